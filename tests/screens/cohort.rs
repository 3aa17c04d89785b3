//! The cohort page: its figures, the patients behind them, another earlier day, and how it looks.

use std::sync::Arc;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{Clock, Page};
use hepatrack::exchange;
use hepatrack::keys::Place;
use hepatrack::register::Register;
use hepatrack::store;
use hepatrack::ui::Theme;
use hepatrack::view::cohort::{CountedOf, TwoDays};
use hepatrack::view::page::picture::Ink;
use hepatrack::view::page::{CohortSheet, cohort_sheet};
use hepatrack::wording::Language;

use crate::harness::{Clinic, Session, day, knowledge, small_clinic};
use crate::looks::{compare, refuse_differences};

/// The small clinic, and beside it: two on lamivudine of whom one is positive again, and two who stopped.
fn clinic() -> Register {
    let mut clinic = Clinic::of(small_clinic());
    for (mrn, again) in [("W-30", "2025-03-01"), ("W-31", "")] {
        clinic
            .patient(mrn, "Novak, Ana", "1970-01-01")
            .drug(mrn, "lamivudine", "2024-01-10", None)
            .report(mrn, "2024-01-10", &[("HBV DNA", "2.3e6")])
            .report(mrn, "2024-04-11", &[("HBV DNA", "<20")]);
        if !again.is_empty() {
            clinic.report(mrn, again, &[("HBV DNA", "5000")]);
        }
    }
    for (mrn, again) in [("W-32", "2026-11-01"), ("W-33", "")] {
        clinic
            .patient(mrn, "Ito, Ken", "1960-01-01")
            .drug(mrn, "entecavir", "2022-01-10", Some("2026-02-01"))
            .report(mrn, "2026-01-11", &[("HBV DNA", "<20"), ("ALT", "22")]);
        if !again.is_empty() {
            clinic.report(mrn, again, &[("HBV DNA", "700")]);
        }
    }
    clinic.register
}

fn open() -> Session {
    let mut session = Session::new(clinic());
    session.keys("x");
    assert!(matches!(session.effects()[..], [Effect::CountCohort(_)]));
    session
}

fn sheet(session: &Session) -> CohortSheet {
    let figures = session.model.cohort().figures.as_ref().unwrap();
    let width = usize::from(session.size.0);
    cohort_sheet(
        Language::English,
        figures,
        session.model.knowledge(),
        width,
        Ink::Ascii,
    )
}

#[test]
fn figures_stand_beside_those_of_a_month_earlier() {
    let mut session = open();
    session.resize(80, 120).shows(&[
        "Cohort: 7 patients on 22-Nov-2026, beside 22-Oct-2026",
        "DNA positive again on treatment                     1             1",
        "DNA positive again after stopping                   1             0",
        "month 3         6      3        3 100.0%        6      3        3 100.0%",
        "lamivudine       3      1       1        3      1       1",
        "all stops                          3      1         3      0",
    ]);
    session.effects();
}

#[test]
fn every_number_opens_the_patients_behind_it_and_esc_leads_back_to_it() {
    let mut session = open();
    let rows = sheet(&session).numbers;
    assert!(rows.len() > 25, "{}", rows.len());
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let place = (session.model.cohort().row, session.model.cohort().column);
            assert_eq!(place, (row, column));
            session.keys("<Enter>");
            let is_share = cell.text.ends_with('%') || cell.text == "-";
            match session.model.list().behind() {
                None => {
                    assert!(is_share || cell.text == "0", "{cell:?}");
                    session.shows(&["Nobody is behind this number"]);
                }
                Some(behind) => {
                    let number: usize = cell.text.parse().unwrap_or(behind.patients.len());
                    assert_eq!(behind.patients.len(), number, "{cell:?}");
                    assert_eq!(session.model.list().shown().len(), number);
                    let title = behind.title.clone();
                    session.shows(&[&title]);
                    session.keys("<Esc>");
                    let back = (session.model.cohort().row, session.model.cohort().column);
                    assert_eq!((session.model.page(), back), (Page::Cohort, place));
                }
            }
            session.keys("<Right>");
        }
        session.keys(&"<Left>".repeat(cells.len())).keys("<Down>");
    }
    assert_eq!(session.effects(), [], "nothing is counted twice");
}

#[test]
fn the_patients_behind_a_number_are_a_list_like_any_other() {
    let mut session = open();
    // The second row with numbers from the end of the tables: relapse, all stops, again.
    let relapse = sheet(&session)
        .numbers
        .iter()
        .position(|row| row.len() == 4)
        .unwrap();
    session
        .keys(&"<Down>".repeat(relapse))
        .keys("<Right><Enter>");
    session.shows(&[
        "1 patient: after stopping, all stops: positive again, 22-Nov-2026",
        "W-32",
    ]);
    session.hides(&["W-33", "W-19"]);
    session.keys("<Enter>").shows(&["ITO, Ken", "W-32"]);
    session
        .keys(".")
        .shows(&["This is the last patient of the list"]);
    session.keys("<Esc>").shows(&["1 patient: after stopping"]);
    // A search is over everybody; whoever is found elsewhere is not behind the number.
    session.keys("/chen").shows(&["W-19"]);
    session.keys("<Esc>").shows(&["1 patient: after stopping"]);
    session
        .keys("/chen<Enter><Esc>")
        .shows(&["W-19", "W-33"])
        .hides(&["Esc back"]);
    assert_eq!(session.effects(), []);
}

#[test]
fn esc_leads_back_to_where_the_page_was_opened() {
    let mut session = Session::new(clinic());
    session.keys("<Down><Down>");
    let selected = session.model.list().selected;
    session.keys("x<Down><Enter><Esc>x<Esc>");
    assert_eq!(
        (session.model.place(), session.model.list().selected),
        (Place::List, selected)
    );
    session.keys("/chen<Enter>x<Esc>").shows(&["CHEN, Wei"]);
    assert_eq!(session.model.place(), Place::Record);
    // So does a search that began there.
    session.keys("<Esc>x/wei<Esc>");
    assert_eq!(session.model.place(), Place::Cohort);
    session.keys("7").shows(&["Search: 7"]);
    session.keys("<Ctrl-U>chen<Enter><Esc>").shows(&["W-33"]);
    assert_eq!(session.model.place(), Place::List);
    session.effects();
}

#[test]
fn the_earlier_day_can_be_chosen() {
    let mut session = open();
    session
        .keys("c")
        .shows(&["Compare with the figures of: 22-Oct-2026"]);
    session.keys("2025-01-15<Enter>");
    session.shows(&["beside 15-Jan-2025"]);
    session.keys("c<Esc>").shows(&["beside 15-Jan-2025"]);
    assert!(
        matches!(session.effects()[..], [Effect::CountCohort(of)] if of.then == day("2025-01-15"))
    );
    session
        .keys("ct<Enter>")
        .shows(&["The earlier day: a day before the review day"]);
    session
        .keys("<Ctrl-U>03/04/2026<Enter>")
        .shows(&["The earlier day: "]);
    session
        .keys("<Ctrl-U>t-10<Enter>")
        .shows(&["beside 12-Nov-2026"]);
    session
        .keys("c<Ctrl-U><Enter>")
        .shows(&["beside 22-Oct-2026"]);
    session.effects();
}

/// What was counted of another day or before a change is never shown as if it were of now.
#[test]
fn figures_are_those_of_the_register_as_it_stands() {
    let mut session = open();
    session.keys("<Esc>/W-33<Enter>");
    session
        .keys("r22nov<Tab>90000<Ctrl-S>")
        .saved()
        .keys("<Esc>x");
    assert!(matches!(session.effects()[..], [Effect::CountCohort(_)]));
    session.shows(&["DNA positive again after stopping                   2             0"]);
    // An answer that nobody waits for is passed over.
    let of = CountedOf {
        then: day("2020-01-01"),
        ..session.model.cohort_wanted()
    };
    let nobody = Arc::new(exchange::cohort(&[], session.model.knowledge(), of.now));
    let days = TwoDays {
        now: Arc::clone(&nobody),
        then: nobody,
    };
    session.feed(Input::CohortCounted(of, Arc::new(days)));
    session.shows(&["DNA positive again after stopping                   2             0"]);
}

#[test]
fn while_figures_are_counted_the_page_says_so() {
    let mut session = Session::new(clinic());
    session.answers = false;
    session
        .keys("x")
        .shows(&["Cohort: 7 patients on 22-Nov-2026", "counting ..."]);
    session
        .keys("<Down><Enter><Right>")
        .shows(&["counting ..."]);
    assert!(
        matches!(session.effects()[..], [Effect::CountCohort(_)]),
        "asked once"
    );
    session.keys("<Esc>").shows(&["W-19"]);
}

#[test]
fn the_page_looks_as_it_did() {
    let mut different = Vec::new();
    for (name, columns, rows, theme, keys) in [
        ("cohort-80", 80, 24, Theme::coloured(), "x<Down>"),
        ("cohort-80-mono", 80, 24, Theme::mono(), "x<Down>"),
        (
            "cohort-tables-80",
            80,
            24,
            Theme::coloured(),
            "x<PgDn><PgDn><Right>",
        ),
        ("cohort-curve-80", 80, 24, Theme::coloured(), "x<End>"),
        (
            "cohort-curve-ascii-80",
            80,
            24,
            Theme::mono().in_ascii(),
            "x<End>",
        ),
        ("cohort-120", 120, 36, Theme::coloured(), "x<PgDn>"),
        ("cohort-60", 60, 16, Theme::coloured(), "x<PgDn><PgDn>"),
        (
            "cohort-behind-80",
            80,
            24,
            Theme::coloured(),
            "x<Down><Down><Enter>",
        ),
        ("cohort-day-80", 80, 24, Theme::coloured(), "xct-10"),
    ] {
        let mut session = Session::new(clinic());
        session.theme = theme;
        session.resize(columns, rows).keys(keys);
        compare(name, &session, &mut different);
        session.effects();
    }
    refuse_differences(&different);
}

/// A number that is cut is another number.
#[test]
fn the_signs_of_a_verdict_stand_whole_at_any_width() {
    let register = store::example(&knowledge()).unwrap();
    let today = register.today().unwrap();
    let mut session = Session::at(register, Clock::Still(today));
    session.keys("x");
    session.effects();
    for columns in [80, 100, 120] {
        session
            .resize(columns, 60)
            .shows(&["! 1  * 2  . 1", "* 1  ? 2  = 4"]);
    }
    session.resize(80, 60).shows(&[
        "no antiviral on record                              4             4\n    ! 1  * 2  . 1",
    ]);
}
