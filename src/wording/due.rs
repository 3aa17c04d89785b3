//! What is due next and why, in words.

use chrono::NaiveDate;

use crate::clinical::assessment::{AlertLevel, Due, DueReason, DueTest};

use super::Language;
use super::Words;
use super::language::say;
use super::numbers::{MONTH, add_count, span_words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// The test as JSON and screens name it: `HBV DNA`, `liver`, `HBeAg`.
    pub test: &'static str,
    pub due: NaiveDate,
    pub why: String,
    /// How far away or past it is: `in 12 days`, `overdue 2 months`, `today`.
    pub distance: String,
    /// Whether its day has passed.
    pub is_late: bool,
}

impl Words<'_> {
    /// What is due next, HBV DNA first; beside a liver alert the liver tests.
    #[must_use]
    pub fn next_due(&self) -> Vec<DueLine> {
        let mut dues: Vec<&Due> = self.assessment.next_due.iter().collect();
        if self.assessment.alerts.liver.is_some() {
            dues.sort_by_key(|due| due.test != DueTest::Liver);
        }
        dues.into_iter().map(|due| self.due_line(due)).collect()
    }

    /// What is overdue of HBV DNA and liver tests: `DNA and liver tests are overdue`.
    pub(super) fn overdue_words(&self) -> &'static str {
        let overdue = |test| {
            let mut due = self.assessment.next_due.iter();
            due.any(|due| due.test == test && due.on < self.assessment.day)
        };
        match (overdue(DueTest::HbvDna), overdue(DueTest::Liver)) {
            (true, true) => self
                .language
                .says("DNA and liver tests are overdue", "DNA 与肝功能检测已逾期"),
            (true, false) => self.language.says("DNA is overdue", "DNA 检测已逾期"),
            (false, true) => self
                .language
                .says("liver tests are overdue", "肝功能检测已逾期"),
            (false, false) => self
                .language
                .says("nothing is scheduled here", "本处未安排检测"),
        }
    }

    fn due_line(&self, due: &Due) -> DueLine {
        let today = self.assessment.day;
        let distance = match due.on.cmp(&today) {
            std::cmp::Ordering::Less => {
                say!(
                    self.language,
                    "overdue {time}",
                    "逾期{time}",
                    time = span_words(self.language, due.on, today)
                )
            }
            std::cmp::Ordering::Equal => self.language.says("today", "今日").to_owned(),
            std::cmp::Ordering::Greater => {
                say!(
                    self.language,
                    "in {time}",
                    "{time}后",
                    time = span_words(self.language, today, due.on)
                )
            }
        };
        DueLine {
            test: due_test_words(self.language, due.test),
            due: due.on,
            why: due_reason_words(self.language, due.reason),
            distance,
            is_late: due.on < today,
        }
    }
}

/// The name of a group of tests in JSON and on screen.
#[must_use]
pub const fn due_test_words(language: Language, test: DueTest) -> &'static str {
    match test {
        DueTest::HbvDna => language.says("HBV DNA", "HBV DNA"),
        DueTest::Liver => language.says("liver", "肝功能"),
        DueTest::Hbeag => "HBeAg",
        DueTest::Kidney => language.says("kidney", "肾功能"),
        DueTest::Ultrasound => language.says("ultrasound", "超声"),
    }
}

/// Why something is due: `6 months after the last one`.
#[must_use]
pub fn due_reason_words(language: Language, reason: DueReason) -> String {
    let after = |months: u32, what: &str| {
        let mut words = String::with_capacity("12 months".len() + what.len());
        add_count(language, i64::from(months), MONTH, &mut words);
        words.push_str(what);
        words
    };
    match reason {
        DueReason::AfterLast { months } => {
            after(months, language.says(" after the last one", "（距上次）"))
        }
        DueReason::AfterStart { months } => after(
            months,
            language.says(
                " after treatment began, none since",
                "（用药开始后，此后未查）",
            ),
        ),
        DueReason::Repeat => language
            .says("to repeat what was seen once", "仅见1次，须复查")
            .to_owned(),
        DueReason::AfterStop { months } => {
            after(months, language.says(" after the stop", "（停药后）"))
        }
        DueReason::NeverMeasured => language.says("never measured", "从未检测").to_owned(),
        DueReason::LiverAlert(AlertLevel::Danger) => {
            language.says("liver in danger", "肝脏告急").to_owned()
        }
        DueReason::LiverAlert(AlertLevel::Flare) => {
            language.says("ALT flare", "ALT 明显升高").to_owned()
        }
        DueReason::NeverRepeated => language
            .says("an alarming value was never repeated", "警示值从未复查")
            .to_owned(),
        DueReason::Reactivation => language.says("virus newly there", "病毒新出现").to_owned(),
        DueReason::RaisedAlt { months } => after(
            months,
            language.says(" after a raised ALT, with virus", "（ALT 升高且有病毒）"),
        ),
        DueReason::Rising { months } => after(
            months,
            language.says(
                " after the last one, which was rising",
                "（距上次，上次回升）",
            ),
        ),
        DueReason::AfterFailedLine { months } => after(
            months,
            language.says(
                " after the change from drugs that failed",
                "（失败方案换药后）",
            ),
        ),
        DueReason::KidneyAlert { months } => after(
            months,
            language.says(
                " after the last one: kidney alert",
                "（距上次：肾功能警示）",
            ),
        ),
        DueReason::LesionAlert { months } => after(
            months,
            language.says(" after the last one: lesion alert", "（距上次：病变警示）"),
        ),
    }
}
