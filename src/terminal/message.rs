//! What the threads beside the loop tell it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::signals;
use crate::app::event::Input;
use crate::store;

/// What the threads tell the loop.
pub(super) enum Message {
    /// Something was typed, and read from the terminal at this moment.
    Typed(Input, Instant),
    /// Where the terminal's cursor stands, as it answers.
    CursorAt(u16),
    /// Which background the terminal has, as it answers.
    Background {
        is_light: bool,
    },
    /// The terminal is gone.
    Ended,
    /// All is written to the terminal that was drawn.
    Written,
    /// A thread of the program panicked; the terminal is switched off already.
    Panicked,
    Signal(signals::Signal),
    /// Something that the model asked for is done.
    Done(Input),
    /// The register's worker has something to say.
    Worker(store::WorkerEvent),
}

/// What the threads tell, in their order; what came while something else was waited for is kept for the loop.
pub(super) struct Reports {
    kept: RefCell<VecDeque<Message>>,
    threads: Receiver<Message>,
}

impl Reports {
    pub(super) const fn of(threads: Receiver<Message>) -> Self {
        Self {
            kept: RefCell::new(VecDeque::new()),
            threads,
        }
    }

    /// The next that a thread tells, whatever is kept.
    pub(super) fn next_told(&self, patience: Duration) -> Result<Message, RecvTimeoutError> {
        self.threads.recv_timeout(patience)
    }

    /// Keeps what [`Reports::next_told`] gave.
    pub(super) fn keep(&self, report: Message) {
        self.kept.borrow_mut().push_back(report);
    }

    pub(super) fn recv(&self) -> Result<Message, RecvError> {
        self.next_kept().map_or_else(|| self.threads.recv(), Ok)
    }

    pub(super) fn recv_timeout(&self, patience: Duration) -> Result<Message, RecvTimeoutError> {
        self.next_kept()
            .map_or_else(|| self.threads.recv_timeout(patience), Ok)
    }

    pub(super) fn at_once(&self) -> Option<Message> {
        self.next_kept().or_else(|| self.threads.try_recv().ok())
    }

    fn next_kept(&self) -> Option<Message> {
        self.kept.borrow_mut().pop_front()
    }
}
