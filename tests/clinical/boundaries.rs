//! No threshold of `data/settings.ron` without its boundary: those that [`crate::thresholds`] and [`crate::edges`] do not
//! ask for, made from the settings in the same way, and the count of them all.

use chrono::NaiveDate;
use hepatrack::clinical::assessment::{Assessment, ConditionState, DueTest, Tier};
use hepatrack::clinical::calendar::{CalendarDay, plus_days, plus_months};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, QuantifiedMarker, Test, UnitId};
use hepatrack::clinical::record::{Comparator, Finding, Limits};
use hepatrack::notation::{
    Approximate, DateEntry, InputOrigin, Unusual, Written, beside_last, parse_finding,
    parse_typed_date,
};
use hepatrack::reference::thresholds;
use hepatrack::wording::Language;
use hepatrack::wording::Words;

use crate::build::{Patient, day};
use crate::thresholds::{
    all_of, at_threshold, below, key, load, number, on_entecavir, ready_to_stop, review, start,
    variants,
};

fn power(log10: f64) -> f64 {
    10_f64.powf(log10)
}

/// What is read first on a day: the headline and its sentence.
fn words(patient: &Patient, knowledge: &Knowledge, on: NaiveDate) -> String {
    let assessment = review(patient, knowledge, on);
    let headline =
        Words::new(Language::English, &patient.record, &assessment, knowledge).headline();
    format!("{}\n{}", headline.text, headline.explanation)
}

#[test]
fn rises_and_falls_are_compared_with_the_settings() {
    at_threshold("rising_log10", [false, false, true], |knowledge, step| {
        let value = 100.0 * power(knowledge.settings.alert.rising_log10) + step as f64;
        let patient = load(on_entecavir(), day("2020-06-01"), 100.0);
        let patient = load(patient, day("2020-12-01"), value);
        review(&patient, knowledge, day("2020-12-02"))
            .rising
            .is_some()
    });
    // After an interruption: fallen as far as that, the drug works again.
    at_threshold("falling_log10", [false, false, true], |knowledge, step| {
        let value = 400_000.0 / power(knowledge.settings.alert.falling_log10) + step as f64;
        let restart =
            Patient::new()
                .drug("LAM", "2020-01-10", "2021-01-01")
                .drug("LAM", "2021-01-15", "");
        let patient = below(restart, day("2020-12-01"), 20.0);
        let patient = load(patient, day("2021-02-10"), 400_000.0);
        let patient = load(patient, day("2021-08-10"), value);
        key(&review(&patient, knowledge, day("2021-08-11"))) == "secondary_resistance"
    });
    for (name, place) in [("poor_fall_first", 0), ("poor_fall_later", 1)] {
        at_threshold(name, [false, false, true], |knowledge, step| {
            let worklist = &knowledge.settings.worklist;
            let least = if place == 0 {
                worklist.poor_fall_first
            } else {
                worklist.poor_fall_later
            };
            let visit = plus_months(start(), knowledge.settings.checkpoints[place].months);
            let patient = load(on_entecavir(), start(), 1e6);
            let patient = load(patient, visit, 1e6 / power(least) + step as f64);
            let patient = patient.amount(Analyte::Alt, visit, "30");
            review(&patient, knowledge, visit).tier == Some(Tier(4))
        });
    }
}

#[test]
fn recorded_no_cirrhosis_is_doubted_above_a_fib4() {
    at_threshold(
        "doubt_fib4_above",
        [true, true, false],
        |knowledge, step| {
            let alert = &knowledge.settings.alert;
            let (mut patient, today) = ready_to_stop(knowledge, 10, 10, 10);
            patient.record.person.born = Some(CalendarDay::exact(day("1944-06-01")));
            // 80 years x AST / (platelets x root of ALT 16).
            let ast = alert.doubt_fib4_above * alert.doubt_platelets_below * 4.0 / 80.0;
            let platelets = number(alert.doubt_platelets_below).to_string();
            let patient = patient
                .amount(Analyte::Platelets, today, &platelets)
                .amount(Analyte::Alt, today, "16")
                .amount(
                    Analyte::Ast,
                    today,
                    &number(ast + 0.1 * step as f64).to_string(),
                );
            all_of(&patient, knowledge, today) == ConditionState::Met
        },
    );
}

#[test]
fn headlines_turn_at_the_settings() {
    at_threshold("held_months", [false, true, true], |knowledge, step| {
        let negative = day("2021-01-10");
        let today = plus_days(
            plus_months(negative, knowledge.settings.worklist.held_months),
            step,
        );
        let on = |day: NaiveDate| day.to_string();
        let patient = on_entecavir()
            .hbeag("2020-01-08", "+")
            .hbeag(&on(negative), "-")
            .anti_hbe(&on(negative), "+")
            .hbeag(&on(today), "-")
            .anti_hbe(&on(today), "+")
            .amount(Analyte::Alt, negative, "30")
            .amount(Analyte::Alt, today, "30");
        let lloq = knowledge.settings.default_lloq.get();
        let patient = below(below(patient, negative, lloq), today, lloq);
        words(&patient, knowledge, today).contains("for the doctor\n")
    });
    at_threshold("low_level_up_to", [true, true, false], |knowledge, step| {
        // By an assay that sees 50, so that it is no rise.
        let patient = below(on_entecavir(), day("2021-01-10"), 50.0);
        let value = knowledge.settings.headline.low_level_up_to.get() + step as f64;
        let patient = load(patient, day("2021-07-10"), value).alt("2021-07-10", "30");
        words(&patient, knowledge, day("2021-07-11")).contains("at a low level")
    });
    at_threshold("good_fall", [true, true, false], |knowledge, step| {
        let visit = plus_months(start(), knowledge.settings.checkpoints[0].months);
        let value = 1e6 / power(knowledge.settings.headline.good_fall) + step as f64;
        let patient = load(load(on_entecavir(), start(), 1e6), visit, value);
        words(&patient.amount(Analyte::Alt, visit, "30"), knowledge, visit).contains("A good fall")
    });
    at_threshold(
        "long_treatment_months",
        [false, true, true],
        |knowledge, step| {
            let months = knowledge.settings.headline.long_treatment_months;
            let visit = plus_days(plus_months(start(), months), step);
            let patient = load(load(on_entecavir(), start(), 1e8), visit, 900.0);
            words(&patient.amount(Analyte::Alt, visit, "30"), knowledge, visit)
                .contains(" on: whether")
        },
    );
}

fn hbsag(patient: Patient, on: NaiveDate, value: f64) -> Patient {
    let finding = Finding::QuantifiedSerology {
        marker: QuantifiedMarker::HbsAg,
        comparator: Comparator::Equal,
        figure: number(value),
        unit: UnitId::COMPUTED,
    };
    patient.result(on, finding, Limits::default())
}

#[test]
fn the_quantity_of_hbsag_is_told_by_the_settings() {
    let today = day("2024-06-01");
    let row = |patient: &Patient, knowledge: &Knowledge| {
        let assessment = review(patient, knowledge, today);
        Words::new(Language::English, &patient.record, &assessment, knowledge)
            .hbsag_row()
            .join("; ")
    };
    for name in ["hbsag_low", "hbsag_high"] {
        at_threshold(name, [true, false, false], |knowledge, step| {
            let alert = &knowledge.settings.alert;
            let limit = if name == "hbsag_low" {
                alert.hbsag_low
            } else {
                alert.hbsag_high
            };
            let patient = hbsag(Patient::new(), today, limit + step as f64);
            let limits = row(&patient, knowledge);
            let (_, limits) = limits.split_once("; ").unwrap();
            let (high, low) = limits.split_once(", ").unwrap();
            let told = if name == "hbsag_low" { low } else { high };
            told.starts_with("below")
        });
    }
    at_threshold("hbsag_fall_days", [false, true, true], |knowledge, step| {
        let before = plus_days(today, -knowledge.settings.alert.hbsag_fall_days - step);
        let patient = hbsag(hbsag(Patient::new(), before, 900.0), today, 500.0);
        row(&patient, knowledge).contains(" a year since ")
    });
}

/// What a file says of HBV DNA.
fn in_file(knowledge: &Knowledge, value: &str, unit: &str) -> Option<Vec<Unusual>> {
    let written = Written {
        test: Test::HbvDna,
        value,
        unit,
        implied_unit: None,
        assay: None,
    };
    let read = parse_finding(&written, InputOrigin::File, knowledge).ok()?;
    Some(read.unusual)
}

#[test]
fn what_is_asked_about_at_entry_begins_at_the_settings() {
    at_threshold(
        "lowest_upper_limit",
        [true, false, false],
        |knowledge, step| {
            let bound = knowledge.settings.lowest_upper_limit.get() + step as f64;
            let value = format!(">{bound}");
            in_file(knowledge, &value, "IU/mL").unwrap() == [Unusual::LowEndOfRange]
        },
    );
    at_threshold(
        "probable_log_below",
        [false, true, true],
        |knowledge, step| {
            let value = knowledge.settings.entry.probable_log_below + 0.1 * step as f64;
            in_file(knowledge, &number(value).to_string(), "IU/mL").is_some()
        },
    );
    at_threshold(
        "probable_log_load_up_to",
        [true, true, false],
        |knowledge, step| {
            let value =
                knowledge.settings.entry.probable_log_load_up_to.log10() + 0.1 * step as f64;
            in_file(knowledge, &number(value).to_string(), "log10 IU/mL").is_some()
        },
    );
    at_threshold("jump_multiple", [false, true, true], |knowledge, step| {
        let amount = |value: f64| Finding::Amount {
            analyte: Analyte::Alt,
            comparator: Comparator::Equal,
            figure: number(value),
            unit: UnitId::COMPUTED,
        };
        let now = 30.0 * knowledge.settings.entry.jump_multiple + step as f64;
        let unusual = beside_last(&amount(now), &amount(30.0), InputOrigin::Typed, knowledge);
        unusual
            .iter()
            .any(|unusual| matches!(unusual, Unusual::Jump { .. }))
    });
    at_threshold(
        "bare_date_months",
        [false, false, true],
        |knowledge, step| {
            let meant = day("2024-01-10");
            let months = knowledge.settings.entry.bare_date_months;
            let entry = DateEntry {
                today: plus_days(plus_months(meant, months), step),
                earliest: None,
                may_lie_ahead: false,
                is_birth: false,
                approximate: Approximate::Never,
                bare_date_months: months,
            };
            let read = parse_typed_date("10jan", &entry).unwrap();
            assert_eq!(read.day.date, meant);
            read.question.is_some()
        },
    );
}

fn due(assessment: &Assessment, test: DueTest) -> NaiveDate {
    let due = assessment.next_due.iter().find(|due| due.test == test);
    due.unwrap().on
}

#[test]
fn tests_are_due_on_the_day_of_the_settings_and_no_other() {
    let last = day("2023-11-10");
    let back = |knowledge: &Knowledge| {
        let patient = below(
            on_entecavir(),
            day("2023-05-10"),
            knowledge.settings.default_lloq.get(),
        );
        load(patient, last, 100.0)
    };
    type Interval = fn(&Knowledge) -> u32;
    type Made<'a> = Box<dyn Fn(&Knowledge) -> Patient + 'a>;
    let cases: [(&str, Interval, Made<'_>, DueTest); 6] = [
        (
            "due_on_treatment",
            |knowledge| knowledge.settings.schedule.on_treatment,
            Box::new(|_| load(on_entecavir(), last, 1e5)),
            DueTest::HbvDna,
        ),
        (
            "due_suppressed",
            |knowledge| knowledge.settings.schedule.suppressed,
            Box::new(|_| below(on_entecavir(), last, 20.0)),
            DueTest::HbvDna,
        ),
        (
            "due_repeat",
            |knowledge| knowledge.settings.schedule.repeat,
            Box::new(back),
            DueTest::HbvDna,
        ),
        (
            "due_hbeag",
            |knowledge| knowledge.settings.schedule.hbeag,
            Box::new(|_| on_entecavir().hbeag(&last.to_string(), "+")),
            DueTest::Hbeag,
        ),
        (
            "due_never_treated",
            |knowledge| knowledge.settings.schedule.never_treated,
            Box::new(|_| below(Patient::new(), last, 20.0)),
            DueTest::HbvDna,
        ),
        (
            "due_after_stop_then_every",
            |knowledge| {
                let schedule = &knowledge.settings.schedule;
                schedule.after_stop.last().unwrap() + schedule.after_stop_then_every
            },
            Box::new(|knowledge| {
                let served = *knowledge.settings.schedule.after_stop.last().unwrap();
                let patient = Patient::new().drug("ETV", "2020-01-10", &last.to_string());
                below(patient, plus_months(last, served), 20.0)
            }),
            DueTest::HbvDna,
        ),
    ];
    for (name, months, patient, test) in cases {
        at_threshold(name, [false, true, false], |knowledge, step| {
            let found = review(&patient(knowledge), knowledge, day("2025-06-01"));
            due(&found, test) == plus_days(plus_months(last, months(knowledge)), step)
        });
    }
    // A test so long before a day of the schedule serves for it.
    at_threshold(
        "due_after_stop_early",
        [true, false, false],
        |knowledge, step| {
            let schedule = &knowledge.settings.schedule;
            let scheduled = plus_months(last, schedule.after_stop[0]);
            let patient = Patient::new().drug("ETV", "2020-01-10", &last.to_string());
            let seen = plus_days(scheduled, step - schedule.after_stop_early_days);
            let found = review(&below(patient, seen, 20.0), knowledge, day("2025-06-01"));
            due(&found, DueTest::HbvDna) == scheduled
        },
    );
}

/// The thresholds whose boundary is asked for in another room of the tests, and where.
const ELSEWHERE: [(&str, &str, &str); 14] = [
    (
        "guideline_confirm_days",
        "tests/guidelines/edges.rs",
        "a_breakthrough_is_confirmed_from_the_distance_on",
    ),
    (
        "guideline_early_days",
        "tests/guidelines/edges.rs",
        "virus_still_there_is_told_from_its_day_on",
    ),
    (
        "guideline_hbsag_loss_months",
        "tests/guidelines/edges.rs",
        "hbsag_is_lost_after_its_months",
    ),
    (
        "guideline_alt_multiple",
        "tests/guidelines/edges.rs",
        "a_relapse_begins_where_the_set_says",
    ),
    ("cohort_month_1", COHORT, OF_COHORT),
    ("cohort_month_2", COHORT, OF_COHORT),
    ("cohort_month_3", COHORT, OF_COHORT),
    ("cohort_month_4", COHORT, OF_COHORT),
    ("cohort_window_1", COHORT, OF_COHORT),
    ("cohort_window_2", COHORT, OF_COHORT),
    ("cohort_window_3", COHORT, OF_COHORT),
    ("cohort_window_4", COHORT, OF_COHORT),
    ("cohort_lasting_from", COHORT, OF_COHORT),
    (
        "cohort_earlier_months",
        "tests/screens/cohort.rs",
        "figures_stand_beside_those_of_a_month_earlier",
    ),
];
const COHORT: &str = "tests/clinical/cohort/tables.rs";
const OF_COHORT: &str = "months_windows_and_the_lasting_value_are_those_of_the_settings";

#[test]
fn every_threshold_of_the_data_file_is_asked_at_its_boundary() {
    let here = [
        include_str!("thresholds.rs"),
        include_str!("edges.rs"),
        include_str!("boundaries.rs"),
    ];
    for threshold in thresholds() {
        let name = threshold.name;
        let is_asked = |text: &&str| {
            text.contains(&format!("\"{name}\"")) || text.contains(&format!("\"{name}, "))
        };
        let elsewhere = ELSEWHERE.iter().find(|(of, _, _)| *of == name);
        if let Some((_, file, test)) = elsewhere {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(path).unwrap();
            assert!(
                text.contains(&format!("fn {test}(")),
                "{name}: no {test} in {file}"
            );
            continue;
        }
        assert!(here.iter().any(is_asked), "{name} has no boundary");
        // One that is not moved could stand as a number in code.
        let [shipped, moved] = variants().map(|knowledge| (threshold.get)(&knowledge.settings));
        assert!(shipped != moved, "{name} is not moved");
    }
}
