//! A change of a laboratory profile in words.

use crate::register::{Change, Laboratory};
use crate::wording::shown;

/// `laboratory profile Central added`.
pub(super) fn laboratory_words(change: &Change<Laboratory>) -> String {
    let name = |laboratory: &Laboratory| shown(&laboratory.name).into_owned();
    match (&change.before, &change.after) {
        (None, Some(added)) => format!("laboratory profile {} added", name(added)),
        (Some(removed), None) => format!("laboratory profile {} removed", name(removed)),
        (Some(before), Some(after)) if before.name != after.name => {
            format!("laboratory profile {} is now {}", name(before), name(after))
        }
        (Some(_), Some(after)) => format!("laboratory profile {} changed", name(after)),
        (None, None) => "nothing".to_owned(),
    }
}
