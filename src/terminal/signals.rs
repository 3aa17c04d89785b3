//! Signals become reports to the main loop; nothing is done inside a handler.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::Report;

/// What a signal asks for.
pub(super) enum Signal {
    /// To end, by the signal of this number.
    Leave(u8),
    /// To stop until continued.
    Stop,
    /// The process was continued.
    Continue,
}

/// Starts a thread that reports signals.
pub(super) fn listen(reports: Sender<Report>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let report = match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                other => Signal::Leave(u8::try_from(other).unwrap_or(u8::MAX)),
            };
            if reports.send(Report::Signal(report)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Stops this process as Ctrl-Z does, until it is continued.
pub(super) fn stop_this_process() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}
