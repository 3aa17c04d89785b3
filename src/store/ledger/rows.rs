//! Rows as the database gives them.

use crate::store::layout::digest::Digest;

use super::address::whole;
use super::copy::Row;
use super::fault::LedgerFault;

/// What asks for the lines after one.
pub(super) const AFTER: &str = "SELECT segment, prev, hash, said FROM hepatrack.after($1, $2)";

/// # Errors
/// One is not of the kind that was written.
pub(super) fn read_rows(rows: &[postgres::Row]) -> Result<Vec<Row>, LedgerFault> {
    let damaged = |why: String| LedgerFault::Damaged(why);
    rows.iter()
        .map(|row| {
            let read = || -> Result<(i32, Vec<u8>, Vec<u8>, Vec<u8>), postgres::Error> {
                Ok((
                    row.try_get(0)?,
                    row.try_get(1)?,
                    row.try_get(2)?,
                    row.try_get(3)?,
                ))
            };
            let (segment, prev, hash, said) = read().map_err(|error| damaged(whole(&error)))?;
            let digest = |bytes: Vec<u8>| {
                Digest::of_bytes(&bytes)
                    .ok_or_else(|| damaged("a hash of another length".to_owned()))
            };
            Ok(Row {
                segment: u32::try_from(segment)
                    .map_err(|_| damaged("a file of the journal below 1".to_owned()))?,
                prev: digest(prev)?,
                hash: digest(hash)?,
                said: String::from_utf8(said).map_err(|error| damaged(error.to_string()))?,
            })
        })
        .collect()
}
