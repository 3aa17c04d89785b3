//! Spans in weeks and months, a fall that is not known, and how old what a stop rule stands on may be.

use chrono::NaiveDate;
use hepatrack::clinical::assess_beside_guidelines;
use hepatrack::clinical::calendar::plus_days;
use hepatrack::clinical::guidelines::{Answer, Span, StopMissing, StopState, Term};
use hepatrack::clinical::laboratory::{Analyte, QuantifiedMarker, UnitId};
use hepatrack::clinical::record::{Comparator, Finding, Limits};

use crate::build::{Patient, day, knowledge};

fn answers(patient: &Patient, on: NaiveDate) -> Vec<Answer> {
    assess_beside_guidelines(&patient.record, knowledge(), on).1
}

#[test]
fn a_week_has_seven_days_and_a_month_is_one_of_the_calendar() {
    let start = day("2020-01-31");
    assert_eq!(Span::Weeks(24).after(start), day("2020-07-17"));
    assert_eq!(Span::Months(1).after(start), day("2020-02-29"));
}

#[test]
fn virus_still_there_is_told_without_a_baseline_where_the_set_asks_no_fall() {
    let start = day("2020-01-10");
    let sets = &knowledge().guidelines;
    for set in sets {
        let Some(rule) = set.partial_response.as_ref().map(|rule| rule.value) else {
            continue;
        };
        let on = rule.after.after(start);
        let patient = Patient::new()
            .drug("ETV", "2020-01-10", "")
            .dna(&on.to_string(), "5000");
        let mut all = answers(&patient, on).into_iter();
        let answer = all
            .find(|answer| sets[answer.set].name == set.name)
            .unwrap();
        let expected = if rule.fall_at_least > 0.0 {
            Term::OnTreatmentViraemic
        } else {
            Term::PartialResponse
        };
        assert_eq!(answer.term, expected, "{}", set.name);
    }
}

#[test]
fn what_a_stop_rule_stands_on_must_be_fresh() {
    let today = day("2024-06-01");
    let settings = &knowledge().settings;
    let ready = |dna: i64, alt: i64, antigen: i64, antibody: i64| {
        let ago = |days: i64| plus_days(today, -days);
        let hbsag = Finding::QuantifiedSerology {
            marker: QuantifiedMarker::HbsAg,
            comparator: Comparator::Equal,
            figure: "50".parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        let patient = Patient::new()
            .drug("ETV", "2015-01-10", "")
            .hbeag("2015-01-08", "+")
            .hbeag("2018-01-10", "-")
            .anti_hbe("2018-01-10", "+")
            .dna("2018-01-10", "<20")
            .alt("2018-01-10", "30")
            .dna(&ago(dna).to_string(), "TND")
            .hbeag(&ago(antigen).to_string(), "-")
            .anti_hbe(&ago(antibody).to_string(), "+")
            .amount(Analyte::Alt, ago(alt), "30")
            .result(today, hbsag, Limits::default());
        answers(&patient, today)
    };
    let (dna, liver, serology) = (
        settings.fresh.dna,
        settings.fresh.liver,
        settings.fresh.serology,
    );
    for (what, found, missing) in [
        ("all fresh", ready(dna, liver, serology, serology), None),
        ("DNA", ready(dna + 1, 1, 1, 1), Some(StopMissing::RecentDna)),
        (
            "older DNA",
            ready(dna + 9, 1, 1, 1),
            Some(StopMissing::RecentDna),
        ),
        (
            "ALT",
            ready(1, liver + 1, 1, 1),
            Some(StopMissing::RecentAlt),
        ),
        (
            "older ALT",
            ready(1, liver + 9, 1, 1),
            Some(StopMissing::RecentAlt),
        ),
        (
            "HBeAg",
            ready(1, 1, serology + 1, 1),
            Some(StopMissing::RecentHbeag),
        ),
        (
            "older HBeAg",
            ready(1, 1, serology + 9, 1),
            Some(StopMissing::RecentHbeag),
        ),
        (
            "anti-HBe",
            ready(1, 1, 1, serology + 1),
            Some(StopMissing::RecentAntiHbe),
        ),
        (
            "older anti-HBe",
            ready(1, 1, 1, serology + 9),
            Some(StopMissing::RecentAntiHbe),
        ),
    ] {
        for answer in found {
            let name = &knowledge().guidelines[answer.set].name;
            let expected = if missing.is_some() {
                StopState::Unknown
            } else {
                StopState::Met
            };
            let missing: Vec<StopMissing> = missing.into_iter().collect();
            assert_eq!(
                (answer.stop.state, answer.stop.missing),
                (expected, missing),
                "{what}: {name}"
            );
        }
    }
}

/// HBeAg lost years ago, everything fresh, and one more result of the day.
fn with_one_more(finding: Option<Finding>, dna: &str) -> Vec<Answer> {
    let today = day("2024-06-01");
    let patient = Patient::new()
        .drug("ETV", "2015-01-10", "")
        .hbeag("2015-01-08", "+")
        .hbeag("2018-01-10", "-")
        .anti_hbe("2018-01-10", "+")
        .dna("2018-01-10", "<20")
        .alt("2018-01-10", "30")
        .hbeag("2024-05-20", "-")
        .anti_hbe("2024-05-20", "+")
        .alt("2024-05-20", "30")
        .dna("2024-05-20", dna);
    let patient = match finding {
        Some(finding) => patient.result(today, finding, Limits::default()),
        None => patient,
    };
    answers(&patient, today)
}

#[test]
fn a_bound_of_hbsag_is_below_a_limit_only_where_it_tells() {
    let sets = &knowledge().guidelines;
    for (comparator, figure, state) in [
        (Comparator::Less, "50", StopState::Met),
        (Comparator::Less, "100", StopState::Met),
        (Comparator::Less, "101", StopState::Unknown),
        (Comparator::Equal, "99", StopState::Met),
        (Comparator::Equal, "100", StopState::NotMet),
        (Comparator::Greater, "99", StopState::Unknown),
        (Comparator::Greater, "100", StopState::NotMet),
        (Comparator::Greater, "250", StopState::NotMet),
    ] {
        let finding = Finding::QuantifiedSerology {
            marker: QuantifiedMarker::HbsAg,
            comparator,
            figure: figure.parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        for answer in with_one_more(Some(finding), "TND") {
            let set = &sets[answer.set];
            let limit = set.hbsag_below.as_ref().map(|below| below.value);
            assert!(limit.is_none_or(|limit| limit == 100), "{}", set.name);
            let expected = limit.map_or(StopState::Met, |_| state);
            assert_eq!(
                answer.stop.state, expected,
                "{} {comparator:?} {figure}",
                set.name
            );
        }
    }
}

#[test]
fn a_trace_after_a_clean_negative_begins_the_clock_anew() {
    for answer in with_one_more(None, "<20d") {
        let missing = &answer.stop.missing;
        assert_eq!(answer.stop.state, StopState::Unknown);
        assert!(missing.contains(&StopMissing::CleanDna), "{missing:?}");
    }
}
