//! What `show` and `review` print around the words about a patient.

use super::sentences::sentences;

sentences! {
    BECAUSE = "Because", "依据";
    CONDITIONS = "Stop conditions of the clinic text", "诊所停药条件";
    GUIDELINES = "Guidelines beside the clinic text", "与诊所规则对照的指南";
    DRUGS = "Drugs", "用药";
    WOULD_CHANGE = "What would change it", "何种结果会改变判断";
    MISSING = "Missing", "缺少";
    DOUBTS = "Doubts", "存疑";
    NOTES = "Notes", "说明";
    INFORMATION = "Information", "供参考";
    SCORES = "Scores", "评分";
    RESISTANCE = "Resistance", "耐药";
    NEXT_DUE = "Next due", "下次应查";
    HISTORY = "History", "病程";
    EVENTS = "Events", "事件";
    COURSES = "Courses", "疗程";
    NOTES_ON_FILE = "Notes on file", "在册记录";
    RESULTS = "Results", "检验结果";
    NO_LOADS = "none that counts", "无计入者";
    STILL_TAKEN = "still taken", "仍在用";
    NO_CONTACT = "no contact on file", "无联系方式";
    LEFT = "left", "已离开";
    of_this_name(count) = "{count} of this name", "同名{count}人";
    as_of(day) = "as of {day}", "截至 {day}";
    loads(results) = "HBV DNA in IU/mL: {results}", "HBV DNA（IU/mL）：{results}";
    liver(results) = "Liver: {results}", "肝功能：{results}";
    quantity(results) = "Quantity: {results}", "定量：{results}";
    ruled(what, rule) = "{what} (clinic rule {rule})", "{what}（诊所规则 {rule}）";
    due(test, day, distance, why) = "{test} {day} ({distance}): {why}", "{test} {day}（{distance}）：{why}";
    taken_to(day) = "to {day}", "至 {day}";
    course(drug, from, to, intent) = "{drug} from {from} {to}, {intent}", "{drug}，{from} 起，{to}，{intent}";
    tier(tier) = "tier {tier}", "第{tier}级";
    years_old(years) = "{years}y", "{years}岁";
    contact(contact) = "contact {contact}", "联系方式 {contact}";
    set(mark, name, edition) = "{mark}{name} ({edition})", "{mark}{name}（{edition}）";
}
