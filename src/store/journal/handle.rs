//! The segment that is written to, while it is open.

use std::path::PathBuf;

use crate::store::disk::DiskFile;
use crate::store::register_paths::RegisterPaths;
use crate::wording::files;

use super::append_error::AppendError;

/// The segment that is written to.
pub(super) struct Handle {
    pub(super) path: PathBuf,
    pub(super) file: Box<dyn DiskFile>,
    pub(super) inode: u64,
}

impl Handle {
    /// Whether the file is the one that was opened, under its name, and as long as it was left: writing to a file that
    /// somebody removed succeeds, and nobody ever reads it.
    pub(super) fn is_in_place(
        &self,
        place: &RegisterPaths,
        length: u64,
    ) -> Result<(), AppendError> {
        let own = self.file.state();
        let own = own.map_err(|source| AppendError::refused(&self.path, &source))?;
        let named = place.state(&self.path)?;
        let is_named = named.is_some_and(|named| named.inode == self.inode);
        if own.links == 0 || !is_named || own.length != length {
            return Err(AppendError::Refused {
                reason: files::journal_replaced(self.path.display()),
            });
        }
        Ok(())
    }
}
