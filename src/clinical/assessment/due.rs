//! What is due next, and how soon somebody must look.

use chrono::NaiveDate;

use super::alert::AlertLevel;

/// What is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueTest {
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueReason {
    /// So many months after the last one.
    AfterLast {
        months: u32,
    },
    /// So many months after the line or episode began, none since.
    AfterStart {
        months: u32,
    },
    /// To repeat a result that makes a provisional verdict.
    Repeat,
    /// So many months after the stop.
    AfterStop {
        months: u32,
    },
    NeverMeasured,
    LiverAlert(AlertLevel),
    /// A value that made a liver alert and was never repeated.
    NeverRepeated,
    /// Virus or surface antigen newly there, without treatment or under a preventive course.
    Reactivation,
    /// A raised ALT with virus and without treatment, so many months after it.
    RaisedAlt {
        months: u32,
    },
    /// HBV DNA rising on treatment, so many months after the latest one.
    Rising {
        months: u32,
    },
    /// Nothing counted yet on a line that follows a failed one, so many months after its start.
    AfterFailedLine {
        months: u32,
    },
    /// The kidney alert, so many months after the latest creatinine, or the line's start.
    KidneyAlert {
        months: u32,
    },
    /// The lesion alert, so many months after the latest ultrasound.
    LesionAlert {
        months: u32,
    },
}

/// A test that is due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub test: DueTest,
    pub on: NaiveDate,
    pub reason: DueReason,
}

/// A row of the order of the work list, 1 (today) to 10 (`WORDING.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tier(pub u8);
