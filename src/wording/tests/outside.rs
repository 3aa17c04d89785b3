//! No sentence stands outside this room: the sources are read and every text in them is looked at.

use std::fs;
use std::path::{Path, PathBuf};

/// Texts that nobody reads: names in kept drafts, what a question is about, words of files and of other programs, and what
/// only a fault of the program could show.
const NAMES: [&str; 20] = [
    "about",
    "clinic of",
    "does not support TLS",
    "hepatrack import",
    "hepatrack journal",
    "left out",
    "merged, entry ",
    "move to",
    "new drug",
    "no assay",
    "note of",
    "old drug",
    "password missing",
    "pushing does not fail",
    "same day {} {on} {tests}",
    "throwing away",
    "times the last value",
    "times the upper limit",
    "work done twice",
    "冲突",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The texts of a source, those of attributes among them, without those of comments, of tests, and of why a lint is allowed.
fn texts(source: &str) -> Vec<String> {
    let source = source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    let mut texts = Vec::new();
    let mut rest = source.char_indices().peekable();
    while let Some((at, one)) = rest.next() {
        let behind = &source[at..];
        match one {
            '/' if behind.starts_with("//") => {
                while rest.next_if(|(_, one)| *one != '\n').is_some() {}
            }
            '\'' => {
                // A character, which may be a quotation mark, and no lifetime.
                let mut ahead = behind.chars().skip(1);
                match (ahead.next(), ahead.next()) {
                    (Some('\\'), _) => {
                        rest.next();
                        rest.next();
                    }
                    (Some(_), Some('\'')) => {
                        rest.next();
                        rest.next();
                    }
                    _ => {}
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some((_, one)) = rest.next() {
                    match one {
                        '"' => break,
                        '\\' => {
                            if rest.next().is_some_and(|(_, one)| one == '\n') {
                                while rest.next_if(|(_, one)| one.is_whitespace()).is_some() {}
                            }
                        }
                        one => text.push(one),
                    }
                }
                if !source[..at].ends_with("reason = ") {
                    texts.push(text);
                }
            }
            _ => {}
        }
    }
    texts
}

/// What a statement to a database begins with.
const STATEMENTS: [&str; 4] = ["INSERT INTO ", "LISTEN ", "SELECT ", "SET "];

/// Fields of a file: a comma or a word, and behind a colon a word or a bracket; `, sex: female`, `entry: (seq: `.
fn is_field(text: &str) -> bool {
    let (name, value) = text.split_once(": ").unwrap_or_default();
    let word = name.strip_prefix(", ").unwrap_or(name);
    let is_word = |word: &str| word.bytes().all(|one| one.is_ascii_lowercase());
    !word.is_empty()
        && is_word(word)
        && (value.starts_with('(') || name.starts_with(", ") && is_word(value))
}

/// Two words of letters with a blank between them, or a Han character, outside of placeholders. A style sheet, which begins
/// with an at-rule, is none, nor are a request of troff, fields of a file and statements to a database.
fn is_sentence(text: &str) -> bool {
    if is_field(text) || STATEMENTS.iter().any(|own| text.starts_with(own)) {
        return false;
    }
    let mut plain = String::new();
    let mut depth = 0;
    for one in text.chars() {
        match one {
            '{' => depth += 1,
            '}' => depth -= 1,
            one if depth == 0 => plain.push(one),
            _ => {}
        }
    }
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|one| one.is_ascii_alphabetic());
    let words: Vec<&str> = plain
        .split(' ')
        .map(|word| word.trim_matches([',', '.', ';', ':', '(', ')', '?', '!']))
        .collect();
    let is_han = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
    let has_pair = words
        .windows(2)
        .any(|pair| pair.iter().all(|word| is_word(word)));
    let is_request = plain
        .strip_prefix(".S")
        .is_some_and(|rest| rest.starts_with(['H', 'S']));
    plain.contains(is_han) || has_pair && !plain.starts_with('@') && !is_request
}

#[test]
fn no_sentence_stands_outside_the_wording_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut outside = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root).unwrap().to_str().unwrap();
        // What makes arbitrary values is compiled for tests alone.
        let is_of_tests = name.contains("/tests") || name.ends_with("/arbitrary.rs");
        if name.starts_with("src/wording/") || is_of_tests {
            continue;
        }
        let source = fs::read_to_string(file).unwrap();
        let mut sentences = texts(&source);
        sentences.retain(|text| is_sentence(text) && !NAMES.contains(&text.as_str()));
        outside.extend(sentences.into_iter().map(|text| format!("{name}: {text}")));
    }
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

#[test]
fn a_sentence_is_told_from_a_name() {
    for (text, is) in [
        ("Not saved", true),
        ("{} is saved: {why}", true),
        ("未保存", true),
        ("not-saved", false),
        ("{name} {value}", false),
        ("U/L ..40", false),
        ("%d-%b-%Y", false),
        (".SH DESCRIPTION OF IT", false),
        (".. and so on", true),
        ("@page { margin: 0 }html, body { margin: 0 }", false),
        (", sex: female", false),
        ("entry: (seq: ", false),
        (", batch: (of: {}, sha256: {}{inverse})", false),
        ("{path}: left out: why", true),
        ("left: not saved", true),
        (", kept: as on file", true),
        ("INSERT INTO hepatrack.part VALUES ($1)", false),
        ("Select another file", true),
    ] {
        assert_eq!(is_sentence(text), is, "{text}");
    }
    assert_eq!(
        texts("let a = 'x'; // \"no text\"\nlet b = \"one \\\n   two\";"),
        ["one two"]
    );
    let attributes = "#[error(\"no good\")]\n#[allow(dead_code, reason = \"for now\")]\nstruct A;";
    assert_eq!(texts(attributes), ["no good"]);
    let below = "#[cfg(test)]\nuse a;\nconst B: &str = \"one two\";\n#[cfg(test)]\nmod tests { \"no text\" }";
    assert_eq!(texts(below), ["one two"]);
}
