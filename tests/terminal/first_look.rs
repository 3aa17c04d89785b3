//! A large register: who stands at the top of the list is shown while the others are still being read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hepatrack::app::{Model, Setup};
use hepatrack::reference::shipped;
use hepatrack::store::read;
use portable_pty::CommandBuilder;

use crate::console::{Console, entered, register_path};

const READING: &str = "reading the others";
/// So many, with what is noted of each, take more than 8 MiB.
const PATIENTS: u32 = 9_000;

/// Writes a register of so many bytes that a first look of it is kept.
fn large(file: &str) {
    let mut text = String::from(
        "(\n  format: \"hepatrack\", schema: 3, register: \"k7q2m9x4\",\n  patients: [\n",
    );
    let note = "came with her son ".repeat(48);
    let note = note.trim_end();
    for number in 1..=PATIENTS {
        let (id, course, report, remark) = (
            number * 10,
            number * 10 + 1,
            number * 10 + 2,
            number * 10 + 3,
        );
        // Of those who take a drug the one with the higher number waits the longer.
        let year = 2024 - number % 10;
        writeln!(
            text,
            "    (id: {id}, mrn: \"W-{number:05}\", name: \"Wu, Li {number}\", born: \"1970-01-01\", sex: female, cirrhosis: none, src: \"i1\",\n      courses: [\n        (id: {course}, drug: \"entecavir\", from: \"{year}-01-08\", src: \"i1\"),\n      ],\n      reports: [\n        (id: {report}, on: \"{year}-02-08\", src: \"i1\", r: \"dna 3200 IU/mL\"),\n      ],\n      notes: [\n        (id: {remark}, on: \"2024-01-08\", kind: remark, text: \"{note}\", src: \"i1\"),\n      ]),"
        )
        .unwrap();
    }
    text.push_str("  ],\n)\n");
    assert!(text.len() > 8 * 1024 * 1024, "{}", text.len());
    std::fs::write(file, text).unwrap();
}

fn start(file: &str) -> Console {
    Console::hepatrack(&["--file", file, "--user", "ana"], &[])
}

fn kept(file: &str) -> PathBuf {
    Path::new(&format!("{file}.d")).join("first-look.ron")
}

/// A large register that somebody has worked on and left.
fn left(file: &str) {
    large(file);
    let mut console = start(file);
    console.wait(&["all is saved"]);
    console.send("n").wait(&["> number"]);
    console.send("Z-1\tChen, Wei\x13").wait_saved();
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(kept(file).exists());
}

/// The rows of the list's patients.
fn rows(screen: &str) -> Vec<&str> {
    let rows = screen.lines().map(str::trim_end);
    rows.filter(|row| row.starts_with("? W-0")).collect()
}

#[test]
fn the_first_stand_there_at_once_and_keys_wait_until_all_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    left(&file);
    let mut console = start(&file);
    // Typed before anybody is there: the second of all is opened, not of those who are there first.
    let frames = console.frames_until(READING);
    let first = frames.last().unwrap();
    console.send("\x1b[B\r");
    assert!(rows(first).len() > 4, "{first}");
    assert!(first.contains("reading ..."), "{first}");
    assert!(!first.contains("all is saved"), "{first}");
    let frames = console.frames_until("born");
    for frame in &frames {
        assert!(!frame.contains(READING), "{frame}");
    }
    let opened = frames.last().unwrap();
    let second = rows(first)[1].split_whitespace();
    let second = second.into_iter().find(|word| word.starts_with("W-0"));
    assert!(opened.contains(second.unwrap()), "{opened}");
    console.send("\x1b");
    let frames = console.frames_until("9 001 patients");
    // The same who were there at first.
    assert_eq!(rows(frames.last().unwrap()), rows(first));
    console.send("q");
    assert_eq!(console.end(), 0);
}

/// Letters begin a burst on the list, and so may be a barcode: they are worked on in their order all the same.
#[test]
fn what_is_typed_while_all_are_read_is_worked_on_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    left(&file);
    let mut console = start(&file);
    console.frames_until(READING);
    for key in ["n", "Q-1", "\t", "Hu, ", "Bo", "\x13"] {
        console.send(key);
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    console.wait(&["Saved: new patient Q-1 Hu, Bo"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    // A reader of barcodes sends all at once.
    let mut console = start(&file);
    console.frames_until(READING);
    console.send("Q-1\r");
    console.wait(&["HU, Bo", "all is saved"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}

/// A key of the list is an answer where something is asked: she has not seen the question.
#[test]
fn a_key_that_was_typed_at_the_list_answers_no_question() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    left(&file);
    let text = std::fs::read_to_string(&file).unwrap();
    let edited = text.replacen("Chen, Wei", "Chen, Weimin", 1);
    std::fs::write(&file, &edited).unwrap();
    let times = std::fs::File::options().write(true).open(&file).unwrap();
    times.set_modified(std::time::UNIX_EPOCH).unwrap();
    let mut console = start(&file);
    console.frames_until(READING);
    // On the list a filter; in the question to write the file again.
    console.send("w");
    console.wait(&["changed outside this program"]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), edited);
    console.wait(&["changed outside this program"]);
    console.send("\x11");
    console.end();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), edited);
}

#[test]
fn what_was_entered_elsewhere_is_never_shown_as_it_was_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    left(&file);
    // A program that was killed behind its entry has kept no first look of it.
    let mut console = start(&file);
    console.wait(&["9 001 patients"]);
    console.send("n").wait(&["> number"]);
    console.send("Y-2\tHu, Bo\x13").wait_saved();
    console.kill(&mut |_| {});
    let mut console = start(&file);
    for frame in console.frames_until("9 002 patients") {
        assert!(!frame.contains(READING), "{frame}");
    }
    console.send("q");
    assert_eq!(console.end(), 0);
}

/// Set for the test that runs inside a terminal of its own.
const INSIDE: &str = "HEPATRACK_TEST_INSIDE_A_TERMINAL";

/// A disk may hang for ever: who waits for it can leave, and the terminal is given back.
#[test]
fn who_waits_for_a_disk_that_hangs_can_leave() {
    type WayOut = fn(&mut Console);
    let ways: [(WayOut, u32); 3] = [
        (|console| _ = console.send("q/x\x11"), 0),
        (|console| console.signal("TERM"), 128 + 15),
        (|console| console.signal("HUP"), 128 + 1),
    ];
    for (way_out, status) in ways {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "first_look::waits_for_ever", "--nocapture"]);
        let mut console = Console::start(command, &[(INSIDE, "1")]);
        console.wait(&["W-19", "reading ..."]);
        way_out(&mut console);
        assert_eq!(console.end(), status);
        console.assert_sane();
    }
}

#[test]
fn waits_for_ever() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    let knowledge = Arc::new(shipped().unwrap());
    let text = "(\n  format: \"hepatrack\", schema: 3, register: \"k7q2m9x4\",\n  patients: [\n    (id: 1, mrn: \"W-19\", name: \"Wu, Li\"),\n  ],\n)\n";
    let register = read("patients.ron", text.as_bytes(), &knowledge).unwrap();
    let now = chrono::Local::now().fixed_offset();
    let model = Model::new(Setup::new(register, knowledge, now, "nurse".to_owned()));
    let mut entered = entered();
    entered.show(model.as_first_look()).unwrap();
    let status = entered.wait(|| false).unwrap();
    drop(entered);
    std::process::exit(status.into());
}

#[test]
fn a_register_that_cannot_be_opened_gives_the_terminal_back_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    left(&file);
    // More bytes than any register has, in a file without content.
    let sparse = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    sparse.set_len(600 * 1024 * 1024).unwrap();
    // As if nobody had touched it since.
    sparse.set_modified(std::time::UNIX_EPOCH).unwrap();
    let mut console = start(&file);
    console.wait(&["are too large for a register"]);
    assert_ne!(console.end(), 0);
    console.assert_sane();
}
