//! The store as the crash tests see it; every call to it stands here.

use std::path::Path;
use std::sync::Arc;

use hepatrack::register::{Entry, Register};

use crate::disk::SimulatedDisk;
use crate::life::Life;
use crate::toy::Toy;

// Until the store speaks to this disk, its traits are taken from a copy.
#[path = "stub/barriers.rs"]
#[allow(unreachable_pub, dead_code)]
mod barriers;
pub(crate) use barriers::{Barrier, Disk, DiskFile, FileState, Held};

/// Where the register stands.
pub(crate) const REGISTER: &str = "/clinic/patients.ron";
/// Where its journal stands.
pub(crate) const JOURNAL: &str = "/clinic/patients.ron.d";

/// The store that is tested.
pub(crate) fn store() -> Box<dyn Keeper> {
    Box::new(Toy)
}

/// Something that opens registers: the store, or a toy that stands in its place.
pub(crate) trait Keeper: Sync {
    /// Opens the register of a life for writing.
    fn open(&self, life: &Life, disk: &SimulatedDisk) -> Result<Opening, String>;

    /// The register's file alone, without its journal.
    fn alone(&self, life: &Life, bytes: &[u8]) -> Result<Register, String>;
}

/// An open register.
pub(crate) struct Opening {
    pub(crate) register: Register,
    pub(crate) store: Box<dyn Writing>,
    /// What the store says is not as it should be.
    pub(crate) trouble: Option<String>,
}

/// A store that is open for writing.
pub(crate) trait Writing {
    fn append(&mut self, entry: &Entry) -> Result<(), NotSaved>;
    fn rewrite(&mut self, register: &Register) -> Result<(), String>;
    /// Every entry from the first on, read from the disk.
    fn every_entry(&mut self) -> Result<Vec<Arc<Entry>>, String>;
}

/// Why an entry is not called saved.
#[derive(Debug)]
pub(crate) enum NotSaved {
    /// Nothing of it is on the disk.
    Refused(String),
    /// Nobody knows whether it will survive.
    NotConfirmed(String),
}

/// Where the register stands.
pub(crate) fn register_path() -> &'static Path {
    Path::new(REGISTER)
}
