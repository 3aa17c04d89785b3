//! What forms are read against.

use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::keys::Keymap;
use crate::register::Register;
use crate::view::board::Board;
use crate::wording::Language;

#[derive(Clone, Copy)]
pub struct FormContext<'a> {
    pub register: &'a Register,
    pub knowledge: &'a Knowledge,
    pub board: &'a Board,
    pub today: NaiveDate,
    pub language: Language,
    /// The keys in force, for what is said beside a field.
    pub keys: &'a Keymap,
}
