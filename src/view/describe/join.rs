//! Records that are joined, in words.

use super::named;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Course;
use crate::register::{Entry, JoinFault, Op, Register};
use crate::wording::screens::entries as words;
use crate::wording::{Language, date_words, name_words};

/// `W-19 Chen, Wei joined to W-20 Chen, Wei`; `None` for other entries.
pub(super) fn join_words(language: Language, entry: &Entry, register: &Register) -> Option<String> {
    let (old, new) = joined(entry)?;
    let gone = entry.ops.iter().find_map(|op| match op {
        Op::Patient { patient, change } if *patient == old => change.before.as_ref(),
        _ => None,
    })?;
    let stays = register.get(new).map_or_else(
        || words::GONE.of(language).to_owned(),
        |record| named(&record.person),
    );
    Some(words::joined(language, named(&gone.person), stays))
}

/// The record that an entry joins to another, and that other.
pub(crate) fn joined(
    entry: &Entry,
) -> Option<(crate::clinical::record::Id, crate::clinical::record::Id)> {
    entry.ops.iter().find_map(|op| match op {
        Op::Number { change, .. } if change.before.is_none() => {
            let reached = change.after?;
            Some((reached.joined?, reached.patient))
        }
        _ => None,
    })
}

/// Why two records are not joined.
pub fn join_fault_words(language: Language, fault: &JoinFault, knowledge: &Knowledge) -> String {
    match fault {
        JoinFault::Courses { drug, old, new } => {
            let name = name_words(language, knowledge.drugs.get(*drug));
            words::courses_fault(
                language,
                name,
                days(language, old),
                days(language, new),
                fault.told(language),
            )
        }
        JoinFault::Same | JoinFault::Gone | JoinFault::Births | JoinFault::Sexes => {
            fault.told(language).to_owned()
        }
    }
}

fn days(language: Language, course: &Course) -> String {
    let start = date_words(language, course.start.date);
    match course.stop {
        Some(stop) => words::from_to(language, start, date_words(language, stop.date)),
        None => words::from(language, start),
    }
}
