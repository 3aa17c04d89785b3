//! A register that others write to at the same time.

use crate::wording::sentences::sentences;

sentences! {
    FASTER = "NOT SAVED: somebody else saved something first; look at it, then do it again", "未保存：别人先保存了内容；请先查看，再做一次";
    waits_as_draft(what, whose) = "NOT SAVED: somebody else entered something first; {what} of {whose} waits as a draft", "未保存：别人先录入了内容；{whose}的{what}留作草稿";
    somebody_first(conflict) = "Not saved: somebody else saved something first ({conflict})", "未保存：别人先保存了内容（{conflict}）";
    entered_at(by, time, words) = "{by} at {time}: {words}", "{by} {time}：{words}";
    meanwhile(words) = "While this form was open, somebody else entered something about the same. {words}. Save yours as well?", "此表单打开期间，别人录入了同一内容。{words}。您的也保存吗？";
    LOOK_FIRST = "no, look at it first", "否，先看看";
    SAVE_MINE = "yes, save mine as it is typed", "是，按我所输入的保存";
    in_doubt(reason) = "{reason}. Whether the last entry was saved is found out when the database answers again; until then it is not called saved", "{reason}。最近一条记录是否已保存，待数据库恢复应答后查明；在此之前不算已保存";
    unanswered(reason, save) = "{reason}. Shown is what this machine read last; what is typed is kept, and {save} saves it once the database answers", "{reason}。现显示本机最后读到的内容；已输入的内容已保留，数据库应答后按 {save} 保存";
    ANSWERED = "The database answers again: what was typed can be saved", "数据库已恢复应答：已输入的内容可以保存";
}
