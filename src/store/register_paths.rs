//! Where a register and everything beside it stand, and the disk that holds them.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::reference::{DataFault, Within};
use crate::wording::files::doing;
use crate::wording::{Phrase, Sentence};

use super::disk::{Barrier, Disk, DiskFile, FileState};
use super::doubts::{Doubt, Doubts};
use super::error::StoreError;
use super::ground::Ground;
use super::local_disk::is_not_kept;

/// A register's place: its file, and the names of what stands beside it.
#[derive(Clone)]
pub(super) struct RegisterPaths {
    pub(super) disk: Arc<dyn Disk>,
    /// The folder that all of it stands in.
    pub(super) ground: Arc<Ground>,
    /// What this disk was found not to keep.
    pub(super) doubts: Doubts,
    /// The register, behind symbolic links.
    pub(super) register: PathBuf,
    /// The register as somebody named it: complaints speak of it so.
    pub(super) named: String,
    /// Who works on it here, for those who find it locked.
    pub(super) user: String,
}

impl RegisterPaths {
    /// The place of a register in a folder that is there.
    ///
    /// # Errors
    /// The folder is not there, or the disk refused.
    pub(super) fn new(
        disk: &dyn Disk,
        register: PathBuf,
        named: String,
        user: String,
    ) -> Result<Self, StoreError> {
        let folder = parent(&register);
        let state = disk
            .state(folder)
            .map_err(|source| io_error(folder, doing::LOOKING_AT_IT, source))?;
        let Some(state) = state.filter(|state| !state.is_file) else {
            let folder = folder.to_owned();
            return Err(StoreError::NoFolder { register, folder });
        };
        let name = register.file_name().unwrap_or_default();
        let beside = |ending: &str| {
            let mut name = name.to_owned();
            name.push(ending);
            name
        };
        let marks = [name.to_owned(), beside(".lock"), beside(".d")];
        let ground = Arc::new(Ground::new(folder, marks, state));
        Ok(Self {
            disk: disk.on_ground(Arc::clone(&ground)),
            ground,
            doubts: Doubts::default(),
            register,
            named,
            user,
        })
    }

    /// Who writes: `patients.ron.lock`.
    pub(super) fn lock(&self) -> PathBuf {
        with_ending(&self.register, ".lock")
    }

    /// A register being written: `patients.ron.tmp`.
    pub(super) fn temporary(&self) -> PathBuf {
        with_ending(&self.register, ".tmp")
    }

    /// A copy of the register as it was here, where another machine's came into its place: named as those that programs
    /// leave which keep folders alike.
    pub(super) fn own_copy(&self, number: u32) -> PathBuf {
        let mut name = self.register.file_stem().unwrap_or_default().to_owned();
        name.push(format!(".conflict-here-{number}"));
        if let Some(ending) = self.register.extension() {
            name.push(".");
            name.push(ending);
        }
        self.register.with_file_name(name)
    }

    /// The directory of the journal: `patients.ron.d`.
    pub(super) fn directory(&self) -> PathBuf {
        with_ending(&self.register, ".d")
    }

    pub(super) fn segment(&self, number: u32) -> PathBuf {
        self.directory().join(format!("journal-{number:06}.ron"))
    }

    /// The sealed ops of a large entry.
    pub(super) fn batch(&self, of: Seq) -> PathBuf {
        self.directory().join(format!("import-{:06}.ron", of.0))
    }

    /// Who stands at the top of the list: `patients.ron.d/first-look.ron`.
    pub(super) fn first_look(&self) -> PathBuf {
        self.directory().join("first-look.ron")
    }

    pub(super) fn backup(&self) -> PathBuf {
        self.directory().join("backup")
    }

    /// The directory of what was put aside.
    pub(super) fn quarantine(&self) -> PathBuf {
        self.directory().join("quarantine")
    }

    /// The numbers of the journal's segments, in order.
    pub(super) fn segments(&self) -> Result<Vec<u32>, StoreError> {
        let directory = self.directory();
        let names = self.disk.list(&directory);
        let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
        let mut numbers: Vec<u32> = names.iter().filter_map(|name| number_of(name)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// What stands at a path.
    pub(super) fn state(&self, path: &Path) -> Result<Option<FileState>, StoreError> {
        self.disk
            .state(path)
            .map_err(|source| io_error(path, doing::LOOKING_AT_IT, source))
    }

    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        self.disk
            .read_from(path, 0)
            .map_err(|source| io_error(path, doing::READING, source))
    }

    /// Makes the journal's directory where it is missing, and waits until it survives.
    pub(super) fn make_directories(&self) -> Result<(), StoreError> {
        self.make_durable_directory(&self.directory())
    }

    /// Makes a directory where it is missing, and waits until it survives: somebody may have made it and been stopped
    /// before waiting.
    pub(super) fn make_durable_directory(&self, directory: &Path) -> Result<(), StoreError> {
        self.make_directory(directory)?;
        self.sync_directory(parent(directory), Barrier::DirectoryMade)
            .map_err(|source| io_error(directory, doing::MAKING_IT_DURABLE, source))
    }

    /// Makes a directory where it is missing; the one above it is there.
    pub(super) fn make_directory(&self, directory: &Path) -> Result<(), StoreError> {
        if self.state(directory)?.is_some() {
            return Ok(());
        }
        self.disk
            .create_directory(directory)
            .map_err(|source| io_error(directory, doing::MAKING_THE_DIRECTORY, source))
    }

    /// A new file that only its owner may read, where this disk can keep that.
    pub(super) fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = self.disk.create_new(path)?;
        if !file.state()?.is_private {
            self.doubts.note(Doubt::Permissions);
        }
        Ok(file)
    }

    /// Waits until the names in a directory survive a power cut, where this disk can tell that.
    pub(super) fn sync_directory(&self, directory: &Path, barrier: Barrier) -> io::Result<()> {
        match self.disk.sync_directory(directory, barrier) {
            Err(error) if is_not_kept(&error) => {
                self.doubts.note(Doubt::Names);
                Ok(())
            }
            waited => waited,
        }
    }

    /// Whether the folder is still the one that it was.
    ///
    /// # Errors
    /// Its disk was taken away, or refused.
    pub(super) fn must_be_there(&self) -> Result<(), StoreError> {
        let checked = self.ground.check_on(self.disk.as_ref());
        checked.map_err(|source| io_error(self.ground.folder(), doing::LOOKING_AT_IT, source))
    }

    /// How complaints name a path: as the register was named, where it stands beside that.
    pub(super) fn name_of(&self, path: &Path) -> String {
        let own = self.register.as_os_str().to_string_lossy();
        let path = path.to_string_lossy();
        match path.strip_prefix(own.as_ref()) {
            Some(rest) => format!("{}{rest}", self.named),
            None => path.into_owned(),
        }
    }

    /// A complaint about a byte of a file.
    pub(super) fn fault(
        &self,
        path: &Path,
        bytes: &[u8],
        offset: usize,
        what: impl Into<Sentence>,
    ) -> DataFault {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let in_line = before.rsplit(|byte| *byte == b'\n').next();
        DataFault {
            file: self.name_of(path).into(),
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: String::from_utf8_lossy(in_line.unwrap_or_default())
                .chars()
                .count()
                + 1,
            within: Within::Byte(offset),
            what: what.into(),
            accepted: None,
        }
    }
}

/// The number of a journal segment, by the name of its file.
pub(super) fn number_of(name: &OsStr) -> Option<u32> {
    let digits = name.to_str()?.strip_prefix("journal-")?;
    digits.strip_suffix(".ron")?.parse().ok()
}

pub(super) fn io_error(path: &Path, doing: Phrase, source: io::Error) -> StoreError {
    StoreError::Io {
        path: path.to_owned(),
        doing,
        source,
    }
}

/// The directory that a file stands in.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
