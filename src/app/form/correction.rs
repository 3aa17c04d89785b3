//! Corrections: a result, the day of a sample, the patient of a report, a course, a note. Nothing is erased: what was there
//! stays in the history with the reason, which is asked for each time.

mod course;
mod join;
mod moved;
mod note;
mod result;
mod retract;
mod sample_date;
mod why;

pub(super) use why::step as step_why;

use super::{Complaint, Desk, Field, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::app::result_id::ResultId;
use crate::clinical::effective;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Id, Note, Record, Report};
use crate::wording::{date_words, day_words, finding_words, note_kind_words};

/// What is corrected, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Correction {
    /// A result gets another value or other limits.
    Result(ResultId),
    /// A result is retracted.
    RetractResult(ResultId),
    /// The sample of a report was taken on another day.
    SampleDate(Id),
    /// A report belongs to another patient.
    Move(Id),
    /// Another record is joined to that of this patient.
    Join(Id),
    /// A course is described anew.
    Course(Id),
    /// A course is retracted.
    RetractCourse(Id),
    /// A note is written anew.
    Note(Id),
    /// A note is retracted.
    RetractNote(Id),
}

impl Correction {
    /// What the form is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Result(_) => "correction of a result",
            Self::RetractResult(_) => "retraction of a result",
            Self::SampleDate(_) => "correction of a sample date",
            Self::Move(_) => "move of a report",
            Self::Join(_) => "join of another record",
            Self::Course(_) => "correction of a course",
            Self::RetractCourse(_) => "retraction of a course",
            Self::Note(_) => "correction of a note",
            Self::RetractNote(_) => "retraction of a note",
        }
    }

    /// What it is about, so that a draft can name it: `702.2` or `702`.
    #[must_use]
    pub(super) fn about(self) -> String {
        match self {
            Self::Result(result) | Self::RetractResult(result) => result.to_string(),
            Self::SampleDate(id)
            | Self::Move(id)
            | Self::Join(id)
            | Self::Course(id)
            | Self::RetractCourse(id)
            | Self::Note(id)
            | Self::RetractNote(id) => id.0.to_string(),
        }
    }

    /// The correction of a name, about what a draft named.
    #[must_use]
    pub(super) fn named(name: &str, about: &str) -> Option<Self> {
        let result: Option<ResultId> = about.parse().ok();
        let id = about.parse().ok().map(Id);
        [
            result.map(Self::Result),
            result.map(Self::RetractResult),
            id.map(Self::SampleDate),
            id.map(Self::Move),
            id.map(Self::Join),
            id.map(Self::Course),
            id.map(Self::RetractCourse),
            id.map(Self::Note),
            id.map(Self::RetractNote),
        ]
        .into_iter()
        .flatten()
        .find(|correction| correction.name() == name)
    }

    /// Whether what is corrected is on file.
    pub(super) fn is_about_something_of(self, record: &Record) -> bool {
        match self {
            Self::Result(result) | Self::RetractResult(result) => result.find(record).is_some(),
            Self::SampleDate(id) | Self::Move(id) => {
                record.reports.iter().any(|head| head.id == id)
            }
            Self::Join(id) => record.id == id,
            Self::Course(id) | Self::RetractCourse(id) => course_of(record, id).is_some(),
            Self::Note(id) | Self::RetractNote(id) => note_of(record, id).is_some(),
        }
    }

    /// What is done to what: `correct HBV DNA of 11-Jun-2026`.
    pub(super) fn title(self, record: &Record, knowledge: &Knowledge) -> String {
        let test = |result: ResultId| {
            result.find(record).map_or_else(
                || "a result".to_owned(),
                |result| {
                    let test = &knowledge.tests.get(result.finding.test()).name;
                    format!("{test} of {}", day_words(result.day()))
                },
            )
        };
        let report = |id: Id| {
            record.report(id).map_or_else(
                || "a report".to_owned(),
                |report| format!("report of {}", day_words(report.head.day())),
            )
        };
        let course = |id: Id| {
            course_of(record, id).map_or_else(
                || "a course".to_owned(),
                |course| knowledge.drugs.get(course.drug).name.clone(),
            )
        };
        let note = |id: Id| {
            note_of(record, id).map_or_else(
                || "a note".to_owned(),
                |note| format!("{} of {}", note_kind_words(note.kind), date_words(note.on)),
            )
        };
        match self {
            Self::Result(result) => format!("correct {}", test(result)),
            Self::RetractResult(result) => format!("retract {}", test(result)),
            Self::SampleDate(id) => format!("sample date, {}", report(id)),
            Self::Move(id) => format!("move {}", report(id)),
            Self::Join(_) => "join another record of this person".to_owned(),
            Self::Course(id) => format!("correct {}", course(id)),
            Self::RetractCourse(id) => format!("retract {}", course(id)),
            Self::Note(id) => format!("correct {}", note(id)),
            Self::RetractNote(id) => format!("retract {}", note(id)),
        }
    }
}

/// The fields, filled with what is on file; only the reason where that is no longer there.
pub(super) fn fields(correction: Correction, record: &Record, desk: &Desk<'_>) -> Vec<Field> {
    match correction {
        Correction::Result(id) => result::fields(id.find(record), desk),
        Correction::SampleDate(id) => sample_date::fields(record.report(id).as_ref()),
        Correction::Move(_) => moved::fields(),
        Correction::Join(_) => join::fields(),
        Correction::Course(id) => course::fields(course_of(record, id), desk),
        Correction::Note(id) => note::fields(note_of(record, id)),
        Correction::RetractResult(_)
        | Correction::RetractCourse(_)
        | Correction::RetractNote(_) => vec![why::field("why retracted")],
    }
}

/// What the form means.
pub(super) fn read(
    correction: Correction,
    form: &Form,
    record: &Record,
    desk: &Desk<'_>,
) -> Reading {
    let reading = match correction {
        Correction::Result(id) => result::read(id, form, record, desk),
        Correction::RetractResult(id) => retract::read_result(id, form, record, desk),
        Correction::SampleDate(id) => sample_date::read(id, form, record, desk),
        Correction::Move(id) => moved::read(id, form, record, desk),
        Correction::Join(_) => join::read(form, record, desk),
        Correction::Course(id) => course::read(id, form, record, desk),
        Correction::RetractCourse(id) => retract::read_course(id, form, record, desk),
        Correction::Note(id) => note::read(id, form, record, desk),
        Correction::RetractNote(id) => retract::read_note(id, form, record, desk),
    };
    reading.unwrap_or_else(|| gone(form, desk))
}

/// What was to be corrected is not on file any more: retracted, moved or taken back since.
fn gone(form: &Form, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    reading.complaints.push(Complaint {
        field: form.focus,
        words: format!(
            "Not on file any more: it was retracted, moved or taken back; {} throws this form away",
            desk.keys.told(Place::Form, Action::Discard)
        ),
    });
    reading
}

fn course_of(record: &Record, id: Id) -> Option<&Course> {
    record.courses.iter().find(|course| course.id == id)
}

fn note_of(record: &Record, id: Id) -> Option<&Note> {
    record.notes.iter().find(|note| note.id == id)
}

/// The results of a report that count, in words.
fn report_words(report: &Report, record: &Record, desk: &Desk<'_>) -> String {
    let results: Vec<String> = effective::results(record, desk.today)
        .map(|(_, result)| result)
        .filter(|result| result.report == report.head.id)
        .map(|result| finding_words(&result.finding, desk.knowledge))
        .collect();
    format!(
        "Report {} of {}: {}",
        report.head.id.0,
        day_words(report.head.day()),
        results.join(", ")
    )
}
