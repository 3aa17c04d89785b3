//! The history as JSON, schema 1. Names and keys do not change without a new `schema`; keys are always present.

use std::io::{self, Write};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;

use crate::clinical::record::{Person, Via};
use crate::register::TakesBack;
use crate::view::history::{RecordChange, RecordHistory};
use crate::wording::{ChangeKind, ChangeLine};

#[derive(Serialize)]
struct History<'a> {
    schema: u32,
    mrn: &'a str,
    name: &'a str,
    begins: Option<String>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    seq: u32,
    at: String,
    by: &'a str,
    via: &'static str,
    why: Option<&'a str>,
    takes_back: Option<Back>,
    changes: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Back {
    kind: &'static str,
    entry: u32,
}

#[derive(Serialize)]
struct Line<'a> {
    what: &'a str,
    kind: &'static str,
    date: Option<String>,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

/// Writes one record's history, and a line end after it.
pub(super) fn write(person: &Person, told: &RecordHistory, out: &mut impl Write) -> io::Result<()> {
    let history = History {
        schema: 1,
        mrn: &person.mrn,
        name: &person.name,
        begins: told.begins.map(|at| at.date_naive().to_string()),
        entries: told.entries.iter().map(entry).collect(),
    };
    serde_json::to_writer(&mut *out, &history)?;
    writeln!(out)
}

fn entry(told: &RecordChange) -> Entry<'_> {
    Entry {
        seq: told.seq.0,
        at: moment(told.at),
        by: &told.by,
        via: via(told.via),
        why: told.why.as_deref(),
        takes_back: told.takes_back.map(|(back, _)| Back {
            kind: match back {
                TakesBack::Undo(_) => "undo",
                TakesBack::Redo(_) => "redo",
            },
            entry: back.target().0,
        }),
        changes: told.changes.iter().map(line).collect(),
    }
}

fn line(line: &ChangeLine) -> Line<'_> {
    Line {
        what: &line.what,
        kind: match line.kind {
            ChangeKind::Added => "added",
            ChangeKind::Restored => "restored",
            ChangeKind::Corrected => "corrected",
            ChangeKind::Retracted => "retracted",
            ChangeKind::Removed => "removed",
            ChangeKind::MovedIn => "moved_in",
            ChangeKind::MovedOut => "moved_out",
        },
        date: line.date().map(|day| day.to_string()),
        old: line.old.as_deref(),
        new: line.new.as_deref(),
    }
}

/// RFC 3339 with the offset, to the millisecond.
fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

const fn via(via: Via) -> &'static str {
    match via {
        Via::Form => "form",
        Via::QuickLine => "quick_line",
        Via::Import => "import",
        Via::Hand => "hand",
    }
}
