//! The fields of a row of the patient list: drugs and time on them, last HBV DNA, last ALT, what is due.

use chrono::{Datelike as _, NaiveDate};

use crate::clinical::assessment::Stage;
use crate::clinical::calendar::{days_between, whole_months_between};
use crate::clinical::worklist::earliest_due;

use super::Language;
use super::Words;
use super::language::say;
use super::numbers::{age_words, date_words, day_month_words, multiple_words, span_words};

impl Words<'_> {
    /// `entecavir 28 months`, `off treatment 3 months`, `never treated`.
    #[must_use]
    pub fn drugs_and_time(&self) -> String {
        let day = self.assessment.day;
        match self.assessment.facts.stage {
            Stage::NeverTreated => self.language.says("never treated", "未治疗").to_owned(),
            Stage::OnTreatment { line_start, .. } => format!(
                "{} {}",
                self.drug_names(&self.assessment.drugs),
                span_words(self.language, line_start, day)
            ),
            Stage::Off { stop, .. } => {
                say!(
                    self.language,
                    "off treatment {time}",
                    "停药{time}",
                    time = span_words(self.language, stop, day)
                )
            }
        }
    }

    /// `DNA 3 200 ^ (30 days ago)` with the trend against the result before it; `DNA -` where none counts.
    #[must_use]
    pub fn last_dna(&self) -> String {
        let Some(last) = self.last() else {
            return "DNA -".to_owned();
        };
        let value = self.load_value_words(last.result).unwrap_or_default();
        let trend = self
            .dna_trend()
            .map_or_else(String::new, |trend| format!(" {trend}"));
        say!(
            self.language,
            "DNA {value}{trend} ({age})",
            "DNA {value}{trend}（{age}）",
            age = age_words(self.language, last.on, self.assessment.day)
        )
    }

    /// `ALT 1.3x`, or `ALT -` where none is recent enough.
    #[must_use]
    pub fn last_alt(&self) -> String {
        self.assessment.facts.alt.map_or_else(
            || "ALT -".to_owned(),
            |(_, multiple)| format!("ALT {}", multiple_words(self.language, multiple)),
        )
    }

    /// What a row says first: a liver alert before the headline.
    #[must_use]
    pub fn row_headline(&self) -> String {
        self.after_alert(self.headline().text)
    }

    /// The text of the headline, a liver alert before it.
    #[must_use]
    pub fn after_alert(&self, headline: String) -> String {
        match self.liver_alert() {
            Some(alert) => say!(self.language, "{alert}; {headline}", "{alert};{headline}"),
            None => headline,
        }
    }

    /// `due 02-Jun-2024`: the first of HBV DNA and liver tests; `not followed here` or nothing due.
    #[must_use]
    pub fn first_due(&self) -> String {
        earliest_due(self.assessment).map_or_else(
            || self.language.says("nothing due", "无到期检测").to_owned(),
            |on| {
                say!(
                    self.language,
                    "due {day}",
                    "{day}到期",
                    day = date_words(self.language, on)
                )
            },
        )
    }
}

/// A due day in eight cells, and how late it is where it has passed.
pub(super) fn due_in_eight_cells(language: Language, on: NaiveDate, today: NaiveDate) -> String {
    let months = whole_months_between(on, today);
    if on >= today && on.year() == today.year() {
        day_month_words(language, on)
    } else if on >= today {
        on.format("%d%b%y").to_string()
    } else if months == 0 {
        say!(
            language,
            "late {days}d",
            "逾{days}天",
            days = days_between(on, today)
        )
    } else if months < 100 {
        say!(language, "late {months}m", "逾{months}月")
    } else {
        say!(
            language,
            "late {years}y",
            "逾{years}年",
            years = months / 12
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::testing::Patient;

    #[test]
    fn an_alert_stands_before_the_headline_of_a_row() {
        let patient = Patient::new()
            .takes("ETV", "2014-01-10", "")
            .dna("2024-05-01", "<20");
        let quiet = patient.words("2024-06-01", |words| words.row_headline());
        assert!(quiet.starts_with("DNA negative on treatment"), "{quiet}");
        let patient = patient.alt("2024-05-01", "900");
        let alarmed = patient.words("2024-06-01", |words| words.row_headline());
        assert!(
            alarmed.starts_with("LIVER ALERT: ALT 22x; DNA negative"),
            "{alarmed}"
        );
    }
}
