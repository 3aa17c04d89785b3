//! What was changed on file: what, the old value, the new one. Shared by the history screen and `history`.
//!
//! Reports are compared result by result at their places, courses and particulars field by field.

mod course;
mod note;
mod person;
mod report;

pub use course::course_changes;
pub use note::note_changes;
pub use person::person_changes;
pub use report::{ReportSide, moved_in, moved_out, report_changes};

use chrono::NaiveDate;

use super::Language;
use super::language::say;
use super::numbers::{date_words, day_words};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::Via;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It was not there before.
    Added,
    /// It was there before, was taken out, and counts again.
    Restored,
    /// Another value stands in its place.
    Corrected,
    /// It was on file by mistake and counts no more.
    Retracted,
    /// It is gone, as when its entry is undone.
    Removed,
    /// It stood with another patient before.
    MovedIn,
    /// It stands with another patient now.
    MovedOut,
}

impl ChangeKind {
    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        match self {
            Self::Added => language.says("added", "新增"),
            Self::Restored => language.says("restored", "恢复"),
            Self::Corrected => language.says("corrected", "更正"),
            Self::Retracted => language.says("retracted", "撤回"),
            Self::Removed => language.says("removed", "移除"),
            Self::MovedIn => language.says("moved in", "移入"),
            Self::MovedOut => language.says("moved out", "移出"),
        }
    }
}

/// The day by which a change is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// The day the sample was taken.
    Sample(CalendarDay),
    /// The day the course began.
    Start(NaiveDate),
    /// The day of a note.
    Day(NaiveDate),
}

/// One change. At least one of the values is there; where something was moved, the other side is the number of the
/// patient with whom it stood or stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// What was changed: `HBV DNA`, `report date`, `name`.
    pub what: String,
    pub kind: ChangeKind,
    /// The day by which it is known, where it has one.
    pub known_by: Option<KnownBy>,
    pub old: Option<String>,
    /// What stands there since.
    pub new: Option<String>,
}

impl ChangeLine {
    /// A change from one value to another; `None` where nothing changed. A value that was not there is added, one that
    /// is not there any more removed.
    fn between(
        what: impl Into<String>,
        known_by: Option<KnownBy>,
        old: Option<String>,
        new: Option<String>,
    ) -> Option<Self> {
        if old == new {
            return None;
        }
        let kind = match (&old, &new) {
            (None, _) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Corrected,
        };
        Some(Self {
            what: what.into(),
            kind,
            known_by,
            old,
            new,
        })
    }

    /// The day by which it is known.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        match self.known_by {
            Some(KnownBy::Sample(day)) => Some(day.date),
            Some(KnownBy::Start(day) | KnownBy::Day(day)) => Some(day),
            None => None,
        }
    }

    /// What was changed and the values, without how: `HBV DNA of 10-Jan-2024: 50 000 IU/mL -> 5 000 IU/mL`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let day = match self.known_by {
            Some(KnownBy::Sample(day)) => say!(
                language,
                " of {day}",
                "（{day}）",
                day = day_words(language, day)
            ),
            Some(KnownBy::Day(day)) => say!(
                language,
                " of {day}",
                "（{day}）",
                day = date_words(language, day)
            ),
            Some(KnownBy::Start(day)) => say!(
                language,
                " (course from {day})",
                "（{day}起的疗程）",
                day = date_words(language, day)
            ),
            None => String::new(),
        };
        let old = self.old.as_deref().unwrap_or_default();
        let new = self.new.as_deref().unwrap_or_default();
        let values = match self.kind {
            ChangeKind::Added | ChangeKind::Restored => new.to_owned(),
            ChangeKind::Retracted | ChangeKind::Removed => old.to_owned(),
            ChangeKind::Corrected => format!("{old} -> {new}"),
            ChangeKind::MovedIn => say!(
                language,
                "{new}, from number {old}",
                "{new}，来自病历号 {old}"
            ),
            ChangeKind::MovedOut => say!(
                language,
                "{old}, to number {new}",
                "{old}，移至病历号 {new}"
            ),
        };
        say!(
            language,
            "{what}{day}: {values}",
            "{what}{day}：{values}",
            what = self.what
        )
    }
}

#[must_use]
pub const fn via_words(language: Language, via: Via) -> &'static str {
    match via {
        Via::Form => language.says("form", "表单"),
        Via::QuickLine => language.says("quick line", "快捷行"),
        Via::Import => language.says("import", "导入"),
        Via::Hand => language.says("by hand", "手工修改"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_its_day_and_both_values() {
        let day: NaiveDate = "2024-01-10".parse().unwrap();
        let line = |kind, known_by, old: Option<&str>, new: Option<&str>| {
            ChangeLine {
                what: "HBV DNA".to_owned(),
                kind,
                known_by,
                old: old.map(str::to_owned),
                new: new.map(str::to_owned),
            }
            .words(Language::English)
        };
        let (sample, start) = (
            Some(KnownBy::Sample(CalendarDay::exact(day))),
            Some(KnownBy::Start(day)),
        );
        for (kind, known_by, old, new, words) in [
            (
                ChangeKind::Added,
                sample,
                None,
                Some("5"),
                "HBV DNA of 10-Jan-2024: 5",
            ),
            (
                ChangeKind::Corrected,
                None,
                Some("5"),
                Some("6"),
                "HBV DNA: 5 -> 6",
            ),
            (ChangeKind::Retracted, None, Some("5"), None, "HBV DNA: 5"),
            (
                ChangeKind::Removed,
                start,
                Some("5"),
                None,
                "HBV DNA (course from 10-Jan-2024): 5",
            ),
            (
                ChangeKind::MovedIn,
                None,
                Some("W-1"),
                Some("5"),
                "HBV DNA: 5, from number W-1",
            ),
            (
                ChangeKind::MovedOut,
                None,
                Some("5"),
                Some("W-1"),
                "HBV DNA: 5, to number W-1",
            ),
        ] {
            assert_eq!(line(kind, known_by, old, new), words);
        }
    }
}
