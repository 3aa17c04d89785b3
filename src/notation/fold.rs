//! Folding at the border: what an input method or a laboratory's printer writes in other characters becomes ASCII.

use std::borrow::Cow;

/// The text with full-width letters, digits and signs, Chinese punctuation, unusual blanks, hyphens and comparison
/// signs as ASCII. For dates, numbers, units and results; never for names and notes.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ff01}'..='\u{ff5e}' => {
                let ascii = u32::from(character) - 0xfee0;
                folded.push(char::from_u32(ascii).unwrap_or(character));
            }
            '\u{2264}' | '\u{2266}' => folded.push_str("<="),
            '\u{2265}' | '\u{2267}' => folded.push_str(">="),
            _ => folded.push(digit(character).unwrap_or_else(|| plain(character))),
        }
    }
    Cow::Owned(folded)
}

/// Whether full-width figures stand among ordinary ones: one of them came from elsewhere.
pub(super) fn has_figures_of_two_kinds(text: &str) -> bool {
    let is_wide = |c: char| ('\u{ff10}'..='\u{ff19}').contains(&c);
    !text.is_ascii() && text.contains(is_wide) && text.contains(|c: char| c.is_ascii_digit())
}

/// The ASCII digit of a digit of another script: Arabic, Persian, of India, Thai, Lao, Burmese, Khmer.
fn digit(character: char) -> Option<char> {
    const NOUGHTS: [char; 13] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}',
        '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    ];
    NOUGHTS.iter().find_map(|nought| {
        let digit = u32::from(character).checked_sub(u32::from(*nought))?;
        char::from_digit(digit, 10)
    })
}

fn plain(character: char) -> char {
    match character {
        // Ideographic, no-break, figure, thin and narrow blanks.
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ' ',
        '\u{3002}' | '\u{ff61}' | '\u{66b}' => '.',
        '\u{3001}' | '\u{ff64}' | '\u{66c}' | '\u{60c}' => ',',
        // Angle brackets and title marks stand for the comparison signs.
        '\u{3008}' | '\u{300a}' | '\u{2039}' | '\u{fe64}' => '<',
        '\u{3009}' | '\u{300b}' | '\u{203a}' | '\u{fe65}' => '>',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{301c}' | '\u{223c}' => '~',
        '\u{d7}' | '\u{2715}' => 'x',
        '\u{2215}' | '\u{2044}' => '/',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_an_input_method_writes_becomes_ascii() {
        for (written, folded) in [
            ("<20", "<20"),
            ("\u{ff1c}\u{ff12}\u{ff10}", "<20"),
            ("\u{300a}20", "<20"),
            ("2\u{3002}3\u{ff45}5", "2.3e5"),
            ("20\u{ff0c}000", "20,000"),
            ("230\u{2009}000", "230 000"),
            ("\u{ff34}\u{ff2e}\u{ff24}", "TND"),
            ("\u{2264}20", "<=20"),
            ("2026\u{2212}11\u{ff0d}22", "2026-11-22"),
            ("\u{ff5e}2014", "~2014"),
            ("2.3\u{d7}10^5", "2.3x10^5"),
            ("\u{b5}mol/L", "\u{b5}mol/L"),
            ("dna\u{3000}nd\u{ff1b}alt", "dna nd;alt"),
            ("贺普丁", "贺普丁"),
            ("\u{661}\u{662}\u{66b}\u{665}", "12.5"),
            ("\u{0e52}\u{0e50}", "20"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }
}
