//! An ultrasound of the liver: no focal lesion, a focal lesion, or one that is known.

use super::fault::Fault;
use super::finding::{Mode, Reading, Written};
use super::fold::fold;
use super::split::row_unit;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LiverLesion};

const ACCEPTED: &str = "no focal lesion, focal lesion or known lesion (-, + or =); a doctor's name for a lesion belongs in a note";

/// The words of files for what was seen, the sign of lines, and how else people write it.
const WORDS: [(LiverLesion, &str, char, &[&str]); 3] = [
    (
        LiverLesion::None,
        "no focal lesion",
        '-',
        &[
            "no focal lesions",
            "no focal liver lesion",
            "no focal liver lesions",
            "no lesion",
            "no lesions",
        ],
    ),
    (
        LiverLesion::Focal,
        "focal lesion",
        '+',
        &["focal lesions", "focal liver lesion", "focal liver lesions"],
    ),
    (
        LiverLesion::Known,
        "known lesion",
        '=',
        &["known lesions", "known focal lesion", "known liver lesion"],
    ),
];

pub(super) fn parse(
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).to_lowercase();
    let value = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let means = |(_, word, sign, others): &&(LiverLesion, &str, char, &[&str])| {
        value == *word
            || value.strip_prefix(*sign).is_some_and(str::is_empty)
            || others.contains(&value.as_str())
    };
    let Some((lesion, ..)) = WORDS.iter().find(means) else {
        let problem = if value.is_empty() {
            "no value"
        } else {
            "not understood"
        };
        return Err(Fault::new(written.value, problem, ACCEPTED));
    };
    row_unit(None, written, mode, knowledge)?;
    Ok(Reading {
        finding: Finding::Ultrasound(*lesion),
        unusual: Vec::new(),
        limit: None,
    })
}

/// How files and screens say it: `no focal lesion`.
#[must_use]
pub const fn lesion_text(lesion: LiverLesion) -> &'static str {
    match lesion {
        LiverLesion::None => WORDS[0].1,
        LiverLesion::Focal => WORDS[1].1,
        LiverLesion::Known => WORDS[2].1,
    }
}

/// The sign that lines write for it: `-`, `+` or `=`.
#[must_use]
pub const fn lesion_sign(lesion: LiverLesion) -> char {
    match lesion {
        LiverLesion::None => WORDS[0].2,
        LiverLesion::Focal => WORDS[1].2,
        LiverLesion::Known => WORDS[2].2,
    }
}
