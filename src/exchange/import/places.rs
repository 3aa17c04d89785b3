//! Where in the files stands what the register complains about.

use std::collections::HashMap;

use crate::clinical::record::Id;
use crate::register::{Fault, Problem, Subject};

use super::super::fault::Location;
use super::edited::Edited;
use super::reading::Reading;
use super::target::Spot;

/// Where the courses and results of a patient stand in their files.
#[derive(Default)]
pub(super) struct Places {
    pub(super) courses: HashMap<Id, CoursePlaces>,
    /// The row that changes the particulars.
    pub(super) head: Option<Location>,
    /// One for each result that is new.
    pub(super) results: Vec<Spot>,
}

impl Places {
    /// The place of what a complaint is about; of two courses that overlap the one that is new.
    pub(super) fn of(
        &self,
        fault: &Fault,
        edited: &Edited,
        reading: &Reading<'_>,
    ) -> Option<Location> {
        let result = |id: Id, place: u16| {
            let mut results = edited.results.iter();
            let found = results.position(|result| (result.report, result.place) == (id, place))?;
            self.results.get(found).map(|spot| reading.place(*spot))
        };
        let overlapped = match fault.problem {
            Problem::Overlap { other, .. } => self.courses.get(&other),
            _ => None,
        };
        match fault.subject {
            Subject::Course(id) => self
                .courses
                .get(&id)
                .or(overlapped)
                .map(|places| places.of(fault.field).clone()),
            Subject::Report(id) => result(id, 1),
            Subject::Result(id, place) => result(id, place),
            Subject::Clinic
            | Subject::Letter
            | Subject::Guidelines
            | Subject::Number
            | Subject::Word
            | Subject::Person
            | Subject::Note(_)
            | Subject::Laboratory(_) => None,
        }
        // What was acceptable on file is no longer, because of the particulars.
        .or_else(|| self.head.clone())
    }
}

/// Where a course stands in its file.
pub(super) struct CoursePlaces {
    pub(super) start: Location,
    pub(super) stop: Location,
}

impl CoursePlaces {
    fn of(&self, field: &str) -> &Location {
        if field == "to" {
            &self.stop
        } else {
            &self.start
        }
    }
}
