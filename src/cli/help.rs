//! The one table of arguments as help by groups, as completions of a shell, and as a page for `man`.

use std::io::{self, Write};

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;

/// The commands by what they are for; each stands once.
const GROUPS: [(&str, &[&str]); 6] = [
    ("Look", &["review", "show", "history", "cohort"]),
    ("On paper, and for others", &["report", "letters", "export"]),
    ("Take over", &["import", "join"]),
    ("The register's file", &["check", "mend"]),
    ("Many who write", &["ledger"]),
    ("Help", &["manual", "rules", "keys", "completions", "man"]),
];

const EXAMPLES: &str = "\
Examples:
  hepatrack --demo                        the example clinic, in which nothing can be broken
  hepatrack review --due 30               whom to call: overdue, or due within 30 days
  hepatrack show W-0019                   one record in plain lines
  hepatrack report W-0019 --out W19.html  one page for the doctor
  hepatrack import feed --dry-run         what taking over a folder of files would do
  hepatrack manual daily                  how the screens are used

hepatrack COMMAND --help says what each takes.";

/// The arguments with help by groups.
pub(super) fn command() -> Command {
    let command = Arguments::command();
    let mut listed = String::new();
    for (title, names) in GROUPS {
        listed.push_str(&format!("{title}:\n"));
        for name in names {
            let about = command
                .find_subcommand(name)
                .and_then(Command::get_about)
                .map(ToString::to_string);
            listed.push_str(&format!("  {name:12} {}\n", about.unwrap_or_default()));
        }
        listed.push('\n');
    }
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{listed}Options:\n{{options}}\n\n{EXAMPLES}\n"
    ))
}

/// What a shell needs to complete what is typed.
///
/// # Errors
/// What writing gives.
pub(super) fn completions(shell: Shell, out: &mut impl Write) -> io::Result<()> {
    // The generator ends the program where its writer fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "hepatrack", &mut script);
    out.write_all(&script)
}

/// The page for `man`: the program, then each command with what it takes.
///
/// # Errors
/// What writing gives.
pub(super) fn man(out: &mut impl Write) -> io::Result<()> {
    let command = Arguments::command();
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
        let mut grouped: Vec<&str> = GROUPS
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
        let typed = EXAMPLES
            .lines()
            .filter_map(|line| line.strip_prefix("  hepatrack "));
        let mut tried = 0;
        for line in typed {
            let words = line.split("  ").next().unwrap_or_default();
            let words = std::iter::once("hepatrack").chain(words.split(' '));
            assert!(command().try_get_matches_from(words).is_ok(), "{line}");
            tried += 1;
        }
        assert!(tried >= 5);
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
