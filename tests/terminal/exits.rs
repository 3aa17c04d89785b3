//! Every way out leaves the terminal as a shell wants it.

use std::sync::Arc;

use hepatrack::app::{Model, Setup};
use hepatrack::reference::shipped;
use hepatrack::register::Register;
use hepatrack::store::{DraftFile, Order};
use hepatrack::terminal::{Session, run};
use portable_pty::CommandBuilder;

use crate::console::{Console, entered, register_path};

/// Set for the test that runs inside a terminal of its own.
const INSIDE: &str = "HEPATRACK_TEST_INSIDE_A_TERMINAL";

#[test]
fn signals_end_it_cleanly_with_what_was_saved_on_disk() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["Nobody is on file yet"]);
        console.send("n").wait(&["> number"]);
        console.send("W-1\tWu, Li\x13").wait_saved();
        let saved = written(&file);
        console.send("r").wait(&["> sample taken"]);
        console.send("\t123").wait(&["= 123 IU/mL"]);
        console.signal(name);
        assert_eq!(console.end(), 128 + number, "{name}");
        console.assert_sane();
        assert_eq!(std::fs::read(&file).unwrap(), saved, "{name}");
    }
}

#[test]
fn what_was_typed_and_not_saved_is_offered_at_the_next_start() {
    type WayOut = fn(&mut Console) -> u32;
    let ways: [WayOut; 3] = [
        |console| {
            console.send("\x1b").wait(&["Parked, not saved"]);
            console.send("q");
            console.end()
        },
        |console| {
            console.send("\x11");
            console.end()
        },
        |console| {
            console.signal("TERM");
            console.end()
        },
    ];
    for (way_out, status) in ways.into_iter().zip([0, 0, 128 + 15]) {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let start = || Console::hepatrack(&["--file", &file], &[]);
        let mut console = start();
        console.wait(&["Nobody is on file yet"]);
        console.send("n").wait(&["> number"]);
        console.send("W-1\tWu, Li\x13").wait_saved();
        let saved = written(&file);
        console.send("r").wait(&["> sample taken"]);
        console.send("\t3200").wait(&["= 3 200 IU/mL"]);
        assert_eq!(way_out(&mut console), status);
        console.assert_sane();
        assert_eq!(std::fs::read(&file).unwrap(), saved);

        let mut console = start();
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
        assert!(!DraftFile::beside(file.as_ref()).path().exists());
    }
}

#[test]
fn a_terminal_that_is_closed_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.hang_up("\x0c");
    assert_ne!(console.end(), 0);
}

#[test]
fn stopped_and_continued_it_draws_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::in_shell(&["--file", &file]);
    console.wait(&["Nobody is on file yet"]);
    console.send("\x1a").foreground();
    console.wait(&["Nobody is on file yet"]);
    console.wait_until("the alternate screen", vt100::Screen::alternate_screen);
    console.send("\x0c").send("n").wait(&["> number"]);
    console.send("\x1b").wait(&["Nobody is on file yet"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    console.assert_sane();
}

/// The register's file, once the first entry has come into it.
fn written(file: &str) -> Vec<u8> {
    loop {
        match std::fs::read(file) {
            Ok(bytes) => return bytes,
            Err(_) => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
    }
}

/// Runs the test below, which panics while saving, in a terminal of its own.
#[test]
fn a_panic_leaves_the_terminal_sane_and_prints_no_patient() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "exits::panics_while_saving", "--nocapture"]);
    let mut console = Console::start(command, &[(INSIDE, "1")]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send("W-1\tSecret, Name\x13");
    assert_ne!(console.end(), 0);
    console.assert_sane();
    let contents = console.screen().contents();
    assert!(contents.contains("a fault in the program"), "{contents}");
    assert!(!contents.contains("Secret"), "{contents}");
}

/// The other half of the test above; by itself it does nothing.
#[test]
fn panics_while_saving() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    let model = Model::new(Setup::new(
        Register::new("k7q2m9x4".to_owned()),
        Arc::new(shipped().unwrap()),
        chrono::Local::now().fixed_offset(),
        "nurse".to_owned(),
    ));
    let session = Session {
        model,
        preferences: None,
        start_worker: Some(Box::new(|_| {
            Ok(Box::new(|order| {
                if matches!(order, Order::Append(_)) {
                    panic!("a name: Secret, Name");
                }
            }))
        })),
        drafts: None,
    };
    let ended = run(entered(), session).unwrap();
    assert_ne!(ended, std::process::ExitCode::SUCCESS);
    // As `main` would end with it.
    std::process::exit(1);
}
