//! The form of drugs.

use crate::wording::sentences::sentences;

sentences! {
    STOP = "stop", "停用";
    START = "start", "开始";
    nothing_chosen(words) = "nothing chosen; accepted: {words}", "未选择；可填：{words}";
    no_drug(taken) = "no drug typed; taken: {taken}", "未输入药物；正在服用：{taken}";
    taken(names) = "taken: {names}", "正在服用：{names}";
    NO_ANTIVIRAL = "no antiviral after this", "此后无抗病毒药物";
    none_taken(day) = "no drug is taken on {day}; a stop ends a drug that is taken", "{day} 没有在服的药物；停用是指停用在服的药物";
    taken_are(text, names) = "'{text}'; taken are {names}", "「{text}」；正在服用的是{names}";
    since(name, day) = "= {name}, since {day}", "= {name}，自 {day}";
    RISKS_A_FLARE = "no antiviral after this: stopping before another is started risks a flare", "此后无抗病毒药物：未开始另一种药就停药，有肝炎发作风险";
    WHY_NO_ANTIVIRAL = "why? no antiviral after this", "为什么？此后无抗病毒药物";
    WHY = "why?", "为什么？";
    LAST_ONE = " No antiviral after this.", "此后无抗病毒药物。";
    why_stopped(name, last) = "Why is {name} stopped? No reason is typed.{last}", "为什么停用{name}？未填原因。{last}";
    BACK_FOR_REASON = "back, to type the reason", "返回，填写原因";
    stop_without(name) = "stop {name} without a reason", "不填原因，停用{name}";
    NAME_HINT = "name, abbreviation or brand", "药名、缩写或商品名";
    NO_DRUG_TYPED = "no drug typed; a name, an abbreviation or a brand is accepted", "未输入药物；可填药名、缩写或商品名";
    adds_to(names, count) = ", adds to {names}: {count} drugs", "，与{names}合用：共{count}种药";
    usual(dose) = "usual: {dose}", "常用：{dose}";
    could_be(text, names) = "'{text}' could be {names}", "「{text}」可能是{names}";
    offered(problem, accepted) = "{problem}: {accepted}?", "{problem}：{accepted}？";
}
