//! Every flipped bit and every cut of a small register and of everything beside it: what is shown is true, or it is said
//! that it may not be, and where.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hepatrack::clinical::record::Seq;
use hepatrack::reference::DataFault;
use hepatrack::register::Register;
use hepatrack::store::{Condition, Mode, Opened, Store, StoreError, TroubleKind};

use crate::api::{Disk as _, JOURNAL, REGISTER, at, format, open, register_path};
use crate::disk::SimulatedDisk;
use crate::entries::{add_patient, add_report, import};
use crate::life::OLD;

pub(crate) const SEGMENT: u64 = 900;

/// A closed register and what it was after each of its entries.
pub(crate) struct Clinic {
    pub(crate) disk: SimulatedDisk,
    pub(crate) states: Vec<Register>,
}

impl Clinic {
    /// A journal of two segments and an import; the register's file holds three of five entries, a backup two.
    pub(crate) fn new() -> Self {
        let disk = SimulatedDisk::new();
        Self::on(
            disk,
            &[
                add_patient_1,
                report_1,
                rewrite,
                import_5,
                rewrite,
                report_2,
                add_patient_2,
            ],
        )
    }

    /// A journal that begins with a register from before there were digests.
    pub(crate) fn over_an_old_one() -> Self {
        let disk = SimulatedDisk::new();
        disk.create_directory(Path::new("/clinic")).unwrap();
        disk.put(register_path(), Some(OLD.as_bytes()));
        Self::on(disk, &[add_patient_1, report_1, import_5])
    }

    fn on(disk: SimulatedDisk, steps: &[Act]) -> Self {
        let mut opened = open(&disk, Mode::Write, SEGMENT).unwrap();
        let mut states = vec![opened.register.clone()];
        for step in steps {
            step(&mut opened);
            if opened.register.last_seq() > states.last().unwrap().last_seq() {
                states.push(opened.register.clone());
            }
        }
        let disk = disk.copy();
        Self { disk, states }
    }

    /// The files beside the register whose names begin so, in order.
    pub(crate) fn files(&self, beginning: &str) -> Vec<PathBuf> {
        let files = self.disk.files().into_keys();
        let beginning = format!("{JOURNAL}/{beginning}");
        files
            .filter(|path| path.to_string_lossy().starts_with(&beginning))
            .collect()
    }

    /// What is shown is the register as it was after one of its entries; where that is not the last, it is said, unless
    /// nothing can tell.
    fn judge(&self, disk: &SimulatedDisk, what: &str, may_be_silent: bool) {
        let checked = Store::check(Arc::new(disk.clone()), register_path(), format()).unwrap();
        located(&checked.faults, what);
        let opened = match open(disk, Mode::Read, SEGMENT) {
            Ok(opened) => opened,
            Err(error) => return said(&error, what),
        };
        located(opened.condition.faults(), what);
        // An unfinished last line is told when it is opened; nothing tells what an earlier register said before where it
        // names no digest, or none any more.
        let is_told = !opened.notices.is_empty() || !checked.notices.is_empty();
        let is_found = !checked.faults.is_empty() || is_told;
        let is_earlier =
            what.contains("-as-found.ron") || what.contains("/backup/") && what.contains("cut");
        assert!(is_found || may_be_silent || is_earlier, "{what}: not found");
        if kind(&opened) == Some(TroubleKind::Unproven) {
            return;
        }
        let shown = &opened.register;
        let last = shown.last_seq();
        assert!(self.is_state(shown), "{what}: entry {}", last.0);
        let is_said = opened.condition != Condition::Sound || !opened.notices.is_empty();
        let is_last = last == self.last();
        assert!(
            is_last || is_said || may_be_silent,
            "{what}: silently {}",
            last.0
        );
    }

    pub(crate) fn last(&self) -> Seq {
        self.states.last().unwrap().last_seq()
    }

    pub(crate) fn is_state(&self, shown: &Register) -> bool {
        let state = self
            .states
            .get(usize::try_from(shown.last_seq().0).unwrap());
        state.is_some_and(|state| state.same_content(shown))
    }

    /// Judges every flipped bit and every cut of a file, half of them in a thread of its own.
    fn harm(&self, file: &Path) -> usize {
        let bytes = self.disk.content(file).unwrap();
        let half = |odd: usize| {
            let disk = self.disk.copy();
            let try_one = |bytes: &[u8], what: &str, may_be_silent: bool| {
                disk.put(file, Some(bytes));
                self.judge(&disk, what, may_be_silent);
            };
            for place in (0..bytes.len()).filter(|place| place % 2 == odd) {
                for bit in 0..8 {
                    let flipped = flipped(&bytes, place, bit);
                    try_one(
                        &flipped,
                        &format!("{} bit {place}.{bit}", file.display()),
                        false,
                    );
                }
                // Where whole lines are missing at the end of a journal, nothing tells that they were there.
                let at_a_line = place == 0 || bytes[place - 1] == b'\n';
                let what = format!("{} cut to {place}", file.display());
                try_one(&bytes[..place], &what, at_a_line);
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| half(1));
            half(0);
        });
        bytes.len() * 9
    }
}

type Act = fn(&mut Opened);

fn save(
    opened: &mut Opened,
    enter: impl FnOnce(&mut Register) -> std::sync::Arc<hepatrack::register::Entry>,
) {
    let entry = enter(&mut opened.register);
    opened.store.append(&entry, format()).unwrap();
}

fn add_patient_1(opened: &mut Opened) {
    save(opened, |register| add_patient(register, "W-1"));
}

fn report_1(opened: &mut Opened) {
    save(opened, |register| add_report(register, "W-1", 4500));
}

fn report_2(opened: &mut Opened) {
    save(opened, |register| add_report(register, "W-1", 23));
}

fn add_patient_2(opened: &mut Opened) {
    save(opened, |register| add_patient(register, "W-2"));
}

fn import_5(opened: &mut Opened) {
    save(opened, |register| import(register, "W-5", &[230_000, 20]));
}

fn rewrite(opened: &mut Opened) {
    let now = at(90 * i64::from(opened.register.last_seq().0));
    opened
        .store
        .rewrite(&opened.register, format(), now)
        .unwrap();
}

pub(crate) fn flipped(bytes: &[u8], place: usize, bit: usize) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    flipped[place] ^= 1 << bit;
    flipped
}

pub(crate) fn kind(opened: &Opened) -> Option<TroubleKind> {
    match &opened.condition {
        Condition::Sound => None,
        Condition::Trouble(trouble) => Some(trouble.kind),
    }
}

/// Every fault names its file, and a line or a byte of it.
fn located(faults: &[DataFault], what: &str) {
    for fault in faults {
        assert!(fault.file.starts_with(REGISTER), "{what}: {fault}");
        assert!(fault.line > 0 && fault.column > 0, "{what}: {fault}");
        assert!(!fault.what.english().is_empty(), "{what}: {fault}");
    }
}

fn said(error: &StoreError, what: &str) {
    match error {
        StoreError::Faults(faults) => located(faults, what),
        StoreError::Journal(fault) => located(std::slice::from_ref(fault), what),
        other => panic!("{what}: {other}"),
    }
}

#[test]
fn every_flipped_bit_and_cut_is_found_or_does_no_harm() {
    let clinic = Clinic::new();
    let mut files = clinic.files("journal-");
    assert_eq!(files.len(), 2, "the journal has two segments");
    files.push(register_path().to_owned());
    files.extend(clinic.files("import-"));
    files.extend(clinic.files("backup/"));
    assert_eq!(files.len(), 5, "{files:?}");
    let tried: usize = files.iter().map(|file| clinic.harm(file)).sum();
    println!("{tried} damaged registers judged");
}

/// Where the register's file is lost, all depends on the backup that the journal begins with.
#[test]
fn a_damaged_backup_is_never_begun_with() {
    let mut clinic = Clinic::over_an_old_one();
    clinic.disk.put(register_path(), None);
    let rebuilt = open(&clinic.disk, Mode::Read, SEGMENT).unwrap();
    assert_eq!(kind(&rebuilt), None);
    assert_eq!(rebuilt.register.last_seq(), clinic.last());
    for file in clinic.files("backup/") {
        clinic.harm(&file);
    }
    clinic.disk = clinic.disk.copy();
}

/// Without a journal nothing proves what a changed file says: it is refused, or shown as unproven.
#[test]
fn a_damaged_file_without_a_journal_is_never_taken_for_sound() {
    let clinic = Clinic::new();
    let bytes = clinic.disk.content(register_path()).unwrap();
    let whole = &clinic.states[3];
    let mut unproven = 0;
    let trailer = bytes.len() - bytes.rsplit(|byte| *byte == b'/').next().unwrap().len();
    // Cut down to what was written before there were digests, it reads the same and misses nothing.
    let is_old = |bytes: &[u8]| !bytes.get(trailer..).unwrap_or_default().contains(&b'h');
    let judge = |disk: &SimulatedDisk, bytes: &[u8], what: &str| {
        disk.put(register_path(), Some(bytes));
        match open(disk, Mode::Read, SEGMENT) {
            Err(error) => said(&error, what),
            Ok(opened) => {
                located(opened.condition.faults(), what);
                match kind(&opened) {
                    Some(TroubleKind::Unproven) => return 1,
                    Some(other) => panic!("{what}: {other:?}"),
                    None => assert!(opened.register.same_content(whole), "{what}"),
                }
                assert!(is_old(bytes), "{what}: silently");
            }
        }
        0
    };
    let disk = SimulatedDisk::new();
    disk.create_directory(Path::new("/clinic")).unwrap();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let what = format!("bit {place}.{bit}");
            unproven += judge(&disk, &flipped(&bytes, place, bit), &what);
        }
        unproven += judge(&disk, &bytes[..place], &format!("cut to {place}"));
    }
    assert!(unproven > 100, "{unproven}");
}
