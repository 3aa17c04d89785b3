//! Samples of which only the month is known, when they come again.

use super::*;

/// A month counts at its 15th, or on the day of the import where that is earlier, and is known again by its month.
#[test]
fn a_month_is_known_again_on_a_later_day() {
    let mut desk = Desk::new();
    let rows = [
        ("~2026-10", "500"),
        ("~2026-11", "600"),
        ("2026-10-15", "500"),
    ];
    let plan = desk.rows(&rows, "2026-11-03");
    assert_eq!(plan.added.results, 3);
    let days = ["2024-01-10", "2026-10-15", "~2026-10-15", "~2026-11-03"];
    let mut found = desk.days();
    found.sort();
    let mut wanted = days.map(str::to_owned);
    wanted.sort();
    assert_eq!(found, wanted);
    for today in ["2026-11-03", "2026-11-22", "2027-05-01"] {
        let again = desk.rows(&rows, today);
        assert_eq!(
            (again.added.results, again.on_file.results),
            (0, 3),
            "{today}"
        );
    }
    // Another value of the month is another result; an exact day of it another sample.
    let more = [("~2026-11", "700"), ("2026-11-03", "600")];
    let plan = desk.rows(&more, "2026-11-22");
    assert_eq!(plan.added.results, 2);
    assert_eq!(desk.days().len(), 6);
}

#[test]
fn a_month_that_was_given_its_day_is_known_by_the_month() {
    let mut desk = Desk::new();
    desk.rows(&[("~2024-03", "500")], "2026-11-22");
    let record = desk.register.find("W-1").unwrap();
    let head = record.reports.iter().find(|head| head.month_only).unwrap();
    let before = record.report(head.id).unwrap();
    let mut after = before.clone();
    let exact = |on: &mut NaiveDate, month_only: &mut bool| {
        (*on, *month_only) = (day("2024-03-15"), false);
    };
    exact(&mut after.head.on, &mut after.head.month_only);
    for result in &mut after.results {
        exact(&mut result.on, &mut result.month_only);
    }
    let patient = record.id;
    desk.act(vec![Op::Report {
        patient,
        change: Change::replace(before, after),
    }]);
    let again = desk.rows(&[("~2024-03", "500")], "2026-11-22");
    assert_eq!((again.added.results, again.on_file.results), (0, 1));
    assert!(
        again
            .remarks
            .iter()
            .any(|remark| { remark.to_string().contains("given another sample date") })
    );
}
