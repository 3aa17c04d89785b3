//! Files of keys: what they change, and what is refused.

use super::*;
use crate::keys::key::{Key, KeyCode};

const THEMES: [&str; 2] = ["colour", "mono"];

fn refused(text: &str) -> String {
    read("keys.ron", text, &THEMES).unwrap_err().to_string()
}

#[test]
fn a_file_changes_keys_everywhere_or_in_one_place() {
    let text = r#"(
        theme: "mono", mouse: true,
        keys: [
            (action: "report", keys: ["b", "F3"]),
            (action: "leave", place: "record", keys: ["ctrl-q"]),
        ],
    )"#;
    let settings = read("keys.ron", text, &THEMES).unwrap();
    assert_eq!(settings.theme.as_deref(), Some("mono"));
    assert!(settings.mouse && !settings.copy);
    let keys = &settings.keymap;
    assert_eq!(
        keys.lookup(Place::Record, Key::char('B')),
        Some(Action::Report)
    );
    assert_eq!(keys.lookup(Place::Record, Key::char('r')), None);
    assert_eq!(keys.lookup(Place::Record, Key::char('q')), None);
    assert_eq!(
        keys.lookup(Place::List, Key::char('q')),
        Some(Action::Leave)
    );
    let foot: Vec<_> = keys.foot(Place::Record).collect();
    assert!(foot.contains(&("b".to_owned(), "report")), "{foot:?}");
    assert!(foot.contains(&("Ctrl-Q".to_owned(), "leave")), "{foot:?}");
    let rows = keys.rows();
    assert!(rows.iter().any(|row| row.0 == "b F3" && row.1 == "record"));
    assert!(
        rows.iter()
            .any(|row| row.0 == "Ctrl-Q" && row.1 == "record")
    );
    assert_eq!(
        read("keys.ron", "()", &THEMES).unwrap(),
        UserConfig::default()
    );
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, told) in [
        ("(\n  kees: [],\n)", "keys.ron:2:3: "),
        (
            "(theme: \"pink\")",
            "keys.ron:1:9: theme: \"pink\" is not a theme: colour, mono",
        ),
        (
            "(keys: [\n  (action: \"fly\", keys: [\"b\"]),\n])",
            "keys.ron:2:12: keys[0].action: \"fly\" is no action: ",
        ),
        (
            "(keys: [\n  (action: \"report\", place: \"search\", keys: [\"b\"]),\n])",
            "keys.ron:2:29: keys[0].place: report is not done in \"search\": record",
        ),
        (
            "(keys: [\n  (action: \"report\", keys: [\"b\", \"ctrl-enter\"]),\n])",
            "keys.ron:2:34: keys[0].keys[1]: \"ctrl-enter\" is no key: ",
        ),
        (
            "(keys: [\n  (action: \"report\", keys: [\"ctrl-i\"]),\n])",
            "keys.ron:2:29: keys[0].keys[0]: \"ctrl-i\" cannot be told from tab: ",
        ),
        (
            "(keys: [\n  (action: \"report\", keys: [\"F3\", \"d\"]),\n])",
            "keys.ron:2:35: keys[0].keys[1]: \"d\" is taken in list by drug: ",
        ),
        (
            "(keys: [\n  (action: \"drug\", keys: [\"7\"]),\n])",
            "keys.ron:2:27: keys[0].keys[0]: \"7\" is taken in list by search: ",
        ),
        (
            "(keys: [\n  (action: \"leave\", keys: []),\n])",
            "keys.ron:2:27: keys[0].keys: leave would have no key in list: at least one key",
        ),
        (
            "(keys: [\n  (action: \"park\", keys: [\"p\"]),\n])",
            "keys.ron:2:26: keys[0].keys: back would have no key in form: a key that types nothing",
        ),
        (
            "(keys: [\n  (action: \"hide\", keys: []),\n  (action: \"hide\", place: \"list\", keys: []),\n])",
            "keys.ron:3:12: keys[1].action: hide in list is here twice: once",
        ),
    ] {
        let is = refused(text);
        assert!(is.starts_with(told), "{text}\n{is}\n{told}");
    }
}

/// Files that were written when every way back had a name of its own mean what they meant.
#[test]
fn a_former_name_means_the_same_in_its_places() {
    let text = r#"(keys: [
        (action: "back", keys: ["b", "esc"]),
        (action: "close-opened", keys: ["b"]),
        (action: "close-history", place: "history", keys: ["b"]),
        (action: "park", keys: ["F11"]),
        (action: "back", place: "guidelines", keys: ["b"]),
    ])"#;
    let keys = read("keys.ron", text, &THEMES).unwrap().keymap;
    let (b, esc) = (Key::char('b'), Key::plain(KeyCode::Esc));
    let is_back = |place, key| keys.lookup(place, key) == Some(Action::Back);
    for place in [
        Place::Value,
        Place::Course,
        Place::Note,
        Place::History,
        Place::Guidelines,
    ] {
        assert!(is_back(place, b) && !is_back(place, esc), "{place:?}");
    }
    assert!(is_back(Place::Record, b) && is_back(Place::Record, esc));
    for place in [Place::Form, Place::QuickLine] {
        assert!(is_back(place, Key::plain(KeyCode::F(11))) && !is_back(place, esc));
    }
    assert!(is_back(Place::Cohort, esc) && !is_back(Place::Cohort, b));
    assert!(
        refused("(keys: [(action: \"park\", place: \"list\", keys: [\"F11\"])])")
            .contains("park is not done in \"list\": form, quick-line")
    );
}

/// Whoever gives a key away and gives the other action another may do so.
#[test]
fn two_actions_may_change_places() {
    let text = r#"(keys: [
        (action: "report", keys: ["d", "F3"]),
        (action: "drug", keys: ["r", "F4"]),
    ])"#;
    let keys = read("keys.ron", text, &THEMES).unwrap().keymap;
    assert_eq!(
        keys.lookup(Place::Record, Key::char('d')),
        Some(Action::Report)
    );
    assert_eq!(
        keys.lookup(Place::Record, Key::char('r')),
        Some(Action::Drug)
    );
    assert_eq!(
        keys.lookup(Place::Form, Key::plain(KeyCode::F(8))),
        Some(Action::Save)
    );
}

/// Leave, save, answer and every way back: none can be left without a key.
#[test]
fn no_way_out_can_be_taken_away() {
    for action in [
        "leave",
        "save",
        "park",
        "back",
        "close-history",
        "leave-import",
        "end-search",
        "answer",
        "no-answer",
        "close-actions",
        "close-opened",
        "leave-copy",
        "show-actions",
        "open",
        "run",
    ] {
        let is = refused(&format!("(keys: [(action: \"{action}\", keys: [])])"));
        assert!(is.contains("would have no key in"), "{action}: {is}");
    }
}
