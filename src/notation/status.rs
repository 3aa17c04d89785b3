//! Whether a result counts, as laboratories say it: words, and the letters of HL7.

use super::fault::Fault;
use super::fold::fold;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{ReportWords, ResultStatus, fold_words};
use crate::wording::refusals::names as said;

/// What the column of a status asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusColumn {
    /// Which status: `status`, `OBX-11`.
    Status,
    /// Whether it was verified: `verified`, `validated`.
    Verified,
}

/// What the name of a column that no table knows says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnMeaning {
    /// It holds the status of a result.
    Status(StatusColumn),
    /// It may say that a row does not count: a comment, a flag, a deletion.
    Validity,
    /// Neither.
    Other,
}

/// What the name of a column says that no table knows.
#[must_use]
pub fn column_meaning(name: &str, knowledge: &Knowledge) -> ColumnMeaning {
    let words = &knowledge.words;
    let folded = fold_words(&fold(name));
    if words.status_columns.get(&folded).is_some() {
        return ColumnMeaning::Status(StatusColumn::Status);
    }
    if words.verified_columns.get(&folded).is_some() {
        return ColumnMeaning::Status(StatusColumn::Verified);
    }
    let compact = folded.replace(' ', "");
    let holds_stem = words
        .validity_stems
        .iter()
        .any(|stem| compact.contains(stem.as_str()));
    let holds_word = folded
        .split(' ')
        .any(|word| words.validity_words.get(word).is_some());
    if holds_stem || holds_word {
        ColumnMeaning::Validity
    } else {
        ColumnMeaning::Other
    }
}

/// Reads the status of a result; `None` where nothing is written, which says nothing. `Final - corrected` is
/// corrected; words with two other meanings are refused.
///
/// # Errors
/// A word that is not known (`U` and `unknown` included), or several that contradict each other.
pub fn parse_status(
    text: &str,
    column: StatusColumn,
    knowledge: &Knowledge,
) -> Result<Option<ResultStatus>, Fault> {
    let folded = fold_words(&fold(text));
    if folded.is_empty() {
        // A dash or a star says something that nobody can know.
        return match text.trim() {
            "" => Ok(None),
            written => Err(Fault::new(written, said::NO_STATUS, said::STATUSES)),
        };
    }
    let words = &knowledge.words;
    if column == StatusColumn::Verified {
        if let Some(verified) = words.verified.get(&folded) {
            return Ok(Some(if verified {
                ResultStatus::Final
            } else {
                ResultStatus::Preliminary
            }));
        }
        // F is "final" to HL7 and "false" to a database.
        if folded.chars().count() == 1 {
            return Err(Fault::new(text.trim(), said::NO_ANSWER, said::YES_OR_NO));
        }
    }
    let found = statuses(&folded, words)
        .ok_or_else(|| Fault::new(text.trim(), said::NO_STATUS, said::STATUSES))?;
    one_of(&found)
        .map(Some)
        .ok_or_else(|| Fault::new(text.trim(), said::TWO_STATUSES, said::STATUSES))
}

/// Every status that the words name; `None` where one of them is not known.
fn statuses(folded: &str, words: &ReportWords) -> Option<Vec<ResultStatus>> {
    let all: Vec<&str> = folded.split(' ').collect();
    let mut rest = all.as_slice();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let count = if let Some((count, status)) = words.statuses.first_of(rest) {
            found.push(status);
            count
        } else {
            words.beside_status.first_of(rest)?.0
        };
        rest = rest.get(count..)?;
    }
    Some(found)
}

/// The one status of several words: a corrected result is a final one too.
fn one_of(found: &[ResultStatus]) -> Option<ResultStatus> {
    let is_corrected = found.contains(&ResultStatus::Corrected);
    let mut told = found
        .iter()
        .filter(|status| !(is_corrected && **status == ResultStatus::Final));
    let first = *told.next()?;
    told.all(|status| *status == first).then_some(first)
}
