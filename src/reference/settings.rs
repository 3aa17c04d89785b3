//! `data/settings.ron`: every threshold with its unit and reason; and the overrides of a register.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::blank::blank;
use super::fault::DataFault;
use super::located::Document;
use super::order::check_order;
use super::thresholds::{Scope, Threshold, threshold, thresholds};
use crate::clinical::settings::Settings;
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;
use crate::wording::refusals::lines::told;
use crate::wording::refusals::ron::message;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rules: String,
    thresholds: Entries,
    due_after_stop: Entry<Vec<u32>>,
}

/// A value with what a reader wants to know of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<T> {
    value: T,
    unit: String,
    source: String,
    why: String,
}

/// The thresholds by name, each once; which names there are stands in [`thresholds`].
struct Entries(BTreeMap<&'static str, Entry<f64>>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Thresholds", &[], EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(said::THRESHOLDS.english)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            let Some(threshold) = threshold(&name) else {
                return Err(A::Error::custom(message(&said::no_threshold(name))));
            };
            if entries.insert(threshold.name, map.next_value()?).is_some() {
                return Err(A::Error::custom(message(&said::here_twice(name))));
            }
        }
        Ok(Entries(entries))
    }
}

/// Reads the settings of a file.
///
/// # Errors
/// The first value that is missing, unknown, in another unit than expected, without reason, not finite or out of
/// range, or at odds with another.
pub fn parse_settings(text: &str, file: &str) -> Result<Settings, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    let mut settings = blank(read.rules, read.due_after_stop.value.clone());
    if settings.rules.trim().is_empty() {
        return Err(document.fault("rules", said::EMPTY, said::NAME_OF_RULES));
    }
    for threshold in thresholds() {
        let path = format!("thresholds.{}", threshold.name);
        let Some(entry) = read.thresholds.0.get(threshold.name) else {
            let what = said::missing(threshold.name);
            return Err(document.fault("thresholds", what, threshold.accepted()));
        };
        check_words(&document, &path, entry, threshold.unit)?;
        if !threshold.accepts(entry.value) {
            return Err(document.fault(
                format!("{path}.value"),
                Sentence::alike(&entry.value),
                threshold.accepted(),
            ));
        }
        (threshold.set)(&mut settings, entry.value);
    }
    check_words(&document, "due_after_stop", &read.due_after_stop, "months")?;
    check_order(&settings)
        .map_err(|disorder| document.fault(disorder.path, disorder.what, disorder.accepted))?;
    Ok(settings)
}

fn check_words<T>(
    document: &Document<'_>,
    path: &str,
    entry: &Entry<T>,
    unit: &str,
) -> Result<(), DataFault> {
    if entry.unit != unit {
        let what = said::the_unit(said::quoted(&entry.unit));
        return Err(document.fault(format!("{path}.unit"), what, said::typed(unit)));
    }
    for (field, text) in [("source", &entry.source), ("why", &entry.why)] {
        if text.trim().is_empty() {
            let path = format!("{path}.{field}");
            return Err(document.fault(path, said::EMPTY, said::SOME_WORDS));
        }
    }
    Ok(())
}

/// Why a register's override of a setting is not taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.sentence().english())]
pub enum OverrideFault {
    Unknown {
        /// The name as written.
        name: String,
    },
    OutOfRange {
        name: String,
        /// The value as written.
        value: f64,
        accepted: Sentence,
    },
    Disorder {
        name: String,
        what: Sentence,
        accepted: Sentence,
    },
}

impl OverrideFault {
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unknown { name } => said::no_setting(name, said::typed(overridable())),
            Self::OutOfRange {
                name,
                value,
                accepted,
            } => said::setting(name, told(value, accepted)),
            Self::Disorder {
                name,
                what,
                accepted,
            } => said::setting(name, told(what, accepted)),
        }
    }
}

fn overridable() -> String {
    let names: Vec<_> = thresholds()
        .filter(|threshold| threshold.scope == Scope::Clinic)
        .map(|threshold| threshold.name)
        .collect();
    names.join(", ")
}

/// The settings with the values that a register puts in place of some (`RULES.md` §2), by name.
///
/// # Errors
/// The first name that is no setting of a clinic, or value that is out of range or at odds with another.
pub fn with_overrides(
    settings: &Settings,
    overrides: &BTreeMap<String, f64>,
) -> Result<Settings, OverrideFault> {
    let mut changed = settings.clone();
    for (name, value) in overrides {
        let found = threshold(name).filter(|threshold| threshold.scope == Scope::Clinic);
        let Some(threshold) = found else {
            return Err(OverrideFault::Unknown { name: name.clone() });
        };
        if !threshold.accepts(*value) {
            return Err(OverrideFault::OutOfRange {
                name: name.clone(),
                value: *value,
                accepted: threshold.accepted(),
            });
        }
        (threshold.set)(&mut changed, *value);
    }
    check_order(&changed).map_err(|disorder| OverrideFault::Disorder {
        name: disorder.name,
        what: disorder.what,
        accepted: disorder.accepted,
    })?;
    Ok(changed)
}

/// The settings that a register may override, with their values, in the order of `RULES.md` §2.
pub fn clinic_settings(settings: &Settings) -> impl Iterator<Item = (&'static Threshold, f64)> {
    thresholds()
        .filter(|threshold| threshold.scope == Scope::Clinic)
        .map(|threshold| (threshold, (threshold.get)(settings)))
}

#[cfg(test)]
mod tests;
