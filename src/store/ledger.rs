//! A register in PostgreSQL, which many write to: the lines of the journal are rows, and the files of this machine are a
//! copy of them that it reads from.
//!
//! Where a file is one writer's, here everybody writes in turns that last as long as saving one entry. Its disk
//! puts the rows of others into the journal beside the copy and sends what is appended to it to the database first; all
//! else that the store does is done to the copy. Backups, drafts and the readable register are this machine's own.

mod address;
mod connect;
mod copy;
mod disk;
mod fault;
mod history;
mod imports;
mod link;
mod migrate;
mod open;
mod passfile;
mod present;
mod rows;
mod tables;
mod tls;

use address::Address;
pub use fault::LedgerFault;
pub use migrate::{pull, push};
pub(super) use open::{Turn, open};
pub use tables::{GRANTS, Made, VERSION, init};

use std::path::Path;

/// Whether a register is named by the address of a database, not by a path.
#[must_use]
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(Address::is_one)
}

/// An address without its password, to be shown; another path as it is.
#[must_use]
pub fn shown_address(path: &Path) -> String {
    match path.to_str().map(|text| (text, Address::parse(text))) {
        Some((_, Ok(address))) => address.shown(),
        Some((text, Err(_))) if Address::is_one(text) => "postgres://...".to_owned(),
        Some(_) | None => path.display().to_string(),
    }
}

/// Who logs in there.
///
/// # Errors
/// It is no address.
pub fn login(address: &str) -> Result<String, LedgerFault> {
    Address::parse(address).map(|address| address.login().to_owned())
}
