//! What saving a form would make of the status, and what it would change against now.

use super::{DNA_SHOWN, dna, due_texts, headline};
use crate::clinical::knowledge::Knowledge;
use crate::view::board::Standing;
use crate::view::page::guidelines::guideline_line;
use crate::view::page::{Meaning, Row, Rows};
use crate::wording::screens::form::NOTHING;
use crate::wording::screens::{guidelines, record as said};
use crate::wording::{Phrase, Words, condition_mark};

/// What saving would make of the headline, what is to be known about it, and what it would change against now.
pub fn preview(
    now: Option<&Standing>,
    then: &Standing,
    information: &[String],
    knowledge: &Knowledge,
    width: usize,
) -> Vec<Row> {
    let language = then.language;
    let words = then.words(knowledge);
    let mut page = Rows::new(language, width);
    page.rows = headline(then, &words, width);
    match now {
        Some(now) if now.headline.text == then.headline.text => {
            let stays = said::HEADLINE_STAYS.of(language);
            page.labelled(NOTHING, Meaning::Faint, stays);
        }
        Some(now) => {
            let was = format!("{} {}", now.sign.sign.character(), now.headline.text);
            page.labelled(said::NOW, Meaning::Faint, &was);
        }
        None => {}
    }
    page.list(said::KNOW, Meaning::Plain, information);
    let old = now.map(|now| now.words(knowledge));
    // The sentences that are new.
    let fresh = |of: Sentences| {
        let known = old.as_ref().map(of).unwrap_or_default();
        let mut fresh = of(&words);
        fresh.retain(|text| !known.contains(text));
        fresh
    };
    page.list(
        said::STATUS_LABEL,
        Meaning::Plain,
        &fresh(|words| words.modifiers()),
    );
    page.list(said::DUE, Meaning::Plain, &fresh(due_texts));
    let before = old.as_ref().map(conditions).unwrap_or_default();
    let turned = turned(&before, &conditions(&words));
    page.list(said::STOP, Meaning::Plain, &turned);
    for (label, of) in CHANGED {
        page.list(label, Meaning::Plain, &fresh(of));
    }
    let shown_dna = |words: &Words<'_>| words.dna_row(DNA_SHOWN);
    if old.as_ref().map(shown_dna).unwrap_or_default() != shown_dna(&words) {
        dna(&words, &mut page);
    }
    page.list(
        said::LIVER,
        Meaning::Plain,
        &fresh(|words| words.liver_row()),
    );
    page.list(
        said::HBSAG,
        Meaning::Plain,
        &fresh(|words| words.hbsag_row()),
    );
    // What guidelines offer stands in the record.
    let variants = fresh(|words| words.variants_on_file());
    page.list(said::RESISTANCE, Meaning::Plain, &variants);
    page.rows
}

type Sentences = fn(&Words<'_>) -> Vec<String>;

/// What is compared between now and then, as sentences under a label.
const CHANGED: [(Phrase, Sentences); 5] = [
    (guidelines::GUIDE, |words| vec![guideline_line(words)]),
    (said::MISSING, |words| words.missing()),
    (said::DOUBTS, |words| words.doubts()),
    (said::NOTES_LABEL, |words| words.notes()),
    (said::INFORMS, |words| words.advice()),
];

/// What is asked with its mark, and the evidence.
fn conditions(words: &Words<'_>) -> Vec<(String, String)> {
    let lines = words.stop_conditions();
    let asked = lines.iter().map(|line| {
        let asked = format!("{} {}", condition_mark(line.state), line.asked);
        (asked, line.evidence.clone())
    });
    asked.collect()
}

/// The conditions that are met now or no longer met; one that stays as it was is not told for other evidence.
fn turned(old: &[(String, String)], new: &[(String, String)]) -> Vec<String> {
    new.iter()
        .filter(|(asked, _)| !old.iter().any(|(before, _)| before == asked))
        .map(|(asked, evidence)| format!("{asked}: {evidence}"))
        .collect()
}
