//! What the rules say of one patient on one day, with everything that it stands on.
//!
//! Types only: the words for them are in `crate::wording`.

use chrono::NaiveDate;

use super::assays::AssayId;
use super::drugs::DrugId;
use super::laboratory::Test;
use super::quantity::{IuPerMl, MultipleOfLimit};
use super::record::{Id, Intent};

/// A result of the record that was assessed: its place in `Record::results`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultRef(pub u32);

impl ResultRef {
    /// The place in `Record::results`.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Whether a counted HBV DNA result is negative or positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Below what the assay can quantify.
    Negative,
    /// At or above it.
    Positive,
}

/// Where the limit of an HBV DNA result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitOrigin {
    /// Printed on the report: as the reading itself or beside it.
    Recorded,
    /// The limit of the assay that was named.
    Assay,
    /// Nobody named one: the clinic's default is assumed.
    Assumed,
}

/// How a counted result came to its polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountedAs {
    /// Not detected, or below the limit without a word of detection.
    Clean,
    /// Detected below the limit.
    Trace,
    /// A quantified value that cannot be told from the limit of an earlier negative (`rules.md` §3, 3a).
    Excused,
    /// Quantified at or above the limit.
    Quantified,
    /// Above the range of the assay: at least its value.
    AboveRange,
}

/// One HBV DNA result of the counted series (`rules.md` §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// The result.
    pub result: ResultRef,
    /// The day of the sample.
    pub on: NaiveDate,
    /// Negative or positive.
    pub polarity: Polarity,
    /// How it came to that.
    pub counted_as: CountedAs,
    /// The value where a number is needed: itself, the bound of the range, or the limit of a negative.
    pub value: IuPerMl,
    /// The limit below which this assay sees nothing; the same as `value` for a negative that is not excused.
    pub limit: IuPerMl,
    /// Where the limit comes from.
    pub limit_origin: LimitOrigin,
}

impl Counted {
    /// Whether it counts as positive.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.polarity == Polarity::Positive
    }

    /// Whether it counts as negative.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.polarity == Polarity::Negative
    }
}

/// Why an HBV DNA result is on file but not in the counted series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotCountedBecause {
    /// A negative by an assay too crude to say anything (§3.1).
    TooCrude,
    /// Another result of the same day counts (§3.2).
    SameDay,
    /// A negative that cannot show that the positive before it has gone (§3.3b).
    SetAside {
        /// The quantified positive directly before it.
        positive: ResultRef,
    },
}

/// An HBV DNA result that is not in the counted series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCounted {
    /// The result.
    pub result: ResultRef,
    /// The day of the sample.
    pub on: NaiveDate,
    /// Why.
    pub because: NotCountedBecause,
}

/// All HBV DNA up to the review date, settled once (`rules.md` §3).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DnaSeries {
    /// What counts, oldest first, at most one a day.
    pub counted: Vec<Counted>,
    /// What does not, oldest first.
    pub not_counted: Vec<NotCounted>,
}

/// Whether a verdict rests on one sighting or on two far enough apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Seen once, or within less than the confirming distance.
    Provisional,
    /// Seen at least the confirming distance apart.
    Confirmed,
}

/// The fall of HBV DNA since the line began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fall {
    /// log10(baseline) - log10(last); negative for a rise.
    pub log10: f64,
    /// Whether the baseline was above the range of its assay, so that the fall is at least this.
    pub at_least: bool,
    /// The baseline.
    pub baseline: ResultRef,
}

/// A stretch of two days or more without any drug inside an episode (`rules.md` §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interruption {
    /// The last day of a drug before it.
    pub stop: NaiveDate,
    /// The first day of a drug after it.
    pub resumed: NaiveDate,
}

impl Interruption {
    /// Days without any drug: next start - stop - 1.
    #[must_use]
    pub fn days(&self) -> i64 {
        super::calendar::days_between(self.stop, self.resumed) - 1
    }
}

/// Primary resistance: never negative since the line began (`rules.md` §6.5b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrimaryResistance {
    /// The line's start.
    pub since: NaiveDate,
    /// Seen once or twice.
    pub certainty: Certainty,
    /// The largest checkpoint reached: 3, 6 or 12 months.
    pub stage_months: u32,
    /// The fall since the line began; `None` where the baseline is missing.
    pub fall: Option<Fall>,
}

/// Virus that was negative and is positive again (`rules.md` §6.5a, §7.3a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reappearance {
    /// The day of the first positive.
    pub since: NaiveDate,
    /// Seen once or twice.
    pub certainty: Certainty,
    /// The latest interruption between the last negative and the first positive.
    pub interruption: Option<Interruption>,
    /// Whether it began within three months of the line's start.
    pub may_have_begun_on_earlier_line: bool,
}

/// A relapse after stopping (`rules.md` §7.3a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relapse {
    /// The day of the first positive.
    pub since: NaiveDate,
    /// Seen once or twice.
    pub certainty: Certainty,
    /// Whether the liver was involved.
    pub liver_abnormal: LiverAbnormal,
    /// Whether the stop conditions were met at the stop; `None` where they are not asked.
    pub stop_conditions_at_stop: Option<ConditionState>,
}

/// Whether liver tests were outside their limits during a relapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LiverAbnormal {
    /// At least one was.
    Yes,
    /// None was, and there is an ALT.
    No,
    /// None was, and there is no ALT.
    Unknown,
}

/// Why nothing can be said (`rules.md`: "cannot tell, because …").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undetermined {
    /// No HBV DNA since the line began (§6.2).
    NoDnaSinceStart,
    /// Interferon for a year and still positive: the end of the course is not recorded (§6.4).
    InterferonNotEnded,
    /// No HBV DNA from month 3 on (§6.5b).
    NoDnaFromFirstCheckpoint,
    /// HBV DNA at the stop is not on file (§7.3c).
    NoDnaAtStop,
}

/// Where a patient stands (`rules.md` §10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// No antiviral on record.
    NeverTreated,
    /// Too early to judge.
    AwaitingResponse,
    /// Negative on treatment.
    Responding,
    /// Negative on treatment, and every stop condition of the clinic's text holds.
    StopConditionsMet,
    /// Never negative since the line began.
    PrimaryResistance(PrimaryResistance),
    /// Negative first, positive again on continuous treatment.
    SecondaryResistance(Reappearance),
    /// Positive again around an interruption.
    ViraemiaAfterInterruption(Reappearance),
    /// A preventive course: resistance and stop rules do not apply.
    Prophylaxis {
        /// Positive after a negative: an alert.
        reactivated: bool,
    },
    /// Stopped, nothing measured since.
    OffTreatment,
    /// Stopped, and negative.
    OffTreatmentRemission,
    /// Stopped while negative, positive again.
    Relapse(Relapse),
    /// Stopped while positive, or after a preventive course: untreated with virus.
    ViraemicOffTreatment {
        /// Negative before, after an episode without a course of intent treatment.
        after_prevention: bool,
    },
    /// Cannot tell.
    Undetermined(Undetermined),
}

impl Verdict {
    /// The key in JSON; never shown on screen.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NeverTreated => "never_treated",
            Self::AwaitingResponse => "awaiting_response",
            Self::Responding => "responding",
            Self::StopConditionsMet => "stop_conditions_met",
            Self::PrimaryResistance(_) => "primary_resistance",
            Self::SecondaryResistance(_) => "secondary_resistance",
            Self::ViraemiaAfterInterruption(_) => "viraemia_after_interruption",
            Self::Prophylaxis { .. } => "prophylaxis",
            Self::OffTreatment => "off_treatment",
            Self::OffTreatmentRemission => "off_treatment_remission",
            Self::Relapse(_) => "relapse",
            Self::ViraemicOffTreatment { .. } => "viraemic_off_treatment",
            Self::Undetermined(_) => "undetermined",
        }
    }

    /// Since when, for the verdicts that have a beginning.
    #[must_use]
    pub const fn since(&self) -> Option<NaiveDate> {
        match self {
            Self::PrimaryResistance(primary) => Some(primary.since),
            Self::SecondaryResistance(back) | Self::ViraemiaAfterInterruption(back) => {
                Some(back.since)
            }
            Self::Relapse(relapse) => Some(relapse.since),
            Self::NeverTreated
            | Self::AwaitingResponse
            | Self::Responding
            | Self::StopConditionsMet
            | Self::Prophylaxis { .. }
            | Self::OffTreatment
            | Self::OffTreatmentRemission
            | Self::ViraemicOffTreatment { .. }
            | Self::Undetermined(_) => None,
        }
    }

    /// How sure, for the verdicts that have a certainty.
    #[must_use]
    pub const fn certainty(&self) -> Option<Certainty> {
        match self {
            Self::PrimaryResistance(primary) => Some(primary.certainty),
            Self::SecondaryResistance(back) | Self::ViraemiaAfterInterruption(back) => {
                Some(back.certainty)
            }
            Self::Relapse(relapse) => Some(relapse.certainty),
            Self::NeverTreated
            | Self::AwaitingResponse
            | Self::Responding
            | Self::StopConditionsMet
            | Self::Prophylaxis { .. }
            | Self::OffTreatment
            | Self::OffTreatmentRemission
            | Self::ViraemicOffTreatment { .. }
            | Self::Undetermined(_) => None,
        }
    }
}

/// A rule of `rules.md` that decided something, as it is cited: `6.5a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// §1: never treated.
    NeverTreated,
    /// §6.1.
    Prophylaxis,
    /// §6.2.
    NothingMeasuredOnLine,
    /// §6.3.
    LastNegative,
    /// §6.4.
    InterferonOnly,
    /// §6.5a.
    PositiveAgain,
    /// §6.5b.
    NeverNegative,
    /// §7.1.
    NothingMeasuredOff,
    /// §7.2.
    NegativeOff,
    /// §7.3a.
    PositiveAgainOff,
    /// §7.3b.
    PositiveAtStop,
    /// §7.3c.
    UnknownAtStop,
    /// §8.
    StopConditions,
}

impl Rule {
    /// The number of the rule in `rules.md`.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Self::NeverTreated => "1",
            Self::Prophylaxis => "6.1",
            Self::NothingMeasuredOnLine => "6.2",
            Self::LastNegative => "6.3",
            Self::InterferonOnly => "6.4",
            Self::PositiveAgain => "6.5a",
            Self::NeverNegative => "6.5b",
            Self::NothingMeasuredOff => "7.1",
            Self::NegativeOff => "7.2",
            Self::PositiveAgainOff => "7.3a",
            Self::PositiveAtStop => "7.3b",
            Self::UnknownAtStop => "7.3c",
            Self::StopConditions => "8",
        }
    }
}

/// Something on file that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A result.
    Result(ResultRef),
    /// A course began.
    CourseStarted(Id),
    /// A course stopped.
    CourseStopped(Id),
}

/// One line of "because".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    /// The day of it.
    pub on: NaiveDate,
    /// What it is.
    pub evidence: Evidence,
    /// The rule that it served.
    pub rule: Rule,
}

/// What would settle an unknown, or is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// HBV DNA was never measured, or not since the day.
    DnaSince(Option<NaiveDate>),
    /// HBV DNA from the first checkpoint on.
    DnaFromCheckpoint {
        /// Months of the checkpoint.
        months: u32,
    },
    /// A checkpoint has passed without a result.
    CheckpointPassed {
        /// Months of the checkpoint.
        months: u32,
        /// The day it fell on.
        on: NaiveDate,
    },
    /// The end of a course of interferon.
    EndOfInterferon,
    /// HBV DNA at the stop.
    DnaAtStop {
        /// The stop.
        on: NaiveDate,
    },
    /// HBV DNA before the line began.
    Baseline {
        /// The line's start.
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
        /// The negative.
        negative: ResultRef,
        /// The positive.
        positive: ResultRef,
    },
    /// A negative by too crude an assay, left out.
    TooCrude(ResultRef),
    /// An amended value.
    Amended(ResultRef),
    /// Several results of one test on one day.
    SameDay {
        /// The day.
        on: NaiveDate,
        /// The test.
        test: Test,
        /// The result that counts.
        counts: ResultRef,
    },
    /// A course whose start or stop is only roughly known.
    ApproximateCourse(Id),
    /// The birth date is only roughly known.
    ApproximateBirth,
    /// Recorded "none", but platelets or FIB-4 speak against it.
    CirrhosisDoubted {
        /// The platelets that are too low, if they are.
        platelets: Option<ResultRef>,
        /// The FIB-4 that is too high, in hundredths, if it is.
        fib4_hundredths: Option<u32>,
    },
    /// An unusual value that was kept.
    Unusual(ResultRef),
    /// HBV DNA by another assay than the one before.
    AssayChanged {
        /// The result.
        result: ResultRef,
        /// The assay before.
        before: AssayId,
    },
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
    /// HBsAg positive again after a loss.
    HbsagPositiveAgain {
        /// The first positive after the loss.
        on: NaiveDate,
    },
    /// HBeAg positive again after seroconversion.
    HbeagPositiveAgain {
        /// The first positive after the seroconversion.
        on: NaiveDate,
    },
    /// Relapsed after an earlier stop.
    RelapsedAfterStop {
        /// That stop.
        stop: NaiveDate,
    },
    /// An earlier line of drugs failed.
    EarlierFailure {
        /// The line's start.
        start: NaiveDate,
        /// Its verdict was primary or secondary resistance.
        secondary: bool,
    },
}

/// Information that the clinic's text or `facts.md` gives for a situation. Never an order.
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
        /// The drug.
        drug: DrugId,
        /// With cirrhosis; otherwise for over a year.
        with_cirrhosis: bool,
    },
    /// With cirrhosis treatment goes on.
    CirrhosisContinues,
}

/// The state of one stop condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConditionState {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Not known.
    Unknown,
    /// The source does not speak of such patients.
    NotApplicable,
}

impl ConditionState {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// One stop condition with what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Met, not met, unknown or not applicable.
    pub state: ConditionState,
    /// The results that decided.
    pub evidence: Vec<ResultRef>,
}

/// The stop conditions of `rules.md` §8 on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopConditions {
    /// HBV DNA negative by a fine enough assay, and fresh.
    pub dna: Condition,
    /// Liver tests within their limits.
    pub liver: Condition,
    /// HBeAg seroconverted.
    pub hbeag: Condition,
    /// No cirrhosis.
    pub no_cirrhosis: Condition,
    /// All together.
    pub all: ConditionState,
    /// Since when all hold; only where `all` is met, and unknown even then if no ALT tells.
    pub held_since: Option<NaiveDate>,
}

/// A rise of more than one log10 over the lowest value (`rules.md` §6, "Rising").
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// The lowest value among the results of the line or off period and its baseline.
    pub lowest: Counted,
    /// The last counted result.
    pub last: Counted,
}

impl Rise {
    /// By how many log10.
    #[must_use]
    pub fn log10(&self) -> f64 {
        self.last.value.log10_above(self.lowest.value)
    }
}

/// The liver alert of `rules.md` §9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertLevel {
    /// Can be fatal within days.
    Danger,
    /// A flare.
    Flare,
}

impl AlertLevel {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Flare => "flare",
        }
    }
}

/// A liver alert with the values that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct LiverAlert {
    /// How bad.
    pub level: AlertLevel,
    /// The results that raised it.
    pub evidence: Vec<ResultRef>,
}

/// A positive stretch between negatives: shown, not a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransientViraemia {
    /// The first positive.
    pub from: NaiveDate,
    /// The last positive.
    pub to: NaiveDate,
    /// The highest value.
    pub peak: IuPerMl,
}

/// A line or an off period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// A line of therapy.
    Treatment,
    /// The time after an episode.
    Off,
}

/// A line or an off period with its verdict at its own end.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Line or off period.
    pub kind: PhaseKind,
    /// Its first day (the line's start) or the day of the stop.
    pub from: NaiveDate,
    /// Its own end; `None` while open.
    pub to: Option<NaiveDate>,
    /// The drugs taken when a sample of its last day would be drawn.
    pub drugs: Vec<DrugId>,
    /// Its verdict.
    pub verdict: Verdict,
}

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

/// Where the patient is in the timeline on the review day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No course has started.
    NeverTreated,
    /// On a line.
    OnTreatment {
        /// The episode's start.
        episode_start: NaiveDate,
        /// The line's start.
        line_start: NaiveDate,
    },
    /// Off treatment.
    Off {
        /// The start of the last episode.
        episode_start: NaiveDate,
        /// Its end.
        stop: NaiveDate,
    },
}

/// What the headline and the status pane speak of, beside the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Where in the timeline.
    pub stage: Stage,
    /// Intents of the present or last episode, each once.
    pub intents: Vec<Intent>,
    /// The newest counted HBV DNA.
    pub last: Option<Counted>,
    /// How many positives stand unbroken at the end of the present stretch.
    pub run_length: usize,
    /// Whether a counted negative stands somewhere before that run.
    pub negative_before_run: bool,
    /// The baseline of the present line or off period: the latest counted result before it, if recent enough.
    pub baseline: Option<Counted>,
    /// The latest interruption of the present episode known at the day, if any.
    pub last_interruption: Option<Interruption>,
    /// A negative newer than `last` that was set aside.
    pub set_aside_newer: Option<ResultRef>,
    /// The latest ALT that is fresh, as a multiple of its own limit.
    pub alt: Option<(ResultRef, MultipleOfLimit)>,
    /// Whether the latest HBsAg is negative.
    pub hbsag_negative: bool,
    /// FIB-4 from values that are fresh, in hundredths, where all its parts are on file.
    pub fib4_hundredths: Option<u32>,
    /// The lines that failed before the present one: start, drugs.
    pub failed_lines: Vec<(NaiveDate, Vec<DrugId>)>,
}

/// What the rules say of one patient on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The review day.
    pub day: NaiveDate,
    /// Where the patient stands.
    pub verdict: Verdict,
    /// The rule that decided.
    pub rule: Rule,
    /// The drugs of the verdict, in order of name.
    pub drugs: Vec<DrugId>,
    /// HBV DNA as it counts.
    pub series: DnaSeries,
    /// Every line and off period up to the day.
    pub phases: Vec<Phase>,
    /// Positive stretches between negatives.
    pub events: Vec<TransientViraemia>,
    /// The stop conditions, where they are asked.
    pub stop_conditions: Option<StopConditions>,
    /// A rise of more than one log10.
    pub rising: Option<Rise>,
    /// The liver alert.
    pub liver_alert: Option<LiverAlert>,
    /// Whether the newest counted HBV DNA is too old.
    pub stale: bool,
    /// The results and dates that decided, in order.
    pub because: Vec<Because>,
    /// What would settle an unknown.
    pub missing: Vec<Missing>,
    /// Reasons to be careful.
    pub doubts: Vec<Doubt>,
    /// What stands beside the verdict.
    pub notes: Vec<Note>,
    /// Information for the situation.
    pub advice: Vec<Advice>,
    /// What is due next; empty for those who left.
    pub next_due: Vec<Due>,
    /// The tier of the work list; `None` for those who left.
    pub tier: Option<Tier>,
    /// What headline and pane speak of.
    pub facts: Facts,
}
