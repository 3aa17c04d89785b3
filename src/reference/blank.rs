//! Settings before their file was read.

use crate::clinical::quantity::IuPerMl;
use crate::clinical::settings::{
    AlertThresholds, Checkpoint, CohortThresholds, DefaultLimits, EntryThresholds,
    GuidelineThresholds, HeadlineThresholds, KidneyThresholds, ReactivationThresholds, Schedule,
    Settings, SuppressionMonth, WorklistThresholds,
};

/// Settings in which every threshold waits to be set from the file.
pub(super) fn blank(rules: String, after_stop: Vec<u32>) -> Settings {
    let load = IuPerMl::new(0.0);
    let checkpoint = Checkpoint {
        months: 0,
        early_days: 0,
    };
    Settings {
        rules,
        default_lloq: load,
        copies_per_iu: 0.0,
        highest_limit: load,
        lowest_upper_limit: load,
        checkpoints: [checkpoint; 3],
        gap_days: 0,
        trial_days: 0,
        confirm_days: 0,
        fresh_dna: 0,
        fresh_liver: 0,
        fresh_serology: 0,
        stop_limit: load,
        carried_max_age: 0,
        liver_lookback: 0,
        entry: EntryThresholds {
            probable_log_below: 0.0,
            jump_multiple: 0.0,
            bare_date_months: 0,
        },
        default_limits: DefaultLimits {
            alt_upper: 0.0,
            ast_upper: 0.0,
            total_bilirubin_upper: 0.0,
            albumin_lower: 0.0,
        },
        alert: AlertThresholds {
            rising_log10: 0.0,
            falling_log10: 0.0,
            danger_alt_multiple: 0.0,
            danger_inr: 0.0,
            danger_bilirubin_multiple: 0.0,
            danger_with_multiple: 0.0,
            flare_alt_multiple: 0.0,
            doubt_platelets_below: 0.0,
            doubt_fib4_above: 0.0,
            hbsag_negative_below: 0.0,
            anti_hbs_positive_from: 0.0,
            stale_months: 0,
            function_days: 0,
            never_repeated_months: 0,
            decompensation_bilirubin_multiple: 0.0,
            decompensation_inr: 0.0,
            decompensation_albumin_below: 0.0,
            lesion_afp_from: 0.0,
            lesion_gone_months: 0,
        },
        reactivation: ReactivationThresholds {
            after_negative: load,
            rise_log10: 0.0,
            settled_months: 0,
            settled_below: load,
            settled_within_log10: 0.0,
        },
        kidney: KidneyThresholds {
            low_egfr: 0.0,
            adult_age: 0,
            creatinine_above: 0.0,
        },
        prevention_months: 0,
        schedule: Schedule {
            on_treatment: 0,
            suppressed: 0,
            repeat: 0,
            hbeag: 0,
            never_treated: 0,
            after_stop,
            after_stop_then_every: 0,
            after_stop_early_days: 0,
            danger_days: 0,
            flare_days: 0,
            reactivation_days: 0,
            alert_dna_age_days: 0,
            kidney: 0,
            kidney_alert: 0,
            ultrasound: 0,
            ultrasound_lesion: 0,
        },
        worklist: WorklistThresholds {
            low_below: load,
            raised_alt_multiple: 0.0,
            untreated_high: load,
            pregnancy_high: load,
            pregnancy_months: 0,
            poor_fall_first: 0.0,
            poor_fall_later: 0.0,
            long_overdue_days: 0,
            flare_window_months: 0,
            due_soon_days: 0,
            held_months: 0,
        },
        headline: HeadlineThresholds {
            low_level_up_to: load,
            good_fall: 0.0,
            long_treatment_months: 0,
        },
        guidelines: GuidelineThresholds {
            confirm_days: 0,
            early_days: 0,
            hbsag_loss_months: 0,
            raised_alt_multiple: 0.0,
        },
        cohort: CohortThresholds {
            suppression: [SuppressionMonth {
                months: 0,
                window_days: 0,
            }; 4],
            lasting_from: load,
            earlier_months: 0,
        },
    }
}
