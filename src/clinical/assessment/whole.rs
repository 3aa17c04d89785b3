//! The whole answer.

use chrono::NaiveDate;

use super::alert::{LiverAlert, Rise};
use super::because::{Because, Rule};
use super::condition::StopConditions;
use super::counted::{Counted, DnaSeries, ResultRef};
use super::due::{Due, Tier};
use super::phase::{Phase, Stage, TransientViraemia};
use super::remark::{Advice, Doubt, Missing, Note};
use super::verdict::{Interruption, Verdict};
use crate::clinical::drugs::DrugId;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::Intent;

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
