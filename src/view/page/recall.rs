//! Why the selected patient is called back, how they are reached and what was tried: above the status, where the list
//! shows whom the clinic recalls.

use super::{Meaning, Row, Rows};
use crate::clinical::calendar::plus_days;
use crate::clinical::knowledge::Knowledge;
use crate::keys::{Action, Keymap, Place};
use crate::view::board::Standing;
use crate::wording::screens::{common, record as said};

/// Contact, what is due, attempts and samples, in rows of `width` cells.
pub fn recall(standing: &Standing, knowledge: &Knowledge, keys: &Keymap, width: usize) -> Vec<Row> {
    let language = standing.language;
    let words = standing.words(knowledge);
    let ahead = knowledge.settings.worklist.due_soon_days;
    let last = plus_days(standing.assessment.day, ahead);
    let (meaning, contact) = match words.contact() {
        Some(contact) => (Meaning::Strong, contact),
        None => (
            Meaning::Faint,
            said::no_contact(language, keys.told(Place::Record, Action::EditPatient)),
        ),
    };
    let mut noted = words.recall_notes();
    if noted.is_empty() {
        noted.push(said::NOTHING_TRIED.of(language).to_owned());
    }
    let due = words
        .recall_reasons(last)
        .join(common::SEMICOLON.of(language));
    let mut page = Rows::new(language, width);
    page.labelled(said::RECALL, Meaning::Plain, &due);
    page.labelled(said::CONTACT, meaning, &contact);
    page.list(said::NOTED, Meaning::Plain, &noted);
    page.rows
}
