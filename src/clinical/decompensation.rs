//! Liver tests that speak for a decompensation which is not recorded (`RULES.md` §9, "Decompensation doubted").

use super::assessment::{DecompensationDoubt, ResultRef};
use super::laboratory::Analyte;
use super::liver::LiverValue;
use super::record::Cirrhosis;
use super::view::View;

impl View<'_> {
    /// The values that speak for it, from the latest ones that are fresh.
    pub(super) fn decompensation_doubt(&self) -> Option<DecompensationDoubt> {
        match self.record.person.cirrhosis {
            Cirrhosis::Decompensated => return None,
            Cirrhosis::NotRecorded | Cirrhosis::None | Cirrhosis::Compensated => {}
        }
        let thresholds = &self.knowledge.settings.alert;
        let sign = |analyte, speaks: &dyn Fn(&LiverValue) -> bool| -> Option<ResultRef> {
            let latest = self.liver.fresh(analyte, self.day, self.knowledge);
            let found = latest.iter().find(|value| speaks(value));
            found.map(|value| value.result)
        };
        let doubt = DecompensationDoubt {
            bilirubin: sign(Analyte::TotalBilirubin, &|value| {
                value.multiple() >= thresholds.decompensation_bilirubin_multiple
            }),
            inr: sign(Analyte::Inr, &|value| {
                value.measured.value >= thresholds.decompensation_inr
            }),
            albumin: sign(Analyte::Albumin, &|value| {
                value.measured.value < thresholds.decompensation_albumin_below
            }),
        };
        (doubt.signs() > 0).then_some(doubt)
    }
}
