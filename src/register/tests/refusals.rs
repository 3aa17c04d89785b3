//! What is refused, and what undo and identifiers promise, by example.

use crate::clinical::record::{NoteKind, Seq, Visit};

use super::super::*;
use super::acts::{Act, draft, ops, person, source, stamp};

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
        (note(31, NoteKind::Remark), "lies after today"),
        (note(31, NoteKind::RecallAttempt), "lies after today"),
        (note(31, NoteKind::SampleSent), "lies after today"),
        (note(32, seen), "lies after today"),
        (note(9, expected), "before the birth"),
        (note(9, NoteKind::Remark), "before the birth"),
        (note(31, expected), "a second place on the clinic"),
        (note(29, expected), "a second place on the clinic"),
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
