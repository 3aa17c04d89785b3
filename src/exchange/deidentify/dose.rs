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
/// The words that a figure of a dose counts; a figure before anything else may belong to a date or a number.
const COUNTED: [&str; 18] = [
    "day",
    "days",
    "g",
    "h",
    "hours",
    "iu",
    "kg",
    "mcg",
    "mg",
    "microgram",
    "miu",
    "tablet",
    "tablets",
    "u",
    "ug",
    "week",
    "weeks",
    "x",
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
    (good && figures <= MOST_FIGURES + 1 && every_figure_counts(&lower)).then_some(dose)
}

/// Whether each figure is an amount of something (`0.5 mg`, `1/2 tablet`, `2-3 x`) or how many at which time of day
/// (`1-0-1`): `25 mg 2021-03` and `1 mg 12.3.21` tell a day.
fn every_figure_counts(lower: &str) -> bool {
    let mut rest = lower;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let figure = &rest[from..];
        let to = figure
            .find(|c: char| !(c.is_ascii_digit() || ".,/-".contains(c)))
            .unwrap_or(figure.len());
        let (figure, after) = figure.split_at(to);
        let runs: Vec<&str> = figure
            .trim_end_matches(['.', ',', '/', '-'])
            .split(['.', ',', '/', '-'])
            .collect();
        let word = after.trim_start();
        let word = word
            .find(|c: char| !c.is_ascii_alphabetic())
            .map_or(word, |end| &word[..end]);
        let by_time_of_day = figure.contains('-') && runs.iter().all(|run| run.len() == 1);
        if !by_time_of_day && (runs.len() > 2 || !COUNTED.contains(&word)) {
            return false;
        }
        rest = after;
    }
    true
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
            "1/2 tablet daily",
            "5 mg 1-0-1",
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
            "1 mg 12.3.21",
            "25 mg 2021-03",
            "0.5 mg daily 3/4/21",
            "0.5 mg 2021",
            "300 mg 12-2021 weekly",
        ] {
            assert_eq!(plain(dose), None, "{dose}");
        }
    }
}
