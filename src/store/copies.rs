//! Copies that programs which keep folders alike on several machines leave where two of them wrote: they may hold
//! entries that nobody sees.
//!
//! Syncthing: `patients.sync-conflict-20261128-101112-ABCDEFG.ron`; Dropbox and Nextcloud: `patients (li conflicted copy
//! 2026-11-28).ron`; ownCloud: `patients_conflict-20261128-101112.ron`; OneDrive: `patients-WARD3.ron`.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::layout::digest::Digest;
use super::layout::trailer::read_counters;
use super::register_paths::{RegisterPaths, io_error, parent};
use crate::clinical::record::Seq;
use crate::wording::Phrase;
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CopyOf {
    Register,
    /// A segment of the journal, of this number by its name.
    Segment(u32),
    /// A sealed import.
    Import,
}

/// A copy of something, beside it.
#[derive(Clone, Debug)]
pub(super) struct ConflictCopy {
    pub(super) path: PathBuf,
    pub(super) of: CopyOf,
}

impl ConflictCopy {
    /// What is said of it.
    pub(super) const fn words(&self) -> Phrase {
        match self.of {
            CopyOf::Register => said::COPY_OF_REGISTER,
            CopyOf::Segment(_) => said::COPY_OF_JOURNAL,
            CopyOf::Import => said::COPY_OF_IMPORT,
        }
    }
}

/// The copies beside a register and its journal, in the order of their names.
///
/// # Errors
/// The disk refused.
pub(super) fn conflict_copies(
    place: &RegisterPaths,
    register: &str,
    is_known: impl Fn(Seq, Digest) -> bool,
) -> Result<Vec<ConflictCopy>, StoreError> {
    let mut found = Vec::new();
    let directory = place.directory();
    for name in names(place, &directory)? {
        let of = if is_copy_of("journal-", &name) {
            let digits = name.get("journal-".len()..).and_then(|rest| rest.get(..6));
            let Some(number) = digits.and_then(|digits| digits.parse().ok()) else {
                continue;
            };
            CopyOf::Segment(number)
        } else if is_copy_of("import-", &name) {
            CopyOf::Import
        } else {
            continue;
        };
        let path = directory.join(&name);
        found.push(ConflictCopy { path, of });
    }
    let folder = parent(&place.register);
    let own = place
        .register
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let (stem, ending) = match own.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (own.as_ref(), String::new()),
    };
    for name in names(place, folder)? {
        let middle = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(ending.as_str()));
        let Some(middle) = middle.filter(|middle| !middle.is_empty()) else {
            continue;
        };
        let path = folder.join(&name);
        if names_a_conflict(middle)
            || (names_a_machine(middle) && is_unknown(place, &path, register, &is_known)?)
        {
            let of = CopyOf::Register;
            found.push(ConflictCopy { path, of });
        }
    }
    Ok(found)
}

fn names(place: &RegisterPaths, directory: &Path) -> Result<Vec<String>, StoreError> {
    let names = place.disk.list(directory);
    let names = names.map_err(|source| io_error(directory, doing::LISTING, source))?;
    Ok(names
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect())
}

/// Whether a name in the journal's directory is that of a file of the journal with something put into it.
fn is_copy_of(kind: &str, name: &str) -> bool {
    let middle = name
        .strip_prefix(kind)
        .and_then(|rest| rest.strip_suffix(".ron"));
    middle.is_some_and(|middle| {
        let digits = middle.get(..6).unwrap_or_default();
        middle.len() > 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) && {
            let rest = middle.get(6..).unwrap_or_default();
            names_a_conflict(rest) || names_a_machine(rest)
        }
    })
}

/// What is put into the names of copies, in the languages of those who make them.
fn names_a_conflict(middle: &str) -> bool {
    let middle = middle.to_lowercase();
    ["conflict", "konflikt", "conflit", "conflicto", "冲突"]
        .iter()
        .any(|word| middle.contains(word))
}

/// `-WARD3`, ` (1)`, ` 2`: as OneDrive and others put behind the name.
fn names_a_machine(middle: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(machine) = middle.strip_prefix('-') {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        return machine.starts_with(|c: char| c.is_ascii_alphanumeric())
            && machine.chars().all(is_name);
    }
    let Some(rest) = middle.strip_prefix(' ') else {
        return false;
    };
    let bare = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    is_number(bare.unwrap_or(rest))
}

/// Whether a file is this register as it was never known here.
fn is_unknown(
    place: &RegisterPaths,
    path: &Path,
    register: &str,
    is_known: &impl Fn(Seq, Digest) -> bool,
) -> Result<bool, StoreError> {
    const BEGINNING: usize = 200;
    const LAST_LINE: usize = 400;
    if !place.state(path)?.is_some_and(|state| state.is_file) {
        return Ok(false);
    }
    let bytes = place.read(path)?;
    let beginning = bytes.get(..BEGINNING.min(bytes.len())).unwrap_or_default();
    let is_own = String::from_utf8_lossy(beginning).contains(&format!("register: \"{register}\""));
    let last = bytes.get(bytes.len().saturating_sub(LAST_LINE)..);
    let last = String::from_utf8_lossy(last.unwrap_or_default());
    let (trailer, _) = read_counters(&last);
    Ok(is_own
        && match (trailer.last_seq, trailer.head) {
            (Some(seq), Some(head)) => !is_known(seq, head),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_copies_are_told_from_other_names() {
        for (middle, is_conflict, is_machine) in [
            (".sync-conflict-20261128-101112-ABCDEFG", true, false),
            (" (li conflicted copy 2026-11-28)", true, false),
            (" (conflicted copy 2026-11-28 101112)", true, false),
            ("_conflict-20261128-101112", true, false),
            (" (Konfliktkopie von li 2026-11-28)", true, false),
            ("-WARD3", false, true),
            ("-li-laptop", false, true),
            (" (1)", false, true),
            (" 2", false, true),
            (".ron", false, false),
            ("-of the old clinic", false, false),
            (" of 2025", false, false),
        ] {
            assert_eq!(names_a_conflict(middle), is_conflict, "{middle}");
            assert_eq!(names_a_machine(middle), is_machine, "{middle}");
        }
        assert!(is_copy_of("journal-", "journal-000001 (1).ron"));
        assert!(!is_copy_of("journal-", "journal-000001.ron"));
        assert!(!is_copy_of("import-", "import-0000170.ron"));
    }
}
