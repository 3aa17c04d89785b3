//! Every cut and every flipped bit of a small register and its journal: never wrong data, never a panic.

use std::path::{Path, PathBuf};

use super::super::*;
use super::knowledge;
use super::life::{add_patient, add_report, at};
use crate::register::Register;

/// A register with a journal of two segments; the file holds the first of three entries beyond it.
struct Clinic {
    folder: tempfile::TempDir,
    register: Register,
}

const POLICY: Policy = Policy {
    segment_bytes: 900,
    part_bytes: 512,
};

impl Clinic {
    fn new() -> Self {
        let scribe = Scribe::new(knowledge());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("patients.ron");
        let mut opened = open(&path, Mode::Write).unwrap();
        let register = &mut opened.register;
        let entries = [
            add_patient(register, "W-1"),
            add_report(register, "W-1", 4500),
        ];
        for entry in &entries {
            opened.store.append(entry, &scribe).unwrap();
        }
        opened.store.rewrite(register, &scribe, at(9)).unwrap();
        let entries = [
            add_report(register, "W-1", 23),
            add_patient(register, "W-2"),
            add_report(register, "W-2", 230_000),
        ];
        for entry in &entries {
            opened.store.append(entry, &scribe).unwrap();
        }
        let register = register.clone();
        let clinic = Self { folder, register };
        assert_eq!(
            clinic.files("journal-").len(),
            2,
            "the journal has two segments"
        );
        clinic
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("patients.ron")
    }

    fn files(&self, beginning: &str) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.folder.path().join("patients.ron.d"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_str().unwrap();
                name.starts_with(beginning)
            })
            .collect();
        files.sort();
        files
    }

    /// What is shown is the register as it was after one of its entries, and where that is not the last, it is said.
    /// Where a whole file was cut at the end of a line, nothing tells that a line is missing.
    fn judge(&self, what: &str, at_a_line: bool) {
        let opened = match open(&self.path(), Mode::Read) {
            Ok(opened) => opened,
            Err(error) => {
                assert!(!error.to_string().is_empty());
                return;
            }
        };
        let shown = &opened.register;
        let trouble = opened.condition != Condition::Sound || !opened.notices.is_empty();
        if opened.condition_is_unproven() {
            return;
        }
        let is_state = |seq: u32| {
            self.register
                .as_after(crate::clinical::record::Seq(seq))
                .unwrap()
                .same_content(shown)
        };
        let last = shown.last_seq().0;
        assert!(is_state(last), "{what}: entry {last}");
        let is_cut_at_its_end = last == 4 || at_a_line;
        assert!(
            last == 5 || trouble || is_cut_at_its_end,
            "{what}: silently {last}"
        );
    }
}

impl Opened {
    fn condition_is_unproven(&self) -> bool {
        match &self.condition {
            Condition::Sound => false,
            Condition::Trouble(trouble) => trouble.kind == TroubleKind::Unproven,
        }
    }
}

fn open(path: &Path, mode: Mode) -> Result<Opened, StoreError> {
    let scribe = Scribe::new(knowledge());
    Store::open_on(std::sync::Arc::new(LocalDisk), path, mode, POLICY, &scribe)
}

#[test]
fn every_flipped_bit_is_found_or_does_no_harm() {
    let clinic = Clinic::new();
    let mut files = clinic.files("journal-");
    files.push(clinic.path());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[place] ^= 1 << bit;
                std::fs::write(&file, &flipped).unwrap();
                let name = file.file_name().unwrap();
                clinic.judge(&format!("{name:?} bit {place}.{bit}"), false);
            }
        }
        std::fs::write(&file, &bytes).unwrap();
    }
}

#[test]
fn every_cut_is_found_or_takes_only_the_end() {
    let clinic = Clinic::new();
    let mut files = clinic.files("journal-");
    files.push(clinic.path());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for length in 0..bytes.len() {
            std::fs::write(&file, &bytes[..length]).unwrap();
            let at_a_line = length == 0 || bytes[length - 1] == b'\n';
            clinic.judge(
                &format!("{:?} cut to {length}", file.file_name()),
                at_a_line,
            );
        }
        std::fs::write(&file, &bytes).unwrap();
    }
}
