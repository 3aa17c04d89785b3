//! The same files again, after what they brought was moved, corrected, retracted or taken back.

mod identity;
mod languages;
mod later_statuses;
mod months;
mod portions;
mod reports;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Course, DnaReading, Earlier, Finding, Report, Trail};
use crate::notation;
use crate::reference::shipped;
use crate::register::{Change, PatientHead, Timestamp};

const PATIENTS: &str =
    "mrn,name,born,sex,cirrhosis\nW-1,\"Chen, Wei\",1974-05-12,,none\nW-2,\"Li, Na\",,,none\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit\nW-1,2024-01-10,HBV DNA,23456,IU/mL,20,\n\
     W-1,2024-01-10,ALT,77,U/L,,40\n";
const COURSES: &str = "mrn,drug,start,stop,intent\nW-1,etv,2024-02-01,2024-06-01,\n";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 0,
        },
        by: "ana".to_owned(),
        via: Via::Form,
    }
}

struct Desk {
    register: Register,
    knowledge: Knowledge,
    folder: TempDir,
}

impl Desk {
    /// A register into which the three files were imported.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in [
            ("patients.csv", PATIENTS),
            ("results.csv", RESULTS),
            ("courses.csv", COURSES),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut desk = Self {
            register: Register::new("test".to_owned()),
            knowledge: shipped().unwrap(),
            folder,
        };
        let plan = desk.plan().unwrap();
        plan.commit(&mut desk.register, stamp()).unwrap();
        desk
    }

    fn plan(&self) -> Result<ImportPlan, FaultList> {
        self.plan_on("2026-11-22")
    }

    fn plan_on(&self, today: &str) -> Result<ImportPlan, FaultList> {
        plan(
            &[self.folder.path().to_owned()],
            &self.register,
            &self.knowledge,
            day(today),
            &ImportOptions::default(),
        )
    }

    /// Imports these rows of the first patient, of date and HBV DNA, on a day.
    fn rows(&mut self, rows: &[(&str, &str)], today: &str) -> ImportPlan {
        let mut text = "mrn,date,test,value,unit,lower_limit,upper_limit\n".to_owned();
        for (date, value) in rows {
            text.push_str(&format!("W-1,{date},HBV DNA,{value},IU/mL,20,\n"));
        }
        std::fs::write(self.folder.path().join("results.csv"), text).unwrap();
        let plan = self.plan_on(today).unwrap();
        if !plan.ops().is_empty() {
            plan.clone().commit(&mut self.register, stamp()).unwrap();
        }
        plan
    }

    /// The days of the first patient's samples.
    fn days(&self) -> Vec<String> {
        let reports = &self.register.find("W-1").unwrap().reports;
        let days = reports.iter().map(|head| head.day());
        days.map(notation::calendar_day_text).collect()
    }

    fn id(&self, mrn: &str) -> Id {
        self.register.find(mrn).unwrap().id
    }

    fn act(&mut self, ops: Vec<Op>) {
        let draft = Draft {
            stamp: stamp(),
            base: self.register.last_seq(),
            why: None,
            ops,
        };
        self.register.commit(draft).unwrap();
    }

    /// Changes the one report of the first patient.
    fn report(&mut self, change: impl FnOnce(&mut Report)) {
        let record = self.register.find("W-1").unwrap();
        let before = record.report(record.reports[0].id).unwrap();
        let mut after = before.clone();
        change(&mut after);
        let patient = record.id;
        self.act(vec![Op::Report {
            patient,
            change: Change::replace(before, after),
        }]);
    }

    /// Takes the one report from the first patient, and gives it to the second.
    fn take_report(&mut self, gives: bool) {
        let record = self.register.find("W-1").unwrap();
        let report = record.report(record.reports[0].id).unwrap();
        let mut ops = vec![Op::Report {
            patient: record.id,
            change: Change::remove(report.clone()),
        }];
        if gives {
            ops.push(Op::Report {
                patient: self.id("W-2"),
                change: Change::add(report),
            });
        }
        self.act(ops);
    }

    fn course(&mut self, change: impl FnOnce(Course) -> Option<Course>) {
        let record = self.register.find("W-1").unwrap();
        let before = record.courses[0].clone();
        let patient = record.id;
        let after = change(before.clone());
        self.act(vec![Op::Course {
            patient,
            change: Box::new(Change {
                before: Some(before),
                after,
            }),
        }]);
    }

    fn redate(&mut self) {
        self.report(|report| {
            report.head.on = day("2024-01-11");
            for result in &mut report.results {
                result.on = day("2024-01-11");
            }
        });
    }

    /// Corrects the figure of HBV DNA, with a trail or without.
    fn amend(&mut self, with_trail: bool) {
        let seq = self.register.next_seq();
        self.report(|report| {
            let old = report.results[0].finding.clone();
            if let Finding::HbvDna { reading, .. } = &mut report.results[0].finding {
                *reading = DnaReading::Quantified("5000".parse().unwrap());
            }
            if with_trail {
                report.results[0].trail = Some(Box::new(Trail {
                    earlier: vec![Earlier {
                        finding: old,
                        replaced_by: seq,
                    }],
                    retracted_by: None,
                }));
            }
        });
    }
}

type Act = fn(&mut Desk);

/// What was done since, and what is listed when the files come again.
const ACTS: [(&str, Act, &[&str]); 11] = [
    (
        "a report is moved",
        |desk| desk.take_report(true),
        &[
            "results.csv:2:24: W-1 HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and moved to another patient since: \
             kept as on file",
            "results.csv:3:20: W-1 ALT 77 U/L of 10-Jan-2024: on file and moved to another patient since: kept as on \
             file",
        ],
    ),
    (
        "its date is corrected",
        Desk::redate,
        &[
            "HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and given another sample date since: kept as on file",
            "ALT 77 U/L of 10-Jan-2024: on file and given another sample date since",
        ],
    ),
    (
        "its date is corrected, then it is moved",
        |desk| {
            desk.redate();
            desk.take_report(true);
        },
        &[
            "HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and moved",
            "on file and moved",
        ],
    ),
    (
        "its date is corrected, then a result retracted",
        |desk| {
            desk.redate();
            let seq = desk.register.next_seq();
            desk.report(|report| {
                report.results[1].trail = Some(Box::new(Trail {
                    earlier: Vec::new(),
                    retracted_by: Some(seq),
                }));
            });
        },
        &[
            "on file and given another",
            "ALT 77 U/L of 10-Jan-2024: on file and retracted since",
        ],
    ),
    (
        "it is taken out",
        |desk| desk.take_report(false),
        &[
            "HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and retracted since",
            "retracted since",
        ],
    ),
    (
        "a value is amended without a trail",
        |desk| desk.amend(false),
        &["HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and amended since"],
    ),
    (
        "a value is amended, then its report is moved",
        |desk| {
            desk.amend(true);
            desk.take_report(true);
        },
        &[
            "HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and moved",
            "ALT 77 U/L of 10-Jan-2024: on file and moved",
        ],
    ),
    (
        "a course is retracted",
        |desk| desk.course(|_| None),
        &[
            "courses.csv:2:9: W-1 entecavir from 01-Feb-2024: on file and retracted since: kept as on file",
        ],
    ),
    (
        "its start is corrected",
        |desk| {
            desk.course(|course| {
                let start = CalendarDay::exact(day("2024-03-01"));
                Some(Course { start, ..course })
            });
        },
        &[
            "courses.csv:2:9: W-1 entecavir from 01-Feb-2024: on file and corrected since: kept as on file",
        ],
    ),
    (
        "its drug is corrected",
        |desk| {
            let drug = desk.knowledge.drugs.find("lam").unwrap();
            desk.course(|course| Some(Course { drug, ..course }));
        },
        &["courses.csv:2:9: W-1 entecavir from 01-Feb-2024: on file and corrected since"],
    ),
    (
        "its stop is corrected",
        |desk| {
            desk.course(|course| {
                Some(Course {
                    stop: None,
                    ..course
                })
            })
        },
        &[
            "courses.csv:2:20: W-1 entecavir from 01-Feb-2024 stop: the file says 01-Jun-2024, changed since to still taken: kept \
             as on file",
        ],
    ),
];

const ALL: Counts = Counts {
    patients: 2,
    courses: 1,
    results: 2,
};

#[test]
fn what_was_changed_since_stays_as_it_is_and_is_listed() {
    for (what, act, listed) in ACTS {
        let mut desk = Desk::new();
        act(&mut desk);
        let again = desk.plan().unwrap();
        assert!(again.ops().is_empty(), "{what}");
        assert_eq!(again.added, Counts::default(), "{what}");
        assert_eq!(again.on_file, ALL, "{what}");
        let remarks: Vec<String> = again.remarks.iter().map(ToString::to_string).collect();
        assert_eq!(remarks.len(), listed.len(), "{what}: {remarks:#?}");
        for (remark, words) in remarks.iter().zip(listed) {
            assert!(remark.contains(words), "{what}: {remark}");
        }
    }
}

#[test]
fn a_change_that_was_taken_back_is_no_change() {
    for (what, act, _) in ACTS {
        let mut desk = Desk::new();
        act(&mut desk);
        while desk.register.history().standing().len() > 1 {
            desk.register.undo(stamp()).unwrap();
        }
        let again = desk.plan().unwrap();
        assert_eq!((again.on_file, again.remarks.len()), (ALL, 0), "{what}");
        desk.register.redo(stamp()).unwrap();
        assert!(!desk.plan().unwrap().remarks.is_empty(), "{what}");
    }
}

#[test]
fn an_import_that_was_undone_comes_in_again_and_one_that_was_redone_does_not() {
    let mut desk = Desk::new();
    desk.register.undo(stamp()).unwrap();
    assert_eq!(desk.plan().unwrap().added, ALL);
    desk.register.redo(stamp()).unwrap();
    assert_eq!(desk.plan().unwrap().on_file, ALL);
    desk.register.undo(stamp()).unwrap();
    let plan = desk.plan().unwrap();
    plan.commit(&mut desk.register, stamp()).unwrap();
    assert_eq!(desk.plan().unwrap().on_file, ALL);
}

#[test]
fn what_is_typed_again_after_a_retraction_counts_as_it_stands() {
    let mut desk = Desk::new();
    let patient = desk.id("W-1");
    let course = desk.register.find("W-1").unwrap().courses[0].clone();
    desk.course(|_| None);
    let id = desk.register.allocate_id();
    desk.act(vec![Op::Course {
        patient,
        change: Box::new(Change::add(Course { id, ..course })),
    }]);
    let again = desk.plan().unwrap();
    assert_eq!((again.on_file, again.remarks.len()), (ALL, 0));
}

#[test]
fn a_number_that_was_corrected_is_not_known_by_the_old_one() {
    let mut desk = Desk::new();
    let record = desk.register.find("W-1").unwrap();
    let before = PatientHead::of(record);
    let mut after = before.clone();
    after.person.mrn = "W-9".to_owned();
    let patient = record.id;
    desk.act(vec![Op::Patient {
        patient,
        change: Box::new(Change::replace(before, after)),
    }]);
    std::fs::remove_file(desk.folder.path().join("patients.csv")).unwrap();
    let faults = desk.plan().unwrap_err();
    assert_eq!(faults.total(), 3);
    let first = faults.listed()[0].to_string();
    assert!(
        first.contains("no patient has the number 'W-1': "),
        "{first}"
    );
}
