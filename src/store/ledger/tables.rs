//! The tables: made once by their owner, and of a version.

use postgres::error::SqlState;

use crate::store::identifier::fresh_identifier;

use super::address::{Address, told};
use super::connect::connect;
use super::fault::LedgerFault;

/// The version of the tables that this program knows.
pub const VERSION: i32 = 2;

/// What leads to each version from the one before.
const STEPS: [&str; 2] = [
    include_str!("../../../data/ledger/1.sql"),
    include_str!("../../../data/ledger/2.sql"),
];

/// What the owner says to let nurses in.
pub const GRANTS: &str = include_str!("../../../data/ledger/grants.sql");

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The version that the tables were of; none where there were none.
    pub before: Option<i32>,
    /// Whether the register is new.
    pub is_new_register: bool,
    pub register: String,
}

/// Whether an error says that there are no such tables.
pub(super) fn is_missing(error: &postgres::Error) -> bool {
    [
        &SqlState::INVALID_SCHEMA_NAME,
        &SqlState::UNDEFINED_TABLE,
        &SqlState::UNDEFINED_FUNCTION,
    ]
    .into_iter()
    .any(|code| error.code() == Some(code))
}

/// Makes the tables where they are missing, brings those of an earlier version up to this one, and begins the register
/// that the address names, empty, where there is none.
///
/// # Errors
/// The address, the connection, or the login is not the owner's: nothing is made then.
pub fn init(address: &str) -> Result<Made, LedgerFault> {
    let address = Address::parse(address)?;
    let mut client = connect(&address)?;
    let refused = |error: postgres::Error| LedgerFault::Refused(told(&error));
    let mut all = client.transaction().map_err(refused)?;
    let exists = "SELECT to_regclass('hepatrack.version') IS NOT NULL";
    let has_tables: bool = all
        .query_one(exists, &[])
        .and_then(|row| row.try_get(0))
        .map_err(refused)?;
    let before: Option<i32> = if has_tables {
        all.query_one("SELECT max(version) FROM hepatrack.version", &[])
            .and_then(|row| row.try_get(0))
            .map_err(refused)?
    } else {
        None
    };
    let done = usize::try_from(before.unwrap_or(0)).unwrap_or(0);
    if done > STEPS.len() {
        return Err(LedgerFault::TablesTooNew(before.unwrap_or(0)));
    }
    for step in STEPS.iter().skip(done) {
        all.batch_execute(step).map_err(refused)?;
    }
    let is_new_register = all
        .execute(
            "INSERT INTO hepatrack.register (name, identifier) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            &[&address.register, &fresh_identifier()],
        )
        .map_err(refused)?
        > 0;
    all.commit().map_err(refused)?;
    Ok(Made {
        before,
        is_new_register,
        register: address.register,
    })
}
