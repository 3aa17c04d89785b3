//! Opening a register that is in a database: the copy on this machine, and only the rows that came after it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::Local;

use crate::clinical::record::Id;
use crate::register::{Register, Timestamp};
use crate::store::condition::Condition;
use crate::store::disk::{Disk as _, Held};
use crate::store::error::StoreError;
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::local_disk::{LocalDisk, make_folder};
use crate::store::opened::{Mode, Opened, Policy, Store};
use crate::store::register_paths::RegisterPaths;
use crate::store::system::system_words;
use crate::wording::refusals::ledger as words;

use super::address::Address;
use super::copy::Copy;
use super::disk::LedgerDisk;
use super::fault::LedgerFault;
use super::link::Link;

/// So many programs of one user on one machine have a copy each.
const MOST_COPIES: u32 = 64;

/// More entries than this are not replayed at each opening.
const MOST_BEHIND: u32 = 200;

/// How long this process keeps others from writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Turn {
    /// While one entry is saved.
    EachEntry,
    /// Until it ends: what it writes follows what it has read.
    Whole,
}

/// Opens the copy, brought up to what the database holds. Where that does not answer, what was read last is shown,
/// unless the turn is wanted.
///
/// # Errors
/// There is nothing that could be shown, the history in the database is another one, or it may not be written.
pub(in crate::store) fn open(
    address: &str,
    mode: Mode,
    turn: Turn,
    policy: &Policy,
    format: &FileFormat<'_>,
) -> Result<Opened, StoreError> {
    let address = Address::parse(address)?;
    let (folder, held) = take_copy(&address, policy)?;
    let file = folder.join("patients.ron");
    let mut is_renewed = false;
    loop {
        let found = at(&address, &file, mode, turn, policy, format, is_renewed);
        // A copy that a power cut or a hand has damaged is made anew; it is kept beside.
        let is_damaged = match &found {
            Ok((opened, has_answered)) => *has_answered && opened.condition != Condition::Sound,
            Err(StoreError::Faults(_) | StoreError::Journal(_)) => true,
            Err(_) => false,
        };
        if is_damaged && !is_renewed {
            drop(found);
            put_aside(&folder)?;
            is_renewed = true;
            continue;
        }
        let (mut opened, _) = found?;
        if is_renewed {
            opened.notices.push(words::COPY_MADE_ANEW.into());
        }
        opened.store.copy_lock = Some(held);
        return Ok(opened);
    }
}

fn at(
    address: &Address,
    file: &Path,
    mode: Mode,
    turn: Turn,
    policy: &Policy,
    format: &FileFormat<'_>,
    is_renewed: bool,
) -> Result<(Opened, bool), StoreError> {
    let place = RegisterPaths::new(
        &LocalDisk,
        file.to_owned(),
        file.display().to_string(),
        policy.user.clone(),
    )?;
    let head = Copy(place.clone()).head()?;
    let mut link = Link::new(address.clone(), place, head);
    let answered = link.connect().and_then(|()| {
        if mode == Mode::Write && !link.may_write() {
            return Err(LedgerFault::ReadOnlyLogin(link.login().to_owned()));
        }
        if mode == Mode::Write && turn == Turn::Whole {
            link.hold()?;
        }
        link.catch_up()
    });
    let absence = match answered {
        Ok(()) => None,
        Err(fault) if fault.is_absence() && !is_renewed => {
            let has_nothing = head == Digest::NONE;
            if has_nothing || (mode == Mode::Write && turn == Turn::Whole) {
                return Err(fault.into());
            }
            Some(fault)
        }
        Err(fault) => return Err(fault.into()),
    };
    let link = Arc::new(Mutex::new(link));
    let disk = Arc::new(LedgerDisk::new(Arc::new(LocalDisk), link));
    // The copy is this process's own, whatever it may do to the database.
    let mut opened = Store::open_on(disk, file, Mode::Write, policy.clone(), format)?;
    if opened.condition == Condition::Sound {
        opened.store.keep_up(&opened.register, format)?;
    }
    if mode == Mode::Read {
        opened.store.give_back();
    }
    if let Some(fault) = &absence {
        let last = opened.register.last_seq().0;
        opened
            .notices
            .push(words::shown_up_to(fault.sentence(), last));
    }
    Ok((opened, absence.is_none()))
}

/// A folder for a copy that no other program uses, and what keeps it so.
fn take_copy(address: &Address, policy: &Policy) -> Result<(PathBuf, Box<dyn Held>), LedgerFault> {
    let fault = |error: io::Error| LedgerFault::Folder(system_words(&error));
    let mut folder = match &policy.copies {
        Some(folder) => folder.clone(),
        None => data_folder()?,
    };
    std::fs::create_dir_all(&folder).map_err(fault)?;
    for name in ["hepatrack", "ledger", &folder_name(address)] {
        folder.push(name);
        make_folder(&folder).map_err(fault)?;
    }
    for number in 1..=MOST_COPIES {
        let lock = folder.join(format!("{number}.lock"));
        if let Some(held) = LocalDisk.lock(&lock, "").map_err(fault)? {
            let copy = folder.join(number.to_string());
            make_folder(&copy).map_err(fault)?;
            return Ok((copy, held));
        }
    }
    Err(LedgerFault::Folder(words::too_many_copies(MOST_COPIES)))
}

fn data_folder() -> Result<PathBuf, LedgerFault> {
    let path = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let data = path("XDG_DATA_HOME").filter(|folder| folder.is_absolute());
    data.or_else(|| path("HOME").map(|home| home.join(".local/share")))
        .ok_or_else(|| LedgerFault::Folder(words::NO_HOME.into()))
}

/// A name that tells people which register it is, and is no other's.
fn folder_name(address: &Address) -> String {
    let shown = address.shown();
    let plain: String = format!("{}-{}", address.database(), address.register)
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '_'
            }
        })
        .take(60)
        .collect();
    let digest = Digest::of(shown.as_bytes()).to_string();
    format!("{plain}-{}", digest.get(..8).unwrap_or_default())
}

fn put_aside(folder: &Path) -> Result<(), LedgerFault> {
    let fault = |error: io::Error| LedgerFault::Folder(system_words(&error));
    for number in 1_u32.. {
        let aside = folder.with_extension(format!("damaged-{number}"));
        if !aside.exists() {
            std::fs::rename(folder, &aside).map_err(fault)?;
            break;
        }
    }
    make_folder(folder).map_err(fault)
}

impl LedgerFault {
    /// Whether the database may answer again as it is.
    pub(in crate::store) const fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. } | Self::Full { .. } | Self::Standby
        )
    }
}

impl Store {
    /// Writes the readable register of a copy, where reading the lines that came after it would take long each time.
    fn keep_up(&mut self, register: &Register, format: &FileFormat<'_>) -> Result<(), StoreError> {
        let has_file = self.seen.is_some();
        let behind = self.last_seq().0.saturating_sub(self.merged.0);
        let has_import = self.journal.has_batch_after(self.merged);
        if behind > 0 && (!has_file || has_import || behind > MOST_BEHIND) {
            let now = Local::now();
            let now = Timestamp {
                utc_millis: now.timestamp_millis(),
                offset_minutes: i16::try_from(now.offset().local_minus_utc() / 60).unwrap_or(0),
            };
            self.rewrite(register, format, now)?;
        }
        Ok(())
    }

    /// What others write to at the same time, where that is so.
    pub(in crate::store) fn shared(&self) -> Option<&dyn crate::store::Shared> {
        self.place.disk.shared()
    }

    /// Whether others write too while this instance may.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.shared().is_some()
    }

    /// Whether others have told that they wrote.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.shared().is_some_and(crate::store::Shared::has_news)
    }

    /// Says which record is open here, and tells who else has it open.
    #[must_use]
    pub fn present(&self, patient: Option<Id>) -> Vec<String> {
        self.shared()
            .map_or_else(Vec::new, |shared| shared.present(patient))
    }
}
