//! Spellings are compared in folded forms.

use unicode_normalization::char::decompose_canonical;

use super::words::is_unspaced;

/// Names differ in case, blanks, hyphens and underscores only.
pub(crate) fn fold_name(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Words of any language: small letters without accents, what is no letter, digit or sign of comparison as one blank.
pub(crate) fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut add = |character: char| {
        if is_of_a_word(character) {
            // "DNA定量" is two words.
            let last = folded
                .chars()
                .next_back()
                .filter(|last| last.is_alphanumeric());
            let is_other_script =
                last.is_some_and(|last| is_unspaced(last) != is_unspaced(character));
            if is_other_script && character.is_alphanumeric() {
                folded.push(' ');
            }
            folded.extend(character.to_lowercase());
        } else if !is_accent(character) && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    for character in text.chars() {
        if character < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&character) {
            decompose_canonical(character, &mut add);
        } else {
            add(character);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters, digits, signs of comparison, and the marks that belong to the letters of India and Thailand.
fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '<' | '>' | '=' | '+' | '√')
        || ('\u{900}'..='\u{e7f}').contains(&character)
}

/// Accents that stand behind their letter.
fn is_accent(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}
