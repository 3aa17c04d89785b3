//! A barcode reader on the list: what it reads is a search for exactly this number and runs no shortcut.

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::filter::Filter;
use hepatrack::app::{Page, WriteAccess};

use crate::harness::{Clinic, Session, setup, small_clinic};

fn scan(session: &mut Session, number: &str) {
    session.feed(Input::Scanned(number.to_owned()));
}

#[test]
fn a_number_with_letters_opens_its_patient_and_runs_no_shortcut() {
    let mut clinic = Clinic::of(small_clinic());
    clinic.patient("a1042", "Sun, Mei", "1981-03-04");
    clinic.patient("A10421", "Other, One", "1982-03-04");
    let mut session = Session::new(clinic.register);
    for (number, banner) in [
        ("W-19", "CHEN, Wei |"),
        ("w-20", "LI, Na |"),
        // `a` would put whoever is selected on the clinic.
        ("a1042", "SUN, Mei |"),
        ("A1042", "SUN, Mei |"),
    ] {
        scan(&mut session, number);
        session.shows(&[banner]);
        session.keys("<Esc>");
        assert_eq!(session.model.page(), Page::List);
        assert_eq!(session.model.list().filter(), Filter::All);
    }
    assert_eq!(session.effects(), []);
}

/// Enter behind a search opens the best find; behind a reader nobody looks at it.
#[test]
fn a_number_that_nobody_has_opens_nobody() {
    let mut session = Session::new(small_clinic());
    for number in ["W-1", "19", "W-190", "2026"] {
        scan(&mut session, number);
        assert_eq!(session.model.page(), Page::List, "{number}");
        session.shows(&[
            &format!("Search: {number}"),
            &format!("Nobody has the number '{number}', so nobody is opened; Esc leads back"),
        ]);
        session.keys("<Esc>");
    }
    assert_eq!(session.effects(), []);
}

#[test]
fn elsewhere_the_keys_are_what_they_are() {
    let mut session = Session::new(small_clinic());
    session.keys("/");
    scan(&mut session, "W-20");
    session.shows(&["LI, Na |"]);
    session.keys("<Esc>n");
    scan(&mut session, "W-77");
    session.shows(&["number          W-77", "> name"]);
    session.keys("<Esc>wca");
    scan(&mut session, "W-19");
    session.saved().shows(&["Put on today's clinic (1 on it)"]);
}

#[test]
fn a_hidden_screen_is_only_shown_again() {
    let mut session = Session::new(small_clinic());
    session.keys("<Ctrl-X>");
    scan(&mut session, "W-20");
    assert_eq!(session.model.page(), Page::List);
    session.shows(&["You are back", "W-20"]);
    assert_eq!(session.effects(), []);
}

/// While the right to write is asked for it waits its turn, as keys do.
#[test]
fn it_waits_for_the_right_to_write() {
    let mut session = Session::started(hepatrack::app::Setup {
        write_access: WriteAccess::Free,
        ..setup(small_clinic())
    });
    session.keys("<Down>a");
    assert_eq!(session.effects(), [Effect::Claim]);
    scan(&mut session, "W-19");
    assert_eq!(session.model.page(), Page::List);
    session.feed(Input::Claimed(Ok(())));
    session.saved().shows(&["CHEN, Wei |"]);
}
