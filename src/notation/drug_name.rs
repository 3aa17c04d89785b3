//! Which drug the text of a file means, and the dose that stands behind its name.

use super::fault::{Fault, alike};
use super::fold::fold;
use super::names::parse_drug;
use super::number::parse_number;
use super::written::InputOrigin;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{fold_unit, fold_words};
use crate::wording::Sentence;
use crate::wording::refusals::names as said;

/// Reads a drug as pharmacies print it, with the dose behind its name: everything that [`parse_drug`] knows, and
/// `Entecavir 0.5 mg tablets`, `Tenofovir Disoproxil Fumarate (TDF)`.
///
/// # Errors
/// As [`parse_drug`]; several drugs, which are as many rows.
pub fn parse_file_drug(
    text: &str,
    knowledge: &Knowledge,
) -> Result<(DrugId, Option<String>), Fault> {
    let plain = match parse_drug(text, knowledge) {
        Ok(drug) => return Ok((drug, None)),
        Err(fault) if fault.readings.is_empty() => fault,
        Err(fault) => return Err(fault),
    };
    let folded = fold(text);
    let written = folded.trim();
    let (name, dose) = match dose_behind(written, knowledge) {
        Some((name, dose)) => (name, Some(dose.to_owned())),
        None => (written, None),
    };
    if let Some(drug) = one_drug(name, knowledge)? {
        return Ok((drug, dose));
    }
    Err(several(name, text, knowledge).unwrap_or(plain))
}

/// A name and the dose behind it: `Entecavir 0.5 mg daily`.
fn dose_behind<'t>(text: &'t str, knowledge: &Knowledge) -> Option<(&'t str, &'t str)> {
    let mut previous = None;
    for (at, character) in text.char_indices() {
        let begins = character.is_ascii_digit()
            && previous.is_some_and(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
        previous = Some(character);
        if !begins {
            continue;
        }
        let (name, dose) = text.split_at(at);
        let end = dose.find(|c: char| !(c.is_ascii_digit() || c == '.'));
        let (figure, behind) = dose.split_at(end.unwrap_or(dose.len()));
        let unit = behind.trim_start();
        let unit_end = unit.find([' ', ',', ')', '(']);
        let (unit, _) = unit.split_at(unit_end.unwrap_or(unit.len()));
        let is_unit = knowledge.words.dose_units.contains(&fold_unit(unit))
            || unit
                .split_once('/')
                .is_some_and(|(unit, _)| knowledge.words.dose_units.contains(&fold_unit(unit)));
        // A second drug behind the dose of the first.
        let is_more = dose.contains(['+', '&', ';', '、'])
            || dose.contains(" and ")
            || dose.contains(" with ")
            || dose
                .rsplit_once('/')
                .is_some_and(|(_, behind)| behind.contains(|c: char| c.is_ascii_digit()));
        if is_unit && !is_more && parse_number(figure, InputOrigin::File).is_ok() {
            let name = name.trim_end_matches([' ', ',', '(', ':', '-', '/']);
            let dose = if name.len() < at && text.ends_with(')') && !dose.contains('(') {
                dose.trim_end_matches(')')
            } else {
                dose
            };
            return Some((name, dose.trim()));
        }
    }
    None
}

/// The one drug that a name, its brackets and the words beside it mean; nothing where a word is not known.
fn one_drug(name: &str, knowledge: &Knowledge) -> Result<Option<DrugId>, Fault> {
    let mut found: Option<DrugId> = None;
    for part in name.split(['(', ')', '[', ']']) {
        let part = part.trim();
        if part.is_empty() || is_beside(part, knowledge) {
            continue;
        }
        let drug = match parse_drug(part, knowledge) {
            Ok(drug) => drug,
            Err(fault) if !fault.readings.is_empty() => return Err(fault),
            Err(_) => match parse_drug(&without_words(part, knowledge), knowledge) {
                Ok(drug) => drug,
                Err(_) => return Ok(None),
            },
        };
        if found.is_some_and(|other| other != drug) {
            return Ok(None);
        }
        found = Some(drug);
    }
    Ok(found)
}

fn is_beside(text: &str, knowledge: &Knowledge) -> bool {
    let folded = fold_words(text);
    let mut words = folded.split(' ');
    words.all(|word| knowledge.words.beside_drugs.get(word).is_some())
}

/// A name without the words at its end that say nothing: `entecavir tablets`, `恩替卡韦片`.
fn without_words(name: &str, knowledge: &Knowledge) -> String {
    let folded = name.to_lowercase();
    let mut kept: Vec<&str> = folded.split_whitespace().collect();
    while let Some(last) = kept.last()
        && knowledge
            .words
            .beside_drugs
            .get(&fold_words(last))
            .is_some()
    {
        kept.pop();
    }
    let kept = kept.join(" ");
    // Where words are not divided the longest counts: `分散片`, not `片`.
    let words = knowledge.words.beside_drugs.phrases();
    let names = words.filter_map(|word| kept.strip_suffix(word).filter(|_| !word.is_ascii()));
    let shortest = names.min_by_key(|name| name.len());
    shortest.map_or_else(|| kept.clone(), str::to_owned)
}

/// `TDF/3TC/DTG`: as many rows.
fn several(name: &str, text: &str, knowledge: &Knowledge) -> Option<Fault> {
    let parts: Vec<&str> = name
        .split(['/', '+', '&', ',', ';', '、'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" with "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut known = Vec::new();
    let mut strange = Vec::new();
    for part in &parts {
        let part = dose_behind(part, knowledge).map_or(*part, |(name, _)| name);
        match one_drug(part, knowledge) {
            Ok(Some(drug)) => known.push(Sentence::name(knowledge.drugs.get(drug))),
            Ok(None) => strange.push(part.to_owned()),
            Err(fault) => return Some(fault),
        }
    }
    if parts.len() < 2 || known.is_empty() {
        return None;
    }
    let rows = match known.len() {
        1 => said::ONE_ROW.into(),
        2 => said::TWO_ROWS.into(),
        3 => said::THREE_ROWS.into(),
        count => said::count_rows(count),
    };
    let known = Sentence::list(&known);
    let accepted = match strange.is_empty() {
        true => said::rows_of(rows, known),
        false => said::rows_but(rows, known, Sentence::list(&alike(&strange))),
    };
    Some(Fault::new(text.trim(), said::SEVERAL_DRUGS, accepted))
}
