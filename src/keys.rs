//! Keys: what each does, where, and in which words.
//!
//! Foot line, help and `hepatrack keys` are all made from a [`Keymap`]: the table of actions with what a file of keys
//! changes in it. In places where text is typed, plain characters are text and never shortcuts; the other keys of an
//! entry work there.

mod action;
mod chord;
pub mod file;
pub mod key;
mod names;
mod own;
mod told;

pub use action::Action;
pub use chord::{Chord, ChordFault};
pub use own::{Bound, Keymap};

use crate::wording::keys::places;
use crate::wording::{Language, Phrase};

/// A place in which keys have their own meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The patient list.
    List,
    /// The search line above the list.
    Search,
    /// The record of a patient.
    Record,
    /// The history of a record.
    History,
    /// The guidelines of a record in full.
    Guidelines,
    /// How the whole clinic does.
    Cohort,
    /// How many are due on each day.
    Calendar,
    /// The day with which figures are compared.
    EarlierDay,
    /// The path of a copy.
    Copying,
    /// The numbers that are put on today's clinic.
    Adding,
    /// A line that is asked for.
    Asked,
    /// The path of an import.
    Import,
    /// What an import would do.
    Preview,
    /// A value that is opened.
    Value,
    /// A course that is opened.
    Course,
    /// A note that is opened.
    Note,
    /// The rules that decided, opened.
    Rules,
    /// A form.
    Form,
    /// The quick line.
    QuickLine,
    /// A question that waits for its answer.
    Question,
    /// The list of actions.
    Actions,
    /// The list of laboratory profiles.
    Laboratories,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 22] = [
        Self::List,
        Self::Search,
        Self::Record,
        Self::Value,
        Self::Course,
        Self::Note,
        Self::Rules,
        Self::History,
        Self::Guidelines,
        Self::Cohort,
        Self::Calendar,
        Self::EarlierDay,
        Self::Copying,
        Self::Adding,
        Self::Asked,
        Self::Import,
        Self::Preview,
        Self::Form,
        Self::QuickLine,
        Self::Question,
        Self::Actions,
        Self::Laboratories,
    ];

    /// Whether plain characters are text here.
    pub const fn takes_text(self) -> bool {
        match self {
            // The letters of a question are its answers.
            Self::Search
            | Self::EarlierDay
            | Self::Copying
            | Self::Adding
            | Self::Asked
            | Self::Import
            | Self::Form
            | Self::QuickLine
            | Self::Actions
            | Self::Question => true,
            Self::List
            | Self::Record
            | Self::Value
            | Self::Course
            | Self::Note
            | Self::Rules
            | Self::History
            | Self::Guidelines
            | Self::Cohort
            | Self::Calendar
            | Self::Preview
            | Self::Laboratories => false,
        }
    }

    /// What the place is called.
    pub const fn name(self) -> Phrase {
        match self {
            Self::List => places::LIST,
            Self::Search => places::SEARCH,
            Self::Record => places::RECORD,
            Self::History => places::HISTORY,
            Self::Guidelines => places::GUIDELINES,
            Self::Cohort => places::COHORT,
            Self::Calendar => places::CALENDAR,
            Self::EarlierDay => places::EARLIER_DAY,
            Self::Copying => places::COPYING,
            Self::Adding => places::ADDING,
            Self::Asked => places::ASKED,
            Self::Import => places::IMPORT,
            Self::Preview => places::PREVIEW,
            Self::Value => places::VALUE,
            Self::Course => places::COURSE,
            Self::Note => places::NOTE,
            Self::Rules => places::RULES,
            Self::Form => places::FORM,
            Self::QuickLine => places::QUICK_LINE,
            Self::Question => places::QUESTION,
            Self::Actions => places::ACTIONS,
            Self::Laboratories => places::LABORATORIES,
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// Where.
    pub places: &'static [Place],
    /// By which keys, the one shown in the foot line first.
    pub keys: &'static [Chord],
    /// The word in the foot line; empty where the foot line is silent about it.
    pub foot: Phrase,
    /// What it does, in a sentence; the name of an action in braces stands for its key.
    pub help: Phrase,
}

impl Binding {
    /// The names of all its keys: `Ctrl-S F8`.
    pub fn key_names(&self) -> String {
        names_of(self.keys, Language::English)
    }
}

/// The names of places, `everywhere` for all of them.
fn place_names(at: &[Place], language: Language) -> String {
    if Place::ALL.iter().all(|place| at.contains(place)) {
        return places::EVERYWHERE.of(language).to_owned();
    }
    let names: Vec<&str> = at.iter().map(|place| place.name().of(language)).collect();
    names.join(places::BETWEEN.of(language))
}

/// The names of keys: `Ctrl-S F8`.
fn names_of(keys: &[Chord], language: Language) -> String {
    let names: Vec<String> = keys.iter().map(|chord| chord.name(language)).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::key::{Key, KeyCode};
    use std::collections::HashSet;

    fn lookup(place: Place, key: Key) -> Option<Action> {
        Keymap::default().lookup(place, key)
    }

    #[test]
    fn every_action_stands_in_the_table_once_per_place() {
        let mut seen = HashSet::new();
        for binding in Keymap::default().table() {
            assert!(
                Language::ALL
                    .iter()
                    .all(|language| !binding.help.of(*language).is_empty())
            );
            assert!(!binding.places.is_empty());
            for place in binding.places {
                assert!(seen.insert((*place, binding.action)), "{binding:?}");
            }
        }
        for action in Action::ALL {
            assert!(
                Keymap::default()
                    .table()
                    .iter()
                    .any(|binding| binding.action == *action),
                "{action:?} has no key"
            );
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in Place::ALL {
            let mut keys = HashSet::new();
            for binding in Keymap::default().bindings(place) {
                let mut works = false;
                for chord in binding.keys() {
                    works = true;
                    assert!(keys.insert(chord), "{place:?}: {chord}");
                }
                // What has no key is done from the list of actions.
                let is_listed = lookup(place, Key::plain(KeyCode::F(1))).is_some();
                assert!(
                    works || is_listed,
                    "{:?} has no key in {place:?}",
                    binding.action()
                );
            }
        }
    }

    #[test]
    fn every_key_that_is_shown_does_what_is_shown() {
        for place in Place::ALL {
            for binding in Keymap::default().bindings(place) {
                for chord in binding.keys() {
                    let key = match chord {
                        Chord::Key(key) => key,
                        Chord::Digit => Key::char('7'),
                    };
                    assert_eq!(
                        lookup(place, key),
                        Some(binding.action()),
                        "{place:?} {key}"
                    );
                }
            }
        }
    }

    #[test]
    fn letters_are_text_where_text_is_typed() {
        for place in Place::ALL.into_iter().filter(|place| place.takes_text()) {
            for character in ('a'..='z').chain('0'..='9').chain("?/.,[] ".chars()) {
                assert_eq!(lookup(place, Key::char(character)), None);
            }
        }
        assert_eq!(lookup(Place::Record, Key::char('R')), Some(Action::Report));
        assert_eq!(lookup(Place::List, Key::char('3')), Some(Action::Search));
    }
}
