//! The review as JSON, schema 1 (`interfaces.md`): keys are always present, `null` where the rules give no value.

mod parallel;
mod schema;
mod told;

use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assess_beside_guidelines;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::Words;

pub use parallel::in_order;
use parallel::portions_in_order;
pub(super) use schema::certainty_key;
use told::Told;

/// The number of the schema; names and keys do not change without a new one.
pub(super) const SCHEMA: u32 = 1;

const COMMA: &[u8] = b",";
/// The bytes that a patient usually takes.
const USUAL_LENGTH: usize = 4096;

/// The verdicts of some patients on one day, for a review.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    /// What the rules know.
    pub knowledge: &'a Knowledge,
    /// The review day.
    pub day: NaiveDate,
}

impl Review<'_> {
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
        portions_in_order(
            records,
            |portion| self.patients_json(portion, &wanted),
            |patients: serde_json::Result<Vec<u8>>| {
                let patients = patients?;
                let behind_comma = patients.strip_prefix(COMMA).unwrap_or_default();
                let patients = if is_first { behind_comma } else { &patients };
                is_first = is_first && patients.is_empty();
                out.write_all(patients)
            },
        )?;
        writeln!(out, "{}]\n}}", if is_first { "" } else { "\n  " })
    }

    /// Some patients, each on a line of its own behind a comma.
    fn patients_json(
        &self,
        records: &[Arc<Record>],
        wanted: impl Fn(&Assessment) -> bool,
    ) -> serde_json::Result<Vec<u8>> {
        let mut json = Vec::with_capacity(records.len() * USUAL_LENGTH);
        let mut told = Told::default();
        for record in records {
            let (assessment, guidelines) =
                assess_beside_guidelines(record, self.knowledge, self.day);
            if wanted(&assessment) {
                let words = Words::new(record, &assessment, self.knowledge);
                told.tell(&words, &assessment, &guidelines);
                json.extend_from_slice(COMMA);
                json.extend_from_slice(b"\n    ");
                let source =
                    schema::Source::new(record, &assessment, &guidelines, &told, self.knowledge);
                serde_json::to_writer(&mut json, &schema::Patient::of(source))?;
            }
        }
        Ok(json)
    }
}
