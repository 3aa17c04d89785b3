//! An open register: its journal to append to, its file to write again, its lock.

mod policy;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Entry, Register, Timestamp};
use crate::wording::files::doing;
use crate::wording::{Phrase, Sentence, files};

use super::backup::{self, Kind};
use super::condition::Condition;
use super::copies::conflict_copies;
use super::disk::{Barrier, Disk, FileState, Held, Shared};
use super::error::StoreError;
use super::identifier::fresh_identifier;
use super::journal::{self, AppendError, Journal};
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::ledger::{self, Turn, is_address};
use super::local_disk::LocalDisk;
use super::lock::{Holder, holder_of};
use super::quarantine;
use super::recover::recover;
use super::recovered::Recovered;
use super::register_paths::{RegisterPaths, parent};
pub use policy::{Mode, Policy};

#[derive(Debug)]
pub struct Opened {
    /// What it holds; with its latest entries.
    pub register: Register,
    pub store: Store,
    /// In what condition it was found.
    pub condition: Condition,
    /// When its newest entry was made, where the journal tells.
    pub newest: Option<Timestamp>,
    /// What somebody should be told about it.
    pub notices: Vec<Sentence>,
    /// Whether copies lie beside it that another machine may have written to.
    pub has_copies: bool,
    /// What of that is not as it should be, though it is read all the same: a fault where everything is looked at.
    pub warnings: Vec<DataFault>,
}

pub struct Store {
    pub(super) place: RegisterPaths,
    pub(super) policy: Policy,
    pub(super) journal: Journal,
    /// Held by a rewrite that is under way too: until it is done nobody else writes.
    pub(super) lock: Option<Arc<dyn Held>>,
    /// The register's file as it was last read or written.
    pub(super) seen: Option<FileState>,
    /// The journal's last segment as it was last known to be this one's.
    pub(super) seen_journal: Option<FileState>,
    /// The entry up to which that file holds everything.
    pub(super) merged: Seq,
    /// How many bytes had been appended when that file was written.
    pub(super) merged_at: u64,
    /// Whether it is to be written although nothing was changed.
    pub(super) is_due: bool,
    /// Whether nothing may be written before somebody has decided.
    pub(super) is_in_trouble: bool,
    /// Whether its disk was taken away.
    pub(super) is_away: bool,
    /// Keeps other programs of this machine from the copy of a register in a database.
    pub(super) copy_lock: Option<Box<dyn Held>>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.place.register)
            .field("locked", &self.lock.is_some())
            .finish_non_exhaustive()
    }
}

impl Opened {
    /// Tells of copies that programs which keep folders alike have left.
    fn warn_of_copies(&mut self, format: &FileFormat<'_>) -> Result<(), StoreError> {
        let place = &self.store.place;
        let is_known = |seq: Seq, head: Digest| {
            let reading = journal::read(place, Some(seq), None, format).ok().flatten();
            reading.is_some_and(|reading| reading.digest_after(seq) == Some(head))
        };
        for copy in conflict_copies(place, self.register.identifier(), is_known)? {
            let fault = place.fault(&copy.path, &[], 0, copy.words());
            self.warnings.push(fault);
            self.has_copies = true;
        }
        let told = self.warnings.iter().map(DataFault::sentence);
        self.notices.extend(told);
        Ok(())
    }
}

impl Store {
    /// The digest of the journal's last line of an entry, in hexadecimal digits: with it a printed page can be found again.
    #[must_use]
    pub fn head(&self) -> String {
        self.journal.end().head.to_string()
    }

    /// Opens the register at `path` on this machine's disk.
    ///
    /// # Errors
    /// There is nothing that could be shown: every fault located; or it is missing (for reading), being written by
    /// another instance, read-only (for writing), too large, or the disk refused.
    pub fn open(path: &Path, mode: Mode, format: &FileFormat<'_>) -> Result<Opened, StoreError> {
        Self::open_with(path, mode, Turn::Whole, Policy::default(), format)
    }

    /// As [`Store::open`], by a user whose name those see who find the register locked.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_as(
        user: &str,
        path: &Path,
        mode: Mode,
        format: &FileFormat<'_>,
    ) -> Result<Opened, StoreError> {
        let policy = Policy {
            user: user.to_owned(),
            ..Policy::default()
        };
        Self::open_with(path, mode, Turn::Whole, policy, format)
    }

    /// As [`Store::open_as`], for the screens: in a database others write at the same time, and where it does not answer,
    /// what was read last is shown.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_beside_others(
        policy: Policy,
        path: &Path,
        mode: Mode,
        format: &FileFormat<'_>,
    ) -> Result<Opened, StoreError> {
        Self::open_with(path, mode, Turn::EachEntry, policy, format)
    }

    fn open_with(
        path: &Path,
        mode: Mode,
        turn: Turn,
        policy: Policy,
        format: &FileFormat<'_>,
    ) -> Result<Opened, StoreError> {
        match path.to_str().filter(|_| is_address(path)) {
            Some(address) => ledger::open(address, mode, turn, &policy, format),
            None => Self::open_on(Arc::new(LocalDisk), path, mode, policy, format),
        }
    }

    /// As [`Store::open`], on another disk: a simulated one, or one that seals what stands on it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_on(
        disk: Arc<dyn Disk>,
        path: &Path,
        mode: Mode,
        policy: Policy,
        format: &FileFormat<'_>,
    ) -> Result<Opened, StoreError> {
        let place = RegisterPaths::new(
            disk.as_ref(),
            resolve(disk.as_ref(), path)?,
            path.display().to_string(),
            policy.user.clone(),
        )?;
        let lock = match mode {
            Mode::Read => None,
            Mode::Write => Some(lock_for_writing(&place)?),
        };
        let mut found = match (recover(&place, format)?, mode) {
            (Some(found), Mode::Read | Mode::Write) => found,
            (None, Mode::Read | Mode::Write) => {
                let shared = place.disk.shared().map(Shared::identifier);
                match (shared, mode) {
                    (None, Mode::Read) => return Err(StoreError::Missing(place.register)),
                    (shared, _) => Recovered::nothing(shared.unwrap_or_else(fresh_identifier)),
                }
            }
        };
        let is_in_trouble = found.condition != Condition::Sound;
        if found.end.number == 0 && !is_in_trouble {
            found.unfinished = journal::never_begun(&place)?;
        }
        let mut opened = Opened {
            store: Self {
                journal: Journal::new(
                    found.register.identifier().to_owned(),
                    found.end,
                    found.batches,
                    policy.segment_bytes,
                ),
                place,
                policy,
                lock,
                seen: found.seen,
                seen_journal: None,
                merged: found.merged,
                merged_at: 0,
                is_due: found.is_due,
                is_in_trouble,
                is_away: false,
                copy_lock: None,
            },
            register: found.register,
            condition: found.condition,
            newest: found.newest,
            notices: found.notices,
            has_copies: false,
            warnings: found.warnings,
        };
        opened.warn_of_copies(format)?;
        let store = &mut opened.store;
        if let Some((path, length)) = found.unfinished {
            if store.lock.is_none() || is_in_trouble {
                opened.notices.push(files::UNFINISHED_LINE.into());
            } else if quarantine::cut_tail(&store.place, &path, length)? {
                opened.notices.push(files::NEVER_CONFIRMED.into());
            }
        }
        store.make_sure()?;
        if store.lock.is_some() {
            // What is not kept here is told at the start, not after the first power cut.
            let folder = parent(&store.place.register);
            let _ = store.place.sync_directory(folder, Barrier::DirectoryMade);
        }
        if let Some(migration) = found.migration
            && store.lock.is_some()
            && !is_in_trouble
        {
            let notice = store.migrate(migration, &opened.register, format)?;
            opened.notices.push(notice);
        }
        let doubts = opened.store.take_doubts();
        opened.notices.extend(doubts);
        Ok(opened)
    }

    /// Waits until what was read survives a power cut: only then it is shown.
    fn make_sure(&self) -> Result<(), StoreError> {
        let number = self.journal.end().number;
        if number == 0 {
            return Ok(());
        }
        let path = self.place.segment(number);
        match self.place.disk.sync_file(&path, Barrier::Replayed) {
            // Where this process may not write, it may not be allowed to wait either.
            Err(error) if self.lock.is_none() && is_refusal(&error) => Ok(()),
            waited => waited.map_err(|source| {
                super::register_paths::io_error(&path, doing::MAKING_SURE, source)
            }),
        }
    }

    /// Where the register stands, behind symbolic links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.register
    }

    /// Whether this instance is the one that writes.
    #[must_use]
    pub fn is_writer(&self) -> bool {
        self.lock.is_some()
    }

    /// Who writes to the register, as the lock tells it.
    #[must_use]
    pub fn holder(&self) -> Holder {
        holder_of(&self.place)
    }

    #[must_use]
    pub const fn last_seq(&self) -> Seq {
        self.journal.end().seq
    }

    /// Appends an entry to the journal and waits until it is safe: then, and only then, it is saved.
    ///
    /// # Errors
    /// [`AppendError::Refused`]: nothing of it is on the disk. [`AppendError::NotConfirmed`]: nobody knows, and nothing
    /// more can be written.
    pub fn append(&mut self, entry: &Entry, format: &FileFormat<'_>) -> Result<(), AppendError> {
        let refused = |reason: Phrase| AppendError::Refused {
            reason: reason.into(),
        };
        self.must_be_there()?;
        if self.is_away {
            return Err(refused(files::WAS_AWAY));
        }
        if self.lock.is_none() {
            return Err(refused(files::READING_ONLY));
        }
        if self.is_in_trouble {
            return Err(refused(files::IN_TROUBLE));
        }
        self.begin_over_register(entry.stamp.at)?;
        self.journal.append(&self.place, entry, format)
    }

    /// A journal that begins with a register, not with nothing, needs that register for ever.
    fn begin_over_register(&self, now: Timestamp) -> Result<(), StoreError> {
        let end = self.journal.end();
        if end.number > 0 || self.seen.is_none() {
            return Ok(());
        }
        backup::keep(&self.place, end.seq, now, Kind::Begin)
    }

    /// The size of the register's file as it was last seen, in bytes.
    #[must_use]
    pub fn file_bytes(&self) -> u64 {
        self.seen.map_or(0, |state| state.length)
    }

    /// How many bytes the journal has grown by since the register's file was written.
    #[must_use]
    pub const fn unmerged_bytes(&self) -> u64 {
        self.journal.appended().saturating_sub(self.merged_at)
    }
}

pub(super) fn is_refusal(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
    )
}

/// The path behind symbolic links; a file that is not there yet stands where it was named.
fn resolve(disk: &dyn Disk, path: &Path) -> Result<std::path::PathBuf, StoreError> {
    match disk.resolve(path) {
        Ok(path) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(source) => Err(super::register_paths::io_error(
            path,
            doing::OPENING,
            source,
        )),
    }
}

fn lock_for_writing(place: &RegisterPaths) -> Result<Arc<dyn Held>, StoreError> {
    let directory = parent(&place.register);
    if place.state(directory)?.is_some_and(|state| state.read_only) {
        return Err(StoreError::ReadOnly(directory.to_owned()));
    }
    if let Some(state) = place.state(&place.register)? {
        if !state.is_file {
            return Err(StoreError::NotAFile(place.register.clone()));
        }
        if state.read_only {
            return Err(StoreError::ReadOnly(place.register.clone()));
        }
    }
    super::lock::lock(place)?
        .map(Arc::from)
        .ok_or_else(|| StoreError::Locked {
            path: place.register.clone(),
            holder: holder_of(place),
        })
}
