//! The quick line: one typed line for reports and drugs, read part by part as the forms read their fields.
//!
//! Each part is read against the record as the parts before it leave it, so that what is asked and what is previewed is
//! what saving would make. Everything that is understood or not keeps its place in the line.

mod days;
mod part;
mod reopen;

pub(super) use days::fixed;

use std::borrow::Cow;

use super::reader::Reader;
use super::reading::{Complaint, Echo, EchoKind, Reading, Understood};
use super::report::{LABORATORY, named_laboratory, usual_laboratory};
use super::spec::{Field, Spec, line};
use super::table::{Kind, Source};
use crate::app::question::{Answer, Question, Then};
use crate::keys::{Action, Keymap, Place};
use crate::register;
use crate::register::codec::{Codec, LineFault, LinePart, LineProblem};
use crate::wording::Phrase;
use crate::wording::screens::form as words;

const LINE: Spec = line(words::LINE);

pub(super) struct QuickLine;

impl Kind for QuickLine {
    fn name(&self) -> Phrase {
        words::QUICK_LINE
    }

    /// The line; and, never typed into, the laboratory whose units and limits it means, where there is one to choose.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let record = from.record?;
        let typed = match from.entry {
            Some(entry) => reopen::line(&entry.ops, record, from.cx)?,
            None => String::new(),
        };
        let mut line = LINE.holding(&typed);
        line.line.deselect();
        let mut fields = vec![line];
        let laboratory = usual_laboratory(record, from.cx.register);
        fields.extend(laboratory.map(|laboratory| LABORATORY.holding(&laboratory.name)));
        Some(fields)
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let mut record = Cow::Borrowed(at.record?);
        let line = at.form.field(LINE.id).map_or("", |field| field.line.text());
        let parts = Codec::new(at.cx.knowledge).read_line(line);
        for (place, part) in parts.iter().enumerate() {
            let laboratory = match at.text(LABORATORY) {
                "" => usual_laboratory(&record, at.cx.register),
                chosen => named_laboratory(chosen, at.cx),
            };
            let read = part::Part {
                part,
                record: &record,
                laboratory,
                cx: at.cx,
            };
            let (own, pieces) = read.read(at.form, at.reading.ids);
            if let (false, Ok(edited)) = (own.ops.is_empty(), register::edited(&record, &own.ops)) {
                record = Cow::Owned(edited);
            }
            at.reading.take(place, line, own, &pieces);
            at.reading.refuse(place, part, at.cx.keys);
        }
        let pieces = &mut at.reading.pieces;
        pieces.sort_by_key(|piece| (piece.part, piece.span.start));
        Some(())
    }
}

impl Reading {
    /// Takes over what a part of the line means: its echoes with their places, its questions about the line.
    fn take(&mut self, number: usize, line: &str, own: Self, pieces: &[part::PieceSpan]) {
        for (at, (place, echo)) in pieces.iter().zip(own.echoes).enumerate() {
            self.pieces.push(Understood {
                part: number,
                is_day: at == 0,
                span: place.span.clone(),
                echo: place.spoken(echo),
            });
        }
        let first = Some(0);
        let complaints = own.complaints.into_iter();
        self.complaints
            .extend(complaints.map(|complaint| Complaint {
                field: 0,
                words: complaint.words,
            }));
        for question in own.questions {
            let place = question.field.and_then(|field| pieces.get(field));
            let answers = question.answers.into_iter();
            self.questions.push(Question {
                field: first,
                answers: answers
                    .map(|answer| Answer {
                        then: in_the_line(answer.then, line, place),
                        ..answer
                    })
                    .collect(),
                ..question
            });
        }
        self.ops.extend(own.ops);
        self.ids = own.ids;
        self.leaves_out |= own.leaves_out;
        for words in own.information {
            if !self.information.contains(&words) {
                self.information.push(words);
            }
        }
    }

    /// Complains about what the grammar of the line has no place for.
    fn refuse(&mut self, place: usize, part: &LinePart, keys: &Keymap) {
        for fault in &part.faults {
            let words = fault_words(fault, keys);
            self.pieces.push(Understood {
                part: place,
                is_day: false,
                span: fault.span.clone(),
                echo: Echo {
                    kind: EchoKind::Wrong,
                    words: words.clone(),
                },
            });
            self.complaints.push(Complaint { field: 0, words });
        }
    }
}

/// Why something is not understood; where it is no test, also the key that completes the word.
fn fault_words(fault: &LineFault, keys: &Keymap) -> String {
    let mut words = fault.told(keys.language());
    if fault.problem == LineProblem::NoTest(None) {
        let key = keys.told(Place::QuickLine, Action::Complete);
        words.push_str(&words::completes(keys.language(), key));
    }
    words
}

/// A text for a piece is a text for the line: the piece gives way to it.
fn in_the_line(then: Then, line: &str, place: Option<&part::PieceSpan>) -> Then {
    let (Then::Replace(text), Some(place)) = (&then, place) else {
        return then;
    };
    // Without a value the test has nothing to stand for either.
    let gone = if text.is_empty() {
        &place.span
    } else {
        &place.value
    };
    let before = line.get(..gone.start).unwrap_or_default();
    let behind = line.get(gone.end..).unwrap_or_default();
    // What was glued to its test stands apart from it now.
    let blank = if before.ends_with(|last: char| last.is_alphanumeric()) && !text.is_empty() {
        " "
    } else {
        ""
    };
    Then::Replace(format!("{before}{blank}{text}{behind}"))
}
