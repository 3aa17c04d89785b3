//! What is due next and why, in words.

use chrono::NaiveDate;

use crate::clinical::assessment::{AlertLevel, Due, DueReason, DueTest};

use super::Language;
use super::Words;
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
        if self.assessment.liver_alert.is_some() {
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
            (true, true) => "DNA and liver tests are overdue",
            (true, false) => "DNA is overdue",
            (false, true) => "liver tests are overdue",
            (false, false) => "nothing is scheduled here",
        }
    }

    fn due_line(&self, due: &Due) -> DueLine {
        let today = self.assessment.day;
        let distance = match due.on.cmp(&today) {
            std::cmp::Ordering::Less => {
                format!("overdue {}", span_words(self.language, due.on, today))
            }
            std::cmp::Ordering::Equal => "today".to_owned(),
            std::cmp::Ordering::Greater => {
                format!("in {}", span_words(self.language, today, due.on))
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
        DueTest::HbvDna => "HBV DNA",
        DueTest::Liver => "liver",
        DueTest::Hbeag => "HBeAg",
        DueTest::Kidney => "kidney",
        DueTest::Ultrasound => "ultrasound",
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
        DueReason::AfterLast { months } => after(months, " after the last one"),
        DueReason::AfterStart { months } => after(months, " after treatment began, none since"),
        DueReason::Repeat => "to repeat what was seen once".to_owned(),
        DueReason::AfterStop { months } => after(months, " after the stop"),
        DueReason::NeverMeasured => "never measured".to_owned(),
        DueReason::LiverAlert(AlertLevel::Danger) => "liver in danger".to_owned(),
        DueReason::LiverAlert(AlertLevel::Flare) => "ALT flare".to_owned(),
        DueReason::NeverRepeated => "an alarming value was never repeated".to_owned(),
        DueReason::Reactivation => "virus newly there".to_owned(),
        DueReason::RaisedAlt { months } => after(months, " after a raised ALT, with virus"),
        DueReason::Rising { months } => after(months, " after the last one, which was rising"),
        DueReason::AfterFailedLine { months } => {
            after(months, " after the change from drugs that failed")
        }
        DueReason::KidneyAlert { months } => after(months, " after the last one: kidney alert"),
        DueReason::LesionAlert { months } => after(months, " after the last one: lesion alert"),
    }
}
