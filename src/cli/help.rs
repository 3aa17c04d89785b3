//! The one table of arguments as help by groups, as completions of a shell, and as a page for `man`.

use std::io::{self, Write};

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use crate::wording::{Language, arguments as words};

/// The layout of the files, with an example.
const IMPORT: &str = include_str!("import_help.txt");
const IMPORT_IN_CHINESE: &str = include_str!("import_help.zh.txt");

/// Where what an example does begins.
const BESIDE: usize = 38;

/// The arguments with their words, and help by groups.
pub(super) fn command(language: Language) -> Command {
    let command = worded(language);
    let mut listed = String::new();
    for (title, names) in words::GROUPS {
        listed.push_str(&format!("{}{}\n", title.of(language), colon(language)));
        for name in names {
            let about = command
                .find_subcommand(name)
                .and_then(Command::get_about)
                .map(ToString::to_string);
            listed.push_str(&format!("  {name:12} {}\n", about.unwrap_or_default()));
        }
        listed.push('\n');
    }
    let mut examples = format!(
        "{}{}\n",
        words::EXAMPLES_BELOW.of(language),
        colon(language)
    );
    for (typed, does) in words::EXAMPLES {
        examples.push_str(&format!("  {typed:BESIDE$}  {}\n", does.of(language)));
    }
    let each = words::EACH.of(language);
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{listed}Options:\n{{options}}\n\n{examples}\n{each}\n"
    ))
}

const fn colon(language: Language) -> &'static str {
    language.says(":", "：")
}

/// The arguments with their words in a language.
fn worded(language: Language) -> Command {
    with_words(Arguments::command(), "", language)
}

/// A command, by how it is typed behind the program's name, with its words and those of what it takes.
fn with_words(command: Command, typed: &str, language: Language) -> Command {
    let said = |argument: &str| words::words(typed, argument).map(|words| words.of(language));
    let command = match said("") {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match typed {
        "import" => command.after_long_help(language.says(IMPORT, IMPORT_IN_CHINESE)),
        _ => command,
    };
    command
        .mut_args(|argument| match said(argument.get_id().as_str()) {
            Some(help) => argument.help(help),
            None => argument,
        })
        .mut_subcommands(|sub| {
            let typed = format!("{typed} {}", sub.get_name());
            with_words(sub, typed.trim_start(), language)
        })
}

/// What a shell needs to complete what is typed.
///
/// # Errors
/// What writing gives.
pub(super) fn completions(shell: Shell, out: &mut impl Write) -> io::Result<()> {
    // The generator ends the program where its writer fails.
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut worded(Language::English),
        "hepatrack",
        &mut script,
    );
    out.write_all(&script)
}

/// The page for `man`: the program, then each command with what it takes.
///
/// # Errors
/// What writing gives.
pub(super) fn man(out: &mut impl Write) -> io::Result<()> {
    let command = worded(Language::English);
    Man::new(command.clone()).render(out)?;
    for sub in command.get_subcommands() {
        let name = format!("hepatrack {}", sub.get_name());
        let usage = sub.clone().bin_name(&name).render_usage().to_string();
        let page = Man::new(sub.clone());
        let mut text = Vec::new();
        page.render_description_section(&mut text)?;
        if sub.get_arguments().next().is_some() {
            page.render_options_section(&mut text)?;
        }
        let text = String::from_utf8_lossy(&text);
        let usage = usage.trim_start_matches("Usage: ").replace('-', "\\-");
        writeln!(
            out,
            ".SH \"{}\"\n.nf\n{usage}\n.fi\n.PP",
            name.to_uppercase()
        )?;
        for line in text.lines() {
            // What a command takes stands below its own heading.
            match line {
                ".SH DESCRIPTION" => {}
                ".SH OPTIONS" => writeln!(out, ".SS Options")?,
                line => writeln!(out, "{line}")?,
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let mut grouped: Vec<&str> = words::GROUPS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let command = Arguments::command();
        let mut all: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all);
    }

    #[test]
    fn every_example_is_accepted() {
        for (typed, _) in words::EXAMPLES {
            let parsed = command(Language::English).try_get_matches_from(typed.split(' '));
            assert!(parsed.is_ok(), "{typed}");
            assert!(typed.len() <= BESIDE, "{typed}");
        }
    }

    /// The commands by how each is typed, with what it takes.
    fn taken(command: &Command, typed: &str, found: &mut Vec<(String, String)>) {
        found.push((typed.to_owned(), String::new()));
        let taken = command.get_arguments();
        found.extend(taken.map(|one| (typed.to_owned(), one.get_id().to_string())));
        for sub in command.get_subcommands() {
            let typed = format!("{typed} {}", sub.get_name());
            self::taken(sub, typed.trim_start(), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_and_all_words_are_of_one() {
        let mut all = Vec::new();
        taken(&Arguments::command(), "", &mut all);
        let mut said: Vec<(String, String)> = words::ARGUMENTS
            .iter()
            .map(|(command, argument, _)| ((*command).to_owned(), (*argument).to_owned()))
            .collect();
        all.sort();
        said.sort();
        assert_eq!(said, all);
    }

    #[test]
    fn completions_and_the_page_name_every_command_and_option() {
        let mut page = Vec::new();
        man(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap().replace('\\', "");
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            let mut script = Vec::new();
            completions(shell, &mut script).unwrap();
            let script = String::from_utf8(script).unwrap();
            for command in Arguments::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}");
                assert!(page.contains(&command.get_name().to_uppercase()));
                for long in command.get_arguments().filter_map(clap::Arg::get_long) {
                    assert!(script.contains(long), "{shell}: {long}");
                    assert!(page.contains(&format!("--{long}")), "{long}");
                }
            }
        }
    }
}
