//! The commands (`interfaces.md`): thin, each an argument parser's step from the register to plain lines.
//!
//! Exit status: 0 done, 1 it failed (said on stderr, one line a fault), 2 wrong usage or no terminal. Nothing but the
//! asked-for text goes to stdout; a reader that goes away ends it quietly.

mod arguments;
mod check;
mod export;
mod failure;
mod flow_sheet;
mod import;
mod keys;
mod review;
mod session;
mod show;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use chrono::Local;
use clap::Parser;

use crate::wording::shown;

use arguments::{Arguments, Command};
use failure::Failure;
use session::Environment;

/// Runs the program with its arguments; the only place, beside the screens' clock, that asks what day it is.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to stdout and is no failure; if nobody can read it there is nothing left to say.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let environment = Environment::of_process(Local::now());
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    let done = dispatch(&arguments, &environment, &mut out)
        .and_then(|()| out.flush().map_err(Failure::from));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::Faults(lines)) => {
            complain(&lines);
            ExitCode::from(1)
        }
        Err(Failure::Usage(line)) => {
            complain(&[line]);
            ExitCode::from(2)
        }
    }
}

fn dispatch(
    arguments: &Arguments,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match &arguments.command {
        None => screens(arguments),
        Some(command) => {
            if arguments.as_of.is_some() && !command.has_a_day() {
                return Err(Failure::Usage(
                    "--as-of: goes with review, show and the screens".to_owned(),
                ));
            }
            match command {
                Command::Import(options) => import::run(arguments, options, environment, out),
                Command::Review(options) => review::run(arguments, options, environment, out),
                Command::Show(options) => show::run(arguments, options, environment, out),
                Command::Export(options) => export::run(arguments, options, environment, out),
                Command::Check => check::run(arguments, environment, out),
                Command::Keys => keys::run(out),
            }
        }
    }
}

/// The terminal screens.
fn screens(arguments: &Arguments) -> Result<(), Failure> {
    let _ = arguments;
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::Usage(
            "the screens need a terminal: 'hepatrack review' prints the same verdicts as plain lines"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Says what failed, one line a fault, nothing unseen in it.
fn complain(lines: &[String]) {
    let mut stderr = io::stderr().lock();
    for line in lines {
        // Where stderr is closed there is nobody to tell.
        let _ = writeln!(stderr, "{}", shown(line));
    }
}
