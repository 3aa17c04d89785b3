//! The file as it is spelled, before any of it is understood. Unknown fields are refused everywhere.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::wording::refusals::layout as said;
use crate::wording::refusals::ron::message;

/// A text that borrows from the file unless it holds escapes.
#[derive(Clone, Default, PartialEq)]
pub(in crate::store) struct Text<'t>(pub(in crate::store) Cow<'t, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names and numbers stand in texts: `Debug` shows none.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text")
    }
}

impl<'de: 't, 't> Deserialize<'de> for Text<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(said::A_TEXT.english)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text)))
    }
}

/// Settings by name, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::store) struct Overrides(pub(in crate::store) BTreeMap<String, f64>);

impl<'de> Deserialize<'de> for Overrides {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OverridesVisitor)
    }
}

struct OverridesVisitor;

impl<'de> Visitor<'de> for OverridesVisitor {
    type Value = Overrides;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(said::SETTINGS_BY_NAME.english)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut settings = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, f64>()? {
            if !value.is_finite() {
                return Err(A::Error::custom(message(&said::not_finite(name))));
            }
            if settings.contains_key(&name) {
                return Err(A::Error::custom(message(&said::setting_twice(name))));
            }
            settings.insert(name, value);
        }
        Ok(Overrides(settings))
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "register",
    bound(deserialize = "'de: 't")
)]
pub(in crate::store) struct RawRegister<'t> {
    pub(in crate::store) format: Text<'t>,
    pub(in crate::store) schema: u32,
    pub(in crate::store) register: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) clinic: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) letter: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) guidelines: Option<Vec<Text<'t>>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) today: Option<Text<'t>>,
    #[serde(default)]
    pub(in crate::store) settings: Overrides,
    #[serde(default)]
    pub(in crate::store) labs: Vec<RawLaboratory<'t>>,
    #[serde(default)]
    pub(in crate::store) numbers: Vec<RawNumber<'t>>,
    #[serde(default)]
    pub(in crate::store) words: Vec<RawWord<'t>>,
    #[serde(default)]
    pub(in crate::store) patients: Vec<RawPatient<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "laboratory",
    bound(deserialize = "'de: 't")
)]
pub(in crate::store) struct RawLaboratory<'t> {
    pub(in crate::store) id: u32,
    pub(in crate::store) name: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) assay: Option<Text<'t>>,
    #[serde(default)]
    pub(in crate::store) units: Text<'t>,
    #[serde(default)]
    pub(in crate::store) limits: Text<'t>,
    #[serde(default)]
    pub(in crate::store) order: Text<'t>,
}

/// A number that reaches a patient beside the own one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "number", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawNumber<'t> {
    pub(in crate::store) number: Text<'t>,
    pub(in crate::store) of: u32,
    /// The record that had it before it was joined.
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) joined: Option<u32>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "reached")]
pub(in crate::store) struct RawReached {
    pub(in crate::store) of: u32,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) joined: Option<u32>,
}

/// A taught word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "word", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawWord<'t> {
    #[serde(default)]
    pub(in crate::store) source: Text<'t>,
    pub(in crate::store) kind: RawWordKind,
    pub(in crate::store) word: Text<'t>,
    pub(in crate::store) means: Text<'t>,
    pub(in crate::store) by: Text<'t>,
    pub(in crate::store) at: Text<'t>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawWordKind {
    Test,
    Unit,
    Column,
    Drug,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "patient",
    bound(deserialize = "'de: 't")
)]
pub(in crate::store) struct RawPatient<'t> {
    pub(in crate::store) id: u32,
    pub(in crate::store) mrn: Text<'t>,
    pub(in crate::store) name: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) born: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) sex: Option<RawSex>,
    #[serde(default)]
    pub(in crate::store) cirrhosis: RawCirrhosis,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) cirrhosis_on: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) contact: Option<Text<'t>>,
    #[serde(default)]
    pub(in crate::store) follow_up: RawFollowUp,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) src: Option<Text<'t>>,
    #[serde(default)]
    pub(in crate::store) courses: Vec<RawCourse<'t>>,
    #[serde(default)]
    pub(in crate::store) reports: Vec<RawReport<'t>>,
    #[serde(default)]
    pub(in crate::store) notes: Vec<RawNote<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "course", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawCourse<'t> {
    pub(in crate::store) id: u32,
    pub(in crate::store) drug: Text<'t>,
    pub(in crate::store) from: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) to: Option<Text<'t>>,
    #[serde(default)]
    pub(in crate::store) intent: RawIntent,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) dose: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) reason: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) src: Option<Text<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "report", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawReport<'t> {
    pub(in crate::store) id: u32,
    pub(in crate::store) on: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) lab: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) src: Option<Text<'t>>,
    pub(in crate::store) r: Text<'t>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "note", bound(deserialize = "'de: 't"))]
pub(in crate::store) struct RawNote<'t> {
    pub(in crate::store) id: u32,
    pub(in crate::store) on: Text<'t>,
    pub(in crate::store) kind: RawNoteKind,
    #[serde(default)]
    pub(in crate::store) text: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::store) src: Option<Text<'t>>,
}

/// What a note is; a place on a clinic is `expected` or `seen`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawNoteKind {
    Remark,
    Attempt,
    Sample,
    Expected,
    Seen,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawSex {
    Female,
    Male,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawCirrhosis {
    None,
    Compensated,
    Decompensated,
    #[default]
    Unknown,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawFollowUp {
    #[default]
    Active,
    Moved,
    Lost,
    Died,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum RawIntent {
    #[default]
    Treatment,
    Prophylaxis,
    Pregnancy,
}

/// An optional field that is written without `Some`: left out, or its value.
pub(in crate::store) fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
