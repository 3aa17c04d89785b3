//! The first look: the patients at the top of the list, kept beside a large register, so that they stand on the screen
//! while all the others are still being read.
//!
//! It is the file of a register of these few, sealed, and names the journal's last entry. Where the journal ends in
//! another entry it is passed over: it would show what is no longer so. Losing it costs nothing, so nobody waits for the
//! disk.

use std::path::Path;
use std::sync::Arc;

use crate::clinical::record::Id;
use crate::register::Register;
use crate::wording::files::doing;

use super::disk::Disk;
use super::error::StoreError;
use super::journal;
use super::layout::file_format::FileFormat;
use super::layout::read::read_whole_as_written;
use super::layout::write::write;
use super::ledger::is_address;
use super::local_disk::LocalDisk;
use super::opened::Store;
use super::register_paths::{RegisterPaths, io_error, with_ending};

/// The patients of the first look, where it was kept behind the register's file and nothing was entered since.
#[must_use]
pub fn first_look(path: &Path, format: &FileFormat<'_>) -> Option<Register> {
    if is_address(path) {
        return None;
    }
    let disk: Arc<dyn Disk> = Arc::new(LocalDisk);
    let register = disk.resolve(path).ok()?;
    let named = path.display().to_string();
    let place = RegisterPaths::new(disk.as_ref(), register, named, String::new()).ok()?;
    read(&place, format)
}

fn read(place: &RegisterPaths, format: &FileFormat<'_>) -> Option<Register> {
    let path = place.first_look();
    let state = place.state(&path).ok()?.filter(|state| state.is_file)?;
    // A file that was put in its place since may be another register's.
    let register = place.state(&place.register).ok()??;
    if register.modified > state.modified {
        return None;
    }
    let mut source = place.disk.open_to_read(&path).ok()?;
    let (register, trailer) = read_whole_as_written(source.as_mut(), state.length, format)?;
    let end = journal::digest_at_end(place).ok()?;
    (end.is_some() && end == trailer.head).then_some(register)
}

impl Store {
    /// Whether the register is so large that one looks at the first while the others are read, and ours to write.
    #[must_use]
    pub fn is_worth_a_first_look(&self) -> bool {
        let is_ours = self.is_writer() && !self.is_shared() && !self.is_in_trouble;
        is_ours && self.file_bytes() >= self.policy.first_look_bytes
    }

    /// Keeps these patients for the next first look, where there are any and it is worth it.
    ///
    /// # Errors
    /// The disk refused: the next start shows nobody before all are read.
    pub fn keep_first_look(
        &self,
        register: &Register,
        patients: &[Id],
        format: &FileFormat<'_>,
    ) -> Result<(), StoreError> {
        let is_worth_it = !patients.is_empty() && self.is_worth_a_first_look();
        if !is_worth_it || register.last_seq() != self.last_seq() {
            return Ok(());
        }
        let (place, path) = (&self.place, self.place.first_look());
        let temporary = with_ending(&path, ".tmp");
        let text = write(&register.only(patients), self.journal.end().head, format);
        if place.state(&temporary)?.is_some() {
            place
                .disk
                .remove(&temporary)
                .map_err(|source| io_error(&temporary, doing::REMOVING_A_LEFTOVER, source))?;
        }
        place
            .create_new(&temporary)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .and_then(|()| place.disk.rename(&temporary, &path))
            .map_err(|source| io_error(&path, doing::WRITING_THE_REGISTER, source))
    }
}
