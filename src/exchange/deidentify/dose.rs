//! Which doses tell nothing but a dose.

/// The words that may stand in one, in lower case.
const WORDS: [&str; 33] = [
    "a",
    "and",
    "at",
    "bd",
    "daily",
    "day",
    "days",
    "every",
    "g",
    "h",
    "half",
    "hours",
    "in",
    "iu",
    "kg",
    "mcg",
    "mg",
    "microgram",
    "miu",
    "night",
    "od",
    "of",
    "once",
    "other",
    "per",
    "tablet",
    "tablets",
    "twice",
    "u",
    "ug",
    "week",
    "weekly",
    "weeks",
];
/// No figure of a dose has more digits; longer ones may be somebody's number.
const MOST_DIGITS: usize = 4;
/// No dose has more figures; more may be somebody's number, divided by blanks.
const MOST_FIGURES: usize = 3;

/// The dose if it is made of an amount, a unit and how often; a dose in which anything else stands may name somebody.
pub(super) fn plain(dose: &str) -> Option<&str> {
    let is_plain = |piece: &str| {
        piece.is_empty()
            || WORDS.contains(&piece)
            || (piece.len() <= MOST_DIGITS && piece.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let lower = dose.to_lowercase().replace(['\u{b5}', '\u{3bc}'], "u");
    let allowed = |c: char| c.is_ascii_alphanumeric() || " .,/x-".contains(c);
    let mut figures = 0;
    let good = lower.chars().all(allowed)
        && pieces(&lower).all(|piece| {
            figures += usize::from(piece.starts_with(|c: char| c.is_ascii_digit()));
            is_plain(piece)
        });
    // A decimal is two figures.
    (good && figures <= MOST_FIGURES + 1).then_some(dose)
}

/// Runs of letters and runs of digits.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(|word| {
            let turn = word
                .find(|c: char| c.is_ascii_alphabetic())
                .unwrap_or(word.len());
            let (digits, letters) = word.split_at(turn);
            [digits, if letters == "x" { "" } else { letters }]
        })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn doses_are_kept_and_whatever_may_name_somebody_is_not() {
        for dose in [
            "0.5 mg",
            "300 mg",
            "180 ug weekly",
            "180 \u{b5}g once weekly",
            "25mg",
            "1 tablet every other day",
            "0.5 mg every 48 h",
            "5 MIU, 3 x per week",
            "100 mg/day",
            "",
        ] {
            assert_eq!(plain(dose), Some(dose));
        }
        for dose in [
            "0.5 mg (Dr. Chen)",
            "as told by Li Na",
            "W-19",
            "0170 1234567",
            "12345",
            "see letter 2021",
            "\u{9648}\u{4f1f} 0.5 mg",
            "1 mg 12 34 56 78",
        ] {
            assert_eq!(plain(dose), None, "{dose}");
        }
    }
}
