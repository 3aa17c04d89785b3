//! A register that others write to at the same time, and its database.

use crate::wording::sentences::sentences;

sentences! {
    FASTER = "NOT SAVED: somebody else saved something first; look at it, then do it again", "未保存：他人先保存了内容；请先查看，再重做";
    waits_as_draft(form, whose) = "NOT SAVED: somebody else entered something first; {form} of {whose} waits as a draft", "未保存：他人先录入了内容；{whose}的{form}已存为草稿";
    not_saved_after(conflict) = "Not saved: somebody else saved something first ({conflict})", "未保存：他人先保存了内容（{conflict}）";
    entered_at(who, time, what) = "{who} at {time}: {what}", "{who}，{time}：{what}";
    meanwhile(entered) = "While this form was open, somebody else entered something about the same. {entered}. Save yours as well?", "此表单打开期间，他人已录入相同内容。{entered}。您的内容也要保存吗？";
    LOOK_FIRST = "no, look at it first", "否，先查看";
    SAVE_MINE = "yes, save mine as it is typed", "是，按我录入的保存";
    in_doubt(reason) = "{reason}. Whether the last entry was saved is found out when the database answers again; until then it is not called saved", "{reason}。最近一条是否已保存，待数据库恢复应答后查明；此前不视为已保存";
    unanswered(reason, save) = "{reason}. Shown is what this machine read last; what is typed is kept, and {save} saves it once the database answers", "{reason}。现显示本机最近读到的内容；已录入的会保留，数据库恢复后按 {save} 保存";
    ANSWERS_AGAIN = "The database answers again: what was typed can be saved", "数据库已恢复应答：录入的内容可以保存";
    also_open(names) = " | ALSO OPEN: {names}", " | 同时打开：{names}";
}
