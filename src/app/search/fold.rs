//! Small letters without accents: what is typed and what is searched are compared in this form.

/// The text in small letters, without accents, in the narrow forms of letters, digits and signs.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|character| !('\u{300}'..='\u{36f}').contains(character))
        .map(narrow)
        .flat_map(char::to_lowercase)
        .map(base_letter)
        .collect()
}

fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
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

fn base_letter(character: char) -> char {
    // Nothing beyond Latin comes with these accents.
    if character.is_ascii() || character > '\u{1eff}' {
        return character;
    }
    ACCENTED
        .iter()
        .find(|(_, accented)| accented.contains(character))
        .map_or(character, |(base, _)| *base)
}
