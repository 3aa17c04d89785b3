//! From what is found on the disk to a register: the file, and what the journal holds beyond it.
//!
//! Nothing is written here. Whatever cannot be proven ends in a [`Condition`] that says so.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Entry, Register, difference};

use super::condition::{Condition, Mend, Trouble, TroubleKind};
use super::convert_entry::BatchRef;
use super::digest::Digest;
use super::disk::FileState;
use super::error::StoreError;
use super::identifier::fresh_identifier;
use super::journal::{self, End, Reading};
use super::picture::{Found, Picture, look};
use super::place::Place;
use super::read::broken;
use super::rebuild::rebuild;
use super::scribe::Scribe;
use super::trailer::Integrity;

/// What was found.
pub(super) struct Recovered {
    pub(super) register: Register,
    pub(super) end: End,
    pub(super) batches: HashMap<Seq, BatchRef>,
    /// The register's file.
    pub(super) seen: Option<FileState>,
    /// The entry up to which the file holds everything.
    pub(super) merged: Seq,
    /// Whether the file is to be written although nothing was changed.
    pub(super) is_due: bool,
    /// Whether the file was written by hand, or before there were digests: it is kept, then written anew.
    pub(super) is_unsealed: bool,
    /// A write that did not come to its end, to be put aside: a file, and from which byte on.
    pub(super) unfinished: Option<(PathBuf, u64)>,
    pub(super) condition: Condition,
    /// What somebody should be told.
    pub(super) notices: Vec<String>,
}

/// Finds out what the register is; `None` where there is neither a register nor a journal.
///
/// # Errors
/// The disk refused, or there is nothing that could be shown.
pub(super) fn recover(place: &Place, scribe: &Scribe<'_>) -> Result<Option<Recovered>, StoreError> {
    match look(place, &place.register, scribe)? {
        Found::Nothing => without_file(place, scribe),
        Found::Picture(picture) if picture.newer.is_some() => {
            Ok(Some(Recovered::newer(*picture, place)))
        }
        Found::Picture(picture) => match picture.integrity {
            Integrity::Whole => whole(*picture, place, scribe).map(Some),
            Integrity::Broken | Integrity::Unsealed => changed(*picture, place, scribe).map(Some),
        },
        Found::Unreadable { faults, state } => unreadable(faults, state, place, scribe).map(Some),
    }
}

/// There is no file: the journal holds everything, or continues a backup.
fn without_file(place: &Place, scribe: &Scribe<'_>) -> Result<Option<Recovered>, StoreError> {
    let Some(reading) = journal::read(place, None, scribe)? else {
        return Ok(None);
    };
    let Some((register, condition)) = rebuilt(&reading, place, scribe)? else {
        let path = place.directory();
        let what = "there is no register, and the journal begins later than every good backup";
        return Err(StoreError::Journal(place.fault(&path, &[], 0, what)));
    };
    let mut found = Recovered::of(register, reading, None);
    found.condition = condition;
    found.is_due = true;
    let notice = "the register's file was not there; it is made again from the journal";
    found.notices.push(notice.to_owned());
    Ok(Some(found))
}

/// The register from backup and journal as far as both can be proven.
fn rebuilt(
    reading: &Reading,
    place: &Place,
    scribe: &Scribe<'_>,
) -> Result<Option<(Register, Condition)>, StoreError> {
    let condition = match &reading.fault {
        None => Condition::Sound,
        Some(fault) => Condition::trouble(
            TroubleKind::Journal,
            fault.clone(),
            vec![Mend::BeginJournal],
        ),
    };
    let register = rebuild(reading, reading.end.seq, place, scribe)?;
    Ok(register.map(|register| (register, condition)))
}

/// A file that is as it was written.
fn whole(picture: Picture, place: &Place, scribe: &Scribe<'_>) -> Result<Recovered, StoreError> {
    let seq = picture.register.last_seq();
    let reading = match journal::read(place, Some(seq), scribe) {
        Ok(reading) => reading,
        Err(StoreError::Journal(fault)) => return Ok(Recovered::without_journal(picture, fault)),
        Err(error) => return Err(error),
    };
    let Some(mut reading) = reading else {
        return Ok(Recovered::alone(picture));
    };
    if let Some(what) = disagreement(&picture, &reading) {
        let path = place.segment(reading.end.number);
        let fault = place.fault(&path, &[], 0, what);
        return Ok(Recovered::without_journal(picture, fault));
    }
    let mut register = picture.register;
    let entries = std::mem::take(&mut reading.entries);
    let replayed = replay(&mut register, entries, place, &mut reading);
    let mut found = Recovered::of(register, reading, Some(picture.state));
    found.merged = seq;
    if let Some(fault) = replayed {
        found.condition = Condition::trouble(TroubleKind::Journal, fault, vec![Mend::BeginJournal]);
    }
    Ok(found)
}

/// Why a file and a journal are not of one register, if they are not.
fn disagreement(picture: &Picture, reading: &Reading) -> Option<String> {
    let (own, seq) = (picture.register.identifier(), picture.register.last_seq());
    if reading.register != own {
        return Some(format!(
            "the journal belongs to the register {}, the file is {own}",
            reading.register
        ));
    }
    match reading.digest_after(seq) {
        Some(digest) if digest == picture.head => None,
        Some(_) => Some(format!(
            "entry {} is not the one that the register was written after",
            seq.0
        )),
        None if reading.end.seq < seq => Some(format!(
            "the journal ends with entry {}, the register holds {}",
            reading.end.seq.0, seq.0
        )),
        None => Some(format!(
            "the journal begins after entry {}, the register ends with {}",
            reading.first.after.0, seq.0
        )),
    }
}

/// Makes the changes of entries up to the first that cannot be made; gives the first fault.
pub(super) fn replay(
    register: &mut Register,
    entries: Vec<Arc<Entry>>,
    place: &Place,
    reading: &mut Reading,
) -> Option<DataFault> {
    for entry in entries {
        let seq = entry.seq;
        if let Err(conflict) = register.replay(entry) {
            let path = place.segment(reading.end.number);
            let what = format!("entry {} cannot be made: {conflict}", seq.0);
            return Some(place.fault(&path, &[], 0, what));
        }
    }
    reading.fault.take()
}

/// A file that names no digest, or that of other bytes.
fn changed(picture: Picture, place: &Place, scribe: &Scribe<'_>) -> Result<Recovered, StoreError> {
    let fault = match picture.integrity {
        Integrity::Unsealed => place.fault(
            &place.register,
            &picture.bytes,
            picture.bytes.len(),
            "the file was changed: its last line, with the digest, is missing",
        ),
        Integrity::Whole | Integrity::Broken => {
            broken(&place.name_of(&place.register), &picture.bytes)
        }
    };
    let reading = match journal::read(place, None, scribe) {
        Ok(reading) => reading,
        Err(StoreError::Journal(fault)) => return Ok(Recovered::without_journal(picture, fault)),
        Err(error) => return Err(error),
    };
    let Some(reading) = reading else {
        return Ok(match picture.integrity {
            Integrity::Unsealed => Recovered::by_hand(picture),
            Integrity::Whole | Integrity::Broken => Recovered {
                condition: Condition::trouble(TroubleKind::Unproven, fault, vec![Mend::TakeOver]),
                ..Recovered::alone(picture)
            },
        });
    };
    let then = (picture.named).map_or(reading.end.seq, |named| named.min(reading.end.seq));
    let is_own = reading.register == picture.register.identifier();
    let before = if is_own && reading.fault.is_none() {
        rebuild(&reading, then, place, scribe)?
    } else {
        None
    };
    let Some(before) = before else {
        let faults = [Some(fault), reading.fault.clone()];
        return Ok(Recovered {
            condition: Condition::Trouble(Box::new(Trouble {
                kind: TroubleKind::Unproven,
                faults: faults.into_iter().flatten().collect(),
                changed: Vec::new(),
                mends: vec![Mend::BeginJournal],
            })),
            ..Recovered::alone(picture)
        });
    };
    let ops = difference(&before, &picture.register);
    let Some((now, _)) = rebuilt(&reading, place, scribe)? else {
        return Err(StoreError::Journal(fault));
    };
    let mut found = Recovered::of(now, reading, Some(picture.state));
    found.is_due = true;
    if ops.is_empty() {
        let notice = "the register's file was changed in its layout only; it is written again";
        found.notices.push(notice.to_owned());
        return Ok(found);
    }
    found.condition = Condition::Trouble(Box::new(Trouble {
        kind: TroubleKind::Edited,
        faults: vec![fault],
        changed: ops,
        mends: vec![Mend::WriteAgain, Mend::TakeOver],
    }));
    Ok(found)
}

/// A file that cannot be read: backup and journal hold what it held, or nothing does.
fn unreadable(
    faults: Vec<DataFault>,
    state: FileState,
    place: &Place,
    scribe: &Scribe<'_>,
) -> Result<Recovered, StoreError> {
    let reading = journal::read(place, None, scribe).ok().flatten();
    let Some(reading) = reading else {
        return Err(StoreError::Faults(faults));
    };
    let Some((register, condition)) = rebuilt(&reading, place, scribe)? else {
        return Err(StoreError::Faults(faults));
    };
    let mut all = faults;
    all.extend(condition.faults().iter().cloned());
    let is_complete = condition == Condition::Sound;
    let mut found = Recovered::of(register, reading, Some(state));
    found.condition = Condition::Trouble(Box::new(Trouble {
        kind: TroubleKind::Unreadable,
        faults: all,
        changed: Vec::new(),
        mends: if is_complete {
            vec![Mend::WriteAgain]
        } else {
            Vec::new()
        },
    }));
    found.is_due = true;
    Ok(found)
}

impl Recovered {
    /// Register and journal agree.
    fn of(register: Register, reading: Reading, seen: Option<FileState>) -> Self {
        Self {
            register,
            end: reading.end,
            batches: reading.batches,
            seen,
            merged: Seq(0),
            is_due: false,
            is_unsealed: false,
            unfinished: reading.unfinished,
            condition: Condition::Sound,
            notices: Vec::new(),
        }
    }

    /// Neither a register nor a journal: both begin with the first entry.
    pub(super) fn nothing() -> Self {
        Self {
            register: Register::new(fresh_identifier()),
            end: End {
                number: 0,
                length: 0,
                seq: Seq(0),
                head: Digest::NONE,
                chain: Digest::NONE,
            },
            batches: HashMap::new(),
            seen: None,
            merged: Seq(0),
            is_due: false,
            is_unsealed: false,
            unfinished: None,
            condition: Condition::Sound,
            notices: Vec::new(),
        }
    }

    /// A register without a journal: one begins with its next entry.
    fn alone(picture: Picture) -> Self {
        let seq = picture.register.last_seq();
        Self {
            end: End {
                number: 0,
                length: 0,
                seq,
                head: picture.head,
                chain: picture.head,
            },
            register: picture.register,
            batches: HashMap::new(),
            seen: Some(picture.state),
            merged: seq,
            is_due: false,
            is_unsealed: false,
            unfinished: None,
            condition: Condition::Sound,
            notices: Vec::new(),
        }
    }

    /// A register of a later schema: to look at, as far as its file tells.
    fn newer(picture: Picture, place: &Place) -> Self {
        let what = format!(
            "schema {} was written by a later version of this program",
            picture.newer.unwrap_or_default()
        );
        let fault = place.fault(&place.register, &picture.bytes, 0, what);
        Self {
            condition: Condition::trouble(TroubleKind::Newer, fault, Vec::new()),
            ..Self::alone(picture)
        }
    }

    /// A register that was written by hand, or before there was a journal.
    /// Its journal will begin with it, not with nothing, whatever entry it names.
    fn by_hand(picture: Picture) -> Self {
        let digest = Digest::of(&picture.bytes);
        let mut found = Self::alone(picture);
        found.end.head = digest;
        found.is_unsealed = true;
        found
    }

    /// A register whose journal is not its own, or cannot be read.
    fn without_journal(picture: Picture, fault: DataFault) -> Self {
        let kind = match picture.integrity {
            Integrity::Whole => TroubleKind::Journal,
            Integrity::Broken | Integrity::Unsealed => TroubleKind::Unproven,
        };
        Self {
            condition: Condition::trouble(kind, fault, vec![Mend::BeginJournal]),
            ..Self::alone(picture)
        }
    }
}
