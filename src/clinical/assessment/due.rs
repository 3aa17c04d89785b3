//! What is due next, and how soon somebody must look.

use chrono::NaiveDate;

/// What is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueTest {
    /// HBV DNA.
    HbvDna,
    /// Liver tests, told by ALT.
    Liver,
    /// HBeAg with anti-HBe.
    Hbeag,
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

/// A row of the order of the work list, 1 (today) to 10 (`wording.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tier(pub u8);
