//! What a number counts, and the patients behind it.

use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{self, Cohort, Curve, Regimen, Stopped};
use crate::clinical::knowledge::Knowledge;
use crate::view::cohort::{Behind, TwoDays};
use crate::wording::{
    CohortPart, Language, at_risk_words, behind_words, month_words, regimen_words, stopped_words,
    verdict_kind_words,
};

/// On which of the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// The review day.
    Now,
    /// The earlier day.
    Then,
}

impl When {
    /// Both days in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Now, Self::Then];

    /// The figures of the day.
    pub fn of(self, days: &TwoDays) -> &Cohort {
        match self {
            Self::Now => &days.now,
            Self::Then => &days.then,
        }
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NumberOf {
    /// On which day.
    pub when: When,
    pub row: NumberRow,
    /// Which of the row's numbers, from 0, as [`CohortPart::heads`] names them; with a curve the days of its axis.
    pub column: NumberColumn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberRow {
    /// Patients with a verdict.
    Verdict(VerdictKind),
    /// A month of suppression, by its place.
    Suppression(usize),
    /// Lines of a drug.
    Resistance(Regimen),
    /// Times off treatment.
    Relapse(Stopped),
}

/// A number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberColumn {
    /// The place among the heads.
    Head(usize),
    /// Those at risk so many days after the beginning.
    AtRisk(i64),
}

impl NumberOf {
    /// Whether it stands under the axis of a curve, beginning at its mark.
    pub const fn is_under_axis(&self) -> bool {
        matches!(self.column, NumberColumn::AtRisk(_))
    }
}

impl NumberRow {
    /// The part that it stands in.
    pub const fn part(self) -> CohortPart {
        match self {
            Self::Verdict(_) => CohortPart::Verdicts,
            Self::Suppression(_) => CohortPart::Suppression,
            Self::Resistance(_) => CohortPart::Resistance,
            Self::Relapse(_) => CohortPart::Relapse,
        }
    }

    /// The curve of the row on a day.
    pub fn curve(self, figures: &Cohort) -> Option<&Curve> {
        match self {
            Self::Verdict(_) | Self::Suppression(_) => None,
            Self::Resistance(regimen) => {
                let mut rows = figures.resistance.iter();
                rows.find(|row| row.regimen == regimen).map(|row| &row.any)
            }
            Self::Relapse(stopped) => {
                let mut rows = figures.relapse.iter();
                rows.find(|row| row.stopped == stopped)
                    .map(|row| &row.curve)
            }
        }
    }

    fn words(self, language: Language, figures: &Cohort, knowledge: &Knowledge) -> String {
        match self {
            Self::Verdict(kind) => verdict_kind_words(language, kind).to_owned(),
            Self::Suppression(place) => {
                let row = figures.suppression.get(place);
                row.map_or_else(String::new, |row| month_words(language, row.month))
            }
            Self::Resistance(regimen) => regimen_words(language, regimen, knowledge).to_owned(),
            Self::Relapse(stopped) => stopped_words(language, stopped).to_owned(),
        }
    }
}

/// The patients behind a number, each once, and which number it is.
pub fn behind(language: Language, of: NumberOf, days: &TwoDays, knowledge: &Knowledge) -> Behind {
    let figures = of.when.of(days);
    let counted = match of.column {
        NumberColumn::AtRisk(day) => of.row.curve(figures).map(|curve| curve.at_risk(day)),
        NumberColumn::Head(head) => headed(of.row, head, figures),
    };
    let head = match of.column {
        NumberColumn::AtRisk(day) => at_risk_words(language, day),
        NumberColumn::Head(head) => {
            let heads = of.row.part().heads();
            heads
                .get(head)
                .map_or("", |head| head.of(language))
                .to_owned()
        }
    };
    Behind {
        title: behind_words(
            language,
            of.row.part(),
            &of.row.words(language, figures, knowledge),
            &head,
            figures.day,
        ),
        patients: counted.unwrap_or_default().patients(),
    }
}

fn headed(row: NumberRow, head: usize, figures: &Cohort) -> Option<cohort::Behind> {
    match row {
        NumberRow::Verdict(kind) => figures
            .verdicts
            .iter()
            .find(|(other, _)| *other == kind)
            .map(|(_, behind)| behind.clone()),
        NumberRow::Suppression(place) => {
            let row = figures.suppression.get(place)?;
            let numbers = [&row.due, &row.assessed, &row.negative, &row.negative];
            numbers.get(head).map(|behind| (*behind).clone())
        }
        NumberRow::Resistance(regimen) => {
            let mut rows = figures.resistance.iter();
            let row = rows.find(|row| row.regimen == regimen)?;
            Some(match head {
                0 => row.any.observed(),
                1 => row.any.events(),
                2.. => row.lasting.events(),
            })
        }
        NumberRow::Relapse(_) => {
            let curve = row.curve(figures)?;
            Some(match head {
                0 => curve.observed(),
                1.. => curve.events(),
            })
        }
    }
}
