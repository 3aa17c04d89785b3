//! One register of each layout that was ever written: it opens for ever, and holds what it held.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hepatrack::clinical::record::{Seq, Via};
use hepatrack::register::{Register, TakesBack};
use hepatrack::store::{Condition, Digest, LocalDisk, Mode, Opened, Store, write};
use tempfile::TempDir;

use crate::api::{at, format};
use crate::entries::add_patient;

/// A copy of a golden register, and of what stands beside it.
fn copied(name: &str) -> (TempDir, PathBuf) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::copy(golden.join(name), &path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let beside = format!("{name}.d");
    if golden.join(&beside).is_dir() {
        fs::create_dir(folder.path().join(&beside)).unwrap();
        for entry in fs::read_dir(golden.join(&beside)).unwrap() {
            let name = Path::new(&beside).join(entry.unwrap().file_name());
            fs::copy(golden.join(&name), folder.path().join(&name)).unwrap();
        }
    }
    (folder, path)
}

fn opened(path: &Path, mode: Mode) -> Opened {
    let opened = Store::open(path, mode, format()).unwrap();
    assert_eq!(opened.condition, Condition::Sound);
    opened
}

/// The register's lines, without their indents and without the last, which differs.
fn lines(register: &Register) -> Vec<String> {
    let text = write(register, Digest::NONE, format());
    let lines = text.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.starts_with("//")).collect()
}

/// What the file holds after five entries, and the journal adds by five more, as it is written today.
const SCHEMA_1: &str = r#"(
format: "hepatrack", schema: 3, register: "ftfxh25w",
clinic: "Liver clinic",
settings: {"default_lloq": 50},
labs: [
(id: 1, name: "city", assay: "Roche cobas HBV", units: "dna IU/mL; alt U/L; tbil umol/L", limits: "dna 10..1e9; alt ..40; alb 35.."),
],
patients: [
(id: 3, mrn: "W-37", name: "Zhang, Li", born: "~1974-05-12", sex: female, cirrhosis: compensated, cirrhosis_on: "2019-04-02", contact: "by \"post\" \\ 王", src: "f2",
courses: [
(id: 4, drug: "entecavir", from: "2020-01-10", to: "2023-03-01", dose: "0.5 mg", reason: "pregnant", src: "f2"),
],
reports: [
(id: 5, on: "2020-01-08", lab: 1, src: "q3", r: "dna 2.3e6 IU/mL [10..1e9] was 2.3e7 @4; void alt 96 U/L [..40] @5; eag +; eab -; sag 1250 IU/mL"),
(id: 8, on: "2022-05-06", src: "i6", r: "dna TND IU/mL (Abbott RealTime); plt 150 10*9/L"),
]),
(id: 6, mrn: "W-38", name: "O'Neil, Änne", follow_up: moved, src: "i6",
reports: [
(id: 7, on: "2021-05-06", src: "i6", r: "dna <20 detected IU/mL; alt 600 U/L !"),
]),
],
)"#;

#[test]
fn schema_1_opens_with_its_journal_and_its_import() {
    let (_folder, path) = copied("schema-1.ron");
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = opened(&path, mode);
        let told: &[&str] = match mode {
            Mode::Read => &[],
            Mode::Write => &["schema 1 is brought to 3"],
        };
        assert_eq!(opened.notices.len(), told.len(), "{:?}", opened.notices);
        assert!(
            opened
                .notices
                .iter()
                .zip(told)
                .all(|(notice, told)| notice.english().contains(told))
        );
        let register = &mut opened.register;
        assert_eq!(lines(register).join("\n"), SCHEMA_1);
        assert_eq!((register.last_seq(), register.next_id().0), (Seq(10), 9));
        assert_eq!(register.overrides().get("default_lloq"), Some(&50.0));
        opened.store.learn_history(register, format()).unwrap();
        let entries = register.history().entries();
        assert_eq!(entries.len(), 10);
        assert_eq!(entries[3].why.as_deref(), Some("a slip \"of\" the pen"));
        assert_eq!(
            (entries[5].stamp.via, entries[5].ops.len()),
            (Via::Import, 3)
        );
        let taken_back: Vec<_> = entries
            .iter()
            .filter_map(|entry| entry.takes_back)
            .collect();
        let expected = [TakesBack::Undo(Seq(8)), TakesBack::Redo(Seq(9))];
        assert_eq!(taken_back, expected);
        assert_eq!(entries[9].stamp.by, "li");
        // The report of the import that was moved stood with somebody else before.
        let before = register.as_after(Seq(7)).unwrap();
        let reports = |mrn: &str| before.find(mrn).unwrap().reports.len();
        assert_eq!((reports("W-37"), reports("W-38")), (1, 2));
    }
}

/// Every line of the journal's segments, in their order.
fn journal(path: &Path) -> Vec<String> {
    let directory = path.with_extension("ron.d");
    let mut segments: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("/journal-"))
        .collect();
    segments.sort();
    let texts = segments
        .iter()
        .map(|path| fs::read_to_string(path).unwrap());
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// It is kept as it was found and written as it is today; what its journal says stays as it was written, and new
/// entries stand in another segment.
#[test]
fn schema_1_is_brought_to_today_s_and_goes_on() {
    let (_folder, path) = copied("schema-1.ron");
    let found = fs::read(&path).unwrap();
    let old_journal = journal(&path);
    opened(&path, Mode::Read);
    assert_eq!(fs::read(&path).unwrap(), found, "reading writes nothing");
    let mut first = opened(&path, Mode::Write);
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("schema: 3,") && written.contains("\n// seq 10 next-id 9 head "));
    let backup = path.with_extension("ron.d").join("backup");
    let kept = |path: &PathBuf| path.to_string_lossy().ends_with("-older-schema.ron");
    let mut backups = fs::read_dir(backup)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    assert_eq!(fs::read(backups.find(kept).unwrap()).unwrap(), found);
    let entry = add_patient(&mut first.register, "W-39");
    first.store.append(&entry, format()).unwrap();
    first
        .store
        .rewrite(&first.register, format(), at(60))
        .unwrap();
    drop(first.store);
    let again = opened(&path, Mode::Write);
    assert!(again.register.same_content(&first.register));
    assert_eq!(again.notices, []);
    let all = again.store.entries_before(None, format()).unwrap();
    assert_eq!((all.entries.len(), all.begins), (11, None));
    let new_journal = journal(&path);
    assert!(new_journal.starts_with(&old_journal));
    let segment = &new_journal[old_journal.len()];
    assert!(
        segment.contains("format: \"hepatrack journal\", schema: 3, "),
        "{segment}"
    );
    assert_eq!(new_journal.len(), old_journal.len() + 2);
    let checked = Store::check(Arc::new(LocalDisk), &path, format()).unwrap();
    assert_eq!(checked.faults, []);
    drop(again);
    // The journal alone holds all of it.
    fs::remove_file(&path).unwrap();
    assert!(
        opened(&path, Mode::Write)
            .register
            .same_content(&first.register)
    );
}

/// Its last line names two counters and no digest: it is taken as it stands, kept as it was, and written with one.
#[test]
fn a_register_from_before_the_journal_is_kept_as_found_and_written_with_a_digest() {
    let (_folder, path) = copied("before-journal.ron");
    let found = fs::read(&path).unwrap();
    let text = String::from_utf8(found.clone()).unwrap();
    assert!(text.ends_with("\n// seq 4718 next-id 703\n"));
    let read = opened(&path, Mode::Read).register;
    assert_eq!(fs::read(&path).unwrap(), found, "reading writes nothing");
    let mut first = opened(&path, Mode::Write);
    assert_eq!(first.notices.len(), 1, "{:?}", first.notices);
    let register = &first.register;
    assert!(register.same_content(&read));
    assert_eq!(
        (register.last_seq(), register.next_id().0),
        (Seq(4718), 703)
    );
    let text = text.replacen("schema: 1", "schema: 3", 1);
    let own: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
    assert_eq!(lines(register), own[..own.len() - 1]);
    let backup = path.with_extension("ron.d").join("backup");
    let kept: Vec<PathBuf> = fs::read_dir(backup)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let is_as_found = |path: &&PathBuf| path.to_string_lossy().ends_with("-as-found.ron");
    let as_found = kept.iter().find(is_as_found).unwrap();
    assert_eq!(fs::read(as_found).unwrap(), found);
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("\n// seq 4718 next-id 703 head "));
    assert!(written.contains(" sha256/2MiB "));
    // From now on it is as any other.
    let entry = add_patient(&mut first.register, "W-39");
    first.store.append(&entry, format()).unwrap();
    drop(first.store);
    let again = opened(&path, Mode::Write);
    assert_eq!(again.notices, []);
    assert!(again.register.same_content(&first.register));
    drop(again);
    fs::write(&path, "rubbish").unwrap();
    let rebuilt = Store::open(&path, Mode::Read, format()).unwrap();
    assert!(rebuilt.register.same_content(&first.register));
}

/// The notes of [`SCHEMA_2`] after all entries.
const NOTES: &str = r#"notes: [
(id: 10, on: "2026-11-10", kind: attempt, text: "no answer, letter sent", src: "f13"),
(id: 9, on: "2026-11-20", kind: remark, text: "asked about stopping", src: "q12"),
(id: 11, on: "2026-11-21", kind: sample, src: "f14"),
(id: 12, on: "2026-11-22", kind: seen, src: "f15"),
(id: 13, on: "2027-05-20", kind: expected, text: "after the holiday", src: "f16"),
]),
"#;

/// Its journal begins in schema 1: it was brought to schema 2 and went on.
#[test]
fn schema_2_opens_with_its_notes_and_the_order_of_fields() {
    let (_folder, path) = copied("schema-2.ron");
    let found = fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = opened(&path, mode);
        let told: Vec<&str> = opened
            .notices
            .iter()
            .map(|notice| notice.english())
            .collect();
        let told = told.join("\n");
        let is_told = told.contains("schema 2 is brought to 3");
        assert_eq!(is_told, mode == Mode::Write, "{told}");
        let register = &mut opened.register;
        let text = lines(register).join("\n");
        assert!(text.contains(NOTES), "{text}");
        assert!(
            text.contains("alb 35..\", order: \"alt; dna; eag\"),"),
            "{text}"
        );
        assert_eq!((register.last_seq(), register.next_id().0), (Seq(23), 18));
        opened.store.learn_history(register, format()).unwrap();
        let entries = register.history().entries();
        assert_eq!(entries.len(), 23);
        assert_eq!(entries[19].why.as_deref(), Some("of somebody else"));
        let notes = |seq| {
            let then = register.as_after(Seq(seq)).unwrap();
            then.find("W-37").unwrap().notes.clone()
        };
        assert_eq!(
            (notes(10).len(), notes(19).len(), notes(20).len()),
            (0, 6, 5)
        );
        let day = "2026-11-22".parse().unwrap();
        let seen = |seq| {
            register
                .as_after(Seq(seq))
                .unwrap()
                .find("W-37")
                .unwrap()
                .was_seen(day)
        };
        assert!(!seen(16) && seen(17));
        let checked = Store::check(Arc::new(LocalDisk), &path, format()).unwrap();
        assert_eq!(checked.faults, []);
        if mode == Mode::Read {
            assert_eq!(fs::read(&path).unwrap(), found);
        }
    }
}

/// The tests that schema 3 adds, the guideline sets that are shown, and a month that stands for a day.
#[test]
fn schema_3_opens_with_its_tests_and_the_guidelines_that_are_shown() {
    let (_folder, path) = copied("schema-3.ron");
    let found = fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = opened(&path, mode);
        assert_eq!(opened.notices, []);
        let register = &mut opened.register;
        let text = lines(register).join("\n");
        for line in [
            r#"guidelines: ["EASL 2017", "CMA 2022"],"#,
            r#"r: "us = was + @28; lsm 12.4 kPa; missed 3 days; phos 2.4 mg/dL !; pta 85 % [70..130]; hdvab -; hcvab -; hivab -"),"#,
            r#"(id: 19, on: "~2024-03-15", src: "i29", r: "dna <20 IU/mL; alt 31 U/L [..40]"),"#,
        ] {
            assert!(text.contains(line), "{text}");
        }
        assert_eq!((register.last_seq(), register.next_id().0), (Seq(29), 20));
        opened.store.learn_history(register, format()).unwrap();
        assert_eq!(register.history().entries().len(), 29);
        let shown = |seq| {
            let then = register.as_after(Seq(seq)).unwrap();
            then.shown_guidelines().map(|names| names.join("; "))
        };
        assert_eq!(shown(23), None);
        assert_eq!(shown(26).as_deref(), Some("APASL 2015"));
        assert_eq!(shown(27).as_deref(), Some("EASL 2017; CMA 2022"));
        let checked = Store::check(Arc::new(LocalDisk), &path, format()).unwrap();
        assert_eq!(checked.faults, []);
    }
    assert_eq!(fs::read(&path).unwrap(), found);
}

/// A number of a record that was joined, words that were taught, months, and results that came with words beside them.
#[test]
fn schema_3_opens_with_its_numbers_and_words() {
    let (_folder, path) = copied("schema-3-words.ron");
    let found = fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        let mut opened = opened(&path, mode);
        assert_eq!(opened.notices, []);
        let register = &mut opened.register;
        let text = lines(register).join("\n");
        for line in [
            r#"(number: "12345", of: 20, joined: 22),"#,
            r#"(kind: test, word: "LEBER-A", means: "ALT", by: "ana", at: "#,
            r#"(kind: unit, word: "Einh/mL", means: "IU/mL", by: "ana", at: "#,
            r#"(id: 21, on: "~2024-03-15", src: "i30", r: "dna 2.1e6 IU/mL [20..]"),"#,
            r#"(id: 24, on: "~2024-07-10", src: "i30", r: "alt 96 U/L [..40]"),"#,
            r#"r: "dna 4800 IU/mL [20..] was 48000 @30"),"#,
        ] {
            assert!(text.contains(line), "no {line} in {text}");
        }
        assert_eq!((register.last_seq(), register.next_id().0), (Seq(34), 26));
        let by_old_number = register.find("12345").unwrap();
        assert_eq!(by_old_number.person.mrn, "0012345");
        opened.store.learn_history(register, format()).unwrap();
        assert_eq!(register.history().entries().len(), 34);
        // Before they were joined each had its own results.
        let before = register.as_after(Seq(30)).unwrap();
        let results = |mrn: &str| before.find(mrn).unwrap().results.len();
        assert_eq!((results("0012345"), results("12345")), (1, 2));
        let checked = Store::check(Arc::new(LocalDisk), &path, format()).unwrap();
        assert_eq!(checked.faults, []);
    }
    assert_eq!(fs::read(&path).unwrap(), found);
}
