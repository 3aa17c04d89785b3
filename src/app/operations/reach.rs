//! Whom an entry that is taken back or made again reaches, where that is more than what is on the screen.

use crate::app::model::Model;
use crate::clinical::record::Id;
use crate::register::{Entry, Op};
use crate::wording::screens::{common, saving as words};

use super::whose;

/// More patients than these are counted, not named.
const MOST_NAMED: usize = 3;

/// Where a record is open: who else is reached, or that something of the whole clinic is. Elsewhere: who is, where
/// these are several.
pub(in crate::app) fn beyond(model: &Model, entry: &Entry) -> Option<String> {
    let open = model.open_patient().filter(|_| !model.laboratories.is_open);
    let mut reached: Vec<Id> = Vec::new();
    for id in entry.ops.iter().filter_map(Op::patient) {
        // Consecutive changes of one patient are the rule, and an import has tens of thousands.
        if reached.last() != Some(&id) && Some(id) != open {
            reached.push(id);
        }
    }
    reached.sort_unstable();
    reached.dedup();
    let of_the_clinic = entry.ops.iter().any(|op| op.patient().is_none());
    let goes_beyond = match open {
        Some(_) => !reached.is_empty() || of_the_clinic,
        None => reached.len() > 1,
    };
    if !goes_beyond {
        return None;
    }
    let mut names: Vec<String> = reached
        .iter()
        .take(MOST_NAMED)
        .map(|id| named(model, entry, *id))
        .collect();
    match reached.len().saturating_sub(MOST_NAMED) {
        0 => {}
        more => names.push(common::more(model.session.language, more)),
    }
    if of_the_clinic {
        names.push(words::SHARED_BY_ALL.of(model.session.language).to_owned());
    }
    let names = names.join(common::LISTED.of(model.session.language));
    Some(match open {
        Some(open) => words::not_only(model.session.language, whose(model, Some(open)), names),
        None => words::reaches(model.session.language, names),
    })
}

/// Number and name; of somebody who is not on file now, from the entry itself.
fn named(model: &Model, entry: &Entry, id: Id) -> String {
    if model.session.register.get(id).is_some() {
        return whose(model, Some(id));
    }
    let head = entry.ops.iter().find_map(|op| match op {
        Op::Patient { patient, change } if *patient == id => {
            change.after.as_ref().or(change.before.as_ref())
        }
        _ => None,
    });
    head.map_or_else(
        || words::NOT_ON_FILE.of(model.session.language).to_owned(),
        |head| crate::view::describe::named(&head.person),
    )
}
