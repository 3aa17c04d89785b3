//! Two records that are one person's: what one holds goes over to the other, as one change that can be taken back.
//!
//! Nothing is lost. A course that both have goes over once, a result that both have is retracted where it comes, a
//! visit that both have stays once. What the joined record does not know of the person, the other one tells; cirrhosis
//! that is worse is taken over. What cannot be true of one person is asked for first.

use crate::clinical::drugs::DrugId;
use crate::clinical::record::{
    Cirrhosis, Course, Id, LabResult, Note, NoteKind, Person, Record, Report, Seq, Visit,
};

use crate::wording::Language;
use crate::wording::refusals::register as said;

use super::op::{Change, Op, PatientHead};
use super::taught::Reached;
use super::whole::Register;

/// Why two records cannot be joined as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinFault {
    Same,
    Gone,
    Births,
    Sexes,
    Courses {
        drug: DrugId,
        /// Where the course of the record that goes starts.
        old: Box<Course>,
        /// The course of the record that stays.
        new: Box<Course>,
    },
}

impl JoinFault {
    #[must_use]
    pub const fn told(&self, language: Language) -> &'static str {
        let phrase = match self {
            Self::Same => said::SAME_RECORD,
            Self::Gone => said::GONE,
            Self::Births => said::BIRTHS,
            Self::Sexes => said::SEXES,
            Self::Courses { .. } => said::COURSES,
        };
        phrase.of(language)
    }
}

impl std::fmt::Display for JoinFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.told(Language::English))
    }
}

/// The ops that join the record `old` to the record `new`, which stays. `seq` is the entry that they will be.
///
/// # Errors
/// What contradicts itself.
pub fn join(register: &Register, old: Id, new: Id, seq: Seq) -> Result<Vec<Op>, JoinFault> {
    if old == new {
        return Err(JoinFault::Same);
    }
    let both = register.get(old).zip(register.get(new));
    let (gone, stays) = both.ok_or(JoinFault::Gone)?;
    let person = person(&gone.person, &stays.person)?;
    let mut ops = taken_out(gone);
    let numbers = register.other_numbers();
    for (number, reached) in numbers.iter().filter(|(_, reached)| reached.patient == old) {
        let after = Reached {
            patient: new,
            ..*reached
        };
        ops.push(Op::Number {
            number: number.clone(),
            change: Change::replace(*reached, after),
        });
    }
    ops.push(Op::Patient {
        patient: old,
        change: Box::new(Change::remove(PatientHead::of(gone))),
    });
    ops.push(Op::Number {
        number: gone.person.mrn.clone(),
        change: Change::add(Reached {
            patient: new,
            joined: Some(old),
        }),
    });
    if person != stays.person {
        let source = stays.source;
        let after = PatientHead { person, source };
        ops.push(Op::Patient {
            patient: new,
            change: Box::new(Change::replace(PatientHead::of(stays), after)),
        });
    }
    courses(gone, stays, &mut ops)?;
    for report in gone.reports.iter().filter_map(|head| gone.report(head.id)) {
        ops.push(Op::Report {
            patient: new,
            change: Change::add(without_twins(report, stays, seq)),
        });
    }
    notes(gone, stays, &mut ops);
    Ok(ops)
}

/// Takes out everything that a record holds.
fn taken_out(gone: &Record) -> Vec<Op> {
    let patient = gone.id;
    let reports = gone.reports.iter().filter_map(|head| gone.report(head.id));
    let courses = gone.courses.iter().map(|course| Op::Course {
        patient,
        change: Box::new(Change::remove(course.clone())),
    });
    let reports = reports.map(|report| Op::Report {
        patient,
        change: Change::remove(report),
    });
    let notes = gone.notes.iter().map(|note| Op::Note {
        patient,
        change: Change::remove(note.clone()),
    });
    courses.chain(reports).chain(notes).collect()
}

/// Who it is: as the record that stays says, and what only the other one knows.
fn person(gone: &Person, stays: &Person) -> Result<Person, JoinFault> {
    // The number goes over by itself; the name and whether somebody is followed are those of the record that stays.
    let Person {
        mrn: _,
        name: _,
        born,
        sex,
        cirrhosis,
        cirrhosis_on,
        contact,
        follow_up: _,
    } = gone;
    let mut person = stays.clone();
    match (*born, stays.born) {
        (Some(other), Some(own)) if other.date != own.date => {
            if !other.approximate && !own.approximate {
                return Err(JoinFault::Births);
            }
            if own.approximate {
                person.born = Some(other);
            }
        }
        (Some(other), Some(own)) if own.approximate => person.born = Some(other),
        (born, None) => person.born = born,
        (_, Some(_)) => {}
    }
    match (*sex, stays.sex) {
        (Some(other), Some(own)) if other != own => return Err(JoinFault::Sexes),
        (sex, None) => person.sex = sex,
        (_, Some(_)) => {}
    }
    if badness(*cirrhosis) > badness(stays.cirrhosis) {
        person.cirrhosis = *cirrhosis;
        person.cirrhosis_on = *cirrhosis_on;
    }
    if person.contact.is_none() {
        person.contact.clone_from(contact);
    }
    Ok(person)
}

const fn badness(cirrhosis: Cirrhosis) -> u8 {
    match cirrhosis {
        Cirrhosis::NotRecorded => 0,
        Cirrhosis::None => 1,
        Cirrhosis::Compensated => 2,
        Cirrhosis::Decompensated => 3,
    }
}

/// Courses go over; of two that overlap and end alike the one that begins first stays.
fn courses(gone: &Record, stays: &Record, ops: &mut Vec<Op>) -> Result<(), JoinFault> {
    let patient = stays.id;
    for course in &gone.courses {
        let twins: Vec<&Course> = stays
            .courses
            .iter()
            .filter(|own| own.drug == course.drug && overlap(own, course))
            .collect();
        let is_alike = |own: &&Course| {
            own.stop.map(|stop| stop.date) == course.stop.map(|stop| stop.date)
                && own.intent == course.intent
                && (own.dose.is_none() || course.dose.is_none() || own.dose == course.dose)
        };
        match twins.as_slice() {
            [] => {}
            [own] if is_alike(own) && own.start.date <= course.start.date => continue,
            [own] if is_alike(own) => ops.push(Op::Course {
                patient,
                change: Box::new(Change::remove((*own).clone())),
            }),
            [own, ..] => {
                return Err(JoinFault::Courses {
                    drug: course.drug,
                    old: Box::new(course.clone()),
                    new: Box::new((*own).clone()),
                });
            }
        }
        ops.push(Op::Course {
            patient,
            change: Box::new(Change::add(course.clone())),
        });
    }
    Ok(())
}

fn overlap(one: &Course, other: &Course) -> bool {
    let ends_after =
        |one: &Course, other: &Course| one.stop.is_none_or(|stop| stop.date > other.start.date);
    ends_after(one, other) && ends_after(other, one)
}

/// A report as it goes over: results that stand there already are retracted.
fn without_twins(mut report: Report, stays: &Record, seq: Seq) -> Report {
    let stands = |result: &LabResult| {
        stays.results.iter().any(|own| {
            own.on == result.on
                && own.finding == result.finding
                && own.limits == result.limits
                && !own.is_retracted()
        })
    };
    let twins: Vec<u16> = report
        .results
        .iter()
        .filter(|result| !result.is_retracted() && stands(result))
        .map(|result| result.place)
        .collect();
    if !twins.is_empty() {
        for result in &mut report.results {
            if twins.contains(&result.place) {
                result.trail.get_or_insert_default().retracted_by = Some(seq);
            }
        }
    }
    report
}

/// Notes go over; one that both have stays once, and so does a place on a day's clinic: that of somebody seen.
fn notes(gone: &Record, stays: &Record, ops: &mut Vec<Op>) {
    let patient = stays.id;
    for note in &gone.notes {
        let is_same =
            |own: &&Note| own.on == note.on && own.kind == note.kind && own.text == note.text;
        if stays.notes.iter().any(|own| is_same(&own)) {
            continue;
        }
        if let NoteKind::Visit(visit) = note.kind {
            let own = stays
                .notes
                .iter()
                .find(|own| own.on == note.on && matches!(own.kind, NoteKind::Visit(_)));
            match (own, visit) {
                (Some(own), Visit::Seen) if own.kind == NoteKind::Visit(Visit::Expected) => {
                    ops.push(Op::Note {
                        patient,
                        change: Change::remove(own.clone()),
                    });
                }
                (Some(_), Visit::Seen | Visit::Expected) => continue,
                (None, Visit::Seen | Visit::Expected) => {}
            }
        }
        ops.push(Op::Note {
            patient,
            change: Change::add(note.clone()),
        });
    }
}
