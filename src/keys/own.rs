//! The keys that are in force: those of the table, or what a file of keys has put in their place.

use std::collections::HashMap;

use super::{Action, Binding, Chord, Place, names_of};
use crate::keys::key::{Key, KeyCode};
use crate::wording::Language;
use crate::wording::keys::caps;

/// The keys in force. Without changes those of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    table: &'static [Binding],
    changed: HashMap<(Place, Action), Vec<Chord>>,
    language: Language,
}

/// One line of the table in a place, with its keys there.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    binding: &'static Binding,
    place: Place,
    keys: &'a [Chord],
    keymap: &'a Keymap,
}

impl<'a> Bound<'a> {
    pub const fn action(&self) -> Action {
        self.binding.action
    }

    /// The word in the foot line; empty where the foot line is silent about it.
    pub const fn foot(&self) -> &'static str {
        self.binding.foot.of(self.keymap.language)
    }

    /// What it is called in every language, for a search.
    pub fn all_words(&self) -> String {
        let words = Language::ALL.map(|language| {
            let Binding { foot, help, .. } = self.binding;
            let help = self.keymap.filled(self.place, help.of(language));
            format!("{} {help}", foot.of(language))
        });
        words.join(" ")
    }

    /// What it does, in a sentence.
    pub fn help(&self) -> String {
        let help = self.binding.help.of(self.keymap.language);
        self.keymap.filled(self.place, help)
    }

    /// The keys that work there: where text is typed, plain characters do not.
    pub fn keys(&self) -> impl Iterator<Item = Chord> + use<'a> {
        let takes_text = self.place.takes_text();
        let works = move |chord: &Chord| !(takes_text && chord.is_text());
        self.keys.iter().copied().filter(works)
    }

    /// The names of these keys: `Ctrl-S F8`.
    pub fn key_names(&self) -> String {
        let keys: Vec<Chord> = self.keys().collect();
        names_of(&keys, self.keymap.language)
    }
}

impl Keymap {
    pub(crate) fn of(table: &'static [Binding]) -> Self {
        Self {
            table,
            changed: HashMap::new(),
            language: Language::English,
        }
    }

    /// The same keys, told in a language.
    pub const fn told_in(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The language in which they are told.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Tells them in a language from now on.
    pub(crate) const fn speak(&mut self, language: Language) {
        self.language = language;
    }

    pub const fn table(&self) -> &'static [Binding] {
        self.table
    }

    /// What `key` does in `place`, if anything. Letters count in either case, signs also in their Chinese forms.
    pub fn lookup(&self, place: Place, key: Key) -> Option<Action> {
        let key = key.folded();
        self.bindings(place)
            .find(|bound| bound.keys().any(|chord| chord.is(key)))
            .map(|bound| bound.action())
    }

    /// The lines of the table for `place`.
    pub fn bindings(&self, place: Place) -> impl Iterator<Item = Bound<'_>> {
        self.table
            .iter()
            .filter(move |binding| binding.places.contains(&place))
            .map(move |binding| Bound {
                binding,
                place,
                keys: self.keys_of(binding, place),
                keymap: self,
            })
    }

    /// The name of the first key that runs `action` in `place`, for a sentence that tells how.
    pub fn key_name(&self, place: Place, action: Action) -> Option<String> {
        let mut bindings = self.bindings(place);
        let bound = bindings.find(|bound| bound.action() == action)?;
        Some(bound.keys().next()?.name(self.language))
    }

    /// Keys and words of the foot line in `place`, the most useful first.
    pub fn foot(&self, place: Place) -> impl Iterator<Item = (String, &'static str)> {
        self.bindings(place)
            .filter(|bound| !bound.foot().is_empty())
            .filter_map(|bound| Some((bound.keys().next()?.name(self.language), bound.foot())))
    }

    /// The whole table: names of the keys, names of the places, what it does. A line whose keys differ between its
    /// places is told once for each set of keys.
    pub fn rows(&self) -> Vec<(String, String, String)> {
        let mut rows = Vec::new();
        for binding in self.table {
            let mut sets: Vec<(&[Chord], Vec<Place>)> = Vec::new();
            for place in binding.places {
                let keys = self.keys_of(binding, *place);
                match sets.iter_mut().find(|(others, _)| *others == keys) {
                    Some((_, places)) => places.push(*place),
                    None => sets.push((keys, vec![*place])),
                }
            }
            for (keys, places) in sets {
                let names = if keys.is_empty() {
                    caps::NO_KEY.of(self.language).to_owned()
                } else {
                    names_of(keys, self.language)
                };
                let place = places.first().copied().unwrap_or(Place::List);
                let help = self.filled(place, binding.help.of(self.language));
                rows.push((names, super::place_names(&places, self.language), help));
            }
        }
        rows
    }

    fn keys_of(&self, binding: &'static Binding, place: Place) -> &[Chord] {
        self.changed
            .get(&(place, binding.action))
            .map_or(binding.keys, Vec::as_slice)
    }

    /// Puts keys in the place of those of the table.
    pub(super) fn change(&mut self, place: Place, action: Action, keys: Vec<Chord>) {
        self.changed.insert((place, action), keys);
    }

    /// The first key that two actions of a place share: the one that stands first in the table, then the other.
    pub(super) fn conflict(&self) -> Option<(Place, Chord, Action, Action)> {
        Place::ALL.into_iter().find_map(|place| {
            let mut taken: Vec<(Chord, Action)> = Vec::new();
            for bound in self.bindings(place) {
                for chord in bound.keys() {
                    let holder = taken.iter().find(|(other, _)| chord.meets(*other));
                    if let Some((_, holder)) =
                        holder.filter(|(_, holder)| *holder != bound.action())
                    {
                        return Some((place, chord, *holder, bound.action()));
                    }
                    taken.push((chord, bound.action()));
                }
            }
            None
        })
    }

    /// The first action that nobody can do without and that has no working key in one of its places: what saves, what
    /// answers, what leads back, what leaves, and the list of actions.
    pub(super) fn without_key(&self) -> Option<(Place, Action)> {
        Place::ALL.into_iter().find_map(|place| {
            self.bindings(place)
                .find(|bound| is_needed(bound.binding) && bound.keys().next().is_none())
                .map(|bound| (place, bound.action()))
        })
    }
}

/// In the table whatever leads back has Esc, and whatever goes on has Enter.
fn is_needed(binding: &Binding) -> bool {
    let needed = [Action::Save, Action::Leave, Action::ShowActions];
    let has = |code| binding.keys.contains(&Chord::Key(Key::plain(code)));
    needed.contains(&binding.action) || has(KeyCode::Esc) || has(KeyCode::Enter)
}
