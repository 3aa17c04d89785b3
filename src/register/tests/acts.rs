//! What somebody might do to a register, for property tests.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::*;

use super::super::*;

pub(super) fn stamp() -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 60,
        },
        by: "ana".to_owned(),
        via: Via::Form,
    }
}

pub(super) fn draft(register: &Register, ops: Vec<Op>) -> Draft {
    Draft {
        stamp: stamp(),
        base: register.last_seq(),
        why: None,
        ops,
    }
}

pub(super) fn source(register: &Register) -> Source {
    Source {
        via: Via::Form,
        seq: register.next_seq(),
    }
}

pub(super) fn day(number: u16) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(u64::from(number))
}

pub(super) fn person(mrn: u8) -> Person {
    Person {
        mrn: format!("W-{mrn}"),
        name: "Zhang, Li".to_owned(),
        born: Some(CalendarDay::exact(day(10))),
        sex: None,
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    }
}

pub(super) fn report(id: Id, on: NaiveDate, figure: u8, source: Source) -> Report {
    let finding = Finding::HbvDna {
        reading: DnaReading::Quantified(figure.to_string().parse().unwrap()),
        unit: crate::clinical::laboratory::DnaUnit::IuPerMl,
        assay: None,
    };
    Report {
        head: ReportHead {
            id,
            month_only: false,
            on,
            laboratory: None,
            source,
        },
        results: Results::from(vec![LabResult {
            report: id,
            place: 1,
            unusual: false,
            month_only: false,
            on,
            finding,
            limits: Limits::default(),
            trail: None,
        }]),
    }
}

/// What somebody might do; numbers choose among what is there.
#[derive(Clone, Debug)]
pub(super) enum Act {
    AddPatient(u8),
    CorrectNumber(u8, u8),
    RemovePatient(u8),
    AddCourse(u8, u16, u16, u8),
    StopCourse(u8, u16),
    AddReport(u8, u16, u8),
    CorrectReport(u8, u16, u8),
    MoveReport(u8, u8),
    AddNote(u8, u16, NoteKind),
    TickOff(u8),
    RemoveNote(u8),
    NameClinic(u8),
    WriteLetter(u8),
    ShowGuidelines(u8),
    Join(u8, u8),
    Teach(u8, u8),
    Set(f64),
    AddLaboratory,
    Undo,
    Redo,
}

fn kinds() -> impl Strategy<Value = NoteKind> {
    prop_oneof![
        Just(NoteKind::Remark),
        Just(NoteKind::RecallAttempt),
        Just(NoteKind::SampleSent),
        Just(NoteKind::Visit(Visit::Expected)),
        Just(NoteKind::Visit(Visit::Seen)),
    ]
}

pub(super) fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..6_u8).prop_map(Act::AddPatient),
        (any::<u8>(), 0..6_u8).prop_map(|(who, mrn)| Act::CorrectNumber(who, mrn)),
        any::<u8>().prop_map(Act::RemovePatient),
        (any::<u8>(), 0..60_u16, 0..60_u16, 0..3_u8)
            .prop_map(|(who, from, to, drug)| Act::AddCourse(who, from, to, drug)),
        (any::<u8>(), 0..60_u16).prop_map(|(who, to)| Act::StopCourse(who, to)),
        (any::<u8>(), 0..60_u16, 1..99_u8).prop_map(|(who, on, dna)| Act::AddReport(who, on, dna)),
        (any::<u8>(), 0..60_u16, 1..99_u8)
            .prop_map(|(who, on, dna)| Act::CorrectReport(who, on, dna)),
        (any::<u8>(), any::<u8>()).prop_map(|(from, to)| Act::MoveReport(from, to)),
        (any::<u8>(), 0..60_u16, kinds()).prop_map(|(who, on, kind)| Act::AddNote(who, on, kind)),
        any::<u8>().prop_map(Act::TickOff),
        any::<u8>().prop_map(Act::RemoveNote),
        (0..3_u8).prop_map(Act::NameClinic),
        (0..3_u8).prop_map(Act::WriteLetter),
        (0..3_u8).prop_map(Act::ShowGuidelines),
        (any::<u8>(), any::<u8>()).prop_map(|(old, new)| Act::Join(old, new)),
        (0..3_u8, 0..3_u8).prop_map(|(word, means)| Act::Teach(word, means)),
        prop_oneof![Just(50.0), Just(20.0), Just(f64::NAN)].prop_map(Act::Set),
        Just(Act::AddLaboratory),
        Just(Act::Undo),
        Just(Act::Undo),
        Just(Act::Redo),
    ];
    proptest::collection::vec(act, 1..60)
}

pub(super) fn chosen(register: &Register, number: u8) -> Option<&Record> {
    let patients = register.patients();
    let place = usize::from(number).checked_rem(patients.len())?;
    patients.get(place).map(std::convert::AsRef::as_ref)
}

pub(super) fn ops(register: &mut Register, act: &Act) -> Option<Vec<Op>> {
    let source = source(register);
    let fresh = register.allocate_id();
    Some(match act {
        Act::AddPatient(mrn) => vec![Op::Patient {
            patient: fresh,
            change: Box::new(Change::add(PatientHead {
                person: person(*mrn),
                source,
            })),
        }],
        Act::CorrectNumber(who, mrn) => {
            let record = chosen(register, *who)?;
            let before = PatientHead::of(record);
            let mut after = before.clone();
            after.person.mrn = format!("W-{mrn}");
            vec![Op::Patient {
                patient: record.id,
                change: Box::new(Change::replace(before, after)),
            }]
        }
        Act::RemovePatient(who) => {
            let record = chosen(register, *who)?;
            vec![Op::Patient {
                patient: record.id,
                change: Box::new(Change::remove(PatientHead::of(record))),
            }]
        }
        Act::AddCourse(who, from, to, drug) => {
            let record = chosen(register, *who)?;
            let course = Course {
                id: fresh,
                drug: DrugId(*drug),
                start: CalendarDay::exact(day(*from)),
                stop: (*to > 0).then(|| CalendarDay::exact(day(*to))),
                intent: Intent::Treatment,
                dose: None,
                reason: None,
                source,
            };
            vec![Op::Course {
                patient: record.id,
                change: Box::new(Change::add(course)),
            }]
        }
        Act::StopCourse(who, to) => {
            let record = chosen(register, *who)?;
            let before = record.courses.last()?.clone();
            let mut after = before.clone();
            after.stop = Some(CalendarDay::exact(day(*to)));
            vec![Op::Course {
                patient: record.id,
                change: Box::new(Change::replace(before, after)),
            }]
        }
        Act::AddReport(who, on, figure) => vec![Op::Report {
            patient: chosen(register, *who)?.id,
            change: Change::add(report(fresh, day(*on), *figure, source)),
        }],
        Act::CorrectReport(who, on, figure) => {
            let record = chosen(register, *who)?;
            let before = record.report(record.reports.first()?.id)?;
            let after = report(before.head.id, day(*on), *figure, before.head.source);
            vec![Op::Report {
                patient: record.id,
                change: Change::replace(before, after),
            }]
        }
        Act::MoveReport(from, to) => {
            let (from, to) = (chosen(register, *from)?, chosen(register, *to)?);
            let moved = from.report(from.reports.first()?.id)?;
            vec![
                Op::Report {
                    patient: from.id,
                    change: Change::remove(moved.clone()),
                },
                Op::Report {
                    patient: to.id,
                    change: Change::add(moved),
                },
            ]
        }
        Act::AddNote(who, on, kind) => vec![Op::Note {
            patient: chosen(register, *who)?.id,
            change: Change::add(Note {
                id: fresh,
                on: day(*on),
                kind: *kind,
                text: "came alone".to_owned(),
                source,
            }),
        }],
        Act::TickOff(who) => {
            let record = chosen(register, *who)?;
            let before = record
                .notes
                .iter()
                .find(|note| note.kind == NoteKind::Visit(Visit::Expected))?
                .clone();
            let after = Note {
                kind: NoteKind::Visit(Visit::Seen),
                ..before.clone()
            };
            vec![Op::Note {
                patient: record.id,
                change: Change::replace(before, after),
            }]
        }
        Act::RemoveNote(who) => {
            let record = chosen(register, *who)?;
            vec![Op::Note {
                patient: record.id,
                change: Change::remove(record.notes.first()?.clone()),
            }]
        }
        Act::NameClinic(number) => vec![Op::Clinic {
            change: Change {
                before: register.clinic().map(str::to_owned),
                after: (*number > 0).then(|| format!("Clinic {number}")),
            },
        }],
        Act::WriteLetter(number) => vec![Op::Letter {
            change: Change {
                before: register.letter().map(str::to_owned),
                after: (*number > 0).then(|| format!("Dear {{name}},\n\n\"{number}\" \\ come")),
            },
        }],
        Act::ShowGuidelines(number) => vec![Op::Guidelines {
            change: Change {
                before: register.shown_guidelines().map(<[_]>::to_vec),
                after: (*number > 0)
                    .then(|| vec![format!("Set {number}"), "Another set".to_owned()]),
            },
        }],
        Act::Join(old, new) => {
            let (old, new) = (chosen(register, *old)?.id, chosen(register, *new)?.id);
            join(register, old, new, register.next_seq()).ok()?
        }
        Act::Teach(word, means) => {
            let word = TaughtWord {
                source: String::new(),
                kind: WordKind::Test,
                word: format!("word {word}"),
                means: format!("meaning {means}"),
                by: "ana".to_owned(),
                at: stamp().at,
            };
            let stands = register
                .words()
                .iter()
                .find(|other| other.key() == word.key());
            let after = Some(word.clone()).filter(|_| *means > 0);
            vec![Op::Word {
                change: Box::new(Change {
                    before: stands.cloned(),
                    after,
                }),
            }]
        }
        Act::Set(value) => vec![Op::Setting {
            name: "default_lloq".to_owned(),
            change: Change {
                before: register.overrides().get("default_lloq").copied(),
                after: Some(*value),
            },
        }],
        Act::AddLaboratory => vec![Op::Laboratory {
            change: Box::new(Change::add(Laboratory::new(fresh, "city".to_owned()))),
        }],
        Act::Undo | Act::Redo => return None,
    })
}
