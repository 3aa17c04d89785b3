//! The stop rule (`GUIDELINES.md` C).

use chrono::{Datelike, NaiveDate};
use hepatrack::clinical::guidelines::{GuidelineSet, HbeagNegative};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::{Analyte, Marker, QuantifiedMarker, Scale, Test};
use hepatrack::clinical::record::{Cirrhosis, Comparator, Finding, Intent, Reactivity, Record};

use super::series::Dna;
use super::{days, months};

type Said = (&'static str, Option<NaiveDate>);

/// An amount in the unit computed in.
pub struct Amount {
    pub on: NaiveDate,
    pub value: f64,
    pub upper: Option<f64>,
}

/// What counts of a record on the day.
fn effective(
    record: &Record,
    today: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, &Finding, &hepatrack::clinical::record::Limits)> {
    record
        .results
        .iter()
        .filter(move |result| result.on <= today)
        .filter(|result| {
            let trail = result.trail.as_ref();
            trail.is_none_or(|trail| trail.retracted_by.is_none())
        })
        .map(|result| (result.on, &result.finding, &result.limits))
}

/// Every value of an analyte, oldest first; the upper limit is that of the report, for ALT and AST else the clinic's.
pub fn alts(
    record: &Record,
    knowledge: &Knowledge,
    today: NaiveDate,
    wanted: Analyte,
) -> Vec<Amount> {
    let mut found = Vec::new();
    for (on, finding, limits) in effective(record, today) {
        let Finding::Amount {
            analyte,
            figure,
            unit,
            ..
        } = finding
        else {
            continue;
        };
        if *analyte != wanted {
            continue;
        }
        let definition = knowledge.tests.get(Test::Analyte(wanted)).unit(*unit);
        let factor = match definition.map(|unit| unit.scale) {
            Some(Scale::Times(factor)) => factor,
            Some(Scale::Log10 | Scale::Dna(_)) | None => 1.0,
        };
        let defaults = &knowledge.settings.default_limits;
        let default = match wanted {
            Analyte::Alt => Some(defaults.alt_upper),
            Analyte::Ast => Some(defaults.ast_upper),
            _ => None,
        };
        found.push(Amount {
            on,
            value: figure.value() * factor,
            upper: limits.upper.map(|upper| upper.value() * factor).or(default),
        });
    }
    found
}

/// A marker day by day, oldest first; of several on one day the less favourable.
fn marker(
    record: &Record,
    knowledge: &Knowledge,
    today: NaiveDate,
    wanted: Marker,
) -> Vec<(NaiveDate, bool)> {
    let mut found: Vec<(NaiveDate, bool)> = Vec::new();
    for (on, finding, _) in effective(record, today) {
        let positive = match *finding {
            Finding::Serology { marker, reactivity } if marker == wanted => {
                reactivity == Reactivity::Positive
            }
            Finding::QuantifiedSerology {
                marker,
                comparator,
                figure,
                ..
            } if marker.marker() == wanted => {
                let from = match marker {
                    QuantifiedMarker::HbsAg => knowledge.settings.alert.hbsag_negative_below,
                    QuantifiedMarker::AntiHbs => knowledge.settings.alert.anti_hbs_positive_from,
                };
                let (amount, is_antigen) = (figure.value(), marker == QuantifiedMarker::HbsAg);
                match comparator {
                    // On which side of the threshold the antigen lies is not told.
                    Comparator::Less if is_antigen && amount > from => continue,
                    Comparator::Greater if is_antigen && amount < from => continue,
                    Comparator::Less => false,
                    Comparator::Equal | Comparator::Greater => amount >= from,
                }
            }
            _ => continue,
        };
        let bad_if_positive = matches!(wanted, Marker::HbsAg | Marker::HbeAg);
        match found.iter_mut().find(|(day, _)| *day == on) {
            Some((_, known)) if bad_if_positive => *known |= positive,
            Some((_, known)) => *known &= positive,
            None => found.push((on, positive)),
        }
    }
    found
}

/// The first day of those unbroken at the end that are as the last is.
fn since(days: &[(NaiveDate, bool)]) -> NaiveDate {
    let last = days[days.len() - 1].1;
    let mut first = days.len() - 1;
    while first > 0 && days[first - 1].1 == last {
        first -= 1;
    }
    days[first].0
}

/// Whether recorded "none" is doubted.
fn doubted(record: &Record, knowledge: &Knowledge, today: NaiveDate) -> bool {
    let fresh = |analyte| {
        let all = alts(record, knowledge, today, analyte);
        let latest = all.last().map(|amount| amount.on);
        let recent = latest.filter(|on| (today - *on).num_days() <= knowledge.settings.fresh.liver);
        let of_day = all.iter().filter(|amount| Some(amount.on) == recent);
        of_day.map(|amount| amount.value).collect::<Vec<f64>>()
    };
    let lowest = |values: &[f64]| values.iter().copied().reduce(f64::min);
    let platelets = lowest(&fresh(Analyte::Platelets));
    if platelets.is_some_and(|p| p < knowledge.settings.alert.doubt_platelets_below) {
        return true;
    }
    let ast = fresh(Analyte::Ast).into_iter().reduce(f64::max);
    let alt = lowest(&fresh(Analyte::Alt));
    let (Some(born), Some(ast), Some(platelets), Some(alt)) =
        (record.person.born, ast, platelets, alt)
    else {
        return false;
    };
    let born = born.date;
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let age = today.year() - born.year() - i32::from(!had_birthday);
    f64::from(age) * ast / (platelets * alt.sqrt()) > knowledge.settings.alert.doubt_fib4_above
}

/// Whether the newest quantity of HBsAg is below a limit; nothing where that is not known.
fn quantity_below(
    record: &Record,
    knowledge: &Knowledge,
    today: NaiveDate,
    limit: u32,
) -> Option<bool> {
    let limit = f64::from(limit);
    let mut newest: Option<(NaiveDate, f64, Comparator)> = None;
    let said_positive: Vec<NaiveDate> = effective(record, today)
        .filter(|(_, finding, _)| {
            matches!(
                finding,
                Finding::Serology {
                    marker: Marker::HbsAg,
                    reactivity: Reactivity::Positive
                }
            )
        })
        .map(|(on, _, _)| on)
        .collect();
    for (on, finding, _) in effective(record, today) {
        let (amount, comparator) = match *finding {
            Finding::QuantifiedSerology {
                marker: QuantifiedMarker::HbsAg,
                comparator,
                figure,
                unit,
            } => {
                let units = &knowledge.tests.get(Test::Marker(Marker::HbsAg)).units;
                let amount = match units[usize::from(unit.0)].scale {
                    Scale::Times(factor) => figure.value() * factor,
                    Scale::Log10 => 10_f64.powf(figure.value()),
                    Scale::Dna(_) => unreachable!("no unit of HBV DNA"),
                };
                (amount, comparator)
            }
            Finding::Serology {
                marker: Marker::HbsAg,
                reactivity: Reactivity::Negative,
            } if !said_positive.contains(&on) => (0.0, Comparator::Equal),
            _ => continue,
        };
        let is_higher = newest.is_none_or(|(day, known, sign)| {
            day < on || amount > known || amount == known && sign == Comparator::Less
        });
        if is_higher {
            newest = Some((on, amount, comparator));
        }
    }
    let (on, amount, comparator) = newest?;
    if (today - on).num_days() > knowledge.settings.fresh.serology {
        return None;
    }
    match comparator {
        Comparator::Equal => Some(amount < limit),
        Comparator::Less => (amount <= limit).then_some(true),
        Comparator::Greater => (amount >= limit).then_some(false),
    }
}

pub fn rule(
    record: &Record,
    knowledge: &Knowledge,
    set: &GuidelineSet,
    today: NaiveDate,
    dna: &[Dna],
    episode: NaiveDate,
) -> Said {
    let settings = &knowledge.settings;
    let age = |on: NaiveDate| (today - on).num_days();
    let clean = |it: &Dna| !it.positive && it.plain && it.limit <= settings.stop_limit.get();
    let spoiled = dna.iter().rposition(|it| it.positive || !it.plain);
    let after = spoiled.map_or(0, |place| place + 1);
    let clean_since = dna[after..].iter().find(|it| clean(it)).map(|it| it.on);
    let latest = dna.last();
    let sure_and_fresh = record.person.cirrhosis == Cirrhosis::None
        && !doubted(record, knowledge, today)
        && latest.is_some_and(|it| age(it.on) <= settings.fresh.dna);
    let if_sure = |state| (if sure_and_fresh { state } else { "unknown" }, None);

    // 1
    if [Cirrhosis::Compensated, Cirrhosis::Decompensated].contains(&record.person.cirrhosis) {
        return ("excluded", None);
    }
    let suppressed = record.courses.iter().any(|course| {
        let stopped = course.stop.map(|stop| stop.date);
        course.intent == Intent::Prophylaxis
            && course.start.date <= today
            && stopped.is_none_or(|stop| today < months(stop, settings.prevention_months))
    });
    if suppressed {
        return ("unknown", None);
    }
    // 2
    let hbsag = marker(record, knowledge, today, Marker::HbsAg);
    if hbsag.last().is_some_and(|(_, positive)| !positive) && clean_since.is_some() {
        let first = since(&hbsag);
        let end = months(first, set.hbsag_loss_months.as_ref().unwrap().value);
        let waives = set.anti_hbs_waives.as_ref().unwrap().value;
        let anti_hbs = marker(record, knowledge, today, Marker::AntiHbs);
        let last = hbsag[hbsag.len() - 1].0;
        if last >= end || waives && anti_hbs.last().is_some_and(|(_, positive)| *positive) {
            return if_sure("met");
        }
        return ("consolidating", Some(end));
    }
    // 3
    let hbeag = marker(record, knowledge, today, Marker::HbeAg);
    let Some((latest_hbeag, hbeag_positive)) = hbeag.last().copied() else {
        return ("unknown", None);
    };
    let at_start = hbeag.iter().rfind(|(on, _)| *on <= episode);
    let was_positive = at_start.is_some_and(|(_, positive)| *positive)
        || hbeag
            .iter()
            .any(|(on, positive)| *on > episode && *positive);
    let dna_positive = latest.is_some_and(|it| it.positive);
    // 4
    if was_positive {
        let anti_hbe = marker(record, knowledge, today, Marker::AntiHbe);
        let alt = alts(record, knowledge, today, Analyte::Alt);
        let above = |day: NaiveDate| {
            let mut of_day = alt.iter().filter(|it| it.on == day);
            of_day.any(|it| it.value > it.upper.unwrap())
        };
        let latest_alt = alt.last().map(|it| it.on);
        if hbeag_positive
            || anti_hbe.last().is_some_and(|(_, positive)| !positive)
            || dna_positive
            || latest_alt.is_some_and(above)
        {
            return ("not_met", None);
        }
        let (Some((latest_anti, _)), Some(latest_alt), Some(clean_since)) =
            (anti_hbe.last().copied(), latest_alt, clean_since)
        else {
            return ("unknown", None);
        };
        let mut clock = clean_since.max(since(&hbeag)).max(since(&anti_hbe));
        if set.clock_needs_alt.value {
            let within: Vec<(NaiveDate, bool)> =
                alt.iter().map(|it| (it.on, above(it.on))).collect();
            clock = clock.max(since(&within));
        }
        let end = months(clock, set.consolidation_months.value);
        if today < end {
            return ("consolidating", Some(end));
        }
        let fresh = age(latest_alt) <= settings.fresh.liver
            && age(latest_hbeag) <= settings.fresh.serology
            && age(latest_anti) <= settings.fresh.serology;
        let below = set.hbsag_below.as_ref().map(|below| below.value);
        let below = below.map_or(Some(true), |limit| {
            quantity_below(record, knowledge, today, limit)
        });
        if below == Some(false) {
            return ("not_met", None);
        }
        return if fresh && below == Some(true) {
            if_sure("met")
        } else {
            ("unknown", None)
        };
    }
    // 5
    let rule = set.hbeag_negative.value;
    if rule == HbeagNegative::HbsagLossOnly || dna_positive {
        return ("not_met", None);
    }
    let Some(clean_since) = clean_since else {
        return ("unknown", None);
    };
    match rule {
        HbeagNegative::HbsagLossOnly => unreachable!("answered above"),
        HbeagNegative::Suppressed {
            months: n,
            hbsag_below,
        } => {
            let below = hbsag_below.map_or(Some(true), |limit| {
                quantity_below(record, knowledge, today, limit)
            });
            let end = months(clean_since.max(episode), n);
            match below {
                _ if today < end => ("consolidating", Some(end)),
                Some(false) => ("not_met", None),
                Some(true) => if_sure("selected_patients_only"),
                None => ("unknown", None),
            }
        }
        HbeagNegative::Negatives {
            months: n,
            count,
            apart_months,
        } => {
            let mut last: Option<NaiveDate> = None;
            let mut found = 0;
            for it in dna {
                let in_time = it.on >= clean_since && it.on >= episode && clean(it);
                let early = settings.guidelines.early_days;
                let next = last.map(|last| days(months(last, apart_months), -early));
                if in_time && next.is_none_or(|next| it.on >= next) {
                    last = Some(it.on);
                    found += 1;
                }
            }
            if today < months(episode, n) || found < count {
                ("consolidating", None)
            } else {
                if_sure("met")
            }
        }
    }
}
