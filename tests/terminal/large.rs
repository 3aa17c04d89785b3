//! A register that is larger than any clinic's: how long it takes to leave, and to answer a key. Measured, told, and
//! asked for by name: `cargo test --release --test terminal -- --ignored large` or `delay`.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use hepatrack::reference::shipped;
use hepatrack::store::{FileFormat, Mode, Store};

use crate::console::{Console, register_path};
use crate::drafts::lock_is_free;

/// Writes a register of so many patients with eleven reports of eight results each, as the program itself would.
fn generate(file: &str, patients: u32) {
    let mut text = String::from(
        "(\n  format: \"hepatrack\", schema: 1, register: \"k7q2m9x4\",\n  patients: [\n",
    );
    let mut id = 0;
    for patient in 1..=patients {
        id += 1;
        let _ = write!(
            text,
            "    (id: {id}, mrn: \"W-{patient}\", name: \"Wu, Li{patient}\", born: \"19{:02}-05-12\", sex: female, cirrhosis: none,\n      courses: [\n        (id: {}, drug: \"entecavir\", from: \"2015-02-01\"),\n      ],\n      reports: [\n",
            30 + patient % 60,
            id + 1,
        );
        id += 1;
        for year in 2015..2026 {
            id += 1;
            let figure = patient % 97 + year % 7;
            let dna = if year == 2015 { "2.3e7" } else { "<20" };
            let _ = writeln!(
                text,
                "        (id: {id}, on: \"{year}-01-{:02}\", r: \"dna {dna} IU/mL; alt {} U/L [..40]; ast {} U/L; alb 4{} g/L; tbil 1{} umol/L; alp {} U/L; ggt {} U/L; plt {} 10*9/L\"),",
                1 + patient % 28,
                20 + figure,
                18 + figure,
                figure % 9,
                figure % 9,
                50 + figure,
                15 + figure,
                150 + figure,
            );
        }
        text.push_str("      ]),\n");
    }
    text.push_str("  ],\n)\n");
    fs::write(file, text).unwrap();
    let knowledge = shipped().unwrap();
    Store::open(file.as_ref(), Mode::Write, &FileFormat::new(&knowledge)).unwrap();
}

fn tell(words: std::fmt::Arguments<'_>) {
    let _ = std::io::stderr().write_fmt(format_args!("{words}\n"));
}

#[test]
#[ignore = "large: cargo test --release --test terminal -- --ignored large"]
fn a_large_register_is_left_within_a_second_by_every_way_out() {
    type WayOut = fn(&mut Console);
    let ways: [(&str, WayOut); 4] = [
        ("SIGTERM", |console| console.signal("TERM")),
        ("SIGINT", |console| console.signal("INT")),
        ("SIGHUP", |console| console.signal("HUP")),
        ("closed terminal", |console| console.hang_up("\x0c")),
    ];
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    generate(&file, 50_000);
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    tell(format_args!("{} bytes", fs::metadata(&file).unwrap().len()));
    for (number, (name, way_out)) in ways.into_iter().enumerate() {
        let begin = Instant::now();
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["W-", "Wu, Li"]);
        let opened = begin.elapsed();
        if number > 0 {
            console.wait(&["draft waits"]);
            console.send("\x1b");
        }
        console.send("n").wait(&["> number"]);
        console
            .send(&format!("{number}"))
            .wait(&["> number", &number.to_string()]);
        let begin = Instant::now();
        way_out(&mut console);
        // Of a closed terminal the wait for the last handle is the test's own.
        let status = console.end_quickly();
        let took = begin.elapsed();
        tell(format_args!(
            "{name}: opened in {opened:?}, left in {took:?}"
        ));
        assert_ne!(status, 0);
        assert!(took < Duration::from_secs(1), "{name}: {took:?}");
        lock_is_free(&file);
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    }
    // And while the register's file is being written, which a removed file brings about.
    let mut console = Console::hepatrack(&["--file", &file], &[]);
    console.wait(&["draft waits"]);
    fs::remove_file(&file).unwrap();
    while !Path::new(&format!("{file}.tmp")).exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let begin = Instant::now();
    console.signal("TERM");
    assert_eq!(console.end_quickly(), 128 + 15);
    let took = begin.elapsed();
    tell(format_args!(
        "SIGTERM while the file is written: left in {took:?}"
    ));
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
#[ignore = "measures: cargo test --release --test terminal -- --ignored delay"]
fn the_delay_of_an_answer_beside_a_rewrite_is_measured() {
    for patients in [3_000, 50_000] {
        let folder = tempfile::tempdir().unwrap();
        let file = register_path(&folder);
        generate(&file, patients);
        let temporary = format!("{file}.tmp");
        let mut console = Console::hepatrack(&["--file", &file], &[]);
        console.wait(&["W-", "Wu, Li"]);
        let (mut quiet, mut busy) = (Vec::new(), Vec::new());
        let mut keys = ["\x1b[B", "\x1b[A"].into_iter().cycle();
        for _ in 0..200 {
            quiet.push(console.answer_time(keys.next().unwrap()));
        }
        let mut rewrites = 0;
        while busy.len() < 200 && rewrites < 12 {
            rewrites += 1;
            fs::remove_file(&file).unwrap();
            while !Path::new(&file).exists() {
                let took = console.answer_time(keys.next().unwrap());
                if Path::new(&temporary).exists() {
                    busy.push(took);
                }
            }
        }
        for (when, times) in [("alone", &mut quiet), ("beside a rewrite", &mut busy)] {
            times.sort();
            let at = |percent: usize| times[(times.len() - 1) * percent / 100];
            tell(format_args!(
                "{patients} patients, {when}: {} keys, p50 {:?}, p99 {:?}, worst {:?}",
                times.len(),
                at(50),
                at(99),
                at(100)
            ));
        }
    }
}
