//! Disks that lack what others have, and one that is taken away and comes back.

use hepatrack::store::{Claim, Condition, Mode, Opened, StoreError};

use crate::api::{NotSaved, at, format, open, register_path};
use crate::disk::{Lack, Refusal, SimulatedDisk};
use crate::entries::{add_patient, add_report, import};
use crate::random::Random;

const SEGMENT: u64 = 1_500;

/// What somebody does one after the other; some of it may be refused.
fn act(opened: &mut Opened, number: usize) -> Result<(), NotSaved> {
    let register = &mut opened.register;
    let before = register.last_seq();
    let entry = match number % 4 {
        0 => add_patient(register, &format!("W-{number}")),
        1 => match register
            .patients()
            .first()
            .map(|first| first.person.mrn.clone())
        {
            Some(mrn) => add_report(register, &mrn, 100 + u32::try_from(number).unwrap()),
            None => add_patient(register, &format!("W-{number}")),
        },
        2 => import(register, &format!("V-{number}"), &[450, 230]),
        _ => {
            let now = at(90 * i64::from(register.last_seq().0));
            // A file that could not be written is written later.
            let _ = opened.store.rewrite(&register.clone(), format(), now);
            return Ok(());
        }
    };
    opened.store.append(&entry, format()).map_err(|error| {
        while opened.register.last_seq() > before {
            opened.register.unmake_last();
        }
        NotSaved::from(error)
    })
}

#[test]
fn a_disk_that_lacks_something_keeps_a_register_and_says_what_it_cannot_promise() {
    for (lack, told) in [
        (Lack::Links, None),
        (Lack::FineTimes, None),
        (Lack::FolderSync, Some("names of files")),
        (Lack::Permissions, Some("permissions")),
    ] {
        let disk = SimulatedDisk::new();
        disk.lack(lack);
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        let mut words = opened.notices.clone();
        for number in 0..24 {
            act(&mut opened, number).unwrap();
        }
        words.extend(opened.store.take_doubts());
        let is_told = |told: &&str| words.iter().any(|words| words.english().contains(*told));
        assert_eq!(words.len(), usize::from(told.is_some()), "{words:?}");
        assert!(told.iter().all(is_told), "{lack:?}: {words:?}");
        drop(opened.store);
        let again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{lack:?}");
        assert!(again.register.same_content(&opened.register), "{lack:?}");
    }
}

#[test]
fn a_disk_without_locks_is_opened_for_reading_only() {
    let disk = SimulatedDisk::new();
    let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
    act(&mut opened, 0).unwrap();
    drop(opened.store);
    disk.lack(Lack::Locks);
    match open(&disk, Mode::Write, SEGMENT) {
        Err(error @ StoreError::NoLocks { .. }) => {
            assert!(error.to_string().contains("--read-only"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    let reader = open(&disk, Mode::Read, SEGMENT).unwrap();
    assert!(reader.register.same_content(&opened.register));
}

/// At any moment of a session the disk goes and comes back at any other: nothing is written below its mount point, what
/// was called saved is there afterwards, and the session goes on.
#[test]
fn nothing_is_written_below_the_mount_point_of_a_disk_that_goes() {
    let operations = {
        let disk = SimulatedDisk::new();
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        for number in 0..16 {
            act(&mut opened, number).unwrap();
        }
        disk.done()
    };
    let mut refused = 0;
    for goes in 0..operations {
        let mut random = Random::of(&[u64::try_from(goes).unwrap()]);
        let disk = SimulatedDisk::new();
        let other = disk.clone();
        disk.meanwhile(goes, move || other.take_away());
        let mut opened = match open(&disk, Mode::Write, SEGMENT) {
            Ok(opened) => opened,
            Err(_) => {
                assert!(disk.below().is_empty(), "{goes}: {:?}", disk.below());
                continue;
            }
        };
        let mut until_back = None;
        for number in 0..40 {
            if act(&mut opened, number).is_err() {
                refused += 1;
                until_back.get_or_insert_with(|| number + random.below(6));
            }
            assert!(disk.below().is_empty(), "{goes}: {:?}", disk.below());
            if opened.store.must_be_there().is_err() {
                opened.store.go_away();
                until_back.get_or_insert(number + random.below(6));
            }
            if until_back.is_some_and(|until| number >= until) {
                disk.bring_back();
                let claim = opened.store.come_back(true, format());
                let Ok(Claim::Ours(entries)) = claim else {
                    panic!("{goes}: {claim:?}");
                };
                // What was written when the disk went, and could not be called saved.
                for entry in entries {
                    opened.register.replay(entry).unwrap();
                }
                until_back = None;
            }
        }
        assert!(opened.store.must_be_there().is_ok(), "{goes}");
        drop(opened.store);
        let again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{goes}");
        assert!(again.register.same_content(&opened.register), "{goes}");
        assert!(disk.content(register_path()).is_some());
    }
    assert!(refused > operations / 2, "{refused} of {operations}");
}

/// At any moment of a session the disk refuses for a while: what was called saved is there afterwards, nothing else is
/// but what was not confirmed, and the session goes on or says that it cannot.
#[test]
fn what_a_disk_refuses_for_a_while_takes_nothing_that_was_called_saved() {
    let operations = {
        let disk = SimulatedDisk::new();
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        for number in 0..16 {
            act(&mut opened, number).unwrap();
        }
        disk.done()
    };
    for refusal in [
        Refusal::NoHandles,
        Refusal::NoSpace,
        Refusal::Quota,
        Refusal::ReadOnly,
    ] {
        let (mut refused, mut unopened) = (0, 0);
        for from in 0..operations {
            let what = format!("{refusal:?} from {from}");
            let mut random = Random::of(&[u64::try_from(from).unwrap()]);
            let disk = SimulatedDisk::new();
            disk.refuse_from(from, refusal);
            let mut opened = match open(&disk, Mode::Write, SEGMENT) {
                Ok(opened) => opened,
                Err(_) => {
                    unopened += 1;
                    disk.relent();
                    open(&disk, Mode::Write, SEGMENT).unwrap()
                }
            };
            let mut relents = None;
            let mut is_certain = true;
            for number in 0..40 {
                match act(&mut opened, number) {
                    Ok(()) => {}
                    Err(NotSaved::NotConfirmed(_)) => is_certain = false,
                    // What was written could not be cut off again: the session ends here, with all that was saved.
                    Err(NotSaved::Refused(why)) if why.starts_with("nothing more is written") => {
                        is_certain = false;
                    }
                    Err(NotSaved::Refused(_)) => {
                        refused += 1;
                        relents.get_or_insert(number + random.below(4));
                    }
                }
                if relents.is_some_and(|relents| number >= relents) {
                    disk.relent();
                }
            }
            disk.relent();
            let last = opened.register.last_seq();
            if is_certain {
                let entry = add_patient(&mut opened.register, "Z-1");
                opened.store.append(&entry, format()).unwrap();
            }
            drop(opened.store);
            let again = open(&disk, Mode::Write, SEGMENT).unwrap();
            assert_eq!(again.condition, Condition::Sound, "{what}");
            if is_certain {
                assert!(again.register.same_content(&opened.register), "{what}");
            } else {
                assert!(again.register.last_seq() >= last, "{what}");
            }
        }
        assert!(
            refused > operations / 4,
            "{refusal:?}: {refused} of {operations}"
        );
        assert!(unopened > 0, "{refusal:?}");
    }
}
