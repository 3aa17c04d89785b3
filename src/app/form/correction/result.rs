//! A result gets another value or other limits. It keeps its place; what it said goes to the front of its trail.

use super::super::report::together;
use super::super::result::{Asked, Typed, Understood, ask_about_limits};
use super::super::{Desk, Field, FieldId, Form, Reading, check, filled};
use super::why;
use crate::app::keymap::{Action, Place};
use crate::app::question::{Answer, Question, Then};
use crate::app::result_id::ResultId;
use crate::clinical::decimal::Decimal;
use crate::clinical::effective;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Earlier, Finding, LabResult, Limits, Record, Report};
use crate::notation::{Fault, Mode, beside_each_other, odd_limits, parse_limits, unit_id};
use crate::register::{Change, Op};
use crate::wording::{amount_words, date_words, finding_words};

/// The value and its limits as they stand on file, and the reason.
pub(super) fn fields(result: Option<&LabResult>, desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = Vec::new();
    if let Some(result) = result {
        let test = result.finding.test();
        let definition = desk.knowledge.tests.get(test);
        fields = vec![
            Field::new(
                FieldId::Result(test),
                &definition.name,
                &on_file(result, desk),
            ),
            Field::new(
                FieldId::LowerLimit,
                "lower limit",
                &limit(result.limits.lower),
            ),
            Field::new(
                FieldId::UpperLimit,
                "upper limit",
                &limit(result.limits.upper),
            ),
        ];
    }
    fields.push(why::field("why corrected"));
    fields
}

/// The value as it would be typed: its own unit is meant.
fn on_file(result: &LabResult, desk: &Desk<'_>) -> String {
    let unit = unit_id(&result.finding, desk.knowledge);
    filled::typed(&result.finding, unit, desk.knowledge)
}

/// The keys that retract what the form corrects: `Esc, then Delete`.
fn retract(desk: &Desk<'_>, joined: &str) -> String {
    let park = desk.keys.told(Place::Form, Action::Back);
    let retract = desk.keys.told(Place::Value, Action::Retract);
    format!("{park}{joined}{retract}")
}

fn limit(limit: Option<Decimal>) -> String {
    limit.map_or_else(String::new, |limit| limit.to_string())
}

/// What the form means; `None` if the result is not on file.
pub(super) fn read(id: ResultId, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let result = id.find(record)?;
    let before = record.report(id.report)?;
    reading.about.push(format!(
        "On file: {} of {}",
        finding_words(&result.finding, desk.knowledge),
        date_words(result.on)
    ));
    why::read(form, &mut reading, desk);
    let correcting = Correcting {
        form,
        record,
        result,
        desk,
    };
    let Some(mut typed) = correcting.value(&mut reading) else {
        return Some(reading);
    };
    if typed.finding == result.finding && typed.limits == result.limits {
        let still = amount_words(&result.finding, desk.knowledge);
        let words = format!(
            "the value is still {still}; {} retract it",
            retract(desk, " and ")
        );
        why::nothing_changed(form, &words, &mut reading, desk);
        return Some(reading);
    }
    if typed.finding != result.finding {
        correcting.compare(&mut typed, &mut reading);
    }
    if typed.limits != result.limits || result.unusual {
        let odd = odd_limits(typed.limits, &typed.finding, desk.knowledge);
        typed.unusual |= !odd.is_empty();
    }
    let after = corrected(&before, id, &typed, desk);
    reading.ops.push(Op::Report {
        patient: record.id,
        change: Change::replace(before, after),
    });
    check(form, record, &mut reading, desk);
    Some(reading)
}

fn corrected(before: &Report, id: ResultId, typed: &Typed, desk: &Desk<'_>) -> Report {
    let mut after = before.clone();
    for own in &mut after.results {
        if ResultId::of(own) != id {
            continue;
        }
        if own.finding != typed.finding {
            let earlier = Earlier {
                finding: own.finding.clone(),
                replaced_by: desk.seq(),
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
    form: &'a Form,
    record: &'a Record,
    result: &'a LabResult,
    desk: &'a Desk<'a>,
}

impl Correcting<'_> {
    /// The value with its limits; nothing where they are not understood.
    fn value(&self, reading: &mut Reading) -> Option<Typed> {
        let test = self.result.finding.test();
        let place = self.form.place(FieldId::Result(test))?;
        let text = self.form.text(FieldId::Result(test));
        let name = &self.desk.knowledge.tests.get(test).name;
        let asked = Asked {
            place,
            test,
            text,
            label: name,
            day: self.result.on,
            record: self.record,
            laboratory: None,
            instead_of: Some(self.result),
            is_expected: false,
        };
        if text.is_empty() {
            reading.complain(
                place,
                format!(
                    "{name}: no value; type the right one, or retract it ({})",
                    retract(self.desk, ", then ")
                ),
            );
            return None;
        }
        if text == on_file(self.result, self.desk) {
            let limits = self.limits(&self.result.finding, None, reading)?;
            asked.confirm(&self.result.finding, limits, self.desk, reading);
            return Some(Typed {
                place,
                finding: self.result.finding.clone(),
                limits,
                unusual: self.result.unusual,
            });
        }
        let understood: Understood = asked.understand(self.desk, reading)?;
        let upper = understood.upper.as_deref();
        let limits = self.limits(&understood.finding, upper, reading)?;
        Some(asked.finish(&understood, limits, self.desk, reading))
    }

    /// The limits, in the unit of the value; an upper limit typed behind the value counts before its field.
    fn limits(
        &self,
        finding: &Finding,
        behind: Option<&str>,
        reading: &mut Reading,
    ) -> Option<Limits> {
        let (low, high) = (
            self.form.place(FieldId::LowerLimit)?,
            self.form.place(FieldId::UpperLimit)?,
        );
        let lower = self.form.text(FieldId::LowerLimit);
        let upper = behind.unwrap_or_else(|| self.form.text(FieldId::UpperLimit));
        let on_file = self.result.limits;
        let unchanged = lower == limit(on_file.lower) && upper == limit(on_file.upper);
        if has_no_limits(finding) && unchanged {
            reading.hide(low);
            reading.hide(high);
        }
        let units =
            [finding, &self.result.finding].map(|finding| unit_id(finding, self.desk.knowledge));
        let [now, before] = units;
        if unchanged && now == before {
            return Some(on_file);
        }
        let parse =
            |lower, upper| parse_limits(lower, upper, finding, Mode::Typed, self.desk.knowledge);
        let complain = |fault: Fault, place: usize, reading: &mut Reading| {
            let label = self.form.fields.get(place).map_or("", |field| &field.label);
            reading.complain(place, format!("{label}: {fault}"));
        };
        if let Err(fault) = parse(lower, "") {
            complain(fault, low, reading);
            return None;
        }
        let limits = match parse(lower, upper) {
            Ok(limits) => limits,
            Err(fault) => {
                complain(fault, high, reading);
                return None;
            }
        };
        if unchanged && limits != Limits::default() {
            self.ask_about_unit(if upper.is_empty() { low } else { high }, finding, reading);
        }
        // What is typed behind the value is asked about there.
        if !unchanged && behind.is_none() {
            let (lower, upper) = (limits.lower, limits.upper);
            self.ask_about_odd(low, Limits { lower, upper: None }, finding, reading);
            self.ask_about_odd(high, Limits { lower: None, upper }, finding, reading);
        }
        Some(limits)
    }

    /// A limit that no laboratory prints.
    fn ask_about_odd(&self, place: usize, limit: Limits, finding: &Finding, reading: &mut Reading) {
        let odd = odd_limits(limit, finding, self.desk.knowledge);
        if let Some(field) = self.form.fields.get(place) {
            ask_about_limits(place, &field.label, field.text(), &odd, reading);
        }
    }

    /// The limits were printed in another unit than the value has now.
    fn ask_about_unit(&self, place: usize, finding: &Finding, reading: &mut Reading) {
        let definition = self.desk.knowledge.tests.get(finding.test());
        let unit = |finding: &Finding| {
            unit_id(finding, self.desk.knowledge)
                .and_then(|unit| definition.unit(unit))
                .map_or("", |unit| unit.name.as_str())
        };
        let (before, now) = (unit(&self.result.finding), unit(finding));
        let question = Question {
            about: format!("limits {before} {now}"),
            field: Some(place),
            words: format!(
                "The limits were printed in {before}, the value is in {now}: keep them?"
            ),
            answers: vec![
                Answer::new('n', "no: back to the field", Then::BackToField),
                Answer::new('y', "yes, they are right", Then::Keep),
            ],
        };
        reading.ask(question, format!("printed in {before}?"));
    }

    /// What is unusual about the value beside the others of its report.
    fn compare(&self, typed: &mut Typed, reading: &mut Reading) {
        let test: Test = typed.finding.test();
        let findings: Vec<Finding> = effective::results(self.record, self.result.on)
            .map(|(_, other)| other)
            .filter(|other| other.report == self.result.report)
            .filter(|other| other.place != self.result.place)
            .map(|other| other.finding.clone())
            .chain([typed.finding.clone()])
            .collect();
        for unusual in beside_each_other(&findings, self.desk.knowledge) {
            if !together(&unusual).contains(&test) {
                continue;
            }
            typed.unusual = true;
            let question = Question {
                about: format!("{unusual} {:?}", typed.finding),
                field: Some(typed.place),
                words: format!("{unusual}: is the report read correctly?"),
                answers: vec![
                    Answer::new('n', "no: back to the field", Then::BackToField),
                    Answer::new('y', "yes, keep both with a mark", Then::Keep),
                ],
            };
            reading.ask(question, format!("{unusual}?"));
        }
    }
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
