//! The register: everything in memory, changed only by entries.

mod earlier;
mod reached;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;

use super::threads::hand_out;
use crate::clinical::record::{Id, Record, Seq};

use super::apply::is_of_one_record;
use super::conflict::Conflict;
use super::entry::{Draft, Entry, Stamp, TakesBack};
use super::history::History;
use super::laboratory::Laboratory;
use super::op::Op;
use super::parts::{Parts, PartsFault, Survey};
use super::patients::Patients;
use super::taught::{Reached, TaughtWord};

/// All patients of a clinic, its laboratories and settings, and the latest entries.
///
/// Cloning copies pointers: a clone is a snapshot to review or save while this one goes on. `Debug` shows no patient.
#[derive(Clone)]
pub struct Register {
    identifier: String,
    pub(super) clinic: Option<String>,
    pub(super) letter: Option<String>,
    pub(super) guidelines: Option<Vec<String>>,
    pub(super) today: Option<NaiveDate>,
    pub(super) overrides: BTreeMap<String, f64>,
    pub(super) laboratories: Vec<Laboratory>,
    /// Numbers that reach a patient beside the own one.
    pub(super) numbers: BTreeMap<String, Reached>,
    /// In the order of their keys.
    pub(super) words: Vec<TaughtWord>,
    pub(super) patients: Patients,
    pub(super) next_id: u32,
    last_seq: Seq,
    history: History,
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Register")
            .field("identifier", &self.identifier)
            .field("patients", &self.patients.all().len())
            .field("next_id", &self.next_id)
            .field("last_seq", &self.last_seq)
            .finish_non_exhaustive()
    }
}

impl Register {
    #[must_use]
    pub fn new(identifier: String) -> Self {
        Self {
            identifier,
            clinic: None,
            letter: None,
            guidelines: None,
            today: None,
            overrides: BTreeMap::new(),
            laboratories: Vec::new(),
            numbers: BTreeMap::new(),
            words: Vec::new(),
            patients: Patients::default(),
            next_id: 1,
            last_seq: Seq(0),
            history: History::default(),
        }
    }

    /// The register that `parts` make.
    ///
    /// # Errors
    /// Everything that is wrong with them; never empty.
    pub fn from_parts(parts: Parts) -> Result<Self, Vec<PartsFault>> {
        let records = parts.patients.clone();
        let (survey, patients) = thread::scope(|scope| {
            let indexing = hand_out(scope, || Patients::new(records));
            let survey = parts.survey();
            match indexing.join() {
                Ok(patients) => (survey, patients),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let Survey {
            faults,
            next_id,
            last_seq,
        } = survey;
        if !faults.is_empty() {
            return Err(faults);
        }
        let patients =
            patients.map_err(|(one, other)| vec![PartsFault::NumberTwice { one, other }])?;
        let mut laboratories = parts.laboratories;
        laboratories.sort_by_key(|laboratory| laboratory.id);
        let mut words = parts.words;
        words.sort_by(|one, other| one.key().cmp(&other.key()));
        let is_empty = parts.patients.is_empty();
        Ok(Self {
            identifier: parts.identifier,
            clinic: parts.clinic,
            letter: parts.letter,
            guidelines: parts.guidelines,
            today: parts.today,
            overrides: parts.overrides,
            laboratories,
            numbers: parts.numbers,
            words,
            patients,
            next_id,
            last_seq,
            history: History::of_state(last_seq, is_empty),
        })
    }

    /// The same with no other patients than these, to be looked at.
    #[must_use]
    pub fn only(&self, patients: &[Id]) -> Self {
        let records = patients.iter().filter_map(|id| self.get(*id).cloned());
        let mut numbers = self.numbers.clone();
        numbers.retain(|_, reached| patients.contains(&reached.patient));
        Self {
            numbers,
            // Those of a register differ in number and identifier; one that is named twice is one.
            patients: Patients::new(records.collect()).unwrap_or_default(),
            ..self.clone()
        }
    }

    #[must_use]
    pub fn identifier(&self) -> &str {
        &self.identifier
    }

    #[must_use]
    pub fn clinic(&self) -> Option<&str> {
        self.clinic.as_deref()
    }

    /// The text of the clinic's recall letter; none for the shipped one.
    #[must_use]
    pub fn letter(&self) -> Option<&str> {
        self.letter.as_deref()
    }

    /// The names of the guideline sets that are shown; none for all of them.
    #[must_use]
    pub fn shown_guidelines(&self) -> Option<&[String]> {
        self.guidelines.as_deref()
    }

    /// The day on which this register stands still; only the example clinic has one.
    #[must_use]
    pub const fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// Settings in which this register differs from the shipped ones.
    #[must_use]
    pub const fn overrides(&self) -> &BTreeMap<String, f64> {
        &self.overrides
    }

    /// Laboratory profiles, in the order of their identifiers.
    #[must_use]
    pub fn laboratories(&self) -> &[Laboratory] {
        &self.laboratories
    }

    #[must_use]
    pub fn laboratory(&self, id: Id) -> Option<&Laboratory> {
        self.laboratories.iter().find(|lab| lab.id == id)
    }

    /// All records in the byte order of their numbers.
    #[must_use]
    pub fn patients(&self) -> &[Arc<Record>] {
        self.patients.all()
    }

    /// The record of a number, exactly as it is written: the own one, or that of a record that was joined to it.
    #[must_use]
    pub fn find(&self, mrn: &str) -> Option<&Arc<Record>> {
        let joined = || self.get(self.numbers.get(mrn)?.patient);
        self.patients.find(mrn).or_else(joined)
    }

    #[must_use]
    pub fn get(&self, id: Id) -> Option<&Arc<Record>> {
        self.patients.get(id)
    }

    /// The entries that are known, with what undo and redo would take back.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    #[must_use]
    pub const fn last_seq(&self) -> Seq {
        self.last_seq
    }

    /// The place that the next entry will have: the one to name in the [`crate::clinical::record::Source`] of what
    /// it brings and in the trail of what it amends or retracts.
    #[must_use]
    pub const fn next_seq(&self) -> Seq {
        Seq(self.last_seq.0.saturating_add(1))
    }

    /// The identifier that will be given out next.
    #[must_use]
    pub const fn next_id(&self) -> Id {
        Id(self.next_id)
    }

    /// A new identifier; it is never given out again, whether it is used or not.
    pub fn allocate_id(&mut self) -> Id {
        let id = Id(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        id
    }

    /// Makes a change, wholly or not at all. It can be undone; what was undone before can no longer be redone.
    ///
    /// # Errors
    /// What is there is not what the change was made for, or what would result is not acceptable. Nothing has
    /// changed then.
    pub fn commit(&mut self, draft: Draft) -> Result<Arc<Entry>, Conflict> {
        self.enter(draft, None)
    }

    /// As [`Register::commit`], for a change that was made elsewhere, such as in the file by hand: identifiers that it
    /// brings are never given out here.
    ///
    /// # Errors
    /// As [`Register::commit`].
    pub fn commit_from_elsewhere(&mut self, draft: Draft) -> Result<Arc<Entry>, Conflict> {
        let before = self.reserve(&draft.ops);
        self.enter(draft, None)
            .inspect_err(|_| self.next_id = before)
    }

    /// Identifiers that ops bring are given out; gives the counter as it was.
    fn reserve(&mut self, ops: &[Op]) -> u32 {
        let before = self.next_id;
        for id in ops.iter().filter_map(Op::brings) {
            self.next_id = self.next_id.max(id.0.saturating_add(1));
        }
        before
    }

    /// Takes back the latest entry that still stands, by a new entry that names it.
    ///
    /// # Errors
    /// There is none ([`Conflict::NothingToTakeBack`]), or as [`Register::commit`].
    pub fn undo(&mut self, stamp: Stamp) -> Result<Arc<Entry>, Conflict> {
        let target = self.history.would_be_undone().map(Arc::clone);
        self.take_back(target, TakesBack::Undo, stamp)
    }

    /// Takes back one entry, whatever was entered after it, by a new entry that names it.
    ///
    /// # Errors
    /// As [`Register::commit`]: what it did may have been changed since.
    pub fn undo_entry(&mut self, target: Arc<Entry>, stamp: Stamp) -> Result<Arc<Entry>, Conflict> {
        self.take_back(Some(target), TakesBack::Undo, stamp)
    }

    /// Takes back the latest undo, by a new entry that names it.
    ///
    /// # Errors
    /// There is none ([`Conflict::NothingToTakeBack`]), or as [`Register::commit`].
    pub fn redo(&mut self, stamp: Stamp) -> Result<Arc<Entry>, Conflict> {
        let target = self.history.would_be_redone().map(Arc::clone);
        self.take_back(target, TakesBack::Redo, stamp)
    }

    fn take_back(
        &mut self,
        target: Option<Arc<Entry>>,
        how: fn(Seq) -> TakesBack,
        stamp: Stamp,
    ) -> Result<Arc<Entry>, Conflict> {
        let target = target.ok_or(Conflict::NothingToTakeBack)?;
        let draft = Draft {
            stamp,
            base: self.last_seq,
            why: None,
            ops: target.inverse(),
        };
        self.enter(draft, Some(how(target.seq)))
    }

    fn enter(
        &mut self,
        draft: Draft,
        takes_back: Option<TakesBack>,
    ) -> Result<Arc<Entry>, Conflict> {
        self.make(&draft.ops)?;
        let entry = Arc::new(Entry {
            seq: self.next_seq(),
            stamp: draft.stamp,
            base: draft.base,
            why: draft.why,
            ops: draft.ops,
            takes_back,
        });
        self.last_seq = entry.seq;
        self.history.push(Arc::clone(&entry));
        Ok(entry)
    }

    /// Makes ops, all of them or none.
    fn make(&mut self, ops: &[Op]) -> Result<(), Conflict> {
        if ops.is_empty() {
            return Err(Conflict::Meaningless);
        }
        let mut done = 0;
        for together in ops.chunk_by(is_of_one_record) {
            let made = match together {
                [only] => self.apply(only).map(|()| done += 1),
                _ => self.apply_together(together, &mut done),
            };
            if let Err(conflict) = made {
                self.roll_back(ops.iter().take(done));
                return Err(conflict);
            }
        }
        self.check(ops).inspect_err(|_| self.roll_back(ops.iter()))
    }

    /// Makes a change that was made before or elsewhere, as its entry tells it: from the journal, or by another
    /// instance. Identifiers that it brings are never given out here.
    ///
    /// # Errors
    /// It is not the entry that comes next ([`Conflict::OutOfSequence`]), or as [`Register::commit`].
    pub fn replay(&mut self, entry: Arc<Entry>) -> Result<(), Conflict> {
        if entry.seq != self.next_seq() {
            return Err(Conflict::OutOfSequence(entry.seq));
        }
        let before = self.reserve(&entry.ops);
        self.make(&entry.ops)
            .inspect_err(|_| self.next_id = before)?;
        self.last_seq = entry.seq;
        self.history.push(entry);
        Ok(())
    }

    /// Unmakes the last entry, which nobody has been told is saved: it could not be. Gives it back; `None` if no entry
    /// is known. Identifiers that it used stay used.
    pub fn unmake_last(&mut self) -> Option<Arc<Entry>> {
        let last = self.history.pop()?;
        self.roll_back(last.ops.iter());
        self.last_seq = Seq(last.seq.0.saturating_sub(1));
        Some(last)
    }

    /// Takes back ops that were just made: their inverses meet exactly what they made, so they cannot fail.
    fn roll_back<'a>(&mut self, made: impl DoubleEndedIterator<Item = &'a Op>) {
        for op in made.rev() {
            let taken_back = self.apply(&op.inverse());
            debug_assert!(taken_back.is_ok());
        }
    }

    /// Whether both hold the same, apart from the counters and the entries made since opening.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.identifier == other.identifier
            && self.clinic == other.clinic
            && self.letter == other.letter
            && self.guidelines == other.guidelines
            && self.today == other.today
            && self.overrides == other.overrides
            && self.laboratories == other.laboratories
            && self.numbers == other.numbers
            && self.words == other.words
            && self.patients == other.patients
    }
}
