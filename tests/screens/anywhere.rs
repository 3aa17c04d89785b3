//! Search from anywhere, the next patient from the guidelines, and the daily keys in the foot line.

use hepatrack::app::Page;

use crate::harness::{Session, small_clinic};

#[test]
fn a_search_begins_on_every_page_and_leads_back_to_the_patient() {
    for page in ["", "h", "g", "<Enter>", "<Tab><Enter>", "l"] {
        let mut session = Session::new(small_clinic());
        session.keys(&format!("/chen<Enter>{page}/zhang"));
        session.shows(&["Search: zhang", "found among all"]);
        session.keys("<Esc>").shows(&["CHEN, Wei | born"]);
        assert!(matches!(session.model.page(), Page::Record(_)), "{page}");
    }
}

#[test]
fn a_search_out_of_a_form_parks_it_first() {
    let mut session = Session::new(small_clinic());
    session
        .keys("/chen<Enter>r<Tab>230<Ctrl-F>")
        .shows(&["Search:", "Parked, not saved: laboratory report of W-19"]);
    session
        .keys("<Esc>")
        .shows(&["CHEN, Wei | born", "A draft waits here: laboratory report"]);
    session.keys("r").shows(&["230"]);
    session
        .keys("<Esc>e<Ctrl-F>")
        .shows(&["Search:"])
        .hides(&["quick line"]);
    // Digits and the slash are text there.
    session.keys("<Esc>e12/").shows(&["> 12/"]);
}

#[test]
fn the_guidelines_of_the_next_patient_are_one_key_away() {
    let mut session = Session::new(small_clinic());
    session.keys("<Enter>g");
    let first = session.model.page();
    session.keys("<Down>.");
    assert!(matches!(session.model.page(), Page::Guidelines(_)));
    assert_ne!(session.model.page(), first);
    assert_eq!(session.model.sheet().unwrap().top, 0);
    session.keys(",");
    assert_eq!(session.model.page(), first);
    session
        .keys(",")
        .shows(&["This is the first patient of the list"]);
    assert_eq!(session.model.page(), first);
}

#[test]
fn the_foot_line_of_80_columns_holds_what_she_does_all_day() {
    let mut session = Session::new(small_clinic());
    session.shows(&["Enter open  / search  F1 help  w filter  n new  a clinic"]);
    session
        .keys("/chen<Enter>")
        .shows(&["r report  d drug  e line  . next  Tab more  / search  F1 help"]);
}

#[test]
fn the_list_of_actions_finds_the_cohort_page_by_its_name() {
    let mut session = Session::new(small_clinic());
    session.keys("<F1>the cohort<Enter>");
    assert_eq!(session.model.page(), Page::Cohort);
    session.effects();
}

#[test]
fn what_a_new_patient_is_told_is_never_cut() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut session = Session::new(small_clinic());
        session
            .resize(columns, rows)
            .keys("n")
            .shows(&["afterwards."]);
    }
}
