//! Guideline sets beside the clinic's verdict: one row of the status pane, and each set in full.

use super::{Meaning, Row, Rows, Span, labelled};
use crate::clinical::knowledge::Knowledge;
use crate::view::board::Standing;
use crate::wording::screens::form::NOTHING;
use crate::wording::screens::{common, guidelines as said};
use crate::wording::{
    DIFFERS, GuidelineBlock, GuidelineLineKind, Language, Sentence, Tone, Words, shown,
};

/// What stands between two fields of the row as one text.
const DIVIDER: &str = " | ";

/// A row for each answer: sets that say the same share it; those that differ are marked by sign, colour and word.
pub(super) fn guideline_row(words: &Words<'_>, width: usize) -> Vec<Row> {
    let mut page = Rows::new(words.language(), width);
    let mut label = said::GUIDE;
    for field in words.guideline_row(&words.guidelines()) {
        page.labelled(label, meaning(field.differs), &field.text);
        label = NOTHING;
    }
    page.rows
}

pub(super) fn guideline_line(words: &Words<'_>) -> String {
    let fields = words.guideline_row(&words.guidelines()).into_iter();
    fields
        .map(|field| field.text)
        .collect::<Vec<_>>()
        .join(DIVIDER)
}

/// Every set in full, in rows of `width` cells; `faults` are those of sets that are left out.
pub fn guidelines(
    standing: &Standing,
    knowledge: &Knowledge,
    faults: &[Sentence],
    width: usize,
) -> Vec<Row> {
    let language = standing.language;
    let words = standing.words(knowledge);
    let answers = words.guidelines();
    let mut page = Rows::new(language, width);
    page.rows = guideline_row(&words, width);
    let hidden = words.hidden_guidelines().join(common::LISTED.of(language));
    if !hidden.is_empty() {
        page.labelled(said::HIDDEN, Meaning::Faint, &hidden);
    }
    for fault in faults {
        let meaning = Meaning::Tone(Tone::Uncertain);
        page.labelled(said::LEFT_OUT, meaning, &shown(fault.of(language)));
    }
    let mut rows = page.rows;
    let blocks = words.guideline_blocks(&answers);
    for block in &blocks {
        rows.push(Row::new());
        rows.extend(block_rows(standing.language, block, width));
    }
    // What the sets ask stands last: what they say of this patient is looked for first.
    for block in &blocks {
        rows.push(Row::new());
        rows.push(vec![Span::new(
            Meaning::Heading,
            said::what_it_asks(language, &block.name),
        )]);
        for threshold in &block.thresholds {
            rows.extend(labelled("", Meaning::Faint, threshold, width));
        }
    }
    rows
}

fn block_rows(language: Language, block: &GuidelineBlock, width: usize) -> Vec<Row> {
    let mut head = vec![Span::new(Meaning::Heading, block.name.clone())];
    if block.differs {
        head.insert(0, Span::new(meaning(true), "* "));
        head.push(Span::new(
            meaning(true),
            format!(" {}", DIFFERS.of(language)),
        ));
    }
    head.push(Span::new(Meaning::Strong, format!(" | {}", block.edition)));
    let mut rows = vec![head];
    let mut before = None;
    for line in &block.lines {
        let is_first = before.replace(line.kind) != Some(line.kind);
        let label = if is_first {
            line.kind.label(language)
        } else {
            ""
        };
        let meaning = match line.kind {
            GuidelineLineKind::Term => match block.differs {
                true => meaning(true),
                false => Meaning::Strong,
            },
            GuidelineLineKind::Stop if is_first => Meaning::Strong,
            GuidelineLineKind::Criterion | GuidelineLineKind::Stop | GuidelineLineKind::Because => {
                Meaning::Plain
            }
            GuidelineLineKind::Beside => Meaning::Tone(Tone::Uncertain),
        };
        rows.extend(labelled(label, meaning, &line.text, width));
    }
    rows
}

/// Yellow where a set differs: to be looked at, no alarm of its own.
const fn meaning(differs: bool) -> Meaning {
    if differs {
        Meaning::Tone(Tone::Caution)
    } else {
        Meaning::Plain
    }
}
