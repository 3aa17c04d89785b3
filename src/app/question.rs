//! A question that waits for one of its answers. Nothing is decided by an answer that nobody gave: the marked one at
//! the beginning is always the harmless one.

use super::asked::Asked;
use super::filter::Filter;
use super::import::ImportDecision;
use super::list::ListOrder;
use crate::clinical::record::{Id, NoteKind, Seq};
use crate::keys::Action;
use crate::store::{Mend, Take};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    Nothing,
    /// Back into the field, to change it.
    BackToField,
    /// What stands in the field is kept as it is, with its mark.
    Keep,
    /// This text is put into the field.
    Replace(String),
    /// The form that is open is thrown away.
    Discard,
    Import,
    /// Something is decided about an import, and its files are read again.
    DecideImport(Box<ImportDecision>),
    /// This entry, the last one, is taken back.
    TakeBack(Seq),
    /// This entry, the last one that was taken back, is made again.
    MakeAgain(Seq),
    /// The list shows whom this filter fits.
    Filter(Filter),
    Ask(Asked),
    /// This is done, as by its key.
    Run(Action),
    /// The list stands in this order.
    Order(ListOrder),
    /// Something is noted of everybody who is marked: what, with these words.
    NoteOfMarked(NoteKind, &'static str),
    RemoveLaboratory(Id),
    /// The marked word loses its meaning.
    ForgetWord,
    /// These guideline sets are shown from now on, by name.
    ShowGuidelines(Vec<String>),
    /// A copy of everything is written to another disk.
    SaveCopy,
    Leave,
    /// Something is done about a register in trouble.
    Mend(Mend),
    /// What two machines entered is put together, and of two entries about one thing this one is kept.
    Merge(Option<Take>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The letter that gives it at once.
    pub key: char,
    pub words: String,
    pub then: Then,
}

impl Answer {
    pub fn new(key: char, words: impl Into<String>, then: Then) -> Self {
        Self {
            key,
            words: words.into(),
            then,
        }
    }
}

/// The letters that choose among readings: no figures, which may have been typed for a field, and none that does
/// something on another page.
const OFFERED: [char; 6] = ['b', 'f', 'k', 't', 'v', 'z'];

/// Answers that put one of these texts, each with its words, into the field.
pub fn offered(texts: impl IntoIterator<Item = (String, String)>) -> impl Iterator<Item = Answer> {
    let keys = OFFERED.into_iter().zip(texts);
    keys.map(|(key, (words, text))| Answer::new(key, words, Then::Replace(text)))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about, with everything that it depends on: once answered it is not asked again until that changes.
    pub about: String,
    /// The field of the form that it is about, if it is about one.
    pub field: Option<usize>,
    pub words: String,
    /// At least one answer; the first is marked at the beginning and harms nobody.
    pub answers: Vec<Answer>,
}

/// What was to be done when the question came up, and goes on after it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    Save,
    Next,
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub question: Question,
    /// The place of the marked answer.
    pub marked: usize,
    pub interrupted: Interrupted,
}

impl Asking {
    /// Puts a question on the screen.
    pub const fn new(question: Question, interrupted: Interrupted) -> Self {
        Self {
            question,
            marked: 0,
            interrupted,
        }
    }

    /// Marks the next answer, and round.
    pub fn mark_next(&mut self) {
        let count = self.question.answers.len().max(1);
        self.marked = (self.marked + 1) % count;
    }

    /// Marks the answer before, and round.
    pub fn mark_previous(&mut self) {
        let count = self.question.answers.len().max(1);
        self.marked = (self.marked + count - 1) % count;
    }

    pub fn marked(&self) -> Option<&Answer> {
        self.question.answers.get(self.marked)
    }

    /// The answer of a key, in either case.
    pub fn of_key(&self, key: char) -> Option<&Answer> {
        self.question
            .answers
            .iter()
            .find(|answer| answer.key.eq_ignore_ascii_case(&key))
    }
}
