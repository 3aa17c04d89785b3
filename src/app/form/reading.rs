//! What a form means as it stands: read afresh after every key, so that echo, questions and "if saved" cannot lag.

use chrono::NaiveDate;

use super::context::FormContext;
use crate::app::question::Question;
use crate::clinical::limits::Beyond;
use crate::clinical::record::Id;
use crate::register::Op;
use crate::wording::Language;
use crate::wording::screens::{common::COLON, form as words};
use std::ops::Range;

/// How an echo is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EchoKind {
    /// What is accepted, or what was last on file.
    Hint,
    Understood,
    Asked,
    /// Something that cannot be taken.
    Wrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    pub kind: EchoKind,
    pub words: String,
}

impl Echo {
    pub fn hint(words: impl Into<String>) -> Self {
        Self {
            kind: EchoKind::Hint,
            words: words.into(),
        }
    }

    pub fn understood(words: impl Into<String>) -> Self {
        Self {
            kind: EchoKind::Understood,
            words: words.into(),
        }
    }
}

/// A result on file, beside the field for the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The amount as the field shows it: with its unit where that is another.
    pub amount: String,
    /// On which side of its limits it lies.
    pub beyond: Option<Beyond>,
    pub on: NaiveDate,
}

/// Why a form cannot be saved as it stands: the field, what was typed, what is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The place of the field.
    pub field: usize,
    pub words: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What stands beside each field.
    pub echoes: Vec<Echo>,
    /// What the test of each field showed last, where a report asks for it.
    pub lasts: Vec<Option<Last>>,
    /// From this field on they are folded until one of them is typed in.
    pub folded: Option<usize>,
    /// Whether each field is asked for at all, as the others stand.
    pub shown: Vec<bool>,
    /// In the order of the fields.
    pub complaints: Vec<Complaint>,
    /// In the order of the fields.
    pub questions: Vec<Question>,
    /// The changes that everything valid makes.
    pub ops: Vec<Op>,
    /// How many identifiers they use, from the one on that the register gives out next.
    pub ids: u32,
    /// Whether a value that was typed is not among them, because it is not clear what it means.
    pub leaves_out: bool,
    pub why: Option<String>,
    /// The patient to whom a report moves.
    pub to: Option<Id>,
    pub about: Vec<String>,
    /// Cautions of a drug, how many drugs it makes.
    pub information: Vec<String>,
    /// What was understood of a quick line and what was not, in the order of the line.
    pub pieces: Vec<Understood>,
    /// What the questions were about that were answered already.
    settled: Vec<String>,
}

impl Reading {
    /// A reading of so many fields, or pieces of a line, of which nothing is known yet.
    pub(super) fn of_fields(count: usize, settled: Vec<String>) -> Self {
        Self {
            echoes: vec![Echo::hint(""); count],
            lasts: vec![None; count],
            shown: vec![true; count],
            settled,
            ..Self::default()
        }
    }

    /// The next identifier that is not used yet: the register's, or one after it.
    pub fn take_id(&mut self, cx: &FormContext<'_>) -> Id {
        let id = Id(cx.register.next_id().0.saturating_add(self.ids));
        self.ids += 1;
        id
    }

    pub fn is_shown(&self, place: usize) -> bool {
        self.shown.get(place).copied().unwrap_or(false)
    }

    pub(super) fn echo(&mut self, place: usize, echo: Echo) {
        if let Some(own) = self.echoes.get_mut(place) {
            *own = echo;
        }
    }

    pub(super) fn hide(&mut self, place: usize) {
        if let Some(own) = self.shown.get_mut(place) {
            *own = false;
        }
    }

    pub(super) fn complain(&mut self, field: usize, words: impl Into<String>) {
        let (kind, words) = (EchoKind::Wrong, words.into());
        self.miss(field, words.clone());
        self.echo(field, Echo { kind, words });
    }

    /// Complains about what was typed under a label. Label and text stand beside the echo, which tells the reason alone.
    pub(super) fn complain_of(
        &mut self,
        field: usize,
        language: Language,
        label: &str,
        typed: &str,
        why: &str,
    ) {
        let colon = COLON.of(language);
        self.miss(field, words::field(language, label, why));
        let quoted = [
            format!("{typed:?}: "),
            format!("'{typed}': "),
            format!("'{typed}'; "),
            format!("\u{300c}{typed}\u{300d}{colon}"),
        ];
        let reason = quoted.iter().find_map(|quoted| why.strip_prefix(quoted));
        let (kind, words) = (EchoKind::Wrong, reason.unwrap_or(why).to_owned());
        self.echo(field, Echo { kind, words });
    }

    /// Complains about something that is missing, when it is saved; before that nothing is wrong with its field.
    pub(super) fn miss(&mut self, field: usize, words: impl Into<String>) {
        let words = words.into();
        self.complaints.push(Complaint { field, words });
    }

    /// Asks a question unless it was answered already; `echo` stands beside its field until then.
    pub(super) fn ask(&mut self, question: Question, echo: impl Into<String>) {
        if self.settled.contains(&question.about) {
            return;
        }
        if let Some(field) = question.field {
            let (kind, words) = (EchoKind::Asked, echo.into());
            self.echo(field, Echo { kind, words });
        }
        self.questions.push(question);
    }
}

/// Something of a line that was understood, is asked about, or cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// From 0.
    pub part: usize,
    /// Whether it is the day of its part.
    pub is_day: bool,
    /// Where it stands: bytes of the line.
    pub span: Range<usize>,
    pub echo: Echo,
}
