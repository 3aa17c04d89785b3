//! `data/words.ron`: words that laboratories print beside or instead of a value.

use serde::Deserialize;

use super::fault::DataFault;
use super::located::Document;
use super::names::RefusalEntry;
use crate::clinical::laboratory::{
    ReportWords, ResultStatus, UnitWord, ValueWord, WordTable, fold_unit, fold_words,
};
use crate::clinical::record::Sex;
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    statuses: Vec<StatusEntry>,
    beside_status: Vec<String>,
    verified_yes: Vec<String>,
    verified_no: Vec<String>,
    values: Vec<ValueEntry>,
    ratios: Vec<String>,
    no_result: Vec<NoResultEntry>,
    months: Vec<Vec<String>>,
    beside_months: Vec<String>,
    beside_tests: Vec<String>,
    other_tests: Vec<String>,
    hepatitis_b: Vec<String>,
    other_hepatitis_b_codes: Vec<String>,
    not_in_files: Vec<RefusalEntry>,
    unit_words: Vec<UnitEntry>,
    beside_drugs: Vec<String>,
    dose_units: Vec<String>,
    sexes: Vec<SexEntry>,
    status_columns: Vec<String>,
    verified_columns: Vec<String>,
    validity_stems: Vec<String>,
    validity_words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusEntry {
    status: ResultStatus,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueEntry {
    means: ValueWord,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    unit: UnitWord,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SexEntry {
    sex: SexKey,
    words: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SexKey {
    Female,
    Male,
    NotRecorded,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoResultEntry {
    say: String,
    words: Vec<String>,
}

/// Reads the words of a file.
///
/// # Errors
/// The first value that is missing or unknown, the first word that is empty or has two meanings in one table.
pub fn parse_words(text: &str, file: &str) -> Result<ReportWords, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    let mut words = ReportWords::default();
    for (place, entry) in read.statuses.iter().enumerate() {
        let path = format!("statuses[{place}].words");
        add_all(
            &document,
            &path,
            &entry.words,
            entry.status,
            &mut words.statuses,
        )?;
    }
    for (place, entry) in read.values.iter().enumerate() {
        let path = format!("values[{place}].words");
        add_all(
            &document,
            &path,
            &entry.words,
            entry.means,
            &mut words.values,
        )?;
    }
    for (place, entry) in read.unit_words.iter().enumerate() {
        let path = format!("unit_words[{place}].words");
        add_all(
            &document,
            &path,
            &entry.words,
            entry.unit,
            &mut words.unit_words,
        )?;
    }
    for (place, entry) in read.sexes.iter().enumerate() {
        let path = format!("sexes[{place}].words");
        let sex = match entry.sex {
            SexKey::Female => Some(Sex::Female),
            SexKey::Male => Some(Sex::Male),
            SexKey::NotRecorded => None,
        };
        add_all(&document, &path, &entry.words, sex, &mut words.sexes)?;
    }
    let compact = |part: &String| fold_words(part).replace(' ', "");
    words.hepatitis_b = read.hepatitis_b.iter().map(compact).collect();
    words.other_hepatitis_b_codes = read.other_hepatitis_b_codes;
    words.not_in_files = read
        .not_in_files
        .into_iter()
        .map(RefusalEntry::into_refusal)
        .collect();
    words.dose_units = read.dose_units.iter().map(|unit| fold_unit(unit)).collect();
    words.ratios = read.ratios.iter().map(|unit| fold_unit(unit)).collect();
    for (place, entry) in read.no_result.into_iter().enumerate() {
        let path = format!("no_result[{place}].words");
        add_all(&document, &path, &entry.words, place, &mut words.no_result)?;
        words.no_result_names.push(entry.say);
    }
    for (number, names) in (1_u32..).zip(&read.months) {
        let path = format!("months[{}]", number - 1);
        add_all(&document, &path, names, number, &mut words.months)?;
    }
    for (path, list, meaning) in [
        ("verified_yes", &read.verified_yes, true),
        ("verified_no", &read.verified_no, false),
    ] {
        add_all(&document, path, list, meaning, &mut words.verified)?;
    }
    for (path, list, table) in [
        (
            "beside_status",
            &read.beside_status,
            &mut words.beside_status,
        ),
        (
            "beside_months",
            &read.beside_months,
            &mut words.beside_months,
        ),
        ("beside_tests", &read.beside_tests, &mut words.beside_tests),
        ("other_tests", &read.other_tests, &mut words.other_tests),
        ("beside_drugs", &read.beside_drugs, &mut words.beside_drugs),
        (
            "status_columns",
            &read.status_columns,
            &mut words.status_columns,
        ),
        (
            "verified_columns",
            &read.verified_columns,
            &mut words.verified_columns,
        ),
        (
            "validity_words",
            &read.validity_words,
            &mut words.validity_words,
        ),
    ] {
        add_all(&document, path, list, (), table)?;
    }
    for (place, stem) in read.validity_stems.iter().enumerate() {
        let folded = fold_words(stem).replace(' ', "");
        if folded.is_empty() {
            return Err(document.fault(
                format!("validity_stems[{place}]"),
                said::EMPTY,
                said::A_WORD,
            ));
        }
        words.validity_stems.push(folded);
    }
    Ok(words)
}

fn add_all<T: Copy + PartialEq>(
    document: &Document<'_>,
    path: &str,
    list: &[String],
    meaning: T,
    table: &mut WordTable<T>,
) -> Result<(), DataFault> {
    for (place, word) in list.iter().enumerate() {
        let path = || format!("{path}[{place}]");
        if fold_words(word).is_empty() {
            return Err(document.fault(path(), said::EMPTY, said::A_WORD));
        }
        if !table.add(word, meaning) {
            let what = said::other_meaning(said::quoted(word));
            return Err(document.fault(path(), what, said::ONE_MEANING));
        }
    }
    Ok(())
}
