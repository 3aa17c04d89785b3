//! Acts on a small register, and how each is told.

use super::*;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{
    Cirrhosis, Course, Earlier, FollowUp, Intent, LabResult, Limits, Person, ReportHead, Source,
    Trail,
};
use crate::notation::{InputOrigin, Written, parse_finding};
use crate::reference::shipped;
use crate::register::{Draft, PatientHead, Stamp};

const SOURCE: Source = Source {
    via: Via::Form,
    seq: Seq(1),
};

/// The first moment, and one minute more for each entry.
fn stamp(register: &Register) -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 1_795_311_663_000 + i64::from(register.last_seq().0) * 60_000,
            offset_minutes: 480,
        },
        by: "ana".to_owned(),
        via: Via::Form,
    }
}

struct Desk {
    register: Register,
    knowledge: Knowledge,
}

impl Desk {
    /// Two patients; of the first a report of HBV DNA and ALT and a course.
    fn new() -> Self {
        let mut page = Self {
            register: Register::new("test".to_owned()),
            knowledge: shipped().unwrap(),
        };
        for mrn in ["W-1", "W-2"] {
            let patient = page.register.allocate_id();
            let person = Person {
                mrn: mrn.to_owned(),
                name: "Chen, Wei".to_owned(),
                born: Some(CalendarDay::exact("1974-05-12".parse().unwrap())),
                sex: None,
                cirrhosis: Cirrhosis::NotRecorded,
                cirrhosis_on: None,
                contact: None,
                follow_up: FollowUp::Active,
            };
            page.act(vec![Op::Patient {
                patient,
                change: Box::new(Change::add(PatientHead {
                    person,
                    source: SOURCE,
                })),
            }]);
        }
        let report = page.report("2024-01-10", &[("HBV DNA", "50000"), ("ALT", "52")]);
        page.on_first(Change::add(report));
        let course = Course {
            id: page.register.allocate_id(),
            drug: page.knowledge.drugs.iter().next().unwrap().0,
            start: CalendarDay::exact("2024-02-01".parse().unwrap()),
            stop: None,
            intent: Intent::Treatment,
            dose: None,
            reason: None,
            source: SOURCE,
        };
        page.act(vec![Op::Course {
            patient: Id(1),
            change: Box::new(Change::add(course)),
        }]);
        page
    }

    fn act(&mut self, ops: Vec<Op>) {
        let draft = Draft {
            stamp: stamp(&self.register),
            base: self.register.last_seq(),
            why: Some("a slip".to_owned()),
            ops,
        };
        self.register.commit(draft).unwrap();
    }

    fn on_first(&mut self, change: Change<Report>) {
        self.act(vec![Op::Report {
            patient: Id(1),
            change,
        }]);
    }

    fn report(&mut self, on: &str, values: &[(&str, &str)]) -> Report {
        let id = self.register.allocate_id();
        let on = on.parse().unwrap();
        let results = (1..)
            .zip(values)
            .map(|(place, (test, value))| {
                let written = Written {
                    test: self.knowledge.tests.find(test).unwrap().0,
                    value,
                    unit: "",
                    implied_unit: None,
                    assay: None,
                };
                LabResult {
                    report: id,
                    place,
                    unusual: false,
                    month_only: false,
                    on,
                    finding: parse_finding(&written, InputOrigin::Typed, &self.knowledge)
                        .unwrap()
                        .finding,
                    limits: Limits::default(),
                    trail: None,
                }
            })
            .collect();
        let head = ReportHead {
            id,
            month_only: false,
            on,
            laboratory: None,
            source: SOURCE,
        };
        Report { head, results }
    }

    /// The report on file, and a copy of it to change.
    fn on_file(&self) -> (Report, Report) {
        let record = self.register.get(Id(1)).unwrap();
        let report = record.report(record.reports[0].id).unwrap();
        (report.clone(), report)
    }

    fn course(&self) -> (Course, Course) {
        let course = self.register.get(Id(1)).unwrap().courses[0].clone();
        (course.clone(), course)
    }

    /// The last entry of a patient in words.
    fn last(&self, patient: u32) -> Vec<String> {
        let told = record_history(
            Language::English,
            &self.register,
            Id(patient),
            None,
            &self.knowledge,
        );
        let last = told.entries.last().unwrap();
        let back = last.takes_back_words(Language::English);
        let back = back
            .map(|(kind, words)| format!("{kind}: {words}"))
            .into_iter();
        back.chain(last.changes.iter().map(|line| {
            format!(
                "{} {}",
                line.kind.words(Language::English),
                line.words(Language::English)
            )
        }))
        .collect()
    }
}

/// `50 000` corrected to `5 000` with its trail.
fn amended(page: &Desk) -> Change<Report> {
    let (before, mut after) = page.on_file();
    let seq = page.register.next_seq();
    let written = Written {
        test: after.results[0].finding.test(),
        value: "5000",
        unit: "",
        implied_unit: None,
        assay: None,
    };
    after.results[0].trail = Some(Box::new(Trail {
        earlier: vec![Earlier {
            finding: after.results[0].finding.clone(),
            replaced_by: seq,
        }],
        retracted_by: None,
    }));
    after.results[0].finding = parse_finding(&written, InputOrigin::Typed, &page.knowledge)
        .unwrap()
        .finding;
    Change::replace(before, after)
}

#[test]
fn what_is_added_is_told_with_its_values() {
    let page = Desk::new();
    let told = record_history(
        Language::English,
        &page.register,
        Id(1),
        None,
        &page.knowledge,
    );
    let words: Vec<String> = told
        .entries
        .iter()
        .flat_map(|entry| {
            entry
                .changes
                .iter()
                .map(|line| line.words(Language::English))
        })
        .collect();
    assert_eq!(
        words[..3],
        [
            "patient: number W-1, name Chen, Wei, born 12-May-1974, follow-up followed here",
            "HBV DNA of 10-Jan-2024: 50 000 IU/mL",
            "ALT of 10-Jan-2024: 52 U/L"
        ]
    );
    assert!(words[3].ends_with(" (course from 01-Feb-2024): still taken, treatment"));
    let first = &told.entries[0];
    assert_eq!(first.who_words(Language::English), "ana, form");
    assert_eq!(first.why.as_deref(), Some("a slip"));
    assert_eq!(
        moment_words(Language::English, first.at),
        "22-Nov-2026 09:41:03 +08:00"
    );
}

#[test]
fn results_are_compared_at_their_places() {
    let mut page = Desk::new();
    let change = amended(&page);
    page.on_first(change);
    assert_eq!(
        page.last(1),
        ["corrected HBV DNA of 10-Jan-2024: 50 000 IU/mL -> 5 000 IU/mL"]
    );
    page.register.undo(stamp(&page.register)).unwrap();
    assert_eq!(
        page.last(1),
        [
            "undo: takes back entry 5 of 22-Nov-2026 09:45:03 +08:00",
            "corrected HBV DNA of 10-Jan-2024: 5 000 IU/mL -> 50 000 IU/mL"
        ]
    );
    page.register.redo(stamp(&page.register)).unwrap();
    assert_eq!(
        page.last(1)[0],
        "redo: takes back the undo, entry 6 of 22-Nov-2026 09:46:03 +08:00"
    );

    let (before, mut after) = page.on_file();
    after.results[1].trail = Some(Box::new(Trail {
        earlier: Vec::new(),
        retracted_by: Some(page.register.next_seq()),
    }));
    page.on_first(Change::replace(before, after));
    assert_eq!(page.last(1), ["retracted ALT of 10-Jan-2024: 52 U/L"]);

    let (before, mut after) = page.on_file();
    after.results[1].trail = None;
    after.results[1].unusual = true;
    page.on_first(Change::replace(before, after));
    assert_eq!(page.last(1), ["restored ALT of 10-Jan-2024: 52 U/L"]);

    let (before, mut after) = page.on_file();
    after.results[1].unusual = false;
    after.results[1].limits.upper = Some("40".parse().unwrap());
    page.on_first(Change::replace(before, after));
    assert_eq!(
        page.last(1),
        [
            "corrected ALT of 10-Jan-2024: 52 U/L, no limits, marked as unusual -> 52 U/L, limits ..40, not marked as \
             unusual"
        ]
    );

    let (before, mut after) = page.on_file();
    after.head.on = "2024-01-11".parse().unwrap();
    for result in &mut after.results {
        result.on = after.head.on;
    }
    page.on_first(Change::replace(before, after));
    assert_eq!(
        page.last(1),
        ["corrected report date: 10-Jan-2024 -> 11-Jan-2024"]
    );
}

#[test]
fn a_report_that_moves_names_the_other_number_on_both_sides() {
    let mut page = Desk::new();
    let (report, _) = page.on_file();
    let to = |patient, change| Op::Report {
        patient: Id(patient),
        change,
    };
    page.act(vec![
        to(1, Change::remove(report.clone())),
        to(2, Change::add(report.clone())),
    ]);
    assert_eq!(
        page.last(1)[0],
        "moved out HBV DNA of 10-Jan-2024: 50 000 IU/mL, to number W-2"
    );
    assert_eq!(
        page.last(2)[1],
        "moved in ALT of 10-Jan-2024: 52 U/L, from number W-1"
    );
    page.register.undo(stamp(&page.register)).unwrap();
    assert!(page.last(1)[1].starts_with("moved in HBV DNA"));
    page.on_first(Change::remove(report));
    assert_eq!(
        page.last(1)[0],
        "retracted HBV DNA of 10-Jan-2024: 50 000 IU/mL"
    );
    page.register.undo(stamp(&page.register)).unwrap();
    assert!(page.last(1)[1].starts_with("restored HBV DNA"));
    page.register.redo(stamp(&page.register)).unwrap();
    assert!(page.last(1)[1].starts_with("retracted HBV DNA"));
}

#[test]
fn courses_and_particulars_are_told_field_by_field() {
    let mut page = Desk::new();
    let (before, mut after) = page.course();
    after.stop = Some(CalendarDay::exact("2024-03-01".parse().unwrap()));
    after.dose = Some("0.5\u{202e}mg".to_owned());
    let change = |before, after| Op::Course {
        patient: Id(1),
        change: Box::new(Change { before, after }),
    };
    page.act(vec![change(Some(before), Some(after.clone()))]);
    let told = page.last(1);
    assert!(told[0].ends_with("stop (course from 01-Feb-2024): 01-Mar-2024"));
    assert!(told[0].starts_with("added "), "{told:?}");
    assert!(told[1].ends_with("0.5<U+202E>mg"), "{told:?}");
    page.act(vec![change(Some(after), None)]);
    assert!(page.last(1)[0].starts_with("retracted "));
    page.register.undo(stamp(&page.register)).unwrap();
    page.register.undo(stamp(&page.register)).unwrap();
    assert!(
        page.last(1)[1].starts_with("removed "),
        "{:?}",
        page.last(1)
    );

    let before = PatientHead::of(page.register.get(Id(1)).unwrap());
    let mut after = before.clone();
    after.person.mrn = "W-9".to_owned();
    after.person.cirrhosis = Cirrhosis::Compensated;
    page.act(vec![Op::Patient {
        patient: Id(1),
        change: Box::new(Change::replace(before, after)),
    }]);
    assert_eq!(
        page.last(1),
        [
            "corrected number: W-1 -> W-9",
            "added cirrhosis: compensated"
        ]
    );
}

#[test]
fn what_lies_before_the_known_entries_is_said() {
    let page = Desk::new();
    assert_eq!(known_since(&page.register), None);
    let mut later = Register::new("test".to_owned());
    assert_eq!(known_since(&later), None);
    later.allocate_id();
    let told = record_history(
        Language::English,
        &later,
        Id(1),
        Some(stamp(&later).at),
        &page.knowledge,
    );
    assert_eq!(told.entries, []);
    assert_eq!(
        told.begins
            .map(|at| moment_words(Language::English, at))
            .as_deref(),
        Some("22-Nov-2026 09:41:03 +08:00")
    );
}
