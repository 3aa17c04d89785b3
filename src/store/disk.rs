//! The disk as the store sees it: bytes, and the few operations that make a save complete or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What tells that a file is still the one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Bytes.
    pub length: u64,
    /// Last change, where the system tells.
    pub modified: Option<SystemTime>,
    /// The file's identity on its file system; 0 where the system has none.
    pub inode: u64,
    /// Whether it is a file.
    pub is_file: bool,
    /// Whether its permissions forbid writing.
    pub read_only: bool,
}

/// A file being written.
pub trait DiskFile {
    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// The disk refused; an unknown part was written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until what was written survives a power cut.
    ///
    /// # Errors
    /// The disk refused; nothing is known of what survives.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operations on files that the store needs; tests put a failing disk in its place.
pub trait Disk {
    /// The path behind symbolic links, so that saving replaces the file and not the link.
    ///
    /// # Errors
    /// As [`std::fs::canonicalize`].
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The state of what stands at `path`; `None` if nothing does.
    ///
    /// # Errors
    /// The disk refused.
    fn state(&self, path: &Path) -> io::Result<Option<FileState>>;

    /// All bytes of a file.
    ///
    /// # Errors
    /// The disk refused.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// A new file that only its owner may read (0600).
    ///
    /// # Errors
    /// Something stands there already, or the disk refused.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Puts `from` in the place of `to` in one step.
    ///
    /// # Errors
    /// The disk refused; `to` is as it was.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// The disk refused.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a directory and those above it; only the owner may enter new ones (0700).
    ///
    /// # Errors
    /// The disk refused.
    fn create_directory(&self, path: &Path) -> io::Result<()>;

    /// Waits until the names in a directory survive a power cut.
    ///
    /// # Errors
    /// The disk refused.
    fn sync_directory(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        match fs::metadata(path) {
            Ok(metadata) => Ok(Some(FileState {
                length: metadata.len(),
                modified: metadata.modified().ok(),
                inode: inode(&metadata),
                is_file: metadata.is_file(),
                read_only: metadata.permissions().readonly(),
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        owner_only(&mut options);
        Ok(Box::new(options.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        owner_only_directory(&mut builder);
        builder.create(path)
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        sync_directory(path)
    }
}

impl DiskFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(self, bytes)?;
        self.flush()
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Only the owner may read and write a file that these options create.
#[cfg(unix)]
pub(super) fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(not(unix))]
pub(super) fn owner_only(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn owner_only_directory(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn owner_only_directory(_builder: &mut fs::DirBuilder) {}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.ino()
}

#[cfg(not(unix))]
fn inode(_metadata: &fs::Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere directories cannot be opened; the rename itself is all there is.
#[cfg(not(unix))]
fn sync_directory(_path: &Path) -> io::Result<()> {
    Ok(())
}
