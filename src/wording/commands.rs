//! What commands say: on stdout beside what they print, and why they do not do what was asked.

use super::Phrase;
use super::sentences::refusals;

/// What is counted, one and many.
pub(crate) const PATIENTS: [Phrase; 2] = counted("patient", "patients", "位患者");
pub(crate) const COURSES: [Phrase; 2] = counted("course", "courses", "次用药");
pub(crate) const REPORTS: [Phrase; 2] = counted("report", "reports", "份报告");
pub(crate) const RESULTS: [Phrase; 2] = counted("result", "results", "项结果");
pub(crate) const NOTES: [Phrase; 2] = counted("note", "notes", "条备注");
pub(crate) const FILES: [Phrase; 2] = counted("file", "files", "个文件");
pub(crate) const LINES: [Phrase; 2] = counted("line", "lines", "行");
pub(crate) const BACKUPS: [Phrase; 2] = counted("backup", "backups", "份备份");

const fn counted(one: &'static str, many: &'static str, chinese: &'static str) -> [Phrase; 2] {
    [Phrase::new(one, chinese), Phrase::new(many, chinese)]
}

refusals! {
    output(error) = "the output cannot be written: {error}", "无法写出：{error}";
    cannot_start(error) = "the program cannot start: {error}", "程序无法启动：{error}";
    AS_OF = "--as-of: only for review, cohort, show, report, letters, export --deidentified and the screens", "--as-of：只用于 review、cohort、show、report、letters、export --deidentified 和屏幕";
    KNOWN_ON = "--known-on: only for review, cohort, show, report, letters and the screens", "--known-on：只用于 review、cohort、show、report、letters 和屏幕";
    writes(command) = "{command} writes to the register: leave out --demo and --read-only", "{command} 会写入登记册：请去掉 --demo 和 --read-only";
    LETTERS_WRITE = "letters --text writes to the register: leave out --demo and --read-only", "letters --text 会写入登记册：请去掉 --demo 和 --read-only";
    NO_REGISTER = "no register: name one with --file, or set HEPATRACK_FILE or HOME", "没有登记册：请用 --file 指定，或设置 HEPATRACK_FILE 或 HOME";
    no_home(path) = "{path}: HOME is not set: name the whole path", "{path}：未设置 HOME：请写完整路径";
    making_folder(path, error) = "{path}: making the folder: {error}", "{path}：新建文件夹：{error}";
    unknown_number(number) = "no patient has the number '{number}': write it exactly as it is in the register", "没有编号为「{number}」的患者：请与登记册中写得完全一样";
    known_before(day, begins) = "--known-on {day}: the history begins on {begins}: what was known before is not recorded", "--known-on {day}：修改历史始于 {begins}：此前已知的内容没有记录";
    no_history(day) = "--known-on {day}: this register has no history: what was known then is not recorded", "--known-on {day}：此登记册没有修改历史：当时已知的内容没有记录";
    undecided(file) = "{file}: nothing is read from it until this is decided, on the screens or with 'hepatrack mend'", "{file}：在屏幕上或用 'hepatrack mend' 作出决定之前，不从中读取";
    clock_behind(now, newest) = "the clock is behind: it says {now}, but the newest entry was made on {newest}: set it, because due dates count from today", "时钟慢了：现为 {now}，而最新记录录于 {newest}：请校准，因为到期日从今天算起";

    // check
    nothing_wrong(counts) = "nothing is wrong: {counts}", "没有问题：{counts}";
    some(count, what) = "{count} {what}", "{count}{what}";
    looked_at(files, lines, backups) = "looked at too: {files} of the journal, {lines} in it, {backups}", "也检查了：日志{files}，其中{lines}，{backups}";
    own_sets(files) = "and {files} with the clinic's own guideline sets", "以及诊所自定指南的{files}";
    to_know(notice) = "to know: {notice}", "须知：{notice}";

    // history
    history_begins(day) = "the history begins on {day}: what was on file before is in the record", "修改历史始于 {day}：此前在册的内容见病历";
    NO_ENTRY = "no entry about this record is known", "没有关于此病历的记录";

    // import
    STOPPED = "the import was stopped: nothing was stored", "导入已停止：未保存任何内容";

    STOPPING = "stopping ...", "正在停止……";
    comparing(key) = "comparing with the register ...; {key} stops it", "正在与登记册比较……；{key} 停止";
    reading(percent, key) = "reading ... {percent} %; {key} stops it", "正在读取……{percent}%；{key} 停止";

    // letters
    NAME_FOLDER = "letters: name the folder for them with --out DIR", "letters：请用 --out DIR 指定存放的文件夹";
    NOBODY_DUE = "nobody is due: no letter was written", "没有到期者：未写信";
    died(number) = "{number}: died: leave the number out, or correct the follow-up in the record first", "{number}：已死亡：请去掉该编号，或先在病历中更正随访状态";
    folder_exists(file) = "{file}: exists already: name another folder, or replace it with --overwrite", "{file}：已存在：请指定其他文件夹，或用 --overwrite 覆盖";
    text_unread(file, error, words) = "{file}: cannot be read ({error}): name a text file in UTF-8 that may hold {words}", "{file}：无法读取（{error}）：请指定 UTF-8 文本文件，其中可用 {words}";
    SAME_TEXT = "the text of the recall letter is this one already", "随访信的文字已是这样";

    // report
    file_exists(file) = "{file}: exists already: name another file, or replace it with --overwrite", "{file}：已存在：请指定其他文件，或用 --overwrite 覆盖";

    // export
    no_random(error) = "the system gives no random numbers ({error}): nothing was exported", "系统不提供随机数（{error}）：未导出";
    ONE_NOTE = "1 note is", "1条备注";
    notes(count) = "{count} notes are", "{count}条备注";
    notes_stay(notes) = "{notes} not part of the CSV files: they stay in the register, and 'hepatrack show' prints them", "{notes}不在 CSV 文件中：仍在登记册中，可用 'hepatrack show' 打印";

    // manual and rules
    ONE_CHAPTER = "hepatrack manual CHAPTER prints one.", "hepatrack manual CHAPTER 打印其中一章。";
    no_such_chapter(wanted, names) = "{wanted}: there is no such chapter: {names}", "{wanted}：没有这一章：{names}";
    no_such_rule(number, sections) = "{number}: there is no such rule: name a section ({sections}), a paragraph such as 6.5 or a case such as 6.5a", "{number}：没有这条规则：请写节号（{sections}）、段号如 6.5，或条款如 6.5a";

    // mend
    NOTHING_TO_DECIDE = "nothing needs deciding: register and journal agree", "没有须决定的：登记册与日志一致";
    cannot_here(option) = "{option} cannot be done here", "此处不能做 {option}";
    BOTH_ENTERED = "both entered something about these: nothing was written; decide with --take ours or --take theirs", "双方都录入了与此有关的内容：未写入；请用 --take ours 或 --take theirs 决定";
    entered_here(words) = "entered here: {words}", "在此录入：{words}";
    merged_and_kept(file) = "merged, and kept in the quarantine: {file}", "已合并，并保留在隔离区：{file}";
    left(file) = "left as it is: {file}", "未动：{file}";
    NOTHING_MISSING = "nothing was missing here", "此处没有缺少的内容";
    taken_over(words) = "taken over: {words}", "已采用：{words}";
    things_changed(count) = "{count} things were changed", "有 {count} 处更改";
    done(option) = "done: {option}", "已完成：{option}";
    NOTHING_CAN = "nothing can be done here", "此处无能为力";
    decide_with(options) = "decide with one of: {options}", "请用其一决定：{options}";

    // the screens
    no_screens(why) = "{why}: 'hepatrack review' prints the same verdicts as plain lines", "{why}：'hepatrack review' 以文本行打印同样的判断";
    NO_TERMINAL = "the screens need a terminal", "屏幕需要终端";
    dumb_terminal(kind) = "the screens need a terminal that can move its cursor, and TERM={kind} says that this one cannot", "屏幕需要能移动光标的终端，而 TERM={kind} 表示此终端不能";
    of_terminal(error) = "the terminal: {error}", "终端：{error}";

    // own settings
    filters_left_out(fault) = "{fault}; your own filters are left out, and none is kept", "{fault}；不采用您自己的筛选，也不保留";
    no_such_language(code) = "HEPATRACK_LANG: {code} is none of en or zh", "HEPATRACK_LANG：{code} 不是 en 或 zh";
    user_variable(fault) = "HEPATRACK_USER: {fault}", "HEPATRACK_USER：{fault}";
    no_such_theme(name, themes) = "HEPATRACK_THEME: {name} is not a theme: {themes}", "HEPATRACK_THEME：{name} 不是配色：{themes}";
    no_time_zone(name) = "TZ: there is no time zone '{name}': days and times are those of UTC, and today may be another day; set it, as in TZ=Asia/Shanghai", "TZ：没有时区「{name}」：日期和时间按 UTC，今天可能是另一天；请设置，如 TZ=Asia/Shanghai";
}
