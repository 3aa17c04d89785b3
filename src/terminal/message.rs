//! What the threads beside the loop tell it.

use std::time::Instant;

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
