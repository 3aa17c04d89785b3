//! What 80 columns must hold: what was measured, whole numbers, whole loads, whole days, and heads that say something.

use crate::harness::{Clinic, Session};

/// Numbers of nine digits, somebody of a hundred years, a load of six digits, and days that are late.
fn clinic() -> Clinic {
    let mut clinic = Clinic::new();
    clinic
        .patient("100000001", "Back, Is", "1970-01-01")
        .drug("100000001", "lamivudine", "2024-01-10", None)
        .report("100000001", "2025-01-10", &[("HBV DNA", "<20")])
        .report("100000001", "2026-09-25", &[("HBV DNA", "500000")])
        .patient("100000002", "Old, Is", "1920-01-02")
        .drug("100000002", "entecavir", "2021-01-10", None)
        .report("100000002", "2026-01-20", &[("HBV DNA", "<20")]);
    clinic
}

#[test]
fn what_is_to_be_done_stands_whole_beside_numbers_of_nine_digits() {
    let mut session = Session::new(clinic().register);
    session.resize(80, 24).keys(".").shows(&[
        "number    name                age drug        DNA   old ALT  next",
        "! 100000001 Back, Is            56 LAM 2y10m  5.0e5 ^ 1m  -    late 31 m",
        "= 100000002 Old, Is             106 ETV 5y      <20   10m -    late 64 m",
    ]);
}

#[test]
fn no_head_of_the_recall_is_cut() {
    let mut session = Session::new(clinic().register);
    session
        .resize(80, 24)
        .keys("wr")
        .shows(&["contact           noted"]);
    let (screen, _) = session.buffer();
    let head: String = (0..80).map(|x| screen[(x, 2)].symbol()).collect();
    assert!(!head.contains(".."), "{head}");
}

#[test]
fn one_field_out_of_sight_is_one_field() {
    let mut session = Session::new(clinic().register);
    session
        .resize(60, 16)
        .keys("<Enter>r<Tab><Tab>")
        .shows(&["1 more field above"])
        .hides(&["1 more fields"]);
}
