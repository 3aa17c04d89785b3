//! What happens to the program, and what it asks of the world in return.

use chrono::{DateTime, FixedOffset};

use super::key::Key;

/// A moment with the clinic's own offset from UTC. The clock is read where events are made, nowhere else.
pub type Moment = DateTime<FixedOffset>;

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// What.
    pub input: Input,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// Time has passed; a new day may have begun.
    Tick,
    /// The register was saved.
    Saved,
    /// The register could not be saved, and why.
    SavingFailed(String),
}

/// What the program asks of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save the register; answered by [`Input::Saved`] or [`Input::SavingFailed`].
    Save,
    /// Clear the terminal and draw everything afresh.
    Redraw,
    /// Give the terminal back to the shell until it returns.
    Suspend,
    /// End the program.
    Quit,
}
