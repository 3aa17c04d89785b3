//! The words around what is printed: `show`, the summary for doctor and patient, and the recall letter.

use chrono::NaiveDate;

use super::Language;
use super::language::{Phrase, say};
use super::numbers::date_words;

/// The heads of the lists of `show` and of the summary.
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
pub const DUE: Phrase = Phrase::new("Due", "应查");
pub const NOT_KNOWN: Phrase = Phrase::new("Not known", "不详");
pub const STANDS_ON: Phrase = Phrase::new("What it stands on", "判断依据");
pub const LIVER: Phrase = Phrase::new("Liver", "肝功能");
pub const PHASES: Phrase = Phrase::new("phases", "阶段");
pub const SEE_BELOW: Phrase = Phrase::new("see below", "见下");

/// At the foot of the summary.
pub const SUPPORTS: Phrase = Phrase::new(
    "This page supports a decision; it does not make one.",
    "本页供决策参考，不代替决策。",
);
/// Above a page that was made with changes in it that are not on the disk.
pub const UNSAVED: Phrase = Phrase::new("HOLDS CHANGES THAT ARE NOT SAVED", "含未保存的改动");
/// Above a page of an invented patient.
pub const DEMO: Phrase = Phrase::new(
    "EXAMPLE CLINIC: THIS PATIENT IS INVENTED",
    "示例诊所：患者为虚构",
);
/// Below the picture on paper.
pub const DASHED: Phrase = Phrase::new(
    "dashed: limit of the assay, or 1x",
    "虚线：检测下限，或1倍上限",
);
pub const NOTHING_TO_DRAW: Phrase = Phrase::new(
    "No result and no drug on record: nothing to draw",
    "无结果也无用药记录：无图",
);
pub const NO_ROOM: Phrase = Phrase::new(
    "No room for the picture on this page: it is in the record",
    "本页容不下图：请看电子病历",
);

/// Above everything of a page that shows another day than today.
#[must_use]
pub fn as_of_words(language: Language, day: NaiveDate) -> String {
    let day = date_words(language, day);
    say!(
        language,
        "AS OF {day}: THE DAY THAT WAS ASKED FOR",
        "截至 {day}：所要求的日期"
    )
}

/// The same where later entries are left out.
#[must_use]
pub fn known_on_words(language: Language, day: NaiveDate) -> String {
    let day = date_words(language, day);
    say!(
        language,
        "AS KNOWN ON {day}: WITHOUT LATER ENTRIES AND CORRECTIONS",
        "按 {day} 所知：不含此后的录入与更正"
    )
}

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

/// Which entry of which journal a page shows.
#[must_use]
pub fn journal_words(language: Language, last: u32, head: Option<&str>) -> String {
    match head {
        Some(head) => say!(
            language,
            "entry {last}, journal head {head}",
            "条目{last}，日志校验 {head}"
        ),
        None => language.says("no journal", "无日志").to_owned(),
    }
}

#[must_use]
pub fn summary_title(language: Language, day: NaiveDate) -> String {
    let day = date_words(language, day);
    say!(language, "Summary of {day}", "{day} 小结")
}

#[must_use]
pub fn letter_title(language: Language, day: NaiveDate) -> String {
    let day = date_words(language, day);
    say!(language, "Letter of {day}", "{day} 信函")
}

#[must_use]
pub fn as_of_foot(language: Language, day: NaiveDate, origin: &str) -> String {
    let day = date_words(language, day);
    say!(language, "As of {day}: {origin}", "截至 {day}：{origin}")
}

/// That several patients have the name; in capitals, so that it is not passed over.
#[must_use]
pub fn namesakes_words(language: Language, count: usize) -> String {
    say!(language, "{count} OF THIS NAME", "同名{count}人")
}

/// What decided, on paper, with its rule.
#[must_use]
pub fn ruled_words(language: Language, what: &str, rule: &str) -> String {
    say!(
        language,
        "{what} [clinic rule {rule}]",
        "{what} [诊所规则 {rule}]"
    )
}

#[must_use]
pub fn more_behind(language: Language, left: usize) -> String {
    say!(
        language,
        "and {left} more results and days, not on this page",
        "另有{left}项结果与日期，不在本页"
    )
}

/// The head of a list of which some has no room.
#[must_use]
pub fn cut_list(language: Language, title: &str, left: usize, all: usize) -> String {
    say!(
        language,
        "{title} ({left} of {all} not on this page)",
        "{title}（{all}项中{left}项不在本页）"
    )
}

/// Above the picture on paper: what is drawn, and how many drugs are not.
#[must_use]
pub fn picture_head(
    language: Language,
    with_hbsag: bool,
    from: NaiveDate,
    to: NaiveDate,
    left: usize,
) -> String {
    let (from, to) = (date_words(language, from), date_words(language, to));
    let quantity = match with_hbsag {
        true => language.says("HBsAg, ", "HBsAg、"),
        false => "",
    };
    let left = match left {
        0 => String::new(),
        left => say!(
            language,
            " ({left} drugs begun earlier not drawn)",
            "（更早开始的{left}种药未画）"
        ),
    };
    say!(
        language,
        "HBV DNA, {quantity}ALT, drugs and phases from {from} to {to}{left}",
        "HBV DNA、{quantity}ALT、用药与阶段，{from} 至 {to}{left}"
    )
}

/// The head of the table of results: what of them is not on the page.
#[must_use]
pub fn results_head(
    language: Language,
    since: NaiveDate,
    is_empty: bool,
    without_room: usize,
    older: usize,
) -> String {
    let since = date_words(language, since);
    if is_empty {
        let older = match older {
            0 => String::new(),
            count => say!(
                language,
                "; {count} older not on this page",
                "；更早的{count}项不在本页"
            ),
        };
        return say!(
            language,
            "Results since {since}: none{older}",
            "{since} 以来的结果：无{older}"
        );
    }
    let mut left = Vec::new();
    if without_room > 0 {
        left.push(say!(
            language,
            "{without_room} of these years",
            "此期间{without_room}项"
        ));
    }
    if older > 0 {
        left.push(say!(language, "{older} older", "更早{older}项"));
    }
    if left.is_empty() {
        return say!(
            language,
            "Results since {since}: all that are on file",
            "{since} 以来的结果：全部"
        );
    }
    let left = left.join(language.says(", ", "，"));
    say!(
        language,
        "Results since {since} (not on this page: {left})",
        "{since} 以来的结果（不在本页：{left}）"
    )
}
