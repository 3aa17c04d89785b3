//! The terms (`GUIDELINES.md` A and B).

use chrono::NaiveDate;
use hepatrack::clinical::guidelines::{GuidelineSet, Large, Span};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::laboratory::Analyte;
use hepatrack::clinical::record::{Cirrhosis, Record};

use super::series::{Dna, six};
use super::stop::alts;
use super::treatment::Phase;
use super::{days, months};

type Said = (&'static str, Option<&'static str>);

pub fn term(
    record: &Record,
    knowledge: &Knowledge,
    set: &GuidelineSet,
    today: NaiveDate,
    dna: &[Dna],
    phase: &Phase,
) -> Said {
    match *phase {
        Phase::NotAsked => ("not_applicable", None),
        Phase::On { episode, line } => on_treatment(record, knowledge, set, dna, episode, line),
        Phase::Off { episode, stop } => {
            off_treatment(record, knowledge, set, today, dna, episode, stop)
        }
    }
}

/// The latest on or before `day`, if recent enough.
fn latest_up_to(dna: &[Dna], day: NaiveDate, knowledge: &Knowledge) -> Option<Dna> {
    let latest = *dna.iter().rfind(|it| it.on <= day)?;
    let age = (day - latest.on).num_days();
    (age <= knowledge.settings.carried_max_age).then_some(latest)
}

fn log10_over(one: f64, other: f64) -> f64 {
    one.log10() - other.log10()
}

/// Whether the first and the last exactly dated of a run stand far enough apart.
fn sure(run: &[Dna], knowledge: &Knowledge) -> Option<&'static str> {
    let needed = knowledge.settings.guidelines.confirm_days;
    let mut exact = run.iter().filter(|dna| dna.exact).map(|dna| dna.on);
    let first = exact.next();
    let last = exact.next_back();
    let apart = first
        .zip(last)
        .map(|(first, last)| (last - first).num_days());
    Some(if apart.is_some_and(|apart| apart >= needed) {
        "confirmed"
    } else {
        "suspected"
    })
}

fn due(after: Span, start: NaiveDate, knowledge: &Knowledge) -> NaiveDate {
    let day = match after {
        Span::Weeks(weeks) => days(start, i64::from(weeks) * 7),
        Span::Months(n) => months(start, n),
    };
    days(day, -knowledge.settings.guidelines.early_days)
}

fn on_treatment(
    record: &Record,
    knowledge: &Knowledge,
    set: &GuidelineSet,
    dna: &[Dna],
    episode: NaiveDate,
    line: NaiveDate,
) -> Said {
    let before_line = latest_up_to(dna, line, knowledge);
    let carried_negative = before_line.filter(|it| it.on > episode && !it.positive);
    let baseline = before_line.filter(|it| it.positive).map(|it| it.value);
    let results: Vec<Dna> = dna.iter().copied().filter(|it| it.on > line).collect();
    let Some(last) = results.last() else {
        return match carried_negative {
            Some(_) => ("virological_response", None),
            None => ("not_measured", None),
        };
    };
    let is_rise = |place: usize| {
        let it = results[place];
        let before: Vec<Dna> = carried_negative
            .iter()
            .chain(&results[..place])
            .copied()
            .collect();
        if !it.positive || before.is_empty() {
            return false;
        }
        let lowest = before.iter().map(|b| b.value).fold(f64::INFINITY, f64::min);
        let by_height = log10_over(it.value, lowest) > set.breakthrough_log10.value + 1e-9;
        let after_negative = set
            .breakthrough_after_negative
            .as_ref()
            .is_some_and(|from| before.iter().any(|b| !b.positive) && it.value >= from.value.get());
        by_height || after_negative
    };
    if is_rise(results.len() - 1) {
        let mut first = results.len() - 1;
        while first > 0 && is_rise(first - 1) {
            first -= 1;
        }
        return ("breakthrough", sure(&results[first..], knowledge));
    }
    if !last.positive {
        return ("virological_response", None);
    }
    let fall = baseline.map(|baseline| log10_over(baseline, last.value));
    if let (Some(rule), Some(fall), Some(baseline)) = (&set.primary_non_response, fall, baseline) {
        let rule = rule.value;
        let lloq = knowledge.settings.default_lloq.get();
        if last.on >= due(rule.after, line, knowledge)
            && baseline >= six(10_f64.powf(rule.fall_below) * lloq)
            && fall < rule.fall_below - 1e-9
        {
            return ("primary_non_response", None);
        }
    }
    if let Some(rule) = &set.cirrhosis_partial_response
        && [Cirrhosis::Compensated, Cirrhosis::Decompensated].contains(&record.person.cirrhosis)
        && last.on >= due(rule.value, line, knowledge)
    {
        return ("partial_response", None);
    }
    if let Some(rule) = &set.low_level_viraemia
        && last.on >= due(rule.value.after, line, knowledge)
        && last.value < rule.value.below.get()
    {
        return ("low_level_viraemia", None);
    }
    if let Some(rule) = &set.partial_response {
        let wanted = rule.value.fall_at_least;
        let reached = wanted == 0.0 || fall.is_some_and(|fall| fall >= wanted - 1e-9);
        if last.on >= due(rule.value.after, line, knowledge) && reached {
            return ("partial_response", None);
        }
    }
    ("on_treatment_viraemic", None)
}

fn off_treatment(
    record: &Record,
    knowledge: &Knowledge,
    set: &GuidelineSet,
    today: NaiveDate,
    dna: &[Dna],
    episode: NaiveDate,
    stop: NaiveDate,
) -> Said {
    let at_stop = latest_up_to(dna, stop, knowledge).filter(|it| it.on > episode);
    let results: Vec<Dna> = dna.iter().copied().filter(|it| it.on > stop).collect();
    let Some(last) = results.last() else {
        return ("not_measured", None);
    };
    if !last.positive {
        return ("sustained_response", None);
    }
    let in_period = results.iter().rposition(|it| !it.positive);
    let negative = match (in_period, at_stop) {
        (Some(place), _) => results[place],
        (None, Some(at_stop)) if !at_stop.positive => at_stop,
        (None, Some(_)) => return ("not_applicable", None),
        (None, None) => return ("not_measured", None),
    };
    let is_large = |it: &Dna| {
        it.positive
            && match set.relapse.value {
                Large::Above(load) => it.value > load.get(),
                Large::Rise(log10) => log10_over(it.value, negative.value) >= log10 - 1e-9,
            }
    };
    if !is_large(last) {
        return ("low_viraemia_off_treatment", None);
    }
    let mut first = results.len() - 1;
    while first > 0 && is_large(&results[first - 1]) {
        first -= 1;
    }
    let run = &results[first..];
    let from = days(run[0].on, -knowledge.settings.liver_lookback);
    let times = knowledge.settings.guidelines.raised_alt_multiple;
    let raised = alts(record, knowledge, today, Analyte::Alt)
        .iter()
        .any(|alt| alt.on >= from && alt.value / alt.upper.unwrap() > times);
    let term = if raised {
        "clinical_relapse"
    } else {
        "virological_relapse"
    };
    (term, sure(run, knowledge))
}
