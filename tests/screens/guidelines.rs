//! Guidelines beside the clinic's verdict: one row in the record, each set in full behind `g`.

use hepatrack::app::Page;
use hepatrack::wording::DIFFERS;

use crate::harness::{Session, knowledge, setup, small_clinic};

#[test]
fn g_shows_every_set_in_full_and_esc_leads_back_to_where_the_record_was() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter><Tab><Down>");
    let before = session.model.view().clone();
    session.keys("g");
    assert!(matches!(session.model.page(), Page::Guidelines(_)));
    session
        .resize(120, 200)
        .shows(&["CHEN, Wei | born 12-May-1974"]);
    let screen = session.screen();
    for set in &knowledge().guidelines {
        let head = format!("{} {DIFFERS} | {}", set.name, set.edition);
        let plain = format!("{} | {}", set.name, set.edition);
        assert!(
            screen.contains(&head) || screen.contains(&plain),
            "{screen}"
        );
        assert!(screen.contains(&format!("{}: what it asks", set.name)));
    }
    session.resize(80, 24).keys("<Esc>");
    assert!(matches!(session.model.page(), Page::Record(_)));
    assert_eq!(*session.model.view(), before);
}

#[test]
fn the_window_keeps_to_what_there_is() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>g<Up>");
    assert_eq!(session.model.guidelines_top(), 0);
    session.keys("<End>");
    let last = session.model.guidelines_top();
    assert!(last > 20, "{last}");
    let screen = session.screen();
    assert!(!screen.contains("more rows"), "{screen}");
    session.keys("<Down><PgDn>");
    assert_eq!(session.model.guidelines_top(), last);
    session.keys("<PgUp>");
    assert!(session.model.guidelines_top() < last);
    session.keys("<Home>");
    assert_eq!(session.model.guidelines_top(), 0);
    // What is typed there changes nothing and says so.
    session.keys("x");
    assert!(matches!(session.model.page(), Page::Guidelines(_)));
}

#[test]
fn those_that_differ_are_marked_by_sign_word_and_colour() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>");
    let row = {
        let model = &session.model;
        let standing = model.standing(model.open_patient().unwrap()).unwrap();
        let words = standing.words(model.knowledge());
        words.guideline_row(&words.guidelines())
    };
    assert!(row.iter().any(|field| field.differs));
    session.resize(200, 60);
    let screen = session.screen();
    for field in &row {
        for word in field.text.split(' ') {
            assert!(screen.contains(word), "{word}\n{screen}");
        }
        if field.differs {
            assert!(field.text.starts_with("* ") || field.text.starts_with(DIFFERS));
        }
    }
}

#[test]
fn sets_that_are_left_out_are_told_above_the_others() {
    let mut setup = setup(small_clinic());
    setup.guideline_faults = vec!["guidelines/own.ron:3:5: set: empty: some words".to_owned()];
    let mut session = Session::started(setup);
    session.keys("/chen<Enter>g");
    let screen = session.screen();
    assert!(
        screen.contains("LEFT OUT guidelines/own.ron:3:5: set: empty"),
        "{screen}"
    );
}
