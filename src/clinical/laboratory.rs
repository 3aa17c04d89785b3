//! The laboratory tests that the program knows: what each is, its units, and which values are believable.
//!
//! Which tests exist is code, because the rules ask for them by name; how they are spelled, in which units they come
//! and which values are plausible is data (`data/tests.ron`).

use serde::Deserialize;

use super::drugs::Refusal;

/// A test whose result is an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Analyte {
    /// Alanine aminotransferase.
    Alt,
    /// Aspartate aminotransferase.
    Ast,
    /// Alkaline phosphatase.
    Alp,
    /// Gamma-glutamyl transferase.
    Ggt,
    /// Total bilirubin.
    TotalBilirubin,
    /// Direct (conjugated) bilirubin.
    DirectBilirubin,
    /// Albumin.
    Albumin,
    /// Total protein.
    TotalProtein,
    /// International normalised ratio of the prothrombin time.
    Inr,
    /// Platelet count.
    Platelets,
    /// Alpha-fetoprotein.
    Afp,
    /// Creatinine.
    Creatinine,
}

/// A serological marker of hepatitis B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// Hepatitis B surface antigen.
    HbsAg,
    /// Hepatitis B e antigen.
    HbeAg,
    /// Antibody to the e antigen.
    AntiHbe,
    /// Antibody to the surface antigen.
    AntiHbs,
    /// Antibody to the core antigen.
    AntiHbc,
}

/// A marker that laboratories also quantify, with one direction that all assays share (`facts.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantifiedMarker {
    /// Quantitative HBsAg in IU/mL.
    HbsAg,
    /// Anti-HBs titre in mIU/mL.
    AntiHbs,
}

impl QuantifiedMarker {
    /// The marker that is quantified.
    #[must_use]
    pub const fn marker(self) -> Marker {
        match self {
            Self::HbsAg => Marker::HbsAg,
            Self::AntiHbs => Marker::AntiHbs,
        }
    }
}

impl Marker {
    /// The quantified form, for the markers that have one.
    #[must_use]
    pub const fn quantified(self) -> Option<QuantifiedMarker> {
        match self {
            Self::HbsAg => Some(QuantifiedMarker::HbsAg),
            Self::AntiHbs => Some(QuantifiedMarker::AntiHbs),
            Self::HbeAg | Self::AntiHbe | Self::AntiHbc => None,
        }
    }
}

/// Any laboratory test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// HBV DNA, the viral load.
    HbvDna,
    /// A test whose result is an amount.
    Analyte(Analyte),
    /// A serological marker.
    Marker(Marker),
}

impl Test {
    /// Every test, in the order in which flow sheets show them.
    pub const ALL: [Self; 18] = [
        Self::HbvDna,
        Self::Analyte(Analyte::Alt),
        Self::Analyte(Analyte::Ast),
        Self::Analyte(Analyte::Alp),
        Self::Analyte(Analyte::Ggt),
        Self::Analyte(Analyte::TotalBilirubin),
        Self::Analyte(Analyte::DirectBilirubin),
        Self::Analyte(Analyte::Albumin),
        Self::Analyte(Analyte::TotalProtein),
        Self::Analyte(Analyte::Inr),
        Self::Analyte(Analyte::Platelets),
        Self::Analyte(Analyte::Afp),
        Self::Analyte(Analyte::Creatinine),
        Self::Marker(Marker::HbsAg),
        Self::Marker(Marker::AntiHbs),
        Self::Marker(Marker::HbeAg),
        Self::Marker(Marker::AntiHbe),
        Self::Marker(Marker::AntiHbc),
    ];

    /// The place of the test in [`Test::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::HbvDna => 0,
            Self::Analyte(analyte) => 1 + analyte as usize,
            Self::Marker(Marker::HbsAg) => 13,
            Self::Marker(Marker::AntiHbs) => 14,
            Self::Marker(Marker::HbeAg) => 15,
            Self::Marker(Marker::AntiHbe) => 16,
            Self::Marker(Marker::AntiHbc) => 17,
        }
    }
}

/// How an HBV DNA result is scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DnaUnit {
    /// International units per millilitre.
    IuPerMl,
    /// Copies per millilitre: divided by the assay's copies per IU.
    CopiesPerMl,
    /// log10 of IU/mL.
    Log10IuPerMl,
    /// log10 of copies/mL.
    Log10CopiesPerMl,
}

impl DnaUnit {
    /// Whether the figure is a logarithm.
    #[must_use]
    pub const fn is_logarithm(self) -> bool {
        match self {
            Self::IuPerMl | Self::CopiesPerMl => false,
            Self::Log10IuPerMl | Self::Log10CopiesPerMl => true,
        }
    }
}

/// How a figure in a unit becomes one in the unit that the rules compute in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Multiply by this.
    Times(f64),
    /// HBV DNA, whose conversion may need the assay.
    Dna(DnaUnit),
}

/// A unit as reports name it. A [`TestDefinition`] lists the unit computed in first.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The usual spelling, shown and exported: `µmol/L`.
    pub name: String,
    /// A spelling of ASCII letters without blanks, for files: `umol/L`.
    pub ascii: String,
    /// The UCUM code.
    pub ucum: String,
    /// Further spellings, compared without regard to case and blanks.
    pub spellings: Vec<String>,
    /// The way to the unit computed in.
    pub scale: Scale,
}

/// A unit of a test: its place in [`TestDefinition::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u8);

impl UnitId {
    /// The unit that the rules compute in.
    pub const COMPUTED: Self = Self(0);
}

/// A closed range of amounts in the unit computed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least amount inside.
    pub low: f64,
    /// The greatest amount inside.
    pub high: f64,
}

impl Range {
    /// Whether `amount` lies inside, the ends included.
    #[must_use]
    pub fn contains(self, amount: f64) -> bool {
        self.low <= amount && amount <= self.high
    }
}

/// A LOINC code under which other systems send a test, perhaps in one unit only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loinc {
    /// The code, such as `1742-6`.
    pub code: String,
    /// The unit that the code implies, if any.
    pub unit: Option<UnitId>,
}

/// What is known of one test.
#[derive(Clone, Debug, PartialEq)]
pub struct TestDefinition {
    /// Which test.
    pub test: Test,
    /// The name shown: `total bilirubin`.
    pub name: String,
    /// The word for it in the register and on the quick line: `tbil`.
    pub word: String,
    /// Further spellings, compared without regard to case, blanks and hyphens.
    pub spellings: Vec<String>,
    /// LOINC codes.
    pub loinc: Vec<Loinc>,
    /// Units, the one computed in first; empty for markers that are never quantified.
    pub units: Vec<Unit>,
    /// A value outside is refused.
    pub plausible: Option<Range>,
    /// A value outside is kept with its mark, and asked about where somebody is there to ask.
    pub usual: Option<Range>,
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
            Scale::Times(_) => None,
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

/// Units differ in blanks, case and the two characters for "micro"; nothing else is forgiven.
pub(crate) fn fold_unit(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(|character| {
            if character == '\u{3bc}' {
                '\u{b5}'
            } else {
                character
            }
        })
        .collect()
}

/// Names differ in case, blanks, hyphens and underscores only.
pub(crate) fn fold_name(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// All tests, each defined once.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCatalogue {
    definitions: Vec<TestDefinition>,
    refusals: Vec<Refusal>,
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
        self.definitions.iter().find_map(|definition| {
            let named = fold_name(&definition.name) == wanted
                || fold_name(&definition.word) == wanted
                || definition
                    .spellings
                    .iter()
                    .any(|spelling| fold_name(spelling) == wanted);
            if named {
                return Some((definition.test, None));
            }
            let code = definition
                .loinc
                .iter()
                .find(|loinc| loinc.code == text.trim())?;
            Some((definition.test, code.unit))
        })
    }
}
