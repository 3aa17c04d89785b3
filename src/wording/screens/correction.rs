//! Corrections, retractions, moves and joins.

use crate::wording::sentences::sentences;

sentences! {
    A_RESULT = "a result", "一项结果";
    A_REPORT = "a report", "一份报告";
    A_COURSE = "a course", "一段用药";
    A_NOTE = "a note", "一条备注";
    test_of(test, day) = "{test} of {day}", "{day} 的 {test}";
    report_of(day) = "report of {day}", "{day} 的报告";
    kind_of(kind, day) = "{kind} of {day}", "{day} 的{kind}";
    report_holds(number, day, results) = "Report {number} of {day}: {results}", "{day} 的报告 {number}：{results}";
    same_day(tests, day) = "{tests} of {day} is on file already: keep both?", "{day} 的 {tests} 已在册：两者都保留？";
    same_day_echo(tests) = "{tests} of this day is on file already?", "当日的 {tests} 已在册？";
    COURSE_AS_IT_WAS = "the course is as it was", "用药没有改变";
    NOTE_AS_IT_WAS = "the note is as it was", "备注没有改变";
    correct(what) = "correct {what}", "更正{what}";
    retract(what) = "retract {what}", "作废{what}";
    retracts(what) = "Retracts {what}", "将作废{what}";
    move_what(what) = "move {what}", "移动{what}";
    sample_date(what) = "sample date, {what}", "采样日期，{what}";
    NO_DRUG_NAME = "nothing typed; a name, an abbreviation or a brand is accepted", "未输入；可填药名、缩写或商品名";
    JOIN_TITLE = "join another record of this person", "并入此人的另一份病历";
    goes_over(whose) = "What the other record holds goes over to {whose}; its number reaches this record from then on. Undo brings both back.", "另一份病历的内容全部转入{whose}；其编号此后指向此病历。撤销可恢复两份。";
    OTHER_NUMBER_HINT = "the number of the other record of this person", "此人另一份病历的编号";
    RIGHT_NUMBER_HINT = "the number of the right patient", "真正患者的编号";
    NO_RIGHT_NUMBER = "nothing typed; the number of the patient whose sample it was", "未输入；请填样本所属患者的编号";
    own_report(text, whose) = "'{text}' is {whose}, whose report this is already; type the number of another patient", "「{text}」是{whose}，报告本来就是其本人的；请输入另一患者的编号";
    born_after(whose, born, sample) = "{whose}: born {born}, after the sample ({sample})", "{whose}：{born} 出生，晚于采样（{sample}）";
    no_such_number(text) = "nobody has the number '{text}'; the whole number is needed, as a banner shows it", "无人使用编号「{text}」；须填完整编号，如病历顶端所示";
    NO_TEXT = "nothing typed; a note has a text, or it is retracted", "未输入；备注须有文字，否则请作废";
    on_file(finding, day) = "On file: {finding} of {day}", "在册：{day} {finding}";
    still(value, keys) = "the value is still {value}; {keys} retract it", "值仍为 {value}；{keys} 作废";
    THEN = ", then ", "，然后 ";
    KEYS_AND = " and ", " 和 ";
    no_value(keys) = "no value; type the right one, or retract it ({keys})", "没有值；请输入正确的值，或作废（{keys}）";
    limits_printed(before, now) = "The limits were printed in {before}, the value is in {now}: keep them?", "限值以 {before} 印出，值以 {now} 为单位：保留限值？";
    printed_in(before) = "printed in {before}?", "以 {before} 印出？";
    YES_RIGHT = "yes, they are right", "是，限值正确";
    from(drug, day) = "{drug} from {day}", "{day} 起的{drug}";
    sample_still(day) = "the sample is still of {day}", "采样日期仍为 {day}";
    usual_reasons(down) = "{down}: usual reasons; or type", "{down}：常见原因；或自行输入";
    no_reason(usual) = "nothing typed; a reason is needed: {usual}, or your own words", "未输入；须填原因：{usual}，或自行说明";
    nothing_to_save(what, park) = "Nothing to save: {what}. {park} leaves the form", "没有可保存的：{what}。{park} 离开表单";
}
