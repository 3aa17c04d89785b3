//! The whole answer.

use chrono::NaiveDate;

use super::alert::{
    DecompensationDoubt, KidneyAlert, LesionAlert, LiverAlert, Lowest, NeverRepeated, React, Rise,
};
use super::because::{Because, Rule};
use super::condition::StopConditions;
use super::counted::{Counted, DnaSeries, ResultRef};
use super::due::{Due, Tier};
use super::phase::{Phase, Stage, TransientViraemia};
use super::remark::{Advice, Doubt, Missing, Note};
use super::verdict::{Interruption, Verdict};
use crate::clinical::drugs::DrugId;
use crate::clinical::laboratory::Analyte;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::Intent;

/// What the headline and the status pane speak of, beside the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
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
    /// How many results of the present line or off period count.
    pub results_of_stretch: usize,
    /// The first of the positives that stand unbroken at the end of the counted series.
    pub run_start: Option<Counted>,
    /// Whether a negative counts in an earlier line of the present episode.
    pub negative_on_earlier_line: bool,
    /// The latest negative of the present line or off period that is left out because its assay is too crude (§3.1).
    pub left_out_negative: Option<ResultRef>,
    /// Whole months from the present line's start to the review day; `None` off treatment.
    pub months_on_line: Option<u32>,
    /// Whether the line before the present one in the same episode ended as primary or secondary resistance.
    pub follows_failed_line: bool,
    /// The lowest load that a rise of the present line or off period is counted from.
    pub lowest: Option<Lowest>,
    /// Whether a preventive course is on file that has no stop, or stopped less than `prevention_months` ago.
    pub prevention_on_file: bool,
}

/// What asks for somebody's attention, whatever the verdict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alerts {
    pub liver: Option<LiverAlert>,
    /// Total bilirubin or INR high by itself, which is a doubt and no alert.
    pub high_alone: Option<(Analyte, ResultRef)>,
    /// Values that made a liver alert and were never repeated; empty while one holds.
    pub never_repeated: Vec<NeverRepeated>,
    pub kidney: Option<KidneyAlert>,
    pub lesion: Option<LesionAlert>,
    /// Decompensation that is not recorded.
    pub decompensation: Option<DecompensationDoubt>,
}

/// What the rules say of one patient on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub day: NaiveDate,
    pub verdict: Verdict,
    pub rule: Rule,
    /// The drugs of the verdict, in order of name.
    pub drugs: Vec<DrugId>,
    pub series: DnaSeries,
    /// Every line and off period up to the day.
    pub phases: Vec<Phase>,
    /// Positive stretches between negatives.
    pub events: Vec<TransientViraemia>,
    /// The stop conditions, where they are asked.
    pub stop_conditions: Option<StopConditions>,
    /// A rise of more than one log10.
    pub rising: Option<Rise>,
    pub alerts: Alerts,
    /// Virus or surface antigen newly there in somebody who was treated.
    pub react: Option<React>,
    /// The drugs taken on the day that the variants on file resist, in order of name; empty off treatment.
    pub resistance_proven: Vec<DrugId>,
    /// HBV DNA is positive, and every drug taken is among those, interferons aside (`WORDING.md`, `proven`).
    pub is_proven: bool,
    /// eGFR from a fresh creatinine, in hundredths of mL/min/1.73 m², cut.
    pub egfr_hundredths: Option<u32>,
    /// The day from which positive HBV DNA has been settled (§7b): of a reactivation that is none for that reason, or
    /// of the virus after a stop.
    pub settled_since: Option<NaiveDate>,
    /// Whether the newest counted HBV DNA is too old.
    pub stale: bool,
    /// The results and dates that decided, in order.
    pub because: Vec<Because>,
    pub missing: Vec<Missing>,
    pub doubts: Vec<Doubt>,
    /// What stands beside the verdict.
    pub notes: Vec<Note>,
    pub advice: Vec<Advice>,
    /// What is due next; empty for those who left.
    pub next_due: Vec<Due>,
    /// The tier of the work list; `None` for those who left.
    pub tier: Option<Tier>,
    /// What headline and pane speak of.
    pub facts: Facts,
}
