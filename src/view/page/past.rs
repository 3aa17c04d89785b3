//! What the known entries tell of a report, a course or a note beyond its own trail: another day, another patient, another
//! course before it was corrected.

use super::courses::course_text;
use super::notes::said;
use super::origin::Origin;
use super::{Meaning, Row};
use crate::clinical::record::{Course, Id, Note};
use crate::register::{Change, Entry, Op};
use crate::view::describe::{entry_reference, named};
use crate::view::history::other_side;
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
                    let day = day_words(language, before.head.day());
                    let text = words::replaced_by(language, day, by());
                    rows.extend(self.row(words::EARLIER_DATE.of(language), Meaning::Plain, &text));
                }
            }
        }
        rows
    }

    /// What a course said before it was corrected, the latest first.
    pub(super) fn past_of_course(&self, course: &Course) -> Vec<Row> {
        self.past(|op| match op {
            Op::Course { change, .. } => {
                let before = corrected(change)?;
                (before.id == course.id && before != course)
                    .then(|| course_text(self.standing.language, before, self.knowledge))
            }
            _ => None,
        })
    }

    /// What a note said before it was corrected, the latest first.
    pub(super) fn past_of_note(&self, note: &Note) -> Vec<Row> {
        self.past(|op| match op {
            Op::Note { change, .. } => {
                let before = corrected(change)?;
                (before.id == note.id && before != note)
                    .then(|| said(self.standing.language, before))
            }
            _ => None,
        })
    }

    /// What was said before, and by which entry it was replaced, the latest first.
    fn past(&self, before: impl Fn(&Op) -> Option<String>) -> Vec<Row> {
        let language = self.standing.language;
        let mut rows = Vec::new();
        for entry in self.register.history().entries().iter().rev() {
            for before in entry.ops.iter().filter_map(&before) {
                let by = entry_reference(language, entry.seq, self.register);
                let text = words::replaced_by(language, before, by);
                rows.extend(self.row(words::EARLIER.of(language), Meaning::Plain, &text));
            }
        }
        rows
    }
}

/// What stood there, where something took its place.
fn corrected<T>(change: &Change<T>) -> Option<&T> {
    change.before.as_ref().filter(|_| change.after.is_some())
}

/// The patient from whom an entry moved a report.
fn moved_from(entry: &Entry, report: Id) -> Option<Id> {
    other_side(entry, report, |change| &change.after)?;
    other_side(entry, report, |change| &change.before)
}
