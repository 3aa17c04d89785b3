//! The words around what `show` prints.

use chrono::NaiveDate;

use super::Language;
use super::language::{Phrase, say};
use super::numbers::date_words;

/// The heads of its lists.
pub const BECAUSE: Phrase = Phrase::new("Because", "依据");
pub const CONDITIONS: Phrase = Phrase::new("Stop conditions of the clinic text", "诊所停药条件");
pub const GUIDELINES: Phrase =
    Phrase::new("Guidelines beside the clinic text", "与诊所规则对照的指南");
pub const DRUGS: Phrase = Phrase::new("Drugs", "用药");
pub const WOULD_CHANGE: Phrase = Phrase::new("What would change it", "何种结果会改变判断");
pub const MISSING: Phrase = Phrase::new("Missing", "缺少");
pub const DOUBTS: Phrase = Phrase::new("Doubts", "存疑");
pub const NOTES: Phrase = Phrase::new("Notes", "提示");
pub const INFORMATION: Phrase = Phrase::new("Information", "供参考");
pub const SCORES: Phrase = Phrase::new("Scores", "评分");
pub const RESISTANCE: Phrase = Phrase::new("Resistance", "耐药");
pub const NEXT_DUE: Phrase = Phrase::new("Next due", "下次应查");
pub const HISTORY: Phrase = Phrase::new("History", "病程");
pub const EVENTS: Phrase = Phrase::new("Events", "事件");
pub const COURSES: Phrase = Phrase::new("Courses", "疗程");
pub const NOTES_ON_FILE: Phrase = Phrase::new("Notes on file", "在档记录");
pub const RESULTS: Phrase = Phrase::new("Results", "检验结果");

/// The last loads in one line.
#[must_use]
pub fn loads_words(language: Language, loads: &str) -> String {
    say!(
        language,
        "HBV DNA in IU/mL: {loads}",
        "HBV DNA（IU/mL）：{loads}"
    )
}

/// What decided, in plain lines, with its rule.
#[must_use]
pub fn plain_ruled_words(language: Language, what: &str, rule: &str) -> String {
    say!(
        language,
        "{what} (clinic rule {rule})",
        "{what}（诊所规则 {rule}）"
    )
}

#[must_use]
pub fn of_this_name(language: Language, count: usize) -> String {
    say!(language, "{count} of this name", "同名{count}人")
}

#[must_use]
pub fn shown_as_of(language: Language, day: NaiveDate) -> String {
    let day = date_words(language, day);
    say!(language, "as of {day}", "截至 {day}")
}

#[must_use]
pub fn liver_words(language: Language, row: &str) -> String {
    say!(language, "Liver: {row}", "肝功能：{row}")
}

#[must_use]
pub fn quantity_words(language: Language, row: &str) -> String {
    say!(language, "Quantity: {row}", "定量：{row}")
}

/// The last day of a course.
#[must_use]
pub fn taken_to(language: Language, day: &str) -> String {
    say!(language, "to {day}", "至 {day}")
}

/// A course on file: drug, first day, until when, and what for.
#[must_use]
pub fn course_words(language: Language, drug: &str, from: &str, to: &str, intent: &str) -> String {
    say!(
        language,
        "{drug} from {from} {to}, {intent}",
        "{drug}，{from} 起，{to}，{intent}"
    )
}

/// In `review`: where somebody stands in the order of the work list.
#[must_use]
pub fn tier_words(language: Language, tier: Option<u8>) -> String {
    match tier {
        Some(tier) => say!(language, "tier {tier}", "第{tier}级"),
        None => language.says("left", "已离开").to_owned(),
    }
}

#[must_use]
pub fn years_old(language: Language, years: u32) -> String {
    say!(language, "{years}y", "{years}岁")
}

#[must_use]
pub fn contact_words(language: Language, contact: Option<&str>) -> String {
    match contact {
        Some(contact) => say!(language, "contact {contact}", "联系方式 {contact}"),
        None => language.says("no contact on file", "无联系方式").to_owned(),
    }
}
