//! Courses, field by field.

use super::{ChangeKind, ChangeLine, KnownBy};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Course;
use crate::wording::Language;
use crate::wording::day_words;
use crate::wording::language::say;
use crate::wording::names::name_words;
use crate::wording::{intent_words, shown};

/// What changed about a course; `gone` says how one is told that is not there any more.
#[must_use]
pub fn course_changes(
    language: Language,
    before: Option<&Course>,
    after: Option<&Course>,
    gone: ChangeKind,
    knowledge: &Knowledge,
) -> Vec<ChangeLine> {
    let name = |course: &Course| name_words(language, knowledge.drugs.get(course.drug)).to_owned();
    let known_by = |course: &Course| Some(KnownBy::Start(course.start.date));
    match (before, after) {
        (Some(before), Some(after)) => {
            let mut lines: Vec<ChangeLine> = ChangeLine::between(
                language.says("drug", "药物"),
                known_by(before),
                Some(name(before)),
                Some(name(after)),
            )
            .into_iter()
            .collect();
            lines.extend(
                fields(language, before)
                    .into_iter()
                    .zip(fields(language, after))
                    .filter_map(|((what, old), (_, new))| {
                        let what = format!("{} {what}", name(before));
                        ChangeLine::between(what, known_by(before), old, new)
                    }),
            );
            lines
        }
        (None, Some(course)) => vec![ChangeLine {
            what: name(course),
            kind: ChangeKind::Added,
            known_by: known_by(course),
            old: None,
            new: Some(all(language, course)),
        }],
        (Some(course), None) => vec![ChangeLine {
            what: name(course),
            kind: gone,
            known_by: known_by(course),
            old: Some(all(language, course)),
            new: None,
        }],
        (None, None) => Vec::new(),
    }
}

/// A whole course beside its drug and its start: `to 03-Mar-2026, treatment, 0.5 mg`.
fn all(language: Language, course: &Course) -> String {
    let stop = course.stop.map_or_else(
        || language.says("still taken", "仍在用").to_owned(),
        |stop| {
            say!(
                language,
                "to {day}",
                "至 {day}",
                day = day_words(language, stop)
            )
        },
    );
    let about = if course.start.approximate {
        language.says("about that day, ", "约该日，")
    } else {
        ""
    };
    let mut words = say!(
        language,
        "{about}{stop}, {intent}",
        "{about}{stop}，{intent}",
        intent = intent_words(language, course.intent)
    );
    for text in course.dose.iter().chain(&course.reason) {
        words.push_str(language.says(", ", "，"));
        words.push_str(&shown(text));
    }
    words
}

/// Every field beside the drug in words; nothing where nothing is recorded.
fn fields(language: Language, course: &Course) -> [(&'static str, Option<String>); 5] {
    let text = |text: &Option<String>| text.as_ref().map(|text| shown(text).into_owned());
    [
        (
            language.says("start", "开始"),
            Some(day_words(language, course.start)),
        ),
        (
            language.says("stop", "停药"),
            course.stop.map(|stop| day_words(language, stop)),
        ),
        (
            language.says("intent", "用药目的"),
            Some(intent_words(language, course.intent).to_owned()),
        ),
        (language.says("dose", "剂量"), text(&course.dose)),
        (language.says("reason", "原因"), text(&course.reason)),
    ]
}
