//! Changes: saved or not, taken back, made again.

use crate::wording::sentences::sentences;

sentences! {
    saved(words) = "Saved: {words}", "已保存：{words}";
    not_saved(reason) = "Not saved: {reason}", "未保存：{reason}";
    in_memory(words) = "In memory only, nothing is written: {words}", "仅在内存中，未写入：{words}";
    taken_over(words) = "Taken over: {words}", "已采用：{words}";
    not_taken_over(reason) = "Not taken over: {reason}", "未采用：{reason}";
    NOTHING_TO_TAKE_BACK = "Nothing to take back: nothing was changed yet", "没有可撤销的：尚未作任何更改";
    taken_back(words) = "Taken back: {words}", "已撤销：{words}";
    not_taken_back(reason) = "Not taken back: {reason}", "未撤销：{reason}";
    draft_in_the_way(whose, key) = "Not taken back: a draft waits for {whose}; open it and throw it away first ({key})", "未撤销：{whose}还有草稿；请先打开并丢弃（{key}）";
    NOTHING_TO_MAKE_AGAIN = "Nothing to make again: nothing was taken back", "没有可重做的：尚未撤销任何更改";
    made_again(words) = "Made again: {words}", "已重做：{words}";
    not_made_again(reason) = "Not made again: {reason}", "未重做：{reason}";
    ask_take_back(made, words, reached) = "Entered by {made} - {words}.{reached} Take it back?", "由{made}录入：{words}。{reached}要撤销吗？";
    reached_too(reached) = " {reached}.", "{reached}。";
    YES_TAKE_BACK = "yes, take it back", "是，撤销";
    OTHER_IN_THE_MEANTIME = "Not taken back: something else was entered in the meantime", "未撤销：其间又录入了别的内容";
    ask_make_again(words, reached) = "{words}. {reached}. Make it again?", "{words}。{reached}。要重做吗？";
    YES_MAKE_AGAIN = "yes, make it again", "是，重做";
    OTHER_SINCE = "Not made again: something else was entered in the meantime", "未重做：其间又录入了别的内容";
    SHARED_BY_ALL = "what is shared by all patients", "全体患者共用的内容";
    not_only(whose, names) = "Not only {whose} is reached, but {names}", "不仅涉及{whose}，还涉及{names}";
    reaches(names) = "It reaches {names}", "涉及{names}";
    NOT_ON_FILE = "somebody who is not on file", "一位不在册的患者";
    DISK_GONE_LEAVE = "The disk of the register is gone: what was typed can stay in this machine's memory only, until it is switched off. Leave?", "登记册所在磁盘已不在：已输入的内容只能留在本机内存中，关机即失。要退出吗？";
    failed_leave(reason) = "The last change could not be saved ({reason}); what was typed is kept as a draft. Leave?", "最近一次更改未能保存（{reason}）；已输入的内容留作草稿。要退出吗？";
    STAY = "stay", "留下";
    LEAVE = "leave", "退出";
    SAVE_A_COPY = "save a copy on another disk", "在另一磁盘保存副本";
    history_unread(reason) = "The history could not be read: {reason}", "无法读取修改历史：{reason}";
    ONE_DRAFT_WAITS = "1 draft waits as it was left", "1份草稿按原样等待";
    drafts_wait(count) = "{count} drafts wait as they were left", "{count}份草稿按原样等待";
    one_draft_fits_nobody(drafts) = "1 draft fits nobody on file now and is kept: {drafts}", "1份草稿现在不属于任何在册患者，已保留：{drafts}";
    drafts_fit_nobody(count, drafts) = "{count} drafts fit nobody on file now and are kept: {drafts}", "{count}份草稿现在不属于任何在册患者，已保留：{drafts}";
    NOT_IMPORTED_YET = "not imported yet", "尚未导入";
    NOT_SAVED_YET = "not saved yet", "尚未保存";
    ONE_DRAFT_UNSAVED = "1 draft not saved yet", "1份草稿尚未保存";
    drafts_unsaved(count) = "{count} drafts not saved yet", "{count}份草稿尚未保存";
}
