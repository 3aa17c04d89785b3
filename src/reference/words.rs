//! `data/words.ron`: words that laboratories print beside or instead of a value.

use serde::Deserialize;

use super::located::{DataFault, Document};
use crate::clinical::laboratory::{
    ReportWords, ResultStatus, ValueWord, WordTable, fold_unit, fold_words,
};

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
    words.ratios = read.ratios.iter().map(|unit| fold_unit(unit)).collect();
    for (place, entry) in read.no_result.into_iter().enumerate() {
        let path = format!("no_result[{place}].words");
        add_all(&document, &path, &entry.words, place, &mut words.no_result)?;
        words.no_result_names.push(entry.say);
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
            return Err(document.fault(format!("validity_stems[{place}]"), "empty", "a word"));
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
            return Err(document.fault(path(), "empty", "a word"));
        }
        if !table.add(word, meaning) {
            let what = format!("{word:?} means something else too");
            return Err(document.fault(path(), what, "one meaning each"));
        }
    }
    Ok(())
}
