//! Owner, group, permissions and lists of access: what a register keeps when it is written anew.

use std::fs::File;
use std::io;

use crate::wording::Phrase;
use crate::wording::files::{
    ATTRIBUTES_LOST as LIST, GROUP_LOST as GROUP, OWNER_LOST as OWNER,
    PERMISSIONS_LOST as PERMISSIONS, READABLE_BEFORE as OTHERS,
};

/// Gives `to` what `from` has, and lets nobody in whom `from` shuts out; gives what could not be kept.
///
/// # Errors
/// The disk refused to tell what `from` has.
pub(super) fn copy(from: &File, to: &File) -> io::Result<Vec<Phrase>> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let (had, has) = (from.metadata()?, to.metadata()?);
    let mut lost = Vec::new();
    // Who is not the administrator may still give it to a group of their own.
    let has_owner = had.uid() == has.uid() || fchown(to, Some(had.uid()), None).is_ok();
    let has_group = had.gid() == has.gid() || fchown(to, None, Some(had.gid())).is_ok();
    lost.extend((!has_owner).then_some(OWNER));
    lost.extend((!has_group).then_some(GROUP));
    // Another group is not let in by what the right one had.
    let kept = if has_group { 0o770 } else { 0o700 };
    let wanted = (had.mode() & kept) | 0o600;
    lost.extend((had.mode() & 0o007 != 0).then_some(OTHERS));
    // First the list: the permissions of the group say how much of it counts.
    if lists(from, to, has_owner && has_group).is_none() {
        lost.push(LIST);
    }
    if to.metadata()?.mode() & 0o777 != wanted
        && to
            .set_permissions(std::fs::Permissions::from_mode(wanted))
            .is_err()
    {
        lost.push(PERMISSIONS);
    }
    Ok(lost)
}

/// Copies the list of access and the attributes that users set; nothing where one could not be. A list that `to` has from
/// its folder and `from` has not would let others in.
#[cfg(target_os = "linux")]
fn lists(from: &File, to: &File, is_same: bool) -> Option<()> {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};

    const ACCESS: &[u8] = b"system.posix_acl_access";

    let names = |file: &File| {
        let mut names = vec![0_u8; 64 * 1024];
        let length = flistxattr(file, &mut names[..]).ok()?;
        names.truncate(length);
        Some(names)
    };
    // A disk without attributes has none to lose.
    let Some(had) = names(from) else {
        return Some(());
    };
    let is_in = |names: &[u8]| names.split(|byte| *byte == 0).any(|name| name == ACCESS);
    let mut all_kept = Some(());
    if names(to).is_some_and(|has| is_in(&has)) && (!is_same || !is_in(&had)) {
        all_kept = fremovexattr(to, ACCESS).ok();
    }
    for name in had.split(|byte| *byte == 0) {
        let is_list = name == ACCESS;
        if !is_list && !name.starts_with(b"user.") {
            continue;
        }
        if is_list && !is_same {
            // What counts for an owner or a group is not given to another.
            all_kept = None;
            continue;
        }
        let mut value = vec![0_u8; 64 * 1024];
        let kept = fgetxattr(from, name, &mut value[..]).and_then(|length| {
            value.truncate(length);
            if is_list {
                shut_others_out(&mut value);
            }
            fsetxattr(to, name, &value, XattrFlags::empty())
        });
        all_kept = all_kept.filter(|()| kept.is_ok());
    }
    all_kept
}

/// In a list of access, as Linux keeps it, the entry for everybody else allows nothing any more.
#[cfg(target_os = "linux")]
fn shut_others_out(list: &mut [u8]) {
    const HEAD: usize = 4;
    const ENTRY: usize = 8;
    const OTHERS: [u8; 2] = [0x20, 0];
    for entry in list
        .get_mut(HEAD..)
        .unwrap_or_default()
        .chunks_exact_mut(ENTRY)
    {
        if let [first, second, permissions @ .., _, _, _, _] = entry
            && [*first, *second] == OTHERS
        {
            permissions.fill(0);
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn lists(_from: &File, _to: &File, _is_same: bool) -> Option<()> {
    Some(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    use std::path::{Path, PathBuf};

    use rustix::fs::{XattrFlags, getxattr, setxattr};

    use super::*;

    const ACCESS: &str = "system.posix_acl_access";
    const DEFAULT: &str = "system.posix_acl_default";

    /// A list of access: the owner reads and writes, user 7 reads, the group and everybody as given.
    fn list(group: u8, others: u8) -> Vec<u8> {
        const NOBODY: u32 = u32::MAX;
        let entries = [
            (0x01_u16, 6_u16, NOBODY),
            (0x02, 4, 7),
            (0x04, group.into(), NOBODY),
            (0x10, 4, NOBODY),
            (0x20, others.into(), NOBODY),
        ];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (tag, permissions, who) in entries {
            list.extend(tag.to_le_bytes());
            list.extend(permissions.to_le_bytes());
            list.extend(who.to_le_bytes());
        }
        list
    }

    fn access(path: &Path) -> Option<Vec<u8>> {
        let mut value = vec![0; 1024];
        let length = getxattr(path, ACCESS, &mut value[..]).ok()?;
        value.truncate(length);
        Some(value)
    }

    /// A folder with an old file, and a new one that is to take its place; the folder as it is made by `prepare`.
    fn files(prepare: impl FnOnce(&Path)) -> (tempfile::TempDir, [PathBuf; 2]) {
        let folder = tempfile::TempDir::new().unwrap();
        let paths = ["old", "new"].map(|name| folder.path().join(name));
        std::fs::write(&paths[0], "old").unwrap();
        set_permissions(&paths[0], Permissions::from_mode(0o600)).unwrap();
        prepare(folder.path());
        std::fs::write(&paths[1], "new").unwrap();
        set_permissions(&paths[1], Permissions::from_mode(0o600)).unwrap();
        (folder, paths)
    }

    fn copied([old, new]: &[PathBuf; 2]) -> Vec<Phrase> {
        copy(&File::open(old).unwrap(), &File::open(new).unwrap()).unwrap()
    }

    /// Whether this disk keeps lists of access.
    fn is_set(path: &Path, name: &str, list: &[u8]) -> bool {
        setxattr(path, name, list, XattrFlags::empty()).is_ok()
    }

    #[test]
    fn a_list_of_access_is_kept_and_everybody_else_is_shut_out() {
        for (others, told) in [(0, vec![]), (4, vec![OTHERS])] {
            let (_folder, paths) = files(|_| {});
            if !is_set(&paths[0], ACCESS, &list(6, others)) {
                return;
            }
            assert_eq!(copied(&paths), told);
            assert_eq!(access(&paths[1]), Some(list(6, 0)));
            assert_eq!(paths[1].metadata().unwrap().mode() & 0o777, 0o640);
        }
    }

    #[test]
    fn a_list_that_the_folder_gives_lets_nobody_in_whom_the_register_shut_out() {
        let mut is_kept = true;
        let (_folder, paths) = files(|folder| is_kept = is_set(folder, DEFAULT, &list(6, 0)));
        if !is_kept {
            return;
        }
        set_permissions(&paths[0], Permissions::from_mode(0o640)).unwrap();
        assert!(access(&paths[1]).is_some());
        assert_eq!(copied(&paths), []);
        assert_eq!(access(&paths[1]), None);
        assert_eq!(paths[1].metadata().unwrap().mode() & 0o777, 0o640);
    }

    /// As an administrator everything is kept; in a folder whose group its files get, the register keeps its own.
    #[test]
    fn owner_and_group_are_kept_where_that_is_allowed() {
        let (_folder, paths) = files(|folder| {
            if rustix::process::geteuid().is_root() {
                chown(folder, None, Some(9)).unwrap();
                set_permissions(folder, Permissions::from_mode(0o2770)).unwrap();
            }
        });
        if !rustix::process::geteuid().is_root() {
            return;
        }
        assert_eq!(paths[1].metadata().unwrap().gid(), 9);
        chown(&paths[0], Some(7), Some(8)).unwrap();
        set_permissions(&paths[0], Permissions::from_mode(0o640)).unwrap();
        assert_eq!(copied(&paths), []);
        let kept = paths[1].metadata().unwrap();
        assert_eq!((kept.uid(), kept.gid(), kept.mode() & 0o777), (7, 8, 0o640));
    }
}
