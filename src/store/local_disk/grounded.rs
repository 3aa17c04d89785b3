//! The disk of this machine below a folder: whatever makes a name there first holds the folder and sees that it is the
//! one that it was, so that nothing comes to stand below the mount point of a disk that was taken away meanwhile.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::wording::Phrase;

use super::{Barrier, Disk, DiskFile, FileState, Ground, Held, LocalDisk};

/// The disk of this machine below a folder.
#[derive(Debug)]
pub(super) struct GroundedDisk {
    ground: Arc<Ground>,
}

impl GroundedDisk {
    pub(super) fn new(ground: Arc<Ground>) -> Self {
        Self { ground }
    }
}

impl Disk for GroundedDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        LocalDisk.resolve(path)
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        LocalDisk.state(path)
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        LocalDisk.read_from(path, offset)
    }

    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        LocalDisk.open_to_read(path)
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        LocalDisk.list(directory)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        names::create_new(&self.ground, path)
    }

    fn open_at_end(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.ground.check_on(&LocalDisk)?;
        LocalDisk.open_at_end(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        names::rename(&self.ground, from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        names::link(&self.ground, from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ground.check_on(&LocalDisk)?;
        LocalDisk.remove(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        names::create_directory(&self.ground, path)
    }

    fn sync_file(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        LocalDisk.sync_file(path, barrier)
    }

    fn sync_directory(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        LocalDisk.sync_directory(path, barrier)
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        names::lock(&self.ground, path, holder)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<Vec<Phrase>> {
        LocalDisk.copy_attributes(from, to)
    }

    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk> {
        Arc::new(Self::new(ground))
    }
}

mod names {
    use crate::store::system::Cause;
    use crate::wording::files;
    use std::fs::File;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::os::unix::fs::{MetadataExt as _, fchown};
    use std::path::Path;

    use rustix::fs::{AtFlags, Mode, OFlags, linkat, mkdirat, openat, renameat, statat};
    use rustix::io::Errno;

    use super::super::{DiskFile, Ground, Held, let_owner, take_lock};
    use crate::store::ground::gone;

    /// The folder, held: whatever becomes of its path, names are made in this one.
    fn hold(ground: &Ground) -> io::Result<OwnedFd> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = match rustix::fs::open(ground.folder(), flags, Mode::empty()) {
            Err(Errno::NOENT | Errno::NOTDIR) => return Err(gone()),
            opened => opened?,
        };
        let folder = File::from(folder);
        let device = folder.metadata()?.dev();
        let folder = OwnedFd::from(folder);
        ground.check(device, |mark| {
            match statat(&folder, mark, AtFlags::empty()) {
                Ok(_) => Ok(true),
                Err(Errno::NOENT) => Ok(false),
                Err(error) => Err(error.into()),
            }
        })?;
        Ok(folder)
    }

    /// A path as it is named from the folder; what stands elsewhere keeps its whole path.
    fn below<'p>(ground: &Ground, path: &'p Path) -> &'p Path {
        path.strip_prefix(ground.folder()).unwrap_or(path)
    }

    const CREATE: OFlags = OFlags::CREATE
        .union(OFlags::CLOEXEC)
        .union(OFlags::NOFOLLOW)
        .union(OFlags::NONBLOCK)
        .union(OFlags::NOCTTY);

    const OWNER_ONLY: Mode = Mode::RUSR.union(Mode::WUSR);

    pub(super) fn create_new(ground: &Ground, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let folder = hold(ground)?;
        let flags = CREATE | OFlags::WRONLY | OFlags::EXCL;
        let file = File::from(openat(&folder, below(ground, path), flags, OWNER_ONLY)?);
        let_owner(&file)?;
        give(&file, &folder, ground);
        Ok(Box::new(file))
    }

    pub(super) fn lock(
        ground: &Ground,
        path: &Path,
        holder: &str,
    ) -> io::Result<Option<Box<dyn Held>>> {
        let folder = hold(ground)?;
        let path = below(ground, path);
        let is_new = statat(&folder, path, AtFlags::SYMLINK_NOFOLLOW).is_err();
        let file = match openat(&folder, path, CREATE | OFlags::RDWR, OWNER_ONLY) {
            Err(Errno::LOOP | Errno::MLINK) => {
                return Err(io::Error::other(Cause(files::LOCK_IS_LINK.into())));
            }
            opened => File::from(opened?),
        };
        if is_new {
            give(&file, &folder, ground);
        }
        take_lock(file, holder)
    }

    pub(super) fn create_directory(ground: &Ground, path: &Path) -> io::Result<()> {
        let folder = hold(ground)?;
        let path = below(ground, path);
        match mkdirat(&folder, path, Mode::RWXU) {
            Ok(()) => {}
            // Somebody else was faster, or it is something else: then what is to stand in it is refused.
            Err(Errno::EXIST) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        // Under a strange mask the owner may not enter what was just made; some disks know no permissions.
        let _ = rustix::fs::chmodat(&folder, path, Mode::RWXU, AtFlags::empty());
        if let Ok(made) = openat(&folder, path, flags, Mode::empty()) {
            give(&File::from(made), &folder, ground);
        }
        Ok(())
    }

    pub(super) fn rename(ground: &Ground, from: &Path, to: &Path) -> io::Result<()> {
        let folder = hold(ground)?;
        Ok(renameat(
            &folder,
            below(ground, from),
            &folder,
            below(ground, to),
        )?)
    }

    pub(super) fn link(ground: &Ground, from: &Path, to: &Path) -> io::Result<()> {
        let folder = hold(ground)?;
        let (from, to) = (below(ground, from), below(ground, to));
        Ok(linkat(&folder, from, &folder, to, AtFlags::empty())?)
    }

    /// What an administrator makes beside somebody's register is theirs: they must be able to read it afterwards.
    fn give(made: &File, folder: &OwnedFd, ground: &Ground) {
        if !rustix::process::geteuid().is_root() {
            return;
        }
        let register = statat(folder, ground.register(), AtFlags::empty());
        if let Ok(owner) = register.or_else(|_| rustix::fs::fstat(folder)) {
            // A disk without owners keeps none.
            let _ = fchown(made, Some(owner.st_uid), Some(owner.st_gid));
        }
    }
}
