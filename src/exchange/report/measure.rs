//! How wide words are on paper. Widths are those of Helvetica, which Arial and Liberation Sans share; with another font
//! the writers stretch or squeeze the words into what is settled here.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::wording::pieces;

/// Thousandths of the size for the characters from the blank to the tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Other characters: those that fill two cells of a terminal, and the rest.
const WIDE: f64 = 1000.0;
const OTHER: f64 = 620.0;
/// Bold letters are so much wider.
const BOLD: f64 = 1.09;

/// The width of words in millimetres.
#[must_use]
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let sum: f64 = text.nfd().map(character_width).sum();
    sum * size / 1000.0 * if bold { BOLD } else { 1.0 }
}

fn character_width(character: char) -> f64 {
    let place = u32::from(character).checked_sub(32);
    let known = place.and_then(|place| WIDTHS.get(usize::try_from(place).ok()?));
    match (known, character.width()) {
        (Some(width), _) => f64::from(*width),
        // Marks stand over the letter before them.
        (None, Some(0) | None) => 0.0,
        (None, Some(1)) => OTHER,
        (None, Some(_)) => WIDE,
    }
}

/// Breaks words into lines of at most `room` millimetres, a longer word between characters. At least one line.
#[must_use]
pub fn wrapped(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let fits = |text: &str| text_width(text, size, bold) <= room;
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let (gap, word) = (if piece.after_blank { " " } else { "" }, piece.text);
        let Some(line) = lines.last_mut() else {
            continue;
        };
        let longer = format!("{line}{gap}{word}");
        if fits(&longer) {
            *line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        for grapheme in word.graphemes(true) {
            match lines.last_mut() {
                Some(line) if line.is_empty() || fits(&format!("{line}{grapheme}")) => {
                    line.push_str(grapheme);
                }
                Some(_) | None => lines.push(grapheme.to_owned()),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_their_letters() {
        assert!((text_width("1 000", 10.0, false) - 25.02).abs() < 0.001);
        assert_eq!(text_width("é", 10.0, false), text_width("e", 10.0, false));
        assert_eq!(text_width("陈伟", 3.0, false), 6.0);
        assert!(text_width("DNA", 3.0, true) > text_width("DNA", 3.0, false));
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_no_character_is_lost() {
        for text in [
            "",
            "one",
            "the virus came back",
            "陈伟明陈伟明",
            "Lefèvre-Ouédraogo-of-the-long-name x",
        ] {
            for room in [6.0, 11.0, 40.0] {
                let lines = wrapped(text, 3.0, false, room);
                assert!(
                    lines
                        .iter()
                        .all(|line| text_width(line, 3.0, false) <= room)
                );
                let joined: String = lines.concat();
                assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
            }
        }
    }
}
