//! Why the selected patient is called back, how they are reached and what was tried: above the status, where the list
//! shows whom the clinic recalls.

use super::{Meaning, Row, labelled, labelled_list};
use crate::app::board::Standing;
use crate::app::keymap::{Action, Keymap, Place};
use crate::clinical::calendar::plus_days;
use crate::clinical::knowledge::Knowledge;

/// Contact, what is due, attempts and samples, in rows of `width` cells.
#[must_use]
pub fn recall(standing: &Standing, knowledge: &Knowledge, keys: &Keymap, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let ahead = knowledge.settings.worklist.due_soon_days;
    let last = plus_days(standing.assessment.day, ahead);
    let (meaning, contact) = match words.contact() {
        Some(contact) => (Meaning::Strong, contact),
        None => (
            Meaning::Faint,
            format!(
                "none on file: {} in the record enters it",
                keys.told(Place::Record, Action::EditPatient)
            ),
        ),
    };
    let mut noted = words.recall_notes();
    if noted.is_empty() {
        noted.push("nothing tried or sent since the last result".to_owned());
    }
    let due = words.recall_reasons(last).join("; ");
    let mut rows = labelled("Recall", Meaning::Plain, &due, width);
    rows.extend(labelled("Contact", meaning, &contact, width));
    rows.extend(labelled_list("Noted", Meaning::Plain, &noted, width));
    rows
}
