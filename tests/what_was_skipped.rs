//! How many tests this machine could not run, and why. Cargo runs test files in the order of their names, so that this
//! one comes after all that skip.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod support;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use support::Unable;

#[test]
fn what_this_machine_cannot_do_is_counted_and_nothing_else_is_skipped() {
    let list = support::skipped_list();
    let skipped = std::fs::read_to_string(&list).unwrap_or_default();
    let mut lines: BTreeSet<&str> = skipped.lines().collect();
    let mut terminal = std::io::stderr();
    for unable in Unable::ALL {
        let why = format!("{}\t", unable.words());
        let count = lines.iter().filter(|line| line.starts_with(&why)).count();
        lines.retain(|line| !line.starts_with(&why));
        if count > 0 {
            writeln!(terminal, "{count} tests skipped: {}", unable.words()).unwrap();
        }
    }
    assert!(lines.is_empty(), "skipped for another reason: {lines:?}");
    if list.exists() {
        std::fs::remove_file(&list).unwrap();
    }
}

#[test]
fn this_file_is_the_last_of_the_suite() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let tests = std::fs::read_dir(folder).unwrap().filter_map(|entry| {
        let path = entry.unwrap().path();
        let is_test = path.extension().is_some_and(|extension| extension == "rs")
            || path.join("main.rs").is_file();
        is_test.then(|| path.file_stem().unwrap().to_str().unwrap().to_owned())
    });
    assert_eq!(tests.max().as_deref(), Some("what_was_skipped"));
}
