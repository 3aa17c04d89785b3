//! One result as it is typed: what it means, what is unusual about it, what has to be asked.

mod echo;
mod questions;

pub(super) use questions::ask_about_limits;

use chrono::NaiveDate;

use super::profile::range_text;
use super::{Desk, Echo, Reading};
use crate::app::result_id::ResultId;
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::effective;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Finding, LabResult, Limits, Reactivity, Record};
use crate::clinical::serology::reactivity;
use crate::notation::{
    self, Beside, Fault, Mode, Unusual, Written, beside_last, fold, odd_limits,
    parse_finding_beside, parse_limits, short_date, unit_id,
};
use crate::register::Laboratory;
use crate::wording::amount_words;

/// A result that was understood.
pub(super) struct Typed {
    /// The place of its field.
    pub(super) place: usize,
    /// What it says.
    pub(super) finding: Finding,
    /// The limits beside it.
    pub(super) limits: Limits,
    /// Whether it is kept with a mark.
    pub(super) unusual: bool,
}

/// A field of the report and what it is read against.
pub(super) struct Asked<'a> {
    /// The place of the field.
    pub(super) place: usize,
    /// The test.
    pub(super) test: Test,
    /// What was typed.
    pub(super) text: &'a str,
    /// The label of the field.
    pub(super) label: &'a str,
    /// The day of the sample.
    pub(super) day: NaiveDate,
    /// The patient.
    pub(super) record: &'a Record,
    /// The laboratory.
    pub(super) laboratory: Option<&'a Laboratory>,
    /// The result that is corrected, if one is.
    pub(super) instead_of: Option<&'a LabResult>,
    /// Whether it turned together with what is expected to turn: nothing is asked about that.
    pub(super) is_expected: bool,
}

/// A value that was understood.
pub(super) struct Understood {
    /// What it says.
    pub(super) finding: Finding,
    /// What is unusual about it by itself.
    pub(super) unusual: Vec<Unusual>,
    /// The lower limit that the value names: `not detected, <20`.
    pub(super) limit: Option<Decimal>,
    /// The value as it was typed.
    value: String,
    /// The upper limit that was typed behind it.
    pub(super) upper: Option<String>,
}

impl Asked<'_> {
    /// Reads the field, with echo, complaint or question; nothing if nothing was typed or it is not understood.
    pub(super) fn read(&self, desk: &Desk<'_>, reading: &mut Reading) -> Option<Typed> {
        if self.text.is_empty() {
            reading.echo(self.place, Echo::hint(self.hint(desk)));
            return None;
        }
        let understood = self.understand(desk, reading)?;
        let finding = &understood.finding;
        let limits = match &understood.upper {
            Some(upper) => match parse_limits("", upper, finding, Mode::Typed, desk.knowledge) {
                Ok(limits) => limits,
                Err(fault) => {
                    let value = format!("{}/", understood.value);
                    self.refuse(&fault.within(&value, ""), reading);
                    return None;
                }
            },
            None => self.profile_limits(finding, desk),
        };
        let limits = Limits {
            lower: understood.limit.or(limits.lower),
            ..limits
        };
        Some(self.finish(&understood, limits, desk, reading))
    }

    /// The value, with the upper limit that may stand behind it; complains or asks where it is not understood.
    pub(super) fn understand(&self, desk: &Desk<'_>, reading: &mut Reading) -> Option<Understood> {
        let (value, upper) = split_limit(self.text, self.test);
        match self.parsed(&value, desk) {
            Ok(understood) => Some(Understood {
                finding: understood.finding,
                unusual: understood.unusual,
                limit: understood.limit,
                value,
                upper,
            }),
            Err(fault) => {
                let limit = upper.map_or_else(String::new, |upper| format!("/{upper}"));
                self.refuse(&fault.within("", &limit), reading);
                None
            }
        }
    }

    fn parsed(&self, value: &str, desk: &Desk<'_>) -> Result<notation::Reading, Fault> {
        let (implied_unit, assay) = self.implied(desk);
        let written = Written {
            test: self.test,
            value,
            unit: "",
            implied_unit,
            assay,
        };
        parse_finding_beside(&written, self.beside(), Mode::Typed, desk.knowledge)
    }

    /// What a marker showed last, and what it shows as typed; nothing where that is not understood.
    pub(super) fn turn(&self, desk: &Desk<'_>) -> Option<(Option<Reactivity>, Reactivity)> {
        let typed = self.parsed(self.text, desk).ok()?.finding;
        let shown = |finding: &Finding| {
            let shown = reactivity(finding, desk.knowledge);
            shown.map(|(_, reactivity)| reactivity)
        };
        let last = self.last().and_then(|last| shown(&last.finding));
        Some((last, shown(&typed)?))
    }

    /// The echo, and what has to be asked about the value.
    pub(super) fn finish(
        &self,
        understood: &Understood,
        limits: Limits,
        desk: &Desk<'_>,
        reading: &mut Reading,
    ) -> Typed {
        let finding = understood.finding.clone();
        reading.echo(
            self.place,
            Echo::understood(self.echo(&finding, limits, desk)),
        );
        let mut unusual = understood.unusual.clone();
        if understood.upper.is_some() {
            unusual.extend(odd_limits(limits, &finding, desk.knowledge));
        }
        if let Some(last) = self.last() {
            unusual.extend(beside_last(
                &finding,
                &last.finding,
                Mode::Typed,
                desk.knowledge,
            ));
        }
        if self.is_expected {
            unusual.retain(|unusual| !matches!(unusual, Unusual::Turned | Unusual::Jump { .. }));
        }
        self.ask(&finding, &unusual, reading, desk);
        Typed {
            place: self.place,
            finding,
            limits,
            unusual: !unusual.is_empty(),
        }
    }

    /// The echo of a value that is on file already: nothing is asked about it again.
    pub(super) fn confirm(
        &self,
        finding: &Finding,
        limits: Limits,
        desk: &Desk<'_>,
        reading: &mut Reading,
    ) {
        let echo = self.echo(finding, limits, desk);
        reading.echo(self.place, Echo::understood(echo));
    }

    /// The unit that is meant without one, and the assay: those of the result that is corrected, else the laboratory's.
    fn implied(&self, desk: &Desk<'_>) -> (Option<UnitId>, Option<AssayId>) {
        match self.instead_of.map(|own| &own.finding) {
            Some(own @ Finding::HbvDna { assay, .. }) => (unit_id(own, desk.knowledge), *assay),
            Some(
                own @ (Finding::Amount { .. }
                | Finding::Serology { .. }
                | Finding::QuantifiedSerology { .. }
                | Finding::Genotype(_)
                | Finding::Ultrasound(_)),
            ) => (unit_id(own, desk.knowledge), None),
            None => (
                self.laboratory
                    .and_then(|laboratory| laboratory.unit(self.test)),
                self.laboratory
                    .filter(|_| self.test == Test::HbvDna)
                    .and_then(|laboratory| laboratory.assay),
            ),
        }
    }

    /// The limits of the laboratory, which is believed.
    fn beside(&self) -> Beside {
        let limits = self
            .laboratory
            .map(|laboratory| laboratory.limits(self.test));
        Beside {
            limits: limits.unwrap_or_default(),
            unit: self
                .laboratory
                .map(|laboratory| laboratory.unit(self.test).unwrap_or(UnitId::COMPUTED)),
            are_believed: true,
        }
    }

    /// The patient's last result of this test by the day of the sample, other than the one that is corrected.
    fn last(&self) -> Option<&LabResult> {
        effective::results(self.record, self.day)
            .map(|(_, result)| result)
            .filter(|result| result.finding.test() == self.test)
            .filter(|result| {
                let own = self.instead_of.map(ResultId::of);
                own != Some(ResultId::of(result))
            })
            .last()
    }

    /// The unit that is meant, and what was last on file.
    fn hint(&self, desk: &Desk<'_>) -> String {
        let definition = desk.knowledge.tests.get(self.test);
        let unit = self
            .laboratory
            .and_then(|laboratory| laboratory.unit(self.test))
            .unwrap_or(UnitId::COMPUTED);
        let unit = match self.test {
            Test::HbvDna | Test::Analyte(_) => {
                definition.unit(unit).map_or("", |unit| unit.name.as_str())
            }
            Test::Marker(_) => "+ or -",
            Test::Genotype => "rtM204V rtL180M, or none",
            Test::Ultrasound => "- no focal lesion, + focal lesion, = known lesion",
        };
        let limits = self
            .laboratory
            .map(|laboratory| laboratory.limits(self.test))
            .unwrap_or_default();
        let unit = format!("{unit} {}", range_text(limits));
        let unit = unit.trim_end();
        match self.last() {
            Some(last) => format!(
                "{unit}; last {} on {}",
                amount_words(&last.finding, desk.knowledge),
                short_date(last.on)
            ),
            None => unit.to_owned(),
        }
    }

    /// The limits that the profile prints, where the result is in the profile's unit.
    fn profile_limits(&self, finding: &Finding, desk: &Desk<'_>) -> Limits {
        let Some(laboratory) = self.laboratory else {
            return Limits::default();
        };
        let unit = laboratory.unit(self.test).unwrap_or(UnitId::COMPUTED);
        match unit_id(finding, desk.knowledge) {
            Some(own) if own == unit => laboratory.limits(self.test),
            Some(_) | None => Limits::default(),
        }
    }
}

/// `31/50` is an amount with the upper limit that the report prints; a unit such as `mg/dL` has no digit behind its
/// stroke.
fn split_limit(text: &str, test: Test) -> (String, Option<String>) {
    let folded = fold(text).into_owned();
    if matches!(test, Test::Analyte(_))
        && let Some((value, upper)) = folded.rsplit_once('/')
    {
        let upper = upper.trim();
        let is_number = upper.starts_with(|first: char| first.is_ascii_digit());
        if is_number && value.chars().any(|character| character.is_ascii_digit()) {
            return (value.trim().to_owned(), Some(upper.to_owned()));
        }
    }
    (folded, None)
}
