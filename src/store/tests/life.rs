//! Small changes to a register, for tests of where they are kept.

use std::sync::Arc;

use crate::clinical::record::{Cirrhosis, FollowUp, Person, Source, Via};
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
        change: Box::new(Change::add(PatientHead {
            person,
            source: source(register),
        })),
    };
    commit(register, None, vec![op])
}
