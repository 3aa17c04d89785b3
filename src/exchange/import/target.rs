//! The patients that an import is about: those of its own list, and those of the register that its rows name.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::laboratory::{ResultStatus, Test};
use crate::clinical::record::{Course, Finding, Intent, Limits, Person, Record, Trail};
use crate::notation::RowReading;
use crate::register::Register;
use crate::wording::Sentence;

use super::super::fault::Location;

/// A place in one of the files of an import, in little room: a hospital has millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The file, by its place among those of the import.
    pub(super) file: u16,
    pub(super) line: u32,
    pub(super) column: u32,
}

#[derive(Clone, Debug)]
pub(super) struct ResultRow {
    pub(super) spot: Spot,
    /// The day of the sample, approximate where only the month is known.
    pub(super) on: CalendarDay,
    pub(super) finding: Finding,
    pub(super) limits: Limits,
    /// What nearly all rows have nothing of.
    rare: Option<Box<Rare>>,
}

/// What few rows have.
#[derive(Clone, Debug)]
struct Rare {
    unusual: Vec<Sentence>,
    /// What of it was left out.
    noted: Vec<Sentence>,
    status: ResultStatus,
    /// What happened to the result within the files.
    trail: Option<Trail>,
}

impl Default for Rare {
    fn default() -> Self {
        Self {
            unusual: Vec::new(),
            noted: Vec::new(),
            status: ResultStatus::Final,
            trail: None,
        }
    }
}

impl ResultRow {
    pub(super) fn new(spot: Spot, on: CalendarDay, reading: RowReading) -> Self {
        let is_silent = reading.unusual.is_empty() && reading.noted.is_empty();
        let rare = (!is_silent).then(|| {
            Box::new(Rare {
                unusual: reading
                    .unusual
                    .iter()
                    .map(|one| Sentence::made(|language| one.told(language)))
                    .collect(),
                noted: reading
                    .noted
                    .iter()
                    .map(|one| Sentence::made(|language| one.told(language)))
                    .collect(),
                ..Rare::default()
            })
        });
        Self {
            spot,
            on,
            finding: reading.finding,
            limits: reading.limits,
            rare,
        }
    }

    /// Whether it counts, as its laboratory says; never preliminary.
    pub(super) fn status(&self) -> ResultStatus {
        self.rare
            .as_ref()
            .map_or(ResultStatus::Final, |rare| rare.status)
    }

    /// The same with the status that its row names.
    pub(super) fn with_status(mut self, status: ResultStatus) -> Self {
        if status != self.status() {
            self.rare.get_or_insert_default().status = status;
        }
        self
    }

    /// What happened to the result within the files.
    pub(super) fn trail(&self) -> Option<&Trail> {
        self.rare.as_ref()?.trail.as_ref()
    }

    /// Says what happened to the result within the files.
    pub(super) fn set_trail(&mut self, trail: Trail) {
        self.rare.get_or_insert_default().trail = Some(trail);
    }

    pub(super) fn unusual(&self) -> &[Sentence] {
        self.rare.as_ref().map_or(&[], |rare| &rare.unusual)
    }

    /// What of it was left out.
    pub(super) fn noted(&self) -> &[Sentence] {
        self.rare.as_ref().map_or(&[], |rare| &rare.noted)
    }

    pub(super) fn mark(&mut self, reason: Sentence) {
        self.rare.get_or_insert_default().unusual.push(reason);
    }
}

/// A row that takes a result back and has no value that can be read.
#[derive(Clone, Debug)]
pub(super) struct BlankRow {
    pub(super) spot: Spot,
    pub(super) on: CalendarDay,
    pub(super) test: Test,
    pub(super) status: ResultStatus,
}

#[derive(Clone, Debug)]
pub(super) struct CourseRow {
    pub(super) places: CourseRowPlaces,
    pub(super) drug: DrugId,
    pub(super) start: CalendarDay,
    pub(super) stop: Option<CalendarDay>,
    /// The intent, where the row names one.
    pub(super) intent: Option<Intent>,
    pub(super) dose: Option<String>,
    pub(super) reason: Option<String>,
}

impl CourseRow {
    /// Whether it is about this course: drug and start are the same.
    pub(super) fn is_of(&self, course: &Course) -> bool {
        course.drug == self.drug && course.start.date == self.start.date
    }
}

/// Where the fields of a row of courses stand.
#[derive(Clone, Debug)]
pub(super) struct CourseRowPlaces {
    pub(super) start: Location,
    pub(super) stop: Location,
    pub(super) intent: Location,
    pub(super) dose: Location,
    pub(super) reason: Location,
}

/// A course on file as the files change it.
#[derive(Clone, Debug)]
pub(super) struct ChangedCourse {
    pub(super) places: CourseRowPlaces,
    pub(super) after: Course,
}

/// A patient and what the files bring.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) record: Option<Arc<Record>>,
    /// Who it is, for somebody who is not on file.
    pub(super) newcomer: Option<(Location, Person)>,
    /// The particulars on file as the files change them, and where the row stands.
    pub(super) head: Option<Box<(Location, Person)>>,
    /// Courses on file as the files change them.
    pub(super) changed_courses: Vec<ChangedCourse>,
    pub(super) courses: Vec<CourseRow>,
    /// Numbers that are to reach it too.
    pub(super) numbers: Vec<String>,
    /// Rows that take a result back and have no value.
    pub(super) blanks: Vec<BlankRow>,
    /// Results in the order of their rows.
    results: Vec<Run>,
}

/// Results that stand together in the files.
#[derive(Debug)]
struct Run {
    portion: Arc<Vec<ResultRow>>,
    first: u32,
    end: u32,
}

impl Target {
    /// Adds results that were read together with others.
    pub(super) fn add_results(&mut self, portion: &Arc<Vec<ResultRow>>, range: Range<usize>) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        self.results.push(Run {
            portion: Arc::clone(portion),
            first: place(range.start),
            end: place(range.end),
        });
    }

    /// Its results in the order of their rows; it has none afterwards.
    pub(super) fn take_results(&mut self) -> Vec<ResultRow> {
        let mut rows = Vec::new();
        for run in std::mem::take(&mut self.results) {
            let own = run.portion.get(run.first as usize..run.end as usize);
            rows.extend_from_slice(own.unwrap_or_default());
        }
        rows
    }

    /// Puts a changed course in the place of the one that it changes.
    pub(super) fn change_course(&mut self, changed: ChangedCourse) {
        self.changed_courses
            .retain(|other| other.after.id != changed.after.id);
        self.changed_courses.push(changed);
    }

    /// Who it is, as the files say it so far.
    pub(super) fn person(&self) -> Option<&Person> {
        let newcomer = self.newcomer.as_ref().or(self.head.as_deref());
        let on_file = || self.record.as_ref().map(|record| &record.person);
        newcomer.map(|(_, person)| person).or_else(on_file)
    }

    pub(super) fn mrn(&self) -> &str {
        self.person().map_or("", |person| &person.mrn)
    }

    /// Day of birth, from the register or from the files.
    pub(super) fn born(&self) -> Option<CalendarDay> {
        self.person()?.born
    }
}

/// All patients of an import in the order in which they were first named.
#[derive(Debug)]
pub(super) struct Targets<'a> {
    register: &'a Register,
    /// Numbers that are another number of somebody.
    same: &'a BTreeMap<String, String>,
    all: Vec<Target>,
    by_number: HashMap<String, usize>,
    /// Who was found last: rows of one patient stand together.
    last: Option<(String, usize)>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(register: &'a Register, same: &'a BTreeMap<String, String>) -> Self {
        Self {
            register,
            same,
            all: Vec::new(),
            by_number: HashMap::new(),
            last: None,
        }
    }

    /// The patient of a number that the files list or the register holds.
    pub(super) fn find(&mut self, mrn: &str) -> Option<usize> {
        if let Some((number, index)) = &self.last
            && number == mrn
        {
            return Some(*index);
        }
        if let Some(index) = self.by_number.get(mrn) {
            self.last = Some((mrn.to_owned(), *index));
            return Some(*index);
        }
        if let Some(record) = self.register.find(mrn) {
            let index = match self.by_number.get(&record.person.mrn) {
                // Another of the numbers of a joined record was named before.
                Some(index) => *index,
                None => {
                    let (own, record) = (record.person.mrn.clone(), Arc::clone(record));
                    self.add(&own, Some(record), None)
                }
            };
            self.by_number.insert(mrn.to_owned(), index);
            return Some(index);
        }
        let own = self.same.get(mrn).filter(|own| *own != mrn)?;
        let is_same = self.same.get(own).is_none();
        let index = self.find(&own.clone()).filter(|_| is_same)?;
        self.by_number.insert(mrn.to_owned(), index);
        self.all.get_mut(index)?.numbers.push(mrn.to_owned());
        Some(index)
    }

    /// Those who are not on file, with their places among all.
    pub(super) fn newcomers(&self) -> impl Iterator<Item = (usize, &(Location, Person))> {
        let all = self.all.iter().enumerate();
        all.filter_map(|(place, target)| Some((place, target.newcomer.as_ref()?)))
    }

    /// Adds somebody who is not on file.
    pub(super) fn add_newcomer(&mut self, place: Location, person: Person) {
        let mrn = person.mrn.clone();
        self.add(&mrn, None, Some((place, person)));
    }

    fn add(
        &mut self,
        mrn: &str,
        record: Option<Arc<Record>>,
        newcomer: Option<(Location, Person)>,
    ) -> usize {
        let index = self.all.len();
        self.by_number.insert(mrn.to_owned(), index);
        self.all.push(Target {
            record,
            newcomer,
            head: None,
            changed_courses: Vec::new(),
            courses: Vec::new(),
            numbers: Vec::new(),
            blanks: Vec::new(),
            results: Vec::new(),
        });
        index
    }

    pub(super) fn get(&self, index: usize) -> Option<&Target> {
        self.all.get(index)
    }

    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Target> {
        self.all.get_mut(index)
    }

    /// Everybody, for the edits.
    pub(super) fn take(&mut self) -> Vec<Target> {
        std::mem::take(&mut self.all)
    }
}
