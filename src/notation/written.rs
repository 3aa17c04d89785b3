//! One result as it is written: value, unit, and what is known of the row; and what was understood of it.

use super::unusual::Unusual;
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Finding, Limits};

/// Who wrote it: a file means what it says, a person can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputOrigin {
    /// A file: what is ambiguous is refused, what is unusual is kept with its mark.
    File,
    /// A screen: what is ambiguous or unusual is asked about.
    Typed,
    /// The register: what is on file was believed when it was entered.
    Stored,
}

/// A result as it is written.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    pub test: Test,
    /// The value as a report prints it; a unit may stand behind the number.
    pub value: &'a str,
    /// The unit beside it; empty if none was written.
    pub unit: &'a str,
    /// The unit that is meant where none is written: that of the LOINC code or of the laboratory's profile. A unit
    /// that is written in a file must not contradict it; one that is typed replaces it.
    pub implied_unit: Option<UnitId>,
    /// The assay of an HBV DNA result.
    pub assay: Option<AssayId>,
}

/// A result that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub finding: Finding,
    /// Why it is unusual: asked about on screen, kept with a mark from files. Empty for nearly all.
    pub unusual: Vec<Unusual>,
    /// The lower limit that the value itself names: `not detected, <20`.
    pub limit: Option<Decimal>,
}

/// Limits that are known of the place that a value comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub limits: Limits,
    /// Their unit; none is the one of the value.
    pub unit: Option<UnitId>,
    /// Whether they are those of the laboratory, and not only printed beside the value.
    pub are_believed: bool,
}
