//! What is printed is read back as the same thing; nothing that is typed panics.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

use super::knowledge;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Scale, Test, UnitId};
use crate::clinical::record::{
    AminoAcid, AminoAcids, Comparator, DnaReading, Finding, Genotype, LAST_POSITION, Reactivity,
    Variant,
};
use crate::notation::{
    Approximate, DateEntry, InputOrigin, Written, calendar_day_text, date_echo, fold, iso,
    parse_calendar_day, parse_finding, parse_iso, parse_number, parse_typed_date, short_date,
    unit_id, unit_text, value_text,
};
use crate::wording::decimal_words;

fn knowledge_once() -> &'static Knowledge {
    static ONCE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
    ONCE.get_or_init(knowledge)
}

fn figure(least: f64, most: f64) -> impl Strategy<Value = Decimal> {
    let digits = (0_u64..100_000_000, 0_usize..7, any::<bool>(), -2_i32..8);
    digits.prop_filter_map("outside", move |(digits, places, scientific, power)| {
        let text = if scientific {
            format!("{digits}e{power}")
        } else {
            format!("{:.places$}", digits as f64 / 10_f64.powi(places as i32))
        };
        let figure: Decimal = text.parse().ok()?;
        (least <= figure.value() && figure.value() <= most).then_some(figure)
    })
}

fn dna() -> impl Strategy<Value = Finding> {
    let units = [
        DnaUnit::IuPerMl,
        DnaUnit::CopiesPerMl,
        DnaUnit::Log10IuPerMl,
        DnaUnit::Log10CopiesPerMl,
    ];
    select(units.to_vec()).prop_flat_map(|unit| {
        let (least, most) = if unit.is_logarithm() {
            (0.1, 11.0)
        } else {
            (10.0, 1e11)
        };
        let readings = [
            DnaReading::Quantified,
            DnaReading::Below,
            DnaReading::DetectedBelow,
            DnaReading::AboveRange,
            |_| DnaReading::NotDetected,
        ];
        (figure(least, most), 0_usize..5).prop_map(move |(figure, which)| Finding::HbvDna {
            reading: readings[which](figure),
            unit,
            assay: None,
        })
    })
}

fn amount() -> impl Strategy<Value = Finding> {
    let knowledge = knowledge_once();
    let all: Vec<(Test, UnitId, f64, f64)> = knowledge
        .tests
        .iter()
        .filter(|definition| definition.test != Test::HbvDna)
        .flat_map(|definition| {
            (0_u8..)
                .map(UnitId)
                .zip(&definition.units)
                .map(|(id, unit)| {
                    let factor = match unit.scale {
                        Scale::Times(factor) => factor,
                        Scale::Log10 | Scale::Dna(_) => 1.0,
                    };
                    let most = if unit.scale == Scale::Log10 { 6.0 } else { 1e6 };
                    let range = definition
                        .plausible
                        .map_or((0.01, most), |range| (range.low, range.high));
                    (
                        definition.test,
                        id,
                        range.0 / factor + 0.01,
                        range.1 / factor,
                    )
                })
        })
        .collect();
    let comparators = [Comparator::Equal, Comparator::Less, Comparator::Greater];
    select(all).prop_flat_map(move |(test, unit, least, most)| {
        (figure(least, most), select(comparators.to_vec())).prop_filter_map(
            "no amount",
            move |(figure, comparator)| match test {
                Test::Analyte(analyte) if analyte.is_count() => Some(Finding::Amount {
                    analyte,
                    comparator,
                    figure: figure.value().round().max(1.0).to_string().parse().ok()?,
                    unit,
                }),
                Test::HbvDna | Test::Genotype | Test::Ultrasound => None,
                Test::Analyte(analyte) => Some(Finding::Amount {
                    analyte,
                    comparator,
                    figure,
                    unit,
                }),
                Test::Marker(marker) => Some(Finding::QuantifiedSerology {
                    marker: marker.quantified()?,
                    comparator,
                    figure,
                    unit,
                }),
            },
        )
    })
}

fn serology() -> impl Strategy<Value = Finding> {
    let markers: Vec<_> = Test::ALL
        .into_iter()
        .filter_map(|test| match test {
            Test::Marker(marker) => Some(marker),
            Test::HbvDna | Test::Analyte(_) | Test::Genotype | Test::Ultrasound => None,
        })
        .collect();
    (select(markers), any::<bool>()).prop_map(|(marker, positive)| Finding::Serology {
        marker,
        reactivity: if positive {
            Reactivity::Positive
        } else {
            Reactivity::Negative
        },
    })
}

/// Every variant of the shipped table and its neighbours, in lists of several.
fn genotype() -> impl Strategy<Value = Finding> {
    let letter = || select("ACDEFGHIKLMNPQRSTVWY".chars().collect::<Vec<_>>());
    let variant = (letter(), 1_u16..=LAST_POSITION, letter(), letter()).prop_filter_map(
        "the wild type alone",
        |(wild, position, one, other)| {
            let found = AminoAcids::default()
                .with(AminoAcid::of(one)?)
                .with(AminoAcid::of(other)?);
            let wild_type = AminoAcid::of(wild)?;
            (found != AminoAcids::default().with(wild_type)).then_some(Variant {
                position,
                wild_type,
                found,
            })
        },
    );
    proptest::collection::vec(variant, 0..40).prop_filter_map("two wild types", |variants| {
        Genotype::new(variants).ok().map(Finding::Genotype)
    })
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..73_000).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_result_that_is_printed_is_read_back(finding in prop_oneof![dna(), amount(), serology(), genotype()]) {
        let knowledge = knowledge_once();
        let value = value_text(&finding);
        let unit = unit_text(&finding, knowledge);
        let test = finding.test();
        let read = |value: &str, unit: &str, origin| {
            let written = Written { test, value, unit, implied_unit: None, assay: None };
            parse_finding(&written, origin, knowledge)
        };
        prop_assert_eq!(read(&value, unit, InputOrigin::File).unwrap().finding, finding.clone());
        let behind = format!("{value} {unit}");
        let name = unit_id(&finding, knowledge)
            .and_then(|id| knowledge.tests.get(test).unit(id))
            .map_or("", |unit| unit.name.as_str());
        let is_in_words = matches!(
            finding,
            Finding::Serology { .. }
                | Finding::Genotype(_)
                | Finding::Ultrasound(_)
                | Finding::HbvDna { reading: DnaReading::NotDetected | DnaReading::DetectedBelow(_), .. }
        );
        if !is_in_words {
            prop_assert_eq!(read(&behind, "", InputOrigin::File).unwrap().finding, finding.clone());
            prop_assert_eq!(read(&format!("{value} {name}"), "", InputOrigin::File).unwrap().finding, finding.clone());
        }
        // What a screen cannot take for certain it asks about, and what was meant is among what it offers.
        match read(&value, unit, InputOrigin::Typed) {
            Ok(reading) => prop_assert_eq!(reading.finding, finding),
            Err(fault) => prop_assert_eq!(fault.readings.len(), 2, "{}", fault),
        }
    }

    #[test]
    fn a_number_that_is_shown_can_be_typed(figure in figure(0.0, 1e15)) {
        let shown = decimal_words(figure);
        match parse_number(&shown, InputOrigin::Typed) {
            Ok(read) => prop_assert_eq!(read.value(), figure.value()),
            Err(fault) => {
                let offered = fault.readings.iter().map(|text| text.parse::<Decimal>().unwrap().value());
                prop_assert!(offered.into_iter().any(|value| value == figure.value()), "{}", fault);
            }
        }
        prop_assert_eq!(parse_number(&figure.to_string(), InputOrigin::File).unwrap(), figure);
    }

    #[test]
    fn a_date_that_is_printed_is_read_back(date in day(), approximate: bool) {
        let about = CalendarDay { date, approximate };
        prop_assert_eq!(parse_iso(&iso(date)).unwrap(), date);
        prop_assert_eq!(parse_calendar_day(&calendar_day_text(about)).unwrap(), about);
        let entry = DateEntry {
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            earliest: None,
            may_lie_ahead: true,
            is_birth: false,
            approximate: Approximate::Day,
            bare_date_months: 6,
        };
        let typed = |text: &str| parse_typed_date(text, &entry).unwrap().day;
        prop_assert_eq!(typed(&calendar_day_text(about)), about);
        prop_assert_eq!(typed(&date_echo(date)), CalendarDay::exact(date));
        let recent = (1937..=2036).contains(&chrono::Datelike::year(&date));
        if recent {
            prop_assert_eq!(typed(&short_date(date)), CalendarDay::exact(date));
        }
    }

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,12}", near in "[-0-9<>=+.,eExX^* tdlogcpIU/mLND~年月。，]{0,14}") {
        let knowledge = knowledge_once();
        let entry = DateEntry {
            today: NaiveDate::from_ymd_opt(2024, 2, 29).unwrap(),
            earliest: None,
            may_lie_ahead: true,
            is_birth: false,
            approximate: Approximate::Day,
            bare_date_months: 6,
        };
        for value in [text.as_str(), near.as_str()] {
            let _ = fold(value);
            let _ = parse_typed_date(value, &entry);
            let _ = parse_calendar_day(value);
            for origin in [InputOrigin::File, InputOrigin::Typed] {
                let _ = parse_number(value, origin);
                for test in Test::ALL {
                    let written = Written { test, value, unit: "", implied_unit: None, assay: None };
                    let _ = parse_finding(&written, origin, knowledge);
                }
            }
        }
    }
}
