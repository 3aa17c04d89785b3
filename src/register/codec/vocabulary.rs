//! Tests, units and assays by the words of files: the exact word first, because nearly every word is exact.

use crate::clinical::assays::{Assay, AssayId};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, TestDefinition, UnitId};

use super::Wrong;

#[derive(Debug)]
pub(super) struct Vocabulary<'k> {
    pub(super) knowledge: &'k Knowledge,
}

impl<'k> Vocabulary<'k> {
    pub(super) const fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge }
    }

    pub(super) fn definition(&self, test: Test) -> &'k TestDefinition {
        self.knowledge.tests.get(test)
    }

    pub(super) fn test(&self, word: &str) -> Result<Test, Wrong> {
        let exact = self.knowledge.tests.iter().find(|known| known.word == word);
        exact
            .map(|definition| definition.test)
            .or_else(|| self.knowledge.tests.find(word).map(|(test, _)| test))
            .ok_or_else(|| {
                let words: Vec<_> = self
                    .knowledge
                    .tests
                    .iter()
                    .map(|known| known.word.as_str())
                    .collect();
                Wrong::new(
                    format!("no test is called '{word}'"),
                    format!("one of {}", words.join(", ")),
                )
            })
    }

    pub(super) fn unit(&self, test: Test, spelling: &str) -> Result<UnitId, Wrong> {
        let definition = self.definition(test);
        let exact = definition
            .units
            .iter()
            .position(|unit| unit.ascii == spelling)
            .and_then(|position| u8::try_from(position).ok())
            .map(UnitId);
        exact
            .or_else(|| definition.unit_spelled(spelling))
            .ok_or_else(|| {
                let units: Vec<_> = definition
                    .units
                    .iter()
                    .map(|unit| unit.ascii.as_str())
                    .collect();
                let accepted = if units.is_empty() {
                    "no unit".to_owned()
                } else {
                    format!("one of {}", units.join(", "))
                };
                Wrong::new(
                    format!("'{spelling}' is no unit of {}", definition.name),
                    accepted,
                )
            })
    }

    /// How files spell a unit; empty for a test without units.
    pub(super) fn unit_text(&self, test: Test, unit: UnitId) -> &'k str {
        self.definition(test)
            .unit(unit)
            .map_or("", |unit| unit.ascii.as_str())
    }

    pub(super) fn assay(&self, name: &str) -> Result<AssayId, Wrong> {
        let assays = &self.knowledge.assays;
        let exact = assays.iter().find(|(_, assay)| assay.name == name);
        exact
            .map(|(id, _)| id)
            .or_else(|| assays.find(name))
            .ok_or_else(|| {
                let names: Vec<_> = assays
                    .iter()
                    .map(|(_, assay)| assay.name.as_str())
                    .collect();
                Wrong::new(
                    format!("no assay is called '{name}'"),
                    format!("one of {}", names.join("; ")),
                )
            })
    }

    pub(super) fn assay_text(&self, assay: AssayId) -> &'k str {
        let assay: &Assay = self.knowledge.assays.get(assay);
        &assay.name
    }
}
