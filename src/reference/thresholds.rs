//! The table of all thresholds: name in the data file, unit, believable range, and place in [`Settings`].

use crate::clinical::quantity::IuPerMl;
use crate::clinical::settings::Settings;
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;
use crate::wording::tried::with_unit;

/// Who may set a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A register may override it (`RULES.md` §2).
    Clinic,
    /// The same everywhere.
    Fixed,
}

/// One threshold of `data/settings.ron`.
#[derive(Clone, Copy, Debug)]
pub struct Threshold {
    /// Its name in the data file, and in the overrides of a register.
    pub name: &'static str,
    /// The unit that the data file must name.
    pub unit: &'static str,
    pub scope: Scope,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// The least believable value.
    pub least: f64,
    /// The greatest believable value.
    pub greatest: f64,
    pub get: fn(&Settings) -> f64,
    /// Sets it, whether or not the value is believable.
    pub set: fn(&mut Settings, f64),
}

impl Threshold {
    /// Whether a value is finite, in range, and whole where it must be.
    #[must_use]
    pub fn accepts(&self, value: f64) -> bool {
        self.least <= value && value <= self.greatest && (!self.whole || value.fract() == 0.0)
    }

    #[must_use]
    pub fn accepted(&self) -> Sentence {
        let greatest = with_unit(self.greatest, self.unit);
        if self.whole {
            said::whole_number(self.least, greatest)
        } else {
            said::number(self.least, greatest)
        }
    }
}

macro_rules! threshold {
    (@of $unit:literal, $scope:ident, $whole:literal, $least:literal, $greatest:literal, $name:literal, $get:expr, $set:expr) => {
        Threshold {
            name: $name,
            unit: $unit,
            scope: Scope::$scope,
            whole: $whole,
            least: $least,
            greatest: $greatest,
            get: $get,
            set: $set,
        }
    };
    (load $scope:ident $name:literal $($place:tt).+ in $least:literal..$greatest:literal) => {
        threshold!(@of "IU/mL", $scope, false, $least, $greatest, $name,
            |settings| settings.$($place).+.get(),
            |settings, value| settings.$($place).+ = IuPerMl::new(value))
    };
    (days $scope:ident $name:literal $($place:tt).+ in $least:literal..$greatest:literal) => {
        threshold!(@of "days", $scope, true, $least, $greatest, $name,
            |settings| settings.$($place).+ as f64,
            |settings, value| settings.$($place).+ = value as i64)
    };
    (checkpoint months $number:literal $name:literal) => {
        threshold!(@of "months", Fixed, true, 1.0, 60.0, $name,
            |settings| f64::from(settings.checkpoints[$number].months),
            |settings, value| settings.checkpoints[$number].months = value as u32)
    };
    (checkpoint early $number:literal $name:literal) => {
        threshold!(@of "days", Clinic, true, 0.0, 60.0, $name,
            |settings| settings.checkpoints[$number].early_days as f64,
            |settings, value| settings.checkpoints[$number].early_days = value as i64)
    };
    (suppression months $number:literal $name:literal) => {
        threshold!(@of "months", Fixed, true, 1.0, 240.0, $name,
            |settings| f64::from(settings.cohort.suppression[$number].months),
            |settings, value| settings.cohort.suppression[$number].months = value as u32)
    };
    (suppression window $number:literal $name:literal) => {
        threshold!(@of "days", Fixed, true, 0.0, 366.0, $name,
            |settings| settings.cohort.suppression[$number].window_days as f64,
            |settings, value| settings.cohort.suppression[$number].window_days = value as i64)
    };
    (months $scope:ident $name:literal $($place:tt).+ in $least:literal..$greatest:literal) => {
        threshold!(@of "months", $scope, true, $least, $greatest, $name,
            |settings| f64::from(settings.$($place).+),
            |settings, value| settings.$($place).+ = value as u32)
    };
    (years $name:literal $($place:tt).+ in $least:literal..$greatest:literal) => {
        threshold!(@of "years", Fixed, true, $least, $greatest, $name,
            |settings| f64::from(settings.$($place).+),
            |settings, value| settings.$($place).+ = value as u32)
    };
    (multiple $name:literal $($place:tt).+) => {
        threshold!(@of "times the upper limit", Fixed, false, 1.0, 100.0, $name,
            |settings| settings.$($place).+,
            |settings, value| settings.$($place).+ = value)
    };
    ($unit:literal $scope:ident $name:literal $($place:tt).+ in $least:literal..$greatest:literal) => {
        threshold!(@of $unit, $scope, false, $least, $greatest, $name,
            |settings| settings.$($place).+,
            |settings, value| settings.$($place).+ = value)
    };
}

/// Every threshold, each once.
pub fn thresholds() -> impl Iterator<Item = &'static Threshold> {
    THRESHOLDS.iter()
}

#[must_use]
pub fn threshold(name: &str) -> Option<&'static Threshold> {
    thresholds().find(|threshold| threshold.name == name)
}

static THRESHOLDS: &[Threshold] = &[
    threshold!(load Clinic "default_lloq" default_lloq in 1.0..10000.0),
    threshold!("copies/IU" Clinic "copies_per_iu" copies_per_iu in 1.0..20.0),
    threshold!(load Clinic "highest_limit" highest_limit in 1.0..1e6),
    threshold!(checkpoint months 0 "checkpoint_months_1"),
    threshold!(checkpoint early 0 "checkpoint_early_1"),
    threshold!(checkpoint months 1 "checkpoint_months_2"),
    threshold!(checkpoint early 1 "checkpoint_early_2"),
    threshold!(checkpoint months 2 "checkpoint_months_3"),
    threshold!(checkpoint early 2 "checkpoint_early_3"),
    threshold!(days Clinic "gap_days" gap_days in 1.0..366.0),
    threshold!(days Clinic "trial_days" trial_days in 1.0..366.0),
    threshold!(days Clinic "confirm_days" confirm_days in 1.0..366.0),
    threshold!(days Clinic "fresh_dna" fresh.dna in 1.0..3660.0),
    threshold!(days Clinic "fresh_liver" fresh.liver in 1.0..3660.0),
    threshold!(days Clinic "fresh_serology" fresh.serology in 1.0..3660.0),
    threshold!(load Clinic "stop_limit" stop_limit in 1.0..10000.0),
    threshold!(days Clinic "carried_max_age" carried_max_age in 1.0..3660.0),
    threshold!(days Clinic "liver_lookback" liver_lookback in 0.0..366.0),
    threshold!(load Clinic "reactivation_after_negative" reactivation.after_negative in 1.0..1e6),
    threshold!("log10" Clinic "reactivation_rise" reactivation.rise_log10 in 0.1..5.0),
    threshold!(days Clinic "due_danger" schedule.danger_days in 0.0..14.0),
    threshold!(days Clinic "due_flare" schedule.flare_days in 0.0..92.0),
    threshold!(days Clinic "due_reactivation" schedule.reactivation_days in 0.0..92.0),
    threshold!("mL/min/1.73 m²" Clinic "kidney_low_egfr" kidney.low_egfr in 15.0..120.0),
    threshold!("U/L" Clinic "default_alt_upper" default_limits.alt_upper in 10.0..200.0),
    threshold!("U/L" Clinic "default_ast_upper" default_limits.ast_upper in 10.0..200.0),
    threshold!("µmol/L" Clinic "default_total_bilirubin_upper" default_limits.total_bilirubin_upper in 5.0..100.0),
    threshold!("g/L" Clinic "default_albumin_lower" default_limits.albumin_lower in 20.0..50.0),
    threshold!("log10" Fixed "rising_log10" alert.rising_log10 in 0.1..5.0),
    threshold!("log10" Fixed "falling_log10" alert.falling_log10 in 0.1..5.0),
    threshold!(multiple "danger_alt_multiple" alert.danger_alt_multiple),
    threshold!("ratio" Fixed "danger_inr" alert.danger_inr in 1.0..10.0),
    threshold!(multiple "danger_bilirubin_multiple" alert.danger_bilirubin_multiple),
    threshold!(multiple "danger_with_multiple" alert.danger_with_multiple),
    threshold!(multiple "flare_alt_multiple" alert.flare_alt_multiple),
    threshold!("10^9/L" Fixed "doubt_platelets_below" alert.doubt_platelets_below in 1.0..500.0),
    threshold!("score" Fixed "doubt_fib4_above" alert.doubt_fib4_above in 0.1..20.0),
    threshold!("IU/mL" Fixed "hbsag_negative_below" alert.hbsag_negative_below in 0.0001..10.0),
    threshold!("IU/mL" Fixed "hbsag_low" alert.hbsag_low in 1.0..1e5),
    threshold!("IU/mL" Fixed "hbsag_high" alert.hbsag_high in 1.0..1e5),
    threshold!(days Fixed "hbsag_fall_days" alert.hbsag_fall_days in 1.0..3660.0),
    threshold!("mIU/mL" Fixed "anti_hbs_positive_from" alert.anti_hbs_positive_from in 0.1..1000.0),
    threshold!(months Fixed "stale_months" alert.stale_months in 1.0..120.0),
    threshold!(days Fixed "alert_function_days" alert.function_days in 0.0..92.0),
    threshold!(months Fixed "never_repeated_months" alert.never_repeated_months in 1.0..240.0),
    threshold!(multiple "decompensation_bilirubin_multiple" alert.decompensation_bilirubin_multiple),
    threshold!("ratio" Fixed "decompensation_inr" alert.decompensation_inr in 1.0..10.0),
    threshold!("g/L" Fixed "decompensation_albumin_below" alert.decompensation_albumin_below in 10.0..50.0),
    threshold!("ng/mL" Fixed "lesion_afp_from" alert.lesion_afp_from in 1.0..1e5),
    threshold!(months Fixed "lesion_gone_months" alert.lesion_gone_months in 1.0..24.0),
    threshold!(months Fixed "settled_months" reactivation.settled_months in 1.0..120.0),
    threshold!(load Fixed "settled_below" reactivation.settled_below in 1.0..1e6),
    threshold!("log10" Fixed "settled_within_log10" reactivation.settled_within_log10 in 0.1..5.0),
    threshold!(months Fixed "prevention_months" prevention_months in 1.0..120.0),
    threshold!(years "kidney_adult_age" kidney.adult_age in 1.0..30.0),
    threshold!("µmol/L" Fixed "kidney_creatinine_above" kidney.creatinine_above in 20.0..500.0),
    threshold!(load Fixed "lowest_upper_limit" lowest_upper_limit in 1.0..1e12),
    threshold!("IU/mL or copies/mL" Fixed "probable_log_below" entry.probable_log_below in 0.0..20.0),
    threshold!("IU/mL" Fixed "probable_log_load_up_to" entry.probable_log_load_up_to in 1e9..1e13),
    threshold!("times the last value" Fixed "jump_multiple" entry.jump_multiple in 1.5..1000.0),
    threshold!(months Fixed "bare_date_months" entry.bare_date_months in 1.0..12.0),
    threshold!(months Fixed "due_on_treatment" schedule.on_treatment in 1.0..24.0),
    threshold!(months Fixed "due_suppressed" schedule.suppressed in 1.0..24.0),
    threshold!(months Fixed "due_repeat" schedule.repeat in 1.0..24.0),
    threshold!(months Fixed "due_hbeag" schedule.hbeag in 1.0..60.0),
    threshold!(months Fixed "due_never_treated" schedule.never_treated in 1.0..60.0),
    threshold!(months Fixed "due_after_stop_then_every" schedule.after_stop_then_every in 1.0..60.0),
    threshold!(days Fixed "due_alert_dna_age" schedule.alert_dna_age_days in 0.0..366.0),
    threshold!(months Fixed "due_kidney" schedule.kidney in 1.0..60.0),
    threshold!(months Fixed "due_kidney_alert" schedule.kidney_alert in 1.0..60.0),
    threshold!(months Fixed "due_ultrasound" schedule.ultrasound in 1.0..60.0),
    threshold!(months Fixed "due_ultrasound_lesion" schedule.ultrasound_lesion in 1.0..60.0),
    threshold!(days Fixed "due_after_stop_early" schedule.after_stop_early_days in 0.0..27.0),
    threshold!(load Fixed "low_below" worklist.low_below in 1.0..1e6),
    threshold!(multiple "raised_alt_multiple" worklist.raised_alt_multiple),
    threshold!(load Fixed "untreated_high" worklist.untreated_high in 1.0..1e9),
    threshold!(load Fixed "pregnancy_high" worklist.pregnancy_high in 1.0..1e9),
    threshold!(months Fixed "pregnancy_months" worklist.pregnancy_months in 1.0..120.0),
    threshold!("log10" Fixed "poor_fall_first" worklist.poor_fall_first in 0.1..9.0),
    threshold!("log10" Fixed "poor_fall_later" worklist.poor_fall_later in 0.1..9.0),
    threshold!(days Fixed "long_overdue_days" worklist.long_overdue_days in 1.0..3660.0),
    threshold!(months Fixed "flare_window_months" worklist.flare_window_months in 1.0..120.0),
    threshold!(days Fixed "due_soon_days" worklist.due_soon_days in 1.0..366.0),
    threshold!(months Fixed "held_months" worklist.held_months in 1.0..120.0),
    threshold!(load Fixed "low_level_up_to" headline.low_level_up_to in 1.0..2000.0),
    threshold!("log10" Fixed "good_fall" headline.good_fall in 0.1..9.0),
    threshold!(months Fixed "long_treatment_months" headline.long_treatment_months in 1.0..120.0),
    threshold!(days Fixed "guideline_confirm_days" guidelines.confirm_days in 1.0..366.0),
    threshold!(days Fixed "guideline_early_days" guidelines.early_days in 0.0..60.0),
    threshold!(months Fixed "guideline_hbsag_loss_months" guidelines.hbsag_loss_months in 1.0..60.0),
    threshold!(multiple "guideline_alt_multiple" guidelines.raised_alt_multiple),
    threshold!(suppression months 0 "cohort_month_1"),
    threshold!(suppression months 1 "cohort_month_2"),
    threshold!(suppression months 2 "cohort_month_3"),
    threshold!(suppression months 3 "cohort_month_4"),
    threshold!(suppression window 0 "cohort_window_1"),
    threshold!(suppression window 1 "cohort_window_2"),
    threshold!(suppression window 2 "cohort_window_3"),
    threshold!(suppression window 3 "cohort_window_4"),
    threshold!(load Fixed "cohort_lasting_from" cohort.lasting_from in 1.0..1e9),
    threshold!(months Fixed "cohort_earlier_months" cohort.earlier_months in 1.0..120.0),
];
