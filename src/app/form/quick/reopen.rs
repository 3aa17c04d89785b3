//! The line of an entry that has been taken back, as it would be typed.

use crate::app::form::context::FormContext;
use crate::app::form::report::{typed_upper, usual_laboratory};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Course, LabResult, Note, NoteKind, Record, Report};
use crate::register::codec::{Codec, Meant, Said};
use crate::register::{Change, Op};

/// The line that makes these changes; `None` where no line says this.
pub(super) fn line(ops: &[Op], record: &Record, cx: &FormContext<'_>) -> Option<String> {
    let mut said: Vec<Said> = Vec::new();
    for op in ops {
        // Behind a note the line says nothing more.
        let last = said.last().map(|said| &said.meant);
        if matches!(last, Some(Meant::Note(_))) {
            return None;
        }
        let next = match op {
            Op::Report { change, .. } => report(change, record, cx)?,
            Op::Course { change, .. } => {
                let next = course(change)?;
                if let Some(before) = said.last_mut()
                    && let Some(switch) = switch(before, &next)
                {
                    before.meant = switch;
                    continue;
                }
                next
            }
            Op::Note { change, .. } => note(change)?,
            Op::Patient { .. }
            | Op::Laboratory { .. }
            | Op::Clinic { .. }
            | Op::Letter { .. }
            | Op::Guidelines { .. }
            | Op::Number { .. }
            | Op::Word { .. }
            | Op::Setting { .. } => return None,
        };
        said.push(next);
    }
    Some(Codec::new(cx.knowledge).print_line(&said, cx.language))
}

fn report(change: &Change<Report>, record: &Record, cx: &FormContext<'_>) -> Option<Said> {
    let (None, Some(report)) = (&change.before, &change.after) else {
        return None;
    };
    let laboratory = usual_laboratory(record, cx.register);
    let result = |result: &LabResult| {
        let upper = typed_upper(result, laboratory, cx);
        (result.finding.clone(), upper)
    };
    Some(Said {
        on: report.head.day(),
        meant: Meant::Results(report.results.iter().map(result).collect()),
    })
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

/// What a stop and a start of one day are together, without a reason of its own for the start.
fn switch(before: &Said, next: &Said) -> Option<Meant> {
    if let (
        Meant::Stop { drug: old, reason },
        Meant::Start {
            drug: new,
            reason: None,
        },
    ) = (&before.meant, &next.meant)
        && before.on == next.on
    {
        let (old, new, reason) = (*old, *new, reason.clone());
        return Some(Meant::Switch { old, new, reason });
    }
    None
}
