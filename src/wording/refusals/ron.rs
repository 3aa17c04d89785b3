//! What the reader of RON says of a text that it cannot read: in English its own words, in Chinese ours.

use ron::Error;

use super::{data_files, layout};
use crate::wording::{Language, Phrase, Sentence, shown};

/// Divides the languages of a sentence that passes through an error of the reader.
const DIVIDER: char = '\u{1f}';

/// A sentence as the message of an error of the reader; [`ron_words`] tells it.
pub(crate) fn message(sentence: &Sentence) -> String {
    let [english, chinese] = Language::ALL.map(|one| sentence.of(one).replace(DIVIDER, " "));
    format!("{english}{DIVIDER}{chinese}")
}

/// What the reader says.
pub(crate) fn ron_words(error: &Error) -> Sentence {
    let own = error.to_string();
    let (english, told) = match own.split_once(DIVIDER) {
        Some((english, told)) => (english, Some(told)),
        None => (own.as_str(), None),
    };
    Sentence::made(|language| match language {
        Language::English => english.to_owned(),
        Language::Chinese => told.map_or_else(|| chinese(error), str::to_owned),
    })
}

fn chinese(error: &Error) -> String {
    let here = |what: &str| format!("此处应为{what}");
    match error {
        Error::Eof => "内容提前结束".to_owned(),
        Error::ExpectedArray => here("「[」"),
        Error::ExpectedArrayEnd => here("「]」"),
        Error::ExpectedAttribute => here("「#![enable(...)]」"),
        Error::ExpectedAttributeEnd => here("「)]」"),
        Error::ExpectedBoolean => here("「true」或「false」"),
        Error::ExpectedComma => here("逗号"),
        Error::ExpectedChar => here("单引号中的一个字符"),
        Error::ExpectedByteLiteral | Error::ExpectedByteString => here("字节"),
        Error::ExpectedFloat => here("数"),
        Error::FloatUnderscore | Error::UnderscoreAtBeginning => "数的此处不能有下划线".to_owned(),
        Error::ExpectedInteger => here("整数"),
        Error::ExpectedOption => here("「Some(…)」或「None」"),
        Error::ExpectedOptionEnd | Error::ExpectedStructLikeEnd => here("「)」"),
        Error::ExpectedMap => here("「{」"),
        Error::ExpectedMapColon => here("冒号"),
        Error::ExpectedMapEnd => here("「}」"),
        // How a struct is called in the program is nothing to write.
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => here("「(」"),
        Error::ExpectedUnit => here("「()」"),
        Error::ExpectedString => here("双引号中的文字"),
        Error::ExpectedStringEnd => "文字缺少结尾的双引号".to_owned(),
        Error::ExpectedIdentifier => here("名称"),
        Error::ExpectedStructName(name) => here(&quoted(name)),
        Error::ExpectedDifferentStructName { expected, found } => {
            instead(&quoted(expected), &quoted(found))
        }
        Error::InvalidEscape(_) => "反斜杠后的内容无效".to_owned(),
        Error::IntegerOutOfBounds => "整数超出范围".to_owned(),
        Error::InvalidIntegerDigit { digit, base } => {
            format!("{}不是 {base} 进制的数字", quoted(&digit.to_string()))
        }
        Error::NoSuchExtension(name) => format!("没有名为{}的扩展", quoted(name)),
        Error::UnclosedBlockComment | Error::UnclosedLineComment => "注释没有结尾".to_owned(),
        Error::UnexpectedChar(one) => format!("此处不应有{}", quoted(&one.to_string())),
        Error::Utf8Error(_) => layout::NOT_UTF8.chinese.to_owned(),
        Error::TrailingCharacters => "结尾之后还有内容".to_owned(),
        Error::InvalidValueForType { expected, found } => {
            instead(kind(expected).unwrap_or("另一种值"), &value(found))
        }
        Error::ExpectedDifferentLength { found, .. } => format!("项数不符：此处有 {found} 项"),
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!("不认识的词{}：{}", quoted(found), one_of(expected)),
        Error::NoSuchStructField {
            expected, found, ..
        } => format!("没有{}这个字段：{}", quoted(found), one_of(expected)),
        Error::MissingStructField { field, .. } => format!("缺少字段「{field}」"),
        Error::DuplicateStructField { field, .. } => format!("字段「{field}」重复"),
        Error::InvalidIdentifier(name) | Error::SuggestRawIdentifier(name) => {
            format!("{}不是有效的名称", quoted(name))
        }
        Error::ExceededRecursionLimit => "括号嵌套过深".to_owned(),
        _ => "内容无法理解".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("「{}」", shown(text))
}

fn instead(expected: &str, found: &str) -> String {
    format!("此处应为{expected}，而不是{found}")
}

fn one_of(names: &[&str]) -> String {
    if names.is_empty() {
        return "此处没有可用的词".to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("应为{}之一", names.join("、"))
}

/// What the reader calls kinds of values.
const KINDS: [Phrase; 18] = [
    layout::A_TEXT,
    layout::SETTINGS_BY_NAME,
    data_files::THRESHOLDS,
    Phrase::new("a string", "文字"),
    Phrase::new("a borrowed string", "文字"),
    Phrase::new("a boolean", "「true」或「false」"),
    Phrase::new("a sequence", "列表"),
    Phrase::new("a map", "成对的值"),
    Phrase::new("u32", "不小于 0 的整数"),
    Phrase::new("u64", "不小于 0 的整数"),
    Phrase::new("usize", "不小于 0 的整数"),
    Phrase::new("i64", "整数"),
    Phrase::new("f64", "数"),
    Phrase::new("a unit value", "空值「()」"),
    Phrase::new("unit", "空值「()」"),
    Phrase::new("an optional value", "可不写的值"),
    Phrase::new("an enum", "词"),
    Phrase::new("a unit variant", "词"),
];

fn kind(english: &str) -> Option<&'static str> {
    let found = KINDS.iter().find(|kind| kind.english == english);
    found.map(|kind| kind.chinese)
}

/// ``the boolean `true` ``, `the string "x"`, `a map`.
fn value(english: &str) -> String {
    let between = |mark: char| {
        let (_, rest) = english.split_once(mark)?;
        Some(quoted(rest.strip_suffix(mark)?))
    };
    let named = kind(english).map(str::to_owned);
    let told = named.or_else(|| between('`')).or_else(|| between('"'));
    told.unwrap_or_else(|| "另一种值".to_owned())
}

#[cfg(test)]
mod tests {
    use serde::de::{Error as _, Unexpected};

    use super::*;
    use crate::wording::refusals::testing::unquoted;

    #[test]
    fn whatever_the_reader_says_is_its_own_in_english_and_chinese_in_chinese() {
        let name = || "a\u{7}b c".to_owned();
        for error in [
            Error::Eof,
            Error::ExpectedArray,
            Error::ExpectedBoolean,
            Error::ExpectedNamedStructLike("patient"),
            Error::ExpectedStringEnd,
            Error::ExpectedDifferentStructName {
                expected: "patient",
                found: name(),
            },
            Error::InvalidEscape("Unknown escape character"),
            Error::InvalidIntegerDigit {
                digit: 'q',
                base: 16,
            },
            Error::UnexpectedChar('x'),
            Error::TrailingCharacters,
            Error::invalid_value(Unexpected::Bool(true), &"a string"),
            Error::invalid_value(Unexpected::Str("some words"), &"f64"),
            Error::invalid_value(Unexpected::Map, &"something else"),
            Error::invalid_length(1, &"two bees"),
            Error::unknown_variant("some words", &["female", "male"]),
            Error::unknown_field("some words", &[]),
            Error::missing_field("of what"),
            Error::duplicate_field("of what"),
            Error::ExceededRecursionLimit,
            Error::custom("of a crate"),
            Error::Fmt,
        ] {
            let words = ron_words(&error);
            assert_eq!(words.english(), error.to_string());
            let chinese = words.of(Language::Chinese);
            let plain = unquoted(chinese);
            assert!(
                !plain.chars().any(|one| one.is_ascii_alphabetic()),
                "{chinese}"
            );
            assert!(!chinese.contains('\u{7}'), "{chinese}");
        }
    }

    #[test]
    fn a_sentence_of_ours_passes_through_the_reader() {
        let sentence = data_files::here_twice("gap\u{1f}days");
        let told = ron_words(&Error::custom(message(&sentence)));
        assert_eq!(told.english(), "gap days is here twice");
        assert_eq!(told.of(Language::Chinese), "「gap days」出现两次");
    }
}
