//! The laboratory tests that the program knows: what each is, its units, and which values are believable.
//!
//! Which tests exist is code, because the rules ask for them by name; how they are spelled, in which units they come
//! and which values are plausible is data (`data/tests.ron`).

mod catalogue;
mod fold;
mod test;
mod unit;
mod words;

pub use catalogue::{Loinc, Named, TestCatalogue, TestDefinition};
pub(crate) use fold::{fold_name, fold_words};
pub use test::{Analyte, Marker, QuantifiedMarker, Test};
pub use unit::{DnaUnit, Range, Scale, Unit, UnitId};
pub(crate) use unit::{fold_unit, superscript};
pub(crate) use words::is_unspaced;
pub use words::{ReportWords, ResultStatus, UnitWord, ValueWord, WordTable};
