//! Numbers of patients that are the same but for case, blanks, signs and leading zeros.

use crate::notation::fold_letters;

/// What two numbers share that are nearly the same: the letters and figures without signs, and the same with every
/// group of figures without its leading zeros (`W-0019` is `w0019` and `w19`). Two numbers are alike where the first
/// or the second agree.
#[must_use]
pub fn number_keys(mrn: &str) -> [String; 2] {
    let folded = fold_letters(mrn);
    let is_kept = |character: &char| character.is_alphanumeric();
    let without_zeros = groups(&folded).map(|group| {
        let short = group.trim_start_matches('0');
        if short.is_empty() && !group.is_empty() {
            "0"
        } else {
            short
        }
    });
    [
        folded.chars().filter(is_kept).collect(),
        without_zeros.collect(),
    ]
}

/// The stretches of figures and of letters, in their order.
fn groups(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
        .flat_map(|part| {
            part.char_indices()
                .filter(move |(at, character)| {
                    let before = part
                        .get(..*at)
                        .and_then(|before| before.chars().next_back());
                    before.is_none_or(|before| before.is_numeric() != character.is_numeric())
                })
                .map(move |(at, _)| part.get(at..).unwrap_or_default())
                .map(|rest| {
                    let is_figures = rest.starts_with(char::is_numeric);
                    let end = rest.find(|character: char| character.is_numeric() != is_figures);
                    end.map_or(rest, |end| rest.get(..end).unwrap_or_default())
                })
        })
}

/// Whether it is worth while to compare them: the last sign of nearly all others is another one.
pub(super) fn may_be_alike(one: &str, other: &str) -> bool {
    match (one.bytes().next_back(), other.bytes().next_back()) {
        (Some(one), Some(other)) => {
            let is_plain = one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric();
            !is_plain || one.eq_ignore_ascii_case(&other)
        }
        (None, _) | (_, None) => false,
    }
}

/// Whether two numbers with these keys are nearly the same.
pub(super) fn are_alike(one: &[String; 2], other: &[String; 2]) -> bool {
    let mut pairs = one.iter().zip(other);
    pairs.any(|(one, other)| one == other && !one.is_empty())
}
