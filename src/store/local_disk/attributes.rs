//! Owner, group, permissions and lists of access: what a register keeps when it is written anew.

use std::fs::File;
use std::io;

const OWNER: &str = "its owner or group could not be kept";
const PERMISSIONS: &str = "its permissions could not be kept";
const OTHERS: &str = "everybody on this machine could read it, and no longer can";
const LIST: &str = "its list of access or other attributes could not be kept";

/// Gives `to` what `from` has, and lets nobody in whom `from` shuts out; gives what could not be kept.
///
/// # Errors
/// The disk refused to tell what `from` has.
#[cfg(unix)]
pub(super) fn copy(from: &File, to: &File) -> io::Result<Vec<&'static str>> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let (had, has) = (from.metadata()?, to.metadata()?);
    let mut lost = Vec::new();
    let is_other = (had.uid(), had.gid()) != (has.uid(), has.gid());
    let is_owned = !is_other
        || fchown(to, Some(had.uid()), Some(had.gid())).is_ok()
        // Who is not the administrator may still give it to a group of their own.
        || (had.uid() == has.uid() && fchown(to, None, Some(had.gid())).is_ok());
    if !is_owned {
        lost.push(OWNER);
    }
    // Another owner or group is not let in by what the right ones had.
    let kept = if is_owned { 0o770 } else { 0o700 };
    let wanted = (had.mode() & kept) | 0o600;
    if had.mode() & 0o007 != 0 {
        lost.push(OTHERS);
    }
    if has.mode() & 0o777 != wanted
        && to
            .set_permissions(std::fs::Permissions::from_mode(wanted))
            .is_err()
    {
        lost.push(PERMISSIONS);
    }
    if is_owned && lists(from, to, had.mode() & 0o007 != 0).is_none() {
        lost.push(LIST);
    }
    Ok(lost)
}

#[cfg(not(unix))]
pub(super) fn copy(_from: &File, _to: &File) -> io::Result<Vec<&'static str>> {
    Ok(Vec::new())
}

/// Copies the lists of access and the attributes that users set; nothing where one could not be.
#[cfg(target_os = "linux")]
fn lists(from: &File, to: &File, lets_others: bool) -> Option<()> {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};

    let mut names = vec![0_u8; 64 * 1024];
    let Ok(length) = flistxattr(from, &mut names[..]) else {
        // A disk without attributes has none to lose.
        return Some(());
    };
    let mut all_kept = Some(());
    for name in names.get(..length)?.split(|byte| *byte == 0) {
        let is_list = name == b"system.posix_acl_access";
        if !(is_list || name.starts_with(b"user.")) || (is_list && lets_others) {
            continue;
        }
        let mut value = vec![0_u8; 64 * 1024];
        let kept = fgetxattr(from, name, &mut value[..])
            .and_then(|length| {
                fsetxattr(
                    to,
                    name,
                    value.get(..length).unwrap_or_default(),
                    XattrFlags::empty(),
                )
            })
            .is_ok();
        all_kept = all_kept.filter(|()| kept);
    }
    all_kept
}

#[cfg(all(unix, not(target_os = "linux")))]
fn lists(_from: &File, _to: &File, _lets_others: bool) -> Option<()> {
    Some(())
}
