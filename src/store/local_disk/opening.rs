//! How files are opened: by their owner only, never waiting for whoever is at the other end of a pipe.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;

use rustix::fs::OFlags;

use crate::store::system::Cause;
use crate::wording::files;

/// What is asked for when a file is opened.
pub(super) trait OwnerOnly {
    /// Only the owner may read and write what is created.
    fn owner_only(&mut self) -> &mut Self;
    /// A pipe without anybody at its other end is opened at once, and refused then.
    fn without_waiting(&mut self) -> &mut Self;
    /// A link is refused.
    fn without_following(&mut self) -> &mut Self;
}

/// Each call replaces the flags of the one before: links are refused only together with waiting.
fn set(options: &mut OpenOptions, flags: OFlags) {
    options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
}

impl OwnerOnly for OpenOptions {
    fn owner_only(&mut self) -> &mut Self {
        self.mode(0o600)
    }

    fn without_waiting(&mut self) -> &mut Self {
        set(self, OFlags::NONBLOCK | OFlags::NOCTTY);
        self
    }

    fn without_following(&mut self) -> &mut Self {
        set(self, OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW);
        self
    }
}

/// A file that was opened, if it is one.
///
/// # Errors
/// It is a directory, a device or a pipe.
pub(super) fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            Cause(files::NO_REGULAR_FILE.into()),
        ))
    }
}

/// Whether an error says that a disk knows no locks.
pub(super) fn knows_no_locks(error: &io::Error) -> bool {
    if let Some(number) = error.raw_os_error() {
        use rustix::io::Errno;
        return [Errno::NOLCK, Errno::NOSYS, Errno::OPNOTSUPP, Errno::INVAL]
            .iter()
            .any(|errno| errno.raw_os_error() == number);
    }
    error.kind() == io::ErrorKind::Unsupported
}

/// Whether an error says that a disk does not know what was asked for: no permissions, no waiting for names.
pub(in crate::store) fn is_not_kept(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}
