//! In which thresholds two rules differ.

use crate::clinical::knowledge::Knowledge;
use crate::reference::{SET_THRESHOLDS, SetThreshold, Threshold, thresholds};
use crate::wording::{Sentence, tried as said};

/// A threshold that has another value in other rules.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Its name, for a guideline set behind that of the set: `gap_days`, `NAME: consolidation_months`.
    pub name: String,
    /// Its value in the rules in force, with its unit.
    pub normal: Sentence,
    /// Its value in the rules tried.
    pub tried: Sentence,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Setting(&'static Threshold),
    Schedule,
    Set(String, &'static SetThreshold),
}

impl Difference {
    /// `into` with this threshold alone as it is in `from`.
    pub(super) fn taken_over(&self, into: &Knowledge, from: &Knowledge) -> Knowledge {
        let mut changed = into.clone();
        match &self.kind {
            Kind::Setting(threshold) => {
                (threshold.set)(&mut changed.settings, (threshold.get)(&from.settings));
            }
            Kind::Schedule => {
                changed.settings.schedule.after_stop = from.settings.schedule.after_stop.clone();
            }
            Kind::Set(name, threshold) => {
                let source = from.guidelines.iter().find(|set| set.name == *name);
                let target = changed.guidelines.iter_mut().find(|set| set.name == *name);
                if let (Some(target), Some(source)) = (target, source) {
                    (threshold.take)(target, source);
                }
            }
        }
        changed
    }
}

/// Every threshold in which two rules differ: settings first, then the sets that both have.
pub(super) fn between(normal: &Knowledge, tried: &Knowledge) -> Vec<Difference> {
    let mut differences = Vec::new();
    for threshold in thresholds() {
        let value = |knowledge: &Knowledge| (threshold.get)(&knowledge.settings);
        let words = |knowledge| said::with_unit(value(knowledge), threshold.unit);
        if value(normal) != value(tried) {
            differences.push(Difference {
                name: threshold.name.to_owned(),
                normal: words(normal),
                tried: words(tried),
                kind: Kind::Setting(threshold),
            });
        }
    }
    let schedule =
        |knowledge: &Knowledge| said::months_after_stop(&knowledge.settings.schedule.after_stop);
    if schedule(normal) != schedule(tried) {
        differences.push(Difference {
            name: "due_after_stop".to_owned(),
            normal: schedule(normal),
            tried: schedule(tried),
            kind: Kind::Schedule,
        });
    }
    for set in &tried.guidelines {
        let known = normal
            .guidelines
            .iter()
            .find(|other| other.name == set.name);
        let Some(known) = known else {
            continue;
        };
        for threshold in SET_THRESHOLDS {
            let (before, after) = ((threshold.value)(known), (threshold.value)(set));
            if before != after {
                differences.push(Difference {
                    name: format!("{}: {}", set.name, threshold.name),
                    normal: before,
                    tried: after,
                    kind: Kind::Set(set.name.clone(), threshold),
                });
            }
        }
    }
    differences
}
