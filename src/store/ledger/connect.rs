//! Connecting to the database, and what it means when that fails.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use postgres::config::SslMode;
use postgres::error::{DbError, SqlState};
use postgres::{Client, NoTls, SimpleQueryMessage};
use tokio_rustls::rustls;

use crate::wording::Sentence;

use super::address::{Address, told, whole};
use super::fault::LedgerFault;
use super::tls::Tls;

/// Nobody waits longer for a host that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// A connection that is silent for so long in the middle of something is gone.
const SILENCE: Duration = Duration::from_secs(10);
/// The first version of the server that has what is needed.
pub(super) const OLDEST: i32 = 13;

/// What every connection is told: what was committed survives, each statement sees what others committed before it, and
/// nobody waits for a turn for ever.
const SETTINGS: &str = "SET default_transaction_isolation = 'read committed'; \
    SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'; \
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'; \
    SHOW server_version_num; SHOW server_version";

/// # Errors
/// Why there is no connection.
pub(super) fn connect(address: &Address) -> Result<Client, LedgerFault> {
    let mut config = address.config.clone();
    config
        .application_name("hepatrack")
        .connect_timeout(PATIENCE)
        .tcp_user_timeout(SILENCE)
        .keepalives_idle(SILENCE);
    let connected = if address.is_secured {
        let tls = Tls::new(address.authorities.as_deref())?;
        config.ssl_mode(SslMode::Require).connect(tls)
    } else {
        config.ssl_mode(SslMode::Disable).connect(NoTls)
    };
    let mut client = connected.map_err(|error| why_not(address, &error))?;
    let answers = client
        .simple_query(SETTINGS)
        .map_err(|error| fault_of(address, &error))?;
    let mut said = answers.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    let version = said.next_back().unwrap_or_default();
    let number = said.next_back().and_then(|number| number.parse().ok());
    if number.is_none_or(|number: i32| number < OLDEST * 10_000) {
        let host = address.hosts();
        return Err(LedgerFault::ServerTooOld { host, version });
    }
    Ok(client)
}

/// What an error of a connection that was made means: it is gone, or the database said no.
pub(super) fn fault_of(address: &Address, error: &postgres::Error) -> LedgerFault {
    match error.as_db_error() {
        Some(refusal) if !error.is_closed() && !is_going_down(refusal.code()) => {
            if *refusal.code() == SqlState::LOCK_NOT_AVAILABLE {
                LedgerFault::Busy
            } else if *refusal.code() == SqlState::DISK_FULL {
                let host = address.hosts();
                LedgerFault::DiskFull { host }
            } else {
                LedgerFault::Refused(Sentence::alike(&refusal.message()))
            }
        }
        Some(_) | None => LedgerFault::Unreachable {
            host: address.hosts(),
            why: told(error),
        },
    }
}

fn is_going_down(code: &SqlState) -> bool {
    [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::READ_ONLY_SQL_TRANSACTION,
    ]
    .contains(code)
}

fn why_not(address: &Address, error: &postgres::Error) -> LedgerFault {
    let (host, login) = (address.hosts(), address.login().to_owned());
    let why = whole(error);
    if let Some(refusal) = error.as_db_error() {
        return refused(refusal, host, login);
    }
    if let Some(certificate) = certificate_fault(error) {
        return LedgerFault::Certificate {
            host,
            why: certificate,
        };
    }
    if why.contains("password missing") {
        return LedgerFault::Password { host, login };
    }
    if why.contains("does not support TLS") {
        return LedgerFault::NoTls { host };
    }
    let why = told(error);
    LedgerFault::Unreachable { host, why }
}

fn refused(refusal: &DbError, host: String, login: String) -> LedgerFault {
    let why = refusal.message().to_owned();
    let code = refusal.code();
    if *code == SqlState::INVALID_PASSWORD {
        LedgerFault::Password { host, login }
    } else if *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION
        || *code == SqlState::INSUFFICIENT_PRIVILEGE
    {
        LedgerFault::NotAdmitted { host, login, why }
    } else if *code == SqlState::INVALID_CATALOG_NAME {
        LedgerFault::NoDatabase { host, why }
    } else if *code == SqlState::TOO_MANY_CONNECTIONS {
        LedgerFault::Full { host }
    } else {
        let why = Sentence::alike(&why);
        LedgerFault::Unreachable { host, why }
    }
}

/// What is wrong with the certificate, where that is it.
fn certificate_fault(error: &postgres::Error) -> Option<String> {
    let mut cause = error.source();
    while let Some(now) = cause {
        let inner = now.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let tls = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
        if let Some(tls) = tls.or_else(|| now.downcast_ref::<rustls::Error>()) {
            return Some(tls.to_string());
        }
        cause = now.source();
    }
    None
}
