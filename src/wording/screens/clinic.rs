//! Who is expected on the clinic of a day.

use crate::wording::sentences::sentences;

sentences! {
    is_past(day) = "{day} is past: a clinic is of today or of a day to come", "{day} 已过：门诊只能是今天或以后的日子";
    TODAY = "today's clinic", "今日门诊";
    of_day(day) = "the clinic of {day}", "{day} 的门诊";
    may_not_come(whose, why, key) = "{whose}: {why}, so on no list; {key} in the record corrects that first", "{whose}：{why}，因此不在任何列表中；请先在病历中按 {key} 更正";
    not_on_it(whose, key) = "{whose} is not on today's clinic: {key} puts them on it", "{whose}不在今日门诊中：按 {key} 排入";
    type_something(back) = "Type a number, or the path of a file with numbers, or a name; {back} leads back", "请输入编号、含编号的文件路径或姓名；{back} 返回";
    READING = "reading the numbers ...", "正在读取编号...";
    LEFT_BEFORE_READ = "Nobody was added: the list of numbers was left before it was read", "未添加任何人：编号列表读完之前已离开";
    NO_NUMBER = "No number stands in this file", "此文件中没有编号";
    not_read(reason) = "No numbers were read: {reason}", "未读到编号：{reason}";
    nobody_has(number) = "Nobody has the number '{number}'; the path of a file has a / in it, or ends in .txt or .csv", "无人使用编号「{number}」；文件路径须含 /，或以 .txt、.csv 结尾";
    already(whose, clinic) = "{whose} is on {clinic} already", "{whose}已在{clinic}中";
    several_already(count, clinic) = "{count} are on {clinic} already", "{count} 人已在{clinic}中";
    not_added(why) = "not added: {why}", "未添加：{why}";
    not_on_file(count) = "{count} not on file, listed above", "{count} 个不在册，见上";
    nothing_changed(note) = "Nothing was changed: {note}", "未作更改：{note}";
    whose_time(part) = "'{part}': whose time is it? The name or number stands before it", "「{part}」：是谁的时间？姓名或编号应写在前面";
    no_time(word) = "'{word}' is no time of day: 9:30 or 14:05", "「{word}」不是时间：应如 9:30 或 14:05";
    nobody_called(text) = "Nobody is called '{text}': a number finds them too", "无人名为「{text}」：也可用编号查找";
    fits_several(text, count, key) = "'{text}' fits {count} patients: {key} chooses one, or type more of the name or the birth date", "「{text}」符合 {count} 位患者：{key} 选择一位，或多输入姓名、出生日期";
    ON_IT_ALREADY = ", on it already", "，已在其中";
    more_below(count) = "   and {count} more", "   另有 {count} 人";
    unknown(numbers) = "Not on file: {numbers}", "不在册：{numbers}";
    unknown_in_all(count) = "... {count} in all are not on file", "... 共 {count} 个不在册";
    help(add, calendar) = "{add} adds and waits for the next; 9:30 behind a name is the time; a path adds the numbers of a text or CSV file (column mrn); the calendar ({calendar} on the list) puts people on the clinic of another day", "{add} 添加后等待下一位；姓名后的 9:30 是时间；路径可添加文本或 CSV 文件（mrn 列）中的编号；日历（列表中按 {calendar}）可排入其他日子的门诊";
    title(clinic, count) = "Put on {clinic} ({count} on it)", "排入{clinic}（已有 {count} 人）";
    NAME_OR_NUMBER = " Name or number: ", " 姓名或编号：";
    born_too(day) = ", born {day}", "，{day} 出生";
}
