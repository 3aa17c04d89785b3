//! Laws of what must not be missed: no added result hides a liver alert, a reactivation or proven resistance but those
//! that the rules name, and no due date of the tests concerned is later than the rules say.

use chrono::{Days, Months, NaiveDate};
use hepatrack::clinical::assess;
use hepatrack::clinical::assessment::{AlertLevel, Assessment, DueTest, Stage, Verdict};
use hepatrack::clinical::laboratory::{Analyte, Marker, Test};
use hepatrack::clinical::record::{FollowUp, Record};
use proptest::prelude::*;

use crate::build::knowledge;
use crate::laws::{Happening, Life, happening, later, life, record};

/// How grave an alert is.
fn gravity(assessment: &Assessment) -> u8 {
    match assessment.alerts.liver.as_ref().map(|alert| alert.level) {
        None => 0,
        Some(AlertLevel::Flare) => 1,
        Some(AlertLevel::Danger) => 2,
    }
}

fn test_of(added: &Happening) -> Option<Test> {
    match added {
        Happening::Drug { .. } => None,
        Happening::Dna { .. } => Some(Test::HbvDna),
        Happening::Amount { analyte, .. } => Some(Test::Analyte(*analyte)),
        Happening::Marker { marker, .. } => Some(Test::Marker(*marker)),
        Happening::Ultrasound { .. } => Some(Test::Ultrasound),
        Happening::Genotype { .. } => Some(Test::Genotype),
    }
}

fn days(on: NaiveDate, days: u64) -> NaiveDate {
    on.checked_add_days(Days::new(days)).unwrap()
}

/// A life, and what its record says before and after one more result.
fn with_one_more(life: &Life, added: &Happening) -> (Record, Assessment, Assessment) {
    let before = record(&life.happenings, life.cirrhosis);
    let more = [life.happenings.as_slice(), std::slice::from_ref(added)].concat();
    let after = record(&more, life.cirrhosis);
    let on = |record: &Record| assess(record, knowledge(), life.review);
    let (one, other) = (on(&before), on(&after));
    (after, one, other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_added_result_hides_what_is_dangerous(life in life(), added in happening()) {
        let Some(test) = test_of(&added) else { return Ok(()) };
        let (_, before, after) = with_one_more(&life, &added);
        let named = |tests: &[Test]| tests.contains(&test);
        let alt = Test::Analyte(Analyte::Alt);
        let inr = Test::Analyte(Analyte::Inr);
        let bilirubin = Test::Analyte(Analyte::TotalBilirubin);
        let ast = Test::Analyte(Analyte::Ast);
        let hbsag = Test::Marker(Marker::HbsAg);
        // The same test repeated, HBV DNA that has gone, and what makes a value stand alone.
        if !named(&[alt, ast, inr, bilirubin, Test::HbvDna]) {
            prop_assert!(gravity(&after) >= gravity(&before));
        }
        let is_alarm = |assessment: &Assessment| matches!(assessment.verdict, Verdict::Reactivation(_));
        // ALT settles a carrier's course, and a later HBV DNA or HBsAg may take the sign away.
        if !named(&[alt, hbsag, Test::HbvDna]) {
            prop_assert_eq!(before.verdict.since(), after.verdict.since());
            prop_assert!(!is_alarm(&before) || is_alarm(&after));
            prop_assert_eq!(before.react, after.react);
        }
        // What was found once counts from then on; only HBV DNA that has gone makes it rest.
        prop_assert!(before.resistance_proven.iter().all(|drug| after.resistance_proven.contains(drug)));
        if test != Test::HbvDna {
            prop_assert!(!before.is_proven || after.is_proven);
        }
        // The same test, another of those that settle an INR, HBV DNA gone by that day, or an alert that holds today.
        if !named(&[alt, ast, inr, bilirubin, Test::HbvDna]) && after.alerts.liver.is_none() {
            prop_assert!(after.alerts.never_repeated.len() >= before.alerts.never_repeated.len());
        }
        if test != Test::Analyte(Analyte::Creatinine) {
            let of = |assessment: &Assessment| {
                assessment.alerts.kidney.map(|alert| (alert.on, alert.egfr_hundredths))
            };
            prop_assert_eq!(of(&before), of(&after));
        }
        if !named(&[Test::Ultrasound, Test::Analyte(Analyte::Afp)]) {
            prop_assert_eq!(before.alerts.lesion.is_some(), after.alerts.lesion.is_some());
        }
    }

    #[test]
    fn no_date_is_later_than_the_danger_allows(life in life()) {
        let record = record(&life.happenings, life.cirrhosis);
        prop_assert_eq!(record.person.follow_up, FollowUp::Active);
        let found = assess(&record, knowledge(), life.review);
        let due = |test| found.next_due.iter().find(|due| due.test == test).unwrap().on;
        let (dna, liver) = (due(DueTest::HbvDna), due(DueTest::Liver));
        let last = found.facts.last;
        let newest_alt = newest(&record, Test::Analyte(Analyte::Alt), life.review);
        if let Some(alert) = &found.alerts.liver {
            let newest = alert.evidence.iter().map(|result| record.results[result.index()].on).max().unwrap();
            prop_assert!(alert.newest >= newest);
            let wait = match alert.level {
                AlertLevel::Danger => 2,
                AlertLevel::Flare => 14,
            };
            prop_assert!(liver <= days(alert.newest, wait));
            if last.is_none_or(|last| days(last.on, 30) < alert.newest) {
                prop_assert!(dna <= days(alert.newest, wait));
            }
        }
        for value in &found.alerts.never_repeated {
            prop_assert!(liver <= days(value.on, 14));
            prop_assert!(found.alerts.liver.is_none());
        }
        let newly = match found.verdict {
            Verdict::Reactivation(reactivation) => Some(reactivation.since),
            _ => found.react.map(|react| react.since),
        };
        if let Some(since) = newly {
            let from = |newest: Option<NaiveDate>| newest.filter(|on| *on >= since).unwrap_or(since);
            prop_assert!(dna <= days(from(last.map(|last| last.on)), 14));
            prop_assert!(liver <= days(from(newest_alt), 14));
        }
        let is_on = matches!(found.facts.stage, Stage::OnTreatment { .. });
        if let Some(last) = last.filter(|last| last.is_positive()) {
            let raised = found.facts.alt.is_some_and(|(_, multiple)| multiple.0 > 2.0);
            if raised && !is_on {
                prop_assert!(liver <= newest_alt.unwrap().checked_add_months(Months::new(1)).unwrap());
            }
            if is_on && found.rising.is_some() {
                prop_assert!(dna <= last.on.checked_add_months(Months::new(1)).unwrap());
            }
        }
        // Whoever takes a drug that can harm the kidneys, has cirrhosis or was ever treated has the dates for it.
        let has = |test| found.next_due.iter().any(|due| due.test == test);
        prop_assert_eq!(has(DueTest::Ultrasound), found.alerts.lesion.is_some() || life.cirrhosis.is_present() || !found.phases.is_empty());
        prop_assert!(found.alerts.kidney.is_none() || has(DueTest::Kidney));
    }

    #[test]
    fn what_is_dangerous_stands_in_the_first_tiers(life in life()) {
        let record = record(&life.happenings, life.cirrhosis);
        let found = assess(&record, knowledge(), life.review);
        let tier = found.tier.unwrap().0;
        let first = |holds: bool, last: u8| !holds || tier <= last;
        prop_assert!(first(gravity(&found) == 2, 1));
        prop_assert!(first(gravity(&found) == 1, 2));
        prop_assert!(first(found.is_proven || found.react.is_some() || found.alerts.lesion.is_some(), 3));
        prop_assert!(first(matches!(found.verdict, Verdict::Reactivation(_)), 3));
        prop_assert!(first(found.alerts.kidney.is_some() || !found.alerts.never_repeated.is_empty(), 4));
    }
}

/// The newest day of a test up to a review day.
fn newest(record: &Record, test: Test, review: NaiveDate) -> Option<NaiveDate> {
    let of_test = record
        .results
        .iter()
        .filter(|result| result.finding.test() == test && result.on <= review);
    of_test.map(|result| result.on).max()
}

/// The laws speak of something: among lives like these every danger is met.
#[test]
fn the_lives_hold_what_the_laws_speak_of() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let lives = life();
    let mut met = [0_u32; 7];
    for _ in 0..4000 {
        let life = lives.new_tree(&mut runner).unwrap().current();
        let record = record(&life.happenings, life.cirrhosis);
        let found = assess(&record, knowledge(), later(1461));
        for (count, holds) in met.iter_mut().zip([
            gravity(&found) > 0,
            !found.alerts.never_repeated.is_empty(),
            matches!(found.verdict, Verdict::Reactivation(_)),
            found.react.is_some(),
            found.is_proven,
            found.alerts.kidney.is_some(),
            found.alerts.lesion.is_some(),
        ]) {
            *count += u32::from(holds);
        }
    }
    assert!(met.iter().all(|count| *count >= 4), "{met:?}");
}
