//! The results that are named are enough: a record cut down to them says the same.

use std::collections::BTreeSet;

use hepatrack::clinical::assess_beside_guidelines;
use hepatrack::clinical::guidelines::{Answer, StopState, Term};
use hepatrack::clinical::record::{Id, Record};

use crate::build::knowledge;
use crate::invent::{Dice, record, reviews};

/// The record with its courses and only the reports of these results; each report here holds one.
fn cut_down(record: &Record, answer: &Answer) -> Record {
    let because: Vec<_> = answer.because().collect();
    let kept: BTreeSet<Id> = because
        .iter()
        .map(|because| record.results[because.result.index()].report)
        .collect();
    let mut smaller = record.clone();
    smaller.reports.retain(|report| kept.contains(&report.id));
    smaller
        .results
        .retain(|result| kept.contains(&result.report));
    smaller
}

#[test]
fn what_is_named_as_because_is_enough_to_say_the_same() {
    let mut dice = Dice(11);
    for _ in 0..1_500 {
        let record = record(&mut dice);
        for today in reviews(&mut dice) {
            let (_, answers) = assess_beside_guidelines(&record, knowledge(), today);
            for answer in answers {
                let smaller = cut_down(&record, &answer);
                let (_, again) = assess_beside_guidelines(&smaller, knowledge(), today);
                let again = &again[answer.set];
                let says = |answer: &Answer| {
                    (
                        answer.term,
                        answer.certainty,
                        answer.stop.state,
                        answer.stop.consolidated_on,
                    )
                };
                assert_eq!(
                    says(&answer),
                    says(again),
                    "{} on {today}: {:?}\nof {}",
                    knowledge().guidelines[answer.set].name,
                    answer,
                    record
                        .results
                        .iter()
                        .map(|r| format!("{} {:?} {:?}\n", r.on, r.finding, r.limits))
                        .collect::<String>()
                );
            }
        }
    }
}

#[test]
fn because_names_no_result_twice_for_one_thing_and_none_after_the_day() {
    let mut dice = Dice(12);
    for _ in 0..1_000 {
        let record = record(&mut dice);
        let [today, ..] = reviews(&mut dice);
        let (_, answers) = assess_beside_guidelines(&record, knowledge(), today);
        for answer in answers {
            let because: Vec<_> = answer.because().collect();
            let each: BTreeSet<_> = because.iter().map(|b| (b.result, b.rule)).collect();
            assert_eq!(each.len(), because.len());
            assert!(because.iter().all(|because| because.on <= today));
            let stands = !answer.evidence.is_empty();
            let needs_none = matches!(answer.term, Term::NotApplicable | Term::NotMeasured);
            assert!(stands || needs_none, "{answer:?}");
            let met = matches!(
                answer.stop.state,
                StopState::Met | StopState::SelectedPatientsOnly | StopState::Consolidating
            );
            assert!(!met || !answer.stop.evidence.is_empty(), "{answer:?}");
        }
    }
}
