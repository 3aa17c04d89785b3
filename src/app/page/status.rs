//! The status pane, in the order in which it is needed: alert, headline, HBV DNA, liver, because, due, then the rest.

use super::changed_by::changed_by;
use super::guidelines::{guideline_line, guideline_row};
use super::{Meaning, Row, Span, labelled, labelled_fields, labelled_list, wrap};
use crate::app::board::Standing;
use crate::app::cells::cells;
use crate::clinical::assessment::ConditionState;
use crate::clinical::knowledge::Knowledge;
use crate::register::Register;
use crate::wording::{ACTION_ARROW, NOT_SCHEDULED_HERE, Tone, Words, condition_mark, date_words};

/// How many of the latest HBV DNA results are shown: with limits and dates an expert can redo the verdict.
const DNA_SHOWN: usize = 4;

/// The status of a patient in rows of `width` cells.
#[must_use]
pub fn status(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    rows(standing, None, knowledge, width)
}

/// The same in the record, where it also says which entry changed the verdict.
#[must_use]
pub fn status_of_record(
    standing: &Standing,
    register: &Register,
    knowledge: &Knowledge,
    width: usize,
) -> Vec<Row> {
    let changed = changed_by(standing, register, knowledge);
    rows(standing, changed.as_deref(), knowledge, width)
}

fn rows(
    standing: &Standing,
    changed: Option<&str>,
    knowledge: &Knowledge,
    width: usize,
) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut rows = head(standing, &words, width);
    rows.extend(measured(&words, width));
    rows.extend(because(&words, width));
    rows.extend(due(&words, width));
    let treatment: Vec<String> = words.treatment().into_iter().collect();
    rows.extend(labelled_list("Drugs", Meaning::Plain, &treatment, width));
    rows.extend(guideline_row(&words, width));
    let would_change = words.would_change().join("; ");
    if !would_change.is_empty() {
        rows.extend(labelled("Turns on", Meaning::Plain, &would_change, width));
    }
    rows.extend(conditions(&words, width));
    rows.extend(labelled_list(
        "Scores",
        Meaning::Plain,
        &words.scores(),
        width,
    ));
    rows.extend(labelled_list(
        "Missing",
        Meaning::Plain,
        &words.missing(),
        width,
    ));
    rows.extend(labelled_list(
        "Doubts",
        Meaning::Plain,
        &words.doubts(),
        width,
    ));
    rows.extend(labelled_list(
        "Notes",
        Meaning::Plain,
        &words.notes(),
        width,
    ));
    rows.extend(labelled_list(
        "Informs",
        Meaning::Plain,
        &words.advice(),
        width,
    ));
    rows.extend(labelled_list(
        "Resist.",
        Meaning::Plain,
        &words.resistance(),
        width,
    ));
    if let Some(words) = changed {
        rows.extend(labelled("Changed", Meaning::Plain, words, width));
    }
    rows.extend(paragraph(Meaning::Faint, &words.not_known_here(), width));
    rows.extend(paragraph(Meaning::Faint, NOT_SCHEDULED_HERE, width));
    rows
}

/// Where a patient stands while nothing can be saved yet: as much as [`preview`] shows, so that the pane beside a form
/// changes little from one to the other.
#[must_use]
pub fn standing_now(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut rows = head(standing, &words, width);
    rows.extend(measured(&words, width));
    rows
}

/// What saving would make of the headline, what is to be known about it, and what it would change against now.
#[must_use]
pub fn preview(
    now: Option<&Standing>,
    then: &Standing,
    information: &[String],
    knowledge: &Knowledge,
    width: usize,
) -> Vec<Row> {
    let words = then.words(knowledge);
    let mut rows = headline(then, &words, width);
    let before = now.map(|now| (now, now.words(knowledge)));
    match &before {
        Some((now, _)) if now.headline.text == then.headline.text => {
            rows.extend(labelled(
                "",
                Meaning::Faint,
                "the headline stays as it is",
                width,
            ));
        }
        Some((now, _)) => {
            let was = format!("{} {}", now.sign.sign.character(), now.headline.text);
            rows.extend(labelled("now", Meaning::Faint, &was, width));
        }
        None => {}
    }
    rows.extend(labelled_list("Know", Meaning::Plain, information, width));
    let old = before
        .map(|(_, words)| Compared::of(&words))
        .unwrap_or_default();
    let new = Compared::of(&words);
    rows.extend(changed("Status", &old.modifiers, &new.modifiers, width));
    rows.extend(changed("Due", &old.due, &new.due, width));
    rows.extend(labelled_list(
        "Stop",
        Meaning::Plain,
        &turned(&old.conditions, &new.conditions),
        width,
    ));
    rows.extend(changed("Guide", &old.guidelines, &new.guidelines, width));
    rows.extend(changed("Missing", &old.missing, &new.missing, width));
    rows.extend(changed("Doubts", &old.doubts, &new.doubts, width));
    rows.extend(changed("Notes", &old.notes, &new.notes, width));
    rows.extend(changed("Informs", &old.advice, &new.advice, width));
    if old.dna != new.dna {
        rows.extend(dna(&words, width));
    }
    rows.extend(changed("Liver", &old.liver, &new.liver, width));
    rows.extend(changed("HBsAg", &old.hbsag, &new.hbsag, width));
    rows.extend(changed("Resist.", &old.resistance, &new.resistance, width));
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
            due: due_texts(words),
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

fn head(standing: &Standing, words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut rows = headline(standing, words, width);
    rows.extend(paragraph(
        Meaning::Plain,
        &standing.headline.explanation,
        width,
    ));
    let modifiers = words.modifiers().join("; ");
    if !modifiers.is_empty() {
        rows.extend(paragraph(Meaning::Strong, &modifiers, width));
    }
    rows
}

/// Liver alert, headline with the patient's sign, and what is to be done; the tier at the right where it fits.
fn headline(standing: &Standing, words: &Words<'_>, width: usize) -> Vec<Row> {
    let tone = Meaning::Tone(standing.sign.tone);
    let mut rows = Vec::new();
    if let Some(alert) = words.liver_alert() {
        let pieces = wrap(&alert, width.saturating_sub(2).max(1));
        rows.extend(marked(Span::new(tone, "! "), tone, pieces));
    }
    let sign = Span::new(tone, format!("{} ", standing.sign.sign.character()));
    let pieces = wrap(&standing.headline.text, width.saturating_sub(2).max(1));
    rows.extend(marked(sign, tone, pieces));
    if let (Some(tier), Some(row)) = (standing.assessment.tier, rows.last_mut()) {
        let mark = format!("tier {}", tier.0);
        let used: usize = row.iter().map(|span| cells(&span.text)).sum();
        if used + 2 + cells(&mark) <= width {
            let gap = width - used - cells(&mark);
            row.push(Span::new(Meaning::Faint, " ".repeat(gap) + &mark));
        }
    }
    rows.extend(action(standing, width));
    rows
}

/// What is to be done next, behind its arrow.
fn action(standing: &Standing, width: usize) -> Vec<Row> {
    let pieces = wrap(&standing.action.line, width.saturating_sub(2).max(1));
    let arrow = Span::new(Meaning::Strong, format!("{ACTION_ARROW} "));
    marked(arrow, Meaning::Strong, pieces)
}

/// Pieces of a text behind a mark, which stands before the first alone.
fn marked(mark: Span, meaning: Meaning, pieces: Vec<String>) -> Vec<Row> {
    let indent = " ".repeat(cells(&mark.text));
    let mut mark = Some(mark);
    let row = |piece| {
        let before = mark
            .take()
            .unwrap_or_else(|| Span::new(meaning, indent.clone()));
        vec![before, Span::new(meaning, piece)]
    };
    pieces.into_iter().map(row).collect()
}

fn dna(words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut dna = words.dna_row(DNA_SHOWN);
    if dna.is_empty() {
        dna.push("no HBV DNA on file".to_owned());
    }
    labelled_fields("DNA", Meaning::Strong, &dna, width)
}

fn measured(words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut rows = dna(words, width);
    rows.extend(labelled_fields(
        "Liver",
        Meaning::Plain,
        &words.liver_row(),
        width,
    ));
    rows.extend(labelled_fields(
        "HBsAg",
        Meaning::Plain,
        &words.hbsag_row(),
        width,
    ));
    rows
}

fn because(words: &Words<'_>, width: usize) -> Vec<Row> {
    let lines: Vec<String> = words
        .because()
        .iter()
        .map(|line| {
            format!(
                "{} {} [clinic rule {}]",
                date_words(line.date),
                line.what,
                line.rule
            )
        })
        .collect();
    labelled_list("Because", Meaning::Plain, &lines, width)
}

fn due_texts(words: &Words<'_>) -> Vec<String> {
    words
        .next_due()
        .iter()
        .map(|due| {
            format!(
                "{} {} ({}): {}",
                due.test,
                date_words(due.due),
                due.distance,
                due.why
            )
        })
        .collect()
}

fn due(words: &Words<'_>, width: usize) -> Vec<Row> {
    labelled_list("Due", Meaning::Plain, &due_texts(words), width)
}

fn conditions(words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, line) in words.stop_conditions().iter().enumerate() {
        let meaning = match line.state {
            ConditionState::Met | ConditionState::NotApplicable => Meaning::Plain,
            ConditionState::NotMet => Meaning::Tone(Tone::Caution),
            ConditionState::Unknown => Meaning::Tone(Tone::Uncertain),
        };
        let text = format!(
            "{} {}: {}",
            condition_mark(line.state),
            line.asked,
            line.evidence
        );
        rows.extend(labelled(
            if place == 0 { "Stop?" } else { "" },
            meaning,
            &text,
            width,
        ));
    }
    if let Some(held) = words.held_words() {
        rows.extend(labelled("", Meaning::Strong, &format!("all {held}"), width));
    }
    rows
}

fn paragraph(meaning: Meaning, text: &str, width: usize) -> Vec<Row> {
    wrap(text, width.saturating_sub(2).max(1))
        .into_iter()
        .map(|piece| vec![Span::new(meaning, format!("  {piece}"))])
        .collect()
}
