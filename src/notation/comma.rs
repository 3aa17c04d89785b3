//! Numbers of files in which somebody has said that a comma stands before decimals.

use std::borrow::Cow;

use super::fault::Fault;
use super::fold::fold;
use super::number::point_that_may_group;
use crate::wording::refusals::values as said;

/// The text with points in the place of its decimal commas, and without the points that divide thousands beside one:
/// `1.234,5` is `1234.5`. Several commas in one number divide thousands and stay.
///
/// # Errors
/// A point before three digits without a comma: it may divide thousands.
pub fn with_decimal_points(text: &str) -> Result<Cow<'_, str>, Fault> {
    let folded = fold(text);
    if !folded.contains([',', '.']) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded.as_ref();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = number.find(|c| !is_of_number(c)).unwrap_or(number.len());
        let (number, behind) = number.split_at(end);
        let kept = number.trim_end_matches([',', '.']);
        out.push_str(before);
        out.push_str(&with_point(kept).ok_or_else(|| may_group(text, kept))?);
        out.push_str(number.get(kept.len()..).unwrap_or_default());
        rest = behind;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

/// A number with a decimal point; `None` where its point may divide thousands.
fn with_point(number: &str) -> Option<String> {
    match number.split_once(',') {
        Some((_, decimals)) if decimals.contains(',') => Some(number.to_owned()),
        Some((whole, decimals)) => {
            let whole = without_groups(whole)?;
            Some(format!("{whole}.{decimals}"))
        }
        None if number.matches('.').count() > 1 => without_groups(number),
        None => point_that_may_group(number)
            .is_none()
            .then(|| number.to_owned()),
    }
}

/// The digits of `1.234.567`; `None` where points stand elsewhere.
fn without_groups(number: &str) -> Option<String> {
    let mut groups = number.split('.');
    let first = groups.next()?;
    let is_divided = groups.clone().next().is_none() || (1..=3).contains(&first.len());
    (is_divided && groups.all(|group| group.len() == 3)).then(|| number.replace('.', ""))
}

fn may_group(text: &str, number: &str) -> Fault {
    let readings = match point_that_may_group(number) {
        Some((whole, decimals)) => {
            vec![format!("{whole}{decimals}"), format!("{whole},{decimals}")]
        }
        None => Vec::new(),
    };
    let problem = match readings.as_slice() {
        [one, other] => said::point_may_mean(one, other),
        _ => said::POINT_AMONG_COMMAS.into(),
    };
    Fault {
        readings,
        ..Fault::new(text, problem, said::DECIMAL_COMMA)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_stands_before_decimals() {
        for (written, read) in [
            ("1,5", "1.5"),
            ("<0,02 IU/mL", "<0.02 IU/mL"),
            ("1.234,5", "1234.5"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1,234,567"),
            ("5,36 log (229.087,5)", "5.36 log (229087.5)"),
            ("2,3E+05", "2.3E+05"),
            ("1.5", "1.5"),
            ("20", "20"),
            ("neg.", "neg."),
            ("nicht nachweisbar, <20", "nicht nachweisbar, <20"),
            ("５,３６", "5.36"),
        ] {
            assert_eq!(with_decimal_points(written).unwrap(), read, "{written}");
        }
        for two in ["5.400", "12.34,5"] {
            assert!(with_decimal_points(two).is_err(), "{two}");
        }
    }
}
