//! The user's own keys and settings: which file they stand in, and which of several wishes counts.

use std::io;
use std::path::Path;

use crate::app::preferences::Preferences;
use crate::clinical::knowledge::Knowledge;
use crate::keys::file::{self, UserConfig};
use crate::store::system::system_words;
use crate::ui::Palette;
use crate::wording::commands as words;
use crate::wording::files;
use crate::wording::{Language, Sentence};

use super::arguments::Arguments;
use super::environment::Environment;

/// Reads the file of keys: that of `--keys`, else that of `$HEPATRACK_KEYS`, else `hepatrack/keys.ron` in the user's
/// configuration directory if it is there.
///
/// # Errors
/// In one line, what is wrong in the file and where, or why it cannot be read.
pub(super) fn read(
    arguments: &Arguments,
    environment: &Environment,
) -> Result<UserConfig, Sentence> {
    let named = arguments.keys.as_ref().or(environment.named_keys.as_ref());
    let Some(path) = named.or(environment.usual_keys.as_ref()) else {
        return Ok(UserConfig::default());
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => {
            return Ok(UserConfig::default());
        }
        Err(error) => return Err(files::path_first(path.display(), system_words(&error))),
    };
    let name = path.file_name().map(Path::new).unwrap_or(path);
    let themes = Palette::ALL.map(Palette::name);
    file::read(&name.display().to_string(), &text, &themes).map_err(|fault| fault.sentence())
}

/// What the program keeps for this user beside the keys: in `hepatrack/own.ron` of the configuration directory. With it
/// what is to be said where the file cannot be read: then nothing is kept, so that it stays as it is.
pub(super) fn preferences(
    environment: &Environment,
    knowledge: &Knowledge,
) -> (Preferences, Option<Sentence>) {
    let kept = Preferences {
        are_kept: true,
        ..Preferences::default()
    };
    let Some(path) = &environment.preferences else {
        return (Preferences::default(), None);
    };
    let read = match std::fs::read_to_string(path) {
        Ok(text) => Preferences::read(&path.display().to_string(), &text, knowledge)
            .map_err(|fault| fault.sentence()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(kept),
        Err(error) => Err(files::path_first(path.display(), system_words(&error))),
    };
    match read {
        Ok(preferences) => (preferences, None),
        Err(fault) => {
            let words = words::filters_left_out(fault);
            (Preferences::default(), Some(words))
        }
    }
}

/// The language: `--lang`, else `$HEPATRACK_LANG`, else the own choice, else the locale's, else English. With it what is to
/// be said about a variable that names none.
pub(super) fn language(
    by_option: Option<Language>,
    environment: &Environment,
    own: Option<Language>,
) -> (Language, Option<Sentence>) {
    let variable = environment.language.as_ref();
    let variable = variable.map(|code| code.to_string_lossy());
    let asked = variable.as_deref().map(|code| (code, code.parse().ok()));
    let wrong = asked.filter(|(_, found)| found.is_none());
    let language = by_option
        .or(asked.and_then(|(_, found)| found))
        .or(own)
        .or(environment.locale_language)
        .unwrap_or_default();
    let wrong = wrong.map(|(code, _)| words::no_such_language(format!("{code:?}")));
    (language, wrong)
}

/// The language in which commands speak, before anything else is read.
pub(super) fn spoken(by_option: Option<Language>, environment: &Environment) -> Language {
    let own = || {
        let path = environment.preferences.as_ref()?;
        Preferences::language_of(&std::fs::read_to_string(path).ok()?)
    };
    language(by_option, environment, own()).0
}

/// The theme: `--theme`, else `$HEPATRACK_THEME`, else the file's, else mono where `NO_COLOR` is set; nothing where nobody
/// has chosen. With it what is to be said about a variable that names none.
pub(super) fn palette(
    arguments: &Arguments,
    environment: &Environment,
    settings: &UserConfig,
) -> (Option<Palette>, Option<Sentence>) {
    let usual = environment.plain.then_some(Palette::Mono);
    let variable = environment
        .theme
        .as_ref()
        .map(|name| name.to_string_lossy());
    let asked = arguments.theme.as_deref().or(variable.as_deref());
    let found = asked.and_then(Palette::named);
    let wrong = asked.filter(|_| found.is_none()).map(|name| {
        let themes = Palette::ALL.map(Palette::name).join(", ");
        words::no_such_theme(format!("{name:?}"), themes)
    });
    let of_file = settings.theme.as_deref().and_then(Palette::named);
    (found.or(of_file).or(usual), wrong)
}
