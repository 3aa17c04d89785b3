//! What the form of each kind is: a table of fields, filled, and a reading.

use super::context::FormContext;
use super::reader::Reader;
use super::spec::Field;
use crate::clinical::record::Record;
use crate::register::{self, Entry, Op};
use crate::wording::Phrase;

/// The form of a kind. Everything about it is in its own file.
pub(super) trait Kind {
    /// What it is called, also in drafts.
    fn name(&self) -> Phrase;

    /// Its fields, filled with what is on file or with what an entry made; `None` where that is gone.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>>;

    /// What it means; `None` where what it is about is not on file any more.
    fn read(&self, at: &mut Reader<'_>) -> Option<()>;

    /// What is done with it: `correct HBV DNA of 11-Jun-2026`.
    fn title(&self, _record: &Record, cx: &FormContext<'_>) -> String {
        self.name().of(cx.language).to_owned()
    }
}

/// What a form begins with.
pub(super) struct Source<'a> {
    pub(super) record: Option<&'a Record>,
    /// The entry that was taken back, whose form opens again.
    pub(super) entry: Option<&'a Entry>,
    pub(super) cx: &'a FormContext<'a>,
}

impl<'a> Source<'a> {
    /// The changes of the entry that was taken back.
    pub(super) fn ops(&self) -> &'a [Op] {
        self.entry.map_or(&[], |entry| &entry.ops)
    }

    /// The record as the form describes it: as the entry left it, else as it is.
    pub(super) fn described(&self) -> Option<Record> {
        register::edited(self.record?, self.ops()).ok()
    }
}
