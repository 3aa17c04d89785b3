//! The status pane, in the order in which it is needed: the answer, what is to be done, the facts, then the evidence.

mod answer;
mod preview;

pub use preview::preview;

use answer::{EDGE, boxed, lower_edge, parted};

use super::changed_by::changed_by;
use super::guidelines::guideline_row;
use super::sections::{self, Content, Section, Sections, StatusPage};
use super::{INDENT, Meaning, Row, Span, labelled, labelled_fields, labelled_list, wrap};
use crate::clinical::assessment::ConditionState;
use crate::clinical::knowledge::Knowledge;
use crate::keys::{Action, Keymap, Place};
use crate::register::Register;
use crate::view::board::Standing;
use crate::view::cells::cells;
use crate::wording::Language;
use crate::wording::screens::{common, record as said};
use crate::wording::{ACTION_ARROW, NOT_SCHEDULED_HERE, Tone, Words, condition_mark, date_words};

/// How many of the latest HBV DNA results are shown: with limits and dates an expert can redo the verdict.
const DNA_SHOWN: usize = 4;

/// The status of a patient in rows of `width` cells, everything open.
#[must_use]
pub fn status(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut rows = headline(standing, &words, width);
    rows.extend(facts(standing.language, &words, "", width));
    for content in contents(standing, &words, None, width) {
        let is_first = content.section == Section::Why;
        if !is_first && !content.rows.is_empty() {
            rows.push(vec![Span::new(
                Meaning::Heading,
                content.section.name().of(standing.language),
            )]);
        }
        rows.extend(content.rows);
    }
    rows
}

/// The status in the record: the answer in its box, whose upper edge is drawn above; the facts; the sections, those open
/// for which there is room in a window of so many cells and rows, or that somebody has opened.
#[must_use]
pub fn status_of_record(
    standing: &Standing,
    model: (&Register, &Knowledge, &Keymap),
    chosen: Sections,
    window: (usize, usize),
) -> StatusPage {
    let (register, knowledge, keys) = model;
    let width = window.0;
    let words = standing.words(knowledge);
    let inside = width.saturating_sub(2 * EDGE);
    // The first two rows of the box are headline and action: what is longer goes on below the drug.
    let (first, rest) = parted(&standing.headline.text, inside);
    let mut boxed = boxed(answer(standing, &words, first, inside), width);
    boxed.push(lower_edge(standing, width));
    let rows = facts(standing.language, &words, rest, width);
    let history = History {
        changed: changed_by(standing, register, knowledge),
        key: keys.told(Place::Record, Action::History),
    };
    let contents = contents(standing, &words, Some(&history), width);
    sections::place(standing.language, boxed, rows, contents, chosen, window)
}

/// What the record alone says of its history.
struct History {
    changed: Option<String>,
    key: String,
}

/// What is known, the most needed first: the drug, what the answer had no room for, HBV DNA, the liver, and what is late.
fn facts(language: Language, words: &Words<'_>, also: &str, width: usize) -> Vec<Row> {
    let treatment = words
        .treatment()
        .unwrap_or_else(|| said::NO_DRUG.of(language).to_owned());
    let mut rows = labelled(
        said::DRUG_LABEL.of(language),
        Meaning::Plain,
        &treatment,
        width,
    );
    if !also.is_empty() {
        rows.extend(labelled(
            said::ALSO.of(language),
            Meaning::Strong,
            also,
            width,
        ));
    }
    rows.extend(measured(words, width));
    let late = words.next_due().into_iter().filter(|due| due.is_late);
    let late: Vec<String> = late
        .map(|due| {
            format!(
                "{} {} ({})",
                due.test,
                date_words(language, due.due),
                due.distance
            )
        })
        .collect();
    rows.extend(labelled_fields(
        said::LATE.of(language),
        Meaning::Strong,
        &late,
        width,
    ));
    rows
}

/// What stands in each section.
fn contents(
    standing: &Standing,
    words: &Words<'_>,
    history: Option<&History>,
    width: usize,
) -> Vec<Content> {
    let language = standing.language;
    let content = |section, summary: String, rows| Content {
        section,
        summary,
        rows,
        rules: Vec::new(),
    };
    let list = |label, texts: &[String]| labelled_list(label, Meaning::Plain, texts, width);
    let conditions_met = words.stop_conditions();
    let asked = conditions_met
        .iter()
        .filter(|line| line.state != ConditionState::NotApplicable);
    let met = asked
        .clone()
        .filter(|line| line.state == ConditionState::Met);
    let met = said::met(language, met.count(), asked.count());
    let mut to_know = list(said::NOTES_LABEL.of(language), &words.notes());
    to_know.extend(list(said::INFORMS.of(language), &words.advice()));
    to_know.extend(list(said::RESISTANCE.of(language), &words.resistance()));
    to_know.extend(paragraph(Meaning::Plain, &words.not_known_here(), width));
    to_know.extend(paragraph(
        Meaning::Plain,
        NOT_SCHEDULED_HERE.of(standing.language),
        width,
    ));
    let mut contents = vec![
        why(standing, words, width),
        content(Section::StopConditions, met, conditions(words, width)),
        content(
            Section::Guidelines,
            agreement(words),
            guideline_row(words, width),
        ),
        content(
            Section::Scores,
            String::new(),
            list(said::SCORES.of(language), &words.scores()),
        ),
        content(Section::ToKnow, String::new(), to_know),
    ];
    if let Some(History { changed, key }) = history {
        let mut rows: Vec<Row> = Vec::new();
        if let Some(changed) = changed {
            rows.extend(labelled(
                said::CHANGED.of(language),
                Meaning::Plain,
                changed,
                width,
            ));
        }
        let every = said::every_entry(language, key);
        rows.extend(paragraph(Meaning::Plain, &every, width));
        contents.push(content(Section::History, String::new(), rows));
    }
    contents
}

/// How many guideline sets say the same as the clinic's text: `5 agree`, `1 of 5 differs`.
fn agreement(words: &Words<'_>) -> String {
    let language = words.language();
    let answers = words.guidelines();
    let differing = answers.iter().filter(|answer| answer.differs).count();
    match (answers.len(), differing) {
        (0, _) => said::NONE_SHOWN.of(language).to_owned(),
        (1, 0) => said::ONE_AGREES.of(language).to_owned(),
        (all, 0) => said::all_agree(language, all),
        (all, 1) => said::one_differs(language, all),
        (all, differing) => said::differ(language, differing, all),
    }
}

/// Why the patient stands where they stand: by the results that decided, by what is due, in a sentence, by what would
/// change it.
fn why(standing: &Standing, words: &Words<'_>, width: usize) -> Content {
    let language = standing.language;
    let mut rows = Vec::new();
    let mut rules = Vec::new();
    if words.because().is_empty() {
        let nothing = said::NOTHING_DECIDED.of(language);
        rows.extend(labelled(
            said::BECAUSE.of(language),
            Meaning::Plain,
            nothing,
            width,
        ));
    }
    for (place, line) in words.because().iter().enumerate() {
        let label = if place == 0 {
            said::BECAUSE.of(language)
        } else {
            ""
        };
        let rule = said::clinic_rule(language, line.rule);
        // The rule is one thing: it is not broken over two rows.
        let unbroken = rule.replace(' ', UNBROKEN);
        let text = format!(
            "{} {} {unbroken}",
            date_words(standing.language, line.date),
            line.what
        );
        rows.extend(labelled(label, Meaning::Plain, &text, width));
        if let Some(span) = rows.last_mut().and_then(|row| row.last_mut()) {
            let before = INDENT + cells(&span.text).saturating_sub(cells(&unbroken));
            span.text = span.text.replace(UNBROKEN, " ");
            rules.push((rows.len() - 1, before..before + cells(&rule)));
        }
    }
    rows.extend(due(standing.language, words, width));
    rows.extend(explained(standing, words, width));
    let would_change = words.would_change().join(common::SEMICOLON.of(language));
    if !would_change.is_empty() {
        rows.extend(labelled(
            said::TURNS_ON.of(language),
            Meaning::Plain,
            &would_change,
            width,
        ));
    }
    rows.extend(labelled_list(
        said::MISSING.of(language),
        Meaning::Plain,
        &words.missing(),
        width,
    ));
    rows.extend(labelled_list(
        said::DOUBTS.of(language),
        Meaning::Plain,
        &words.doubts(),
        width,
    ));
    Content {
        section: Section::Why,
        summary: String::new(),
        rows,
        rules,
    }
}

/// A blank at which no row is broken.
const UNBROKEN: &str = "\u{a0}";

/// Where a patient stands while nothing can be saved yet: as much as [`preview`] shows, so that the pane beside a form
/// changes little from one to the other.
#[must_use]
pub fn standing_now(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut rows = head(standing, &words, width);
    rows.extend(measured(&words, width));
    rows
}

fn head(standing: &Standing, words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut rows = headline(standing, words, width);
    rows.extend(explained(standing, words, width));
    rows
}

/// The sentence behind the headline, and what makes it more or less so.
fn explained(standing: &Standing, words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut rows = paragraph(Meaning::Plain, &standing.headline.explanation, width);
    let modifiers = words
        .modifiers()
        .join(common::SEMICOLON.of(standing.language));
    if !modifiers.is_empty() {
        rows.extend(paragraph(Meaning::Strong, &modifiers, width));
    }
    rows
}

/// The answer: headline with the patient's sign, which alone is coloured; what is to be done; the liver alert.
fn headline(standing: &Standing, words: &Words<'_>, width: usize) -> Vec<Row> {
    answer(standing, words, &standing.headline.text, width)
}

/// The same with so much of the headline as is given.
fn answer(standing: &Standing, words: &Words<'_>, headline: &str, width: usize) -> Vec<Row> {
    let tone = Meaning::Tone(standing.sign.tone);
    let room = width.saturating_sub(2).max(1);
    let sign = Span::new(tone, format!("{} ", standing.sign.sign.character()));
    let mut rows = marked(sign, Meaning::Strong, wrap(headline, room));
    rows.extend(action(standing, width));
    if let Some(alert) = words.liver_alert() {
        rows.extend(marked(Span::new(tone, "! "), tone, wrap(&alert, room)));
    }
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
    let language = words.language();
    let mut dna = words.dna_row(DNA_SHOWN);
    if dna.is_empty() {
        dna.push(said::NO_DNA.of(language).to_owned());
    }
    labelled_fields(said::DNA.of(language), Meaning::Strong, &dna, width)
}

fn measured(words: &Words<'_>, width: usize) -> Vec<Row> {
    let language = words.language();
    let mut rows = dna(words, width);
    rows.extend(labelled_fields(
        said::LIVER.of(language),
        Meaning::Plain,
        &words.liver_row(),
        width,
    ));
    rows.extend(labelled_fields(
        said::HBSAG.of(language),
        Meaning::Plain,
        &words.hbsag_row(),
        width,
    ));
    rows
}

fn due_texts(language: Language, words: &Words<'_>) -> Vec<String> {
    words
        .next_due()
        .iter()
        .map(|due| {
            format!(
                "{} {} ({}): {}",
                due.test,
                date_words(language, due.due),
                due.distance,
                due.why
            )
        })
        .collect()
}

fn due(language: Language, words: &Words<'_>, width: usize) -> Vec<Row> {
    labelled_list(
        said::DUE.of(language),
        Meaning::Plain,
        &due_texts(language, words),
        width,
    )
}

fn conditions(words: &Words<'_>, width: usize) -> Vec<Row> {
    let language = words.language();
    let mut rows = Vec::new();
    for (place, line) in words.stop_conditions().iter().enumerate() {
        let meaning = match line.state {
            ConditionState::Met | ConditionState::NotApplicable => Meaning::Plain,
            ConditionState::NotMet => Meaning::Tone(Tone::Caution),
            ConditionState::Unknown => Meaning::Tone(Tone::Uncertain),
        };
        let mark = condition_mark(line.state);
        let text = format!("{mark} {}: {}", line.asked, line.evidence);
        let label = if place == 0 {
            said::STOP_ASKED.of(language)
        } else {
            ""
        };
        let mut asked = labelled(label, Meaning::Plain, &text, width);
        // The mark alone is coloured: one accent a row.
        if let Some(row) = asked.first_mut()
            && let Some(rest) = row.last_mut().filter(|rest| rest.text.starts_with(mark))
        {
            rest.text = rest.text.split_off(mark.len_utf8());
            row.insert(1, Span::new(meaning, mark));
        }
        rows.extend(asked);
    }
    if let Some(held) = words.held_words() {
        rows.extend(labelled(
            "",
            Meaning::Strong,
            &said::all_held(language, held),
            width,
        ));
    }
    rows
}

fn paragraph(meaning: Meaning, text: &str, width: usize) -> Vec<Row> {
    wrap(text, width.saturating_sub(2).max(1))
        .into_iter()
        .map(|piece| vec![Span::new(meaning, format!("  {piece}"))])
        .collect()
}
