//! What makes a record acceptable, asked by entries, by reading the file and by import alike.

use chrono::{Datelike as _, NaiveDate};

use crate::clinical::record::{
    Course, LabResult, Limits, Note, NoteKind, Person, Record, ReportHead, Visit,
};
use crate::notation::YEARS;

use super::fault::{Fault, Problem, Subject};
use super::laboratory::Laboratory;
use super::taught::TaughtWord;

/// No number of a clinic is longer.
const LONGEST_NUMBER: usize = 64;
/// No name, contact, dose, reason or note is longer.
const LONGEST_TEXT: usize = 2000;
/// A recall letter is one page.
const LONGEST_LETTER: usize = 3000;

/// Everything that is not acceptable about a record; empty if all is well.
///
/// Nothing lies before the birth; a course lasts at least a day; courses of one drug touch at most, whatever their intent; a
/// report holds results of its own day and an existing laboratory; nobody has two places on the clinic of one day; and
/// where `today` is given, nothing but a stop and a place on a clinic lies after it. An approximate day counts as that
/// day.
#[must_use]
pub fn validate(
    record: &Record,
    laboratories: &[Laboratory],
    today: Option<NaiveDate>,
) -> Vec<Fault> {
    let mut faults = Faults {
        born: record.person.born.map(|born| born.date),
        today,
        found: Vec::new(),
    };
    faults.person(&record.person);
    faults.courses(&record.courses);
    faults.reports(record, laboratories);
    faults.notes(&record.notes);
    faults.found
}

/// Everything that is not acceptable about the clinic's name; empty if all is well.
#[must_use]
pub fn validate_clinic(name: &str) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    faults.text(Subject::Clinic, "clinic", name, LONGEST_TEXT);
    faults.found
}

/// Everything that is not acceptable about the text of the recall letter, whose lines are divided by line feeds; empty if
/// all is well. Which words in braces it may hold is not asked here.
pub(super) fn validate_letter(text: &str) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    let (subject, field) = (Subject::Letter, "letter");
    if text.trim().is_empty() {
        faults.add(subject, field, Problem::Empty);
    }
    if text.chars().count() > LONGEST_LETTER {
        faults.add(subject, field, Problem::TooLong(LONGEST_LETTER));
    }
    if text.chars().any(|one| one.is_control() && one != '\n') {
        faults.add(subject, field, Problem::ControlCharacter);
    }
    faults.found
}

/// Everything that is not acceptable about the names of the guideline sets that are shown; empty if all is well. A name
/// that no set has is acceptable: its file may come back.
pub(super) fn validate_guidelines(names: &[String]) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    for name in names {
        faults.text(Subject::Guidelines, "guidelines", name, LONGEST_TEXT);
    }
    let mut others = names.iter();
    let is_twice = |_| {
        let name = others.next();
        name.is_some_and(|name| others.as_slice().contains(name))
    };
    if (0..names.len()).any(is_twice) {
        faults.add(Subject::Guidelines, "guidelines", Problem::SetTwice);
    }
    if names.is_empty() {
        faults.add(Subject::Guidelines, "guidelines", Problem::NoSets);
    }
    faults.found
}

/// Everything that is not acceptable about a number that reaches a patient beside the own one.
pub(super) fn validate_number(number: &str, is_known: bool, is_own: bool) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    faults.text(Subject::Number, "number", number, LONGEST_NUMBER);
    if !is_known {
        faults.add(Subject::Number, "of", Problem::UnknownPatient);
    }
    if is_own {
        faults.add(Subject::Number, "number", Problem::OwnNumber);
    }
    faults.found
}

/// Everything that is not acceptable about a taught word.
pub(super) fn validate_word(word: &TaughtWord, is_twice: bool) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    faults.text(Subject::Word, "word", &word.word, LONGEST_TEXT);
    faults.text(Subject::Word, "means", &word.means, LONGEST_TEXT);
    faults.plain(Subject::Word, "source", &word.source, LONGEST_TEXT);
    faults.plain(Subject::Word, "by", &word.by, LONGEST_TEXT);
    if is_twice {
        faults.add(Subject::Word, "word", Problem::WordTwice);
    }
    faults.found
}

/// Everything that is not acceptable about a laboratory profile; empty if all is well.
#[must_use]
pub fn validate_laboratory(laboratory: &Laboratory) -> Vec<Fault> {
    let mut faults = Faults {
        born: None,
        today: None,
        found: Vec::new(),
    };
    let subject = Subject::Laboratory(laboratory.id);
    faults.text(subject, "name", &laboratory.name, LONGEST_TEXT);
    let twice = |tests: Vec<_>| {
        tests
            .iter()
            .enumerate()
            .any(|(index, test)| tests.iter().skip(index + 1).any(|other| other == test))
    };
    if twice(laboratory.fields.iter().map(|field| field.test).collect()) {
        faults.add(subject, "units", Problem::TestTwice);
    }
    if twice(laboratory.limits.iter().map(|(test, _)| *test).collect()) {
        faults.add(subject, "limits", Problem::TestTwice);
    }
    if twice(laboratory.order.clone()) {
        faults.add(subject, "order", Problem::TestTwice);
    }
    faults.found
}

struct Faults {
    born: Option<NaiveDate>,
    today: Option<NaiveDate>,
    found: Vec<Fault>,
}

impl Faults {
    fn add(&mut self, subject: Subject, field: &'static str, problem: Problem) {
        self.found.push(Fault {
            subject,
            field,
            problem,
        });
    }

    fn person(&mut self, person: &Person) {
        self.text(Subject::Person, "mrn", &person.mrn, LONGEST_NUMBER);
        self.text(Subject::Person, "name", &person.name, LONGEST_TEXT);
        if let Some(contact) = &person.contact {
            self.remark(Subject::Person, "contact", contact);
        }
        if let Some(born) = self.born {
            self.day_at_all(Subject::Person, "born", born);
        }
        if let Some(on) = person.cirrhosis_on {
            self.day(Subject::Person, "cirrhosis_on", on);
        }
    }

    fn courses(&mut self, courses: &[Course]) {
        for (course, next) in courses.iter().zip(courses.iter().skip(1)) {
            if (course.start.date, course.id) >= (next.start.date, next.id) {
                self.add(Subject::Course(next.id), "id", Problem::OutOfOrder);
            }
        }
        for (index, course) in courses.iter().enumerate() {
            let subject = Subject::Course(course.id);
            self.day(subject, "from", course.start.date);
            if let Some(stop) = course.stop
                && stop.date <= course.start.date
            {
                let (start, stop) = (course.start.date, stop.date);
                self.add(subject, "to", Problem::StopNotAfterStart { start, stop });
            }
            if let Some(stop) = course.stop
                && stop.date.year() > *YEARS.end()
            {
                self.add(subject, "to", Problem::Unbelievable(stop.date));
            }
            if let Some(dose) = &course.dose {
                self.remark(subject, "dose", dose);
            }
            if let Some(reason) = &course.reason {
                self.remark(subject, "reason", reason);
            }
            let overlapping = courses.iter().take(index).find(|earlier| {
                (earlier.drug, earlier.intent) == (course.drug, course.intent)
                    && earlier
                        .stop
                        .is_none_or(|stop| stop.date > course.start.date)
            });
            if let Some(earlier) = overlapping {
                let (other, other_start) = (earlier.id, earlier.start.date);
                self.add(subject, "from", Problem::Overlap { other, other_start });
            }
        }
    }

    fn reports(&mut self, record: &Record, laboratories: &[Laboratory]) {
        let mut rest = &*record.results;
        let mut last = None;
        for head in &record.reports {
            let subject = Subject::Report(head.id);
            if last >= Some((head.on, head.id)) {
                self.add(subject, "id", Problem::OutOfOrder);
            }
            last = Some((head.on, head.id));
            self.day(subject, "on", head.on);
            if let Some(laboratory) = head.laboratory
                && !laboratories.iter().any(|known| known.id == laboratory)
            {
                self.add(subject, "lab", Problem::UnknownLaboratory(laboratory));
            }
            let count = rest
                .iter()
                .take_while(|result| result.report == head.id)
                .count();
            let (own, others) = rest.split_at(count);
            rest = others;
            self.results(head, own);
        }
        if let Some(stray) = rest.first() {
            let subject = Subject::Result(stray.report, stray.place);
            self.add(subject, "r", Problem::Misplaced);
        }
    }

    fn results(&mut self, head: &ReportHead, results: &[LabResult]) {
        if results.is_empty() {
            self.add(Subject::Report(head.id), "r", Problem::NoResults);
        }
        for (place, result) in (1_u32..).zip(results) {
            let subject = Subject::Result(head.id, result.place);
            if result.day() != head.day() || u32::from(result.place) != place {
                self.add(subject, "r", Problem::Misplaced);
            }
            if let Limits {
                lower: Some(lower),
                upper: Some(upper),
            } = result.limits
                && lower.value() >= upper.value()
            {
                self.add(subject, "r", Problem::CrossedLimits);
            }
            let test = result.finding.test();
            if result
                .earlier()
                .iter()
                .any(|earlier| earlier.finding.test() != test)
            {
                self.add(subject, "r", Problem::EarlierOfAnotherTest);
            }
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        for (note, next) in notes.iter().zip(notes.iter().skip(1)) {
            if (note.on, note.id) >= (next.on, next.id) {
                self.add(Subject::Note(next.id), "id", Problem::OutOfOrder);
            }
        }
        let mut last_place = None;
        for note in notes {
            let subject = Subject::Note(note.id);
            match note.kind {
                NoteKind::Remark
                | NoteKind::RecallAttempt
                | NoteKind::SampleSent
                | NoteKind::Visit(Visit::Seen) => self.day(subject, "on", note.on),
                NoteKind::Visit(Visit::Expected) => self.day_ahead(subject, "on", note.on),
            }
            match note.kind {
                NoteKind::Visit(_) if last_place == Some(note.on) => {
                    self.add(subject, "on", Problem::SecondPlace(note.on));
                }
                NoteKind::Visit(_) => last_place = Some(note.on),
                NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent => {}
            }
            if note.kind == NoteKind::Remark || !note.text.is_empty() {
                self.text(subject, "text", &note.text, LONGEST_TEXT);
            }
        }
    }

    fn day(&mut self, subject: Subject, field: &'static str, day: NaiveDate) {
        self.day_ahead(subject, field, day);
        self.not_after_today(subject, field, day);
    }

    /// A day that may lie ahead.
    fn day_ahead(&mut self, subject: Subject, field: &'static str, day: NaiveDate) {
        if let Some(born) = self.born
            && day < born
        {
            self.add(subject, field, Problem::BeforeBirth { day, born });
        }
        self.believable(subject, field, day);
    }

    /// Whatever else is known of a day: nobody in the register lived before the earliest.
    fn day_at_all(&mut self, subject: Subject, field: &'static str, day: NaiveDate) {
        self.believable(subject, field, day);
        self.not_after_today(subject, field, day);
    }

    fn believable(&mut self, subject: Subject, field: &'static str, day: NaiveDate) {
        if !YEARS.contains(&day.year()) {
            self.add(subject, field, Problem::Unbelievable(day));
        }
    }

    fn not_after_today(&mut self, subject: Subject, field: &'static str, day: NaiveDate) {
        if let Some(today) = self.today
            && day > today
        {
            self.add(subject, field, Problem::AfterToday { day, today });
        }
    }

    /// A text that must be there.
    fn text(&mut self, subject: Subject, field: &'static str, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.add(subject, field, Problem::Empty);
        } else if text.trim() != text {
            self.add(subject, field, Problem::Padded);
        }
        self.plain(subject, field, text, longest);
    }

    /// A text that may be empty.
    fn remark(&mut self, subject: Subject, field: &'static str, text: &str) {
        self.plain(subject, field, text, LONGEST_TEXT);
    }

    fn plain(&mut self, subject: Subject, field: &'static str, text: &str, longest: usize) {
        if text.len() > longest && text.chars().count() > longest {
            self.add(subject, field, Problem::TooLong(longest));
        }
        if text.chars().any(char::is_control) {
            self.add(subject, field, Problem::ControlCharacter);
        }
    }
}
