//! HBV DNA assays: the limit of each and its copies per international unit (`data/assays.ron`).

use super::laboratory::fold_name;

/// An assay of the [`AssayList`]: its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssayId(pub u8);

#[derive(Clone, Debug, PartialEq)]
pub struct Assay {
    /// The name shown, in files and on screen.
    pub name: String,
    /// The name shown in Chinese.
    pub name_zh: String,
    pub spellings: Vec<String>,
    /// Lower limit of quantification in IU/mL.
    pub lower_limit_iu_per_ml: f64,
    /// Upper limit of quantification in IU/mL, where it is known.
    pub upper_limit_iu_per_ml: Option<f64>,
    /// Copies per international unit.
    pub copies_per_iu: f64,
}

/// The assays that are known by name.
#[derive(Clone, Debug, PartialEq)]
pub struct AssayList {
    assays: Vec<Assay>,
    unknown: Vec<String>,
}

impl AssayList {
    /// A list of at most 255 assays, and the words that say that nobody knows which it was.
    #[must_use]
    pub fn new(assays: Vec<Assay>, unknown: Vec<String>) -> Self {
        Self { assays, unknown }
    }

    /// Whether the text says that the assay is not known: then no limit was named by it.
    #[must_use]
    pub fn says_unknown(&self, text: &str) -> bool {
        let wanted = fold_name(text);
        self.unknown.iter().any(|word| fold_name(word) == wanted)
    }

    /// The assay of an identifier that this list gave out.
    #[must_use]
    pub fn get(&self, id: AssayId) -> &Assay {
        &self.assays[usize::from(id.0)]
    }

    /// Every assay with its identifier, in the order of the data file.
    pub fn iter(&self) -> impl Iterator<Item = (AssayId, &Assay)> {
        (0..=u8::MAX).map(AssayId).zip(&self.assays)
    }

    /// The assay that a name means, without regard to case, blanks and hyphens.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<AssayId> {
        let wanted = fold_name(text);
        self.iter()
            .find(|(_, assay)| {
                fold_name(&assay.name) == wanted
                    || fold_name(&assay.name_zh) == wanted
                    || assay
                        .spellings
                        .iter()
                        .any(|spelling| fold_name(spelling) == wanted)
            })
            .map(|(id, _)| id)
    }
}
