//! The last of the suite: says how many tests were skipped because something beside the checkout is absent.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

#[test]
fn what_was_skipped_is_counted() {
    let list = support::skipped_list();
    let Ok(skipped) = std::fs::read_to_string(&list) else {
        return;
    };
    std::fs::remove_file(&list).unwrap();
    let mut reasons: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (why, test) in skipped.lines().filter_map(|line| line.split_once('\t')) {
        reasons.entry(why).or_default().insert(test);
    }
    let mut terminal = std::io::stderr();
    for (why, tests) in &reasons {
        writeln!(terminal, "{} tests skipped: {why}", tests.len()).unwrap();
    }
    // A machine may forbid what a test needs of it; what the checkout needs must be there.
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    let may_be_absent = !in_ci || !reasons.contains_key(support::NO_SHARED);
    assert!(
        may_be_absent,
        "no shared/ in CI: nothing may be skipped there"
    );
}
