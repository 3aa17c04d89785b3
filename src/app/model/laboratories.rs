//! The list of laboratory profiles: which one is marked.

use crate::register::{Laboratory, Register, TaughtWord};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Laboratories {
    pub is_open: bool,
    /// The row of the marked profile.
    pub marked: usize,
}

impl Laboratories {
    pub fn marked<'r>(&self, register: &'r Register) -> Option<&'r Laboratory> {
        register.laboratories().get(self.marked)
    }

    /// The marked word: they stand behind the profiles.
    pub fn marked_word<'r>(&self, register: &'r Register) -> Option<&'r TaughtWord> {
        let place = self.marked.checked_sub(register.laboratories().len())?;
        register.words().get(place)
    }

    /// Moves the mark by so many rows, staying inside.
    pub fn move_by(&mut self, rows: isize, register: &Register) {
        let count = register.laboratories().len() + register.words().len();
        let last = count.saturating_sub(1);
        self.marked = self.marked.saturating_add_signed(rows).min(last);
    }
}
