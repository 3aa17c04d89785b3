//! Thresholds, overrides, and what is refused.

use super::*;
use crate::reference::{SETTINGS, shipped};

fn fault_after(from: &str, to: &str) -> String {
    assert!(SETTINGS.text.contains(from), "{from}");
    let text = SETTINGS.text.replacen(from, to, 1);
    parse_settings(&text, "settings.ron")
        .unwrap_err()
        .to_string()
}

#[test]
fn every_threshold_holds_what_the_file_says() {
    let settings = shipped().unwrap().settings;
    assert_eq!(settings.default_lloq.get(), 20.0);
    assert_eq!(settings.highest_limit.get(), 2000.0);
    assert_eq!(
        settings.checkpoints.map(|c| (c.months, c.early_days)),
        [(3, 14), (6, 21), (12, 35)]
    );
    assert_eq!(settings.default_limits.total_bilirubin_upper, 17.1);
    assert_eq!(settings.schedule.after_stop, [1, 2, 3, 6, 9, 12]);
    assert_eq!(settings.worklist.held_months, 12);
    assert_eq!(
        settings
            .cohort
            .suppression
            .map(|month| (month.months, month.window_days)),
        [(3, 45), (6, 45), (12, 90), (24, 90)]
    );
    for threshold in thresholds() {
        let value = (threshold.get)(&settings);
        assert!(threshold.accepts(value), "{}", threshold.name);
        let mut changed = settings.clone();
        (threshold.set)(&mut changed, threshold.greatest);
        assert_eq!(
            (threshold.get)(&changed),
            threshold.greatest,
            "{}",
            threshold.name
        );
        (threshold.set)(&mut changed, value);
        assert_eq!(
            changed, settings,
            "{} sets its own place only",
            threshold.name
        );
    }
}

#[test]
fn each_threshold_has_its_own_place() {
    let settings = shipped().unwrap().settings;
    for threshold in thresholds() {
        let mut changed = settings.clone();
        (threshold.set)(&mut changed, (threshold.get)(&settings) * 2.0 + 1.0);
        let moved = thresholds()
            .filter(|other| (other.get)(&changed) != (other.get)(&settings))
            .count();
        assert_eq!(moved, 1, "{}", threshold.name);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (from, to, complaint) in [
        (
            "gap_days: (value: 28,",
            "gap_days: (value: 0,",
            "settings.ron:20:27: thresholds.gap_days.value: 0: a whole number from 1 to 366 days",
        ),
        (
            "gap_days: (value: 28,",
            "gap_days: (value: 2.5,",
            "2.5: a whole number",
        ),
        (
            "gap_days: (value: 28,",
            "gap_days: (value: NaN,",
            "NaN: a whole number",
        ),
        (
            "gap_days: (value: 28,",
            "gap_days: (value: 1e400,",
            "inf: a whole number",
        ),
        (
            "gap_days: (value: 28, unit: \"days\"",
            "gap_days: (value: 28, unit: \"weeks\"",
            "the unit \"weeks\": days",
        ),
        (
            "gap_days: (",
            "gap_dayz: (",
            "no threshold is called gap_dayz",
        ),
        ("gap_days: (", "trial_days: (", "trial_days is here twice"),
        (
            "default_lloq: (value: 20,",
            "default_lloq: (value: 3000,",
            "3000: at most highest_limit, 2000",
        ),
        (
            "due_flare: (value: 14,",
            "due_flare: (value: 1,",
            "thresholds.due_danger.value: 2: at most due_flare, 1",
        ),
        (
            "kidney_low_egfr: (value: 60, unit: \"mL/min/1.73 m²\"",
            "kidney_low_egfr: (value: 60, unit: \"mL/min\"",
            "the unit \"mL/min\": mL/min/1.73 m²",
        ),
        (
            "\"a longer time without any drug ends the episode\"",
            "\" \"",
            "thresholds.gap_days.why: empty",
        ),
        (
            "cohort_month_3: (value: 12,",
            "cohort_month_3: (value: 6,",
            "thresholds.cohort_month_3.value: 6: more than 6, the month before it",
        ),
        (
            "[1, 2, 3, 6, 9, 12]",
            "[1, 3, 2]",
            "due_after_stop.value: [1, 3, 2]: one or more",
        ),
        (
            "[1, 2, 3, 6, 9, 12]",
            "[]",
            "due_after_stop.value: []: one or more",
        ),
        ("rules: \"clinic 2\"", "rules: \"\"", "rules: empty"),
        (
            "checkpoint_months_2: (value: 6,",
            "checkpoint_months_2: (value: 3,",
            "checkpoints in ascending order",
        ),
    ] {
        let fault = fault_after(from, to);
        assert!(fault.contains(complaint), "{fault}");
    }
}

#[test]
fn a_register_overrides_the_settings_of_a_clinic_only() {
    let settings = shipped().unwrap().settings;
    let with =
        |name: &str, value| with_overrides(&settings, &BTreeMap::from([(name.to_owned(), value)]));
    assert_eq!(with("gap_days", 42.0).unwrap().gap_days, 42);
    assert_eq!(
        with("checkpoint_early_1", 10.0).unwrap().checkpoints[0].early_days,
        10
    );
    for (name, value, complaint) in [
        (
            "gapdays",
            42.0,
            "no setting is called gapdays: default_lloq",
        ),
        ("danger_inr", 2.0, "no setting is called danger_inr"),
        (
            "gap_days",
            f64::NAN,
            "gap_days: NaN: a whole number from 1 to 366 days",
        ),
        ("gap_days", f64::INFINITY, "gap_days: inf: a whole number"),
        (
            "default_lloq",
            5000.0,
            "default_lloq: 5000: at most highest_limit, 2000",
        ),
    ] {
        let fault = with(name, value).unwrap_err().to_string();
        assert!(fault.contains(complaint), "{fault}");
    }
    assert_eq!(clinic_settings(&settings).count(), 25);
}
