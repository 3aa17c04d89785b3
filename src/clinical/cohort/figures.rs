//! The figures: what the patients add, added up.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Behind, Contribution, Curve, Looked, Observation, Regimen};
use crate::clinical::assessment::VerdictKind;
use crate::clinical::knowledge::Knowledge;

/// How many patients had become negative some months after their treatment began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suppression {
    /// Calendar months from the start of the first episode that counts.
    pub month: u32,
    /// Patients whose treatment had lasted so long by the review day.
    pub due: Behind,
    /// Those of them with an HBV DNA near enough to that day.
    pub assessed: Behind,
    /// Those of them in whom it was negative.
    pub negative: Behind,
}

impl Suppression {
    /// The negative ones as a share of the assessed ones, from 0 to 1; nothing where nobody was assessed.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let assessed = self.assessed.number();
        (assessed > 0).then(|| self.negative.number() as f64 / assessed as f64)
    }
}

/// How long DNA stayed negative on the lines of a drug.
#[derive(Clone, Debug, PartialEq)]
pub struct Resistance {
    /// What the lines have in common.
    pub regimen: Regimen,
    /// Every line on which DNA had been negative; the event is its becoming positive again.
    pub any: Curve,
    /// The same lines; the event only where it was seen twice or is high.
    pub lasting: Curve,
}

/// Which times off treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stopped {
    All,
    /// Those that began when all stop conditions of the clinic's text were met.
    ConditionsMet,
    Other,
}

impl Stopped {
    /// Every group, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::All, Self::ConditionsMet, Self::Other];

    /// The key in JSON; never shown on screen.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ConditionsMet => "stop_conditions_met",
            Self::Other => "other",
        }
    }

    const fn holds(self, conditions_met: bool) -> bool {
        match self {
            Self::All => true,
            Self::ConditionsMet => conditions_met,
            Self::Other => !conditions_met,
        }
    }
}

/// How long DNA stayed negative after stopping.
#[derive(Clone, Debug, PartialEq)]
pub struct Relapse {
    pub stopped: Stopped,
    /// The event is the first positive.
    pub curve: Curve,
}

/// The figures of a cohort on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    pub day: NaiveDate,
    pub patients: usize,
    /// Patients by verdict, every verdict in the order of `RULES.md` §10.
    pub verdicts: Vec<(VerdictKind, Behind)>,
    /// By month, ascending.
    pub suppression: Vec<Suppression>,
    /// By the name of the drug, ascending; several drugs stand under [`Resistance::name`]'s word for them.
    pub resistance: Vec<Resistance>,
    pub relapse: Vec<Relapse>,
}

impl Resistance {
    /// The name of the drug, or `combination`: the key in JSON, and the order.
    #[must_use]
    pub fn name(regimen: Regimen, knowledge: &Knowledge) -> &str {
        match regimen {
            Regimen::One(drug) => &knowledge.drugs.get(drug).name,
            Regimen::Combination => "combination",
        }
    }
}

impl Cohort {
    /// Adds up what the patients add on `day`.
    #[must_use]
    pub fn new(contributions: &[Contribution], knowledge: &Knowledge, day: NaiveDate) -> Self {
        Self {
            day,
            patients: contributions.len(),
            verdicts: verdicts(contributions),
            suppression: suppression(contributions, knowledge),
            resistance: resistance(contributions, knowledge),
            relapse: Stopped::ALL
                .map(|stopped| relapse(contributions, stopped))
                .into(),
        }
    }
}

fn verdicts(contributions: &[Contribution]) -> Vec<(VerdictKind, Behind)> {
    let behind = |kind: VerdictKind| {
        let of_kind = contributions.iter().filter(|own| own.verdict == kind);
        (kind, of_kind.map(|own| own.patient).collect())
    };
    VerdictKind::ALL.map(behind).into()
}

fn suppression(contributions: &[Contribution], knowledge: &Knowledge) -> Vec<Suppression> {
    let months = knowledge.settings.cohort.suppression;
    let mut rows = months.map(|month| Suppression {
        month: month.months,
        ..Suppression::default()
    });
    for own in contributions {
        for (row, looked) in rows.iter_mut().zip(own.suppression.iter().flatten()) {
            match looked {
                Looked::NotDue => {}
                Looked::NotAssessed => row.due.add(own.patient),
                Looked::Positive => {
                    row.due.add(own.patient);
                    row.assessed.add(own.patient);
                }
                Looked::Negative => {
                    row.due.add(own.patient);
                    row.assessed.add(own.patient);
                    row.negative.add(own.patient);
                }
            }
        }
    }
    rows.into()
}

fn resistance(contributions: &[Contribution], knowledge: &Knowledge) -> Vec<Resistance> {
    let mut by_regimen: BTreeMap<Regimen, [Vec<Observation>; 2]> = BTreeMap::new();
    for own in contributions {
        for line in &own.lines {
            let observed = |event: Option<i64>| Observation {
                patient: own.patient,
                days: event.unwrap_or(line.length),
                event: event.is_some(),
            };
            let [any, lasting] = by_regimen.entry(line.regimen).or_default();
            any.push(observed(line.positive_again));
            lasting.push(observed(line.positive_again.filter(|_| line.lasting)));
        }
    }
    let curves = by_regimen
        .into_iter()
        .map(|(regimen, [any, lasting])| Resistance {
            regimen,
            any: Curve::new(any),
            lasting: Curve::new(lasting),
        });
    let mut curves: Vec<Resistance> = curves.collect();
    curves.sort_by_key(|curve| Resistance::name(curve.regimen, knowledge));
    curves
}

fn relapse(contributions: &[Contribution], stopped: Stopped) -> Relapse {
    let mut observations = Vec::new();
    for own in contributions {
        for off in &own.off {
            if stopped.holds(off.conditions_met) {
                observations.push(Observation {
                    patient: own.patient,
                    days: off.positive_again.unwrap_or(off.length),
                    event: off.positive_again.is_some(),
                });
            }
        }
    }
    Relapse {
        stopped,
        curve: Curve::new(observations),
    }
}
