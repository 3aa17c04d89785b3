//! A result gets another value or other limits. It keeps its place; what it said goes to the front of its trail.

mod limits;

use super::{result_title, why};
use crate::app::form::context::FormContext;
use crate::app::form::filled;
use crate::app::form::reader::Reader;
use crate::app::form::report::{ask_about_pair, together};
use crate::app::form::result::{Asked, Typed};
use crate::app::form::spec::{self, Field, Spec, text};
use crate::app::form::table::{Kind, Source};
use crate::clinical::decimal::Decimal;
use crate::clinical::effective;
use crate::clinical::record::{Earlier, Finding, LabResult, Record, Report};
use crate::keys::{Action, Place};
use crate::notation::{beside_each_other, odd_limits, unit_id};
use crate::register::{Change, Op};
use crate::view::result_id::ResultId;
use crate::wording::screens::{correction as words, form};
use crate::wording::{Language, Phrase};
use crate::wording::{amount_words, date_words, finding_words};

const LOWER: Spec = text(form::LOWER_LIMIT);
const UPPER: Spec = text(form::UPPER_LIMIT);

pub(in crate::app::form) struct ResultForm(pub(in crate::app::form) ResultId);

impl Kind for ResultForm {
    fn name(&self) -> Phrase {
        form::CORRECTED_RESULT
    }

    /// The value as it would be typed where the unit of the one on file is meant.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let on_file = self.0.find(from.record?)?;
        let described = from.described()?;
        let result = self.0.find(&described)?;
        let test = on_file.finding.test();
        let unit = unit_id(&on_file.finding, from.cx.knowledge);
        let value = filled::typed(&result.finding, unit, from.cx.language, from.cx.knowledge);
        Some(vec![
            spec::test(test).holding(&value),
            LOWER.holding(&limit(result.limits.lower)),
            UPPER.holding(&limit(result.limits.upper)),
            why::filled(form::WHY_CORRECTED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let result = self.0.find(record)?;
        let before = record.report(self.0.report)?;
        let finding = finding_words(at.cx.language, &result.finding, at.cx.knowledge);
        let on_file = words::on_file(
            at.cx.language,
            finding,
            date_words(at.cx.language, result.on),
        );
        at.reading.about.push(on_file);
        why::read(at);
        let correcting = Correcting { record, result };
        let Some(mut typed) = correcting.value(at) else {
            return Some(());
        };
        if typed.finding == result.finding && typed.limits == result.limits {
            let still = amount_words(at.cx.language, &result.finding, at.cx.knowledge);
            let keys = retract(at.cx, words::KEYS_AND);
            why::nothing_changed(&words::still(at.cx.language, still, keys), at);
            return Some(());
        }
        if typed.finding != result.finding {
            correcting.compare(&mut typed, at);
        }
        if typed.limits != result.limits || result.unusual {
            let odd = odd_limits(typed.limits, &typed.finding, at.cx.knowledge);
            typed.unusual |= !odd.is_empty();
        }
        let after = corrected(&before, self.0, &typed, at.cx);
        let (patient, change) = (record.id, Change::replace(before, after));
        at.make(Op::Report { patient, change });
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        words::correct(cx.language, result_title(record, self.0, cx))
    }
}

/// The keys that retract what the form corrects: `Esc, then Delete`.
fn retract(cx: &FormContext<'_>, joined: Phrase) -> String {
    let park = cx.keys.told(Place::Form, Action::Back);
    let retract = cx.keys.told(Place::Value, Action::Retract);
    format!("{park}{}{retract}", joined.of(cx.language))
}

fn limit(limit: Option<Decimal>) -> String {
    limit.map_or_else(String::new, |limit| limit.to_string())
}

fn corrected(before: &Report, id: ResultId, typed: &Typed, cx: &FormContext<'_>) -> Report {
    let mut after = before.clone();
    for own in &mut after.results {
        if ResultId::of(own) != id {
            continue;
        }
        if own.finding != typed.finding {
            let earlier = Earlier {
                finding: own.finding.clone(),
                replaced_by: cx.register.next_seq(),
            };
            own.trail.get_or_insert_default().earlier.insert(0, earlier);
        }
        own.finding = typed.finding.clone();
        own.limits = typed.limits;
        own.unusual = typed.unusual;
    }
    after
}

struct Correcting<'a> {
    record: &'a Record,
    result: &'a LabResult,
}

impl Correcting<'_> {
    /// The value with its limits; nothing where they are not understood.
    fn value(&self, at: &mut Reader<'_>) -> Option<Typed> {
        let on_file = &self.result.finding;
        let test = on_file.test();
        let field = spec::test(test);
        let place = at.form.place(field.id)?;
        let text = at.text(field);
        let asked = Asked {
            place,
            test,
            text,
            label: &at.cx.knowledge.tests.get(test).name,
            day: self.result.on,
            laboratory: None,
            instead_of: Some(self.result),
            is_expected: false,
        };
        if text.is_empty() {
            let keys = retract(at.cx, words::THEN);
            let why = words::no_value(at.cx.language, keys);
            at.complain(field, &why);
            return None;
        }
        let unit = unit_id(on_file, at.cx.knowledge);
        if text == filled::typed(on_file, unit, at.cx.language, at.cx.knowledge) {
            let limits = self.limits(on_file, None, at)?;
            asked.confirm(on_file, limits, at);
            return Some(Typed {
                place,
                finding: on_file.clone(),
                limits,
                unusual: self.result.unusual,
            });
        }
        let understood = asked.understand(at)?;
        let upper = understood.upper.as_deref();
        let limits = self.limits(&understood.finding, upper, at)?;
        Some(asked.finish(&understood, limits, at))
    }

    /// What is unusual about the value beside the others of its report.
    fn compare(&self, typed: &mut Typed, at: &mut Reader<'_>) {
        let test = typed.finding.test();
        let findings: Vec<Finding> = effective::results(self.record, self.result.on)
            .map(|(_, other)| other)
            .filter(|other| other.report == self.result.report)
            .filter(|other| other.place != self.result.place)
            .map(|other| other.finding.clone())
            .chain([typed.finding.clone()])
            .collect();
        for unusual in beside_each_other(&findings, at.cx.knowledge) {
            if !together(&unusual).contains(&test) {
                continue;
            }
            typed.unusual = true;
            let about = format!("{} {:?}", unusual.told(Language::English), typed.finding);
            ask_about_pair(&unusual, about, Some(typed.place), at);
        }
    }
}
