//! An ultrasound of the liver: no focal lesion, a focal lesion, or one that is known.

use super::fault::Fault;
use super::fold::fold;
use super::split::row_unit;
use super::written::{InputOrigin, Reading, Written};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LiverLesion};
use crate::wording::filed::LESION_WORDS;
use crate::wording::refusals::values as said;
use crate::wording::{lesion_phrase, lesion_sign};

pub(super) fn parse(
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).to_lowercase();
    let value = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let means = |(lesion, others): &&(LiverLesion, &[&str])| {
        let phrase = lesion_phrase(*lesion);
        [phrase.english, phrase.chinese].contains(&value.as_str())
            || value
                .strip_prefix(lesion_sign(*lesion))
                .is_some_and(str::is_empty)
            || others.contains(&value.as_str())
    };
    let Some((lesion, _)) = LESION_WORDS.iter().find(means) else {
        let problem = if value.is_empty() {
            said::NO_VALUE
        } else {
            said::NOT_UNDERSTOOD
        };
        return Err(Fault::new(written.value, problem, said::LESION));
    };
    row_unit(None, written, origin, knowledge)?;
    Ok(Reading {
        finding: Finding::Ultrasound(*lesion),
        unusual: Vec::new(),
        limit: None,
    })
}
