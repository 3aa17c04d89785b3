//! The quick line: one typed line for reports and drugs, read part by part as the forms read their fields.
//!
//! Each part is read against the record as the parts before it leave it, so that what is asked and what is previewed is
//! what saving would make. Everything that is understood or not keeps its place in the line.

mod days;
mod part;
mod reopen;

pub(super) use days::fixed;
pub(super) use reopen::reopened;

use std::ops::Range;

use super::report::{named_laboratory, usual_laboratory};
use super::{Complaint, Desk, Echo, EchoKind, Field, FieldId, Form, Reading, faults};
use crate::app::keymap::{Action, Keymap, Place};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::record::Record;
use crate::register;
use crate::register::codec::{Codec, LineFault, LinePart, LineProblem};

/// Something of a line that was understood, is asked about, or cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The part of the line, from 0.
    pub part: usize,
    /// Whether it is the day of its part.
    pub is_day: bool,
    /// Where it stands: bytes of the line.
    pub span: Range<usize>,
    /// What is said of it.
    pub echo: Echo,
}

/// The line; and, never typed into, the laboratory whose units and limits it means, where there is one to choose.
pub(super) fn fields(record: &Record, desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = vec![Field::new(FieldId::Line, "line", "")];
    let laboratory = usual_laboratory(record, desk.register);
    fields.extend(
        laboratory
            .map(|laboratory| Field::new(FieldId::Laboratory, "laboratory", &laboratory.name)),
    );
    fields
}

/// What the line means.
pub(super) fn read(form: &Form, record: &Record, desk: &Desk<'_>) -> Reading {
    let mut whole = Reading::of(form);
    let line = form.fields.first().map_or("", |field| field.line.text());
    let mut record = record.clone();
    let parts = Codec::new(desk.knowledge).read_line(line);
    for (place, part) in parts.iter().enumerate() {
        let chosen = form.text(FieldId::Laboratory);
        let laboratory = if chosen.is_empty() {
            usual_laboratory(&record, desk.register)
        } else {
            named_laboratory(chosen, desk)
        };
        let read = part::Part {
            part,
            record: &record,
            laboratory,
            desk,
        };
        let (mut own, pieces) = read.read(form, whole.ids);
        if let Err(conflict) = check(&record, &mut own, desk) {
            own.complain(part::DAY, conflict);
        }
        let edited = register::edited(&record, &own.ops).ok();
        whole.take(place, line, own, &pieces);
        whole.refuse(place, part, desk.keys);
        record = edited.unwrap_or(record);
    }
    whole
        .pieces
        .sort_by_key(|piece| (piece.part, piece.span.start));
    whole
}

/// Complains at the day of a part where its changes would make a record that is not acceptable.
fn check(record: &Record, own: &mut Reading, desk: &Desk<'_>) -> Result<(), String> {
    let found = faults(record, &own.ops, desk).map_err(|conflict| conflict.to_string())?;
    for words in found {
        own.complain(part::DAY, words);
    }
    Ok(())
}

impl Reading {
    /// Takes over what a part of the line means: its echoes with their places, its questions about the line.
    fn take(&mut self, number: usize, line: &str, own: Self, pieces: &[part::Place]) {
        for (at, (place, echo)) in pieces.iter().zip(own.echoes).enumerate() {
            self.pieces.push(Understood {
                part: number,
                is_day: at == part::DAY,
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
    let mut words = fault.to_string();
    if fault.problem == LineProblem::NoTest(None) {
        let key = keys.told(Place::QuickLine, Action::Complete);
        words.push_str(&format!("; {key} completes it"));
    }
    words
}

/// A text for a piece is a text for the line: the piece gives way to it.
fn in_the_line(then: Then, line: &str, place: Option<&part::Place>) -> Then {
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
