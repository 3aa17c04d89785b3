//! What keys do, in words: the word of the foot line, and the sentence of the help. The name of an action in braces stands
//! for its key.

use crate::wording::Phrase;

/// The words for what a key does in a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyWords {
    /// The word in the foot line; empty where the foot line is silent about it.
    pub(crate) foot: Phrase,
    /// What it does, in a sentence.
    pub(crate) help: Phrase,
}

macro_rules! key_words {
    ($($name:ident = ($foot:literal, $foot_chinese:literal), ($help:literal, $help_chinese:literal);)*) => {$(
        pub(crate) const $name: KeyWords = KeyWords {
            foot: Phrase::new($foot, $foot_chinese),
            help: Phrase::new($help, $help_chinese),
        };
    )*};
}

key_words! {
    SAVE_FORM = ("save", "保存"), ("Save the form, from any field", "保存表单，在任何一栏都可以");
    SAVE_QUICK_LINE = ("save", "保存"), ("Save all that the line says as one entry", "把这一行所说的全部保存为一条记录");
    COMPLETE = ("complete", "补全"), ("Complete the word: a test, start, stop, switch or note, a drug; says what it may become", "补全词：项目、start、stop、switch 或 note、药物；并说明可能的含义");
    NEXT_FIELD = ("", ""), ("To the next field; on the last one save; back in a field where a question waits: answer it", "到下一栏；在最后一栏则保存；回到有问题待答的一栏：回答它");
    NEXT_FIELD_ROUND = ("next", "下一栏"), ("To the next field", "到下一栏");
    BACK_FORM = ("park", "搁置"), ("Park the form: it waits as this patient's draft, nothing is lost", "搁置表单：留作该患者的草稿，什么也不会丢失");
    DISCARD = ("throw away", "丢弃"), ("Throw the form away (asked first)", "丢弃表单（先询问）");
    READ_FILES = ("read", "读取"), ("Read the files and show what would be imported; nothing is stored yet", "读取文件并显示将导入什么；此时什么也不保存");
    KNOWN_TESTS = ("unknown tests", "未知项目"), ("Leave out rows of tests that the program does not know, or call them faults", "跳过程序不认识的项目，或把它们当作错误");
    DECIDE_IMPORT = ("decide", "决定"), ("Decide what stops the import, give a word its meaning, or take a decision back; the files are read again", "对使导入停下的内容作决定，给词语定义含义，或收回决定；然后重新读取文件");
    IMPORT_READ = ("import", "导入"), ("Import what is shown as one entry (asked first)", "把所显示的作为一条记录导入（先询问）");
    BACK_IMPORT = ("back", "返回"), ("Back to the path, or out of the import; nothing is stored", "回到路径，或离开导入；什么也不保存");
    BACK_HISTORY = ("back", "返回"), ("Back to the record", "回到病历");
    EDIT_LABORATORY = ("change", "更改"), ("Change the marked laboratory profile: name, units, limits, assay, order of fields", "更改所选的检验科设置：名称、单位、限值、方法、栏目顺序");
    NEW_LABORATORY = ("new", "新建"), ("A new laboratory profile", "新建检验科设置");
    REMOVE_LABORATORY = ("remove", "删除"), ("Remove the marked laboratory profile (asked first); one that reports were entered with stays", "删除所选的检验科设置（先询问）；已有报告使用的会保留");
    BACK_LABORATORIES = ("back", "返回"), ("Back to where the profiles were opened", "回到打开检验科设置的地方");
    CHOOSE_GUIDELINES = ("choose", "选择"), ("Choose which guideline sets are shown, for everybody of this clinic", "选择显示哪些指南，对本诊所全部患者有效");
    OPEN = ("open", "打开"), ("Open the selected patient", "打开所选患者");
    CORRECT = ("correct", "更正"), ("Correct it: the value that was there stays in the history", "更正：原来的值留在修改历史中");
    RETRACT = ("retract", "作废"), ("Retract it: it leaves every view and stays in the history", "作废：从各处消失，留在修改历史中");
    SAMPLE_DATE = ("sample date", "采样日期"), ("Correct the day on which the sample of the whole report was taken", "更正整份报告的采样日期");
    MOVE_REPORT = ("move", "移动"), ("Move the whole report to the patient whose sample it was", "把整份报告移到样本真正所属的患者");
    REPORT_RECORD = ("report", "报告"), ("Type a laboratory report: HBV DNA, liver tests, serology", "录入检验报告：HBV DNA、肝功能、血清学");
    DRUG_RECORD = ("drug", "用药"), ("Start, stop or switch a drug", "开始、停用或更换药物");
    QUICK_LINE_RECORD = ("line", "快捷行"), ("Type reports, drugs and a note in one line: t dna 2.3e4 alt 88; switch lam tdf; note came alone", "在一行中录入报告、用药和备注：t dna 2.3e4 alt 88; 更换 lam tdf；备注 独自来诊");
    OPEN_NUMBER = ("patients", "患者"), ("The patients behind the number under the cursor", "光标所在数字背后的患者");
    EARLIER_DAY = ("compare with", "对比日期"), ("Compare the figures with those of another earlier day", "与另一个较早日期的数字对比");
    BACK_COHORT = ("back", "返回"), ("Back to where the cohort page was opened", "回到打开统计页的地方");
    TAKE_DAY = ("compare", "对比"), ("Compare with the day that was typed; nothing typed: with the one of the settings", "与所输入的日期对比；未输入时：与设置中的日期对比");
    BACK_EARLIER_DAY = ("back", "返回"), ("Leave the earlier day as it was", "较早日期保持不变");
    OPEN_DAY = ("whom", "哪些人"), ("Show in the list who is due on the day under the cursor", "在列表中显示光标当天应查的患者");
    WEEK_OR_MONTH = ("week or month", "周或月"), ("One week with names, or the month", "一周带姓名，或整月");
    CLINIC_CALENDAR = ("clinic", "门诊"), ("Put people on the clinic of the day under the cursor: by name or number, with a time, or from a file", "把患者排入光标当天的门诊：按姓名或编号，可带时间，或从文件");
    BACK_CALENDAR = ("back", "返回"), ("Back to the list", "回到列表");
    NEXT_PATIENT = ("next", "下一位"), ("The next patient of the list", "列表中的下一位患者");
    NEXT_PART = ("more", "更多"), ("The next part of the record: status, flow sheet, courses and phases, notes, picture", "病历的下一部分：状态、结果表、用药与阶段、备注、趋势图");
    OPEN_SELECTED = ("", ""), ("Open the selected value, course or note, in the picture that of the cursor's day; in the status open or close a section, and on a rule open its text", "打开所选的值、用药或备注，在趋势图中则是光标当天的；在状态中展开或收起一节，在规则上打开其原文");
    SEARCH_LIST = ("search", "查找"), ("Search everybody's number, names, birth date and pinyin while typing", "边输入边查找全部患者的编号、姓名、出生日期和拼音");
    SHOW_ACTIONS = ("help", "帮助"), ("Actions and help for this place: type to search, {run} runs", "此处的操作和帮助：输入可查找，{run} 执行");
    TOUR = ("", ""), ("A tour of ten steps on the example clinic; leads back to exactly where you are", "用示例诊所的十步导览；结束后回到原来的地方");
    EXAMPLE = ("", ""), ("Look at the example clinic: invented people, your register is not touched; {leave} leads back", "查看示例诊所：虚构的患者，不会动您的登记册；{leave} 返回");
    FIRST_DAY = ("", ""), ("The three questions of the first day: the clinic's name, a laboratory, your own name; each can be skipped", "第一天的三个问题：诊所名称、检验科、您的姓名；每个都可跳过");
    BACK_RECORD = ("list", "列表"), ("Back to the list", "回到列表");
    EARLIER_LINE = ("earlier", "上一行"), ("An earlier line of this session", "本次使用中较早的一行");
    LATER_LINE = ("", ""), ("Back towards the line that was being typed", "回到正在输入的那一行");
    NEXT_PROFILE = ("", ""), ("Another laboratory profile for this report: its units, its limits, its order of fields", "此报告改用另一检验科设置：其单位、限值、栏目顺序");
    NEW_LINE = ("", ""), ("Begin another line of a note; it is shown as | while it is typed", "在备注中另起一行；输入时显示为 |");
    PREVIOUS_FIELD = ("", ""), ("To the field before", "到上一栏");
    STEP_UP = ("", ""), ("In a date: a day later; in a choice: the one before; elsewhere: the field above", "在日期中：晚一天；在选项中：上一个；其他：上面一栏");
    STEP_DOWN = ("", ""), ("In a date: a day earlier; in a choice: the next one; elsewhere: the field below", "在日期中：早一天；在选项中：下一个；其他：下面一栏");
    ANSWER = ("take the marked answer", "采用所选答案"), ("Take the marked answer; its letter takes it directly", "采用所选答案；按其字母可直接采用");
    BACK_QUESTION = ("back", "返回"), ("Back without an answer; what was typed stays", "不回答而返回；已输入的保留");
    NEXT_ANSWER_QUESTION = ("", ""), ("Mark the next answer", "选下一个答案");
    PREVIOUS_ANSWER_QUESTION = ("", ""), ("Mark the answer before", "选上一个答案");
    RUN = ("run", "执行"), ("Run the marked action", "执行所选操作");
    BACK_ACTIONS = ("close", "关闭"), ("Close the list of actions", "关闭操作列表");
    ADD_TO_CLINIC = ("add", "添加"), ("Put whose name or number is typed on today's clinic, or those of a file; 9:30 behind it is the time, ; divides several", "把所输入姓名或编号的患者排入今日门诊，或文件中的患者；后面的 9:30 是时间，; 分隔多人");
    NEXT_ANSWER_ADDING = ("", ""), ("The next patient whom the name finds", "该姓名找到的下一位患者");
    PREVIOUS_ANSWER_ADDING = ("", ""), ("The patient before whom the name finds", "该姓名找到的上一位患者");
    BACK_ADDING = ("done", "完成"), ("Back to the list", "回到列表");
    TAKE_LINE = ("take", "采用"), ("Take the line as it stands", "按现在的内容采用这一行");
    BACK_ASKED = ("skip", "跳过"), ("Leave it as it was", "保持原样");
    WRITE_COPY = ("write the copy", "写副本"), ("Write the copy; nothing that stands there is written over", "写出副本；不会覆盖已有的任何文件");
    BACK_COPYING = ("back", "返回"), ("Back without a copy", "不写副本而返回");
    BACK_SEARCH = ("end search", "结束查找"), ("End the search and lead back", "结束查找并返回");
    SEARCH_FORM = ("", ""), ("Search everybody's number, names, birth date and pinyin while typing; a form is parked first", "边输入边查找全部患者的编号、姓名、出生日期和拼音；表单先搁置");
    PREVIOUS_PATIENT = ("", ""), ("The patient before in the list", "列表中的上一位患者");
    PREVIOUS_PART = ("", ""), ("The part of the record before", "病历的上一部分");
    CHOOSE_FILTER = ("filter", "筛选"), ("Choose whom the list shows; {choose-filter} w shows all", "选择列表显示哪些人；{choose-filter} w 显示全部");
    EDIT_PATIENT = ("patient", "患者"), ("Correct number, name, birth date, sex, cirrhosis, follow-up", "更正编号、姓名、出生日期、性别、肝硬化、随访情况");
    NOTE = ("note", "备注"), ("Write a note: what was said, seen or agreed", "写备注：说了什么、看到什么或约定了什么");
    RECALL_RECORD = ("recall", "联系"), ("Note a recall attempt, or that a sample was sent: its day stands in the next report form", "记录一次联系，或样本已送检：其日期会出现在下一份报告表单中");
    RECALL_LIST = ("", ""), ("Note a recall attempt, or that a sample was sent, about the selected patient", "对所选患者记录一次联系，或样本已送检");
    NEW_PATIENT = ("new", "新患者"), ("Enter a new patient", "录入新患者");
    CLINIC_LIST = ("clinic", "门诊"), ("Put the patient on today's clinic, or take them off; where the list shows the clinic or nobody: add by name or number, with a time, or from a file", "把患者排入今日门诊，或取消；列表显示门诊或无人时：按姓名或编号添加，可带时间，或从文件");
    TICK_OFF = ("seen", "已就诊"), ("Tick the patient off on today's clinic, or take the tick back", "在今日门诊中勾选患者已就诊，或取消勾选");
    REPORT_LIST = ("report", "报告"), ("Type a laboratory report of the selected patient", "录入所选患者的检验报告");
    DRUG_LIST = ("drug", "用药"), ("Start, stop or switch a drug of the selected patient", "开始、停用或更换所选患者的药物");
    QUICK_LINE_LIST = ("line", "快捷行"), ("Type reports, drugs and a note of the selected patient in one line", "在一行中录入所选患者的报告、用药和备注");
    HISTORY = ("history", "历史"), ("What was changed in this record: who, when, what, why", "此病历改过什么：谁、何时、改了什么、为什么");
    COHORT = ("", ""), ("The cohort page, how the whole clinic does: verdicts, suppression, resistance by drug, relapse", "统计页，全诊所的情况：判断、病毒抑制、各药耐药、复发");
    CHOOSE_ORDER = ("", ""), ("Sort the list by one of its columns; {back} leads back to the order of the work", "按某一列排列列表；{back} 恢复工作顺序");
    MARK = ("", ""), ("Mark the selected patient, or take the mark away: {clinic} and {recall} then act on all who are marked, asked first", "标记所选患者，或取消标记：之后 {clinic} 和 {recall} 对所有已标记者有效，先询问");
    CALENDAR = ("", ""), ("The due calendar: how many are due or late on each day of a month or a week, and who; who is expected on the clinic of any day", "应查日历：一月或一周中每天应查或逾期的人数和姓名；以及任一天门诊预约的患者");
    BACK_LIST = ("", ""), ("Take away the marks; then back to the order of the work; then from the patients of a number back to the cohort page", "取消标记；然后恢复工作顺序；然后从数字背后的患者回到统计页");
    GUIDELINES = ("guidelines", "指南"), ("Guidelines in full, each with the criterion that decided", "指南全文，各附起决定作用的标准");
    IMPORT = ("", ""), ("Import files, with a preview", "导入文件，带预览");
    SUMMARY_RECORD = ("summary", "摘要"), ("Write one page about the patient, for the doctor and to take away", "写一页患者摘要，给医生看，也可带走");
    SUMMARY_LIST = ("", ""), ("Write one page about the selected patient, for the doctor and to take away", "写一页所选患者的摘要，给医生看，也可带走");
    LETTERS = ("", ""), ("Write recall letters, a page each, to all who are marked, or to the patient", "写随访信，每封一页，给所有已标记者或该患者");
    LETTER_TEXT = ("", ""), ("Change the text of the recall letter", "更改随访信的文字");
    LABORATORIES = ("", ""), ("Laboratory profiles: units, limits, assay and order of fields of each laboratory", "检验科设置：各检验科的单位、限值、方法和栏目顺序");
    JOIN = ("", ""), ("Join another record of the same person to this one: what it holds goes over, its number reaches this record", "把同一人的另一份病历并入此病历：内容全部转入，其编号此后指向此病历");
    CONTINUE_DRAFT = ("", ""), ("Continue the draft that waits for this patient", "继续该患者等待中的草稿");
    UNDO = ("undo", "撤销"), ("Take the last change back; says whose it was and opens its form as it was filled", "撤销最近一次更改；说明是谁的，并按原内容打开其表单");
    REDO = ("", ""), ("Redo: make the undone change again", "重做：再次作出已撤销的更改");
    UP = ("", ""), ("One line up", "上移一行");
    DOWN = ("", ""), ("One line down", "下移一行");
    PAGE_UP = ("", ""), ("A page up", "上翻一页");
    PAGE_DOWN = ("", ""), ("A page down", "下翻一页");
    TOP = ("", ""), ("To the top; flow sheet: the newest value of the test; picture: the first day; calendar: today", "到顶端；结果表：该项目最新的值；趋势图：第一天；日历：今天");
    BOTTOM = ("", ""), ("To the end; flow sheet: the oldest value of the test; picture: the last day; calendar: the last day with somebody due", "到末尾；结果表：该项目最早的值；趋势图：最后一天；日历：最后一个有人应查的日子");
    LEFT = ("", ""), ("Flow sheet: the next newer value of the test; picture: the day before with a result, a start or a stop; cohort: the number to the left; calendar: the day before", "结果表：该项目较新的值；趋势图：前一个有结果、开始或停药的日子；统计：左边的数字；日历：前一天");
    RIGHT = ("", ""), ("Flow sheet: the next older value of the test; picture: the next day with one; cohort: the number to the right; calendar: the next day", "结果表：该项目较早的值；趋势图：后一个这样的日子；统计：右边的数字；日历：后一天");
    ZOOM_IN = ("", ""), ("Picture: the next shorter stretch of time, around the cursor", "趋势图：光标周围较短的一段时间");
    ZOOM_OUT = ("", ""), ("Picture: the next longer stretch of time, at last the whole history", "趋势图：较长的一段时间，最后是全部历史");
    CURSOR_LEFT = ("", ""), ("One character to the left", "左移一个字符");
    CURSOR_RIGHT = ("", ""), ("One character to the right", "右移一个字符");
    CURSOR_HOME = ("", ""), ("To the start of the text", "到文字开头");
    CURSOR_END = ("", ""), ("To the end of the text", "到文字末尾");
    BACKSPACE = ("", ""), ("Remove the character before", "删除前一个字符");
    DELETE = ("", ""), ("Remove the character after", "删除后一个字符");
    DELETE_WORD = ("", ""), ("Remove the word before", "删除前一个词");
    CLEAR_TEXT = ("", ""), ("Remove the whole text", "删除全部文字");
    DECIDE = ("", ""), ("Show again what must be decided about the register's file", "再次显示关于登记册文件必须决定的事");
    SAVE_COPY = ("", ""), ("Save a copy of everything on another disk, for instance when saving fails", "把全部内容的副本保存到另一磁盘，例如保存失败时");
    COPY_TEXT = ("", ""), ("Copy the patient's number, or an opened value, through the terminal; off unless asked for by --copy", "通过终端复制患者编号或已打开的值；用 --copy 启用，否则关闭");
    HIDE = ("", ""), ("Hide the screen; any key shows it again, and says whose record is open", "隐藏屏幕；按任意键重新显示，并说明打开的是谁的病历");
    REDRAW = ("", ""), ("Draw the screen afresh", "重新绘制屏幕");
    SUSPEND = ("", ""), ("Back to the shell for a while; fg returns", "暂时回到命令行；用 fg 返回");
    LANGUAGE = ("", ""), ("Language: 中文 or English, at once and from now on; no entry is made", "语言：English 或中文，立即生效并保留；不产生记录");
    LEAVE = ("leave", "退出"), ("Leave the program; names the drafts that wait", "退出程序；说明有哪些草稿等待");
}

/// Places in which keys have their own meaning; the English name is also that in a file of keys.
pub(crate) mod places {
    use crate::wording::sentences::sentences;

    sentences! {
        LIST = "list", "列表";
        SEARCH = "search", "查找";
        RECORD = "record", "病历";
        HISTORY = "history", "修改历史";
        GUIDELINES = "guidelines", "指南";
        COHORT = "cohort", "统计";
        CALENDAR = "calendar", "日历";
        EARLIER_DAY = "earlier day", "较早日期";
        COPYING = "copy", "副本";
        ADDING = "clinic", "门诊";
        ASKED = "line", "行";
        IMPORT = "import", "导入";
        PREVIEW = "preview", "预览";
        VALUE = "value", "值";
        COURSE = "course", "用药";
        NOTE = "note", "备注";
        RULES = "rules", "规则";
        FORM = "form", "表单";
        QUICK_LINE = "quick line", "快捷行";
        QUESTION = "question", "问题";
        ACTIONS = "actions", "操作";
        LABORATORIES = "laboratories", "检验科";
        EVERYWHERE = "everywhere", "各处";
        BETWEEN = ", ", "、";
    }
}

/// The names of keys on which no word is printed that all read.
pub(crate) mod caps {
    use crate::wording::sentences::sentences;

    sentences! {
        SPACE = "Space", "空格";
        UP = "Up", "上箭头";
        DOWN = "Down", "下箭头";
        LEFT = "Left", "左箭头";
        RIGHT = "Right", "右箭头";
        DIGIT = "a digit", "数字";
        NO_KEY = "none", "无";
    }
}
