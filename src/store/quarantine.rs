//! What is put aside: nothing is ever deleted silently.

use std::path::{Path, PathBuf};

use crate::wording::files::doing;

use super::backup::copy;
use super::disk::Barrier;
use super::error::StoreError;
use super::register_paths::{RegisterPaths, io_error};

/// A free name in the quarantine for what stood at `path`.
fn free_name(place: &RegisterPaths, path: &Path) -> Result<PathBuf, StoreError> {
    let directory = place.quarantine();
    place.make_directory(&place.directory())?;
    place.make_directory(&directory)?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut number = 1_u32;
    loop {
        let free = directory.join(format!("{number:03}-{name}"));
        if place.state(&free)?.is_none() {
            return Ok(free);
        }
        number += 1;
    }
}

/// Whether a journal, or a part of one, was ever put aside.
pub(super) fn has_journal(place: &RegisterPaths) -> Result<bool, StoreError> {
    let directory = place.quarantine();
    let names = place.disk.list(&directory);
    let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
    Ok(names
        .iter()
        .any(|name| name.to_string_lossy().contains("-journal-")))
}

/// Keeps the file at `path` in the quarantine and leaves it where it stands.
pub(super) fn keep_copy(place: &RegisterPaths, path: &Path) -> Result<PathBuf, StoreError> {
    let aside = free_name(place, path)?;
    copy(place, path, &aside)?;
    make_sure(place)?;
    Ok(aside)
}

/// Waits until the names of what was put aside survive.
fn make_sure(place: &RegisterPaths) -> Result<(), StoreError> {
    let directory = place.quarantine();
    place
        .sync_directory(&directory, Barrier::PutAside)
        .and_then(|()| place.sync_directory(&place.directory(), Barrier::PutAside))
        .map_err(|source| io_error(&directory, doing::PUTTING_IT_ASIDE, source))?;
    place.make_durable_directory(&place.directory())
}

/// Moves the whole journal to the quarantine, its last segment first.
pub(super) fn put_journal_aside(place: &RegisterPaths) -> Result<(), StoreError> {
    for number in place.segments()?.into_iter().rev() {
        put_aside(place, &place.segment(number))?;
    }
    Ok(())
}

/// Moves the file at `path` to the quarantine.
pub(super) fn put_aside(place: &RegisterPaths, path: &Path) -> Result<PathBuf, StoreError> {
    let aside = free_name(place, path)?;
    place
        .disk
        .rename(path, &aside)
        .map_err(|source| io_error(path, doing::PUTTING_IT_ASIDE, source))?;
    make_sure(place)?;
    Ok(aside)
}

/// Cuts the file at `path` to `length` bytes; what stood behind them is kept in the quarantine. A file of which nothing
/// is left is removed. Gives whether there was anything to keep.
pub(super) fn cut_tail(
    place: &RegisterPaths,
    path: &Path,
    length: u64,
) -> Result<bool, StoreError> {
    let tail = place
        .disk
        .read_from(path, length)
        .map_err(|source| io_error(path, doing::READING, source))?;
    if !tail.is_empty() {
        let aside = free_name(place, path)?;
        place
            .create_new(&aside)
            .and_then(|mut file| {
                file.write_all(&tail)?;
                file.sync(Barrier::PutAside)
            })
            .map_err(|source| io_error(&aside, doing::PUTTING_AN_UNFINISHED_LINE_ASIDE, source))?;
        make_sure(place)?;
    }
    let cut = if length == 0 {
        place.disk.remove(path)
    } else {
        place
            .disk
            .open_at_end(path)
            .and_then(|mut file| file.cut(length))
    };
    cut.map_err(|source| io_error(path, doing::CUTTING_AN_UNFINISHED_LINE, source))?;
    Ok(!tail.is_empty())
}
