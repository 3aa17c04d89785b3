//! A row of a form's table: what a field asks for, what it takes, and what Up and Down do in it.

use super::choice::Words;
use super::context::FormContext;
use super::typed::Form;
use crate::app::text::TextLine;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Test;
use crate::clinical::record::Record;
use crate::notation::Approximate;
use crate::wording::screens::form::NOTHING;
use crate::wording::{Language, Phrase, marker_words, name_words};

/// Which field of its form it is; the name under which drafts keep it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldId {
    Named(&'static str),
    /// Kept under the word of the test.
    Test(Test),
}

impl FieldId {
    pub(super) fn kept(self, knowledge: &Knowledge) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Test(test) => &knowledge.tests.get(test).word,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepts {
    /// A sample: exact, or only the month is known; not after today.
    Sample,
    /// A note: exact, not after today.
    Note,
    /// A start: perhaps about, not after today.
    Start,
    /// A stop: perhaps about, perhaps planned.
    Stop,
    /// A birth: perhaps about, not after today.
    Birth,
    /// A clinic: exact, perhaps ahead.
    Clinic,
}

impl Accepts {
    pub(super) const fn may_lie_ahead(self) -> bool {
        match self {
            Self::Stop | Self::Clinic => true,
            Self::Sample | Self::Note | Self::Start | Self::Birth => false,
        }
    }

    pub(super) const fn approximate(self) -> Approximate {
        match self {
            Self::Start | Self::Stop | Self::Birth => Approximate::Day,
            Self::Sample => Approximate::Month,
            Self::Note | Self::Clinic => Approximate::Never,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    Text,
    Line,
    Day(Accepts),
    Choice(&'static dyn Words),
}

/// The next text of a field, where Up and Down lead to more than another day or word.
pub(super) type Step = for<'a> fn(&Stepping<'a>) -> Option<String>;

/// A field in which Up or Down is pressed.
pub(super) struct Stepping<'a> {
    pub(super) form: &'a Form,
    pub(super) text: &'a str,
    pub(super) up: bool,
    pub(super) record: Option<&'a Record>,
    pub(super) cx: &'a FormContext<'a>,
}

#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub id: FieldId,
    pub label: Phrase,
    pub(super) takes: Takes,
    /// What stands beside it until something was understood.
    pub(super) hint: Phrase,
    /// The word that an empty choice means.
    pub(super) empty: &'static str,
    /// Whether all words of a choice stand beside it, not the one that was understood.
    pub(super) lists: bool,

    /// Whether a long text may use the room beside it.
    pub stands_alone: bool,
    /// Whether its label tells antigen from antibody in words.
    spells_out: bool,
    pub(super) step: Option<Step>,
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Spec {}

const fn field(id: FieldId, label: Phrase, takes: Takes) -> Spec {
    Spec {
        id,
        label,
        takes,
        hint: NOTHING,
        empty: "",
        lists: false,
        stands_alone: false,
        spells_out: false,
        step: None,
    }
}

pub(super) const fn text(label: Phrase) -> Spec {
    field(FieldId::Named(label.english), label, Takes::Text)
}

pub(super) const fn line(label: Phrase) -> Spec {
    field(FieldId::Named(label.english), label, Takes::Line)
}

pub(super) const fn date(label: Phrase, accepts: Accepts) -> Spec {
    field(FieldId::Named(label.english), label, Takes::Day(accepts))
}

pub(super) const fn choice(label: Phrase, words: &'static dyn Words) -> Spec {
    field(FieldId::Named(label.english), label, Takes::Choice(words))
}

/// A field for a test, which is labelled with its name.
pub(super) const fn test(test: Test) -> Spec {
    field(FieldId::Test(test), NOTHING, Takes::Text)
}

impl Spec {
    /// Drafts keep it under another name than its label.
    pub(super) const fn kept(self, name: &'static str) -> Self {
        let id = FieldId::Named(name);
        Self { id, ..self }
    }

    pub(super) const fn label(self, label: Phrase) -> Self {
        Self { label, ..self }
    }

    pub(super) const fn hint(self, hint: Phrase) -> Self {
        Self { hint, ..self }
    }

    pub(super) const fn or(self, empty: &'static str) -> Self {
        Self { empty, ..self }
    }

    pub(super) const fn listed(self) -> Self {
        let lists = true;
        Self { lists, ..self }
    }

    pub(super) const fn alone(self) -> Self {
        let stands_alone = true;
        Self {
            stands_alone,
            ..self
        }
    }

    pub(super) const fn spelled_out(self) -> Self {
        Self {
            spells_out: true,
            ..self
        }
    }

    pub(super) const fn stepped(self, step: Step) -> Self {
        let step = Some(step);
        Self { step, ..self }
    }

    pub(super) fn holding(self, text: &str) -> Field {
        Field {
            spec: self,
            line: TextLine::selected(text),
            initial: text.to_owned(),
            left: false,
        }
    }

    pub(super) const fn is_day(&self) -> bool {
        matches!(self.takes, Takes::Day(_))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub spec: Spec,
    pub line: TextLine,
    /// What stood in it when the form was opened.
    pub initial: String,
    /// Whether a complaint about it may be shown: not while it is typed in for the first time.
    pub left: bool,
}

impl Field {
    pub const fn id(&self) -> FieldId {
        self.spec.id
    }

    /// What stands in it, without blanks around it.
    pub fn text(&self) -> &str {
        self.line.text().trim()
    }

    pub fn is_touched(&self) -> bool {
        self.line.text() != self.initial
    }

    /// What it is called: by the data where it is a test.
    pub fn label<'a>(&self, language: Language, knowledge: &'a Knowledge) -> &'a str {
        match self.spec.id {
            FieldId::Test(Test::Marker(marker)) if self.spec.spells_out => {
                marker_words(language, marker)
            }
            FieldId::Test(test) => name_words(language, knowledge.tests.get(test)),
            FieldId::Named(_) => self.spec.label.of(language),
        }
    }
}
