//! Quick lines, and lines of a register's file, that are not taken.

use crate::wording::sentences::{refusals, sentences};

sentences! {
    EMPTY_PART = "nothing stands in this part: tests, start, stop, switch or note; parts are divided by ;", "这一段没有内容：项目、start、stop、switch 或 note；各段以 ; 分隔";
    ONLY_A_DAY = "a day and nothing else: tests, start, stop, switch or note belong to it", "只有日期：后面应有项目、start、stop、switch 或 note";
    NO_DAY = "no day: where one part has a day, all need one, first or last", "没有日期：一段有日期，各段都须有，写在段首或段末";
    two_days(other) = "a second day beside '{other}': leave one of them out; another sample is another part, divided by ;", "「{other}」之外又有一个日期：去掉其中一个；另一份标本另写一段，以 ; 分隔";
    beside_today(other) = "a second day beside '{other}', which is today: leave one of them out; another sample is another part, divided by ;", "「{other}」（今天）之外又有一个日期：去掉其中一个；另一份标本另写一段，以 ; 分隔";
    beside_yesterday(other) = "a second day beside '{other}', which is yesterday: leave one of them out; another sample is another part, divided by ;", "「{other}」（昨天）之外又有一个日期：去掉其中一个；另一份标本另写一段，以 ; 分隔";
    DAY_INSIDE = "a day stands first or last in its part", "日期写在段首或段末";
    NO_TEST = "no test is called so; accepted: a test such as dna, alt or eag", "没有这样的项目；可用如 dna、alt 或 eag 的项目";
    NO_VALUE = "no value: +, - or a number belongs behind a test", "没有值：项目后应有 +、- 或数字";
    BLANK_IN_NUMBER = "a number after a value: no blanks inside numbers, and a test before each", "值后又有数字：数字内不留空格，每个值前写项目";
    TEST_TWICE = "twice in one part: one value for each test; another sample is another part", "同一段中重复：每个项目一个值；另一份标本另写一段";
    NOT_FIVE_SIGNS = "five signs without blanks belong behind sero: HBsAg, anti-HBs, HBeAg, anti-HBe, anti-HBc, such as +--++", "sero 后应有五个不带空格的符号：HBsAg、抗-HBs、HBeAg、抗-HBe、抗-HBc，如 +--++";
    BEHIND_THE_DRUG = "not understood behind the drug: a day or : and a reason; a dose is typed in the drug form", "药名后的内容无法理解：应为日期，或 : 和原因；剂量在用药表单中输入";
    EMPTY_NOTE = "nothing is noted: the text belongs behind it, to the end of the line", "没有备注内容：文字写在其后，直到行末";
}

refusals! {
    told(problem, accepted) = "{problem}: {accepted}", "{problem}：{accepted}";
    no_range(text) = "'{text}' is no range of limits", "「{text}」不是限值范围";
    RANGE = "low..high, ..high or low.., such as 10..1e9", "下限..上限、..上限或下限..，如 10..1e9";
    crossed(upper, lower) = "the upper limit {upper} is not above the lower limit {lower}", "上限 {upper} 不高于下限 {lower}";
    not_closed(open) = "'{open}' is not closed", "「{open}」没有配对";
    close_after(close) = "a '{close}' after it", "其后应有「{close}」";
    follows(more) = "'{more}' follows the test", "项目后有「{more}」";
    ONLY_TESTS = "tests and nothing else, such as dna; alt; eag", "只写项目，如 dna; alt; eag";
    TOO_MANY = "too many results in one report", "一份报告的结果过多";
    AT_MOST = "at most 65535", "最多 65535 个";
    EMPTY = "an empty part", "空的一段";
    TEST_AND_VALUE = "a test and its value, such as 'alt 88 U/L'; parts are divided by ';'", "项目及其值，如「alt 88 U/L」；各段以「;」分隔";
    misplaced(word) = "'{word}' is not understood here", "此处「{word}」无法理解";
    IN_ORDER = "test, value, unit, [limits], (assay), !, was earlier value @entry, in this order", "依次为：项目、值、单位、[限值]、(方法)、!、was 原值 @记录";
    ASSAY_OF_OTHER = "an assay is named for a test other than HBV DNA", "HBV DNA 以外的项目写了方法";
    ASSAY_OF_LOAD = "an assay in parentheses after HBV DNA only", "方法只在 HBV DNA 后的括号中";
    earlier_entry(word) = "an earlier value ends with the entry that did it, not '{word}'", "原值以更改它的记录结尾，而不是「{word}」";
    retracting_entry(word) = "a retracted result ends with the entry that did it, not '{word}'", "撤回的结果以撤回它的记录结尾，而不是「{word}」";
    ENTRY = "@ and the number of the entry, such as @4716", "@ 和记录号，如 @4716";
}
