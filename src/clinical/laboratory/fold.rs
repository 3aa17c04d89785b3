//! Spellings are compared in folded forms.

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
    for character in text.chars() {
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        if character.is_alphanumeric() || matches!(character, '<' | '>' | '=' | '+' | '√') {
            folded.extend(character.to_lowercase().map(base_letter));
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Small letters with the accents that they come with in the names of Europe, Vietnam and Pinyin.
const ACCENTED: [(char, &str); 18] = [
    ('a', "àáâãäåāăąǎảạấầẩẫậắằẳẵặ"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęěẻẽẹếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıǐỉị"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŉǹ"),
    ('o', "òóôõöøōŏőǒơỏọốồổỗộớờởỡợ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųǔǖǘǚǜưủụứừửữự"),
    ('y', "ýÿŷỳỷỹỵ"),
    ('z', "źżž"),
];

/// A small letter without its accent.
pub(crate) fn base_letter(character: char) -> char {
    // Nothing beyond Latin comes with these accents.
    if character.is_ascii() || character > '\u{1eff}' {
        return character;
    }
    ACCENTED
        .iter()
        .find(|(_, accented)| accented.contains(character))
        .map_or(character, |(base, _)| *base)
}
