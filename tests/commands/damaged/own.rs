//! Files of one clinic or one user at fault, and a database that does not answer.

use hepatrack::app::preferences::Preferences;
use hepatrack::wording::Language;

use super::{clinic, told, unquoted};
use crate::support::Clinic;

#[test]
fn a_guideline_set_or_settings_at_fault_are_told_in_chinese() {
    let clinic = clinic();
    let set = hepatrack::reference::GUIDELINES[0].text;
    let unit = set.find("unit: \"").unwrap() + "unit: \"".len();
    let end = unit + set[unit..].find('"').unwrap();
    let twice = set.replacen("clock_needs_alt", "set: \"x\", clock_needs_alt", 1);
    for (text, said) in [
        ("".to_owned(), "此处应为「(」"),
        (
            format!("{}cubits{}", &set[..unit], &set[end..]),
            "单位「cubits」：「",
        ),
        (
            set.replacen("value: ", "value: -9", 1),
            "：0.1 至 9 log10（",
        ),
        (set.replacen("order: ", "rank: ", 1), "没有「rank」这个字段"),
        (
            set.replacen("clock_needs_alt", "clock", 1),
            "没有「clock」这个字段",
        ),
        (
            set.replacen("checked: memory", "checked: maybe", 9),
            "不认识的词「maybe」",
        ),
        (twice, "字段「set」重复"),
        (
            set.replacen("set: \"", "set: \" \", short_zh: \"", 1),
            "为空：须有文字",
        ),
        (set.to_owned() + "x", "结尾之后还有内容"),
    ] {
        let file = clinic.write("guidelines/own.ron", &text);
        let answer = clinic.run(["--lang", "zh", "check"]);
        assert_eq!(answer.code, 1, "{said}: {}", answer.out);
        let lines = told(&answer.err, "own.ron");
        assert!(lines[0].contains(said), "{said}: {}", answer.err);
        assert!(lines[0].ends_with("（此文件未采用）"), "{}", lines[0]);
        let answer = clinic.run(["--lang", "zh", "review", "--rules", file.to_str().unwrap()]);
        told(&answer.err, "own.ron");
    }
    std::fs::remove_dir_all(clinic.path("guidelines")).unwrap();
    let settings = hepatrack::reference::SETTINGS.text;
    for (text, said) in [
        (
            "()".to_owned(),
            "既不是设置，也不是指南：设置以「rules」开头",
        ),
        (
            settings.replacen("gap_days:", "gap:", 1),
            "没有名为「gap」的阈值",
        ),
        (
            settings.replacen("trial_days:", "gap_days:", 1),
            "「gap_days」出现两次",
        ),
        (settings.replacen("unit: \"", "unit: \"x", 1), "单位「x"),
        (
            settings.replacen("why: \"", "why: \"\", source: \"", 1),
            "字段「source」重复",
        ),
    ] {
        let file = clinic.write("own-settings.ron", &text);
        let answer = clinic.run(["--lang", "zh", "review", "--rules", file.to_str().unwrap()]);
        assert_eq!(answer.code, 1, "{said}: {}", answer.out);
        let lines = told(&answer.err, "own-settings.ron");
        assert!(lines[0].contains(said), "{said}: {}", answer.err);
    }
}

#[test]
fn a_file_of_keys_at_fault_is_told_in_chinese() {
    let clinic = Clinic::new();
    for (text, said) in [
        ("", "此处应为「(」"),
        (
            "(keys: [(action: \"fly\", keys: [])])",
            "「fly」不是操作：「",
        ),
        (
            "(keys: [(action: \"report\", place: \"moon\", keys: [])])",
            "「report」不在「moon」中使用：「",
        ),
        (
            "(keys: [(action: \"report\", keys: [\"F99\"])])",
            "「F99」不是键：可用一个字符、「F1」至「F12」",
        ),
        (
            "(keys: [(action: \"report\", keys: [\"ctrl-m\"])])",
            "「ctrl-m」与「enter」无法区分",
        ),
        (
            "(keys: [(action: \"report\", keys: [\"b\"]), (action: \"report\", keys: [\"v\"])])",
            "」中的「report」出现两次：一次",
        ),
        (
            "(keys: [(action: \"report\", keys: [\"d\"])])",
            "」中已用于「",
        ),
        (
            "(keys: [(action: \"save\", keys: [])])",
            "将没有按键：不输入文字的键",
        ),
        ("(theme: \"pink\")", "「pink」不是配色：「"),
        ("(mouse: maybe)", "此处应为「true」或「false」"),
        (
            "(sound: true)",
            "没有「sound」这个字段：应为「theme」、「mouse」、「copy」、「keys」之一",
        ),
    ] {
        let file = clinic.write("own/keys.ron", text);
        let answer = clinic.run(["--lang", "zh", "--keys", file.to_str().unwrap(), "keys"]);
        assert_eq!(answer.code, 1, "{said}: {}", answer.out);
        let lines = told(&answer.err, "keys.ron");
        assert!(lines[0].contains(said), "{said}: {}", answer.err);
    }
    let file = clinic.write("own/keys.ron", b"(theme: \"\xff\")");
    let answer = clinic.run(["--lang", "zh", "--keys", file.to_str().unwrap(), "keys"]);
    assert!(
        answer.err.ends_with("keys.ron：不是 UTF-8 文字\n"),
        "{}",
        answer.err
    );
}

#[test]
fn what_a_user_keeps_is_told_in_chinese_where_it_is_at_fault() {
    let knowledge = hepatrack::reference::shipped().unwrap();
    let long = format!("(name: \"{}\")", "x".repeat(65));
    for (text, said) in [
        (
            "(name: \" \")",
            "为空：应为 1 至 64 个字符的名称，不含控制字符",
        ),
        (&long, "有 65 个字符：应为 1 至 64 个字符的名称"),
        ("(name: \"a\\tb\")", "「a<U+0009>b」含看不见的字符"),
        ("(language: \"fr\")", "「fr」不是语言：「en」或「zh」"),
        ("(filters: [\"late: overdu\"])", "「overdu」"),
        ("(filters: 5)", "此处应为「[」"),
        ("(translation_told: 5)", "此处应为「true」或「false」"),
        ("(name: \"ana", "文字缺少结尾的双引号"),
    ] {
        let fault = Preferences::read("own.ron", text, &knowledge).unwrap_err();
        let lines = told(&fault.told(Language::Chinese), "own.ron");
        assert!(lines[0].contains(said), "{said}: {}", lines[0]);
        assert!(fault.to_string().is_ascii(), "{fault}");
    }
}

#[test]
fn a_database_that_does_not_answer_is_told_in_chinese() {
    let clinic = Clinic::new();
    for (address, said) in [
        (
            "postgres://li@127.0.0.1:1/x?sslmode=disable",
            "127.0.0.1:1 无应答：拒绝连接（os error 111）\n",
        ),
        ("postgres://li@127.0.0.1:x/x", "：地址请写作「"),
    ] {
        let answer = clinic.run(["--lang", "zh", "ledger", "init", address]);
        assert_eq!(answer.code, 1, "{}", answer.out);
        assert!(answer.err.contains(said), "{}", answer.err);
        let plain = unquoted(&answer.err);
        assert!(
            !plain.contains("connection") && !plain.contains("invalid"),
            "{plain}"
        );
    }
}
