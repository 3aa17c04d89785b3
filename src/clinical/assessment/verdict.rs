//! Where a patient can stand (`RULES.md` §10).

use chrono::NaiveDate;

use super::alert::Lowest;
use super::condition::ConditionState;
use super::counted::ResultRef;

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
    pub baseline: ResultRef,
}

/// A stretch of two days or more without any drug inside an episode (`RULES.md` §4).
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
        crate::clinical::calendar::days_between(self.stop, self.resumed) - 1
    }
}

/// Primary resistance: never negative since the line began (`RULES.md` §6.5b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrimaryResistance {
    pub since: NaiveDate,
    pub certainty: Certainty,
    /// The largest checkpoint reached: 3, 6 or 12 months.
    pub stage_months: u32,
    /// The fall since the line began; `None` where the baseline is missing.
    pub fall: Option<Fall>,
}

/// Virus that was negative and is positive again (`RULES.md` §6.5a, §7.3a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reappearance {
    /// The day of the first positive.
    pub since: NaiveDate,
    pub certainty: Certainty,
    /// The latest interruption between the last negative and the first positive.
    pub interruption: Option<Interruption>,
    /// Whether it began within three months of the line's start.
    pub may_have_begun_on_earlier_line: bool,
}

/// A relapse after stopping (`RULES.md` §7.3a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relapse {
    /// The day of the first positive.
    pub since: NaiveDate,
    pub certainty: Certainty,
    pub liver_abnormal: LiverAbnormal,
    /// Whether the stop conditions were met at the stop; `None` where they are not asked.
    pub stop_conditions_at_stop: Option<ConditionState>,
}

/// Virus that is newly seen in somebody without a course of an antiviral (`RULES.md` §7b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reactivation {
    /// The day of the first sign.
    pub since: NaiveDate,
    /// Seen once or twice, by the positives at the end of the counted series.
    pub certainty: Certainty,
    pub sign: ReactivationSign,
}

/// What shows a reactivation: the first of these that applies and is not settled (`RULES.md` §7b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReactivationSign {
    /// a: HBV DNA is positive, and the latest HBsAg up to the first of the positives was negative.
    DnaWithoutHbsag { hbsag: ResultRef },
    /// b: HBsAg is positive after a negative one.
    HbsagBack {
        /// The latest negative HBsAg before it.
        negative: ResultRef,
        /// The first of the unbroken positives at the end.
        positive: ResultRef,
        /// Whether a positive HBsAg from before that negative is on file: only then is it positive *again*.
        again: bool,
    },
    /// c: HBV DNA is at or above `reactivation_after_negative` after a negative of a fine enough assay.
    DnaAfterNegative {
        /// The latest such negative.
        negative: ResultRef,
    },
    /// d: HBV DNA has risen by `reactivation_rise` or more over the lowest load before it.
    Risen {
        /// The lowest load before the last result.
        lowest: Lowest,
        /// By how many log10 the last counted result lies above it.
        log10: f64,
    },
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

/// Why nothing can be said (`RULES.md`: "cannot tell, because …").
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

/// Where a patient stands (`RULES.md` §10).
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
    /// Untreated, and virus newly seen or risen.
    Reactivation(Reactivation),
    /// Cannot tell.
    Undetermined(Undetermined),
}

impl Verdict {
    #[must_use]
    pub const fn kind(&self) -> VerdictKind {
        match self {
            Self::NeverTreated => VerdictKind::NeverTreated,
            Self::AwaitingResponse => VerdictKind::AwaitingResponse,
            Self::Responding => VerdictKind::Responding,
            Self::StopConditionsMet => VerdictKind::StopConditionsMet,
            Self::PrimaryResistance(_) => VerdictKind::PrimaryResistance,
            Self::SecondaryResistance(_) => VerdictKind::SecondaryResistance,
            Self::ViraemiaAfterInterruption(_) => VerdictKind::ViraemiaAfterInterruption,
            Self::Prophylaxis { .. } => VerdictKind::Prophylaxis,
            Self::OffTreatment => VerdictKind::OffTreatment,
            Self::OffTreatmentRemission => VerdictKind::OffTreatmentRemission,
            Self::Relapse(_) => VerdictKind::Relapse,
            Self::ViraemicOffTreatment { .. } => VerdictKind::ViraemicOffTreatment,
            Self::Reactivation(_) => VerdictKind::Reactivation,
            Self::Undetermined(_) => VerdictKind::Undetermined,
        }
    }

    /// The key in JSON; never shown on screen.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.kind().key()
    }

    /// Since when, for the verdicts that have a beginning.
    #[must_use]
    pub fn since(&self) -> Option<NaiveDate> {
        self.beginning().map(|(since, _)| since)
    }

    /// How sure, for the verdicts that have a certainty.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        self.beginning().map(|(_, certainty)| certainty)
    }

    const fn beginning(&self) -> Option<(NaiveDate, Certainty)> {
        match self {
            Self::PrimaryResistance(primary) => Some((primary.since, primary.certainty)),
            Self::SecondaryResistance(back) | Self::ViraemiaAfterInterruption(back) => {
                Some((back.since, back.certainty))
            }
            Self::Relapse(relapse) => Some((relapse.since, relapse.certainty)),
            Self::Reactivation(reactivation) => Some((reactivation.since, reactivation.certainty)),
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

    /// Positive again on treatment, with or without an interruption before it.
    #[must_use]
    pub const fn reappearance(&self) -> Option<Reappearance> {
        match self {
            Self::SecondaryResistance(back) | Self::ViraemiaAfterInterruption(back) => Some(*back),
            Self::NeverTreated
            | Self::AwaitingResponse
            | Self::Responding
            | Self::StopConditionsMet
            | Self::PrimaryResistance(_)
            | Self::Prophylaxis { .. }
            | Self::OffTreatment
            | Self::OffTreatmentRemission
            | Self::Relapse(_)
            | Self::ViraemicOffTreatment { .. }
            | Self::Reactivation(_)
            | Self::Undetermined(_) => None,
        }
    }

    #[must_use]
    pub const fn reactivation(&self) -> Option<Reactivation> {
        match self {
            Self::Reactivation(reactivation) => Some(*reactivation),
            Self::NeverTreated
            | Self::AwaitingResponse
            | Self::Responding
            | Self::StopConditionsMet
            | Self::PrimaryResistance(_)
            | Self::SecondaryResistance(_)
            | Self::ViraemiaAfterInterruption(_)
            | Self::Prophylaxis { .. }
            | Self::OffTreatment
            | Self::OffTreatmentRemission
            | Self::Relapse(_)
            | Self::ViraemicOffTreatment { .. }
            | Self::Undetermined(_) => None,
        }
    }

    /// Whether a line ended as primary or secondary resistance.
    #[must_use]
    pub fn is_resistance(&self) -> bool {
        matches!(
            self.kind(),
            VerdictKind::PrimaryResistance | VerdictKind::SecondaryResistance
        )
    }
}

/// Which verdict it is, without what belongs to it (`RULES.md` §10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// No antiviral on record.
    NeverTreated,
    /// Too early to judge.
    AwaitingResponse,
    /// Negative on treatment.
    Responding,
    /// Negative on treatment, and every stop condition of the clinic's text holds.
    StopConditionsMet,
    /// Never negative since the line began.
    PrimaryResistance,
    /// Negative first, positive again on continuous treatment.
    SecondaryResistance,
    /// Positive again around an interruption.
    ViraemiaAfterInterruption,
    /// A preventive course.
    Prophylaxis,
    /// Stopped, nothing measured since.
    OffTreatment,
    /// Stopped, and negative.
    OffTreatmentRemission,
    /// Stopped while negative, positive again.
    Relapse,
    /// Untreated with virus that was there at the stop, or after a preventive course.
    ViraemicOffTreatment,
    /// Untreated, and virus newly seen or risen.
    Reactivation,
    /// Cannot tell.
    Undetermined,
}

impl VerdictKind {
    /// Every verdict, in the order of `RULES.md` §10.
    pub const ALL: [Self; 14] = [
        Self::NeverTreated,
        Self::AwaitingResponse,
        Self::Responding,
        Self::StopConditionsMet,
        Self::PrimaryResistance,
        Self::SecondaryResistance,
        Self::ViraemiaAfterInterruption,
        Self::Prophylaxis,
        Self::OffTreatment,
        Self::OffTreatmentRemission,
        Self::Relapse,
        Self::ViraemicOffTreatment,
        Self::Reactivation,
        Self::Undetermined,
    ];

    /// The key in JSON; never shown on screen.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NeverTreated => "never_treated",
            Self::AwaitingResponse => "awaiting_response",
            Self::Responding => "responding",
            Self::StopConditionsMet => "stop_conditions_met",
            Self::PrimaryResistance => "primary_resistance",
            Self::SecondaryResistance => "secondary_resistance",
            Self::ViraemiaAfterInterruption => "viraemia_after_interruption",
            Self::Prophylaxis => "prophylaxis",
            Self::OffTreatment => "off_treatment",
            Self::OffTreatmentRemission => "off_treatment_remission",
            Self::Relapse => "relapse",
            Self::ViraemicOffTreatment => "viraemic_off_treatment",
            Self::Reactivation => "reactivation",
            Self::Undetermined => "undetermined",
        }
    }
}
