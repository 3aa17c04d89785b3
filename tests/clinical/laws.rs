//! Laws that hold for every patient, tried on invented ones that crowd around the thresholds.

use chrono::{Days, NaiveDate};
use hepatrack::clinical::assess;
use hepatrack::clinical::assessment::Evidence;
use hepatrack::clinical::decimal::Decimal;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker};
use hepatrack::clinical::record::{
    Cirrhosis, DnaReading, Finding, Id, Intent, Limits, Record, Report,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::build::{Patient, day, knowledge};
use crate::summary::summary;

const DRUGS: [&str; 6] = ["ETV", "LAM", "TDF", "TAF", "ADV", "Pegasys"];

/// What resistance tests found: nothing, and what resists lamivudine, entecavir, adefovir, tenofovir.
const VARIANTS: [&[&str]; 5] = [
    &[],
    &["M204V"],
    &["L180M", "M204V", "S202G"],
    &["N236T"],
    &["A181T", "N236T"],
];

/// The patients that the laws are tried on begin here and are reviewed about four years later.
fn origin() -> NaiveDate {
    day("2020-01-10")
}

pub(crate) fn later(days: u64) -> NaiveDate {
    origin().checked_add_days(Days::new(days)).unwrap()
}

/// Days that crowd around the visits that the rules speak of.
fn visit() -> impl Strategy<Value = u64> {
    let anchors = select(vec![
        0_u64, 28, 76, 91, 161, 182, 183, 330, 365, 366, 548, 730, 761, 913, 1096, 1280, 1461,
    ]);
    (
        anchors,
        select(vec![0_u64, 0, 0, 1, 2, 14, 15, 20, 21, 22, 35]),
    )
        .prop_map(|(anchor, offset)| anchor + offset)
}

#[derive(Clone, Debug)]
pub(crate) enum Happening {
    Drug {
        drug: usize,
        start: u64,
        length: Option<u64>,
        intent: Intent,
    },
    Dna {
        on: u64,
        reading: DnaReading,
        limit: Option<Decimal>,
    },
    Amount {
        on: u64,
        analyte: Analyte,
        figure: String,
    },
    Marker {
        on: u64,
        marker: Marker,
        positive: bool,
    },
    Ultrasound {
        on: u64,
        sign: &'static str,
    },
    Genotype {
        on: u64,
        variants: &'static [&'static str],
    },
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn reading() -> impl Strategy<Value = DnaReading> {
    let value = select(vec![
        "15", "20", "21", "85", "180", "190", "640", "1000", "2000", "3200", "50000", "2.3e7",
    ]);
    prop_oneof![
        3 => Just(DnaReading::NotDetected),
        2 => select(vec!["10", "20", "100", "500", "1000", "2001"]).prop_map(|limit| DnaReading::Below(decimal(limit))),
        1 => select(vec!["10", "20", "1000"]).prop_map(|limit| DnaReading::DetectedBelow(decimal(limit))),
        6 => value.prop_map(|value| DnaReading::Quantified(decimal(value))),
        1 => Just(DnaReading::AboveRange(decimal("1.7e8"))),
    ]
}

pub(crate) fn happening() -> impl Strategy<Value = Happening> {
    let intent = prop_oneof![8 => Just(Intent::Treatment), 1 => Just(Intent::Prophylaxis), 1 => Just(Intent::Pregnancy)];
    let length =
        proptest::option::weighted(0.7, select(vec![13_u64, 14, 90, 180, 365, 366, 700, 1000]));
    prop_oneof![
        3 => (0..DRUGS.len(), visit(), length, intent)
            .prop_map(|(drug, start, length, intent)| Happening::Drug { drug, start, length, intent }),
        9 => (visit(), reading(), proptest::option::weighted(0.2, select(vec!["10", "20", "200"])))
            .prop_map(|(on, reading, limit)| Happening::Dna { on, reading, limit: limit.map(decimal) }),
        3 => (visit(), select(vec![Analyte::Alt, Analyte::Ast, Analyte::TotalBilirubin, Analyte::Albumin, Analyte::Platelets, Analyte::Inr]), select(vec!["1", "1.6", "30", "34", "41", "90", "130", "450"]))
            .prop_map(|(on, analyte, figure)| Happening::Amount { on, analyte, figure: figure.to_owned() }),
        2 => (visit(), select(vec![Marker::HbeAg, Marker::AntiHbe, Marker::HbsAg]), any::<bool>())
            .prop_map(|(on, marker, positive)| Happening::Marker { on, marker, positive }),
        1 => (visit(), select(vec![(Analyte::Creatinine, "70"), (Analyte::Creatinine, "130"), (Analyte::Afp, "3"), (Analyte::Afp, "200")]))
            .prop_map(|(on, (analyte, figure))| Happening::Amount { on, analyte, figure: figure.to_owned() }),
        1 => (visit(), select(vec!["-", "+", "="])).prop_map(|(on, sign)| Happening::Ultrasound { on, sign }),
        1 => (visit(), select(VARIANTS.to_vec())).prop_map(|(on, variants)| Happening::Genotype { on, variants }),
    ]
}

#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub(crate) happenings: Vec<Happening>,
    pub(crate) cirrhosis: Cirrhosis,
    pub(crate) review: NaiveDate,
}

pub(crate) fn life() -> impl Strategy<Value = Life> {
    let cirrhosis = select(vec![
        Cirrhosis::None,
        Cirrhosis::None,
        Cirrhosis::NotRecorded,
        Cirrhosis::Compensated,
        Cirrhosis::Decompensated,
    ]);
    (
        proptest::collection::vec(happening(), 1..18),
        cirrhosis,
        visit(),
    )
        .prop_map(|(happenings, cirrhosis, review)| Life {
            happenings,
            cirrhosis,
            review: later(review + 60),
        })
}

/// The record of a life. Courses of a drug that would overlap an earlier one of that drug are left out, as no register
/// holds such.
pub(crate) fn record(happenings: &[Happening], cirrhosis: Cirrhosis) -> Record {
    let mut patient = Patient::new().cirrhosis(cirrhosis);
    for happening in happenings {
        patient = match happening {
            Happening::Drug {
                drug,
                start,
                length,
                intent,
            } => {
                let name = DRUGS[*drug];
                let (start, stop) = (later(*start), length.map(|length| later(start + length)));
                let id = knowledge().drugs.find(name).unwrap();
                let free = patient
                    .record
                    .courses
                    .iter()
                    .filter(|course| course.drug == id)
                    .all(|course| {
                        let before = stop.is_some_and(|stop| stop <= course.start.date);
                        before || course.stop.is_some_and(|other| other.date <= start)
                    });
                if free {
                    patient.course(name, start, stop, *intent)
                } else {
                    patient
                }
            }
            Happening::Dna { on, reading, limit } => {
                let finding = Finding::HbvDna {
                    reading: *reading,
                    unit: DnaUnit::IuPerMl,
                    assay: None,
                };
                patient.result(
                    later(*on),
                    finding,
                    Limits {
                        lower: *limit,
                        upper: None,
                    },
                )
            }
            Happening::Amount {
                on,
                analyte,
                figure,
            } => patient.amount(*analyte, later(*on), figure),
            Happening::Marker {
                on,
                marker,
                positive,
            } => patient.marker(
                *marker,
                &later(*on).to_string(),
                if *positive { "+" } else { "-" },
            ),
            Happening::Ultrasound { on, sign } => patient.ultrasound(later(*on), sign),
            Happening::Genotype { on, variants } => {
                patient.genotype(&later(*on).to_string(), variants)
            }
        };
    }
    patient.record
}

/// The same record with its HBV DNA in another unit, at full precision.
fn in_unit(record: &Record, unit: DnaUnit) -> Record {
    let copies = knowledge().settings.copies_per_iu;
    let convert = |figure: Decimal| {
        let amount = figure.value();
        let converted = match unit {
            DnaUnit::IuPerMl => amount,
            DnaUnit::KiloIuPerMl => amount / 1000.0,
            DnaUnit::CopiesPerMl => amount * copies,
            DnaUnit::Log10IuPerMl => amount.log10(),
            DnaUnit::Log10CopiesPerMl => (amount * copies).log10(),
        };
        decimal(&format!("{converted:.13e}"))
    };
    let mut other = record.clone();
    for result in &mut other.results {
        if let Finding::HbvDna { reading, assay, .. } = result.finding {
            let reading = match reading {
                DnaReading::NotDetected => DnaReading::NotDetected,
                DnaReading::Below(limit) => DnaReading::Below(convert(limit)),
                DnaReading::DetectedBelow(limit) => DnaReading::DetectedBelow(convert(limit)),
                DnaReading::Quantified(value) => DnaReading::Quantified(convert(value)),
                DnaReading::AboveRange(bound) => DnaReading::AboveRange(convert(bound)),
            };
            result.finding = Finding::HbvDna {
                reading,
                unit,
                assay,
            };
            result.limits.lower = result.limits.lower.map(convert);
        }
    }
    other
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_entry_changes_nothing((life, shuffled) in life().prop_flat_map(|life| {
        let shuffled = Just(life.happenings.clone()).prop_shuffle();
        (Just(life), shuffled)
    })) {
        // Courses of one drug that exclude each other would make two different records, so they keep their order.
        let courses = |happenings: &[Happening]| -> Vec<Happening> {
            happenings.iter().filter(|happening| matches!(happening, Happening::Drug { .. })).cloned().collect()
        };
        let results = |happenings: &[Happening]| -> Vec<Happening> {
            happenings.iter().filter(|happening| !matches!(happening, Happening::Drug { .. })).cloned().collect()
        };
        let one = record(&[courses(&life.happenings), results(&life.happenings)].concat(), life.cirrhosis);
        let other = record(&[results(&shuffled), courses(&life.happenings)].concat(), life.cirrhosis);
        let assess = |record: &Record| summary(record, &assess(record, knowledge(), life.review));
        prop_assert_eq!(assess(&one), assess(&other));
    }

    #[test]
    fn the_unit_changes_nothing(life in life(), unit in select(vec![DnaUnit::KiloIuPerMl, DnaUnit::CopiesPerMl, DnaUnit::Log10IuPerMl, DnaUnit::Log10CopiesPerMl])) {
        let one = record(&life.happenings, life.cirrhosis);
        let other = in_unit(&one, unit);
        prop_assert_eq!(assess(&one, knowledge(), life.review), assess(&other, knowledge(), life.review));
    }

    #[test]
    fn what_comes_after_the_review_day_changes_nothing(life in life()) {
        let whole = record(&life.happenings, life.cirrhosis);
        let mut known = whole.clone();
        known.courses.retain(|course| course.start.date <= life.review);
        for course in &mut known.courses {
            course.stop = course.stop.filter(|stop| stop.date <= life.review);
        }
        known.results.retain(|result| result.on <= life.review);
        known.reports.retain(|report| report.on <= life.review);
        prop_assert_eq!(assess(&whole, knowledge(), life.review), assess(&known, knowledge(), life.review));
    }

    #[test]
    fn what_is_named_in_because_is_enough_to_judge_again(life in life()) {
        let whole = record(&life.happenings, life.cirrhosis);
        let assessment = assess(&whole, knowledge(), life.review);
        let named: Vec<Id> = assessment.because.iter().filter_map(|because| match because.evidence {
            Evidence::Result(result) => Some(whole.results[result.index()].report),
            Evidence::CourseStarted(_) | Evidence::CourseStopped(_) => None,
        }).collect();
        let mut cut = whole.clone();
        cut.results.retain(|result| named.contains(&result.report));
        cut.reports.retain(|report| named.contains(&report.id));
        let again = assess(&cut, knowledge(), life.review);
        let key = |assessment: &hepatrack::clinical::assessment::Assessment| {
            (assessment.verdict.key(), assessment.verdict.since(), assessment.verdict.certainty())
        };
        prop_assert_eq!(key(&assessment), key(&again), "{}", summary(&whole, &assessment));
    }

    #[test]
    fn every_verdict_names_something(life in life()) {
        let record = record(&life.happenings, life.cirrhosis);
        let assessment = assess(&record, knowledge(), life.review);
        prop_assert!(!assessment.because.is_empty() || !assessment.missing.is_empty());
    }

    #[test]
    fn a_retracted_result_is_as_if_it_had_never_been(life in life(), which in any::<prop::sample::Index>()) {
        let whole = record(&life.happenings, life.cirrhosis);
        if whole.results.is_empty() {
            return Ok(());
        }
        let index = which.index(whole.results.len());
        let id = whole.results[index].report;
        let mut without = whole.clone();
        let report: Report = without.remove_report(id).unwrap();
        let mut retracted = whole.clone();
        let trail = hepatrack::clinical::record::Trail { retracted_by: Some(crate::build::SOURCE.seq), ..Default::default() };
        retracted.results[index].trail = Some(Box::new(trail));
        let of = |record: &Record| summary(record, &assess(record, knowledge(), life.review));
        prop_assert_eq!(of(&without), of(&retracted), "{:?}", report);
    }

    #[test]
    fn with_cirrhosis_treatment_never_may_stop(life in life()) {
        let record = record(&life.happenings, Cirrhosis::Compensated);
        let assessment = assess(&record, knowledge(), life.review);
        prop_assert_ne!(assessment.verdict.key(), "stop_conditions_met");
    }
}
