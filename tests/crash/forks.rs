//! Two machines that go on from one register, and whatever a program that keeps folders alike makes of their files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hepatrack::clinical::record::Finding;
use hepatrack::register::Register;
use hepatrack::store::{Condition, Mode, Opened, Outside, Store, Take, TroubleKind};

use crate::api::{JOURNAL, at, format, lines, open, register_path};
use crate::disk::SimulatedDisk;
use crate::entries::{add_patient, add_report, import};
use crate::random::Random;

const SEGMENT: u64 = 900;

/// One machine: what it entered since both went on from the same.
struct Machine {
    disk: SimulatedDisk,
    register: Register,
}

impl Machine {
    /// Enters something by chance; `own` tells the patients whom this machine adds or, where both do the same, touches.
    fn go_on(disk: SimulatedDisk, random: &mut Random, own: &str, entries: usize) -> Self {
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        for number in 0..entries {
            let mrn = format!("{own}-{number}");
            let register = &mut opened.register;
            let load = 100 + u32::try_from(random.below(9_000)).unwrap();
            let entry = match random.below(4) {
                0 => add_patient(register, &mrn),
                1 => import(register, &mrn, &[load, load + 1]),
                _ => {
                    let known: Vec<String> = register
                        .patients()
                        .iter()
                        .map(|record| record.person.mrn.clone())
                        .filter(|mrn| mrn.starts_with(own))
                        .collect();
                    match known.get(random.below(known.len())) {
                        Some(mrn) => add_report(register, mrn, load),
                        None => add_patient(register, &mrn),
                    }
                }
            };
            opened.store.append(&entry, format()).unwrap();
            if random.one_in(2) {
                rewrite(&mut opened);
            }
        }
        if random.one_in(2) {
            rewrite(&mut opened);
        }
        Self {
            disk: disk.copy(),
            register: opened.register,
        }
    }
}

fn rewrite(opened: &mut Opened) {
    let now = at(60 * i64::from(opened.register.last_seq().0));
    opened
        .store
        .rewrite(&opened.register, format(), now)
        .unwrap();
}

/// What is on file of everybody, in words that do not depend on identifiers.
fn content(register: &Register) -> BTreeMap<String, Vec<String>> {
    let words = |finding: &Finding| format!("{finding:?}");
    register
        .patients()
        .iter()
        .map(|record| {
            let mut results: Vec<String> = record
                .results
                .iter()
                .map(|result| words(&result.finding))
                .collect();
            results.sort();
            (record.person.mrn.clone(), results)
        })
        .collect()
}

/// The name that a copy is given.
fn copy_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (stem, ending) = name.rsplit_once('.').unwrap();
    path.with_file_name(format!(
        "{stem}.sync-conflict-20261128-101112-ABCDEFG.{ending}"
    ))
}

fn is_journal(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    path.parent() == Some(Path::new(JOURNAL))
        && (name.starts_with("journal-") || name.starts_with("import-"))
}

/// The folder of one machine after files of another came to it: the journal stays where it is or becomes the copy, and so
/// does the register.
fn mixed(here: &SimulatedDisk, there: &SimulatedDisk, random: &mut Random) -> SimulatedDisk {
    let disk = here.copy();
    let theirs_first = random.one_in(2);
    let (ours, theirs) = (here.files(), there.files());
    let all: BTreeSet<&PathBuf> = ours.keys().chain(theirs.keys()).collect();
    for path in all.into_iter().filter(|path| is_journal(path)) {
        let (one, other) = if theirs_first {
            (theirs.get(path), ours.get(path))
        } else {
            (ours.get(path), theirs.get(path))
        };
        disk.put(path, one.or(other).map(Vec::as_slice));
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            disk.put(&copy_of(path), Some(other));
        }
    }
    let (one, other) = (ours.get(register_path()), theirs.get(register_path()));
    let registers = if random.one_in(2) {
        (one, other)
    } else {
        (other, one)
    };
    disk.put(register_path(), registers.0.map(Vec::as_slice));
    if let Some(other) = registers.1.filter(|_| random.one_in(2)) {
        disk.put(&copy_of(register_path()), Some(other));
    }
    disk
}

fn begin(random: &mut Random) -> SimulatedDisk {
    let disk = SimulatedDisk::new();
    let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
    for mrn in ["A-common", "B-common"] {
        let entry = add_patient(&mut opened.register, mrn);
        opened.store.append(&entry, format()).unwrap();
        if random.one_in(2) {
            rewrite(&mut opened);
        }
    }
    drop(opened);
    disk
}

fn is_told(opened: &Opened) -> bool {
    match &opened.condition {
        Condition::Sound => !opened.warnings.is_empty(),
        Condition::Trouble(trouble) => trouble.kind == TroubleKind::Fork,
    }
}

fn must_check(disk: &SimulatedDisk, what: &str) {
    let checked = Store::check(Arc::new(disk.clone()), register_path(), format()).unwrap();
    assert!(
        checked.faults.is_empty(),
        "{what}: {}",
        lines(&checked.faults)
    );
}

/// Everything that either machine wrote is somewhere.
fn must_keep(disk: &SimulatedDisk, before: &BTreeMap<PathBuf, Vec<u8>>, what: &str) {
    let now: BTreeSet<Vec<u8>> = disk.files().into_values().collect();
    for (path, bytes) in before.iter().filter(|(path, _)| is_journal(path)) {
        // A journal goes on where it ended.
        let is_kept = now.iter().any(|now| now.starts_with(bytes));
        assert!(is_kept, "{what}: {}", path.display());
    }
}

#[test]
fn what_two_machines_entered_is_told_and_merged_where_they_touched_different_things() {
    for seed in 0..300 {
        let what = format!("seed {seed}");
        let mut random = Random::new(seed);
        let common = begin(&mut random);
        let (ours, theirs) = (1 + random.below(5), 1 + random.below(5));
        let a = Machine::go_on(common.copy(), &mut random, "A", ours);
        let b = Machine::go_on(common.copy(), &mut random, "B", theirs);
        let disk = mixed(&a.disk, &b.disk, &mut random);
        let before = disk.files();
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert!(is_told(&opened), "{what}: {:?}", opened.condition);
        must_keep(&disk, &before, &what);
        let merged = opened.store.merge(None, format(), at(9_000)).unwrap();
        assert!(
            merged.undecided.is_empty(),
            "{what}: {:?}",
            merged.undecided
        );
        let mut expected = content(&a.register);
        for (mrn, results) in content(&b.register) {
            let known = expected.entry(mrn).or_default();
            if known.len() < results.len() {
                *known = results;
            }
        }
        assert_eq!(content(&merged.register), expected, "{what}");
        must_keep(&disk, &before, &what);
        drop(opened);
        must_check(&disk, &what);
        let mut again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{what}");
        assert!(again.warnings.is_empty(), "{what}: {:?}", again.warnings);
        assert!(again.register.same_content(&merged.register), "{what}");
        // Whatever comes again from the other machine brings nothing twice.
        for (path, bytes) in b.disk.files() {
            if is_journal(&path) {
                disk.put(&copy_of(&path), Some(&bytes));
            }
        }
        let twice = again.store.merge(None, format(), at(9_100)).unwrap();
        assert!(twice.undecided.is_empty(), "{what}: {:?}", twice.undecided);
        assert_eq!(content(&twice.register), expected, "{what}, twice");
        drop(again);
        must_check(&disk, &what);
    }
}

#[test]
fn what_both_entered_about_one_thing_is_asked() {
    for seed in 0..60 {
        for take in [Take::Ours, Take::Theirs] {
            let what = format!("seed {seed}, {take:?}");
            let mut random = Random::new(seed);
            let common = begin(&mut random);
            let add = |disk: SimulatedDisk, load: u32, mrn: &str| {
                let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
                let entry = add_report(&mut opened.register, "A-common", load);
                opened.store.append(&entry, format()).unwrap();
                let entry = add_patient(&mut opened.register, mrn);
                opened.store.append(&entry, format()).unwrap();
                rewrite(&mut opened);
                Machine {
                    disk: disk.copy(),
                    register: opened.register,
                }
            };
            let a = add(common.copy(), 2_300, "A-own");
            let b = add(common.copy(), 45_000, "B-own");
            let disk = a.disk.copy();
            for (path, bytes) in b.disk.files() {
                if is_journal(&path) && disk.content(&path) != Some(bytes.clone()) {
                    let path = if disk.content(&path).is_some() {
                        copy_of(&path)
                    } else {
                        path
                    };
                    disk.put(&path, Some(&bytes));
                }
            }
            let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
            let before = disk.files();
            assert!(is_told(&opened), "{what}");
            let asked = opened.store.merge(None, format(), at(9_000)).unwrap();
            assert_eq!(asked.undecided.len(), 1, "{what}: {:?}", asked.undecided);
            assert_eq!(asked.undecided[0].whose.as_deref(), Some("A-common"));
            assert_eq!(disk.files(), before, "{what}: nothing is written");
            let merged = opened.store.merge(Some(take), format(), at(9_000)).unwrap();
            let kept = match take {
                Take::Ours => &a.register,
                Take::Theirs => &b.register,
            };
            let found = content(&merged.register);
            assert_eq!(found["A-common"], content(kept)["A-common"], "{what}");
            assert!(
                found.contains_key("A-own") && found.contains_key("B-own"),
                "{what}"
            );
            drop(opened);
            must_check(&disk, &what);
        }
    }
}

/// While a register is open another machine's files come: it is told, and neither is written over.
#[test]
fn files_of_another_machine_that_come_to_an_open_register_are_not_written_over() {
    for comes in [&["register"][..], &["journal"], &["register", "journal"]] {
        let mut random = Random::new(7);
        let common = begin(&mut random);
        let b = Machine::go_on(common.copy(), &mut random, "B", 3);
        let disk = common.copy();
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        for mrn in ["A-0", "A-1", "A-2"] {
            let entry = add_patient(&mut opened.register, mrn);
            opened.store.append(&entry, format()).unwrap();
        }
        rewrite(&mut opened);
        let theirs = b.disk.files();
        if !theirs.contains_key(register_path()) {
            continue;
        }
        for (path, bytes) in &theirs {
            let is_register = path == register_path();
            let wanted = if is_register { "register" } else { "journal" };
            if (is_register || is_journal(path)) && comes.contains(&wanted) {
                if let Some(ours) = disk.content(path).filter(|ours| ours != bytes) {
                    disk.put(&copy_of(path), Some(&ours));
                }
                disk.put(path, Some(bytes));
            }
        }
        let register = opened.register.clone();
        let before = disk.files();
        let found = opened.store.look_outside(&register, format()).unwrap();
        assert!(
            matches!(found, Some(Outside::Fork { .. })),
            "{comes:?}: {found:?}"
        );
        assert!(!opened.store.needs_rewriting());
        assert!(opened.store.rewrite(&register, format(), at(900)).is_err());
        let entry = add_patient(&mut opened.register, "A-9");
        assert!(opened.store.append(&entry, format()).is_err());
        drop(opened);
        assert_eq!(disk.files(), before, "{comes:?}");
        let again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert!(is_told(&again), "{comes:?}: {:?}", again.condition);
    }
}

/// What came to an open register is put together with what was entered there, whether or not a copy of ours was kept.
#[test]
fn what_came_to_an_open_register_is_merged_while_it_is_open() {
    let mut merged_once = 0;
    for (comes, has_copies, seed) in [
        (&["register"][..], true),
        (&["register"], false),
        (&["journal"], true),
        (&["journal"], false),
        (&["register", "journal"], true),
        (&["register", "journal"], false),
    ]
    .into_iter()
    .flat_map(|(comes, has_copies)| (0..12).map(move |seed| (comes, has_copies, seed)))
    {
        let what = format!("{comes:?} {has_copies} {seed}");
        let mut random = Random::new(seed);
        let common = begin(&mut random);
        let b = Machine::go_on(common.copy(), &mut random, "B", 3);
        let disk = common.copy();
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        for mrn in ["A-0", "A-1", "A-2"] {
            let entry = add_patient(&mut opened.register, mrn);
            opened.store.append(&entry, format()).unwrap();
            if random.one_in(3) {
                rewrite(&mut opened);
            }
        }
        for (path, bytes) in &b.disk.files() {
            let is_register = path == register_path();
            let wanted = if is_register { "register" } else { "journal" };
            if (is_register || is_journal(path)) && comes.contains(&wanted) {
                if let Some(ours) = disk
                    .content(path)
                    .filter(|ours| ours != bytes && has_copies)
                {
                    disk.put(&copy_of(path), Some(&ours));
                }
                disk.put(path, Some(bytes));
            }
        }
        let shown = opened.register.clone();
        let found = opened.store.look_outside(&shown, format()).unwrap();
        if !matches!(found, Some(Outside::Fork { .. })) {
            continue;
        }
        opened.store.keep_shown(&shown, format(), at(900)).unwrap();
        let merged = opened
            .store
            .merge(Some(Take::Ours), format(), at(901))
            .unwrap();
        assert!(merged.undecided.is_empty(), "{what}");
        let all = [&shown, &b.register, &merged.register].map(content);
        for mrn in ["A-common", "B-common", "A-0", "A-1", "A-2"] {
            assert!(
                merged.register.find(mrn).is_some(),
                "{what}: {mrn} of {all:?}"
            );
        }
        if comes.contains(&"journal") {
            for patient in b.register.patients() {
                let mrn = &patient.person.mrn;
                assert!(
                    merged.register.find(mrn).is_some(),
                    "{what}: {mrn} of {all:?}"
                );
            }
        }
        let mut register = merged.register;
        let entry = add_patient(&mut register, "A-9");
        opened.store.append(&entry, format()).unwrap();
        drop(opened);
        let again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{what}");
        assert!(again.register.same_content(&register), "{what}");
        drop(again);
        must_check(&disk, &what);
        merged_once += 1;
    }
    assert!(merged_once > 40, "{merged_once}");
}

/// What git, a transfer or an editor makes of the ends of lines is read where every digest holds, named, and gone on from.
#[test]
fn a_journal_with_foreign_ends_of_lines_is_read_and_named() {
    type Change = fn(&str) -> String;
    let changes: [(&str, Change); 5] = [
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("byte order mark", |text| format!("\u{feff}{text}")),
        ("empty lines", |text| format!("{text}\n")),
        ("empty lines", |text| format!("{text}\r\n\n")),
        ("last line", |text| text.trim_end().to_owned()),
    ];
    for (name, change) in changes {
        let mut random = Random::new(3);
        let machine = Machine::go_on(begin(&mut random), &mut random, "A", 8);
        let disk = machine.disk.copy();
        for (path, bytes) in disk.files() {
            if is_journal(&path) {
                let text = change(&String::from_utf8(bytes).unwrap());
                disk.put(&path, Some(text.as_bytes()));
            }
        }
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(opened.condition, Condition::Sound, "{name}");
        assert!(opened.register.same_content(&machine.register), "{name}");
        let told = opened
            .notices
            .iter()
            .any(|notice| notice.english().contains(name));
        assert!(told, "{name}: {:?}", opened.notices);
        let entry = add_patient(&mut opened.register, "A-9");
        opened.store.append(&entry, format()).unwrap();
        rewrite(&mut opened);
        let shown = opened.register;
        drop(opened.store);
        must_check(&disk, name);
        let again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert!(again.register.same_content(&shown), "{name}");
    }
}
