//! `data/assays.ron`: HBV DNA assays.

use serde::Deserialize;

use super::fault::DataFault;
use super::located::{Document, present};
use super::names::{Checked, Names, countable, required};
use crate::clinical::assays::{Assay, AssayList};
use crate::clinical::laboratory::fold_name;
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    assays: Vec<Entry>,
    unknown: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    /// Left out where it is the same.
    #[serde(default, deserialize_with = "present")]
    name_zh: Option<String>,
    #[serde(default)]
    spellings: Vec<String>,
    lower_limit: f64,
    #[serde(default, deserialize_with = "present")]
    upper_limit: Option<f64>,
    copies_per_iu: f64,
    source: String,
    #[serde(default, rename = "checked", deserialize_with = "present")]
    _checked: Option<Checked>,
}

/// The factors that laboratories publish lie between these.
const BELIEVABLE_COPIES_PER_IU: std::ops::RangeInclusive<f64> = 1.0..=20.0;

/// Reads the assays of a file.
///
/// # Errors
/// The first value that is missing, unknown, not finite, or out of order; the first name that two assays share.
pub fn parse_assays(text: &str, file: &str) -> Result<AssayList, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    countable(&document, "assays", read.assays.len())?;
    let mut names = Names::new(&document, fold_name);
    for (place, entry) in read.assays.iter().enumerate() {
        check(&document, &mut names, &format!("assays[{place}]"), entry)?;
    }
    names.take_all("unknown", &read.unknown, said::NO_ASSAY)?;
    let assays = read.assays.into_iter().map(Entry::into_assay).collect();
    Ok(AssayList::new(assays, read.unknown))
}

fn check<'d>(
    document: &Document<'_>,
    names: &mut Names<'d>,
    path: &str,
    entry: &'d Entry,
) -> Result<(), DataFault> {
    names.take(&format!("{path}.name"), &entry.name, &entry.name)?;
    names.take_all(&format!("{path}.spellings"), &entry.spellings, &entry.name)?;
    required(document, &format!("{path}.source"), &entry.source)?;
    let positive = |amount: f64| amount.is_finite() && amount > 0.0;
    if !positive(entry.lower_limit) {
        let what = Sentence::alike(&entry.lower_limit);
        return Err(document.fault(format!("{path}.lower_limit"), what, said::ABOVE_NOUGHT));
    }
    if let Some(upper) = entry.upper_limit
        && !(upper.is_finite() && upper > entry.lower_limit)
    {
        let (what, accepted) = (Sentence::alike(&upper), said::ABOVE_LOWER_LIMIT);
        return Err(document.fault(format!("{path}.upper_limit"), what, accepted));
    }
    if !BELIEVABLE_COPIES_PER_IU.contains(&entry.copies_per_iu) {
        let what = Sentence::alike(&entry.copies_per_iu);
        let accepted = said::from_to(
            BELIEVABLE_COPIES_PER_IU.start(),
            BELIEVABLE_COPIES_PER_IU.end(),
        );
        return Err(document.fault(format!("{path}.copies_per_iu"), what, accepted));
    }
    Ok(())
}

impl Entry {
    fn into_assay(self) -> Assay {
        Assay {
            name_zh: self.name_zh.unwrap_or_else(|| self.name.clone()),
            name: self.name,
            spellings: self.spellings,
            lower_limit_iu_per_ml: self.lower_limit,
            upper_limit_iu_per_ml: self.upper_limit,
            copies_per_iu: self.copies_per_iu,
        }
    }
}
