//! Widths in terminal cells, and cutting between characters, never inside.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// As much of `text` as fits into `width` cells, whole graphemes only, with `..` at the end where it was cut.
#[must_use]
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
    kept + mark
}

/// `text` in exactly `width` cells: cut, or filled with blanks on the right.
#[must_use]
pub fn pad(text: &str, width: usize) -> String {
    let fitted = fit(text, width);
    let missing = width.saturating_sub(cells(&fitted));
    fitted + &" ".repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(fit("陈伟明", 6), "陈伟明");
        assert_eq!(fit("陈伟明", 5), "陈..");
        assert_eq!(pad("陈伟明", 5), "陈.. ");
        assert_eq!(fit("abc", 1), ".");
        assert_eq!(pad("ab", 4), "ab  ");
    }
}
