//! What is refused, and what undo and identifiers promise, by example.

use crate::clinical::record::{Id, NoteKind, Seq, Visit};

use super::super::*;
use super::acts::{Act, day, draft, ops, person, report, source, stamp};

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
fn notes_have_a_day_that_can_be_and_one_place_on_each_clinic() {
    let mut register = with_two_patients();
    register.today = Some(super::acts::day(30));
    let note = |on, kind| Act::AddNote(0, on, kind);
    let (expected, seen) = (
        NoteKind::Visit(Visit::Expected),
        NoteKind::Visit(Visit::Seen),
    );
    for (on, kind) in [
        (30, NoteKind::Remark),
        (30, NoteKind::Remark),
        (30, NoteKind::RecallAttempt),
        (30, NoteKind::SampleSent),
        (29, seen),
        (30, expected),
        (31, expected),
    ] {
        attempt(&mut register, &note(on, kind)).unwrap();
    }
    let before = register.clone();
    for (act, problem) in [
        (note(31, NoteKind::Remark), "is after today"),
        (note(31, NoteKind::RecallAttempt), "is after today"),
        (note(31, NoteKind::SampleSent), "is after today"),
        (note(32, seen), "is after today"),
        (note(9, expected), "before the birth"),
        (note(9, NoteKind::Remark), "before the birth"),
        (note(31, expected), "already: one place"),
        (note(29, expected), "already: one place"),
    ] {
        let found = first_problem(attempt(&mut register, &act)).to_string();
        assert!(found.contains(problem), "{act:?}: {found}");
    }
    assert!(register.same_content(&before));
    assert!(matches!(
        attempt(&mut register, &Act::RemovePatient(0)),
        Err(Conflict::NotEmpty(_))
    ));
    // Another patient may have a place on the same day.
    attempt(&mut register, &Act::AddNote(1, 31, expected)).unwrap();
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
    assert_eq!(undo.takes_back, Some(TakesBack::Undo(seq)));
    let redo = register.redo(stamp()).unwrap();
    assert_eq!(redo.takes_back, Some(TakesBack::Redo(undo.seq)));
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
        change: Box::new(Change::add(PatientHead {
            person: person(5),
            source: source(&register),
        })),
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

/// Ops that bring a report each, on one day after the other.
fn reports(register: &mut Register, patient: Id, count: u16) -> Vec<Op> {
    let mut bring = |on| {
        let report = report(register.allocate_id(), day(on), 7, source(register));
        let change = Change::add(report);
        Op::Report { patient, change }
    };
    (20..20 + count).map(&mut bring).collect()
}

#[test]
fn of_many_changes_to_one_record_all_are_made_or_none() {
    let mut register = with_two_patients();
    let (one, other) = (register.patients()[0].id, register.patients()[1].id);
    let before = register.clone();
    let mut many = reports(&mut register, one, 4);
    many.extend(reports(&mut register, other, 3));
    let foreign = Op::Report {
        patient: one,
        change: Change::add(report(Id(999), day(50), 7, source(&register))),
    };
    for wrong_at in 0..=many.len() {
        for wrong in [&foreign, &many[0].inverse(), &many[5].inverse()] {
            let mut ops = many.clone();
            ops.insert(wrong_at, wrong.clone());
            if ops[..wrong_at].contains(&wrong.inverse()) {
                continue;
            }
            let draft = draft(&register, ops);
            assert!(register.commit(draft).is_err(), "{wrong_at}: {wrong:?}");
            assert!(register.same_content(&before));
        }
    }
    let draft = draft(&register, many);
    register.commit(draft).unwrap();
    let counts = register
        .patients()
        .iter()
        .map(|record| record.results.len());
    assert!(counts.eq([4, 3]));
    register.undo(stamp()).unwrap();
    assert!(register.same_content(&before));
}

#[test]
fn what_an_entry_brought_and_what_is_on_file_is_held_once() {
    let mut register = with_two_patients();
    let patient = register.patients()[0].id;
    let brought = reports(&mut register, patient, 3);
    // As the journal tells it: equal, and somewhere else.
    let mut told: Vec<Op> = brought.clone();
    for op in &mut told {
        if let Op::Report { change, .. } = op {
            let report = change.after.as_mut().unwrap();
            report.results = report.results.to_vec().into();
        }
    }
    let mut amended = told[0].clone();
    if let Op::Report { change, .. } = &mut amended {
        change.after.as_mut().unwrap().results[0].unusual = true;
    }
    told.push(amended);
    let draft = draft(&register, brought.clone());
    register.commit(draft).unwrap();
    let told_before = told.clone();
    register.share_with(&mut told);
    assert_eq!(told, told_before);
    let on_file = register.patients()[0].results.as_ptr_range();
    let is_held_once = |op: &Op| match op {
        Op::Report { change, .. } => {
            on_file.contains(&change.after.as_ref().unwrap().results.as_ptr())
        }
        _ => false,
    };
    let held: Vec<bool> = told.iter().map(is_held_once).collect();
    assert_eq!(held, [true, true, true, false]);
}
