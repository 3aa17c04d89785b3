//! One writer, files that may not be written, and what a new register looks like on this machine's disk.

use std::path::Path;

use super::super::*;
use super::life::{add_patient, at};
use super::{SMALL, knowledge};

fn open(path: &Path, mode: Mode) -> Result<Opened, StoreError> {
    Store::open(path, mode, &FileFormat::new(knowledge()))
}

#[test]
fn a_new_register_is_made_by_its_first_entry_for_its_owner_only() {
    let format = FileFormat::new(knowledge());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("clinic").join("patients.ron");
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(
            open(&path, mode),
            Err(StoreError::NoFolder { .. })
        ));
        assert!(!path.parent().unwrap().exists(), "no folder is made");
    }
    make_folder(path.parent().unwrap()).unwrap();
    assert!(matches!(
        open(&path, Mode::Read),
        Err(StoreError::Missing(_))
    ));
    let Opened {
        mut register,
        mut store,
        ..
    } = open(&path, Mode::Write).unwrap();
    assert_eq!(register.identifier().len(), 8);
    assert!(!path.exists());
    assert!(!store.needs_rewriting());
    let entry = add_patient(&mut register, "W-1");
    store.append(&entry, &format).unwrap();
    // Saved already, though the file is not there yet.
    drop(store);
    let Opened {
        register: again,
        mut store,
        ..
    } = open(&path, Mode::Write).unwrap();
    assert!(again.same_content(&register));
    assert!(store.needs_rewriting());
    store.rewrite(&again, &format, at(1)).unwrap();
    assert!(!store.needs_rewriting());
    drop(store);
    let again = open(&path, Mode::Read).unwrap();
    assert!(again.register.same_content(&register));
    assert_eq!(again.condition, Condition::Sound);
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let beside = path.with_extension("ron.d");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(&path.with_extension("ron.lock")), 0o600);
        assert_eq!(mode(&beside), 0o700);
        assert_eq!(mode(&beside.join("journal-000001.ron")), 0o600);
    }
}

#[test]
fn one_instance_writes_and_others_read() {
    let format = FileFormat::new(knowledge());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    std::fs::write(&path, SMALL).unwrap();
    let first = open(&path, Mode::Write).unwrap();
    match open(&path, Mode::Write) {
        Err(StoreError::Locked { holder, .. }) => {
            assert_eq!(holder.pid, std::process::id());
            assert!(!holder.since.is_empty());
        }
        other => panic!("{other:?}"),
    }
    let mut reader = open(&path, Mode::Read).unwrap();
    assert!(reader.register.same_content(&first.register));
    assert!(!reader.store.is_writer());
    let entry = add_patient(&mut reader.register, "W-99");
    assert!(matches!(
        reader.store.append(&entry, &format),
        Err(AppendError::Refused { .. })
    ));
    assert!(matches!(
        reader.store.rewrite(&reader.register, &format, at(1)),
        Err(StoreError::OpenedForReading(_))
    ));
    drop(first);
    assert!(open(&path, Mode::Write).is_ok());
}

#[test]
fn what_may_not_be_written_is_not_opened_for_writing() {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(
            open(directory.path(), mode),
            Err(StoreError::NotAFile(_))
        ));
    }
    std::fs::write(&path, SMALL).unwrap();
    set(&path, 0o400);
    assert!(matches!(
        open(&path, Mode::Write),
        Err(StoreError::ReadOnly(_))
    ));
    assert!(open(&path, Mode::Read).is_ok());
    set(&path, 0o600);
    set(directory.path(), 0o500);
    assert!(matches!(
        open(&path, Mode::Write),
        Err(StoreError::ReadOnly(_))
    ));
    set(directory.path(), 0o700);
}

#[test]
fn a_symbolic_link_stays_and_the_file_behind_it_is_saved() {
    let format = FileFormat::new(knowledge());
    let directory = tempfile::tempdir().unwrap();
    let (path, link) = (
        directory.path().join("real.ron"),
        directory.path().join("link.ron"),
    );
    std::fs::write(&path, SMALL).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut opened = open(&link, Mode::Write).unwrap();
    let entry = add_patient(&mut opened.register, "W-99");
    opened.store.append(&entry, &format).unwrap();
    opened
        .store
        .rewrite(&opened.register, &format, at(1))
        .unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_ne!(std::fs::read_to_string(&path).unwrap(), SMALL);
    assert!(directory.path().join("real.ron.d").exists());
    assert!(matches!(
        open(&path, Mode::Write),
        Err(StoreError::Locked { .. })
    ));
}

#[test]
fn complaints_name_the_file_as_it_was_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    std::fs::write(&path, SMALL.replace("schema: 3", "schema: 9")).unwrap();
    let error = open(&path, Mode::Read).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("{}:2:32: schema: ", path.display())),
        "{error}"
    );
}

/// What is no file, or leads nowhere, is refused at once: nothing is read from it, waited for, or written through it.
#[test]
fn what_is_no_file_is_refused() {
    use rustix::fs::{CWD, FileType, Mode as Bits, mknodat};
    use std::os::unix::fs::symlink;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    let refused = |what: &str, with: &[&str]| {
        for mode in [Mode::Read, Mode::Write] {
            let Err(error) = open(&path, mode) else {
                panic!("{what}");
            };
            let words = error.to_string();
            for part in with {
                assert!(words.contains(part), "{what}: {words}");
            }
        }
    };
    let pipe =
        |path: &Path| mknodat(CWD, path, FileType::Fifo, Bits::RUSR | Bits::WUSR, 0).unwrap();
    pipe(&path);
    refused("a pipe", &["patients.ron"]);
    std::fs::remove_file(&path).unwrap();
    let away = directory.path().join("away/patients.ron");
    symlink(&away, &path).unwrap();
    let (own, target) = (path.display().to_string(), away.display().to_string());
    refused("a link that leads nowhere", &[&own, &target]);
    assert!(std::fs::symlink_metadata(&path).unwrap().is_symlink());
    std::fs::remove_file(&path).unwrap();
    // A lock is a file, not a link to one, whatever stands behind it.
    let victim = directory.path().join("victim");
    std::fs::write(&victim, "precious").unwrap();
    let lock = path.with_extension("ron.lock");
    symlink(&victim, &lock).unwrap();
    assert!(open(&path, Mode::Write).is_err());
    std::fs::remove_file(&lock).unwrap();
    pipe(&lock);
    assert!(open(&path, Mode::Write).is_err());
    std::fs::remove_file(&lock).unwrap();
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
    assert!(open(&path, Mode::Write).is_ok());
}

/// A register that others of a group may read stays so; what everybody could read no longer can, and that is told.
#[test]
fn a_register_keeps_its_permissions_when_it_is_written_anew() {
    use std::os::unix::fs::PermissionsExt as _;
    let format = FileFormat::new(knowledge());
    for (before, after, told) in [(0o640, 0o640, 0), (0o600, 0o600, 0), (0o664, 0o660, 1)] {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("patients.ron");
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let mut opened = open(&path, Mode::Write).unwrap();
        let entry = add_patient(&mut opened.register, "W-1");
        opened.store.append(&entry, &format).unwrap();
        let register = &opened.register;
        opened.store.rewrite(register, &format, at(1)).unwrap();
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(before)).unwrap();
        opened.store.rewrite(register, &format, at(2)).unwrap();
        assert_eq!(mode(&path), after);
        assert_eq!(opened.store.take_doubts().len(), told, "{before:o}");
        assert!(opened.store.take_doubts().is_empty(), "told once");
    }
}

/// A folder that goes and comes back, or in whose place another stands: nothing is written there meanwhile.
#[test]
fn nothing_is_written_where_the_folder_was() {
    let format = FileFormat::new(knowledge());
    for is_empty_folder_left in [false, true] {
        let directory = tempfile::tempdir().unwrap();
        let (folder, away) = (
            directory.path().join("clinic"),
            directory.path().join("away"),
        );
        make_folder(&folder).unwrap();
        let path = folder.join("patients.ron");
        let mut opened = open(&path, Mode::Write).unwrap();
        let entry = add_patient(&mut opened.register, "W-1");
        opened.store.append(&entry, &format).unwrap();
        let mut drafts = opened.store.drafts();
        let draft = KeptDraft {
            form: "laboratory report".to_owned(),
            patient: Some(1),
            fields: vec![("dna".to_owned(), "2.3e5".to_owned())],
        };
        std::fs::rename(&folder, &away).unwrap();
        if is_empty_folder_left {
            make_folder(&folder).unwrap();
        }
        assert!(opened.store.must_be_there().is_err());
        let entry = add_patient(&mut opened.register, "W-2");
        assert!(matches!(
            opened.store.append(&entry, &format),
            Err(AppendError::Refused { .. })
        ));
        assert!(drafts.write(std::slice::from_ref(&draft)).is_err());
        opened.register.unmake_last();
        let register = opened.register.clone();
        assert!(opened.store.rewrite(&register, &format, at(1)).is_err());
        opened.store.go_away();
        assert!(opened.store.come_back(true, &format).is_err());
        if is_empty_folder_left {
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
            std::fs::remove_dir(&folder).unwrap();
        }
        assert!(!folder.exists());
        std::fs::rename(&away, &folder).unwrap();
        assert!(opened.store.append(&entry, &format).is_err(), "not yet");
        let claim = opened.store.come_back(true, &format).unwrap();
        assert!(matches!(claim, Claim::Ours(entries) if entries.is_empty()));
        let entry = add_patient(&mut opened.register, "W-2");
        opened.store.append(&entry, &format).unwrap();
        let register = opened.register.clone();
        opened.store.rewrite(&register, &format, at(1)).unwrap();
        drafts.write(&[draft]).unwrap();
        drop(opened);
        let again = open(&path, Mode::Read).unwrap();
        assert!(again.register.same_content(&register));
    }
}
