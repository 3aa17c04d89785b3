//! How long the register of another machine, found without its journal, may have been one with the register here.
//!
//! Both machines give out the same identifiers for what they enter at the same time. Whoever took a later register for
//! the common one would read somebody new there as a correction of somebody new here.

use std::collections::HashMap;

use crate::clinical::record::{Course, Id, LabResult, Note, Record, ReportHead, Seq, Source};
use crate::register::Register;

/// The last entry after which both may have been one: of what came later here, something stands there not at all, or
/// something else has its identifier.
pub(super) fn last_common(ours: &Register, theirs: &Register) -> Seq {
    let latest = ours.last_seq().min(theirs.last_seq());
    let there = Entered::of(theirs);
    let strange = ours.patients().iter().filter_map(|record| {
        let same = theirs.get(record.id).map(AsRef::as_ref);
        if same == Some(record.as_ref()) {
            return None;
        }
        let is_joined = same.is_none() && theirs.find(&record.person.mrn).is_some();
        if !is_joined && !same.is_some_and(|same| is_same_person(record, same)) {
            return Some(record.source);
        }
        there.first_strange(record)
    });
    strange
        .map(|source| Seq(source.seq.0.saturating_sub(1)))
        .fold(latest, Seq::min)
}

/// What a register holds, by identifier: it may have been moved to another patient.
struct Entered<'a> {
    courses: HashMap<Id, &'a Course>,
    reports: HashMap<Id, (&'a ReportHead, &'a Record)>,
    notes: HashMap<Id, &'a Note>,
}

impl<'a> Entered<'a> {
    fn of(register: &'a Register) -> Self {
        let records = || register.patients().iter().map(AsRef::as_ref);
        let courses = records().flat_map(|record: &Record| &record.courses);
        let notes = records().flat_map(|record: &Record| &record.notes);
        let reports = records().flat_map(|record: &'a Record| {
            let heads = record.reports.iter();
            heads.map(move |head| (head.id, (head, record)))
        });
        Self {
            courses: courses.map(|course| (course.id, course)).collect(),
            reports: reports.collect(),
            notes: notes.map(|note| (note.id, note)).collect(),
        }
    }

    /// How the earliest of what a record holds came that is not here, or is something else here.
    fn first_strange(&self, record: &Record) -> Option<Source> {
        let courses = record.courses.iter().filter(|course| {
            !self.courses.get(&course.id).is_some_and(|same| {
                same.source == course.source
                    && (same.drug == course.drug || same.start == course.start)
            })
        });
        let reports = record.reports.iter().filter(|head| {
            !self.reports.get(&head.id).is_some_and(|(same, there)| {
                same.source == head.source
                    && is_same_report(head.id, record, there, same.on == head.on)
            })
        });
        let notes = record.notes.iter().filter(|note| {
            !self.notes.get(&note.id).is_some_and(|same| {
                same.source == note.source && (same.text == note.text || same.on == note.on)
            })
        });
        let courses = courses.map(|course| course.source);
        let reports = reports.map(|head| head.source);
        let notes = notes.map(|note| note.source);
        courses
            .chain(reports)
            .chain(notes)
            .min_by_key(|source| source.seq)
    }
}

/// Whether two of one identifier are one person, of whom something may have been corrected.
fn is_same_person(one: &Record, other: &Record) -> bool {
    let (own, there) = (&one.person, &other.person);
    one.source == other.source
        && (own.mrn == there.mrn
            || (own.born.is_some() && own.born == there.born && own.name == there.name))
}

/// Whether a report holds the same in both records: what was amended says what it was before, and of one whose day was
/// corrected something is as it was.
fn is_same_report(id: Id, one: &Record, other: &Record, is_same_day: bool) -> bool {
    let of = |record: &'_ Record| -> Vec<LabResult> {
        let results = record.results.iter();
        results
            .filter(|result| result.report == id)
            .cloned()
            .collect()
    };
    let (one, other) = (of(one), of(other));
    let pairs = || {
        one.iter().filter_map(|result| {
            let same = other.iter().find(|other| other.place == result.place);
            same.map(|other| (result, other))
        })
    };
    let is_same = |(result, other): (&LabResult, &LabResult)| result.finding == other.finding;
    let is_told =
        |(result, other): (&LabResult, &LabResult)| result.trail.is_some() || other.trail.is_some();
    pairs().all(|pair| is_same(pair) || is_told(pair)) && (is_same_day || pairs().any(is_same))
}
