//! The last of the suite: says how many tests were skipped because something beside the checkout is absent.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod support;

use std::collections::BTreeSet;
use std::io::Write as _;

#[test]
fn what_was_skipped_is_counted() {
    let list = support::skipped_list();
    let Ok(skipped) = std::fs::read_to_string(&list) else {
        return;
    };
    std::fs::remove_file(&list).unwrap();
    let count = skipped.lines().collect::<BTreeSet<_>>().len();
    let mut terminal = std::io::stderr();
    writeln!(terminal, "{count} tests skipped: no shared/").unwrap();
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    assert!(!in_ci, "nothing may be skipped in CI");
}
