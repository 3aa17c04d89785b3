//! Earlier registers: each that is replaced keeps a second name for a while.
//!
//! Kept are the newest of each hour of the last day, of each day of the last month, and of each month before; together
//! at most ten times the register. One that a journal begins with, or that was found without a digest or in an earlier
//! layout, is kept for ever.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, Timelike as _};

use crate::clinical::record::Seq;
use crate::register::Timestamp;
use crate::wording::files::doing;

use super::disk::Barrier;
use super::error::StoreError;
use super::register_paths::{RegisterPaths, io_error};

/// Backups together are at most so many times as large as the register.
const MOST_TIMES: u64 = 10;
const TIME: &str = "%Y%m%dT%H%M%S";

/// Why a register is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Another took its place.
    Replaced,
    /// A journal begins with it.
    Begin,
    /// It was written by hand, or before there were digests.
    AsFound,
    /// It was written in an earlier layout.
    OlderSchema,
}

impl Kind {
    /// The end of the name; one that has an end is kept for ever.
    const fn ending(self) -> &'static str {
        match self {
            Self::Replaced => "",
            Self::Begin => "-begin",
            Self::AsFound => "-as-found",
            Self::OlderSchema => "-older-schema",
        }
    }
}

/// A backup, as its name tells it: `seq0000004718-20261122T094103.ron`, with another word behind it where it is
/// kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Backup {
    path: PathBuf,
    seq: u32,
    made: NaiveDateTime,
    is_for_ever: bool,
}

impl Backup {
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let mut parts = name.strip_prefix("seq")?.strip_suffix(".ron")?.split('-');
        let seq = parts.next()?.parse().ok()?;
        let made = NaiveDateTime::parse_from_str(parts.next()?, TIME).ok()?;
        let is_for_ever = parts.next().is_some();
        Some(Self {
            path,
            seq,
            made,
            is_for_ever,
        })
    }
}

/// How long a backup is worth keeping.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Worth {
    Hour,
    Day,
    Month,
}

fn all(place: &RegisterPaths) -> Result<Vec<Backup>, StoreError> {
    let directory = place.backup();
    let names = place.disk.list(&directory);
    let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
    Ok(names
        .iter()
        .filter_map(|name| Backup::of(directory.join(name)))
        .collect())
}

/// The backups, those of the latest entries first.
pub(super) fn newest_first(place: &RegisterPaths) -> Result<Vec<PathBuf>, StoreError> {
    let mut backups = all(place)?;
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.seq, backup.made)));
    Ok(backups.into_iter().map(|backup| backup.path).collect())
}

/// Whether a register was kept as it was found.
pub(super) fn has_one_as_found(place: &RegisterPaths) -> Result<bool, StoreError> {
    let ending = format!("{}.ron", Kind::AsFound.ending());
    let backups = all(place)?;
    Ok(backups
        .iter()
        .any(|backup| backup.path.to_string_lossy().ends_with(&ending)))
}

/// Gives the register that stands there now, which holds everything up to `seq`, a second name.
pub(super) fn keep(
    place: &RegisterPaths,
    seq: Seq,
    now: Timestamp,
    kind: Kind,
) -> Result<(), StoreError> {
    if place.state(&place.register)?.is_none() {
        return Ok(());
    }
    let directory = place.backup();
    place.make_directory(&place.directory())?;
    place.make_directory(&directory)?;
    let name = format!(
        "seq{:010}-{}{}.ron",
        seq.0,
        local(now).format(TIME),
        kind.ending()
    );
    let path = directory.join(name);
    if place.state(&path)?.is_none() {
        // What a journal begins with stays in its place: a second name of it would be changed with it.
        let linked = if kind == Kind::Begin {
            false
        } else {
            // Some disks know no second names.
            place.disk.link(&place.register, &path).is_ok()
        };
        if !linked {
            copy_beside(place, &place.register, &path)?;
        }
    }
    if kind != Kind::Replaced {
        // Also where it was there already: whoever kept it may have been stopped before waiting.
        let disk = &place.disk;
        disk.sync_file(&path, Barrier::PutAside)
            .and_then(|()| place.sync_directory(&directory, Barrier::PutAside))
            .and_then(|()| place.sync_directory(&place.directory(), Barrier::PutAside))
            .map_err(|source| io_error(&path, doing::KEEPING_A_BACKUP, source))?;
        place.make_durable_directory(&place.directory())?;
    }
    Ok(())
}

/// The bytes of a file in another, which is there wholly or not at all.
fn copy_beside(place: &RegisterPaths, from: &Path, to: &Path) -> Result<(), StoreError> {
    let temporary = to.with_file_name("copy.tmp");
    if place.state(&temporary)?.is_some() {
        place
            .disk
            .remove(&temporary)
            .map_err(|source| io_error(&temporary, doing::REMOVING_A_LEFTOVER, source))?;
    }
    copy(place, from, &temporary)?;
    place
        .disk
        .rename(&temporary, to)
        .map_err(|source| io_error(to, doing::COPYING, source))
}

/// The bytes of a file in another, new one.
pub(super) fn copy(place: &RegisterPaths, from: &Path, to: &Path) -> Result<(), StoreError> {
    let bytes = place.read(from)?;
    place
        .create_new(to)
        .and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync(Barrier::PutAside)
        })
        .map_err(|source| io_error(to, doing::COPYING, source))
}

/// Removes what need not be kept, given the size of the register in bytes.
pub(super) fn thin(
    place: &RegisterPaths,
    now: Timestamp,
    register_bytes: u64,
) -> Result<(), StoreError> {
    let now = local(now);
    let mut backups = all(place)?;
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.made, backup.seq)));
    let mut taken = HashSet::new();
    let mut kept: Vec<(Worth, Backup, u64)> = Vec::new();
    let mut total = 0;
    for backup in backups.into_iter().filter(|backup| !backup.is_for_ever) {
        let (worth, period) = period(&backup, now);
        if !taken.insert((worth, period)) {
            remove(place, &backup)?;
            continue;
        }
        let bytes = place.state(&backup.path)?.map_or(0, |state| state.length);
        total += bytes;
        kept.push((worth, backup, bytes));
    }
    // The oldest of the closest together goes first.
    kept.sort_by_key(|(worth, backup, _)| (*worth, backup.made));
    for (_, backup, bytes) in &kept {
        if total <= register_bytes.saturating_mul(MOST_TIMES) {
            break;
        }
        remove(place, backup)?;
        total -= bytes;
    }
    Ok(())
}

fn remove(place: &RegisterPaths, backup: &Backup) -> Result<(), StoreError> {
    place
        .disk
        .remove(&backup.path)
        .map_err(|source| io_error(&backup.path, doing::REMOVING_AN_OLD_BACKUP, source))
}

/// For how long a backup is worth keeping, and which of its kind it is: one is kept of each.
fn period(backup: &Backup, now: NaiveDateTime) -> (Worth, (i32, u32, u32)) {
    let made = backup.made;
    let age = now.signed_duration_since(made);
    if age < TimeDelta::days(1) {
        (Worth::Hour, (made.year(), made.ordinal(), made.hour()))
    } else if age < TimeDelta::days(31) {
        (Worth::Day, (made.year(), made.ordinal(), 0))
    } else {
        (Worth::Month, (made.year(), made.month(), 0))
    }
}

/// What the clock on the wall shows.
fn local(at: Timestamp) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(at.utc_millis).unwrap_or_default();
    utc.naive_utc() + TimeDelta::minutes(i64::from(at.offset_minutes))
}
