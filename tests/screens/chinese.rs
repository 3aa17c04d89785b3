//! The screens in Chinese: no English is left on them, no line begins with a mark that ends one, and the cursor stands
//! where the input method types.

use hepatrack::app::Setup;
use hepatrack::app::event::{Effect, Input};
use hepatrack::keys::key::Key;
use hepatrack::store::{Digest, FileFormat, write};
use hepatrack::wording::Language;

use crate::harness::{Session, knowledge, setup, small_clinic};
use crate::looks::{compare, refuse_differences};
use crate::twin::{SIZES, faults};

mod scenes;

use scenes::{chinese, scenes};

#[test]
fn no_english_word_is_left_on_a_chinese_screen() {
    let mut all = Vec::new();
    for (columns, rows) in SIZES {
        for (name, keys, mut session) in scenes() {
            session.resize(columns, rows).keys(&keys).effects();
            let found = faults(&session.screen(), &session.model, &keys);
            all.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{name} {columns}x{rows}: {fault}")),
            );
        }
    }
    assert!(all.is_empty(), "{all:#?}");
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

/// What a line says in Chinese is what it says in English, and is read back in Chinese.
#[test]
fn a_line_is_typed_in_chinese_words() {
    for (typed, english, shown) in [
        ("停用 拉米夫定: 皮疹", "stop lam: 皮疹", "停用 拉米夫定"),
        ("更换 恩替卡韦", "switch etv", "开始 恩替卡韦"),
        ("开始 替诺福韦酯", "start tdf", "开始 替诺福韦酯"),
        (
            "dna 3200 us 无占位；备注 独自来诊",
            "dna 3200 us - ; note 独自来诊",
            "肝脏超声 无占位",
        ),
        ("gt 未检出变异", "gt none", "未检出变异"),
        ("eag 阴性 eab 阳性", "eag- eab+", "阳性"),
    ] {
        let saved = |mut session: Session, line: &str| {
            session.keys("/chen<Enter>e");
            for one in line.chars() {
                session.feed(Input::Key(Key::char(one)));
            }
            let before = session.screen();
            session.keys("<Enter>");
            // What is asked is answered with the answer that goes on.
            session.keys("y");
            let effects = session.effects().into_iter();
            let entries: Vec<String> = effects
                .filter_map(|effect| match effect {
                    Effect::Save(entry) => Some(format!("{:?}", entry.ops)),
                    _ => None,
                })
                .collect();
            assert_eq!(entries.len(), 1, "{line}: {}", session.screen());
            (before, entries)
        };
        let (screen, own) = saved(chinese(), typed);
        assert!(screen.contains(shown), "{typed}: {screen}");
        let (_, theirs) = saved(Session::new(small_clinic()), english);
        assert_eq!(own, theirs, "{typed}");
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
