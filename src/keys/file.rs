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
use crate::wording::refusals::data_files::{quoted, typed};
use crate::wording::refusals::own_files as said;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserConfig {
    /// The name of a theme, as written.
    pub theme: Option<String>,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// Whether copying through the terminal is asked for.
    pub copy: bool,
    pub keymap: Keymap,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FileContents {
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
pub fn read(file: &str, text: &str, themes: &[&str]) -> Result<UserConfig, DataFault> {
    let document = Document::new(file, text);
    let written: FileContents = document.read()?;
    if let Some(theme) = &written.theme
        && !themes.contains(&theme.as_str())
    {
        let what = said::no_theme(quoted(theme));
        return Err(document.fault("theme", what, typed(themes.join(", "))));
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
            said::without_key(action.name(), place.file_name()),
            if place.takes_text() {
                said::NO_TEXT_KEY
            } else {
                said::ANY_KEY
            },
        ));
    }
    Ok(UserConfig {
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
            let what = said::no_action(quoted(&line.action));
            let names: Vec<String> = Action::ALL.iter().map(|action| action.name()).collect();
            let accepted = typed(names.join(", "));
            document.fault(format!("keys[{at}].action"), what, accepted)
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
                let what = said::not_done_there(&line.action, quoted(name));
                let accepted = typed(names.join(", "));
                document.fault(format!("keys[{at}].place"), what, accepted)
            })?;
            vec![place]
        }
    };
    let mut keys = Vec::new();
    for (number, key) in line.keys.iter().enumerate() {
        let chord: Chord = key.parse().map_err(|fault: super::ChordFault| {
            let path = format!("keys[{at}].keys[{number}]");
            document.fault(path, fault.sentence(), None)
        })?;
        keys.push(chord);
    }
    for place in places {
        if !settled.insert((place, action)) {
            let what = said::settled_twice(&line.action, place.file_name());
            return Err(document.fault(format!("keys[{at}].action"), what, said::ONCE));
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
        said::key_taken(
            quoted(&written.cloned().unwrap_or_else(|| chord.to_string())),
            place.file_name(),
            other.name(),
        ),
        said::ANOTHER_KEY,
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
mod tests;
