//! A file from before there were digests, or in an earlier layout: kept for ever as it is found, and written as it is
//! written now.

use crate::register::Register;
use crate::wording::{Sentence, files};

use super::backup::{self, Kind};
use super::error::StoreError;
use super::layout::file_format::FileFormat;
use super::layout::header::SCHEMA;
use super::layout::stamp::stamp_of;
use super::opened::Store;

/// Why a file is kept as it is found and then written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Migration {
    /// It was written by hand, or before there were digests.
    Unsealed,
    /// It was written in this earlier layout.
    OlderSchema(u32),
}

impl Store {
    /// Keeps a register from before there were digests, or in an earlier layout, as it is, and writes it as it is
    /// written now. Gives what somebody should be told.
    pub(super) fn migrate(
        &mut self,
        migration: Migration,
        register: &Register,
        format: &FileFormat<'_>,
    ) -> Result<Sentence, StoreError> {
        let (kind, what) = match migration {
            Migration::Unsealed => (Kind::AsFound, files::HAD_NO_DIGEST.into()),
            Migration::OlderSchema(schema) => {
                (Kind::OlderSchema, files::older_schema(schema, SCHEMA))
            }
        };
        let now = stamp_of(self.seen.and_then(|state| state.modified));
        backup::keep(&self.place, self.merged, now, kind)?;
        let kept = files::kept_as_it_was(&what, self.place.backup().display());
        match (self.rewrite(register, format, now), migration) {
            (Ok(()), _) => Ok(kept),
            // The file as it stands and the journal tell all: as after any change it is written once there is room.
            (Err(error), Migration::OlderSchema(_)) => {
                self.is_due = true;
                Ok(files::not_written_yet(&kept, error.sentence()))
            }
            (Err(error), Migration::Unsealed) => Err(error),
        }
    }
}
