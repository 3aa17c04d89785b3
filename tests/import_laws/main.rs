//! Laws of the import (`hepatrack import --help`), tried on invented accidents.
//!
//! `cargo test --test import_laws -- --ignored` tries 100,000 mutations.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod another;
mod desk;
mod folder;
mod mutation;
#[path = "../crash/random.rs"]
mod random;
mod sequence;

use std::collections::BTreeMap;

use desk::{Desk, Said, empty, stamp};
use folder::{Cells, STYLES, valid};
use hepatrack::exchange::ImportPlan;
use hepatrack::register::Register;
use hepatrack::store::{self, Digest, FileFormat};
use hepatrack::wording::Language;
use mutation::{Mutation, mutated};
use random::Random;
use sequence::Clinic;
use serde_json::Value;

/// What came of a mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Same,
    Listed,
    Refused,
    AnotherFile,
}

/// A register, and what importing the valid folder into it is.
struct Untouched {
    register: Register,
    plan: ImportPlan,
    said: Said,
    review: Vec<Value>,
}

impl Untouched {
    fn new(desk: &Desk, register: Register) -> Self {
        let plan = desk.plan(&register).unwrap_or_else(|faults| {
            panic!(
                "the valid folder is refused: {:#?}",
                faults.lines(Language::English)
            )
        });
        let mut after = register.clone();
        plan.clone().commit(&mut after, stamp()).unwrap();
        Self {
            said: Said::of(&plan),
            review: desk.review(&after),
            register,
            plan,
        }
    }

    /// What came of importing what is in the folder; nothing where the review is another and nothing is said of it.
    fn outcome(&self, desk: &Desk, what: &str) -> Option<Outcome> {
        let plan = match desk.plan(&self.register) {
            Err(faults) => {
                desk::assert_located(&faults, what);
                return Some(Outcome::Refused);
            }
            Ok(plan) => plan,
        };
        if plan.ops() == self.plan.ops() {
            return Some(Outcome::Same);
        }
        if Said::of(&plan) != self.said {
            return Some(Outcome::Listed);
        }
        let mut after = self.register.clone();
        plan.commit(&mut after, stamp()).unwrap();
        (desk.review(&after) == self.review).then_some(Outcome::Same)
    }
}

/// Tries so many mutations; gives how often what came of them, and those of which nothing was said.
fn try_mutations(seed: u64, count: u64) -> (BTreeMap<Outcome, usize>, Vec<Mutation>) {
    let desk = Desk::new();
    let tables = valid();
    let mut outcomes = BTreeMap::new();
    let mut silent = Vec::new();
    for (place, style) in STYLES.into_iter().enumerate() {
        let valid = [0, 1, 2].map(|table: usize| style.write(&tables[table]));
        let put = |bytes: &[Vec<u8>; 3]| (0..3).for_each(|table| desk.put(table, &bytes[table]));
        put(&valid);
        let first = Untouched::new(&desk, empty());
        let mut register = empty();
        first.plan.clone().commit(&mut register, stamp()).unwrap();
        let again = Untouched::new(&desk, register);
        for turn in 0..count / 4 {
            let mut random = Random::of(&[seed, place as u64, turn]);
            let mutation = mutated(&tables, style, &mut random);
            put(&mutation.bytes);
            let untouched = if random.one_in(4) { &again } else { &first };
            let mut outcome = untouched.outcome(&desk, &mutation.what);
            if outcome.is_none() && another::is_another_valid_file(style, &valid, &mutation.bytes) {
                outcome = Some(Outcome::AnotherFile);
            }
            match outcome {
                Some(outcome) => *outcomes.entry(outcome).or_default() += 1,
                None => silent.push(mutation),
            }
        }
    }
    (outcomes, silent)
}

/// A number in the environment makes the long runs try others.
fn other_lives() -> Option<u64> {
    std::env::var("HEPATRACK_SEED").ok()?.parse().ok()
}

fn assert_nothing_is_silent(seed: u64, count: u64) {
    let (outcomes, silent) = try_mutations(seed, count);
    let told: Vec<String> = silent.iter().map(told).collect();
    assert!(
        silent.is_empty(),
        "{} of {count} change the review in silence, {outcomes:?}:\n{}",
        silent.len(),
        told.join("\n")
    );
    let all = [
        Outcome::Same,
        Outcome::Listed,
        Outcome::Refused,
        Outcome::AnotherFile,
    ];
    for outcome in all {
        assert!(outcomes.contains_key(&outcome), "{outcomes:?}");
    }
}

/// What befell a table, and the lines that differ.
fn told(mutation: &Mutation) -> String {
    let lines: Vec<String> = (0..3)
        .flat_map(|table| {
            let valid: Vec<Vec<u8>> = STYLES
                .iter()
                .map(|style| style.write(&valid()[table]))
                .collect();
            let known: Vec<&[u8]> = valid
                .iter()
                .flat_map(|bytes| bytes.split(|byte| *byte == b'\n'))
                .collect();
            let lines = mutation.bytes[table].split(|byte| *byte == b'\n');
            let other = lines.filter(|line| !known.contains(line));
            let other = other.map(|line| String::from_utf8_lossy(line).escape_debug().to_string());
            other.take(2).collect::<Vec<_>>()
        })
        .collect();
    format!("{}: {}", mutation.what, lines.join(" / "))
}

/// Whatever befalls a byte, a cell, a row, a column or a header of a valid folder, its import gives the same review,
/// lists what is otherwise, or is refused with the place.
///
/// Not counted is only what makes another valid file: see [`another`].
#[test]
fn nothing_that_befalls_a_file_changes_the_review_in_silence() {
    assert_nothing_is_silent(1, 2000);
}

#[test]
#[ignore = "minutes: cargo test --test import_laws -- --ignored"]
fn nothing_of_100_000_mutations_changes_the_review_in_silence() {
    assert_nothing_is_silent(other_lives().unwrap_or(2), 100_000);
}

/// Exchanges that chance rarely finds: every two headers, and the cells below every two headers.
#[test]
fn no_two_columns_change_places_in_silence() {
    let desk = Desk::new();
    let style = STYLES[0];
    let write = |tables: &[Cells; 3]| [0, 1, 2].map(|table: usize| style.write(&tables[table]));
    let put = |bytes: &[Vec<u8>; 3]| (0..3).for_each(|table| desk.put(table, &bytes[table]));
    let bytes = write(&valid());
    put(&bytes);
    let untouched = Untouched::new(&desk, empty());
    let mut silent = Vec::new();
    for table in 0..3 {
        let header = valid()[table][0].clone();
        for (one, other) in
            (0..header.len()).flat_map(|one| (0..one).map(move |other| (one, other)))
        {
            for rows in [0..1, 1..usize::MAX] {
                let mut tables = valid();
                let last = rows.end.min(tables[table].len());
                let rows = &mut tables[table][rows.start..last];
                rows.iter_mut().for_each(|row| row.swap(one, other));
                let mutated = write(&tables);
                put(&mutated);
                let what = format!("{} and {}", header[one], header[other]);
                let outcome = untouched.outcome(&desk, &what);
                if outcome.is_none() && !another::is_another_valid_file(style, &bytes, &mutated) {
                    silent.push(what);
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}

/// Imports the exports of a clinic that goes on, one after the other. Gives whether none was refused, or what happened
/// where the end is another than that of the last export alone.
fn follow(desk: &Desk, seed: u64) -> Result<bool, String> {
    let style = STYLES[0];
    let mut random = Random::new(seed);
    let mut clinic = Clinic::new(&mut random);
    let mut register = empty();
    let mut happened = Vec::new();
    let format = FileFormat::new(&desk.knowledge);
    let text = |register: &Register| store::write(register, Digest::NONE, &format);
    let mut is_whole = true;
    for export in 0..2 + random.below(4) {
        if export > 0 {
            for _ in 0..=random.below(4) {
                happened.push(clinic.happening(&mut random));
            }
        }
        let tables = clinic.tables();
        (0..3).for_each(|table| desk.put(table, &style.write(&tables[table])));
        let before = text(&register);
        match desk.plan(&register) {
            Ok(plan) => {
                happened.push(format!(
                    "imported, {}",
                    plan.lines(Language::English, ["changed", "added"])
                        .join("; ")
                ));
                if plan.commit(&mut register, stamp()).is_err() {
                    return Err(format!("refused without a place: {happened:#?}"));
                }
            }
            Err(faults) => {
                desk::assert_located(&faults, "a later export");
                is_whole = false;
            }
        }
        if !is_whole {
            assert_eq!(text(&register), before, "a refused import changes nothing");
            return Ok(false);
        }
        let mut alone = empty();
        let Ok(plan) = desk.plan(&alone) else {
            return Ok(false);
        };
        plan.commit(&mut alone, stamp()).unwrap();
        let [alone, one_by_one] = [&alone, &register].map(|all| Value::from(desk.review(all)));
        if let Some(difference) = desk::difference(&alone, &one_by_one) {
            let results = String::from_utf8(style.write(&tables[2])).unwrap();
            return Err(format!("{difference}\n{happened:#?}\n{results}"));
        }
    }
    Ok(true)
}

fn assert_sequences_end_as_their_last(seeds: std::ops::Range<u64>) {
    let desk = Desk::new();
    let count = seeds.end - seeds.start;
    let (mut whole, mut wrong) = (0, Vec::new());
    for seed in seeds {
        match follow(&desk, seed) {
            Ok(is_whole) => whole += u64::from(is_whole),
            Err(happened) => wrong.push(format!("seed {seed}: {happened}")),
        }
    }
    let first: Vec<&String> = wrong.iter().take(3).collect();
    assert!(
        wrong.is_empty(),
        "{} of {count} end otherwise ({whole} whole): {}",
        wrong.len(),
        first
            .iter()
            .map(|told| told.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    );
    assert!(
        whole * 3 > count,
        "only {whole} of {count} were taken whole"
    );
}

/// A clinic's exports, in which results are added, corrected and taken back, courses stopped and names respelled, end
/// one after the other in the review of the last one alone, or the import stops, says where, and changes nothing.
#[test]
fn a_sequence_of_exports_ends_as_its_last() {
    assert_sequences_end_as_their_last(0..150);
}

#[test]
#[ignore = "minutes: cargo test --test import_laws -- --ignored"]
fn many_sequences_of_exports_end_as_their_last() {
    let first = other_lives().unwrap_or(0) * 10_000 + 1000;
    assert_sequences_end_as_their_last(first..first + 5000);
}
