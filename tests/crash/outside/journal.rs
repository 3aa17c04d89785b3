//! Journals that others harm under a running store, and registers of a later version of the program.

use std::path::{Path, PathBuf};

use hepatrack::store::{AppendError, Condition, Mode, TroubleKind};

use super::{SEGMENT, current};
use crate::api::{Disk as _, JOURNAL, at, format, open, register_path};
use crate::disk::SimulatedDisk;
use crate::entries::{add_patient, add_report};
use crate::flips::kind;
use crate::life::sealed;

fn last_segment(disk: &SimulatedDisk) -> PathBuf {
    let beginning = format!("{JOURNAL}/journal-");
    let mut files = disk.files().into_keys();
    files
        .rfind(|path| path.to_string_lossy().starts_with(&beginning))
        .unwrap()
}

/// Nothing is written to a journal that nobody would ever read.
#[test]
fn a_journal_that_was_removed_replaced_or_cut_is_not_written_to() {
    type Harm = fn(&SimulatedDisk, &Path, &[u8]);
    let harms: [Harm; 5] = [
        |disk, path, _| disk.put(path, None),
        |disk, path, bytes| disk.put(path, Some(bytes)),
        |disk, path, bytes| disk.edit(path, &bytes[..bytes.len() - 1]),
        |disk, path, _| disk.edit(path, &[]),
        |disk, path, bytes| disk.edit(path, &[bytes, b"\n"].concat()),
    ];
    for (number, harm) in harms.into_iter().enumerate() {
        let mut clinic = current();
        clinic.save(|register| add_report(register, "W-1", 12));
        let path = last_segment(&clinic.disk);
        let bytes = clinic.disk.content(&path).unwrap();
        harm(&clinic.disk, &path, &bytes);
        let before = clinic.disk.files();
        for _ in 0..2 {
            let refused = clinic.try_to_save(|register| add_patient(register, "N-1"));
            assert!(
                matches!(refused, Err(AppendError::Refused { .. })),
                "{number}: {refused:?}"
            );
            clinic.opened.register.unmake_last();
        }
        assert_eq!(clinic.disk.files(), before, "{number}");
        // What is in memory can still be written, so that nothing that was saved is lost.
        clinic.rewrite().unwrap();
        let shown = clinic.opened.register.clone();
        drop(clinic.opened);
        let again = open(&clinic.disk, Mode::Write, SEGMENT).unwrap();
        assert!(again.register.same_content(&shown), "{number}");
    }
}

/// A register that stands alone opens, but says that its journal is not there; the next one begins with it.
#[test]
fn a_register_whose_journal_is_gone_says_so() {
    let clinic = current();
    let shown = clinic.opened.register.clone();
    let file = clinic.file();
    let disk = SimulatedDisk::new();
    disk.create_directory(Path::new("/clinic")).unwrap();
    disk.put(register_path(), Some(&file));
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = open(&disk, mode, SEGMENT).unwrap();
        assert_eq!(opened.condition, Condition::Sound);
        assert!(opened.register.same_content(&shown));
        assert_eq!(opened.notices.len(), 1, "{:?}", opened.notices);
        assert!(opened.notices[0].english().contains("journal"));
        if mode == Mode::Write {
            let entry = add_patient(&mut opened.register, "N-1");
            opened.store.append(&entry, format()).unwrap();
        }
    }
    let again = open(&disk, Mode::Write, SEGMENT).unwrap();
    assert_eq!(again.notices, []);
    assert!(again.register.find("N-1").is_some());
}

/// A register as a later version of the program would write it, with the digest of its bytes.
fn newer() -> Vec<u8> {
    sealed(9).into_bytes()
}

/// A register of a later version of the program is looked at and not touched.
#[test]
fn a_newer_schema_is_opened_for_reading_only() {
    let newer = newer();
    let disk = SimulatedDisk::new();
    disk.create_directory(Path::new("/clinic")).unwrap();
    disk.put(register_path(), Some(&newer));
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = open(&disk, mode, SEGMENT).unwrap();
        assert_eq!(kind(&opened), Some(TroubleKind::Newer));
        assert!(
            opened.condition.faults()[0]
                .what
                .english()
                .contains("schema 9")
        );
        assert!(opened.register.find("A-1").is_some());
        let entry = add_patient(&mut opened.register.clone(), "N-1");
        assert!(opened.store.append(&entry, format()).is_err());
        assert!(!opened.store.needs_rewriting());
        let register = opened.register.clone();
        assert!(opened.store.rewrite(&register, format(), at(1)).is_err());
        let Condition::Trouble(trouble) = &opened.condition else {
            panic!("{mode:?}");
        };
        assert_eq!(trouble.mends, []);
        assert_eq!(disk.content(register_path()).unwrap(), newer);
    }
}
