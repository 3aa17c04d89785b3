//! The names of actions and places in a file of keys: `new-patient`, `quick-line`.

use super::{Action, Place};

impl Action {
    /// Its name in a file of keys: that of the variant in small letters, words joined by `-`.
    #[must_use]
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

    /// The action of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }
}

impl Place {
    /// Its name in a file of keys.
    #[must_use]
    pub fn file_name(self) -> String {
        self.name().replace(' ', "-")
    }

    /// The place of a name.
    #[must_use]
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
