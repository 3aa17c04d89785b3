//! One result as it is typed: what it means, what is unusual about it, what has to be asked.

mod echo;
mod questions;

pub(super) use questions::ask_about_limits;

use chrono::NaiveDate;

use super::reader::Reader;
use super::reading::Echo;
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::effective;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Finding, LabResult, Limits, Reactivity};
use crate::clinical::serology::reactivity;
use crate::notation::{
    self, Beside, Fault, InputOrigin, Unusual, Written, beside_last, fold, odd_limits,
    parse_finding_beside, parse_limits, unit_id,
};
use crate::register::Laboratory;
use crate::view::result_id::ResultId;

pub(super) struct Typed {
    pub(super) place: usize,
    pub(super) finding: Finding,
    pub(super) limits: Limits,
    /// Whether it is kept with a mark.
    pub(super) unusual: bool,
}

/// A field of a report, as it was typed.
pub(super) struct Asked<'a> {
    pub(super) place: usize,
    pub(super) test: Test,
    pub(super) text: &'a str,
    pub(super) label: &'a str,
    pub(super) day: NaiveDate,
    pub(super) laboratory: Option<&'a Laboratory>,
    /// The result that is corrected, if one is.
    pub(super) instead_of: Option<&'a LabResult>,
    /// Whether it turned together with what is expected to turn: nothing is asked about that.
    pub(super) is_expected: bool,
}

pub(super) struct Understood {
    pub(super) finding: Finding,
    /// What is unusual about it by itself.
    pub(super) unusual: Vec<Unusual>,
    /// The lower limit that the value names: `not detected, <20`.
    limit: Option<Decimal>,
    value: String,
    /// The upper limit that was typed behind it.
    pub(super) upper: Option<String>,
}

impl Asked<'_> {
    /// Reads the field, with echo, complaint or question; nothing if nothing was typed or it is not understood.
    pub(super) fn read(&self, at: &mut Reader<'_>) -> Option<Typed> {
        self.show_last(at);
        if self.text.is_empty() {
            at.reading.echo(self.place, Echo::hint(self.hint(at)));
            return None;
        }
        let understood = self.understand(at)?;
        let finding = &understood.finding;
        let limits = match &understood.upper {
            Some(upper) => {
                match parse_limits("", upper, finding, InputOrigin::Typed, at.cx.knowledge) {
                    Ok(limits) => limits,
                    Err(fault) => {
                        let value = format!("{}/", understood.value);
                        self.refuse(&fault.within(&value, ""), at);
                        return None;
                    }
                }
            }
            None if unit_id(finding, at.cx.knowledge) == Some(self.unit()) => self.printed(),
            None => Limits::default(),
        };
        let limits = Limits {
            lower: understood.limit.or(limits.lower),
            ..limits
        };
        Some(self.finish(&understood, limits, at))
    }

    /// The value, with the upper limit that may stand behind it; complains or asks where it is not understood.
    pub(super) fn understand(&self, at: &mut Reader<'_>) -> Option<Understood> {
        let (value, upper) = split_limit(self.text, self.test);
        match self.parsed(&value, at) {
            Ok(understood) => Some(Understood {
                finding: understood.finding,
                unusual: understood.unusual,
                limit: understood.limit,
                value,
                upper,
            }),
            Err(fault) => {
                let limit = upper.map_or_else(String::new, |upper| format!("/{upper}"));
                self.refuse(&fault.within("", &limit), at);
                None
            }
        }
    }

    fn parsed(&self, value: &str, at: &Reader<'_>) -> Result<notation::Reading, Fault> {
        let (implied_unit, assay) = self.implied(at);
        // The laboratory is believed.
        let beside = Beside {
            limits: self.printed(),
            unit: self.laboratory.map(|_| self.unit()),
            are_believed: true,
        };
        let written = Written {
            test: self.test,
            value,
            unit: "",
            implied_unit,
            assay,
        };
        parse_finding_beside(&written, beside, InputOrigin::Typed, at.cx.knowledge)
    }

    /// What a marker showed last, and what it shows as typed; nothing where that is not understood.
    pub(super) fn turn(&self, at: &Reader<'_>) -> Option<(Option<Reactivity>, Reactivity)> {
        let typed = self.parsed(self.text, at).ok()?.finding;
        let shown = |finding: &Finding| {
            let shown = reactivity(finding, at.cx.knowledge);
            shown.map(|(_, reactivity)| reactivity)
        };
        let last = self.last(at).and_then(|last| shown(&last.finding));
        Some((last, shown(&typed)?))
    }

    /// The echo, and what has to be asked about the value.
    pub(super) fn finish(
        &self,
        understood: &Understood,
        limits: Limits,
        at: &mut Reader<'_>,
    ) -> Typed {
        let finding = understood.finding.clone();
        self.confirm(&finding, limits, at);
        let mut unusual = understood.unusual.clone();
        if understood.upper.is_some() {
            unusual.extend(odd_limits(limits, &finding, at.cx.knowledge));
        }
        if let Some(last) = self.last(at) {
            let (last, origin) = (&last.finding, InputOrigin::Typed);
            unusual.extend(beside_last(&finding, last, origin, at.cx.knowledge));
        }
        if self.is_expected {
            unusual.retain(|unusual| !matches!(unusual, Unusual::Turned | Unusual::Jump { .. }));
        }
        self.ask(&finding, &unusual, at);
        Typed {
            place: self.place,
            finding,
            limits,
            unusual: !unusual.is_empty(),
        }
    }

    /// The echo of a value that is on file already: nothing is asked about it again.
    pub(super) fn confirm(&self, finding: &Finding, limits: Limits, at: &mut Reader<'_>) {
        let echo = self.echo(finding, limits, at);
        at.reading.echo(self.place, Echo::understood(echo));
    }

    /// The unit that is meant without one, and the assay: those of the result that is corrected, else the laboratory's.
    fn implied(&self, at: &Reader<'_>) -> (Option<UnitId>, Option<AssayId>) {
        if let Some(own) = self.instead_of.map(|own| &own.finding) {
            let assay = match own {
                Finding::HbvDna { assay, .. } => *assay,
                Finding::Amount { .. }
                | Finding::Serology { .. }
                | Finding::QuantifiedSerology { .. }
                | Finding::Genotype(_)
                | Finding::Ultrasound(_) => None,
            };
            return (unit_id(own, at.cx.knowledge), assay);
        }
        let of_dna = self.laboratory.filter(|_| self.test == Test::HbvDna);
        let assay = of_dna.and_then(|laboratory| laboratory.assay);
        (self.named_unit(), assay)
    }

    fn named_unit(&self) -> Option<UnitId> {
        self.laboratory.and_then(|own| own.unit(self.test))
    }

    fn unit(&self) -> UnitId {
        self.named_unit().unwrap_or(UnitId::COMPUTED)
    }

    fn printed(&self) -> Limits {
        let limits = self.laboratory.map(|own| own.limits(self.test));
        limits.unwrap_or_default()
    }

    /// Whether the patient has a result of this test.
    pub(super) fn is_on_file(&self, at: &Reader<'_>) -> bool {
        self.last(at).is_some()
    }

    /// The patient's last result of this test by the day of the sample, other than the one that is corrected.
    fn last<'r>(&self, at: &Reader<'r>) -> Option<&'r LabResult> {
        effective::results(at.record?, self.day)
            .map(|(_, result)| result)
            .filter(|result| result.finding.test() == self.test)
            .filter(|result| {
                let own = self.instead_of.map(ResultId::of);
                own != Some(ResultId::of(result))
            })
            .last()
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
