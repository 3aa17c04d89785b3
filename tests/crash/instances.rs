//! Two instances on one disk: one writes, the other follows, and they change places.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use hepatrack::register::Register;
use hepatrack::store::{AppendError, Claim, Condition, Mode, Opened, StoreError};

use crate::api::{Disk as _, JOURNAL, at, format, open, register_path};
use crate::disk::{Fault, Op, SimulatedDisk};
use crate::entries::{add_patient, add_report, import};
use crate::random::Random;

const SEGMENT: u64 = 1_000;

/// A register of two entries, open for writing.
fn written() -> (SimulatedDisk, Opened) {
    let disk = SimulatedDisk::new();
    let mut writer = open(&disk, Mode::Write, SEGMENT).unwrap();
    for act in [one, two] {
        act(&mut writer).unwrap();
    }
    (disk, writer)
}

type Act = fn(&mut Opened) -> Result<(), String>;

fn save(opened: &mut Opened, number: usize) -> Result<(), AppendError> {
    let register = &mut opened.register;
    let entry = match number % 3 {
        0 => add_patient(register, &format!("W-{number}")),
        1 => add_report(register, "W-0", u32::try_from(1_000 + number).unwrap()),
        _ => import(register, &format!("V-{number}"), &[450, 230]),
    };
    opened.store.append(&entry, format())
}

fn one(opened: &mut Opened) -> Result<(), String> {
    save(opened, 0).map_err(|error| error.to_string())
}

fn two(opened: &mut Opened) -> Result<(), String> {
    save(opened, 1).map_err(|error| error.to_string())
}

fn by_import(opened: &mut Opened) -> Result<(), String> {
    save(opened, 2).map_err(|error| error.to_string())
}

fn by_form(opened: &mut Opened) -> Result<(), String> {
    save(opened, 3).map_err(|error| error.to_string())
}

fn rewrite(opened: &mut Opened) -> Result<(), String> {
    let now = at(90 * i64::from(opened.register.last_seq().0));
    let written = opened.store.rewrite(&opened.register, format(), now);
    written.map_err(|error| error.to_string())
}

fn follow(follower: &mut Opened) -> usize {
    let entries = follower.store.follow(format()).unwrap();
    let count = entries.len();
    for entry in entries {
        follower.register.replay(entry).unwrap();
    }
    count
}

fn segments(disk: &SimulatedDisk) -> Vec<PathBuf> {
    let names = disk.files().into_keys();
    let beginning = format!("{JOURNAL}/journal-");
    names
        .filter(|path| path.to_string_lossy().starts_with(&beginning))
        .collect()
}

#[test]
fn one_writes_and_others_follow_over_segments_and_rewrites() {
    let (disk, mut writer) = written();
    match open(&disk, Mode::Write, SEGMENT) {
        Err(StoreError::Locked { path, holder }) => {
            assert_eq!(path, register_path());
            assert_eq!(holder.pid, std::process::id());
            assert_eq!(holder, writer.store.holder());
        }
        other => panic!("{other:?}"),
    }
    let mut follower = open(&disk, Mode::Read, SEGMENT).unwrap();
    assert!(!follower.store.is_writer());
    let entry = add_patient(&mut follower.register.clone(), "N-1");
    let refused = follower.store.append(&entry, format());
    assert!(matches!(refused, Err(AppendError::Refused { .. })));
    for number in 3..40 {
        save(&mut writer, number).unwrap();
        if number % 4 == 0 {
            rewrite(&mut writer).unwrap();
        }
        if number % 5 == 0 {
            continue;
        }
        let missed = usize::from(number % 5 == 1 && number > 5);
        assert_eq!(follow(&mut follower), 1 + missed, "{number}");
        assert!(follower.register.same_content(&writer.register));
        assert_eq!(follow(&mut follower), 0);
    }
    assert!(segments(&disk).len() > 5);
    // What follows sees no change in what the writer puts there.
    let seen = follower.store.look_outside(&follower.register, format());
    assert_eq!(seen.unwrap(), None);
}

#[test]
fn the_lock_is_given_back_and_taken_again() {
    let (disk, mut first) = written();
    let mut second = open(&disk, Mode::Read, SEGMENT).unwrap();
    let theirs = second.store.claim(format()).unwrap();
    assert!(matches!(theirs, Claim::Theirs(holder) if holder == first.store.holder()));
    for round in 1..8 {
        save(&mut first, round * 3).unwrap();
        if round % 2 == 0 {
            rewrite(&mut first).unwrap();
        }
        first.store.give_back();
        let late = save(&mut first, round * 3 + 1);
        assert!(matches!(late, Err(AppendError::Refused { .. })), "{late:?}");
        first.register.unmake_last();
        let Claim::Ours(entries) = second.store.claim(format()).unwrap() else {
            panic!("nobody writes");
        };
        assert_eq!(entries.len(), 1 + usize::from(round > 1));
        for entry in entries {
            second.register.replay(entry).unwrap();
        }
        assert!(second.register.same_content(&first.register));
        save(&mut second, round * 3 + 2).unwrap();
        rewrite(&mut second).unwrap();
        std::mem::swap(&mut first, &mut second);
    }
    drop((first, second));
    let again = open(&disk, Mode::Write, SEGMENT).unwrap();
    assert_eq!(again.condition, Condition::Sound);
    assert_eq!(again.register.last_seq().0, 2 + 7 * 2);
}

/// A rewrite that goes on beside other work holds the lock, though its instance has given it back: two would write over
/// each other's half-made file.
#[test]
fn a_rewrite_under_way_holds_the_lock() {
    let (disk, writer) = written();
    let mut other = open(&disk, Mode::Read, SEGMENT).unwrap();
    let mut store = writer.store;
    let rewriting = store.begin_rewriting(writer.register, at(3)).unwrap();
    store.give_back();
    assert!(matches!(other.store.claim(format()), Ok(Claim::Theirs(_))));
    let rewritten = rewriting.run(format()).unwrap();
    assert!(matches!(other.store.claim(format()), Ok(Claim::Ours(_))));
    store.finish_rewriting(rewritten).unwrap();
    rewrite(&mut other).unwrap();
}

/// How somebody looks at what another instance is writing.
#[derive(Clone, Copy, Debug)]
enum Looks {
    /// Has it open, and follows.
    Follows,
    /// Opens it just then.
    Opens,
}

/// Whatever the writer is doing when somebody looks: what they are shown outlives a power cut that comes at once.
#[test]
fn what_a_follower_shows_outlives_any_power_cut() {
    let (mut looked, mut shown_early) = (0, 0);
    let acts: [Act; 3] = [by_form, by_import, rewrite];
    for (act, looks) in acts
        .into_iter()
        .flat_map(|act| [(act, Looks::Follows), (act, Looks::Opens)])
    {
        for segment_bytes in [1, 100_000] {
            let operations = {
                let (disk, mut writer) = reopened(segment_bytes);
                let begin = disk.done();
                act(&mut writer).unwrap();
                disk.done() - begin
            };
            for number in 0..=operations {
                let (disk, mut writer) = reopened(segment_bytes);
                let shown = look_during(&disk, &mut writer, number, looks, segment_bytes, act);
                looked += 1;
                shown_early += usize::from(shown && number < operations);
            }
        }
    }
    println!("{looked} looks, {shown_early} before the writer was done");
    assert!(shown_early > 4, "{shown_early}");
}

fn reopened(segment_bytes: u64) -> (SimulatedDisk, Opened) {
    let (disk, writer) = written();
    drop(writer);
    let disk = disk.copy();
    let writer = open(&disk, Mode::Write, segment_bytes).unwrap();
    (disk, writer)
}

/// Whether the entry that was being saved was shown.
fn look_during(
    disk: &SimulatedDisk,
    writer: &mut Opened,
    number: usize,
    looks: Looks,
    segment_bytes: u64,
    act: Act,
) -> bool {
    let follower = open(disk, Mode::Read, segment_bytes).unwrap();
    let shown: Arc<Mutex<Option<Register>>> = Arc::default();
    let look = {
        let (disk, shown, follower) = (disk.clone(), Arc::clone(&shown), Mutex::new(follower));
        move || {
            let mut follower = follower.lock().unwrap();
            match looks {
                Looks::Follows => {
                    follow(&mut follower);
                }
                Looks::Opens => *follower = open(&disk, Mode::Read, segment_bytes).unwrap(),
            }
            for seed in 0..40 {
                let cut = disk.moment().after_crash(&mut Random::new(seed));
                let found = open(&cut, Mode::Write, segment_bytes).unwrap();
                assert_eq!(found.condition, Condition::Sound);
                assert!(found.register.last_seq() >= follower.register.last_seq());
                if found.register.last_seq() == follower.register.last_seq() {
                    assert!(found.register.same_content(&follower.register));
                }
            }
            *shown.lock().unwrap() = Some(follower.register.clone());
        }
    };
    let begin = writer.register.last_seq();
    let at = disk.done() + number;
    // The last look comes when the writer is done.
    disk.meanwhile(at, look);
    act(writer).unwrap();
    if disk.done() <= at {
        disk.create_directory(Path::new("/elsewhere")).unwrap();
    }
    let shown = shown.lock().unwrap().take().unwrap();
    shown.last_seq() > begin
}

/// A line that is being written is waited for; a journal that was cut is not followed.
#[test]
fn half_a_line_is_not_there_yet_and_a_cut_journal_is_noticed() {
    let (disk, mut writer) = reopened(100_000);
    let mut follower = open(&disk, Mode::Read, SEGMENT).unwrap();
    let segment = segments(&disk).pop().unwrap();
    let before = disk.content(&segment).unwrap();
    save(&mut writer, 3).unwrap();
    let after = disk.content(&segment).unwrap();
    for length in before.len()..after.len() {
        disk.edit(&segment, &after[..length]);
        assert_eq!(follow(&mut follower), 0, "{length}");
    }
    disk.edit(&segment, &after);
    assert_eq!(follow(&mut follower), 1);
    disk.edit(&segment, &before);
    let cut = follower.store.follow(format());
    assert!(matches!(cut, Err(StoreError::Journal(_))), "{cut:?}");
}

/// An entry that a follower was shown and the disk did not confirm to its writer: the follower says that it must open
/// the register again, at the latest when another entry stands in its place.
#[test]
fn a_follower_of_a_failing_disk_does_not_go_on_with_what_was_cut() {
    let (disk, mut writer) = reopened(100_000);
    let follower = Arc::new(Mutex::new(open(&disk, Mode::Read, 100_000).unwrap()));
    let probe = {
        let (disk, mut writer) = reopened(100_000);
        disk.record();
        by_form(&mut writer).unwrap();
        let ops = disk.moments().into_iter().filter_map(|moment| moment.op);
        ops.collect::<Vec<_>>()
    };
    let is_wait = |op: &Op| format!("{op:?}").ends_with("(Entry)");
    let wait = disk.done() + probe.iter().position(is_wait).unwrap();
    // The follower's own wait comes first and says yes; the writer's comes after it.
    let other = Arc::clone(&follower);
    disk.meanwhile(wait, move || {
        assert_eq!(follow(&mut other.lock().unwrap()), 1)
    });
    disk.fail(wait + 1, Fault::Lost(std::io::ErrorKind::Other));
    by_form(&mut writer).unwrap_err();
    let mut follower = follower.lock().unwrap();
    let again = follower.store.follow(format());
    assert!(matches!(again, Err(StoreError::Journal(_))), "{again:?}");
}
