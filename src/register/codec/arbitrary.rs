//! Results of every shape, for property tests of the codec and of the store.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Marker, Test, UnitId};
use crate::clinical::record::*;
use crate::notation::{InputOrigin, parse_limits};
use crate::reference::shipped;

/// The shipped data, read once for all tests.
pub(crate) fn knowledge() -> &'static Knowledge {
    static SHIPPED: LazyLock<Knowledge> = LazyLock::new(|| shipped().unwrap());
    &SHIPPED
}

/// Figures between the given ends, in every notation.
fn figures(low: f64, high: f64) -> impl Strategy<Value = Decimal> {
    (0.0..=1.0_f64, 0..4_u8, any::<bool>()).prop_map(move |(part, digits, scientific)| {
        let value = if high / low.max(1.0) > 1e3 {
            low.max(1.0) * (high / low.max(1.0)).powf(part)
        } else {
            low + (high - low) * part
        };
        let digits = usize::from(digits);
        let text = if scientific {
            format!("{value:.digits$e}")
        } else {
            format!("{value:.digits$}")
        };
        let decimal: Decimal = text.parse().unwrap();
        let inside = (low..=high).contains(&decimal.value());
        if inside {
            decimal
        } else {
            format!("{}", (low.max(1.0) * 1.5).min(high).round())
                .parse()
                .unwrap()
        }
    })
}

fn dna() -> impl Strategy<Value = Finding> {
    let reading = |figure: Decimal, kind: u8| match kind {
        0 => DnaReading::Below(figure),
        1 => DnaReading::DetectedBelow(figure),
        2 => DnaReading::Quantified(figure),
        3 => DnaReading::AboveRange(figure),
        _ => DnaReading::NotDetected,
    };
    let linear = (
        figures(10.0, 1e12),
        0..5_u8,
        prop_oneof![Just(DnaUnit::IuPerMl), Just(DnaUnit::CopiesPerMl)],
    );
    let logarithm = (
        figures(1.0, 9.0),
        0..5_u8,
        prop_oneof![Just(DnaUnit::Log10IuPerMl), Just(DnaUnit::Log10CopiesPerMl)],
    );
    (
        prop_oneof![linear.boxed(), logarithm.boxed()],
        option::of((0..5_u8).prop_map(AssayId)),
    )
        .prop_map(move |((figure, kind, unit), assay)| Finding::HbvDna {
            reading: reading(figure, kind),
            unit,
            assay,
        })
}

/// Figures with a comparison sign; nothing is less or more than nought.
fn compared(
    figures: impl Strategy<Value = Decimal>,
) -> impl Strategy<Value = (Comparator, Decimal)> {
    let comparators = prop_oneof![
        Just(Comparator::Equal),
        Just(Comparator::Less),
        Just(Comparator::Greater)
    ];
    (comparators, figures).prop_map(|(comparator, figure)| {
        let comparator = if figure.is_zero() {
            Comparator::Equal
        } else {
            comparator
        };
        (comparator, figure)
    })
}

/// Nothing is below nought, and no report says that something is above it.
fn beside_figure(comparator: Comparator, figure: &Decimal) -> Comparator {
    if figure.value() > 0.0 {
        comparator
    } else {
        Comparator::Equal
    }
}

/// A variant of any position, often one that the table of variants names.
fn variant() -> impl Strategy<Value = Variant> {
    let letter = || proptest::sample::select("ACDEFGHIKLMNPQRSTVWY".chars().collect::<Vec<_>>());
    let position = prop_oneof![Just(204_u16), Just(180), Just(181), 1..=LAST_POSITION];
    (position, letter(), vec(letter(), 1..4)).prop_filter_map(
        "the wild type alone",
        |(position, wild_type, found)| {
            let wild_type = AminoAcid::of(wild_type)?;
            let one = |all: AminoAcids, letter| Some(all.with(AminoAcid::of(letter)?));
            let found = found.into_iter().try_fold(AminoAcids::default(), one)?;
            let is_changed = found != AminoAcids::default().with(wild_type);
            is_changed.then_some(Variant {
                position,
                wild_type,
                found,
            })
        },
    )
}

/// Findings of one test, believable in every unit.
fn findings_of(test: Test) -> BoxedStrategy<Finding> {
    match test {
        Test::HbvDna => dna().boxed(),
        Test::Analyte(analyte) => {
            let definition = knowledge().tests.get(test);
            let plausible = definition.plausible.unwrap();
            let units: Vec<_> = definition
                .units
                .iter()
                .map(|unit| match unit.scale {
                    crate::clinical::laboratory::Scale::Times(factor) => factor,
                    crate::clinical::laboratory::Scale::Log10
                    | crate::clinical::laboratory::Scale::Dna(_) => 1.0,
                })
                .collect();
            (0..units.len())
                .prop_flat_map(move |unit| {
                    let (low, high) = (plausible.low / units[unit], plausible.high / units[unit]);
                    let unit = Just(u8::try_from(unit).unwrap());
                    (compared(figures(low, high)), unit)
                })
                .prop_map(move |((comparator, figure), unit)| {
                    let figure = if analyte.is_count() {
                        figure.value().round().to_string().parse().unwrap()
                    } else {
                        figure
                    };
                    Finding::Amount {
                        analyte,
                        comparator: beside_figure(comparator, &figure),
                        figure,
                        unit: UnitId(unit),
                    }
                })
                .boxed()
        }
        Test::Genotype => vec(variant(), 0..6)
            .prop_map(|variants| Finding::Genotype(Genotype::new(variants).unwrap_or_default()))
            .boxed(),
        Test::Ultrasound => {
            let lesions = [LiverLesion::None, LiverLesion::Focal, LiverLesion::Known];
            proptest::sample::select(lesions.to_vec())
                .prop_map(Finding::Ultrasound)
                .boxed()
        }
        Test::Marker(marker) => {
            let serology = prop_oneof![Just(Reactivity::Positive), Just(Reactivity::Negative)]
                .prop_map(move |reactivity| Finding::Serology { marker, reactivity });
            match marker.quantified() {
                None => serology.boxed(),
                Some(marker) => {
                    let amount =
                        compared(figures(0.0, 1e4)).prop_map(move |(comparator, figure)| {
                            Finding::QuantifiedSerology {
                                marker,
                                comparator: beside_figure(comparator, &figure),
                                figure,
                                unit: UnitId::COMPUTED,
                            }
                        });
                    prop_oneof![serology, amount].boxed()
                }
            }
        }
    }
}

/// Limits that may stand beside a finding, for linear units and for logarithms.
fn limits() -> impl Strategy<Value = Limits> {
    let linear = (
        option::of(figures(1.0, 40.0)),
        option::of(figures(41.0, 1e9)),
    );
    let logarithm = (option::of(figures(1.0, 2.0)), option::of(figures(3.0, 9.0)));
    prop_oneof![linear.boxed(), logarithm.boxed()]
        .prop_map(|(lower, upper)| Limits { lower, upper })
}

/// The limits, if they are believable beside the finding.
fn beside(limits: Limits, finding: &Finding) -> Limits {
    let text = |side: Option<Decimal>| side.map_or_else(String::new, |side| side.to_string());
    let (lower, upper) = (text(limits.lower), text(limits.upper));
    parse_limits(&lower, &upper, finding, InputOrigin::Stored, knowledge()).unwrap_or_default()
}

fn trails(test: Test) -> impl Strategy<Value = Option<Box<Trail>>> {
    let earlier = (findings_of(test), 1..9999_u32).prop_map(|(finding, seq)| Earlier {
        finding,
        replaced_by: Seq(seq),
    });
    let trail = (vec(earlier, 0..3), option::of((1..9999_u32).prop_map(Seq)));
    prop_oneof![3 => Just(None), 1 => trail.prop_map(Some)].prop_map(|trail| {
        let (earlier, retracted_by) = trail?;
        let is_empty = earlier.is_empty() && retracted_by.is_none();
        (!is_empty).then(|| {
            Box::new(Trail {
                earlier,
                retracted_by,
            })
        })
    })
}

fn result() -> impl Strategy<Value = LabResult> {
    let tests = prop_oneof![3 => Just(Test::HbvDna), 1 => Just(Test::Marker(Marker::HbsAg)), 5 => proptest::sample::select(Test::ALL.to_vec())];
    tests
        .prop_flat_map(|test| (findings_of(test), limits(), trails(test), any::<bool>()))
        .prop_map(|(finding, limits, trail, unusual)| LabResult {
            report: Id(702),
            place: 0,
            unusual,
            on: chrono::NaiveDate::from_ymd_opt(2023, 6, 1).unwrap(),
            month_only: false,
            limits: beside(limits, &finding),
            finding,
            trail,
        })
}

/// The results of one report.
pub(crate) fn results() -> impl Strategy<Value = Vec<LabResult>> {
    vec(result(), 1..5).prop_map(|mut results| {
        for (place, result) in (1..).zip(&mut results) {
            result.place = place;
        }
        results
    })
}
