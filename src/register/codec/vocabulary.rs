//! Tests, units and assays by the words of files: the exact word first, because nearly every word is exact.

use crate::clinical::assays::{Assay, AssayId};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, TestDefinition, UnitId};
use crate::notation::{parse_assay, parse_test, parse_unit};

use super::Wrong;

#[derive(Debug)]
pub(super) struct Vocabulary<'k> {
    pub(super) knowledge: &'k Knowledge,
    /// The words of files for tests, each packed into a number: a register holds hundreds of thousands.
    words: Vec<(u64, Test)>,
}

impl<'k> Vocabulary<'k> {
    pub(super) fn new(knowledge: &'k Knowledge) -> Self {
        let words = knowledge
            .tests
            .iter()
            .filter_map(|definition| packed(&definition.word).map(|word| (word, definition.test)));
        Self {
            knowledge,
            words: words.collect(),
        }
    }

    pub(super) fn definition(&self, test: Test) -> &'k TestDefinition {
        self.knowledge.tests.get(test)
    }

    /// The test of a word, and the unit that a LOINC code in its place implies.
    pub(super) fn test(&self, word: &str) -> Result<(Test, Option<UnitId>), Wrong> {
        match packed(word).and_then(|packed| self.exact_test(packed)) {
            Some(test) => Ok((test, None)),
            None => Ok(parse_test(word, self.knowledge)?),
        }
    }

    /// The test of a packed word.
    #[inline(always)]
    pub(super) fn exact_test(&self, packed: u64) -> Option<Test> {
        let mut words = self.words.iter();
        words
            .find(|(known, _)| *known == packed)
            .map(|(_, test)| *test)
    }

    /// The unit that files spell exactly so.
    #[inline(always)]
    pub(super) fn exact_unit(&self, test: Test, spelling: &str) -> Option<UnitId> {
        let mut units = self.definition(test).units.iter();
        let position = units.position(|unit| unit.ascii == spelling)?;
        u8::try_from(position).ok().map(UnitId)
    }

    pub(super) fn unit(&self, test: Test, spelling: &str) -> Result<UnitId, Wrong> {
        match self.exact_unit(test, spelling) {
            Some(unit) => Ok(unit),
            None => Ok(parse_unit(spelling, test, self.knowledge)?),
        }
    }

    /// How files spell a unit; empty for a test without units.
    pub(super) fn unit_text(&self, test: Test, unit: UnitId) -> &'k str {
        self.definition(test)
            .unit(unit)
            .map_or("", |unit| unit.ascii.as_str())
    }

    /// The assay of a name; nothing where the name says that nobody knows.
    pub(super) fn assay(&self, name: &str) -> Result<Option<AssayId>, Wrong> {
        match self.exact_assay(name) {
            Some(assay) => Ok(Some(assay)),
            None => Ok(parse_assay(name, self.knowledge)?),
        }
    }

    pub(super) fn exact_assay(&self, name: &str) -> Option<AssayId> {
        let mut assays = self.knowledge.assays.iter();
        assays
            .find(|(_, assay)| assay.name == name)
            .map(|(id, _)| id)
    }

    pub(super) fn assay_text(&self, assay: AssayId) -> &'k str {
        let assay: &Assay = self.knowledge.assays.get(assay);
        &assay.name
    }
}

/// A word of at most eight bytes as one number.
fn packed(word: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    bytes
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    Some(u64::from_le_bytes(bytes))
}
