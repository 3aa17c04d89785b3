//! One part of a line, read as the form that it stands for: each piece of it stands for a field.

use std::ops::Range;

use crate::app::form::choice::{Act, INTENTS, spoken};
use crate::app::form::context::FormContext;
use crate::app::form::dates;
use crate::app::form::drug::{ACT, INTENT, NEW, OLD, ON, REASON};
use crate::app::form::kind::FormKind;
use crate::app::form::note::{DAY as NOTE_DAY, TEXT};
use crate::app::form::reader::Reader;
use crate::app::form::reading::{Echo, EchoKind, Reading};
use crate::app::form::report::{LABORATORY, TAKEN};
use crate::app::form::spec::{self, Field, Spec};
use crate::app::form::typed::Form;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Intent, Record, Via};
use crate::register::Laboratory;
use crate::register::codec::{LinePart, Piece, Says};
use crate::wording::screens::form;
use crate::wording::{marker_words, name_words, shown};

/// The place of the day among the pieces of a part.
const DAY: usize = 0;
const STOPPED: usize = 1;
const NOTED: usize = 1;

/// A piece: where it stands, and what it is called where its echo does not say so itself.
pub(super) struct PieceSpan {
    pub(super) span: Range<usize>,
    /// Where the text stands that another may replace.
    pub(super) value: Range<usize>,
    label: String,
}

impl PieceSpan {
    fn of(span: &Range<usize>, value: &Range<usize>, label: impl Into<String>) -> Self {
        Self {
            span: span.clone(),
            value: value.clone(),
            label: label.into(),
        }
    }

    /// The echo beside a field in words that stand alone: `ALT 88 U/L, 2.2x of 40`.
    pub(super) fn spoken(&self, echo: Echo) -> Echo {
        let words = echo.words.strip_prefix("= ").unwrap_or(&echo.words);
        let names_itself = self.label.is_empty() || words.starts_with(&self.label);
        let words = match echo.kind {
            EchoKind::Understood | EchoKind::Asked if !names_itself => {
                format!("{} {words}", self.label)
            }
            EchoKind::Understood | EchoKind::Asked | EchoKind::Hint | EchoKind::Wrong => {
                words.to_owned()
            }
        };
        Echo { words, ..echo }
    }
}

pub(super) struct Part<'a> {
    pub(super) part: &'a LinePart,
    /// The patient, as the parts before leave the record.
    pub(super) record: &'a Record,
    /// The laboratory whose units and limits are meant.
    pub(super) laboratory: Option<&'a Laboratory>,
    pub(super) cx: &'a FormContext<'a>,
}

impl Part<'_> {
    /// What the part means, after parts that used so many identifiers, and its pieces in the order of the echoes.
    pub(super) fn read(&self, line: &Form, ids: u32) -> (Reading, Vec<PieceSpan>) {
        let (kind, places, fields) = match &self.part.says {
            Says::Nothing => (FormKind::Note, Vec::new(), Vec::new()),
            Says::Results(_) => self.results(),
            Says::Drug { .. } => self.drug(),
            Says::Note(noted) => self.note(noted),
        };
        let day = self.part.day.as_ref().map_or("", |day| &day.text);
        // Questions are about the part of that day: the same value of another day is another question.
        let of_the_day = format!("{day} | ");
        let settled = line.settled.iter();
        let settled = settled.filter_map(|about| about.strip_prefix(&of_the_day));
        let form = Form {
            fields,
            settled: settled.map(str::to_owned).collect(),
            ..Form::of(kind, Some(self.record))
        };
        let mut at = Reader::of(&form, Some(self.record), Via::QuickLine, self.cx);
        at.reading.ids = ids;
        if !places.is_empty() {
            kind.kind().read(&mut at);
        }
        self.say(&mut at);
        let mut reading = at.reading;
        for question in &mut reading.questions {
            question.about.insert_str(0, &of_the_day);
        }
        (reading, places)
    }

    /// What the line says otherwise than the form: a day that was left out, why a drug is stopped, what is noted.
    fn say(&self, at: &mut Reader<'_>) {
        let reason = at.place(REASON);
        let echoes = &mut at.reading.echoes;
        if let (None, Some(day)) = (&self.part.day, echoes.get_mut(DAY))
            && day.kind == EchoKind::Understood
        {
            day.words.push_str(form::TODAY_TOO.of(at.cx.language));
        }
        if let Some(why) = echoes.get(reason)
            && why.kind == EchoKind::Asked
        {
            echoes.swap(reason, STOPPED);
        }
        if let Says::Note(noted) = &self.part.says {
            let words = form::noted(at.cx.language, shown(&noted.text));
            at.reading.echo(NOTED, Echo::understood(words));
        }
    }

    fn results(&self) -> (FormKind, Vec<PieceSpan>, Vec<Field>) {
        let (mut places, mut fields) = self.day(TAKEN);
        if let Says::Results(items) = &self.part.says {
            for item in items {
                let label = self.label(item.test);
                places.push(PieceSpan::of(&item.span, &item.value.span, label));
                fields.push(
                    spec::test(item.test)
                        .spelled_out()
                        .holding(&item.value.text),
                );
            }
        }
        let laboratory = self.laboratory.iter();
        fields.extend(laboratory.map(|laboratory| LABORATORY.holding(&laboratory.name)));
        (FormKind::Report, places, fields)
    }

    fn drug(&self) -> (FormKind, Vec<PieceSpan>, Vec<Field>) {
        let (mut places, mut fields) = self.day(ON);
        if let Says::Drug {
            act,
            word,
            old,
            new,
            reason,
        } = &self.part.says
        {
            for (piece, act) in [(old, Act::Stop), (new, Act::Start)] {
                let is_left_out = piece.text.is_empty();
                let span = if is_left_out { word } else { &piece.span };
                places.push(PieceSpan::of(
                    span,
                    &piece.span,
                    act.word().of(self.cx.language),
                ));
            }
            fields.extend([
                OLD.holding(&old.text),
                NEW.holding(&new.text),
                ACT.holding(act.word().of(self.cx.language)),
                REASON.holding(&reason.text),
                INTENT.holding(spoken(&INTENTS, Intent::Treatment, self.cx.language)),
            ]);
        }
        (FormKind::Drug, places, fields)
    }

    fn note(&self, noted: &Piece) -> (FormKind, Vec<PieceSpan>, Vec<Field>) {
        let (mut places, mut fields) = self.day(NOTE_DAY.label(form::NOTE));
        places.push(PieceSpan::of(&noted.span, &noted.span, ""));
        fields.push(TEXT.holding(&noted.text));
        (FormKind::Note, places, fields)
    }

    /// The day that was typed, else today.
    fn day(&self, spec: Spec) -> (Vec<PieceSpan>, Vec<Field>) {
        let start = self.part.span.start;
        let (span, text) = match &self.part.day {
            Some(day) => (day.span.clone(), day.text.clone()),
            None => (
                start..start,
                dates::written(self.cx.language, CalendarDay::exact(self.cx.today)),
            ),
        };
        let place = PieceSpan::of(&span, &span, "");
        (vec![place], vec![spec.holding(&text)])
    }

    /// A test by its name; a marker in words that tell antigen from antibody.
    fn label(&self, test: Test) -> &str {
        match test {
            Test::Marker(marker) => marker_words(self.cx.language, marker),
            Test::HbvDna | Test::Analyte(_) | Test::Genotype | Test::Ultrasound => {
                name_words(self.cx.language, self.cx.knowledge.tests.get(test))
            }
        }
    }
}
