//! Disks that are full or fail: what is refused leaves nothing behind, and what is not certain is never called saved.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use hepatrack::clinical::record::Via;
use hepatrack::store::{Condition, Mode};

use crate::api::{
    Barrier, Disk as _, JOURNAL, Keeper, NotSaved, Opening, format, open, register_path, store,
};
use crate::disk::{Fault, Op, SimulatedDisk};
use crate::entries::add_patient;
use crate::life::{Life, Step, sealed};
use crate::random::Random;
use crate::session::{Session, Told};

const FULL: io::ErrorKind = io::ErrorKind::StorageFull;
const BROKEN: io::ErrorKind = io::ErrorKind::Other;

/// A register that is closed, with some entries in its journal.
struct Closed {
    keeper: Box<dyn Keeper>,
    life: Life,
    entries: usize,
    disk: SimulatedDisk,
}

impl Closed {
    fn new(seed: u64, entries: usize) -> Self {
        let (keeper, life) = (store(), Life::new(seed));
        let disk = SimulatedDisk::new();
        life.begin_on(&disk);
        let steps = vec![Step::Enter; entries];
        let mut session = Session::new(&*keeper, &life, &disk, Told::default());
        session.run(&steps).unwrap();
        Self {
            disk: disk.copy(),
            keeper,
            life,
            entries,
        }
    }

    /// The same on a disk of its own, open.
    fn opened(&self) -> (SimulatedDisk, Opening) {
        let disk = self.disk.copy();
        let opening = self.keeper.open(&self.life, &disk).unwrap();
        (disk, opening)
    }

    /// Appends the next entry, or the one after so many more.
    fn append(&self, opening: &mut Opening, later: usize) -> Result<(), NotSaved> {
        let entry = &self.life.entries[self.entries + later];
        opening.store.append(entry)
    }

    /// The operations of something.
    fn operations(&self, work: impl FnOnce(&mut Opening)) -> Vec<Op> {
        let (disk, mut opening) = self.opened();
        disk.record();
        work(&mut opening);
        let moments = disk.moments();
        moments.into_iter().filter_map(|moment| moment.op).collect()
    }

    /// What another process must find, the machine going on or not.
    fn must_find(&self, disk: &SimulatedDisk, told: &Told, steps: &[Step]) {
        for seed in 0..4 {
            let mut random = Random::new(seed);
            let found = disk.moment().after_crash(&mut random);
            let run = |disk: &SimulatedDisk| {
                let mut session = Session::new(&*self.keeper, &self.life, disk, told.clone());
                session.run(steps)
            };
            assert_eq!(run(&found), Ok(()), "after a power cut");
            if seed == 0 {
                let found = disk.moment().after_kill(&mut random);
                assert_eq!(run(&found), Ok(()), "after a kill");
            }
        }
    }
}

/// The entries that a journal's files hold, as bytes.
fn journal(disk: &SimulatedDisk) -> BTreeMap<PathBuf, Vec<u8>> {
    let is_segment = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy();
        path.starts_with(JOURNAL) && name.starts_with("journal-")
    };
    let mut files = disk.files();
    files.retain(|path, bytes| is_segment(path) && !bytes.is_empty());
    files
}

/// Registers whose next entry is the first, an import, the first of a segment, or any other.
fn registers() -> Vec<Closed> {
    let mut found = Vec::new();
    for seed in 0..4 {
        let entries = Life::new(seed).entries;
        let import = entries
            .iter()
            .position(|entry| entry.stamp.via == Via::Import);
        for known in [Some(0), Some(3), import].into_iter().flatten() {
            found.push(Closed::new(seed, known));
        }
    }
    found
}

#[test]
fn a_full_disk_refuses_an_entry_and_keeps_nothing_of_it() {
    let mut tried = 0;
    for closed in registers() {
        let operations = closed.operations(|opening| closed.append(opening, 0).unwrap());
        for (number, op) in operations.iter().enumerate() {
            let Op::Write { bytes, .. } = op else {
                continue;
            };
            for length in 0..bytes.len() {
                let (disk, mut opening) = closed.opened();
                let before = journal(&disk);
                disk.fail(disk.done() + number, Fault::Short(length, FULL));
                let refused = closed.append(&mut opening, 0);
                let what = format!("{length} bytes of {op:?}: {refused:?}");
                assert!(matches!(refused, Err(NotSaved::Refused(_))), "{what}");
                assert_eq!(journal(&disk), before, "{what}");
                closed.append(&mut opening, 0).unwrap();
                closed.append(&mut opening, 1).unwrap();
                if length % 16 == 0 {
                    let told = Told::saved(closed.entries + 2, 0);
                    closed.must_find(&disk, &told, &[Step::Enter]);
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

/// After a wait that failed, nobody can say whether the entry survives; whatever follows it could be lost with it.
#[test]
fn an_entry_whose_wait_failed_is_not_confirmed_and_nothing_is_written_after_it() {
    let mut tried = 0;
    for closed in registers() {
        let operations = closed.operations(|opening| closed.append(opening, 0).unwrap());
        for (number, op) in operations.iter().enumerate() {
            if !matches!(op, Op::Sync { barrier, .. } if *barrier == Barrier::Entry) {
                continue;
            }
            let (disk, mut opening) = closed.opened();
            disk.fail(disk.done() + number, Fault::Lost(BROKEN));
            let answer = closed.append(&mut opening, 0);
            assert!(
                matches!(answer, Err(NotSaved::NotConfirmed(_))),
                "{answer:?}"
            );
            let before = journal(&disk);
            for _ in 0..2 {
                closed.append(&mut opening, 0).unwrap_err();
                closed.append(&mut opening, 1).unwrap_err();
            }
            assert_eq!(journal(&disk), before);
            let mut told = Told::saved(closed.entries, 0);
            told.at_most += 1;
            closed.must_find(&disk, &told, &[]);
            tried += 1;
        }
    }
    assert!(tried > 8, "{tried}");
}

/// The next process on the same machine is not shown what was not confirmed; where cutting it off failed too, it is
/// shown the whole of it.
#[test]
fn an_entry_that_was_not_confirmed_is_not_shown_again_or_wholly() {
    for closed in registers() {
        let operations = closed.operations(|opening| closed.append(opening, 0).unwrap());
        let is_wait = |op: &Op| {
            matches!(
                op,
                Op::Sync {
                    barrier: Barrier::Entry,
                    ..
                }
            )
        };
        let wait = operations.iter().position(is_wait).unwrap();
        for is_cut in [true, false] {
            let (disk, mut opening) = closed.opened();
            let number = disk.done() + wait;
            disk.fail(number, Fault::Lost(BROKEN));
            if !is_cut {
                disk.fail(number + 1, Fault::Refused(BROKEN));
            }
            closed.append(&mut opening, 0).unwrap_err();
            let found = disk.moment().after_kill(&mut Random::new(1));
            let shown = closed.entries + usize::from(!is_cut);
            let told = Told::saved(shown, 0);
            let mut session = Session::new(&*closed.keeper, &closed.life, &found, told);
            assert_eq!(session.run(&[Step::Enter, Step::Reopen]), Ok(()));
            assert_eq!(session.told.sure, shown + 1);
        }
    }
}

/// Whatever fails while an entry is saved: the answer is true, and the store goes on or says that it cannot.
#[test]
fn whatever_fails_of_an_entry_the_answer_is_true() {
    for closed in registers() {
        let operations = closed.operations(|opening| closed.append(opening, 0).unwrap());
        for (number, op) in operations.iter().enumerate() {
            let (disk, mut opening) = closed.opened();
            disk.fail(disk.done() + number, Fault::Refused(BROKEN));
            let answer = closed.append(&mut opening, 0);
            let mut told = Told::saved(closed.entries, 0);
            match answer {
                Ok(()) => told.sure += 1,
                Err(NotSaved::Refused(_)) => {}
                Err(NotSaved::NotConfirmed(_)) => told.at_most += 1,
            }
            told.at_most = told.at_most.max(told.sure);
            closed.must_find(&disk, &told, &[]);
            if matches!(answer, Err(NotSaved::Refused(_))) {
                let again = closed.append(&mut opening, 0);
                assert!(again.is_ok(), "{op:?}: {again:?}");
                closed.must_find(&disk, &Told::saved(closed.entries + 1, 0), &[Step::Enter]);
            }
        }
    }
}

#[test]
fn a_register_that_could_not_be_written_is_the_old_one_and_is_written_again() {
    let rewrite = |opening: &mut Opening| {
        let register = opening.register.clone();
        opening.store.rewrite(&register)
    };
    for (seed, entries, in_file) in [(0, 5, 0), (1, 5, 5), (2, 6, 6)] {
        let mut closed = Closed::new(seed, entries);
        if in_file > 0 {
            let (disk, mut opening) = closed.opened();
            rewrite(&mut opening).unwrap();
            closed.append(&mut opening, 0).unwrap();
            closed.entries += 1;
            closed.disk = disk.copy();
        }
        let old = Told::saved(closed.entries, in_file);
        let new = Told::saved(closed.entries, closed.entries);
        let operations = closed.operations(|opening| rewrite(opening).unwrap());
        for (number, op) in operations.iter().enumerate() {
            for fault in [
                Fault::Refused(FULL),
                Fault::Short(700, FULL),
                Fault::Lost(BROKEN),
            ] {
                let (disk, mut opening) = closed.opened();
                disk.fail(disk.done() + number, fault);
                let answer = rewrite(&mut opening);
                let told = if answer.is_ok() { &new } else { &old };
                closed.must_find(&disk, told, &[Step::Enter]);
                let again = rewrite(&mut opening);
                assert_eq!(again, Ok(()), "{op:?}, {fault:?}");
                closed.must_find(&disk, &new, &[Step::Enter]);
            }
        }
    }
}

/// Whatever fails while a register of an earlier layout is brought to today's: what was found stands there or is kept,
/// everything is shown, and the next opening finishes it.
#[test]
fn whatever_fails_of_a_migration_the_register_is_there_and_goes_on() {
    let found = sealed(1).into_bytes();
    let begin = || {
        let disk = SimulatedDisk::new();
        disk.create_directory(Path::new("/clinic")).unwrap();
        disk.put(register_path(), Some(&found));
        disk
    };
    let disk = begin();
    let before = disk.done();
    let all = open(&disk, Mode::Write, 1_000).unwrap().register;
    let operations = disk.done() - before;
    assert!(operations > 10);
    let (mut refused, mut went_on) = (0, 0);
    for number in 0..operations {
        for fault in [
            Fault::Refused(FULL),
            Fault::Short(300, FULL),
            Fault::Lost(BROKEN),
        ] {
            let disk = begin();
            disk.fail(disk.done() + number, fault);
            match open(&disk, Mode::Write, 1_000) {
                Ok(mut opened) => {
                    went_on += 1;
                    assert!(opened.register.same_content(&all), "{number}, {fault:?}");
                    let entry = add_patient(&mut opened.register, "N-1");
                    opened.store.append(&entry, format()).unwrap();
                }
                Err(_) => refused += 1,
            }
            assert!(disk.files().values().any(|bytes| *bytes == found));
            let again = open(&disk, Mode::Write, 1_000).unwrap();
            assert_eq!(again.condition, Condition::Sound, "{number}, {fault:?}");
            assert!(again.register.find("A-1").is_some());
            let now = disk.content(register_path()).unwrap();
            assert!(now.starts_with(b"(\n  format: \"hepatrack\", schema: 3,"));
            assert!(disk.files().values().any(|bytes| *bytes == found));
        }
    }
    assert!(refused > 0 && went_on > 0, "{refused}, {went_on}");
}
