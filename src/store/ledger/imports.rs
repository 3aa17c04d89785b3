//! The sealed ops of imports, as rows of 1 MiB.

use std::io::{self, Read as _};

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::ToSql;

use crate::clinical::record::Seq;
use crate::store::layout::digest::{Digest, PieceHasher};

use crate::store::system::system_words;
use crate::wording::refusals::ledger as words;

use super::connect::fault_of;
use super::fault::LedgerFault;
use super::link::Link;

/// So many bytes of an import are a row.
pub(super) const PART: usize = 1024 * 1024;

impl Link {
    /// Gives the sealed ops of an import to the database, where it lacks them.
    pub(super) fn give(&mut self, of: Seq, digest: Digest) -> Result<(), LedgerFault> {
        let path = self.copy.0.batch(of);
        let folder = |error: io::Error| LedgerFault::Folder(system_words(&error));
        let mut source = self.copy.0.disk.open_to_read(&path).map_err(folder)?;
        let register = self.register;
        let address = self.address.clone();
        let gone = |error: postgres::Error| fault_of(&address, &error);
        let client = &mut self.opened()?.client;
        let digest = digest.as_bytes();
        let is_there = client
            .query_one("SELECT hepatrack.is_sealed($1, $2)", &[&register, &digest])
            .and_then(|row| row.try_get(0))
            .map_err(gone)?;
        if is_there {
            return Ok(());
        }
        let put = client
            .prepare("SELECT hepatrack.put_part($1, $2, $3, $4)")
            .map_err(gone)?;
        for number in 0_i32.. {
            let mut part = Vec::with_capacity(PART);
            let most = u64::try_from(PART).unwrap_or(u64::MAX);
            source
                .by_ref()
                .take(most)
                .read_to_end(&mut part)
                .map_err(folder)?;
            if part.is_empty() {
                break;
            }
            client
                .execute(&put, &[&register, &digest, &number, &part])
                .map_err(gone)?;
        }
        Ok(())
    }

    /// Fetches the sealed ops of an import, where the copy lacks them.
    pub(super) fn fetch(&mut self, of: Seq, digest: Digest) -> Result<(), LedgerFault> {
        let place = self.copy.0.clone();
        let path = place.batch(of);
        let folder = |error: io::Error| LedgerFault::Folder(system_words(&error));
        if let Ok(bytes) = place.read(&path)
            && Digest::of_pieces(&bytes) == digest
        {
            return Ok(());
        }
        place
            .make_directory(&place.directory())
            .map_err(|error| LedgerFault::Folder(error.sentence()))?;
        let coming = path.with_extension("coming");
        // What was coming when the program ended.
        let _ = place.disk.remove(&coming);
        let mut file = place.disk.create_new(&coming).map_err(folder)?;
        let register = self.register;
        let address = self.address.clone();
        let gone = |error: postgres::Error| fault_of(&address, &error);
        let bytes = digest.as_bytes();
        let parameters: [&(dyn ToSql + Sync); 2] = [&register, &bytes];
        let client = &mut self.opened()?.client;
        let mut parts = client
            .query_raw("SELECT hepatrack.parts($1, $2)", parameters)
            .map_err(gone)?;
        let mut hasher = PieceHasher::default();
        while let Some(row) = parts.next().map_err(gone)? {
            let part: &[u8] = row.try_get(0).map_err(gone)?;
            hasher.update(part);
            file.write_all(part).map_err(folder)?;
        }
        if hasher.finish() != digest {
            return Err(LedgerFault::Damaged(words::import(of.0)));
        }
        place.disk.rename(&coming, &path).map_err(folder)
    }
}
