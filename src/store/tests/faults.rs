//! Saving on disks that fail, beside other instances, and over other people's changes.

use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::super::*;
use super::{SMALL, knowledge};

/// The disk of this machine, which fails at one operation of its life.
#[derive(Clone)]
struct FailingDisk {
    operations: Rc<Cell<usize>>,
    fails_at: Rc<Cell<usize>>,
}

impl FailingDisk {
    fn sound() -> Self {
        Self {
            operations: Rc::default(),
            fails_at: Rc::new(Cell::new(usize::MAX)),
        }
    }

    fn step(&self) -> io::Result<()> {
        let operation = self.operations.get();
        self.operations.set(operation + 1);
        if operation == self.fails_at.get() {
            return Err(io::Error::new(
                io::ErrorKind::StorageFull,
                "no space left on device",
            ));
        }
        Ok(())
    }
}

struct FailingFile {
    file: Box<dyn DiskFile>,
    disk: FailingDisk,
}

impl DiskFile for FailingFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.disk.step() {
            self.file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step()?;
        self.file.sync()
    }
}

impl Disk for FailingDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step()?;
        LocalDisk.resolve(path)
    }
    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        self.step()?;
        LocalDisk.state(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        LocalDisk.read(path)
    }
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.step()?;
        let file = LocalDisk.create_new(path)?;
        Ok(Box::new(FailingFile {
            file,
            disk: self.clone(),
        }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        LocalDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        LocalDisk.remove(path)
    }
    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        LocalDisk.create_directory(path)
    }
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        LocalDisk.sync_directory(path)
    }
}

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_save_that_fails_anywhere_leaves_the_old_file_and_nothing_else() {
    let knowledge = knowledge();
    let mut fails = 0;
    loop {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("patients.ron");
        std::fs::write(&path, SMALL).unwrap();
        let disk = FailingDisk::sound();
        let (mut register, mut store) = Store::open_on(
            Box::new(disk.clone()),
            Box::new(Plain),
            &path,
            Mode::Write,
            knowledge,
        )
        .unwrap();
        register.allocate_id();
        let before = disk.operations.get();
        disk.fails_at.set(before + fails);
        let saved = store.save(&register, knowledge);
        disk.fails_at.set(usize::MAX);
        let on_disk = std::fs::read_to_string(&path).unwrap();
        match saved {
            Ok(()) => {
                assert!(fails > 5);
                assert!(disk.operations.get() <= before + fails);
                break;
            }
            Err(StoreError::NotConfirmed { .. }) => assert_ne!(on_disk, SMALL),
            Err(error) => {
                assert!(error.to_string().contains("no space left"), "{error}");
                if on_disk == SMALL {
                    assert_eq!(
                        names(directory.path()),
                        ["patients.ron", "patients.ron.lock"],
                        "{fails}"
                    );
                }
            }
        }
        // What failed once can be tried again.
        store.save(&register, knowledge).unwrap();
        assert_ne!(std::fs::read_to_string(&path).unwrap(), SMALL);
        assert_eq!(
            names(directory.path()),
            ["patients.ron", "patients.ron.lock"]
        );
        fails += 1;
    }
}

#[test]
fn a_new_register_is_made_by_its_first_save_for_its_owner_only() {
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("clinic").join("patients.ron");
    assert!(matches!(
        Store::open(&path, Mode::Read, knowledge),
        Err(StoreError::Missing(_))
    ));
    let (register, mut store) = Store::open(&path, Mode::Write, knowledge).unwrap();
    assert_eq!(register.identifier().len(), 8);
    assert!(!path.exists());
    store.save(&register, knowledge).unwrap();
    store.save(&register, knowledge).unwrap();
    drop(store);
    let (again, _) = Store::open(&path, Mode::Read, knowledge).unwrap();
    assert!(again.same_content(&register));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(&path.with_extension("ron.lock")), 0o600);
    }
}

#[test]
fn one_instance_writes_and_others_read() {
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    std::fs::write(&path, SMALL).unwrap();
    let (register, first) = Store::open(&path, Mode::Write, knowledge).unwrap();
    match Store::open(&path, Mode::Write, knowledge) {
        Err(StoreError::Locked { holder, .. }) => {
            assert_eq!(holder.pid, std::process::id());
            assert!(!holder.since.is_empty());
        }
        other => panic!("{other:?}"),
    }
    let (read, mut reader) = Store::open(&path, Mode::Read, knowledge).unwrap();
    assert!(read.same_content(&register));
    assert!(!reader.is_writable());
    assert!(matches!(
        reader.save(&read, knowledge),
        Err(StoreError::OpenedForReading(_))
    ));
    drop(first);
    assert!(Store::open(&path, Mode::Write, knowledge).is_ok());
}

#[test]
fn somebody_elses_change_is_never_written_over() {
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    std::fs::write(&path, SMALL).unwrap();
    let (register, mut store) = Store::open(&path, Mode::Write, knowledge).unwrap();
    let edited = SMALL.replace("Zhang, Li", "Zhang, Lin");
    std::fs::write(&path, &edited).unwrap();
    assert!(store.has_changed_on_disk().unwrap());
    assert!(matches!(
        store.save(&register, knowledge),
        Err(StoreError::ChangedOnDisk(_))
    ));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(
        store.save(&register, knowledge),
        Err(StoreError::ChangedOnDisk(_))
    ));
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_is_not_opened_for_writing() {
    use std::os::unix::fs::PermissionsExt as _;
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    assert!(matches!(
        Store::open(directory.path(), Mode::Write, knowledge),
        Err(StoreError::NotAFile(_))
    ));
    assert!(matches!(
        Store::open(directory.path(), Mode::Read, knowledge),
        Err(StoreError::NotAFile(_))
    ));
    std::fs::write(&path, SMALL).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(
        Store::open(&path, Mode::Write, knowledge),
        Err(StoreError::ReadOnly(_))
    ));
    assert!(Store::open(&path, Mode::Read, knowledge).is_ok());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o500)).unwrap();
    assert!(matches!(
        Store::open(&path, Mode::Write, knowledge),
        Err(StoreError::ReadOnly(_))
    ));
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_the_file_behind_it_is_saved() {
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let (path, link) = (
        directory.path().join("real.ron"),
        directory.path().join("link.ron"),
    );
    std::fs::write(&path, SMALL).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let (mut register, mut store) = Store::open(&link, Mode::Write, knowledge).unwrap();
    register.allocate_id();
    store.save(&register, knowledge).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_ne!(std::fs::read_to_string(&path).unwrap(), SMALL);
    assert!(matches!(
        Store::open(&path, Mode::Write, knowledge),
        Err(StoreError::Locked { .. })
    ));
}

#[test]
fn complaints_name_the_file_as_it_was_named() {
    let knowledge = knowledge();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patients.ron");
    std::fs::write(&path, SMALL.replace("schema: 1", "schema: 9")).unwrap();
    let error = Store::open(&path, Mode::Read, knowledge)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with(&format!("{}:2:32: schema: ", path.display())),
        "{error}"
    );
}
