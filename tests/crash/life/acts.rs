//! What somebody enters, built on what is in the register by then.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use hepatrack::clinical::calendar::CalendarDay;
use hepatrack::clinical::drugs::DrugId;
use hepatrack::clinical::laboratory::{DnaUnit, Marker, Test};
use hepatrack::clinical::record::{
    Cirrhosis, Course, DnaReading, Earlier, Finding, FollowUp, Id, Intent, LabResult, Limits,
    Person, Reactivity, Record, Report, ReportHead, Results, Seq, Sex, Source, Trail, Via,
};
use hepatrack::register::{
    Change, Draft, Entry, Laboratory, Op, PatientHead, Register, Stamp, Timestamp, join,
};

use super::notes::{changed_note, new_note};
use crate::random::Random;

/// One entry more, unless what chance proposes cannot be done now.
pub(crate) fn enter(register: &mut Register, random: &mut Random) -> Option<Arc<Entry>> {
    let act = random.below(24);
    let via = match act {
        19 => Via::Import,
        _ if random.one_in(4) => Via::QuickLine,
        _ => Via::Form,
    };
    let stamp = stamp(register, random, via);
    let source = Source {
        via,
        seq: register.next_seq(),
    };
    let ops = match act {
        0 => return register.redo(stamp).ok(),
        1..=3 => return register.undo(stamp).ok(),
        4..=6 => vec![new_patient(register, random, source)],
        7..=9 => vec![new_report(register, random, source)?],
        10 | 11 => vec![changed_report(register, random, amend)?],
        12 => vec![changed_report(register, random, retract)?],
        13 => moved_report(register, random)?,
        14 | 15 => vec![new_course(register, random, source)?],
        16 => vec![stopped_course(register, random)?],
        17 => vec![corrected_patient(register, random)?],
        18 => vec![of_the_clinic(register, random)],
        20 | 21 => vec![new_note(register, random, source)?],
        22 => vec![changed_note(register, random)?],
        23 => joined(register, random)?,
        _ => batch(register, random, source),
    };
    let last = register.last_seq();
    let base = if random.one_in(5) {
        Seq(last.0.saturating_sub(2))
    } else {
        last
    };
    let why = random
        .one_in(3)
        .then(|| "because ".repeat(1 + random.below(150)).trim().to_owned());
    let draft = Draft {
        stamp,
        base,
        why,
        ops,
    };
    register.commit(draft).ok()
}

fn stamp(register: &Register, random: &mut Random, via: Via) -> Stamp {
    let minutes = i64::from(register.last_seq().0) * 7;
    Stamp {
        at: Timestamp {
            utc_millis: 1_795_311_663_123 + minutes * 60_000,
            offset_minutes: 480,
        },
        by: ["ana", "li"][random.below(2)].to_owned(),
        via,
    }
}

pub(super) fn day(random: &mut Random) -> NaiveDate {
    let days = u64::try_from(random.below(900)).unwrap();
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(days)
}

fn new_patient(register: &mut Register, random: &mut Random, source: Source) -> Op {
    let patient = register.allocate_id();
    let person = Person {
        mrn: format!("W-{}", patient.0),
        name: ["Zhang, Li", "Müller, Änne", "阮, 文"][random.below(3)].to_owned(),
        born: Some(CalendarDay {
            date: NaiveDate::from_ymd_opt(1974, 5, 12).unwrap(),
            approximate: random.one_in(2),
        }),
        sex: Some(Sex::Female).filter(|_| random.one_in(2)),
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: random.one_in(4).then(|| "by \"post\" ".repeat(50)),
        follow_up: FollowUp::Active,
    };
    Op::Patient {
        patient,
        change: Box::new(Change::add(PatientHead { person, source })),
    }
}

fn finding(random: &mut Random) -> Finding {
    if random.one_in(4) {
        return Finding::Serology {
            marker: Marker::HbeAg,
            reactivity: Reactivity::Positive,
        };
    }
    // Nothing below 10 IU/mL is taken: it may be a logarithm.
    Finding::HbvDna {
        reading: DnaReading::Quantified(
            (10 + random.below(9_000_000)).to_string().parse().unwrap(),
        ),
        unit: DnaUnit::IuPerMl,
        assay: None,
    }
}

fn report(id: Id, random: &mut Random, source: Source) -> Report {
    let on = day(random);
    Report {
        head: ReportHead {
            id,
            month_only: false,
            on,
            laboratory: None,
            source,
        },
        results: Results::from(vec![LabResult {
            report: id,
            place: 1,
            unusual: false,
            month_only: false,
            on,
            finding: finding(random),
            limits: Limits::default(),
            trail: None,
        }]),
    }
}

pub(super) fn someone<'a>(register: &'a Register, random: &mut Random) -> Option<&'a Record> {
    let patients = register.patients();
    patients
        .get(random.below(patients.len()))
        .map(AsRef::as_ref)
}

fn some_report(record: &Record, random: &mut Random) -> Option<Report> {
    let head = record.reports.get(random.below(record.reports.len()))?;
    record.report(head.id)
}

fn new_report(register: &mut Register, random: &mut Random, source: Source) -> Option<Op> {
    let patient = someone(register, random)?.id;
    let id = register.allocate_id();
    Some(Op::Report {
        patient,
        change: Change::add(report(id, random, source)),
    })
}

fn changed_report(
    register: &Register,
    random: &mut Random,
    change: fn(&Register, &mut Random, &mut LabResult),
) -> Option<Op> {
    let record = someone(register, random)?;
    let before = some_report(record, random)?;
    let mut after = before.clone();
    change(register, random, after.results.first_mut()?);
    Some(Op::Report {
        patient: record.id,
        change: Change::replace(before, after),
    })
}

fn amend(register: &Register, random: &mut Random, result: &mut LabResult) {
    let earlier = Earlier {
        finding: result.finding.clone(),
        replaced_by: register.next_seq(),
    };
    result.finding = finding(random);
    result
        .trail
        .get_or_insert_with(|| Box::new(Trail::default()))
        .earlier
        .insert(0, earlier);
}

fn retract(register: &Register, _random: &mut Random, result: &mut LabResult) {
    result
        .trail
        .get_or_insert_with(|| Box::new(Trail::default()))
        .retracted_by = Some(register.next_seq());
}

fn moved_report(register: &Register, random: &mut Random) -> Option<Vec<Op>> {
    let (from, to) = (someone(register, random)?, someone(register, random)?);
    let moved = some_report(from, random).filter(|_| from.id != to.id)?;
    Some(vec![
        Op::Report {
            patient: from.id,
            change: Change::remove(moved.clone()),
        },
        Op::Report {
            patient: to.id,
            change: Change::add(moved),
        },
    ])
}

fn new_course(register: &mut Register, random: &mut Random, source: Source) -> Option<Op> {
    let patient = someone(register, random)?.id;
    let course = Course {
        id: register.allocate_id(),
        drug: DrugId(u8::try_from(random.below(3)).unwrap()),
        start: CalendarDay::exact(day(random)),
        stop: None,
        intent: Intent::Treatment,
        dose: random.one_in(2).then(|| "0.5 mg".to_owned()),
        reason: None,
        source,
    };
    Some(Op::Course {
        patient,
        change: Box::new(Change::add(course)),
    })
}

fn stopped_course(register: &Register, random: &mut Random) -> Option<Op> {
    let record = someone(register, random)?;
    let before = record
        .courses
        .iter()
        .find(|course| course.stop.is_none())?
        .clone();
    let mut after = before.clone();
    after.stop = Some(CalendarDay::exact(before.start.date + Days::new(30)));
    after.reason = random.one_in(2).then(|| "moved away; ".repeat(60));
    Some(Op::Course {
        patient: record.id,
        change: Box::new(Change::replace(before, after)),
    })
}

fn corrected_patient(register: &Register, random: &mut Random) -> Option<Op> {
    let record = someone(register, random)?;
    let before = PatientHead::of(record);
    let mut after = before.clone();
    after.person.mrn = format!("V-{}", random.below(1_000));
    Some(Op::Patient {
        patient: record.id,
        change: Box::new(Change::replace(before, after)),
    })
}

/// Two records turn out to be one person's.
fn joined(register: &Register, random: &mut Random) -> Option<Vec<Op>> {
    let (gone, stays) = (someone(register, random)?, someone(register, random)?);
    join(register, gone.id, stays.id, register.next_seq()).ok()
}

fn of_the_clinic(register: &mut Register, random: &mut Random) -> Op {
    match random.below(3) {
        0 => Op::Clinic {
            change: Change {
                before: register.clinic().map(str::to_owned),
                after: Some(format!("Clinic {}", random.below(9))),
            },
        },
        1 => Op::Setting {
            name: "default_lloq".to_owned(),
            change: Change {
                before: register.overrides().get("default_lloq").copied(),
                after: Some([20.0, 50.0][random.below(2)]),
            },
        },
        _ => Op::Laboratory {
            change: Box::new(Change::add(Laboratory {
                order: [Test::Marker(Marker::HbeAg), Test::HbvDna][random.below(3).min(2)..]
                    .to_vec(),
                ..Laboratory::new(register.allocate_id(), "city".to_owned())
            })),
        },
    }
}

/// Some patients, each with a few reports.
fn batch(register: &mut Register, random: &mut Random, source: Source) -> Vec<Op> {
    let mut ops = Vec::new();
    for _ in 0..1 + random.below(3) {
        let head = new_patient(register, random, source);
        let patient = head.patient().unwrap();
        ops.push(head);
        for _ in 0..1 + random.below(4) {
            let id = register.allocate_id();
            ops.push(Op::Report {
                patient,
                change: Change::add(report(id, random, source)),
            });
        }
    }
    ops
}
