//! The first look at a large register: who is in it, and what is not said before all are read.

use hepatrack::app::Clock;
use hepatrack::app::event::Input;
use hepatrack::clinical::record::{Id, Note, NoteKind, Visit};
use hepatrack::register::{Change, Op};

use crate::harness::{Clinic, Session, day, moment, small_clinic};

#[test]
fn it_tells_that_the_others_are_read_and_counts_nobody() {
    let mut session = Session::new(small_clinic());
    session.shows(&["all: ", "patients", "all is saved"]);
    let whole = session.screen();
    session.change(hepatrack::app::Model::as_first_look);
    session
        .shows(&["all: the first few; reading the others ...", "reading ..."])
        .hides(&["patients", "all is saved"]);
    let first = session.screen();
    assert!(
        whole.contains("(1) --") && !first.contains("(1) --"),
        "{first}"
    );
    // The rows of the patients are those of the whole list.
    let rows = |screen: &str| -> Vec<String> {
        let rows = screen.lines().filter(|line| line.contains(" W-"));
        rows.map(str::to_owned).collect()
    };
    assert!(rows(&whole).len() > 2);
    assert_eq!(rows(&first), rows(&whole));
}

#[test]
fn it_holds_who_is_on_a_clinic_to_come_and_the_top_of_the_work() {
    let mut clinic = Clinic::new();
    for number in 1..=150 {
        clinic.patient(
            &format!("P{number}"),
            &format!("Wu, Li {number}"),
            "1974-05-12",
        );
    }
    let mut session = Session::new(clinic.register);
    let order: Vec<Id> = session.model.board().order().to_vec();
    let (top, rest) = order.split_at(100);
    assert_eq!(session.model.first_look(), sorted(top));
    session.keys("<End>a").saved();
    let mut with_the_last = top.to_vec();
    with_the_last.extend(rest.last());
    assert_eq!(session.model.first_look(), sorted(&with_the_last));
    // Who was on the clinic of a day that is over is no longer.
    let at = moment() + chrono::Duration::days(1);
    session.feed_at(Input::Tick, at).effects();
    assert_eq!(session.model.first_look(), sorted(top));
}

/// More may be expected than one sees: those of today before those of the days to come, whatever their numbers.
#[test]
fn who_comes_first_is_in_it() {
    let mut clinic = Clinic::new();
    for number in 1..=250 {
        clinic.patient(
            &format!("P{number:03}"),
            &format!("Wu, Li {number}"),
            "1974-05-12",
        );
    }
    let ids: Vec<Id> = clinic
        .register
        .patients()
        .iter()
        .map(|own| own.id)
        .collect();
    for (place, id) in ids.iter().enumerate() {
        let on = if place < 150 {
            "2026-11-29"
        } else {
            "2026-11-22"
        };
        let id = *id;
        let note = Note {
            id: clinic.register.allocate_id(),
            on: day(on),
            kind: NoteKind::Visit(Visit::Expected),
            text: String::new(),
            source: clinic.source(),
        };
        clinic.commit(Op::Note {
            patient: id,
            change: Change::add(note),
        });
    }
    let session = Session::new(clinic.register);
    let first = session.model.first_look();
    for id in &ids[150..] {
        assert!(first.contains(id));
    }
}

#[test]
fn what_is_typed_at_a_first_look_means_the_same_only_where_the_same_stands_there() {
    let register = small_clinic();
    let all = Session::new(register.clone());
    let ids: Vec<Id> = all.model.board().order().to_vec();
    let looks = |register, keys: &str| {
        let mut first = Session::new(register);
        first.keys(keys).effects();
        all.model.looks_as(&first.model)
    };
    assert!(looks(register.clone(), ""));
    assert!(!looks(register.only(&ids[1..]), ""), "another stands first");
    assert!(!looks(register.only(&ids[..2]), ""), "one more is seen");
    let mut asked = Session::new(register.clone());
    asked.keys("/chen<Enter>");
    assert!(!asked.model.looks_as(&all.model), "not the list");
    asked.effects();
}

#[test]
fn of_another_day_nobody_is_kept() {
    let session = Session::at(small_clinic(), Clock::AsOf(day("2025-01-01")));
    assert_eq!(session.model.first_look(), [] as [Id; 0]);
}

fn sorted(ids: &[Id]) -> Vec<Id> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}
