//! What the process knows of the world: the time, the user, the terminal, where files are.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDate};

use crate::clinical::record::Via;
use crate::register::{Stamp, Timestamp};
use crate::store::system::system_words;
use crate::store::{self, ledger, ledger::LedgerFault};
use crate::terminal::Charset;
use crate::wording::{Language, Sentence, commands as words};

use super::arguments::Arguments;
use super::failure::Failure;
use super::time_zone;

/// What the process knows of the world: read once, at the start.
pub(super) struct Environment {
    pub(super) now: DateTime<Local>,
    pub(super) user: String,
    /// Without colours: `NO_COLOR` is set to something.
    pub(super) plain: bool,
    /// Without characters beyond ASCII: the locale names no UTF-8.
    pub(super) ascii: bool,
    /// The kind of terminal, as `TERM` names it.
    pub(super) terminal: Option<OsString>,
    /// What bytes from the terminal mean that are not UTF-8.
    pub(super) charset: Charset,
    /// The language that the environment asks for, before the own choice.
    pub(super) language: Option<OsString>,
    /// The language of the locale.
    pub(super) locale_language: Option<Language>,
    /// The language in which commands speak, as far as it is known before a register is read.
    pub(super) spoken: Language,
    /// The theme that the environment asks for.
    pub(super) theme: Option<OsString>,
    /// What is to be said of the time zone.
    pub(super) time_zone: Option<Sentence>,
    home: Option<PathBuf>,
    /// The register that the environment names.
    named_file: Option<PathBuf>,
    /// The register of this user, where none is named.
    own_file: Option<OwnFile>,
    pub(super) named_keys: Option<PathBuf>,
    /// The file of keys that may be there.
    pub(super) usual_keys: Option<PathBuf>,
    /// The file of what is kept for this user.
    pub(super) preferences: Option<PathBuf>,
    /// Whether the environment names who types.
    pub(super) is_named: bool,
}

/// A register in the user's data directory.
struct OwnFile {
    file: PathBuf,
    /// The folders that are made where they are missing, each in the one before; the first stands in one that is there.
    folders: Vec<PathBuf>,
}

impl OwnFile {
    /// The register below a folder that is there, by the names of the folders that lead to it.
    fn below(base: PathBuf, names: &[&str]) -> Self {
        let mut folders = Vec::new();
        let mut folder = base;
        for name in names {
            folder = folder.join(name);
            folders.push(folder.clone());
        }
        Self {
            file: folder.join("patients.ron"),
            folders,
        }
    }
}

impl Environment {
    /// Reads the environment variables that are asked for.
    pub(super) fn of_process(now: DateTime<Local>) -> Self {
        let path = |name: &str| {
            std::env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let own_file = path("XDG_DATA_HOME")
            .filter(|folder| folder.is_absolute())
            .map(|data| {
                let mut own = OwnFile::below(data.clone(), &["hepatrack"]);
                own.folders.insert(0, data);
                own
            })
            .or_else(|| {
                let names = [".local", "share", "hepatrack"];
                path("HOME").map(|home| OwnFile::below(home, &names))
            });
        let configuration = || {
            path("XDG_CONFIG_HOME")
                .filter(|folder| folder.is_absolute())
                .or_else(|| path("HOME").map(|home| home.join(".config")))
        };
        Self {
            now,
            user: String::new(),
            language: path("HEPATRACK_LANG").map(PathBuf::into_os_string),
            locale_language: named(locale())
                .and_then(|name| Language::of_locale(&name.to_string_lossy())),
            spoken: Language::default(),
            theme: path("HEPATRACK_THEME").map(PathBuf::into_os_string),
            named_keys: path("HEPATRACK_KEYS"),
            preferences: configuration().map(|folder| folder.join("hepatrack/own.ron")),
            is_named: path("HEPATRACK_USER").is_some(),
            usual_keys: configuration().map(|folder| folder.join("hepatrack/keys.ron")),
            plain: path("NO_COLOR").is_some(),
            ascii: is_ascii(locale()),
            terminal: std::env::var_os("TERM"),
            charset: named(locale()).map_or(Charset::Utf8, |name| {
                Charset::of_locale(&name.to_string_lossy())
            }),
            time_zone: time_zone::fault(std::env::var_os("TZ").as_deref()),
            home: path("HOME"),
            named_file: path("HEPATRACK_FILE"),
            own_file,
        }
    }

    /// The same where this user makes the entries.
    pub(super) fn of_user(self, user: String) -> Self {
        Self { user, ..self }
    }

    /// In a database an entry bears the name of its login.
    ///
    /// # Errors
    /// Another name is asked for.
    pub(super) fn of_login(mut self, arguments: &Arguments) -> Result<Self, Failure> {
        let named = arguments.file.as_ref().or(self.named_file.as_ref());
        let named = named.filter(|file| !arguments.demo && ledger::is_address(file));
        let login = named.map(|address| ledger::login(&address.to_string_lossy()));
        // An address that is none is told by whoever opens it.
        if let Some(Ok(login)) = login {
            if let Some(named) = arguments.user.clone().filter(|named| *named != login) {
                return Err(Failure::fault(LedgerFault::AnotherName { login, named }));
            }
            self.user = login;
            self.is_named = true;
        }
        Ok(self)
    }

    /// Today, by the clock of this machine.
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Who and when, for an entry.
    pub(super) fn stamp(&self, via: Via) -> Stamp {
        let offset = self.now.offset().local_minus_utc() / 60;
        Stamp {
            at: Timestamp {
                utc_millis: self.now.timestamp_millis(),
                offset_minutes: i16::try_from(offset).unwrap_or(0),
            },
            by: self.user.clone(),
            via,
        }
    }

    pub(super) fn file(&self, arguments: &Arguments) -> Result<PathBuf, Failure> {
        if let Some(named) = arguments.file.as_ref().or(self.named_file.as_ref()) {
            return self.at_home(named);
        }
        let own = self.own_file.as_ref().map(|own| own.file.clone());
        own.ok_or_else(|| Failure::usage(words::NO_REGISTER))
    }

    /// A path with `~` at its beginning, which a shell leaves as it is behind `--file=`.
    fn at_home(&self, path: &Path) -> Result<PathBuf, Failure> {
        let Ok(below) = path.strip_prefix("~") else {
            return Ok(path.to_owned());
        };
        let home = self.home.as_ref().ok_or_else(|| {
            let path = path.display();
            Failure::usage(words::no_home(path))
        })?;
        Ok(home.join(below))
    }

    /// The register's file, to be written: where none is named, the folders of the user's data directory are made. No
    /// other folder ever is: where it is missing, the disk that holds it may be.
    pub(super) fn file_to_write(&self, arguments: &Arguments) -> Result<PathBuf, Failure> {
        let file = self.file(arguments)?;
        let own = self.own_file.as_ref().filter(|own| own.file == file);
        for folder in own.map_or(&[][..], |own| own.folders.as_slice()) {
            store::make_folder(folder).map_err(|error| {
                Failure::fault(words::making_folder(folder.display(), system_words(&error)))
            })?;
        }
        Ok(file)
    }
}

fn locale() -> [Option<OsString>; 3] {
    ["LC_ALL", "LC_CTYPE", "LANG"].map(std::env::var_os)
}

/// The first of the locale's variables that says something.
fn named(locale: [Option<OsString>; 3]) -> Option<OsString> {
    locale.into_iter().flatten().find(|name| !name.is_empty())
}

/// Whether a locale names no UTF-8. On Windows there is none.
fn is_ascii(locale: [Option<OsString>; 3]) -> bool {
    named(locale).map_or(cfg!(not(windows)), |name| {
        let name = name.to_string_lossy().to_lowercase();
        !(name.contains("utf-8") || name.contains("utf8"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_of_the_locale_that_says_something_counts() {
        for (all, ctype, lang, ascii) in [
            ("", "", "en_GB.UTF-8", false),
            ("", "", "zh_CN.utf8", false),
            ("", "", "zh_CN.GB18030", true),
            ("C", "", "en_GB.UTF-8", true),
            ("", "C.UTF-8", "C", false),
            ("", "POSIX", "en_GB.UTF-8", true),
        ] {
            let locale = [all, ctype, lang].map(|name| Some(OsString::from(name)));
            assert_eq!(is_ascii(locale), ascii, "{all} {ctype} {lang}");
        }
        assert_eq!(is_ascii([None, None, None]), cfg!(not(windows)));
    }
}
