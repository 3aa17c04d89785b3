//! Two machines went on from one register: what the other one entered is made again after what was entered here.
//!
//! Entries that touch other things than those here follow them, with their authors and times; their identifiers and
//! places in the sequence become the next free ones. Where both touched one thing, somebody has to decide. Each entry
//! that was merged names the line of the other journal that it was, so that merging once more brings nothing twice.

mod common;
mod numbers;
mod replay;
mod strands;
mod touched;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clinical::record::{Id, Seq};
use crate::register::{Entry, Op, Register, Timestamp};
use crate::store::system::Cause;
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;
use crate::wording::{Phrase, Sentence};

use super::copies::{ConflictCopy, CopyOf, conflict_copies};
use super::error::StoreError;
use super::journal::{self, Journal, Reading};
use super::layout::file_format::FileFormat;
use super::opened::Store;
use super::quarantine;
use super::rebuild::rebuild;
use super::register_paths::io_error;
use super::rewrite::Rewriting;
use numbers::Numbers;
use strands::{Found, Strand};
use touched::{Thing, Touching};

/// Whose of two entries about one thing is kept; the other stays in its journal, in the quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// What was entered here.
    Ours,
    /// What was entered on the other machine.
    Theirs,
}

/// Something that was entered on both machines.
#[derive(Clone, Debug, PartialEq)]
pub struct Both {
    /// The patient's number, where it is about one.
    pub whose: Option<String>,
    pub ours: Vec<Op>,
    pub theirs: Vec<Op>,
    /// Why theirs cannot be made here, where that is it.
    pub why: Option<Sentence>,
}

/// What came of merging.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The register with all that both hold; as it was here where something is to be decided.
    pub register: Register,
    pub entries: Vec<Arc<Entry>>,
    /// What is to be decided first: nothing was written then.
    pub undecided: Vec<Both>,
    /// The copies that were merged, and are kept in the quarantine.
    pub copies: Vec<PathBuf>,
    /// Copies that could not be understood, and why; they stay where they are.
    pub left: Vec<Sentence>,
}

/// Two are the same where they lead to the same register.
impl PartialEq for Merged {
    fn eq(&self, other: &Self) -> bool {
        self.register.same_content(&other.register)
            && (&self.entries, &self.undecided) == (&other.entries, &other.undecided)
            && (&self.copies, &self.left) == (&other.copies, &other.left)
    }
}

impl Store {
    /// Keeps what is shown beside a journal that came from another machine in the place of ours, so that
    /// [`Store::merge`] finds what was entered here: it may stand nowhere else any more.
    ///
    /// # Errors
    /// The disk refused, or something that is shown is not saved.
    pub fn keep_shown(
        &mut self,
        shown: &Register,
        format: &FileFormat<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let end = self.journal.end();
        let (seq, head) = (end.seq, end.head);
        if !self.has_another_journal()? {
            return Ok(());
        }
        if shown.last_seq() != seq {
            return Err(StoreError::NotReadable(self.place.register.clone()));
        }
        let mut place = self.place.clone();
        for number in 1_u32.. {
            place.register = self.place.own_copy(number);
            if place.state(&place.register)?.is_none() {
                break;
            }
        }
        let rewriting = Rewriting {
            place,
            register: shown.clone(),
            head,
            seen: None,
            merged: seq,
            merged_at: 0,
            now,
            part_bytes: self.policy.part_bytes,
            _lock: None,
        };
        rewriting.run(format)?.confirmed().map(|_| ())
    }

    /// Makes again here what another machine entered, as far as its journal or its register is found beside ours. What
    /// both entered about one thing is decided by `take`; without it nothing is written where there is such.
    ///
    /// # Errors
    /// The journal here is damaged or missing, or the disk refused: what was merged so far is saved, and merging once more
    /// goes on with the rest.
    pub fn merge(
        &mut self,
        take: Option<Take>,
        format: &FileFormat<'_>,
        now: Timestamp,
    ) -> Result<Merged, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::OpenedForReading(self.place.register.clone()));
        }
        let (reading, mut register) = self.ours(format)?;
        let is_known = |seq, head| reading.digest_after(seq) == Some(head);
        let mut copies = conflict_copies(&self.place, register.identifier(), is_known)?;
        copies.extend(reading.of_others.iter().map(|path| ConflictCopy {
            path: path.clone(),
            of: CopyOf::Segment(0),
        }));
        let Found {
            strands,
            copies: mut of_strands,
            left,
        } = strands::find(&self.place, &reading, &register, &copies, format)?;
        let mut entries = Vec::new();
        let mut undecided = Vec::new();
        for strand in &strands {
            replay::replay(
                &mut register,
                strand,
                take,
                now,
                &mut entries,
                &mut undecided,
            );
        }
        if !undecided.is_empty() {
            return Ok(Merged {
                register,
                entries: Vec::new(),
                undecided,
                copies: Vec::new(),
                left,
            });
        }
        // Their place is needed, and whoever merges once more must find them.
        for path in &reading.of_others {
            let aside = path.with_extension("conflict.ron");
            self.place
                .disk
                .rename(path, &aside)
                .map_err(|source| io_error(path, doing::MAKING_ROOM, source))?;
            of_strands.retain(|copy| copy != path);
            of_strands.push(aside);
        }
        self.take_up(&reading)?;
        for entry in &entries {
            self.journal
                .append(&self.place, entry, format)
                .map_err(|error| self.not_appended(&error))?;
        }
        if strands.iter().any(Strand::is_of_register)
            || !self.holds_own_register(&reading, format)?
        {
            quarantine::keep_copy(&self.place, &self.place.register.clone())?;
        }
        self.settle_imports(&reading)?;
        for path in &of_strands {
            quarantine::put_aside(&self.place, path)?;
        }
        self.seen = self.place.state(&self.place.register)?;
        self.is_due = true;
        self.is_in_trouble = false;
        self.rewrite(&register, format, now)?;
        Ok(Merged {
            register,
            entries,
            undecided,
            copies: of_strands,
            left,
        })
    }

    /// The journal here, and the register that it leads to.
    fn ours(&self, format: &FileFormat<'_>) -> Result<(Reading, Register), StoreError> {
        let directory = self.place.directory();
        let fault = |what: Phrase| StoreError::Journal(self.place.fault(&directory, &[], 0, what));
        let reading = journal::read(&self.place, None, None, format)?
            .ok_or_else(|| fault(said::NOTHING_TO_MERGE_INTO))?;
        if let Some(fault) = reading
            .fault
            .clone()
            .filter(|_| reading.of_others.is_empty())
        {
            return Err(StoreError::Journal(fault));
        }
        let register = rebuild(&reading, reading.end.seq, &self.place, format)?
            .ok_or_else(|| fault(said::BEGINS_LATER))?;
        Ok((reading, register))
    }

    /// From now on the journal is written to where it ends.
    fn take_up(&mut self, reading: &Reading) -> Result<(), StoreError> {
        if let Some((path, length)) = &reading.unfinished {
            quarantine::cut_tail(&self.place, path, *length)?;
        }
        self.journal = Journal::new(
            reading.register.clone(),
            reading.end.clone(),
            reading.batches.clone(),
            self.policy.segment_bytes,
        );
        Ok(())
    }

    fn not_appended(&self, error: &journal::AppendError) -> StoreError {
        let path = self.place.segment(self.journal.end().number);
        StoreError::Io {
            path,
            doing: doing::MERGING,
            source: std::io::Error::other(Cause(error.sentence())),
        }
    }

    /// Whether the register's file is a snapshot of this journal.
    fn holds_own_register(
        &self,
        reading: &Reading,
        format: &FileFormat<'_>,
    ) -> Result<bool, StoreError> {
        use super::snapshot::{Found, look};
        Ok(match look(&self.place, &self.place.register, format)? {
            Found::Nothing => true,
            Found::Unreadable { .. } => false,
            Found::Snapshot(snapshot) => {
                reading.digest_after(snapshot.register.last_seq()) == Some(snapshot.head)
            }
        })
    }

    /// An import of this journal that stands in a copy only comes to its place; what stands there is put aside.
    fn settle_imports(&self, reading: &Reading) -> Result<(), StoreError> {
        for batch in reading.batches.values() {
            let Some(copy) = journal::where_sealed(&self.place, *batch)? else {
                continue;
            };
            let path = self.place.batch(batch.of);
            if copy == path {
                continue;
            }
            if self.place.state(&path)?.is_some() {
                quarantine::put_aside(&self.place, &path)?;
            }
            self.place
                .disk
                .rename(&copy, &path)
                .map_err(|source| io_error(&path, doing::PUTTING_AN_IMPORT_IN_PLACE, source))?;
        }
        Ok(())
    }
}

/// Whether two changes of one register are about the same thing, so that whoever makes the second should have seen the
/// first.
#[must_use]
pub fn touch_the_same(ours: &[Op], theirs: &[Op]) -> bool {
    let all_known = Touching::new(Id(u32::MAX), std::iter::empty());
    let theirs: HashSet<Thing> = (theirs.iter())
        .flat_map(|op| all_known.things(op))
        .map(Thing::against)
        .collect();
    let mut ours = ours.iter().flat_map(|op| all_known.things(op));
    ours.any(|thing| theirs.contains(&thing))
}

/// The ops of an entry that was not saved, to be made after what others saved first: what it adds is given the next free
/// identifiers, and names the entry that it will be.
pub fn after_others(entry: &Entry, register: &mut Register) -> Vec<Op> {
    let mut numbers = Numbers::new(Seq(entry.seq.0.saturating_sub(1)));
    numbers.at(entry.seq, register.next_seq());
    for op in &entry.ops {
        if let Some(id) = op.brings().filter(|_| op.adds()) {
            numbers.ids.insert(id, register.allocate_id());
        }
    }
    entry.ops.iter().map(|op| numbers.op(op)).collect()
}

/// How a file is named in sentences.
fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
