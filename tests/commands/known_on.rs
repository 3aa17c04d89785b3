//! What was known on a day: `--known-on` through the built program, on a journal whose entries were made on several
//! days, one of them by a clock that had been set back.

use crate::support::Clinic;
use chrono::{NaiveDate, NaiveTime};
use hepatrack::clinical::record::{
    Cirrhosis, Earlier, FollowUp, Person, Report, ReportHead, Source, Trail, Via,
};
use hepatrack::reference::shipped;
use hepatrack::register::codec::{Codec, Context};
use hepatrack::register::{Change, Draft, Op, PatientHead, Register, Stamp, Timestamp};
use hepatrack::store::{FileFormat, Mode, Opened, Store};

/// Makes entries on days of their own and keeps them.
struct Keeper<'a> {
    register: Register,
    store: Store,
    format: &'a FileFormat<'a>,
}

impl Keeper<'_> {
    fn enter(&mut self, made: &str, ops: Vec<Op>) {
        let day: NaiveDate = made.parse().unwrap();
        let at = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        let draft = Draft {
            stamp: Stamp {
                at: Timestamp {
                    utc_millis: at,
                    offset_minutes: 0,
                },
                by: "ana".to_owned(),
                via: Via::Form,
            },
            base: self.register.last_seq(),
            why: None,
            ops,
        };
        let entry = self.register.commit(draft).unwrap();
        self.store.append(&entry, self.format).unwrap();
    }

    fn source(&self) -> Source {
        Source {
            via: Via::Form,
            seq: self.register.next_seq(),
        }
    }

    /// The one report on file, as it stands and as it is to be.
    fn change_report(&mut self, made: &str, change: impl FnOnce(&mut Report)) {
        let record = self.register.find("W-1").unwrap();
        let (patient, id) = (record.id, record.reports[0].id);
        let before = record.report(id).unwrap();
        let mut after = before.clone();
        change(&mut after);
        let op = Op::Report {
            patient,
            change: Change::replace(before, after),
        };
        self.enter(made, vec![op]);
    }
}

/// W-1 and a report on 1 and 2 January, HBV DNA amended on 1 February, ALT retracted when the clock said 15 January.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    let codec = Codec::new(&knowledge);
    let Opened {
        register, store, ..
    } = Store::open(&clinic.register(), Mode::Write, &format).unwrap();
    let mut keeper = Keeper {
        register,
        store,
        format: &format,
    };
    let patient = keeper.register.allocate_id();
    let person = Person {
        mrn: "W-1".to_owned(),
        name: "Chen, Wei".to_owned(),
        born: None,
        sex: None,
        cirrhosis: Cirrhosis::None,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    };
    let source = keeper.source();
    let change = Change::add(PatientHead { person, source });
    keeper.enter(
        "2024-01-01",
        vec![Op::Patient {
            patient,
            change: Box::new(change),
        }],
    );
    let head = ReportHead {
        id: keeper.register.allocate_id(),
        month_only: false,
        on: "2023-12-20".parse().unwrap(),
        laboratory: None,
        source: keeper.source(),
    };
    let context = Context {
        report: head.id,
        month_only: false,
        on: head.on,
        laboratory: None,
    };
    let mut results = Vec::new();
    codec
        .read_into(&mut results, "dna 50000 IU/mL; alt 77 U/L", &context)
        .unwrap();
    let results = results.into();
    let change = Change::add(Report { head, results });
    keeper.enter("2024-01-02", vec![Op::Report { patient, change }]);
    let amended = codec.read("dna 5000 IU/mL", &context).unwrap()[0]
        .finding
        .clone();
    let seq = keeper.register.next_seq();
    keeper.change_report("2024-02-01", |report| {
        let earlier = Earlier {
            finding: report.results[0].finding.clone(),
            replaced_by: seq,
        };
        report.results[0].finding = amended.clone();
        report.results[0].trail = Some(Box::new(Trail {
            earlier: vec![earlier],
            retracted_by: None,
        }));
    });
    let seq = keeper.register.next_seq();
    keeper.change_report("2024-01-15", |report| {
        report.results[1].trail = Some(Box::new(Trail {
            earlier: Vec::new(),
            retracted_by: Some(seq),
        }));
    });
    clinic
}

#[test]
fn what_was_known_on_a_day_is_the_longest_beginning_that_ends_by_then() {
    let clinic = clinic();
    let show = |known_on: &str| {
        clinic.ok([
            "show",
            "W-1",
            "--as-of",
            "2024-03-01",
            "--known-on",
            known_on,
        ])
    };
    for (known_on, shows, hides) in [
        ("2024-01-01", &["W-1"][..], &["50 000", "5 000", "77"][..]),
        ("2024-01-02", &["50 000", "77"], &["amended"]),
        ("2024-01-14", &["50 000", "77"], &["amended"]),
        // The last entry that bears this day or an earlier one; what stands before it was known by then, whatever the
        // clock said.
        ("2024-01-15", &["5 000"], &["50 000", "77"]),
        ("2024-02-01", &["5 000"], &["50 000", "77"]),
    ] {
        let shown = show(known_on);
        for text in shows {
            assert!(shown.contains(text), "{known_on}: no {text}: {shown}");
        }
        for text in hides {
            assert!(!shown.contains(text), "{known_on}: {text}: {shown}");
        }
    }
}

#[test]
fn before_the_history_nobody_can_tell_what_was_known() {
    let clinic = clinic();
    let said = clinic.run(["review", "--known-on", "2023-12-31"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.contains("history begins on 2024-01-01"),
        "{}",
        said.err
    );
}

#[test]
fn without_another_day_it_is_judged_on_the_day_that_is_asked_for() {
    let clinic = clinic();
    let json = clinic.ok(["review", "--format", "json", "--known-on", "2024-01-02"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["as_of"], "2024-01-02");
    for (arguments, what) in [
        (["check", "--known-on", "2024-01-02"], "only for review"),
        (["review", "--known-on", "02/01/2024"], "2024"),
    ] {
        let said = clinic.run(arguments);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains(what), "{}", said.err);
    }
}
