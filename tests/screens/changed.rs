//! The record says which entry changed the verdict, and what it was.

use hepatrack::wording::Language;
use hepatrack::wording::verdict_words;

use crate::harness::{Session, small_clinic};

#[test]
fn the_record_names_the_entry_that_changed_the_verdict() {
    let mut session = Session::new(small_clinic());
    session.resize(120, 80).keys("/chen<Enter>");
    let before = session.model.board().order().to_vec();
    let chen = session.model.open_patient().unwrap();
    assert!(before.contains(&chen));
    let verdict = |session: &Session| {
        let standing = session.model.standing(chen).unwrap();
        verdict_words(Language::English, &standing.assessment.verdict).to_owned()
    };
    let was = verdict(&session);
    session.keys("edna 3200<Enter>").saved();
    assert_ne!(verdict(&session), was);
    let changed = format!("was \"{was}\"").replace('\n', " ");
    let first: String = changed.chars().take(17).collect();
    session.shows(&["Changed", "by the entry of", &first]);
    // An entry that does not change it leaves the one that did.
    session.keys("ealt 31<Enter>").saved();
    session.shows(&[&first]);
    // Taken back, both of them, it is as it was.
    session.keys("u").saved();
    session.keys("<Esc>u").saved();
    assert_eq!(verdict(&session), was);
}
