//! The form of a laboratory profile.

use crate::wording::sentences::sentences;

sentences! {
    NAME_HINT = "as the clinic calls the laboratory", "诊所对该检验科的叫法";
    UNITS_AND_LIMITS = "A test's unit and the limits that the laboratory prints, such as U/L ..40 or g/L 35..55; empty: not said.", "各项目的单位和检验科印出的限值，如 U/L ..40 或 g/L 35..55；留空：未注明。";
    REPORTS_KEEP = "Reports on file keep the limits that they were entered with.", "在册报告保留录入时的限值。";
    NO_NAME = "nothing typed; a profile has a name of its own", "未输入；每个设置须有自己的名称";
    MEANS_NONE = "this word means no profile; another name is accepted", "此词表示不用设置；请另取名称";
    CALLED_SO = "another profile is called so; another name is accepted", "已有同名设置；请另取名称";
    limit(figure) = "= limit {figure} IU/mL", "= 下限 {figure} IU/mL";
    not_known(up, down) = "empty: not known; {up} and {down}", "留空：不明；{up}和{down}可选";
    fault_accepted(problem, accepted) = "{problem}; accepted: {accepted}", "{problem}；可填：{accepted}";
    ORDER_HINT = "the tests of the report form, in this order", "报告表单中的项目，按此顺序";
    USUAL_ORDER = "= the usual order", "= 常用顺序";
    ALL_TESTS = "= all tests", "= 全部项目";
    these_first(count) = "= these {count} first, then the others", "= 先这{count}项，再其他";
    no_test(word) = "'{word}' is no test; accepted: words such as dna alt ast, each once", "「{word}」不是项目；可填如 dna alt ast 的词，各一次";
    twice(word) = "'{word}' is there twice; accepted: each test once", "「{word}」出现两次；每个项目只填一次";
    which_limit(number, dots) = "which limit is {number}? accepted: {dots}{number} (upper), {number}{dots} (lower)", "{number} 是哪个限值？可填：{dots}{number}（上限）、{number}{dots}（下限）";
    unit_fault(problem, accepted, limits) = "{problem}; accepted: {accepted}; then perhaps limits: {limits}", "{problem}；可填：{accepted}；其后可加限值：{limits}";
    two_ranges(limits) = "two ranges; accepted: {limits}", "有两个范围；可填：{limits}";
    no_limits(limits) = "no limits; accepted: {limits}", "没有限值；可填：{limits}";
    LIMITS_ACCEPTED = "..40, 35.. or 3..5", "..40、35.. 或 3..5";
    unknown(text, accepted) = "'{text}' is not in the register; accepted: {accepted}", "「{text}」不在登记册中；可填：{accepted}";
    another(key) = "its units and limits; {key}: another", "采用其单位和限值；{key}：另一个";
}
