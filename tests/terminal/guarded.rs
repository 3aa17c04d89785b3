//! Ended by the system on the spot, without memory or by force: the terminal is given back all the same, what was typed
//! is offered again, and why is said.

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::console::{Console, child_of, register_path};
use crate::drafts::{drafts_of, half_type, is_offered_again};

/// A program that is no leader of its terminal's session, so that the terminal outlives it, with a half-typed form that
/// is kept.
fn half_typed_under_a_shell(file: &str) -> Console {
    let mut command = CommandBuilder::new("bash");
    command.args(["-c", "\"$0\" --file \"$1\"; read -r _"]);
    command.args([env!("CARGO_BIN_EXE_hepatrack"), file]);
    let mut console = Console::start(command, &[]);
    half_type(&mut console);
    let until = Instant::now() + Duration::from_secs(30);
    while !drafts_of(file).exists() {
        assert!(Instant::now() < until, "the draft is not kept");
        std::thread::sleep(Duration::from_millis(20));
    }
    console
}

fn gives_back(console: &mut Console, file: &str) {
    console.wait_until("terminal that is given back", |screen| {
        !screen.alternate_screen()
            && screen
                .contents()
                .contains("offered again at the next start")
    });
    console.assert_sane();
    let said = console.screen().contents();
    assert!(
        !said.contains("Wu, Li") && !said.contains("WU, Li"),
        "{said}"
    );
    console.send("\r");
    assert_eq!(console.end(), 0);
    is_offered_again(file);
}

#[test]
fn after_a_kill_by_force_the_terminal_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed_under_a_shell(&file);
    let program = child_of(console.process());
    let killed = std::process::Command::new("kill")
        .args(["-KILL", &program.to_string()])
        .status();
    assert!(killed.unwrap().success());
    gives_back(&mut console, &file);
}

#[test]
fn without_memory_the_terminal_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = half_typed_under_a_shell(&file);
    let program = child_of(console.process());
    let nothing_more = Rlimit {
        current: Some(4096),
        maximum: Some(4096),
    };
    prlimit(
        Pid::from_raw(program.try_into().unwrap()),
        Resource::As,
        nothing_more,
    )
    .unwrap();
    // A window as large as a wall.
    console.resize(2_000, 1_000);
    gives_back(&mut console, &file);
}

#[test]
fn why_it_was_given_back_is_said_in_the_language_of_the_screens() {
    for (changed, said) in [(false, "系统结束了程序"), (true, "the system ended")] {
        let mut command = CommandBuilder::new("bash");
        command.args(["-c", "\"$0\" --demo --lang zh; read -r _"]);
        command.arg(env!("CARGO_BIN_EXE_hepatrack"));
        let mut console = Console::start(command, &[]);
        console.wait(&["帮助"]);
        if changed {
            console.send("\x1bOP").wait(&["查找："]);
            console.send("language").wait(&["English"]);
            console.send("\r").wait(&["help"]);
        }
        let program = child_of(console.process());
        let killed = std::process::Command::new("kill")
            .args(["-KILL", &program.to_string()])
            .status();
        assert!(killed.unwrap().success());
        console.wait_until("word in its language", |screen| {
            !screen.alternate_screen() && screen.contents().contains(said)
        });
        console.assert_sane();
        console.send("\r");
        assert_eq!(console.end(), 0);
    }
}
