//! The small texts: limits and sources.

use std::fmt::Write as _;

use crate::clinical::decimal::Decimal;
use crate::clinical::record::{Limits, Seq, Source, Via};
use crate::wording::refusals::lines as said;

use super::Wrong;

/// The two sides of `10..1e9`, `..40`, `35..`; one of them may be empty.
pub(super) fn parse_sides(text: &str) -> Result<(&str, &str), Wrong> {
    let sides = text
        .split_once("..")
        .map(|(lower, upper)| (lower.trim_ascii(), upper.trim_ascii()));
    match sides {
        Some((lower, upper)) if !(lower.is_empty() && upper.is_empty()) => Ok((lower, upper)),
        Some(_) | None => Err(no_limits(text)),
    }
}

fn no_limits(text: &str) -> Wrong {
    Wrong::new(said::no_range(text), said::RANGE)
}

/// Limits that stand beside no finding: those of a profile.
pub(super) fn parse_profile_limits(text: &str) -> Result<Limits, Wrong> {
    let (lower, upper) = parse_sides(text)?;
    let side = |side: &str| -> Result<Option<Decimal>, Wrong> {
        if side.is_empty() {
            return Ok(None);
        }
        side.parse().map(Some).map_err(|_| no_limits(text))
    };
    let limits = Limits {
        lower: side(lower)?,
        upper: side(upper)?,
    };
    match (limits.lower, limits.upper) {
        (Some(lower), Some(upper)) if lower.value() >= upper.value() => {
            Err(Wrong::new(said::crossed(upper, lower), said::RANGE))
        }
        (Some(_) | None, Some(_) | None) => Ok(limits),
    }
}

/// Appends `10..1e9`; nothing where there is no limit at all.
pub(super) fn push_limits(text: &mut String, limits: Limits) {
    // Writing to a String cannot fail.
    if let Some(lower) = limits.lower {
        let _ = write!(text, "{lower}");
    }
    text.push_str("..");
    if let Some(upper) = limits.upper {
        let _ = write!(text, "{upper}");
    }
}

/// How files write a source: `f398`.
#[must_use]
pub fn source_text(source: Source) -> String {
    let via = match source.via {
        Via::Form => 'f',
        Via::QuickLine => 'q',
        Via::Import => 'i',
        Via::Hand => 'x',
    };
    format!("{via}{}", source.seq.0)
}

/// The source that files write as `f398`: `f` form, `q` quick line, `i` import, `x` by hand, and the entry.
#[must_use]
pub fn parse_source(text: &str) -> Option<Source> {
    let mut characters = text.chars();
    let via = match characters.next()? {
        'f' => Via::Form,
        'q' => Via::QuickLine,
        'i' => Via::Import,
        'x' => Via::Hand,
        _ => return None,
    };
    let seq = parse_seq(characters.as_str())?;
    Some(Source { via, seq })
}

/// A place in the sequence of entries: digits only.
pub(super) fn parse_seq(digits: &str) -> Option<Seq> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| digits.parse().ok().map(Seq)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_read_back() {
        for text in ["10..1e9", "..40", "35..", "0.7..1.20"] {
            let mut printed = String::new();
            push_limits(&mut printed, parse_profile_limits(text).unwrap());
            assert_eq!(printed, text);
        }
        for wrong in [
            "", "..", "40", "a..b", "10..5", "10...20", "-1..5", "1..2..3",
        ] {
            assert!(parse_profile_limits(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sources_read_back() {
        for text in ["f398", "q1", "i4711", "x0"] {
            assert_eq!(source_text(parse_source(text).unwrap()), text);
        }
        for wrong in ["", "f", "g1", "f-1", "f+1", "f 1", "f99999999999"] {
            assert_eq!(parse_source(wrong), None, "{wrong}");
        }
    }
}
