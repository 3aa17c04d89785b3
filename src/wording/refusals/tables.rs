//! Tables of files that are not read, and what is told of all of them.

use crate::wording::sentences::{refusals, sentences};

refusals! {
    quoted(text) = "'{text}'", "「{text}」";
    about_cell(what, text) = "{what} {text}", "{what}{text}";
    cell(field, text, problem) = "{field} {text}: {problem}", "{field} 列{text}：{problem}";
    NOT_ONE_OF_FILES = "not one of the files that are read", "不是可读取的文件之一";
    NO_FILE_IN_FOLDER = "the folder holds none of the files", "文件夹中没有这些文件";
    files(patients, results, courses) = "{patients}, {results} and {courses}, or a folder that holds them", "{patients}、{results} 和 {courses}，或含有它们的文件夹";
    unreadable(error) = "cannot be read ({error})", "无法读取（{error}）";
    READABLE_FILE = "a file that exists and can be read", "存在且可读取的文件";
    EMPTY = "the file is empty", "文件是空的";
    header(columns) = "a first line that names the columns, divided by commas, semicolons or tabs: {columns}", "首行写列名，以逗号、分号或制表符分隔：{columns}";
    column_twice(name) = "the column {name} is there twice", "{name} 列出现两次";
    EACH_COLUMN_ONCE = "each column once", "每列一次";
    unknown_column(name) = "unknown column {name}", "未知的列{name}";
    LEFT_OUT = "left out", "跳过";
    no_column(names) = "the header has no column {names}", "首行没有 {names} 列";
    may_say_validity(name) = "column {name} may say that a row does not count", "列{name}可能说明某行不算数";
    ignore_column(name) = "--ignore-column '{name}' leaves the column out", "「--ignore-column '{name}'」跳过该列";
    NO_LINE_END = "the last line has no line end", "末行没有换行符";
    MAY_BE_CUT = "if the file was cut short, look at its last value", "若文件不完整，请核对最后一个值";
    row_columns(found) = "the row has {found} columns", "该行有 {found} 列";
    header_columns(wanted) = "{wanted} columns, as the header has", "应与首行一样为 {wanted} 列";

    IN_UTF16 = "the file is in UTF-16", "文件是 UTF-16 编码";
    NUL = "a NUL byte", "含 NUL 字节";
    NOT_UTF8 = "bytes that are not UTF-8", "含非 UTF-8 字节";
    TEXT_AFTER_QUOTE = "text after a closing quotation mark", "右引号后还有文字";
    OPEN_QUOTE = "a quotation mark is opened and never closed", "引号没有配对";
    CARRIAGE_RETURNS = "lines that end with a carriage return alone", "各行只以回车符结尾";
    ENDLESS_ROW = "the row does not end", "该行没有结尾";
    SAVE_AS_UTF8 = "save the file as CSV in UTF-8", "请把文件存为 UTF-8 编码的 CSV";
    SAVE_WITH_LINE_ENDS = "save the file with the line ends of Windows or Unix", "请用 Windows 或 Unix 的换行符保存文件";
    NO_NUL = "text in UTF-8 without NUL bytes: the file is damaged or not a table", "不含 NUL 字节的 UTF-8 文字：文件已损坏或不是表格";
    DIVIDER_AFTER_QUOTE = "a divider or the line's end after a closing quotation mark; \"\" for a quotation mark in the text", "右引号后应为分隔符或行末；文字中的引号写作 \"\"";
    CLOSING_QUOTE = "a closing quotation mark: the file may be cut short", "应有右引号：文件可能不完整";
    SHORT_ROWS = "rows of at most 65536 bytes: the file is damaged or not a table", "每行最多 65536 字节：文件已损坏或不是表格";

    ONE_PATH = "the path of one file is accepted", "请写一个文件的路径";
    too_long(accepted) = "longer than a list of numbers is: {accepted}", "比编号清单长：{accepted}";
    NUMBERS = "one number a line, or a table with a column mrn", "每行一个编号，或有 mrn 列的表格";
    located(place, fault) = "{place}{fault}", "{place}{fault}";
    second_column(text, column, accepted) = "{text} is a second column, and none is called {column}: {accepted}", "{text}是第二列，且没有 {column} 列：{accepted}";
}

sentences! {
    fault(place, what, accepted) = "{place}: {what}: {accepted}", "{place}: {what}：{accepted}";
    remark(place, about, words) = "{place}: {about}: {words}", "{place}: {about}：{words}";
    times(fault, count, places) = "{fault} ({count} times: also {places})", "{fault}（共 {count} 处：另见 {places}）";
    times_and_more(fault, count, places, more) = "{fault} ({count} times: also {places} and {more} more)", "{fault}（共 {count} 处：另见 {places}，还有 {more} 处）";
    further(count) = "and {count} further faults of other kinds", "还有其他 {count} 处错误";
    one_fault(count) = "{count} fault: nothing was stored", "{count} 处错误：什么也未保存";
    all_faults(count) = "{count} faults: nothing was stored", "{count} 处错误：什么也未保存";
    more_of_kind(count, words) = "and {count} more: {words}", "还有 {count} 处：{words}";
}
