//! Who would be judged otherwise, as JSON.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::{Change, Changed, Difference, Outcome, Said, Subject, WhatIf};
use crate::clinical::guidelines::TermCertainty;
use crate::exchange::review::{SCHEMA, certainty_key};
use crate::wording::BecauseLine;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    as_of: String,
    rules: &'a str,
    tried: &'a str,
    thresholds: Vec<Threshold<'a>>,
    new_sets: Vec<&'a str>,
    patients: Vec<Patient<'a>>,
}

#[derive(Serialize)]
struct Threshold<'a> {
    name: &'a str,
    normal: &'a str,
    tried: &'a str,
}

#[derive(Serialize)]
struct Patient<'a> {
    mrn: &'a str,
    name: &'a str,
    changes: Vec<ChangeView<'a>>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    of: &'a str,
    normal: SaidView<'a>,
    tried: SaidView<'a>,
    thresholds: Vec<&'a str>,
    together: bool,
}

#[derive(Serialize)]
struct SaidView<'a> {
    #[serde(flatten)]
    outcome: OutcomeView,
    words: &'a str,
    because: Vec<Because<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OutcomeView {
    Verdict {
        status: &'static str,
        since: Option<String>,
        certainty: Option<&'static str>,
    },
    Set {
        term: &'static str,
        certainty: Option<&'static str>,
        stop_rule: &'static str,
        consolidated_on: Option<String>,
    },
}

#[derive(Serialize)]
struct Because<'a> {
    date: String,
    what: &'a str,
    rule: &'static str,
}

/// Writes who would be judged otherwise; `tried` is the file of the rules tried as it was named.
///
/// # Errors
/// What writing gives.
pub fn write_changes(
    what_if: &WhatIf<'_>,
    tried: &str,
    changed: &[Changed],
    out: &mut impl Write,
) -> io::Result<()> {
    let differences = what_if.differences();
    let document = Document {
        schema: SCHEMA,
        as_of: what_if.day.to_string(),
        rules: &what_if.normal.settings.rules,
        tried,
        thresholds: differences
            .iter()
            .map(|difference| Threshold {
                name: &difference.name,
                normal: difference.normal.english(),
                tried: difference.tried.english(),
            })
            .collect(),
        new_sets: what_if.new_sets(),
        patients: changed
            .iter()
            .map(|changed| Patient {
                mrn: &changed.record.person.mrn,
                name: &changed.record.person.name,
                changes: changed
                    .changes
                    .iter()
                    .map(|change| view(change, &differences))
                    .collect(),
            })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn view<'a>(change: &'a Change, differences: &'a [Difference]) -> ChangeView<'a> {
    ChangeView {
        of: match &change.subject {
            Subject::Verdict => "verdict",
            Subject::Set(name) => name,
        },
        normal: said(&change.normal),
        tried: said(&change.tried),
        thresholds: change
            .thresholds
            .iter()
            .filter_map(|place| differences.get(*place))
            .map(|difference| difference.name.as_str())
            .collect(),
        together: change.together,
    }
}

fn said(said: &Said) -> SaidView<'_> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let because = |line: &'_ BecauseLine| line.date.to_string();
    SaidView {
        outcome: match said.outcome {
            Outcome::Verdict {
                status,
                since,
                certainty,
            } => OutcomeView::Verdict {
                status,
                since: day(since),
                certainty: certainty.map(certainty_key),
            },
            Outcome::Set {
                term,
                certainty,
                stop,
                consolidated_on,
            } => OutcomeView::Set {
                term: term.key(),
                certainty: certainty.map(TermCertainty::key),
                stop_rule: stop.key(),
                consolidated_on: day(consolidated_on),
            },
        },
        words: &said.words,
        because: said
            .because
            .iter()
            .map(|line| Because {
                date: because(line),
                what: &line.what,
                rule: line.rule,
            })
            .collect(),
    }
}
