//! Whatever is offered to mend a damaged register mends it: it opens sound, nothing that was shown is lost, and what was
//! found is kept.

use std::collections::BTreeMap;
use std::path::Path;

use hepatrack::clinical::record::Via;
use hepatrack::store::{Condition, Mend, Mode, TroubleKind};

use crate::api::{Disk as _, at, format, open, register_path};
use crate::disk::SimulatedDisk;
use crate::entries::{commit, import};
use crate::flips::{Clinic, SEGMENT, flipped};
use crate::random::Random;

/// What was mended, and how often.
type Mended = BTreeMap<String, usize>;

/// Opens what is on a disk, and does in turn all that is offered, each on a copy.
fn mend_all(disk: &SimulatedDisk, what: &str, mended: &mut Mended) {
    let offered = match open(&disk.copy(), Mode::Write, SEGMENT).map(|opened| opened.condition) {
        Ok(Condition::Trouble(trouble)) => trouble.mends,
        Ok(Condition::Sound) | Err(_) => return,
    };
    for mend in offered {
        let what = format!("{what}: {mend:?}");
        if let Some(kind) = mend_one(&disk.copy(), mend, &what) {
            *mended.entry(format!("{kind:?} {mend:?}")).or_default() += 1;
        }
    }
}

fn mend_one(disk: &SimulatedDisk, mend: Mend, what: &str) -> Option<TroubleKind> {
    let found = disk.files();
    let mut opened = open(disk, Mode::Write, SEGMENT).unwrap();
    let Condition::Trouble(trouble) = opened.condition.clone() else {
        panic!("{what}");
    };
    let mut register = opened.register;
    let mended = opened.store.mend(mend, &register, format(), at(500));
    assert!(mended.is_ok(), "{what}: {mended:?}");
    if mend == Mend::TakeOver && !trouble.changed.is_empty() {
        let entry = commit(&mut register, Via::Hand, trouble.changed);
        opened.store.append(&entry, format()).unwrap();
        opened.store.rewrite(&register, format(), at(501)).unwrap();
    }
    drop(opened.store);
    // It goes on from there as any register does.
    for mrn in ["N-1", "N-2"] {
        let mut again = open(disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{what}");
        assert!(again.register.same_content(&register), "{what}");
        let entry = import(&mut again.register, mrn, &[77]);
        again.store.append(&entry, format()).unwrap();
        if mrn == "N-1" {
            let now = at(510);
            again.store.rewrite(&again.register, format(), now).unwrap();
        }
        register = again.register;
    }
    let kept = disk.files();
    for (path, bytes) in found
        .iter()
        .filter(|(path, _)| !path.ends_with("patients.ron.lock"))
    {
        let is_kept = kept.values().any(|other| other.starts_with(bytes));
        assert!(is_kept, "{what}: {} is gone", path.display());
    }
    disk.put(register_path(), None);
    let rebuilt = open(disk, Mode::Write, SEGMENT).unwrap();
    assert!(rebuilt.register.same_content(&register), "{what}: rebuilt");
    Some(trouble.kind)
}

#[test]
fn whatever_is_offered_mends() {
    let mut mended = Mended::new();
    for clinic in [Clinic::new(), Clinic::over_an_old_one()] {
        let mut files = clinic.files("journal-");
        files.extend(clinic.files("import-"));
        files.push(register_path().to_owned());
        for file in files {
            let bytes = clinic.disk.content(&file).unwrap();
            for place in (0..bytes.len()).step_by(11) {
                let disk = clinic.disk.copy();
                let harmed = flipped(&bytes, place, place % 8);
                disk.put(&file, Some(&harmed));
                let what = format!("{} bit {place}.{}", file.display(), place % 8);
                mend_all(&disk, &what, &mut mended);
                disk.put(&file, Some(&bytes[..place]));
                let what = format!("{} cut to {place}", file.display());
                mend_all(&disk, &what, &mut mended);
            }
        }
        for (from, to) in EDITS {
            edit(&clinic.disk, from, to, &mut mended);
        }
        // The file alone, without its journal.
        let alone = SimulatedDisk::new();
        alone.create_directory(Path::new("/clinic")).unwrap();
        let bytes = clinic.disk.content(register_path());
        alone.put(register_path(), bytes.as_deref());
        for (from, to) in EDITS {
            edit(&alone, from, to, &mut mended);
        }
    }
    println!("{mended:#?}");
    for what in [
        "Edited TakeOver",
        "Edited WriteAgain",
        "Journal BeginJournal",
        "Unreadable WriteAgain",
        "Unproven TakeOver",
    ] {
        assert!(mended.get(what).is_some_and(|times| *times > 1), "{what}");
    }
}

/// Changes by hand, as an editor makes them.
const EDITS: [(&str, &str); 2] = [("Zhang", "Wang"), ("2.3e7", "2.4e7")];

fn edit(disk: &SimulatedDisk, from: &str, to: &str, mended: &mut Mended) {
    let text = String::from_utf8(disk.content(register_path()).unwrap()).unwrap();
    for (number, (place, _)) in text.match_indices(from).enumerate() {
        let mut edited = text.clone();
        edited.replace_range(place..place + from.len(), to);
        let disk = disk.copy();
        disk.put(register_path(), Some(edited.as_bytes()));
        mend_all(&disk, &format!("edit {number} of {from}"), mended);
    }
}

/// Wherever the power goes while a register is mended: what was shown is shown again, and what was found is kept.
#[test]
fn a_power_cut_while_it_is_mended_takes_nothing() {
    let mut cuts = 0;
    for (clinic, from, to) in [
        (Clinic::new(), "4500", "4600"),
        (Clinic::over_an_old_one(), "2.3e7", "2.4e7"),
    ] {
        let text = String::from_utf8(clinic.disk.content(register_path()).unwrap()).unwrap();
        let edited = text.replacen(from, to, 1).into_bytes();
        let mut harmed = vec![
            (register_path().to_owned(), edited[..400].to_vec()),
            (register_path().to_owned(), edited),
        ];
        for segment in clinic.files("journal-") {
            let bytes = clinic.disk.content(&segment).unwrap();
            harmed.push((segment, flipped(&bytes, bytes.len() - 20, 0)));
        }
        for (path, bytes) in harmed {
            let disk = clinic.disk.copy();
            disk.put(&path, Some(&bytes));
            let opened = open(&disk.copy(), Mode::Write, SEGMENT).unwrap();
            // What the file holds is not verified again.
            if let Condition::Trouble(trouble) = opened.condition {
                for mend in trouble.mends {
                    cuts += cut_during(&disk.copy(), &trouble.changed, mend);
                }
            }
        }
    }
    println!("{cuts} power cuts");
    assert!(cuts > 1_000, "{cuts}");
}

/// How many power cuts were tried while one thing that is offered was done.
fn cut_during(disk: &SimulatedDisk, changed: &[hepatrack::register::Op], mend: Mend) -> usize {
    let found = disk.content(register_path()).unwrap();
    let mut opened = open(disk, Mode::Write, SEGMENT).unwrap();
    let shown = opened.register.clone();
    let mut register = shown.clone();
    disk.record();
    opened.store.mend(mend, &shown, format(), at(500)).unwrap();
    if mend == Mend::TakeOver {
        let entry = commit(&mut register, Via::Hand, changed.to_vec());
        opened.store.append(&entry, format()).unwrap();
        opened.store.rewrite(&register, format(), at(501)).unwrap();
    }
    let mut moments = disk.moments();
    moments.push(disk.moment());
    let mut cuts = 0;
    for (number, moment) in moments.iter().enumerate() {
        for seed in 0..12 {
            let cut = moment.after_crash(&mut Random::of(&[number as u64, seed]));
            let what = format!("{mend:?}, {seed}, at {:?}", moment.op);
            let again = open(&cut, Mode::Write, SEGMENT).unwrap();
            let is_new = again.register.last_seq() == register.last_seq();
            let expected = if is_new { &register } else { &shown };
            assert!(again.register.same_content(expected), "{what}");
            let is_kept = cut.files().values().any(|bytes| *bytes == found);
            assert!(is_kept, "{what}: what was found is gone");
            // Taken over once, it is not offered again.
            let is_decided = again.condition == Condition::Sound;
            assert!(is_decided || !is_new || mend != Mend::TakeOver, "{what}");
            cuts += 1;
        }
    }
    cuts
}
