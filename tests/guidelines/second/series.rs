//! HBV DNA as it counts (`RULES.md` §3).

use chrono::NaiveDate;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::DnaUnit;
use hepatrack::clinical::record::{DnaReading, Finding, Record};

/// One counted result.
#[derive(Clone, Copy, Debug)]
pub struct Dna {
    pub on: NaiveDate,
    pub positive: bool,
    /// IU/mL where a number is needed.
    pub value: f64,
    /// IU/mL.
    pub limit: f64,
    /// Neither trace nor excused.
    pub plain: bool,
    quantified: bool,
    above_range: bool,
    named: bool,
    not_detected: bool,
    /// Whether a result that gave the day its polarity tells the day, not only the month.
    pub exact: bool,
}

/// Six significant digits.
pub fn six(number: f64) -> f64 {
    format!("{number:.5e}").parse().unwrap()
}

fn readings(record: &Record, knowledge: &Knowledge, today: NaiveDate) -> Vec<Dna> {
    let mut all = Vec::new();
    for result in &record.results {
        let retracted = result
            .trail
            .as_ref()
            .is_some_and(|trail| trail.retracted_by.is_some());
        let Finding::HbvDna {
            reading,
            unit,
            assay,
        } = result.finding
        else {
            continue;
        };
        if retracted || result.on > today {
            continue;
        }
        let assay = assay.map(|assay| knowledge.assays.get(assay));
        let factor = assay.map_or(knowledge.settings.copies_per_iu, |a| a.copies_per_iu);
        let iu = |figure: hepatrack::clinical::decimal::Decimal| {
            six(match unit {
                DnaUnit::IuPerMl => figure.value(),
                DnaUnit::KiloIuPerMl => figure.value() * 1000.0,
                DnaUnit::CopiesPerMl => figure.value() / factor,
                DnaUnit::Log10IuPerMl => 10_f64.powf(figure.value()),
                DnaUnit::Log10CopiesPerMl => 10_f64.powf(figure.value()) / factor,
            })
        };
        let recorded = result.limits.lower.map(iu);
        let named = recorded.is_some() || assay.is_some();
        let limit = recorded
            .or(assay.map(|a| six(a.lower_limit_iu_per_ml)))
            .unwrap_or(knowledge.settings.default_lloq.get());
        let negative = |limit: f64, plain: bool| Dna {
            on: result.on,
            positive: false,
            value: limit,
            limit,
            plain,
            quantified: false,
            above_range: false,
            named: true,
            not_detected: false,
            exact: !result.month_only,
        };
        let positive = |value: f64| Dna {
            positive: true,
            value,
            ..negative(limit, true)
        };
        all.push(match reading {
            DnaReading::NotDetected => Dna {
                named,
                not_detected: true,
                ..negative(limit, true)
            },
            DnaReading::Below(below) => negative(iu(below), true),
            DnaReading::DetectedBelow(below) => negative(iu(below), false),
            DnaReading::Quantified(figure) if iu(figure) >= limit => Dna {
                quantified: true,
                ..positive(iu(figure))
            },
            DnaReading::Quantified(_) => Dna {
                named,
                ..negative(limit, false)
            },
            DnaReading::AboveRange(bound) => Dna {
                above_range: true,
                ..positive(iu(bound))
            },
        });
    }
    all
}

/// The counted series, oldest first.
pub fn series(record: &Record, knowledge: &Knowledge, today: NaiveDate) -> Vec<Dna> {
    let highest = knowledge.settings.highest_limit.get();
    let mut read = readings(record, knowledge, today);
    read.retain(|dna| dna.positive || dna.limit <= highest);
    let mut days: Vec<NaiveDate> = read.iter().map(|dna| dna.on).collect();
    days.sort_unstable();
    days.dedup();
    let mut counted: Vec<Dna> = Vec::new();
    let mut latest_limit: Option<f64> = None;
    let mut excused: Option<f64> = None;
    for day in days {
        let mut of_day: Vec<Dna> = read.iter().copied().filter(|dna| dna.on == day).collect();
        if of_day.iter().any(|dna| dna.positive) {
            of_day.retain(|dna| dna.positive);
            // The page is silent on equal ones: one above its range says more than one that is quantified.
            of_day.sort_by(|a, b| {
                b.value
                    .total_cmp(&a.value)
                    .then(b.above_range.cmp(&a.above_range))
            });
        } else {
            // On a tie the trace; then, where the page is silent, the one whose limit is named.
            of_day.sort_by(|a, b| {
                a.limit
                    .total_cmp(&b.limit)
                    .then(a.plain.cmp(&b.plain))
                    .then(b.named.cmp(&a.named))
                    .then(b.not_detected.cmp(&a.not_detected))
            });
        }
        let mut dna = of_day[0];
        dna.exact = of_day.iter().any(|dna| dna.exact);
        let before = counted.last().copied();
        if dna.positive {
            let directly_after_negative = before.is_some_and(|before| !before.positive);
            let unseen = latest_limit.is_some_and(|limit| dna.value <= limit);
            if dna.quantified && directly_after_negative && unseen && excused.is_none() {
                excused = Some(dna.value);
                dna.positive = false;
                dna.plain = false;
            }
            counted.push(dna);
            continue;
        }
        let may_be_set_aside = dna.named || !dna.not_detected;
        let sees_less = before.is_some_and(|b| b.positive && b.quantified && dna.limit > b.value);
        if may_be_set_aside && sees_less {
            continue;
        }
        latest_limit = Some(dna.limit);
        if excused.is_some_and(|value| dna.limit <= value) {
            excused = None;
        }
        counted.push(dna);
    }
    counted
}
