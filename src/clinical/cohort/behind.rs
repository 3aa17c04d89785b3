//! A number, and the patients behind it.

use crate::clinical::record::Id;

/// A number that counts patients, lines or periods, with the patients that they are of. A patient with two lines
/// stands here twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    counted: Vec<Id>,
}

impl Behind {
    pub fn add(&mut self, patient: Id) {
        self.counted.push(patient);
    }

    #[must_use]
    pub fn number(&self) -> usize {
        self.counted.len()
    }

    /// The patients behind it, each once.
    #[must_use]
    pub fn patients(&self) -> Vec<Id> {
        let mut patients = self.counted.clone();
        patients.sort_unstable();
        patients.dedup();
        patients
    }
}

impl FromIterator<Id> for Behind {
    fn from_iter<T: IntoIterator<Item = Id>>(patients: T) -> Self {
        Self {
            counted: patients.into_iter().collect(),
        }
    }
}
