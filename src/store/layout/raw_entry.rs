//! Journal lines as they are spelled, before any of it is understood. Unknown fields are refused everywhere.

use serde::Deserialize;

use super::raw::{
    RawCourse, RawLaboratory, RawNote, RawPatient, RawReached, RawReport, RawWord, Text, present,
};

/// What an entry says, in a journal line behind its digest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "entry", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawEntry<'t> {
    pub(in crate::store) seq: u32,
    pub(in crate::store) at: Text<'t>,
    pub(in crate::store) by: Text<'t>,
    pub(in crate::store) via: RawVia,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) base: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) why: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) undoes: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) redoes: Option<u32>,
    #[serde(default)]
    pub(in crate::store) ops: Vec<RawOp<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) batch: Option<RawBatch<'t>>,
}

/// Where the ops of a large entry stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "batch", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawBatch<'t> {
    /// The entry that the file was sealed for.
    pub(in crate::store) of: u32,
    pub(in crate::store) sha256: Text<'t>,
    /// Whether the ops are the inverse of those in the file.
    #[serde(default)]
    pub(in crate::store) inverse: bool,
}

/// What the first line of a journal segment says behind its digest.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "segment",
    bound(deserialize = "'de: 't")
)]
pub(in crate::store) struct RawSegment<'t> {
    pub(in crate::store) format: Text<'t>,
    pub(in crate::store) schema: u32,
    pub(in crate::store) register: Text<'t>,
    pub(in crate::store) number: u32,
    pub(in crate::store) after: u32,
    pub(in crate::store) head: Text<'t>,
    pub(in crate::store) begun: Text<'t>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawVia {
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
pub(in crate::store) enum RawOp<'t> {
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
    Note {
        of: u32,
        #[serde(default, deserialize_with = "present")]
        was: Option<RawNote<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawNote<'t>>,
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
    Letter {
        #[serde(default, deserialize_with = "present")]
        was: Option<Text<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<Text<'t>>,
    },
    Guidelines {
        #[serde(default, deserialize_with = "present")]
        was: Option<Vec<Text<'t>>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<Vec<Text<'t>>>,
    },
    Number {
        number: Text<'t>,
        #[serde(default, deserialize_with = "present")]
        was: Option<RawReached>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawReached>,
    },
    Word {
        #[serde(default, deserialize_with = "present")]
        was: Option<RawWord<'t>>,
        #[serde(default, deserialize_with = "present")]
        now: Option<RawWord<'t>>,
    },
    Setting {
        name: Text<'t>,
        #[serde(default, deserialize_with = "present")]
        was: Option<f64>,
        #[serde(default, deserialize_with = "present")]
        now: Option<f64>,
    },
}
