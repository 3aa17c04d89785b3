//! Every sentence that tells a key tells the one in force: with a file of keys that changes nearly all of them, no
//! screen names a key of the table.

use hepatrack::app::event::Input;
use hepatrack::app::filter::Filter;
use hepatrack::app::{SessionMode, Undecided};
use hepatrack::clinical::record::FollowUp;
use hepatrack::keys::file;
use hepatrack::keys::key::{Key, KeyCode};
use hepatrack::keys::{Action, Chord, Keymap, Place};
use hepatrack::register::{Change, Op, PatientHead, Register};
use hepatrack::ui::Theme;
use hepatrack::wording::Phrase;

use crate::harness::{Clinic, Session, parse_keys, setup, small_clinic};
use crate::places::{self, SCRIPTS};

/// Keys that type nothing and that no sentence would name with the keys of the table.
const SILENT: [&str; 14] = [
    "ctrl-a", "ctrl-b", "ctrl-c", "ctrl-g", "ctrl-v", "ctrl-y", "F3", "F4", "F5", "F6", "F7", "F8",
    "F9", "F11",
];

/// What moves the cursor in a text or removes from it keeps its keys: no sentence speaks of it.
fn is_editing(action: Action) -> bool {
    matches!(
        action,
        Action::NewLine
            | Action::CursorLeft
            | Action::CursorRight
            | Action::CursorHome
            | Action::CursorEnd
            | Action::Backspace
            | Action::Delete
            | Action::DeleteWord
            | Action::ClearText
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::Redraw
            | Action::Suspend
            | Action::Hide
    )
}

/// Another key for every action in every place: a Greek or Russian letter, where text is typed a key that types nothing.
fn changed_keys() -> Keymap {
    let mut lines = String::new();
    for place in Place::ALL {
        let mut letters = ('а'..='я').chain('α'..='ω').filter(|one| *one != 'ς');
        let mut silent = SILENT.into_iter();
        for bound in Keymap::default().bindings(place) {
            if bound.keys().next().is_none() {
                // What has no key of the table is told by its name.
                continue;
            }
            let key = match place.takes_text() {
                true if is_editing(bound.action()) => continue,
                true => silent.next().unwrap().to_owned(),
                false => letters.next().unwrap().to_string(),
            };
            lines.push_str(&format!(
                "(action: \"{}\", place: \"{}\", keys: [\"{key}\"]),\n",
                bound.action().name(),
                place.file_name()
            ));
        }
    }
    let text = format!("(keys: [{lines}])");
    file::read("keys.ron", &text, &[]).unwrap().keymap
}

/// The key of an action where the session is.
fn key_of(session: &Session, action: Action) -> Key {
    let mut bindings = session.model.keymap().bindings(session.model.place());
    let bound = bindings
        .find(|bound| bound.action() == action)
        .unwrap_or_else(|| panic!("{action:?} in {:?}", session.model.place()));
    match bound.keys().next().unwrap() {
        Chord::Key(key) => key,
        Chord::Digit => Key::char('7'),
    }
}

/// Takes the changed keys and does `acts`: actions by their new keys, and what is typed.
fn go_on(session: &mut Session, acts: &[Act]) {
    session.change(|model| model.with_keys(changed_keys(), false));
    let (columns, rows) = session.size;
    session.resize(columns, rows);
    for act in acts {
        match act {
            Act::Does(action) => {
                let key = key_of(session, *action);
                session.feed(Input::Key(key));
            }
            Act::Types(text) => {
                for key in parse_keys(text) {
                    session.feed(Input::Key(key));
                }
            }
            Act::Pastes(text) => {
                session.feed(Input::Paste((*text).to_owned()));
            }
        }
    }
}

enum Act {
    Does(Action),
    Types(&'static str),
    Pastes(&'static str),
}
use Act::{Does, Pastes, Types};

/// A key of the table that a line of the screen names: `Esc`, `Ctrl-S`, `F2`, and a letter before what it does, as in
/// `w chooses`.
fn old_key(line: &str) -> Option<String> {
    let named = |word: &str| {
        [
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Char(' '),
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Delete,
            KeyCode::F(1),
            KeyCode::F(2),
            KeyCode::F(10),
            KeyCode::F(12),
        ]
        .into_iter()
        .map(Key::plain)
        .chain("sdfprouwxlzqekt".chars().map(Key::ctrl))
        .any(|key| key.to_string() == word)
    };
    let words: Vec<&str> = line
        .split(|one: char| one.is_whitespace() || matches!(one, '(' | ')' | ',' | ';' | ':' | '|'))
        .filter(|word| !word.is_empty())
        .collect();
    let letter = |pair: &[&str]| {
        let [key, does] = pair else {
            return false;
        };
        let mut characters = key.chars();
        let is_key = characters
            .next()
            .is_some_and(|one| one.is_ascii_lowercase() || matches!(one, '/' | '?'))
            && characters.next().is_none();
        is_key
            && does.len() > 3
            && does.ends_with('s')
            && does.chars().all(|one| one.is_ascii_lowercase())
    };
    words
        .iter()
        .find(|word| named(word))
        .map(|word| (*word).to_owned())
        .or_else(|| {
            words
                .windows(2)
                .find(|pair| letter(pair))
                .map(|pair| pair.join(" "))
        })
}

fn assert_new(session: &Session, what: &str) {
    let screen = session.screen();
    // The letter of an answer is nobody's to change.
    let keys = session.model.keymap();
    let all = Filter::keys_of_all(keys);
    let choose = keys.told(Place::List, Action::ChooseFilter);
    let screen = screen.replace(&all, &choose);
    for line in screen.lines() {
        // The letters before answers are nobody's to change either.
        let is_answer = session.model.place() == Place::Question && line.starts_with("|   ");
        if let Some(old) = old_key(line).filter(|_| !is_answer) {
            panic!("{what}: {old:?} is a key of the table, in\n{screen}");
        }
    }
}

#[test]
fn an_old_key_would_be_found() {
    for (line, found) in [
        (
            "Nobody is found: change the search, or F2 enters a new patient",
            Some("F2"),
        ),
        (
            "Nobody is on today's clinic: a adds by number",
            Some("a adds"),
        ),
        ("no result on file; r enters a report", Some("r enters")),
        (" 3 patients: resistance | Esc back ", Some("Esc")),
        ("Space ticks off", Some("Space")),
        ("- HBV DNA positive; a result is needed", None),
    ] {
        assert_eq!(old_key(line).as_deref(), found, "{line}");
    }
}

#[test]
fn no_place_names_a_key_of_the_table() {
    for (place, script) in SCRIPTS {
        for size in [(80, 24), (120, 36), (200, 50)] {
            let mut session = places::session(place, script, Theme::coloured(), size);
            go_on(&mut session, &[]);
            // Actions are shown with their keys, also those that were left as they are.
            if place != Place::Actions {
                assert_new(&session, &format!("{place:?} at {size:?}"));
            }
            session.resize(39, 9);
            assert_new(&session, &format!("{place:?}, too small"));
            session.effects();
        }
    }
}

/// Somebody who has moved away, and nobody else.
fn nobody_followed() -> Register {
    let mut clinic = Clinic::new();
    clinic.patient("W-1", "Moved, Away", "1970-01-01");
    let record = clinic.register.find("W-1").unwrap().clone();
    let before = PatientHead {
        person: record.person.clone(),
        source: record.source,
    };
    let mut after = before.clone();
    after.person.follow_up = FollowUp::Moved;
    clinic.commit(Op::Patient {
        patient: record.id,
        change: Box::new(Change::replace(before, after)),
    });
    clinic.register
}

/// Script with the keys of the table, what is done with the changed ones, and what is said then.
type Case = (&'static str, &'static [Act], &'static str);

#[rustfmt::skip]
const SAID: &[Case] = &[
    ("/zzzz", &[Does(Action::Open)], "enters a new patient"),
    ("wp", &[], "shows all 3"),
    ("wp", &[Does(Action::Open)], "chooses whom the list shows"),
    ("wc", &[], "ticks off"),
    ("wc", &[], "adds by name, number or from a file"),
    ("", &[Does(Action::ChooseFilter)], "put on it by"),
    ("wca", &[Does(Action::AddToClinic)], "leads back"),
    ("/chen<Enter>", &[Does(Action::TickOff)], "puts them on it"),
    ("wf/chen<Enter>", &[Does(Action::Back)], "is not among those shown"),
    ("wr", &[], "in the record enters it"),
    ("wp", &[Does(Action::Recall)], "enters a new patient"),
    ("/wei<Enter>r<Tab>88<Esc><Esc>", &[Does(Action::Open)], "continues it"),
    ("/chen<Enter>r<Tab>88<Esc>", &[Does(Action::Report)], "parks it again"),
    ("/chen<Enter>edna 20<Esc>", &[Does(Action::QuickLine)], "parks it again"),
    ("/chen<Enter>r", &[Does(Action::Save)], "leaves the form"),
    ("/chen<Enter>e", &[], "completes"),
    ("/chen<Enter>egluc 5 ", &[], "completes it"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[], "shows every entry of this record"),
    ("/chen<Enter>", &[], "opens the text of the rule"),
    ("/chen<Enter>", &[Pastes("x")], "open a form first"),
    ("/chen<Enter>h", &[Pastes("x")], "leads back"),
    ("/chen<Enter>g", &[Pastes("x")], "leads back"),
    ("x", &[Pastes("x")], "leads back"),
    ("l", &[Pastes("x")], "leads back"),
    ("w", &[Pastes("x")], "go back with"),
    ("n", &[Types("W-99"), Does(Action::NextFieldRound), Types("New, One"), Does(Action::NextFieldRound), Types("1980-01-01"), Does(Action::Save)], "Saved: new patient"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[Does(Action::NextPart), Does(Action::OpenSelected)], "enters a report"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[Does(Action::NextPart), Does(Action::NextPart), Does(Action::OpenSelected)], "starts one"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[Does(Action::NextPart), Does(Action::NextPart), Does(Action::NextPart), Does(Action::OpenSelected)], "writes one"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[Does(Action::PreviousPart), Does(Action::Left)], "enters a report"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>", &[Does(Action::PreviousPart)], "enters a report"),
    ("nW-99<Tab>Chen, Wei<Tab>1974-05-12", &[Does(Action::Save)], "and search instead"),
    ("n", &[], "goes on"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Ctrl-S>ealt 31<Enter><Esc>n", &[], "goes on"),
    ("l", &[Does(Action::Back), Does(Action::Laboratories)], "makes one"),
    ("l", &[Does(Action::EditLaboratory)], "makes one"),
    ("l", &[Does(Action::RemoveLaboratory)], "makes one"),
    ("ln", &[Does(Action::NextFieldRound)], "empty: not known"),
    ("/chen<Enter>r", &[Does(Action::NextProfile)], "in a record makes one"),
    ("lnEast<Ctrl-S><Esc>/chen<Enter>r", &[Does(Action::PreviousField)], "its units and limits"),
    ("lnEast<Ctrl-S><Esc>/chen<Enter>r<Tab>20<Ctrl-S>l", &[Does(Action::RemoveLaboratory)], "renames or changes it"),
    ("/chen<Enter><Tab><Enter><Enter>", &[], "usual reasons"),
    ("/chen<Enter><Tab><Enter><Enter>", &[Does(Action::NextFieldRound), Does(Action::Save)], "retract it"),
    ("/chen<Enter><Tab><Enter><Enter><Ctrl-U>", &[Does(Action::Save)], "no value; type the right one, or retract it"),
    ("/chen<Enter><Tab><Tab><Enter><Enter>", &[Does(Action::Save)], "leaves the form"),
    ("/chen<Enter><Tab>", &[Does(Action::NextPart), Does(Action::PreviousPart)], "Flow sheet"),
    ("x", &[Does(Action::Down), Does(Action::OpenNumber)], "back"),
    ("nW-99<Tab>New, One<Tab>1980-01-01<Tab><Tab><Tab><Tab><Ctrl-S>r<Tab>20<Tab>31<Esc>", &[Does(Action::Undo)], "throw it away first"),
];

#[test]
fn what_is_said_names_the_keys_of_the_file() {
    for (script, acts, said) in SAID {
        let mut session = Session::new(small_clinic());
        session.resize(200, 40).keys(script);
        go_on(&mut session, acts);
        let screen = session.screen();
        assert!(screen.contains(said), "{script}: no {said:?} in\n{screen}");
        assert_new(&session, script);
        session.effects();
    }
}

#[test]
fn what_is_said_where_nobody_is_on_file_or_followed_names_the_keys_of_the_file() {
    let nobody = || Register::new("k7q2m9x4".to_owned());
    for (register, script, acts, said) in [
        (nobody(), "", &[][..], "enters the first patient"),
        (
            nobody(),
            "",
            &[Does(Action::Open)][..],
            "enters the first patient",
        ),
        (nobody_followed(), "", &[][..], "finds those who left"),
        (
            nobody_followed(),
            "/W-1<Enter>",
            &[Does(Action::Back)][..],
            "finds everybody",
        ),
        (
            nobody_followed(),
            "/W-1<Enter>",
            &[Does(Action::Clinic)][..],
            "in the record corrects that first",
        ),
    ] {
        let mut session = Session::new(register);
        session.resize(200, 40).keys(script);
        go_on(&mut session, acts);
        session.shows(&[said]);
        assert_new(&session, said);
        session.effects();
    }
}

#[test]
fn what_went_wrong_on_the_disk_names_the_keys_of_the_file() {
    let undecided = Undecided {
        words: Phrase::new("The register's file was changed", "").into(),
        changed: Vec::new(),
        mends: Vec::new(),
        may_merge: false,
        stops_work: true,
    };
    let mut session = Session::started(hepatrack::app::Setup {
        undecided: Some(undecided),
        mode: SessionMode::Normal,
        ..setup(small_clinic())
    });
    go_on(&mut session, &[]);
    session.shows(&["FILE CHANGED OR DAMAGED: "]);
    let mut failing = Session::new(small_clinic());
    failing.keys("/chen<Enter>r<Tab>20");
    failing.disk = Err("disk full".to_owned());
    go_on(&mut failing, &[Does(Action::Save)]);
    failing.shows(&["in the form tries again"]);
    assert_new(&failing, "disk full");
    failing.effects();
    // The answer that waits is left first, so that the list shows what it says by itself.
    go_on(&mut session, &[Does(Action::Back)]);
    assert_new(&session, "undecided");
    session.effects();
}
