//! The register on its disk: what became of it, and what can be done.

use crate::wording::sentences::sentences;

sentences! {
    CHANGED_BY_HAND = "changed in the register's file by hand", "在登记册文件中手工更改";
    FORK = "Another machine wrote to a copy of this register: both hold entries that the other does not, and both are kept", "另一台电脑写入了此登记册的副本：两边各有对方没有的记录，都已保留";
    EDITED = "The register's file was changed outside this program. Shown is what it was before", "登记册文件在本程序之外被更改。现显示更改之前的内容";
    UNPROVEN = "The register's file was changed or damaged, and nothing tells how. Shown is what it says: IT MAY BE WRONG", "登记册文件被更改或损坏，且无从查证。现显示文件所说的内容：可能有误";
    UNREADABLE = "The register's file cannot be read. Shown is what backup and journal hold", "登记册文件无法读取。现显示备份和日志中的内容";
    JOURNAL_DAMAGED = "The journal is damaged. Shown is what can be proven; later entries may be missing", "日志已损坏。现显示可以证实的内容；较晚的记录可能缺失";
    NEWER = "The register was written by a later version of this program: it can only be looked at", "登记册由本程序的更新版本写成：只能查看";
    COPIES = "A copy lies beside this register or its journal, made where two machines wrote: it may hold entries that nobody sees", "登记册或其日志旁有一份副本，是两台电脑同时写入时产生的：其中可能有无人看到的记录";
    EDITED_OUTSIDE = "The register's file was changed outside this program", "登记册文件在本程序之外被更改";
    REPLACED = "Something else was put in the place of the register's file", "登记册文件被换成了别的文件";
    nothing_here(reason) = "Nothing can be changed here: {reason}", "此处不能更改：{reason}";
    decide_first(words) = "Nothing can be changed before this is decided: {words}", "须先作出决定，才能更改：{words}";
    IS_MERGING = "Nothing can be changed while what two machines entered is put together", "正在合并两台电脑录入的内容，期间不能更改";
    not_confirmed_since(time) = "Nothing more is written since the disk did not confirm the entry of {time}", "磁盘未确认 {time} 的记录，此后不再写入";
    cannot_change(reason) = "Nothing can be changed: {reason}", "不能更改：{reason}";
    kept_as_draft(what, whose) = "{what} of {whose} is kept as a draft", "{whose}的{what}已留作草稿";
    not_confirmed(time, reason, copy) = "The entry of {time} is NOT CONFIRMED: {reason}. What was typed is kept; nothing more is written here; {copy} saves a copy on another disk", "{time} 的记录未得到确认：{reason}。已输入的内容已保留；此处不再写入；{copy} 在另一磁盘保存副本";
    not_saved(reason, save) = "NOT SAVED: {reason}. Nothing typed is lost; {save} in the form tries again", "未保存：{reason}。已输入的内容没有丢失；在表单中按 {save} 再试";
    changed_by(who, words) = "Changed by {who}: {words}", "{who} 作了更改：{words}";
    start_again(reason) = "leave and start again: the journal cannot be followed ({reason})", "请退出后重新启动：无法继续读取日志（{reason}）";
    file_not_written(reason) = "All is saved in the journal, but the register's file could not be written: {reason}", "全部已保存在日志中，但登记册文件无法写入：{reason}";
    drafts_in_memory(reason) = "What was typed and not saved is in memory only, and ends with the program: {reason}", "已输入而未保存的内容只在内存中，程序结束即失：{reason}";
    away(reason, copy) = "{reason}. What is typed stays in memory until it is back; {copy} saves a copy on another disk", "{reason}。磁盘恢复之前，所输入的内容留在内存中；{copy} 在另一磁盘保存副本";
    BACK = "The disk of the register is back: what was typed can be saved", "登记册所在磁盘已恢复：已输入的内容可以保存";
    harmless(words) = "{words}; nothing is lost, it is written again", "{words}；没有丢失，已重新写入";
    what_can_be_done(words, key) = "{words}; {key} in the list or a record shows what can be done", "{words}；在列表或病历中按 {key} 查看可以怎么办";
    NOTHING_TO_DECIDE = "Nothing has to be decided about the register's file", "登记册文件没有须决定的事";
    not_done(reason) = "Not done: {reason}", "未完成：{reason}";
    AS_IT_STANDS = "Taken over as it stands", "已按原样采用";
    WRITTEN_AGAIN = "The register's file is written again; the one that was found is kept in the quarantine", "登记册文件已重新写入；原来发现的文件已移入隔离文件夹";
    JOURNAL_BEGUN = "The journal is kept in the quarantine; a new one begins with what is shown", "日志已移入隔离文件夹；新日志从现在显示的内容开始";
    and_more(count) = "; and {count} more", "；另有{count}处";
    WRITE_AGAIN = "write the file again as shown; the one found is kept aside", "按显示的内容重新写文件；所发现的文件另行保留";
    TAKE_OVER = "take over what the file says, as a recorded change", "采用文件所说的内容，并记为一次更改";
    BEGIN_JOURNAL = "put the journal aside and begin a new one with what is shown", "把日志放到一边，从显示的内容开始新日志";
    MERGE = "put together what both machines entered; what both entered about one thing is asked first", "合并两台电脑录入的内容；两边对同一内容都有录入的，先询问";
    NOT_YET = "Not yet: a change is being saved. Try again in a moment", "请稍候：正在保存一处更改，片刻后再试";
    MERGING = "Putting both together ...", "正在合并...";
    not_merged(reason) = "Not put together: {reason}. Both are kept as they are", "未合并：{reason}。两边都按原样保留";
    NOTHING_MISSING = "Nothing of the other machine was missing here", "另一台电脑的内容此处都有";
    merged(changes) = "Put together: {changes} of the other machine follow those made here", "已合并：另一台电脑的{changes}接在此处的更改之后";
    COPIES_KEPT = "; its copies are kept in the quarantine", "；其副本已移入隔离文件夹";
    left_as_is(left) = "; left as it is: {left}", "；保持原样：{left}";
    both_entered_key(key) = "Both machines entered something about the same things; {key} in the list or a record shows what can be done", "两台电脑对同一内容都有录入；在列表或病历中按 {key} 查看可以怎么办";
    both_entered(words) = "Both entered something about the same things. {words}. Nothing is written yet; what is not kept stays in the quarantine", "两边对同一内容都有录入。{words}。尚未写入任何内容；未保留的一方移入隔离文件夹";
    KEEP_OURS = "keep what was entered here", "保留此处录入的";
    KEEP_THEIRS = "keep what was entered on the other machine", "保留另一台电脑录入的";
    THE_REGISTER = "the register", "登记册";
    both_words(whose, ours, theirs, why) = "{whose}: here: {ours}; on the other machine: {theirs}{why}", "{whose}：此处：{ours}；另一台电脑：{theirs}{why}";
}
