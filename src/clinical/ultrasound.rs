//! Ultrasound of the liver and AFP: the lesion alert (`RULES.md` §9, "Ultrasound").

use chrono::NaiveDate;

use super::assessment::{LesionAlert, ResultRef};
use super::calendar::plus_months;
use super::laboratory::Analyte;
use super::liver::LiverValue;
use super::record::LiverLesion;
use super::view::View;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ultrasound {
    pub result: ResultRef,
    pub on: NaiveDate,
    pub lesion: LiverLesion,
}

impl View<'_> {
    /// The lesion alert on the review day.
    pub(super) fn lesion_alert(&self) -> Option<LesionAlert> {
        let alert = LesionAlert {
            lesion: self.open_lesion(),
            afp: self.high_afp(),
        };
        (alert.lesion.is_some() || alert.afp.is_some()).then_some(alert)
    }

    /// The latest focal lesion that no later ultrasound calls known and that none at least so many months later is
    /// free of.
    fn open_lesion(&self) -> Option<(ResultRef, NaiveDate)> {
        let months = self.knowledge.settings.alert.lesion_gone_months;
        let settles = |lesion: &Ultrasound, later: &Ultrasound| match later.lesion {
            LiverLesion::Known => later.on > lesion.on,
            LiverLesion::None => later.on >= plus_months(lesion.on, months),
            LiverLesion::Focal => false,
        };
        self.ultrasounds
            .iter()
            .rev()
            .filter(|scan| scan.lesion == LiverLesion::Focal)
            .find(|lesion| !self.ultrasounds.iter().any(|later| settles(lesion, later)))
            .map(|lesion| (lesion.result, lesion.on))
    }

    /// An AFP that is high, if the latest is fresh; of several on its day the highest.
    fn high_afp(&self) -> Option<(ResultRef, NaiveDate)> {
        let latest = self.liver.fresh(Analyte::Afp, self.day, self.knowledge);
        let by_amount = |one: &&LiverValue, other: &&LiverValue| {
            one.measured.value.total_cmp(&other.measured.value)
        };
        latest
            .iter()
            .max_by(by_amount)
            .filter(|afp| afp.measured.value >= self.knowledge.settings.alert.lesion_afp_from)
            .map(|afp| (afp.result, afp.on))
    }
}
