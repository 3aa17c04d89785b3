//! Going from place to place, marking, typing where nothing is typed.

use crate::wording::sentences::sentences;

sentences! {
    nobody_found(new) = "Nobody is found: change the search, or {new} enters a new patient", "未找到任何人：请更改查找内容，或按 {new} 录入新患者";
    nobody_on_file(new) = "Nobody is on file yet: {new} enters the first patient", "尚无患者在册：按 {new} 录入第一位患者";
    nobody_shown(filter, search) = "Nobody is shown: {filter} chooses whom the list shows, {search} searches everybody", "未显示任何人：{filter} 选择列表显示哪些人，{search} 查找全部患者";
    draft_waits(drafts) = "A draft waits here: {drafts}", "此处有草稿等待：{drafts}";
    continues(what, key) = "{what} ({key} continues it)", "{what}（{key} 继续）";
    not_among_shown(whose, filter, all) = "{whose} is not among those shown ({filter}); {all} shows all", "{whose}不在所显示的患者之中（{filter}）；{all} 显示全部";
    not_followed(whose, search) = "{whose} is not followed here and stands on no list; {search} finds everybody", "{whose}不在此随访，不在任何列表中；{search} 可查找所有人";
    LAST_PATIENT = "This is the last patient of the list", "这是列表中最后一位患者";
    FIRST_PATIENT = "This is the first patient of the list", "这是列表中第一位患者";
    NOTHING_BEGINS_SO = "No test, act or drug begins so", "没有这样开头的项目、动作或药物";
    NO_EARLIER_LINE = "No earlier line in this session", "本次使用中没有更早的行";
    nobody_has_number(number, back) = "Nobody has the number '{number}', so nobody is opened; {back} leads back", "无人使用编号「{number}」，因此未打开任何人；{back} 返回";
    not_pasted(bytes, most) = "Not pasted: {bytes} bytes; at most {most} fit into a field", "未粘贴：共{bytes}字节；一栏最多{most}字节";
    open_a_form(one, two, three, four, five) = "Nothing here takes text: open a form first ({one}, {two}, {three}, {four} or {five})", "此处不能输入文字：请先打开表单（{one}、{two}、{three}、{four} 或 {five}）";
    no_text_here(back) = "Nothing here takes text: {back} leads back", "此处不能输入文字：{back} 返回";
    answer_first(back) = "Answer the question first, or go back with {back}", "请先回答问题，或按 {back} 返回";
    ONE_LINE_ONLY = "This field is one line; the text of a note may have several", "此栏只有一行；备注的文字可有多行";
    not_utf8(bytes) = "Not taken: the terminal sent {bytes}, which is not UTF-8; set the terminal's character set to UTF-8", "未采用：终端送来 {bytes}，不是 UTF-8；请把终端字符集设为 UTF-8";
    COPYING_IS_OFF = "Copying through the terminal is off: start with --copy, or write copy: true into keys.ron", "通过终端复制未启用：请用 --copy 启动，或在 keys.ron 中写入 copy: true";
    NO_NUMBER_TO_COPY = "Nobody is selected: there is no number to copy", "未选中任何人：没有可复制的编号";
    given_to_terminal(text) = "Given to the terminal to copy: {text}", "已交给终端复制：{text}";
    back_entering(whose) = "You are back: {whose} is being entered", "您已回来：正在录入{whose}";
    BACK_NO_RECORD = "You are back: no record is open", "您已回来：没有打开病历";
    back_in_record(whose, born) = "You are back in the record of {whose}, {born}", "您已回到{whose}的病历，{born}";
    who_cannot_wait(padded) = "{padded}who cannot wait first", "{padded}不能等的人在前";
    THE_WORK = "the work", "工作顺序";
    WHICH_ORDER = "In which order does the list stand?", "列表按什么顺序排列？";
    NO_MARK_LEFT = "No mark is left", "已无标记";
    IN_ORDER_OF_WORK = "In the order of the work", "按工作顺序";
    A_FILTER_OF_YOUR_OWN = "one of your own, such as late etv: overdue etv dna>2000", "自定义，例如 逾期恩替: 逾期 etv dna>2000";
    WHOM = "Whom does the list show?", "列表显示哪些人？";
    ONE_MARKED = "marked patient", "位已标记患者";
    SEVERAL_MARKED = "marked patients", "位已标记患者";
    whom(count, noun, names) = "{count} {noun} ({names})", "{count}{noun}（{names}）";
    and_more(count) = " and {count} more", "等，另有{count}人";
    put_on_clinic(whom) = "Put {whom} on today's clinic?", "把{whom}排入今日门诊？";
    YES_PUT_ON = "yes, put them on it", "是，排入";
    what_of_today(whom) = "What of today is noted of {whom}?", "今天为{whom}记录什么？";
    RECALL_ATTEMPT = "recall attempt", "联系";
    ATTEMPT_NO_ANSWER = "recall attempt: no answer", "联系：无人接听";
    NO_ANSWER = "no answer", "无人接听";
    ATTEMPT_LETTER = "recall attempt: letter sent", "联系：已寄信";
    LETTER_SENT = "letter sent", "已寄信";
    SAMPLE_SENT = "sample sent", "样本已送检";
    on_it_already(count) = "; {count} were on it already or are on no list", "；{count}人已在其中或不在任何列表中";
    ALL_ON_IT_ALREADY = "Nothing was changed: all who are marked are on today's clinic already", "未作更改：已标记者都已在今日门诊中";
    WRITE_LETTERS = "write a letter to each first", "先给每人写一封信";
}
