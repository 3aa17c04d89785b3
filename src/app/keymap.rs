//! The one table of keys: what each does, where, and in which words.
//!
//! Dispatch, foot line, help and `hepatrack keys` are all made from [`table`]. In places where text is typed, plain
//! characters are text and never shortcuts; the other keys of an entry work there.

mod action;
mod table;

pub use action::Action;

use super::key::Key;

use table::TABLE;

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
    /// The path of a copy.
    Copying,
    /// The path of an import.
    Import,
    /// What an import would do.
    Preview,
    /// A value that is opened.
    Value,
    /// A course that is opened.
    Course,
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
    pub const ALL: [Self; 14] = [
        Self::List,
        Self::Search,
        Self::Record,
        Self::Value,
        Self::Course,
        Self::History,
        Self::Copying,
        Self::Import,
        Self::Preview,
        Self::Form,
        Self::QuickLine,
        Self::Question,
        Self::Actions,
        Self::Laboratories,
    ];

    /// Whether plain characters are text here.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        match self {
            // The letters of a question are its answers.
            Self::Search
            | Self::Copying
            | Self::Import
            | Self::Form
            | Self::QuickLine
            | Self::Actions
            | Self::Question => true,
            Self::List
            | Self::Record
            | Self::Value
            | Self::Course
            | Self::History
            | Self::Preview
            | Self::Laboratories => false,
        }
    }

    /// What the place is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Search => "search",
            Self::Record => "record",
            Self::History => "history",
            Self::Copying => "copy",
            Self::Import => "import",
            Self::Preview => "preview",
            Self::Value => "value",
            Self::Course => "course",
            Self::Form => "form",
            Self::QuickLine => "quick line",
            Self::Question => "question",
            Self::Actions => "actions",
            Self::Laboratories => "laboratories",
        }
    }
}

/// A key, or a kind of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chord {
    /// One key.
    Key(Key),
    /// Any digit.
    Digit,
}

impl Chord {
    fn is(self, key: Key) -> bool {
        match self {
            Self::Key(own) => own == key,
            Self::Digit => key.typed().is_some_and(|typed| typed.is_ascii_digit()),
        }
    }

    /// Whether it is a plain character, which is text where text is typed.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::Digit => true,
            Self::Key(key) => key.typed().is_some(),
        }
    }

    /// Its name on the key cap.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Key(key) => key.to_string(),
            Self::Digit => "a digit".to_owned(),
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// Where.
    pub places: &'static [Place],
    /// By which keys, the one shown in the foot line first.
    pub keys: &'static [Chord],
    /// The word in the foot line; empty where the foot line is silent about it.
    pub foot: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
}

impl Binding {
    /// The keys that work in `place`.
    pub fn keys_in(&self, place: Place) -> impl Iterator<Item = Chord> + '_ {
        self.keys
            .iter()
            .copied()
            .filter(move |chord| !(place.takes_text() && chord.is_text()))
    }

    /// The names of all its keys: `Ctrl-S or F8`.
    #[must_use]
    pub fn key_names(&self) -> String {
        let names: Vec<String> = self.keys.iter().map(|chord| chord.name()).collect();
        names.join(" ")
    }

    /// The names of its places: `list, record`.
    #[must_use]
    pub fn place_names(&self) -> String {
        if Place::ALL.iter().all(|place| self.places.contains(place)) {
            return "everywhere".to_owned();
        }
        let names: Vec<&str> = self.places.iter().map(|place| place.name()).collect();
        names.join(", ")
    }
}

/// The table.
#[must_use]
pub const fn table() -> &'static [Binding] {
    TABLE
}

/// What `key` does in `place`, if anything. Letters count in either case, signs also in their Chinese forms.
#[must_use]
pub fn lookup(place: Place, key: Key) -> Option<Action> {
    let key = key.folded();
    bindings(place)
        .find(|binding| binding.keys_in(place).any(|chord| chord.is(key)))
        .map(|binding| binding.action)
}

/// The lines of the table for `place`.
pub fn bindings(place: Place) -> impl Iterator<Item = &'static Binding> {
    TABLE
        .iter()
        .filter(move |binding| binding.places.contains(&place))
}

/// Keys and words of the foot line in `place`, the most useful first.
pub fn foot(place: Place) -> impl Iterator<Item = (String, &'static str)> {
    bindings(place)
        .filter(|binding| !binding.foot.is_empty())
        .filter_map(move |binding| Some((binding.keys_in(place).next()?.name(), binding.foot)))
}

/// The table as the README shows it.
#[must_use]
pub fn markdown() -> String {
    let cell = |text: String| text.replace('|', "\\|");
    let mut text = "| key | where | does |\n|---|---|---|\n".to_owned();
    for binding in TABLE {
        text.push_str(&format!(
            "| {} | {} | {} |\n",
            cell(binding.key_names()),
            binding.place_names(),
            cell(binding.help.to_owned())
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_stands_in_the_table_once_per_place() {
        let mut seen = HashSet::new();
        for binding in table() {
            assert!(!binding.help.is_empty());
            assert!(!binding.places.is_empty() && !binding.keys.is_empty());
            for place in binding.places {
                assert!(seen.insert((*place, binding.action)), "{binding:?}");
            }
        }
        for action in Action::ALL {
            assert!(
                table().iter().any(|binding| binding.action == *action),
                "{action:?} has no key"
            );
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in Place::ALL {
            let mut keys = HashSet::new();
            for binding in bindings(place) {
                let mut works = false;
                for chord in binding.keys_in(place) {
                    works = true;
                    assert!(keys.insert(chord.name()), "{place:?}: {}", chord.name());
                }
                assert!(works, "{binding:?} has no key in {place:?}");
            }
        }
    }

    #[test]
    fn every_key_that_is_shown_does_what_is_shown() {
        for place in Place::ALL {
            for binding in bindings(place) {
                for chord in binding.keys_in(place) {
                    let key = match chord {
                        Chord::Key(key) => key,
                        Chord::Digit => Key::char('7'),
                    };
                    assert_eq!(lookup(place, key), Some(binding.action), "{place:?} {key}");
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
