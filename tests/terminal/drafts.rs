//! What was typed and not saved is offered again, whatever ended the program.

use std::path::Path;
use std::time::{Duration, Instant};

use hepatrack::store::{FileFormat, Mode, Store};

use crate::console::{Console, register_path};

/// A program on a register with one patient, in whose report form something was typed.
pub(crate) fn half_typed(file: &str) -> Console {
    let mut console = Console::hepatrack(&["--file", file], &[]);
    half_type(&mut console);
    console
}

/// Enters a patient into an empty register and types something into a report form.
pub(crate) fn half_type(console: &mut Console) {
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console
        .send("W-1\tWu, Li\x13")
        .wait(&["Saved: new patient"]);
    type_half(console);
}

/// Opens the report form of whoever is open and types a value that is not saved.
pub(crate) fn type_half(console: &mut Console) {
    console.send("r").wait(&["> sample taken"]);
    console.send("\t3200").wait(&["= 3 200 IU/mL"]);
}

/// The form is offered at the next start as it was left, once.
pub(crate) fn is_offered_again(file: &str) {
    let mut console = Console::hepatrack(&["--file", file], &[]);
    console.wait(&["1 draft waits", "WU, Li"]);
    console
        .send("\r")
        .wait(&["A draft waits here: laboratory report (r continues it)"]);
    console
        .send("r")
        .wait(&["Your draft as you left it", "= 3 200 IU/mL"]);
    console
        .send("\x13")
        .wait(&["Saved: W-1", "HBV DNA 3 200 IU/mL"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(!drafts_of(file).exists());
}

pub(crate) fn drafts_of(file: &str) -> std::path::PathBuf {
    Path::new(&format!("{file}.d")).join("drafts.ron")
}

/// Whoever ended has let go of the lock: another may write at once.
pub(crate) fn lock_is_free(file: &str) {
    let knowledge = hepatrack::reference::shipped().unwrap();
    let opened = Store::open(file.as_ref(), Mode::Write, &FileFormat::new(&knowledge)).unwrap();
    assert!(opened.store.is_writer());
}

fn wait_for(path: &Path) {
    while !path.exists() {
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_stands_in_a_form_for_some_seconds_outlives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed(&file);
    wait_for(&drafts_of(&file));
    console.kill(&mut |_| {});
    lock_is_free(&file);
    is_offered_again(&file);
}

#[test]
fn what_was_saved_is_not_offered_again_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed(&file);
    wait_for(&drafts_of(&file));
    console.send("\x13").wait(&["Saved: W-1"]);
    while drafts_of(&file).exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    console.kill(&mut |_| {});
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Wu, Li", "all is saved"]);
    let contents = console.screen().contents();
    assert!(!contents.contains("draft waits"), "{contents}");
}

#[test]
fn a_closed_terminal_and_a_signal_keep_what_was_just_typed_and_leave_the_file_alone() {
    type WayOut = fn(&mut Console);
    let ways: [(&str, WayOut); 4] = [
        ("hang-up", |console| console.hang_up("\x0c")),
        ("HUP", |console| console.signal("HUP")),
        ("INT", |console| console.signal("INT")),
        ("TERM", |console| console.signal("TERM")),
    ];
    for (name, way_out) in ways {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = half_typed(&file);
        wait_for(file.as_ref());
        let before = state(&file);
        way_out(&mut console);
        assert_ne!(console.end(), 0, "{name}");
        assert_eq!(state(&file), before, "{name}");
        lock_is_free(&file);
        is_offered_again(&file);
    }
}

/// Where a change was just made, the register's file lags behind; a signal does not write it.
#[test]
fn a_signal_leaves_the_register_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed(&file);
    wait_for(file.as_ref());
    console.send("\x1b").wait(&["Parked, not saved"]);
    console.send("d").wait(&["> what"]);
    let before = state(&file);
    let begin = Instant::now();
    console
        .send("start\tlam\t2024-01-08\x13")
        .wait(&["Saved: W-1"]);
    console.signal("TERM");
    assert_eq!(console.end(), 128 + 15);
    // On a slow disk, where a save takes longer, the file may have been written in its own time: that is not looked at.
    if begin.elapsed() < Duration::from_millis(150) {
        assert_eq!(state(&file), before);
    }
    let knowledge = hepatrack::reference::shipped().unwrap();
    let opened = Store::open(file.as_ref(), Mode::Write, &FileFormat::new(&knowledge)).unwrap();
    assert_eq!(opened.register.find("W-1").unwrap().courses.len(), 1);
}

fn state(file: &str) -> Option<(u64, std::time::SystemTime)> {
    let metadata = std::fs::metadata(file).ok()?;
    Some((metadata.len(), metadata.modified().unwrap()))
}

#[test]
fn what_was_typed_before_a_stop_is_kept_though_the_stopped_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::in_shell(&["--file", &file]);
    half_type(&mut console);
    console.send("\x1a");
    console.wait_until_stopped();
    assert!(drafts_of(&file).exists());
    console.foreground();
    console.wait(&["= 3 200 IU/mL", "> HBV DNA"]);
    console.send("\x1a");
    console.wait_until_stopped();
    console.kill(&mut |_| {});
    is_offered_again(&file);
}

/// The disk is gone when the program must end: what was typed goes to no other disk, waits in memory, and is offered when
/// the disk is back.
#[test]
fn what_was_typed_while_the_disk_is_gone_outlives_a_signal() {
    let folder = tempfile::tempdir().unwrap();
    let (there, elsewhere) = (folder.path().join("clinic"), folder.path().join("away"));
    std::fs::create_dir(&there).unwrap();
    let file = crate::console::path_text(&there.join("patients.ron"));
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console
        .send("W-1\tWu, Li\x13")
        .wait(&["Saved: new patient"]);
    std::fs::rename(&there, &elsewhere).unwrap();
    // As a mount point is left.
    std::fs::create_dir(&there).unwrap();
    console.wait(&["DISK GONE"]);
    type_half(&mut console);
    // Who leaves is asked once, and offered another place.
    console
        .send("\x11")
        .wait(&["Leave?", "another disk", "stay"]);
    console.send("c").wait(&["Type where the copy is to stand"]);
    console.send("\x1b");
    console.signal("TERM");
    assert_eq!(console.end(), 128 + 15);
    console.assert_sane();
    assert_eq!(std::fs::read_dir(&there).unwrap().count(), 0);
    std::fs::remove_dir(&there).unwrap();
    std::fs::rename(&elsewhere, &there).unwrap();
    is_offered_again(&file);
}
