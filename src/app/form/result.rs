//! One result as it is typed: what it means, what is unusual about it, what has to be asked.

use chrono::NaiveDate;

use super::{Desk, Echo, Reading};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::effective;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::limits::Measured;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::{DnaReading, Finding, Id, LabResult, Limits, Record};
use crate::notation::{
    Fault, Mode, Unusual, Written, beside_last, fold, parse_finding, parse_limits, short_date,
    unit_id,
};
use crate::register::Laboratory;
use crate::wording::{amount_words, decimal_words, iu_words, marker_words, multiple_words};

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
}

impl Asked<'_> {
    /// Reads the field, with echo, complaint or question; nothing if nothing was typed or it is not understood.
    pub(super) fn read(&self, desk: &Desk<'_>, reading: &mut Reading) -> Option<Typed> {
        if self.text.is_empty() {
            reading.echo(self.place, Echo::hint(self.hint(desk)));
            return None;
        }
        let (value, upper) = split_limit(self.text, self.test);
        let written = Written {
            test: self.test,
            value: &value,
            unit: "",
            implied_unit: self
                .laboratory
                .and_then(|laboratory| laboratory.unit(self.test)),
            assay: self
                .laboratory
                .filter(|_| self.test == Test::HbvDna)
                .and_then(|laboratory| laboratory.assay),
        };
        let understood = match parse_finding(&written, Mode::Typed, desk.knowledge) {
            Ok(understood) => understood,
            Err(fault) => {
                self.refuse(&fault, reading);
                return None;
            }
        };
        let finding = understood.finding;
        let limits = match upper {
            Some(upper) => match parse_limits("", &upper, &finding, Mode::Typed, desk.knowledge) {
                Ok(limits) => limits,
                Err(fault) => {
                    self.refuse(&fault, reading);
                    return None;
                }
            },
            None => self.profile_limits(&finding, desk),
        };
        reading.echo(
            self.place,
            Echo::understood(self.echo(&finding, limits, desk)),
        );
        let mut unusual = understood.unusual;
        if let Some(last) = self.last() {
            unusual.extend(beside_last(
                &finding,
                &last.finding,
                Mode::Typed,
                desk.knowledge,
            ));
        }
        self.ask(&finding, &unusual, reading, desk);
        Some(Typed {
            place: self.place,
            finding,
            limits,
            unusual: !unusual.is_empty(),
        })
    }

    /// The patient's last result of this test by the day of the sample.
    fn last(&self) -> Option<&LabResult> {
        effective::results(self.record, self.day)
            .map(|(_, result)| result)
            .filter(|result| result.finding.test() == self.test)
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
        };
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

    /// `= 230 000 IU/mL`, with what it is in the unit computed in, or as a multiple of its limit.
    fn echo(&self, finding: &Finding, limits: Limits, desk: &Desk<'_>) -> String {
        let amount = amount_words(finding, desk.knowledge);
        match finding {
            Finding::HbvDna {
                reading: DnaReading::NotDetected,
                ..
            } => amount,
            Finding::HbvDna {
                reading:
                    DnaReading::Quantified(figure)
                    | DnaReading::Below(figure)
                    | DnaReading::DetectedBelow(figure)
                    | DnaReading::AboveRange(figure),
                unit,
                assay,
            } => match unit {
                DnaUnit::IuPerMl => format!("= {amount}"),
                DnaUnit::CopiesPerMl | DnaUnit::Log10IuPerMl | DnaUnit::Log10CopiesPerMl => {
                    let load = to_iu_per_ml(*figure, *unit, *assay, desk.knowledge);
                    format!("= {amount}, that is {} IU/mL", iu_words(load))
                }
            },
            Finding::Amount { .. } => {
                let measured = Measured::of(&self.as_result(*finding, limits), desk.knowledge);
                let multiple = measured.and_then(|measured| measured.multiple_of_upper());
                let limit = limits
                    .upper
                    .map_or_else(String::new, |upper| format!(" of {}", decimal_words(upper)));
                multiple.map_or_else(
                    || format!("= {amount}"),
                    |multiple| {
                        let multiple = multiple_words(MultipleOfLimit(multiple));
                        format!("= {amount}, {multiple}{limit}")
                    },
                )
            }
            Finding::Serology { marker, .. } => format!("= {} {amount}", marker_words(*marker)),
            Finding::QuantifiedSerology { marker, .. } => {
                format!("= {} {amount}", marker_words(marker.marker()))
            }
        }
    }

    fn as_result(&self, finding: Finding, limits: Limits) -> LabResult {
        LabResult {
            report: Id(0),
            place: 1,
            unusual: false,
            on: self.day,
            finding,
            limits,
            trail: None,
        }
    }

    /// Complains, or asks which reading is meant where there are several.
    fn refuse(&self, fault: &Fault, reading: &mut Reading) {
        let words = format!("{}: {fault}", self.label);
        if fault.readings.is_empty() {
            return reading.complain(self.place, words);
        }
        let mut answers = vec![Answer::new(
            'n',
            "none of these: back to the field",
            Then::BackToField,
        )];
        answers.extend(
            ('1'..='9')
                .zip(&fault.readings)
                .map(|(key, meant)| Answer::new(key, meant.clone(), Then::Replace(meant.clone()))),
        );
        let question = Question {
            about: format!("{} {}", self.label, self.text),
            field: Some(self.place),
            words,
            answers,
        };
        reading.ask(question, format!("{}?", fault.problem));
    }

    /// Asks once about what is unusual, and about a second result of one day.
    fn ask(&self, finding: &Finding, unusual: &[Unusual], reading: &mut Reading, desk: &Desk<'_>) {
        if unusual.contains(&Unusual::MayBeNotDone) {
            let question = Question {
                about: format!("{} {}", self.label, self.text),
                field: Some(self.place),
                words: format!("{} {}: not detected, or not done?", self.label, self.text),
                answers: vec![
                    Answer::new('b', "back to the field", Then::BackToField),
                    Answer::new(
                        '1',
                        "not detected",
                        Then::Replace("not detected".to_owned()),
                    ),
                    Answer::new(
                        '2',
                        "not done: leave it empty",
                        Then::Replace(String::new()),
                    ),
                ],
            };
            return reading.ask(question, "= not detected?");
        }
        let last = self.last();
        let mut reasons: Vec<String> = unusual.iter().map(ToString::to_string).collect();
        if last.is_some_and(|last| last.on == self.day) {
            reasons.push("a result of this day is on file already".to_owned());
        }
        if reasons.is_empty() {
            return;
        }
        let before = last.map_or_else(String::new, |last| {
            format!(
                " Last: {} on {}.",
                amount_words(&last.finding, desk.knowledge),
                short_date(last.on)
            )
        });
        let amount = amount_words(finding, desk.knowledge);
        let echo = format!("= {amount}? {}", reasons.join("; "));
        let question = Question {
            about: format!("{} {} {}", self.label, self.text, reasons.join(" ")),
            field: Some(self.place),
            words: format!(
                "{} {amount}: {}.{before} Keep it?",
                self.label,
                reasons.join("; ")
            ),
            answers: vec![
                Answer::new('n', "no: back to the field", Then::BackToField),
                Answer::new('y', "yes, keep it with a mark", Then::Keep),
            ],
        };
        reading.ask(question, echo);
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
