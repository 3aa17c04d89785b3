//! Tables that can be worked with a pencil.

use std::sync::Arc;

use hepatrack::clinical::calendar::{plus_days, plus_months};
use hepatrack::clinical::cohort::{Behind, Cohort, Curve, Observation};
use hepatrack::clinical::quantity::IuPerMl;
use hepatrack::clinical::record::{Id, Intent, Record};
use hepatrack::exchange::cohort;

use super::as_json;
use crate::build::{Patient, day, knowledge};

/// A day with an event: the day, how many were at risk, how many had it, the share that has not.
type Worked = (i64, usize, usize, f64);
/// Days under observation, and whether they ended with the event.
type Time = (i64, bool);

fn patients(patients: Vec<Patient>) -> Vec<Arc<Record>> {
    (1..)
        .zip(patients)
        .map(|(number, patient)| {
            let mut record = patient.record;
            record.id = Id(number);
            Arc::new(record)
        })
        .collect()
}

fn figures(of: Vec<Patient>, on: &str) -> Cohort {
    cohort(&patients(of), knowledge(), day(on))
}

/// `"5 7+ 7 12+"`: the days on which it happened, and with `+` those up to which it had not.
fn curve(times: &str) -> Curve {
    let observations = (1..)
        .zip(times.split(' '))
        .map(|(number, time)| Observation {
            patient: Id(number),
            days: time.trim_end_matches('+').parse().unwrap(),
            event: !time.ends_with('+'),
        });
    Curve::new(observations.collect())
}

#[test]
fn curves_are_those_that_are_worked_by_hand() {
    // times, and for each day with an event: day, at risk, events, survival
    #[rustfmt::skip]
    let table: [(&str, &[Worked]); 7] = [
        ("9+",                &[]),
        ("4",                 &[(4, 1, 1, 0.0)]),
        // Five patients; the one who leaves on day 7 is still at risk on day 7.
        ("5 7+ 7 12+ 20",     &[(5, 5, 1, 0.8), (7, 4, 1, 0.6), (20, 1, 1, 0.0)]),
        // The order in which they are told changes nothing.
        ("20 12+ 7 7+ 5",     &[(5, 5, 1, 0.8), (7, 4, 1, 0.6), (20, 1, 1, 0.0)]),
        // Two at once: one step.
        ("10 10 30 40+",      &[(10, 4, 2, 0.5), (30, 2, 1, 0.25)]),
        // Who leaves before the first event was never at risk of it.
        ("1+ 2+ 3+ 10 10+",   &[(10, 2, 1, 0.5)]),
        // Freireich's leukaemia patients on 6-mercaptopurine (1963), weeks.
        ("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+", &[
            (6, 21, 3, 0.857_142_857_142_857), (7, 17, 1, 0.806_722_689_075_630), (10, 15, 1, 0.752_941_176_470_588),
            (13, 12, 1, 0.690_196_078_431_373), (16, 11, 1, 0.627_450_980_392_157),
            (22, 7, 1, 0.537_815_126_050_420), (23, 6, 1, 0.448_179_271_708_683),
        ]),
    ];
    for (times, steps) in table {
        let curve = curve(times);
        assert_eq!(curve.steps().len(), steps.len(), "{times}");
        for (step, (day, at_risk, events, survival)) in curve.steps().iter().zip(steps) {
            assert_eq!(
                (step.day, step.at_risk, step.events),
                (*day, *at_risk, *events),
                "{times}"
            );
            assert!(
                (step.survival - survival).abs() < 1e-9,
                "{times}: {}",
                step.survival
            );
            assert_eq!(curve.at_risk(*day).number(), *at_risk, "{times}");
        }
    }
}

#[test]
fn a_curve_is_told_as_far_as_somebody_was_observed() {
    let curve = curve("5 7+ 7 12+");
    for (day, share) in [
        (0, Some(1.0)),
        (4, Some(1.0)),
        (5, Some(0.75)),
        (6, Some(0.75)),
        (7, Some(0.5)),
        (12, Some(0.5)),
        (13, None),
    ] {
        assert_eq!(curve.survival(day), share, "day {day}");
    }
    assert_eq!(curve.events().patients(), [Id(1), Id(3)]);
    assert_eq!(curve.at_risk(6).patients(), [Id(2), Id(3), Id(4)]);
    assert_eq!(curve.observed().number(), 4);
    assert_eq!((curve.number_observed(), curve.number_of_events()), (4, 2));
    for (day, number) in [(0, 4), (5, 4), (6, 3), (7, 3), (8, 1), (12, 1), (13, 0)] {
        assert_eq!(curve.number_at_risk(day), number, "day {day}");
    }
    assert_eq!((curve.longest(), Curve::default().longest()), (12, 0));
}

#[test]
fn suppression_takes_the_nearest_result_inside_the_window() {
    let on = || Patient::new().drug("ETV", "2022-01-10", "");
    // What is on file, and (due, assessed, negative) at month 3 (10-Apr) on 31-Dec-2022.
    #[rustfmt::skip]
    let table = [
        (on(),                                                             (1, 0, 0)),
        (on().dna("2022-04-10", "<20"),                                    (1, 1, 1)),
        (on().dna("2022-02-24", "<20"),                                    (1, 1, 1)),
        (on().dna("2022-02-23", "<20"),                                    (1, 0, 0)),
        (on().dna("2022-05-25", "<20"),                                    (1, 1, 1)),
        (on().dna("2022-05-26", "<20"),                                    (1, 0, 0)),
        (on().dna("2022-04-01", "300").dna("2022-04-18", "<20"),           (1, 1, 1)),
        (on().dna("2022-04-01", "<20").dna("2022-04-20", "300"),           (1, 1, 1)),
        // Equally near: the later one.
        (on().dna("2022-04-01", "<20").dna("2022-04-19", "300"),           (1, 1, 0)),
        // Stopped a day before month 3, on the day itself, and a day after.
        (Patient::new().drug("ETV", "2022-01-10", "2022-04-09"),           (0, 0, 0)),
        (Patient::new().drug("ETV", "2022-01-10", "2022-04-10"),           (1, 0, 0)),
        // A preventive course is not counted, nor interferon alone; a later treatment is.
        (Patient::new().course("ETV", day("2022-01-10"), None, Intent::Prophylaxis), (0, 0, 0)),
        (Patient::new().drug("Pegasys", "2022-01-10", ""),                 (0, 0, 0)),
        (Patient::new().drug("Pegasys", "2021-01-10", "2021-06-10").drug("ETV", "2022-01-10", "").dna("2022-04-10", "<20"), (1, 1, 1)),
        // Interferon first and a tablet in the same episode: counted from the episode's start, so month 3 is 01-Jan.
        (Patient::new().drug("Pegasys", "2021-10-01", "2022-02-01").drug("ETV", "2022-01-10", "").dna("2022-01-01", "<20"), (1, 1, 1)),
    ];
    for (place, (patient, expected)) in table.into_iter().enumerate() {
        let row = &figures(vec![patient], "2022-12-31").suppression[0];
        let found = (
            row.due.number(),
            row.assessed.number(),
            row.negative.number(),
        );
        assert_eq!(found, expected, "row {place}");
    }
    // Due on the very day, not the day before.
    let due = |on_day| figures(vec![on()], on_day).suppression[0].due.number();
    assert_eq!((due("2022-04-09"), due("2022-04-10")), (0, 1));
}

#[test]
fn resistance_is_counted_by_drug_from_the_start_of_the_line() {
    let lamivudine = || {
        let patient = Patient::new().drug("LAM", "2020-01-01", "");
        patient.dna("2020-04-01", "<20")
    };
    // lines, days and events; lasting events
    #[rustfmt::skip]
    let table: [(Patient, &str, Option<Time>, bool); 9] = [
        // Never negative: not counted at all.
        (Patient::new().drug("LAM", "2020-01-01", "").dna("2020-06-01", "500"),     "2021-01-01", None, false),
        (lamivudine(),                                                              "2021-01-01", Some((366, false)), false),
        // Low and seen once: an event that is not lasting.
        (lamivudine().dna("2020-10-01", "1999"),                                    "2021-01-01", Some((274, true)), false),
        (lamivudine().dna("2020-10-01", "2000"),                                    "2021-01-01", Some((274, true)), true),
        // Seen twice, 20 and 21 days apart.
        (lamivudine().dna("2020-10-01", "300").dna("2020-10-21", "300"),            "2021-01-01", Some((274, true)), false),
        (lamivudine().dna("2020-10-01", "300").dna("2020-10-22", "300"),            "2021-01-01", Some((274, true)), true),
        // Gone again: it never was the line's verdict.
        (lamivudine().dna("2020-10-01", "3000").dna("2020-11-01", "<20"),           "2021-01-01", Some((366, false)), false),
        // Stopped: censored at the line's end.
        (Patient::new().drug("LAM", "2020-01-01", "2020-07-01").dna("2020-04-01", "<20"), "2021-01-01", Some((182, false)), false),
        // What came after the review day does not exist.
        (lamivudine().dna("2020-10-01", "300"),                                     "2020-09-30", Some((273, false)), false),
    ];
    for (place, (patient, on, expected, lasting)) in table.into_iter().enumerate() {
        let found = figures(vec![patient], on);
        let row = found.resistance.first();
        let seen = row.map(|row| {
            let [only] = row.any.observations() else {
                panic!("row {place}");
            };
            (only.days, only.event)
        });
        assert_eq!(seen, expected, "row {place}");
        let events = row.map_or(0, |row| row.lasting.events().number());
        assert_eq!(events, usize::from(lasting), "row {place}");
    }
}

#[test]
fn drugs_are_listed_by_name_and_several_together() {
    let found = figures(
        vec![
            Patient::new()
                .drug("TDF", "2020-01-01", "2021-01-01")
                .drug("LAM", "2021-01-01", "")
                .drug("ADV", "2022-01-01", "")
                .dna("2020-06-01", "<20")
                .dna("2022-06-01", "<20"),
            Patient::new()
                .drug("Pegasys", "2020-01-01", "")
                .dna("2020-06-01", "<20"),
        ],
        "2023-01-01",
    );
    let rows: Vec<(String, usize)> = found
        .resistance
        .iter()
        .map(|row| {
            let name = hepatrack::clinical::cohort::Resistance::name(row.regimen, knowledge());
            (name.to_owned(), row.any.observations().len())
        })
        .collect();
    // Lamivudine alone has no result and what it carries from tenofovir is from June: seven months old, negative.
    assert_eq!(
        rows,
        [
            ("combination", 1),
            ("lamivudine", 1),
            ("tenofovir disoproxil", 1)
        ]
        .map(|(name, lines)| (name.to_owned(), lines))
    );
}

#[test]
fn relapse_is_counted_from_the_stop() {
    let stopped = || {
        Patient::new()
            .drug("ETV", "2020-01-01", "2022-01-01")
            .dna("2021-12-01", "<20")
            .alt("2021-12-01", "22")
            .hbeag("2019-12-01", "+")
            .hbeag("2021-12-01", "-")
            .anti_hbe("2021-12-01", "+")
    };
    #[rustfmt::skip]
    let table: [(Patient, &str, Option<Time>); 6] = [
        // On the day of the stop there is no time off treatment yet.
        (stopped(),                                                   "2022-01-01", None),
        (stopped(),                                                   "2022-01-02", Some((1, false))),
        (stopped().dna("2022-04-01", "50"),                           "2023-01-01", Some((90, true))),
        // The first positive counts, also where it is gone again.
        (stopped().dna("2022-04-01", "50").dna("2022-08-01", "<20"),  "2023-01-01", Some((90, true))),
        // Censored where treatment begins again.
        (stopped().drug("TDF", "2022-07-01", ""),                     "2023-01-01", Some((181, false))),
        // Positive at the stop: not counted.
        (stopped().dna("2021-12-20", "900"),                          "2023-01-01", None),
    ];
    for (place, (patient, on, expected)) in table.into_iter().enumerate() {
        let found = figures(vec![patient], on);
        let [all, met, other] = &found.relapse[..] else {
            panic!("three groups");
        };
        let seen = all
            .curve
            .observations()
            .first()
            .map(|one| (one.days, one.event));
        assert_eq!(seen, expected, "row {place}");
        let (met, other) = (
            met.curve.observations().len(),
            other.curve.observations().len(),
        );
        assert_eq!(
            (met, other),
            (usize::from(expected.is_some()), 0),
            "row {place}"
        );
    }
    // With an abnormal ALT it was no stop by the rule.
    let early = figures(vec![stopped().alt("2021-12-20", "90")], "2023-01-01");
    assert_eq!(early.relapse[1].curve.observations().len(), 0);
    assert_eq!(early.relapse[2].curve.observations().len(), 1);
}

#[test]
fn a_patient_counted_twice_stands_once_behind_the_number() {
    let mut behind = Behind::default();
    for number in [7, 3, 7] {
        behind.add(Id(number));
    }
    assert_eq!(behind.number(), 3);
    assert_eq!(behind.patients(), [Id(3), Id(7)]);
}

/// Keys in their order, every verdict, nothing left out where nobody is on file.
#[test]
fn an_empty_clinic_has_every_key_in_order() {
    assert_eq!(
        as_json(&[], "2024-06-01"),
        concat!(
            r#"{"schema":1,"as_of":"2024-06-01","verdicts":{"never_treated":0,"awaiting_response":0,"responding":0,"#,
            r#""stop_conditions_met":0,"primary_resistance":0,"secondary_resistance":0,"viraemia_after_interruption":0,"#,
            r#""prophylaxis":0,"off_treatment":0,"off_treatment_remission":0,"relapse":0,"viraemic_off_treatment":0,"#,
            r#""reactivation":0,"undetermined":0},"suppression":[{"month":3,"due":0,"assessed":0,"negative":0,"share":null},"#,
            r#"{"month":6,"due":0,"assessed":0,"negative":0,"share":null},"#,
            r#"{"month":12,"due":0,"assessed":0,"negative":0,"share":null},"#,
            r#"{"month":24,"due":0,"assessed":0,"negative":0,"share":null}],"secondary_resistance":[],"#,
            r#""relapse":[{"stopped":"all","periods":0,"events":0,"curve":[]},"#,
            r#"{"stopped":"stop_conditions_met","periods":0,"events":0,"curve":[]},"#,
            r#"{"stopped":"other","periods":0,"events":0,"curve":[]}]}"#,
            "\n"
        )
    );
}

#[test]
fn a_curve_in_json_has_its_keys_in_order() {
    let one = Patient::new()
        .drug("LAM", "2020-01-01", "")
        .dna("2020-04-01", "<20")
        .dna("2020-10-01", "5000");
    let written = as_json(&patients(vec![one]), "2021-01-01");
    let expected = r#""secondary_resistance":[{"drug":"lamivudine","lines":1,"events":1,"curve":[{"day":274,"at_risk":1,"events":1,"survival":0.0}],"lasting":{"events":1,"curve":[{"day":274,"at_risk":1,"events":1,"survival":0.0}]}}]"#;
    assert!(written.contains(expected), "{written}");
}

#[test]
fn suppression_counts_those_whose_treatment_lasted_so_long() {
    let row = |stop: &str, month: usize| {
        let patient = Patient::new()
            .drug("ETV", "2015-01-10", stop)
            .dna("2016-01-10", "<20");
        let other = Patient::new()
            .drug("ETV", "2015-01-10", stop)
            .dna("2016-01-10", "900");
        figures(vec![patient, other], "2020-01-01").suppression[month].clone()
    };
    for (stop, due, share) in [
        ("", 2, Some(0.5)),
        ("2018-01-10", 2, Some(0.5)),
        ("2016-01-10", 2, Some(0.5)),
        ("2016-01-09", 0, None),
    ] {
        let year = row(stop, 2);
        assert_eq!((year.due.number(), year.share()), (due, share), "{stop}");
    }
    assert_eq!(row("", 3).share(), None, "nobody was assessed");
    let verdicts = figures(vec![Patient::new()], "2020-01-01").verdicts;
    let counted: Vec<usize> = verdicts.iter().map(|(_, behind)| behind.number()).collect();
    assert_eq!(counted.iter().sum::<usize>(), 1);
    assert_eq!(counted.iter().filter(|count| **count == 1).count(), 1);
}

/// Every figure of the settings is read from them: at it, one step below and one above, shipped and moved.
#[test]
fn months_windows_and_the_lasting_value_are_those_of_the_settings() {
    let mut moved = knowledge().clone();
    let cohort_settings = &mut moved.settings.cohort;
    for (month, (months, window)) in
        cohort_settings
            .suppression
            .iter_mut()
            .zip([(2, 10), (5, 31), (9, 40), (36, 120)])
    {
        month.months = months;
        month.window_days = window;
    }
    cohort_settings.lasting_from = IuPerMl::new(640.0);
    for knowledge in [knowledge(), &moved] {
        let settings = knowledge.settings.cohort;
        for (place, month) in settings.suppression.iter().enumerate() {
            let due = plus_months(day("2015-01-10"), month.months);
            for (step, assessed) in [(-1, 1), (0, 1), (1, 0)] {
                for side in [-1, 1] {
                    let on = plus_days(due, side * (month.window_days + step));
                    let patient = Patient::new()
                        .drug("ETV", "2015-01-10", "")
                        .dna(&on.to_string(), "<20");
                    let row = &cohort(&patients(vec![patient]), knowledge, day("2020-01-01"))
                        .suppression[place];
                    assert_eq!(
                        (row.month, row.assessed.number()),
                        (month.months, assessed),
                        "{on}"
                    );
                }
            }
            for (step, number) in [(-1, 0), (0, 1), (1, 1)] {
                let patient = Patient::new().drug("ETV", "2015-01-10", "");
                let row = &cohort(&patients(vec![patient]), knowledge, plus_days(due, step))
                    .suppression[place];
                assert_eq!(row.due.number(), number, "{due} {step}");
            }
        }
        for (step, number) in [(-1.0, 0), (0.0, 1), (1.0, 1)] {
            let value = (settings.lasting_from.get() + step).to_string();
            let patient = Patient::new()
                .drug("ETV", "2015-01-10", "")
                .dna("2016-01-10", "<20")
                .dna("2017-01-10", &value);
            let row = &cohort(&patients(vec![patient]), knowledge, day("2020-01-01")).resistance[0];
            assert_eq!(
                (row.any.events().number(), row.lasting.events().number()),
                (1, number),
                "{value}"
            );
        }
    }
}
