//! Which words of a line are days. Whether they are days of the calendar is asked of those who read days.

use super::words::Word;

/// Letters of the shortest name of a month.
const MONTH: usize = 3;
/// Digits of a day without dividers: `20261122`.
const WHOLE: usize = 8;

/// Whether a word is written as a day: `t`, `y`, `t-14`, `-3d`, `2026-11-22`, `20261122`, `22nov`, `03/04/2026`, `~2014-06-15`.
pub(super) fn looks_like_a_day(word: &str) -> bool {
    let word = word.to_lowercase();
    if word.starts_with('~') {
        return true;
    }
    is_relative(&word) || is_whole(&word) || has_dividers(&word) || has_a_month(&word)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_relative(word: &str) -> bool {
    let back = word
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('d'));
    let from_today = word.strip_prefix("t-").or_else(|| word.strip_prefix("t+"));
    matches!(word, "t" | "y") || back.or(from_today).is_some_and(all_digits)
}

fn is_whole(word: &str) -> bool {
    word.len() == WHOLE && all_digits(word)
}

/// Three numbers and two dividers of one kind.
fn has_dividers(word: &str) -> bool {
    ['-', '/', '.'].into_iter().any(|divider| {
        let fields: Vec<&str> = word.split(divider).collect();
        fields.len() == 3 && fields.into_iter().all(all_digits)
    })
}

/// Digits and then letters enough for a month; the abbreviation of a drug has fewer.
fn has_a_month(word: &str) -> bool {
    let rest = word.trim_start_matches(|character: char| character.is_ascii_digit());
    let letters = rest.trim_start_matches('-');
    rest.len() < word.len()
        && letters
            .bytes()
            .take(MONTH)
            .filter(u8::is_ascii_alphabetic)
            .count()
            == MONTH
        && !letters.contains('/')
}

/// The weekday that may stand behind a day: `(Sun)`.
fn is_weekday(word: &str) -> bool {
    word.starts_with('(') && word.ends_with(')')
}

/// Takes the day that stands first; how many words it has.
pub(super) fn first_day(words: &[Word]) -> usize {
    match words {
        [day, weekday, ..] if looks_like_a_day(&day.text) && is_weekday(&weekday.text) => 2,
        [day, ..] if looks_like_a_day(&day.text) => 1,
        [..] => 0,
    }
}

/// The day that stands last; how many words it has.
pub(super) fn last_day(words: &[Word]) -> usize {
    match words {
        [.., day, weekday] if looks_like_a_day(&day.text) && is_weekday(&weekday.text) => 2,
        [.., day] if looks_like_a_day(&day.text) => 1,
        [..] => 0,
    }
}
