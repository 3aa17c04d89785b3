//! Retracting a result, a course or a note: it leaves every view and stays in the history with the reason.

use super::{course_of, course_title, note_of, note_title, result_title, why};
use crate::app::form::context::FormContext;
use crate::app::form::reader::Reader;
use crate::app::form::spec::Field;
use crate::app::form::table::{Kind, Source};
use crate::clinical::record::{Id, Record};
use crate::register::{Change, Op};
use crate::view::result_id::ResultId;
use crate::wording::screens::{common, correction as words, form};
use crate::wording::{Phrase, name_words};
use crate::wording::{date_words, finding_words, note_words};

pub(in crate::app::form) enum Retract {
    /// It stays in its place with the entry that retracted it.
    Result(ResultId),
    Course(Id),
    Note(Id),
}

impl Kind for Retract {
    fn name(&self) -> Phrase {
        match self {
            Self::Result(_) => form::RETRACTED_RESULT,
            Self::Course(_) => form::RETRACTED_COURSE,
            Self::Note(_) => form::RETRACTED_NOTE,
        }
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        self.retraction(from.record?, from.cx)?;
        Some(vec![why::filled(form::WHY_RETRACTED, from)])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let (what, op) = self.retraction(at.record?, at.cx)?;
        at.reading.about.push(words::retracts(at.cx.language, what));
        why::read(at);
        at.make(op);
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        match *self {
            Self::Result(id) => words::retract(cx.language, result_title(record, id, cx)),
            Self::Course(id) => words::retract(cx.language, course_title(record, id, cx)),
            Self::Note(id) => words::retract(cx.language, note_title(cx.language, record, id)),
        }
    }
}

impl Retract {
    /// What is retracted, in words, and the change; `None` if it is not on file.
    fn retraction(&self, record: &Record, cx: &FormContext<'_>) -> Option<(String, Op)> {
        let patient = record.id;
        Some(match *self {
            Self::Result(id) => {
                let result = id.find(record)?;
                let finding = finding_words(cx.language, &result.finding, cx.knowledge);
                let what = common::of(cx.language, finding, date_words(cx.language, result.on));
                let before = record.report(id.report)?;
                let mut after = before.clone();
                let mut own = after.results.iter_mut();
                let own = own.find(|own| ResultId::of(own) == id)?;
                own.trail.get_or_insert_default().retracted_by = Some(cx.register.next_seq());
                let change = Change::replace(before, after);
                (what, Op::Report { patient, change })
            }
            Self::Course(id) => {
                let course = course_of(record, id)?;
                let drug = name_words(cx.language, cx.knowledge.drugs.get(course.drug));
                let what = words::from(
                    cx.language,
                    drug,
                    date_words(cx.language, course.start.date),
                );
                let change = Box::new(Change::remove(course.clone()));
                (what, Op::Course { patient, change })
            }
            Self::Note(id) => {
                let note = note_of(record, id)?;
                let change = Change::remove(note.clone());
                (note_words(cx.language, note), Op::Note { patient, change })
            }
        })
    }
}
