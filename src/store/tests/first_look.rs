//! The first look: it shows what the journal last held, or nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::*;
use super::knowledge;
use super::life::{add_patient, at};
use crate::clinical::record::Id;
use crate::register::Register;

/// A register of four patients as it was left, with a first look of two.
fn left(folder: &Path, first_look_bytes: u64) -> (PathBuf, Register, Store, Vec<Id>) {
    let format = FileFormat::new(knowledge());
    let path = folder.join("patients.ron");
    let policy = Policy {
        first_look_bytes,
        ..Policy::default()
    };
    let disk = Arc::new(LocalDisk);
    let opened = Store::open_on(disk, &path, Mode::Write, policy, &format).unwrap();
    let (mut register, mut store) = (opened.register, opened.store);
    for number in ["W-4", "W-3", "W-2", "W-1"] {
        let entry = add_patient(&mut register, number);
        store.append(&entry, &format).unwrap();
    }
    store.rewrite(&register, &format, at(1)).unwrap();
    let first = ["W-3", "W-1"].map(|number| register.find(number).unwrap().id);
    store.keep_first_look(&register, &first, &format).unwrap();
    (path, register, store, first.to_vec())
}

fn look(path: &Path) -> Option<Register> {
    first_look(path, &FileFormat::new(knowledge()))
}

fn kept(path: &Path) -> PathBuf {
    path.with_extension("ron.d").join("first-look.ron")
}

#[test]
fn it_shows_these_patients_as_they_stand_in_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register, _store, first) = left(folder.path(), 0);
    let shown = look(&path).unwrap();
    assert!(shown.same_content(&register.only(&first)));
    assert_eq!(shown.patients().len(), 2);
    assert_eq!(shown.last_seq(), register.last_seq());
    for record in shown.patients() {
        assert_eq!(Some(record), register.get(record.id));
    }
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(kept(&path)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_small_register_keeps_none() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _, store, _) = left(folder.path(), Policy::default().first_look_bytes);
    assert!(store.file_bytes() > 0);
    assert!(!kept(&path).exists());
    assert!(look(&path).is_none());
}

#[test]
fn after_another_entry_it_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let format = FileFormat::new(knowledge());
    let (path, mut register, mut store, first) = left(folder.path(), 0);
    let entry = add_patient(&mut register, "W-5");
    store.append(&entry, &format).unwrap();
    assert!(look(&path).is_none());
    // Also once the file holds that entry, until the register is left again.
    store.rewrite(&register, &format, at(2)).unwrap();
    assert!(look(&path).is_none());
    store.keep_first_look(&register, &first, &format).unwrap();
    assert!(look(&path).is_some());
    // What the journal does not hold yet is not kept.
    add_patient(&mut register, "W-6");
    store.keep_first_look(&register, &first, &format).unwrap();
    assert_eq!(look(&path).unwrap().last_seq(), store.last_seq());
}

#[test]
fn a_journal_of_another_or_none_and_a_damaged_first_look_show_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ..) = left(folder.path(), 0);
    let whole = std::fs::read(kept(&path)).unwrap();
    for cut in (0..whole.len()).step_by(7) {
        std::fs::write(kept(&path), &whole[..cut]).unwrap();
        assert!(look(&path).is_none(), "cut at {cut}");
        let mut flipped = whole.clone();
        flipped[cut] ^= 1;
        std::fs::write(kept(&path), flipped).unwrap();
        assert!(look(&path).is_none(), "flipped at {cut}");
    }
    std::fs::write(kept(&path), &whole).unwrap();
    assert!(look(&path).is_some());
    // A register that was put in its place since may be another one.
    let register = std::fs::File::options().write(true).open(&path).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    register.set_modified(later).unwrap();
    assert!(look(&path).is_none(), "another register");
    register.set_modified(std::time::UNIX_EPOCH).unwrap();
    assert!(look(&path).is_some());
    let journal = path.with_extension("ron.d").join("journal-000001.ron");
    let lines = std::fs::read_to_string(&journal).unwrap();
    let (all_but_last, _) = lines.trim_end().rsplit_once('\n').unwrap();
    std::fs::write(&journal, all_but_last).unwrap();
    assert!(look(&path).is_none(), "an entry less");
    std::fs::remove_file(&journal).unwrap();
    assert!(look(&path).is_none(), "no journal");
    assert!(look(folder.path().join("nothing.ron").as_ref()).is_none());
}
