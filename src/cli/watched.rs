//! A long import as somebody at a terminal sees it: how far it is, and Ctrl-C, which stops it before anything is stored.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use signal_hook::SigId;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::exchange::Progress;
use crate::view::cells::{cells, pad};
use crate::wording::{Language, commands as words};

/// The terminal's own key, which no file of keys changes.
const INTERRUPT: &str = "Ctrl+C";
/// Before anything is shown: most imports are over by then.
const FIRST_SHOWN: Duration = Duration::from_millis(500);
/// Between one look at how far it is and the next.
const BETWEEN: Duration = Duration::from_millis(200);

/// Signals that stop a reading instead of ending the program.
pub(super) struct Stopping {
    second: Vec<SigId>,
}

impl Stopping {
    /// The first signal stops the reading as soon as it can, a second one ends the program: whoever waits for a pipe that
    /// nobody writes into never comes to look.
    ///
    /// # Errors
    /// The system gives no handler.
    pub(super) fn begin(progress: &Progress) -> io::Result<Self> {
        let mut second = Vec::new();
        for signal in [SIGINT, SIGTERM] {
            second.push(flag::register_conditional_shutdown(
                signal,
                1,
                progress.stopper(),
            )?);
            flag::register(signal, progress.stopper())?;
        }
        Ok(Self { second })
    }

    /// From now on it is stored, and goes on to its end.
    pub(super) fn end(self) {
        for signal in self.second {
            low_level::unregister(signal);
        }
    }
}

/// Does the work; where stderr is a terminal it shows there how far it is, and takes that away again.
pub(super) fn watched<T>(language: Language, progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (working, ended) = channel::<()>();
        // Where the system gives no thread nothing is shown.
        let _ =
            thread::Builder::new().spawn_scoped(scope, move || show(language, progress, &ended));
        let done = work();
        drop(working);
        done
    })
}

/// Shows how far it is until the other side has gone. Where it cannot be shown there is nothing to be done about it.
fn show(language: Language, progress: &Progress, ended: &Receiver<()>) {
    let mut terminal = io::stderr();
    let mut width = 0;
    let mut wait = FIRST_SHOWN;
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        wait = BETWEEN;
        let words = match (progress.is_stopped(), progress.percent()) {
            (true, _) => words::STOPPING.into(),
            (false, 100) => words::comparing(INTERRUPT),
            (false, percent) => words::reading(percent, INTERRUPT),
        };
        let words = words.of(language);
        width = cells(words).max(width);
        let _ = write!(terminal, "\r{}", pad(words, width)).and_then(|()| terminal.flush());
    }
    if width > 0 {
        let _ = write!(terminal, "\r{:width$}\r", "").and_then(|()| terminal.flush());
    }
}
