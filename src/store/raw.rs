//! The file as it is spelled, before any of it is understood. Unknown fields are refused everywhere.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A text that borrows from the file unless it holds escapes.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Text<'t>(pub(super) Cow<'t, str>);

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
        f.write_str("a text in double quotes")
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
pub(super) struct Overrides(pub(super) BTreeMap<String, f64>);

impl<'de> Deserialize<'de> for Overrides {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OverridesVisitor)
    }
}

struct OverridesVisitor;

impl<'de> Visitor<'de> for OverridesVisitor {
    type Value = Overrides;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings by name, such as {\"default_lloq\": 50}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut settings = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, f64>()? {
            if !value.is_finite() {
                let what = format!("setting {name} is not a finite number");
                return Err(A::Error::custom(what));
            }
            if settings.contains_key(&name) {
                return Err(A::Error::custom(format!("setting {name} stands twice")));
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
pub(super) struct RawRegister<'t> {
    pub(super) format: Text<'t>,
    pub(super) schema: u32,
    pub(super) register: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(super) clinic: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) today: Option<Text<'t>>,
    #[serde(default)]
    pub(super) settings: Overrides,
    #[serde(default)]
    pub(super) labs: Vec<RawLaboratory<'t>>,
    #[serde(default)]
    pub(super) patients: Vec<RawPatient<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "laboratory",
    bound(deserialize = "'de: 't")
)]
pub(super) struct RawLaboratory<'t> {
    pub(super) id: u32,
    pub(super) name: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(super) assay: Option<Text<'t>>,
    #[serde(default)]
    pub(super) units: Text<'t>,
    #[serde(default)]
    pub(super) limits: Text<'t>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "patient",
    bound(deserialize = "'de: 't")
)]
pub(super) struct RawPatient<'t> {
    pub(super) id: u32,
    pub(super) mrn: Text<'t>,
    pub(super) name: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(super) born: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) sex: Option<RawSex>,
    #[serde(default)]
    pub(super) cirrhosis: RawCirrhosis,
    #[serde(default, deserialize_with = "present")]
    pub(super) cirrhosis_on: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) contact: Option<Text<'t>>,
    #[serde(default)]
    pub(super) follow_up: RawFollowUp,
    #[serde(default, deserialize_with = "present")]
    pub(super) src: Option<Text<'t>>,
    #[serde(default)]
    pub(super) courses: Vec<RawCourse<'t>>,
    #[serde(default)]
    pub(super) reports: Vec<RawReport<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "course", bound(deserialize = "'de: 't"))]
pub(super) struct RawCourse<'t> {
    pub(super) id: u32,
    pub(super) drug: Text<'t>,
    pub(super) from: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(super) to: Option<Text<'t>>,
    #[serde(default)]
    pub(super) intent: RawIntent,
    #[serde(default, deserialize_with = "present")]
    pub(super) dose: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) reason: Option<Text<'t>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) src: Option<Text<'t>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "report", bound(deserialize = "'de: 't"))]
pub(super) struct RawReport<'t> {
    pub(super) id: u32,
    pub(super) on: Text<'t>,
    #[serde(default, deserialize_with = "present")]
    pub(super) lab: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    pub(super) src: Option<Text<'t>>,
    pub(super) r: Text<'t>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawSex {
    Female,
    Male,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawCirrhosis {
    None,
    Compensated,
    Decompensated,
    #[default]
    Unknown,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawFollowUp {
    #[default]
    Active,
    Moved,
    Lost,
    Died,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawIntent {
    #[default]
    Treatment,
    Prophylaxis,
    Pregnancy,
}

/// An optional field that is written without `Some`: left out, or its value.
pub(super) fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
