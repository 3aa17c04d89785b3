//! `hepatrack manual`: what the README has no room for, a chapter at a time.

use std::io::Write;

use crate::keys::Keymap;
use crate::wording::{Language, commands as words};

use super::arguments::ManualOptions;
use super::failure::Failure;
use super::keys;

/// Each chapter's name and text; its title is the first line.
const CHAPTERS: [(&str, &str); 21] = [
    ("daily", include_str!("../../data/manual/daily.md")),
    ("typing", include_str!("../../data/manual/typing.md")),
    (KEYS, include_str!("../../data/manual/keys.md")),
    ("verdicts", include_str!("../../data/manual/verdicts.md")),
    ("import", include_str!("../../data/manual/import.md")),
    ("files", include_str!("../../data/manual/files.md")),
    ("ledger", include_str!("../../data/manual/ledger.md")),
    ("commands", include_str!("../../data/manual/commands.md")),
    ("tests", include_str!("../../data/manual/tests.md")),
    ("measured", include_str!("../../data/manual/measured.md")),
    (CHINESE, include_str!("../../data/manual/zh.md")),
    ("zh-daily", include_str!("../../data/manual/zh-daily.md")),
    ("zh-typing", include_str!("../../data/manual/zh-typing.md")),
    (
        KEYS_IN_CHINESE,
        include_str!("../../data/manual/zh-keys.md"),
    ),
    (
        "zh-verdicts",
        include_str!("../../data/manual/zh-verdicts.md"),
    ),
    ("zh-import", include_str!("../../data/manual/zh-import.md")),
    ("zh-files", include_str!("../../data/manual/zh-files.md")),
    ("zh-ledger", include_str!("../../data/manual/zh-ledger.md")),
    (
        "zh-commands",
        include_str!("../../data/manual/zh-commands.md"),
    ),
    ("zh-tests", include_str!("../../data/manual/zh-tests.md")),
    (
        "zh-measured",
        include_str!("../../data/manual/zh-measured.md"),
    ),
];

/// The first of the chapters for whoever reads Chinese; the names of all begin so.
const CHINESE: &str = "zh";

/// The chapters that end with the table of keys.
const KEYS: &str = "keys";
const KEYS_IN_CHINESE: &str = "zh-keys";

pub(super) fn run(
    options: &ManualOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let of_language = |name: &str| language == Language::English || name.starts_with(CHINESE);
    let Some(wanted) = &options.chapter else {
        let shown = || CHAPTERS.iter().filter(|(name, _)| of_language(name));
        let width = shown().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, text) in shown() {
            writeln!(out, "{name:width$} {}", title(text))?;
        }
        writeln!(out, "\n{}", words::ONE_CHAPTER.of(language))?;
        return Ok(());
    };
    let chapter = |wanted: &str| CHAPTERS.iter().find(|(name, _)| *name == wanted);
    let in_chinese = match language {
        Language::English => None,
        Language::Chinese => chapter(&format!("{CHINESE}-{wanted}")),
    };
    let Some((name, text)) = in_chinese.or_else(|| chapter(wanted)) else {
        let mut names = CHAPTERS.map(|(name, _)| name).to_vec();
        names.retain(|name| of_language(name));
        let names = names.join(language.says(", ", "、"));
        return Err(Failure::fault(words::no_such_chapter(wanted, names)));
    };
    write!(out, "{text}")?;
    let told_in = match *name {
        KEYS => Language::English,
        KEYS_IN_CHINESE => Language::Chinese,
        _ => return Ok(()),
    };
    keys::table(&Keymap::default().told_in(told_in), out)
}

fn title(text: &str) -> &str {
    text.lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("# ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::arguments::Arguments;
    use crate::view::cells::cells;

    const README: &str = include_str!("../../README.md");
    const IMPORT_HELP: &str = include_str!("import_help.txt");
    const IMPORT_HELP_IN_CHINESE: &str = include_str!("import_help.zh.txt");

    fn chapter(name: &str) -> &'static str {
        CHAPTERS.iter().find(|(own, _)| *own == name).unwrap().1
    }

    /// Whether a text holds a word that nothing longer contains: `--same` is not in `--same-day`.
    fn names(text: &str, word: &str) -> bool {
        text.match_indices(word).any(|(at, _)| {
            !text[at + word.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '-')
        })
    }

    fn commands() -> Vec<clap::Command> {
        let mut whole = Arguments::command();
        whole.build();
        whole.get_subcommands().cloned().collect()
    }

    fn options() -> BTreeSet<String> {
        let mut whole = Arguments::command();
        whole.build();
        let all = commands();
        all.iter()
            .chain([&whole])
            .flat_map(|command| command.get_arguments())
            .filter_map(|argument| argument.get_long().map(|long| format!("--{long}")))
            .collect()
    }

    #[test]
    fn every_command_and_option_stands_in_the_manual() {
        for text in ["commands", "zh-commands"].map(chapter) {
            for command in commands() {
                let line = format!("hepatrack {}", command.get_name());
                assert!(names(text, &line), "{line}");
            }
            for option in options() {
                assert!(names(text, &option), "{option}");
            }
        }
    }

    /// How many headings a text has, and how many rows its tables, without the lines in which a row goes on.
    fn layout(text: &str) -> [usize; 2] {
        let begins = |line: &&str| {
            let indent = line.len() - line.trim_start().len();
            (4..12).contains(&indent)
        };
        [
            text.lines().filter(|line| line.starts_with('#')).count(),
            text.lines().filter(begins).count(),
        ]
    }

    fn figures(text: &str) -> BTreeSet<&str> {
        let figures = text.split(|one: char| !one.is_ascii_digit() && !matches!(one, '.' | ','));
        let figures = figures.map(|figure| figure.trim_matches(['.', ',']));
        figures.filter(|figure| !figure.is_empty()).collect()
    }

    /// What is typed so in every language: commands, options, paths, variables; not words of the screens.
    fn typed(text: &str) -> BTreeSet<String> {
        let is_typed = |text: &String| {
            let is_word = text.chars().all(char::is_alphabetic);
            let is_line = text.starts_with("hepatrack ") || text.starts_with("cargo ");
            // The Chinese chapters point to each other.
            !text.starts_with("hepatrack manual") && !is_word && (is_line || !text.contains(' '))
        };
        let quoted = text.split('`').skip(1).step_by(2);
        let quoted = quoted.map(|typed| typed.replace('\n', " "));
        quoted.filter(is_typed).collect()
    }

    #[test]
    fn every_chapter_stands_in_both_languages() {
        let is_english = |(name, _): &&(&str, &str)| !name.starts_with(CHINESE);
        let mut both = 0;
        for (name, text) in CHAPTERS.iter().filter(is_english) {
            let chinese = chapter(&format!("{CHINESE}-{name}"));
            assert_eq!(layout(text), layout(chinese), "{name}");
            assert_eq!(figures(text), figures(chinese), "{name}");
            let (english, chinese) = (typed(text), typed(chinese));
            let missing: Vec<_> = english.difference(&chinese).collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
            both += 1;
        }
        // The first of the Chinese ones stands for the README.
        assert_eq!(2 * both + 1, CHAPTERS.len());
    }

    #[test]
    fn every_command_and_option_that_is_named_exists() {
        let commands: BTreeSet<String> = commands()
            .iter()
            .map(|command| command.get_name().to_owned())
            .collect();
        let options = options();
        let mut found = 0;
        for text in CHAPTERS.map(|(_, text)| text).iter().chain([
            &README,
            &IMPORT_HELP,
            &IMPORT_HELP_IN_CHINESE,
        ]) {
            // What is cargo's own is not ours.
            for line in text.lines().filter(|line| !line.contains("cargo ")) {
                for (at, _) in line.match_indices("--") {
                    let name: String = line[at..]
                        .chars()
                        .take_while(|letter| letter.is_ascii_lowercase() || *letter == '-')
                        .collect();
                    let begins = !line[..at].ends_with('-');
                    if begins && name.len() > 2 && !name.starts_with("---") {
                        assert!(
                            options.contains(name.trim_end_matches('-')),
                            "{name}: {line}"
                        );
                        found += 1;
                    }
                }
                for (at, whole) in line.match_indices("hepatrack ") {
                    let before = line[..at].chars().next_back();
                    let next = line[at + whole.len()..].split([' ', '`', ',']).next();
                    let next = next.unwrap_or_default().trim_end_matches(['.', ':', ')']);
                    let is_typed = matches!(before, Some('`' | ' ') | None)
                        && (line.contains(&format!("`hepatrack {next}"))
                            || line.starts_with("    "));
                    if is_typed && next.starts_with(|first: char| first.is_ascii_lowercase()) {
                        assert!(commands.contains(next), "{next}: {line}");
                        found += 1;
                    }
                }
            }
        }
        assert!(found > 60, "{found}");
    }

    #[test]
    fn chapters_are_plain_text_that_fits_a_terminal() {
        for (name, text) in CHAPTERS {
            assert!(text.starts_with("# ") && text.ends_with('\n'), "{name}");
            for line in text.lines() {
                // Han characters are as wide in every terminal; other signs are not.
                let is_plain =
                    |one: char| one.is_ascii() || cells(one.encode_utf8(&mut [0; 4])) == 2;
                let fits = cells(line) <= 104;
                assert!(
                    fits && (name.starts_with(CHINESE) || line.chars().all(is_plain)),
                    "{name}: {line}"
                );
            }
        }
    }

    #[test]
    fn every_test_that_is_not_run_by_default_is_named() {
        for run in ["crash", "terminal", "guidelines", "import_laws"] {
            let line = format!("cargo test --release --test {run} -- --ignored");
            for tests in ["tests", "zh-tests"].map(chapter) {
                assert!(tests.contains(&line), "{run}");
            }
        }
    }
}
