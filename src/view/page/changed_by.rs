//! Which entry changed the verdict on a patient, and what it was before.

use std::sync::Arc;

use crate::clinical::knowledge::Knowledge;
use crate::register::{self, Op, Register};
use crate::view::board::Standing;
use crate::view::describe::made_words;
use crate::wording::{changed_words, verdict_words};

/// No more entries than this are looked back through.
const MOST_LOOKED_BACK: usize = 8;

/// `by the entry of nurse, 02-May-2024 10:12: was "DNA negative on treatment"`; nothing where no entry that is in memory
/// changed it on this day.
pub(super) fn changed_by(
    standing: &Standing,
    register: &Register,
    knowledge: &Knowledge,
) -> Option<String> {
    let patient = standing.record.id;
    let entries = register.history().entries();
    let own = entries.iter().rev().filter(|entry| {
        let mut ops = entry.ops.iter();
        ops.any(|op| op.patient() == Some(patient))
    });
    let now = verdict_words(standing.language, &standing.assessment.verdict);
    let mut record = Arc::clone(&standing.record);
    for entry in own.take(MOST_LOOKED_BACK) {
        let enters = |op: &Op| matches!(op, Op::Patient { patient: of, change } if *of == patient && change.before.is_none());
        if entry.ops.iter().any(enters) {
            return None;
        }
        record = Arc::new(register::edited(&record, &entry.inverse()).ok()?);
        let before = Standing::of(
            Arc::clone(&record),
            knowledge,
            standing.assessment.day,
            standing.language,
        );
        // Without figures: what was amended or retracted stands in the history only.
        let was = verdict_words(standing.language, &before.assessment.verdict);
        if was != now {
            return Some(changed_words(
                standing.language,
                &made_words(standing.language, entry),
                was,
            ));
        }
    }
    None
}
