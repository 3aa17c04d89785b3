//! Memory that outlives the program, and no longer than the machine runs: where drafts wait whose own disk is gone.
//!
//! Patients' data goes onto no disk but the register's. A folder of a file system in memory is none, and one that only
//! this user may enter shows it to nobody else.

use std::path::{Path, PathBuf};

/// The folder for what belongs to `directory`, if this machine has such memory; made where that is asked for.
#[cfg(target_os = "linux")]
pub(super) fn folder(directory: &Path, is_made: bool) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;

    use super::disk::Disk as _;
    use super::layout::digest::Digest;
    use super::local_disk::LocalDisk;

    let user = rustix::process::geteuid();
    let digest = Digest::of(directory.as_os_str().as_bytes()).to_string();
    let name = format!("hepatrack-{}-{digest}", user.as_raw());
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let shared = PathBuf::from("/dev/shm");
    let memories = runtime.into_iter().chain([shared]);
    memories
        .filter(|memory| memory.is_absolute() && is_memory(memory))
        .map(|memory| memory.join(&name))
        .find(|folder| {
            if is_made {
                // What stands there instead is looked at next.
                let _ = LocalDisk.create_directory(folder);
            }
            is_own(folder, user.as_raw())
        })
}

#[cfg(not(target_os = "linux"))]
pub(super) fn folder(_directory: &Path, _is_made: bool) -> Option<PathBuf> {
    None
}

/// Whether a folder is one of a file system in memory.
#[cfg(target_os = "linux")]
fn is_memory(folder: &Path) -> bool {
    const TMPFS: u32 = 0x0102_1994;
    const RAMFS: u32 = 0x8584_58f6;
    rustix::fs::statfs(folder).is_ok_and(|stat| {
        let kind = u32::try_from(stat.f_type).unwrap_or_default();
        [TMPFS, RAMFS].contains(&kind)
    })
}

/// Whether it is a folder, no link to one, of this user, and nobody else may enter it.
#[cfg(target_os = "linux")]
fn is_own(folder: &Path, user: u32) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::symlink_metadata(folder)
        .is_ok_and(|found| found.is_dir() && found.uid() == user && found.mode() & 0o077 == 0)
}
