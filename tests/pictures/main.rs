//! Pictures for the README: the list and a record of the example clinic, drawn by the program and written as SVG.
//!
//! `HEPATRACK_BLESS=1 cargo test --test pictures` writes them afresh; without it they are compared, so that they cannot
//! go stale.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "a test"
)]

mod svg;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveTime};
use hepatrack::app::event::{Event, Input};
use hepatrack::app::{Clock, Model, SessionMode, Setup, update};
use hepatrack::keys::key::{Key, KeyCode};
use hepatrack::reference::shipped;
use hepatrack::store;
use hepatrack::ui::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

const SIZE: (u16, u16) = (120, 36);

/// The example clinic on its own day after some keys.
fn drawn(keys: &[Key]) -> Buffer {
    let knowledge = shipped().unwrap();
    let register = store::example(&knowledge).unwrap();
    let day = register.today().unwrap();
    let now: DateTime<FixedOffset> = day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    let mut model = Model::new(Setup {
        clock: Clock::Still(day),
        mode: SessionMode::Demo,
        ..Setup::new(register, Arc::new(knowledge), now, "demo".to_owned())
    });
    let mut feed = |input| {
        let effects = update(&mut model, Event { at: now, input });
        assert_eq!(effects, []);
    };
    feed(Input::Resize(SIZE.0, SIZE.1));
    for key in keys {
        feed(Input::Key(*key));
    }
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let frame = terminal
        .draw(|frame| ui::draw(&model, &Theme::coloured().in_boxes(), frame))
        .unwrap();
    frame.buffer.clone()
}

fn compare(name: &str, title: &str, keys: &[Key]) {
    let is = svg::of(&drawn(keys), title);
    svg::check(&is);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let path = folder.join(name);
    if std::env::var_os("HEPATRACK_BLESS").is_some() {
        std::fs::write(&path, &is).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == is,
        "{name} is not what the program draws; HEPATRACK_BLESS=1 writes it"
    );
}

fn typed(text: &str) -> impl Iterator<Item = Key> + '_ {
    text.chars().map(Key::char)
}

#[test]
fn the_picture_of_the_list_is_what_the_program_draws() {
    let title = "The patient list of the example clinic, the worst first";
    compare("list.svg", title, &[]);
}

#[test]
fn the_picture_of_a_record_is_what_the_program_draws() {
    let keys: Vec<Key> = typed("/W-0019")
        .chain([Key::plain(KeyCode::Enter)])
        .collect();
    let title = "A record of the example clinic: status, picture, courses and flow sheet";
    compare("record.svg", title, &keys);
}
