//! Looking at everything that a register is kept in, changing nothing: file, journal, imports, backups.

use std::path::Path;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Register, Timestamp};
use crate::wording::Sentence;
use crate::wording::refusals::journal as said;

use super::backup;
use super::disk::Disk;
use super::error::StoreError;
use super::journal;
use super::layout::file_format::FileFormat;
use super::layout::read::broken;
use super::layout::trailer::Integrity;
use super::ledger::is_address;
use super::opened::{Mode, Opened, Policy, Store};
use super::snapshot::{Found, look};

/// What was looked at.
#[derive(Debug)]
pub struct Checked {
    /// The register; nothing where it could not be read at all.
    pub register: Option<Register>,
    pub lines: usize,
    pub segments: usize,
    pub backups: usize,
    /// When the newest entry was made, where the journal tells.
    pub newest: Option<Timestamp>,
    /// What somebody should know although nothing is wrong.
    pub notices: Vec<Sentence>,
    /// Everything that is wrong, each with file, line and byte; empty where all is well.
    pub faults: Vec<DataFault>,
}

impl Store {
    /// Looks at everything that the register at `path` is kept in.
    ///
    /// # Errors
    /// There is nothing to look at, or the disk refused. What is wrong with it stands in [`Checked::faults`].
    pub fn check(
        disk: Arc<dyn Disk>,
        path: &Path,
        format: &FileFormat<'_>,
    ) -> Result<Checked, StoreError> {
        let opened = if is_address(path) {
            Self::open(path, Mode::Read, format)
        } else {
            Self::open_on(disk, path, Mode::Read, Policy::default(), format)
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(StoreError::Faults(faults)) => return Ok(Checked::unreadable(faults)),
            Err(StoreError::Journal(fault)) => return Ok(Checked::unreadable(vec![fault])),
            Err(error) => return Err(error),
        };
        let mut faults = opened.condition.faults().to_vec();
        add(&mut faults, opened.warnings.clone());
        let place = &opened.store.place;
        let verified = journal::verify(place)?;
        add(&mut faults, verified.faults);
        let mut notices = opened.notices.clone();
        for foreign in verified.foreign.iter().map(DataFault::sentence) {
            if !notices.contains(&foreign) {
                notices.push(foreign);
            }
        }
        add(&mut faults, history_faults(&opened, format)?);
        if let Some(shared) = opened.store.shared() {
            shared.compare()?;
        }
        let (backups, bad) = opened.store.check_backups(format)?;
        add(&mut faults, bad);
        Ok(Checked {
            register: Some(opened.register),
            lines: verified.lines,
            segments: verified.segments,
            backups,
            newest: opened.newest,
            notices,
            faults,
        })
    }

    /// How many earlier registers there are, and what is wrong with those that are as this program wrote them.
    fn check_backups(
        &self,
        format: &FileFormat<'_>,
    ) -> Result<(usize, Vec<DataFault>), StoreError> {
        let paths = backup::newest_first(&self.place)?;
        let mut faults = Vec::new();
        for path in &paths {
            match look(&self.place, path, format)? {
                Found::Snapshot(snapshot) => match snapshot.integrity {
                    Integrity::Whole => {}
                    // Kept as it was found.
                    Integrity::Unsealed => {}
                    Integrity::Broken => {
                        faults.push(broken(&self.place.name_of(path), &snapshot.bytes));
                    }
                },
                Found::Unreadable { faults: bad, .. } => faults.extend(bad.into_iter().take(1)),
                Found::Nothing => {}
            }
        }
        Ok((paths.len(), faults))
    }
}

/// What is wrong with the entries themselves: an import that is missing or changed, or changes that do not lead to the
/// register as it stands.
fn history_faults(opened: &Opened, format: &FileFormat<'_>) -> Result<Vec<DataFault>, StoreError> {
    let place = &opened.store.place;
    let known = opened.register.history().entries().first();
    let earlier =
        match opened
            .store
            .earlier(known.map(|entry| entry.seq), Some(&opened.register), format)
        {
            Ok(earlier) => earlier,
            Err(StoreError::Journal(fault)) => return Ok(vec![fault]),
            Err(error) => return Err(error),
        };
    let has_entries = known.is_some() || !earlier.entries.is_empty();
    let begins_with_nothing = earlier.begins.is_none() && has_entries;
    let mut register = opened.register.clone();
    if register.history().has_earlier() {
        register.learn_earlier(earlier);
    }
    let fault = |what: Sentence| place.fault(&place.directory(), &[], 0, what);
    Ok(match register.as_after(Seq(0)) {
        Err(conflict) => vec![fault(said::leads_elsewhere(conflict.sentence()))],
        Ok(first) if begins_with_nothing && !first.patients().is_empty() => {
            vec![fault(said::UNKNOWN_PATIENTS.into())]
        }
        Ok(_) => Vec::new(),
    })
}

/// Adds what is not told already.
fn add(faults: &mut Vec<DataFault>, found: Vec<DataFault>) {
    for fault in found {
        let is_told = faults
            .iter()
            .any(|known| (&known.file, known.line) == (&fault.file, fault.line));
        if !is_told {
            faults.push(fault);
        }
    }
}

impl Checked {
    fn unreadable(faults: Vec<DataFault>) -> Self {
        Self {
            register: None,
            lines: 0,
            segments: 0,
            backups: 0,
            newest: None,
            notices: Vec::new(),
            faults,
        }
    }
}
