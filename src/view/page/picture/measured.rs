//! The panels of HBV DNA and ALT: every result that counts on the day, in the column of its day.

use chrono::NaiveDate;

use super::canvas::{Canvas, DOTS_A_COLUMN, Dot, Ink};
use super::scale::{Scale, ScaleLabel};
use super::window::Window;
use crate::clinical::assessment::CountedAs;
use crate::clinical::dna::measure;
use crate::clinical::effective;
use crate::clinical::hbsag::{self, Bound};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Analyte;
use crate::clinical::limits::{Beyond, Measured};
use crate::clinical::quantity::IuPerMl;
use crate::view::board::Standing;
use crate::view::page::Meaning;
use crate::wording::{Shape, Tone};

/// A lower load stands at the bottom: no assay tells one from the other.
const LEAST_LOAD: f64 = 1.0;
/// A lower multiple of a limit stands at the bottom.
const LEAST_MULTIPLE: f64 = 0.01;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub on: NaiveDate,
    /// log10 of the load, or of the multiple of the limit.
    pub log10: f64,
    /// log10 of the limit of the assay; of ALT, whose limit is 1x, it is 0.
    pub limit: f64,
    pub shape: Shape,
}

impl Point {
    /// Whether it belongs to the series that is joined.
    pub fn is_joined(&self) -> bool {
        self.shape != Shape::SetAside
    }
}

/// HBV DNA, oldest first: what counts as it counts, what does not as set aside.
pub fn dna_points(standing: &Standing, knowledge: &Knowledge) -> Vec<Point> {
    let log10 = |load: IuPerMl| load.get().max(LEAST_LOAD).log10();
    effective::results(&standing.record, standing.assessment.day)
        .filter_map(|(reference, result)| {
            let read = measure(result, knowledge)?;
            let counted = &standing.assessment.series.counted;
            let counted = counted.iter().find(|counted| counted.result == reference);
            let shape = counted.map_or(Shape::SetAside, |counted| match counted.counted_as {
                CountedAs::Clean => Shape::Open,
                CountedAs::Trace => Shape::Trace,
                CountedAs::Excused => Shape::Excused,
                CountedAs::Quantified => Shape::Full,
                CountedAs::AboveRange => Shape::AboveRange,
            });
            Some(Point {
                on: result.on,
                log10: log10(counted.map_or(read.value, |counted| counted.value)),
                limit: log10(read.limit),
                shape,
            })
        })
        .collect()
}

/// ALT as multiples of its own limit, oldest first.
pub fn alt_points(standing: &Standing, knowledge: &Knowledge) -> Vec<Point> {
    effective::results(&standing.record, standing.assessment.day)
        .filter_map(|(_, result)| {
            let measured = Measured::of(result, knowledge)?;
            if measured.analyte != Analyte::Alt {
                return None;
            }
            let multiple = measured.multiple_of_upper()?;
            let shape = match measured.beyond() {
                Some(Beyond::Above) => Shape::Full,
                Some(Beyond::Below) | None => Shape::Open,
            };
            Some(Point {
                on: result.on,
                log10: multiple.max(LEAST_MULTIPLE).log10(),
                limit: 0.0,
                shape,
            })
        })
        .collect()
}

/// A lower quantity of HBsAg stands at the bottom: no common assay measures less, in IU/mL.
const LEAST_HBSAG: f64 = 0.05;

/// The quantity of HBsAg, oldest first; nothing where no number is on file.
pub fn hbsag_points(standing: &Standing, knowledge: &Knowledge) -> Vec<Point> {
    let quantities = hbsag::quantities(&standing.record, knowledge, standing.assessment.day);
    if quantities
        .iter()
        .all(|quantity| quantity.bound == Bound::Negative)
    {
        return Vec::new();
    }
    let point = |quantity: &hbsag::Quantity| {
        let (amount, shape) = match quantity.bound {
            Bound::Negative => (LEAST_HBSAG, Shape::Open),
            Bound::Under(amount) => (amount, Shape::Open),
            Bound::Exactly(amount) => (amount, Shape::Full),
            Bound::Over(amount) => (amount, Shape::AboveRange),
        };
        Point {
            on: quantity.on,
            log10: amount.max(LEAST_HBSAG).log10(),
            limit: LEAST_HBSAG.log10(),
            shape,
        }
    };
    quantities.iter().map(point).collect()
}

/// Draws the limit of each assay over the time in which it was used: from its result to the next one.
pub(super) fn draw_limits(canvas: &mut Canvas, points: &[Point], ink: Ink, on: &Axes) {
    for (place, point) in points.iter().enumerate() {
        let next = points.get(place + 1).map_or(point.on, |next| next.on);
        let (from, to) = (on.place(point.on), on.place(next));
        let row = on.scale.row(point.limit);
        for column in from.max(0)..=to.min(on.last_column()) {
            let column = usize::try_from(column).unwrap_or(0);
            canvas.put(column, row, ink.assay_limit(), Meaning::Faint);
        }
    }
}

/// Draws the limit of ALT through its whole row, and its multiples as every second cell of theirs.
pub(super) fn draw_multiples(canvas: &mut Canvas, labels: &[ScaleLabel], ink: Ink, on: &Axes) {
    for label in labels {
        let step = if label.text == "1x" { 1 } else { 2 };
        for column in (0..on.columns).step_by(step) {
            canvas.put(column, label.row, ink.alt_limit(), Meaning::Faint);
        }
    }
}

/// Joins the points and draws their marks; where two share a cell, the more telling one stands.
pub(super) fn draw_points(canvas: &mut Canvas, points: &[Point], ink: Ink, on: &Axes) {
    let joined: Vec<&Point> = points.iter().filter(|point| point.is_joined()).collect();
    for pair in joined.windows(2).filter(|pair| !run_along(pair)) {
        canvas.join(on.dot(pair[0]), on.dot(pair[1]));
    }
    canvas.ink(ink, Meaning::Faint);
    let mut marks: Vec<&Point> = points.iter().collect();
    marks.sort_by_key(|point| point.shape);
    for point in marks {
        if let Some(column) = on.window.column(point.on, on.columns) {
            let row = on.scale.row(point.log10);
            canvas.put(column, row, point.shape.character(), meaning(point.shape));
        }
    }
}

/// Whether points stand at one limit: then the line of the limit joins them.
fn run_along(points: &[&Point]) -> bool {
    points
        .windows(2)
        .all(|pair| pair[0].limit == pair[1].limit && pair[0].log10 == pair[1].log10)
        && points.iter().all(|point| point.log10 == point.limit)
}

const fn meaning(shape: Shape) -> Meaning {
    match shape {
        Shape::Full | Shape::AboveRange => Meaning::Tone(Tone::Caution),
        Shape::Excused | Shape::SetAside => Meaning::Tone(Tone::Uncertain),
        Shape::Open | Shape::Trace => Meaning::Plain,
    }
}

/// Where days and values stand in a panel.
pub(super) struct Axes {
    pub(super) window: Window,
    pub(super) scale: Scale,
    pub(super) columns: usize,
}

impl Axes {
    fn place(&self, day: NaiveDate) -> i64 {
        self.window.place(day, self.columns)
    }

    fn last_column(&self) -> i64 {
        i64::try_from(self.columns).unwrap_or(0) - 1
    }

    fn dot(&self, point: &Point) -> Dot {
        (
            self.window.place(point.on, self.columns * DOTS_A_COLUMN),
            self.scale.dot(point.log10),
        )
    }
}
