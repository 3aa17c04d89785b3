//! Each threshold of the settings at it, one step below and one above, whatever its value: the patients are made from
//! the settings, the shipped ones and others, so that no threshold can hide as a literal in code.

use chrono::NaiveDate;
use hepatrack::clinical::assess;
use hepatrack::clinical::assessment::{
    AlertLevel, Assessment, ConditionState, DueTest, Note, Tier, Verdict,
};
use hepatrack::clinical::calendar::{plus_days, plus_months};
use hepatrack::clinical::decimal::Decimal;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker, QuantifiedMarker, UnitId};
use hepatrack::clinical::quantity::IuPerMl;
use hepatrack::clinical::record::{Cirrhosis, Comparator, DnaReading, Finding, Limits, Reactivity};

use crate::build::{Patient, day, knowledge};

/// The shipped settings, and the same with every threshold moved.
pub(crate) fn variants() -> [Knowledge; 2] {
    let shipped = knowledge().clone();
    let mut moved = shipped.clone();
    let settings = &mut moved.settings;
    settings.default_lloq = IuPerMl::new(32.0);
    settings.copies_per_iu = 4.0;
    settings.highest_limit = IuPerMl::new(1500.0);
    settings.checkpoints[0].months = 4;
    settings.checkpoints[1].months = 7;
    settings.checkpoints[2].months = 14;
    settings.checkpoints[0].early_days = 10;
    settings.checkpoints[1].early_days = 17;
    settings.checkpoints[2].early_days = 28;
    settings.gap_days = 35;
    settings.trial_days = 10;
    settings.confirm_days = 25;
    settings.fresh.dna = 170;
    settings.fresh.liver = 150;
    settings.fresh.serology = 300;
    settings.stop_limit = IuPerMl::new(60.0);
    settings.carried_max_age = 330;
    settings.liver_lookback = 40;
    settings.default_limits.alt_upper = 35.0;
    settings.default_limits.ast_upper = 37.0;
    settings.default_limits.total_bilirubin_upper = 21.0;
    settings.default_limits.albumin_lower = 33.0;
    settings.alert.danger_alt_multiple = 8.0;
    settings.alert.danger_inr = 1.7;
    settings.alert.danger_bilirubin_multiple = 3.0;
    settings.alert.danger_with_multiple = 3.0;
    settings.alert.flare_alt_multiple = 4.0;
    settings.alert.doubt_platelets_below = 120.0;
    settings.alert.stale_months = 10;
    settings.alert.hbsag_negative_below = 0.1;
    settings.alert.anti_hbs_positive_from = 12.0;
    settings.worklist.low_below = IuPerMl::new(1000.0);
    settings.worklist.raised_alt_multiple = 3.0;
    settings.worklist.untreated_high = IuPerMl::new(30_000.0);
    settings.worklist.long_overdue_days = 60;
    settings.worklist.flare_window_months = 9;
    settings.worklist.due_soon_days = 20;
    settings.worklist.pregnancy_high = IuPerMl::new(100_000.0);
    settings.worklist.pregnancy_months = 8;
    settings.alert.function_days = 10;
    settings.alert.never_repeated_months = 20;
    settings.alert.decompensation_bilirubin_multiple = 4.0;
    settings.alert.decompensation_inr = 1.9;
    settings.alert.decompensation_albumin_below = 26.0;
    settings.alert.lesion_afp_from = 300.0;
    settings.alert.lesion_gone_months = 4;
    settings.reactivation.after_negative = IuPerMl::new(1500.0);
    settings.reactivation.rise_log10 = 1.5;
    settings.reactivation.settled_months = 14;
    settings.reactivation.settled_below = IuPerMl::new(15_000.0);
    settings.kidney.low_egfr = 50.0;
    settings.kidney.adult_age = 16;
    settings.kidney.creatinine_above = 95.0;
    settings.prevention_months = 18;
    settings.schedule.danger_days = 3;
    settings.schedule.flare_days = 10;
    settings.schedule.reactivation_days = 12;
    settings.schedule.alert_dna_age_days = 25;
    settings.schedule.kidney = 5;
    settings.schedule.kidney_alert = 2;
    settings.schedule.ultrasound = 7;
    settings.schedule.ultrasound_lesion = 4;
    settings.schedule.on_treatment = 4;
    settings.schedule.suppressed = 7;
    settings.schedule.repeat = 2;
    settings.schedule.hbeag = 10;
    settings.schedule.never_treated = 8;
    settings.schedule.after_stop_then_every = 5;
    settings.schedule.after_stop_early_days = 10;
    settings.alert.rising_log10 = 2.0;
    settings.alert.falling_log10 = 2.0;
    settings.alert.doubt_fib4_above = 4.0;
    settings.alert.hbsag_low = 200.0;
    settings.alert.hbsag_high = 3000.0;
    settings.alert.hbsag_fall_days = 100;
    settings.reactivation.settled_within_log10 = 2.0;
    settings.worklist.poor_fall_first = 2.0;
    settings.worklist.poor_fall_later = 3.0;
    settings.worklist.held_months = 10;
    settings.headline.low_level_up_to = IuPerMl::new(150.0);
    settings.headline.good_fall = 3.0;
    settings.headline.long_treatment_months = 30;
    settings.lowest_upper_limit = IuPerMl::new(900_000.0);
    settings.entry.probable_log_below = 8.0;
    settings.entry.probable_log_load_up_to = 1e10;
    settings.entry.jump_multiple = 8.0;
    settings.entry.bare_date_months = 5;
    [shipped, moved]
}

/// Asks a question one step below, at, and one step above a threshold, for every variant of the settings.
pub(crate) fn at_threshold(name: &str, expected: [bool; 3], ask: impl Fn(&Knowledge, i64) -> bool) {
    for knowledge in variants() {
        for (step, expected) in [-1, 0, 1].into_iter().zip(expected) {
            assert_eq!(
                ask(&knowledge, step),
                expected,
                "{name}, step {step}, {:?}",
                knowledge.settings
            );
        }
    }
}

pub(crate) fn start() -> NaiveDate {
    day("2020-01-10")
}

pub(crate) fn number(value: f64) -> Decimal {
    let text = format!("{value:.4}");
    text.trim_end_matches('0')
        .trim_end_matches('.')
        .parse()
        .unwrap()
}

fn dna(patient: Patient, on: NaiveDate, reading: DnaReading) -> Patient {
    patient.result(
        on,
        Finding::HbvDna {
            reading,
            unit: DnaUnit::IuPerMl,
            assay: None,
        },
        Limits::default(),
    )
}

pub(crate) fn load(patient: Patient, on: NaiveDate, value: f64) -> Patient {
    dna(patient, on, DnaReading::Quantified(number(value)))
}

pub(crate) fn below(patient: Patient, on: NaiveDate, limit: f64) -> Patient {
    dna(patient, on, DnaReading::Below(number(limit)))
}

pub(crate) fn review(patient: &Patient, knowledge: &Knowledge, on: NaiveDate) -> Assessment {
    assess(&patient.record, knowledge, on)
}

pub(crate) fn key(assessment: &Assessment) -> &'static str {
    assessment.verdict.key()
}

pub(crate) fn on_entecavir() -> Patient {
    Patient::new().drug("ETV", "2020-01-10", "")
}

/// A patient who meets every stop condition on the returned day, with the DNA of `dna_age` days before it.
pub(crate) fn ready_to_stop(
    knowledge: &Knowledge,
    dna_age: i64,
    alt_age: i64,
    serology_age: i64,
) -> (Patient, NaiveDate) {
    let today = day("2024-06-01");
    let limit = knowledge.settings.default_lloq.get();
    let patient = on_entecavir()
        .hbeag("2020-01-08", "+")
        .hbeag(&plus_days(today, -serology_age).to_string(), "-")
        .anti_hbe(&plus_days(today, -serology_age).to_string(), "+")
        .amount(Analyte::Alt, plus_days(today, -alt_age), "30");
    (below(patient, plus_days(today, -dna_age), limit), today)
}

pub(crate) fn all_of(patient: &Patient, knowledge: &Knowledge, today: NaiveDate) -> ConditionState {
    review(patient, knowledge, today)
        .stop_conditions
        .unwrap()
        .all
}

#[test]
fn default_lloq_divides_positive_from_negative() {
    at_threshold("default_lloq", [false, true, true], |knowledge, step| {
        let value = knowledge.settings.default_lloq.get() + step as f64;
        let patient = load(on_entecavir(), day("2020-06-01"), value);
        review(&patient, knowledge, day("2020-06-02"))
            .facts
            .last
            .unwrap()
            .is_positive()
    });
}

#[test]
fn copies_per_iu_converts_where_no_assay_does() {
    at_threshold("copies_per_iu", [false, true, true], |knowledge, step| {
        let copies =
            knowledge.settings.default_lloq.get() * knowledge.settings.copies_per_iu + step as f64;
        let reading = DnaReading::Quantified(number(copies));
        let finding = Finding::HbvDna {
            reading,
            unit: DnaUnit::CopiesPerMl,
            assay: None,
        };
        let patient = on_entecavir().result(day("2020-06-01"), finding, Limits::default());
        review(&patient, knowledge, day("2020-06-02"))
            .facts
            .last
            .unwrap()
            .is_positive()
    });
}

#[test]
fn a_negative_above_highest_limit_says_nothing() {
    at_threshold("highest_limit", [true, true, false], |knowledge, step| {
        let limit = knowledge.settings.highest_limit.get() + step as f64;
        let patient = below(on_entecavir(), day("2020-06-01"), limit);
        review(&patient, knowledge, day("2020-06-02"))
            .facts
            .last
            .is_some()
    });
}

#[test]
fn a_checkpoint_counts_from_its_early_day_on() {
    for (place, (months, early)) in [
        ("checkpoint_months_1", "checkpoint_early_1"),
        ("checkpoint_months_2", "checkpoint_early_2"),
        ("checkpoint_months_3", "checkpoint_early_3"),
    ]
    .into_iter()
    .enumerate()
    {
        at_threshold(
            &format!("{months}, {early}"),
            [false, true, true],
            |knowledge, step| {
                let checkpoint = knowledge.settings.checkpoints[place];
                let visit = plus_days(
                    plus_months(start(), checkpoint.months),
                    step - checkpoint.early_days,
                );
                let patient = load(load(on_entecavir(), start(), 1e7), visit, 5e5);
                match review(&patient, knowledge, visit).verdict {
                    Verdict::PrimaryResistance(primary) => {
                        primary.stage_months >= checkpoint.months
                    }
                    _ => false,
                }
            },
        );
    }
}

#[test]
fn waiting_ends_where_a_checkpoint_would_have_counted() {
    at_threshold(
        "nothing measured, checkpoint 1",
        [true, false, false],
        |knowledge, step| {
            let first = knowledge.settings.checkpoints[0];
            let today = plus_days(plus_months(start(), first.months), step - first.early_days);
            key(&review(&on_entecavir(), knowledge, today)) == "awaiting_response"
        },
    );
    at_threshold(
        "measured too early, checkpoint 2",
        [true, false, false],
        |knowledge, step| {
            let second = knowledge.settings.checkpoints[1];
            let today = plus_days(
                plus_months(start(), second.months),
                step - second.early_days,
            );
            key(&review(
                &load(on_entecavir(), day("2020-02-10"), 5e5),
                knowledge,
                today,
            )) == "awaiting_response"
        },
    );
    at_threshold(
        "carried negative, six months",
        [true, false, false],
        |knowledge, step| {
            let patient = Patient::new().drug("LAM", "2019-01-10", "2020-01-10").drug(
                "ETV",
                "2020-01-10",
                "",
            );
            let patient = below(patient, day("2019-12-01"), 20.0);
            let today = plus_days(
                plus_months(start(), knowledge.settings.checkpoints[1].months),
                step,
            );
            key(&review(&patient, knowledge, today)) == "responding"
        },
    );
    at_threshold(
        "interferon, a year",
        [true, false, false],
        |knowledge, step| {
            let patient = load(
                Patient::new().drug("Pegasys", "2020-01-10", ""),
                day("2020-09-01"),
                5e5,
            );
            let today = plus_days(
                plus_months(start(), knowledge.settings.checkpoints[2].months),
                step,
            );
            key(&review(&patient, knowledge, today)) == "awaiting_response"
        },
    );
}

#[test]
fn a_longer_gap_ends_the_episode() {
    at_threshold("gap_days", [true, true, false], |knowledge, step| {
        let restart = plus_days(day("2021-01-01"), knowledge.settings.gap_days + step);
        let patient = Patient::new().drug("LAM", "2020-01-10", "2021-01-01").drug(
            "LAM",
            &restart.to_string(),
            "",
        );
        review(&patient, knowledge, day("2022-01-01")).phases.len() == 1
    });
    at_threshold(
        "may prove an interruption",
        [true, true, false],
        |knowledge, step| {
            let patient = Patient::new().drug("LAM", "2020-01-10", "2021-01-01");
            let today = plus_days(day("2021-01-01"), knowledge.settings.gap_days + step);
            let notes = review(&patient, knowledge, today).notes;
            notes
                .iter()
                .any(|note| matches!(note, Note::MayProveInterruption { .. }))
        },
    );
}

#[test]
fn a_drug_tried_for_less_begins_no_line() {
    at_threshold("trial_days", [false, true, true], |knowledge, step| {
        let stop = plus_days(day("2021-01-01"), knowledge.settings.trial_days + step);
        let patient = Patient::new().drug("LAM", "2020-01-10", "").drug(
            "ETV",
            "2021-01-01",
            &stop.to_string(),
        );
        review(&patient, knowledge, day("2022-01-01")).phases.len() == 2
    });
}

#[test]
fn the_second_sighting_confirms_from_confirm_days_on() {
    use hepatrack::clinical::assessment::Certainty::Confirmed;
    at_threshold(
        "confirm_days, secondary",
        [false, true, true],
        |knowledge, step| {
            let second = plus_days(day("2021-01-01"), knowledge.settings.confirm_days + step);
            let patient = below(on_entecavir(), day("2020-06-01"), 20.0);
            let patient = load(load(patient, day("2021-01-01"), 5000.0), second, 6000.0);
            review(&patient, knowledge, second).verdict.certainty() == Some(Confirmed)
        },
    );
    at_threshold(
        "confirm_days, primary",
        [false, true, true],
        |knowledge, step| {
            let first = plus_months(start(), knowledge.settings.checkpoints[0].months);
            let second = plus_days(first, knowledge.settings.confirm_days + step);
            let patient = load(load(on_entecavir(), first, 5000.0), second, 6000.0);
            review(&patient, knowledge, second).verdict.certainty() == Some(Confirmed)
        },
    );
    at_threshold(
        "confirm_days, relapse",
        [false, true, true],
        |knowledge, step| {
            let patient = Patient::new().drug("ETV", "2020-01-10", "2021-01-01");
            let second = plus_days(day("2021-06-01"), knowledge.settings.confirm_days + step);
            let patient = below(patient, day("2020-12-01"), 20.0);
            let patient = load(load(patient, day("2021-06-01"), 5000.0), second, 6000.0);
            review(&patient, knowledge, second).verdict.certainty() == Some(Confirmed)
        },
    );
}

#[test]
fn evidence_for_a_stop_must_be_fresh() {
    let met = ConditionState::Met;
    at_threshold("fresh_dna", [true, true, false], |knowledge, step| {
        let (patient, today) =
            ready_to_stop(knowledge, knowledge.settings.fresh.dna + step, 10, 10);
        all_of(&patient, knowledge, today) == met
    });
    at_threshold("fresh_liver", [true, true, false], |knowledge, step| {
        let (patient, today) =
            ready_to_stop(knowledge, 10, knowledge.settings.fresh.liver + step, 10);
        all_of(&patient, knowledge, today) == met
    });
    at_threshold("fresh_serology", [true, true, false], |knowledge, step| {
        let (patient, today) =
            ready_to_stop(knowledge, 10, 10, knowledge.settings.fresh.serology + step);
        all_of(&patient, knowledge, today) == met
    });
}

#[test]
fn an_assay_that_cannot_see_stop_limit_shows_no_negative() {
    at_threshold("stop_limit", [true, true, false], |knowledge, step| {
        let (patient, today) = ready_to_stop(knowledge, 10, 10, 10);
        let patient = below(
            patient,
            today,
            knowledge.settings.stop_limit.get() + step as f64,
        );
        all_of(&patient, knowledge, today) == ConditionState::Met
    });
}

#[test]
fn older_results_do_not_tell_the_state_at_a_start_or_stop() {
    at_threshold(
        "carried_max_age, stop",
        [true, true, false],
        |knowledge, step| {
            let stop = day("2022-01-10");
            let patient = Patient::new().drug("ETV", "2020-01-10", "2022-01-10");
            let patient = below(
                patient,
                plus_days(stop, -knowledge.settings.carried_max_age - step),
                20.0,
            );
            key(&review(
                &load(patient, day("2022-05-10"), 5000.0),
                knowledge,
                day("2022-05-11"),
            )) == "relapse"
        },
    );
    at_threshold(
        "carried_max_age, line",
        [true, true, false],
        |knowledge, step| {
            let switch = day("2022-01-10");
            let patient = Patient::new().drug("LAM", "2020-01-10", "2022-01-10").drug(
                "ETV",
                "2022-01-10",
                "",
            );
            let patient = below(
                patient,
                plus_days(switch, -knowledge.settings.carried_max_age - step),
                20.0,
            );
            key(&review(
                &load(patient, day("2022-07-10"), 5000.0),
                knowledge,
                day("2022-07-11"),
            )) == "secondary_resistance"
        },
    );
    at_threshold(
        "carried_max_age, baseline",
        [true, true, false],
        |knowledge, step| {
            let patient = load(
                on_entecavir(),
                plus_days(start(), -knowledge.settings.carried_max_age - step),
                1e7,
            );
            match review(
                &load(patient, day("2020-07-10"), 5000.0),
                knowledge,
                day("2020-07-11"),
            )
            .verdict
            {
                Verdict::PrimaryResistance(primary) => primary.fall.is_some(),
                _ => false,
            }
        },
    );
}

#[test]
fn liver_results_shortly_before_a_relapse_belong_to_it() {
    use hepatrack::clinical::assessment::LiverAbnormal::Yes;
    at_threshold("liver_lookback", [true, true, false], |knowledge, step| {
        let first = day("2021-09-01");
        let patient = Patient::new().drug("ETV", "2020-01-10", "2021-01-10");
        let patient = load(below(patient, day("2021-01-05"), 20.0), first, 5000.0);
        let patient = patient.amount(
            Analyte::Alt,
            plus_days(first, -knowledge.settings.liver_lookback - step),
            "90",
        );
        match review(&patient, knowledge, day("2021-10-01")).verdict {
            Verdict::Relapse(relapse) => relapse.liver_abnormal == Yes,
            _ => false,
        }
    });
}

#[test]
fn liver_tests_are_normal_up_to_their_default_limits() {
    type Limit = fn(&Knowledge) -> f64;
    let cases: [(&str, Analyte, Limit, [bool; 3]); 4] = [
        (
            "default_alt_upper",
            Analyte::Alt,
            |knowledge| knowledge.settings.default_limits.alt_upper,
            [true, true, false],
        ),
        (
            "default_ast_upper",
            Analyte::Ast,
            |knowledge| knowledge.settings.default_limits.ast_upper,
            [true, true, false],
        ),
        (
            "default_total_bilirubin_upper",
            Analyte::TotalBilirubin,
            |knowledge| knowledge.settings.default_limits.total_bilirubin_upper,
            [true, true, false],
        ),
        (
            "default_albumin_lower",
            Analyte::Albumin,
            |knowledge| knowledge.settings.default_limits.albumin_lower,
            [false, true, true],
        ),
    ];
    for (name, analyte, limit, expected) in cases {
        at_threshold(name, expected, |knowledge, step| {
            let (patient, today) = ready_to_stop(knowledge, 10, 10, 10);
            let value = number(limit(knowledge) + 0.1 * step as f64).to_string();
            let patient = patient.amount(analyte, today, &value);
            review(&patient, knowledge, today)
                .stop_conditions
                .unwrap()
                .liver
                .state
                == ConditionState::Met
        });
    }
}

fn alert(patient: &Patient, knowledge: &Knowledge, today: NaiveDate) -> Option<AlertLevel> {
    review(patient, knowledge, today)
        .alerts
        .liver
        .map(|alert| alert.level)
}

#[test]
fn the_liver_alert_begins_where_the_settings_say() {
    let today = day("2024-06-01");
    let untreated = || load(Patient::new(), today, 5000.0);
    at_threshold(
        "danger_alt_multiple",
        [false, false, true],
        |knowledge, step| {
            let limit = knowledge.settings.default_limits.alt_upper;
            let alt = knowledge.settings.alert.danger_alt_multiple * limit + step as f64;
            let patient = Patient::new().amount(Analyte::Alt, today, &number(alt).to_string());
            alert(&patient, knowledge, today) == Some(AlertLevel::Danger)
        },
    );
    at_threshold(
        "flare_alt_multiple",
        [false, false, true],
        |knowledge, step| {
            let limit = knowledge.settings.default_limits.alt_upper;
            let alt = knowledge.settings.alert.flare_alt_multiple * limit + step as f64;
            let patient = Patient::new().amount(Analyte::Alt, today, &number(alt).to_string());
            alert(&patient, knowledge, today) == Some(AlertLevel::Flare)
        },
    );
    at_threshold("danger_inr", [false, true, true], |knowledge, step| {
        let inr = number(knowledge.settings.alert.danger_inr + 0.1 * step as f64).to_string();
        alert(
            &untreated().amount(Analyte::Inr, today, &inr),
            knowledge,
            today,
        ) == Some(AlertLevel::Danger)
    });
    at_threshold(
        "danger_bilirubin_multiple",
        [false, true, true],
        |knowledge, step| {
            let limit = knowledge.settings.default_limits.total_bilirubin_upper;
            let value =
                knowledge.settings.alert.danger_bilirubin_multiple * limit + 0.1 * step as f64;
            let patient =
                untreated().amount(Analyte::TotalBilirubin, today, &number(value).to_string());
            alert(&patient, knowledge, today) == Some(AlertLevel::Danger)
        },
    );
    for analyte in [Analyte::Alt, Analyte::Ast] {
        at_threshold(
            "danger_with_multiple",
            [false, false, true],
            |knowledge, step| {
                let limits = &knowledge.settings.default_limits;
                let limit = if analyte == Analyte::Alt {
                    limits.alt_upper
                } else {
                    limits.ast_upper
                };
                let value = knowledge.settings.alert.danger_with_multiple * limit + step as f64;
                let patient = Patient::new().amount(Analyte::Inr, today, "2.5");
                let patient = patient.amount(analyte, today, &number(value).to_string());
                alert(&patient, knowledge, today) == Some(AlertLevel::Danger)
            },
        );
    }
    at_threshold(
        "fresh_liver for the alert",
        [true, true, false],
        |knowledge, step| {
            let on = plus_days(today, -knowledge.settings.fresh.liver - step);
            let patient = Patient::new().amount(Analyte::Alt, on, "900");
            alert(&patient, knowledge, today).is_some()
        },
    );
}

#[test]
fn recorded_no_cirrhosis_is_doubted_by_platelets_and_fib4() {
    at_threshold(
        "doubt_platelets_below",
        [false, true, true],
        |knowledge, step| {
            let (patient, today) = ready_to_stop(knowledge, 10, 10, 10);
            let platelets =
                number(knowledge.settings.alert.doubt_platelets_below + step as f64).to_string();
            let patient = patient.amount(Analyte::Platelets, today, &platelets);
            all_of(&patient, knowledge, today) == ConditionState::Met
        },
    );
    // 50 years x AST 26 / (100 x root of ALT 16) = 3.25 exactly; platelets of 101 make it less, 99.9 would doubt alone.
    for (ast, state) in [
        ("25.9", ConditionState::Met),
        ("26", ConditionState::Met),
        ("26.1", ConditionState::Unknown),
    ] {
        let (mut patient, today) = ready_to_stop(knowledge(), 10, 10, 10);
        patient.record.person.born = Some(hepatrack::clinical::calendar::CalendarDay::exact(day(
            "1974-06-01",
        )));
        let patient = patient
            .amount(Analyte::Platelets, today, "100")
            .amount(Analyte::Alt, today, "16")
            .amount(Analyte::Ast, today, ast);
        assert_eq!(all_of(&patient, knowledge(), today), state, "AST {ast}");
    }
}

#[test]
fn quantified_markers_turn_at_their_thresholds() {
    let reactive = |knowledge: &Knowledge, marker, value: f64| {
        let finding = Finding::QuantifiedSerology {
            marker,
            comparator: Comparator::Equal,
            figure: number(value),
            unit: UnitId::COMPUTED,
        };
        hepatrack::clinical::serology::reactivity(&finding, knowledge)
            .unwrap()
            .1
            == Reactivity::Positive
    };
    at_threshold(
        "hbsag_negative_below",
        [false, true, true],
        |knowledge, step| {
            let value = knowledge.settings.alert.hbsag_negative_below + 0.01 * step as f64;
            reactive(knowledge, QuantifiedMarker::HbsAg, value)
        },
    );
    at_threshold(
        "anti_hbs_positive_from",
        [false, true, true],
        |knowledge, step| {
            reactive(
                knowledge,
                QuantifiedMarker::AntiHbs,
                knowledge.settings.alert.anti_hbs_positive_from + step as f64,
            )
        },
    );
}

#[test]
fn rising_and_falling_are_more_than_and_at_least_one_log() {
    for (value, rising) in [(999.0, false), (1000.0, false), (1001.0, true)] {
        let patient = load(
            load(on_entecavir(), day("2020-06-01"), 100.0),
            day("2020-12-01"),
            value,
        );
        assert_eq!(
            review(&patient, knowledge(), day("2020-12-02"))
                .rising
                .is_some(),
            rising,
            "{value}"
        );
    }
    // After an interruption a value one log10 or more below the highest of the run is falling: not yet resistance.
    for (value, key_expected) in [
        (399.0, "viraemia_after_interruption"),
        (400.0, "viraemia_after_interruption"),
        (401.0, "secondary_resistance"),
    ] {
        let patient =
            Patient::new()
                .drug("LAM", "2020-01-10", "2021-01-01")
                .drug("LAM", "2021-01-15", "");
        let patient = below(patient, day("2020-12-01"), 20.0);
        let patient = load(
            load(patient, day("2021-02-10"), 4000.0),
            day("2021-08-10"),
            value,
        );
        assert_eq!(
            key(&review(&patient, knowledge(), day("2021-08-11"))),
            key_expected,
            "{value}"
        );
    }
}

#[test]
fn dna_is_stale_after_stale_months() {
    at_threshold("stale_months", [false, false, true], |knowledge, step| {
        let today = plus_days(
            plus_months(day("2020-06-10"), knowledge.settings.alert.stale_months),
            step,
        );
        review(
            &below(on_entecavir(), day("2020-06-10"), 20.0),
            knowledge,
            today,
        )
        .stale
    });
}

#[test]
fn the_work_list_turns_at_its_thresholds() {
    at_threshold("low_below", [false, true, true], |knowledge, step| {
        // On treatment it would be rising, which is never low.
        let value = knowledge.settings.worklist.low_below.get() + step as f64;
        let stopped = Patient::new().drug("ETV", "2020-01-10", "2021-07-01");
        let patient = load(
            below(stopped, day("2021-06-01"), 20.0),
            day("2021-12-01"),
            value,
        );
        review(&patient, knowledge, day("2021-12-02")).tier == Some(Tier(3))
    });
    at_threshold(
        "raised_alt_multiple",
        [false, false, true],
        |knowledge, step| {
            let limit = knowledge.settings.default_limits.alt_upper;
            let alt = knowledge.settings.worklist.raised_alt_multiple * limit + step as f64;
            let patient = load(
                below(on_entecavir(), day("2021-06-01"), 20.0),
                day("2021-12-01"),
                100.0,
            );
            let patient = patient.amount(Analyte::Alt, day("2021-12-01"), &number(alt).to_string());
            review(&patient, knowledge, day("2021-12-02")).tier == Some(Tier(3))
        },
    );
    at_threshold("untreated_high", [false, true, true], |knowledge, step| {
        let value = knowledge.settings.worklist.untreated_high.get() + step as f64;
        review(
            &load(Patient::new(), day("2021-12-01"), value),
            knowledge,
            day("2021-12-02"),
        )
        .tier
            == Some(Tier(4))
    });
    at_threshold(
        "long_overdue_days",
        [false, false, true],
        |knowledge, step| {
            let patient = below(on_entecavir(), day("2021-01-10"), 20.0).alt("2021-01-10", "30");
            let due = plus_months(day("2021-01-10"), knowledge.settings.schedule.suppressed);
            let today = plus_days(due, knowledge.settings.worklist.long_overdue_days + step);
            review(&patient, knowledge, today).tier == Some(Tier(6))
        },
    );
    at_threshold(
        "flare_window_months",
        [true, true, false],
        |knowledge, step| {
            let stop = day("2021-01-10");
            let today = plus_days(
                plus_months(stop, knowledge.settings.worklist.flare_window_months),
                step,
            );
            let patient = Patient::new().drug("ETV", "2020-01-10", "2021-01-10");
            let patient = below(patient, plus_days(today, -45), 20.0);
            let patient = patient.amount(Analyte::Alt, plus_days(today, -140), "30");
            let mut only_the_window = knowledge.clone();
            only_the_window.settings.worklist.long_overdue_days = i64::MAX;
            review(&patient, &only_the_window, today).tier == Some(Tier(6))
        },
    );
    at_threshold("due_soon_days", [true, true, false], |knowledge, step| {
        let patient = below(on_entecavir(), day("2021-01-10"), 20.0).alt("2021-01-10", "30");
        let due = plus_months(day("2021-01-10"), knowledge.settings.schedule.suppressed);
        let today = plus_days(due, -knowledge.settings.worklist.due_soon_days - step);
        review(&patient, knowledge, today).tier == Some(Tier(9))
    });
}

#[test]
fn a_poor_fall_is_less_than_the_settings_say() {
    for (months, last, tier) in [
        (3, 1.01e5, Tier(4)),
        (3, 1e5, Tier(10)),
        (6, 1.01e4, Tier(4)),
        (6, 1e4, Tier(10)),
        (12, 2000.0, Tier(4)),
        (12, 1999.0, Tier(10)),
    ] {
        let visit = plus_months(start(), months);
        let patient = load(load(on_entecavir(), start(), 1e6), visit, last);
        let patient = patient.amount(Analyte::Alt, visit, "30");
        let found = review(&patient, knowledge(), visit).tier;
        let expected = if tier == Tier(10) {
            Some(Tier(8))
        } else {
            Some(tier)
        };
        assert_eq!(found, expected, "month {months}, {last}");
    }
}

#[test]
fn the_schedule_after_a_stop_follows_the_settings() {
    let schedule = &knowledge().settings.schedule;
    let stop = day("2021-01-31");
    for pair in schedule.after_stop.windows(2) {
        for (before, months) in [
            (schedule.after_stop_early_days + 1, pair[0]),
            (schedule.after_stop_early_days, pair[1]),
        ] {
            let patient = Patient::new().drug("ETV", "2020-01-10", "2021-01-31");
            let last = plus_days(plus_months(stop, pair[0]), -before);
            let due = review(&below(patient, last, 20.0), knowledge(), day("2023-01-01")).next_due;
            let dna = due.iter().find(|due| due.test == DueTest::HbvDna).unwrap();
            assert_eq!(dna.on, plus_months(stop, months), "last {last}");
        }
    }
}

#[test]
fn markers_of_one_day_count_the_less_favourable() {
    let (patient, today) = ready_to_stop(knowledge(), 10, 10, 10);
    let patient = patient.marker(Marker::HbeAg, &plus_days(today, -10).to_string(), "+");
    assert_eq!(
        review(&patient, knowledge(), today)
            .stop_conditions
            .unwrap()
            .hbeag
            .state,
        ConditionState::NotMet
    );
}

#[test]
fn cirrhosis_of_any_kind_keeps_a_stop_away() {
    for (cirrhosis, state) in [
        (Cirrhosis::None, ConditionState::Met),
        (Cirrhosis::NotRecorded, ConditionState::Unknown),
        (Cirrhosis::Compensated, ConditionState::NotMet),
        (Cirrhosis::Decompensated, ConditionState::NotMet),
    ] {
        let (patient, today) = ready_to_stop(knowledge(), 10, 10, 10);
        assert_eq!(
            all_of(&patient.cirrhosis(cirrhosis), knowledge(), today),
            state
        );
    }
}
