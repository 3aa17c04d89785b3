//! What is wrong in the files that one user or one clinic keeps: keys, name and filters, guideline sets.

use crate::wording::sentences::{refusals, sentences};

refusals! {
    // Keys.
    no_theme(name) = "{name} is not a theme", "{name}不是配色";
    without_key(action, place) = "{action} would have no key in {place}", "「{action}」在「{place}」中将没有按键";
    NO_TEXT_KEY = "a key that types nothing: characters are text there", "不输入文字的键：在那里字符都是文字";
    ANY_KEY = "at least one key: nobody can do without it", "至少一个键：不可缺少";
    no_action(name) = "{name} is no action", "{name}不是操作";
    not_done_there(action, place) = "{action} is not done in {place}", "「{action}」不在{place}中使用";
    settled_twice(action, place) = "{action} in {place} is here twice", "「{place}」中的「{action}」出现两次";
    ONCE = "once", "一次";
    key_taken(key, place, action) = "{key} is taken in {place} by {action}", "{key}在「{place}」中已用于「{action}」";
    ANOTHER_KEY = "another key, or other keys for that action", "另一个键，或为那个操作另设键";
    no_key(text, first, last, names) = "{text} is no key: a character, {first} to {last}, digit, or {names}; ctrl- before a letter", "{text}不是键：可用一个字符、「{first}」至「{last}」、「digit」，或「{names}」之一；字母前可加「ctrl-」";
    same_key(text, name) = "{text} cannot be told from {name}: terminals send the same for both", "{text}与「{name}」无法区分：终端对两者发送的相同";

    // Name and language.
    NAME_EMPTY = "it is empty", "为空";
    name_length(count) = "it has {count} characters", "有 {count} 个字符";
    name_invisible(name) = "'{name}' holds invisible characters", "「{name}」含看不见的字符";
    user_name(problem, most) = "{problem}: a name of 1 to {most} characters without control characters", "{problem}：应为 1 至 {most} 个字符的名称，不含控制字符";
    no_language(code) = "{code} is none", "{code}不是语言";
    LANGUAGES = "en or zh", "「en」或「zh」";

    // Guideline sets.
    unread(path, error) = "{path}: cannot be read: {error}", "{path}：无法读取：{error}";
    too_long(path, length, most) = "{path}: {length} bytes: at most {most}", "{path}：{length} 字节：最多 {most}";
    left_out(fault) = "{fault} (this file is left out)", "{fault}（此文件未采用）";
    name_in(name, other) = "{name} is already in {other}", "「{other}」中已有「{name}」";
}

sentences! {
    one_set_left_out(count, key) = "{count} guideline file is at fault and left out: {key} in a record tells why", "{count} 个指南文件有误，未采用：在病历中按 {key} 查看原因";
    sets_left_out(count, key) = "{count} guideline files are at fault and left out: {key} in a record tells why", "{count} 个指南文件有误，未采用：在病历中按 {key} 查看原因";
}
