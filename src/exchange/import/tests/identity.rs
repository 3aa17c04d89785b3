//! Export and import are each other's inverse: the same review, byte for byte.

use crate::wording::Language;
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::clinical::record::{LabResult, Limits, ReportHead};
use crate::exchange::{ExportTable, Review};
use crate::notation;
use crate::store::tests::random::registers;

/// The days of the review.
const DAYS: [&str; 3] = ["2012-06-01", "2019-03-31", "2026-11-22"];

/// The register after its export was imported into an empty one, on a later day.
fn again(register: &Register, knowledge: &Knowledge) -> Result<Register, FaultList> {
    let folder = TempDir::new().unwrap();
    for table in ExportTable::ALL {
        let mut bytes = Vec::new();
        table
            .write(register.patients(), knowledge, &mut bytes)
            .unwrap();
        std::fs::write(folder.path().join(table.file_name()), bytes).unwrap();
    }
    let mut again = Register::new("again".to_owned());
    let options = ImportOptions {
        another_all: true,
        ..ImportOptions::default()
    };
    let paths = [folder.path().to_owned()];
    let plan = plan(&paths, &again, knowledge, day("2027-11-22"), &options)?;
    plan.commit(&mut again, stamp()).unwrap();
    Ok(again)
}

/// The review of everybody on several days. That a value was amended only the register itself tells.
fn reviews(register: &Register, knowledge: &Knowledge) -> Vec<String> {
    let of_day = |date| {
        let review = Review {
            knowledge,
            day: date,
        };
        let mut json = Vec::new();
        review
            .write_json(register.patients(), |_| true, &mut json)
            .unwrap();
        let mut review: Value = serde_json::from_slice(&json).unwrap();
        for patient in review["patients"].as_array_mut().unwrap() {
            let doubts = patient["doubts"].as_array_mut().unwrap();
            doubts.retain(|doubt| !doubt.as_str().unwrap().contains("amended value"));
        }
        serde_json::to_string_pretty(&review).unwrap()
    };
    let reviews = DAYS.map(day).map(of_day);
    let lines = reviews.iter().flat_map(|review| review.lines());
    lines.map(str::to_owned).collect()
}

/// Whether two results of one day are alike in everything that a row tells: an import takes such rows once.
fn has_twins(register: &Register) -> bool {
    let row = |result: &LabResult| {
        (
            result.on,
            result.month_only,
            result.finding.clone(),
            result.limits,
        )
    };
    register.patients().iter().any(|record| {
        let results: Vec<_> = record.results.iter().map(row).collect();
        let mut places =
            (0..results.len()).flat_map(|place| (0..place).map(move |other| (place, other)));
        places.any(|(place, other)| results[place] == results[other])
    })
}

fn assert_same(register: &Register, knowledge: &Knowledge) {
    let again = again(register, knowledge)
        .unwrap_or_else(|faults| panic!("{:#?}", faults.lines(Language::English)));
    let (one, other) = (reviews(register, knowledge), reviews(&again, knowledge));
    let differ = one.iter().zip(&other).find(|(one, other)| one != other);
    assert_eq!(differ, None);
    assert_eq!(one.len(), other.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn an_export_is_imported_as_the_same_review(register in registers()) {
        prop_assume!(!has_twins(&register));
        assert_same(&register, &shipped().unwrap());
    }
}

/// What somebody was asked about and confirmed, or what the profile of a laboratory made believable.
#[test]
fn what_was_confirmed_here_is_confirmed_there() {
    let rows = [
        ("HBV DNA", "<3", "IU/mL", "3", ""),
        ("HBV DNA", "2.1", "IU/mL", "1.5", ""),
        ("HBV DNA", "<3 detected", "IU/mL", "3", "20"),
        ("ALT", "38", "U/L", "", "5"),
        ("ALT", "38", "ukat/L", "", "40"),
        ("total bilirubin", "21", "mg/dL", "", "21"),
        ("HBsAg", "0.4", "IU/mL", "", ""),
        ("HBV DNA", "5400", "IU/mL", "20", ""),
        ("ultrasound", "no focal lesion", "", "", ""),
    ];
    let mut desk = Desk::new();
    let patient = desk.id("W-2");
    for (place, (test, value, unit, lower, upper)) in rows.into_iter().enumerate() {
        let (test, _) = notation::parse_test(test, &desk.knowledge).unwrap();
        let written = notation::Written {
            test,
            value,
            unit,
            implied_unit: None,
            assay: None,
        };
        let row = notation::parse_confirmed_row(&written, lower, upper, &desk.knowledge).unwrap();
        let on = day("2023-02-01") + chrono::Days::new(place as u64);
        let id = desk.register.allocate_id();
        let head = ReportHead {
            id,
            on,
            month_only: place % 2 == 1,
            laboratory: None,
            source: crate::clinical::record::Source {
                via: Via::Form,
                seq: desk.register.next_seq(),
            },
        };
        let result = LabResult {
            report: id,
            place: 1,
            unusual: true,
            on,
            month_only: head.month_only,
            finding: row.finding,
            limits: row.limits,
            trail: None,
        };
        let report = Report {
            head,
            results: vec![result].into(),
        };
        desk.act(vec![Op::Report {
            patient,
            change: Change::add(report),
        }]);
    }
    assert_same(&desk.register, &desk.knowledge);
    let again = again(&desk.register, &desk.knowledge).unwrap();
    let limits = |register: &Register| -> Vec<(Finding, Limits)> {
        let results = &register.find("W-2").unwrap().results;
        results
            .iter()
            .map(|result| (result.finding.clone(), result.limits))
            .collect()
    };
    assert_eq!(limits(&again), limits(&desk.register));
}
