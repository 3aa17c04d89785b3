//! The first look at a large register: who stands at the top of the list, shown while the others are still being read.

use chrono::NaiveDate;

use super::model::{Clock, Model};
use crate::clinical::record::{Id, NoteKind, Record};
use crate::register::Register;
use crate::view::board::Board;

/// Nobody sees more rows than this at once.
const MOST: usize = 100;

/// Whom the list will show first at the next start, as far as that can be told on a day: who is on a clinic to come, and
/// the top of the work. In no order.
pub fn first_look_of(register: &Register, board: &Board, day: NaiveDate) -> Vec<Id> {
    let is_to_come = |record: &Record| {
        let mut notes = record.notes.iter();
        notes.any(|note| matches!(note.kind, NoteKind::Visit(_)) && note.on >= day)
    };
    let everybody = register.patients().iter();
    let to_come = everybody.filter(|record| is_to_come(record));
    let mut first: Vec<Id> = to_come.map(|record| record.id).take(MOST).collect();
    first.extend(board.order().iter().copied().take(MOST));
    first.sort_unstable();
    first.dedup();
    first
}

impl Model {
    /// Whom the list will show first at the next start, as far as that can be told today; nobody on any other day.
    pub fn first_look(&self) -> Vec<Id> {
        let session = &self.session;
        match session.clock {
            Clock::Running => first_look_of(&session.register, &session.board, session.today),
            Clock::AsOf(_) | Clock::Still(_) => Vec::new(),
        }
    }

    /// The same over no more than a first look: what counts everybody is not said yet.
    #[must_use]
    pub fn as_first_look(mut self) -> Self {
        self.session.is_first_look = true;
        self
    }

    /// Whether the others are still being read.
    pub const fn is_first_look(&self) -> bool {
        self.session.is_first_look
    }
}
