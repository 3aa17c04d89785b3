//! Damaged files in Chinese: where, what, and what is accepted, and no English but what stands in the file.

mod own;

use std::path::{Path, PathBuf};

use crate::support::Clinic;

/// A register with the shape of the suite's invented patients.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.import(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cohort"));
    clinic
}

fn journal(clinic: &Clinic) -> PathBuf {
    clinic.path("patients.ron.d/journal-000001.ron")
}

/// The sealed import.
fn import(clinic: &Clinic) -> PathBuf {
    let mut files = std::fs::read_dir(clinic.path("patients.ron.d")).unwrap();
    let is_import = |path: &PathBuf| path.to_string_lossy().contains("/import-");
    files
        .find_map(|file| Some(file.unwrap().path()).filter(is_import))
        .unwrap()
}

fn edit(path: &Path, change: impl Fn(String) -> String) {
    let text = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, change(text)).unwrap();
}

/// What is written in Latin letters in Chinese too, outside of quotation marks.
const LATIN: [&str; 24] = [
    "UTF",
    "NUL",
    "HBV",
    "DNA",
    "HBsAg",
    "IU",
    "log",
    "mL",
    "os",
    "error",
    "hepatrack",
    "ron",
    "F12",
    "Windows",
    // Words of a filter.
    "etv",
    "dna",
    "alt",
    "age",
    "tier",
    "due",
    "late",
    // Drugs and files by name.
    "alfa",
    "patients",
    "import",
];

/// A line without what is quoted in it.
fn unquoted(line: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for one in line.chars() {
        match one {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            one if depth == 0 => plain.push(one),
            _ => {}
        }
    }
    plain
}

/// The faults of an answer: each begins with its place, and tells the rest in Chinese. Gives the lines behind the places.
#[track_caller]
fn told(answer: &str, file: &str) -> Vec<String> {
    let mut told = Vec::new();
    for line in answer.lines().filter(|line| line.contains(file)) {
        let (_, behind) = line.split_once(file).unwrap();
        let mut parts = behind.splitn(4, ':');
        let (beside, numbers) = (parts.next().unwrap(), [parts.next(), parts.next()]);
        assert!(!beside.contains(' '), "{line}");
        let is_number = |part: &Option<&str>| part.is_some_and(|part| part.parse::<u32>().is_ok());
        assert!(numbers.iter().all(is_number), "{line}");
        let said = parts
            .next()
            .unwrap()
            .strip_prefix(' ')
            .unwrap_or_else(|| panic!("{line}"));
        // The name of a file that is named once more.
        let folder = line.split("/patients.ron").next().unwrap();
        let plain = unquoted(&said.replace(folder, ""));
        let mut words = plain.split(|one: char| !one.is_ascii_alphabetic());
        let is_latin = |word: &&str| word.len() > 1 && !LATIN.contains(word);
        let english = words.find(is_latin);
        assert!(english.is_none(), "{english:?} in {line}");
        let is_han = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
        assert!(said.contains(is_han), "{line}");
        told.push(said.to_owned());
    }
    assert!(!told.is_empty(), "{answer}");
    told
}

#[test]
fn a_register_that_cannot_be_read_is_told_in_chinese() {
    let beginning = "(format: \"hepatrack\", schema: 3, register: \"k7q2m9x4\"";
    let patient = |fields: &str| {
        format!("{beginning}, patients: [(id: 1, mrn: \"W-1\", name: \"Chen, Wei\"{fields})])\n")
    };
    for (text, said) in [
        (String::new(), "文件是空的：登记册"),
        ("\u{feff}()".to_owned(), "字节序标记"),
        ("(\0)".to_owned(), "含 NUL 字节"),
        ("(\n=======\n".to_owned(), "合并"),
        ("42".to_owned(), "此处应为「(」"),
        (
            "(format: \"letters\", schema: 3)".to_owned(),
            "「letters」不是登记册：「hepatrack」",
        ),
        (
            "(format: \"hepatrack\", schema: 0)".to_owned(),
            "没有格式版本 0：1 至 3",
        ),
        (beginning.to_owned(), "文件在中途结束"),
        (format!("{beginning}, patients: ["), "文件在中途结束"),
        (
            format!("{beginning}, people: [])"),
            "没有「people」这个字段：应为「format」、「schema」",
        ),
        (format!("{beginning}, clinic: 5)"), "此处应为双引号中的文字"),
        (
            format!("{beginning}, clinic: \"a\", clinic: \"b\")"),
            "字段「clinic」重复",
        ),
        (format!("{beginning}, settings: [])"), "此处应为「{」"),
        (
            format!("{beginning}, settings: {{\"gap_days\": inf}})"),
            "设置「gap_days」不是有限的数",
        ),
        (
            format!("{beginning}, settings: {{\"gap_days\": 30, \"gap_days\": 40}})"),
            "设置「gap_days」出现两次",
        ),
        (
            format!("{beginning}, settings: {{\"gap\": 30}})"),
            "没有名为「gap」的设置",
        ),
        (
            format!("{beginning}, settings: {{\"gap_days\": 9999}})"),
            "1 至 366天的整数",
        ),
        (
            format!("{beginning}, settings: {{\"stop_limit\": 900, \"highest_limit\": 500}})"),
            "不大于「highest_limit」，即 500",
        ),
        (
            format!("{beginning}, today: \"yesterday\")"),
            "无法理解的日期",
        ),
        (
            patient(", sex: unknown"),
            "不认识的词「unknown」：应为「female」、「male」之一",
        ),
        (patient(", id: two"), "字段「id」重复"),
        (patient(", born: \"1974-13-01\""), "没有这一天"),
        (patient(", src: \"z9\""), "「z9」不是来源：「f」（表单）"),
        (
            patient(", courses: [(id: 2, drug: \"XYZ\", from: \"2020-01-01\")]"),
            "「XYZ」",
        ),
        (
            patient(
                ", courses: [(id: 2, drug: \"entecavir\", from: \"2020-01-01\", to: \"2019-01-01\")]",
            ),
            "停药日期 2019-01-01 不晚于开始日期 2020-01-01：一次用药至少一天",
        ),
        (
            patient(", reports: [(id: 2, on: \"2020-01-01\", r: \"alt\")]"),
            "第 1 段「alt」",
        ),
        (
            patient("), (id: 1, mrn: \"W-2\", name: \"Li, Na\""),
            "标识 1 用了两次",
        ),
        (
            patient("), (id: 2, mrn: \"W-1\", name: \"Li, Na\""),
            "编号「W-1」已属于「patients[0]」",
        ),
        (
            patient("), (id: 2, mrn: \" \", name: \"Li, Na\""),
            "至少要有一个可见字符",
        ),
    ] {
        let clinic = Clinic::new();
        clinic.write("patients.ron", &text);
        for command in ["check", "review"] {
            let answer = clinic.run(["--lang", "zh", command]);
            assert_eq!(answer.code, 1, "{text}: {}", answer.out);
            let lines = told(&answer.err, "patients.ron");
            assert!(
                lines.iter().any(|line| line.contains(said)),
                "{text}: {}",
                answer.err
            );
        }
        // In English each says the same of the same place.
        let places = |text: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| line.split_once(": "));
            lines.map(|(place, _)| place.to_owned()).collect()
        };
        let (english, chinese) = (clinic.run(["check"]), clinic.run(["--lang", "zh", "check"]));
        assert_eq!(places(&english.err), places(&chinese.err));
        assert!(english.err.is_ascii(), "{}", english.err);
    }
}

#[test]
fn a_register_that_was_changed_or_lost_its_journal_is_told_in_chinese() {
    type Damage = fn(&Clinic);
    let damages: [(Damage, &str, &str); 9] = [
        (
            |clinic| {
                let text = std::fs::read_to_string(clinic.register()).unwrap();
                std::fs::write(clinic.register(), text.replacen("name: \"", "name: \"X", 1))
                    .unwrap();
            },
            "patients.ron",
            "校验值与内容不符：保存时的文件",
        ),
        (
            |clinic| {
                let text = std::fs::read_to_string(clinic.register()).unwrap();
                let last = text.trim_end().rfind('\n').unwrap();
                let text = text[..=last].replacen("name: \"", "name: \"X", 1);
                std::fs::write(clinic.register(), text).unwrap();
            },
            "patients.ron",
            "缺少含校验值的最后一行",
        ),
        (
            |clinic| std::fs::remove_dir_all(clinic.path("patients.ron.d")).unwrap(),
            "patients.ron.d",
            "此登记册的日志不在这里",
        ),
        (
            |clinic| {
                edit(&journal(clinic), |text| {
                    text.replacen("by: \"", "by: \"x", 1)
                })
            },
            "journal-000001.ron",
            "该行写入后被更改",
        ),
        (
            |clinic| edit(&journal(clinic), |text| format!("nothing\n{text}")),
            "journal-000001.ron",
            "不是日志的首行",
        ),
        (
            |clinic| edit(&journal(clinic), |text| format!("{text}nothing\n")),
            "journal-000001.ron",
            "不是日志的行",
        ),
        (
            |clinic| {
                edit(&journal(clinic), |text| {
                    text.lines().next().unwrap().to_owned() + "\n"
                })
            },
            "journal-000001.ron",
            "日志止于记录 0，登记册却含记录",
        ),
        (
            |clinic| {
                edit(&import(clinic), |text| text.replacen("20", "21", 1));
                std::fs::remove_file(clinic.register()).unwrap();
            },
            "import-",
            "导入封存后被更改",
        ),
        (
            |clinic| {
                edit(&import(clinic), |_| String::new());
                std::fs::remove_file(import(clinic)).unwrap();
                std::fs::remove_file(clinic.register()).unwrap();
            },
            "import-",
            "无法读取导入",
        ),
    ];
    for (damage, file, said) in damages {
        let clinic = clinic();
        damage(&clinic);
        let answer = clinic.run(["--lang", "zh", "check"]);
        assert_eq!(answer.code, 1, "{said}: {}", answer.out);
        let lines = told(&answer.err, file);
        assert!(
            lines.iter().any(|line| line.contains(said)),
            "{said}: {}",
            answer.err
        );
    }
}

#[test]
fn what_something_else_made_of_the_ends_of_lines_is_told_in_chinese() {
    let clinic = clinic();
    edit(&journal(&clinic), |text| text.replace('\n', "\r\n"));
    std::fs::copy(
        clinic.register(),
        clinic.path("patients.sync-conflict-20261128-101112-ABC.ron"),
    )
    .unwrap();
    let answer = clinic.run(["--lang", "zh", "review"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let lines = told(&answer.err, "journal-000001.ron");
    assert!(lines[0].contains("「CRLF」"), "{lines:?}");
    let lines = told(&answer.err, "sync-conflict-20261128-101112-ABC.ron");
    assert!(
        lines[0].contains("「hepatrack mend --merge」合并两者"),
        "{lines:?}"
    );
}
