//! The review as JSON, schema 2: keys are always present, `null` where the rules give no value.

mod evidence;
mod json;
mod parallel;
mod schema;

use crate::wording::Language;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use crate::clinical::assess_beside_guidelines;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::Words;

use evidence::EvidenceWords;
pub use parallel::in_order;
use parallel::portions_in_order;
pub(super) use schema::certainty_key;

/// The number of the schema; names and keys do not change without a new one.
pub(super) const SCHEMA: u32 = 2;

const COMMA: char = ',';
/// The bytes that a patient usually takes.
const USUAL_LENGTH: usize = 4096;

/// The verdicts of some patients on one day, for a review.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    pub knowledge: &'a Knowledge,
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
        // What was written is written over: fresh memory for each portion takes longer.
        let spare = Mutex::new(Vec::<String>::new());
        portions_in_order(
            records,
            |portion| {
                let used = spare.lock().ok().and_then(|mut spare| spare.pop());
                let mut json = used.unwrap_or_default();
                self.add_patients(portion, &wanted, &mut json);
                json
            },
            |mut patients: String| {
                let behind_comma = patients.strip_prefix(COMMA).unwrap_or_default();
                let written = if is_first { behind_comma } else { &patients };
                is_first = is_first && written.is_empty();
                out.write_all(written.as_bytes())?;
                patients.clear();
                if let Ok(mut spare) = spare.lock() {
                    spare.push(patients);
                }
                Ok(())
            },
        )?;
        writeln!(out, "{}]\n}}", if is_first { "" } else { "\n  " })
    }

    /// Adds some patients, each on a line of its own behind a comma.
    fn add_patients(
        &self,
        records: &[Arc<Record>],
        wanted: impl Fn(&Assessment) -> bool,
        json: &mut String,
    ) {
        json.reserve(records.len() * USUAL_LENGTH);
        let mut told = EvidenceWords::default();
        for record in records {
            let (assessment, guidelines) =
                assess_beside_guidelines(record, self.knowledge, self.day);
            if wanted(&assessment) {
                let words = Words::new(Language::English, record, &assessment, self.knowledge);
                told.tell(&words, &assessment, &guidelines);
                json.push(COMMA);
                json.push_str("\n    ");
                let patient = schema::Patient {
                    record,
                    assessment: &assessment,
                    guidelines: &guidelines,
                    told: &told,
                    words,
                    knowledge: self.knowledge,
                };
                patient.add_to(json);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::clinical::record::{Cirrhosis, FollowUp, Id, Person, Seq, Source as Origin, Via};
    use crate::reference::shipped;

    /// Three hundred patients, of whom only those in the range are still followed.
    fn patients(followed: &Range<u32>) -> Vec<Arc<Record>> {
        let source = Origin {
            via: Via::Form,
            seq: Seq(1),
        };
        let of_number = |number| {
            let is_followed = followed.contains(&number);
            let person = Person {
                mrn: format!("{number:04}"),
                name: String::new(),
                born: None,
                sex: None,
                cirrhosis: Cirrhosis::NotRecorded,
                cirrhosis_on: None,
                contact: None,
                follow_up: if is_followed {
                    FollowUp::Active
                } else {
                    FollowUp::Moved
                },
            };
            Arc::new(Record::new(Id(number), person, source))
        };
        (0..300).map(of_number).collect()
    }

    #[test]
    fn whoever_is_left_out_leaves_no_comma_behind() {
        let knowledge = shipped().unwrap();
        let review = Review {
            knowledge: &knowledge,
            day: "2024-06-01".parse().unwrap(),
        };
        for followed in [0..0, 0..1, 150..170, 299..300, 0..300] {
            let mut written = Vec::new();
            let is_followed = |assessment: &Assessment| assessment.tier.is_some();
            review
                .write_json(&patients(&followed), is_followed, &mut written)
                .unwrap();
            let json: serde_json::Value = serde_json::from_slice(&written).unwrap();
            let numbers: Vec<String> = (json["patients"].as_array().unwrap().iter())
                .map(|patient| patient["mrn"].as_str().unwrap().to_owned())
                .collect();
            let expected: Vec<String> = followed.map(|number| format!("{number:04}")).collect();
            assert_eq!(numbers, expected);
        }
    }
}
