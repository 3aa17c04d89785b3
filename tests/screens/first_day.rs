//! The first day: what comes first, three questions, the example clinic beside one's own, the tour, the words.

use std::collections::BTreeSet;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::update::tour;
use hepatrack::app::{Clock, Page, SessionMode, Setup};
use hepatrack::keys::Place;
use hepatrack::reference::{explained, glossary};
use hepatrack::register::Register;
use hepatrack::store;

use crate::harness::{Session, knowledge, setup, small_clinic};

/// A start without a register.
fn first_start() -> Session {
    let mut session = Session::new(Register::new("k7q2m9x4".to_owned()));
    session.change(hepatrack::app::Model::on_first_day);
    session
}

#[test]
fn what_comes_first_is_offered_and_stands_in_nobodys_way() {
    first_start().shows(&[
        "Welcome. What comes first?",
        "Nobody is on file yet: n enters",
    ]);
    for (keys, place) in [
        ("n", Place::Form),
        ("<F2>", Place::Form),
        ("i", Place::Import),
        ("l", Place::Form),
        ("/", Place::Search),
        ("7", Place::Search),
        ("?", Place::Actions),
        ("<F1>", Place::Actions),
        ("<Esc>", Place::List),
        ("x", Place::Cohort),
    ] {
        let mut session = first_start();
        session.keys(keys);
        session.effects();
        if keys != "l" {
            assert_eq!(session.model.place(), place, "{keys}");
        }
    }
    let mut session = first_start();
    session.keys("q");
    assert_eq!(session.effects(), [Effect::Quit]);
}

#[test]
fn three_questions_have_an_answer_to_begin_with_and_are_skipped_by_esc() {
    let mut session = first_start();
    session.keys("<Enter>").shows(&[
        "Question 1 of 3: what is your clinic called?",
        "Hepatitis clinic",
    ]);
    session.keys("<Enter>").saved();
    session.shows(&["Hepatitis clinic", "Question 2 of 3", "ALT U/L ..40"]);
    // Limits that nobody looked at are no laboratory's.
    session
        .keys("<Enter>")
        .shows(&["Type the laboratory's name", "Question 2 of 3"]);
    assert_eq!(session.effects(), []);
    session.keys("Central<Enter>").saved();
    session.shows(&["Question 3 of 3", "nurse"]);
    session
        .keys("<Enter>")
        .shows(&["What comes first?"])
        .hides(&["three short questions"]);
    session
        .keys("<Esc>l")
        .shows(&["Central | 3 units, 3 limits"]);

    let mut session = first_start();
    session
        .keys("a<Esc><Esc><Esc>")
        .shows(&["What comes first?"]);
    assert_eq!(session.model.register().last_seq().0, 0);

    let mut session = first_start();
    session.keys("aSt Brannoc<Enter>").saved();
    session.shows(&["St Brannoc"]);
    session
        .keys("<Ctrl-U>Central; ALT ukat/l ..0.8; potassium 4")
        .reads(&["'potassium 4': a test with its unit"]);
    session.keys("<Enter>").shows(&["Question 2 of 3"]);
    session.keys("<Ctrl-U>Central; ALT ukat/l ..0.8; HBV DNA IU/mL 20..<Enter>");
    session.saved();
    session
        .keys("<Ctrl-U>Li Na<Enter>")
        .shows(&["What comes first?"]);
    session.keys("nW-1<Tab>Chen, Wei<Ctrl-S>").saved();
    let entry = session
        .model
        .register()
        .history()
        .entries()
        .last()
        .unwrap()
        .clone();
    assert_eq!(entry.stamp.by, "Li Na");
    // Each answer is an entry with its undo.
    session.keys("<Esc>uuu").effects();
}

#[test]
fn the_example_is_opened_in_memory_and_left_to_where_she_was() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>3200");
    let before = (session.screen(), session.model.register().last_seq());
    session
        .keys("<Ctrl-T>")
        .shows(&["EXAMPLE CLINIC: invented, your register is not touched"]);
    assert_eq!(session.model.kept_drafts(), []);
    assert_eq!(session.model.home().kept_drafts().len(), 1);
    // What the disk tells meanwhile is told to the own register.
    session.feed(Input::Others(Vec::new()));
    session.keys("<Esc>").shows(&["Back in your own register"]);
    session.feed(Input::Resize(80, 24));
    session.keys("<Left><Right>");
    assert_eq!(
        (session.screen(), session.model.register().last_seq()),
        before
    );
    session
        .keys("<Esc><Esc><Ctrl-E>")
        .shows(&["EXAMPLE CLINIC", "Sat 01-Jun-2024"]);
    session
        .keys("<Home><Enter>mhello<Ctrl-S>")
        .shows(&["In memory only"]);
    session.keys("q").shows(&["Back in your own register"]);
    assert_eq!(session.model.page(), Page::List);
    assert_eq!(session.model.register().last_seq(), before.1);
    assert_eq!(session.effects(), []);
}

fn demo() -> Session {
    let register = store::example(&knowledge()).unwrap();
    let day = register.today().unwrap();
    Session::started(Setup {
        clock: Clock::Still(day),
        mode: SessionMode::Demo,
        ..setup(register)
    })
}

#[test]
fn the_tour_names_one_key_a_step_and_waits_for_it() {
    let keys = [
        "<Down>", "<Enter>", "<Tab>", "g", ".", "r", "<Ctrl-S>", "u", "a", "<F1>",
    ];
    assert_eq!(keys.len(), tour::COUNT);
    for own in [Session::new(small_clinic()), demo()] {
        let mut session = own;
        let before = (session.screen(), session.model.register().last_seq());
        session.keys("<Ctrl-T>");
        for (step, key) in (1..).zip(keys) {
            session.shows(&[&format!("Tour, step {step} of 10: press ")]);
            session.keys("z<F6>").shows(&["This step waits for "]);
            session.feed(Input::Paste("W-19".to_owned()));
            session.keys(key);
            if key == "<Ctrl-S>" {
                assert_eq!(session.model.in_memory(), 1);
            }
        }
        session.shows(&["The tour is over"]);
        session
            .keys("tier")
            .reads(&["tier: How urgent somebody is"]);
        session.keys("<Esc>");
        assert_eq!(session.model.register().last_seq(), before.1);
        session.keys("<Left>");
        assert_eq!(session.screen(), before.0);
        assert_eq!(session.effects(), []);
        // From any step Esc leads back.
        for steps in 0..keys.len() {
            session
                .keys("<Ctrl-T>")
                .keys(&keys[..steps].concat())
                .keys("<Esc><Left>");
            assert_eq!(session.screen(), before.0, "{steps}");
        }
    }
}

/// The house's own words, which no reader brings along: wherever a screen uses one, F1 explains it.
const OWN_WORDS: [&str; 40] = [
    "tier",
    "held",
    "set aside",
    "excused",
    "seen once",
    "seen twice",
    "provisional",
    "confirmed",
    "trace",
    "FIB-4",
    "mPAGE-B",
    "headline",
    "because",
    "doubts",
    "guidelines",
    "differs",
    "stop conditions",
    "rising",
    "settled",
    "line",
    "phases",
    "primary resistance",
    "secondary resistance",
    "relapse",
    "reactivation",
    "flare",
    "low level",
    "seroconverted",
    "LAM",
    "ETV",
    "TDF",
    "TAF",
    "due",
    "late",
    "recall",
    "clinic",
    "draft",
    "quick line",
    "flow sheet",
    "cohort",
];

#[test]
fn every_word_of_the_screens_is_explained_by_f1() {
    for word in OWN_WORDS {
        let found = explained(word);
        let entry = found
            .first()
            .unwrap_or_else(|| panic!("{word} is not explained"));
        let mut session = Session::new(small_clinic());
        let words: Vec<&str> = entry.means.split(' ').take(3).collect();
        session.keys("<F1>").keys(word).reads(&[&words.join(" ")]);
    }
}

/// Abbreviations and words in capitals on any screen of the example clinic are words of the glossary, names of tests or
/// of guideline bodies.
#[test]
fn every_abbreviation_on_a_record_of_the_example_is_explained() {
    let mut session = demo();
    session.resize(200, 60);
    session.keys("<Home><Enter>");
    let mut unknown = BTreeSet::new();
    let known = knowledge();
    for _ in 0..44 {
        for keys in ["", "g", "<Esc>"] {
            session.keys(keys);
            let screen = session.screen();
            let body = screen.lines().skip(3).collect::<Vec<&str>>().join("\n");
            let words = body.split(|sign: char| !(sign.is_alphanumeric() || sign == '-'));
            for word in words.filter(|word| is_abbreviation(word)) {
                let is_explained = explained(word).first().is_some_and(|entry| {
                    let forms = std::iter::once(&entry.word).chain(&entry.also);
                    let mut forms = forms.map(|form| form.to_lowercase());
                    forms.any(|form| form.contains(&word.to_lowercase()))
                });
                if !is_explained && known.tests.find(word).is_none() {
                    unknown.insert(word.to_owned());
                }
            }
        }
        session.keys(".");
    }
    // Plain words, loud.
    let loud = [
        "AGAIN", "ALERT", "KIDNEY", "LIVER", "NOT", "POSITIVE", "RECORDED",
    ];
    let accepted: BTreeSet<String> = loud.map(str::to_owned).into();
    assert_eq!(
        unknown.difference(&accepted).cloned().collect::<Vec<_>>(),
        [""; 0]
    );
}

fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    // The names of keys have a hyphen: what they do stands beside them.
    let is_key = word.starts_with("Ctrl-");
    capitals > 1 && !is_key && !word.starts_with("EX-") && word.chars().count() < 9
}

#[test]
fn words_stand_once_and_say_something() {
    assert!(glossary().len() > 50);
}

/// The words before the rows of a record, and the heads of the groups of the list, with look-up by F1.
#[test]
fn every_head_on_the_list_and_the_records_of_the_example_is_explained() {
    let mut session = demo();
    session.resize(160, 60);
    let list = session.screen();
    let groups = list
        .lines()
        .filter_map(|line| line.split_once(" (").filter(|_| line.contains("---")));
    let mut heads: BTreeSet<String> = groups.map(|(head, _)| head.trim().to_owned()).collect();
    assert!(heads.len() > 3, "{heads:?}");
    session.keys("<Home><Enter>");
    for _ in 0..44 {
        for line in session.screen().lines() {
            // A head begins its row in a capital, and stands alone before a gap.
            let head = line
                .get(..9)
                .filter(|head| head.ends_with("  "))
                .map(str::trim_end);
            heads.extend(
                head.filter(|head| head.starts_with(|one: char| one.is_ascii_uppercase()))
                    .filter(|head| !head.contains('|'))
                    .map(str::to_owned),
            );
        }
        session.keys(".");
    }
    assert!(heads.len() > 8, "{heads:?}");
    let unknown: Vec<&String> = heads
        .iter()
        .filter(|head| {
            let test = head.split(' ').next().unwrap_or_default();
            let is_test = knowledge().tests.find(test).is_some();
            explained(head.trim_end_matches('?')).is_empty() && !is_test
        })
        .collect();
    assert!(unknown.is_empty(), "{unknown:?} of {heads:?}");
}
