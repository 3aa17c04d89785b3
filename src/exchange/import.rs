//! Import of the three tables (`hepatrack import --help`): one step, wholly or not at all.
//!
//! [`plan`] reads everything and changes nothing. It gives either every bad row, or an [`ImportPlan`] that says what
//! would be added, what is on file already and what was noticed; [`ImportPlan::commit`] then makes one entry of it.

mod counts;
pub(super) mod courses;
mod edited;
mod edits;
mod identity;
mod new_results;
mod odd_text;
mod on_file;
mod options;
mod particulars;
pub(super) mod patients;
mod places;
mod portion;
mod reading;
mod replaced;
pub(super) mod results;
mod statuses;
mod summary;
mod target;
mod understood;
mod updates;
pub(super) mod words;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Seq, Via};
use crate::register::{Conflict, Draft, Entry, Op, Register, Stamp};
use crate::wording::refusals::import as said;

pub use counts::{Counts, LeftOut, Why};
pub use words::meaning_of;

pub use options::{Differing, ImportOptions, Progress};

use super::fault::{FaultList, FileFault, Location, Remark};
use super::sources::Sources;
use identity::Deferred;
use reading::Reading;
use replaced::Replaced;
use target::Targets;
use words::Words;

#[derive(Clone, Debug, PartialEq)]
pub struct ImportPlan {
    ops: Vec<Op>,
    base: Seq,
    /// The reason, where laboratories gave one.
    why: Option<&'static str>,
    first_id: Id,
    next_id: u32,
    pub added: Counts,
    /// What is on file and would be changed.
    pub changed: Counts,
    /// Rows that are on file already, also where they were amended, retracted or moved since.
    pub on_file: Counts,
    /// Rows that are left out, by why and by the word that says so.
    pub left_out: LeftOut,
    /// What was noticed and stops nothing, in the order of the files.
    pub remarks: Vec<Remark>,
}

impl ImportPlan {
    /// The changes of the one entry that the import would be; empty if everything is on file.
    #[must_use]
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Makes the import one entry of the register that it was planned for; none where there is nothing to add.
    ///
    /// # Errors
    /// [`Conflict::Changed`] if the register has changed since, or what its validation finds. Nothing has changed then.
    pub fn commit(
        self,
        register: &mut Register,
        stamp: Stamp,
    ) -> Result<Option<Arc<Entry>>, Conflict> {
        if register.last_seq() != self.base || register.next_id() != self.first_id {
            return Err(Conflict::Changed);
        }
        if self.ops.is_empty() {
            return Ok(None);
        }
        while register.next_id().0 < self.next_id {
            register.allocate_id();
        }
        let stamp = Stamp {
            via: Via::Import,
            ..stamp
        };
        let draft = Draft {
            stamp,
            base: self.base,
            why: self.why.map(str::to_owned),
            ops: self.ops,
        };
        register.commit(draft).map(Some)
    }
}

/// Reads the files and compares them with the register; changes nothing. What was moved, corrected or retracted in
/// earlier sessions is known again only where the register has learned their entries
/// ([`Register::learn_earlier`]). `today` is the last day on which a sample
/// can have been taken or a drug started.
///
/// # Errors
/// Everything that is wrong in the files; never empty.
pub fn plan(
    paths: &[PathBuf],
    register: &Register,
    knowledge: &Knowledge,
    today: NaiveDate,
    options: &ImportOptions,
) -> Result<ImportPlan, FaultList> {
    plan_with(
        paths,
        register,
        knowledge,
        today,
        options,
        &Progress::default(),
    )
}

/// As [`plan`], for somebody who looks at how far it is and may stop it: then nothing but a fault that says so comes.
///
/// # Errors
/// As [`plan`].
pub fn plan_with(
    paths: &[PathBuf],
    register: &Register,
    knowledge: &Knowledge,
    today: NaiveDate,
    options: &ImportOptions,
    progress: &Progress,
) -> Result<ImportPlan, FaultList> {
    let mut reading = Reading {
        register,
        knowledge,
        today,
        options,
        targets: Targets::new(register, &options.same),
        progress,
        words: Arc::new(Words::of(register, options)),
        same: Vec::new(),
        replaced: Replaced::by(register),
        left_out: LeftOut::new(),
        on_file: Counts::default(),
        files: Vec::new(),
        remarks: Vec::new(),
        faults: FaultList::default(),
    };
    let sources = Sources::find(paths, &mut reading.faults);
    let bytes = |path: &PathBuf| std::fs::metadata(path).map_or(0, |file| file.len());
    for path in sources.all() {
        progress.expect(bytes(path));
    }
    for path in &sources.patients {
        reading.read_patients(path);
        progress.advance(bytes(path));
    }
    for Deferred { head, row, patient } in std::mem::take(&mut reading.same) {
        reading.add_same(&head.record(row), &patient);
    }
    reading.check_identity();
    for path in &sources.courses {
        reading.read_courses(path);
        progress.advance(bytes(path));
    }
    for path in &sources.results {
        reading.read_results(path);
    }
    let read = reading.into_plan();
    if progress.is_stopped() {
        let mut faults = FaultList::default();
        faults.push(stopped());
        return Err(faults);
    }
    read
}

/// What is said where somebody stopped the reading.
fn stopped() -> FileFault {
    FileFault {
        place: Location {
            file: "import".into(),
            line: 1,
            column: 1,
        },
        what: said::STOPPED.into(),
        accepted: said::READ_AGAIN.into(),
    }
}

#[cfg(test)]
mod tests;
