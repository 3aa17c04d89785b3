//! The disk of this machine.

mod attributes;
mod grounded;
mod opening;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::system::{Cause, system_words};
use crate::wording::Phrase;
use crate::wording::files;

use super::disk::{Barrier, Disk, DiskFile, FileState, Held};
use super::ground::Ground;
use grounded::GroundedDisk;
pub(super) use opening::is_not_kept;
use opening::{OwnerOnly as _, regular};

#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path).map_err(|error| dangling(path).unwrap_or(error))
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        match fs::metadata(path) {
            Ok(metadata) => Ok(Some(state_of(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        let mut file = open_to_read(path)?;
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))?;
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(open_to_read(path)?))
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        let entries = match fs::read_dir(directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut names = entries
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort_unstable();
        Ok(names)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).owner_only();
        let file = options.open(path)?;
        let_owner(&file)?;
        Ok(Box::new(file))
    }

    fn open_at_end(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.append(true).without_waiting();
        Ok(Box::new(regular(options.open(path)?)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        owner_only_directory(&mut builder);
        match builder.create(path) {
            // Under a strange mask the owner may not enter what was just made; some disks know no permissions.
            Ok(()) => {
                let _ = let_owner_enter(path);
                Ok(())
            }
            // Somebody else was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn sync_file(&self, path: &Path, _barrier: Barrier) -> io::Result<()> {
        open_to_read(path)?.sync_data()
    }

    fn sync_directory(&self, path: &Path, _barrier: Barrier) -> io::Result<()> {
        sync_directory(path)
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        options.owner_only().without_waiting().without_following();
        take_lock(options.open(path)?, holder)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<Vec<Phrase>> {
        attributes::copy(&File::open(from)?, &File::open(to)?)
    }

    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk> {
        Arc::new(GroundedDisk::new(ground))
    }
}

/// Makes a folder in one that is there, for its owner only, and waits until it survives; one that is there stays as it
/// is.
///
/// # Errors
/// There is no folder to make it in, something else stands there, or the disk refused.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    LocalDisk.create_directory(path)?;
    match path.parent().map(sync_directory) {
        Some(Err(error)) if !is_not_kept(&error) => Err(error),
        Some(_) | None => Ok(()),
    }
}

/// A file that is no device, pipe or directory: those are refused, not waited for.
fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).without_waiting();
    regular(options.open(path)?)
}

/// Locks an open file, and writes into it who holds it.
fn take_lock(file: File, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
    let mut file = regular(file)?;
    let_owner(&file)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) if opening::knows_no_locks(&error) => {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                Cause(files::knows_no_locks(system_words(&error))),
            ));
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    // The lock is what counts; on a full disk its holder is told as unknown.
    let _ = file
        .set_len(0)
        .and_then(|()| io::Write::write_all(&mut file, holder.as_bytes()));
    Ok(Some(Box::new(LockedFile { _file: file })))
}

/// What is said of a link that leads nowhere.
fn dangling(path: &Path) -> Option<io::Error> {
    let target = fs::read_link(path).ok()?;
    let error = fs::metadata(path).err()?;
    let target = target.display();
    Some(io::Error::other(Cause(if leads_in_a_circle(&error) {
        files::leads_back(target)
    } else {
        files::leads_nowhere(target)
    })))
}

fn leads_in_a_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

struct LockedFile {
    _file: File,
}

impl Held for LockedFile {}

impl DiskFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(self, bytes)
    }

    fn sync(&mut self, _barrier: Barrier) -> io::Result<()> {
        self.sync_data()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)?;
        self.seek(SeekFrom::Start(length)).map(|_| ())
    }

    fn state(&self) -> io::Result<FileState> {
        self.metadata().map(|metadata| state_of(&metadata))
    }
}

fn state_of(metadata: &fs::Metadata) -> FileState {
    let (device, inode, links) = identity(metadata);
    FileState {
        length: metadata.len(),
        modified: metadata.modified().ok(),
        device,
        inode,
        links,
        is_file: metadata.is_file(),
        read_only: metadata.permissions().readonly(),
        is_private: is_private(metadata),
    }
}

/// The owner may read and write a file that was just opened, although the process may mask even that.
/// Some disks know no permissions: then it stays as it is.
fn let_owner(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata()?.permissions().mode();
    if mode & 0o600 == 0o600 {
        return Ok(());
    }
    match file.set_permissions(fs::Permissions::from_mode(0o600)) {
        Err(error) if !is_not_kept(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn owner_only_directory(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

/// As [`let_owner`], for a directory that was just made.
fn let_owner_enter(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

fn identity(metadata: &fs::Metadata) -> (u64, u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino(), metadata.nlink())
}

fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o077 == 0
}

fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
