//! The curves of the page: steps, the axis, and below it who was still at risk, on the day and on the earlier day.

use super::number::{NumberColumn, NumberOf, NumberRow, When};
use super::{NumberCell, Page};
use crate::clinical::cohort::Curve;
use crate::view::cells::pad;
use crate::view::page::picture::{Mark, StepAxis, step_curves};
use crate::view::page::{Meaning, Row, Span};
use crate::wording::screens::days;
use crate::wording::{
    AT_RISK, SHARE, Tone, curve_words, regimen_words, share_words, stopped_words,
};

/// Rows of a curve without its axis.
const CURVE_ROWS: usize = 5;
/// Cells of a number below the axis.
const NUMBER: usize = 7;
/// Cells of the label before the numbers: they begin under the axis.
const LABEL: usize = StepAxis::gutter();

impl Page<'_> {
    pub(super) fn curve(&mut self, row: NumberRow) {
        let days = &self.figures.days;
        let Some(curve) = row
            .curve(&days.now)
            .filter(|curve| curve.number_observed() > 0)
        else {
            return;
        };
        let then = row.curve(&days.then);
        let lasting = match row {
            NumberRow::Resistance(regimen) => {
                let mut rows = days.now.resistance.iter();
                rows.find(|row| row.regimen == regimen)
                    .map(|row| &row.lasting)
            }
            NumberRow::Verdict(_) | NumberRow::Suppression(_) | NumberRow::Relapse(_) => None,
        };
        let name = match row {
            NumberRow::Resistance(regimen) => regimen_words(self.language, regimen, self.knowledge),
            NumberRow::Relapse(stopped) => stopped_words(self.language, stopped),
            NumberRow::Verdict(_) | NumberRow::Suppression(_) => "",
        };
        self.words(Row::new());
        self.say(
            Meaning::Strong,
            &curve_words(self.language, name, lasting.is_some()),
        );
        let axis = StepAxis::new(curve.longest(), self.width);
        let lower = (curve, Meaning::Tone(Tone::Caution));
        let curves: Vec<(&Curve, Meaning)> = lasting
            .map(|lasting| (lasting, Meaning::Plain))
            .into_iter()
            .chain([lower])
            .collect();
        let drawn = step_curves(&curves, axis, CURVE_ROWS, self.ink);
        self.sheet.rows.extend(drawn);
        let marks = axis.marks();
        let then_label = days::day_and_month(self.language, self.figures.of.then);
        self.shares(SHARE.of(self.language), &marks, Some(curve));
        self.shares(&then_label, &marks, then);
        self.at_risk(
            AT_RISK.of(self.language),
            &marks,
            row,
            When::Now,
            Some(curve),
        );
        self.at_risk(&then_label, &marks, row, When::Then, then);
    }

    /// What share has had no event, below the marks of the axis.
    fn shares(&mut self, label: &str, marks: &[Mark], curve: Option<&Curve>) {
        let mut text = pad(label, LABEL);
        for mark in marks {
            let wanted = LABEL + mark.column;
            text = pad(&text, wanted);
            if let Some(share) = curve.and_then(|curve| curve.survival(mark.day)) {
                text.push_str(&share_words(Some(share)));
            }
        }
        self.words(vec![Span::new(Meaning::Plain, text)]);
    }

    fn at_risk(
        &mut self,
        label: &str,
        marks: &[Mark],
        row: NumberRow,
        when: When,
        curve: Option<&Curve>,
    ) {
        let place = self.sheet.rows.len();
        self.label(label, LABEL);
        let placed = marks.iter().map(|mark| NumberCell {
            row: place,
            x: LABEL + mark.column,
            width: NUMBER,
            text: curve
                .map_or(0, |curve| curve.number_at_risk(mark.day))
                .to_string(),
            of: NumberOf {
                when,
                row,
                column: NumberColumn::AtRisk(mark.day),
            },
        });
        self.sheet.numbers.push(placed.collect());
    }
}
