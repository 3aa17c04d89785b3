//! The three tables as files of a folder.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::store::system::system_words;
use crate::wording::Language;
use crate::wording::refusals::pages as said;

use super::deidentify::Deidentified;
use super::export::ExportTable;

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    Exists(PathBuf),
    /// A folder, a device, or what a link leads to.
    NoFile(PathBuf),
    Io {
        path: PathBuf,
        source: io::Error,
    },
}

impl ExportError {
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Exists(path) => said::exists(language, path.display()),
            Self::NoFile(path) => {
                said::unwritable(language, path.display(), said::NO_FILE.of(language))
            }
            Self::Io { path, source } => {
                let why = system_words(source);
                said::unwritable(language, path.display(), why.of(language))
            }
        }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// Writes the three tables into `folder`, which is made if it is not there, readable by their owner only. Existing
/// files are never replaced: an export is what was on file at one moment. All three are written or none.
///
/// # Errors
/// One of the files is there already, or the disk refused; what was begun is removed then.
pub fn export_to(
    folder: &Path,
    records: &[Arc<Record>],
    knowledge: &Knowledge,
) -> Result<Vec<PathBuf>, ExportError> {
    let paths = ExportTable::ALL.map(|table| folder.join(table.file_name()));
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(ExportError::Exists(there.clone()));
    }
    make_folder(folder).map_err(|source| ExportError::Io {
        path: folder.to_owned(),
        source,
    })?;
    let mut made = Vec::new();
    for (table, path) in ExportTable::ALL.into_iter().zip(paths) {
        if let Err(source) = write_table(table, &path, records, knowledge, &mut made) {
            for begun in &made {
                // It is half a file of this export; that it could not be removed changes nothing of the failure.
                let _ = fs::remove_file(begun);
            }
            return Err(ExportError::Io { path, source });
        }
    }
    Ok(made)
}

/// Writes the shifted review day of each record into a new file, readable by its owner only.
///
/// # Errors
/// The file is there already, or the disk refused; what was begun is removed then.
pub fn write_review_days(path: &Path, patients: &Deidentified) -> Result<(), ExportError> {
    if path.symlink_metadata().is_ok() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let failed = |source| ExportError::Io {
        path: path.to_owned(),
        source,
    };
    let file = create_private(path).map_err(failed)?;
    let written = (|| {
        let mut out = BufWriter::new(file);
        writeln!(out, "mrn,review_day")?;
        for (record, day) in patients.records.iter().zip(&patients.review_days) {
            writeln!(out, "{},{day}", record.person.mrn)?;
        }
        out.flush()?;
        out.get_ref().sync_all()
    })();
    written.map_err(|source| {
        // It is half a file of this export; that it could not be removed changes nothing of the failure.
        let _ = fs::remove_file(path);
        failed(source)
    })
}

/// Writes lines into a new file, readable by its owner only.
///
/// # Errors
/// The file is there already, or the disk refused; what was begun is removed then.
pub fn write_report(path: &Path, lines: impl Iterator<Item = String>) -> Result<(), ExportError> {
    if path.symlink_metadata().is_ok() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let failed = |source| ExportError::Io {
        path: path.to_owned(),
        source,
    };
    let file = create_private(path).map_err(failed)?;
    let written = (|| {
        let mut out = BufWriter::new(file);
        for line in lines {
            writeln!(out, "{line}")?;
        }
        out.flush()
    })();
    written.map_err(|source| {
        // It is half a file of this report; that it could not be removed changes nothing of the failure.
        let _ = fs::remove_file(path);
        failed(source)
    })
}

/// Writes a file in one step: a reader finds it whole or as it was. It is readable by its owner only.
///
/// # Errors
/// The file is there already and is not to be replaced, or the disk refused; what was begun is removed then.
pub(super) fn write_whole(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), ExportError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(path.to_owned()),
        _ => ExportError::Io {
            path: path.to_owned(),
            source,
        },
    };
    let there = path.symlink_metadata();
    if there.is_ok() && !overwrite {
        return Err(ExportError::Exists(path.to_owned()));
    }
    // Only a file is ever replaced: not a folder, not a device, not what a link leads to.
    if there.is_ok_and(|there| !there.is_file()) {
        return Err(ExportError::NoFile(path.to_owned()));
    }
    let mut begun = path.as_os_str().to_owned();
    begun.push(format!(".{}.new", std::process::id()));
    let begun = PathBuf::from(begun);
    let written = (|| {
        let mut file = create_private(&begun)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if overwrite {
            return fs::rename(&begun, path);
        }
        // Unlike renaming this never replaces what came there meanwhile. Not every disk can do it.
        match fs::hard_link(&begun, path) {
            Ok(()) => fs::remove_file(&begun),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            Err(_) if path.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(&begun, path),
        }
    })();
    written.map_err(|source| {
        // It is half a file; that it could not be removed changes nothing of the failure.
        let _ = fs::remove_file(&begun);
        failed(source)
    })
}

fn write_table(
    table: ExportTable,
    path: &Path,
    records: &[Arc<Record>],
    knowledge: &Knowledge,
    made: &mut Vec<PathBuf>,
) -> io::Result<()> {
    let file = create_private(path)?;
    made.push(path.to_owned());
    let mut out = BufWriter::new(file);
    table.write(records, knowledge, &mut out)?;
    out.flush()?;
    out.get_ref().sync_all()
}

pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
