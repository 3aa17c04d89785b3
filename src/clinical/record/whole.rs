//! Everything on file of one patient.

use super::course::Course;
use super::entry::{Id, Source};
use super::note::Note;
use super::person::Person;
use super::report::{Report, ReportHead};
use super::results::Results;

/// Everything on file of one patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: Id,
    pub person: Person,
    /// How the patient came into the register.
    pub source: Source,
    /// Courses of drugs, by start, then identifier.
    pub courses: Vec<Course>,
    /// Reports, by date, then identifier.
    pub reports: Vec<ReportHead>,
    /// All results in one slice, in the order of their reports, then of place.
    pub results: Results,
    /// Notes, by day, then identifier.
    pub notes: Vec<Note>,
}

impl Record {
    /// A patient of whom nothing else is on file yet.
    #[must_use]
    pub const fn new(id: Id, person: Person, source: Source) -> Self {
        Self {
            id,
            person,
            source,
            courses: Vec::new(),
            reports: Vec::new(),
            results: Results::new(),
            notes: Vec::new(),
        }
    }

    /// The report of an identifier, with its results.
    #[must_use]
    pub fn report(&self, id: Id) -> Option<Report> {
        let head = self.reports.iter().find(|head| head.id == id)?.clone();
        let mut results = self.results.clone();
        results.retain(|result| result.report == id);
        Some(Report { head, results })
    }

    /// Puts a report in its place by date and identifier.
    pub fn insert_report(&mut self, report: Report) {
        let key = |head: &ReportHead| (head.on, head.id);
        let position = self
            .reports
            .partition_point(|head| key(head) < key(&report.head));
        let first = (report.head.on, report.head.id);
        let result_position = if position == self.reports.len() {
            self.results.len()
        } else {
            self.results
                .partition_point(|result| (result.on, result.report) < first)
        };
        // Exactly the room it takes: a hospital's records would waste as much again as they need.
        self.reports.reserve_exact(1);
        self.reports.insert(position, report.head);
        self.results.insert(result_position, &report.results);
    }

    /// Takes a report out, with its results.
    pub fn remove_report(&mut self, id: Id) -> Option<Report> {
        let position = self.reports.iter().position(|head| head.id == id)?;
        let head = self.reports.remove(position);
        let mut results = self.results.clone();
        results.retain(|result| result.report == id);
        self.results.retain(|result| result.report != id);
        Some(Report { head, results })
    }

    /// Puts a course in its place by start and identifier.
    pub fn insert_course(&mut self, course: Course) {
        let key = |course: &Course| (course.start.date, course.id);
        let position = self
            .courses
            .partition_point(|other| key(other) < key(&course));
        self.courses.insert(position, course);
    }

    pub fn remove_course(&mut self, id: Id) -> Option<Course> {
        let position = self.courses.iter().position(|course| course.id == id)?;
        Some(self.courses.remove(position))
    }

    /// Puts a note in its place by day and identifier.
    pub fn insert_note(&mut self, note: Note) {
        let key = |note: &Note| (note.on, note.id);
        let position = self.notes.partition_point(|other| key(other) < key(&note));
        self.notes.insert(position, note);
    }

    pub fn remove_note(&mut self, id: Id) -> Option<Note> {
        let position = self.notes.iter().position(|note| note.id == id)?;
        Some(self.notes.remove(position))
    }
}
