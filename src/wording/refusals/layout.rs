//! What is wrong in the text of a register's file.

use crate::wording::sentences::refusals;

refusals! {
    // No text of a register.
    REGISTER_TEXT = "a register as UTF-8 text", "UTF-8 文字的登记册";
    UTF_16 = "the file is UTF-16", "文件是 UTF-16 编码";
    SAVE_AS_UTF8 = "save it as UTF-8", "请存为 UTF-8";
    BYTE_ORDER_MARK = "the file begins with a byte order mark", "文件以字节序标记开头";
    SAVE_WITHOUT_MARK = "save it as UTF-8 without one", "请存为不带该标记的 UTF-8";
    NUL = "a NUL byte: the file is damaged, or UTF-16", "含 NUL 字节：文件已损坏，或是 UTF-16 编码";
    NOT_UTF8 = "invalid UTF-8", "UTF-8 编码无效";
    EMPTY = "the file is empty", "文件是空的";
    REGISTER_OR_NONE = "a register; remove the file to begin a new one", "登记册；要新建，请移走此文件";
    MERGE_MARK = "the mark of an unfinished merge", "未完成的合并所留的标记";
    DECIDE = "decide between the two versions and remove the marks", "请在两个版本中选定，并删去标记";

    // The file as a whole.
    BROKEN = "the file is not as it was written: its digest is that of other bytes", "文件与写入时不同：其校验值与内容不符";
    AS_SAVED = "the file as it was saved, or a change that is taken over on screen", "保存时的文件，或在屏幕上采用的更改";
    ENDS_EARLY = "the file ends in the middle: it was cut off, or a bracket or quote is missing", "文件在中途结束：被截断，或缺少括号或引号";
    TO_THE_END = "a whole register, to its last ')'", "完整的登记册，直到最后的「)」";
    a_register(format, schema) = "a register: (format: \"{format}\", schema: {schema}, ...)", "登记册：「(format: \"{format}\", schema: {schema}, ...)」";
    more_faults(more) = "and {more} more faults", "还有 {more} 处错误";
    no_register(text) = "'{text}' is no register", "「{text}」不是登记册";
    later_schema(schema) = "schema {schema} was written by a later version of this program", "格式版本 {schema} 由本程序的更新版本写成";
    no_schema(schema) = "schema {schema} does not exist", "没有格式版本 {schema}";

    // What stands before the patients.
    no_identifier(text) = "'{text}' is no identifier of a register", "「{text}」不是登记册的标识";
    IDENTIFIER = "letters a to z and digits, such as k7q2m9x4", "字母 a 至 z 和数字，如「k7q2m9x4」";
    number_twice(number) = "'{number}' is used twice", "「{number}」用了两次";
    NUMBER_ONCE = "each number once", "每个编号一次";
    no_moment(text) = "'{text}' is no moment", "「{text}」不是时刻";
    MOMENT = "a moment such as 2026-11-22T09:41:03.123+08:00", "如「2026-11-22T09:41:03.123+08:00」的时刻";
    SETTING_NAME = "the name of a setting that a clinic may set", "诊所可更改的设置的名称";
    SETTINGS_BY_NAME = "settings by name, such as {\"default_lloq\": 50}", "按名称写的设置，如「{\"default_lloq\": 50}」";
    not_finite(name) = "setting {name} is not a finite number", "设置「{name}」不是有限的数";
    setting_twice(name) = "setting {name} is there twice", "设置「{name}」出现两次";
    no_amount(name) = "{name} is not an amount", "「{name}」不是数量";
    FINITE = "a finite number, zero or more", "有限的数，不小于 0";

    // Values, and records as a whole.
    A_TEXT = "a text in double quotes", "双引号中的文字";
    of_text(text, what) = "'{text}': {what}", "「{text}」：{what}";
    of_part(part, text, what) = "part {part} '{text}': {what}", "第 {part} 段「{text}」：{what}";
    no_source(text) = "'{text}' is no source", "「{text}」不是来源";
    SOURCE = "f (form), q (quick line), i (import) or x (by hand) and the entry, such as f398; or leave it out", "「f」（表单）、「q」（快捷行）、「i」（导入）或「x」（手工）加记录号，如「f398」；或不写";
    number_of_another(number, first) = "the number '{number}' belongs to patients[{first}] already", "编号「{number}」已属于「patients[{first}]」";
    OWN_NUMBER = "each patient has a number of their own", "每位患者有自己的编号";
    id_twice(id) = "the id {id} is used twice", "标识 {id} 用了两次";
    ID_ONCE = "each id is used once in the whole register", "每个标识在整个登记册中只用一次";

    // Entries.
    NO_MOMENT = "no moment", "不是时刻";
    UNDOES_TOO = "undoes something too", "同时又撤销另一条";
    ONE_OF_THEM = "one of them", "只写其一";
    OPS_OR_BATCH = "an entry has ops or a batch", "一条记录应有「ops」或「batch」";
    ANOTHER_PATIENT = "another patient", "另一位患者";
    SAME_ID = "the same id", "同一标识";
    NO_DIGEST = "no digest", "不是校验值";
    DIGITS = "64 hexadecimal digits", "64 位十六进制数字";
}
