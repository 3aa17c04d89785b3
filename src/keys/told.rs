//! The keys that a sentence names: those in force, never those that the table once had.

use super::{Action, Keymap, Place};
use crate::wording::Language;

impl Keymap {
    /// The key that a sentence names for `action`, as it works in `place`; where it is not done there, in the first
    /// place that has it. An action to which the user's own file has left no key is told by the way that remains: the
    /// key of the list of actions, and what finds it there (`F1 new-patient`).
    pub fn told(&self, place: Place, action: Action) -> String {
        let mut places = self
            .table()
            .iter()
            .filter(|binding| binding.action == action)
            .flat_map(|binding| binding.places.iter().copied());
        let first = places.clone().next().unwrap_or(place);
        let there = places.find(|has| *has == place).unwrap_or(first);
        self.key_name(there, action).unwrap_or_else(|| {
            match self.key_name(there, Action::ShowActions) {
                Some(list) => format!("{list} {}", self.found_by(there, action)),
                None => self.found_by(there, action),
            }
        })
    }

    /// What finds an action in the list of actions.
    fn found_by(&self, place: Place, action: Action) -> String {
        let mut lines = self.bindings(place);
        let line = lines.find(|bound| bound.action() == action);
        let foot = line.map_or("", |bound| bound.foot());
        match self.language() {
            Language::Chinese if !foot.is_empty() => foot.to_owned(),
            Language::English | Language::Chinese => action.name(),
        }
    }

    /// A sentence of the table with its keys: `{choose-filter} w shows all` as `w w shows all`.
    pub(super) fn filled(&self, place: Place, sentence: &str) -> String {
        let mut words = String::new();
        let mut rest = sentence;
        while let Some((before, (name, behind))) = rest
            .split_once('{')
            .and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
        {
            words.push_str(before);
            let key = Action::named(name).map(|action| self.told(place, action));
            words.push_str(key.as_deref().unwrap_or(name));
            rest = behind;
        }
        words + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::file;
    use crate::wording::Language;

    #[test]
    fn a_sentence_names_the_key_in_force_or_the_way_that_remains() {
        let text = r#"(keys: [
            (action: "new-patient", keys: ["b", "F11"]),
            (action: "edit-patient", keys: ["p"]),
            (action: "decide", keys: []),
        ])"#;
        let own = file::read("keys.ron", text, &[]).unwrap().keymap;
        for (keys, place, action, told) in [
            (&Keymap::default(), Place::List, Action::NewPatient, "n"),
            (&Keymap::default(), Place::Search, Action::NewPatient, "F2"),
            (&own, Place::List, Action::NewPatient, "b"),
            (&own, Place::Search, Action::NewPatient, "F11"),
            // Not done in a form: told as in the list.
            (&own, Place::Form, Action::NewPatient, "b"),
            (&own, Place::List, Action::Decide, "F1 decide"),
        ] {
            assert_eq!(keys.told(place, action), told, "{place:?} {action:?}");
        }
    }

    #[test]
    fn every_key_in_a_sentence_of_the_table_is_the_name_of_an_action() {
        for binding in Keymap::default().table() {
            for language in Language::ALL {
                let mut rest = binding.help.of(language);
                while let Some((_, behind)) = rest.split_once('{') {
                    let (name, behind) = behind.split_once('}').expect("a closing brace");
                    assert!(
                        Action::named(name).is_some(),
                        "{name} in {:?}",
                        binding.help
                    );
                    rest = behind;
                }
            }
        }
        let keys = Keymap::default();
        assert_eq!(
            keys.filled(Place::List, "{choose-filter} w shows all; {run} runs"),
            "w w shows all; Enter runs"
        );
    }
}
