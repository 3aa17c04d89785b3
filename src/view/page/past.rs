//! What the known entries tell of a report, a course or a note beyond its own trail: another day, another patient, another
//! course before it was corrected.

use super::courses::course_text;
use super::notes::said;
use super::origin::Origin;
use super::{Meaning, Row};
use crate::clinical::record::{Course, Id, Note};
use crate::register::{Entry, Op};
use crate::view::describe::{entry_reference, named};
use crate::wording::day_words;
use crate::wording::screens::record as words;

impl Origin<'_> {
    /// The days and the patients that a report had before, the latest first.
    pub(super) fn past_of_report(&self, report: Id) -> Vec<Row> {
        let language = self.standing.language;
        let mut rows = Vec::new();
        for entry in self.register.history().entries().iter().rev() {
            let by = || entry_reference(self.standing.language, entry.seq, self.register);
            if let Some(from) = moved_from(entry, report) {
                let from = self.register.get(from).map_or_else(
                    || words::SOMEBODY_GONE.of(language).to_owned(),
                    |record| named(&record.person),
                );
                let text = words::moved_from(language, from, by());
                rows.extend(self.row(words::MOVED.of(language), Meaning::Plain, &text));
            }
            for op in &entry.ops {
                if let Op::Report { change, .. } = op
                    && let (Some(before), Some(after)) = (&change.before, &change.after)
                    && before.head.id == report
                    && before.head.day() != after.head.day()
                {
                    let text = words::replaced_by(
                        language,
                        day_words(self.standing.language, before.head.day()),
                        by(),
                    );
                    rows.extend(self.row(words::EARLIER_DATE.of(language), Meaning::Plain, &text));
                }
            }
        }
        rows
    }

    /// What a course said before it was corrected, the latest first.
    pub(super) fn past_of_course(&self, course: &Course) -> Vec<Row> {
        let language = self.standing.language;
        let mut rows = Vec::new();
        for entry in self.register.history().entries().iter().rev() {
            for op in &entry.ops {
                if let Op::Course { change, .. } = op
                    && let (Some(before), Some(_)) = (&change.before, &change.after)
                    && before.id == course.id
                    && before != course
                {
                    let text = words::replaced_by(
                        language,
                        course_text(self.standing.language, before, self.knowledge),
                        entry_reference(self.standing.language, entry.seq, self.register),
                    );
                    rows.extend(self.row(words::EARLIER.of(language), Meaning::Plain, &text));
                }
            }
        }
        rows
    }
}

impl Origin<'_> {
    /// What a note said before it was corrected, the latest first.
    pub(super) fn past_of_note(&self, note: &Note) -> Vec<Row> {
        let language = self.standing.language;
        let mut rows = Vec::new();
        for entry in self.register.history().entries().iter().rev() {
            for op in &entry.ops {
                if let Op::Note { change, .. } = op
                    && let (Some(before), Some(_)) = (&change.before, &change.after)
                    && before.id == note.id
                    && before != note
                {
                    let text = words::replaced_by(
                        language,
                        said(self.standing.language, before),
                        entry_reference(self.standing.language, entry.seq, self.register),
                    );
                    rows.extend(self.row(words::EARLIER.of(language), Meaning::Plain, &text));
                }
            }
        }
        rows
    }
}

/// The patient from whom an entry moved a report.
fn moved_from(entry: &Entry, report: Id) -> Option<Id> {
    let came = entry.ops.iter().any(|op| match op {
        Op::Report { change, .. } => {
            change.before.is_none() && change.after.as_ref().map(|own| own.head.id) == Some(report)
        }
        Op::Patient { .. }
        | Op::Course { .. }
        | Op::Note { .. }
        | Op::Laboratory { .. }
        | Op::Clinic { .. }
        | Op::Letter { .. }
        | Op::Guidelines { .. }
        | Op::Number { .. }
        | Op::Word { .. }
        | Op::Setting { .. } => false,
    });
    entry.ops.iter().filter(|_| came).find_map(|op| match op {
        Op::Report { patient, change } if change.after.is_none() => Some(*patient),
        Op::Report { .. }
        | Op::Patient { .. }
        | Op::Course { .. }
        | Op::Note { .. }
        | Op::Laboratory { .. }
        | Op::Clinic { .. }
        | Op::Letter { .. }
        | Op::Guidelines { .. }
        | Op::Number { .. }
        | Op::Word { .. }
        | Op::Setting { .. } => None,
    })
}
