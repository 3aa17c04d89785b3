//! Particulars of a person as registries write them.

use super::fault::Fault;
use super::fold::fold;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::fold_words;
use crate::clinical::record::Sex;

/// The sex that a word or letter says; none where it says that it is not recorded (`U`, `other`).
///
/// # Errors
/// A word that is not known.
pub fn parse_sex(text: &str, knowledge: &Knowledge) -> Result<Option<Sex>, Fault> {
    let word = fold_words(&fold(text));
    if word.is_empty() && text.trim().is_empty() {
        return Ok(None);
    }
    let known = knowledge.words.sexes.get(&word);
    known.ok_or_else(|| {
        Fault::new(
            text.trim(),
            "unknown word",
            "nothing, female, male, F, M, U, O",
        )
    })
}

/// Whether a patient's number is one that a spreadsheet has written with a power of ten: `1.23457E+11`. Its last digits
/// are lost.
#[must_use]
pub fn is_scientific_number(text: &str) -> bool {
    let folded = fold(text);
    let Some((digits, power)) = folded.trim().split_once(['e', 'E']) else {
        return false;
    };
    let is_figures =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_mantissa = whole.len() == 1 && is_figures(whole) && is_figures(decimals);
    let is_told = digits.contains(['.', ',']) || power.starts_with(['+', '-']);
    is_mantissa && is_told && is_figures(power.trim_start_matches(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::shipped;

    #[test]
    fn sex_as_registries_write_it() {
        let knowledge = shipped().unwrap();
        for (text, sex) in [
            ("M", Some(Sex::Male)),
            ("f", Some(Sex::Female)),
            ("Male", Some(Sex::Male)),
            ("女", Some(Sex::Female)),
            ("männlich", Some(Sex::Male)),
            ("U", None),
            ("O", None),
            ("unknown", None),
            ("Other", None),
            ("", None),
        ] {
            assert_eq!(parse_sex(text, &knowledge), Ok(sex), "{text}");
        }
        for unknown in ["1", "2", "H", "?", "-", "boyish"] {
            assert!(parse_sex(unknown, &knowledge).is_err(), "{unknown}");
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_has_rounded() {
        for number in [
            "1.23457E+11",
            "1.23457e11",
            "1,23457E+11",
            "4E+05",
            "2.0E+10",
            "１.２E+11",
        ] {
            assert!(is_scientific_number(number), "{number}");
        }
        for number in [
            "12345", "E12", "1E5", "12E5", "W-37", "2.1", "A1.2E+3", "1.2E+", "0012345",
        ] {
            assert!(!is_scientific_number(number), "{number}");
        }
    }
}
