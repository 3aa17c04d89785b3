//! What is on file of one patient, exactly as it was entered.
//!
//! Nothing here is converted, judged or thrown away: amended and retracted results stay with their trail. What counts
//! is asked of [`super::effective`], and of nobody else.

use std::fmt;

use chrono::NaiveDate;

use super::assays::AssayId;
use super::calendar::CalendarDay;
use super::decimal::Decimal;
use super::drugs::DrugId;
use super::laboratory::{Analyte, DnaUnit, Marker, QuantifiedMarker, Test, UnitId};

/// An identifier from the register's one counter; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u32);

/// A place in the sequence of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub u32);

/// How something came into the register, and by which entry: `f398` is a form, entry 398.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The way it came.
    pub via: Via,
    /// The entry that brought it.
    pub seq: Seq,
}

/// The ways by which something comes into the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// A form on screen.
    Form,
    /// The quick line.
    QuickLine,
    /// An import of files.
    Import,
    /// The register's file, edited by hand.
    Hand,
}

/// Sex as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Cirrhosis as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Cirrhosis {
    /// Nobody has recorded whether there is cirrhosis.
    #[default]
    NotRecorded,
    /// Recorded: none.
    None,
    /// Recorded: compensated.
    Compensated,
    /// Recorded: decompensated.
    Decompensated,
}

impl Cirrhosis {
    /// Whether cirrhosis is recorded to be there.
    #[must_use]
    pub const fn is_present(self) -> bool {
        match self {
            Self::Compensated | Self::Decompensated => true,
            Self::None | Self::NotRecorded => false,
        }
    }
}

/// Whether the clinic still follows the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FollowUp {
    /// Followed here.
    #[default]
    Active,
    /// Moved to another clinic.
    Moved,
    /// Lost to follow-up.
    Lost,
    /// Died.
    Died,
}

/// Who the patient is. `Debug` never shows the name, the number or the contact.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The clinic's number, unique in the register; it can be corrected.
    pub mrn: String,
    /// The name as entered; a comma divides family and given name.
    pub name: String,
    /// Day of birth.
    pub born: Option<CalendarDay>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Cirrhosis.
    pub cirrhosis: Cirrhosis,
    /// When the cirrhosis status was recorded, where that is known.
    pub cirrhosis_on: Option<NaiveDate>,
    /// How to reach the patient.
    pub contact: Option<String>,
    /// Whether the clinic still follows the patient.
    pub follow_up: FollowUp,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").finish_non_exhaustive()
    }
}

/// Why a drug is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Intent {
    /// Treatment of chronic hepatitis B.
    #[default]
    Treatment,
    /// Prevention of reactivation, for instance under immunosuppression.
    Prophylaxis,
    /// Prevention of transmission in pregnancy.
    Pregnancy,
}

/// A drug from a day on, perhaps to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Identifier.
    pub id: Id,
    /// The drug.
    pub drug: DrugId,
    /// The first day of the drug.
    pub start: CalendarDay,
    /// The last day of the drug, at least one day after the start; `None` while it is taken. It may lie ahead.
    pub stop: Option<CalendarDay>,
    /// Why it is given.
    pub intent: Intent,
    /// The dose as text.
    pub dose: Option<String>,
    /// Why it was started or stopped, as text.
    pub reason: Option<String>,
    /// How it came.
    pub source: Source,
}

/// `<` or `>` before an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// The amount itself.
    Equal,
    /// Less than the amount.
    Less,
    /// More than the amount.
    Greater,
}

/// What a report says of HBV DNA (`rules.md` §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DnaReading {
    /// Target not detected.
    NotDetected,
    /// `<20`: below this limit.
    Below(Decimal),
    /// `<20 detected`: seen, but below this limit.
    DetectedBelow(Decimal),
    /// An amount.
    Quantified(Decimal),
    /// `>1.7e8`: above the range of the assay.
    AboveRange(Decimal),
}

/// What a serological test found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reactivity {
    /// Not reactive.
    Negative,
    /// Reactive.
    Positive,
}

/// What one result says, as entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// A viral load.
    HbvDna {
        /// What the report says.
        reading: DnaReading,
        /// The unit of its figure.
        unit: DnaUnit,
        /// The assay, where it was named.
        assay: Option<AssayId>,
    },
    /// An amount of something.
    Amount {
        /// Of what.
        analyte: Analyte,
        /// `<`, `>` or neither.
        comparator: Comparator,
        /// The figure.
        figure: Decimal,
        /// The unit.
        unit: UnitId,
    },
    /// Positive or negative.
    Serology {
        /// Which marker.
        marker: Marker,
        /// What was found.
        reactivity: Reactivity,
    },
    /// A quantified marker.
    QuantifiedSerology {
        /// Which marker.
        marker: QuantifiedMarker,
        /// `<`, `>` or neither.
        comparator: Comparator,
        /// The figure.
        figure: Decimal,
        /// The unit.
        unit: UnitId,
    },
}

impl Finding {
    /// The test that was done.
    #[must_use]
    pub const fn test(&self) -> Test {
        match self {
            Self::HbvDna { .. } => Test::HbvDna,
            Self::Amount { analyte, .. } => Test::Analyte(*analyte),
            Self::Serology { marker, .. } => Test::Marker(*marker),
            Self::QuantifiedSerology { marker, .. } => Test::Marker(marker.marker()),
        }
    }
}

/// The limits that the report printed beside a result, in the result's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Limits {
    /// Lower limit; for HBV DNA the assay's limit of quantification.
    pub lower: Option<Decimal>,
    /// Upper limit.
    pub upper: Option<Decimal>,
}

/// A result as it stood before it was amended, and the entry that amended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Earlier {
    /// What it said.
    pub finding: Finding,
    /// The entry that replaced it.
    pub replaced_by: Seq,
}

/// What happened to a result since it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trail {
    /// Earlier values, the latest replaced first.
    pub earlier: Vec<Earlier>,
    /// The entry that retracted it.
    pub retracted_by: Option<Seq>,
}

/// One result on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabResult {
    /// The report that it stands in.
    pub report: Id,
    /// Its place in the report, from 1; places are never reused. The result's identifier is `702.2`.
    pub place: u16,
    /// Whether somebody was asked about an unusual value and kept it, or it came so from a file.
    pub unusual: bool,
    /// The day the sample was taken: that of the report.
    pub on: NaiveDate,
    /// What it says.
    pub finding: Finding,
    /// The limits printed beside it.
    pub limits: Limits,
    /// Amendments and retraction; absent for nearly all.
    pub trail: Option<Box<Trail>>,
}

impl LabResult {
    /// Whether it was retracted: then it stands in the register and the history and nowhere else.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.trail
            .as_ref()
            .is_some_and(|trail| trail.retracted_by.is_some())
    }

    /// Earlier values, the latest replaced first.
    #[must_use]
    pub fn earlier(&self) -> &[Earlier] {
        self.trail.as_ref().map_or(&[], |trail| &trail.earlier)
    }
}

/// A laboratory report without its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHead {
    /// Identifier.
    pub id: Id,
    /// The day the sample was taken.
    pub on: NaiveDate,
    /// The laboratory profile that it was entered with.
    pub laboratory: Option<Id>,
    /// How it came.
    pub source: Source,
}

/// A laboratory report with its results, as one thing to add, correct or move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The report.
    pub head: ReportHead,
    /// Its results in order of place; each names this report and its day.
    pub results: Vec<LabResult>,
}

/// Everything on file of one patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Identifier of the patient.
    pub id: Id,
    /// Who it is.
    pub person: Person,
    /// How the patient came into the register.
    pub source: Source,
    /// Courses of drugs, by start, then identifier.
    pub courses: Vec<Course>,
    /// Reports, by date, then identifier.
    pub reports: Vec<ReportHead>,
    /// All results in one slice, in the order of their reports, then of place.
    pub results: Vec<LabResult>,
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
            results: Vec::new(),
        }
    }

    /// The report of an identifier, with its results.
    #[must_use]
    pub fn report(&self, id: Id) -> Option<Report> {
        let head = self.reports.iter().find(|head| head.id == id)?.clone();
        let results = self
            .results
            .iter()
            .filter(|result| result.report == id)
            .cloned()
            .collect();
        Some(Report { head, results })
    }

    /// Puts a report in its place by date and identifier.
    pub fn insert_report(&mut self, report: Report) {
        let key = |head: &ReportHead| (head.on, head.id);
        let position = self
            .reports
            .partition_point(|head| key(head) < key(&report.head));
        let first = (report.head.on, report.head.id);
        let result_position = self
            .results
            .partition_point(|result| (result.on, result.report) < first);
        self.reports.insert(position, report.head);
        self.results
            .splice(result_position..result_position, report.results);
    }

    /// Takes a report out, with its results.
    pub fn remove_report(&mut self, id: Id) -> Option<Report> {
        let position = self.reports.iter().position(|head| head.id == id)?;
        let head = self.reports.remove(position);
        let (results, kept) = std::mem::take(&mut self.results)
            .into_iter()
            .partition(|result| result.report == id);
        self.results = kept;
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

    /// Takes a course out.
    pub fn remove_course(&mut self, id: Id) -> Option<Course> {
        let position = self.courses.iter().position(|course| course.id == id)?;
        Some(self.courses.remove(position))
    }
}
