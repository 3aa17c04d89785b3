//! Why the parser of arguments does not take what was typed, in a language.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::notation::Fault;
use crate::store::system::Cause;
use crate::wording::{Language, Sentence, UnknownLanguage, parser as words};

/// What is told on stderr.
pub(super) fn told(error: &clap::Error, language: Language) -> String {
    let none = || Sentence::alike(&"");
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            let usage = usage.to_string();
            let line = usage.strip_prefix("Usage: ").unwrap_or(&usage).trim_end();
            words::usage(line)
        }
        _ => none(),
    };
    let tips = tips(error);
    let before = if tips.is_empty() { "" } else { "\n" };
    let tips = Sentence::made(|language| {
        let tips = tips.iter().map(|tip| tip.of(language));
        before.to_owned() + &tips.collect::<String>()
    });
    let told = words::refused(what(error), tips, usage);
    told.of(language).to_owned()
}

fn what(error: &clap::Error) -> Sentence {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg);
            match others {
                [other] if other == argument => words::twice(argument),
                [other] => words::not_with(argument, other),
                others => words::not_with_these(argument, below(others)),
            }
        }
        ErrorKind::InvalidValue => {
            let possible = match texts(error, ContextKind::ValidValue) {
                [] => Sentence::alike(&""),
                values => words::possible(values.join(", ")),
            };
            if value.is_empty() {
                words::no_value(argument, possible)
            } else {
                words::wrong_value(value, argument, possible)
            }
        }
        ErrorKind::ValueValidation => words::wrong_because(value, argument, why(error)),
        ErrorKind::TooManyValues => words::no_more(value, argument),
        ErrorKind::MissingRequiredArgument => {
            words::missing(below(texts(error, ContextKind::InvalidArg)))
        }
        ErrorKind::InvalidSubcommand => {
            words::unknown_command(text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => words::unknown_argument(argument),
        ErrorKind::InvalidUtf8 => words::NOT_UTF8.into(),
        // No argument of ours is refused in another way.
        _ => words::NOT_TAKEN.into(),
    }
}

/// Why a value is none of its option.
fn why(error: &clap::Error) -> Sentence {
    let Some(source) = error.source() else {
        return Sentence::alike(&"");
    };
    if let Some(fault) = source.downcast_ref::<Fault>() {
        return Sentence::made(|language| fault.told(language));
    }
    if let Some(Cause(sentence)) = source.downcast_ref() {
        return sentence.clone();
    }
    if source.is::<UnknownLanguage>() {
        return words::LANGUAGES.into();
    }
    Sentence::alike(&source)
}

/// What may have been meant.
fn tips(error: &clap::Error) -> Vec<Sentence> {
    let mut tips = Vec::new();
    match texts(error, ContextKind::SuggestedSubcommand) {
        [] => {}
        [name] => tips.push(words::similar_command(format!("'{name}'"))),
        names => {
            let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
            tips.push(words::similar_commands(names.join(", ")));
        }
    }
    let arguments = texts(error, ContextKind::SuggestedArg).iter();
    tips.extend(arguments.map(words::similar_argument));
    let values = texts(error, ContextKind::SuggestedValue).iter();
    tips.extend(values.map(words::similar_value));
    if let Some(ContextValue::StyledStrs(others)) = error.get(ContextKind::Suggested) {
        tips.extend(others.iter().map(|tip| words::other_tip(&tip.to_string())));
    }
    tips.iter().map(words::tip).collect()
}

fn texts(error: &clap::Error, kind: ContextKind) -> &[String] {
    match error.get(kind) {
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        Some(ContextValue::Strings(texts)) => texts,
        _ => &[],
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> &str {
    texts(error, kind).first().map_or("", String::as_str)
}

/// A line each.
fn below(texts: &[String]) -> String {
    texts.iter().map(|text| format!("\n  {text}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;

    /// What is typed wrongly, of each kind that there is.
    const WRONG: [&str; 43] = [
        "review --forma x",
        "--lang xx",
        "review --due 99999",
        "review --due -1",
        "review --due=-1",
        "review --due x",
        "review --due=",
        "review --due 99999999999999999999",
        "review --due=-99999999999999999999",
        "show",
        "show 1 2",
        "show --x",
        "show --review",
        "letters 1 --due 3",
        "letters --text x --out y --due 3",
        "letters --text x 1 2",
        "letters --pdf",
        "rev",
        "re",
        "nonsense",
        "review --as-of 1",
        "review --as-of 2024-02-30",
        "import",
        "import x --same 3",
        "import x --take-file --keep-register",
        "help nonsense",
        "help ledger nonsense",
        "ledger nonsense",
        "ledger nit",
        "ledger push x",
        "--mouse --mouse",
        "mend --merge --take-over",
        "mend --write-again --take-over --merge",
        "mend --take ours",
        "--theme=",
        "--theme colou",
        "--demo=3",
        "--help=3",
        "--mend",
        "review --format",
        "completions tcsh",
        "--user=",
        "--known-on 2024-01-01 --demo",
    ];

    fn refused(typed: &str) -> clap::Error {
        let typed = std::iter::once("hepatrack").chain(typed.split(' '));
        let command = help::command(Language::English);
        command.try_get_matches_from(typed).unwrap_err()
    }

    #[test]
    fn the_english_words_are_those_of_the_parser() {
        for typed in WRONG {
            let error = refused(typed);
            assert!(error.use_stderr(), "{typed}");
            let own = told(&error, Language::English) + "\n";
            assert_eq!(own, error.render().to_string(), "{typed}");
        }
    }

    /// What is typed so in every language: commands, options, values that can be listed.
    fn names(command: &clap::Command, found: &mut Vec<String>) {
        found.push(command.get_name().to_owned());
        for argument in command.get_arguments() {
            found.extend(argument.get_long().map(str::to_owned));
            let values = argument.get_possible_values();
            found.extend(values.iter().map(|value| value.get_name().to_owned()));
        }
        for sub in command.get_subcommands() {
            names(sub, found);
        }
    }

    #[test]
    fn no_english_word_is_left_in_the_chinese_ones() {
        let mut command = help::command(Language::Chinese);
        command.build();
        let mut names = ["register", "en", "zh"].map(str::to_owned).to_vec();
        self::names(&command, &mut names);
        for typed in WRONG {
            let told = told(&refused(typed), Language::Chinese);
            assert!(told.starts_with("错误："), "{told}");
            assert!(!told.contains(words::NOT_TAKEN.chinese), "{typed}: {told}");
            let is_name = |one: char| one.is_ascii_alphabetic() || one == '-';
            for word in told.split(|one| !is_name(one)) {
                let word = word.trim_matches('-');
                // Placeholders are in capitals.
                let is_placeholder = word.chars().all(|one| one.is_ascii_uppercase());
                let is_name = is_placeholder || names.iter().any(|name| name == word);
                assert!(is_name || typed.contains(word), "{word}: {told}");
            }
        }
    }
}
