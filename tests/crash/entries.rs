//! Small entries of a known content, for tests that tell which is which.

use std::sync::Arc;

use chrono::NaiveDate;
use hepatrack::clinical::laboratory::DnaUnit;
use hepatrack::clinical::record::{
    Cirrhosis, DnaReading, Finding, FollowUp, Id, LabResult, Limits, Person, Report, ReportHead,
    Source, Via,
};
use hepatrack::register::{Change, Draft, Entry, Op, PatientHead, Register, Stamp};

use crate::api::at;

/// Somebody new with a number.
pub(crate) fn add_patient(register: &mut Register, mrn: &str) -> Arc<Entry> {
    let (_, op) = patient(register, mrn, Via::Form);
    commit(register, Via::Form, vec![op])
}

/// A report of one viral load, in IU/mL.
pub(crate) fn add_report(register: &mut Register, mrn: &str, load: u32) -> Arc<Entry> {
    let of = register.find(mrn).unwrap().id;
    let op = report(register, of, load, Via::QuickLine);
    commit(register, Via::QuickLine, vec![op])
}

/// An import: somebody new with some reports.
pub(crate) fn import(register: &mut Register, mrn: &str, loads: &[u32]) -> Arc<Entry> {
    let (of, op) = patient(register, mrn, Via::Import);
    let mut ops = vec![op];
    for load in loads {
        ops.push(report(register, of, *load, Via::Import));
    }
    commit(register, Via::Import, ops)
}

/// Ops as an entry of the register.
pub(crate) fn commit(register: &mut Register, via: Via, ops: Vec<Op>) -> Arc<Entry> {
    let draft = Draft {
        stamp: stamp(register, via),
        base: register.last_seq(),
        why: None,
        ops,
    };
    register.commit(draft).unwrap()
}

/// The stamp of the next entry.
pub(crate) fn stamp(register: &Register, via: Via) -> Stamp {
    Stamp {
        at: at(i64::from(register.last_seq().0)),
        by: "ana".to_owned(),
        via,
    }
}

fn source(register: &Register, via: Via) -> Source {
    Source {
        via,
        seq: register.next_seq(),
    }
}

fn patient(register: &mut Register, mrn: &str, via: Via) -> (Id, Op) {
    let patient = register.allocate_id();
    let person = Person {
        mrn: mrn.to_owned(),
        name: "Zhang \"王\", Li".to_owned(),
        born: None,
        sex: None,
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    };
    let source = source(register, via);
    let change = Box::new(Change::add(PatientHead { person, source }));
    (patient, Op::Patient { patient, change })
}

fn report(register: &mut Register, patient: Id, load: u32, via: Via) -> Op {
    let on = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
    let id = register.allocate_id();
    let result = LabResult {
        report: id,
        place: 1,
        unusual: false,
        month_only: false,
        on,
        finding: Finding::HbvDna {
            reading: DnaReading::Quantified(load.to_string().parse().unwrap()),
            unit: DnaUnit::IuPerMl,
            assay: None,
        },
        limits: Limits::default(),
        trail: None,
    };
    let head = ReportHead {
        id,
        month_only: false,
        on,
        laboratory: None,
        source: source(register, via),
    };
    let results = vec![result].into();
    Op::Report {
        patient,
        change: Change::add(Report { head, results }),
    }
}
