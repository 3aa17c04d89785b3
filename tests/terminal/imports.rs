//! Files are read while the keys go on working, and what was imported is in the register's file.

use std::io::Write;

use hepatrack::clinical::record::Via;
use hepatrack::reference::shipped;
use hepatrack::store::{FileFormat, Mode, Store};

use crate::console::{Console, path_text, register_path};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const CTRL_X: &str = "\x18";

#[test]
fn files_are_imported_after_a_preview_and_the_screen_can_be_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let files = folder.path().join("my files");
    std::fs::create_dir(&files).unwrap();
    std::fs::write(
        files.join("patients.csv"),
        "mrn,name,born,sex,cirrhosis\nW-50,\"Wang, Fang\",1980-01-01,female,none\n",
    )
    .unwrap();
    let home = path_text(folder.path());
    let mut console = Console::hepatrack(&["--file", &file, "--user", "ana"], &[("HOME", &home)]);
    console.wait(&["Nobody is on file yet"]);
    console.send("i").wait(&["Path:", "Enter read"]);
    // A blank divides paths only where the line as a whole names nothing.
    console.send(&format!("~/nowhere{ENTER}"));
    console.wait(&["Nothing can be imported", "nowhere:1:1: "]);
    console.send(&format!("\x15~/my files{ENTER}"));
    console.wait(&["to be added: 1 patient, 0 courses, 0 results"]);
    console.send(ENTER).wait(&["> n  no, nothing is stored"]);
    console
        .send("y")
        .wait(&["Saved: imported 1 patient", "Wang, Fang"]);

    console.send(ENTER).wait(&["WANG, Fang | born 01-Jan-1980"]);
    console.send("h").wait(&["ana, import", "number W-50"]);
    console
        .send(CTRL_X)
        .wait_until("a hidden screen", |screen| {
            screen.contents().trim() == "hepatrack is hidden; any key shows it"
        });
    console.send("q").wait(&[
        "WANG, Fang | born 01-Jan-1980",
        "You are back in the record of W-50 Wang, Fang",
    ]);
    console.send(&format!("{ESC}q"));
    assert_eq!(console.end(), 0);
    console.assert_sane();

    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    let register = Store::open(file.as_ref(), Mode::Read, &format)
        .unwrap()
        .register;
    let record = register.find("W-50").unwrap();
    assert_eq!(record.source.via, Via::Import);
}

/// The command says on the terminal how far it is; Ctrl-C ends it before anything is stored.
#[test]
fn a_long_import_is_shown_and_stopped() {
    for (language, said) in [
        (
            "en",
            [
                "Ctrl+C stops it",
                "stopping ...",
                "the import was stopped: nothing was stored",
            ],
        ),
        (
            "zh",
            ["Ctrl+C 停止", "正在停止……", "导入已停止：未保存任何内容"],
        ),
    ] {
        is_shown_and_stopped(language, said);
    }
}

fn is_shown_and_stopped(language: &str, [reading, stopping, stopped]: [&str; 3]) {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    std::fs::write(
        folder.path().join("patients.csv"),
        "mrn,name,born,sex,cirrhosis\nW-50,\"Wang, Fang\",1980-01-01,female,none\n",
    )
    .unwrap();
    // A pipe whose writer takes its time.
    let results = folder.path().join("results.csv");
    let made = std::process::Command::new("mkfifo").arg(&results).status();
    assert!(made.unwrap().success());
    let paths = [
        &path_text(&folder.path().join("patients.csv")),
        &path_text(&results),
    ];
    let [patients, results_path] = paths.map(String::as_str);
    let arguments = [
        "--lang",
        language,
        "--file",
        &file,
        "import",
        patients,
        results_path,
    ];
    let mut console = Console::hepatrack(&arguments, &[]);
    let mut writer = std::fs::OpenOptions::new()
        .write(true)
        .open(&results)
        .unwrap();
    let header = "mrn,date,test,value,unit,lower_limit,upper_limit\n";
    let row = "W-50,2024-01-05,ALT,52,U/L,,40\n";
    writer
        .write_all(format!("{header}{row}").as_bytes())
        .unwrap();
    console.wait(&[reading]);
    console.send("\x03").wait(&[stopping]);
    drop(writer);
    console.wait(&[stopped]);
    assert!(!console.screen().contents().contains(stopping));
    assert_eq!(console.end(), 1);
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(!stored.contains("W-50"), "{stored}");
}
