//! One writer, files that may not be written, and what a new register looks like on this machine's disk.

use std::path::Path;

use super::super::*;
use super::life::{add_patient, at};
use super::{SMALL, knowledge};

fn open(path: &Path, mode: Mode) -> Result<Opened, StoreError> {
    Store::open(path, mode, &Scribe::new(knowledge()))
}

#[test]
fn a_new_register_is_made_by_its_first_entry_for_its_owner_only() {
    let scribe = Scribe::new(knowledge());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("clinic").join("patients.ron");
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
    store.append(&entry, &scribe).unwrap();
    // Saved already, though the file is not there yet.
    drop(store);
    let Opened {
        register: again,
        mut store,
        ..
    } = open(&path, Mode::Write).unwrap();
    assert!(again.same_content(&register));
    assert!(store.needs_rewriting());
    store.rewrite(&again, &scribe, at(1)).unwrap();
    assert!(!store.needs_rewriting());
    drop(store);
    let again = open(&path, Mode::Read).unwrap();
    assert!(again.register.same_content(&register));
    assert_eq!(again.condition, Condition::Sound);
    #[cfg(unix)]
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
    let scribe = Scribe::new(knowledge());
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
        reader.store.append(&entry, &scribe),
        Err(AppendError::Refused { .. })
    ));
    assert!(matches!(
        reader.store.rewrite(&reader.register, &scribe, at(1)),
        Err(StoreError::OpenedForReading(_))
    ));
    drop(first);
    assert!(open(&path, Mode::Write).is_ok());
}

#[cfg(unix)]
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

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_the_file_behind_it_is_saved() {
    let scribe = Scribe::new(knowledge());
    let directory = tempfile::tempdir().unwrap();
    let (path, link) = (
        directory.path().join("real.ron"),
        directory.path().join("link.ron"),
    );
    std::fs::write(&path, SMALL).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut opened = open(&link, Mode::Write).unwrap();
    let entry = add_patient(&mut opened.register, "W-99");
    opened.store.append(&entry, &scribe).unwrap();
    opened
        .store
        .rewrite(&opened.register, &scribe, at(1))
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
