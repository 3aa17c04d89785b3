//! An import in the course of being read.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::fault::{FaultList, FileFault, Location, Noticed, Remark, WayOn};
use super::super::table::{Beside, Cell};
use super::counts::{Counts, LeftOut};
use super::identity::Deferred;
use super::options::{Differing, ImportOptions, Progress};
use super::replaced::Replaced;
use super::target::{Spot, Targets};
use super::words::Words;
use crate::clinical::knowledge::Knowledge;
use crate::register::Register;
use crate::wording::Sentence;
use crate::wording::refusals::import as said;

/// An import in the course of being read.
pub(super) struct Reading<'a> {
    pub(super) register: &'a Register,
    pub(super) knowledge: &'a Knowledge,
    pub(super) today: NaiveDate,
    pub(super) options: &'a ImportOptions,
    pub(super) targets: Targets<'a>,
    pub(super) progress: &'a Progress,
    pub(super) words: Arc<Words<'a>>,
    /// Rows of numbers that are said to be another number of somebody.
    pub(super) same: Vec<Deferred>,
    pub(super) replaced: Replaced<'a>,
    pub(super) left_out: LeftOut,
    pub(super) on_file: Counts,
    /// The files of results that were read.
    pub(super) files: Vec<Arc<str>>,
    pub(super) remarks: Vec<Remark>,
    pub(super) faults: FaultList,
}

impl<'a> Reading<'a> {
    pub(super) fn remark(
        &mut self,
        place: &Location,
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
    pub(super) fn takes_file(&mut self, place: &Location, differs: Differs) -> bool {
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
    pub(super) fn keeps_since(&mut self, place: &Location, differs: Differs) {
        let Differs {
            about,
            file,
            register,
        } = differs;
        let words = said::changed_since(file, register);
        self.remark(place, about, words, Noticed::Kept);
    }

    /// What is to be done with columns that a table does not know.
    pub(super) fn beside(&self, has_status: bool) -> Beside<'a> {
        Beside {
            knowledge: self.knowledge,
            words: Arc::clone(&self.words),
            has_status,
            ignored: self.options.ignored_columns.as_slice(),
        }
    }

    /// A place in a file of results.
    pub(super) fn place(&self, spot: Spot) -> Location {
        Location {
            file: self
                .files
                .get(usize::from(spot.file))
                .map_or_else(|| "".into(), Arc::clone),
            line: u64::from(spot.line),
            column: u64::from(spot.column),
        }
    }

    /// The patient that a row of courses or results is about.
    pub(super) fn target_of(&mut self, mrn: &Cell<'_>) -> Option<usize> {
        let found = self.targets.find(mrn.text);
        if found.is_none() && !self.is_rounded(mrn) {
            let fault = mrn.fault(said::NO_PATIENT, said::LISTED_NUMBER);
            self.faults.push(fault);
        }
        found
    }
}

/// Something that file and register both say, and not the same.
pub(super) struct Differs {
    /// Whose, and what: `W-37 cirrhosis`.
    pub(super) about: Sentence,
    pub(super) file: Sentence,
    pub(super) register: Sentence,
}
