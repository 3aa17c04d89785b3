//! A disk that takes no more, and one that must not be written: what was typed stays, the reason is said, and once
//! there is room the same key saves.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use rustix::process::{Pid, Resource, Rlimit, geteuid, prlimit};

use crate::console::{Console, path_text, register_path};
use crate::support::mounted::Mounted;
use crate::support::{Unable, skip};

/// Types somebody new, whom the disk does not take.
fn fails_to_save(console: &mut Console, why: &str) {
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send("W-1\tWu, Li\x13");
    console.wait(&["NOT SAVED", "SAVING FAILED", why, "W-1", "Wu, Li"]);
    // Leaving is asked about, and what was typed stays.
    console.send("\x11").wait(&["could not be saved", "stay"]);
    console.send("s").wait(&["Nobody is on file yet"]);
    console
        .send("n")
        .wait(&["Your draft as you left it", "Wu, Li"]);
}

fn saves(console: &mut Console, file: &str) {
    console
        .send("\x13")
        .wait(&["Saved: new patient W-1"])
        .wait_saved();
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(fs::read_to_string(file).unwrap().contains("Wu, Li"));
}

/// The limit on the size of files stands for a full disk: the write that reaches it comes back short, the next fails.
#[test]
fn where_files_may_not_grow_nothing_is_lost_and_it_is_saved_once_they_may() {
    for kilobytes in ["0", "1"] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let limit = format!("ulimit -S -f {kilobytes}");
        let mut console = Console::hepatrack_after(&limit, &["--file", &file]);
        if kilobytes == "0" {
            fails_to_save(&mut console, "File too large");
            // What stands in the form cannot be kept for the next start either.
            console.send("x").wait(&["Wu, Lix", "is in memory only"]);
            console
                .send("\x7f")
                .wait_until("the name as before", |screen| {
                    !screen.contents().contains("Wu, Lix")
                });
        } else {
            console.wait(&["Nobody is on file yet"]);
            let mut number = 0;
            // The first entries fit.
            loop {
                number += 1;
                console.send("n").wait(&["> number"]);
                // Others are called otherwise: the same name would be asked about.
                let letter = (b'a' + (number % 26) as u8) as char;
                console.send(&format!("W-{number}\tWu, Li{letter}\x13"));
                console.wait_until("saved or not", |screen| {
                    let contents = screen.contents();
                    let saved = format!("Saved: new patient W-{number}");
                    contents.contains(&saved) || contents.contains("NOT SAVED")
                });
                if console.screen().contents().contains("NOT SAVED") {
                    break;
                }
            }
            assert!(number > 1);
            console.wait(&["> "]);
        }
        let limit = Rlimit {
            current: None,
            maximum: None,
        };
        let process = Pid::from_raw(console.process().try_into().unwrap());
        prlimit(process, Resource::Fsize, limit).unwrap();
        saves_last(&mut console, &file);
    }
}

fn saves_last(console: &mut Console, file: &str) {
    console
        .send("\x13")
        .wait(&["Saved: new patient W-"])
        .wait_saved();
    console.send("q");
    assert_eq!(console.end(), 0);
    assert!(fs::read_to_string(file).unwrap().contains("Wu, Li"));
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_it_is_saved_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Mounted::new(&folder.path().join("disk"), "256k") else {
        return;
    };
    let file = path_text(&disk.path().join("patients.ron"));
    let filler = disk.fill();
    // It opens on a full disk too.
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    fails_to_save(&mut console, "No space left");
    fs::remove_file(filler).unwrap();
    saves(&mut console, &file);
}

/// The built program as somebody who may not write everywhere: the superuser without that privilege.
fn without_privilege(file: &str) -> Option<Console> {
    if !geteuid().is_root() {
        return Some(Console::hepatrack(&["--file", file], &[]));
    }
    let found = Command::new("setpriv").arg("--version").output().is_ok();
    let drop = "-dac_override,-dac_read_search";
    let shell = format!(
        "[ -n \"$DROPPED\" ] || DROPPED=1 exec setpriv --bounding-set {drop} --inh-caps {drop} \"$0\" \"$@\""
    );
    found.then(|| Console::hepatrack_after(&shell, &["--file", file]))
}

#[test]
fn what_may_not_be_written_is_shown_and_says_why() {
    let allow =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for (what, is_told) in [("", "READ ONLY"), ("patients.ron", "READ ONLY")] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["Nobody is on file yet"]);
        console.send("n").wait(&["> number"]);
        console
            .send("W-1\tWu, Li\x13")
            .wait(&["Saved: new patient"]);
        console.send("q");
        assert_eq!(console.end(), 0);
        let path = folder.path().join(what);
        allow(&path, if what.is_empty() { 0o500 } else { 0o400 });
        let Some(mut console) = without_privilege(&file) else {
            return skip(Unable::DropPrivilege);
        };
        console.wait(&["Wu, Li", is_told]);
        console
            .send("n")
            .wait(&["Nothing can be changed here: there is no permission to write"]);
        console.send("q");
        assert_eq!(console.end(), 0);
        allow(&path, 0o700);
    }
}

/// A directory that is closed while the program runs: the journal goes on, as its file is there.
#[test]
fn a_directory_closed_under_the_running_program_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let Some(mut console) = without_privilege(&file) else {
        return skip(Unable::DropPrivilege);
    };
    console.wait(&["Nobody is on file yet"]);
    let allow =
        |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o500);
    fails_to_save(&mut console, "Permission denied");
    allow(0o700);
    saves(&mut console, &file);
}
