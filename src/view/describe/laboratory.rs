//! A change of a laboratory profile in words.

use crate::register::{Change, Laboratory};
use crate::wording::Language;
use crate::wording::screens::entries as words;
use crate::wording::shown;

/// `laboratory profile Central added`.
pub(super) fn laboratory_words(language: Language, change: &Change<Laboratory>) -> String {
    let name = |laboratory: &Laboratory| shown(&laboratory.name).into_owned();
    match (&change.before, &change.after) {
        (None, Some(added)) => words::laboratory_added(language, name(added)),
        (Some(removed), None) => words::laboratory_removed(language, name(removed)),
        (Some(before), Some(after)) if before.name != after.name => {
            words::laboratory_renamed(language, name(before), name(after))
        }
        (Some(_), Some(after)) => words::laboratory_changed(language, name(after)),
        (None, None) => words::NOTHING.of(language).to_owned(),
    }
}
