//! The names of actions and places in a file of keys: `new-patient`, `quick-line`.

use super::{Action, Place};

/// What names mean that files of keys have had since every way back had a name of its own: an action, in these places.
/// `back` alone is the one from the record; with a place it is the one from there.
const FORMER: [(&str, Action, &[Place]); 15] = [
    ("back", Action::Back, &[Place::Record]),
    ("park", Action::Back, &[Place::Form, Place::QuickLine]),
    (
        "leave-import",
        Action::Back,
        &[Place::Import, Place::Preview],
    ),
    ("close-history", Action::Back, &[Place::History]),
    ("close-laboratories", Action::Back, &[Place::Laboratories]),
    ("close-guidelines", Action::Back, &[Place::Guidelines]),
    (
        "close-opened",
        Action::Back,
        &[Place::Value, Place::Course, Place::Note, Place::Rules],
    ),
    ("close-cohort", Action::Back, &[Place::Cohort]),
    ("leave-day", Action::Back, &[Place::EarlierDay]),
    ("no-answer", Action::Back, &[Place::Question]),
    ("close-actions", Action::Back, &[Place::Actions]),
    ("leave-adding", Action::Back, &[Place::Adding]),
    ("leave-copy", Action::Back, &[Place::Copying]),
    ("end-search", Action::Back, &[Place::Search]),
    ("close-behind", Action::Back, &[Place::List]),
];

impl Action {
    /// Its name in a file of keys: that of the variant in small letters, words joined by `-`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for character in format!("{self:?}").chars() {
            if character.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(character.to_ascii_lowercase());
        }
        name
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }

    /// The action that a file of keys means by a name, and the only places in which it may mean it.
    pub(super) fn written(
        name: &str,
        place: Option<&str>,
    ) -> Option<(Self, Option<&'static [Place]>)> {
        let own = Self::named(name);
        let former = FORMER.iter().find(|(former, ..)| *former == name);
        match former.filter(|_| own.is_none() || place.is_none()) {
            Some((_, action, places)) => Some((*action, Some(*places))),
            None => Some((own?, None)),
        }
    }
}

impl Place {
    /// Its name in a file of keys.
    pub fn file_name(self) -> String {
        self.name().english.replace(' ', "-")
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|place| place.file_name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_and_place_is_found_by_its_name() {
        for action in Action::ALL {
            assert_eq!(Action::named(&action.name()), Some(*action));
        }
        for place in Place::ALL {
            assert_eq!(Place::named(&place.file_name()), Some(place));
        }
        assert_eq!(Action::NewPatient.name(), "new-patient");
        assert_eq!(Place::QuickLine.file_name(), "quick-line");
    }
}
