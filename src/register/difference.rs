//! What has changed from one register to another, as the ops that lead there.

use std::collections::BTreeSet;

use crate::clinical::record::{Id, Record};

use super::op::{Change, Op, PatientHead};
use super::taught::TaughtWord;
use super::whole::Register;

/// The ops that make `after` of `before`; none where both hold the same. Both are states of one register.
#[must_use]
pub fn difference(before: &Register, after: &Register) -> Vec<Op> {
    let mut ops = Vec::new();
    if before.clinic() != after.clinic() {
        ops.push(Op::Clinic {
            change: Change {
                before: before.clinic().map(str::to_owned),
                after: after.clinic().map(str::to_owned),
            },
        });
    }
    if before.letter() != after.letter() {
        ops.push(Op::Letter {
            change: Change {
                before: before.letter().map(str::to_owned),
                after: after.letter().map(str::to_owned),
            },
        });
    }
    if before.shown_guidelines() != after.shown_guidelines() {
        ops.push(Op::Guidelines {
            change: Change {
                before: before.shown_guidelines().map(<[_]>::to_vec),
                after: after.shown_guidelines().map(<[_]>::to_vec),
            },
        });
    }
    let names: BTreeSet<&String> = before
        .overrides()
        .keys()
        .chain(after.overrides().keys())
        .collect();
    for name in names {
        let change = Change {
            before: before.overrides().get(name).copied(),
            after: after.overrides().get(name).copied(),
        };
        if change.before != change.after {
            ops.push(Op::Setting {
                name: name.clone(),
                change,
            });
        }
    }
    // Profiles come before the reports that name them, and go after.
    let added = pairs(before.laboratories(), after.laboratories(), |lab| lab.id).map(|change| {
        Op::Laboratory {
            change: Box::new(change),
        }
    });
    let (gone, laboratories): (Vec<Op>, Vec<Op>) = added.partition(removes);
    ops.extend(laboratories);
    words(before, after, &mut ops);
    let (numbers_gone, numbers) = numbers(before, after);
    ops.extend(numbers_gone);
    patients(before, after, &mut ops);
    ops.extend(numbers);
    ops.extend(gone);
    ops
}

/// The numbers that reach others, or nobody, afterwards: what is done before patients go, and what after they came.
fn numbers(before: &Register, after: &Register) -> (Vec<Op>, Vec<Op>) {
    let (was, is) = (before.other_numbers(), after.other_numbers());
    let all: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for number in all {
        let (reached, reaches) = (was.get(number).copied(), is.get(number).copied());
        if reached == reaches {
            continue;
        }
        let op = |before, after| Op::Number {
            number: number.clone(),
            change: Change { before, after },
        };
        let goes = reached.filter(|reached| after.get(reached.patient).is_none());
        match (goes, reaches) {
            (None, Some(_)) => last.push(op(reached, reaches)),
            (_, None) => first.push(op(reached, None)),
            // Nobody goes whom a number reaches.
            (Some(_), Some(_)) => {
                first.push(op(reached, None));
                last.push(op(None, reaches));
            }
        }
    }
    (first, last)
}

fn words(before: &Register, after: &Register, ops: &mut Vec<Op>) {
    let find = |all: &[TaughtWord], wanted: &TaughtWord| {
        let found = all.iter().find(|word| word.key() == wanted.key());
        found.cloned()
    };
    for word in before.words() {
        let is = find(after.words(), word);
        if is.as_ref() != Some(word) {
            ops.push(word_op(Some(word.clone()), is));
        }
    }
    for word in after.words() {
        if find(before.words(), word).is_none() {
            ops.push(word_op(None, Some(word.clone())));
        }
    }
}

fn word_op(before: Option<TaughtWord>, after: Option<TaughtWord>) -> Op {
    Op::Word {
        change: Box::new(Change { before, after }),
    }
}

fn removes(op: &Op) -> bool {
    op.brings().is_none()
}

fn patients(before: &Register, after: &Register, ops: &mut Vec<Op>) {
    // Whoever goes makes room for the number of whoever comes.
    for old in before.patients() {
        if after.get(old.id).is_none() {
            parts(Some(old), None, old.id, ops);
            ops.push(head(Some(old), None, old.id));
        }
    }
    for new in after.patients() {
        let old = before.get(new.id);
        if old.is_some_and(|old| old == new) {
            continue;
        }
        if old.is_none_or(|old| PatientHead::of(old) != PatientHead::of(new)) {
            ops.push(head(old.map(AsRef::as_ref), Some(new), new.id));
        }
    }
    for new in after.patients() {
        let old = before.get(new.id);
        if old.is_none_or(|old| old != new) {
            parts(old.map(AsRef::as_ref), Some(new), new.id, ops);
        }
    }
}

fn head(old: Option<&Record>, new: Option<&Record>, patient: Id) -> Op {
    Op::Patient {
        patient,
        change: Box::new(Change {
            before: old.map(PatientHead::of),
            after: new.map(PatientHead::of),
        }),
    }
}

/// Courses, reports and notes: what goes first, so that courses of one drug do not meet on the way.
fn parts(old: Option<&Record>, new: Option<&Record>, patient: Id, ops: &mut Vec<Op>) {
    let courses = |record: Option<&Record>| record.map_or_else(Vec::new, |r| r.courses.clone());
    let reports = |record: Option<&Record>| {
        record.map_or_else(Vec::new, |record| {
            let heads = record.reports.iter();
            heads.filter_map(|head| record.report(head.id)).collect()
        })
    };
    let notes = |record: Option<&Record>| record.map_or_else(Vec::new, |r| r.notes.clone());
    let changed = pairs(&courses(old), &courses(new), |course| course.id)
        .map(|change| Op::Course {
            patient,
            change: Box::new(change),
        })
        .chain(
            pairs(&reports(old), &reports(new), |report| report.head.id)
                .map(|change| Op::Report { patient, change }),
        )
        .chain(
            pairs(&notes(old), &notes(new), |note| note.id)
                .map(|change| Op::Note { patient, change }),
        );
    let (gone, rest): (Vec<Op>, Vec<Op>) = changed.partition(removes);
    ops.extend(gone);
    ops.extend(rest);
}

/// What is not the same before and after, by identifier.
fn pairs<T: Clone + PartialEq>(
    before: &[T],
    after: &[T],
    id: impl Fn(&T) -> Id + Copy,
) -> std::vec::IntoIter<Change<T>> {
    let find = |all: &[T], wanted: Id| all.iter().find(|one| id(one) == wanted).cloned();
    let ids: BTreeSet<Id> = before.iter().chain(after).map(id).collect();
    let changes: Vec<Change<T>> = ids
        .into_iter()
        .map(|wanted| Change {
            before: find(before, wanted),
            after: find(after, wanted),
        })
        .filter(|change| change.before != change.after)
        .collect();
    changes.into_iter()
}
