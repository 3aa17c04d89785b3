//! The disk of a copy: a line that is appended to the journal goes to the database first.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clinical::record::Id;
use crate::store::disk::{Barrier, Disk, DiskFile, FileState, Held, Shared};
use crate::store::ground::Ground;
use crate::store::journal::said_of;
use crate::store::register_paths::number_of;
use crate::wording::Phrase;

use super::fault::LedgerFault;
use super::link::Link;

pub(in crate::store) struct LedgerDisk {
    inner: Arc<dyn Disk>,
    link: Arc<Mutex<Link>>,
}

impl LedgerDisk {
    pub(super) const fn new(inner: Arc<dyn Disk>, link: Arc<Mutex<Link>>) -> Self {
        Self { inner, link }
    }

    fn link(&self) -> MutexGuard<'_, Link> {
        lock(&self.link)
    }

    fn of_journal(&self, path: &Path, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        match path.file_name().and_then(number_of) {
            None => file,
            Some(segment) => Box::new(Segment {
                file,
                segment,
                waiting: Vec::new(),
                link: Arc::clone(&self.link),
            }),
        }
    }
}

/// Whoever panicked with it has left a connection behind that is made anew.
fn lock(link: &Mutex<Link>) -> MutexGuard<'_, Link> {
    link.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared for LedgerDisk {
    fn catch_up(&self) -> Result<(), LedgerFault> {
        self.link().catch_up()
    }

    fn has_news(&self) -> bool {
        self.link().has_news()
    }

    fn identifier(&self) -> String {
        self.link().identifier.clone()
    }

    fn end_turn(&self) -> Result<(), LedgerFault> {
        self.link().end_turn()
    }

    fn compare(&self) -> Result<(), LedgerFault> {
        match self.link().compare()? {
            Some(first) => Err(LedgerFault::Rewritten(first)),
            None => Ok(()),
        }
    }

    fn present(&self, patient: Option<Id>) -> Vec<String> {
        self.link().present(patient)
    }
}

impl Disk for LedgerDisk {
    fn shared(&self) -> Option<&dyn Shared> {
        Some(self)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.inner.resolve(path)
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        self.inner.state(path)
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        self.inner.read_from(path, offset)
    }

    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        self.inner.open_to_read(path)
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        self.inner.list(directory)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = self.inner.create_new(path)?;
        Ok(self.of_journal(path, file))
    }

    fn open_at_end(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = self.inner.open_at_end(path)?;
        Ok(self.of_journal(path, file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inner.remove(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.inner.create_directory(path)
    }

    fn sync_file(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        // The database holds it: what a power cut takes from the copy is fetched again.
        if barrier == Barrier::Replayed {
            return Ok(());
        }
        self.inner.sync_file(path, barrier)
    }

    fn sync_directory(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        self.inner.sync_directory(path, barrier)
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        self.inner.lock(path, holder)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<Vec<Phrase>> {
        self.inner.copy_attributes(from, to)
    }

    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk> {
        Arc::new(Self::new(
            self.inner.on_ground(ground),
            Arc::clone(&self.link),
        ))
    }
}

/// A file of the journal: what is written waits until it is to survive, and is then a row before it is a line.
struct Segment {
    file: Box<dyn DiskFile>,
    segment: u32,
    waiting: Vec<u8>,
    link: Arc<Mutex<Link>>,
}

impl DiskFile for Segment {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self, _barrier: Barrier) -> io::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let lines = waiting.split(|byte| *byte == b'\n');
        let said: Vec<String> = lines
            .filter_map(|line| said_of(line).map(|(_, said)| said.to_owned()))
            .collect();
        lock(&self.link)
            .append(self.segment, said)
            .map_err(io::Error::other)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.waiting.clear();
        self.file.cut(length)
    }

    fn state(&self) -> io::Result<FileState> {
        self.file.state()
    }
}
