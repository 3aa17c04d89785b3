//! What a field refuses or asks about, told in the language of the screen. The rooms below make these sentences in English;
//! here each has its Chinese, so that one that is not here yet is told as it was made.

use crate::notation::Fault;
use crate::wording::Language;

/// Each sentence in English and Chinese; what stands in the place of `{}` goes over as it is, in the same order.
const SENTENCES: [(&str, &str); 121] = [
    (
        "a number, perhaps with < or > before it",
        "数字，前面可有 < 或 >",
    ),
    ("no value", "没有值"),
    ("not a whole number", "不是整数"),
    ("a whole number", "整数"),
    ("{} is impossible for {}", "{} 对 {} 不可能"),
    ("not a number alone", "不只是数字"),
    ("below or above zero", "低于或高于零"),
    ("a point among decimal commas", "小数逗号中有小数点"),
    (
        "a point among decimal commas may mean {} or {}",
        "小数逗号中的小数点可能指 {} 或 {}",
    ),
    (
        "digits with a comma before decimals, or with none",
        "数字，小数前用逗号，或不用",
    ),
    ("may mean {} or {} or {}", "可能指 {}、{} 或 {}"),
    ("may mean {} or {}", "可能指 {} 或 {}"),
    ("may mean {}", "可能指 {}"),
    (
        "full-width and ordinary figures together: one may be another",
        "全角和半角数字混用：可能弄错",
    ),
    ("no such day", "没有这一天"),
    ("no date", "没有日期"),
    ("not a date that is understood", "无法理解的日期"),
    ("a day as 2026-11-22", "如 2026-11-22 的日期"),
    (
        "an amount such as 2.3e5, 5.36 log, <20, <20 detected, >1.7e8, or TND",
        "数值，如 2.3e5、5.36 log、<20、<20 detected、>1.7e8 或 TND",
    ),
    ("detected and not detected", "既检出又未检出"),
    (
        "not a number or a word that is understood",
        "不是能理解的数字或词",
    ),
    (
        "detected below a limit that is not named",
        "检出但低于未注明的下限",
    ),
    (
        "the limit too: <20 detected, or 20 as its lower limit",
        "也要写下限：<20 detected，或以 20 为下限",
    ),
    (
        "the end of the range too: >1.7e8",
        "也要写范围的上端：>1.7e8",
    ),
    ("above a limit that is not named", "高于未注明的上限"),
    ("positive without an amount", "阳性但没有数值"),
    ("no amount", "没有数值"),
    ("below and above", "既低于又高于"),
    ("not detected, and an amount", "未检出却有数值"),
    ("one of them; a limit as <20", "只能其一；下限写作 <20"),
    ("nothing before the point", "小数点前没有数字"),
    ("detected without a limit below", "检出但没有下限"),
    (
        "<20 detected, or the amount alone",
        "<20 detected，或只写数值",
    ),
    ("zero as a logarithm", "对数为零"),
    ("TND if it was not detected", "未检出请写 TND"),
    ("HBV DNA without a unit", "HBV DNA 没有单位"),
    (
        "IU/mL, copies/mL, log10 IU/mL or log10 copies/mL",
        "IU/mL、copies/mL、log10 IU/mL 或 log10 copies/mL",
    ),
    ("may mean not detected or not done", "可能指未检出或未做"),
    (
        "TND if it was not detected; no row if it was not done",
        "未检出写 TND；未做则不写",
    ),
    ("impossible", "不可能"),
    ("at most {} IU/mL", "最多 {} IU/mL"),
    (
        "impossible as a logarithm, probably {}",
        "作为对数不可能，大概是 {}",
    ),
    ("the unit that the laboratory printed", "检验科印出的单位"),
    (
        "too low for an amount, probably a logarithm ({} log10 is {} IU/mL)",
        "作为数值过低，大概是对数（{} log10 即 {} IU/mL）",
    ),
    (
        "the same with a log unit; below the limit as <20; an assay that sees less than 10 IU/mL named beside it",
        "写上 log 单位；低于下限写作 <20；或注明能测到 10 IU/mL 以下的方法",
    ),
    ("several drugs", "多种药物"),
    ("too long for a value", "作为值太长"),
    ("at most {} characters", "最多 {} 个字符"),
    ("figures of one kind", "同一种数字"),
    ("a limit of zero", "限值为零"),
    ("the assay's limit, such as 20", "方法的下限，如 20"),
    ("an upper limit of zero", "上限为零"),
    ("more than 0", "大于 0"),
    ("more than the lower limit, {}", "大于下限 {}"),
    (
        "an upper limit that is not above the lower",
        "上限不高于下限",
    ),
    ("{} is no limit of {}", "{} 不是 {} 的限值"),
    (
        "{} to {}: the limit in the unit of its value, or nothing",
        "{} 至 {}：以值的单位书写的限值，或留空",
    ),
    (
        "a limit beside a result without a number",
        "没有数字的结果却有限值",
    ),
    ("no limits for this test", "该项目没有限值"),
    ("at most {}", "最多 {}"),
    ("impossible as a limit", "作为限值不可能"),
    ("two figures that differ", "两个不同的数字"),
    ("one of them, in its unit", "其一，写上单位"),
    ("no unit of {}", "不是 {} 的单位"),
    (
        "positive or negative, without a unit",
        "阳性或阴性，不带单位",
    ),
    ("no test that is known", "不认识的项目"),
    (
        "{}, or an abbreviation or brand of one",
        "{}，或其缩写、商品名",
    ),
    ("no drug of the list", "不在药物列表中"),
    ("{}, unknown, or nothing", "{}、unknown，或留空"),
    ("no assay that is known", "不认识的方法"),
    ("the name of what was really meant", "真正所指的名称"),
    (
        "digits such as 230000, 230 000, 1.5 or 2.3e5",
        "数字，如 230000、230 000、1.5 或 2.3e5",
    ),
    (
        "no comma; a point before decimals only",
        "不用逗号；小数点只在小数前",
    ),
    ("not a number that is understood", "无法理解的数字"),
    ("nothing was written", "什么也没写"),
    ("a number with a sign", "带正负号的数字"),
    ("positive or negative", "阳性或阴性"),
    (
        "a number, whose direction differs between assays",
        "数字，其方向因方法而异",
    ),
    (
        "a ratio to the cut-off, which is no amount",
        "与临界值之比，不是数值",
    ),
    ("not understood", "无法理解"),
    ("a limit that is not named", "未注明的限值"),
    ("positive and negative", "既阳性又阴性"),
    (
        "a word and a ratio that contradict each other",
        "词与比值矛盾",
    ),
    (
        "positive, negative, or an amount with its unit",
        "阳性、阴性，或带单位的数值",
    ),
    (
        "a number without a unit: it may be a ratio",
        "没有单位的数字：可能是比值",
    ),
    (
        "a word and an amount that contradict each other",
        "词与数值矛盾",
    ),
    ("{} and {} contradict each other", "{} 与 {} 矛盾"),
    ("one unit", "一个单位"),
    ("a number, perhaps with its unit", "数字，可带单位"),
    (
        "t, y, t-14, -3d, 2026-11-22, 20261122, 22-Nov-2026 or 22nov",
        "t、y、t-14、-3d、2026-11-22、20261122、22-Nov-2026 或 22nov",
    ),
    (
        "t, y, t-14, -3d, 2026-11-22, 20261122, 22-Nov-2026 or 22nov, from {} to {}",
        "t、y、t-14、-3d、2026-11-22、20261122、22-Nov-2026 或 22nov，{} 至 {}",
    ),
    ("no day after today, {}", "不晚于今天 {}"),
    ("{} lies ahead", "{} 尚未到来"),
    ("no day before {}", "不早于 {}"),
    ("{} is too early", "{} 过早"),
    ("{} or the right day", "{} 或正确的日期"),
    ("another weekday", "星期不符"),
    ("the day itself, without ~", "确切日期，不带 ~"),
    (
        "the day, or ~{} for about that day",
        "日期，或 ~{} 表示大约当日",
    ),
    (
        "the day, or ~{} where only the month is known",
        "日期，只知月份时写 ~{}",
    ),
    ("an approximate day", "大约的日期"),
    (
        "variants such as rtM204V or rtM204V/I (rt, wild type, position 1 to 344, what was found) with blanks or + between them, or none found",
        "变异，如 rtM204V 或 rtM204V/I（rt、野生型、位置 1 至 344、所检出），以空格或 + 分隔；或 none found（未检出）",
    ),
    (
        "no focal lesion, focal lesion or known lesion (-, + or =); a doctor's name for a lesion belongs in a note",
        "无占位、占位或已知占位（-、+ 或 =）；医生对占位的描述请写入备注",
    ),
    ("no assay has so low an upper end", "没有方法的上端如此之低"),
    ("so high a limit says nothing", "下限如此之高，不能说明什么"),
    ("usually {} to {} {}", "通常为 {} 至 {} {}"),
    ("the point may group thousands", "小数点可能是千位分隔"),
    ("not detected, or not done?", "未检出，还是未做？"),
    ("no unit: it may be a ratio", "没有单位：可能是比值"),
    ("below a limit that is not named", "低于未注明的下限"),
    (
        "a limit that no laboratory prints: usually {} to {} {}",
        "没有检验科这样印限值：通常为 {} 至 {} {}",
    ),
    ("the limit of {} is {} IU/mL", "{} 的下限是 {} IU/mL"),
    ("another unit than last time", "单位与上次不同"),
    ("{} times the last value", "是上次的 {} 倍"),
    ("{} times less than the last value", "是上次的 {} 分之一"),
    ("not the way it was last time", "与上次相反"),
    ("HBsAg and anti-HBs both positive", "HBsAg 与抗-HBs 均阳性"),
    ("HBeAg and anti-HBe both positive", "HBeAg 与抗-HBe 均阳性"),
    ("antigen and antibody both positive", "抗原与抗体均阳性"),
    (
        "the wild type of position {} is {}",
        "位置 {} 的野生型是 {}",
    ),
    ("direct bilirubin above the total", "直接胆红素高于总胆红素"),
];

/// Why something that was typed is not taken, with what is accepted.
pub(crate) fn fault_words(language: Language, fault: &Fault) -> String {
    let said = |text| told(language, text);
    match language {
        Language::English => fault.to_string(),
        Language::Chinese if fault.written.is_empty() => {
            format!("{}：{}", said(&fault.problem), said(&fault.accepted))
        }
        Language::Chinese => format!(
            "「{}」：{}：{}",
            fault.written.escape_debug(),
            said(&fault.problem),
            said(&fault.accepted)
        ),
    }
}

/// A sentence of a room below in the language of the screen.
pub(crate) fn told(language: Language, sentence: &str) -> String {
    let found = match language {
        Language::English => None,
        Language::Chinese => SENTENCES
            .iter()
            .find_map(|(english, chinese)| Some(filled(chinese, &held(english, sentence)?))),
    };
    found.unwrap_or_else(|| sentence.to_owned())
}

/// What a sentence holds in the places of a pattern.
fn held<'s>(pattern: &str, sentence: &'s str) -> Option<Vec<&'s str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = sentence.strip_prefix(pieces.next()?)?;
    let mut held = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = match pieces.peek() {
            Some(_) => rest.find(piece)?,
            None => rest.len().checked_sub(piece.len())?,
        };
        let (one, behind) = rest.split_at_checked(end)?;
        held.push(one);
        rest = behind.strip_prefix(piece)?;
    }
    rest.is_empty().then_some(held)
}

fn filled(pattern: &str, held: &[&str]) -> String {
    let mut words = String::new();
    let mut held = held.iter();
    for (place, piece) in pattern.split("{}").enumerate() {
        if place > 0 {
            words.push_str(held.next().copied().unwrap_or_default());
        }
        words.push_str(piece);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_holds_as_many_figures_in_each_language() {
        for (english, chinese) in SENTENCES {
            let figures = |text: &str| text.matches("{}").count();
            assert_eq!(figures(english), figures(chinese), "{english}");
        }
    }

    #[test]
    fn figures_go_over_and_what_is_not_here_stays() {
        for (sentence, chinese) in [
            ("no value", "没有值"),
            ("2026-12-01 lies ahead", "2026-12-01 尚未到来"),
            ("usually 5 to 2000 U/L", "通常为 5 至 2000 U/L"),
            ("the moon is full", "the moon is full"),
        ] {
            assert_eq!(told(Language::Chinese, sentence), chinese);
            assert_eq!(told(Language::English, sentence), sentence);
        }
    }
}
