//! The review as JSON, schema 1 (`interfaces.md`): keys are always present, `null` where the rules give no value.

mod parallel;
mod schema;

use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assessment::Assessment;
use crate::clinical::guidelines::Answer;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::clinical::{assess, assess_beside_guidelines};

pub use parallel::in_order;
pub(super) use schema::certainty_key;

/// The number of the schema; names and keys do not change without a new one.
pub(super) const SCHEMA: u32 = 1;

/// The verdicts of some patients on one day, for a review.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    /// What the rules know.
    pub knowledge: &'a Knowledge,
    /// The review day.
    pub day: NaiveDate,
}

impl Review<'_> {
    /// The records with their assessments, in the same order; worked out on all cores.
    #[must_use]
    pub fn assess_all(&self, records: &[Arc<Record>]) -> Vec<Assessment> {
        let mut all = Vec::with_capacity(records.len());
        let kept: io::Result<()> = in_order(
            records,
            |record| assess(record, self.knowledge, self.day),
            |assessment| {
                all.push(assessment);
                Ok(())
            },
        );
        debug_assert!(kept.is_ok(), "pushing does not fail");
        all
    }

    /// Writes the records, which stand in the byte order of their numbers, as one JSON document. Verdicts are worked
    /// out on all cores while earlier patients are written. `wanted` may leave patients out.
    ///
    /// # Errors
    /// What writing gives.
    pub fn write_json(
        &self,
        records: &[Arc<Record>],
        wanted: impl Fn(&Assessment) -> bool + Sync,
        out: &mut impl Write,
    ) -> io::Result<()> {
        write!(
            out,
            "{{\n  \"schema\": {SCHEMA},\n  \"as_of\": \"{}\",\n  \"rules\": {},\n  \"patients\": [",
            self.day,
            serde_json::to_string(&self.knowledge.settings.rules)?
        )?;
        let mut is_first = true;
        in_order(
            records,
            |record| {
                let (assessment, guidelines) =
                    assess_beside_guidelines(record, self.knowledge, self.day);
                wanted(&assessment).then(|| self.patient_json(record, &assessment, &guidelines))
            },
            |patient: Option<serde_json::Result<String>>| {
                let Some(patient) = patient else {
                    return Ok(());
                };
                let comma = if is_first { "" } else { "," };
                is_first = false;
                write!(out, "{comma}\n    {}", patient?)
            },
        )?;
        writeln!(out, "{}]\n}}", if is_first { "" } else { "\n  " })
    }

    fn patient_json(
        &self,
        record: &Record,
        assessment: &Assessment,
        guidelines: &[Answer],
    ) -> serde_json::Result<String> {
        let patient = schema::Patient::of(record, assessment, guidelines, self.knowledge);
        serde_json::to_string(&patient)
    }
}
