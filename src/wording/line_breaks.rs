//! Where a line may break.

use std::ops::RangeInclusive;

/// A piece of a text within which no line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Whether a blank stands before it where the line goes on.
    pub after_blank: bool,
    pub text: &'a str,
}

/// So many wide characters without a blank between them are a sentence, fewer a name or a word: those stay whole.
const SENTENCE: usize = 7;

/// Never at the end of a line.
const OPENING: [char; 5] = ['（', '「', '《', '【', '第'];
/// Never at the start of a line.
const CLOSING: [char; 12] = [
    '，', '。', '；', '：', '！', '？', '、', '）', '」', '》', '】', '%',
];
/// Units that stay with the number before them.
const UNITS: [&str; 7] = ["IU/mL", "U/L", "log10", "g/L", "umol/L", "copies/mL", "mg"];
/// Han characters, and the punctuation and letters of their width.
const WIDE: [RangeInclusive<char>; 4] = [
    '\u{2e80}'..='\u{303e}',
    '\u{3041}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{ff01}'..='\u{ff60}',
];

/// The pieces of a text between which a line may break: at blanks, but not within a number; in a Chinese sentence also
/// beside every Han character, but never within a number with its unit and never before a closing mark.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (place, part) in unbroken(text).into_iter().enumerate() {
        let mut after_blank = place > 0;
        let mut rest = part;
        if part.chars().filter(|one| is_wide(*one)).count() >= SENTENCE {
            while let Some(at) = first_break(rest) {
                let (text, behind) = rest.split_at(at);
                pieces.push(Piece { after_blank, text });
                (after_blank, rest) = (false, behind);
            }
        }
        pieces.push(Piece {
            after_blank,
            text: rest,
        });
    }
    pieces
}

fn is_wide(character: char) -> bool {
    !character.is_ascii() && WIDE.iter().any(|range| range.contains(&character))
}

/// Where the first piece of a part ends.
fn first_break(part: &str) -> Option<usize> {
    let mut characters = part.char_indices();
    let (_, mut before) = characters.next()?;
    for (at, behind) in characters {
        let is_number = before.is_ascii_digit() && is_wide(behind);
        let is_beside_wide = is_wide(before) || is_wide(behind);
        if is_beside_wide && !is_number && !OPENING.contains(&before) && !CLOSING.contains(&behind)
        {
            return Some(at);
        }
        before = behind;
    }
    None
}

/// The parts of a text between the blanks at which a line may break: a number such as `3 200` stays whole.
fn unbroken(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        if !is_within_number(before, behind) && !is_before_unit(before, behind) {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether a blank divides thousands: a figure before it, and exactly three behind it.
fn is_within_number(before: &str, behind: &str) -> bool {
    let figures = behind.bytes().take_while(u8::is_ascii_digit).count();
    figures == 3 && before.ends_with(|last: char| last.is_ascii_digit())
}

/// Whether a blank stands between a number and its unit, in a sentence of Han characters.
fn is_before_unit(before: &str, behind: &str) -> bool {
    before.ends_with(|last: char| last.is_ascii_digit())
        && UNITS.iter().any(|unit| behind.starts_with(unit))
        && before.chars().chain(behind.chars()).any(is_wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_never_broken() {
        for (text, parts) in [
            ("", vec![""]),
            ("one  two", vec!["one", "", "two"]),
            ("DNA 3 200, seen", vec!["DNA", "3 200,", "seen"]),
            ("46 000 000 IU/mL", vec!["46 000 000", "IU/mL"]),
            (
                "limit 20 on 1 result",
                vec!["limit", "20", "on", "1", "result"],
            ),
            ("12 2024-01-05", vec!["12", "2024-01-05"]),
            ("公孙 3 200", vec!["公孙", "3 200"]),
        ] {
            assert_eq!(unbroken(text), parts);
        }
    }

    #[test]
    fn a_chinese_sentence_breaks_between_han_characters_only_where_it_may() {
        let all = |text: &str| -> Vec<String> {
            let pieces = pieces(text).into_iter();
            pieces.map(|piece| piece.text.to_owned()).collect()
        };
        assert_eq!(
            all("治疗中 DNA 复阳：3 200 IU/mL，已2次，请复查（2024-06-02前）。"),
            [
                "治疗中",
                "DNA",
                "复",
                "阳：",
                "3 200 IU/mL，",
                "已",
                "2次，",
                "请",
                "复",
                "查",
                "（2024-06-02前）。"
            ]
        );
        assert_eq!(
            all("nobody is called 欧阳建国 here"),
            ["nobody", "is", "called", "欧阳建国", "here"]
        );
        for piece in pieces("第3个月前阳性属预期，应于当日复查。") {
            assert!(!piece.text.starts_with(CLOSING), "{piece:?}");
        }
    }
}
