//! Particulars, field by field.

use super::{ChangeKind, ChangeLine};
use crate::clinical::record::{Cirrhosis, Person, Sex};
use crate::wording::Language;
use crate::wording::{cirrhosis_words, date_words, day_words, follow_up_words, shown};

/// What changed about who the patient is. Somebody who comes or goes is told in one line.
#[must_use]
pub fn person_changes(
    language: Language,
    before: Option<&Person>,
    after: Option<&Person>,
) -> Vec<ChangeLine> {
    match (before, after) {
        (Some(before), Some(after)) => fields(language, before)
            .into_iter()
            .zip(fields(language, after))
            .filter_map(|((what, old), (_, new))| ChangeLine::between(what, None, old, new))
            .collect(),
        (None, Some(person)) => vec![whole(
            language,
            ChangeKind::Added,
            None,
            Some(all(language, person)),
        )],
        (Some(person), None) => vec![whole(
            language,
            ChangeKind::Removed,
            Some(all(language, person)),
            None,
        )],
        (None, None) => Vec::new(),
    }
}

fn whole(
    language: Language,
    kind: ChangeKind,
    old: Option<String>,
    new: Option<String>,
) -> ChangeLine {
    ChangeLine {
        what: language.says("patient", "患者").to_owned(),
        kind,
        known_by: None,
        old,
        new,
    }
}

/// Everything that is recorded, in one line.
fn all(language: Language, person: &Person) -> String {
    fields(language, person)
        .into_iter()
        .filter_map(|(what, value)| Some(format!("{what} {}", value?)))
        .collect::<Vec<_>>()
        .join(language.says(", ", "，"))
}

/// Every field in words; nothing where nothing is recorded.
fn fields(language: Language, person: &Person) -> [(&'static str, Option<String>); 8] {
    let Person {
        mrn,
        name,
        born,
        sex,
        cirrhosis,
        cirrhosis_on,
        contact,
        follow_up,
    } = person;
    let cirrhosis = match *cirrhosis {
        Cirrhosis::NotRecorded => None,
        recorded @ (Cirrhosis::None | Cirrhosis::Compensated | Cirrhosis::Decompensated) => {
            Some(cirrhosis_words(language, recorded).to_owned())
        }
    };
    let sex = sex.map(|sex| match sex {
        Sex::Female => language.says("female", "女").to_owned(),
        Sex::Male => language.says("male", "男").to_owned(),
    });
    [
        (
            language.says("number", "病历号"),
            Some(shown(mrn).into_owned()),
        ),
        (
            language.says("name", "姓名"),
            Some(shown(name).into_owned()),
        ),
        (
            language.says("born", "出生"),
            born.map(|born| day_words(language, born)),
        ),
        (language.says("sex", "性别"), sex),
        (language.says("cirrhosis", "肝硬化"), cirrhosis),
        (
            language.says("cirrhosis recorded", "肝硬化记录日期"),
            cirrhosis_on.map(|day| date_words(language, day)),
        ),
        (
            language.says("contact", "联系方式"),
            contact.as_ref().map(|text| shown(text).into_owned()),
        ),
        (
            language.says("follow-up", "随访"),
            Some(follow_up_words(language, *follow_up).to_owned()),
        ),
    ]
}
