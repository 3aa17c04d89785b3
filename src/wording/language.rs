//! The languages of the screens, and sentences that stand side by side in all of them.

use std::fmt;
use std::str::FromStr;

/// A language of the screens, of `show`, of what is printed, and of the help. Files, CSV, JSON, the journal and exit codes
/// are the same in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Chinese,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The code by which it is asked for: ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The one to which the screens can be switched.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
        }
    }

    /// Of a phrase in every language the one in this language.
    #[must_use]
    pub const fn says<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }

    /// The language that a POSIX locale asks for, such as `zh_CN.UTF-8`.
    #[must_use]
    pub fn of_locale(name: &str) -> Option<Self> {
        let code = name.split(['_', '.', '@', '-']).next().unwrap_or_default();
        code.parse().ok()
    }
}

/// No language of ours has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(super::parser::LANGUAGES.english)
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let is_meant = |language: &Self| language.code().eq_ignore_ascii_case(code);
        Self::ALL.into_iter().find(is_meant).ok_or(UnknownLanguage)
    }
}

/// A sentence without figures in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    pub english: &'static str,
    pub chinese: &'static str,
}

impl Phrase {
    #[must_use]
    pub const fn new(english: &'static str, chinese: &'static str) -> Self {
        Self { english, chinese }
    }

    #[must_use]
    pub const fn of(self, language: Language) -> &'static str {
        language.says(self.english, self.chinese)
    }
}

/// A sentence in the language that is asked for: both stand where the sentence is made, with the same named placeholders.
///
/// `say!(language, "Repeat {tests} by {day}", "于 {day} 前复查 {tests}")`. A placeholder that only one of them holds does not
/// compile, nor does one without a name.
macro_rules! say {
    ($language:expr, $english:literal, $chinese:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const {
            assert!(
                $crate::wording::language::have_same_placeholders($english, $chinese),
                "the sentences of the languages hold different placeholders"
            );
        };
        match $language {
            $crate::wording::Language::English => ::std::format!($english $(, $name = $value)*),
            $crate::wording::Language::Chinese => ::std::format!($chinese $(, $name = $value)*),
        }
    }};
}
pub(crate) use say;

/// Whether each placeholder of a sentence is in the other one too, and all have names.
pub(crate) const fn have_same_placeholders(one: &str, other: &str) -> bool {
    are_placeholders_in(one.as_bytes(), other.as_bytes())
        && are_placeholders_in(other.as_bytes(), one.as_bytes())
}

const fn are_placeholders_in(sentence: &[u8], other: &[u8]) -> bool {
    let mut place = 0;
    while let Some((start, end)) = next_placeholder(sentence, place) {
        if start == end || !is_placeholder_in(sentence, start, end, other) {
            return false;
        }
        place = end;
    }
    true
}

const fn is_placeholder_in(sentence: &[u8], start: usize, end: usize, other: &[u8]) -> bool {
    let mut place = 0;
    while let Some((from, to)) = next_placeholder(other, place) {
        let mut same = 0;
        while same < end - start && same < to - from && sentence[start + same] == other[from + same]
        {
            same += 1;
        }
        if same == end - start && same == to - from {
            return true;
        }
        place = to;
    }
    false
}

/// Where the name of the next placeholder begins and ends, without what formats it; `{{` is a brace.
const fn next_placeholder(sentence: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut place = from;
    while place < sentence.len() {
        if sentence[place] == b'{' {
            if place + 1 < sentence.len() && sentence[place + 1] == b'{' {
                place += 2;
                continue;
            }
            let start = place + 1;
            let mut end = start;
            while end < sentence.len() && sentence[end] != b'}' && sentence[end] != b':' {
                end += 1;
            }
            return Some((start, end));
        }
        place += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_that_is_asked_for() {
        let (figure, times) = ("3 200", 2);
        let said = |language| {
            say!(
                language,
                "positive again: {figure}, seen {times} times",
                "复阳：{figure}，已{times}次"
            )
        };
        assert_eq!(
            said(Language::English),
            "positive again: 3 200, seen 2 times"
        );
        assert_eq!(said(Language::Chinese), "复阳：3 200，已2次");
    }

    #[test]
    fn placeholders_are_the_same_or_told() {
        for (one, other, same) in [
            ("no figure", "无", true),
            ("{a} by {b}", "{b}前{a}", true),
            ("{a:.1} and {a}", "{a}", true),
            ("{{a}}", "无", true),
            ("{a}", "无", false),
            ("{a}", "{b}", false),
            ("{drug} {day}", "{drug} {drug}", false),
            ("{day}", "{days}", false),
            ("{}", "{}", false),
        ] {
            assert_eq!(have_same_placeholders(one, other), same, "{one} | {other}");
        }
    }

    #[test]
    fn a_locale_asks_for_the_language_that_it_names() {
        for (locale, language) in [
            ("zh_CN.UTF-8", Some(Language::Chinese)),
            ("zh", Some(Language::Chinese)),
            ("zh-Hans", Some(Language::Chinese)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("C.UTF-8", None),
            ("fr_FR", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }
}
