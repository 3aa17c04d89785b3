//! What can go wrong between this program and the database, in one sentence each.

use super::tables::VERSION;

/// Nothing was written where one of these is told, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    #[error(
        "{0}: write the address as postgres://NAME@HOST/DATABASE?register=ward&sslrootcert=ca.pem"
    )]
    Address(String),
    #[error(
        "sslmode={0} is not accepted: leave it out, and the certificate of the server is checked; sslmode=disable sends everything unprotected"
    )]
    SslMode(String),
    #[error("{path}: the certificates cannot be read: {why}")]
    Certificates { path: String, why: String },
    #[error(
        "the processor of this machine lacks what TLS needs here (AES, AVX2, BMI2, ADX): connect through a local socket or a tunnel with sslmode=disable"
    )]
    Processor,
    #[error(
        "{host} does not show a certificate that proves who it is: {why}; name the hospital's own authority with sslrootcert=FILE, and the server as its certificate does"
    )]
    Certificate { host: String, why: String },
    #[error("{host} does not answer: {why}")]
    Unreachable { host: String, why: String },
    #[error("{host} offers no TLS: have it switched on there")]
    NoTls { host: String },
    #[error(
        "{host} does not let {login} in: the name or the password is wrong; put it into $PGPASSWORD or ~/.pgpass"
    )]
    Password { host: String, login: String },
    #[error("{host} does not let {login} in: {why}")]
    NotAdmitted {
        host: String,
        login: String,
        why: String,
    },
    #[error("{host} has no database of that name: {why}")]
    NoDatabase { host: String, why: String },
    #[error(
        "{host} takes no more connections: try again in a moment, or have max_connections raised"
    )]
    Full { host: String },
    #[error("the disk of {host} is full: have room made there, then save again")]
    DiskFull { host: String },
    #[error("{host} runs PostgreSQL {version}: 13 or later is needed")]
    ServerTooOld { host: String, version: String },
    #[error(
        "this database has no tables of hepatrack yet: its owner makes them with 'hepatrack ledger init URL'"
    )]
    NoTables,
    #[error(
        "{0} may not use the tables of hepatrack: its owner grants that, as 'hepatrack ledger init URL' printed"
    )]
    NoGrant(String),
    #[error(
        "the tables are of version {0}, this program knows {VERSION}: update the program on this machine"
    )]
    TablesTooNew(i32),
    #[error(
        "the tables are of version {0}, this program needs {VERSION}: their owner runs 'hepatrack ledger init URL' with this program"
    )]
    TablesTooOld(i32),
    #[error(
        "this database holds no register '{0}': name another with register=NAME; its owner begins one with 'hepatrack ledger init' or 'push'"
    )]
    NoRegister(String),
    #[error("the login {0} may only read this register")]
    ReadOnlyLogin(String),
    #[error(
        "the server is a standby that is only read from: name all servers in the address, and target_session_attrs=read-write"
    )]
    Standby,
    #[error("somebody else is writing something long, such as an import: try again in a moment")]
    Busy,
    #[error(
        "on this register an entry bears the name of its login, {login}: leave out --user, or log in as {named}"
    )]
    AnotherName { login: String, named: String },
    #[error(
        "the history in the database is not the one that was read before: {0}; nothing is taken over from it: ask who administers it; the copy of this machine holds what was there"
    )]
    Rewritten(String),
    #[error("a row of the database is not what was written: {0}")]
    Damaged(String),
    #[error(
        "the register {0} holds something already: nothing was pushed; name a new one with register=NAME"
    )]
    NotEmpty(String),
    #[error(
        "the journal of this file begins with what was on file before it was kept: the history cannot be pushed whole; use 'hepatrack export' and, on the database, 'hepatrack import'"
    )]
    BeginsLater,
    #[error("{0}: something is there already: name a new file")]
    Occupied(String),
    #[error("the folder for the copy of the register cannot be used: {0}")]
    Folder(String),
    #[error("the database refused: {0}")]
    Refused(String),
}
