//! The figures of a cohort: worked out on all cores, and written as JSON, schema 1 (`COHORT.md`).

use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::in_order;
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{Behind, Cohort, Contribution, Curve, Resistance, Step};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;

/// The number of the schema; names and keys do not change without a new one.
const SCHEMA: u32 = 1;

/// The figures of `records` on `day`, each patient's part worked out on one of all cores.
#[must_use]
pub fn cohort(records: &[Arc<Record>], knowledge: &Knowledge, day: NaiveDate) -> Cohort {
    let mut all = Vec::with_capacity(records.len());
    let kept: io::Result<()> = in_order(
        records,
        |record| Contribution::of(record, knowledge, day),
        |own| {
            all.push(own);
            Ok(())
        },
    );
    debug_assert!(kept.is_ok(), "pushing does not fail");
    Cohort::new(&all, knowledge, day)
}

/// Writes the figures as one line of JSON, and a line end after it.
///
/// # Errors
/// What writing gives.
pub fn write_cohort_json(
    cohort: &Cohort,
    knowledge: &Knowledge,
    out: &mut impl Write,
) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::of(cohort, knowledge))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    as_of: String,
    verdicts: Verdicts<'a>,
    suppression: Vec<SuppressionRow>,
    secondary_resistance: Vec<ResistanceRow<'a>>,
    relapse: Vec<RelapseRow<'a>>,
}

struct Verdicts<'a>(&'a [(VerdictKind, Behind)]);

impl Serialize for Verdicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, behind) in self.0 {
            map.serialize_entry(kind.key(), &behind.number())?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct SuppressionRow {
    month: u32,
    due: usize,
    assessed: usize,
    negative: usize,
    share: Option<f64>,
}

#[derive(Serialize)]
struct ResistanceRow<'a> {
    drug: &'a str,
    lines: usize,
    events: usize,
    curve: Vec<CurveRow>,
    lasting: Lasting,
}

#[derive(Serialize)]
struct Lasting {
    events: usize,
    curve: Vec<CurveRow>,
}

#[derive(Serialize)]
struct RelapseRow<'a> {
    stopped: &'a str,
    periods: usize,
    events: usize,
    curve: Vec<CurveRow>,
}

#[derive(Serialize)]
struct CurveRow {
    day: i64,
    at_risk: usize,
    events: usize,
    survival: f64,
}

impl<'a> Document<'a> {
    fn of(cohort: &'a Cohort, knowledge: &'a Knowledge) -> Self {
        let suppression = cohort.suppression.iter().map(|row| SuppressionRow {
            month: row.month,
            due: row.due.number(),
            assessed: row.assessed.number(),
            negative: row.negative.number(),
            share: row.share(),
        });
        let resistance = cohort.resistance.iter().map(|row| ResistanceRow {
            drug: Resistance::name(row.regimen, knowledge),
            lines: row.any.number_observed(),
            events: row.any.number_of_events(),
            curve: steps(&row.any),
            lasting: Lasting {
                events: row.lasting.number_of_events(),
                curve: steps(&row.lasting),
            },
        });
        let relapse = cohort.relapse.iter().map(|row| RelapseRow {
            stopped: row.stopped.key(),
            periods: row.curve.number_observed(),
            events: row.curve.number_of_events(),
            curve: steps(&row.curve),
        });
        Self {
            schema: SCHEMA,
            as_of: cohort.day.to_string(),
            verdicts: Verdicts(&cohort.verdicts),
            suppression: suppression.collect(),
            secondary_resistance: resistance.collect(),
            relapse: relapse.collect(),
        }
    }
}

fn steps(curve: &Curve) -> Vec<CurveRow> {
    let row = |step: &Step| CurveRow {
        day: step.day,
        at_risk: step.at_risk,
        events: step.events,
        survival: step.survival,
    };
    curve.steps().iter().map(row).collect()
}
