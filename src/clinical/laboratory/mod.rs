//! The laboratory tests that the program knows: what each is, its units, and which values are believable.
//!
//! Which tests exist is code, because the rules ask for them by name; how they are spelled, in which units they come
//! and which values are plausible is data (`data/tests.ron`).

mod catalogue;
mod test;
mod unit;

pub(crate) use catalogue::fold_name;
pub use catalogue::{Loinc, TestCatalogue, TestDefinition};
pub use test::{Analyte, Marker, QuantifiedMarker, Test};
pub(crate) use unit::fold_unit;
pub use unit::{DnaUnit, Range, Scale, Unit, UnitId};
