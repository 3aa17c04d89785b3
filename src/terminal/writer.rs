//! The thread that writes to the terminal, the only one that does: where the terminal takes nothing (Ctrl-S, a
//! modem, a window that hangs) it waits there, and nobody waits for it.

use std::io::{self, Write};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, write};
use rustix::stdio::stdout;

use super::message::Message;
use crate::store::system::own_thread;
use crate::wording::files;

/// Gives bytes to the thread that writes them.
#[derive(Clone)]
pub(super) struct Writer(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What is to be written next.
    bytes: Vec<u8>,
    /// Whether something is being written.
    is_writing: bool,
    /// Whether somebody wants to hear when all is written.
    is_awaited: bool,
}

impl Writer {
    /// Starts the thread, which reports where all is written that somebody waited for, and where the terminal is gone.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn start(reports: Sender<Message>) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let own = Arc::clone(&shared);
        own_thread(files::WRITE_TERMINAL, move || {
            loop {
                let bytes = own.next();
                if write_all(&bytes).is_err() {
                    // Where nobody listens the program is at its end already.
                    let _ = reports.send(Message::Ended);
                    return;
                }
                if own.done() && reports.send(Message::Written).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self(shared))
    }

    /// Whether nothing waits to be written. Where something does, [`Message::Written`] comes once it is.
    pub(super) fn is_free(&self) -> bool {
        let mut state = self.0.lock();
        let is_free = state.is_free();
        state.is_awaited = !is_free;
        is_free
    }

    /// Waits until all is written, but no longer than this; whether it is.
    pub(super) fn finish(&self, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        let mut state = self.0.lock();
        while !state.is_free() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = match self.0.changed.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
        true
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().bytes.extend(bytes);
        self.0.changed.notify_all();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl State {
    const fn is_free(&self) -> bool {
        self.bytes.is_empty() && !self.is_writing
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that is done under the lock leaves it half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Vec<u8> {
        let mut state = self.lock();
        while state.bytes.is_empty() {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state.is_writing = true;
        std::mem::take(&mut state.bytes)
    }

    /// Whether all is written now and somebody wants to hear of it.
    fn done(&self) -> bool {
        let mut state = self.lock();
        state.is_writing = false;
        self.changed.notify_all();
        state.bytes.is_empty() && std::mem::take(&mut state.is_awaited)
    }
}

/// Writes all, waiting where the terminal takes nothing now, also where somebody who uses it too switched waiting off.
fn write_all(mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match write(stdout(), bytes) {
            Ok(0) => return Err(Errno::IO),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let terminal = stdout();
                match poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None) {
                    Ok(_) | Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(error) => return Err(error),
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
