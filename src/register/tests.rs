//! The laws of entries: all or nothing, every entry with its inverse is the identity, undo and redo as a plain model.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::*;

use super::*;

fn stamp() -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 60,
        },
        by: "ana".to_owned(),
        via: Via::Form,
    }
}

fn draft(register: &Register, ops: Vec<Op>) -> Draft {
    Draft {
        stamp: stamp(),
        base: register.last_seq(),
        why: None,
        ops,
    }
}

fn source(register: &Register) -> Source {
    Source {
        via: Via::Form,
        seq: register.next_seq(),
    }
}

fn day(number: u16) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(u64::from(number))
}

fn person(mrn: u8) -> Person {
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

fn report(id: Id, on: NaiveDate, figure: u8, source: Source) -> Report {
    let finding = Finding::HbvDna {
        reading: DnaReading::Quantified(figure.to_string().parse().unwrap()),
        unit: crate::clinical::laboratory::DnaUnit::IuPerMl,
        assay: None,
    };
    Report {
        head: ReportHead {
            id,
            on,
            laboratory: None,
            source,
        },
        results: vec![LabResult {
            report: id,
            place: 1,
            unusual: false,
            on,
            finding,
            limits: Limits::default(),
            trail: None,
        }],
    }
}

/// What somebody might do; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Act {
    AddPatient(u8),
    CorrectNumber(u8, u8),
    RemovePatient(u8),
    AddCourse(u8, u16, u16, u8),
    StopCourse(u8, u16),
    AddReport(u8, u16, u8),
    CorrectReport(u8, u16, u8),
    MoveReport(u8, u8),
    NameClinic(u8),
    Set(f64),
    AddLaboratory,
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
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
        (0..3_u8).prop_map(Act::NameClinic),
        prop_oneof![Just(50.0), Just(20.0), Just(f64::NAN)].prop_map(Act::Set),
        Just(Act::AddLaboratory),
        Just(Act::Undo),
        Just(Act::Undo),
        Just(Act::Redo),
    ];
    proptest::collection::vec(act, 1..60)
}

fn chosen(register: &Register, number: u8) -> Option<&Record> {
    let patients = register.patients();
    let place = usize::from(number).checked_rem(patients.len())?;
    patients.get(place).map(std::convert::AsRef::as_ref)
}

fn ops(register: &mut Register, act: &Act) -> Option<Vec<Op>> {
    let source = source(register);
    let fresh = register.allocate_id();
    Some(match act {
        Act::AddPatient(mrn) => vec![Op::Patient {
            patient: fresh,
            change: Change::add(PatientHead {
                person: person(*mrn),
                source,
            }),
        }],
        Act::CorrectNumber(who, mrn) => {
            let record = chosen(register, *who)?;
            let before = PatientHead::of(record);
            let mut after = before.clone();
            after.person.mrn = format!("W-{mrn}");
            vec![Op::Patient {
                patient: record.id,
                change: Change::replace(before, after),
            }]
        }
        Act::RemovePatient(who) => {
            let record = chosen(register, *who)?;
            vec![Op::Patient {
                patient: record.id,
                change: Change::remove(PatientHead::of(record)),
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
                change: Change::add(course),
            }]
        }
        Act::StopCourse(who, to) => {
            let record = chosen(register, *who)?;
            let before = record.courses.last()?.clone();
            let mut after = before.clone();
            after.stop = Some(CalendarDay::exact(day(*to)));
            vec![Op::Course {
                patient: record.id,
                change: Change::replace(before, after),
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
        Act::NameClinic(number) => vec![Op::Clinic {
            change: Change {
                before: register.clinic().map(str::to_owned),
                after: (*number > 0).then(|| format!("Clinic {number}")),
            },
        }],
        Act::Set(value) => vec![Op::Setting {
            name: "default_lloq".to_owned(),
            change: Change {
                before: register.overrides().get("default_lloq").copied(),
                after: Some(*value),
            },
        }],
        Act::AddLaboratory => vec![Op::Laboratory {
            change: Change::add(Laboratory::new(fresh, "city".to_owned())),
        }],
        Act::Undo | Act::Redo => return None,
    })
}

fn assert_sound(register: &Register) {
    let parts = Parts {
        identifier: register.identifier().to_owned(),
        clinic: register.clinic().map(str::to_owned),
        today: register.today(),
        overrides: register.overrides().clone(),
        laboratories: register.laboratories().to_vec(),
        patients: register.patients().to_vec(),
        next_id: None,
        last_seq: None,
    };
    let again = Register::from_parts(parts).unwrap();
    assert!(again.same_content(register));
    assert!(again.last_seq() <= register.last_seq());
    assert!(again.next_id() <= register.next_id());
    for record in register.patients() {
        assert_eq!(register.find(&record.person.mrn), Some(record));
        assert_eq!(register.get(record.id), Some(record));
    }
}

proptest! {
    #[test]
    fn entries_undo_and_redo_are_a_walk_along_the_states(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        let mut states = vec![register.clone()];
        let mut now = 0_usize;
        for act in acts {
            match act {
                Act::Undo => {
                    let undone = register.undo(stamp());
                    prop_assert_eq!(undone.is_ok(), now > 0);
                    now = now.saturating_sub(1);
                }
                Act::Redo => {
                    let redone = register.redo(stamp());
                    prop_assert_eq!(redone.is_ok(), now + 1 < states.len());
                    now = (now + 1).min(states.len() - 1);
                }
                Act::AddPatient(_) | Act::CorrectNumber(..) | Act::RemovePatient(_) | Act::AddCourse(..)
                | Act::StopCourse(..) | Act::AddReport(..) | Act::CorrectReport(..) | Act::MoveReport(..)
                | Act::NameClinic(_) | Act::Set(_) | Act::AddLaboratory => {
                    let Some(ops) = ops(&mut register, &act) else { continue };
                    let draft = draft(&register, ops);
                    let seq = register.next_seq();
                    if let Ok(entry) = register.commit(draft) {
                        prop_assert_eq!(entry.seq, seq);
                        states.truncate(now + 1);
                        states.push(register.clone());
                        now += 1;
                    }
                }
            }
            prop_assert!(register.same_content(&states[now]));
            assert_sound(&register);
        }
    }

    #[test]
    fn an_entry_and_its_inverse_are_the_identity(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        for act in acts {
            let Some(ops) = ops(&mut register, &act) else { continue };
            let before = register.clone();
            let draft = draft(&register, ops);
            let Ok(entry) = register.commit(draft) else {
                prop_assert!(register.same_content(&before));
                continue;
            };
            let mut back = register.clone();
            let inverse = Draft { ops: entry.inverse(), ..self::draft(&back, Vec::new()) };
            back.commit(inverse).unwrap();
            prop_assert!(back.same_content(&before));
        }
    }

    #[test]
    fn the_edited_copy_is_what_saving_makes(acts in acts()) {
        let mut register = Register::new("test".to_owned());
        for act in acts {
            let Some(ops) = ops(&mut register, &act) else { continue };
            let before = register.clone();
            let draft = draft(&register, ops.clone());
            if register.commit(draft).is_ok() {
                for record in before.patients() {
                    if let Some(after) = register.get(record.id) {
                        prop_assert_eq!(&edited(record, &ops).unwrap(), after.as_ref());
                    }
                }
            }
        }
    }
}

fn with_two_patients() -> Register {
    let mut register = Register::new("test".to_owned());
    for mrn in [1, 2] {
        let ops = ops(&mut register, &Act::AddPatient(mrn)).unwrap();
        let draft = draft(&register, ops);
        register.commit(draft).unwrap();
    }
    register
}

fn attempt(register: &mut Register, act: &Act) -> Result<Seq, Conflict> {
    let ops = ops(register, act).unwrap();
    let draft = draft(register, ops);
    register.commit(draft).map(|entry| entry.seq)
}

fn first_problem(result: Result<Seq, Conflict>) -> Problem {
    match result {
        Err(Conflict::Unacceptable(faults)) => faults[0].problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_acceptable_is_refused_whole() {
    let mut register = with_two_patients();
    attempt(&mut register, &Act::AddCourse(0, 20, 30, 0)).unwrap();
    let before = register.clone();
    assert!(matches!(
        attempt(&mut register, &Act::AddPatient(2)),
        Err(Conflict::NumberTaken(_))
    ));
    assert!(matches!(
        attempt(&mut register, &Act::RemovePatient(0)),
        Err(Conflict::NotEmpty(_))
    ));
    for (act, problem) in [
        (Act::AddCourse(0, 29, 40, 0), "overlaps"),
        (Act::AddCourse(0, 25, 25, 1), "is not after the start"),
        (Act::AddCourse(0, 9, 12, 1), "before the birth"),
        (Act::AddReport(1, 9, 5), "before the birth"),
    ] {
        let found = first_problem(attempt(&mut register, &act)).to_string();
        assert!(found.contains(problem), "{act:?}: {found}");
    }
    assert!(matches!(
        attempt(&mut register, &Act::Set(f64::NAN)),
        Err(Conflict::NoSetting(_))
    ));
    assert!(register.same_content(&before));
    // Touching is not overlapping, and another drug may overlap.
    attempt(&mut register, &Act::AddCourse(0, 30, 40, 0)).unwrap();
    attempt(&mut register, &Act::AddCourse(0, 21, 40, 1)).unwrap();
}

#[test]
fn a_failing_op_takes_the_whole_entry_with_it() {
    let mut register = with_two_patients();
    let mut ops_of_both = ops(&mut register, &Act::AddReport(0, 20, 5)).unwrap();
    ops_of_both.extend(ops(&mut register, &Act::AddReport(1, 9, 5)).unwrap());
    let before = register.clone();
    let both = draft(&register, ops_of_both);
    assert!(register.commit(both).is_err());
    assert!(register.same_content(&before));
    assert_eq!(register.last_seq(), before.last_seq());
}

#[test]
fn a_change_made_for_something_else_is_a_conflict() {
    let mut register = with_two_patients();
    attempt(&mut register, &Act::AddReport(0, 20, 5)).unwrap();
    let late = ops(&mut register, &Act::CorrectReport(0, 21, 6)).unwrap();
    attempt(&mut register, &Act::CorrectReport(0, 22, 7)).unwrap();
    let late = draft(&register, late);
    assert_eq!(register.commit(late), Err(Conflict::Changed));
}

#[test]
fn an_undo_names_what_it_undoes_and_a_redo_the_undo() {
    let mut register = with_two_patients();
    let seq = attempt(&mut register, &Act::AddReport(0, 20, 5)).unwrap();
    let undo = register.undo(stamp()).unwrap();
    assert_eq!(undo.undoes, Some(seq));
    let redo = register.redo(stamp()).unwrap();
    assert_eq!(redo.undoes, Some(undo.seq));
    let history = register.history();
    assert_eq!(history.would_be_undone().unwrap().seq, redo.seq);
    assert_eq!(history.origin(&redo).seq, seq);
    register.undo(stamp()).unwrap();
    attempt(&mut register, &Act::NameClinic(1)).unwrap();
    assert_eq!(register.redo(stamp()), Err(Conflict::NothingToTakeBack));
}

#[test]
fn identifiers_are_never_given_out_twice() {
    let mut register = with_two_patients();
    attempt(&mut register, &Act::AddReport(0, 20, 5)).unwrap();
    let next = register.next_id();
    register.undo(stamp()).unwrap();
    assert_eq!(register.next_id(), next);
    assert_eq!(register.allocate_id(), next);
    let foreign = Op::Patient {
        patient: register.next_id(),
        change: Change::add(PatientHead {
            person: person(5),
            source: source(&register),
        }),
    };
    let foreign = draft(&register, vec![foreign]);
    assert!(matches!(
        register.commit(foreign),
        Err(Conflict::ForeignId(_))
    ));
}

#[test]
fn patients_stand_in_the_byte_order_of_their_numbers() {
    let mut register = Register::new("test".to_owned());
    for mrn in [10, 9, 1, 100] {
        attempt(&mut register, &Act::AddPatient(mrn)).unwrap();
    }
    let numbers: Vec<_> = register
        .patients()
        .iter()
        .map(|record| record.person.mrn.as_str())
        .collect();
    assert_eq!(numbers, ["W-1", "W-10", "W-100", "W-9"]);
}
