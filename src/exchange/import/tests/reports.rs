//! Whose report a result goes into.

use super::*;

#[test]
fn results_of_many_patients_stand_in_the_reports_of_each() {
    let folder = TempDir::new().unwrap();
    let (mut patients, mut results) = (PATIENTS.to_owned(), RESULTS.to_owned());
    for number in 3..=300 {
        patients += &format!("W-{number},\"Li, Na\",,,none\n");
        results += &format!(
            "W-{number},2024-01-10,ALT,{number},U/L,,40\nW-{number},2024-02-10,ALT,{number},U/L,,40\n"
        );
    }
    std::fs::write(folder.path().join("patients.csv"), patients).unwrap();
    std::fs::write(folder.path().join("results.csv"), results).unwrap();
    let mut desk = Desk {
        register: Register::new("test".to_owned()),
        knowledge: shipped().unwrap(),
        folder,
    };
    let plan = desk.plan().unwrap();
    assert_eq!(plan.added.results, 2 + 2 * 298);
    plan.commit(&mut desk.register, stamp()).unwrap();
    let mut ids = Vec::new();
    for number in 3..=300 {
        let record = desk.register.find(&format!("W-{number}")).unwrap();
        ids.push(record.id);
        for (head, result) in record.reports.iter().zip(&record.results) {
            ids.push(head.id);
            assert_eq!(result.report, head.id);
            let figure = crate::notation::value_text(&result.finding);
            assert_eq!(figure, number.to_string());
        }
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3 * 298);
    assert!(ids.iter().all(|id| *id < desk.register.next_id()));
    assert!(desk.plan().unwrap().ops().is_empty());
}
