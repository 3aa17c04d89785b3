//! The limits of a result that is corrected, in the unit of its value.

use super::{Correcting, LOWER, UPPER, limit};
use crate::app::form::reader::Reader;
use crate::app::form::result::ask_about_limits;
use crate::app::form::spec::Spec;
use crate::clinical::record::{Finding, Limits};
use crate::notation::{InputOrigin, odd_limits, parse_limits, unit_id};
use crate::wording::name_words;
use crate::wording::screens::correction as words;

impl Correcting<'_> {
    /// An upper limit typed behind the value counts before its field.
    pub(super) fn limits(
        &self,
        finding: &Finding,
        behind: Option<&str>,
        at: &mut Reader<'_>,
    ) -> Option<Limits> {
        let lower = at.text(LOWER);
        let upper = behind.unwrap_or(at.text(UPPER));
        let on_file = self.result.limits;
        let unchanged = lower == limit(on_file.lower) && upper == limit(on_file.upper);
        if has_no_limits(finding) && unchanged {
            at.reading.hide(at.place(LOWER));
            at.reading.hide(at.place(UPPER));
        }
        let knowledge = at.cx.knowledge;
        if unchanged && unit_id(finding, knowledge) == unit_id(&self.result.finding, knowledge) {
            return Some(on_file);
        }
        let parse =
            |lower, upper| parse_limits(lower, upper, finding, InputOrigin::Typed, knowledge);
        let limits = match (parse(lower, ""), parse(lower, upper)) {
            (Err(fault), _) => {
                at.complain(LOWER, &fault.told(at.cx.language));
                return None;
            }
            (Ok(_), Err(fault)) => {
                at.complain(UPPER, &fault.told(at.cx.language));
                return None;
            }
            (Ok(_), Ok(limits)) => limits,
        };
        if unchanged && limits != Limits::default() {
            let field = if upper.is_empty() { LOWER } else { UPPER };
            self.ask_about_unit(field, finding, at);
        }
        // What is typed behind the value is asked about there.
        if !unchanged && behind.is_none() {
            let (lower, upper) = (limits.lower, limits.upper);
            ask_about_odd(LOWER, Limits { lower, upper: None }, finding, at);
            ask_about_odd(UPPER, Limits { lower: None, upper }, finding, at);
        }
        Some(limits)
    }

    /// The limits were printed in another unit than the value has now.
    fn ask_about_unit(&self, field: Spec, finding: &Finding, at: &mut Reader<'_>) {
        let knowledge = at.cx.knowledge;
        let definition = knowledge.tests.get(finding.test());
        let unit = |finding: &Finding| {
            unit_id(finding, knowledge)
                .and_then(|unit| definition.unit(unit))
                .map_or("", |unit| name_words(at.cx.language, unit))
        };
        let (before, now) = (unit(&self.result.finding), unit(finding));
        let about = format!("limits {before} {now}");
        let words = words::limits_printed(at.cx.language, before, now);
        let echo = words::printed_in(at.cx.language, before);
        at.ask_to_keep(
            at.form.place(field.id),
            about,
            words,
            words::YES_RIGHT.of(at.cx.language),
            echo,
        );
    }
}

/// A limit that no laboratory prints.
fn ask_about_odd(field: Spec, limit: Limits, finding: &Finding, at: &mut Reader<'_>) {
    let odd = odd_limits(limit, finding, at.cx.knowledge);
    ask_about_limits(
        at.place(field),
        field.label.of(at.cx.language),
        at.text(field),
        &odd,
        at,
    );
}

/// Whether no report prints limits beside such a value.
const fn has_no_limits(finding: &Finding) -> bool {
    match finding {
        Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => true,
        Finding::HbvDna { .. } | Finding::Amount { .. } | Finding::QuantifiedSerology { .. } => {
            false
        }
    }
}
