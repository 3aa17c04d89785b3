//! The verdict on the time after an episode (`RULES.md` §7).

use chrono::NaiveDate;

use super::assessment::{
    Counted, LiverAbnormal, Relapse, Rule, StopConditions, Undetermined, Verdict,
};
use super::calendar::plus_days;
use super::judgement::Judgement;
use super::knowledge::Knowledge;
use super::laboratory::Analyte;
use super::liver::LiverTests;
use super::stretch::{Stretch, certainty, ends};

/// An off period with its results up to the next episode's start or the review day.
#[derive(Clone, Copy)]
pub struct OffQuestion<'a> {
    /// Whether the episode had a course of intent treatment.
    pub after_treatment: bool,
    /// The next episode's start, or the review day.
    pub end: NaiveDate,
    /// The period's results; its carried result is the state at the stop.
    pub stretch: Stretch<'a>,
    /// Liver tests up to the review day.
    pub liver: &'a LiverTests,
    pub knowledge: &'a Knowledge,
}

impl OffQuestion<'_> {
    /// Tries the rules in their order. `at_stop` are the stop conditions on the day of the stop, where they are asked.
    #[must_use]
    pub fn answer(&self, at_stop: Option<&StopConditions>) -> Judgement {
        let stretch = &self.stretch;
        let run = stretch.run();
        match (stretch.last(), run.first()) {
            (None, _) => Judgement::new(Verdict::OffTreatment, Rule::NothingMeasuredOff)
                .standing_on(stretch, stretch.carried),
            (Some(last), None) => Judgement::new(Verdict::OffTreatmentRemission, Rule::NegativeOff)
                .standing_on(stretch, [last]),
            (Some(last), Some(first)) => match (stretch.negative_before_run(), stretch.carried) {
                (Some(negative), _) => self.positive_again(negative, first, last, at_stop),
                (None, Some(at_stop)) => {
                    let verdict = Verdict::ViraemicOffTreatment {
                        after_prevention: false,
                    };
                    Judgement::new(verdict, Rule::PositiveAtStop)
                        .standing_on(stretch, [at_stop, first, last])
                }
                (None, None) => {
                    let verdict = Verdict::Undetermined(Undetermined::NoDnaAtStop);
                    Judgement::new(verdict, Rule::UnknownAtStop).standing_on(stretch, [first, last])
                }
            },
        }
    }

    /// §7.3a. After an episode without a course of intent treatment it is no relapse.
    fn positive_again(
        &self,
        negative: &Counted,
        first: &Counted,
        last: &Counted,
        at_stop: Option<&StopConditions>,
    ) -> Judgement {
        let run = self.stretch.run();
        let verdict = if self.after_treatment {
            Verdict::Relapse(Relapse {
                since: first.on,
                certainty: certainty(run, self.knowledge),
                liver_abnormal: self.liver_abnormal(first.on),
                stop_conditions_at_stop: at_stop.map(|conditions| conditions.all),
            })
        } else {
            Verdict::ViraemicOffTreatment {
                after_prevention: true,
            }
        };
        Judgement::new(verdict, Rule::PositiveAgainOff).standing_on(
            &self.stretch,
            [negative, first, last].into_iter().chain(ends(run)),
        )
    }

    fn liver_abnormal(&self, first_positive: NaiveDate) -> LiverAbnormal {
        let from = plus_days(first_positive, -self.knowledge.settings.liver_lookback);
        if self
            .liver
            .function_between(from, self.end)
            .any(|value| value.measured.beyond().is_some())
        {
            return LiverAbnormal::Yes;
        }
        let alt = self
            .liver
            .function_between(from, self.end)
            .any(|value| value.measured.analyte == Analyte::Alt);
        if alt {
            LiverAbnormal::No
        } else {
            LiverAbnormal::Unknown
        }
    }
}
