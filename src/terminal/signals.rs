//! Signals become reports to the main loop; nothing is done inside a handler.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use rustix::process::{Signal as Sent, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::message::Message;
use crate::store::system::own_thread;
use crate::wording::files;

pub(super) enum Signal {
    /// To end, by the signal of this number.
    Leave(u8),
    /// To stop until continued.
    Stop,
    /// The process was continued.
    Continue,
    /// The terminal has another size.
    Resize,
}

/// Whether the next signal to stop is the one that this process sends to all of its job, itself included.
static OWN_STOP: AtomicBool = AtomicBool::new(false);

/// Starts a thread that reports signals.
///
/// # Errors
/// The system gives no handler or no thread.
pub(super) fn listen(reports: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])?;
    let listen = move || {
        for signal in signals.forever() {
            let report = match signal {
                SIGTSTP if OWN_STOP.swap(false, Ordering::SeqCst) => continue,
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                SIGWINCH => Signal::Resize,
                other => Signal::Leave(u8::try_from(other).unwrap_or(u8::MAX)),
            };
            if reports.send(Message::Signal(report)).is_err() {
                return;
            }
        }
    };
    own_thread(files::HEAR_SIGNALS, listen)
}

/// Whether this is the terminal's own program, so that nobody is there who would continue it.
pub(super) fn is_alone() -> bool {
    getsid(None).is_ok_and(|session| session == getpid())
}

/// Stops the whole job until it is continued, as Ctrl-Z does: a script that started this program too, or its shell
/// never comes back. Whatever of it belongs to no shell goes on.
pub(super) fn stop_job() -> io::Result<()> {
    OWN_STOP.store(true, Ordering::SeqCst);
    kill_current_process_group(Sent::TSTP)?;
    stop_this_process()
}

/// Stops this process until it is continued; where it belongs to no shell that could continue it, it goes on. SIGTSTP
/// has a handler here, and SIGSTOP would stop it in any case: SIGTTIN, which has none, is left to the system.
pub(super) fn stop_this_process() -> io::Result<()> {
    Ok(kill_process(getpid(), Sent::TTIN)?)
}
