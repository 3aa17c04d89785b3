//! A Kaplan-Meier curve as steps on cells, with an axis of months or years.
//!
//! ```text
//! all  100|----.
//!       50|    '------.
//!        0|           '-----
//!         |0     |1y    |2y
//! ```

use super::canvas::{Canvas, DOTS_A_COLUMN, Dot, Ink};
use super::rows::{drawn, panel};
use super::scale::{DOTS_A_ROW, ScaleLabel};
use super::{GUTTER, PictureRow};
use crate::clinical::cohort::Curve;
use crate::view::page::Meaning;

/// Months from mark to mark on the axis, the closest first.
const STEPS: [i64; 9] = [1, 3, 6, 12, 24, 36, 60, 120, 240];
/// From the beginning of a mark to that of the next there are so many cells at least.
const LEAST_CELLS: usize = 8;
/// A number below a mark needs so many cells: `100.0%`.
const NUMBER_CELLS: usize = 6;
/// Days of a month, on average.
const MONTH_DAYS: f64 = 365.25 / 12.0;
const MONTHS_A_YEAR: i64 = 12;

/// A mark on the axis of a curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub day: i64,
    /// Its column, counted from the first of the curve.
    pub column: usize,
    /// `|0`, `|6m`, `|2y`.
    pub text: String,
}

/// The axis of curves: from the beginning to the longest time that is shown, in so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepAxis {
    pub days: i64,
    pub columns: usize,
}

impl StepAxis {
    /// The axis of a curve in a width that holds the gutter too.
    pub fn new(days: i64, width: usize) -> Self {
        Self {
            days: days.max(1),
            columns: width.saturating_sub(GUTTER).max(1),
        }
    }

    pub const fn gutter() -> usize {
        GUTTER
    }

    /// The marks, as many as stand apart.
    pub fn marks(&self) -> Vec<Mark> {
        STEPS
            .into_iter()
            .map(|months| self.marks_every(months))
            .find(|marks| {
                marks
                    .windows(2)
                    .all(|pair| pair[0].column + LEAST_CELLS <= pair[1].column)
            })
            .unwrap_or_default()
    }

    fn marks_every(&self, months: i64) -> Vec<Mark> {
        let marks = (0_i64..).map(|number| {
            let months = number * months;
            let day = (months as f64 * MONTH_DAYS).round() as i64;
            Mark {
                day,
                column: self.dot(day) / DOTS_A_COLUMN,
                text: if months == 0 {
                    "|0".to_owned()
                } else if months % MONTHS_A_YEAR == 0 {
                    format!("|{}y", months / MONTHS_A_YEAR)
                } else {
                    format!("|{months}m")
                },
            }
        });
        let marks = marks.take_while(|mark| mark.day <= self.days);
        // A mark that is cut, or whose numbers are, would say something else.
        let fits = |mark: &Mark| mark.column + NUMBER_CELLS <= self.columns;
        marks.filter(fits).collect()
    }

    /// The dot of a day, from the left.
    fn dot(&self, day: i64) -> usize {
        let last = (self.columns * DOTS_A_COLUMN).saturating_sub(1);
        let share = day.clamp(0, self.days) as f64 / self.days as f64;
        (share * last as f64).round() as usize
    }
}

/// Draws curves into so many rows, each over those before it, and the axis below.
pub fn step_curves(
    curves: &[(&Curve, Meaning)],
    axis: StepAxis,
    rows: usize,
    ink: Ink,
) -> Vec<PictureRow> {
    let mut canvas = Canvas::new(axis.columns, rows);
    for (curve, meaning) in curves {
        draw(&mut canvas, curve, axis, rows);
        canvas.ink(ink, *meaning);
    }
    let label = |row: usize, text: &str| ScaleLabel {
        row,
        text: text.to_owned(),
    };
    let labels = [
        label(0, "100"),
        label(rows.saturating_sub(1) / 2, "50"),
        label(rows.saturating_sub(1), "0"),
    ];
    let mut drawn_rows = panel(canvas, "%", &labels, GUTTER);
    let mut below = Canvas::new(axis.columns, 1);
    for mark in axis.marks() {
        below.text(mark.column, 0, &mark.text, Meaning::Label);
    }
    drawn_rows.extend(drawn(below, std::iter::once(" ".repeat(GUTTER)), GUTTER));
    drawn_rows
}

fn draw(canvas: &mut Canvas, curve: &Curve, axis: StepAxis, rows: usize) {
    let lowest = (rows * DOTS_A_ROW).saturating_sub(1);
    let height = |survival: f64| ((1.0 - survival) * lowest as f64).round() as usize;
    let across = |day: i64| i64::try_from(axis.dot(day)).unwrap_or(i64::MAX);
    let mut from: Dot = (0, height(1.0));
    for step in curve.steps() {
        let (x, y) = (across(step.day), height(step.survival));
        canvas.join(from, (x, from.1));
        canvas.join((x, from.1), (x, y));
        from = (x, y);
    }
    // As far as anybody was observed.
    canvas.join(from, (across(curve.longest()), from.1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::cohort::Observation;
    use crate::clinical::record::Id;

    fn curve(times: &[(i64, bool)]) -> Curve {
        let observations = (1..).zip(times).map(|(number, (days, event))| Observation {
            patient: Id(number),
            days: *days,
            event: *event,
        });
        Curve::new(observations.collect())
    }

    fn text(rows: &[PictureRow]) -> Vec<String> {
        let row = |row: &PictureRow| match row {
            PictureRow::Words(row) => row.iter().map(|span| span.text.as_str()).collect(),
            PictureRow::Drawn { label, glyphs } => {
                let glyphs: String = glyphs.iter().map(|glyph| glyph.character).collect();
                format!("{label}{}", glyphs.trim_end())
            }
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_curve_goes_down_in_steps_and_ends_where_nobody_is_observed() {
        let half = curve(&[(365, true), (730, false)]);
        let axis = StepAxis::new(1461, 8 + 33);
        let drawn = step_curves(&[(&half, Meaning::Plain)], axis, 3, Ink::Ascii);
        assert_eq!(
            text(&drawn),
            [
                "%   100|.........",
                "     50|        .........",
                "      0|",
                "        |0      |1y     |2y     |3y",
            ]
        );
    }

    #[test]
    fn an_axis_counts_months_while_they_stand_apart_and_then_years() {
        let texts = |days, width| -> Vec<String> {
            let axis = StepAxis::new(days, width);
            axis.marks().into_iter().map(|mark| mark.text).collect()
        };
        assert_eq!(texts(100, 80), ["|0", "|1m", "|2m", "|3m"]);
        assert_eq!(
            texts(730, 80),
            ["|0", "|3m", "|6m", "|9m", "|1y", "|15m", "|18m", "|21m"]
        );
        assert_eq!(
            texts(3000, 80),
            ["|0", "|1y", "|2y", "|3y", "|4y", "|5y", "|6y", "|7y"]
        );
        assert_eq!(
            texts(9000, 80),
            ["|0", "|3y", "|6y", "|9y", "|12y", "|15y", "|18y", "|21y"]
        );
        assert_eq!(texts(0, 80), ["|0"]);
    }
}
