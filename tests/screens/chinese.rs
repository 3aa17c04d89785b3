//! The screens in Chinese: no English is left on them, no line begins with a mark that ends one, and the cursor stands
//! where the input method types.

use std::collections::BTreeMap;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{Model, Setup};
use hepatrack::keys::key::Key;
use hepatrack::store::{Digest, FileFormat, write};
use hepatrack::wording::Language;

use crate::harness::{Session, knowledge, setup, small_clinic};
use crate::looks::{compare, refuse_differences};

#[path = "../support/latin.rs"]
mod latin;
mod scenes;

use latin::{LATIN, latin};
use scenes::{SIZES, chinese, scenes};

/// Whether a word stands in Chinese text too, or the beginning of one where it is cut.
fn is_usual(word: &str, line: &str) -> bool {
    let is_cut = line.contains(&format!("{word}.."));
    let mut usual = LATIN.iter();
    usual.any(|own| *own == word || (is_cut && own.starts_with(word)))
}

/// What people wrote: names, reasons, who entered, what was typed.
fn is_own(model: &Model, word: &str, keys: &str) -> bool {
    let register = model.register();
    let mut texts: Vec<&str> = vec![keys];
    texts.extend(["test", "nurse", "ana", "Wang, Fang"]);
    // Columns and a cell of the files that are imported.
    texts.extend(["date", "value", "mrn", "glucose"]);
    texts.extend(register.clinic());
    texts.extend(register.laboratories().iter().map(|own| own.name.as_str()));
    for record in register.patients().iter() {
        texts.extend([record.person.name.as_str(), &record.person.mrn]);
        let reasons = record.courses.iter().map(|course| &course.reason);
        texts.extend(reasons.flatten().map(String::as_str));
    }
    let word = word.to_lowercase();
    texts.iter().any(|text| text.to_lowercase().contains(&word))
}

/// What stands between brackets of two kinds, within one column of a line.
fn mixed_brackets(line: &str) -> Option<&str> {
    line.split("  ").find_map(|words| {
        let begin = words.rfind(['（', '('])?;
        let end = begin + words[begin..].find(['）', ')'])?;
        let is_wide = words[begin..].starts_with('（');
        (is_wide != words[end..].starts_with('）')).then_some(words)
    })
}

#[test]
fn no_english_word_is_left_on_a_chinese_screen() {
    let mut left: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut begun, mut mixed) = (Vec::new(), Vec::new());
    for (columns, rows) in SIZES {
        for (name, keys, mut session) in scenes() {
            session.resize(columns, rows).keys(&keys).effects();
            let screen = session.screen();
            for line in screen.lines() {
                let text = line.trim_start_matches([' ', '|', '\u{2502}', '+', '>']);
                if text.starts_with(['，', '。', '；', '：', '？', '、', '）', '」']) {
                    begun.push(format!("{name} {columns}x{rows}: {line}"));
                }
                // The folder of an import has a name of its own.
                let line = line.split_once("/tmp/").map_or(line, |(_, path)| {
                    path.split_once('/').map_or("", |(_, behind)| behind)
                });
                if let Some(words) = mixed_brackets(line) {
                    mixed.push(format!("{name} {columns}x{rows}: {words}"));
                }
                for word in latin(line) {
                    if !is_usual(word, line) && !is_own(&session.model, word, &keys) {
                        let places = left.entry(word.to_owned()).or_default();
                        places.push(format!("{name} {columns}x{rows}: {line}"));
                    }
                }
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
    assert!(begun.is_empty(), "a mark that ends begins: {begun:#?}");
    assert!(mixed.is_empty(), "brackets of two kinds: {mixed:#?}");
}

#[test]
fn the_cursor_stands_where_the_input_method_types() {
    for (keys, typed) in [
        ("n<Tab>", "欧阳建国"),
        ("/", "欧阳"),
        ("/chen<Enter>m", "独自来诊"),
        ("<F1>", "语言"),
        ("wca", "欧阳"),
    ] {
        let mut session = chinese();
        session.keys(keys);
        let (x, y) = session.buffer().1.unwrap();
        let mut width = 0;
        for one in typed.chars() {
            session.feed(Input::Key(Key::char(one)));
            width += 2;
            assert_eq!(session.buffer().1, Some((x + width, y)), "{keys}: {typed}");
        }
        session.effects();
    }
}

#[test]
fn the_language_changes_at_once_and_a_form_keeps_what_was_typed() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>2300");
    session.shows(&["sample taken", "2300"]);
    session.keys("<F1>").shows(&["Actions here"]);
    for one in "语言".chars() {
        session.feed(Input::Key(Key::char(one)));
    }
    session.keys("<Enter>").shows(&["采样日期", "2300"]);
    session
        .keys("<F1>language<Enter>")
        .shows(&["sample taken", "2300"]);
    session.effects();
}

#[test]
fn an_action_is_found_in_both_languages() {
    for mut session in [chinese(), Session::new(small_clinic())] {
        for typed in ["cohort", "统计"] {
            session.keys("<F1>");
            for key in typed.chars() {
                session.feed(Input::Key(Key::char(key)));
            }
            assert!(
                !session
                    .model
                    .actions()
                    .unwrap()
                    .found(session.model.keymap())
                    .is_empty(),
                "{typed}"
            );
            session.keys("<Esc>");
        }
    }
}

#[test]
fn chinese_screens_look_as_they_did() {
    let mut different = Vec::new();
    for (name, keys) in scenes::SCREENS {
        if ["actions", "calendar", "import", "laboratories"].contains(&name) {
            let mut session = chinese();
            session.keys(keys).effects();
            compare(&format!("zh-{name}-80"), &session, &mut different);
        }
    }
    refuse_differences(&different);
}

/// A figure that is cut says nothing, and where there is no room for sentences only figures end so.
#[test]
fn no_figure_of_the_list_is_cut() {
    let mut session = chinese();
    for keys in ["<Home>", "<End>"] {
        session.resize(80, 24).keys(keys).effects();
        for line in session.screen().lines() {
            let mut before = line.match_indices("..").map(|(at, _)| &line[..at]);
            let is_cut = before.any(|text| text.ends_with(|last: char| last.is_ascii_digit()));
            assert!(!is_cut, "{line}");
        }
    }
}

/// What is typed decides what is stored, never the language in which it was read.
#[test]
fn a_session_stores_the_same_in_every_language() {
    const SCRIPT: &str = "nK-1<Tab>欧阳建国<Tab>19740512<Ctrl-S>r<Tab>2.3e5<Tab>88<Ctrl-S>\
        d<Down><Tab>etv<Tab>t<Ctrl-S>mabc<Ctrl-S>et ast 41<Enter>u<Esc><Ctrl-D>y\
        <Ctrl-R><Esc>/chen<Enter>r<Tab>3200<Ctrl-S>u<Esc><Esc>a";
    let stored = |language| {
        let mut session = Session::started(Setup {
            language,
            ..setup(small_clinic())
        });
        session.keys(SCRIPT);
        let effects = session.effects().into_iter();
        let entries: Vec<String> = effects
            .filter_map(|effect| match effect {
                Effect::Save(entry) => Some(format!("{entry:?}")),
                _ => None,
            })
            .collect();
        let (register, knowledge) = (session.model.register(), knowledge());
        let file = write(register, Digest::NONE, &FileFormat::new(&knowledge));
        (entries, file)
    };
    let (english, chinese) = (stored(Language::English), stored(Language::Chinese));
    assert!(english.0.len() > 7, "{:#?}", english.0);
    assert_eq!(english, chinese);
}
