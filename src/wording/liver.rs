//! The liver in words: the alert that stands before every headline, and the row of latest values.

use crate::clinical::assessment::{AlertLevel, LiverAlert, ResultRef};
use crate::clinical::effective;
use crate::clinical::laboratory::{Analyte, Test};
use crate::clinical::limits::Measured;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::LabResult;

use super::Words;
use super::doubts::hundredths_words;
use super::finding::finding_value;
use super::language::say;
use super::numbers::{date_words, decimal_words, multiple_words};

/// The amounts that the liver row always names, in this order.
const LIVER_ROW: [Analyte; 5] = [
    Analyte::Alt,
    Analyte::Ast,
    Analyte::TotalBilirubin,
    Analyte::Inr,
    Analyte::Platelets,
];

impl Words<'_> {
    /// `LIVER ALERT: ALT 22x, bilirubin 4.1x, INR 1.7` or `ALT FLARE: 8.0x (01-Jun-2024)`.
    #[must_use]
    pub fn liver_alert(&self) -> Option<String> {
        let alert = self.assessment.alerts.liver.as_ref()?;
        Some(match alert.level {
            AlertLevel::Danger => say!(
                self.language,
                "LIVER ALERT: {values}",
                "肝损害警示:{values}",
                values = self.alert_values(alert)
            ),
            AlertLevel::Flare => self.flare_words(alert),
        })
    }

    fn alert_values(&self, alert: &LiverAlert) -> String {
        alert
            .evidence
            .iter()
            .map(|reference| self.short_value(*reference))
            .collect::<Vec<_>>()
            .join(self.language.says(", ", ","))
    }

    /// `ALT 22x`, `INR 1.7`: a value as a multiple of its limit where it is judged by that.
    pub(super) fn short_value(&self, reference: ResultRef) -> String {
        let Some(result) = self.result(reference) else {
            return self.language.says("result", "结果").to_owned();
        };
        match self.multiple_of(result) {
            Some(multiple) => format!("{} {multiple}", self.short_name(result)),
            None => format!(
                "{} {}",
                self.short_name(result),
                finding_value(self.language, &result.finding)
            ),
        }
    }

    fn flare_words(&self, alert: &LiverAlert) -> String {
        let values = alert
            .evidence
            .iter()
            .filter_map(|reference| self.result(*reference))
            .filter_map(|result| {
                Some(say!(
                    self.language,
                    "{multiple} ({day})",
                    "{multiple}({day})",
                    multiple = self.multiple_of(result)?,
                    day = date_words(self.language, result.on)
                ))
            })
            .collect::<Vec<_>>()
            .join(self.language.says(", ", ","));
        say!(
            self.language,
            "ALT FLARE: {values}",
            "ALT 明显升高:{values}"
        )
    }

    /// A value as a multiple of its limit; nothing for those that are judged by their number, as INR and platelets.
    fn multiple_of(&self, result: &LabResult) -> Option<String> {
        let measured = Measured::of(result, self.knowledge)?;
        match measured.analyte {
            Analyte::Alt
            | Analyte::Ast
            | Analyte::Alp
            | Analyte::Ggt
            | Analyte::TotalBilirubin
            | Analyte::DirectBilirubin => {}
            Analyte::Albumin
            | Analyte::TotalProtein
            | Analyte::Inr
            | Analyte::ProthrombinActivity
            | Analyte::Platelets
            | Analyte::Afp
            | Analyte::Creatinine
            | Analyte::Phosphate
            | Analyte::LiverStiffness
            | Analyte::MissedDoses => return None,
        }
        Some(multiple_words(
            self.language,
            MultipleOfLimit(measured.multiple_of_upper()?),
        ))
    }

    /// `bilirubin` for the total: which of the two is meant is plain where only the total is asked for.
    fn short_name(&self, result: &LabResult) -> &str {
        let name = self.test_name(result.finding.test());
        if result.finding.test() == Test::Analyte(Analyte::TotalBilirubin) {
            name.strip_prefix("total ").unwrap_or(name)
        } else {
            name
        }
    }

    /// `ALT 1.3x of 40 (02-May-2024)`, bilirubin, INR, platelets, FIB-4 and whether there is an alert: one field
    /// each, `-` where no value is on file.
    #[must_use]
    pub fn liver_row(&self) -> Vec<String> {
        let mut fields = LIVER_ROW.map(|analyte| self.liver_field(analyte)).to_vec();
        // A flare makes it say nothing.
        let flare = self.knowledge.settings.alert.flare_alt_multiple;
        let alt = self.assessment.facts.alt;
        let is_flare = alt.is_some_and(|(_, multiple)| multiple.0 > flare);
        let fib4 = self.assessment.facts.fib4_hundredths;
        fields.push(fib4.filter(|_| !is_flare).map_or_else(
            || "FIB-4 -".to_owned(),
            |fib4| format!("FIB-4 {}", hundredths_words(fib4)),
        ));
        fields.push(
            match self
                .assessment
                .alerts
                .liver
                .as_ref()
                .map(|alert| alert.level)
            {
                Some(AlertLevel::Danger) => self.language.says("LIVER ALERT", "肝损害警示"),
                Some(AlertLevel::Flare) => self.language.says("ALT FLARE", "ALT 明显升高"),
                None => self.language.says("no alert", "无警示"),
            }
            .to_owned(),
        );
        fields
    }

    fn liver_field(&self, analyte: Analyte) -> String {
        let test = Test::Analyte(analyte);
        let Some(result) = self.latest(test) else {
            let name = self.test_name(test);
            let name = name.strip_prefix("total ").unwrap_or(name);
            return format!("{name} -");
        };
        let on = date_words(self.language, result.on);
        let name = self.short_name(result);
        let measured = Measured::of(result, self.knowledge);
        let multiple = self.multiple_of(result);
        match (
            multiple,
            measured.and_then(|measured| measured.upper),
            result.limits.upper,
        ) {
            (Some(multiple), _, Some(printed)) => {
                say!(
                    self.language,
                    "{name} {multiple} of {limit} ({on})",
                    "{name} {limit}的{multiple}（{on}）",
                    limit = decimal_words(printed)
                )
            }
            (Some(multiple), Some(assumed), None) => {
                say!(
                    self.language,
                    "{name} {multiple} of {assumed} ({on})",
                    "{name} {assumed}的{multiple}（{on}）"
                )
            }
            (None, _, _) | (Some(_), None, None) => {
                say!(
                    self.language,
                    "{name} {value} ({on})",
                    "{name} {value}（{on}）",
                    value = finding_value(self.language, &result.finding)
                )
            }
        }
    }

    /// The newest result of a test that counts on the review day.
    fn latest(&self, test: Test) -> Option<&LabResult> {
        effective::results(self.record, self.assessment.day)
            .map(|(_, result)| result)
            .filter(|result| result.finding.test() == test)
            .max_by_key(|result| result.on)
    }
}
