//! Which settings must stand in order to each other.

use super::thresholds::threshold;
use crate::clinical::settings::{Checkpoint, Settings};
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

/// A setting that is at odds with another.
pub(super) struct Disorder {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) what: Sentence,
    pub(super) accepted: Sentence,
}

/// Pairs of thresholds of which the first must not be greater than the second.
const ASCENDING: [(&str, &str); 10] = [
    ("default_lloq", "highest_limit"),
    ("stop_limit", "highest_limit"),
    ("highest_limit", "lowest_upper_limit"),
    ("flare_alt_multiple", "danger_alt_multiple"),
    ("poor_fall_first", "poor_fall_later"),
    ("due_on_treatment", "due_suppressed"),
    ("stop_limit", "reactivation_after_negative"),
    ("due_danger", "due_flare"),
    ("due_kidney_alert", "due_kidney"),
    ("due_ultrasound_lesion", "due_ultrasound"),
];

/// Refuses settings of which one contradicts another.
pub(super) fn check_order(settings: &Settings) -> Result<(), Disorder> {
    let value = |name| threshold(name).map_or(f64::NAN, |found| (found.get)(settings));
    for (low, high) in ASCENDING {
        if value(low) > value(high) {
            return Err(disorder(low, said::at_most(high, value(high)), value(low)));
        }
    }
    let days = |checkpoint: &Checkpoint| i64::from(checkpoint.months) * 30 - checkpoint.early_days;
    for (place, pair) in settings.checkpoints.windows(2).enumerate() {
        if let [earlier, later] = pair
            && (earlier.months >= later.months || days(earlier) >= days(later))
        {
            let name = format!("checkpoint_early_{}", place + 2);
            let accepted = said::CHECKPOINTS.into();
            return Err(disorder(&name, accepted, later.early_days as f64));
        }
    }
    for (place, pair) in settings.cohort.suppression.windows(2).enumerate() {
        if let [earlier, later] = pair
            && earlier.months >= later.months
        {
            let name = format!("cohort_month_{}", place + 2);
            let accepted = said::above_month(earlier.months);
            return Err(disorder(&name, accepted, f64::from(later.months)));
        }
    }
    let ascending = settings
        .schedule
        .after_stop
        .is_sorted_by(|one, other| one < other);
    if !ascending
        || settings
            .schedule
            .after_stop
            .first()
            .is_none_or(|first| *first == 0)
    {
        return Err(Disorder {
            name: "due_after_stop".to_owned(),
            path: "due_after_stop.value".to_owned(),
            what: Sentence::alike(&format!("{:?}", settings.schedule.after_stop)),
            accepted: said::ASCENDING_MONTHS.into(),
        });
    }
    Ok(())
}

fn disorder(name: &str, accepted: Sentence, value: f64) -> Disorder {
    Disorder {
        name: name.to_owned(),
        path: format!("thresholds.{name}.value"),
        what: Sentence::alike(&value),
        accepted,
    }
}
