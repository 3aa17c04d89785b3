//! `hepatrack manual`: what the README has no room for, a chapter at a time.

use std::io::Write;

use crate::keys::Keymap;
use crate::wording::{Language, commands as words};

use super::arguments::ManualOptions;
use super::failure::Failure;
use super::keys;

/// Each chapter's name and text; its title is the first line.
const CHAPTERS: [(&str, &str); 16] = [
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
    ("zh-keys", include_str!("../../data/manual/zh-keys.md")),
    ("zh-import", include_str!("../../data/manual/zh-import.md")),
    ("zh-files", include_str!("../../data/manual/zh-files.md")),
];

/// The first of the chapters for whoever reads Chinese; the names of all begin so.
const CHINESE: &str = "zh";

/// The chapter that ends with the table of keys.
const KEYS: &str = "keys";

pub(super) fn run(
    options: &ManualOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let Some(wanted) = &options.chapter else {
        for (name, text) in CHAPTERS {
            writeln!(out, "{name:9} {}", title(text))?;
        }
        writeln!(out, "\n{}", words::ONE_CHAPTER.of(language))?;
        return Ok(());
    };
    let Some((name, text)) = CHAPTERS.iter().find(|(name, _)| name == wanted) else {
        let names = CHAPTERS.map(|(name, _)| name).join(", ");
        return Err(Failure::fault(words::no_such_chapter(wanted, names)));
    };
    write!(out, "{text}")?;
    if *name == KEYS {
        keys::table(&Keymap::default(), out)?;
    }
    Ok(())
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
        let text = chapter("commands");
        for command in commands() {
            let line = format!("hepatrack {}", command.get_name());
            assert!(names(text, &line), "{line}");
        }
        for option in options() {
            assert!(names(text, &option), "{option}");
        }
    }

    #[test]
    fn every_command_and_option_that_is_named_exists() {
        let commands: BTreeSet<String> = commands()
            .iter()
            .map(|command| command.get_name().to_owned())
            .collect();
        let options = options();
        let mut found = 0;
        for text in CHAPTERS
            .map(|(_, text)| text)
            .iter()
            .chain([&README, &IMPORT_HELP])
        {
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
            assert!(chapter("tests").contains(&line), "{run}");
        }
    }
}
