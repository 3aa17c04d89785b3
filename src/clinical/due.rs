//! What is due next by the schedule (`RULES.md` §9). What brings a date forward stands in `sooner`; kidney and
//! ultrasound are added where all is put together; bone is not scheduled.

use chrono::NaiveDate;

use super::assessment::{Certainty, Counted, Due, DueReason, DueTest, Verdict};
use super::calendar::{plus_days, plus_months};
use super::laboratory::Analyte;
use super::liver::LiverTests;
use super::record::Cirrhosis;
use super::serology::Serology;
use super::settings::Schedule;
use super::stretch::Stretch;

/// Where in the timeline the schedule is asked for.
#[derive(Clone, Copy)]
pub enum Following<'a> {
    NeverTreated {
        /// The newest counted HBV DNA.
        last: Option<&'a Counted>,
    },
    Line {
        episode_start: NaiveDate,
        /// The line's results up to the day.
        stretch: Stretch<'a>,
    },
    /// Off treatment.
    Off {
        /// The period's results up to the day.
        stretch: Stretch<'a>,
    },
}

/// What the schedule depends on.
#[derive(Clone, Copy)]
pub struct DueQuestion<'a> {
    pub following: Following<'a>,
    pub verdict: &'a Verdict,
    /// Cirrhosis as recorded.
    pub cirrhosis: Cirrhosis,
    /// Liver tests up to the day.
    pub liver: &'a LiverTests,
    pub serology: &'a Serology,
    pub schedule: &'a Schedule,
    pub day: NaiveDate,
}

impl DueQuestion<'_> {
    /// HBV DNA, liver tests and, on treatment, HBeAg.
    #[must_use]
    pub fn answer(&self) -> Vec<Due> {
        match self.following {
            Following::NeverTreated { last } => self.never_treated(last),
            Following::Line {
                episode_start,
                stretch,
            } => self.on_line(episode_start, &stretch),
            Following::Off { stretch } => self.off(&stretch),
        }
    }

    fn last_alt(&self) -> Option<NaiveDate> {
        self.liver.values(Analyte::Alt).last().map(|value| value.on)
    }

    fn never_treated(&self, last: Option<&Counted>) -> Vec<Due> {
        let months = self.schedule.never_treated;
        let due = |test, last: Option<NaiveDate>| match last {
            Some(last) => Due {
                test,
                on: plus_months(last, months),
                reason: DueReason::AfterLast { months },
            },
            None => Due {
                test,
                on: self.day,
                reason: DueReason::NeverMeasured,
            },
        };
        vec![
            due(DueTest::HbvDna, last.map(|last| last.on)),
            due(DueTest::Liver, self.last_alt()),
        ]
    }

    fn on_line(&self, episode_start: NaiveDate, stretch: &Stretch<'_>) -> Vec<Due> {
        let suppressed = match stretch.last() {
            Some(last) => last.is_negative(),
            None => stretch.carried_negative().is_some(),
        };
        let months = if suppressed && !self.cirrhosis.is_present() {
            self.schedule.suppressed
        } else {
            self.schedule.on_treatment
        };
        let last_dna = stretch.last().map(|last| last.on);
        let dna = match (self.must_be_repeated(), last_dna) {
            (true, Some(last)) => Due {
                test: DueTest::HbvDna,
                on: plus_months(last, self.schedule.repeat),
                reason: DueReason::Repeat,
            },
            (_, last) => after(DueTest::HbvDna, last, stretch.start, months),
        };
        let last_hbeag = self.serology.hbe_antigen().last().map(|entry| entry.on);
        vec![
            dna,
            after(DueTest::Liver, self.last_alt(), stretch.start, months),
            after(
                DueTest::Hbeag,
                last_hbeag,
                episode_start,
                self.schedule.hbeag,
            ),
        ]
    }

    /// Whether a provisional verdict asks for a repeat within the month.
    fn must_be_repeated(&self) -> bool {
        self.verdict
            .reappearance()
            .is_some_and(|back| back.certainty == Certainty::Provisional)
    }

    fn off(&self, stretch: &Stretch<'_>) -> Vec<Due> {
        let stop = stretch.start;
        let mut dna = self.after_stop(DueTest::HbvDna, stop, stretch.last().map(|last| last.on));
        if let Verdict::Relapse(relapse) = self.verdict
            && relapse.certainty == Certainty::Provisional
        {
            let repeat = plus_months(relapse.since, self.schedule.repeat);
            if repeat <= dna.on {
                dna = Due {
                    test: DueTest::HbvDna,
                    on: repeat,
                    reason: DueReason::Repeat,
                };
            }
        }
        // One from before the stop serves for no day after it.
        vec![dna, self.after_stop(DueTest::Liver, stop, self.last_alt())]
    }

    /// The first day of the schedule that the last test does not serve for.
    fn after_stop(&self, test: DueTest, stop: NaiveDate, last: Option<NaiveDate>) -> Due {
        let served_until = last.map_or(stop, |last| {
            plus_days(last, self.schedule.after_stop_early_days)
        });
        let listed = self.schedule.after_stop.iter().copied();
        let beyond = self.schedule.after_stop.last().copied().unwrap_or(0);
        let every = self.schedule.after_stop_then_every.max(1);
        let later = (1..).map(|times: u32| beyond.saturating_add(every.saturating_mul(times)));
        let months = listed
            .chain(later)
            .find(|months| plus_months(stop, *months) > served_until)
            .unwrap_or(beyond);
        Due {
            test,
            on: plus_months(stop, months),
            reason: DueReason::AfterStop { months },
        }
    }
}

/// So many months after the latest of a test since a day, or after that day where there is none.
pub(super) fn after(test: DueTest, last: Option<NaiveDate>, start: NaiveDate, months: u32) -> Due {
    match last.filter(|last| *last > start) {
        Some(last) => Due {
            test,
            on: plus_months(last, months),
            reason: DueReason::AfterLast { months },
        },
        None => Due {
            test,
            on: plus_months(start, months),
            reason: DueReason::AfterStart { months },
        },
    }
}
