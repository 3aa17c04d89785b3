//! The engine and the second implementation say the same of everybody.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hepatrack::clinical::guidelines::{self, StopState, Term, TermCertainty};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Record;
use hepatrack::clinical::{assess, assess_beside_guidelines};

use crate::build::knowledge;
use crate::invent::{Dice, record, reviews};
use crate::second;

/// How often each term and state was seen.
pub type Seen = BTreeMap<String, usize>;

/// Compares one patient on one day; says what differs.
fn compare(record: &Record, knowledge: &Knowledge, today: NaiveDate, seen: &mut Seen) {
    let (assessment, answers) = assess_beside_guidelines(record, knowledge, today);
    let again = guidelines::judge(record, &assessment, knowledge);
    assert_eq!(answers, again, "asked with the verdict and after it");
    for (set, answer) in knowledge.guidelines.iter().zip(&answers) {
        let found = second::Answer {
            term: answer.term.key(),
            certainty: answer.certainty.map(TermCertainty::key),
            stop_rule: answer.stop.state.key(),
            consolidated_on: answer.stop.consolidated_on,
            differs: answer.differs,
        };
        let verdict = assessment.verdict.key();
        let expected = second::answer(record, knowledge, set, today, verdict);
        assert_eq!(
            found, expected,
            "{} on {today}, the clinic says {verdict}\n{:#?}\n{:#?}",
            set.name, assessment.series.counted, record.courses
        );
        *seen.entry(found.term.to_owned()).or_default() += 1;
        *seen.entry(format!("stop {}", found.stop_rule)).or_default() += 1;
    }
}

fn compare_many(seed: u64, patients: usize) -> Seen {
    let mut seen = Seen::new();
    let mut dice = Dice(seed);
    for _ in 0..patients {
        let record = record(&mut dice);
        for today in reviews(&mut dice) {
            compare(&record, knowledge(), today, &mut seen);
        }
    }
    seen
}

/// Every term and every state of the stop rule was tried, and not only by chance.
fn all_were_seen(seen: &Seen) {
    let terms = [
        Term::NotApplicable,
        Term::NotMeasured,
        Term::VirologicalResponse,
        Term::Breakthrough,
        Term::PrimaryNonResponse,
        Term::LowLevelViraemia,
        Term::PartialResponse,
        Term::OnTreatmentViraemic,
        Term::SustainedResponse,
        Term::LowViraemiaOffTreatment,
        Term::VirologicalRelapse,
        Term::ClinicalRelapse,
    ];
    let states = [
        StopState::NotApplicable,
        StopState::Excluded,
        StopState::Met,
        StopState::Consolidating,
        StopState::SelectedPatientsOnly,
        StopState::NotMet,
        StopState::Unknown,
    ];
    let keys = terms.iter().map(|term| term.key().to_owned());
    let keys = keys.chain(states.iter().map(|state| format!("stop {}", state.key())));
    for key in keys {
        let times = seen.get(&key).copied().unwrap_or(0);
        assert!(times >= 20, "{key} was seen {times} times: {seen:?}");
    }
}

#[test]
fn the_engine_says_what_a_second_implementation_says() {
    all_were_seen(&compare_many(1, 10_000));
}

/// Five seeds of 20,000 patients on four days each, by four sets.
#[test]
#[ignore = "takes minutes: cargo test --release --test guidelines -- --ignored"]
fn the_engine_says_what_a_second_implementation_says_of_a_hundred_thousand() {
    for seed in 2..7 {
        all_were_seen(&compare_many(seed, 20_000));
    }
}

#[test]
fn asking_guidelines_changes_no_verdict() {
    let mut dice = Dice(7);
    for _ in 0..500 {
        let record = record(&mut dice);
        let [today, ..] = reviews(&mut dice);
        let (beside, _) = assess_beside_guidelines(&record, knowledge(), today);
        assert_eq!(beside, assess(&record, knowledge(), today));
    }
}
