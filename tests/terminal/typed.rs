//! What arrives late, in pieces, or unasked for: the right patient stays the right patient.

use std::thread::sleep;
use std::time::Duration;

use crate::console::{Console, register_path};
use crate::drafts::half_typed;

/// A report form of the example clinic with a value in its field.
fn form() -> Console {
    let mut console = Console::hepatrack(&["--demo"], &[]);
    console.wait(&["Enter open"]);
    console.send("\r").wait(&["Status"]);
    console.send("r").wait(&["> sample taken"]);
    console.send("\t2.3e5").wait(&["= 230 000 IU/mL"]);
    console
}

fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

#[test]
fn an_arrow_in_pieces_is_an_arrow() {
    let mut console = form();
    console.send("\x1b");
    pause(10);
    console.send("[");
    pause(20);
    console
        .send("A")
        .wait(&["> sample taken", "= 230 000 IU/mL"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

#[test]
fn the_rest_of_a_sequence_that_comes_too_late_opens_and_enters_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed(&file);
    let journal = || std::fs::read(format!("{file}.d/journal-000001.ron")).unwrap();
    let before = journal();
    for rest in ["[A", "[18~", "[97u", "]11;rgb:1414/1919/1f1f\x1b\\"] {
        console.send("\x1b").wait(&["Parked, not saved"]);
        // Late, but not later than a line is ever late.
        pause(60);
        console.send(rest);
        pause(500);
        console.send("r").wait(&["Your draft as you left it"]);
    }
    assert_eq!(journal(), before);
}

#[test]
fn answers_of_the_terminal_change_nothing() {
    let mut console = form();
    console.send(
        "\x1b]11;rgb:1414/1919/1f1f\x1b\\\x1bP>|xterm(390)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[?64;1;2c\x1b[12;40R\x1b[?2026;2$y",
    );
    console.send("7").wait(&["2.3e57"]);
    console.wait(&["> HBV DNA"]);
}

#[test]
fn a_paste_without_its_end_leaves_the_program_listening() {
    let mut console = form();
    console.send("\x15").send("\x1b[200~4.5e3");
    console.wait(&["= 4 500 IU/mL"]);
    console.send("\t88").wait(&["88"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

#[test]
fn both_keyboard_protocols_and_the_keypad_are_the_keys_they_mean() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    // W-1 by Shift, the keypad and the keypad; AltGr as Ctrl and Alt.
    console.send("\x1b[27;2;87~\x1bOm\x1bOq\tWi\x1b[347;7u, Jan");
    console.wait(&["W-1", "Wiś, Jan"]);
    console.send("\x1b[27;5;115~").wait(&["Saved: new patient"]);
}

#[test]
fn without_the_option_a_click_does_nothing_and_reports_are_switched_off() {
    let mut console = Console::hepatrack_at((80, 24), &["--demo"], &[]);
    let begin = String::from_utf8(console.frame("")).unwrap();
    assert!(begin.contains("\x1b[?1000;1002;1003;1006l"), "{begin:?}");
    let before = console.screen().contents();
    console.send("\x1b[<0;10;8M\x1b[<0;10;8m\x1b[<0;10;8M\x1b[<0;10;8m\x1b[M *(\x1b[<65;5;5M");
    assert_eq!(console.written_during(Duration::from_millis(400)), b"");
    assert_eq!(console.screen().contents(), before);
}

#[test]
fn bytes_that_are_not_utf_8_are_what_the_locale_says_or_told() {
    let new_patient = |locale: &str| {
        let variables = [("LC_ALL", locale)];
        let mut console = Console::hepatrack(&["--demo"], &variables);
        console.wait(&["Enter open"]);
        console.send("n").wait(&["> number"]);
        console.send("W-1\t").wait(&["> name"]);
        console.send_bytes(b"M\xfc");
        console
    };
    new_patient("de_DE.ISO-8859-1")
        .send("ller")
        .wait(&["Müller"]);
    let mut console = new_patient("C.UTF-8");
    console.wait(&["Not taken: the terminal sent FC, which is not UTF-8"]);
    // What was said goes with the next key; that a letter is missing stays to be seen. The terminal of the tests shows
    // U+FFFD as a blank.
    console.send("ller").wait(&["M ller"]);
}
