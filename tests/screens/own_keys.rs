//! The user's own keys, the mouse and copying: each only where it was asked for.

mod sentences;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{Clock, Page};
use hepatrack::keys::file::{self, UserConfig};
use hepatrack::reference::shipped;
use hepatrack::store;

use crate::harness::{Session, small_clinic};

fn settings(keys: &str) -> UserConfig {
    file::read("keys.ron", &format!("(keys: [{keys}])"), &[]).unwrap()
}

/// A session with own keys; copying through the terminal as asked.
fn session(keys: &str, copies: bool) -> Session {
    let mut session = Session::new(small_clinic());
    session.change(|model| model.with_keys(settings(keys).keymap, copies));
    session
}

#[test]
fn foot_line_help_and_keys_follow_the_file() {
    let mut own = session(r#"(action: "report", keys: ["b", "F3"])"#, false);
    own.keys("/chen<Enter>").shows(&["b report  d drug"]);
    own.keys("r")
        .shows(&["b report"])
        .hides(&["> sample taken"]);
    own.keys("?report").shows(&["> b F3"]);
    own.keys("<Enter>").shows(&["> sample taken"]);
    own.keys("<Esc>b").shows(&["> sample taken"]);
    own.effects();
}

#[test]
fn a_key_of_one_place_is_changed_in_that_place_only() {
    let mut own = session(
        r#"(action: "leave", place: "record", keys: ["ctrl-q"])"#,
        false,
    );
    own.keys("/chen<Enter>q");
    assert_eq!(own.effects(), []);
    own.keys("<Ctrl-Q>");
    assert_eq!(own.effects(), [Effect::Quit]);
    own.keys("<Esc>q");
    assert_eq!(own.effects(), [Effect::Quit]);
}

#[test]
fn without_being_asked_for_nothing_is_copied() {
    let mut session = session("", false);
    session
        .keys("y")
        .shows(&["Copying through the terminal is off: start with --copy"]);
    assert_eq!(session.effects(), []);
}

#[test]
fn a_number_or_an_opened_value_is_copied_and_never_a_name() {
    let mut session = session("", true);
    session
        .keys("/chen<Enter>y")
        .shows(&["Given to the terminal to copy: W-19"]);
    assert_eq!(session.effects(), [Effect::ToClipboard("W-19".to_owned())]);
    session
        .keys("<Tab><Enter>")
        .shows(&["Value: where it came from"]);
    session.keys("y");
    assert_eq!(session.effects(), [Effect::ToClipboard("<20".to_owned())]);
    session.keys("<Esc><Esc><Down>y");
    let copied = session.effects();
    assert!(matches!(&copied[..], [Effect::ToClipboard(number)] if number.starts_with("W-")));
}

#[test]
fn a_click_selects_and_a_second_opens() {
    let mut session = session("", false);
    let second = session.model.list().shown()[1];
    // Each of the three stands below the heading of a group.
    session.feed(Input::Click(5, 6));
    assert_eq!(session.model.list().selected, Some(second));
    assert_eq!(session.model.page(), Page::List);
    session.feed(Input::Click(5, 5));
    assert_eq!(
        session.model.list().selected,
        Some(second),
        "a heading is nobody"
    );
    session.feed(Input::Click(70, 6));
    assert_eq!(session.model.page(), Page::Record(second));
    session.keys("<Esc>");
    for nowhere in [(0, 0), (0, 2), (5, 10), (5, 23), (200, 90)] {
        session.feed(Input::Click(nowhere.0, nowhere.1));
        assert_eq!(session.model.list().selected, Some(second));
    }
}

/// The window of a long list moves: a click finds the row that is seen.
#[test]
fn a_click_in_a_scrolled_list_finds_the_row_that_is_seen() {
    let register = store::example(&shipped().unwrap()).unwrap();
    let day = register.today().unwrap();
    let mut session = Session::at(register, Clock::AsOf(day));
    session.keys("<PgDn><PgDn><PgDn>");
    let row = session.screen().lines().nth(6).unwrap().to_owned();
    session.feed(Input::Click(1, 6));
    let id = session.model.list().selected.unwrap();
    let number = &session.model.register().get(id).unwrap().person.mrn;
    assert!(row.contains(number), "{number} in {row}");
}

#[test]
fn a_click_goes_to_a_field_and_what_must_be_asked_waits() {
    let mut session = session("", false);
    session.keys("/chen<Enter>r");
    let alt = session
        .screen()
        .lines()
        .position(|line| line.contains("| ") && line.contains("ALT "))
        .unwrap();
    session.feed(Input::Click(10, u16::try_from(alt).unwrap()));
    session.shows(&["> ALT"]);
    session.keys("31").shows(&["> ALT             31"]);
    session.keys("<Shift-Tab>20,000");
    session.feed(Input::Click(10, u16::try_from(alt).unwrap()));
    session.shows(&[
        "20,000          <20          11-Jun-26 may mean 20000 or 20?",
        "> ALT",
    ]);
    session.keys("<Shift-Tab><Enter>").shows(&["Question"]);
    session.keys("<Esc>");
    session.keys("<Esc><Esc>");
    session.effects();
}

#[test]
fn the_wheel_scrolls_where_the_arrows_do_and_changes_nothing_in_a_form() {
    let mut session = session("", false);
    session.feed(Input::Wheel { down: true });
    assert_eq!(session.model.list().row(), Some(2));
    session.feed(Input::Wheel { down: false });
    assert_eq!(session.model.list().row(), Some(0));
    session.keys("/chen<Enter>r");
    let before = session.screen();
    session.feed(Input::Wheel { down: true });
    assert_eq!(session.screen(), before);
    session.effects();
}

/// A hidden screen is only shown again, whatever is clicked.
#[test]
fn a_click_on_a_hidden_screen_only_shows_it() {
    let mut session = session("", false);
    let selected = session.model.list().selected;
    session.keys("<Ctrl-X>").feed(Input::Click(5, 4));
    assert_eq!(session.model.list().selected, selected);
    session.shows(&["W-20"]);
}

#[test]
fn a_draft_names_the_key_of_the_file() {
    let mut own = session(r#"(action: "report", keys: ["b"])"#, false);
    own.keys("/chen<Enter>b<Tab>88<Esc><Esc>/chen<Enter>")
        .shows(&["A draft waits here: laboratory report (b continues it)"]);
    own.effects();
}

/// An action that has lost its keys is told by what finds it in the list of actions.
#[test]
fn an_action_without_a_key_is_found_by_what_a_sentence_calls_it() {
    let mut own = session(r#"(action: "new-patient", keys: [])"#, false);
    own.keys("/zzz<Enter>")
        .shows(&["change the search, or F1 new-patient enters a new patient"]);
    own.keys("<F1>new-patient<Enter>").shows(&["> number"]);
}
