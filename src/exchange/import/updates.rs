//! What a row of courses says of a course on file: what the register does not know is taken over, what it knows
//! otherwise is asked about. What was on file once and was changed since stays as it is, and is listed.

use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Course, Id};
use crate::wording::{date_words, intent_words, shown};

use super::super::fault::{FileFault, Location, Noticed};
use super::on_file::Known;
use super::particulars::{day_words, nothing, worded};
use super::reading::{Differs, Reading};
use super::target::{ChangedCourse, CourseRow};
use crate::wording::refusals::import as words;
use crate::wording::{Phrase, Sentence};

/// A course on file that a row is about.
struct CourseOnFile {
    patient: Id,
    course: Id,
    /// `W-37 entecavir from 10-Jan-2022`.
    whose: Sentence,
}

impl Reading<'_> {
    /// A course is on file if drug and start are: then the row is compared with it.
    pub(super) fn add_course(&mut self, target: usize, row: CourseRow) {
        let Some(patient) = self.targets.get(target) else {
            return;
        };
        let number = patient.mrn().to_owned();
        let drug = Sentence::name(self.knowledge.drugs.get(row.drug));
        let start = Sentence::made(|language| date_words(language, row.start.date));
        let whose = words::course_from(shown(&number), drug, start);
        let changed = patient.changed_courses.iter().map(|changed| &changed.after);
        let on_file = patient.record.iter().flat_map(|record| &record.courses);
        let course = changed.chain(on_file).find(|course| row.is_of(course));
        if let (Some(course), Some(record)) = (course.cloned(), patient.record.clone()) {
            self.on_file.courses += 1;
            let told = CourseOnFile {
                patient: record.id,
                course: course.id,
                whose,
            };
            let after = self.updated(&row, &course, &told);
            if after != course
                && let Some(patient) = self.targets.get_mut(target)
            {
                patient.change_course(ChangedCourse {
                    places: row.places,
                    after,
                });
            }
            return;
        }
        if let Some(twin) = patient
            .courses
            .iter()
            .position(|other| other.drug == row.drug && other.start.date == row.start.date)
        {
            self.on_file.courses += 1;
            return self.join_rows(target, twin, &row, &whose);
        }
        let record = patient.record.clone();
        let replaced = record.and_then(|record| self.replaced.course(&record, &row));
        if let Some(words) = replaced.and_then(Known::words) {
            self.on_file.courses += 1;
            self.remark(&row.places.start, whose, words, Noticed::Kept);
        } else if let Some(patient) = self.targets.get_mut(target) {
            patient.courses.push(row);
        }
    }

    /// The course as the row changes it.
    fn updated(&mut self, row: &CourseRow, course: &Course, told: &CourseOnFile) -> Course {
        let mut after = course.clone();
        if row.start.approximate != course.start.approximate {
            if course.start.approximate {
                after.start = row.start;
                let words = words::START_NOW_EXACT;
                self.remark(
                    &row.places.start,
                    told.whose.clone(),
                    words,
                    Noticed::Change,
                );
            } else {
                let words = words::START_EXACT_KEPT;
                self.remark(
                    &row.places.start,
                    told.whose.clone(),
                    words,
                    Noticed::Strange,
                );
            }
        }
        after.stop = self.stop(row, course, told);
        if let Some(intent) = row.intent.filter(|intent| *intent != course.intent) {
            let said = self.said(
                told,
                words::INTENT,
                worded(|language| intent_words(language, intent)),
                worded(|language| intent_words(language, course.intent)),
            );
            let was_once = self.was_once(told, |former| former.intent == intent);
            if self.takes(&row.places.intent, said, was_once, false) {
                after.intent = intent;
            }
        }
        let is_other = |dose: &&String| {
            let on_file = course.dose.as_deref().unwrap_or_default();
            !is_same_text(dose, on_file)
        };
        if let Some(dose) = row.dose.as_ref().filter(is_other) {
            let on_file = course.dose.as_ref();
            let on_file = on_file.map_or_else(nothing, Sentence::alike);
            let said = self.said(told, words::DOSE, Sentence::alike(dose), on_file);
            let was_once = self.was_once(told, |former| former.dose.as_ref() == Some(dose));
            if self.takes(&row.places.dose, said, was_once, course.dose.is_none()) {
                after.dose = Some(dose.clone());
            }
        }
        self.reason(row, course, told, &mut after);
        after
    }

    /// A row without a stop says that the drug is still taken; a stop that is only planned does not contradict it.
    fn stop(
        &mut self,
        row: &CourseRow,
        course: &Course,
        told: &CourseOnFile,
    ) -> Option<CalendarDay> {
        if row.stop == course.stop {
            return course.stop;
        }
        let is_exacter = |file: CalendarDay, on_file: CalendarDay| {
            file.date == on_file.date && on_file.approximate
        };
        let place = &row.places.stop;
        let said = self.said(
            told,
            words::STOP,
            row.stop
                .map_or_else(|| words::STILL_TAKEN.into(), day_words),
            course
                .stop
                .map_or_else(|| words::STILL_TAKEN.into(), day_words),
        );
        let was_once = self.was_once(told, |former| former.stop == row.stop);
        let takes = match (row.stop, course.stop) {
            (Some(file), Some(on_file)) if file.date == on_file.date && file.approximate => {
                self.keeps_since(place, said);
                false
            }
            (None, Some(planned)) if planned.date > self.today => {
                self.keeps_since(place, said);
                false
            }
            (Some(file), Some(on_file)) => {
                self.takes(place, said, was_once, is_exacter(file, on_file))
            }
            (_, on_file) => self.takes(place, said, was_once, on_file.is_none()),
        };
        if takes { row.stop } else { course.stop }
    }

    fn reason(
        &mut self,
        row: &CourseRow,
        course: &Course,
        told: &CourseOnFile,
        after: &mut Course,
    ) {
        let Some(reason) = &row.reason else {
            return;
        };
        if course.reason.as_ref() == Some(reason) {
            return;
        }
        let about = words::of_course(&told.whose, words::REASON);
        let was_once = self.was_once(told, |former| former.reason.as_ref() == Some(reason));
        if was_once || course.reason.is_some() {
            let words = words::ANOTHER_KEPT;
            return self.remark(&row.places.reason, about, words, Noticed::Strange);
        }
        let words = words::WAS_EMPTY;
        self.remark(&row.places.reason, about, words, Noticed::Change);
        after.reason = Some(reason.clone());
    }

    /// Two rows of the files about one course: one may say more than the other, but nothing else.
    fn join_rows(&mut self, target: usize, twin: usize, row: &CourseRow, whose: &Sentence) {
        let patient = self.targets.get_mut(target);
        let Some(first) = patient.and_then(|patient| patient.courses.get_mut(twin)) else {
            return;
        };
        let line = first.places.start.line;
        let mut differs: Option<(Phrase, Location)> = None;
        if row.stop != first.stop {
            differs = Some((words::STOP, row.places.stop.clone()));
        }
        if row.intent.is_some() && row.intent != first.intent {
            differs = Some((words::INTENT, row.places.intent.clone()));
        }
        match (&first.dose, &row.dose) {
            (Some(one), Some(other)) if !is_same_text(one, other) => {
                differs = Some((words::DOSE, row.places.dose.clone()));
            }
            (None, Some(dose)) => first.dose = Some(dose.clone()),
            (Some(_), Some(_)) | (_, None) => {}
        }
        if first.reason.is_none() {
            first.reason.clone_from(&row.reason);
        }
        if let Some((field, place)) = differs {
            self.faults.push(FileFault {
                place,
                what: words::another_than_in(whose, field, line),
                accepted: words::ONE_ROW_A_COURSE.into(),
            });
        }
    }

    fn said(
        &self,
        told: &CourseOnFile,
        field: Phrase,
        file: Sentence,
        register: Sentence,
    ) -> Differs {
        Differs {
            about: words::of_course(&told.whose, field),
            file,
            register,
        }
    }

    fn was_once(&self, told: &CourseOnFile, is_so: impl Fn(&Course) -> bool) -> bool {
        self.replaced
            .course_was_once(told.patient, told.course, is_so)
    }
}

/// Whether two texts differ in blanks and case only.
fn is_same_text(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|character| !character.is_whitespace());
        kept.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}
