//! The manual of the built program: its chapters are those in `data/manual`, and its examples print what they show.

use std::path::Path;

use crate::support::Clinic;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the chapters, as files.
fn chapters() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("data/manual"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_chapter_is_listed_and_printed() {
    let clinic = Clinic::new();
    let list = clinic.ok(["manual"]);
    let mut listed: Vec<&str> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    listed.sort_unstable();
    assert_eq!(listed, chapters());
    for name in listed {
        let text = std::fs::read_to_string(root().join(format!("data/manual/{name}.md"))).unwrap();
        assert!(clinic.ok(["manual", name]).starts_with(&text), "{name}");
    }
    let keys = clinic.ok(["keys"]);
    assert!(clinic.ok(["manual", "keys"]).ends_with(&keys));
    let said = clinic.run(["manual", "nothing"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err
            .starts_with("nothing: there is no such chapter: daily, ")
    );
}

#[test]
fn a_rule_is_printed_by_its_number() {
    let clinic = Clinic::new();
    let whole = std::fs::read_to_string(root().join("src/clinical/RULES.md")).unwrap();
    assert_eq!(clinic.ok(["rules"]), whole);
    let translated = std::fs::read_to_string(root().join("src/clinical/RULES.zh.md")).unwrap();
    assert_eq!(clinic.ok(["--lang", "zh", "rules"]), translated);
    assert_eq!(
        clinic.ok(["rules", "7.3b", "--lang", "zh"]),
        "## 7. 停药后：对疗程期之后一段时间的判断\n\n\
         3. R 的最后一项为阳性；连续阳性和 f 同上。\n   \
         b. 停药时状态为阳性 → 停药后病毒血症（`viraemic_off_treatment`）。\n"
    );
    let case = clinic.ok(["rules", "6.5a", "--lang", "zh"]);
    assert!(case.contains("a. f 之前有阴性。"), "{case}");
    assert!(!case.contains("b. f 之前没有阴性。"), "{case}");
    assert!(
        clinic
            .ok(["rules", "6.5a"])
            .contains("a. There is a negative before f.")
    );
    let said = clinic.run(["rules", "6.9"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.starts_with("6.9: there is no such rule"),
        "{}",
        said.err
    );
}

/// Writes the files of the example in `hepatrack import --help`.
fn write_feed(clinic: &Clinic) {
    let help = clinic.ok(["import", "--help"]);
    let (_, example) = help.split_once("in the folder feed:\n").unwrap();
    let mut name = None;
    for line in example.lines() {
        if let (Some(row), Some(name)) = (line.strip_prefix("    "), name) {
            let before = std::fs::read_to_string(clinic.path(name)).unwrap_or_default();
            clinic.write(name, format!("{before}{row}\n"));
        } else if line.ends_with(".csv") {
            name = Some(line.trim());
        }
    }
}

/// Lines such as `$ hepatrack review` with what they print below them, as far as the next blank line or command. Nothing
/// below one: it must succeed, whatever it prints.
#[test]
fn every_example_prints_what_it_shows() {
    let files = chapters()
        .into_iter()
        .map(|name| format!("data/manual/{name}.md"))
        .chain(["README.md".to_owned()]);
    let mut tried = 0;
    for file in files {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        let clinic = Clinic::new();
        write_feed(&clinic);
        let mut lines = text.lines().map(str::trim_end).peekable();
        while let Some(line) = lines.next() {
            let Some((indent, command)) = line.split_once("$ hepatrack ") else {
                continue;
            };
            let mut expected = String::new();
            while let Some(below) = lines.next_if(|line| {
                line.starts_with(indent)
                    && !line.is_empty()
                    && !line.contains("$ hepatrack ")
                    && !line.starts_with("```")
            }) {
                expected.push_str(&below[indent.len()..]);
                expected.push('\n');
            }
            let said = clinic.run(command.split(' '));
            assert_eq!(said.code, 0, "{file}: {line}: {}", said.err);
            if !expected.is_empty() {
                assert_eq!(said.out, expected, "{file}: {line}");
            }
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}
