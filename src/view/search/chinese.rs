//! Chinese names by the sound of their characters: 王小明 is found by `wxm`, `wangxm` or `wangxiaoming`.
//! A character with several readings is found by each of them: 单 by `d` (dan), `s` (shan) and `c` (chan).

use crate::notation::{readings, sounds};

/// A Chinese character of a name, with the letters with which its readings begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Character {
    character: char,
    /// One bit for each letter: `a` is the lowest.
    initials: u32,
}

/// The Chinese characters of a name in their order.
pub(super) fn characters(name: &str) -> Box<[Character]> {
    name.chars()
        .filter(|character| !character.is_ascii())
        .filter_map(|character| {
            let initials = readings(character)
                .filter_map(|reading| reading.bytes().next())
                .fold(0, |initials, letter| initials | bit(letter));
            (initials != 0).then_some(Character {
                character,
                initials,
            })
        })
        .collect()
}

/// Where in `characters` the typed word spells a stretch of them, each by a beginning of one of its readings: the
/// first place, if there is one.
pub(super) fn spelled_at(word: &str, characters: &[Character]) -> Option<usize> {
    if characters.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    (0..characters.len()).find(|start| {
        let rest = characters.get(*start..).unwrap_or_default();
        spells(word.as_bytes(), rest)
    })
}

fn spells(word: &[u8], characters: &[Character]) -> bool {
    let Some(first) = word.first() else {
        return true;
    };
    let Some((character, rest)) = characters.split_first() else {
        return false;
    };
    if character.initials & bit(*first) == 0 {
        return false;
    }
    let initial_alone = word.get(1..).is_some_and(|after| spells(after, rest));
    initial_alone
        || readings(character.character).any(|reading| {
            let typed = reading
                .chars()
                .zip(word)
                .take_while(|(letter, typed)| sounds(*letter, **typed))
                .count();
            (2..=typed).any(|length| word.get(length..).is_some_and(|after| spells(after, rest)))
        })
}

fn bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_the_sound_of_their_characters() {
        for (name, typed, place) in [
            ("王小明", "wxm", Some(0)),
            ("王小明", "wangxm", Some(0)),
            ("王小明", "wangxiaoming", Some(0)),
            ("王小明", "wangxi", Some(0)),
            ("王小明", "xm", Some(1)),
            ("王小明", "ming", Some(2)),
            ("王小明", "wm", None),
            ("王小明", "wxmm", None),
            ("王小明", "wxm1", None),
            ("王小明", "WXM", None),
            ("张, 伟", "zhw", Some(0)),
            ("歐陽, 建國", "oyjg", Some(0)),
            ("吕, 丽", "lvli", Some(0)),
            ("吕, 丽", "luli", Some(0)),
            ("Chen, Wei", "cw", None),
        ] {
            assert_eq!(
                spelled_at(typed, &characters(name)),
                place,
                "{name} {typed}"
            );
        }
    }

    #[test]
    fn surnames_are_found_by_their_own_reading_and_by_the_common_one() {
        for (surname, own, common) in [
            ("单", "shan", "dan"),
            ("曾", "zeng", "ceng"),
            ("解", "xie", "jie"),
            ("仇", "qiu", "chou"),
            ("区", "ou", "qu"),
            ("查", "zha", "cha"),
            ("盖", "ge", "gai"),
            ("朴", "piao", "pu"),
            ("种", "chong", "zhong"),
            ("翟", "zhai", "di"),
            ("覃", "qin", "tan"),
            ("缪", "miao", "mou"),
            ("乐", "yue", "le"),
            ("员", "yun", "yuan"),
            ("洗", "xian", "xi"),
            ("折", "she", "zhe"),
            ("尉", "yu", "wei"),
            ("万", "mo", "wan"),
            ("长", "zhang", "chang"),
            ("那", "na", "nuo"),
        ] {
            let found = characters(surname);
            for reading in [own, common] {
                assert_eq!(spelled_at(reading, &found), Some(0), "{surname} {reading}");
                let initial = reading.get(..1).unwrap();
                assert_eq!(spelled_at(initial, &found), Some(0), "{surname} {initial}");
            }
        }
    }
}
