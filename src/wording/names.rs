//! Names of the data files in the language of the screens; files and the register hold the English ones.

use super::Language;
use crate::clinical::assays::Assay;
use crate::clinical::drugs::Drug;
use crate::clinical::guidelines::GuidelineSet;
use crate::clinical::laboratory::{TestDefinition, Unit};

/// Something of the data files with a name in each language.
pub trait Named {
    fn name(&self) -> &str;
    fn name_zh(&self) -> &str;
}

macro_rules! named {
    ($($of:ty),*) => {
        $(
            impl Named for $of {
                fn name(&self) -> &str {
                    &self.name
                }

                fn name_zh(&self) -> &str {
                    &self.name_zh
                }
            }
        )*
    };
}

named!(Assay, Drug, GuidelineSet, TestDefinition, Unit);

/// The name that is shown.
#[must_use]
pub fn name_words(language: Language, of: &impl Named) -> &str {
    language.says(of.name(), of.name_zh())
}
