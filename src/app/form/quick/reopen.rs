//! The line of an entry that has been taken back, as it would be typed.

use crate::app::form::report::usual_laboratory;
use crate::app::form::{Desk, Form, FormKind};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Course, Id, LabResult, Note, NoteKind, Report};
use crate::notation::unit_id;
use crate::register::codec::{Codec, Meant, Said};
use crate::register::{Change, Entry, Laboratory, Op};

/// The form of the line that made an entry; `None` where no line says this.
pub(in crate::app::form) fn reopened(entry: &Entry, desk: &Desk<'_>) -> Option<Form> {
    let patient = entry.ops.iter().find_map(Op::patient)?;
    let record = desk.register.get(patient)?;
    let said = said(&entry.ops, patient, desk)?;
    let line = Codec::new(desk.knowledge).print_line(&said);
    let mut form = Form::open(FormKind::QuickLine, Some(record), desk);
    let field = form.fields.first_mut()?;
    field.line.set(&line);
    field.initial = line;
    Some(form)
}

fn said(ops: &[Op], patient: Id, desk: &Desk<'_>) -> Option<Vec<Said>> {
    let mut said: Vec<Said> = Vec::new();
    for op in ops {
        // Behind a note the line says nothing more.
        if let Some(Said {
            meant: Meant::Note(_),
            ..
        }) = said.last()
        {
            return None;
        }
        let next = match op {
            Op::Report { change, .. } => report(change, patient, desk)?,
            Op::Course { change, .. } => match (said.last_mut(), course(change)?) {
                (Some(before), next) if is_switch(before, &next) => {
                    switch(before, &next);
                    continue;
                }
                (Some(_) | None, next) => next,
            },
            Op::Note { change, .. } => note(change)?,
            Op::Patient { .. }
            | Op::Laboratory { .. }
            | Op::Clinic { .. }
            | Op::Guidelines { .. }
            | Op::Number { .. }
            | Op::Word { .. }
            | Op::Setting { .. } => {
                return None;
            }
        };
        said.push(next);
    }
    Some(said)
}

fn report(change: &Change<Report>, patient: Id, desk: &Desk<'_>) -> Option<Said> {
    let (None, Some(report)) = (&change.before, &change.after) else {
        return None;
    };
    let record = desk.register.get(patient)?;
    let laboratory = usual_laboratory(record, desk.register);
    let result = |result: &LabResult| (result.finding.clone(), upper(result, laboratory, desk));
    Some(Said {
        on: report.head.day(),
        meant: Meant::Results(report.results.iter().map(result).collect()),
    })
}

/// The upper limit, where it was typed: it is not that of the laboratory.
fn upper(result: &LabResult, laboratory: Option<&Laboratory>, desk: &Desk<'_>) -> Option<Decimal> {
    let test = result.finding.test();
    let unit = laboratory.and_then(|laboratory| laboratory.unit(test));
    let is_theirs =
        unit_id(&result.finding, desk.knowledge) == Some(unit.unwrap_or(UnitId::COMPUTED));
    let profile = laboratory
        .filter(|_| is_theirs)
        .map(|laboratory| laboratory.limits(test))
        .unwrap_or_default();
    match test {
        Test::Analyte(_) => result.limits.upper.filter(|_| result.limits != profile),
        Test::HbvDna | Test::Marker(_) | Test::Genotype | Test::Ultrasound => None,
    }
}

fn course(change: &Change<Course>) -> Option<Said> {
    match (&change.before, &change.after) {
        (None, Some(course)) => Some(Said {
            on: course.start,
            meant: Meant::Start {
                drug: course.drug,
                reason: course.reason.clone(),
            },
        }),
        (Some(before), Some(after)) => Some(Said {
            on: after.stop?,
            meant: Meant::Stop {
                drug: after.drug,
                reason: after
                    .reason
                    .clone()
                    .filter(|_| after.reason != before.reason),
            },
        }),
        (Some(_) | None, None) => None,
    }
}

fn note(change: &Change<Note>) -> Option<Said> {
    let (None, Some(note)) = (&change.before, &change.after) else {
        return None;
    };
    (note.kind == NoteKind::Remark).then(|| Said {
        on: CalendarDay::exact(note.on),
        meant: Meant::Note(note.text.clone()),
    })
}

/// Whether a stop and a start are a switch.
fn is_switch(before: &Said, next: &Said) -> bool {
    let stops = matches!(before.meant, Meant::Stop { .. });
    let starts = matches!(next.meant, Meant::Start { reason: None, .. });
    stops && starts && before.on == next.on
}

fn switch(before: &mut Said, next: &Said) {
    if let (Meant::Stop { drug: old, reason }, Meant::Start { drug: new, .. }) =
        (&before.meant, &next.meant)
    {
        before.meant = Meant::Switch {
            old: *old,
            new: *new,
            reason: reason.clone(),
        };
    }
}
