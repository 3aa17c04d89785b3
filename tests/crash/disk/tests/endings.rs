//! Crashes, moments and faults come where they were ordered.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{FILE, FOLDER, OTHER, disk, found, safe, texts};
use crate::api::{Barrier, Disk as _};
use crate::disk::{Fault, SimulatedDisk};
use crate::random::Random;

#[test]
fn after_a_crash_nothing_works_and_the_last_operation_is_perhaps_half_done() {
    let disk = disk();
    let mut file = safe(&disk, FILE, b"one ");
    disk.crash_at(disk.done() + 1);
    file.write_all(b"two ").unwrap();
    assert!(!disk.has_crashed());
    assert!(file.write_all(b"three").is_err());
    assert!(disk.has_crashed());
    assert!(file.sync(Barrier::Entry).is_err());
    assert!(disk.state(Path::new(FILE)).is_err());
    assert!(disk.lock(Path::new("/clinic/lock"), "li").is_err());
    let killed: BTreeSet<_> = (0..100)
        .map(|seed| disk.moment().after_kill(&mut Random::new(seed)))
        .map(|after| after.content(Path::new(FILE)))
        .collect();
    let parts = ["", "t", "th", "thr", "thre", "three"].map(|part| format!("one two {part}"));
    assert_eq!(killed, texts(parts.each_ref().map(|part| Some(&**part))));
    assert!(found(&disk, FILE).contains(&Some(b"one two th".to_vec())));
    assert!(found(&disk, FILE).contains(&Some(b"one tw".to_vec())));
}

#[test]
fn each_moment_of_a_run_is_what_a_crash_there_would_have_met() {
    let run = |disk: &SimulatedDisk| -> io::Result<()> {
        let mut file = disk.create_new(Path::new(FILE))?;
        file.write_all(b"one")?;
        file.write_all(b"two")?;
        file.sync(Barrier::Entry)?;
        disk.sync_directory(Path::new(FOLDER), Barrier::SegmentNamed)?;
        disk.rename(Path::new(FILE), Path::new(OTHER))
    };
    let recorded = disk();
    let before = recorded.done();
    recorded.record();
    run(&recorded).unwrap();
    let moments = recorded.moments();
    assert_eq!(moments.len(), 6);
    for (number, moment) in moments.iter().enumerate() {
        let disk = disk();
        disk.crash_at(before + number);
        run(&disk).unwrap_err();
        for seed in 0..20 {
            let one = moment.after_crash(&mut Random::new(seed)).files();
            let other = disk.moment().after_crash(&mut Random::new(seed)).files();
            assert_eq!(one, other, "{number}");
        }
    }
}

#[test]
fn faults_come_once_and_where_they_were_ordered() {
    let disk = disk();
    let mut file = safe(&disk, FILE, b"one ");
    disk.fail(disk.done(), Fault::Short(2, io::ErrorKind::StorageFull));
    let error = file.write_all(b"two").unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_eq!(disk.content(Path::new(FILE)), Some(b"one tw".to_vec()));
    disk.fail(disk.done(), Fault::Refused(io::ErrorKind::Other));
    file.cut(4).unwrap_err();
    file.cut(4).unwrap();
    assert_eq!(disk.content(Path::new(FILE)), Some(b"one ".to_vec()));
}

/// As Linux does: the pages count as clean, so the next wait says yes and has nothing to wait for.
#[test]
fn what_a_failed_wait_was_for_reads_on_and_is_lost() {
    let disk = disk();
    let mut file = safe(&disk, FILE, b"one ");
    file.write_all(b"two ").unwrap();
    disk.fail(disk.done(), Fault::Lost(io::ErrorKind::Other));
    file.sync(Barrier::Entry).unwrap_err();
    file.sync(Barrier::Entry).unwrap();
    assert_eq!(disk.content(Path::new(FILE)), Some(b"one two ".to_vec()));
    assert_eq!(found(&disk, FILE), texts([Some("one ")]));
    file.write_all(b"three").unwrap();
    file.sync(Barrier::Entry).unwrap();
    assert_eq!(found(&disk, FILE), texts([Some("one \0\0\0\0three")]));
}
