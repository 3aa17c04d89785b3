//! The first look at a large register: who stands at the top of the list, shown while the others are still being read.

use std::sync::Arc;

use chrono::NaiveDate;

use super::model::{Clock, Model};
use crate::clinical::record::{Id, NoteKind, Record};
use crate::keys::Place;
use crate::register::Register;
use crate::view::board::Board;

/// Few terminals show more rows.
const MOST: usize = 100;

/// Whom the list will show first at the next start, as far as that can be told on a day: who is on a clinic to come, and
/// the top of the work. In no order.
pub fn first_look_of(register: &Register, board: &Board, day: NaiveDate) -> Vec<Id> {
    // Who comes first, first: more may be expected than one sees.
    let comes = |record: &Arc<Record>| {
        let visits = record.notes.iter();
        let visits = visits.filter(|note| matches!(note.kind, NoteKind::Visit(_)));
        let next = visits.map(|note| note.on).filter(|on| *on >= day).min()?;
        Some((next, record.id))
    };
    let mut to_come: Vec<(NaiveDate, Id)> = register.patients().iter().filter_map(comes).collect();
    to_come.sort_unstable();
    let mut first: Vec<Id> = to_come.into_iter().map(|(_, id)| id).take(MOST).collect();
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

    /// Whether nothing stands otherwise than in a first look, as far as one sees the list: what was typed at that means
    /// the same here.
    pub fn looks_as(&self, first: &Self) -> bool {
        let seen = |model: &Self| {
            let shown = model.list.shown();
            let seen = shown.iter().copied().take(usize::from(self.size.1));
            (
                model.list.filter(),
                model.list.selected,
                seen.collect::<Vec<Id>>(),
            )
        };
        self.place() == Place::List && seen(self) == seen(first)
    }

    /// Whether the others are still being read.
    pub const fn is_first_look(&self) -> bool {
        self.session.is_first_look
    }
}
