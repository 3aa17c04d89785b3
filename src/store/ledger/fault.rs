//! What can go wrong between this program and the database, in one sentence each.

use std::fmt;

use crate::wording::Sentence;
use crate::wording::refusals::ledger as words;

use super::connect::OLDEST;
use super::tables::VERSION;

/// Nothing was written where one of these is told, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerFault {
    Address(Sentence),
    SslMode(String),
    Certificates {
        path: String,
        why: Sentence,
    },
    Processor,
    Certificate {
        host: String,
        why: String,
    },
    Unreachable {
        host: String,
        why: Sentence,
    },
    NoTls {
        host: String,
    },
    Password {
        host: String,
        login: String,
    },
    NotAdmitted {
        host: String,
        login: String,
        why: String,
    },
    NoDatabase {
        host: String,
        why: String,
    },
    Full {
        host: String,
    },
    DiskFull {
        host: String,
    },
    ServerTooOld {
        host: String,
        version: String,
    },
    NoTables,
    NoGrant(String),
    TablesTooNew(i32),
    TablesTooOld(i32),
    NoRegister(String),
    ReadOnlyLogin(String),
    Standby,
    Busy,
    AnotherName {
        login: String,
        named: String,
    },
    /// The first entry that differs.
    Rewritten(Sentence),
    /// The row.
    Damaged(Sentence),
    NotEmpty(String),
    BeginsLater,
    Occupied(String),
    Folder(Sentence),
    Refused(Sentence),
}

impl LedgerFault {
    /// What happened, where, and what can be done about it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Address(why) => words::address(why),
            Self::SslMode(mode) => words::ssl_mode(mode),
            Self::Certificates { path, why } => words::certificates(path, why),
            Self::Processor => words::PROCESSOR.into(),
            Self::Certificate { host, why } => words::certificate(host, why),
            Self::Unreachable { host, why } => words::unreachable(host, why),
            Self::NoTls { host } => words::no_tls(host),
            Self::Password { host, login } => words::password(host, login),
            Self::NotAdmitted { host, login, why } => words::not_admitted(host, login, why),
            Self::NoDatabase { host, why } => words::no_database(host, why),
            Self::Full { host } => words::no_room_for_connections(host),
            Self::DiskFull { host } => words::disk_full(host),
            Self::ServerTooOld { host, version } => words::server_too_old(host, version, OLDEST),
            Self::NoTables => words::NO_TABLES.into(),
            Self::NoGrant(login) => words::no_grant(login),
            Self::TablesTooNew(theirs) => words::tables_too_new(theirs, VERSION),
            Self::TablesTooOld(theirs) => words::tables_too_old(theirs, VERSION),
            Self::NoRegister(name) => words::no_register(name),
            Self::ReadOnlyLogin(login) => words::read_only_login(login),
            Self::Standby => words::STANDBY.into(),
            Self::Busy => words::BUSY.into(),
            Self::AnotherName { login, named } => words::another_name(login, named),
            Self::Rewritten(first) => words::rewritten(first),
            Self::Damaged(row) => words::damaged(row),
            Self::NotEmpty(register) => words::not_empty(register),
            Self::BeginsLater => words::BEGINS_LATER.into(),
            Self::Occupied(path) => words::occupied(path),
            Self::Folder(why) => words::folder(why),
            Self::Refused(why) => words::refused(why),
        }
    }
}

impl fmt::Display for LedgerFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().english())
    }
}

impl std::error::Error for LedgerFault {}
