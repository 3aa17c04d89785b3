//! Guideline sets beside the clinic's verdict: one row of the status pane, and each set in full.

use super::{INDENT, Meaning, Row, Span, labelled, wrap};
use crate::app::board::Standing;
use crate::app::cells::{cells, pad};
use crate::clinical::knowledge::Knowledge;
use crate::wording::{DIFFERS, GuidelineBlock, GuidelineLineKind, Tone, Words, shown};

/// What stands between two fields of the row.
const DIVIDER: &str = " | ";

/// The row: sets that say the same stand together; those that differ are marked by sign, colour and word.
pub(super) fn guideline_row(words: &Words<'_>, width: usize) -> Vec<Row> {
    let room = width.saturating_sub(INDENT).max(1);
    let mut rows: Vec<Row> = Vec::new();
    let mut used = room;
    for field in words.guideline_row(&words.guidelines()) {
        let meaning = meaning(field.differs);
        for (place, piece) in wrap(&field.text, room).into_iter().enumerate() {
            let needs = cells(&piece) + cells(DIVIDER);
            match rows.last_mut() {
                Some(row) if place == 0 && used + needs <= room => {
                    row.push(Span::new(Meaning::Faint, DIVIDER));
                    used += needs;
                    row.push(Span::new(meaning, piece));
                }
                last => {
                    let label = if last.is_none() { "Guide" } else { "" };
                    used = cells(&piece);
                    rows.push(vec![
                        Span::new(Meaning::Label, pad(label, INDENT)),
                        Span::new(meaning, piece),
                    ]);
                }
            }
        }
    }
    rows
}

/// The row as one text.
pub(super) fn guideline_line(words: &Words<'_>) -> String {
    let fields = words.guideline_row(&words.guidelines()).into_iter();
    fields
        .map(|field| field.text)
        .collect::<Vec<_>>()
        .join(DIVIDER)
}

/// Every set in full, in rows of `width` cells; `faults` are those of sets that are left out.
#[must_use]
pub fn guidelines(
    standing: &Standing,
    knowledge: &Knowledge,
    faults: &[String],
    width: usize,
) -> Vec<Row> {
    let words = standing.words(knowledge);
    let answers = words.guidelines();
    let mut rows = guideline_row(&words, width);
    let hidden = words.hidden_guidelines().join(", ");
    if !hidden.is_empty() {
        rows.extend(labelled("Hidden", Meaning::Faint, &hidden, width));
    }
    for fault in faults {
        rows.extend(labelled(
            "LEFT OUT",
            Meaning::Tone(Tone::Uncertain),
            &shown(fault),
            width,
        ));
    }
    let blocks = words.guideline_blocks(&answers);
    for block in &blocks {
        rows.push(Row::new());
        rows.extend(block_rows(block, width));
    }
    // What the sets ask stands last: what they say of this patient is looked for first.
    for block in &blocks {
        rows.push(Row::new());
        rows.push(vec![Span::new(
            Meaning::Heading,
            format!("{}: what it asks", block.name),
        )]);
        for threshold in &block.thresholds {
            rows.extend(labelled("", Meaning::Faint, threshold, width));
        }
    }
    rows
}

fn block_rows(block: &GuidelineBlock, width: usize) -> Vec<Row> {
    let mut head = vec![Span::new(Meaning::Heading, block.name.clone())];
    if block.differs {
        head.insert(0, Span::new(meaning(true), "* "));
        head.push(Span::new(meaning(true), format!(" {DIFFERS}")));
    }
    head.push(Span::new(Meaning::Strong, format!(" | {}", block.edition)));
    let mut rows = vec![head];
    let mut before = None;
    for line in &block.lines {
        let is_first = before.replace(line.kind) != Some(line.kind);
        let label = if is_first { line.kind.label() } else { "" };
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
