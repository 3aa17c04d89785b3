//! A second process that gives the terminal back where this one cannot any more: without memory a program is ended on
//! the spot, as by `kill -9`, and its terminal would stay deaf and show the last patient.
//!
//! It does nothing but wait for the end of a pipe, in a session of its own, so that no key and no hang-up is meant for
//! it. Where the system gives no process all works without it.

use std::io::{self, Read as _, Write as _};
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError, mpsc};

use rustix::stdio::stdout;
use rustix::termios::{InputModes, LocalModes, OptionalActions, OutputModes, tcgetattr, tcsetattr};

use super::screen::{self, MOUSE, PROGRAM, SWITCHED_ON};
use super::writer::Writer;
use crate::wording::{Language, files};

/// The one argument of the second process.
pub const ARGUMENT: &str = "--give-the-terminal-back";

const ON: u8 = b'1';
const ON_IN_CHINESE: u8 = b'2';
const OFF: u8 = b'0';

static GUARD: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// Starts the second process of this program, whose [`run`] it calls when its one argument is [`ARGUMENT`].
pub fn start() {
    let guard = std::env::current_exe().and_then(|program| {
        Command::new(program)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .spawn()
    });
    *GUARD.lock().unwrap_or_else(PoisonError::into_inner) =
        guard.ok().and_then(|guard| guard.stdin);
}

/// From now on the terminal is to be given back, with a word in the language of the screens, or not.
pub(super) fn tell(is_on: bool) {
    let mut guard = GUARD.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pipe) = guard.as_mut() {
        // Who ended the second process does without it.
        let told = match (is_on, screen::language()) {
            (false, _) => OFF,
            (true, Language::English) => ON,
            (true, Language::Chinese) => ON_IN_CHINESE,
        };
        let _ = pipe.write_all(&[told]);
    }
}

/// What the second process does.
pub fn run() -> ExitCode {
    // Where that is refused it shares the session, which harms nothing.
    let _ = rustix::process::setsid();
    let (mut told, mut last) = ([0; 64], OFF);
    loop {
        match io::stdin().read(&mut told) {
            Ok(0) => break,
            Ok(count) => last = told.get(count - 1).copied().unwrap_or(last),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    match last {
        ON => give_back(Language::English),
        ON_IN_CHINESE => give_back(Language::Chinese),
        _ => {}
    }
    ExitCode::SUCCESS
}

fn give_back(language: Language) {
    let terminal = stdout();
    // A terminal that is gone needs nothing.
    if let Ok(mut modes) = tcgetattr(terminal) {
        modes.input_modes |= InputModes::BRKINT | InputModes::ICRNL | InputModes::IXON;
        modes.output_modes |= OutputModes::OPOST;
        modes.local_modes |=
            LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        let _ = tcsetattr(terminal, OptionalActions::Now, &modes);
    }
    let (reports, _) = mpsc::channel();
    let Ok(writer) = Writer::start(reports) else {
        return;
    };
    MOUSE.store(true, Ordering::SeqCst);
    SWITCHED_ON.store(true, Ordering::SeqCst);
    if screen::switch_off(&writer) {
        let words = files::ended_by_system(PROGRAM);
        let _ = writeln!(io::stderr(), "{}", words.of(language));
    }
}
