//! Corrections and withdrawals of results that somebody changed by hand, and their undoing.

use super::*;
use crate::wording::Language;

/// What somebody did to the results, what a laboratory says of them later, and what the row is refused for.
#[test]
fn what_was_changed_by_hand_is_no_laboratory_s_to_change() {
    let header = "mrn,date,test,value,unit,lower_limit,upper_limit,status\n";
    for (what, act, row, fault) in [
        (
            "amended",
            (|desk| desk.amend(true)) as Act,
            "HBV DNA,300,IU/mL,20,,C",
            "amended by hand",
        ),
        (
            "amended",
            |desk| desk.amend(true),
            "HBV DNA,23456,IU/mL,20,,W",
            "amended since",
        ),
        (
            "amended",
            |desk| desk.amend(true),
            "HBV DNA,5000,IU/mL,20,,W",
            "amended by hand",
        ),
        (
            "moved",
            |desk| desk.take_report(true),
            "HBV DNA,300,IU/mL,20,,C",
            "moved to another patient since",
        ),
        (
            "moved",
            |desk| desk.take_report(true),
            "HBV DNA,23456,IU/mL,20,,X",
            "moved to another patient since",
        ),
        (
            "moved",
            |desk| desk.take_report(true),
            "HBV DNA,,,20,,X",
            "moved to another patient since",
        ),
        (
            "redated",
            Desk::redate,
            "HBV DNA,23456,IU/mL,20,,D",
            "given another sample date since",
        ),
        (
            "redated",
            Desk::redate,
            "ALT,78,U/L,,40,corrected",
            "given another sample date since",
        ),
    ] {
        let mut desk = Desk::new();
        act(&mut desk);
        let text = format!("{header}W-1,2024-01-10,{row}\n");
        std::fs::write(desk.folder.path().join("results.csv"), text).unwrap();
        let faults = desk.plan().unwrap_err();
        let told = faults.lines(Language::English).join("\n");
        assert!(told.contains(fault), "{what}, {row}: {told}");
    }
}

#[test]
fn a_correction_and_a_withdrawal_can_be_undone() {
    let mut desk = Desk::new();
    let before = Arc::clone(desk.register.find("W-1").unwrap());
    let text = "mrn,date,test,value,unit,lower_limit,upper_limit,status\n\
         W-1,2024-01-10,HBV DNA,300,IU/mL,20,,C\nW-1,2024-01-10,ALT,77,U/L,,40,W\n";
    std::fs::write(desk.folder.path().join("results.csv"), text).unwrap();
    let plan = desk.plan().unwrap();
    assert_eq!(plan.changed.results, 2);
    let entry = plan.commit(&mut desk.register, stamp()).unwrap().unwrap();
    assert_eq!(
        entry.why.as_deref(),
        Some("corrected or taken back by the laboratory")
    );
    let results = &desk.register.find("W-1").unwrap().results;
    assert_eq!(
        results
            .iter()
            .filter(|result| result.is_retracted())
            .count(),
        1
    );
    desk.register.undo(stamp()).unwrap();
    assert_eq!(*desk.register.find("W-1").unwrap(), before);
}
