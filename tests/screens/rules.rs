//! The rules that decided, with their text, behind Enter in the status.

use crate::harness::{Session, small_clinic};

#[test]
fn enter_in_the_status_shows_the_text_of_the_rules_that_decided() {
    let mut session = Session::new(small_clinic());
    session
        .resize(80, 20)
        .keys("/chen<Enter>r<Tab>3200<Ctrl-S>")
        .saved();
    session.shows(&["[clinic rule 6.5a]"]);
    let before = session.model.view().clone();
    session.keys("<Enter>").shows(&[
        "CHEN, Wei | born 12-May-1974",
        "The clinic's rules that decided",
        "[clinic rule 6.5a]",
        "6. On treatment: the verdict on a line",
        "5. Last of R positive. The run is the unbroken positives at the end of R",
        "   a. There is a negative before f.",
        "more rows",
    ]);
    session.keys("<Down><Down>").hides(&["6. On treatment"]);
    session.keys("<End>").shows(&["the line before."]);
    session.hides(&["more rows"]);
    session.keys("<Home>").shows(&["6. On treatment"]);
    session.keys("<Esc>");
    assert_eq!(*session.model.view(), before);
}

#[test]
fn where_no_rule_decided_it_says_so() {
    let mut session = Session::new(small_clinic());
    session.keys("nW-900<Tab>Nobody, Else<Ctrl-S>").saved();
    session.shows(&["No rule has decided anything yet"]);
    // Enter has nothing to show but the section itself.
    session.keys("<Enter>").hides(&["No rule has decided"]);
    session.keys("<Enter>").shows(&["No rule has decided"]);
}
