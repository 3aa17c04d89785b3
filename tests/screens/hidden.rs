//! The hidden screen shows nothing of anybody; the key that shows it again does nothing else.

use chrono::Duration;
use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{IDLE_MINUTES, SessionMode};
use hepatrack::keys::key::{Key, KeyCode};

use crate::harness::{Session, moment, small_clinic};

const WORDS: &str = "hepatrack is hidden; any key shows it";

/// Everywhere, and what is to be said by whom comes back.
const PLACES: [(&str, &str); 10] = [
    ("", "You are back: no record is open"),
    ("/ch", "You are back: no record is open"),
    ("n", "You are back: a new patient is being entered"),
    ("i", "You are back: no record is open"),
    ("/chen<Enter>", CHEN),
    ("/chen<Enter>h", CHEN),
    ("/chen<Enter>r<Tab>3200", CHEN),
    ("/chen<Enter>r<Tab>20,000<Ctrl-S>", CHEN),
    ("/chen<Enter>d?", CHEN),
    ("/chen<Enter>i", CHEN),
];
const CHEN: &str = "You are back in the record of W-19 Chen, Wei, born 12-May-1974";

#[test]
fn the_screen_is_hidden_and_shown_again_as_it_was() {
    for (keys, back) in PLACES {
        let mut session = Session::new(small_clinic());
        session.keys(keys);
        let before = session.screen();
        let hidden = session.keys("<Ctrl-X>").screen();
        assert_eq!(hidden.trim(), WORDS, "{keys}");
        assert_eq!(session.buffer().1, None, "{keys}");
        // Whatever the key is, it is spent on showing.
        for key in [
            Key::char('q'),
            Key::char('y'),
            Key::ctrl('x'),
            Key::ctrl('q'),
            Key::plain(KeyCode::Enter),
        ] {
            session.feed(Input::Key(key)).shows(&[back]);
            let without_message = |screen: &str| {
                let lines: Vec<String> = screen.lines().map(str::to_owned).collect();
                [&lines[..22], &lines[23..]].concat()
            };
            assert_eq!(
                without_message(&session.screen()),
                without_message(&before),
                "{keys}: {key}"
            );
            session.keys("<Ctrl-X>");
        }
        session.feed(Input::Paste("W-20".to_owned())).shows(&[back]);
    }
}

#[test]
fn after_idle_minutes_the_screen_hides_itself_and_nothing_typed_is_lost() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>3200");
    let idle = Duration::minutes(IDLE_MINUTES);
    session.feed_at(Input::Tick, moment() + idle - Duration::seconds(1));
    session.shows(&["3200"]);
    // A key counts, a resize does not.
    let typed = moment() + idle - Duration::seconds(1);
    session.feed_at(Input::Key(Key::char('0')), typed);
    session.feed_at(Input::Resize(90, 30), typed + Duration::minutes(4));
    session.size = (90, 30);
    session.feed_at(Input::Tick, typed + Duration::minutes(4));
    session.shows(&["32000"]);
    session.feed_at(Input::Tick, typed + idle);
    assert_eq!(session.screen().trim(), WORDS);
    assert_eq!(session.effects(), [Effect::GiveBack]);
    session.feed_at(Input::Key(Key::char('9')), typed + idle);
    session
        .shows(&["CHEN, Wei", "32000", CHEN])
        .hides(&["320009"]);
    // A clock that was put back hides nothing.
    session.feed_at(Input::Tick, moment());
    session.shows(&["32000"]);
}

#[test]
fn what_happens_meanwhile_is_not_shown_and_not_lost() {
    let mut session = Session::new(small_clinic());
    session.disk = Err("disk full".to_owned());
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
    session
        .keys("<Ctrl-X>")
        .feed(Input::NotWritten("disk full".to_owned()));
    assert_eq!(session.screen().trim(), WORDS);
    session.resize(40, 10);
    assert_eq!(session.screen().trim(), WORDS);
    session
        .resize(80, 24)
        .keys("q")
        .shows(&["SAVING FAILED: disk full", CHEN]);
    session.keys("<Ctrl-L>");
    assert_eq!(session.effects(), [Effect::Redraw]);
}

#[test]
fn the_clinic_and_the_day_are_hidden_too() {
    let mut session = Session::with(small_clinic(), SessionMode::Demo);
    session.keys("<Ctrl-X>").hides(&["DEMO", "2026", "Chen"]);
}
