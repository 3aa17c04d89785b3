//! A small disk of its own, to fill it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Unable, skip};

/// A file system of its own in memory, gone with the test.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// Of a size as `mount` takes it, such as `256k`; nothing where this user may not mount.
    pub(crate) fn new(path: &Path, size: &str) -> Option<Self> {
        fs::create_dir(path).unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(path);
        let is_mounted = mount.output().is_ok_and(|output| output.status.success());
        if !is_mounted {
            skip(Unable::Mount);
            return None;
        }
        Some(Self(path.to_owned()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Leaves no byte free.
    pub(crate) fn fill(&self) -> PathBuf {
        let filler = self.0.join("filler");
        for size in [1 << 20, 4096, 1] {
            let mut file = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&filler)
                .unwrap();
            while std::io::Write::write_all(&mut file, &vec![0; size]).is_ok() {}
        }
        filler
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount")
            .args(["-l".as_ref(), self.0.as_os_str()])
            .output();
    }
}
