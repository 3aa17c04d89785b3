//! Every threshold of every set, from its data: the value at it, one step below and one above fall in exactly one band.

use chrono::NaiveDate;
use hepatrack::clinical::assess_beside_guidelines;
use hepatrack::clinical::decimal::Decimal;
use hepatrack::clinical::guidelines::{
    Answer, GuidelineSet, HbeagNegative, Large, Span, StopMissing, StopState, Term,
};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, QuantifiedMarker, UnitId};
use hepatrack::clinical::record::{Cirrhosis, Comparator, DnaReading, Finding, Intent, Limits};

use crate::build::{Patient, day, knowledge};
use crate::second::{days, months};

/// Steps below, at and above.
const STEPS: [i64; 3] = [-1, 0, 1];

fn start() -> NaiveDate {
    day("2019-03-15")
}

fn number(value: f64) -> Decimal {
    format!("{value:.12e}").parse().unwrap()
}

/// A load by an assay with a limit of 1, so that whatever a set asks can be measured.
fn load(patient: Patient, on: NaiveDate, value: f64) -> Patient {
    let finding = Finding::HbvDna {
        reading: DnaReading::Quantified(number(value)),
        unit: DnaUnit::IuPerMl,
        assay: None,
    };
    let lower = Some(number(1.0));
    patient.result(on, finding, Limits { lower, upper: None })
}

fn negative(patient: Patient, on: NaiveDate, limit: f64) -> Patient {
    let finding = Finding::HbvDna {
        reading: DnaReading::Below(number(limit)),
        unit: DnaUnit::IuPerMl,
        assay: None,
    };
    patient.result(on, finding, Limits::default())
}

fn treated(stop: Option<NaiveDate>) -> Patient {
    Patient::new().course("ETV", start(), stop, Intent::Treatment)
}

/// What one set alone says.
fn says(patient: &Patient, set: &GuidelineSet, today: NaiveDate) -> Answer {
    let one = Knowledge {
        guidelines: vec![set.clone()],
        ..knowledge().clone()
    };
    let (_, mut answers) = assess_beside_guidelines(&patient.record, &one, today);
    answers.remove(0)
}

fn term(patient: &Patient, set: &GuidelineSet, today: NaiveDate) -> Term {
    says(patient, set, today).term
}

/// The shipped sets, and each of them with every threshold moved.
fn sets() -> Vec<GuidelineSet> {
    let shipped = &knowledge().guidelines;
    let moved = shipped.iter().cloned().map(|mut set| {
        let later = |span: Span| match span {
            Span::Weeks(weeks) => Span::Weeks(weeks + 3),
            Span::Months(n) => Span::Months(n + 2),
        };
        set.breakthrough_log10.value += 0.5;
        if let Some(rule) = &mut set.primary_non_response {
            rule.value.after = later(rule.value.after);
            rule.value.fall_below += 0.7;
        }
        if let Some(rule) = &mut set.low_level_viraemia {
            rule.value.after = later(rule.value.after);
        }
        if let Some(rule) = &mut set.partial_response {
            rule.value.after = later(rule.value.after);
            if rule.value.fall_at_least > 0.0 {
                rule.value.fall_at_least += 0.7;
            }
        }
        set.consolidation_months.value += 5;
        if let Some(rule) = &mut set.cirrhosis_partial_response {
            rule.value = later(rule.value);
        }
        if let Some(rule) = &mut set.hbsag_below {
            rule.value += 900;
        }
        if let Some(rule) = &mut set.hbsag_loss_months {
            rule.value += 3;
        }
        if let Some(rule) = &mut set.anti_hbs_waives {
            rule.value = !rule.value;
        }
        set
    });
    shipped.iter().cloned().chain(moved).collect()
}

/// The day from which a visit counts for a time after the start.
fn due(after: Span) -> NaiveDate {
    let early = knowledge().settings.guidelines.early_days;
    days(after.after(start()), -early)
}

/// Later than every time of a set.
fn late() -> NaiveDate {
    days(start(), 3_000)
}

#[test]
fn a_breakthrough_is_more_than_the_set_says_above_the_lowest() {
    for set in sets() {
        let lowest = 1_000.0;
        let edge = lowest * 10_f64.powf(set.breakthrough_log10.value);
        let edge: f64 = format!("{edge:.5e}").parse().unwrap();
        for (value, expected) in [
            (edge - 1.0, Term::OnTreatmentViraemic),
            (edge, Term::OnTreatmentViraemic),
            (edge + 1.0, Term::Breakthrough),
        ] {
            let patient = load(treated(None), days(start(), 20), lowest);
            let on = days(start(), 40);
            let patient = load(patient, on, value);
            // Six digits are what is told apart; a set whose edge is not one of them is moved by less than a step.
            let found = term(&patient, &set, on);
            let is_edge = (value - edge).abs() < 0.5;
            let exact = (edge.log10() - lowest.log10() - set.breakthrough_log10.value).abs() < 1e-9;
            if exact || !is_edge {
                assert_eq!(found, expected, "{} {value}", set.name);
            }
        }
        let Some(from) = &set.breakthrough_after_negative else {
            continue;
        };
        for step in STEPS {
            let value = from.value.get() + step as f64;
            let patient = negative(treated(None), days(start(), 20), from.value.get() / 2.0);
            let on = days(start(), 40);
            let found = term(&load(patient, on, value), &set, on);
            let expected = if step < 0 {
                Term::OnTreatmentViraemic
            } else {
                Term::Breakthrough
            };
            assert_eq!(found, expected, "{} {value}", set.name);
        }
    }
}

#[test]
fn a_breakthrough_is_confirmed_from_the_distance_on() {
    let apart = knowledge().settings.guidelines.confirm_days;
    for set in sets() {
        for step in STEPS {
            let first = days(start(), 100);
            let patient = load(treated(None), days(start(), 20), 100.0);
            let patient = load(patient, first, 1e6);
            let on = days(first, apart + step);
            let answer = says(&load(patient, on, 1e6), &set, on);
            assert_eq!(answer.term, Term::Breakthrough);
            let key = answer.certainty.unwrap().key();
            assert_eq!(key == "confirmed", step >= 0, "{} {step}", set.name);
        }
    }
}

#[test]
fn too_small_a_fall_is_told_from_its_day_and_below_its_size() {
    for set in sets() {
        let Some(rule) = set.primary_non_response.as_ref().map(|rule| rule.value) else {
            continue;
        };
        for step in STEPS {
            let on = days(due(rule.after), step);
            let patient = load(treated(None), start(), 1e6);
            let found = term(&load(patient, on, 9e5), &set, on);
            let expected = if step < 0 {
                Term::OnTreatmentViraemic
            } else {
                Term::PrimaryNonResponse
            };
            assert_eq!(found, expected, "{} on {on}", set.name);
        }
        let edge = 1e6 / 10_f64.powf(rule.fall_below);
        for (value, is_small) in [(edge * 0.99, false), (edge * 1.01, true)] {
            let on = due(rule.after);
            let patient = load(treated(None), start(), 1e6);
            let found = term(&load(patient, on, value), &set, on);
            assert_eq!(
                found == Term::PrimaryNonResponse,
                is_small,
                "{} {value}",
                set.name
            );
        }
        if rule.fall_below == 1.0 {
            let on = due(rule.after);
            let patient = load(treated(None), start(), 1e6);
            let found = term(&load(patient, on, 1e5), &set, on);
            assert_ne!(found, Term::PrimaryNonResponse, "{}", set.name);
        }
        // Somebody who begins with less than can fall so far is no non-responder.
        let least = 10_f64.powf(rule.fall_below) * knowledge().settings.default_lloq.get();
        let least: f64 = format!("{least:.5e}").parse().unwrap();
        for step in STEPS {
            let on = due(rule.after);
            let patient = load(treated(None), start(), least + step as f64);
            let found = term(&load(patient, on, least * 0.9), &set, on);
            assert_eq!(
                found == Term::PrimaryNonResponse,
                step >= 0,
                "{} {step}",
                set.name
            );
        }
    }
}

#[test]
fn a_low_load_is_told_from_its_day_and_below_its_size() {
    for set in sets() {
        let Some(rule) = set.low_level_viraemia.as_ref().map(|rule| rule.value) else {
            continue;
        };
        for step in STEPS {
            let on = days(due(rule.after), step);
            let patient = load(treated(None), start(), 1e6);
            let low = rule.below.get() / 2.0;
            let found = term(&load(patient, on, low), &set, on);
            let expected = if step < 0 {
                Term::OnTreatmentViraemic
            } else {
                Term::LowLevelViraemia
            };
            assert_eq!(found, expected, "{} on {on}", set.name);
            let patient = load(treated(None), start(), 1e6);
            let value = rule.below.get() + step as f64;
            let found = term(&load(patient, late(), value), &set, late());
            assert_eq!(
                found == Term::LowLevelViraemia,
                step < 0,
                "{} {value}",
                set.name
            );
        }
    }
}

#[test]
fn virus_still_there_is_told_from_its_day_on() {
    for set in sets() {
        let Some(rule) = set.partial_response.as_ref().map(|rule| rule.value) else {
            continue;
        };
        for step in STEPS {
            let on = days(due(rule.after), step);
            let patient = load(treated(None), start(), 1e9);
            let found = term(&load(patient, on, 1e5), &set, on);
            let expected = if step < 0 {
                Term::OnTreatmentViraemic
            } else {
                Term::PartialResponse
            };
            assert_eq!(found, expected, "{} on {on}", set.name);
        }
        // Whatever the fall, late enough there is one band for it, and it is never "too early" any more.
        let has_small = set.primary_non_response.is_some();
        for tenths in 0..80 {
            let value = 1e8 / 10_f64.powf(f64::from(tenths) / 10.0);
            let patient = load(treated(None), start(), 1e8);
            let found = term(&load(patient, late(), value), &set, late());
            let enough = f64::from(tenths) / 10.0 >= rule.fall_at_least - 1e-6;
            let low = set
                .low_level_viraemia
                .as_ref()
                .is_some_and(|low| value < low.value.below.get());
            let expected = if has_small && !enough {
                Term::PrimaryNonResponse
            } else if low {
                Term::LowLevelViraemia
            } else {
                Term::PartialResponse
            };
            assert_eq!(found, expected, "{} {value}", set.name);
        }
    }
}

#[test]
fn a_relapse_begins_where_the_set_says() {
    let stop = days(start(), 900);
    for set in sets() {
        let limit = 20.0;
        let (edge, at_edge) = match set.relapse.value {
            Large::Above(load) => (load.get(), false),
            Large::Rise(log10) => (limit * 10_f64.powf(log10), true),
        };
        for step in STEPS {
            let patient = negative(treated(Some(stop)), days(stop, -10), limit);
            let on = days(stop, 100);
            let found = term(&load(patient, on, edge + step as f64), &set, on);
            let is_relapse = step > 0 || (step == 0 && at_edge);
            let expected = if is_relapse {
                Term::VirologicalRelapse
            } else {
                Term::LowViraemiaOffTreatment
            };
            assert_eq!(found, expected, "{} {step}", set.name);
        }
        let settings = &knowledge().settings;
        let limit_of_alt = settings.default_limits.alt_upper;
        for step in STEPS {
            let on = days(stop, 100);
            let relapse = || {
                let patient = negative(treated(Some(stop)), days(stop, -10), limit);
                load(patient, on, 1e6)
            };
            let clinical = |patient: &Patient| term(patient, &set, on) == Term::ClinicalRelapse;
            let alt = settings.guidelines.raised_alt_multiple * limit_of_alt + step as f64;
            let patient = relapse().amount(Analyte::Alt, on, &alt.to_string());
            assert_eq!(clinical(&patient), step > 0, "{} ALT {alt}", set.name);
            let before = days(on, -settings.liver_lookback + step);
            let patient = relapse().amount(Analyte::Alt, before, "400");
            assert_eq!(clinical(&patient), step >= 0, "{} {before}", set.name);
        }
    }
}

/// A quantity of HBsAg in IU/mL.
fn hbsag(patient: Patient, on: NaiveDate, comparator: Comparator, amount: f64) -> Patient {
    let finding = Finding::QuantifiedSerology {
        marker: QuantifiedMarker::HbsAg,
        comparator,
        figure: number(amount),
        unit: UnitId::COMPUTED,
    };
    patient.result(on, finding, Limits::default())
}

/// A quantity of HBsAg below what a set asks, where it asks for one.
fn enough(patient: Patient, on: NaiveDate, below: Option<u32>) -> Patient {
    match below {
        Some(below) => hbsag(patient, on, Comparator::Equal, f64::from(below) - 1.0),
        None => patient,
    }
}

/// What the set asks of HBsAg once HBeAg has turned.
fn asked(set: &GuidelineSet) -> Option<u32> {
    set.hbsag_below.as_ref().map(|below| below.value)
}

/// Somebody HBeAg positive who turned on a day, with everything needed up to date on `today`.
fn turned(on: NaiveDate, today: NaiveDate) -> Patient {
    let at = |day: NaiveDate| day.to_string();
    let mut patient = treated(None).hbeag(&at(days(start(), -5)), "+").amount(
        Analyte::Alt,
        days(start(), -5),
        "90",
    );
    patient = load(patient, days(start(), -5), 1e6);
    for day in [on, days(today, -20)] {
        patient = negative(patient, day, 20.0)
            .hbeag(&at(day), "-")
            .anti_hbe(&at(day), "+")
            .amount(Analyte::Alt, day, "30");
    }
    patient
}

#[test]
fn the_waiting_time_ends_on_its_day() {
    let on = days(start(), 400);
    for set in sets() {
        let end = months(on, set.consolidation_months.value);
        for step in STEPS {
            let today = days(end, step);
            let patient = enough(turned(on, today), days(today, -20), asked(&set));
            let stop = says(&patient, &set, today).stop;
            let (state, until) = if step < 0 {
                (StopState::Consolidating, Some(end))
            } else {
                (StopState::Met, None)
            };
            assert_eq!(
                (stop.state, stop.consolidated_on),
                (state, until),
                "{}",
                set.name
            );
        }
        // An ALT above its limit three months later moves the clock of those sets that ask for it.
        let later = days(on, 90);
        let normal_again = days(on, 120);
        let today = days(end, 10);
        let patient = turned(on, today).amount(Analyte::Alt, later, "60").amount(
            Analyte::Alt,
            normal_again,
            "30",
        );
        let patient = enough(patient, days(today, -20), asked(&set));
        let stop = says(&patient, &set, today).stop;
        let moved = months(normal_again, set.consolidation_months.value);
        let expected = if set.clock_needs_alt.value {
            (StopState::Consolidating, Some(moved))
        } else {
            (StopState::Met, None)
        };
        assert_eq!((stop.state, stop.consolidated_on), expected, "{}", set.name);
    }
}

#[test]
fn hbsag_is_lost_after_its_months() {
    let first = days(start(), 500);
    let usual = knowledge().settings.guidelines.hbsag_loss_months;
    let without_its_own = |set: GuidelineSet| {
        let other = GuidelineSet {
            hbsag_loss_months: None,
            ..set.clone()
        };
        [set, other]
    };
    for set in sets().into_iter().flat_map(without_its_own) {
        let own = set.hbsag_loss_months.as_ref();
        let loss = own.map_or(usual, |months| months.value);
        for step in STEPS {
            let last = days(months(first, loss), step);
            let sign = |patient: Patient, day: NaiveDate| {
                let marker = hepatrack::clinical::laboratory::Marker::HbsAg;
                negative(patient, day, 20.0).marker(marker, &day.to_string(), "-")
            };
            let patient = sign(sign(treated(None), first), last);
            let stop = says(&patient, &set, days(last, 1)).stop;
            let expected = if step < 0 {
                (StopState::Consolidating, Some(months(first, loss)))
            } else {
                (StopState::Met, None)
            };
            assert_eq!((stop.state, stop.consolidated_on), expected, "{}", set.name);
            let marker = hepatrack::clinical::laboratory::Marker::AntiHbs;
            let shown = says(
                &patient.marker(marker, &last.to_string(), "+"),
                &set,
                days(last, 1),
            );
            let waives = set.anti_hbs_waives.as_ref().unwrap().value;
            let is_met = step >= 0 || waives;
            assert_eq!(shown.stop.state == StopState::Met, is_met, "{}", set.name);
        }
    }
}

/// Below, at and above the quantity that a set asks, with and without a sign, too old, and none.
#[test]
fn the_quantity_of_hbsag_counts_once_the_waiting_time_is_over() {
    let fresh = knowledge().settings.fresh.serology;
    let on = days(start(), 400);
    let mut asked_of = 0;
    for set in sets() {
        let of_negative = match set.hbeag_negative.value {
            HbeagNegative::Suppressed {
                months,
                hbsag_below,
            } => Some(months).zip(hbsag_below),
            HbeagNegative::HbsagLossOnly | HbeagNegative::Negatives { .. } => None,
        };
        let of_positive = asked(&set).map(|below| (set.consolidation_months.value, below));
        let waiting = [
            (of_positive, StopState::Met),
            (of_negative, StopState::SelectedPatientsOnly),
        ];
        for (place, (rule, well)) in waiting.into_iter().enumerate() {
            let Some((months_asked, below)) = rule else {
                continue;
            };
            asked_of += 1;
            let end = months(on, months_asked);
            let patient = |today: NaiveDate| match place {
                0 => turned(on, today),
                _ => {
                    let patient = treated(None).hbeag(&days(start(), -5).to_string(), "-");
                    negative(negative(patient, on, 20.0), days(today, -20), 20.0)
                }
            };
            let says = |patient: &Patient, today| says(patient, &set, today).stop.state;
            let limit = f64::from(below);
            for (comparator, amount, expected) in [
                (Comparator::Equal, limit - 1.0, well),
                (Comparator::Equal, limit, StopState::NotMet),
                (Comparator::Equal, limit + 1.0, StopState::NotMet),
                (Comparator::Less, limit, well),
                (Comparator::Less, limit + 1.0, StopState::Unknown),
                (Comparator::Greater, limit, StopState::NotMet),
                (Comparator::Greater, limit - 1.0, StopState::Unknown),
            ] {
                let today = days(end, 5);
                let patient = hbsag(patient(today), days(today, -fresh), comparator, amount);
                assert_eq!(
                    says(&patient, today),
                    expected,
                    "{} {comparator:?} {amount}",
                    set.name
                );
                let earlier = days(end, -1);
                assert_eq!(
                    says(&patient, earlier),
                    StopState::Consolidating,
                    "{}",
                    set.name
                );
            }
            let today = days(end, 400);
            let old = hbsag(
                patient(today),
                days(today, -fresh - 1),
                Comparator::Equal,
                1.0,
            );
            assert_eq!(says(&old, today), StopState::Unknown, "{}", set.name);
            assert_eq!(
                says(&patient(today), today),
                StopState::Unknown,
                "{}",
                set.name
            );
            // Of several on one day the highest counts.
            let two = hbsag(patient(today), days(today, -9), Comparator::Equal, limit);
            let two = hbsag(two, days(today, -9), Comparator::Equal, 1.0);
            assert_eq!(says(&two, today), StopState::NotMet, "{}", set.name);
        }
    }
    assert!(asked_of >= 4, "{asked_of}");
}

#[test]
fn a_preventive_course_on_file_leaves_every_stop_rule_open_until_its_months_are_over() {
    let months_after = knowledge().settings.prevention_months;
    let on = days(start(), 400);
    let stop = days(start(), -60);
    for set in sets() {
        for (stop, today, expected) in [
            (None, months(on, 60), false),
            (Some(stop), days(months(stop, months_after), -1), false),
            (Some(stop), months(on, 60), true),
        ] {
            let before = days(stop.unwrap_or(start()), -90);
            let patient = turned(on, today).course("TDF", before, stop, Intent::Prophylaxis);
            let said = says(&patient, &set, today).stop;
            let is_open = said.missing.contains(&StopMissing::ImmuneSuppression);
            assert_eq!(is_open, !expected, "{} {stop:?}", set.name);
            assert!(!is_open || said.state == StopState::Unknown);
            let with = patient.cirrhosis(Cirrhosis::Compensated);
            assert_eq!(says(&with, &set, today).stop.state, StopState::Excluded);
        }
    }
}

#[test]
fn with_cirrhosis_virus_still_there_is_told_sooner_where_the_set_says_so() {
    let mut asked_of = 0;
    for set in sets() {
        let Some(rule) = &set.cirrhosis_partial_response else {
            continue;
        };
        asked_of += 1;
        let day = due(rule.value);
        for step in STEPS {
            for cirrhosis in [
                Cirrhosis::None,
                Cirrhosis::NotRecorded,
                Cirrhosis::Compensated,
                Cirrhosis::Decompensated,
            ] {
                let patient = load(treated(None), days(start(), -5), 1e6);
                let patient = load(patient, days(day, step), 50.0).cirrhosis(cirrhosis);
                let with = [Cirrhosis::Compensated, Cirrhosis::Decompensated].contains(&cirrhosis);
                let expected = if with && step >= 0 {
                    Term::PartialResponse
                } else {
                    Term::OnTreatmentViraemic
                };
                assert_eq!(
                    term(&patient, &set, days(day, step)),
                    expected,
                    "{}",
                    set.name
                );
            }
        }
    }
    assert!(asked_of >= 2, "{asked_of}");
}

#[test]
fn those_whose_hbeag_was_not_positive_follow_the_rule_of_the_set() {
    let never = |patient: Patient| patient.hbeag(&days(start(), -5).to_string(), "-");
    for set in sets() {
        match set.hbeag_negative.value {
            HbeagNegative::HbsagLossOnly => {
                let patient = never(negative(treated(None), days(start(), 90), 20.0));
                let stop = says(&patient, &set, days(start(), 100)).stop;
                assert_eq!(stop.state, StopState::NotMet);
            }
            HbeagNegative::Suppressed {
                months: n,
                hbsag_below,
            } => {
                let on = days(start(), 90);
                let end = months(on, n);
                for step in STEPS {
                    let today = days(end, step);
                    let patient =
                        negative(negative(treated(None), on, 20.0), days(today, -9), 20.0);
                    let patient = enough(patient, days(today, -9), hbsag_below);
                    let stop = says(&never(patient), &set, today).stop;
                    let expected = if step < 0 {
                        (StopState::Consolidating, Some(end))
                    } else {
                        (StopState::SelectedPatientsOnly, None)
                    };
                    assert_eq!((stop.state, stop.consolidated_on), expected, "{}", set.name);
                }
            }
            HbeagNegative::Negatives {
                months: whole,
                count,
                apart_months,
            } => {
                let early = knowledge().settings.guidelines.early_days;
                // The last of them so far apart, and the day of the review so late.
                for (step, late, results, met) in [
                    (0, 0, count, true),
                    (-1, 0, count, false),
                    (1, 0, count, true),
                    (0, -1, count, false),
                    (0, 1, count, true),
                    (0, 0, count - 1, false),
                ] {
                    let end = months(start(), whole);
                    let today = days(end, late);
                    let mut on = days(end, -9);
                    let mut visits = vec![on];
                    for place in 1..results {
                        let back = if place == 1 { step } else { 0 };
                        // The day so many months before which the visit would still count.
                        let mut before = on;
                        while days(months(before, apart_months), -early + back) > on {
                            before = days(before, -1);
                        }
                        on = before;
                        visits.push(on);
                    }
                    let patient = visits
                        .into_iter()
                        .fold(treated(None), |patient, day| negative(patient, day, 20.0));
                    let stop = says(&never(patient), &set, today).stop;
                    let expected = if met {
                        StopState::Met
                    } else {
                        StopState::Consolidating
                    };
                    assert_eq!(
                        (stop.state, stop.consolidated_on),
                        (expected, None),
                        "{} {step} {late} {results}",
                        set.name
                    );
                }
            }
        }
    }
}
