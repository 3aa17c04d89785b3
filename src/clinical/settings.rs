//! The clinic's settings: every threshold of `RULES.md` §2, with the limits that are assumed where a report names none.

use super::quantity::IuPerMl;

/// Thresholds of the rules. `data/settings.ron` holds them with their units and reasons; a register may override some.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Name and edition of this set of rules, such as `clinic 2`.
    pub rules: String,
    /// Limit assumed where neither report nor assay names one.
    pub default_lloq: IuPerMl,
    /// Copies per IU where the result's assay names no factor.
    pub copies_per_iu: f64,
    /// A negative by a cruder assay than this says nothing.
    pub highest_limit: IuPerMl,
    /// A `>` below this is unusual: no assay's range ends there.
    pub lowest_upper_limit: IuPerMl,
    /// The checkpoints of primary resistance, in ascending order: months, and by how many days a visit may be early.
    pub checkpoints: [Checkpoint; 3],
    /// A longer time than this without any drug ends the episode, in days.
    pub gap_days: i64,
    /// A drug given for less than this begins no line, in days.
    pub trial_days: i64,
    /// Least distance of the second result that confirms, in days.
    pub confirm_days: i64,
    /// How old a result may be to support what is said of the day.
    pub fresh: FreshnessThresholds,
    /// An assay that cannot see this cannot show "negative" for a stop.
    pub stop_limit: IuPerMl,
    /// How old a result may be to tell the state at the start of a line or at the stop, in days.
    pub carried_max_age: i64,
    /// Liver results this long before the first positive belong to the relapse, in days.
    pub liver_lookback: i64,
    /// What is asked about or refused where a result or a date is entered.
    pub entry: EntryThresholds,
    /// Limits used where the report prints none of its own.
    pub default_limits: DefaultLimits,
    /// Thresholds of the alert, of rising and of doubted cirrhosis.
    pub alert: AlertThresholds,
    /// Virus newly seen in somebody untreated, and when it is a carrier's own course.
    pub reactivation: ReactivationThresholds,
    pub kidney: KidneyThresholds,
    /// So many months after a preventive course no stop is spoken of.
    pub prevention_months: u32,
    /// When the next tests are due.
    pub schedule: Schedule,
    /// How the list is ordered.
    pub worklist: WorklistThresholds,
    /// What a headline may call low, good or long.
    pub headline: HeadlineThresholds,
    pub guidelines: GuidelineThresholds,
    /// What is counted of the whole cohort.
    pub cohort: CohortThresholds,
}

/// Thresholds by which every guideline set is read (`GUIDELINES.md` A to C); what tells them apart stands in the sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GuidelineThresholds {
    /// Least distance of the second result that confirms, in days.
    pub confirm_days: i64,
    /// By how many days a visit may be early.
    pub early_days: i64,
    /// Months between two negative HBsAg that show its loss.
    pub hbsag_loss_months: u32,
    /// ALT above this many times its limit makes a relapse a clinical one.
    pub raised_alt_multiple: f64,
}

/// The age up to which a result is fresh, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreshnessThresholds {
    /// Older HBV DNA does not support a stop condition.
    pub dna: i64,
    /// Older liver tests support neither a stop condition nor an alert.
    pub liver: i64,
    /// Older serology does not support a stop condition.
    pub serology: i64,
}

/// Thresholds of what is asked about or refused on entry (`RULES.md` §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntryThresholds {
    /// An HBV DNA, a bound or a limit of it below this without a log unit is probably a logarithm.
    pub probable_log_below: f64,
    /// A load above this in a log unit was probably printed without a logarithm, in IU/mL.
    pub probable_log_load_up_to: f64,
    /// A value this many times the last one, or one this many times smaller, may be a slip of a digit.
    pub jump_multiple: f64,
    /// A day and month typed without a year are asked about if they lie more calendar months back than this.
    pub bare_date_months: u32,
}

/// One of the days on which primary resistance is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub months: u32,
    /// Days by which a visit may fall early and still count.
    pub early_days: i64,
}

/// Limits assumed for liver tests, in the units computed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DefaultLimits {
    /// Upper limit of ALT, U/L.
    pub alt_upper: f64,
    /// Upper limit of AST, U/L.
    pub ast_upper: f64,
    /// Upper limit of total bilirubin, µmol/L.
    pub total_bilirubin_upper: f64,
    /// Lower limit of albumin, g/L.
    pub albumin_lower: f64,
}

/// Thresholds of `RULES.md` §6 (rising), §8 (doubted cirrhosis, serology) and §9 (liver alert).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlertThresholds {
    /// A rise by more than this many log10 over the lowest value.
    pub rising_log10: f64,
    /// A value at least this many log10 below the run's highest is falling.
    pub falling_log10: f64,
    /// Danger: ALT above this many times its limit.
    pub danger_alt_multiple: f64,
    /// Danger: INR from this on.
    pub danger_inr: f64,
    /// Danger: total bilirubin from this many times its limit on.
    pub danger_bilirubin_multiple: f64,
    /// The ALT or AST above this many times its limit that goes with INR or bilirubin.
    pub danger_with_multiple: f64,
    /// Flare: ALT above this many times its limit.
    pub flare_alt_multiple: f64,
    /// Recorded "none" is doubted below this platelet count, 10⁹/L.
    pub doubt_platelets_below: f64,
    /// Recorded "none" is doubted above this FIB-4.
    pub doubt_fib4_above: f64,
    /// Quantitative HBsAg is negative below this, IU/mL.
    pub hbsag_negative_below: f64,
    /// A quantity of HBsAg below this is very low, IU/mL.
    pub hbsag_low: f64,
    /// A quantity of HBsAg below this is low, IU/mL.
    pub hbsag_high: f64,
    /// Days between two quantities of HBsAg that tell a fall per year.
    pub hbsag_fall_days: i64,
    /// Quantitative anti-HBs is positive from this on, mIU/mL.
    pub anti_hbs_positive_from: f64,
    /// Months after which the newest HBV DNA is stale.
    pub stale_months: u32,
    /// A flare without an INR or total bilirubin in so many days before it is repeated as soon as a danger.
    pub function_days: i64,
    /// A value that made an alert longer ago than this many months is no longer asked for again.
    pub never_repeated_months: u32,
    /// Decompensation doubted: total bilirubin from this many times its limit on.
    pub decompensation_bilirubin_multiple: f64,
    /// Decompensation doubted: INR from this on.
    pub decompensation_inr: f64,
    /// Decompensation doubted: albumin below this, g/L.
    pub decompensation_albumin_below: f64,
    /// Lesion alert: AFP from this on, ng/mL.
    pub lesion_afp_from: f64,
    /// A clean ultrasound at least so many months after a lesion shows that it has gone.
    pub lesion_gone_months: u32,
}

/// Thresholds of `RULES.md` §7b.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReactivationThresholds {
    /// Untreated HBV DNA from this on, after a negative one, is reactivation.
    pub after_negative: IuPerMl,
    /// So is a rise by at least this many log10 over the lowest load before it.
    pub rise_log10: f64,
    /// Settled: the load must have stood still for so many months.
    pub settled_months: u32,
    /// Settled: every load below this.
    pub settled_below: IuPerMl,
    /// Settled: the highest at most this many log10 above the lowest.
    pub settled_within_log10: f64,
}

/// Thresholds of the kidney alert (`RULES.md` §9).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KidneyThresholds {
    /// eGFR below this is low, mL/min/1.73 m².
    pub low_egfr: f64,
    /// The age from which the formula holds, in whole years.
    pub adult_age: u32,
    /// A creatinine above this is high where the formula cannot be used and the report prints no limit, µmol/L.
    pub creatinine_above: f64,
}

/// Thresholds of the order of the work list (`WORDING.md`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorklistThresholds {
    /// Below this a returned virus is low, IU/mL.
    pub low_below: IuPerMl,
    /// ALT above this many times its limit is raised.
    pub raised_alt_multiple: f64,
    /// Never treated with this much is tier 4.
    pub untreated_high: IuPerMl,
    /// In pregnancy, on treatment, this much is tier 4.
    pub pregnancy_high: IuPerMl,
    /// Virus this many months after a pregnancy course is as in somebody never treated.
    pub pregnancy_months: u32,
    /// A fall of less than this at the first checkpoint is poor, log10.
    pub poor_fall_first: f64,
    /// A fall of less than this at the later checkpoints is poor, log10.
    pub poor_fall_later: f64,
    /// Overdue by more days than this is tier 6.
    pub long_overdue_days: i64,
    /// Overdue within this many months of the stop is tier 6.
    pub flare_window_months: u32,
    /// Due within this many days is tier 9.
    pub due_soon_days: i64,
    /// Stop conditions held for fewer months than this are not yet for the doctor's clinic.
    pub held_months: u32,
}

/// Thresholds of what a headline may say (`WORDING.md`, "What the headline may not do").
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadlineThresholds {
    /// Only a value up to this that does not rise is called a low level.
    pub low_level_up_to: IuPerMl,
    /// A fall of at least this at the first checkpoint is a good one, log10.
    pub good_fall: f64,
    /// Virus still there after so many months on a line is no longer expected to go by itself.
    pub long_treatment_months: u32,
}

/// When the next tests are due (`RULES.md` §9), in calendar months unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// HBV DNA and liver tests on treatment.
    pub on_treatment: u32,
    /// The same where HBV DNA is negative and there is no cirrhosis.
    pub suppressed: u32,
    /// Repeat of a result that makes a provisional verdict, that rises, or that follows a failed line; of a raised ALT.
    pub repeat: u32,
    /// HBeAg with anti-HBe on treatment.
    pub hbeag: u32,
    /// HBV DNA and liver tests of somebody never treated.
    pub never_treated: u32,
    /// HBV DNA and liver tests after a stop, months from the stop, ascending.
    pub after_stop: Vec<u32>,
    /// The interval after the last of `after_stop`.
    pub after_stop_then_every: u32,
    /// A test this many days before a day of the schedule serves for it.
    pub after_stop_early_days: i64,
    /// Days until liver tests are repeated where the liver is in danger.
    pub danger_days: i64,
    /// Days until they are repeated in a flare.
    pub flare_days: i64,
    /// Days until HBV DNA and liver tests are repeated where the virus is newly there.
    pub reactivation_days: i64,
    /// Beside a liver alert an HBV DNA older than so many days before it is repeated too.
    pub alert_dna_age_days: i64,
    /// Creatinine while a drug is taken that can harm the kidneys.
    pub kidney: u32,
    /// The same where the kidneys are weak.
    pub kidney_alert: u32,
    pub ultrasound: u32,
    /// The same where a lesion or AFP is an alert.
    pub ultrasound_lesion: u32,
}

/// What is counted of the whole cohort (`COHORT.md`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CohortThresholds {
    /// When suppression is counted after the start of treatment, in ascending order.
    pub suppression: [SuppressionMonth; 4],
    /// A last value from this on makes secondary resistance lasting without a second result.
    pub lasting_from: IuPerMl,
    /// The earlier day that figures are compared with lies so many calendar months back.
    pub earlier_months: u32,
}

/// One of the months at which suppression is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuppressionMonth {
    /// Calendar months from the start of the episode.
    pub months: u32,
    /// Days by which a result may lie before or after that day.
    pub window_days: i64,
}
