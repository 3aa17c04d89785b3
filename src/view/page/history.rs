//! A record's history: the newest entry first, each with its changes below it.

use super::{Meaning, Row, Span, wrap};
use crate::view::cells::pad;
use crate::view::history::{Learning, RecordChange, RecordHistory};
use crate::wording::Language;
use crate::wording::screens::record as words;
use crate::wording::{date_words, moment_words, reason_words, shown};

/// The column in which changes begin, behind how something was changed.
const INDENT: usize = 13;

/// The history in rows of `width` cells.
pub fn history(
    language: Language,
    told: &RecordHistory,
    learning: &Learning,
    width: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let said = |meaning: Meaning, text: &str| {
        let pieces = wrap(text, width.max(1)).into_iter();
        pieces
            .map(|piece| vec![Span::new(meaning, piece)])
            .collect::<Vec<Row>>()
    };
    if learning.is_on {
        rows.extend(said(Meaning::Strong, words::READING_HISTORY.of(language)));
    }
    if let Some(fault) = &learning.fault {
        let unread = words::earlier_unread(language, shown(fault));
        rows.extend(said(Meaning::Strong, &unread));
    }
    for entry in told.entries.iter().rev() {
        rows.extend(entry_rows(language, entry, width));
    }
    if told.entries.is_empty() && !learning.is_on {
        rows.extend(said(Meaning::Faint, words::NO_ENTRY.of(language)));
    }
    if let Some(begins) = told.begins {
        let begins = words::history_begins(language, date_words(language, begins.date_naive()));
        rows.extend(said(Meaning::Faint, &begins));
    }
    rows
}

fn entry_rows(language: Language, entry: &RecordChange, width: usize) -> Vec<Row> {
    let head = words::entry_head(
        language,
        moment_words(language, entry.at),
        entry.seq.0,
        entry.who_words(language),
    );
    let mut rows: Vec<Row> = wrap(&head, width.max(1))
        .into_iter()
        .map(|piece| vec![Span::new(Meaning::Heading, piece)])
        .collect();
    if let Some((kind, words)) = entry.takes_back_words(language) {
        rows.extend(labelled(kind, &words, width));
    }
    if let Some(why) = &entry.why {
        rows.extend(labelled(
            words::WHY_LABEL.of(language),
            &reason_words(language, why),
            width,
        ));
    }
    let mut before = "";
    for line in &entry.changes {
        let kind = line.kind.words(language);
        let label = if kind == before { "" } else { kind };
        rows.extend(labelled(label, &line.words(language), width));
        before = kind;
    }
    rows
}

fn labelled(label: &str, text: &str, width: usize) -> Vec<Row> {
    wrap(text, width.saturating_sub(INDENT).max(1))
        .into_iter()
        .enumerate()
        .map(|(place, piece)| {
            let label = if place == 0 { label } else { "" };
            vec![
                Span::new(Meaning::Label, pad(&format!("  {label}"), INDENT)),
                Span::new(Meaning::Plain, piece),
            ]
        })
        .collect()
}
