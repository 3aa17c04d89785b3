//! The commands: thin, each an argument parser's step from the register to plain lines.
//!
//! Exit status: 0 done, 1 it failed (said on stderr, one line a fault), 2 wrong usage or no terminal. Nothing but the
//! asked-for text goes to stdout; a reader that goes away ends it quietly.

mod arguments;
mod check;
mod cohort;
mod environment;
mod export;
mod failure;
mod flow_sheet;
mod help;
mod history;
mod import;
mod join;
mod keys;
mod ledger;
mod letters;
mod manual;
mod mend;
mod own_guidelines;
mod process;
mod refused;
mod report;
mod review;
mod rules;
mod saved;
mod screens;
mod session;
mod show;
mod stderr;
mod time_zone;
mod user_config;
mod watched;
mod who;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::Local;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::store::system::system_words;
use crate::terminal::guard;
use crate::wording::{Language, commands as words, parser, shown};

use arguments::{Arguments, Command};
use environment::Environment;
use failure::Failure;
use stderr::{complain, in_words, say};

/// Runs the program with its arguments; the only place, beside the screens' clock, that asks what day it is.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    if typed.get(1).is_some_and(|one| one == guard::ARGUMENT) {
        return guard::run();
    }
    let parsed = Arguments::command()
        .try_get_matches_from(&typed)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let mut environment = Environment::of_process(Local::now());
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return refuse(error, &typed, &environment),
    };
    let prepared = process::prepare()
        .map_err(|error| Failure::fault(words::cannot_start(system_words(&error))));
    environment.spoken = user_config::spoken(arguments.lang, &environment);
    let language = environment.spoken;
    let named = prepared.and_then(|()| who::Names::of_process(arguments.user.clone()).user());
    let done = named.and_then(|user| {
        let environment = environment.of_user(user).of_login(&arguments)?;
        // The screens tell it themselves: what stands on the terminal before them is gone.
        if arguments.command.is_some() {
            complain(&in_words(language, environment.time_zone.as_slice()));
        }
        dispatch(&arguments, &environment)
    });
    match done {
        Ok(code) => code,
        Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::Faults(lines)) => {
            complain(&in_words(language, &lines));
            ExitCode::from(1)
        }
        Err(Failure::Usage(line)) => {
            complain(&in_words(language, &[line]));
            ExitCode::from(2)
        }
    }
}

/// Tells what the parser does not take, or the help that is asked for.
fn refuse(error: clap::Error, typed: &[OsString], environment: &Environment) -> ExitCode {
    let language = user_config::spoken(asked_language(typed), environment);
    let is_fault = error.use_stderr();
    let text = match (error.kind(), language) {
        (
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion,
            language,
        ) => {
            // Only who asks for words gets them.
            let worded = help::command(language).try_get_matches_from(typed).err();
            parser::help(language, worded.unwrap_or(error).render().to_string())
        }
        (_, Language::English) => error.render().to_string(),
        (_, Language::Chinese) => refused::told(&error, language),
    };
    let lines = lines_of(text, typed);
    if is_fault {
        complain(&lines);
        return ExitCode::from(2);
    }
    say(&mut io::stdout().lock(), &lines);
    ExitCode::SUCCESS
}

/// The language that is asked for by arguments that the parser does not take.
fn asked_language(typed: &[OsString]) -> Option<Language> {
    let typed = typed.iter().map(|one| one.to_string_lossy());
    let typed: Vec<Cow<'_, str>> = typed.take_while(|one| one != "--").collect();
    let apart = typed.windows(2).filter(|pair| pair[0] == "--lang");
    let joined = typed.iter().filter_map(|one| one.strip_prefix("--lang="));
    let mut codes = apart.map(|pair| &*pair[1]).chain(joined);
    codes.find_map(|code| code.parse().ok())
}

/// The lines of what is told of arguments. What was typed is made visible before they are told apart: a line break in it
/// begins no line.
fn lines_of(mut text: String, typed: &[OsString]) -> Vec<String> {
    for argument in typed {
        let argument = argument.to_string_lossy();
        let (_, value) = argument.split_once('=').unwrap_or(("", &argument));
        if let Cow::Owned(visible) = shown(value) {
            text = text.replace(value, &visible);
        }
    }
    text.lines().map(str::to_owned).collect()
}

fn dispatch(arguments: &Arguments, environment: &Environment) -> Result<ExitCode, Failure> {
    let Some(command) = &arguments.command else {
        return screens::run(arguments, environment);
    };
    if arguments.as_of.is_some() && !command.has_a_day() {
        return Err(Failure::usage(words::AS_OF));
    }
    if arguments.known_on.is_some() && !command.has_a_day() {
        return Err(Failure::usage(words::KNOWN_ON));
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match command {
        Command::Import(options) => import::run(arguments, options, environment, &mut out),
        Command::Join(options) => join::run(arguments, options, environment, &mut out),
        Command::Review(options) => review::run(arguments, options, environment, &mut out),
        Command::Cohort(options) => cohort::run(arguments, options, environment, &mut out),
        Command::Show(options) => show::run(arguments, options, environment, &mut out),
        Command::Report(options) => report::run(arguments, options, environment, &mut out),
        Command::Letters(options) => letters::run(arguments, options, environment, &mut out),
        Command::History(options) => history::run(arguments, options, environment, &mut out),
        Command::Export(options) => export::run(arguments, options, environment, &mut out),
        Command::Ledger(what) => ledger::run(what, environment, &mut out),
        Command::Check => check::run(arguments, environment, &mut out),
        Command::Mend(options) => mend::run(arguments, *options, environment, &mut out),
        Command::Rules(options) => rules::run(options, environment.spoken, &mut out),
        Command::Manual(options) => manual::run(options, environment.spoken, &mut out),
        Command::Completions(options) => Ok(help::completions(options.shell, &mut out)?),
        Command::Man => Ok(help::man(&mut out)?),
        Command::Keys => keys::run(arguments, environment, &mut out),
    }?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
