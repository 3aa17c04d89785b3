//! The invented patients of the benches: a bench that stops at its first step is seen here, not when somebody measures.

use std::fs;

use crate::cohort;
use crate::support::Clinic;

#[test]
fn the_patients_of_the_benches_are_imported_and_judged() {
    let clinic = Clinic::new();
    let csv = clinic.path("csv");
    fs::create_dir(&csv).unwrap();
    cohort::write(&csv, 1_000).unwrap();
    clinic.ok(["import", csv.to_str().unwrap(), "--another", "all"]);
    let review = clinic.review_json(&cohort::DAY.to_string());
    assert_eq!(review.matches("\"mrn\":").count(), 1_000);
}
