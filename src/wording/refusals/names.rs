//! Names of tests, units, drugs and assays, and words of files, that are not taken.

use crate::wording::sentences::refusals;

refusals! {
    BETWEEN = ", ", "、";
    BETWEEN_LONG = "; ", "；";
    NO_TEST = "no test that is known", "不认识的项目";
    OF_HEPATITIS_B = "hepatitis B, but no test that is known", "乙肝，但不认识的项目";
    did_you_mean(tests) = "no test that is known; did you mean {tests}?", "不认识的项目；您是指 {tests} 吗？";
    meant_may_be(tests) = "no test that is known; meant may be {tests}", "不认识的项目；可能指 {tests}";
    if_it_is(tests) = "{tests}, if it is that test", "{tests}，若确是该项目";
    several_tests(tests) = "several tests: {tests}", "多个项目：{tests}";
    no_unit_of(test) = "no unit of {test}", "不是 {test} 的单位";
    NO_UNIT = "positive or negative, without a unit", "阳性或阴性，不带单位";
    NO_DRUG = "no drug of the list", "不在药物列表中";
    or_brand(drugs) = "{drugs}, or an abbreviation or brand of one", "{drugs}，或其缩写、商品名";
    SEVERAL_DRUGS = "several drugs", "多种药物";
    ONE_ROW = "a row", "一行";
    TWO_ROWS = "two rows", "两行";
    THREE_ROWS = "three rows", "三行";
    count_rows(count) = "{count} rows", "{count} 行";
    rows_of(rows, drugs) = "{rows}: {drugs}", "{rows}：{drugs}";
    rows_but(rows, drugs, others) = "{rows}: {drugs} ({others} is not recorded here)", "{rows}：{drugs}（此处不记录 {others}）";
    NO_ASSAY = "no assay that is known", "不认识的方法";
    or_unknown(assays) = "{assays}, unknown, or nothing", "{assays}、不详，或留空";
    REALLY_MEANT = "the name of what was really meant", "真正所指的名称";
    UNKNOWN_WORD = "unknown word", "不认识的词";
    SEXES = "nothing, female, male, F, M, U, O", "留空、女、男、female、male、F、M、U、O";
    NO_STATUS = "not a status that is understood", "无法理解的状态";
    STATUSES = "final, corrected, preliminary, cancelled, entered-in-error, an HL7 letter F C P I R S X D W, or nothing", "final、corrected、preliminary、cancelled、entered-in-error、HL7 字母 F C P I R S X D W，或留空";
    NO_ANSWER = "not an answer that is understood beside the question whether it was verified", "对是否已审核的问题，这不是能理解的回答";
    YES_OR_NO = "yes or no", "yes 或 no";
    TWO_STATUSES = "statuses that contradict each other", "相互矛盾的状态";
}
