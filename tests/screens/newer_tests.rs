//! Tests that are no liver tests: typed into the line and the form, and where they stand afterwards.

use crate::harness::{Session, small_clinic};

#[test]
fn an_ultrasound_and_its_like_are_typed_shown_and_found_in_the_sheet() {
    let mut session = Session::new(small_clinic());
    session.resize(120, 50);
    session
        .keys("/chen<Enter>et us - lsm 9.1 missed 2 phos 0.8 pta 85 hcvab - hivab- hdvab-")
        .shows(&["liver ultrasound", "no focal lesion", "anti-HCV"]);
    session.keys("<Enter>").saved();
    session.shows(&[
        "liver ultrasound",
        "no focal lesion",
        "liver stiffness kPa",
        "9.1",
    ]);
    // Unusual: asked about; impossible: refused.
    session
        .keys("ey missed 16<Enter>")
        .shows(&["usually 0 to 15 days in 30"]);
    session.keys("n<Esc>").keys("<Esc>");
}

#[test]
fn the_quantity_of_hbsag_stands_with_its_fall_and_the_limits() {
    let mut session = Session::new(small_clinic());
    session.resize(120, 50);
    session.keys("/chen<Enter>e2024-05-01 sag 2000 IU/mL<Enter>");
    session.keys("y").saved();
    session.keys("e2026-05-01 sag 500 IU/mL<Enter>");
    session.keys("y").saved();
    session.shows(&[
        "HBsAg 500 IU/mL on 01-May-2026",
        "down 0.30 log10 a year since 01-May-2024",
        "below 1 000, not below 100",
        "500 -0.30/y",
    ]);
}
