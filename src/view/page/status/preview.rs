//! What saving a form would make of the status, and what it would change against now.

use super::{DNA_SHOWN, dna, due_texts, headline};
use crate::clinical::knowledge::Knowledge;
use crate::view::board::Standing;
use crate::view::page::guidelines::guideline_line;
use crate::view::page::{Meaning, Row, labelled, labelled_list};
use crate::wording::screens::{guidelines, record as said};
use crate::wording::{Words, condition_mark};

/// What saving would make of the headline, what is to be known about it, and what it would change against now.
#[must_use]
pub fn preview(
    now: Option<&Standing>,
    then: &Standing,
    information: &[String],
    knowledge: &Knowledge,
    width: usize,
) -> Vec<Row> {
    let language = then.language;
    let words = then.words(knowledge);
    let mut rows = headline(then, &words, width);
    let before = now.map(|now| (now, now.words(knowledge)));
    match &before {
        Some((now, _)) if now.headline.text == then.headline.text => {
            rows.extend(labelled(
                "",
                Meaning::Faint,
                said::HEADLINE_STAYS.of(language),
                width,
            ));
        }
        Some((now, _)) => {
            let was = format!("{} {}", now.sign.sign.character(), now.headline.text);
            rows.extend(labelled(
                said::NOW.of(language),
                Meaning::Faint,
                &was,
                width,
            ));
        }
        None => {}
    }
    rows.extend(labelled_list(
        said::KNOW.of(language),
        Meaning::Plain,
        information,
        width,
    ));
    let old = before
        .map(|(_, words)| Compared::of(&words))
        .unwrap_or_default();
    let new = Compared::of(&words);
    rows.extend(changed(
        said::STATUS_LABEL.of(language),
        &old.modifiers,
        &new.modifiers,
        width,
    ));
    rows.extend(changed(said::DUE.of(language), &old.due, &new.due, width));
    rows.extend(labelled_list(
        said::STOP.of(language),
        Meaning::Plain,
        &turned(&old.conditions, &new.conditions),
        width,
    ));
    rows.extend(changed(
        guidelines::GUIDE.of(language),
        &old.guidelines,
        &new.guidelines,
        width,
    ));
    rows.extend(changed(
        said::MISSING.of(language),
        &old.missing,
        &new.missing,
        width,
    ));
    rows.extend(changed(
        said::DOUBTS.of(language),
        &old.doubts,
        &new.doubts,
        width,
    ));
    rows.extend(changed(
        said::NOTES_LABEL.of(language),
        &old.notes,
        &new.notes,
        width,
    ));
    rows.extend(changed(
        said::INFORMS.of(language),
        &old.advice,
        &new.advice,
        width,
    ));
    if old.dna != new.dna {
        rows.extend(dna(&words, width));
    }
    rows.extend(changed(
        said::LIVER.of(language),
        &old.liver,
        &new.liver,
        width,
    ));
    rows.extend(changed(
        said::HBSAG.of(language),
        &old.hbsag,
        &new.hbsag,
        width,
    ));
    rows.extend(changed(
        said::RESISTANCE.of(language),
        &old.resistance,
        &new.resistance,
        width,
    ));
    rows
}

/// What is compared between now and then, as sentences.
#[derive(Default)]
struct Compared {
    modifiers: Vec<String>,
    due: Vec<String>,
    /// What is asked with its mark, and the evidence.
    conditions: Vec<(String, String)>,
    guidelines: Vec<String>,
    missing: Vec<String>,
    doubts: Vec<String>,
    notes: Vec<String>,
    advice: Vec<String>,
    dna: Vec<String>,
    liver: Vec<String>,
    hbsag: Vec<String>,
    resistance: Vec<String>,
}

impl Compared {
    fn of(words: &Words<'_>) -> Self {
        Self {
            modifiers: words.modifiers(),
            due: due_texts(words.language(), words),
            conditions: words
                .stop_conditions()
                .iter()
                .map(|line| {
                    let asked = format!("{} {}", condition_mark(line.state), line.asked);
                    (asked, line.evidence.clone())
                })
                .collect(),
            guidelines: vec![guideline_line(words)],
            missing: words.missing(),
            doubts: words.doubts(),
            notes: words.notes(),
            advice: words.advice(),
            dna: words.dna_row(DNA_SHOWN),
            liver: words.liver_row(),
            hbsag: words.hbsag_row(),
            // What guidelines offer stands in the record.
            resistance: words.variants_on_file(),
        }
    }
}

/// The conditions that are met now or no longer met; one that stays as it was is not told for other evidence.
fn turned(old: &[(String, String)], new: &[(String, String)]) -> Vec<String> {
    new.iter()
        .filter(|(asked, _)| !old.iter().any(|(before, _)| before == asked))
        .map(|(asked, evidence)| format!("{asked}: {evidence}"))
        .collect()
}

/// The sentences that are new.
fn changed(label: &str, old: &[String], new: &[String], width: usize) -> Vec<Row> {
    let fresh: Vec<String> = new
        .iter()
        .filter(|text| !old.contains(text))
        .cloned()
        .collect();
    labelled_list(label, Meaning::Plain, &fresh, width)
}
