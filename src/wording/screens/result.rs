//! What stands beside a result while it is typed.

use crate::wording::sentences::sentences;

sentences! {
    SIGNS = "+ or -", "+ 或 -";
    VARIANTS = "rtM204V rtL180M, or none", "rtM204V rtL180M，或未检出变异";
    LESIONS = "- no focal lesion, + focal lesion, = known lesion", "- 无占位，+ 有占位，= 已知占位";
    converted(amount, load) = "= {amount}, that is {load} IU/mL", "= {amount}，即 {load} IU/mL";
    of_limit(limit) = " of {limit}", "（上限 {limit}）";
    not_detected_or_done(what) = "{what}: not detected, or not done?", "{what}：未检出，还是未做？";
    NOT_DETECTED = "not detected", "未检出";
    NOT_DONE = "not done: leave it empty", "未做：留空";
    NOT_DETECTED_ECHO = "= not detected?", "= 未检出？";
    ON_FILE_ALREADY = "a result of this day is on file already", "当日结果已在册";
    last(amount, day) = " Last: {amount} on {day}.", "上次：{amount}，{day}。";
    ask_keep(label, amount, reasons, before) = "{label} {amount}: {reasons}.{before} Keep it?", "{label} {amount}：{reasons}。{before}保留吗？";
    YES_WITH_MARK = "yes, keep it with a mark", "是，加标记保留";
    asked(amount, reasons) = "= {amount}? {reasons}", "= {amount}？{reasons}";
    ask_keep_limit(label, text, reasons) = "{label} {text}: {reasons}. Keep it?", "{label} {text}：{reasons}。保留吗？";
    YES_PRINTED = "yes, the laboratory prints it", "是，检验科如此印出";
    question(words) = "{words}?", "{words}？";
    read_correctly(what) = "{what}: is the report read correctly?", "{what}：报告读对了吗？";
    YES_BOTH_WITH_MARK = "yes, keep both with a mark", "是，加标记保留两者";
}
