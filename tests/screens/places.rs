//! How every place looks, text and styles, at three sizes, in colour and without, compared with files.
//! `HEPATRACK_BLESS=1 cargo test --test screens` writes them afresh; what has changed is then read in the diff.

use std::fmt::Write as _;
use std::path::Path;

use hepatrack::keys::Place;
use hepatrack::ui::Theme;
use hepatrack::wording::ACTION_ARROW;
use unicode_width::UnicodeWidthChar;

use crate::harness::{Session, text_of};
use crate::history::amended_clinic;
use crate::looks::{refuse_differences, styles};

/// The keys that lead to each place.
pub(crate) const SCRIPTS: [(Place, &str); 22] = [
    (Place::List, "<Down>"),
    (Place::Search, "/wei"),
    (Place::Record, "/chen<Enter>"),
    (Place::Value, "/chen<Enter><Tab><End><Enter>"),
    (Place::Course, "/chen<Enter><Tab><Tab><Enter>"),
    (
        Place::Note,
        "/chen<Enter>mcame alone<Ctrl-S><Tab><Tab><Tab><Enter>",
    ),
    (Place::Rules, "/chen<Enter><Enter>"),
    (Place::History, "/li,<Enter>h"),
    (Place::Guidelines, "/chen<Enter>g"),
    (Place::Cohort, "x<Down>"),
    (Place::Calendar, "c<Down>"),
    (Place::Asked, "wnlate lam: overdue lam dna>"),
    (Place::EarlierDay, "xc2025-03-04"),
    (Place::Adding, "wcaW-19 W-77"),
    (Place::Laboratories, "lnEast<Tab>abbott realtime<Ctrl-S>"),
    (Place::Copying, "/chen<Enter><F12>/media/stick"),
    (Place::Import, "i~/my files"),
    (Place::Preview, "i~/good<Enter>"),
    (Place::Form, "/chen<Enter>r<Tab>3200<Tab>52"),
    (
        Place::QuickLine,
        "/chen<Enter>et dna 2300 alt 900 atl 60 ; switch tdf 21nov: renal ",
    ),
    (Place::Question, "/chen<Enter>r<Tab>20,000<Ctrl-S>"),
    (Place::Actions, "/chen<Enter>?re"),
];

/// The least that is worked with, the usual terminal, and the one on which all parts of a record are visible.
const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 36)];

/// A session in a place.
pub(crate) fn session(
    place: Place,
    keys: &str,
    theme: Theme,
    (columns, rows): (u16, u16),
) -> Session {
    let mut session = Session::new(amended_clinic());
    // Tests run in the folder of the package: there files are called the same everywhere.
    session.files = Some("tests/screens/files".into());
    session.theme = theme;
    session.resize(columns, rows).keys(keys);
    assert_eq!(session.model.place(), place, "{keys}");
    session.effects();
    session
}

#[test]
fn every_place_has_a_script() {
    for place in Place::ALL {
        let scripts = SCRIPTS.iter().filter(|(own, _)| *own == place).count();
        assert!(
            scripts > 0,
            "{place:?} has no script: no picture of it is compared"
        );
    }
}

#[test]
fn every_place_looks_as_it_did_at_every_size_in_colour_and_without() {
    let mut different = Vec::new();
    for (place, keys) in SCRIPTS {
        let mut seen = String::new();
        for size in SIZES {
            let (colour, cursor) = session(place, keys, Theme::coloured(), size).buffer();
            let (mono, _) = session(place, keys, Theme::mono(), size).buffer();
            assert_eq!(
                text_of(&colour),
                text_of(&mono),
                "{place:?} without colours"
            );
            let _ = writeln!(seen, "=== {}x{}, cursor {cursor:?}", size.0, size.1);
            seen.push_str(&text_of(&colour));
            let _ = writeln!(
                seen,
                "--- in colour\n{}--- without\n{}",
                styles(&colour),
                styles(&mono)
            );
        }
        let name = format!("tests/screens/looks/places/{}.txt", place.file_name());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("HEPATRACK_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &seen).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if expected != seen {
            different.push(format!("{place:?} was\n{expected}\nand is\n{seen}"));
        }
    }
    refuse_differences(&different);
}

/// Many Chinese terminals draw characters of ambiguous width two cells wide: in none of the places does the program
/// write one, frames and pictures included.
#[test]
fn no_character_of_ambiguous_width_stands_in_any_place() {
    for (place, keys) in SCRIPTS {
        for size in SIZES {
            for character in session(place, keys, Theme::coloured(), size)
                .screen()
                .chars()
            {
                // The arrow of the action line is the one exception (`WORDING.md`); ASCII has another.
                if character == ACTION_ARROW {
                    continue;
                }
                let (narrow, wide) = (character.width(), character.width_cjk());
                assert_eq!(narrow, wide, "{place:?}: {character:?} is ambiguous");
            }
        }
    }
}

/// In ASCII nothing but names and what was typed is beyond ASCII.
#[test]
fn in_ascii_every_place_is_ascii() {
    for (place, keys) in SCRIPTS {
        for size in SIZES {
            let theme = Theme::coloured().in_ascii();
            for character in session(place, keys, theme, size).screen().chars() {
                let is_name = matches!(character, '张' | '伟');
                assert!(character.is_ascii() || is_name, "{place:?}: {character:?}");
            }
        }
    }
}
