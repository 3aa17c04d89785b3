//! The cursor stands at the display width of what was typed: input methods open their window there.

use hepatrack::app::event::Input;
use hepatrack::keys::key::Key;
use unicode_width::UnicodeWidthStr;

use crate::harness::{Session, small_clinic};

const NAMES: [&str; 14] = [
    "Chen, Wei",
    "Müller, Jörg",
    "Mu\u{308}ller",
    "Nguyễn Thị Ánh",
    "O'Brien",
    "Łukasz",
    "Þór",
    "陈伟",
    "欧阳, 建国",
    "张丽 (Zhang Li)",
    "司马 懿",
    "李Na",
    "ｗａｎｇ",
    "한 지민",
];

#[test]
fn the_cursor_follows_every_character_in_a_form_and_in_the_search() {
    for name in NAMES {
        let mut form = Session::new(small_clinic());
        form.keys("n<Tab>");
        let mut search = Session::new(small_clinic());
        search.keys("/");
        for (session, what) in [(&mut form, "form"), (&mut search, "search")] {
            let (_, start) = session.buffer();
            let (x, y) = start.unwrap();
            let mut typed = String::new();
            for character in name.chars() {
                session.feed(Input::Key(Key::char(character)));
                typed.push(character);
                let width = u16::try_from(typed.width()).unwrap();
                let (_, cursor) = session.buffer();
                assert_eq!(cursor, Some((x + width, y)), "{what}: {typed}");
            }
            session.shows(&[name]);
        }
    }
}

#[test]
fn a_name_longer_than_its_field_keeps_the_cursor_inside() {
    let mut session = Session::new(small_clinic());
    session.keys("n<Tab>");
    let (_, start) = session.buffer();
    let (x, y) = start.unwrap();
    for _ in 0..40 {
        session.feed(Input::Key(Key::char('陈')));
        let (_, cursor) = session.buffer();
        let (now, row) = cursor.unwrap();
        assert!(row == y && now >= x && now < x + 24, "{now}");
    }
    session.keys("<Home>");
    assert_eq!(session.buffer().1, Some((x, y)));
}
