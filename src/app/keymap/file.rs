//! The user's own keys and settings, in a RON file.
//!
//! ```ron
//! (
//!     theme: "high-contrast",
//!     mouse: true,
//!     copy: true,
//!     keys: [
//!         (action: "report", keys: ["b", "F3"]),
//!         (action: "save", place: "form", keys: ["ctrl-s", "F8"]),
//!         (action: "hide", keys: []),
//!     ],
//! )
//! ```
//!
//! Everything may be left out. Keys take the place of all that the action has in the table, in one place or in every
//! place in which the table has it; `hepatrack keys` prints actions, places and keys. A file with any fault changes
//! nothing: what is wrong is told with file, line and column, and the keys of the table stay in force.

use std::collections::HashSet;

use serde::Deserialize;

use super::{Action, Chord, Keymap, Place};
use crate::reference::{DataFault, Document};

/// What the user has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The name of a theme, as written.
    pub theme: Option<String>,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// Whether copying through the terminal is asked for.
    pub copy: bool,
    /// The keys in force.
    pub keymap: Keymap,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    #[serde(deserialize_with = "text")]
    theme: Option<String>,
    mouse: bool,
    copy: bool,
    keys: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    action: String,
    #[serde(default, deserialize_with = "text")]
    place: Option<String>,
    keys: Vec<String>,
}

/// A text that may be left out and is written without `Some`.
fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

/// Reads a file of keys. `themes` are the names of themes that there are.
///
/// # Errors
/// The first thing that is wrong: no RON, an unknown name or key, a key that two actions would share in one place, an
/// action that nobody can do without and that would have no key.
pub fn read(file: &str, text: &str, themes: &[&str]) -> Result<Settings, DataFault> {
    let document = Document::new(file, text);
    let written: Written = document.read()?;
    if let Some(theme) = &written.theme
        && !themes.contains(&theme.as_str())
    {
        let accepted = themes.join(", ");
        return Err(document.fault("theme", format!("{theme:?} is no theme"), accepted));
    }
    let mut keymap = Keymap::default();
    let mut settled = HashSet::new();
    for (place, line) in written.keys.iter().enumerate() {
        apply(&document, place, line, &mut keymap, &mut settled)?;
    }
    no_conflict(&document, &written.keys, &keymap)?;
    if let Some((place, action)) = keymap.without_key() {
        let line = line_of(&written.keys, place, action);
        return Err(document.fault(
            format!("keys[{line}].keys"),
            format!(
                "{} would have no key in {}",
                action.name(),
                place.file_name()
            ),
            if place.takes_text() {
                "a key that types nothing: characters are text there"
            } else {
                "at least one key: nobody can do without it"
            },
        ));
    }
    Ok(Settings {
        theme: written.theme,
        mouse: written.mouse,
        copy: written.copy,
        keymap,
    })
}

/// Puts one line of the file into the keys.
fn apply(
    document: &Document<'_>,
    at: usize,
    line: &Line,
    keymap: &mut Keymap,
    settled: &mut HashSet<(Place, Action)>,
) -> Result<(), DataFault> {
    let (action, bound) =
        Action::written(&line.action, line.place.as_deref()).ok_or_else(|| {
            let what = format!("{:?} is no action", line.action);
            let names: Vec<String> = Action::ALL.iter().map(|action| action.name()).collect();
            document.fault(format!("keys[{at}].action"), what, names.join(", "))
        })?;
    let has: Vec<Place> = keymap
        .table()
        .iter()
        .filter(|binding| binding.action == action)
        .flat_map(|binding| binding.places.iter().copied())
        .filter(|place| bound.is_none_or(|bound| bound.contains(place)))
        .collect();
    let places = match &line.place {
        None => has,
        Some(name) => {
            let named = Place::named(name).filter(|place| has.contains(place));
            let place = named.ok_or_else(|| {
                let names: Vec<String> = has.iter().map(|place| place.file_name()).collect();
                let what = format!("{} is not done in {name:?}", line.action);
                document.fault(format!("keys[{at}].place"), what, names.join(", "))
            })?;
            vec![place]
        }
    };
    let mut keys = Vec::new();
    for (number, key) in line.keys.iter().enumerate() {
        let chord: Chord = key.parse().map_err(|fault: super::ChordFault| {
            document.fault(format!("keys[{at}].keys[{number}]"), fault.to_string(), "")
        })?;
        keys.push(chord);
    }
    for place in places {
        if !settled.insert((place, action)) {
            let what = format!("{} in {} stands here twice", line.action, place.file_name());
            return Err(document.fault(format!("keys[{at}].action"), what, "once"));
        }
        keymap.change(place, action, keys.clone());
    }
    Ok(())
}

/// No key does two things in one place.
fn no_conflict(document: &Document<'_>, lines: &[Line], keymap: &Keymap) -> Result<(), DataFault> {
    let Some((place, chord, first, second)) = keymap.conflict() else {
        return Ok(());
    };
    // One of the two stands in the file, else the table would share a key.
    let (own, other) = match find(lines, place, second, chord) {
        Some(own) => (own, first),
        None => (find(lines, place, first, chord).unwrap_or_default(), second),
    };
    let written = lines.get(own.0).and_then(|line| line.keys.get(own.1));
    Err(document.fault(
        format!("keys[{}].keys[{}]", own.0, own.1),
        format!(
            "{:?} is taken in {} by {}",
            written.cloned().unwrap_or_else(|| chord.to_string()),
            place.file_name(),
            other.name()
        ),
        "another key, or other keys for that action",
    ))
}

/// Line and number of a key in the file.
fn find(lines: &[Line], place: Place, action: Action, chord: Chord) -> Option<(usize, usize)> {
    let line = line_of(lines, place, action);
    let keys = &lines.get(line)?.keys;
    let is_it = |key: &String| key.parse().is_ok_and(|own: Chord| own.meets(chord));
    Some((line, keys.iter().position(is_it)?))
}

/// The line that says which keys an action has in a place; behind the last where none does.
fn line_of(lines: &[Line], place: Place, action: Action) -> usize {
    let is_it = |line: &Line| {
        let here = line
            .place
            .as_deref()
            .is_none_or(|name| Place::named(name) == Some(place));
        let written = Action::written(&line.action, line.place.as_deref());
        here && written.is_some_and(|(own, bound)| {
            own == action && bound.is_none_or(|bound| bound.contains(&place))
        })
    };
    lines.iter().position(is_it).unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::{Key, KeyCode};

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
            Settings::default()
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, told) in [
            ("(\n  kees: [],\n)", "keys.ron:2:3: "),
            (
                "(theme: \"pink\")",
                "keys.ron:1:9: theme: \"pink\" is no theme: colour, mono",
            ),
            (
                "(keys: [\n  (action: \"fly\", keys: [\"b\"]),\n])",
                "keys.ron:2:12: keys[0].action: \"fly\" is no action: ",
            ),
            (
                "(keys: [\n  (action: \"report\", place: \"list\", keys: [\"b\"]),\n])",
                "keys.ron:2:29: keys[0].place: report is not done in \"list\": record",
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
                "keys.ron:2:35: keys[0].keys[1]: \"d\" is taken in record by drug: ",
            ),
            (
                "(keys: [\n  (action: \"drug\", keys: [\"7\"]),\n])",
                "keys.ron:2:27: keys[0].keys[0]: \"7\" is taken in record by search: ",
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
                "keys.ron:3:12: keys[1].action: hide in list stands here twice: once",
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
}
