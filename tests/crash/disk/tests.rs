//! What the simulated disk promises and what it takes.

mod endings;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::SimulatedDisk;
use super::content::SECTOR;
use crate::api::{Barrier, Disk as _, DiskFile};
use crate::random::Random;

const FOLDER: &str = "/clinic";
const FILE: &str = "/clinic/file";
const OTHER: &str = "/clinic/other";

/// A disk with a folder that survives.
fn disk() -> SimulatedDisk {
    with_folder(SimulatedDisk::new())
}

fn with_folder(disk: SimulatedDisk) -> SimulatedDisk {
    disk.create_directory(Path::new(FOLDER)).unwrap();
    sync_names(&disk, "/");
    disk
}

fn sync_names(disk: &SimulatedDisk, folder: &str) {
    disk.sync_directory(Path::new(folder), Barrier::SegmentNamed)
        .unwrap();
}

fn write(disk: &SimulatedDisk, path: &str, text: &[u8]) -> Box<dyn DiskFile> {
    let mut file = disk.create_new(Path::new(path)).unwrap();
    file.write_all(text).unwrap();
    file
}

/// A file that survives, name and content.
fn safe(disk: &SimulatedDisk, path: &str, text: &[u8]) -> Box<dyn DiskFile> {
    let mut file = write(disk, path, text);
    file.sync(Barrier::Entry).unwrap();
    sync_names(disk, FOLDER);
    file
}

/// Everything that a power cut may leave at a path.
fn found(disk: &SimulatedDisk, path: &str) -> BTreeSet<Option<Vec<u8>>> {
    (0..400)
        .map(|seed| {
            let mut random = Random::new(seed);
            let after = disk.moment().after_crash(&mut random);
            after.content(Path::new(path))
        })
        .collect()
}

fn texts<const N: usize>(texts: [Option<&str>; N]) -> BTreeSet<Option<Vec<u8>>> {
    texts
        .into_iter()
        .map(|text| text.map(|text| text.as_bytes().to_vec()))
        .collect()
}

#[test]
fn what_was_waited_for_is_there_and_the_rest_in_any_part() {
    let disk = disk();
    let mut file = safe(&disk, FILE, b"one ");
    assert_eq!(found(&disk, FILE), texts([Some("one ")]));
    file.write_all(b"two").unwrap();
    let parts = ["one ", "one t", "one tw", "one two", "one \0\0\0"];
    assert_eq!(found(&disk, FILE), texts(parts.map(Some)));
    file.sync(Barrier::Entry).unwrap();
    assert_eq!(found(&disk, FILE), texts([Some("one two")]));
    file.cut(3).unwrap();
    assert_eq!(file.state().unwrap().length, 3);
    assert_eq!(found(&disk, FILE), texts([Some("one two"), Some("one")]));
    file.write_all(b"!").unwrap();
    assert_eq!(disk.read_from(Path::new(FILE), 2).unwrap(), b"e!");
}

#[test]
fn sectors_come_out_of_order_with_zeros_between() {
    let disk = disk();
    let mut file = safe(&disk, FILE, &[b'a'; 100]);
    file.write_all(&[b'b'; 3 * SECTOR]).unwrap();
    let outcomes: Vec<Vec<u8>> = found(&disk, FILE).into_iter().flatten().collect();
    let skipped = |content: &Vec<u8>| {
        content.len() == 100 + 3 * SECTOR
            && content[SECTOR..2 * SECTOR].iter().all(|byte| *byte == 0)
            && content[2 * SECTOR] == b'b'
    };
    assert!(outcomes.iter().any(skipped));
    let safe = |content: &Vec<u8>| content[..100] == [b'a'; 100];
    assert!(outcomes.iter().all(safe));
}

#[test]
fn a_name_survives_only_with_its_directory() {
    let disk = disk();
    write(&disk, FILE, b"text").sync(Barrier::Entry).unwrap();
    assert_eq!(found(&disk, FILE), texts([None, Some("text")]));
    sync_names(&disk, "/");
    assert_eq!(found(&disk, FILE), texts([None, Some("text")]));
    sync_names(&disk, FOLDER);
    assert_eq!(found(&disk, FILE), texts([Some("text")]));
    disk.remove(Path::new(FILE)).unwrap();
    assert_eq!(found(&disk, FILE), texts([None, Some("text")]));
}

#[test]
fn what_stands_in_a_directory_goes_with_its_name() {
    const FOLDER: &str = "/another";
    const FILE: &str = "/another/file";
    let disk = SimulatedDisk::new();
    disk.create_directory(Path::new(FOLDER)).unwrap();
    safe(&disk, FILE, b"text");
    sync_names(&disk, FOLDER);
    assert_eq!(found(&disk, FILE), texts([None, Some("text")]));
    sync_names(&disk, "/");
    assert_eq!(found(&disk, FILE), texts([Some("text")]));
}

#[test]
fn a_rename_shows_the_old_or_the_new_and_loses_neither() {
    let disk = disk();
    safe(&disk, FILE, b"old");
    safe(&disk, OTHER, b"new");
    disk.rename(Path::new(OTHER), Path::new(FILE)).unwrap();
    assert_eq!(found(&disk, FILE), texts([Some("old"), Some("new")]));
    assert_eq!(found(&disk, OTHER), texts([None, Some("new")]));
    for seed in 0..400 {
        let after = disk.moment().after_crash(&mut Random::new(seed));
        let named = [FILE, OTHER].map(|path| after.content(Path::new(path)));
        assert!(named.contains(&Some(b"new".to_vec())));
    }
    sync_names(&disk, FOLDER);
    assert_eq!(found(&disk, FILE), texts([Some("new")]));
    assert_eq!(found(&disk, OTHER), texts([None]));
}

/// Where only the directory that it left was waited for, it has arrived in the other.
#[test]
fn a_file_that_moved_between_directories_is_in_one_of_them() {
    let disk = disk();
    safe(&disk, FILE, b"text");
    disk.create_directory(Path::new("/clinic/away")).unwrap();
    sync_names(&disk, FOLDER);
    let away = "/clinic/away/file";
    disk.rename(Path::new(FILE), Path::new(away)).unwrap();
    sync_names(&disk, FOLDER);
    assert_eq!(found(&disk, FILE), texts([None]));
    assert_eq!(found(&disk, away), texts([Some("text")]));
}

#[test]
fn a_second_name_is_the_same_file() {
    let disk = disk();
    let file = safe(&disk, FILE, b"text");
    disk.link(Path::new(FILE), Path::new(OTHER)).unwrap();
    assert_eq!(file.state().unwrap().links, 2);
    let state = |path: &str| disk.state(Path::new(path)).unwrap();
    assert_eq!(state(FILE), state(OTHER));
    disk.remove(Path::new(FILE)).unwrap();
    disk.remove(Path::new(OTHER)).unwrap();
    assert_eq!(file.state().unwrap().links, 0);
    assert_eq!(state(FILE), None);
    assert!(disk.list(Path::new(FOLDER)).unwrap().is_empty());
}

#[test]
fn what_stands_somewhere_is_not_written_over_and_what_does_not_is_not_found() {
    let disk = disk();
    safe(&disk, FILE, b"text");
    let kind = |result: io::Result<()>| result.unwrap_err().kind();
    let (file, none) = (Path::new(FILE), Path::new("/none/file"));
    let taken = io::ErrorKind::AlreadyExists;
    assert_eq!(kind(disk.create_new(file).map(|_| ())), taken);
    assert_eq!(kind(disk.link(file, file)), taken);
    let missing = io::ErrorKind::NotFound;
    assert_eq!(kind(disk.create_new(none).map(|_| ())), missing);
    assert_eq!(kind(disk.rename(none, file)), missing);
    assert_eq!(kind(disk.remove(none)), missing);
    assert_eq!(kind(disk.resolve(none).map(|_| ())), missing);
    assert!(disk.list(none).unwrap().is_empty());
}

#[test]
fn a_process_that_dies_leaves_what_it_wrote_but_not_for_a_power_cut() {
    let disk = disk();
    let _file = write(&disk, FILE, b"text");
    let killed = disk.moment().after_kill(&mut Random::new(1));
    assert_eq!(killed.content(Path::new(FILE)), Some(b"text".to_vec()));
    assert!(found(&killed, FILE).contains(&None));
    sync_names(&killed, FOLDER);
    killed
        .sync_file(Path::new(FILE), Barrier::Replayed)
        .unwrap();
    assert_eq!(found(&killed, FILE), texts([Some("text")]));
}

#[test]
fn a_lock_is_held_once_and_given_back_by_a_crash() {
    let disk = disk();
    let path = Path::new("/clinic/lock");
    let held = disk.lock(path, "ana").unwrap();
    assert!(held.is_some());
    assert!(disk.lock(path, "li").unwrap().is_none());
    assert_eq!(disk.content(path), Some(b"ana".to_vec()));
    for after in [
        disk.moment().after_kill(&mut Random::new(1)),
        disk.moment().after_crash(&mut Random::new(1)),
    ] {
        assert!(after.lock(path, "li").unwrap().is_some());
    }
    drop(held);
    assert!(disk.lock(path, "li").unwrap().is_some());
}

#[test]
fn a_wait_that_is_left_out_says_yes_and_does_nothing() {
    let disk = with_folder(SimulatedDisk::without(Barrier::Entry));
    safe(&disk, FILE, b"text");
    assert!(found(&disk, FILE).contains(&Some(Vec::new())));
    let after = disk.moment().after_kill(&mut Random::new(1));
    after.sync_file(Path::new(FILE), Barrier::Entry).unwrap();
    assert!(found(&after, FILE).contains(&Some(Vec::new())));
    let disk = with_folder(SimulatedDisk::without(Barrier::SegmentNamed));
    safe(&disk, FILE, b"text");
    assert!(found(&disk, FILE).contains(&None));
}
