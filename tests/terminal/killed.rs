//! Killed at any moment: what the screen had called saved is there when the register is opened again, and of
//! everything else all or nothing.
//!
//! An errand is typed over and over into one register, each time into a program that is started afresh, and the
//! program is killed at a random moment of it. Every message of the screen is noted as its bytes arrive.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::reference::shipped;
use hepatrack::register::{Register, TakesBack};
use hepatrack::store::{Condition, FileFormat, Mode, Store, StoreError};
use hepatrack::view::describe::entry_words;
use hepatrack::wording::Language;
use hepatrack::wording::finding_words;

use crate::console::{Console, register_path};

/// Every day, with this seed.
#[test]
fn fifty_kills_take_nothing_that_was_called_saved() {
    kill_again_and_again(50, 20_261_122);
}

/// For longer, with another seed every time; a failure names it.
#[test]
#[ignore = "takes minutes: cargo test --release --test terminal -- --ignored kill"]
fn five_hundred_kills_take_nothing_that_was_called_saved() {
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    kill_again_and_again(500, since.subsec_nanos().into());
}

/// A sequence of numbers that looks random and is the same for the same seed.
struct Dice(u64);

impl Dice {
    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % end
    }
}

/// Keys, and what the screen shows once they were worked on.
type Step = (String, Vec<String>);

/// The errand about the patient of this number: somebody new, a drug, a report, a stop that is taken back, a
/// correction, one more report.
fn errand(number: u64) -> Vec<Step> {
    let mrn = format!("K-{number}");
    // Nobody is taken for somebody else.
    let letters = [number / 26, number % 26]
        .map(|letter| char::from(b'a' + u8::try_from(letter % 26).unwrap()));
    let name: String = "Case".chars().chain(letters).collect();
    let born = format!("{}-0{}-12", 1930 + number % 70, 1 + number % 9);
    let (dna, alt) = (1_000 + number, alt_beside(1_000 + number));
    let (later, later_alt) = (600_000 + number, alt_beside(600_000 + number));
    let step = |keys: &str, shown: &[&str]| -> Step {
        let shown = shown.iter().map(|text| (*text).to_owned());
        (keys.to_owned(), shown.collect())
    };
    // The record shows a change before it is saved: only the message tells.
    let told = |what: &str, change: &str| format!("{what}: {mrn} Kill, {name}: {change}");
    vec![
        step("n", &["> number"]),
        step(
            &format!("{mrn}\tKill, {name}\t{born}\tm\tnone\x13"),
            &[&format!("Saved: new patient {mrn} Kill, {name}")],
        ),
        step("d", &["> what"]),
        step(
            "start\tlam\t2024-01-08\x13",
            &[&told("Saved", "lamivudine from")],
        ),
        step("r", &["> sample taken"]),
        step(
            &format!("2024-01-08\t{dna}\t{alt}\x13"),
            &[&told("Saved", "report of 08-Jan-2024")],
        ),
        step("d", &["> what"]),
        step(
            "stop\tlam\ty\trash\x13",
            &[&told("Saved", "lamivudine stopped")],
        ),
        step(
            "u",
            &[
                &told("Taken back", "lamivudine stopped"),
                "> what            stop",
            ],
        ),
        step("\x1b", &[&format!("KILL, {name} | born")]),
        step("\t\r", &["Value: where it came from"]),
        step("\r", &["> HBV DNA"]),
        step(
            &format!("\x15{}\t\t\ttyped wrongly\x13", 300_000 + number),
            &[&told("Saved", "HBV DNA of 08-Jan-2024 corrected")],
        ),
        step("r", &["> sample taken"]),
        step(
            &format!("2025-01-08\t{later}\t{later_alt}\x13"),
            &[&told("Saved", "report of 08-Jan-2025")],
        ),
    ]
}

/// The ALT in the report of this HBV DNA: a report of which half is missing shows.
const fn alt_beside(dna: u64) -> u64 {
    20 + dna % 10
}

/// What the screens have said was saved, as far as a line of them shows it.
#[derive(Default)]
struct Said(BTreeSet<String>);

impl Said {
    fn look(&mut self, screen: &vt100::Screen) {
        for row in screen.rows(0, 80) {
            let row = row.trim();
            if row.starts_with("Saved: ") || row.starts_with("Taken back: ") {
                // A line that is longer than the screen ends in two dots.
                self.0.insert(row.trim_end_matches("..").to_owned());
            }
        }
    }
}

/// Types one step after the other, each once the screen shows what the one before did; whether all came to their end
/// in time.
fn type_until(
    console: &mut Console,
    steps: &[Step],
    until: Option<Instant>,
    look: &mut dyn FnMut(&vt100::Screen),
) -> bool {
    steps.iter().all(|(keys, shown)| {
        console.send(keys);
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        match until {
            Some(until) => console.comes_to_show(&shown, until, look),
            None => {
                console.wait(&shown);
                look(console.screen());
                true
            }
        }
    })
}

/// Enters the first patient; how many times as long that takes as where a disk is quick: a slow one is given the time
/// to save as much before the kill.
fn slowness(file: &str, said: &mut Said) -> u32 {
    let mut console = Console::hepatrack(&["--file", file, "--user", "ana"], &[]);
    console.wait(&["Nobody is on file yet"]);
    let begin = Instant::now();
    let mut look = |screen: &vt100::Screen| said.look(screen);
    type_until(&mut console, &errand(0)[..2], None, &mut look);
    let took = begin.elapsed();
    console.send("q");
    assert_eq!(console.end(), 0);
    u32::try_from(took.as_millis() / 100).unwrap().max(1)
}

fn kill_again_and_again(times: u64, seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let knowledge = shipped().unwrap();
    let mut dice = Dice(seed);
    let mut said = Said::default();
    let slowness = slowness(&file, &mut said);
    let (mut entries, mut left, mut patient) = (0, 0, 0);
    for number in 1..=times {
        let mut console = Console::hepatrack(&["--file", &file, "--user", "ana"], &[]);
        console.wait(&["all is saved"]);
        let mut look = |screen: &vt100::Screen| said.look(screen);
        // Some leave in the middle: then it is the register's file that is being written.
        let leaves = dice.below(4) == 0;
        if leaves {
            left += 1;
            let typed = usize::try_from(2 + 2 * dice.below(2)).unwrap();
            patient += 1;
            type_until(&mut console, &errand(patient)[..typed], None, &mut look);
            console.send("q");
            let within = Duration::from_micros(dice.below(30_000));
            console.comes_to_show(&["never shown"], Instant::now() + within, &mut look);
        } else {
            let typing = Duration::from_millis(50 + dice.below(350)) * slowness;
            let until = Instant::now() + typing;
            let mut is_typing = true;
            while is_typing {
                patient += 1;
                is_typing = type_until(&mut console, &errand(patient), Some(until), &mut look);
            }
        }
        console.kill(&mut look);
        let before = entries;
        entries = check(&file, &said, &knowledge, number, seed);
        assert!(
            entries >= before,
            "seed {seed}, kill {number}: fewer entries"
        );
    }
    assert!(
        said.0.len() > usize::try_from(times).unwrap(),
        "{}",
        said.0.len()
    );
    // Of each program at most one entry was saved that the screen had not told of.
    assert!(entries <= said.0.len() + usize::try_from(times).unwrap());
    let mut terminal = std::io::stderr();
    let _ = std::io::Write::write_fmt(
        &mut terminal,
        format_args!(
            "killed {times} times, {left} of them on leaving: {} messages, {entries} entries\n",
            said.0.len()
        ),
    );
}

/// The register holds everything that was said to be saved, and nothing half; the number of its entries.
fn check(file: &str, said: &Said, knowledge: &Knowledge, number: u64, seed: u64) -> usize {
    let place = format!("seed {seed}, kill {number}");
    let format = FileFormat::new(knowledge);
    let opened = match Store::open(file.as_ref(), Mode::Read, &format) {
        Ok(opened) => opened,
        Err(StoreError::Missing(_)) => return 0,
        Err(error) => panic!("{place}: {error}"),
    };
    assert_eq!(opened.condition, Condition::Sound, "{place}");
    let mut register = opened.register;
    opened.store.learn_history(&mut register, &format).unwrap();
    let held = messages(&register, knowledge);
    for message in &said.0 {
        assert!(
            held.iter().any(|held| held.starts_with(message.as_str())),
            "{place}: the screen said '{message}', which is not among\n{held:#?}"
        );
    }
    for record in register.patients() {
        assert!(record.courses.len() <= 1, "{place}");
        for pair in record.results.chunks(2) {
            let figures = pair.iter().map(|result| {
                let earliest = result.earlier().last();
                let finding = earliest.map_or(&result.finding, |earlier| &earlier.finding);
                figure(&finding_words(Language::English, finding, knowledge))
            });
            let figures: Vec<u64> = figures.collect();
            let [dna, alt] = figures[..] else {
                panic!("{place}: half a report");
            };
            assert_eq!(alt, alt_beside(dna), "{place}: half a report");
        }
    }
    register.history().entries().len()
}

/// `HBV DNA 1 001 IU/mL`: 1001.
fn figure(words: &str) -> u64 {
    let words = words
        .trim_start_matches("HBV DNA")
        .trim_start_matches("ALT");
    let digits = words.chars().filter(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap()
}

/// What the screen says about every entry once it is saved.
fn messages(register: &Register, knowledge: &Knowledge) -> Vec<String> {
    let history = register.history();
    let words = history
        .entries()
        .iter()
        .map(|entry| match entry.takes_back {
            None => format!(
                "Saved: {}",
                entry_words(Language::English, entry, register, knowledge)
            ),
            Some(TakesBack::Undo(seq) | TakesBack::Redo(seq)) => {
                let target = history.get(seq).unwrap();
                let words = entry_words(Language::English, target, register, knowledge);
                format!("Taken back: {words} (entered by ana)")
            }
        });
    words.collect()
}
