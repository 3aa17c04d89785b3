//! A clock that is behind, and a day that is past.

use hepatrack::reference::shipped;
use hepatrack::store::{FileFormat, Mode, Store};

use crate::console::{Console, register_path};
use crate::instances::{rename_clinic, stamp};

/// A register with the clinic's name given `minutes` from now.
fn begun(file: &str, minutes: i64) {
    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    let opened = Store::open(file.as_ref(), Mode::Write, &format).unwrap();
    let (mut register, mut store) = (opened.register, opened.store);
    rename_clinic(
        &mut store,
        &mut register,
        &format,
        stamp(minutes),
        "City clinic",
    );
    store
        .rewrite(&register, &format, stamp(minutes).at)
        .unwrap();
}

#[test]
fn a_clock_behind_the_newest_entry_is_told_loudly_and_a_right_one_is_not() {
    for (minutes, is_behind) in [(60, true), (-60, false)] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        begun(&file, minutes);
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["all is saved"]);
        let contents = console.screen().contents();
        assert_eq!(
            contents.contains("CLOCK BEHIND: newest"),
            is_behind,
            "{contents}"
        );
    }
}

#[test]
fn what_was_known_on_a_day_is_shown_and_cannot_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    begun(&file, -3 * 24 * 60);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console
        .send("W-1\tWu, Li\x13")
        .wait(&["Saved: new patient"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    let yesterday = chrono::Local::now().date_naive() - chrono::TimeDelta::days(1);
    let day = yesterday.to_string();
    let mut console = Console::hepatrack(&["--file", &file, "--known-on", &day], &[]);
    console.wait(&["AS KNOWN ON", "Nobody is on file yet"]);
    console
        .send("n")
        .wait(&["Nothing can be changed here", "known on"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    let mut console = Console::hepatrack(&["--file", &file, "--known-on", "2001-01-01"], &[]);
    console.wait(&["history begins on"]);
    assert_eq!(console.end(), 1);
}
