//! An entry that was sent: what came of it.

use postgres::error::SqlState;

use crate::store::disk::Unwritten;

use super::address::whole;
use super::copy::Row;

/// Rows that were sent, until it is known whether they were written.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) rows: Vec<Row>,
}

/// What an error of the database means for what was sent.
pub(super) fn outcome(error: &postgres::Error, is_closed: bool) -> Unwritten {
    let reason = whole(error);
    match error.as_db_error() {
        // The server itself was going down: it may or may not have come before.
        Some(refusal) if !is_closed && !is_going_down(refusal.code()) => Unwritten::Refused(
            if *refusal.code() == SqlState::LOCK_NOT_AVAILABLE {
                super::fault::LedgerFault::Busy.to_string()
            } else {
                refusal.message().to_owned()
            },
        ),
        Some(_) | None => Unwritten::InDoubt(reason),
    }
}

fn is_going_down(code: &SqlState) -> bool {
    [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
    ]
    .contains(code)
}
