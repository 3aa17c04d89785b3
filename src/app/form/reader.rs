//! A form while it is read: its texts, and what stands beside them, by the rows of its table.

use super::choice::{self, Word};
use super::context::FormContext;
use super::reading::{Complaint, Echo, Reading};
use super::spec::{Accepts, Spec, Takes};
use super::typed::Form;
use crate::app::question::{Answer, Question, Then, offered};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Record, Source, Via};
use crate::register::{self, Conflict, Op};
use crate::wording::screens::choices::accepted;
use crate::wording::screens::form as said;
use crate::wording::shown;

pub(super) struct Reader<'a> {
    pub(super) form: &'a Form,
    /// Whose form it is; `None` for a new patient and for a laboratory profile.
    pub(super) record: Option<&'a Record>,
    pub(super) via: Via,
    pub(super) cx: &'a FormContext<'a>,
    pub(super) reading: Reading,
}

impl<'a> Reader<'a> {
    pub(super) fn new(form: &'a Form, cx: &'a FormContext<'a>) -> Self {
        Self::of(form, form.record(cx), form.kind.via(), cx)
    }

    /// A form of which nothing is understood yet: its hints stand beside its fields.
    pub(super) fn of(
        form: &'a Form,
        record: Option<&'a Record>,
        via: Via,
        cx: &'a FormContext<'a>,
    ) -> Self {
        let mut reading = Reading::of_fields(form.fields.len(), form.settled.clone());
        for (echo, field) in reading.echoes.iter_mut().zip(&form.fields) {
            if !field.spec.stands_alone || field.text().is_empty() {
                *echo = Echo::hint(field.spec.hint.of(cx.language));
            }
        }
        Self {
            form,
            record,
            via,
            cx,
            reading,
        }
    }

    pub(super) fn source(&self) -> Source {
        Source {
            via: self.via,
            seq: self.cx.register.next_seq(),
        }
    }

    /// The place of a field of this form; nothing stands beside one that it does not have.
    pub(super) fn place(&self, spec: Spec) -> usize {
        self.form.place(spec.id).unwrap_or(usize::MAX)
    }

    pub(super) fn text(&self, spec: Spec) -> &'a str {
        self.form.text(spec.id)
    }

    pub(super) fn optional(&self, spec: Spec) -> Option<String> {
        Some(self.text(spec))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    pub(super) fn hint(&mut self, spec: Spec, words: impl Into<String>) {
        self.reading.echo(self.place(spec), Echo::hint(words));
    }

    pub(super) fn understood(&mut self, spec: Spec, words: impl Into<String>) {
        self.reading.echo(self.place(spec), Echo::understood(words));
    }

    /// Complains about a field, which the sentence names.
    pub(super) fn complain(&mut self, spec: Spec, why: &str) {
        let (place, label, typed) = (self.place(spec), self.label(spec), self.text(spec));
        self.reading
            .complain_of(place, self.cx.language, label, typed, why);
    }

    /// Complains when it is saved; before that nothing is wrong with the field.
    pub(super) fn miss(&mut self, spec: Spec, why: &str) {
        let words = self.named(spec, why);
        self.reading.miss(self.place(spec), words);
    }

    fn named(&self, spec: Spec, why: &str) -> String {
        said::field(self.cx.language, self.label(spec), why)
    }

    pub(super) fn label(&self, spec: Spec) -> &'a str {
        let field = self.form.field(spec.id);
        field.map_or(spec.label.of(self.cx.language), |field| {
            field.label(self.cx.language, self.cx.knowledge)
        })
    }

    pub(super) fn choice<T: Copy>(&mut self, spec: Spec, words: &[Word<T>]) -> Option<T> {
        let language = self.cx.language;
        let text = match self.text(spec) {
            "" => spec.empty,
            text => text,
        };
        match choice::read(words, text) {
            Some(word) => {
                // What is only begun, or another word for it, is read back.
                if spec.lists && word.is_written(text) {
                    self.hint(spec, choice::listed(words, language));
                } else {
                    self.understood(spec, word.word.of(language));
                }
                Some(word.value)
            }
            None => {
                let accepted = accepted(language, choice::listed(words, language));
                self.complain(spec, &said::typed(language, shown(text), accepted));
                None
            }
        }
    }

    /// The day in a field, with its echo, complaint or question.
    pub(super) fn day(&mut self, spec: Spec) -> Option<CalendarDay> {
        match spec.takes {
            Takes::Day(accepts) => self.day_as(spec, accepts),
            Takes::Text | Takes::Line | Takes::Choice(_) => None,
        }
    }

    pub(super) fn day_as(&mut self, spec: Spec, accepts: Accepts) -> Option<CalendarDay> {
        let field = self.form.field(spec.id)?;
        let label = field.label(self.cx.language, self.cx.knowledge);
        self.typed_day(self.place(spec), label, field.text(), accepts)
    }

    /// Asks once whether what stands at a place is kept as it is; `yes` says so.
    pub(super) fn ask_to_keep(
        &mut self,
        place: Option<usize>,
        about: String,
        words: String,
        yes: &str,
        echo: impl Into<String>,
    ) {
        let question = Question {
            about,
            field: place,
            words,
            answers: vec![
                Answer::new(
                    'n',
                    said::BACK_TO_FIELD.of(self.cx.language),
                    Then::BackToField,
                ),
                Answer::new('y', yes, Then::Keep),
            ],
        };
        self.reading.ask(question, echo);
    }

    /// Asks which of these texts, each with its words, is meant; none of them is taken before somebody says so.
    pub(super) fn ask_which(
        &mut self,
        place: usize,
        about: String,
        words: String,
        none: &str,
        texts: impl IntoIterator<Item = (String, String)>,
        echo: impl Into<String>,
    ) {
        let none = Answer::new('n', none, Then::BackToField);
        let question = Question {
            about,
            field: Some(place),
            words,
            answers: std::iter::once(none).chain(offered(texts)).collect(),
        };
        self.reading.ask(question, echo);
    }

    /// What the record cannot hold is complained of at the day of the form.
    pub(super) fn check(&mut self) {
        let Some(record) = self.record else {
            return;
        };
        let mut fields = self.form.fields.iter();
        let day = fields.position(|field| field.spec.is_day()).unwrap_or(0);
        match self.faults(record) {
            Ok(faults) => {
                for words in faults {
                    self.reading.complain(day, words);
                }
            }
            Err(conflict) => self.reading.complaints.push(Complaint {
                field: self.form.focus,
                words: conflict.told(self.cx.language),
            }),
        }
    }

    /// Makes a change, and says what the record cannot hold of it.
    pub(super) fn make(&mut self, op: Op) {
        self.reading.ops.push(op);
        self.check();
    }

    /// What would be wrong with a record after the changes that is not wrong with it now.
    pub(super) fn faults(&self, record: &Record) -> Result<Vec<String>, Conflict> {
        let edited = register::edited(record, &self.reading.ops)?;
        let laboratories = self.cx.register.laboratories();
        let known = register::validate(record, laboratories, None);
        let faults = register::validate(&edited, laboratories, None).into_iter();
        let new = faults.filter(|fault| !known.contains(fault));
        Ok(new
            .map(|fault| fault.problem.told(self.cx.language))
            .collect())
    }
}
