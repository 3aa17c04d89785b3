//! Particulars of a person as registries write them.

use super::fault::Fault;
use super::fold::fold;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::fold_words;
use crate::clinical::record::Sex;
use crate::wording::refusals::names as said;

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
    known.ok_or_else(|| Fault::new(text.trim(), said::UNKNOWN_WORD, said::SEXES))
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
}
