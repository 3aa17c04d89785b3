//! Whose a register is stays so, whoever writes it; what cannot be kept is said.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Unable, skip};

/// A user who is nobody's administrator.
const OTHER: u32 = 65_534;

/// Imports one patient, as an administrator or as the other user.
fn import(folder: &Path, mrn: &str, is_root: bool) -> Output {
    let files = folder.join(mrn);
    fs::create_dir(&files).unwrap();
    let text = format!("mrn,name,born,sex,cirrhosis\n{mrn},Wu {mrn},1980-01-01,female,none\n");
    fs::write(files.join("patients.csv"), text).unwrap();
    let program = env!("CARGO_BIN_EXE_hepatrack");
    let mut command = if is_root {
        Command::new(program)
    } else {
        let mut command = Command::new("setpriv");
        let user = OTHER.to_string();
        command
            .args(["--reuid", &user, "--regid", &user, "--clear-groups"])
            .arg(program);
        command
    };
    let output = command
        .arg("--file")
        .arg(folder.join("patients.ron"))
        .arg("import")
        .arg(files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

fn owner(path: &Path) -> (u32, u32, u32) {
    let found = fs::metadata(path).unwrap();
    (found.uid(), found.gid(), found.mode() & 0o777)
}

#[test]
fn a_register_stays_its_owners_whoever_writes_it() {
    if !rustix::process::geteuid().is_root() {
        return skip(Unable::GiveAway);
    }
    let folder = tempfile::tempdir().unwrap();
    let (folder, register) = (folder.path(), folder.path().join("patients.ron"));
    chown(folder, Some(OTHER), Some(OTHER)).unwrap();
    import(folder, "W-1", false);
    assert_eq!(owner(&register), (OTHER, OTHER, 0o600));
    // An administrator writes it: all stays the owner's, who goes on.
    import(folder, "W-2", true);
    assert_eq!(owner(&register), (OTHER, OTHER, 0o600));
    let directory = folder.join("patients.ron.d");
    for entry in fs::read_dir(&directory).unwrap() {
        let (user, group, _) = owner(&entry.unwrap().path());
        assert_eq!((user, group), (OTHER, OTHER));
    }
    import(folder, "W-3", false);
    // Who is no administrator cannot give it back to its owner: that is said, and its group stays.
    chown(&register, Some(0), Some(OTHER)).unwrap();
    fs::set_permissions(&register, fs::Permissions::from_mode(0o660)).unwrap();
    let output = import(folder, "W-4", false);
    assert_eq!(owner(&register), (OTHER, OTHER, 0o660));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("its owner could not be kept"), "{said}");
}
