//! Small changes to a register, for tests of where they are kept.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::laboratory::DnaUnit;
use crate::clinical::record::{
    Cirrhosis, DnaReading, Finding, FollowUp, Id, LabResult, Limits, Person, Report, ReportHead,
    Source, Via,
};
use crate::register::{Change, Draft, Entry, Op, PatientHead, Register, Stamp, Timestamp};

/// A moment, so many minutes after another.
pub(super) const fn at(minutes: i64) -> Timestamp {
    Timestamp {
        utc_millis: 1_795_311_663_123 + minutes * 60_000,
        offset_minutes: 480,
    }
}

pub(super) fn stamp(register: &Register) -> Stamp {
    Stamp {
        at: at(i64::from(register.last_seq().0)),
        by: "ana".to_owned(),
        via: Via::Form,
    }
}

pub(super) fn commit(register: &mut Register, why: Option<&str>, ops: Vec<Op>) -> Arc<Entry> {
    let draft = Draft {
        stamp: stamp(register),
        base: register.last_seq(),
        why: why.map(str::to_owned),
        ops,
    };
    register.commit(draft).unwrap()
}

fn source(register: &Register) -> Source {
    Source {
        via: Via::Form,
        seq: register.next_seq(),
    }
}

pub(super) fn add_patient(register: &mut Register, mrn: &str) -> Arc<Entry> {
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
    let op = Op::Patient {
        patient: register.allocate_id(),
        change: Change::add(PatientHead {
            person,
            source: source(register),
        }),
    };
    commit(register, None, vec![op])
}

/// A report of one viral load, in IU/mL.
pub(super) fn add_report(register: &mut Register, mrn: &str, load: u32) -> Arc<Entry> {
    let patient = register.find(mrn).unwrap().id;
    let report = report(register.allocate_id(), load, source(register));
    let op = Op::Report {
        patient,
        change: Change::add(report),
    };
    commit(register, None, vec![op])
}

pub(super) fn report(id: Id, load: u32, source: Source) -> Report {
    let on = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
    let result = LabResult {
        report: id,
        place: 1,
        unusual: false,
        on,
        finding: Finding::HbvDna {
            reading: DnaReading::Quantified(load.to_string().parse().unwrap()),
            unit: DnaUnit::IuPerMl,
            assay: None,
        },
        limits: Limits::default(),
        trail: None,
    };
    Report {
        head: ReportHead {
            id,
            on,
            laboratory: None,
            source,
        },
        results: vec![result],
    }
}
