//! Variants of the reverse transcriptase: what a genotypic resistance test found.

use std::fmt;
use std::hash::{Hash, Hasher};

/// The twenty amino acids by their letters.
const LETTERS: &str = "ACDEFGHIKLMNPQRSTVWY";
/// The last position of the reverse transcriptase in the standardised numbering (`rt1` to `rt344`).
pub const LAST_POSITION: u16 = 344;

/// An amino acid by its one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AminoAcid(u8);

impl AminoAcid {
    /// The amino acid of a letter in either case; nothing for a letter that stands for none.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_uppercase();
        let known = LETTERS.contains(letter);
        u8::try_from(letter).ok().filter(|_| known).map(Self)
    }

    /// Its letter, a capital.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }

    const fn bit(self) -> u32 {
        1 << (self.0 - b'A')
    }
}

/// Amino acids found side by side at one position, as a mixture is reported: `V/I`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AminoAcids(u32);

impl AminoAcids {
    #[must_use]
    pub const fn with(self, one: AminoAcid) -> Self {
        Self(self.0 | one.bit())
    }

    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one of them is among `others`.
    #[must_use]
    pub const fn overlaps(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Each of them, in the order of their letters.
    pub fn iter(self) -> impl Iterator<Item = AminoAcid> {
        LETTERS
            .chars()
            .filter_map(AminoAcid::of)
            .filter(move |one| self.0 & one.bit() != 0)
    }
}

/// A position at which something else than the wild type was found: `rtM204V`, or a mixture, `rtM204I/V`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    /// The position in the reverse transcriptase, 1 to [`LAST_POSITION`].
    pub position: u16,
    pub wild_type: AminoAcid,
    /// What was found; perhaps the wild type beside it, never the wild type alone.
    pub found: AminoAcids,
}

impl fmt::Display for Variant {
    /// `rtM204I/V`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rt{}{}", self.wild_type.letter(), self.position)?;
        for (place, one) in self.found.iter().enumerate() {
            let stroke = if place == 0 { "" } else { "/" };
            write!(f, "{stroke}{}", one.letter())?;
        }
        Ok(())
    }
}

/// What a genotypic resistance test found: variants by position, each position once; none where it found none.
///
/// It is the rarest of findings and must not be the widest: so it is one pointer, to the list and its length, and
/// packed, so that no other finding needs padding for it.
#[repr(Rust, packed)]
pub struct Genotype(Box<Box<[Variant]>>);

impl Genotype {
    /// The variants in the order of their positions; what two of them say of one position is one mixture.
    ///
    /// # Errors
    /// Two variants of one position that name different wild types.
    pub fn new(mut variants: Vec<Variant>) -> Result<Self, (Variant, Variant)> {
        variants.sort_unstable();
        let mut joined: Vec<Variant> = Vec::with_capacity(variants.len());
        for variant in variants {
            match joined.last_mut() {
                Some(last) if last.position == variant.position => {
                    if last.wild_type != variant.wild_type {
                        return Err((*last, variant));
                    }
                    last.found = last.found.and(variant.found);
                }
                Some(_) | None => joined.push(variant),
            }
        }
        Ok(Self(Box::new(joined.into_boxed_slice())))
    }

    /// The variants in the order of their positions.
    #[must_use]
    #[expect(
        clippy::explicit_auto_deref,
        reason = "a reference to what the pointer points at, not to the packed pointer"
    )]
    pub const fn variants(&self) -> &[Variant] {
        &*self.0
    }
}

impl Default for Genotype {
    /// Nothing but the wild type.
    fn default() -> Self {
        Self(Box::default())
    }
}

impl Clone for Genotype {
    fn clone(&self) -> Self {
        Self(Box::new(self.variants().into()))
    }
}

impl PartialEq for Genotype {
    fn eq(&self, other: &Self) -> bool {
        self.variants() == other.variants()
    }
}

impl Eq for Genotype {}

impl Hash for Genotype {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.variants().hash(state);
    }
}

impl fmt::Debug for Genotype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Genotype").field(&self.variants()).finish()
    }
}
