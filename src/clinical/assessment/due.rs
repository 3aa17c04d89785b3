//! What is due next, and how soon somebody must look.

use chrono::NaiveDate;

use super::alert::AlertLevel;

/// What is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueTest {
    /// HBV DNA.
    HbvDna,
    /// Liver tests, told by ALT.
    Liver,
    /// HBeAg with anti-HBe.
    Hbeag,
    /// Creatinine, while adefovir or tenofovir disoproxil is taken.
    Kidney,
    /// Ultrasound of the liver, and AFP with it.
    Ultrasound,
}

/// Why it is due then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueReason {
    /// So many months after the last one.
    AfterLast {
        /// Months.
        months: u32,
    },
    /// So many months after the line or episode began, none since.
    AfterStart {
        /// Months.
        months: u32,
    },
    /// To repeat a result that makes a provisional verdict.
    Repeat,
    /// So many months after the stop.
    AfterStop {
        /// Months.
        months: u32,
    },
    /// Never measured.
    NeverMeasured,
    /// A liver alert.
    LiverAlert(AlertLevel),
    /// A value that made a liver alert and was never repeated.
    NeverRepeated,
    /// Virus or surface antigen newly there, without treatment or under a preventive course.
    Reactivation,
    /// A raised ALT with virus and without treatment, so many months after it.
    RaisedAlt {
        /// Months.
        months: u32,
    },
    /// HBV DNA rising on treatment, so many months after the latest one.
    Rising {
        /// Months.
        months: u32,
    },
    /// Nothing counted yet on a line that follows a failed one, so many months after its start.
    AfterFailedLine {
        /// Months.
        months: u32,
    },
    /// The kidney alert, so many months after the latest creatinine, or the line's start.
    KidneyAlert {
        /// Months.
        months: u32,
    },
    /// The lesion alert, so many months after the latest ultrasound.
    LesionAlert {
        /// Months.
        months: u32,
    },
}

/// A test that is due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which test.
    pub test: DueTest,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: DueReason,
}

/// A row of the order of the work list, 1 (today) to 10 (`WORDING.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tier(pub u8);
