//! Import of the three tables (`hepatrack import --help`): one step, wholly or not at all.
//!
//! [`plan`] reads everything and changes nothing. It gives either every bad row, or an [`ImportPlan`] that says what
//! would be added, what is on file already and what was noticed; [`ImportPlan::commit`] then makes one entry of it.

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
mod replaced;
pub(super) mod results;
mod statuses;
mod summary;
mod target;
mod understood;
mod updates;
pub(super) mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Seq, Via};
use crate::register::{Conflict, Draft, Entry, Op, Register, Stamp};
use crate::wording::Sentence;
use crate::wording::refusals::import as said;

pub use words::meaning_of;

pub use options::{Differing, ImportOptions, Progress};

use super::fault::{FaultList, FileFault, Noticed, Place, Remark, WayOn};
use super::sources::Sources;
use super::table::{Beside, Cell};
use identity::Deferred;
use replaced::Replaced;
use target::{Spot, Targets};
use understood::not_understood;
use words::Words;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub patients: usize,
    pub courses: usize,
    pub results: usize,
}

impl Counts {
    /// How many are in the ops of an entry, added or not.
    #[must_use]
    pub fn of(ops: &[Op]) -> Self {
        let mut counts = Self::default();
        for op in ops {
            match op {
                Op::Patient { .. } => counts.patients += 1,
                Op::Course { .. } => counts.courses += 1,
                Op::Report { change, .. } => {
                    let report = change.after.as_ref().or(change.before.as_ref());
                    counts.results += report.map_or(0, |report| report.results.len());
                }
                Op::Note { .. }
                | Op::Laboratory { .. }
                | Op::Clinic { .. }
                | Op::Letter { .. }
                | Op::Guidelines { .. }
                | Op::Number { .. }
                | Op::Word { .. }
                | Op::Setting { .. } => {}
            }
        }
        counts
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.patients == 0 && self.courses == 0 && self.results == 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Their test is not known.
    UnknownTest,
    /// They say that there is no result.
    NoResult,
    /// Their status says that they do not count yet, or no longer.
    Status,
}

/// How many rows are left out, by why and by the word that says so.
pub type LeftOut = BTreeMap<(Why, Sentence), usize>;

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

/// An import in the course of being read.
struct Reading<'a> {
    register: &'a Register,
    knowledge: &'a Knowledge,
    today: NaiveDate,
    options: &'a ImportOptions,
    targets: Targets<'a>,
    progress: &'a Progress,
    words: Arc<Words<'a>>,
    /// Rows of numbers that are said to be another number of somebody.
    same: Vec<Deferred>,
    replaced: Replaced<'a>,
    left_out: LeftOut,
    on_file: Counts,
    /// The files of results that were read.
    files: Vec<Arc<str>>,
    remarks: Vec<Remark>,
    faults: FaultList,
}

impl<'a> Reading<'a> {
    fn remark(
        &mut self,
        place: &Place,
        about: Sentence,
        words: impl Into<Sentence>,
        noticed: Noticed,
    ) {
        self.remarks.push(Remark {
            place: place.clone(),
            about,
            words: words.into(),
            noticed,
        });
    }

    /// Whether the file's word is taken where file and register both say something and it is not the same.
    fn takes_file(&mut self, place: &Place, differs: Differs) -> bool {
        let Differs {
            about,
            file,
            register,
        } = differs;
        match self.options.differing {
            Differing::Stops => {
                let fault = FileFault {
                    place: place.clone(),
                    what: said::differs(about, file, register),
                    accepted: said::TAKE_OR_KEEP.into(),
                };
                self.faults.push_with(fault, WayOn::TakeOrKeep);
                false
            }
            Differing::TakeFile => {
                let words = said::now(register, file);
                self.remark(place, about, words, Noticed::Change);
                true
            }
            Differing::KeepRegister => {
                let words = said::differs_kept(file, register);
                self.remark(place, about, words, Noticed::Kept);
                false
            }
        }
    }

    /// The file says what was on file once and was changed since.
    fn keeps_since(&mut self, place: &Place, differs: Differs) {
        let Differs {
            about,
            file,
            register,
        } = differs;
        let words = said::changed_since(file, register);
        self.remark(place, about, words, Noticed::Kept);
    }

    /// What is to be done with columns that a table does not know.
    fn beside(&self, has_status: bool) -> Beside<'a> {
        Beside {
            knowledge: self.knowledge,
            words: Arc::clone(&self.words),
            has_status,
            ignored: self.options.ignored_columns.as_slice(),
        }
    }

    /// A place in a file of results.
    fn place(&self, spot: Spot) -> Place {
        Place {
            file: self
                .files
                .get(usize::from(spot.file))
                .map_or_else(|| "".into(), Arc::clone),
            line: u64::from(spot.line),
            column: u64::from(spot.column),
        }
    }

    /// The patient that a row of courses or results is about.
    fn target_of(&mut self, mrn: &Cell<'_>) -> Option<usize> {
        let found = self.targets.find(mrn.text);
        if found.is_none() && !self.is_rounded(mrn) {
            let fault = mrn.fault(said::NO_PATIENT, said::LISTED_NUMBER);
            self.faults.push(fault);
        }
        found
    }
}

/// What is said where somebody stopped the reading.
fn stopped() -> FileFault {
    FileFault {
        place: Place {
            file: "import".into(),
            line: 1,
            column: 1,
        },
        what: said::STOPPED.into(),
        accepted: said::READ_AGAIN.into(),
    }
}

/// Something that file and register both say, and not the same.
struct Differs {
    /// Whose, and what: `W-37 cirrhosis`.
    about: Sentence,
    file: Sentence,
    register: Sentence,
}

#[cfg(test)]
mod tests;
