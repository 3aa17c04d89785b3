//! Alerts that stand beside the verdict, and values that ask for a doctor's eye: kidneys, a lesion, a liver that may be
//! failing, a value that nobody repeated.

use crate::clinical::assessment::{
    DecompensationDoubt, KidneyAlert, LesionAlert, NeverRepeated, ResultRef,
};
use crate::clinical::laboratory::Analyte;

use super::Words;
use super::doubts::hundredths_words;
use super::language::say;
use super::numbers::{age_words, date_words};

impl Words<'_> {
    /// In few words, for the line of the headline: what else makes the sign what it is.
    pub(super) fn alerts_in_short(&self) -> Vec<String> {
        let found = self.assessment;
        let kidney = found
            .alerts
            .kidney
            .map(|alert| self.kidney_in_short(&alert));
        let lesion = found
            .alerts
            .lesion
            .map(|alert| self.lesion_in_short(&alert));
        let doubted = found.alerts.decompensation.filter(|_| self.is_failing());
        let doubted = doubted.map(|doubt| self.decompensation_in_short(&doubt));
        let never = found.alerts.never_repeated.iter();
        let never = never.map(|value| self.never_repeated_words(value));
        kidney
            .into_iter()
            .chain(lesion)
            .chain(doubted)
            .chain(never)
            .collect()
    }

    /// The same with days and ages, for the lines below the headline.
    pub(super) fn alerts_in_full(&self) -> Vec<String> {
        let kidney = self.assessment.alerts.kidney;
        let lesion = self.assessment.alerts.lesion;
        let kidney = kidney.map(|alert| self.kidney_words(&alert));
        kidney
            .into_iter()
            .chain(lesion.map(|alert| self.lesion_words(&alert)))
            .collect()
    }

    /// `KIDNEY ALERT: eGFR 23.45`, or the creatinine where the formula cannot be used.
    fn kidney_in_short(&self, alert: &KidneyAlert) -> String {
        let value = alert.egfr_hundredths.map_or_else(
            || self.short_value(alert.creatinine),
            |egfr| format!("eGFR {}", hundredths_words(egfr)),
        );
        say!(
            self.language,
            "KIDNEY ALERT: {value}",
            "肾功能警示：{value}"
        )
    }

    /// `kidney alert: creatinine 252 µmol/L (01-Mar-2017, 9 days ago), eGFR 23.45`.
    fn kidney_words(&self, alert: &KidneyAlert) -> String {
        let egfr = alert.egfr_hundredths.map_or_else(String::new, |egfr| {
            say!(
                self.language,
                ", eGFR {egfr}",
                "，eGFR {egfr}",
                egfr = hundredths_words(egfr)
            )
        });
        say!(
            self.language,
            "kidney alert: {value} ({day}, {age}){egfr}",
            "肾功能警示：{value}（{day}，{age}）{egfr}",
            value = self.result_words(alert.creatinine),
            day = date_words(self.language, alert.on),
            age = age_words(self.language, alert.on, self.assessment.day)
        )
    }

    /// `FOCAL LESION, not named yet`, `AFP 450`.
    fn lesion_in_short(&self, alert: &LesionAlert) -> String {
        let lesion = alert.lesion.map(|_| {
            self.language
                .says("FOCAL LESION, not named yet", "局灶性病变，尚未定性")
                .to_owned()
        });
        let afp = alert.afp.map(|(result, _)| self.short_value(result));
        let words: Vec<String> = lesion.into_iter().chain(afp).collect();
        words.join(self.language.says(", ", "，"))
    }

    fn lesion_words(&self, alert: &LesionAlert) -> String {
        let lesion = alert.lesion.map(|(_, on)| {
            say!(
                self.language,
                "a focal lesion ({day}, {age}) that no later ultrasound has identified or cleared",
                "局灶性病变（{day}，{age}），此后超声未定性也未排除",
                day = date_words(self.language, on),
                age = age_words(self.language, on, self.assessment.day)
            )
        });
        let afp = alert.afp.map(|(result, _)| self.dated_result(result));
        let words: Vec<String> = lesion.into_iter().chain(afp).collect();
        say!(
            self.language,
            "lesion alert: {found}: a cancer must be ruled out",
            "病变警示：{found}：须排除肝癌",
            found = words.join(self.language.says("; ", "；"))
        )
    }

    /// `decompensated? bilirubin 3.2x, INR 1.7`.
    fn decompensation_in_short(&self, doubt: &DecompensationDoubt) -> String {
        let signs: Vec<String> = signs(doubt)
            .map(|result| self.short_value(result))
            .collect();
        say!(
            self.language,
            "decompensated? {signs}",
            "失代偿？{signs}",
            signs = signs.join(self.language.says(", ", "，"))
        )
    }

    /// `bilirubin 3.2x (01-May-2024), albumin 25 (01-May-2024): decompensated cirrhosis is not recorded`.
    pub(super) fn decompensation_words(&self, doubt: &DecompensationDoubt) -> String {
        let signs: Vec<String> = signs(doubt)
            .map(|result| self.dated_short_value(result))
            .collect();
        say!(
            self.language,
            "{signs}: decompensated cirrhosis? It is not recorded",
            "{signs}：是否失代偿期肝硬化？未记录",
            signs = signs.join(self.language.says(", ", "，"))
        )
    }

    /// `ALT 22x on 01-Nov-2023, never repeated`.
    pub(super) fn never_repeated_words(&self, value: &NeverRepeated) -> String {
        let on = date_words(self.language, value.on);
        say!(
            self.language,
            "{value} on {on}, never repeated",
            "{on} {value}，从未复查",
            value = self.short_value(value.result)
        )
    }

    /// `INR 2.4 alone: warfarin?`, `bilirubin 2.1x alone: Gilbert?`
    pub(super) fn high_alone_words(&self, analyte: Analyte, result: ResultRef) -> String {
        let question = if analyte == Analyte::Inr {
            self.language.says("warfarin?", "是否服用华法林？")
        } else {
            self.language.says("Gilbert?", "是否 Gilbert 综合征？")
        };
        say!(
            self.language,
            "{value} alone: {question}",
            "仅 {value} 异常：{question}",
            value = self.short_value(result)
        )
    }

    fn dated_short_value(&self, reference: ResultRef) -> String {
        let value = self.short_value(reference);
        self.result(reference).map_or(value.clone(), |result| {
            say!(
                self.language,
                "{value} ({day})",
                "{value}({day})",
                day = date_words(self.language, result.on)
            )
        })
    }
}

/// The results that speak for it.
fn signs(doubt: &DecompensationDoubt) -> impl Iterator<Item = ResultRef> {
    [doubt.bilirubin, doubt.inr, doubt.albumin]
        .into_iter()
        .flatten()
}
