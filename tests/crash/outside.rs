//! What others do to the register's file and to the journal while a register is open: it is noticed, told, never written
//! over unseen, and nothing that was saved is lost.

mod journal;

use std::sync::Arc;

use hepatrack::clinical::record::Via;
use hepatrack::register::{Entry, Register};
use hepatrack::store::{
    AppendError, Condition, Mend, Mode, Opened, Outside, StoreError, TroubleKind,
};

use crate::api::{at, format, open, register_path};
use crate::disk::SimulatedDisk;
use crate::entries::{add_patient, add_report, commit, import};
use crate::life::OLD;

const SEGMENT: u64 = 1_500;

/// An open register of six entries, its file written after four of them.
struct Clinic {
    disk: SimulatedDisk,
    opened: Opened,
    /// The file as it was after three entries.
    earlier: Vec<u8>,
}

impl Clinic {
    fn new() -> Self {
        let disk = SimulatedDisk::new();
        let opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        let earlier = Vec::new();
        let mut clinic = Self {
            disk,
            opened,
            earlier,
        };
        clinic.save(|register| add_patient(register, "W-1"));
        clinic.save(|register| add_report(register, "W-1", 2_300));
        clinic.save(|register| import(register, "W-2", &[45_000, 450]));
        clinic.rewrite().unwrap();
        clinic.earlier = clinic.file();
        clinic.save(|register| add_report(register, "W-2", 77));
        clinic.rewrite().unwrap();
        clinic.save(|register| add_patient(register, "W-3"));
        clinic.save(|register| add_report(register, "W-3", 9_900));
        clinic
    }

    fn save(&mut self, enter: impl FnOnce(&mut Register) -> Arc<Entry>) {
        self.try_to_save(enter).unwrap();
    }

    fn try_to_save(
        &mut self,
        enter: impl FnOnce(&mut Register) -> Arc<Entry>,
    ) -> Result<(), AppendError> {
        let entry = enter(&mut self.opened.register);
        self.opened.store.append(&entry, format())
    }

    fn rewrite(&mut self) -> Result<(), StoreError> {
        let now = at(60 * i64::from(self.opened.register.last_seq().0));
        let register = &self.opened.register;
        self.opened.store.rewrite(register, format(), now)
    }

    fn look(&mut self) -> Option<Outside> {
        let register = &self.opened.register;
        self.opened.store.look_outside(register, format()).unwrap()
    }

    fn mend(&mut self, mend: Mend) {
        let register = &self.opened.register;
        let mended = self.opened.store.mend(mend, register, format(), at(900));
        mended.unwrap();
    }

    fn file(&self) -> Vec<u8> {
        self.disk.content(register_path()).unwrap()
    }

    fn is_somewhere(&self, bytes: &[u8]) -> bool {
        self.disk.files().values().any(|other| other == bytes)
    }

    /// Closes it and opens it again: it is sound and holds all that it held, and goes on.
    fn must_survive(self, what: &str) {
        let Self { disk, opened, .. } = self;
        let shown = opened.register;
        drop(opened.store);
        let mut again = open(&disk, Mode::Write, SEGMENT).unwrap();
        assert_eq!(again.condition, Condition::Sound, "{what}");
        assert!(again.register.same_content(&shown), "{what}");
        assert_eq!(again.register.last_seq(), shown.last_seq(), "{what}");
        let entry = add_patient(&mut again.register, "N-1");
        again.store.append(&entry, format()).unwrap();
        let now = at(1_000);
        again.store.rewrite(&again.register, format(), now).unwrap();
    }
}

/// Two ways in which an editor writes: another file in the place of the first, or into it.
const WAYS: [fn(&SimulatedDisk, &[u8]); 2] = [
    |disk, bytes| disk.put(register_path(), Some(bytes)),
    |disk, bytes| disk.edit(register_path(), bytes),
];

#[test]
fn nothing_is_said_of_what_nobody_changed() {
    let mut clinic = Clinic::new();
    assert_eq!(clinic.look(), None);
    clinic.rewrite().unwrap();
    assert_eq!(clinic.look(), None);
    clinic.must_survive("untouched");
}

#[test]
fn a_file_that_is_gone_or_an_earlier_one_is_written_again() {
    let mut clinic = Clinic::new();
    clinic.disk.put(register_path(), None);
    assert!(clinic.rewrite().is_err(), "unseen");
    assert!(matches!(clinic.look(), Some(Outside::Harmless(_))));
    assert!(clinic.opened.store.needs_rewriting());
    clinic.rewrite().unwrap();
    assert_eq!(clinic.look(), None);
    clinic.must_survive("removed");
    for way in WAYS {
        let mut clinic = Clinic::new();
        way(&clinic.disk, &clinic.earlier);
        assert!(matches!(
            clinic.rewrite(),
            Err(StoreError::ChangedOnDisk(_))
        ));
        assert_eq!(clinic.file(), clinic.earlier);
        assert!(matches!(clinic.look(), Some(Outside::Harmless(_))));
        clinic.rewrite().unwrap();
        clinic.must_survive("an earlier one");
    }
}

/// The text of the file after a change by hand, and how many ops it makes.
fn edits(file: &[u8]) -> Vec<(Vec<u8>, usize)> {
    let text = String::from_utf8(file.to_vec()).unwrap();
    let last_line = text.rfind("// seq").unwrap();
    let edited = text.replacen("2300 IU/mL", "2400 IU/mL", 1);
    assert_ne!(edited, text);
    vec![
        (text.as_bytes()[..last_line].to_vec(), 0),
        (edited.clone().into_bytes(), 1),
        (edited.as_bytes()[..last_line].to_vec(), 1),
    ]
}

#[test]
fn what_was_changed_by_hand_is_taken_over_or_put_aside() {
    for way in WAYS {
        for mend in [Mend::TakeOver, Mend::WriteAgain] {
            // Without the last line nothing tells after which entry the file was written: so it is when it is the last.
            for number in 0..3 {
                let what = format!("edit {number}, {mend:?}");
                let mut clinic = current();
                let (edited, ops) = edits(&clinic.file()).swap_remove(number);
                way(&clinic.disk, &edited);
                let outside = clinic.look();
                if ops == 0 {
                    assert!(
                        matches!(outside, Some(Outside::Harmless(_))),
                        "{what}: {outside:?}"
                    );
                    continue;
                }
                let Some(Outside::Edited { changed }) = outside else {
                    panic!("{what}: {outside:?}");
                };
                assert_eq!(changed.len(), ops, "{what}");
                assert!(matches!(
                    clinic.rewrite(),
                    Err(StoreError::ChangedOnDisk(_))
                ));
                assert_eq!(clinic.file(), edited, "{what}");
                // Entries are saved all the while.
                clinic.save(|register| add_patient(register, "N-0"));
                let before = clinic.opened.register.clone();
                clinic.mend(mend);
                if mend == Mend::TakeOver {
                    clinic.save(|register| commit(register, Via::Hand, changed));
                    clinic.rewrite().unwrap();
                    assert!(!clinic.opened.register.same_content(&before), "{what}");
                }
                assert!(clinic.is_somewhere(&edited), "{what}");
                let text = String::from_utf8(clinic.file()).unwrap();
                assert_eq!(text.contains("2400 IU/mL"), mend == Mend::TakeOver);
                clinic.must_survive(&what);
            }
        }
    }
}

/// Where the journal was ahead of the file, an edit is not taken for an undoing of what came since, also without the
/// last line that tells so.
#[test]
fn an_edit_of_a_file_that_lags_is_told_apart_from_what_came_since() {
    for number in [1, 2] {
        let mut clinic = Clinic::new();
        let (edited, ops) = edits(&clinic.file()).swap_remove(number);
        clinic.disk.put(register_path(), Some(&edited));
        let Some(Outside::Edited { changed }) = clinic.look() else {
            panic!("{number}");
        };
        assert_eq!(changed.len(), ops, "{changed:?}");
        let shown = clinic.opened.register.clone();
        drop(clinic.opened);
        let again = open(&clinic.disk, Mode::Write, SEGMENT).unwrap();
        assert!(again.register.same_content(&shown));
        let Condition::Trouble(trouble) = again.condition else {
            panic!("{number}");
        };
        assert_eq!(trouble.kind, TroubleKind::Edited);
        assert_eq!(trouble.changed, changed);
    }
}

/// A clinic whose file holds all entries.
fn current() -> Clinic {
    let mut clinic = Clinic::new();
    clinic.rewrite().unwrap();
    clinic
}

#[test]
fn rubbish_and_other_registers_are_put_aside() {
    let other = OLD.as_bytes().to_vec();
    let later = String::from_utf8(current().file()).unwrap();
    let later = later.replacen("schema: 3", "schema: 9", 1).into_bytes();
    for found in [b"rubbish".to_vec(), Vec::new(), other, later] {
        for way in WAYS {
            let mut clinic = Clinic::new();
            way(&clinic.disk, &found);
            match clinic.look() {
                Some(Outside::Unreadable { faults }) => assert!(!faults.is_empty()),
                other => panic!("{other:?}"),
            }
            assert!(clinic.rewrite().is_err());
            assert_eq!(clinic.file(), found);
            clinic.save(|register| add_patient(register, "N-0"));
            clinic.mend(Mend::WriteAgain);
            assert_eq!(clinic.look(), None);
            assert!(clinic.is_somewhere(&found));
            clinic.must_survive("rubbish");
        }
    }
}

/// Whenever during a rewrite somebody saves the file from an editor: what they saved is still there afterwards.
#[test]
fn what_is_changed_during_a_rewrite_is_not_lost() {
    let operations = {
        let mut clinic = Clinic::new();
        let begin = clinic.disk.done();
        clinic.rewrite().unwrap();
        clinic.disk.done() - begin
    };
    let mut lost = Vec::new();
    for way in WAYS {
        for number in 0..operations {
            let mut clinic = Clinic::new();
            let edited = String::from_utf8(clinic.file())
                .unwrap()
                .replace("W-1", "X-1");
            let (disk, bytes) = (clinic.disk.clone(), edited.clone().into_bytes());
            clinic
                .disk
                .meanwhile(clinic.disk.done() + number, move || way(&disk, &bytes));
            let written = clinic.rewrite();
            if !clinic.is_somewhere(edited.as_bytes()) {
                lost.push((number, written.is_ok()));
            }
        }
    }
    // Between the last look and the rename nothing can be noticed.
    assert!(lost.len() <= 1, "{lost:?}");
}
