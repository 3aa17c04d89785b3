//! Numbers as people and laboratories write them.

use std::borrow::Cow;

use super::fault::Fault;
use super::fold::fold;
use super::written::InputOrigin;
use crate::clinical::decimal::{Decimal, DecimalError};
use crate::clinical::laboratory::superscript;
use crate::wording::refusals::values as said;

const GROUP: usize = 3;

/// Reads a number of 0 or more: `230000`, `230 000`, `1.5`, `2.3e5`, `2.3E+05`, `2.3x10^5`, `2.3*10^5`, `2.3×10⁵`.
///
/// One comma is never guessed (`20,000`, `1,5`); two and more, each before three digits, can only group. A point
/// before exactly three digits (`20.000`) may group too: on screen it is asked about, a file means what it writes.
///
/// # Errors
/// What has several readings, with these; anything else that is no such number: a sign, NaN, inf, more than fifteen
/// digits.
pub fn parse_number(text: &str, origin: InputOrigin) -> Result<Decimal, Fault> {
    let folded = fold(text);
    let written = folded.trim();
    let decimal = match written.parse() {
        Ok(decimal) => decimal,
        Err(_) => tidied(written)?,
    };
    match (origin, point_that_may_group(written)) {
        (InputOrigin::Typed, Some((whole, decimals))) => Err(Fault::ambiguous(
            written,
            vec![format!("{whole}{decimals}"), without_zeros(whole, decimals)],
            said::NO_COMMA,
        )),
        (InputOrigin::Typed | InputOrigin::File | InputOrigin::Stored, _) => Ok(decimal),
    }
}

/// A number that is not yet written as a [`Decimal`] is.
fn tidied(written: &str) -> Result<Decimal, Fault> {
    let plain = ungrouped(written).ok_or_else(|| not_a_number(written))?;
    if plain.contains(',') {
        return Err(comma(written, &plain));
    }
    plain
        .parse()
        .map_err(|error: DecimalError| Fault::new(written, said::NO_NUMBER, said::decimal(error)))
}

/// Whether a number as written (without exponent) has one to three digits, a point and exactly three more, so that the
/// point may group: `20.000`, but not `0.500`.
pub(super) fn point_that_may_group(text: &str) -> Option<(&str, &str)> {
    let (whole, decimals) = text.split_once('.')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let may = (1..=GROUP).contains(&whole.len())
        && decimals.len() == GROUP
        && digits(whole)
        && digits(decimals)
        && !whole.starts_with('0');
    may.then_some((whole, decimals))
}

fn empty() -> Fault {
    Fault::new("", said::NOTHING_WRITTEN, said::NUMBER)
}

fn not_a_number(written: &str) -> Fault {
    if written.is_empty() {
        empty()
    } else if written.starts_with(['-', '+']) {
        Fault::new(written, said::SIGNED, said::NUMBER)
    } else {
        Fault::new(written, said::NO_NUMBER, said::NUMBER)
    }
}

/// Takes grouping blanks and repeated grouping commas out and writes the exponent with an `e`; `None` if that cannot
/// be done. A single comma stays.
fn ungrouped(written: &str) -> Option<String> {
    let lowered = lowered(written);
    let (number, exponent) = split_exponent(&lowered)?;
    let number = if number.contains(' ') {
        join_groups(number, ' ')?
    } else if number.matches(',').count() > 1 {
        join_groups(number, ',')?
    } else {
        number.to_owned()
    };
    let allowed = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b',';
    if !number.bytes().all(allowed) || !number.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let leading = if number.starts_with('.') { "0" } else { "" };
    let exponent = exponent.map_or_else(String::new, |exponent| format!("e{exponent}"));
    Some(format!("{leading}{number}{exponent}"))
}

/// A power written with raised digits, with `^`: `10⁵` is `10^5`.
fn lowered(written: &str) -> Cow<'_, str> {
    let Some(start) = written.find(|c| superscript(c).is_some() || c == '⁺') else {
        return Cow::Borrowed(written);
    };
    let (base, power) = written.split_at(start);
    let power = power.chars().map(|c| {
        if c == '⁺' {
            '+'
        } else {
            superscript(c).unwrap_or(c)
        }
    });
    let power: String = power.collect();
    Cow::Owned(format!("{base}^{power}"))
}

/// The number and the power of ten: `2.3e5`, `2.3 x 10^5`, `2.3*10^5`, `10^5`.
fn split_exponent(written: &str) -> Option<(&str, Option<&str>)> {
    if let Some(exponent) = written.strip_prefix("10^") {
        return Some(("1", Some(exponent)));
    }
    if let Some((number, exponent)) = written.split_once(['e', 'E']) {
        return Some((number, Some(exponent)));
    }
    let Some((number, power)) = written.split_once(['x', 'X', '*']) else {
        return Some((written, None));
    };
    let power = power.trim_start().strip_prefix("10")?;
    let exponent = power
        .strip_prefix('^')
        .or_else(|| power.strip_prefix("**"))?;
    Some((number.trim_end(), Some(exponent)))
}

/// Digits in groups: one to three, then three each, then perhaps a point and decimals.
fn join_groups(number: &str, divider: char) -> Option<String> {
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    for (place, group) in whole.split(divider).enumerate() {
        let fits = if place == 0 {
            (1..=GROUP).contains(&group.len())
        } else {
            group.len() == GROUP
        };
        if !fits || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
    }
    let joined = whole.replace(divider, "");
    Some(decimals.map_or(joined.clone(), |decimals| format!("{joined}.{decimals}")))
}

fn comma(written: &str, plain: &str) -> Fault {
    let readings: Vec<_> = [plain.replace(',', ""), plain.replace(',', ".")]
        .into_iter()
        .map(|reading| match point_that_may_group(&reading) {
            Some((whole, decimals)) => without_zeros(whole, decimals),
            None => reading,
        })
        .filter(|reading| reading.parse::<Decimal>().is_ok())
        .collect();
    if readings.is_empty() {
        Fault::new(written, said::COMMA, said::NO_COMMA)
    } else {
        Fault::ambiguous(written, readings, said::NO_COMMA)
    }
}

/// The reading of `20.000` as a number with decimals, spelled so that it cannot be taken for the other one.
fn without_zeros(whole: &str, decimals: &str) -> String {
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        kept if kept.len() < GROUP => format!("{whole}.{kept}"),
        kept => format!("{whole}.{kept}0"),
    }
}
