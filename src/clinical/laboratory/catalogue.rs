//! What is known of each test.

use super::fold::fold_name;
use super::test::Test;
use super::unit::{DnaUnit, Range, Scale, Unit, UnitId, fold_unit};
use super::words::WordTable;
use crate::clinical::drugs::Refusal;

/// A LOINC code under which other systems send a test, perhaps in one unit only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loinc {
    /// The code, such as `1742-6`.
    pub code: String,
    /// The unit that the code implies, if any.
    pub unit: Option<UnitId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TestDefinition {
    pub test: Test,
    /// The name shown: `total bilirubin`.
    pub name: String,
    /// The name shown in Chinese: `总胆红素`.
    pub name_zh: String,
    /// The word for it in the register and on the quick line: `tbil`.
    pub word: String,
    /// Further spellings, compared without regard to case, blanks and hyphens.
    pub spellings: Vec<String>,
    pub loinc: Vec<Loinc>,
    /// Units, the one computed in first; empty for markers that are never quantified.
    pub units: Vec<Unit>,
    /// A value outside is refused.
    pub plausible: Option<Range>,
    /// A value outside is kept with its mark, and asked about where somebody is there to ask.
    pub usual: Option<Range>,
    /// Where lower limits lie that laboratories print.
    pub lower_limit: Option<Range>,
    /// Where upper limits lie that laboratories print.
    pub upper_limit: Option<Range>,
    /// The usual range where no unit was given, if it differs: a bilirubin of 1.2 is probably mg/dL.
    pub usual_without_unit: Option<Range>,
}

impl TestDefinition {
    /// A unit of this test. An identifier of another test gives the unit computed in.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units
            .get(usize::from(id.0))
            .or_else(|| self.units.first())
    }

    /// A figure in one of the units as an amount in the unit computed in.
    #[must_use]
    pub fn amount(&self, figure: f64, unit: UnitId) -> f64 {
        self.unit(unit)
            .map_or(figure, |unit| unit.scale.amount(figure))
    }

    /// The unit that a spelling means, without regard to case and blanks.
    #[must_use]
    pub fn unit_spelled(&self, spelling: &str) -> Option<UnitId> {
        let position = self
            .canonical_unit(spelling)
            .or_else(|| self.folded_unit(spelling))?;
        u8::try_from(position).ok().map(UnitId)
    }

    /// The spelling that the program itself writes needs no folding: a register holds hundreds of thousands.
    fn canonical_unit(&self, spelling: &str) -> Option<usize> {
        self.units
            .iter()
            .position(|unit| unit.ascii == spelling || unit.name == spelling)
    }

    fn folded_unit(&self, spelling: &str) -> Option<usize> {
        let wanted = fold_unit(spelling);
        self.units.iter().position(|unit| {
            fold_unit(&unit.name) == wanted
                || fold_unit(&unit.ascii) == wanted
                || fold_unit(&unit.ucum) == wanted
                || unit
                    .spellings
                    .iter()
                    .any(|spelling| fold_unit(spelling) == wanted)
        })
    }

    /// The identifier of an HBV DNA unit.
    #[must_use]
    pub fn dna_unit(&self, id: UnitId) -> Option<DnaUnit> {
        match self.unit(id)?.scale {
            Scale::Dna(unit) => Some(unit),
            Scale::Times(_) | Scale::Log10 => None,
        }
    }

    /// The place of an HBV DNA unit among the units.
    #[must_use]
    pub fn unit_of_dna(&self, wanted: DnaUnit) -> UnitId {
        let position = self
            .units
            .iter()
            .position(|unit| unit.scale == Scale::Dna(wanted));
        UnitId(
            position
                .and_then(|position| u8::try_from(position).ok())
                .unwrap_or(0),
        )
    }
}

/// All tests, each defined once.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCatalogue {
    definitions: Vec<TestDefinition>,
    refusals: Vec<Refusal>,
    phrases: WordTable<Named>,
}

/// What a phrase within a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A test, by its name or a usual spelling.
    Test(Test),
    /// The word of a test on the quick line; as part of a longer name it may mean something else.
    Word(Test),
    /// A name that is refused, by its place among the refusals.
    Refused(usize),
}

impl TestCatalogue {
    /// A catalogue that defines each test of [`Test::ALL`] exactly once, in any order, and the names that are not
    /// taken for a test because they are known to be mixed up.
    ///
    /// # Errors
    /// The first test that is missing or defined twice.
    pub fn new(mut definitions: Vec<TestDefinition>, refusals: Vec<Refusal>) -> Result<Self, Test> {
        definitions.sort_by_key(|definition| definition.test.index());
        for (index, test) in Test::ALL.into_iter().enumerate() {
            if definitions
                .get(index)
                .is_none_or(|definition| definition.test != test)
            {
                return Err(test);
            }
        }
        match definitions.get(Test::ALL.len()) {
            Some(extra) => Err(extra.test),
            None => Ok(Self {
                phrases: phrases(&definitions, &refusals),
                definitions,
                refusals,
            }),
        }
    }

    /// What is known of `test`.
    #[must_use]
    pub fn get(&self, test: Test) -> &TestDefinition {
        &self.definitions[test.index()]
    }

    /// Every definition in the order of [`Test::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &TestDefinition> {
        self.definitions.iter()
    }

    /// Why a name is not taken for a test, where it is known to be mixed up with another.
    #[must_use]
    pub fn refusal(&self, text: &str) -> Option<&Refusal> {
        let wanted = fold_name(text);
        self.refusals
            .iter()
            .find(|refusal| fold_name(&refusal.written) == wanted)
    }

    /// Every name, spelling, word and refusal as a phrase that may stand within a longer name.
    #[must_use]
    pub const fn phrases(&self) -> &WordTable<Named> {
        &self.phrases
    }

    /// Why a phrase is refused.
    #[must_use]
    pub fn refusal_at(&self, place: usize) -> Option<&Refusal> {
        self.refusals.get(place)
    }

    /// The test of a LOINC code, and the unit that the code implies.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Option<(Test, Option<UnitId>)> {
        self.definitions.iter().find_map(|definition| {
            let loinc = definition.loinc.iter().find(|loinc| loinc.code == code)?;
            Some((definition.test, loinc.unit))
        })
    }

    /// The test that a name, a usual spelling or a LOINC code means, and the unit that the code implies.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<(Test, Option<UnitId>)> {
        // The spellings that the program itself writes need no folding: a register holds hundreds of thousands.
        let canonical =
            |definition: &&TestDefinition| definition.word == text || definition.name == text;
        if let Some(definition) = self.definitions.iter().find(canonical) {
            return Some((definition.test, None));
        }
        let wanted = fold_name(text);
        let is_named = |definition: &&TestDefinition| {
            let names = [&definition.name, &definition.name_zh, &definition.word];
            names
                .into_iter()
                .chain(&definition.spellings)
                .any(|name| fold_name(name) == wanted)
        };
        let named = self.definitions.iter().find(is_named);
        named
            .map(|definition| (definition.test, None))
            .or_else(|| self.of_code(text.trim()))
    }
}

fn phrases(definitions: &[TestDefinition], refusals: &[Refusal]) -> WordTable<Named> {
    let mut phrases = WordTable::default();
    for definition in definitions {
        phrases.add(&definition.word, Named::Word(definition.test));
    }
    for (place, refusal) in refusals.iter().enumerate() {
        phrases.add(&refusal.written, Named::Refused(place));
    }
    for definition in definitions {
        for spelling in definition.spellings.iter().chain([&definition.name]) {
            phrases.add(spelling, Named::Test(definition.test));
        }
    }
    phrases
}
