//! Ctrl-Z, a terminal that is gone without a word, and one that takes no output.

use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use crate::console::{Console, child_of, register_path};
use crate::drafts::{drafts_of, half_typed, is_offered_again, lock_is_free};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hepatrack");

fn is_stopped(process: u32) -> bool {
    let told = std::process::Command::new("ps")
        .args(["-o", "stat=", "-p", &process.to_string()])
        .output()
        .unwrap();
    told.stdout.starts_with(b"T")
}

#[test]
fn a_script_that_started_it_stops_with_it_and_both_come_back() {
    let script = format!("{PROGRAM} --demo; echo the script goes on");
    let mut console = Console::job(&["bash", "-c", &script]);
    console.wait(&["Enter open"]);
    console.send("\x1a");
    console.foreground();
    console.wait(&["Enter open"]);
    assert!(!is_stopped(child_of(console.process())));
    console.send("q").wait(&["the script goes on"]);
    assert_eq!(console.end(), 0);
}

#[test]
fn where_no_shell_would_continue_it_nothing_stops() {
    for arguments in [
        vec![PROGRAM, "--demo"],
        vec!["bash", "-c", "$0 --demo; exit", PROGRAM],
    ] {
        let mut command = CommandBuilder::new(arguments[0]);
        command.args(&arguments[1..]);
        let mut console = Console::start(command, &[]);
        console.wait(&["Enter open"]);
        console.send("\x1a");
        // It may leave the screen, but comes back to it by itself.
        std::thread::sleep(Duration::from_millis(200));
        console.send("/").wait(&["Search:"]);
        console.send("\x11");
        assert_eq!(console.end(), 0);
    }
}

#[test]
fn while_it_is_stopped_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut first = Console::in_shell(&["--file", &file]);
    first.wait(&["Nobody is on file yet"]);
    first.send("n").wait(&["> number"]);
    first.send("W-1\tWu, Li\x13").wait(&["Saved: new patient"]);
    // What is typed in one breath behind it is meant for the shell.
    first.send("\x1ar").wait_until_stopped();
    lock_is_free(&file);

    let mut second = Console::hepatrack(&["--file", &file], &[]);
    second.wait(&["Wu, Li"]);
    second.send("n").wait(&["> number"]);
    second.send("W-2\tLi, Na\x13").wait(&["Saved: new patient"]);
    second.send("q");
    assert_eq!(second.end(), 0);

    first.foreground();
    first.wait(&["WU, Li", "Changed by"]);
    first.send("r").wait(&["> sample taken"]);
    first.send("\x11");
    assert_eq!(first.end(), 0);
}

#[test]
fn the_size_that_changed_while_it_was_stopped_is_taken() {
    let mut console = Console::in_shell(&["--demo"]);
    console.wait(&["Enter open"]);
    console.send("\x1a").wait_until_stopped();
    console.resize(120, 36);
    console.foreground();
    console.wait_until("a wide screen", |screen| {
        screen.alternate_screen() && screen.contents().lines().any(|line| line.len() > 90)
    });
}

#[test]
fn a_terminal_that_is_gone_without_a_signal_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut command = CommandBuilder::new("setsid");
    command.args(["--wait", PROGRAM, "--file", &file]);
    let mut console = Console::start(command, &[]);
    crate::drafts::half_type(&mut console);
    let program = child_of(console.process());
    console.hang_up("\x0c");
    let begin = Instant::now();
    while Path::new(&format!("/proc/{program}/exe")).exists() {
        assert!(begin.elapsed() < Duration::from_secs(10), "it goes on");
        std::thread::sleep(Duration::from_millis(10));
    }
    is_offered_again(&file);
}

#[test]
fn while_no_output_is_taken_drafts_are_kept_and_a_signal_ends_it() {
    for (signal, number) in [("TERM", 15), ("HUP", 1)] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = half_typed(&file);
        std::fs::remove_file(drafts_of(&file)).ok();
        console.stop_output(true);
        // Nothing is seen, and everything is taken: typed blindly, then for as long as a pipe would hold it.
        console.send("0\t88");
        for _ in 0..200 {
            console.send("\x1b[A\x1b[B");
        }
        while !drafts_of(&file).exists() {
            std::thread::sleep(Duration::from_millis(20));
        }
        console.signal(signal);
        let begin = Instant::now();
        assert_eq!(console.end_quickly(), 128 + number);
        assert!(begin.elapsed() < Duration::from_secs(10));
        let kept = std::fs::read_to_string(drafts_of(&file)).unwrap();
        assert!(kept.contains("32000") && kept.contains("88"), "{kept}");
    }
}

#[test]
fn output_that_was_stopped_shows_what_is_now() {
    let mut console = Console::hepatrack(&["--demo"], &[]);
    console.wait(&["Enter open"]);
    console.stop_output(true);
    console.send("/chen");
    std::thread::sleep(Duration::from_millis(100));
    console.stop_output(false);
    console.wait(&["Search: chen"]);
}

/// Somebody who used the terminal before has switched waiting off, and left it so.
#[test]
fn a_terminal_that_does_not_wait_is_waited_for() {
    let shell = "dd iflag=nonblock count=0 2>/dev/null";
    let mut console = Console::hepatrack_after(shell, &["--demo"]);
    console.wait(&["Enter open"]);
    console.send("/chen").wait(&["Search: chen"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
}
