//! The thresholds of alerts, reactivation, kidneys and due dates at them, one step below and one above, made from the
//! settings as in [`crate::thresholds`].

use chrono::NaiveDate;
use hepatrack::clinical::assessment::{Assessment, DueTest, Tier, Verdict};
use hepatrack::clinical::calendar::{CalendarDay, days_between, plus_days, plus_months};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, Marker};
use hepatrack::clinical::quantity::IuPerMl;
use hepatrack::clinical::record::{Cirrhosis, Intent, Sex};

use crate::build::{Patient, day};
use crate::thresholds::{
    all_of, at_threshold, below, key, load, number, on_entecavir, ready_to_stop, review,
};

fn today() -> NaiveDate {
    day("2024-06-01")
}

fn amount(patient: Patient, analyte: Analyte, on: NaiveDate, value: f64) -> Patient {
    patient.amount(analyte, on, &number(value).to_string())
}

fn due(assessment: &Assessment, test: DueTest) -> NaiveDate {
    let due = assessment.next_due.iter().find(|due| due.test == test);
    due.unwrap().on
}

fn is_reactivation(assessment: &Assessment) -> bool {
    matches!(assessment.verdict, Verdict::Reactivation(_))
}

#[test]
fn reactivation_begins_at_its_load_and_its_rise() {
    at_threshold(
        "reactivation_after_negative",
        [false, true, true],
        |knowledge, step| {
            let value = knowledge.settings.reactivation.after_negative.get() + step as f64;
            // Far enough above the limit that no rise shows it.
            let mut no_rise = knowledge.clone();
            no_rise.settings.reactivation.rise_log10 = 9.0;
            let patient = below(Patient::new(), day("2023-12-01"), 20.0);
            is_reactivation(&review(&load(patient, today(), value), &no_rise, today()))
        },
    );
    at_threshold("stop_limit", [true, true, false], |knowledge, step| {
        let limit = knowledge.settings.stop_limit.get() + step as f64;
        let mut no_rise = knowledge.clone();
        no_rise.settings.reactivation.rise_log10 = 9.0;
        let patient = below(Patient::new(), day("2023-12-01"), limit);
        is_reactivation(&review(
            &load(patient, today(), 50_000.0),
            &no_rise,
            today(),
        ))
    });
    at_threshold(
        "reactivation_rise",
        [false, true, true],
        |knowledge, step| {
            let rise = knowledge.settings.reactivation.rise_log10 + 0.001 * step as f64;
            let value = IuPerMl::new(500.0 * 10_f64.powf(rise)).get();
            let patient = load(Patient::new(), day("2023-12-01"), 500.0);
            // Six digits: a step of a thousandth is none that rounding could take away.
            is_reactivation(&review(&load(patient, today(), value), knowledge, today()))
        },
    );
}

/// A carrier after a negative long ago, whose newest loads are so old and so high.
fn carrier(first: NaiveDate, loads: [f64; 2], ages: [i64; 2]) -> Patient {
    let patient = below(Patient::new(), plus_days(first, -30), 20.0);
    let patient = load(patient, first, 2000.0);
    let patient = load(patient, plus_days(today(), -ages[0]), loads[0]);
    let patient = load(patient, plus_days(today(), -ages[1]), loads[1]);
    patient.amount(Analyte::Alt, today(), "30")
}

#[test]
fn a_carriers_course_is_settled_by_the_settings() {
    at_threshold("settled_months", [false, true, true], |knowledge, step| {
        let first = day("2020-01-15");
        let newest = plus_months(first, knowledge.settings.reactivation.settled_months);
        let newest = plus_days(newest, step);
        let patient = below(Patient::new(), day("2019-01-15"), 20.0);
        let patient = load(load(patient, first, 3000.0), plus_days(newest, -60), 3000.0);
        let patient = amount(load(patient, newest, 3000.0), Analyte::Alt, newest, 30.0);
        key(&review(&patient, knowledge, newest)) == "never_treated"
    });
    let settled = |knowledge: &Knowledge, patient: &Patient| {
        key(&review(patient, knowledge, today())) == "never_treated"
    };
    let long_ago = day("2015-01-01");
    at_threshold("settled_below", [true, false, false], |knowledge, step| {
        let value = knowledge.settings.reactivation.settled_below.get() + step as f64;
        settled(knowledge, &carrier(long_ago, [value, 5000.0], [200, 0]))
    });
    at_threshold(
        "settled_within_log10",
        [true, true, false],
        |knowledge, step| {
            let within = knowledge.settings.reactivation.settled_within_log10;
            let value = 1500.0 * 10_f64.powf(within) + step as f64;
            // Higher than a carrier's load may be elsewhere; here only the distance counts.
            let mut only_distance = knowledge.clone();
            only_distance.settings.reactivation.settled_below = IuPerMl::new(1e9);
            settled(
                &only_distance,
                &carrier(long_ago, [value, 1500.0], [200, 0]),
            )
        },
    );
    at_threshold(
        "the one before the last months counts, those before it do not",
        [false, false, true],
        |knowledge, step| {
            let months = knowledge.settings.reactivation.settled_months;
            // The latest day that lies before those months.
            let mut high = today();
            while plus_months(high, months) >= today() {
                high = plus_days(high, -1);
            }
            let high_age = days_between(high, today()) - 1 + step;
            let patient = carrier(long_ago, [4000.0, 4000.0], [high_age - 1, 0]);
            let patient = load(patient, plus_days(today(), -high_age - 1), 900_000.0);
            let between = load(patient, plus_days(today(), -high_age), 4000.0);
            settled(knowledge, &between)
        },
    );
}

#[test]
fn alerts_that_were_never_repeated_end_with_the_settings() {
    at_threshold(
        "never repeated: no longer fresh",
        [false, false, true],
        |knowledge, step| {
            let on = plus_days(today(), -knowledge.settings.fresh.liver - step);
            let patient = amount(Patient::new(), Analyte::Alt, on, 900.0);
            !review(&patient, knowledge, today())
                .alerts
                .never_repeated
                .is_empty()
        },
    );
    at_threshold(
        "never_repeated_months",
        [true, true, false],
        |knowledge, step| {
            let on = day("2021-03-10");
            let months = knowledge.settings.alert.never_repeated_months;
            let patient = amount(Patient::new(), Analyte::Alt, on, 900.0);
            let review_day = plus_days(plus_months(on, months), step);
            !review(&patient, knowledge, review_day)
                .alerts
                .never_repeated
                .is_empty()
        },
    );
}

#[test]
fn decompensation_is_doubted_from_the_settings_on() {
    type Value = fn(&Knowledge, f64) -> f64;
    let cases: [(&str, Analyte, Value, [bool; 3]); 3] = [
        (
            "decompensation_bilirubin_multiple",
            Analyte::TotalBilirubin,
            |knowledge, step| {
                let settings = &knowledge.settings;
                let limit = settings.default_limits.total_bilirubin_upper;
                settings.alert.decompensation_bilirubin_multiple * limit + step
            },
            [false, true, true],
        ),
        (
            "decompensation_inr",
            Analyte::Inr,
            |knowledge, step| knowledge.settings.alert.decompensation_inr + step,
            [false, true, true],
        ),
        (
            "decompensation_albumin_below",
            Analyte::Albumin,
            |knowledge, step| knowledge.settings.alert.decompensation_albumin_below + step,
            [true, false, false],
        ),
    ];
    for (name, analyte, value, expected) in cases {
        at_threshold(name, expected, |knowledge, step| {
            let value = value(knowledge, 0.1 * step as f64);
            let patient = on_entecavir().cirrhosis(Cirrhosis::Compensated);
            let patient = amount(patient, analyte, today(), value);
            review(&patient, knowledge, today())
                .alerts
                .decompensation
                .is_some()
        });
    }
}

#[test]
fn lesions_go_by_the_settings() {
    at_threshold("lesion_afp_from", [false, true, true], |knowledge, step| {
        let value = knowledge.settings.alert.lesion_afp_from + 0.1 * step as f64;
        let patient = amount(Patient::new(), Analyte::Afp, today(), value);
        review(&patient, knowledge, today()).alerts.lesion.is_some()
    });
    at_threshold(
        "lesion_gone_months",
        [true, false, false],
        |knowledge, step| {
            let lesion = day("2024-01-10");
            let months = knowledge.settings.alert.lesion_gone_months;
            let clean = plus_days(plus_months(lesion, months), step);
            let patient = Patient::new()
                .ultrasound(lesion, "+")
                .ultrasound(clean, "-");
            review(&patient, knowledge, clean).alerts.lesion.is_some()
        },
    );
}

#[test]
fn a_stop_waits_after_a_preventive_course_as_long_as_the_settings_say() {
    at_threshold(
        "prevention_months",
        [false, true, true],
        |knowledge, step| {
            let (patient, today) = ready_to_stop(knowledge, 10, 10, 10);
            // From the stop so many months lead to that day at the latest.
            let mut stop = today;
            while plus_months(stop, knowledge.settings.prevention_months) > today {
                stop = plus_days(stop, -1);
            }
            let stop = plus_days(stop, -step);
            let start = plus_days(stop, -30);
            let patient = patient.course("LAM", start, Some(stop), Intent::Prophylaxis);
            assert_eq!(
                all_of(&patient, knowledge, today),
                hepatrack::clinical::assessment::ConditionState::Met
            );
            key(&review(&patient, knowledge, today)) == "stop_conditions_met"
        },
    );
}

#[test]
fn kidneys_go_by_the_settings() {
    let on_tenofovir = || Patient::new().drug("TDF", "2020-01-10", "");
    at_threshold(
        "kidney_creatinine_above",
        [false, false, true],
        |knowledge, step| {
            let value = knowledge.settings.kidney.creatinine_above + step as f64;
            let patient = amount(on_tenofovir().born(""), Analyte::Creatinine, today(), value);
            review(&patient, knowledge, today()).alerts.kidney.is_some()
        },
    );
    at_threshold(
        "kidney_adult_age",
        [false, true, true],
        |knowledge, step| {
            let age = knowledge.settings.kidney.adult_age;
            let birthday = day("2000-03-10");
            let on = plus_days(plus_months(birthday, age * 12), step);
            let mut patient = Patient::new().sex(Sex::Male).drug("TDF", "2010-01-10", "");
            patient.record.person.born = Some(CalendarDay::exact(birthday));
            let patient = amount(patient, Analyte::Creatinine, on, 100.0);
            review(&patient, knowledge, on).egfr_hundredths.is_some()
        },
    );
    at_threshold(
        "fresh_serology, egfr",
        [true, true, false],
        |knowledge, step| {
            let on = plus_days(today(), -knowledge.settings.fresh.serology - step);
            let patient = amount(
                on_tenofovir().sex(Sex::Male),
                Analyte::Creatinine,
                on,
                100.0,
            );
            review(&patient, knowledge, today())
                .egfr_hundredths
                .is_some()
        },
    );
    at_threshold(
        "kidney_low_egfr",
        [true, false, false],
        |knowledge, step| {
            let patient = amount(
                on_tenofovir().sex(Sex::Male),
                Analyte::Creatinine,
                today(),
                110.0,
            );
            let hundredths = review(&patient, knowledge, today())
                .egfr_hundredths
                .unwrap();
            // The limit is put beside the eGFR of this creatinine, which has a little more behind its second decimal.
            let mut near = knowledge.clone();
            near.settings.kidney.low_egfr = (f64::from(hundredths) - step as f64) / 100.0;
            review(&patient, &near, today()).alerts.kidney.is_some()
        },
    );
}

#[test]
fn every_interval_is_that_of_the_settings() {
    let in_days = |days: fn(&Knowledge) -> i64| {
        move |knowledge: &Knowledge, step| plus_days(today(), days(knowledge) + step)
    };
    let in_months = |months: fn(&Knowledge) -> u32| {
        move |knowledge: &Knowledge, step| plus_days(plus_months(today(), months(knowledge)), step)
    };
    let on_the_day = [false, true, false];
    let first = |patient: &Patient, knowledge: &Knowledge, test| {
        due(&review(patient, knowledge, today()), test)
    };

    let with_alt = |alt| amount(on_entecavir(), Analyte::Alt, today(), alt);
    let danger_days = in_days(|knowledge| knowledge.settings.schedule.danger_days);
    at_threshold("due_danger", on_the_day, |knowledge, step| {
        first(&with_alt(900.0), knowledge, DueTest::Liver) == danger_days(knowledge, step)
    });
    let flare_days = in_days(|knowledge| knowledge.settings.schedule.flare_days);
    let flare = |age: i64| amount(with_alt(250.0), Analyte::Inr, plus_days(today(), -age), 1.0);
    at_threshold("due_flare", on_the_day, |knowledge, step| {
        first(&flare(0), knowledge, DueTest::Liver) == flare_days(knowledge, step)
    });
    // Not so long before the flare, the liver's function is known.
    at_threshold(
        "alert_function_days",
        [true, true, false],
        |knowledge, step| {
            let flare = flare(knowledge.settings.alert.function_days + step);
            let found = first(&flare, knowledge, DueTest::Liver);
            assert!(found == flare_days(knowledge, 0) || found == danger_days(knowledge, 0));
            found == flare_days(knowledge, 0)
        },
    );
    at_threshold(
        "due_alert_dna_age",
        [false, false, true],
        |knowledge, step| {
            let age = knowledge.settings.schedule.alert_dna_age_days + step;
            let patient = below(with_alt(900.0), plus_days(today(), -age), 20.0);
            first(&patient, knowledge, DueTest::HbvDna) == danger_days(knowledge, 0)
        },
    );
    let reactivation_days = in_days(|knowledge| knowledge.settings.schedule.reactivation_days);
    at_threshold("due_reactivation", on_the_day, |knowledge, step| {
        let newly = Patient::new().marker(Marker::HbsAg, "2023-01-10", "-");
        let newly = load(newly, today(), 5000.0);
        first(&newly, knowledge, DueTest::HbvDna) == reactivation_days(knowledge, step)
    });

    let kidney = |creatinine| {
        let patient = Patient::new().sex(Sex::Male).drug("TDF", "2020-01-10", "");
        amount(patient, Analyte::Creatinine, today(), creatinine)
    };
    let kidney_months = in_months(|knowledge| knowledge.settings.schedule.kidney);
    at_threshold("due_kidney", on_the_day, |knowledge, step| {
        first(&kidney(80.0), knowledge, DueTest::Kidney) == kidney_months(knowledge, step)
    });
    let alert_months = in_months(|knowledge| knowledge.settings.schedule.kidney_alert);
    at_threshold("due_kidney_alert", on_the_day, |knowledge, step| {
        first(&kidney(400.0), knowledge, DueTest::Kidney) == alert_months(knowledge, step)
    });
    let scan = |sign| on_entecavir().ultrasound(today(), sign);
    let scan_months = in_months(|knowledge| knowledge.settings.schedule.ultrasound);
    at_threshold("due_ultrasound", on_the_day, |knowledge, step| {
        first(&scan("-"), knowledge, DueTest::Ultrasound) == scan_months(knowledge, step)
    });
    let lesion_months = in_months(|knowledge| knowledge.settings.schedule.ultrasound_lesion);
    at_threshold("due_ultrasound_lesion", on_the_day, |knowledge, step| {
        first(&scan("+"), knowledge, DueTest::Ultrasound) == lesion_months(knowledge, step)
    });
}

#[test]
fn pregnancy_goes_by_the_settings() {
    let pregnant = |stop| Patient::new().course("ETV", day("2023-10-01"), stop, Intent::Pregnancy);
    at_threshold("pregnancy_high", [false, true, true], |knowledge, step| {
        let value = knowledge.settings.worklist.pregnancy_high.get() + step as f64;
        let patient = load(pregnant(None), today(), value);
        review(&patient, knowledge, today()).tier == Some(Tier(4))
    });
    at_threshold(
        "pregnancy_months",
        [false, false, true],
        |knowledge, step| {
            let stop = day("2024-01-10");
            let months = knowledge.settings.worklist.pregnancy_months;
            let on = plus_days(plus_months(stop, months), step);
            let patient = load(pregnant(Some(stop)), day("2024-01-05"), 1e8);
            let patient = load(patient, plus_days(on, -1), 1e8);
            review(&patient, knowledge, on).tier == Some(Tier(4))
        },
    );
}
