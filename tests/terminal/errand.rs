//! The whole errand of a morning, at 80x24.

use hepatrack::reference::shipped;
use hepatrack::store::{FileFormat, Mode, Store};
use hepatrack::wording::Language;
use hepatrack::wording::finding_words;

use crate::console::{Console, register_path};

const ENTER: &str = "\r";
const TAB: &str = "\t";
const ESC: &str = "\x1b";
const CTRL_S: &str = "\x13";

#[test]
fn a_patient_a_report_a_stop_an_undo_a_parked_form_and_the_file_holds_exactly_that() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file, "--as-of", "2026-11-22"], &[]);
    console.wait(&[
        "Sun 22-Nov-2026",
        "AS OF 22-Nov-2026",
        "Nobody is on file yet",
    ]);

    console.send("n").wait(&["New patient"]);
    console.send(&format!(
        "W-19{TAB}Chen, Wei{TAB}12may1974{TAB}m{TAB}none{CTRL_S}"
    ));
    console
        .wait(&["CHEN, Wei | born 12-May-1974 (52y) | M | W-19"])
        .wait_saved();
    console.send("d").wait(&["> what"]);
    console.send(&format!("start{TAB}lam{TAB}2024-01-08{CTRL_S}"));
    console.wait(&[
        "lamivudine from 08-Jan-2024",
        "Cannot judge: no DNA since treatment began",
    ]);
    for (day, dna, headline) in [
        ("2024-01-08", "2.3e7", "Cannot judge"),
        ("2024-06-11", "<20", "not tested since"),
    ] {
        console.send("r").wait(&["> sample taken"]);
        console.send(&format!("{day}{TAB}{dna}{TAB}31{CTRL_S}"));
        console.wait(&["Saved: W-19 Chen, Wei: report of", headline]);
    }

    // The headline under "if saved" changes with the digits, before saving.
    console.send("r").wait(&["> sample taken"]);
    console.send(&format!("{TAB}45"));
    console.wait(&[
        "After saving:",
        "DNA measurable again at a low level: 45, seen once",
    ]);
    console.send("00");
    console.wait(&[
        "After saving:",
        "! DNA positive again on treatment: 4 500, seen once",
    ]);
    console.send(&format!("{TAB}52{CTRL_S}"));
    console.wait(&[
        "! DNA positive again on treatment: 4 500, seen once",
        "Saved: W-19 Chen, Wei: report of 22-Nov-2026: HBV DNA 4 500 IU/mL, ALT 52 U/L",
    ]);

    // The drug is stopped, and the stop taken back.
    console.send("d").wait(&["> what"]);
    console.send(&format!("stop{TAB}lam{TAB}y{CTRL_S}"));
    console.wait(&["Why is lamivudine stopped?", "No antiviral after this."]);
    console.send("y");
    console.wait(&["lamivudine stopped 21-Nov-2026"]);
    console.send("u");
    console.wait(&[
        "Taken back: W-19 Chen, Wei: lamivudine stopped 21-Nov-2026",
        "> what            stop",
    ]);
    console.send(ESC).wait(&["CHEN, Wei | born 12-May-1974"]);

    // A second patient; a half-typed form is parked, the other opened, and back.
    console.send("n").wait(&["New patient"]);
    console.send(&format!("W-20{TAB}张, 伟{TAB}19800229{TAB}f{CTRL_S}"));
    console.wait(&["张, 伟 | born 29-Feb-1980"]);
    console.send("r").wait(&["> sample taken"]);
    console.send(&format!("{TAB}230")).wait(&["= 230 IU/mL"]);
    // Esc and the next key in one breath, as over a slow line.
    console.send(&format!("{ESC}/")).wait(&["Search:"]);
    console.send("chen").wait(&["1 found"]);
    console.send(ENTER).wait(&["CHEN, Wei | born"]);
    console.send("/").wait(&["Search:"]);
    console.send("20").wait(&["1 found"]);
    console
        .send(ENTER)
        .wait(&["A draft waits here: laboratory report (r continues it)"]);
    console
        .send("r")
        .wait(&["Your draft as you left it", "= 230 IU/mL"]);
    console.send("000").wait(&["= 230 000 IU/mL"]);
    console
        .send(CTRL_S)
        .wait(&["Saved: W-20", "HBV DNA 230 000 IU/mL"]);
    console.send("q");
    assert_eq!(console.end(), 0);
    console.assert_sane();

    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    let register = Store::open(file.as_ref(), Mode::Read, &format)
        .unwrap()
        .register;
    let held: Vec<(String, String, Vec<String>, Vec<String>)> = register
        .patients()
        .iter()
        .map(|record| {
            let courses = record.courses.iter().map(|course| {
                let drug = &knowledge.drugs.get(course.drug).name;
                format!(
                    "{drug} {} {:?}",
                    course.start.date,
                    course.stop.map(|stop| stop.date)
                )
            });
            let results = record.results.iter().map(|result| {
                format!(
                    "{} {}",
                    result.on,
                    finding_words(Language::English, &result.finding, &knowledge)
                )
            });
            (
                record.person.mrn.clone(),
                record.person.name.clone(),
                courses.collect(),
                results.collect(),
            )
        })
        .collect();
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        held,
        [
            (
                "W-19".to_owned(),
                "Chen, Wei".to_owned(),
                texts(&["lamivudine 2024-01-08 None"]),
                texts(&[
                    "2024-01-08 HBV DNA 23 000 000 IU/mL",
                    "2024-01-08 ALT 31 U/L",
                    "2024-06-11 HBV DNA <20 IU/mL",
                    "2024-06-11 ALT 31 U/L",
                    "2026-11-22 HBV DNA 4 500 IU/mL",
                    "2026-11-22 ALT 52 U/L",
                ]),
            ),
            (
                "W-20".to_owned(),
                "张, 伟".to_owned(),
                texts(&[]),
                texts(&["2026-11-22 HBV DNA 230 000 IU/mL"]),
            ),
        ]
    );
}

#[test]
fn the_cursor_of_the_terminal_stands_at_the_width_of_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send(TAB).wait(&["> name"]);
    let (row, start) = console.screen().cursor_position();
    for (name, width) in [
        ("Müller, Jörg", 12),
        ("欧阳, 建国", 10),
        ("Nguyễn Thị Ánh", 14),
    ] {
        console.send(name).wait_until(name, |screen| {
            screen.contents().contains(name) && screen.cursor_position() == (row, start + width)
        });
        console.send("\x15").wait_until("an empty field", |screen| {
            screen.cursor_position() == (row, start)
        });
    }
}

#[test]
fn a_bracketed_paste_is_text_and_no_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["Nobody is on file yet"]);
    console.send("n").wait(&["> number"]);
    console.send("\x1b[200~W-1\n\x1b[201~").wait(&["W-1"]);
    console.wait(&["> number"]);
    console.send(&format!("\x1b[200~{}\x1b[201~", "x".repeat(5000)));
    console.wait(&["Not pasted: 5000 bytes"]);
}

#[test]
fn without_colours_the_selection_is_reversed() {
    let mut console = Console::hepatrack(&["--demo"], &[("NO_COLOR", "1")]);
    console
        .wait(&["DEMO"])
        .wait_until("a reversed row without colour", |screen| {
            let cells = || {
                (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)))
            };
            cells().any(vt100::Cell::inverse)
                && cells().all(|cell| {
                    cell.fgcolor() == vt100::Color::Default
                        && cell.bgcolor() == vt100::Color::Default
                })
        });
    console.send("q");
    assert_eq!(console.end(), 0);
    console.assert_sane();
}

#[test]
fn what_was_corrected_retracted_and_moved_stands_so_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let mut console = Console::hepatrack(&["--file", &file, "--as-of", "2026-11-22"], &[]);
    console.wait(&["Nobody is on file yet"]);
    for (number, name) in [("W-1", "Chen, Wei"), ("W-2", "Li, Na")] {
        console.send("n").wait(&["New patient"]);
        console.send(&format!("{number}{TAB}{name}{TAB}12may1974{CTRL_S}"));
        console.wait(&["Saved: new patient", name]);
    }
    console.send("r").wait(&["> sample taken"]);
    console.send(&format!("2024-01-08{TAB}2.3e7{TAB}31{TAB}28{CTRL_S}"));
    console.wait(&["Saved: W-2 Li, Na: report of 08-Jan-2024"]);
    console
        .send(&format!("{TAB}{ENTER}"))
        .wait(&["Value: where it came from"]);
    console.send(ENTER).wait(&["> HBV DNA"]);
    console.send(&format!("2.3e6{TAB}{TAB}{TAB}typed wrongly{CTRL_S}"));
    console.wait(&["HBV DNA of 08-Jan-2024 corrected to 2 300 000"]);
    console
        .send(&format!("{TAB}\x1b[B{ENTER}"))
        .wait(&["31 U/L"]);
    console.send("x").wait(&["> why retracted"]);
    console.send(&format!("sample mixed up{CTRL_S}"));
    console.wait(&["ALT 31 U/L of 08-Jan-2024 retracted"]);
    console
        .send(&format!("{TAB}{ENTER}"))
        .wait(&["Value: where it came from"]);
    console.send("m").wait(&["> move to number"]);
    console.send(&format!("W-1{TAB}")).wait(&["To: CHEN, Wei"]);
    console.send(&format!("wrong patient{CTRL_S}"));
    console.wait(&[
        "CHEN, Wei | born",
        "report moved from W-2 Li, Na to W-1 Chen, Wei",
    ]);
    console.send("q");
    assert_eq!(console.end(), 0);

    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    let register = Store::open(file.as_ref(), Mode::Read, &format)
        .unwrap()
        .register;
    assert!(register.find("W-2").unwrap().results.is_empty());
    let held: Vec<(String, Vec<String>, bool)> = register
        .find("W-1")
        .unwrap()
        .results
        .iter()
        .map(|result| {
            let earlier = result.earlier().iter();
            (
                finding_words(Language::English, &result.finding, &knowledge),
                earlier
                    .map(|earlier| finding_words(Language::English, &earlier.finding, &knowledge))
                    .collect(),
                result.is_retracted(),
            )
        })
        .collect();
    let held: Vec<(&str, Vec<&str>, bool)> = held
        .iter()
        .map(|(now, earlier, gone)| {
            let earlier = earlier.iter().map(String::as_str).collect();
            (now.as_str(), earlier, *gone)
        })
        .collect();
    assert_eq!(
        held,
        [
            (
                "HBV DNA 2 300 000 IU/mL",
                vec!["HBV DNA 23 000 000 IU/mL"],
                false
            ),
            ("ALT 31 U/L", vec![], true),
            ("AST 28 U/L", vec![], false),
        ]
    );
}

/// A home with nothing in it: the folder of the register is made, what comes first is asked, and the own name is known
/// at the next start.
#[test]
fn an_empty_home_is_enough_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let variables = [
        ("HOME", home),
        ("XDG_DATA_HOME", ""),
        ("XDG_CONFIG_HOME", ""),
        ("HEPATRACK_USER", ""),
    ];
    let mut console = Console::hepatrack(&[], &variables);
    console.wait(&["Nobody is on file yet", "Welcome. What comes first?"]);
    console.send(ENTER).wait(&["Question 1 of 3"]);
    console
        .send(&format!("St Anna{ENTER}"))
        .wait(&["Question 2 of 3", "St Anna"]);
    console.send(ESC).wait(&["Question 3 of 3"]);
    console
        .send(&format!("\x15Li Na{ENTER}"))
        .wait(&["What comes first?"]);
    console.send("n").wait(&["New patient"]);
    console
        .send(&format!("W-1{TAB}Chen, Wei{CTRL_S}"))
        .wait(&["Saved: new patient W-1"]);
    console.send("\x11");
    assert_eq!(console.end(), 0);
    let mut again = Console::hepatrack(&[], &variables);
    again.wait(&["St Anna", "1 patient"]);
    again.send("a").wait(&["put on the clinic"]);
    again.send(ENTER).wait(&["CHEN, Wei"]);
    again.send("h").wait(&["Li Na"]);
    again.send("\x11");
    assert_eq!(again.end(), 0);
}
