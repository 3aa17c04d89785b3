//! `data/drugs.ron`: the closed list of antiviral drugs.

use serde::Deserialize;

use super::fault::DataFault;
use super::located::{Document, present};
use super::names::{Checked, Names, RefusalEntry, countable, refusals, required};
use crate::clinical::drugs::{Barrier, Caution, Drug, DrugClass, DrugId, Formulary};
use crate::clinical::laboratory::fold_name;
use crate::clinical::record::{Cirrhosis, Intent};
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    drugs: Vec<Entry>,
    refusals: Vec<RefusalEntry>,
    source_combination: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    name_zh: String,
    abbreviations: Vec<String>,
    brands: Vec<String>,
    #[serde(default, deserialize_with = "present")]
    atc: Option<String>,
    #[serde(default, deserialize_with = "present")]
    usual_dose: Option<String>,
    #[serde(default, deserialize_with = "present")]
    usual_dose_zh: Option<String>,
    barrier: Barrier,
    class: DrugClass,
    #[serde(default, deserialize_with = "present")]
    line_group: Option<String>,
    #[serde(default)]
    watches_kidneys: bool,
    #[serde(default)]
    cautions: Vec<CautionEntry>,
    source: String,
    #[serde(default, rename = "checked", deserialize_with = "present")]
    _checked: Option<Checked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CautionEntry {
    say: String,
    say_zh: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    after_failure: Vec<String>,
    #[serde(default)]
    cirrhosis: Vec<CirrhosisEntry>,
    #[serde(default)]
    intent: Vec<IntentEntry>,
    #[serde(default)]
    always: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CirrhosisEntry {
    Compensated,
    Decompensated,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum IntentEntry {
    Treatment,
    Prophylaxis,
    Pregnancy,
}

/// Reads the drugs of a file.
///
/// # Errors
/// The first value that is missing or unknown, the first name that two drugs share, the first reference to a drug
/// that is not in the list.
pub fn parse_drugs(text: &str, file: &str) -> Result<Formulary, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    countable(&document, "drugs", read.drugs.len())?;
    let mut names = Names::new(&document, fold_name);
    for (place, entry) in read.drugs.iter().enumerate() {
        check(&document, &mut names, &format!("drugs[{place}]"), entry)?;
    }
    let position = |name: &str| read.drugs.iter().position(|entry| entry.name == name);
    let refusals = refusals(&document, &mut names, read.refusals, |name| {
        position(name).is_some()
    })?;
    let mut combination = Vec::with_capacity(read.source_combination.len());
    for (place, name) in read.source_combination.iter().enumerate() {
        let found = position(name).and_then(|position| u8::try_from(position).ok());
        let Some(found) = found else {
            let path = format!("source_combination[{place}]");
            return Err(document.fault(path, said::no_drug(said::quoted(name)), said::NAME_SHOWN));
        };
        combination.push(DrugId(found));
    }
    let names: Vec<String> = read.drugs.iter().map(|entry| entry.name.clone()).collect();
    let mut drugs = Vec::with_capacity(names.len());
    for (place, entry) in read.drugs.into_iter().enumerate() {
        let path = format!("drugs[{place}].cautions");
        let cautions = cautions(&document, &path, &entry.cautions, &names)?;
        drugs.push(entry.into_drug(cautions));
    }
    Ok(Formulary::new(drugs, refusals, combination))
}

fn check<'d>(
    document: &Document<'_>,
    names: &mut Names<'d>,
    path: &str,
    entry: &'d Entry,
) -> Result<(), DataFault> {
    names.take(&format!("{path}.name"), &entry.name, &entry.name)?;
    names.take_all(
        &format!("{path}.abbreviations"),
        &entry.abbreviations,
        &entry.name,
    )?;
    names.take_all(&format!("{path}.brands"), &entry.brands, &entry.name)?;
    // In Chinese a drug may be called as one of its brands is written, and no other drug may.
    let own = entry.brands.iter().chain(&entry.abbreviations);
    let is_own = |spelling: &String| fold_name(spelling) == fold_name(&entry.name_zh);
    if !own.chain([&entry.name]).any(is_own) {
        names.take(&format!("{path}.name_zh"), &entry.name_zh, &entry.name)?;
    }
    required(document, &format!("{path}.source"), &entry.source)?;
    let barrier_fits = match entry.class {
        DrugClass::Interferon => entry.barrier == Barrier::NotApplicable,
        DrugClass::Nucleoside | DrugClass::Nucleotide => entry.barrier != Barrier::NotApplicable,
    };
    if !barrier_fits {
        let path = format!("{path}.barrier");
        return Err(document.fault(path, said::NOT_OF_CLASS, said::BARRIER));
    }
    for (field, text) in [
        ("atc", &entry.atc),
        ("usual_dose", &entry.usual_dose),
        ("line_group", &entry.line_group),
    ] {
        if let Some(text) = text {
            required(document, &format!("{path}.{field}"), text)?;
        }
    }
    Ok(())
}

fn cautions(
    document: &Document<'_>,
    path: &str,
    entries: &[CautionEntry],
    names: &[String],
) -> Result<Vec<Caution>, DataFault> {
    let drugs = |path: String, wanted: &[String]| -> Result<Vec<DrugId>, DataFault> {
        let found = |(place, name): (usize, &String)| {
            let position = names.iter().position(|other| other == name);
            let id = position.and_then(|position| u8::try_from(position).ok());
            id.map(DrugId).ok_or_else(|| {
                let path = format!("{path}[{place}]");
                document.fault(path, said::no_drug(said::quoted(name)), said::NAME_SHOWN)
            })
        };
        wanted.iter().enumerate().map(found).collect()
    };
    let mut cautions = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        let path = format!("{path}[{place}]");
        required(document, &format!("{path}.say"), &entry.say)?;
        cautions.push(Caution {
            say: entry.say.clone(),
            say_zh: entry.say_zh.clone(),
            with: drugs(format!("{path}.with"), &entry.with)?,
            after_failure: drugs(format!("{path}.after_failure"), &entry.after_failure)?,
            cirrhosis: entry.cirrhosis.iter().map(cirrhosis).collect(),
            intent: entry.intent.iter().map(intent).collect(),
            always: entry.always,
        });
    }
    Ok(cautions)
}

const fn cirrhosis(entry: &CirrhosisEntry) -> Cirrhosis {
    match entry {
        CirrhosisEntry::Compensated => Cirrhosis::Compensated,
        CirrhosisEntry::Decompensated => Cirrhosis::Decompensated,
    }
}

const fn intent(entry: &IntentEntry) -> Intent {
    match entry {
        IntentEntry::Treatment => Intent::Treatment,
        IntentEntry::Prophylaxis => Intent::Prophylaxis,
        IntentEntry::Pregnancy => Intent::Pregnancy,
    }
}

impl Entry {
    fn into_drug(self, cautions: Vec<Caution>) -> Drug {
        Drug {
            name: self.name,
            name_zh: self.name_zh,
            abbreviations: self.abbreviations,
            brands: self.brands,
            atc: self.atc,
            usual_dose: self.usual_dose,
            usual_dose_zh: self.usual_dose_zh,
            barrier: self.barrier,
            class: self.class,
            line_group: self.line_group,
            watches_kidneys: self.watches_kidneys,
            cautions,
        }
    }
}
