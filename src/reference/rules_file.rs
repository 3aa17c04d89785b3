//! A file of rules to be tried: settings or a guideline set, told apart by what stands in it.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::fault::DataFault;
use super::guidelines::parse_guideline_set;
use super::located::{Document, present};
use super::settings::parse_settings;
use crate::clinical::guidelines::GuidelineSet;
use crate::clinical::settings::Settings;
use crate::wording::refusals::data_files as said;

/// Rules to be tried.
#[derive(Clone, Debug, PartialEq)]
pub enum Rules {
    /// The clinic's thresholds.
    Settings(Box<Settings>),
    Guidelines(Box<GuidelineSet>),
}

/// The fields by which the two are told apart.
#[derive(Deserialize)]
struct Fields {
    #[serde(default, deserialize_with = "present")]
    rules: Option<IgnoredAny>,
    #[serde(default, deserialize_with = "present")]
    set: Option<IgnoredAny>,
}

/// Reads settings or a guideline set.
///
/// # Errors
/// What is wrong in it, with its place; a file that is neither.
pub fn parse_rules(text: &str, file: &str) -> Result<Rules, DataFault> {
    let document = Document::new(file, text);
    let fields: Fields = document.read()?;
    match (fields.rules, fields.set) {
        (Some(_), None) => {
            parse_settings(text, file).map(|settings| Rules::Settings(Box::new(settings)))
        }
        (None, Some(_)) => {
            parse_guideline_set(text, file).map(|set| Rules::Guidelines(Box::new(set)))
        }
        (None, None) | (Some(_), Some(_)) => {
            Err(document.fault("", said::NEITHER, said::BEGIN_WITH))
        }
    }
}
