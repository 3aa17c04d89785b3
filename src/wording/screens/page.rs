//! The page about a patient on paper, and letters.

use crate::wording::sentences::sentences;

sentences! {
    SUPPORTS = "This page supports a decision; it does not make one.", "本页供决策参考，不代替决策。";
    as_of(day) = "AS OF {day}: THE DAY THAT WAS ASKED FOR", "按 {day} 计：所要求的日期";
    known_on(day) = "AS KNOWN ON {day}: WITHOUT LATER ENTRIES AND CORRECTIONS", "按 {day} 所知：不含此后的录入和更正";
    UNSAVED = "HOLDS CHANGES THAT ARE NOT SAVED", "含尚未保存的更改";
    DEMO = "EXAMPLE CLINIC: THIS PATIENT IS INVENTED", "示例诊所：此患者为虚构";
    entry_and_head(last, head) = "entry {last}, journal head {head}", "记录 {last}，日志头 {head}";
    NO_JOURNAL = "no journal", "无日志";
    summary_of(day) = "Summary of {day}", "{day} 摘要";
    namesakes(count) = "{count} OF THIS NAME", "同名 {count} 人";
    DUE = "Due", "应查";
    NOT_KNOWN = "Not known", "不详";
    COURSES = "Courses", "疗程";
    DOUBTS = "Doubts", "存疑";
    NOTES = "Notes", "提示";
    STOP_CONDITIONS = "Stop conditions of the clinic text", "诊所停药条件";
    as_of_origin(day, origin) = "As of {day}: {origin}", "{day}：{origin}";
    STANDS_ON = "What it stands on", "依据";
    decided(day, what, rule) = "{day} {what} [clinic rule {rule}]", "{day} {what} [诊所规则 {rule}]";
    and_left(count) = "and {count} more results and days, not on this page", "另有{count}项结果和日期不在本页";
    dna(results) = "HBV DNA in IU/mL: {results}", "HBV DNA（IU/mL）：{results}";
    row(label, results) = "{label}: {results}", "{label}：{results}";
    letter_of(day) = "Letter of {day}", "{day} 信函";
    not_on_page(title, left, all) = "{title} ({left} of {all} not on this page)", "{title}（{all}项中{left}项不在本页）";
    LEGEND = "dashed: limit of the assay, or 1x", "虚线：检测下限，或1倍";
    NOTHING_TO_DRAW = "No result and no drug on record: nothing to draw", "无结果、无用药记录：没有可绘的内容";
    NO_ROOM = "No room for the picture on this page: it is in the record", "本页放不下趋势图：请看病历";
    HBSAG = "HBsAg, ", "HBsAg、";
    NOTHING = "", "";
    drugs_not_drawn(count) = " ({count} drugs begun earlier not drawn)", "（更早开始的{count}种药未绘）";
    picture(quantity, from, to, left) = "HBV DNA, {quantity}ALT, drugs and phases from {from} to {to}{left}", "{from} 至 {to} 的 HBV DNA、{quantity}ALT、用药和阶段{left}";
    PHASES = "phases", "阶段";
    SEE_BELOW = "see below", "见下";
    older_not_here(count) = "; {count} older not on this page", "；更早的{count}项不在本页";
    none_since(day, older) = "Results since {day}: none{older}", "自 {day} 的结果：无{older}";
    of_these_years(count) = "{count} of these years", "这些年的{count}项";
    older(count) = "{count} older", "更早的{count}项";
    all_since(day) = "Results since {day}: all that are on file", "自 {day} 的结果：全部在册结果";
    since_without(day, left) = "Results since {day} (not on this page: {left})", "自 {day} 的结果（不在本页：{left}）";
}
