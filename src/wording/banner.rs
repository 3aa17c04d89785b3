//! Whose record it is: the banner that never scrolls away.

use chrono::{Datelike, NaiveDate};

use crate::clinical::calendar::whole_years_between;
use crate::clinical::record::{Cirrhosis, FollowUp, Intent, Person, Sex};

use super::Language;
use super::language::say;
use super::letters::composed_name;
use super::numbers::date_words;
use super::shown;

/// `CHEN, Wei | born 12-May-1974 (50y) | M | W-19 | cirrhosis: none (recorded 03-2023)`. The family name stands in
/// capitals where a comma tells which it is; somebody who left the clinic's care is told by a last field.
#[must_use]
pub fn banner(language: Language, person: &Person, today: NaiveDate) -> String {
    banner_fields(language, person, today).join(" | ")
}

/// The fields of the banner, the name first.
#[must_use]
pub fn banner_fields(language: Language, person: &Person, today: NaiveDate) -> Vec<String> {
    let name = match person.name.split_once(',') {
        Some((family, given)) => say!(
            language,
            "{family}, {given}",
            "{family}, {given}",
            family = family.trim().to_uppercase(),
            given = given.trim()
        ),
        None => person.name.clone(),
    };
    let born = person.born.map_or_else(
        || {
            language
                .says("birth date not recorded", "出生日期未记录")
                .to_owned()
        },
        |born| {
            say!(
                language,
                "born {about}{day} ({years}y)",
                "{about}{day}出生（{years}岁）",
                about = if born.approximate { "~" } else { "" },
                day = date_words(language, born.date),
                years = whole_years_between(born.date, today)
            )
        },
    );
    let recorded = person.cirrhosis_on.map_or_else(String::new, |on| {
        let (month, year) = (on.month(), on.year());
        say!(
            language,
            " (recorded {month:02}-{year})",
            "（{year}-{month:02}记录）"
        )
    });
    let mut fields = vec![
        shown(&name).into_owned(),
        born,
        sex_words(language, person.sex).to_owned(),
        shown(&person.mrn).into_owned(),
        say!(
            language,
            "cirrhosis: {cirrhosis}{recorded}",
            "肝硬化：{cirrhosis}{recorded}",
            cirrhosis = cirrhosis_words(language, person.cirrhosis)
        ),
    ];
    match person.follow_up {
        FollowUp::Active => {}
        left @ (FollowUp::Moved | FollowUp::Lost | FollowUp::Died) => {
            fields.push(follow_up_words(language, left).to_uppercase());
        }
    }
    fields
}

/// A name for comparison: its parts without regard to case, to how letters are composed, to the kind of apostrophe and
/// hyphen, and to blanks around and between words.
#[must_use]
pub fn folded_name(name: &str) -> Vec<String> {
    composed_name(name)
        .split(',')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Sex in one letter, `-` where it is not recorded.
#[must_use]
pub const fn sex_words(language: Language, sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Female) => language.says("F", "女"),
        Some(Sex::Male) => language.says("M", "男"),
        None => "-",
    }
}

/// Cirrhosis as recorded; what is not recorded stands in capitals, because much depends on it.
#[must_use]
pub const fn cirrhosis_words(language: Language, cirrhosis: Cirrhosis) -> &'static str {
    match cirrhosis {
        Cirrhosis::NotRecorded => language.says("NOT RECORDED", "未记录"),
        Cirrhosis::None => language.says("none", "无"),
        Cirrhosis::Compensated => language.says("compensated", "代偿期"),
        Cirrhosis::Decompensated => language.says("decompensated", "失代偿期"),
    }
}

/// Whether the clinic still follows the patient.
#[must_use]
pub const fn follow_up_words(language: Language, follow_up: FollowUp) -> &'static str {
    match follow_up {
        FollowUp::Active => language.says("followed here", "在本诊所随访"),
        FollowUp::Moved => language.says("moved", "已转出"),
        FollowUp::Lost => language.says("lost to follow-up", "失访"),
        FollowUp::Died => language.says("died", "已故"),
    }
}

#[must_use]
pub const fn intent_words(language: Language, intent: Intent) -> &'static str {
    match intent {
        Intent::Treatment => language.says("treatment", "治疗"),
        Intent::Prophylaxis => language.says("prophylaxis", "预防"),
        Intent::Pregnancy => language.says("pregnancy", "妊娠"),
    }
}
