//! Widths in terminal cells, and cutting between characters, never inside.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
pub fn cells(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// As much of `text` as fits into `width` cells, whole graphemes only, with `..` at the end where it was cut. A figure
/// is left out rather than cut: `8 400 000` must never read `8 400`.
pub fn fit(text: &str, width: usize) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let mark = &".."[..width.min(2)];
    let mut kept = String::new();
    let mut total = mark.len();
    for grapheme in text.graphemes(true) {
        total += grapheme.width();
        if total > width {
            break;
        }
        kept.push_str(grapheme);
    }
    without_cut_figure(text, &kept).to_owned() + mark
}

/// `kept`, the beginning of `text`, without the figure at its end if that goes on in the text.
fn without_cut_figure<'k>(text: &str, kept: &'k str) -> &'k str {
    let rest = text.get(kept.len()..).unwrap_or_default();
    let rest = rest.strip_prefix([' ', '.']).unwrap_or(rest);
    let head = kept.strip_suffix([' ', '.']).unwrap_or(kept);
    if rest.starts_with(is_digit) && head.ends_with(is_digit) {
        kept.trim_end_matches(|character| is_digit(character) || matches!(character, ' ' | '.'))
    } else {
        kept
    }
}

const fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// `text` in exactly `width` cells: cut, or filled with blanks on the right.
pub fn pad(text: &str, width: usize) -> String {
    let fitted = fit(text, width);
    let missing = width.saturating_sub(cells(&fitted));
    fitted + &" ".repeat(missing)
}

/// `text` at the right end of at least `width` cells.
pub fn pad_left(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cells(text))) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ascii_shows_is_as_wide_as_it_is_long() {
        for character in ' '..='~' {
            let text = format!("{character}{character}");
            let measured: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!(cells(&text), measured);
        }
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(fit("陈伟明", 6), "陈伟明");
        assert_eq!(fit("陈伟明", 5), "陈..");
        assert_eq!(pad("陈伟明", 5), "陈.. ");
        assert_eq!(fit("abc", 1), ".");
        assert_eq!(fit("stopping: 8 400 000, seen once", 18), "stopping:..");
        assert_eq!(fit("stopping: 8 400 000, seen once", 17), "stopping:..");
        assert_eq!(
            fit("stopping: 8 400 000, seen once", 22),
            "stopping: 8 400 000,.."
        );
        assert_eq!(pad("ab", 4), "ab  ");
    }
}
