//! Where a register is in a database: `postgres://li@db/clinic?register=ward&sslrootcert=ca.pem`.

use std::path::PathBuf;

use postgres::Config;
use postgres::config::Host;

use crate::store::system::system_words;
use crate::wording::refusals::data_files::typed;
use crate::wording::refusals::ledger as words;
use crate::wording::{Language, Sentence};

use super::fault::LedgerFault;
use super::passfile;

/// The register where the address names none.
const USUAL: &str = "main";

#[derive(Clone, Debug)]
pub(in crate::store) struct Address {
    pub(super) config: Config,
    pub(super) register: String,
    /// Whether the certificate of the server is asked for and checked.
    pub(super) is_secured: bool,
    /// Who vouches for the server, where it is not those whom the system trusts.
    pub(super) authorities: Option<PathBuf>,
}

impl Address {
    pub(super) fn is_one(text: &str) -> bool {
        text.starts_with("postgres://") || text.starts_with("postgresql://")
    }

    /// # Errors
    /// It is none, or asks for what is not offered here.
    pub(in crate::store) fn parse(text: &str) -> Result<Self, LedgerFault> {
        let (place, query) = text.split_once('?').unwrap_or((text, ""));
        let mut register = USUAL.to_owned();
        let mut authorities = None;
        let mut mode = None;
        let mut others = Vec::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some(("register", name)) => name.clone_into(&mut register),
                Some(("sslrootcert", path)) => authorities = Some(PathBuf::from(decoded(path))),
                Some(("sslmode", asked)) => mode = Some(asked.to_owned()),
                Some(_) | None => others.push(part),
            }
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if register.is_empty() || register.len() > 40 || !register.chars().all(is_name) {
            return Err(LedgerFault::Address(words::REGISTER_NAME.into()));
        }
        let rest = match others.is_empty() {
            true => place.to_owned(),
            false => format!("{place}?{}", others.join("&")),
        };
        let mut config: Config = rest
            .parse()
            .map_err(|error: postgres::Error| LedgerFault::Address(told(&error)))?;
        if config.get_hosts().is_empty() {
            return Err(LedgerFault::Address(words::NO_HOST.into()));
        }
        let is_local = config.get_hosts().iter().all(is_socket);
        let is_secured = match mode.as_deref() {
            None | Some("verify-full") => !is_local,
            Some("disable") => false,
            Some(other) => return Err(LedgerFault::SslMode(other.to_owned())),
        };
        if config.get_user().is_none() {
            config.user(&passfile::system_user());
        }
        if config.get_password().is_none()
            && let Some(password) = passfile::password(&config)
        {
            config.password(password);
        }
        Ok(Self {
            config,
            register,
            is_secured,
            authorities,
        })
    }

    pub(super) fn login(&self) -> &str {
        self.config.get_user().unwrap_or_default()
    }

    pub(super) fn database(&self) -> &str {
        self.config.get_dbname().unwrap_or_else(|| self.login())
    }

    /// The hosts, as they are told.
    pub(super) fn hosts(&self) -> String {
        let ports = self.config.get_ports();
        let named = self.config.get_hosts().iter().enumerate();
        let named = named.map(|(index, host)| {
            let name = match host {
                Host::Tcp(name) => name.clone(),
                #[cfg(unix)]
                Host::Unix(path) => path.display().to_string(),
            };
            match ports.get(index).or(ports.first()) {
                Some(5432) | None => name,
                Some(port) => format!("{name}:{port}"),
            }
        });
        named.collect::<Vec<_>>().join(",")
    }

    /// As it is shown: without the password.
    pub(in crate::store) fn shown(&self) -> String {
        format!(
            "postgres://{}@{}/{}?register={}",
            self.login(),
            self.hosts(),
            self.database(),
            self.register
        )
    }
}

fn is_socket(host: &Host) -> bool {
    match host {
        Host::Tcp(_) => false,
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// An error with its causes, which say what it is about.
pub(super) fn whole(error: &(dyn std::error::Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        let more = next.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = next.source();
    }
    words
}

/// The same: in Chinese what the system answered, where that is it.
pub(super) fn told(error: &(dyn std::error::Error + 'static)) -> Sentence {
    let english = whole(error);
    let causes = std::iter::successors(Some(error), |cause| cause.source());
    let mut answers = causes.filter_map(|cause| cause.downcast_ref().map(system_words));
    let answer = answers.next().unwrap_or_else(|| typed(&english));
    Sentence::made(|language| match language {
        Language::English => english.clone(),
        Language::Chinese => answer.of(language).to_owned(),
    })
}

/// Text in which `%2F` stands for `/`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart_and_shown_without_its_password() {
        let text = "postgres://li:secret@db.clinic,db2.clinic:5433/clinic?register=ward&sslrootcert=%2Fetc%2Fca.pem&target_session_attrs=read-write";
        let address = Address::parse(text).unwrap();
        assert_eq!(address.register, "ward");
        assert!(address.is_secured);
        assert_eq!(address.authorities, Some(PathBuf::from("/etc/ca.pem")));
        let shown = address.shown();
        assert!(
            !shown.contains("secret") && shown.contains("db.clinic"),
            "{shown}"
        );
        let local = Address::parse("postgresql://li@%2Frun%2Fpostgresql/clinic").unwrap();
        assert!(!local.is_secured && local.register == "main");
        assert!(
            !Address::parse("postgres://li@db/c?sslmode=disable")
                .unwrap()
                .is_secured
        );
    }

    #[test]
    fn what_is_not_checked_is_not_accepted() {
        for (address, part) in [
            ("postgres://li@db/c?sslmode=require", "sslmode=require"),
            ("postgres://li@db/c?sslmode=prefer", "sslmode=prefer"),
            ("postgres://li@db/c?register=a%20b", "letters, digits"),
            ("postgres:///c", "no host"),
            ("postgres://li@db/c?nonsense=1", "nonsense"),
        ] {
            let fault = Address::parse(address).unwrap_err().to_string();
            assert!(fault.contains(part), "{address}: {fault}");
        }
    }
}
