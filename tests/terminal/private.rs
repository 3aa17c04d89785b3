//! What is about patients is for its owner's eyes: modes of files, core dumps, what a panic says, and what a name may
//! do to a terminal.

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use hepatrack::app::{Model, Setup};
use hepatrack::reference::shipped;
use hepatrack::register::Register;
use hepatrack::store::{DraftFile, Order};
use hepatrack::terminal::{Drafts, Session, run};
use portable_pty::CommandBuilder;

use crate::console::{Console, entered, register_path};
use crate::drafts::{drafts_of, type_half};

/// Everything below a folder with its mode: `patients.ron.d/drafts.ron 600`.
fn modes(folder: &Path, under: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{under}{}", entry.file_name().to_str().unwrap());
        let metadata = entry.metadata().unwrap();
        let mode = metadata.permissions().mode() & 0o7777;
        if metadata.is_dir() {
            found.extend(modes(&entry.path(), &format!("{name}/")));
        }
        found.push(format!("{name} {mode:o}"));
    }
    found.sort();
    found
}

#[test]
fn files_are_for_their_owner_only_whatever_the_mask() {
    for mask in ["000", "077", "777"] {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("in");
        fs::create_dir(&files).unwrap();
        let row = "mrn,name,born,sex,cirrhosis\nW-9,\"=1+1, A\",1980-01-01,female,none\n";
        fs::write(files.join("patients.csv"), row).unwrap();
        // No folder above the register is made by the program: it may be where a disk was.
        let home = folder.path().join("home");
        fs::DirBuilder::new().mode(0o700).create(&home).unwrap();
        let file = crate::console::path_text(&home.join("patients.ron"));
        let start = || Console::hepatrack_after(&format!("umask {mask}"), &["--file", &file]);
        let mut console = start();
        console.wait(&["Nobody is on file yet"]);
        console.send("n").wait(&["> number"]);
        console
            .send("W-1\tWu, Li\x13")
            .wait(&["Saved: new patient"]);
        console.send("\x1b").wait(&["W-1", "Wu, Li"]);
        console.send("i").wait(&["Path:"]);
        let import = crate::console::path_text(&files);
        console
            .send(&format!("{import}\r"))
            .wait(&["to be added: 1 patient"]);
        console.send("\r").wait(&["> n  no"]);
        console.send("y").wait(&["Saved: imported 1 patient"]);
        console.send("q");
        assert_eq!(console.end(), 0);
        // What is torn is put aside, what was changed too.
        let journal = home.join("patients.ron.d/journal-000001.ron");
        let mut torn = fs::OpenOptions::new().append(true).open(&journal).unwrap();
        std::io::Write::write_all(&mut torn, b"(seq: ").unwrap();
        let mut console = start();
        console.wait(&["W-1", "Wu, Li"]);
        console.send("\r");
        type_half(&mut console);
        console.signal("TERM");
        assert_eq!(console.end(), 128 + 15);
        let found = modes(&home, "");
        for mode in &found {
            let is_directory = mode.starts_with("patients.ron.d ")
                || mode.contains("/backup ")
                || mode.contains("/quarantine ");
            let wanted = if is_directory { " 700" } else { " 600" };
            assert!(mode.ends_with(wanted), "umask {mask}: {found:#?}");
        }
        for name in [
            "patients.ron ",
            "patients.ron.lock ",
            "patients.ron.d/journal-000001.ron ",
            "patients.ron.d/import-000002.ron ",
            "patients.ron.d/drafts.ron ",
            "patients.ron.d/quarantine/",
        ] {
            assert!(
                found.iter().any(|found| found.starts_with(name)),
                "{name}: {found:#?}"
            );
        }
        let mode = fs::metadata(&home).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700);

        let out = folder.path().join("out");
        let mut export = Command::new(env!("CARGO_BIN_EXE_hepatrack"));
        export.args(["--file", &file, "export"]).arg(&out);
        assert!(export.status().unwrap().success());
        let patients = fs::read_to_string(out.join("patients.csv")).unwrap();
        assert!(patients.contains("W-9,\"'=1+1, A\""), "{patients}");
        for mode in modes(&out, "") {
            assert!(mode.ends_with(" 600"), "{mode}");
        }
    }
}

/// Linux tells the limits of a running process.
#[test]
#[cfg(target_os = "linux")]
fn a_running_program_leaves_no_core_dump() {
    let mut console = Console::hepatrack_after("ulimit -c unlimited || true", &["--demo"]);
    console.wait(&["DEMO"]);
    let limits = fs::read_to_string(format!("/proc/{}/limits", console.process())).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let words: Vec<&str> = core.unwrap().split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"]);
}

#[test]
fn what_could_confuse_a_terminal_is_shown_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let name = "Wu\\u{202e}\\u{200b}, Li";
    let text = format!(
        "(\n  format: \"hepatrack\", schema: 1, register: \"k7q2m9x4\",\n  patients: [\n    (id: 1, mrn: \"W-1\", name: \"{name}\", born: \"1980-01-01\", sex: female, cirrhosis: none),\n  ],\n)\n"
    );
    fs::write(&file, text).unwrap();
    let shown = "<U+202E><U+200B>, Li";
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    let unseen = |console: &Console| {
        let contents = console.screen().contents();
        assert!(!contents.contains(['\u{202e}', '\u{200b}']), "{contents}");
    };
    console.wait(&["Wu<U+202", &format!("WU{shown} | born")]);
    unseen(&console);
    console
        .send("\r")
        .wait(&[&format!("WU{shown} | born 01-Jan-1980")]);
    console.send("r").wait(&["> sample taken", "<U+202E>"]);
    console.send("\t230\x13").wait(&["Saved: W-1 Wu<U+202E>"]);
    unseen(&console);
    console.send("h").wait(&["230 IU/mL", "<U+202E>"]);
    unseen(&console);
    console.send("\x1bn").wait(&["> number"]);
    console
        .send("\x1b[200~W\u{202e}2\x1b[201~\t")
        .wait(&["W<U+202E>2"]);
    unseen(&console);
    console.send("\x11");
    console.end();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hepatrack"));
    let output = command
        .args(["--file", &file, "show", "W\u{202e}1"])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("W<U+202E>1") && !told.contains('\u{202e}'),
        "{told}"
    );
}

/// Set for the test that runs inside a terminal of its own, to the register that its drafts belong to.
const INSIDE: &str = "HEPATRACK_TEST_DRAFTS_OF";
/// Set to the file whose coming makes a thread of it panic; without it the thread of the screens does.
const TRIGGER: &str = "HEPATRACK_TEST_PANICS_WITH";

/// Runs the test below, which panics in the thread of the screens or in another, in a terminal of its own.
#[test]
fn after_a_panic_of_any_thread_the_form_is_kept_and_no_name_is_told() {
    for is_another_thread in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        let trigger = crate::console::path_text(&folder.path().join("now"));
        let told = crate::console::path_text(&folder.path().join("told"));
        let mut command = CommandBuilder::new("bash");
        let line = format!("\"$0\" --exact private::panics_with_a_form --nocapture 2>'{told}'");
        command.args(["-c", &line]);
        command.arg(std::env::current_exe().unwrap());
        let mut variables = vec![(INSIDE, file.as_str())];
        if is_another_thread {
            variables.push((TRIGGER, &trigger));
        }
        let mut console = Console::start(command, &variables);
        console.wait(&["Nobody is on file yet"]);
        console.send("n").wait(&["> number"]);
        console.send("W-1\tSecret, Name").wait(&["Secret, Name"]);
        if is_another_thread {
            fs::write(&trigger, "").unwrap();
        }
        assert_ne!(console.end(), 0);
        console.assert_sane();
        let told = fs::read_to_string(told).unwrap();
        assert!(told.contains("a fault in the program"), "{told}");
        assert!(!told.contains("Secret"), "{told}");
        assert!(!console.screen().contents().contains("Secret"));
        let kept = fs::read_to_string(drafts_of(&file)).unwrap();
        assert!(kept.contains("Secret, Name"), "{kept}");
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["1 draft waits"]);
        console
            .send("n")
            .wait(&["Your draft as you left it", "Secret, Name"]);
    }
}

/// The other half of the test above; by itself it does nothing.
#[test]
fn panics_with_a_form() {
    let Some(file) = std::env::var_os(INSIDE) else {
        return;
    };
    let trigger = std::env::var_os(TRIGGER);
    let model = Model::new(Setup::new(
        Register::new("k7q2m9x4".to_owned()),
        Arc::new(shipped().unwrap()),
        chrono::Local::now().fixed_offset(),
        "nurse".to_owned(),
    ));
    let drafts = Arc::new(Mutex::new(DraftFile::beside(file.as_ref())));
    let session = Session {
        model,
        preferences: None,
        start_worker: Some(Box::new(move |_| {
            if let Some(trigger) = trigger.clone() {
                std::thread::spawn(move || {
                    while !Path::new(&trigger).exists() {
                        std::thread::sleep(std::time::Duration::from_millis(10));
                    }
                    panic!("a name: Secret, Name");
                });
                return Ok(Box::new(|_| {}));
            }
            Ok(Box::new(|order| {
                if matches!(order, Order::KeepDrafts(_)) {
                    panic!("a name: Secret, Name");
                }
            }))
        })),
        drafts: Some(Drafts::new(drafts, Vec::new())),
    };
    let ended = run(entered(), session).unwrap();
    assert_ne!(ended, std::process::ExitCode::SUCCESS);
    // As `main` would end with it.
    std::process::exit(1);
}
