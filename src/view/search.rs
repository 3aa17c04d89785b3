//! Finding patients while typing: number, names in either order, birth date, pinyin of Chinese names; case and accents
//! do not matter.

mod chinese;
mod key;

use chrono::NaiveDate;
use memchr::memmem::Finder;

pub use key::{Rank, SearchKey};

pub use crate::notation::fold_letters as fold;
use crate::notation::{Approximate, DateEntry, parse_iso, parse_typed_date};

/// A search as typed, split into words and folded; every word must be found somewhere.
#[derive(Clone, Debug)]
pub struct Query {
    folded: String,
    words: Vec<Word>,
    /// The birth dates that the whole may mean, where it is of several words: `12 may 1974`.
    days: Vec<NaiveDate>,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    finder: Finder<'static>,
    /// The birth dates that it may mean.
    days: Vec<NaiveDate>,
}

impl Query {
    /// The query that a text means; blanks and commas divide words. Birth dates are read as forms read them
    /// ([`parse_typed_date`]); one that forms refuse because it has two readings (`05/12/1974`) finds both, because
    /// nothing is entered by a search.
    pub fn new(text: &str, today: NaiveDate) -> Self {
        let folded = fold(text);
        let words: Vec<Word> = folded
            .split(|character: char| character.is_whitespace() || character == ',')
            .filter(|word| !word.is_empty())
            .map(|word| Word {
                text: word.to_owned(),
                finder: Finder::new(word.as_bytes()).into_owned(),
                days: days(word, today),
            })
            .collect();
        let days = if words.len() > 1 {
            days(&folded, today)
        } else {
            Vec::new()
        };
        Self {
            folded,
            words,
            days,
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether everybody whom this finds was found by `before`: it was typed on behind it, and no birth date has become
    /// complete by that. Then only those need be looked at again.
    pub fn narrows(&self, before: &Self) -> bool {
        let has_days = !self.days.is_empty() || self.words.iter().any(|word| !word.days.is_empty());
        !before.is_empty() && !has_days && self.folded.starts_with(&before.folded)
    }

    /// How well somebody fits; `None` if a word is found nowhere.
    pub fn rank(&self, key: &SearchKey) -> Option<Rank> {
        if self.days.iter().any(|day| key.is_born(*day)) {
            return Some(Rank::Beginning);
        }
        let mut worst = Rank::Number;
        for word in &self.words {
            let born = word.days.iter().any(|day| key.is_born(*day));
            let rank = key
                .rank(&word.text, &word.finder)
                .or(born.then_some(Rank::Beginning))?;
            worst = worst.max(rank);
        }
        Some(worst)
    }
}

/// The days that a text may mean.
fn days(text: &str, today: NaiveDate) -> Vec<NaiveDate> {
    // Days from today, such as `t` and `y`, are nobody's birth date and some people's names.
    if !text.contains(|character: char| character.is_ascii_digit()) || text.starts_with(['t', '-'])
    {
        return Vec::new();
    }
    let entry = DateEntry {
        today,
        earliest: None,
        may_lie_ahead: false,
        is_birth: true,
        approximate: Approximate::Day,
        bare_date_months: u32::MAX,
    };
    match parse_typed_date(text, &entry) {
        Ok(typed) => vec![typed.day.date],
        Err(fault) => fault
            .readings
            .iter()
            .filter_map(|reading| parse_iso(reading).ok())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::calendar::CalendarDay;
    use crate::clinical::record::{Cirrhosis, FollowUp, Person};

    fn rank(mrn: &str, name: &str, typed: &str) -> Option<Rank> {
        let person = Person {
            mrn: mrn.to_owned(),
            name: name.to_owned(),
            born: Some(CalendarDay::exact("1974-05-12".parse().unwrap())),
            sex: None,
            cirrhosis: Cirrhosis::NotRecorded,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        };
        Query::new(typed, "2026-11-22".parse().unwrap()).rank(&SearchKey::of(&person))
    }

    #[test]
    fn words_are_found_in_number_name_and_birth_date() {
        use Rank::{Beginning, Number, Somewhere};
        for (typed, expected) in [
            ("W-19", Some(Number)),
            ("w-19", Some(Number)),
            ("w", Some(Beginning)),
            ("19", Some(Somewhere)),
            ("chen wei", Some(Beginning)),
            ("wei, chen", Some(Beginning)),
            ("chenwei", Some(Somewhere)),
            ("weichen", Some(Somewhere)),
            ("hen", Some(Somewhere)),
            ("74-05", None),
            ("1974-05", Some(Somewhere)),
            ("19740512 chen", Some(Somewhere)),
            ("chen 1975", None),
            ("t", None),
            ("\u{ff37}\u{ff0d}\u{ff11}\u{ff19}", Some(Number)),
        ] {
            assert_eq!(rank("W-19", "CHEN, Wei", typed), expected, "{typed}");
        }
    }

    #[test]
    fn birth_dates_are_found_as_they_are_typed_into_forms() {
        for typed in [
            "1974-05-12",
            "1974/05/12",
            "1974.05.12",
            "19740512",
            "12-may-1974",
            "12may74",
            "12may1974",
            "12may",
            "12 may 1974",
            "~12-May-1974",
            "12-May-1974 (Sun)",
            "12/05/1974",
            "05/12/1974",
            "5.12.1974",
            "5/12/74",
            "chen 12may74",
            "12/5/1974 wei",
        ] {
            assert!(rank("W-19", "CHEN, Wei", typed).is_some(), "{typed}");
        }
        for typed in [
            "13may74",
            "12 june 1974",
            "1974-05-13",
            "12may75",
            "6/12/1974",
        ] {
            assert_eq!(rank("W-19", "CHEN, Wei", typed), None, "{typed}");
        }
    }

    #[test]
    fn accents_and_scripts() {
        for (name, typed) in [
            ("Müller, Jörg", "muller jorg"),
            ("Mu\u{308}ller", "müller"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("陈, 伟", "陈伟"),
            ("陈, 伟", "伟陈"),
            ("陈伟", "伟"),
            ("Łukasz", "lukasz"),
            ("王小明", "wxm"),
            ("王小明", "WXM"),
            ("王小明", "wang xm"),
            ("王, 小明", "xm"),
            ("单, 曾", "shanzeng"),
        ] {
            assert!(rank("1", name, typed).is_some(), "{name} {typed}");
        }
    }
}
