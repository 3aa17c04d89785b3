//! Whether two assessments say the same, one of them on days that are shifted.

use chrono::NaiveDate;

use crate::clinical::assessment::{
    Assessment, Interruption, Lowest, Phase, PrimaryResistance, Reactivation, ReactivationSign,
    Reappearance, Relapse, StopConditions, TransientViraemia, Verdict,
};
use crate::clinical::calendar::plus_days;
use crate::clinical::guidelines::Answer;

/// Whether `other` is `truth` shifted by so many days: verdict and rule with everything that belongs to them, phases,
/// events, stop conditions with since when they hold, rising, liver alert, staleness and tier. The days on which the
/// next tests are due may differ by the different length of months.
pub(super) fn same_verdict(truth: &Assessment, other: &Assessment, shift: i64) -> bool {
    let by = Shift(shift);
    let conditions = |assessment: &Assessment| {
        let conditions = assessment.stop_conditions.as_ref();
        conditions.map(states)
    };
    let held = |assessment: &Assessment| assessment.stop_conditions.as_ref()?.held_since;
    let alert = |assessment: &Assessment| assessment.alerts.liver.as_ref().map(|alert| alert.level);
    let rise = |assessment: &Assessment| {
        let rise = assessment.rising.as_ref();
        rise.map(|rise| (rise.lowest.result, rise.last.result))
    };
    by.verdict(truth.verdict) == other.verdict
        && truth.rule == other.rule
        && truth.drugs == other.drugs
        && truth.phases.len() == other.phases.len()
        && (truth.phases.iter().zip(&other.phases)).all(|(one, other)| by.phase(one) == *other)
        && truth.events.len() == other.events.len()
        && (truth.events.iter().zip(&other.events)).all(|(one, other)| by.event(one) == *other)
        && conditions(truth) == conditions(other)
        && held(truth).map(|since| by.day(since)) == held(other)
        && rise(truth) == rise(other)
        && alert(truth) == alert(other)
        && truth.react.map(|react| (react.sign, by.day(react.since)))
            == other.react.map(|react| (react.sign, react.since))
        && truth.resistance_proven == other.resistance_proven
        && truth.is_proven == other.is_proven
        && truth.alerts.kidney.is_some() == other.alerts.kidney.is_some()
        && truth.alerts.lesion.is_some() == other.alerts.lesion.is_some()
        && truth.stale == other.stale
        && truth.tier == other.tier
}

/// Whether the guideline sets say the same: terms, how sure, the states of the stop rules and which of them differ. The
/// days on which a waiting time ends may differ by the different length of months.
pub(super) fn same_answers(truth: &[Answer], other: &[Answer]) -> bool {
    let said = |answer: &Answer| {
        let stop = answer.stop.state;
        (answer.term, answer.certainty, stop, answer.differs)
    };
    truth.iter().map(said).eq(other.iter().map(said))
}

fn states(conditions: &StopConditions) -> [crate::clinical::assessment::ConditionState; 5] {
    [
        conditions.dna.state,
        conditions.liver.state,
        conditions.hbeag.state,
        conditions.no_cirrhosis.state,
        conditions.all,
    ]
}

struct Shift(i64);

impl Shift {
    fn day(&self, day: NaiveDate) -> NaiveDate {
        plus_days(day, self.0)
    }

    fn phase(&self, phase: &Phase) -> Phase {
        Phase {
            from: self.day(phase.from),
            to: phase.to.map(|to| self.day(to)),
            verdict: self.verdict(phase.verdict),
            ..phase.clone()
        }
    }

    fn event(&self, event: &TransientViraemia) -> TransientViraemia {
        TransientViraemia {
            from: self.day(event.from),
            to: self.day(event.to),
            ..*event
        }
    }

    fn back(&self, back: Reappearance) -> Reappearance {
        Reappearance {
            since: self.day(back.since),
            interruption: back.interruption.map(|stretch| Interruption {
                stop: self.day(stretch.stop),
                resumed: self.day(stretch.resumed),
            }),
            ..back
        }
    }

    fn reactivation(&self, reactivation: Reactivation) -> Reactivation {
        let sign = match reactivation.sign {
            ReactivationSign::Risen { lowest, log10 } => ReactivationSign::Risen {
                lowest: Lowest {
                    on: self.day(lowest.on),
                    ..lowest
                },
                log10,
            },
            ReactivationSign::DnaWithoutHbsag { .. }
            | ReactivationSign::HbsagBack { .. }
            | ReactivationSign::DnaAfterNegative { .. } => reactivation.sign,
        };
        Reactivation {
            since: self.day(reactivation.since),
            sign,
            ..reactivation
        }
    }

    fn verdict(&self, verdict: Verdict) -> Verdict {
        match verdict {
            Verdict::PrimaryResistance(primary) => Verdict::PrimaryResistance(PrimaryResistance {
                since: self.day(primary.since),
                ..primary
            }),
            Verdict::SecondaryResistance(back) => Verdict::SecondaryResistance(self.back(back)),
            Verdict::ViraemiaAfterInterruption(back) => {
                Verdict::ViraemiaAfterInterruption(self.back(back))
            }
            Verdict::Relapse(relapse) => Verdict::Relapse(Relapse {
                since: self.day(relapse.since),
                ..relapse
            }),
            Verdict::Reactivation(reactivation) => {
                Verdict::Reactivation(self.reactivation(reactivation))
            }
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Undetermined(_) => verdict,
        }
    }
}
