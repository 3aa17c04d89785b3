//! Names in data files: none empty, none twice, however they are spelled.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fault::DataFault;
use super::located::Document;
use crate::clinical::drugs::Refusal;
use crate::wording::refusals::data_files as said;
use crate::wording::{Phrase, Sentence};

/// How far a value was checked against a published source.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Checked {
    /// Read in a published source.
    Published,
    /// From memory of the named guideline: check before clinical use.
    Memory,
}

/// Everything that is already called something in one file, by its folded spelling.
pub(super) struct Names<'d> {
    document: &'d Document<'d>,
    fold: fn(&str) -> String,
    taken: BTreeMap<String, Owner<'d>>,
}

/// What a spelling stands for.
#[derive(Clone, Copy)]
pub(super) enum Owner<'d> {
    Called(&'d str),
    Is(Phrase),
}

impl<'d> From<&'d String> for Owner<'d> {
    fn from(name: &'d String) -> Self {
        Self::Called(name)
    }
}

impl From<Phrase> for Owner<'_> {
    fn from(phrase: Phrase) -> Self {
        Self::Is(phrase)
    }
}

impl<'d> Names<'d> {
    pub(super) const fn new(document: &'d Document<'d>, fold: fn(&str) -> String) -> Self {
        Self {
            document,
            fold,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a spelling for its owner.
    pub(super) fn take(
        &mut self,
        path: &str,
        spelling: &str,
        owner: impl Into<Owner<'d>>,
    ) -> Result<(), DataFault> {
        let folded = (self.fold)(spelling);
        if folded.is_empty() {
            return Err(self.document.fault(path, said::EMPTY, said::A_NAME));
        }
        if let Some(other) = self.taken.insert(folded, owner.into()) {
            let other = match other {
                Owner::Called(name) => Sentence::alike(&name),
                Owner::Is(phrase) => phrase.into(),
            };
            let what = said::name_taken(said::quoted(spelling), other);
            return Err(self.document.fault(path, what, said::EACH_SPELLING));
        }
        Ok(())
    }

    /// Takes every spelling of a list at `path`.
    pub(super) fn take_all(
        &mut self,
        path: &str,
        spellings: &[String],
        owner: impl Into<Owner<'d>>,
    ) -> Result<(), DataFault> {
        let owner = owner.into();
        for (place, spelling) in spellings.iter().enumerate() {
            self.take(&format!("{path}[{place}]"), spelling, owner)?;
        }
        Ok(())
    }
}

/// A name that is refused, as the files write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RefusalEntry {
    written: String,
    reason: String,
    reason_zh: String,
    offer: Vec<String>,
}

impl RefusalEntry {
    pub(super) fn into_refusal(self) -> Refusal {
        Refusal {
            written: self.written,
            reason: self.reason,
            reason_zh: self.reason_zh,
            offer: self.offer,
        }
    }
}

/// Checks the refusals of a file: reasons given, names not taken elsewhere, offers that exist.
pub(super) fn refusals(
    document: &Document<'_>,
    names: &mut Names<'_>,
    entries: Vec<RefusalEntry>,
    exists: impl Fn(&str) -> bool,
) -> Result<Vec<Refusal>, DataFault> {
    let mut refusals = Vec::with_capacity(entries.len());
    for (place, entry) in entries.into_iter().enumerate() {
        let path = format!("refusals[{place}]");
        names.take(&format!("{path}.written"), &entry.written, said::A_REFUSAL)?;
        required(document, &format!("{path}.reason"), &entry.reason)?;
        for (place, name) in entry.offer.iter().enumerate() {
            if !exists(name) {
                let what = said::nowhere(said::quoted(name));
                let path = format!("{path}.offer[{place}]");
                return Err(document.fault(path, what, said::NAME_SHOWN));
            }
        }
        refusals.push(entry.into_refusal());
    }
    Ok(refusals)
}

/// A text that must say something.
pub(super) fn required(document: &Document<'_>, path: &str, text: &str) -> Result<(), DataFault> {
    if text.trim().is_empty() {
        return Err(document.fault(path, said::EMPTY, said::SOME_WORDS));
    }
    Ok(())
}

/// Identifiers are one byte.
pub(super) const MOST_ENTRIES: usize = 255;

/// A list that must hold something, and no more than identifiers can tell apart.
pub(super) fn countable(
    document: &Document<'_>,
    path: &str,
    count: usize,
) -> Result<(), DataFault> {
    if count == 0 || count > MOST_ENTRIES {
        let accepted = said::from_to(1, MOST_ENTRIES);
        return Err(document.fault(path, said::entries(count), accepted));
    }
    Ok(())
}
