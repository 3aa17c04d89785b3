//! Units, and the ranges of values in them.

use serde::Deserialize;

/// How an HBV DNA result is scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DnaUnit {
    /// International units per millilitre.
    IuPerMl,
    /// Thousands of international units per millilitre.
    KiloIuPerMl,
    /// Copies per millilitre: divided by the assay's copies per IU.
    CopiesPerMl,
    /// log10 of IU/mL.
    Log10IuPerMl,
    /// log10 of copies/mL.
    Log10CopiesPerMl,
}

impl DnaUnit {
    #[must_use]
    pub const fn is_logarithm(self) -> bool {
        match self {
            Self::IuPerMl | Self::KiloIuPerMl | Self::CopiesPerMl => false,
            Self::Log10IuPerMl | Self::Log10CopiesPerMl => true,
        }
    }
}

/// How a figure in a unit becomes one in the unit that the rules compute in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Multiply by this.
    Times(f64),
    /// The figure is the log10 of the amount.
    Log10,
    /// HBV DNA, whose conversion may need the assay.
    Dna(DnaUnit),
}

impl Scale {
    /// The amount in the unit computed in; of HBV DNA, whose conversion may need the assay, the figure itself.
    #[must_use]
    pub fn amount(self, figure: f64) -> f64 {
        match self {
            Self::Times(factor) => figure * factor,
            Self::Log10 => 10_f64.powf(figure),
            Self::Dna(_) => figure,
        }
    }
}

/// A unit as reports name it. A [`TestDefinition`](super::TestDefinition) lists the unit computed in first.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The usual spelling, shown and exported: `µmol/L`.
    pub name: String,
    /// The same where Chinese is shown.
    pub name_zh: String,
    /// A spelling of ASCII letters without blanks, for files: `umol/L`.
    pub ascii: String,
    pub ucum: String,
    /// Further spellings, compared without regard to case and blanks.
    pub spellings: Vec<String>,
    /// The way to the unit computed in.
    pub scale: Scale,
}

/// A unit of a test: its place in [`TestDefinition::units`](super::TestDefinition::units).
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

/// Units differ in blanks, case, brackets and braces, underscores, how a power is written, and the characters for
/// "micro"; nothing else is forgiven.
pub(crate) fn fold_unit(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '[' | ']' | '{' | '}' | '_' | '^' | '*' => {}
            '\u{b5}' | '\u{3bc}' => folded.push('u'),
            '\u{d7}' => folded.push('x'),
            blank if blank.is_whitespace() => {}
            other => folded.push(superscript(other).unwrap_or(other)),
        }
    }
    folded.truncate(folded.trim_end_matches('.').len());
    match folded.strip_prefix('x') {
        Some(power) if power.starts_with("10") => power.to_owned(),
        Some(_) | None => folded,
    }
}

/// The digit of a raised one.
pub(crate) fn superscript(character: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = RAISED.iter().position(|raised| *raised == character)?;
    char::from_digit(u32::try_from(digit).ok()?, 10)
}
