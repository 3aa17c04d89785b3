//! What a durable save costs beside its floor: a bare append of as many bytes and one wait, on the same disk in the same
//! run. `cargo bench --bench save` prints medians for registers of 100, 3 000 and 50 000 patients.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use hepatrack::clinical::laboratory::DnaUnit;
use hepatrack::clinical::record::{
    Cirrhosis, DnaReading, Finding, FollowUp, Id, LabResult, Limits, Person, Report, ReportHead,
    Source, Via,
};
use hepatrack::reference::shipped;
use hepatrack::register::{Change, Draft, Entry, Op, PatientHead, Register, Stamp, Timestamp};
use hepatrack::store::{FileFormat, Mode, Opened, Store};

const SAVES: usize = 400;

fn main() {
    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    println!("patients   save (median)   floor (median)   ratio   bytes");
    for patients in [100, 3_000, 50_000] {
        // Beside the build, not in memory: the floor is the disk's.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = folder.path().join("patients.ron");
        let Opened {
            mut register,
            mut store,
            ..
        } = Store::open(&path, Mode::Write, &format).unwrap();
        let first = fill(&mut register, patients);
        store.append(&first, &format).unwrap();
        store.rewrite(&register, &format, at()).unwrap();
        let journal = folder.path().join("patients.ron.d/journal-000001.ron");
        let mut bare = bare_file(&folder.path().join("bare"));
        let (mut saves, mut floors, mut bytes) = (Vec::new(), Vec::new(), 0);
        for number in 0..SAVES {
            let entry = report(&mut register, number % patients);
            let before = std::fs::metadata(&journal).unwrap().len();
            saves.push(timed(|| store.append(&entry, &format).unwrap()));
            let length = std::fs::metadata(&journal).unwrap().len() - before;
            let line = vec![b'x'; usize::try_from(length).unwrap()];
            floors.push(timed(|| {
                bare.write_all(&line).unwrap();
                bare.sync_data().unwrap();
            }));
            bytes = length;
        }
        let (save, floor) = (median(saves), median(floors));
        println!(
            "{patients:>8}   {save:>13.1?}   {floor:>14.1?}   {:>5.2}   {bytes:>5}",
            save.as_secs_f64() / floor.as_secs_f64()
        );
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn bare_file(path: &Path) -> File {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .unwrap()
}

fn at() -> Timestamp {
    Timestamp {
        utc_millis: 1_795_311_663_123,
        offset_minutes: 480,
    }
}

fn commit(register: &mut Register, via: Via, ops: Vec<Op>) -> std::sync::Arc<Entry> {
    let draft = Draft {
        stamp: Stamp {
            at: at(),
            by: "ana".to_owned(),
            via,
        },
        base: register.last_seq(),
        why: None,
        ops,
    };
    register.commit(draft).unwrap()
}

fn source(register: &Register, via: Via) -> Source {
    Source {
        via,
        seq: register.next_seq(),
    }
}

/// So many patients in one entry.
fn fill(register: &mut Register, patients: usize) -> std::sync::Arc<Entry> {
    let source = source(register, Via::Import);
    let ops = (0..patients).map(|number| Op::Patient {
        patient: register.allocate_id(),
        change: Box::new(Change::add(PatientHead {
            person: Person {
                mrn: format!("P{number:06}"),
                name: "Chen, Wei".to_owned(),
                born: None,
                sex: None,
                cirrhosis: Cirrhosis::None,
                cirrhosis_on: None,
                contact: None,
                follow_up: FollowUp::Active,
            },
            source,
        })),
    });
    let ops = ops.collect();
    commit(register, Via::Import, ops)
}

/// A visit's report: HBV DNA and ALT.
fn report(register: &mut Register, patient: usize) -> std::sync::Arc<Entry> {
    let source = source(register, Via::Form);
    let id: Id = register.allocate_id();
    let on = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
    let finding = Finding::HbvDna {
        reading: DnaReading::Quantified("2.3e5".parse().unwrap()),
        unit: DnaUnit::IuPerMl,
        assay: None,
    };
    let result = |place| LabResult {
        report: id,
        place,
        unusual: false,
        month_only: false,
        on,
        finding: finding.clone(),
        limits: Limits::default(),
        trail: None,
    };
    let report = Report {
        head: ReportHead {
            id,
            month_only: false,
            on,
            laboratory: None,
            source,
        },
        results: vec![result(1), result(2)].into(),
    };
    let patient = register.patients()[patient].id;
    let op = Op::Report {
        patient,
        change: Change::add(report),
    };
    commit(register, Via::Form, vec![op])
}
