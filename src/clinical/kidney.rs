//! Kidneys: eGFR, and the alert while a drug is taken that can harm them (`RULES.md` §9, "Kidney").

use super::assessment::KidneyAlert;
use super::calendar::{days_between, whole_years_between};
use super::drugs::DrugId;
use super::laboratory::Analyte;
use super::liver::LiverValue;
use super::quantity::hundredths_cut;
use super::record::Sex;
use super::view::View;

impl View<'_> {
    /// The creatinine of the latest day, of several the highest.
    fn creatinine(&self) -> Option<&LiverValue> {
        let latest = self.liver.latest_day(Analyte::Creatinine, self.day);
        let by_amount = |one: &&LiverValue, other: &&LiverValue| {
            one.measured.value.total_cmp(&other.measured.value)
        };
        latest.iter().max_by(by_amount)
    }

    /// The age on the day of a creatinine; `None` without a birth date and for those too young for the formula.
    fn adult_age(&self, creatinine: &LiverValue) -> Option<u32> {
        let born = self.record.person.born?.date;
        let age = whole_years_between(born, creatinine.on);
        (age >= self.knowledge.settings.kidney.adult_age).then_some(age)
    }

    fn egfr_of(&self, creatinine: &LiverValue, age: u32, sex: Sex) -> f64 {
        let constants = &self.knowledge.scores.egfr;
        constants.egfr(creatinine.measured.value, age, sex)
    }

    /// eGFR from the latest creatinine, if that is as fresh as serology must be, in hundredths, cut; `None` where sex,
    /// birth date or creatinine is missing, and for those too young for the formula.
    pub(super) fn egfr(&self) -> Option<u32> {
        let creatinine = self.creatinine()?;
        let age_of_result = days_between(creatinine.on, self.day);
        if age_of_result > self.knowledge.settings.fresh.serology {
            return None;
        }
        let age = self.adult_age(creatinine)?;
        let egfr = self.egfr_of(creatinine, age, self.record.person.sex?);
        Some(hundredths_cut(egfr))
    }

    /// Whether a drug is taken during which creatinine is followed.
    pub(super) fn watches_kidneys(&self, taken: &[DrugId]) -> bool {
        taken
            .iter()
            .any(|drug| self.knowledge.drugs.get(*drug).watches_kidneys)
    }

    /// The kidney alert, where such a drug is among those taken: by the latest creatinine of whatever age.
    pub(super) fn kidney_alert(&self, taken: &[DrugId]) -> Option<KidneyAlert> {
        if !self.watches_kidneys(taken) {
            return None;
        }
        let thresholds = &self.knowledge.settings.kidney;
        let creatinine = self.creatinine()?;
        let alert = |egfr_hundredths| KidneyAlert {
            creatinine: creatinine.result,
            on: creatinine.on,
            egfr_hundredths,
        };
        let Some(age) = self.adult_age(creatinine) else {
            let upper = creatinine.measured.upper;
            let is_high = creatinine.measured.value > upper.unwrap_or(thresholds.creatinine_above);
            return is_high.then(|| alert(None));
        };
        let egfr = match self.record.person.sex {
            Some(sex) => self.egfr_of(creatinine, age, sex),
            None => {
                let of = |sex| self.egfr_of(creatinine, age, sex);
                of(Sex::Female).min(of(Sex::Male))
            }
        };
        (egfr < thresholds.low_egfr).then(|| alert(Some(hundredths_cut(egfr))))
    }
}
