//! Finding patients while typing: number, name, birth date; case and accents do not matter.

use chrono::NaiveDate;

use crate::clinical::record::Person;

/// A search as typed, split into words and folded; every word must be found somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The query that a text means; blanks and commas divide words.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let words = fold(text)
            .split(|character: char| character.is_whitespace() || character == ',')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Self { words }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `person` fits, the least first; `None` if a word is found nowhere.
    ///
    /// 0: the number itself; 1: a number or name that begins so; 2: found somewhere.
    #[must_use]
    pub fn rank(&self, person: &Person) -> Option<u8> {
        let number = fold(&person.mrn);
        let name = fold(&person.name);
        let joined: String = name
            .chars()
            .filter(|character| character.is_alphanumeric())
            .collect();
        let births = person.born.map(|born| birth_spellings(born.date));
        let mut worst = 0;
        for word in &self.words {
            let rank = if number == *word {
                0
            } else if number.starts_with(word) || begins_a_part(&name, word) {
                1
            } else if number.contains(word)
                || name.contains(word)
                || joined.contains(word)
                || births
                    .iter()
                    .flatten()
                    .any(|spelling| spelling.starts_with(word.as_str()))
            {
                2
            } else {
                return None;
            };
            worst = worst.max(rank);
        }
        Some(worst)
    }
}

fn begins_a_part(name: &str, word: &str) -> bool {
    name.split(|character: char| !character.is_alphanumeric())
        .any(|part| part.starts_with(word))
}

fn birth_spellings(born: NaiveDate) -> [String; 4] {
    ["%Y-%m-%d", "%Y%m%d", "%d-%b-%Y", "%d%b%Y"]
        .map(|format| born.format(format).to_string().to_lowercase())
}

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

/// Whether [`fold`] of a text is `folded`.
#[must_use]
pub fn folds_to(text: &str, folded: &str) -> bool {
    if text.is_ascii() {
        // Folding changes nothing but capitals then.
        return text.eq_ignore_ascii_case(folded);
    }
    fold(text) == folded
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

/// No letter behind it has an accent that is known here.
const LAST_ACCENTED: char = '\u{1eff}';

fn base_letter(character: char) -> char {
    if character.is_ascii() || character > LAST_ACCENTED {
        return character;
    }
    ACCENTED
        .iter()
        .find(|(_, accented)| accented.contains(character))
        .map_or(character, |(base, _)| *base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::calendar::CalendarDay;
    use crate::clinical::record::{Cirrhosis, FollowUp};

    fn person(mrn: &str, name: &str) -> Person {
        Person {
            mrn: mrn.to_owned(),
            name: name.to_owned(),
            born: Some(CalendarDay::exact("1974-05-12".parse().unwrap())),
            sex: None,
            cirrhosis: Cirrhosis::NotRecorded,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        }
    }

    #[test]
    fn words_are_found_in_number_name_and_birth_date() {
        let chen = person("W-19", "CHEN, Wei");
        for (typed, rank) in [
            ("W-19", Some(0)),
            ("w-19", Some(0)),
            ("w", Some(1)),
            ("19", Some(2)),
            ("chen wei", Some(1)),
            ("wei, chen", Some(1)),
            ("hen", Some(2)),
            ("1974-05", Some(2)),
            ("12-may-1974", Some(2)),
            ("19740512 chen", Some(2)),
            ("chen 1975", None),
            ("\u{ff37}\u{ff0d}\u{ff11}\u{ff19}", Some(0)),
        ] {
            assert_eq!(Query::new(typed).rank(&chen), rank, "{typed}");
        }
    }

    #[test]
    fn accents_and_scripts() {
        for (name, typed) in [
            ("Müller, Jörg", "muller jorg"),
            ("Mu\u{308}ller", "müller"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("陈, 伟", "陈伟"),
            ("陈伟", "伟"),
            ("Łukasz", "lukasz"),
        ] {
            let found = Query::new(typed).rank(&person("1", name));
            assert!(found.is_some(), "{name} {typed}");
        }
    }
}
