//! Journal lines as they are spelled, before any of it is understood. Unknown fields are refused everywhere.

use serde::Deserialize;

use super::raw::{RawCourse, RawLaboratory, RawPatient, RawReport, Text, present};

/// What an entry says, in a journal line behind its digest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "entry", bound(deserialize = "'de: 't"))]
pub(super) struct RawEntry<'t> {
    pub(super) seq: u32,
    pub(super) at: Text<'t>,
    pub(super) by: Text<'t>,
    pub(super) via: RawVia,
    #[serde(default, deserialize_with = "present")]
    pub(super) base: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(super) why: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) undoes: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(super) redoes: Option<u32>,
    #[serde(default)]
    pub(super) ops: Vec<RawOp<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) batch: Option<RawBatch<'t>>,
}

/// Where the ops of a large entry stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "batch", bound(deserialize = "'de: 't"))]
pub(super) struct RawBatch<'t> {
    /// The entry that the file was sealed for.
    pub(super) of: u32,
    pub(super) sha256: Text<'t>,
    /// Whether the ops are the inverse of those in the file.
    #[serde(default)]
    pub(super) inverse: bool,
}

/// What the first line of a journal segment says behind its digest.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "segment",
    bound(deserialize = "'de: 't")
)]
pub(super) struct RawSegment<'t> {
    pub(super) format: Text<'t>,
    pub(super) schema: u32,
    pub(super) register: Text<'t>,
    pub(super) number: u32,
    pub(super) after: u32,
    pub(super) head: Text<'t>,
    pub(super) begun: Text<'t>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawVia {
    Form,
    QuickLine,
    Import,
    Hand,
}

#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "snake_case",
    bound(deserialize = "'de: 't")
)]
pub(super) enum RawOp<'t> {
    Patient {
        #[serde(default, deserialize_with = "present")]
        was: Option<RawPatient<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawPatient<'t>>,
    },
    Course {
        of: u32,
        #[serde(default, deserialize_with = "present")]
        was: Option<RawCourse<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawCourse<'t>>,
    },
    Report {
        of: u32,
        #[serde(default, deserialize_with = "present")]
        was: Option<RawReport<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawReport<'t>>,
    },
    Laboratory {
        #[serde(default, deserialize_with = "present")]
        was: Option<RawLaboratory<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawLaboratory<'t>>,
    },
    Clinic {
        #[serde(default, deserialize_with = "present")]
        was: Option<Text<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<Text<'t>>,
    },
    Setting {
        name: Text<'t>,
        #[serde(default, deserialize_with = "present")]
        was: Option<f64>,
        #[serde(default, deserialize_with = "present")]
        now: Option<f64>,
    },
}
