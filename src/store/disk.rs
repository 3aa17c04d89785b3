//! The disk as the store sees it: bytes, names, and what makes them survive a power cut.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::ground::Ground;
use super::ledger::LedgerFault;
use crate::clinical::record::Id;
use crate::wording::refusals::ledger;
use crate::wording::{Phrase, Sentence};

/// What tells that a file is still the one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Bytes.
    pub length: u64,
    /// Last change, where the system tells.
    pub modified: Option<SystemTime>,
    /// The file system that it stands on; 0 where the system has no number for it.
    pub device: u64,
    /// The file's identity on its file system; 0 where the system has none.
    pub inode: u64,
    /// How many names the file has; 0 once the last one is removed, 1 where the system does not count.
    pub links: u64,
    pub is_file: bool,
    pub read_only: bool,
    /// Whether nobody but its owner may read it.
    pub is_private: bool,
}

impl FileState {
    /// Whether this is the same file with the same content, whatever other names it has been given since.
    #[must_use]
    pub fn is_still(&self, other: &Self) -> bool {
        (self.length, self.modified, self.inode) == (other.length, other.modified, other.inode)
    }
}

/// What is waited for: without it a power cut could take something that somebody was told is safe. A test leaves out
/// one after the other and sees that each is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barrier {
    /// The entry that was just appended to the journal: only then it is called saved.
    Entry,
    /// The name of a new journal segment, before its first entry is called saved.
    SegmentNamed,
    /// The name of the journal's directory, or of the register's.
    DirectoryMade,
    /// The content of an import batch, before the entry that names it is written.
    Batch,
    /// The name of an import batch.
    BatchNamed,
    /// Journal lines that were read and perhaps never waited for: only then they are shown. The names of their segments
    /// were waited for before they were written.
    Replayed,
    /// The content of a new register, before it takes the place of the old one.
    RegisterWritten,
    /// A part of a large new register, so that no single wait is long.
    RegisterPart,
    /// The name of the new register: only then it is called written.
    RegisterNamed,
    /// What is put aside, before it leaves its place.
    PutAside,
    /// Drafts of forms.
    Drafts,
}

impl Barrier {
    pub const ALL: [Self; 11] = [
        Self::Entry,
        Self::SegmentNamed,
        Self::DirectoryMade,
        Self::Batch,
        Self::BatchNamed,
        Self::Replayed,
        Self::RegisterWritten,
        Self::RegisterPart,
        Self::RegisterNamed,
        Self::PutAside,
        Self::Drafts,
    ];
}

pub trait DiskFile: Send {
    /// Writes all of `bytes` at the end, in one piece as far as the disk takes it.
    ///
    /// # Errors
    /// The disk refused; an unknown part was written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until the content that was written survives a power cut.
    ///
    /// # Errors
    /// The disk refused; nothing is known of what survives.
    fn sync(&mut self, barrier: Barrier) -> io::Result<()>;

    /// Cuts the file to its first `length` bytes; what is written next stands behind them.
    ///
    /// # Errors
    /// The disk refused.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// The state of the file itself, whatever stands at its path by now.
    ///
    /// # Errors
    /// The disk refused.
    fn state(&self) -> io::Result<FileState>;
}

/// A lock that is held until it is dropped; a crash gives it back too.
pub trait Held: Send + Sync {}

/// The operations on files that the store needs; tests put another disk in its place.
pub trait Disk: Send + Sync {
    /// The path behind symbolic links, so that saving replaces the file and not the link.
    ///
    /// # Errors
    /// As [`std::fs::canonicalize`]; a link that leads nowhere is told with both paths.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The state of what stands at `path`; `None` if nothing does.
    ///
    /// # Errors
    /// The disk refused.
    fn state(&self, path: &Path) -> io::Result<Option<FileState>>;

    /// The bytes of a file from `offset` on; all of them from 0.
    ///
    /// # Errors
    /// The disk refused.
    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>>;

    /// The bytes of a file, to be read from its beginning on: where this disk can, without holding all of them at once.
    ///
    /// # Errors
    /// The disk refused.
    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::Cursor::new(self.read_from(path, 0)?)))
    }

    /// The names in a directory, in order; none where there is no such directory.
    ///
    /// # Errors
    /// The disk refused.
    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>>;

    /// A new file that only its owner may read (0600).
    ///
    /// # Errors
    /// Something stands there already, or the disk refused.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// A file that is there, to write at its end.
    ///
    /// # Errors
    /// There is none, or the disk refused.
    fn open_at_end(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Puts `from` in the place of `to` in one step.
    ///
    /// # Errors
    /// The disk refused; `to` is as it was.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives the file at `from` a second name.
    ///
    /// # Errors
    /// Something stands at `to`, this disk knows no second names, or it refused.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// The disk refused.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a directory in one that is there; only the owner may enter it (0700).
    ///
    /// # Errors
    /// Something else stands there, there is no directory to make it in, or the disk refused.
    fn create_directory(&self, path: &Path) -> io::Result<()>;

    /// Waits until the content of a file that is there survives a power cut, whoever wrote it.
    ///
    /// # Errors
    /// The disk refused.
    fn sync_file(&self, path: &Path, barrier: Barrier) -> io::Result<()>;

    /// Waits until the names in a directory survive a power cut.
    ///
    /// # Errors
    /// The disk refused.
    fn sync_directory(&self, path: &Path, barrier: Barrier) -> io::Result<()>;

    /// Locks the file at `path`, which is made if it is not there and never removed, and writes `holder` into it;
    /// `None` while another process, or another part of this one, holds the lock.
    ///
    /// # Errors
    /// Something else than a file stands there, such as a link; this disk knows no locks
    /// ([`io::ErrorKind::Unsupported`]); or it refused.
    fn lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>>;

    /// Gives the file at `to` the owner, group, permissions and further attributes of the one at `from`; nobody is
    /// ever let in whom `from` shut out. Gives what could not be kept, in words.
    ///
    /// # Errors
    /// The disk refused.
    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<Vec<Phrase>>;

    /// This disk, for what is kept in a folder: nothing is made, renamed or locked there any more once another folder
    /// stands in its place, as when a disk was taken away from its mount point.
    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk>;

    /// What others write to at the same time, where this disk holds a copy of it.
    fn shared(&self) -> Option<&dyn Shared> {
        None
    }
}

/// What many write to in turns that last as long as saving one entry.
pub trait Shared {
    /// Puts what others wrote into the journal on this disk, and finds out what became of an entry in doubt.
    ///
    /// # Errors
    /// There is no connection, the history there is another one, or the disk refused.
    fn catch_up(&self) -> Result<(), LedgerFault>;

    /// Whether it is to be looked at now: others have told that they wrote, or a lost connection can be tried again.
    fn has_news(&self) -> bool;

    /// The register that it is, also while nothing is written yet.
    fn identifier(&self) -> String;

    /// Lets others write, where this process holds the turn for longer than an entry.
    ///
    /// # Errors
    /// There is no connection.
    fn end_turn(&self) -> Result<(), LedgerFault>;

    /// Compares every line of the journal on this disk with what is there.
    ///
    /// # Errors
    /// The first entry that differs, or there is no connection.
    fn compare(&self) -> Result<(), LedgerFault>;

    /// Says which record is open here, and tells who else has it open.
    fn present(&self, patient: Option<Id>) -> Vec<String>;
}

/// Why an entry that others may write before is not confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// Others wrote first, and nothing of it was: what they wrote is in the journal on this disk by now.
    Moved,
    /// Nothing was written, and why.
    Refused(Sentence),
    /// It was sent, and no answer came: [`Shared::catch_up`] finds out.
    InDoubt(Sentence),
}

impl fmt::Display for Unwritten {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Moved => ledger::OTHERS_FIRST.english,
            Self::Refused(why) | Self::InDoubt(why) => why.english(),
        })
    }
}

impl std::error::Error for Unwritten {}
