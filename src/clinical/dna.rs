//! One HBV DNA result as the rules read it (`RULES.md` §3): polarity, limit, value in IU/mL.

use super::assays::AssayId;
use super::assessment::{CountedAs, LimitOrigin, Polarity};
use super::decimal::Decimal;
use super::knowledge::Knowledge;
use super::laboratory::DnaUnit;
use super::quantity::IuPerMl;
use super::record::{DnaReading, Finding, LabResult};

/// What one HBV DNA result says by itself, before it is compared with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    pub polarity: Polarity,
    /// Clean, trace, quantified or above range; never excused, which is a matter of the series.
    pub counted_as: CountedAs,
    /// The value where a number is needed: a quantified one is itself, above range is its bound, a negative is its
    /// limit. A figure below its own limit is a negative, so it counts at that limit, just as `<50 detected` does: no
    /// assay vouches for a number that it cannot quantify.
    pub value: IuPerMl,
    /// The limit that decided the polarity.
    pub limit: IuPerMl,
    pub limit_origin: LimitOrigin,
    /// Whether the report says "not detected": then only a named limit can set it aside.
    pub not_detected: bool,
}

/// Converts a figure to IU/mL: logarithms are raised first, copies divided by the assay's factor or the clinic's.
#[must_use]
pub fn to_iu_per_ml(
    figure: Decimal,
    unit: DnaUnit,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> IuPerMl {
    IuPerMl::new(unrounded_iu_per_ml(figure, unit, assay, knowledge))
}

/// As [`to_iu_per_ml`], before it is rounded.
#[must_use]
pub fn unrounded_iu_per_ml(
    figure: Decimal,
    unit: DnaUnit,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> f64 {
    iu_per_ml_in(figure.value(), unit, assay, knowledge)
}

/// An amount in a unit as IU/mL.
#[must_use]
pub fn iu_per_ml_in(
    amount: f64,
    unit: DnaUnit,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> f64 {
    let copies_per_iu = || {
        assay.map_or(knowledge.settings.copies_per_iu, |assay| {
            knowledge.assays.get(assay).copies_per_iu
        })
    };
    match unit {
        DnaUnit::IuPerMl => amount,
        DnaUnit::KiloIuPerMl => amount * 1000.0,
        DnaUnit::CopiesPerMl => amount / copies_per_iu(),
        DnaUnit::Log10IuPerMl => 10_f64.powf(amount),
        DnaUnit::Log10CopiesPerMl => 10_f64.powf(amount) / copies_per_iu(),
    }
}

/// Reads one HBV DNA result; `None` for any other test.
#[must_use]
pub fn measure(result: &LabResult, knowledge: &Knowledge) -> Option<Measurement> {
    let Finding::HbvDna {
        reading,
        unit,
        assay,
    } = result.finding
    else {
        return None;
    };
    let convert = |figure| to_iu_per_ml(figure, unit, assay, knowledge);
    let (named_limit, named_origin) = match (result.limits.lower, assay) {
        (Some(lower), _) => (convert(lower), LimitOrigin::Recorded),
        (None, Some(assay)) => (
            IuPerMl::new(knowledge.assays.get(assay).lower_limit_iu_per_ml),
            LimitOrigin::Assay,
        ),
        (None, None) => (knowledge.settings.default_lloq, LimitOrigin::Assumed),
    };
    let negative = |counted_as, value, limit, limit_origin, not_detected| Measurement {
        polarity: Polarity::Negative,
        counted_as,
        value,
        limit,
        limit_origin,
        not_detected,
    };
    let positive = |counted_as, value| Measurement {
        polarity: Polarity::Positive,
        counted_as,
        value,
        limit: named_limit,
        limit_origin: named_origin,
        not_detected: false,
    };
    Some(match reading {
        DnaReading::NotDetected => negative(
            CountedAs::Clean,
            named_limit,
            named_limit,
            named_origin,
            true,
        ),
        DnaReading::Below(limit) => {
            let limit = convert(limit);
            negative(CountedAs::Clean, limit, limit, LimitOrigin::Recorded, false)
        }
        DnaReading::DetectedBelow(limit) => {
            let limit = convert(limit);
            negative(CountedAs::Trace, limit, limit, LimitOrigin::Recorded, false)
        }
        DnaReading::Quantified(figure) => {
            let value = convert(figure);
            if value >= named_limit {
                positive(CountedAs::Quantified, value)
            } else {
                negative(
                    CountedAs::Trace,
                    named_limit,
                    named_limit,
                    named_origin,
                    false,
                )
            }
        }
        DnaReading::AboveRange(bound) => positive(CountedAs::AboveRange, convert(bound)),
    })
}
