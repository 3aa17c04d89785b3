//! What stands beside a verdict (`RULES.md` §9).

use chrono::NaiveDate;

use super::alert::{DecompensationDoubt, NeverRepeated};
use super::counted::ResultRef;
use super::verdict::Interruption;
use crate::clinical::assays::AssayId;
use crate::clinical::drugs::DrugId;
use crate::clinical::laboratory::{Analyte, Test};
use crate::clinical::record::Id;

/// What would settle an unknown, or is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// HBV DNA was never measured, or not since the day.
    DnaSince(Option<NaiveDate>),
    /// HBV DNA from the first checkpoint on.
    DnaFromCheckpoint {
        months: u32,
    },
    /// A checkpoint has passed without a result.
    CheckpointPassed {
        months: u32,
        on: NaiveDate,
    },
    /// The end of a course of interferon.
    EndOfInterferon,
    DnaAtStop {
        on: NaiveDate,
    },
    /// HBV DNA before the line began.
    Baseline {
        start: NaiveDate,
    },
    /// A test without which a stop condition is unknown, since none that is fresh enough is on file.
    ForStop(Test),
    /// An HBV DNA by an assay fine enough, not a trace.
    CleanDnaForStop,
    /// Cirrhosis: yes or no.
    Cirrhosis,
    /// An ALT, to judge the liver.
    AltForRelapse,
}

/// A reason to be careful with what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Results whose limit nobody named.
    AssumedLimits {
        /// How many of the counted results.
        count: usize,
    },
    /// A value not comparable with the earlier limit.
    Excused(ResultRef),
    /// A negative that cannot show that the positive before it has gone.
    SetAside {
        negative: ResultRef,
        positive: ResultRef,
    },
    /// A negative by too crude an assay, left out.
    TooCrude(ResultRef),
    /// An amended value.
    Amended(ResultRef),
    /// Several results of one test on one day.
    SameDay {
        on: NaiveDate,
        test: Test,
        counts: ResultRef,
    },
    /// A course whose start or stop is only roughly known.
    ApproximateCourse(Id),
    /// The birth date is only roughly known.
    ApproximateBirth,
    /// Results of which only the month is known.
    MonthOnly {
        /// The day on which they are counted.
        on: NaiveDate,
    },
    /// Recorded "none", but platelets or FIB-4 speak against it.
    CirrhosisDoubted {
        /// The platelets that are too low, if they are.
        platelets: Option<ResultRef>,
        /// The FIB-4 that is too high, in hundredths, if it is.
        fib4_hundredths: Option<u32>,
    },
    /// Total bilirubin or INR high by itself, which is no alert: Gilbert? warfarin?
    HighAlone { analyte: Analyte, result: ResultRef },
    /// A value that made a liver alert on its day and was not measured since.
    NeverRepeated(NeverRepeated),
    /// Liver tests speak for a decompensation that is not recorded.
    DecompensationDoubted(DecompensationDoubt),
    /// HBV DNA by another assay than the one before.
    AssayChanged { result: ResultRef, before: AssayId },
}

/// Something that stands beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Note {
    /// Resistance judged after an interruption.
    AfterInterruption(Interruption),
    /// At T inside what may later prove an interruption.
    MayProveInterruption {
        /// The last day on which a new start would make it one.
        until: NaiveDate,
    },
    /// It may have begun on the drugs of the line before.
    MayHaveBegunOnEarlierLine,
    /// The baseline is missing, so the fall is unknown.
    BaselineMissing,
    /// The fall is at least the number, because the baseline was above the range.
    FallIsAtLeast,
    /// DNA was negative before treatment began.
    NegativeBeforeTreatment(ResultRef),
    /// The last DNA before the stop was old.
    OldDnaAtStop {
        /// Its age in whole months at the stop.
        months: u32,
    },
    /// Months from the episode's start to the first positive; earlier than usual under twelve.
    TimeToReappearance {
        /// Whole months.
        months: u32,
        /// Under twelve months.
        earlier_than_usual: bool,
    },
    /// A preventive course, and positive after a negative.
    Reactivation,
    /// Newest counted HBV DNA is stale.
    Stale {
        /// Its age in whole months.
        months: u32,
    },
    /// Something set aside is newer than the last counted result.
    SetAsideIsNewer(ResultRef),
    /// HBsAg lost.
    HbsagLost {
        /// First negative after the last positive.
        since: NaiveDate,
    },
    /// HBsAg positive after it was negative.
    HbsagBack {
        /// The first of the unbroken positives at the end.
        on: NaiveDate,
        /// Whether it was positive before it was negative: only then is it positive *again*.
        again: bool,
        /// Whether the virus has been settled since then (§7b), so that it is no alarm.
        settled: bool,
    },
    /// HBeAg positive again after seroconversion.
    HbeagPositiveAgain {
        /// The first positive after the seroconversion.
        on: NaiveDate,
    },
    /// Relapsed after an earlier stop.
    RelapsedAfterStop { stop: NaiveDate },
    /// Virus that would be an alarm, but a carrier's own course for a year or more: no alarm (§7b, "Settled").
    Settled {
        /// The day from which it has been settled.
        since: NaiveDate,
    },
    /// Every stop condition holds, but a preventive course is on file: its end depends on the immune suppression (§8).
    StopAwaitsPrevention {
        /// Until then; `None` while the course has no stop.
        until: Option<NaiveDate>,
    },
    /// An earlier line of drugs failed.
    EarlierFailure {
        start: NaiveDate,
        /// Its verdict was primary or secondary resistance.
        secondary: bool,
    },
}

/// Information that the clinic's text or `FACTS.md` gives for a situation. Never an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// After a relapse the source treats again.
    TreatAgain,
    /// Check adherence and repeat within a month; the source combines two drugs, today's guidelines prefer a high
    /// barrier without cross-resistance.
    CheckAdherenceAndRepeat,
    /// Adherence first: treat again and repeat HBV DNA.
    ResumeAndRepeat,
    /// One drug of low barrier alone, for over a year or with cirrhosis.
    LowBarrierAlone {
        drug: DrugId,
        /// With cirrhosis; otherwise for over a year.
        with_cirrhosis: bool,
    },
    /// With cirrhosis treatment goes on.
    CirrhosisContinues,
}
