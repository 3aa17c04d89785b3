//! One part of a line, read as the forms read their fields: each piece of it stands for a field.

use std::ops::Range;

use crate::app::form::choice::Act;
use crate::app::form::dates::{self, Accepts};
use crate::app::form::drug::{self, Changing};
use crate::app::form::note;
use crate::app::form::report::{Sample, compare, expect};
use crate::app::form::result::{Asked, Typed};
use crate::app::form::{Desk, Echo, EchoKind, Form, Reading};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Intent, NoteKind, Record, Via};
use crate::register::Laboratory;
use crate::register::codec::{Item, LinePart, Piece, Says};
use crate::wording::{marker_words, shown};

/// The place of the day among the pieces of a part.
pub(super) const DAY: usize = 0;
/// The place of the drug that is stopped.
const OLD: usize = 1;
/// The place of the drug that is started.
const NEW: usize = 2;
/// The place of the text of a note.
const NOTED: usize = 1;

/// A piece: where it stands, and what it is called where its echo does not say so itself.
pub(super) struct Place {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// Where the text stands that another may replace.
    pub(super) value: Range<usize>,
    label: String,
}

impl Place {
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

/// A part and what it is read against.
pub(super) struct Part<'a> {
    /// The part.
    pub(super) part: &'a LinePart,
    /// The patient, as the parts before leave the record.
    pub(super) record: &'a Record,
    /// The laboratory whose units and limits are meant.
    pub(super) laboratory: Option<&'a Laboratory>,
    /// What it is read against.
    pub(super) desk: &'a Desk<'a>,
}

impl Part<'_> {
    /// What the part means, and its pieces in the order of the echoes.
    pub(super) fn read(&self, form: &Form, ids: u32) -> (Reading, Vec<Place>) {
        match &self.part.says {
            Says::Nothing => (Reading::of_pieces(0, form, "", ids), Vec::new()),
            Says::Results(items) => self.results(items, form, ids),
            Says::Drug { act, .. } => self.drug(*act, form, ids),
            Says::Note(noted) => self.note(noted, form, ids),
        }
    }

    fn results(&self, items: &[Item], form: &Form, ids: u32) -> (Reading, Vec<Place>) {
        let labels: Vec<String> = items.iter().map(|item| self.label(item.test)).collect();
        let mut places = vec![self.day_place()];
        places.extend(items.iter().zip(&labels).map(|(item, label)| Place {
            span: item.span.clone(),
            value: item.value.span.clone(),
            label: label.clone(),
        }));
        let about = self.day_text();
        let mut reading = Reading::of_pieces(places.len(), form, &about, ids);
        let day = self.day("sample taken", Accepts::Sample, &mut reading);
        let sample = Sample {
            record: self.record,
            laboratory: self.laboratory,
            day: day.unwrap_or(CalendarDay::exact(self.desk.today)),
            via: Via::QuickLine,
        };
        let mut asked: Vec<Asked<'_>> = (1..)
            .zip(items)
            .zip(&labels)
            .map(|((place, item), label)| sample.asked(place, item.test, label, &item.value.text))
            .collect();
        expect(&mut asked, &mut reading, self.desk);
        let mut typed: Vec<Typed> = asked
            .iter()
            .filter_map(|asked| asked.read(self.desk, &mut reading))
            .collect();
        compare(&mut typed, &mut reading, self.desk);
        if day.is_some() && !typed.is_empty() {
            let op = sample.report(&typed, &mut reading, self.desk);
            reading.ops.push(op);
        }
        (reading.about_the_day(&about), places)
    }

    fn drug(&self, act: Act, form: &Form, ids: u32) -> (Reading, Vec<Place>) {
        let Says::Drug {
            word,
            old,
            new,
            reason,
            ..
        } = &self.part.says
        else {
            return (Reading::of_pieces(0, form, "", ids), Vec::new());
        };
        let place = |piece: &Piece, label: &str| {
            let span = if piece.text.is_empty() {
                word
            } else {
                &piece.span
            };
            Place {
                span: span.clone(),
                value: piece.span.clone(),
                label: label.to_owned(),
            }
        };
        let places = vec![
            self.day_place(),
            place(old, Act::Stop.word()),
            place(new, Act::Start.word()),
        ];
        let about = self.day_text();
        let mut reading = Reading::of_pieces(places.len(), form, &about, ids);
        let accepts = drug::accepts(act);
        if let Some(date) = self.day("on", accepts, &mut reading) {
            let changing = Changing {
                act,
                date,
                old: typed(old, OLD),
                new: typed(new, NEW),
                dose: drug::Typed {
                    place: None,
                    text: "",
                },
                reason: drug::Typed {
                    place: None,
                    text: &reason.text,
                },
                intent: Some(Intent::Treatment),
                record: self.record,
                desk: self.desk,
                via: Via::QuickLine,
            };
            changing.read(&mut reading);
        }
        (reading.about_the_day(&about), places)
    }

    fn note(&self, noted: &Piece, form: &Form, ids: u32) -> (Reading, Vec<Place>) {
        let place = Place {
            span: noted.span.clone(),
            value: noted.span.clone(),
            label: String::new(),
        };
        let places = vec![self.day_place(), place];
        let about = self.day_text();
        let mut reading = Reading::of_pieces(places.len(), form, &about, ids);
        let day = self.day("note", Accepts::Note, &mut reading);
        let words = format!("note '{}'", shown(&noted.text));
        reading.echo(NOTED, Echo::understood(words));
        if let Some(day) = day {
            let written = note::Written {
                kind: NoteKind::Remark,
                on: day.date,
                text: &noted.text,
                via: Via::QuickLine,
            };
            let op = written.op(self.record, &mut reading, self.desk);
            reading.ops.push(op);
        }
        (reading.about_the_day(&about), places)
    }

    /// The day that was typed, else today; said in either case.
    fn day(&self, label: &str, accepts: Accepts, reading: &mut Reading) -> Option<CalendarDay> {
        let Some(day) = &self.part.day else {
            let today = CalendarDay::exact(self.desk.today);
            let words = format!("{}, today", dates::echo(today));
            reading.echo(DAY, Echo::understood(words));
            return Some(today);
        };
        let born = self.record.person.born.map(|born| born.date);
        let written = dates::Written {
            place: DAY,
            label,
            text: &day.text,
        };
        written.read(accepts, born, self.desk, reading)
    }

    fn day_text(&self) -> String {
        self.part
            .day
            .as_ref()
            .map_or_else(String::new, |day| day.text.clone())
    }

    fn day_place(&self) -> Place {
        let start = self.part.span.start;
        let span = (self.part.day.as_ref()).map_or(start..start, |day| day.span.clone());
        Place {
            span: span.clone(),
            value: span,
            label: String::new(),
        }
    }

    /// A test by its name; a marker in words that tell antigen from antibody.
    fn label(&self, test: Test) -> String {
        match test {
            Test::Marker(marker) => marker_words(marker).to_owned(),
            Test::HbvDna | Test::Analyte(_) | Test::Genotype | Test::Ultrasound => {
                self.desk.knowledge.tests.get(test).name.clone()
            }
        }
    }
}

fn typed(piece: &Piece, place: usize) -> drug::Typed<'_> {
    drug::Typed {
        place: Some(place),
        text: &piece.text,
    }
}

/// Between the day of a part and what a question about it is about.
const OF_THE_DAY: &str = " | ";

impl Reading {
    /// A reading of so many pieces of a part of that day, after the parts that used so many identifiers.
    fn of_pieces(count: usize, form: &Form, day: &str, ids: u32) -> Self {
        let prefix = format!("{day}{OF_THE_DAY}");
        let settled = form
            .settled
            .iter()
            .filter_map(|about| about.strip_prefix(&prefix))
            .map(str::to_owned);
        let mut reading = Self::of_fields(count, settled.collect());
        reading.ids = ids;
        reading
    }

    /// Questions are about the part of that day: the same value of another day is another question.
    fn about_the_day(mut self, day: &str) -> Self {
        for question in &mut self.questions {
            question.about = format!("{day}{OF_THE_DAY}{}", question.about);
        }
        self
    }
}
