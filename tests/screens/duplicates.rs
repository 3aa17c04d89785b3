//! Somebody who may be on file already is shown with the other's banner before anything is saved, and asked about.

use crate::harness::{Clinic, Session, small_clinic};

fn at(keys: &str) -> Session {
    let mut session = Session::new(small_clinic());
    session.keys(keys);
    session
}

fn count(session: &Session) -> usize {
    session.model.register().patients().len()
}

const CHEN: &str = "CHEN, Wei | born 12-May-1974 (52y) | M | W-19 | cirrhosis: none";

#[test]
fn the_same_name_and_birth_date_are_shown_while_typing_and_asked_about_once() {
    for name in ["Chen, Wei", "chen wei", "Wei Chen"] {
        let mut session = at(&format!("n77<Tab>{name}<Tab>19740512"));
        session.shows(&["on file, same name and birth date:", CHEN]);
        session
            .keys("<Ctrl-S>")
            .shows(&["The same person? On file, same name and birth date: CHEN, Wei"]);
        // Enter takes the marked answer, which saves nothing.
        session.keys("<Enter>");
        assert_eq!(count(&session), 3, "{name}");
        session.keys("<Ctrl-S>k").saved();
        assert_eq!(count(&session), 4, "{name}");
    }
    let mut session = at("n77<Tab>Chen, Wei<Tab>19740514");
    session.hides(&["on file"]);
    session.keys("<Ctrl-S>").saved();
}

#[test]
fn the_same_number_is_refused_and_nearly_the_same_is_asked_about() {
    let session = at("nW-19<Tab>Somebody, Else<Ctrl-S>");
    session.shows(&[
        "number: 'W-19' belongs to W-19 Chen, Wei",
        "on file, same number:",
        CHEN,
    ]);
    assert_eq!(count(&session), 3);
    for number in ["w-19", "W19", "W 19", "W-0019"] {
        let mut session = at(&format!("n<Tab>Somebody, Else<Shift-Tab>{number}<Ctrl-S>"));
        session.shows(&["The same person? On file, nearly the same number: CHEN, Wei"]);
        session.keys("<Enter>");
        assert_eq!(count(&session), 3, "{number}");
        session.keys("<Ctrl-S>k").saved();
        assert_eq!(count(&session), 4, "{number}");
    }
}

#[test]
fn a_name_without_a_birth_date_is_asked_about() {
    let mut session = at("n77<Tab>Chen, Wei");
    session.shows(&["on file, same name, a birth date is not recorded:", CHEN]);
    session.keys("<Ctrl-S>").shows(&["The same person?"]);
    session.keys("k").saved();
}

#[test]
fn the_same_person_in_other_spelling_script_or_with_another_date_is_named() {
    let zhang = "张伟";
    for (name, born, words, whom) in [
        (
            "Zhang, Wei",
            "19690701",
            "name that sounds the same and birth date",
            zhang,
        ),
        (
            "Wei Zhang",
            "19690701",
            "name that sounds the same and birth date",
            zhang,
        ),
        (
            "张, 伟",
            "7jan1969",
            "same name, day and month of birth the other way round",
            zhang,
        ),
        (
            "Zhang Wei",
            "2jul1969",
            "name that sounds the same, neighbouring birth date",
            zhang,
        ),
        (
            "Chén, Wěi",
            "12may1974",
            "same name and birth date",
            "CHEN, Wei",
        ),
        (
            "陈伟",
            "5dec74",
            "name that sounds the same, day and month",
            "CHEN, Wei",
        ),
        (
            "Wei Chen",
            "5dec74",
            "same name, day and month of birth the other way round",
            "CHEN, Wei",
        ),
    ] {
        for size in [(80, 24), (120, 36)] {
            let mut session = Session::new(small_clinic());
            session.resize(size.0, size.1);
            session.keys(&format!("n77<Tab>{name}<Tab>{born}"));
            session.shows(&["on file, "]);
            session.keys("<Ctrl-S>").shows(&["The same person?", whom]);
            let screen = session.screen().replace('\n', " ");
            let screen: Vec<&str> = screen
                .split([' ', '|'])
                .filter(|word| !word.is_empty())
                .collect();
            assert!(
                screen.join(" ").contains(words),
                "{name}: {}",
                session.screen()
            );
            session.keys("<Enter>");
            assert_eq!(count(&session), 3, "{name}");
            session.keys("<Ctrl-S>k").saved();
        }
    }
}

#[test]
fn a_correction_that_makes_two_of_one_is_asked_about_and_an_old_pair_is_not() {
    let mut session = at("/li<Enter>p<Tab>Chen, Wei<Tab>19740512<Ctrl-S>");
    session.shows(&["The same person? On file, same name and birth date: CHEN, Wei"]);
    session.keys("<Enter>");
    let li = session.model.register().find("W-20").unwrap();
    assert_eq!(li.person.name, "Li, Na");
    let mut clinic = Clinic::new();
    clinic
        .patient("1", "Chen, Wei", "1974-05-12")
        .patient("2", "Chen, Wei", "1974-05-12");
    let mut session = Session::new(clinic.register);
    session
        .keys("<Enter>p<Tab><Tab><Tab>female<Ctrl-S>")
        .saved();
}
