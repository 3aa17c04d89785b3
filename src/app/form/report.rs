//! The form of a laboratory report. Its fields come from the laboratory's profile; empty ones are skipped.

mod awaited;
mod expected;

use awaited::{awaited, say_awaited};
pub(super) use expected::expect;

use super::dates::{self, Accepts};
use super::result::{self, Typed};
use super::{Desk, Echo, Field, FieldId, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::clinical::record::{Id, LabResult, Record, Report, ReportHead, Source, Via};
use crate::notation::{Unusual, beside_each_other};
use crate::register::{Change, Laboratory, Op, Register};

/// The order in which forms ask where no profile says another: what every visit has comes first.
pub(super) const ORDER: [Test; 27] = [
    Test::HbvDna,
    Test::Analyte(Analyte::Alt),
    Test::Analyte(Analyte::Ast),
    Test::Analyte(Analyte::TotalBilirubin),
    Test::Analyte(Analyte::Albumin),
    Test::Marker(Marker::HbsAg),
    Test::Marker(Marker::AntiHbs),
    Test::Marker(Marker::HbeAg),
    Test::Marker(Marker::AntiHbe),
    Test::Marker(Marker::AntiHbc),
    Test::Analyte(Analyte::Inr),
    Test::Analyte(Analyte::Platelets),
    Test::Analyte(Analyte::DirectBilirubin),
    Test::Analyte(Analyte::Alp),
    Test::Analyte(Analyte::Ggt),
    Test::Analyte(Analyte::TotalProtein),
    Test::Analyte(Analyte::Afp),
    Test::Analyte(Analyte::Creatinine),
    Test::Genotype,
    Test::Analyte(Analyte::Phosphate),
    Test::Analyte(Analyte::ProthrombinActivity),
    Test::Ultrasound,
    Test::Analyte(Analyte::LiverStiffness),
    Test::Analyte(Analyte::MissedDoses),
    Test::Marker(Marker::AntiHdv),
    Test::Marker(Marker::AntiHcv),
    Test::Marker(Marker::AntiHiv),
];

/// What stands in the laboratory's field where no profile is used.
pub(super) const NO_PROFILE: &str = "none";

/// The day of the sample that was noted as sent and waits for its report, else today; the tests in the order of the profile, then the others, then the laboratory.
pub(super) fn fields(record: &Record, desk: &Desk<'_>) -> Vec<Field> {
    let laboratory = usual_laboratory(record, desk.register);
    let tests = order_of(laboratory);
    let taken = awaited(record, desk).unwrap_or(desk.today);
    let taken = dates::written(CalendarDay::exact(taken));
    let mut fields = vec![Field::new(FieldId::SampleDate, "sample taken", &taken)];
    fields.extend(tests.into_iter().map(|test| {
        let name = &desk.knowledge.tests.get(test).name;
        Field::new(FieldId::Result(test), name, "")
    }));
    if !desk.register.laboratories().is_empty() {
        let name = laboratory.map_or(NO_PROFILE, |laboratory| &laboratory.name);
        fields.push(Field::new(FieldId::Laboratory, "laboratory", name));
    }
    fields
}

/// Every test in the order in which the form of a laboratory asks: its own order, else that of its units, then what
/// every visit has. No test is left out: a report may hold one that its laboratory rarely does.
pub(super) fn order_of(laboratory: Option<&Laboratory>) -> Vec<Test> {
    let mut tests: Vec<Test> = Vec::with_capacity(ORDER.len());
    let own = laboratory.map_or(&[][..], |laboratory| &laboratory.order);
    let fields = laboratory.map_or(&[][..], |laboratory| &laboratory.fields);
    let units = fields
        .iter()
        .map(|field| field.test)
        .filter(|_| own.is_empty());
    for test in own.iter().copied().chain(units).chain(ORDER) {
        if !tests.contains(&test) {
            tests.push(test);
        }
    }
    tests
}

/// Puts the fields of the tests into the order of the laboratory that stands in the form.
pub(super) fn arrange(fields: &mut [Field], desk: &Desk<'_>) {
    let text = fields.iter().find(|field| field.id == FieldId::Laboratory);
    let Some(text) = text.map(Field::text) else {
        return;
    };
    let laboratory = named_laboratory(text, desk);
    if laboratory.is_none() && !text.eq_ignore_ascii_case(NO_PROFILE) {
        // A name that is being typed moves nothing.
        return;
    }
    let order = order_of(laboratory);
    let last = order.len() + 1;
    fields.sort_by_key(|field| match field.id {
        FieldId::Result(test) => 1 + order.iter().position(|own| *own == test).unwrap_or(last),
        FieldId::SampleDate => 0,
        _ => last,
    });
}

/// The laboratory of a name, in either case.
pub(super) fn named_laboratory<'a>(text: &str, desk: &Desk<'a>) -> Option<&'a Laboratory> {
    let mut laboratories = desk.register.laboratories().iter();
    laboratories.find(|laboratory| laboratory.name.eq_ignore_ascii_case(text))
}

/// The name of the laboratory after the one of this name; nothing where the register has none.
#[must_use]
pub fn another_laboratory(text: &str, desk: &Desk<'_>) -> Option<String> {
    let some = !desk.register.laboratories().is_empty();
    some.then(|| step_laboratory(text, true, desk)).flatten()
}

/// The laboratory of the patient's last report, else the first of the register.
pub(super) fn usual_laboratory<'a>(
    record: &Record,
    register: &'a Register,
) -> Option<&'a Laboratory> {
    let last = record.reports.last().and_then(|head| head.laboratory);
    last.and_then(|id| register.laboratory(id))
        .or_else(|| register.laboratories().first())
}

/// The laboratory after (or before) the one that stands in the field.
pub(super) fn step_laboratory(text: &str, forward: bool, desk: &Desk<'_>) -> Option<String> {
    let names: Vec<&str> = desk
        .register
        .laboratories()
        .iter()
        .map(|laboratory| laboratory.name.as_str())
        .chain([NO_PROFILE])
        .collect();
    let present = names.iter().position(|name| *name == text).unwrap_or(0);
    let step = if forward { 1 } else { names.len() - 1 };
    names
        .get((present + step) % names.len())
        .map(|name| (*name).to_owned())
}

/// What the form means.
pub(super) fn read(form: &Form, record: &Record, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    let laboratory = read_laboratory(form, &mut reading, desk);
    let date = form.place(FieldId::SampleDate).and_then(|place| {
        let born = record.person.born.map(|born| born.date);
        let date = dates::read(form, place, Accepts::Sample, born, desk, &mut reading);
        say_awaited(place, date, record, &mut reading, desk);
        date
    });
    let sample = Sample {
        record,
        laboratory,
        day: date.unwrap_or(CalendarDay::exact(desk.today)),
        via: Via::Form,
    };
    let fields = form.fields.iter().enumerate();
    let mut asked: Vec<result::Asked<'_>> = fields
        .filter_map(|(place, field)| match field.id {
            FieldId::Result(test) => Some(sample.asked(place, test, &field.label, field.text())),
            _ => None,
        })
        .collect();
    expect(&mut asked, &mut reading, desk);
    let mut typed: Vec<Typed> = asked
        .iter()
        .filter_map(|asked| asked.read(desk, &mut reading))
        .collect();
    compare(&mut typed, &mut reading, desk);
    if date.is_some() && !typed.is_empty() {
        let op = sample.report(&typed, &mut reading, desk);
        reading.ops.push(op);
        super::check(form, record, &mut reading, desk);
    }
    reading
}

/// A sample whose results are typed.
pub(super) struct Sample<'a> {
    /// The patient.
    pub(super) record: &'a Record,
    /// The laboratory: its units, limits and assay.
    pub(super) laboratory: Option<&'a Laboratory>,
    /// The day on which it was taken, approximate where only the month is known.
    pub(super) day: CalendarDay,
    /// The way the results come in.
    pub(super) via: Via,
}

impl<'a> Sample<'a> {
    /// One result as it is typed.
    pub(super) const fn asked(
        &self,
        place: usize,
        test: Test,
        label: &'a str,
        text: &'a str,
    ) -> result::Asked<'a> {
        result::Asked {
            place,
            test,
            text,
            label,
            day: self.day.date,
            record: self.record,
            laboratory: self.laboratory,
            instead_of: None,
            is_expected: false,
        }
    }

    /// The report of what was understood.
    pub(super) fn report(&self, typed: &[Typed], reading: &mut Reading, desk: &Desk<'_>) -> Op {
        let id: Id = reading.take_id(desk);
        let results = (1_u16..)
            .zip(typed)
            .map(|(place, typed)| LabResult {
                report: id,
                place,
                unusual: typed.unusual,
                on: self.day.date,
                month_only: self.day.approximate,
                finding: typed.finding.clone(),
                limits: typed.limits,
                trail: None,
            })
            .collect();
        let head = ReportHead {
            id,
            on: self.day.date,
            month_only: self.day.approximate,
            laboratory: self.laboratory.map(|laboratory| laboratory.id),
            source: Source {
                via: self.via,
                seq: desk.seq(),
            },
        };
        Op::Report {
            patient: self.record.id,
            change: Change::add(Report { head, results }),
        }
    }
}

fn read_laboratory<'a>(
    form: &Form,
    reading: &mut Reading,
    desk: &Desk<'a>,
) -> Option<&'a Laboratory> {
    let place = form.place(FieldId::Laboratory)?;
    let text = form.text(FieldId::Laboratory);
    let laboratories = desk.register.laboratories();
    let found = named_laboratory(text, desk);
    let names: Vec<&str> = laboratories
        .iter()
        .map(|laboratory| laboratory.name.as_str())
        .chain([NO_PROFILE])
        .collect();
    if found.is_none() && !text.is_empty() && !text.eq_ignore_ascii_case(NO_PROFILE) {
        let accepted = names.join(", ");
        reading.complain(
            place,
            format!("laboratory: '{text}' is not in the register; accepted: {accepted}"),
        );
    } else {
        let another = desk.keys.told(Place::Form, Action::NextProfile);
        let hint = format!("its units and limits; {another}: another");
        reading.echo(place, Echo::hint(hint));
    }
    found
}

/// What is unusual about the results of a report together: asked at the later field of the two.
pub(super) fn compare(typed: &mut [Typed], reading: &mut Reading, desk: &Desk<'_>) {
    let findings: Vec<_> = typed.iter().map(|typed| typed.finding.clone()).collect();
    for unusual in beside_each_other(&findings, desk.knowledge) {
        let pair = together(&unusual);
        let mut about = unusual.to_string();
        let mut field = None;
        for typed in typed
            .iter_mut()
            .filter(|typed| pair.contains(&typed.finding.test()))
        {
            typed.unusual = true;
            field = field.max(Some(typed.place));
            about.push_str(&format!(" {:?}", typed.finding));
        }
        let question = Question {
            about,
            field,
            words: format!("{unusual}: is the report read correctly?"),
            answers: vec![
                Answer::new('n', "no: back to the field", Then::BackToField),
                Answer::new('y', "yes, keep both with a mark", Then::Keep),
            ],
        };
        reading.ask(question, format!("{unusual}?"));
    }
}

/// The tests that something unusual about a report is about.
pub(super) fn together(unusual: &Unusual) -> Vec<Test> {
    match *unusual {
        Unusual::BothPositive { antigen } => {
            let antibody = match antigen {
                Marker::HbsAg | Marker::AntiHbs => Marker::AntiHbs,
                Marker::HbeAg | Marker::AntiHbe => Marker::AntiHbe,
                Marker::AntiHbc => Marker::AntiHbc,
                Marker::AntiHdv => Marker::AntiHdv,
                Marker::AntiHcv => Marker::AntiHcv,
                Marker::AntiHiv => Marker::AntiHiv,
            };
            vec![Test::Marker(antigen), Test::Marker(antibody)]
        }
        Unusual::DirectAboveTotal => vec![
            Test::Analyte(Analyte::DirectBilirubin),
            Test::Analyte(Analyte::TotalBilirubin),
        ],
        Unusual::LowEndOfRange
        | Unusual::CrudeLimit
        | Unusual::OutsideUsual { .. }
        | Unusual::PointMayGroup
        | Unusual::MayBeNotDone
        | Unusual::UnitAssumed
        | Unusual::LimitNotNamed
        | Unusual::OddLimit { .. }
        | Unusual::NotOfAssay { .. }
        | Unusual::OtherUnit
        | Unusual::Jump { .. }
        | Unusual::OtherWildType { .. }
        | Unusual::Turned => Vec::new(),
    }
}
