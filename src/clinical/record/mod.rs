//! What is on file of one patient, exactly as it was entered.
//!
//! Nothing here is converted, judged or thrown away: amended and retracted results stay with their trail. What counts
//! is asked of [`super::effective`], and of nobody else.

mod course;
mod entry;
mod finding;
mod note;
mod notes;
mod person;
mod report;
mod results;
mod variant;
mod whole;

pub use course::{Course, Intent};
pub use entry::{Id, Seq, Source, Via};
pub use finding::{Comparator, DnaReading, Finding, Limits, LiverLesion, Reactivity};
pub use note::{LINE_BREAK, Note, NoteKind, Visit};
pub use person::{Cirrhosis, FollowUp, Person, Sex};
pub use report::{Earlier, LabResult, Report, ReportHead, Trail};
pub use results::Results;
pub use variant::{AminoAcid, AminoAcids, Genotype, LAST_POSITION, Variant};
pub use whole::Record;
