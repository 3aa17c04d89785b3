//! Two programs on one register: one writes, the other follows, and they take turns.

use std::sync::Arc;

use hepatrack::reference::shipped;
use hepatrack::register::{Change, Draft, Op, Register, Stamp, Timestamp};
use hepatrack::store::{FileFormat, LocalDisk, Mode, Policy, Store};

use crate::console::{Console, register_path};
use crate::drafts::{lock_is_free, type_half};

/// Now, or some minutes away from it.
pub(crate) fn stamp(minutes: i64) -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: chrono::Utc::now().timestamp_millis() + minutes * 60_000,
            offset_minutes: 0,
        },
        by: "ana".to_owned(),
        via: hepatrack::clinical::record::Via::Form,
    }
}

/// Gives the clinic another name, as a program of another writer does.
pub(crate) fn rename_clinic(
    store: &mut Store,
    register: &mut Register,
    format: &FileFormat<'_>,
    stamp: Stamp,
    name: &str,
) {
    let change = Change {
        before: register.clinic().map(str::to_owned),
        after: Some(name.to_owned()),
    };
    let draft = Draft {
        stamp,
        base: register.last_seq(),
        why: None,
        ops: vec![Op::Clinic { change }],
    };
    let entry = register.commit(draft).unwrap();
    store.append(&entry, format).unwrap();
}

#[test]
fn the_second_opens_says_who_writes_follows_and_writes_once_the_first_has_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let add = |console: &mut Console, number: &str, name: &str| {
        console.send("n").wait(&["> number"]);
        console.send(&format!("{number}\t{name}\x13"));
        console.wait(&["Saved: new patient", name]);
    };
    let mut first = Console::hepatrack(&["--file", &file], &[("USER", "beatrix")]);
    first.wait(&["Nobody is on file yet"]);
    add(&mut first, "W-1", "Wu, Li");

    let mut second = Console::hepatrack(&["--file", &file], &[("USER", "carla")]);
    second.wait(&["W-1", "Wu, Li"]);
    second.send("n");
    second.wait(&[
        "Nothing can be changed: written by beatrix since 2",
        "(process",
    ]);
    add(&mut first, "W-2", "Chen, Wei");
    second.wait(&["Changed by", "new patient W-2 Chen, Wei"]);
    // Leaving writes the register's file.
    first.send("q");
    assert_eq!(first.end(), 0);
    assert!(std::path::Path::new(&file).exists());
    add(&mut second, "W-3", "Li, Na");

    // What was typed into the second is kept as well.
    type_half(&mut second);
    second.signal("TERM");
    assert_eq!(second.end(), 128 + 15);
    lock_is_free(&file);
    let mut third = Console::hepatrack(&["--file", &file], &[]);
    third.wait(&["1 draft waits", "W-1", "W-2", "W-3"]);
}

#[test]
fn who_follows_goes_on_through_a_rewritten_register_and_a_new_segment() {
    let folder = tempfile::tempdir().unwrap();
    let file = register_path(&folder);
    let knowledge = shipped().unwrap();
    let format = FileFormat::new(&knowledge);
    // Every entry begins a segment of its own.
    let policy = Policy {
        segment_bytes: 1,
        ..Policy::default()
    };
    let disk = Arc::new(LocalDisk);
    let opened = Store::open_on(disk, file.as_ref(), Mode::Write, policy, &format).unwrap();
    let (mut register, mut store) = (opened.register, opened.store);
    let rename = |store: &mut Store, register: &mut Register, name: &str| {
        rename_clinic(store, register, &format, stamp(0), name);
    };
    rename(&mut store, &mut register, "First clinic");
    let mut follower = Console::hepatrack(&["--file", &file], &[]);
    follower.wait(&["First clinic"]);
    let mut reader = Console::hepatrack(&["--file", &file, "--read-only"], &[]);
    reader.wait(&["First clinic", "READ ONLY"]);
    rename(&mut store, &mut register, "Second clinic");
    for console in [&mut follower, &mut reader] {
        console.wait(&["Second clinic", "Changed by ana"]);
    }
    store.rewrite(&register, &format, stamp(0).at).unwrap();
    rename(&mut store, &mut register, "Third clinic");
    for console in [&mut follower, &mut reader] {
        console.wait(&["Third clinic"]);
    }
    // Through an idle time in which the right to write is given back, and taken by the other.
    store.give_back();
    follower.send("n").wait(&["> number"]);
    follower
        .send("W-1\tWu, Li\x13")
        .wait(&["Saved: new patient"]);
    let followed = store.follow(&format).unwrap();
    assert_eq!(followed.len(), 1);
    reader.wait(&["new patient W-1 Wu, Li"]);
    reader.send("n").wait(&["Nothing can be changed here"]);
}
