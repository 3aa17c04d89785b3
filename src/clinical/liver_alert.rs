//! The liver alert, a value that stands alone, and values that made an alert and were never repeated (`RULES.md` §9).

use chrono::NaiveDate;

use super::assessment::{AlertLevel, LiverAlert, NeverRepeated, ResultRef};
use super::calendar::{days_between, plus_days, plus_months};
use super::effective;
use super::knowledge::Knowledge;
use super::laboratory::Analyte;
use super::liver::{LiverTests, LiverValue};
use super::settings::{AlertThresholds, Schedule};
use super::view::View;

/// What the latest fresh liver tests of a day say.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LiverState {
    /// Nothing to say.
    Quiet,
    /// Total bilirubin or INR is high by itself: a doubt, no alert.
    HighAlone(Analyte, ResultRef),
    Alert(LiverAlert),
}

impl LiverAlert {
    /// When the liver tests are repeated, counted from the newest of the values. A flare without an INR or bilirubin of
    /// its days may be a liver that fails, so it waits no longer than a danger.
    #[must_use]
    pub fn repeat_on(&self, schedule: &Schedule) -> NaiveDate {
        let days = match self.level {
            AlertLevel::Flare if self.has_liver_function => schedule.flare_days,
            AlertLevel::Flare | AlertLevel::Danger => schedule.danger_days,
        };
        plus_days(self.newest, days)
    }
}

/// The latest fresh values of a day.
struct Latest<'a> {
    alt: Option<&'a LiverValue>,
    ast: Option<&'a LiverValue>,
    bilirubin: Option<&'a LiverValue>,
    inr: Option<&'a LiverValue>,
    albumin: Option<&'a LiverValue>,
}

impl<'a> Latest<'a> {
    fn of(liver: &'a LiverTests, day: NaiveDate, knowledge: &Knowledge) -> Self {
        let fresh = |analyte| liver.fresh_value(analyte, day, knowledge);
        Self {
            alt: fresh(Analyte::Alt),
            ast: fresh(Analyte::Ast),
            bilirubin: fresh(Analyte::TotalBilirubin),
            inr: fresh(Analyte::Inr),
            albumin: fresh(Analyte::Albumin),
        }
    }

    fn high_bilirubin(&self, thresholds: &AlertThresholds) -> Option<&'a LiverValue> {
        self.bilirubin
            .filter(|value| value.multiple() >= thresholds.danger_bilirubin_multiple)
    }

    fn high_inr(&self, thresholds: &AlertThresholds) -> Option<&'a LiverValue> {
        self.inr
            .filter(|value| value.measured.value >= thresholds.danger_inr)
    }

    /// The one of total bilirubin and INR that is high by itself: ALT is there, ALT, AST and albumin are within their
    /// limits, and the other of the two is there and normal. What is recorded of cirrhosis is asked elsewhere.
    fn alone(&self, thresholds: &AlertThresholds) -> Option<&'a LiverValue> {
        let is_within = |value: &LiverValue| !value.is_outside();
        let others_within = [self.ast, self.albumin]
            .into_iter()
            .flatten()
            .all(is_within);
        if !self.alt.is_some_and(is_within) || !others_within {
            return None;
        }
        match (self.high_bilirubin(thresholds), self.high_inr(thresholds)) {
            (Some(bilirubin), None) => self.inr.map(|_| bilirubin),
            (None, Some(inr)) => self.bilirubin.filter(|value| is_within(value)).map(|_| inr),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    /// The newest day of what the repeat is counted from.
    fn newest(&self) -> Option<NaiveDate> {
        let values = [self.alt, self.ast, self.bilirubin, self.inr];
        values.into_iter().flatten().map(|value| value.on).max()
    }

    fn alert(
        &self,
        level: AlertLevel,
        evidence: impl IntoIterator<Item = Option<&'a LiverValue>>,
        thresholds: &AlertThresholds,
    ) -> Option<LiverAlert> {
        let newest = self.newest()?;
        let function = [self.bilirubin, self.inr].into_iter().flatten();
        let evidence = evidence.into_iter().flatten().map(|value| value.result);
        Some(LiverAlert {
            level,
            evidence: evidence.collect(),
            newest,
            has_liver_function: function
                .into_iter()
                .any(|value| days_between(value.on, newest) <= thresholds.function_days),
        })
    }
}

impl View<'_> {
    /// What the liver tests say on the review day.
    pub(super) fn liver_state(&self) -> LiverState {
        self.liver_state_on(self.day)
    }

    /// What they said on a day, by what was known then.
    fn liver_state_on(&self, day: NaiveDate) -> LiverState {
        let thresholds = &self.knowledge.settings.alert;
        let latest = Latest::of(&self.liver, day, self.knowledge);
        let above = |value: Option<&'_ LiverValue>, multiple: f64| {
            value.is_some_and(|value| value.multiple() > multiple)
        };
        let (bilirubin, inr) = (
            latest.high_bilirubin(thresholds),
            latest.high_inr(thresholds),
        );
        let raised = |value: Option<&'_ LiverValue>| above(value, thresholds.danger_with_multiple);
        let alone = latest
            .alone(thresholds)
            .filter(|_| !self.record.person.cirrhosis.is_present());
        let fails = bilirubin.is_some() || inr.is_some();
        let in_danger = above(latest.alt, thresholds.danger_alt_multiple)
            || (bilirubin.is_some() && inr.is_some())
            || (fails && (raised(latest.alt) || raised(latest.ast)))
            || (fails && alone.is_none() && self.has_virus_or_is_off(day));
        let alert = if in_danger {
            let enzymes = [latest.alt, latest.ast].map(|value| value.filter(|_| raised(value)));
            let evidence = enzymes.into_iter().chain([bilirubin, inr]);
            latest.alert(AlertLevel::Danger, evidence, thresholds)
        } else if above(latest.alt, thresholds.flare_alt_multiple) {
            latest.alert(AlertLevel::Flare, [latest.alt], thresholds)
        } else {
            None
        };
        match (alert, alone) {
            (Some(alert), _) => LiverState::Alert(alert),
            (None, Some(value)) => LiverState::HighAlone(value.measured.analyte, value.result),
            (None, None) => LiverState::Quiet,
        }
    }

    /// Whether the last counted HBV DNA of a day was positive, or the patient off treatment, by what was known then.
    fn has_virus_or_is_off(&self, day: NaiveDate) -> bool {
        let known = self
            .series
            .counted
            .partition_point(|result| result.on <= day);
        let is_positive = self.series.counted[..known]
            .last()
            .is_some_and(|last| last.is_positive());
        let mut courses = effective::courses(self.record, day).peekable();
        is_positive
            || (courses.peek().is_some()
                && courses.all(|(_, stop)| stop.is_some_and(|stop| stop < day)))
    }

    /// The values that made an alert on their day and were not measured since; asked where no alert holds.
    pub(super) fn never_repeated(&self) -> Vec<NeverRepeated> {
        [Analyte::Alt, Analyte::Inr, Analyte::TotalBilirubin]
            .into_iter()
            .filter_map(|analyte| self.never_repeated_of(analyte))
            .collect()
    }

    fn never_repeated_of(&self, analyte: Analyte) -> Option<NeverRepeated> {
        let settings = &self.knowledge.settings;
        let on = self.liver.values(analyte).last()?.on;
        let is_old = days_between(on, self.day) > settings.fresh.liver;
        if !is_old || plus_months(on, settings.alert.never_repeated_months) < self.day {
            return None;
        }
        let value = self.liver.fresh_value(analyte, on, self.knowledge)?;
        let took_part = match analyte {
            Analyte::Inr => value.measured.value >= settings.alert.danger_inr,
            Analyte::TotalBilirubin => value.multiple() >= settings.alert.danger_bilirubin_multiple,
            Analyte::Alt
            | Analyte::Ast
            | Analyte::Alp
            | Analyte::Ggt
            | Analyte::DirectBilirubin
            | Analyte::Albumin
            | Analyte::TotalProtein
            | Analyte::ProthrombinActivity
            | Analyte::Platelets
            | Analyte::Afp
            | Analyte::Creatinine
            | Analyte::Phosphate
            | Analyte::LiverStiffness
            | Analyte::MissedDoses => value.multiple() > settings.alert.flare_alt_multiple,
        };
        if !took_part || (analyte == Analyte::Inr && self.liver_is_normal_since(on)) {
            return None;
        }
        let LiverState::Alert(alert) = self.liver_state_on(on) else {
            return None;
        };
        Some(NeverRepeated {
            analyte,
            result: value.result,
            on,
            level: alert.level,
            due: alert.repeat_on(&settings.schedule),
        })
    }

    /// Whether ALT and total bilirubin were measured after a day, the latest of each within its limit.
    fn liver_is_normal_since(&self, day: NaiveDate) -> bool {
        [Analyte::Alt, Analyte::TotalBilirubin]
            .into_iter()
            .all(|analyte| {
                let latest = self.liver.latest_day(analyte, self.day);
                let is_later = latest.first().is_some_and(|value| value.on > day);
                is_later && !latest.iter().any(LiverValue::is_outside)
            })
    }
}
