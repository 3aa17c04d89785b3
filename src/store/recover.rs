//! From what is found on the disk to a register: the file, and what the journal holds beyond it.
//!
//! Nothing is written here. Whatever cannot be proven ends in a [`Condition`] that says so.

use std::sync::Arc;

use crate::clinical::record::Via;
use crate::reference::DataFault;
use crate::register::{Entry, Op, Register, Stamp, difference};
use crate::wording::refusals::journal as said;
use crate::wording::{Sentence, files};

use super::backup;
use super::condition::{Condition, Mend, Trouble, TroubleKind};
use super::copies::{CopyOf, conflict_copies};
use super::disk::FileState;
use super::error::StoreError;
use super::journal::{self, Reading};
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::layout::read::broken;
use super::layout::stamp::stamp_of;
use super::layout::trailer::Integrity;
use super::migrate::Migration;
use super::quarantine;
use super::rebuild::rebuild;
use super::recovered::Recovered;
use super::register_paths::RegisterPaths;
use super::snapshot::{Found, Snapshot, look};

/// Finds out what the register is; `None` where there is neither a register nor a journal.
///
/// # Errors
/// The disk refused, or there is nothing that could be shown.
pub(super) fn recover(
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<Recovered>, StoreError> {
    match look(place, &place.register, format)? {
        Found::Nothing => without_file(place, format),
        Found::Snapshot(snapshot) if snapshot.newer.is_some() => {
            Ok(Some(Recovered::newer(*snapshot, place)))
        }
        Found::Snapshot(snapshot) => match snapshot.integrity {
            Integrity::Whole => whole(*snapshot, place, format).map(Some),
            Integrity::Broken | Integrity::Unsealed => changed(*snapshot, place, format).map(Some),
        },
        Found::Unreadable { faults, state } => unreadable(faults, state, place, format).map(Some),
    }
}

/// There is no file: the journal holds everything, or continues a backup.
fn without_file(
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<Recovered>, StoreError> {
    let Some(reading) = journal::read(place, None, None, format)? else {
        return Ok(None);
    };
    let Some((register, condition)) = rebuilt(&reading, place, format)? else {
        let path = place.directory();
        let fault = place.fault(&path, &[], 0, said::BEGINS_LATER_ALONE);
        return Err(StoreError::Journal(fault));
    };
    let mut found = Recovered::of(register, reading, None);
    found.condition = condition;
    found.is_due = true;
    // A file that was never replaced may never have been written: the journal is enough for so long.
    if !backup::newest_first(place)?.is_empty() {
        found.notices.push(files::ONLY_JOURNAL.into());
    }
    Ok(Some(found))
}

/// The register from backup and journal as far as both can be proven.
fn rebuilt(
    reading: &Reading,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<(Register, Condition)>, StoreError> {
    let condition = match &reading.fault {
        None => Condition::Sound,
        Some(fault) => journal_trouble(fault.clone(), !reading.of_others.is_empty()),
    };
    let register = rebuild(reading, reading.end.seq, place, format)?;
    Ok(register.map(|register| (register, condition)))
}

/// What is wrong with a journal: another machine's segments stand behind its own, or it is damaged.
fn journal_trouble(fault: DataFault, is_forked: bool) -> Condition {
    if is_forked {
        Condition::trouble(TroubleKind::Fork, fault, Vec::new())
    } else {
        Condition::trouble(TroubleKind::Journal, fault, vec![Mend::BeginJournal])
    }
}

/// A file that is as it was written.
fn whole(
    snapshot: Snapshot,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Recovered, StoreError> {
    let migration = snapshot.older.map(Migration::OlderSchema);
    let seq = snapshot.register.last_seq();
    let reading = match journal::read(place, Some(seq), None, format) {
        Ok(reading) => reading,
        Err(StoreError::Journal(fault)) => return Ok(Recovered::without_journal(snapshot, fault)),
        Err(error) => return Err(error),
    };
    let Some(mut reading) = reading else {
        let has_lost_it = snapshot.head != Digest::NONE && !may_lack_a_journal(place)?;
        let mut found = Recovered::alone(snapshot);
        found.migration = migration;
        if has_lost_it {
            let fault = place.fault(&place.directory(), &[], 0, said::NO_JOURNAL);
            found.warnings.push(fault);
        }
        return Ok(found);
    };
    if let Some((what, is_fork)) = disagreement(&snapshot, &reading) {
        let path = place.segment(reading.end.number);
        let fault = place.fault(&path, &[], 0, what);
        if is_fork || !reading.of_others.is_empty() || has_copies_of_journal(place)? {
            return forked(snapshot, fault, place, format);
        }
        return Ok(Recovered::without_journal(snapshot, fault));
    }
    let is_forked = !reading.of_others.is_empty();
    let mut register = snapshot.register;
    let entries = std::mem::take(&mut reading.entries);
    let replayed = replay(&mut register, entries, place, &mut reading);
    let mut found = Recovered::of(register, reading, Some(snapshot.state));
    found.merged = seq;
    found.migration = migration;
    if let Some(fault) = replayed {
        found.condition = journal_trouble(fault, is_forked);
    }
    Ok(found)
}

fn has_copies_of_journal(place: &RegisterPaths) -> Result<bool, StoreError> {
    let copies = conflict_copies(place, "", |_, _| true)?;
    Ok(copies.iter().any(|copy| copy.of != CopyOf::Register))
}

/// A file and a journal of two machines that went on from the same entries: shown is what the journal holds, where that
/// can be told; both stay as they are.
fn forked(
    snapshot: Snapshot,
    fault: DataFault,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Recovered, StoreError> {
    let reading = journal::read(place, None, None, format).ok().flatten();
    let register = match &reading {
        Some(reading) => rebuild(reading, reading.end.seq, place, format)?,
        None => None,
    };
    let mut found = match (register, reading) {
        (Some(register), Some(reading)) => {
            let found = Recovered::of(register, reading, Some(snapshot.state));
            Recovered {
                merged: found.end.seq,
                ..found
            }
        }
        _ => Recovered::alone(snapshot),
    };
    found.condition = Condition::trouble(TroubleKind::Fork, fault, Vec::new());
    Ok(found)
}

/// Whether there is a reason why a register that was written has no journal: none was begun since it was found without a
/// digest, or since the last one was put aside.
fn may_lack_a_journal(place: &RegisterPaths) -> Result<bool, StoreError> {
    Ok(backup::has_one_as_found(place)? || quarantine::has_journal(place)?)
}

/// Why a file and a journal are not of one register, if they are not, and whether two machines wrote them.
fn disagreement(snapshot: &Snapshot, reading: &Reading) -> Option<(Sentence, bool)> {
    let (own, seq) = (snapshot.register.identifier(), snapshot.register.last_seq());
    if reading.register != own {
        return Some((said::journal_of(&reading.register, own), false));
    }
    match reading.digest_after(seq) {
        Some(digest) if digest == snapshot.head => None,
        Some(_) => Some((said::two_machines(seq.0), true)),
        None if reading.end.seq < seq => Some((said::ends_before(reading.end.seq.0, seq.0), false)),
        None => Some((said::begins_after(reading.first.after.0, seq.0), false)),
    }
}

/// Makes the changes of entries up to the first that cannot be made; gives the first fault.
pub(super) fn replay(
    register: &mut Register,
    entries: Vec<Arc<Entry>>,
    place: &RegisterPaths,
    reading: &mut Reading,
) -> Option<DataFault> {
    for entry in entries {
        let seq = entry.seq;
        if let Err(conflict) = register.replay(entry) {
            let path = place.segment(reading.end.number);
            let what = said::entry_not_made(seq.0, conflict.sentence());
            return Some(place.fault(&path, &[], 0, what));
        }
    }
    reading.fault.take()
}

/// A file that names no digest, or that of other bytes.
fn changed(
    snapshot: Snapshot,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Recovered, StoreError> {
    let fault = match snapshot.integrity {
        Integrity::Unsealed => place.fault(
            &place.register,
            &snapshot.bytes,
            snapshot.bytes.len(),
            said::LAST_LINE_MISSING,
        ),
        Integrity::Whole | Integrity::Broken => {
            broken(&place.name_of(&place.register), &snapshot.bytes)
        }
    };
    let reading = match journal::read(place, None, None, format) {
        Ok(reading) => reading,
        Err(StoreError::Journal(fault)) => return Ok(Recovered::without_journal(snapshot, fault)),
        Err(error) => return Err(error),
    };
    let Some(reading) = reading else {
        return Ok(match snapshot.integrity {
            Integrity::Unsealed => Recovered::by_hand(snapshot),
            Integrity::Whole | Integrity::Broken => Recovered {
                condition: Condition::trouble(TroubleKind::Unproven, fault, vec![Mend::TakeOver]),
                ..Recovered::alone(snapshot)
            },
        });
    };
    let is_own = reading.register == snapshot.register.identifier();
    let ops = if is_own && reading.fault.is_none() {
        what_was_changed(&snapshot, &reading, place, format)?
    } else {
        None
    };
    let Some(ops) = ops else {
        let faults = [Some(fault), reading.fault.clone()];
        return Ok(Recovered {
            condition: Condition::Trouble(Box::new(Trouble {
                kind: TroubleKind::Unproven,
                faults: faults.into_iter().flatten().collect(),
                changed: Vec::new(),
                mends: vec![Mend::BeginJournal],
            })),
            ..Recovered::alone(snapshot)
        });
    };
    let Some((now, _)) = rebuilt(&reading, place, format)? else {
        return Err(StoreError::Journal(fault));
    };
    let is_taken_over = is_made(&now, &ops);
    let mut found = Recovered::of(now, reading, Some(snapshot.state));
    found.is_due = true;
    if is_taken_over {
        let notice = if ops.is_empty() {
            files::LAYOUT_ONLY
        } else {
            files::TAKEN_OVER_BEFORE
        };
        found.notices.push(notice.into());
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

/// Whether some ops were made already: they can be taken back.
fn is_made(register: &Register, ops: &[Op]) -> bool {
    let taken_back = Entry {
        seq: register.next_seq(),
        stamp: Stamp {
            at: stamp_of(None),
            by: String::new(),
            via: Via::Hand,
        },
        base: register.last_seq(),
        why: None,
        ops: ops.iter().rev().map(Op::inverse).collect(),
        takes_back: None,
    };
    ops.is_empty() || register.clone().replay(Arc::new(taken_back)).is_ok()
}

/// The ops that make the file of what it was a snapshot of; `None` where that cannot be made again. Where its last line
/// does not tell after which entry it was written, it was the last, or the last that anything in it came by: whichever
/// leaves less to explain.
fn what_was_changed(
    snapshot: &Snapshot,
    reading: &Reading,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<Vec<Op>>, StoreError> {
    let end = reading.end.seq;
    let candidates = match snapshot.named {
        Some(named) => vec![named.min(end)],
        None => vec![end, snapshot.register.last_seq().min(end)],
    };
    let mut least: Option<Vec<Op>> = None;
    for then in candidates {
        let Some(before) = rebuild(reading, then, place, format)? else {
            continue;
        };
        let ops = difference(&before, &snapshot.register);
        if least.as_ref().is_none_or(|least| ops.len() < least.len()) {
            least = Some(ops);
        }
    }
    Ok(least)
}

/// A file that cannot be read: backup and journal hold what it held, or nothing does.
fn unreadable(
    faults: Vec<DataFault>,
    state: FileState,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Recovered, StoreError> {
    let reading = journal::read(place, None, None, format).ok().flatten();
    let Some(reading) = reading else {
        return Err(StoreError::Faults(faults));
    };
    let Some((register, condition)) = rebuilt(&reading, place, format)? else {
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
