//! Guidelines beside the clinic's verdict: one row in the record, each set in full behind `g`.

use hepatrack::app::Page;
use hepatrack::register::Op;
use hepatrack::wording::{DIFFERS, Phrase};

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
        let head = format!("{} {} | {}", set.name, DIFFERS.english, set.edition);
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
    assert_eq!(session.model.sheet().unwrap().top, 0);
    session.keys("<End>");
    let last = session.model.sheet().unwrap().top;
    assert!(last > 20, "{last}");
    let screen = session.screen();
    assert!(!screen.contains("more rows"), "{screen}");
    session.keys("<Down><PgDn>");
    assert_eq!(session.model.sheet().unwrap().top, last);
    session.keys("<PgUp>");
    assert!(session.model.sheet().unwrap().top < last);
    session.keys("<Home>");
    assert_eq!(session.model.sheet().unwrap().top, 0);
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
            assert!(field.text.starts_with("* ") || field.text.starts_with(DIFFERS.english));
        }
    }
}

#[test]
fn sets_that_are_left_out_are_told_above_the_others() {
    let mut setup = setup(small_clinic());
    setup.guideline_faults =
        vec![Phrase::new("guidelines/own.ron:3:5: set: empty: some words", "").into()];
    let mut session = Session::started(setup);
    session.keys("/chen<Enter>g");
    let screen = session.screen();
    assert!(
        screen.contains("LEFT OUT guidelines/own.ron:3:5: set: empty"),
        "{screen}"
    );
}

#[test]
fn a_clinic_chooses_which_sets_are_shown_and_the_choice_is_an_entry() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>g").resize(120, 200);
    let sets = knowledge().guidelines.clone();
    let (first, second) = (&sets[0], &sets[1]);
    session
        .keys("e")
        .shows(&["Show or hide which guideline set"]);
    // The marked answer changes nothing.
    session.keys("<Enter>");
    assert_eq!(session.model.register().shown_guidelines(), None);
    session.keys("e1").saved();
    let asked = format!("{}: what it asks", first.name);
    assert!(!session.screen().contains(&asked));
    session.shows(&[&format!("Hidden   {}", first.name)]);
    let entry = session.model.register().history().entries().last().unwrap();
    assert!(matches!(entry.ops[..], [Op::Guidelines { .. }]));
    // Nobody else's record shows it either, and the row names the others only.
    session.keys("<Esc>");
    let row = |session: &Session| {
        let model = &session.model;
        let standing = model.standing(model.open_patient().unwrap()).unwrap();
        let words = standing.words(model.knowledge());
        let fields = words.guideline_row(&words.guidelines()).into_iter();
        fields.map(|field| field.text).collect::<String>()
    };
    let said = row(&session);
    assert!(
        !said.contains(&first.short) && said.contains(&second.short),
        "{said}"
    );
    // Taken back, made again, and all of them again.
    session.keys("uy").saved();
    assert!(row(&session).contains(&first.short));
    session.keys("<Ctrl-R>y").saved();
    assert!(!row(&session).contains(&first.short));
    session.keys("ge1").saved();
    assert_eq!(session.model.register().shown_guidelines(), None);
    // The last one stays.
    for key in ["e1", "e2", "e3", "e4"] {
        session.keys(key).saved();
    }
    session.keys("e");
    let screen = session.screen();
    assert!(
        !screen.contains(&format!("hide {}", sets[4].name)),
        "{screen}"
    );
}
