//! The register's file and journal changed by somebody else: while the program runs, and before it starts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::console::{Console, register_path};

/// A register with one patient, written and left; and the journal with it.
fn begun(file: &str) -> String {
    let mut console = running(file);
    console.send("q");
    assert_eq!(console.end(), 0);
    fs::read_to_string(file).unwrap()
}

/// A program that has written the register's file with one patient.
fn running(file: &str) -> Console {
    let mut console = Console::hepatrack(&["--file", file, "--user", "ana"], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console
        .send("W-1\tWu, Li\x13")
        .wait(&["Saved: new patient"]);
    while !Path::new(file).exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    console.send("\x1b").wait(&["W-1", "Wu, Li"]);
    console
}

/// Waits until the register's file holds this.
fn wait_for(file: &str, text: &str) {
    let begin = std::time::Instant::now();
    while !fs::read_to_string(file).is_ok_and(|content| content.contains(text)) {
        assert!(
            begin.elapsed().as_secs() < 60,
            "{text} does not come into the file"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn by_hand(file: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("Wu, Li"));
    fs::write(file, text.replace("Wu, Li", "Wu, Lian")).unwrap();
}

fn quarantine(file: &str) -> Vec<String> {
    let folder = PathBuf::from(format!("{file}.d/quarantine"));
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect()
}

fn history(file: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hepatrack"));
    let output = command
        .args(["--file", file, "history", "W-1"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What is typed still works, and leaving does.
fn goes_on(console: &mut Console, file: &str) {
    console.send("n").wait(&["> number"]);
    console
        .send("W-2\tLi, Na\x13")
        .wait(&["Saved: new patient W-2"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(fs::read_to_string(file).unwrap().contains("Li, Na"));
}

#[test]
fn a_file_removed_or_replaced_by_an_earlier_one_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = running(&file);
    let earlier = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    console.wait(&["the register's file was removed", "written again"]);
    wait_for(&file, "Wu, Li");
    console.send("n").wait(&["> number"]);
    console
        .send("W-9\tHu, Bo\x13")
        .wait(&["Saved: new patient W-9"]);
    wait_for(&file, "Hu, Bo");
    fs::write(&file, earlier).unwrap();
    console.wait(&["an earlier register was put in the place of the file"]);
    wait_for(&file, "Hu, Bo");
    console.send("\x1b");
    goes_on(&mut console, &file);
    assert_eq!(quarantine(&file), [""; 0]);
}

/// A register that was written by hand holds no entry: no journal could bring it back.
#[test]
fn the_removed_file_of_a_register_without_entries_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let person = "(id: 1, mrn: \"W-1\", name: \"Wu, Li\")";
    let text = format!(
        "(\n  format: \"hepatrack\", schema: 1, register: \"k7q2m9x4\",\n  patients: [\n    {person},\n  ],\n)\n"
    );
    fs::write(&file, text).unwrap();
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["W-1", "Wu, Li"]);
    fs::remove_file(&file).unwrap();
    console.wait(&["the register's file was removed"]);
    wait_for(&file, "Wu, Li");
    fs::remove_file(&file).unwrap();
    console.wait(&["the register's file was removed"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(fs::read_to_string(&file).unwrap().contains("Wu, Li"));
}

#[test]
fn a_change_by_hand_under_the_running_program_is_asked_about_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = running(&file);
    by_hand(&file);
    console.wait(&[
        "changed outside this program",
        "l  look first",
        "t  take over",
    ]);
    // Looking first decides nothing, and what is typed meanwhile is saved.
    console.send("l").wait(&["FILE CHANGED OR DAMAGED: Ctrl-O"]);
    console.send("n").wait(&["> number"]);
    console
        .send("W-3\tHu, Bo\x13")
        .wait(&["Saved: new patient W-3"]);
    console.send("\x1b[21~").wait(&["t  take over"]);
    console.send("t").wait(&["Taken over: W-1 Wu, Lian"]);
    wait_for(&file, "Hu, Bo");
    console.send("\x1b");
    goes_on(&mut console, &file);
    let told = history(&file);
    assert!(told.contains("by hand"), "{told}");
    assert!(told.contains("Wu, Lian"), "{told}");
    assert!(fs::read_to_string(&file).unwrap().contains("Wu, Lian"));
}

#[test]
fn a_change_by_hand_or_rubbish_under_the_running_program_is_put_aside_and_the_file_is_as_before() {
    for rubbish in [None, Some("not a register at all\n"), Some("")] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = running(&file);
        let before = fs::read_to_string(&file).unwrap();
        match rubbish {
            None => by_hand(&file),
            Some(rubbish) => fs::write(&file, rubbish).unwrap(),
        }
        let found = fs::read_to_string(&file).unwrap();
        console.wait(&["w  write the file again"]);
        console
            .send("w")
            .wait(&["The register's file is written again"]);
        assert_eq!(fs::read_to_string(&file).unwrap(), before);
        assert_eq!(quarantine(&file), [found]);
        goes_on(&mut console, &file);
        assert!(!fs::read_to_string(&file).unwrap().contains("Lian"));
    }
}

#[test]
fn a_file_changed_by_hand_before_the_start_is_asked_about_first() {
    for (answer, said, is_taken) in [
        ("t", "Taken over: W-1 Wu, Lian", true),
        ("w", "The register's file is written again", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let before = begun(&file);
        by_hand(&file);
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["changed outside this program", "t  take over"]);
        console
            .send("l")
            .wait(&["Wu, Li", "FILE CHANGED OR DAMAGED"]);
        console
            .send("n")
            .wait(&["Nothing can be changed before this is decided"]);
        console.send("\x1b[21~").wait(&["t  take over"]);
        console.send(answer).wait(&[said]);
        goes_on(&mut console, &file);
        let after = fs::read_to_string(&file).unwrap();
        assert_eq!(after.contains("Wu, Lian"), is_taken);
        assert_eq!(history(&file).contains("by hand"), is_taken);
        assert_eq!(quarantine(&file), [before.replace("Wu, Li", "Wu, Lian")]);
    }
}

#[test]
fn an_unreadable_file_and_a_damaged_journal_are_told_at_the_start_and_mended() {
    // Rubbish: the journal holds everything.
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let before = begun(&file);
    fs::write(&file, "not a register at all\n").unwrap();
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["cannot be read", "w  write the file again"]);
    console.send("w").wait(&["Wu, Li", "written again"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    assert_eq!(quarantine(&file), ["not a register at all\n"]);
    goes_on(&mut console, &file);

    // A bit of the journal: what can be proven is shown, and nothing is written before that is decided.
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    begun(&file);
    let journal = format!("{file}.d/journal-000001.ron");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("Wu, Li", "Wu, Lo")).unwrap();
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["The journal is damaged", "b  put the journal aside"]);
    console.send("l").wait(&["Wu, Li"]);
    console
        .send("n")
        .wait(&["Nothing can be changed before this is decided"]);
    console.send("\x1b[21~").wait(&["b  put the journal aside"]);
    console.send("b").wait(&["a new one begins"]);
    goes_on(&mut console, &file);
    assert_eq!(quarantine(&file).len(), 2);
}

#[test]
fn a_journal_removed_under_the_running_program_is_told_at_the_next_save_and_the_form_stays() {
    type Remove = fn(&str);
    let ways: [Remove; 2] = [
        |file| fs::remove_file(format!("{file}.d/journal-000001.ron")).unwrap(),
        |file| fs::remove_dir_all(format!("{file}.d")).unwrap(),
    ];
    for remove in ways {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = running(&file);
        let before = fs::read_to_string(&file).unwrap();
        remove(&file);
        console.send("n").wait(&["> number"]);
        console.send("W-2\tLi, Na\x13");
        console.wait(&["NOT SAVED", "W-2", "Li, Na", "> "]);
        console.signal("TERM");
        assert_eq!(console.end(), 128 + 15);
        assert_eq!(fs::read_to_string(&file).unwrap(), before);
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["Wu, Li", "1 draft waits"]);
    }
}
