//! Rows as the database gives them.

use crate::store::layout::digest::Digest;

use crate::wording::refusals::ledger as words;

use super::address;
use super::copy::Row;
use super::fault::LedgerFault;

/// What asks for the lines after one.
pub(super) const AFTER: &str = "SELECT segment, prev, hash, said FROM hepatrack.after($1, $2)";

/// # Errors
/// One is not of the kind that was written.
pub(super) fn read_rows(rows: &[postgres::Row]) -> Result<Vec<Row>, LedgerFault> {
    let damaged = LedgerFault::Damaged;
    let told = |error: &(dyn std::error::Error + 'static)| damaged(address::told(error));
    rows.iter()
        .map(|row| {
            let segment: i32 = row.try_get(0).map_err(|error| told(&error))?;
            let bytes = |place: usize| -> Result<Vec<u8>, LedgerFault> {
                row.try_get(place).map_err(|error| told(&error))
            };
            let digest = |place: usize| {
                Digest::of_bytes(&bytes(place)?).ok_or_else(|| damaged(words::HASH_LENGTH.into()))
            };
            Ok(Row {
                segment: u32::try_from(segment).map_err(|_| damaged(words::FILE_NUMBER.into()))?,
                prev: digest(1)?,
                hash: digest(2)?,
                said: String::from_utf8(bytes(3)?).map_err(|error| told(&error))?,
            })
        })
        .collect()
}
