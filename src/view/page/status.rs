//! The status pane, in the order in which it is needed: the answer, what is to be done, the facts, then the evidence.

mod answer;
mod preview;

pub use preview::preview;

use answer::{EDGE, boxed, lower_edge, parted};

use super::changed_by::changed_by;
use super::guidelines::guideline_row;
use super::sections::{self, Content, Section, Sections, StatusPage};
use super::{INDENT, Meaning, Row, Rows, Span, wrap};
use crate::clinical::assessment::ConditionState;
use crate::clinical::knowledge::Knowledge;
use crate::keys::{Action, Keymap, Place};
use crate::register::Register;
use crate::view::board::Standing;
use crate::view::cells::cells;
use crate::wording::screens::form::NOTHING;
use crate::wording::screens::{common, record as said};
use crate::wording::{ACTION_ARROW, NOT_SCHEDULED_HERE, Tone, Words, condition_mark, date_words};

/// How many of the latest HBV DNA results are shown: with limits and dates an expert can redo the verdict.
const DNA_SHOWN: usize = 4;

/// The status of a patient in rows of `width` cells, everything open.
pub fn status(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut rows = headline(standing, &words, width);
    rows.extend(facts(&words, "", width));
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
    let rows = facts(&words, rest, width);
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
fn facts(words: &Words<'_>, also: &str, width: usize) -> Vec<Row> {
    let language = words.language();
    let mut page = Rows::new(language, width);
    let treatment = words.treatment();
    let treatment = treatment.as_deref().unwrap_or(said::NO_DRUG.of(language));
    page.labelled(said::DRUG_LABEL, Meaning::Plain, treatment);
    if !also.is_empty() {
        page.labelled(said::ALSO, Meaning::Strong, also);
    }
    measured(words, &mut page);
    let late = words.next_due().into_iter().filter(|due| due.is_late);
    let late = late.map(|due| {
        let on = date_words(language, due.due);
        format!("{} {on} ({})", due.test, due.distance)
    });
    page.fields(said::LATE, Meaning::Strong, &late.collect::<Vec<_>>());
    page.rows
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
    let conditions_met = words.stop_conditions();
    let asked = conditions_met
        .iter()
        .filter(|line| line.state != ConditionState::NotApplicable);
    let met = asked
        .clone()
        .filter(|line| line.state == ConditionState::Met);
    let met = said::met(language, met.count(), asked.count());
    let mut scores = Rows::new(language, width);
    scores.list(said::SCORES, Meaning::Plain, &words.scores());
    let mut to_know = Rows::new(language, width);
    to_know.list(said::NOTES_LABEL, Meaning::Plain, &words.notes());
    to_know.list(said::INFORMS, Meaning::Plain, &words.advice());
    to_know.list(said::RESISTANCE, Meaning::Plain, &words.resistance());
    to_know.paragraph(Meaning::Plain, &words.not_known_here());
    to_know.paragraph(Meaning::Plain, NOT_SCHEDULED_HERE.of(language));
    let guidelines = guideline_row(words, width);
    let mut contents = vec![
        why(standing, words, width),
        content(Section::StopConditions, met, conditions(words, width)),
        content(Section::Guidelines, agreement(words), guidelines),
        content(Section::Scores, String::new(), scores.rows),
        content(Section::ToKnow, String::new(), to_know.rows),
    ];
    if let Some(History { changed, key }) = history {
        let mut page = Rows::new(language, width);
        if let Some(changed) = changed {
            page.labelled(said::CHANGED, Meaning::Plain, changed);
        }
        page.paragraph(Meaning::Plain, &said::every_entry(language, key));
        contents.push(content(Section::History, String::new(), page.rows));
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
    let mut page = Rows::new(language, width);
    let mut rules = Vec::new();
    let mut label = said::BECAUSE;
    if words.because().is_empty() {
        let nothing = said::NOTHING_DECIDED.of(language);
        page.labelled(label, Meaning::Plain, nothing);
    }
    for line in words.because() {
        let rule = said::clinic_rule(language, line.rule);
        // The rule is one thing: it is not broken over two rows.
        let unbroken = rule.replace(' ', UNBROKEN);
        let on = date_words(language, line.date);
        let text = format!("{on} {} {unbroken}", line.what);
        page.labelled(label, Meaning::Plain, &text);
        label = NOTHING;
        if let Some(span) = page.rows.last_mut().and_then(|row| row.last_mut()) {
            let before = INDENT + cells(&span.text).saturating_sub(cells(&unbroken));
            span.text = span.text.replace(UNBROKEN, " ");
            rules.push((page.rows.len() - 1, before..before + cells(&rule)));
        }
    }
    page.list(said::DUE, Meaning::Plain, &due_texts(words));
    explained(standing, words, &mut page);
    let would_change = words.would_change().join(common::SEMICOLON.of(language));
    if !would_change.is_empty() {
        let with = said::changes_with(language, would_change);
        page.labelled(said::CHANGES, Meaning::Plain, &with);
    }
    page.list(said::MISSING, Meaning::Plain, &words.missing());
    page.list(said::DOUBTS, Meaning::Plain, &words.doubts());
    Content {
        section: Section::Why,
        summary: String::new(),
        rows: page.rows,
        rules,
    }
}

/// A blank at which no row is broken.
const UNBROKEN: &str = "\u{a0}";

/// Where a patient stands while nothing can be saved yet: as much as [`preview`] shows, so that the pane beside a form
/// changes little from one to the other.
pub fn standing_now(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let words = standing.words(knowledge);
    let mut page = Rows::new(standing.language, width);
    page.rows = headline(standing, &words, width);
    explained(standing, &words, &mut page);
    measured(&words, &mut page);
    page.rows
}

/// The sentence behind the headline, and what makes it more or less so.
fn explained(standing: &Standing, words: &Words<'_>, page: &mut Rows) {
    page.paragraph(Meaning::Plain, &standing.headline.explanation);
    let modifiers = words.modifiers();
    if !modifiers.is_empty() {
        let modifiers = modifiers.join(common::SEMICOLON.of(standing.language));
        page.paragraph(Meaning::Strong, &modifiers);
    }
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

fn dna(words: &Words<'_>, page: &mut Rows) {
    let mut dna = words.dna_row(DNA_SHOWN);
    if dna.is_empty() {
        dna.push(said::NO_DNA.of(words.language()).to_owned());
    }
    page.fields(said::DNA, Meaning::Strong, &dna);
}

fn measured(words: &Words<'_>, page: &mut Rows) {
    dna(words, page);
    page.fields(said::LIVER, Meaning::Plain, &words.liver_row());
    page.fields(said::HBSAG, Meaning::Plain, &words.hbsag_row());
}

fn due_texts(words: &Words<'_>) -> Vec<String> {
    let due = words.next_due();
    let text = due.iter().map(|due| {
        let on = date_words(words.language(), due.due);
        format!("{} {on} ({}): {}", due.test, due.distance, due.why)
    });
    text.collect()
}

fn conditions(words: &Words<'_>, width: usize) -> Vec<Row> {
    let language = words.language();
    let mut page = Rows::new(language, width);
    let mut label = said::STOP_ASKED;
    for line in words.stop_conditions() {
        let meaning = match line.state {
            ConditionState::Met | ConditionState::NotApplicable => Meaning::Plain,
            ConditionState::NotMet => Meaning::Tone(Tone::Caution),
            ConditionState::Unknown => Meaning::Tone(Tone::Uncertain),
        };
        let mark = condition_mark(line.state);
        let text = format!("{mark} {}: {}", line.asked, line.evidence);
        let first = page.rows.len();
        page.labelled(label, Meaning::Plain, &text);
        label = NOTHING;
        // The mark alone is coloured: one accent a row.
        if let Some(row) = page.rows.get_mut(first)
            && let Some(rest) = row.last_mut().filter(|rest| rest.text.starts_with(mark))
        {
            rest.text = rest.text.split_off(mark.len_utf8());
            row.insert(1, Span::new(meaning, mark));
        }
    }
    if let Some(held) = words.held_words() {
        page.labelled(NOTHING, Meaning::Strong, &said::all_held(language, held));
    }
    page.rows
}
