//! The store as the crash tests see it; every call to it stands here.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::reference::{DataFault, shipped};
use hepatrack::register::{Entry, Register, Timestamp};
use hepatrack::store::{
    self, AppendError, Condition, FileFormat, Mode, Opened, Policy, Store, StoreError,
};

use crate::disk::SimulatedDisk;
use crate::life::Life;

pub(crate) use hepatrack::store::{Barrier, Disk, DiskFile, FileState, Ground, Held};

/// Where the register stands.
pub(crate) const REGISTER: &str = "/clinic/patients.ron";
/// Where its journal stands.
pub(crate) const JOURNAL: &str = "/clinic/patients.ron.d";

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| shipped().unwrap());
static FORMAT: LazyLock<FileFormat<'static>> = LazyLock::new(|| FileFormat::new(&KNOWLEDGE));

/// The one format of all tests.
pub(crate) fn format() -> &'static FileFormat<'static> {
    &FORMAT
}

/// The store that is tested.
pub(crate) fn store() -> Box<dyn Keeper> {
    Box::new(Real)
}

/// Something that opens registers.
pub(crate) trait Keeper: Sync {
    /// Opens the register of a life for writing.
    fn open(&self, life: &Life, disk: &SimulatedDisk) -> Result<Opening, String>;

    /// The register's file alone, without its journal.
    fn alone(&self, bytes: &[u8]) -> Result<Register, String>;
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

/// The register on a disk, opened with journal segments of about so many bytes.
pub(crate) fn open(
    disk: &SimulatedDisk,
    mode: Mode,
    segment_bytes: u64,
) -> Result<Opened, StoreError> {
    let policy = Policy {
        segment_bytes,
        part_bytes: 1_500,
        ..Policy::default()
    };
    let disk = Arc::new(disk.clone());
    Store::open_on(disk, register_path(), mode, policy, format())
}

/// The register that a file holds.
pub(crate) fn read_register(bytes: &[u8]) -> Result<Register, String> {
    store::read(REGISTER, bytes, &KNOWLEDGE).map_err(|faults| lines(&faults))
}

/// Faults, a line each.
pub(crate) fn lines(faults: &[DataFault]) -> String {
    let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// The moment so many minutes after the first entry of every life.
pub(crate) const fn at(minutes: i64) -> Timestamp {
    Timestamp {
        utc_millis: 1_795_311_663_123 + minutes * 60_000,
        offset_minutes: 480,
    }
}

/// The store itself.
struct Real;

impl Keeper for Real {
    fn open(&self, life: &Life, disk: &SimulatedDisk) -> Result<Opening, String> {
        let opened = open(disk, Mode::Write, life.segment_bytes);
        let opened = opened.map_err(|error| error.to_string())?;
        Ok(Opening {
            register: opened.register,
            store: Box::new(opened.store),
            trouble: match &opened.condition {
                Condition::Sound => None,
                Condition::Trouble(trouble) => Some(lines(&trouble.faults)),
            },
        })
    }

    fn alone(&self, bytes: &[u8]) -> Result<Register, String> {
        read_register(bytes)
    }
}

impl From<AppendError> for NotSaved {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Refused { reason } => Self::Refused(reason.english().to_owned()),
            AppendError::NotConfirmed { reason } => Self::NotConfirmed(reason.english().to_owned()),
            AppendError::Moved | AppendError::InDoubt { .. } => {
                panic!("a disk has one writer: {error}")
            }
        }
    }
}

impl Writing for Store {
    fn append(&mut self, entry: &Entry) -> Result<(), NotSaved> {
        Self::append(self, entry, format()).map_err(NotSaved::from)
    }

    fn rewrite(&mut self, register: &Register) -> Result<(), String> {
        let now = at(i64::from(register.last_seq().0) * 7);
        Self::rewrite(self, register, format(), now).map_err(|error| error.to_string())
    }

    fn every_entry(&mut self) -> Result<Vec<Arc<Entry>>, String> {
        let earlier = self.entries_before(None, format());
        earlier
            .map(|earlier| earlier.entries)
            .map_err(|error| error.to_string())
    }
}
