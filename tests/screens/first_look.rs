//! The first look at a large register: who is in it, and what is not said before all are read.

use hepatrack::app::Clock;
use hepatrack::app::event::Input;
use hepatrack::clinical::record::Id;

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
