//! Serological markers of a patient, day by day.

use chrono::NaiveDate;

use super::assessment::ResultRef;
use super::knowledge::Knowledge;
use super::laboratory::{Marker, QuantifiedMarker, Test};
use super::record::{Comparator, Finding, LabResult, Reactivity, Record};

/// What a marker showed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkerDay {
    /// The result that counts for the day.
    pub result: ResultRef,
    pub on: NaiveDate,
    pub reactivity: Reactivity,
}

impl MarkerDay {
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.reactivity == Reactivity::Positive
    }
}

/// The markers that the rules ask for, up to a review day, each list oldest first and one a day: of several results
/// of one day the less favourable counts (`RULES.md` §8).
#[derive(Clone, Debug, Default)]
pub struct Serology {
    hbs_antigen: Vec<MarkerDay>,
    hbe_antigen: Vec<MarkerDay>,
    anti_hbe: Vec<MarkerDay>,
    anti_hbs: Vec<MarkerDay>,
}

/// Whether a result of a marker is positive; a quantitative one by its threshold (§8). `None` for other tests, and for a
/// bound of HBsAg that the threshold does not settle: `<0.08` shows neither the antigen nor that it is gone. Such a bound
/// of anti-HBs shows no antibody.
#[must_use]
pub fn reactivity(finding: &Finding, knowledge: &Knowledge) -> Option<(Marker, Reactivity)> {
    if let Finding::Serology { marker, reactivity } = *finding {
        return Some((marker, reactivity));
    }
    let (marker, comparator, amount) = amount(finding, knowledge)?;
    let threshold = match marker {
        QuantifiedMarker::HbsAg => knowledge.settings.alert.hbsag_negative_below,
        QuantifiedMarker::AntiHbs => knowledge.settings.alert.anti_hbs_positive_from,
    };
    let reactivity = match (marker, comparator) {
        (QuantifiedMarker::HbsAg, Comparator::Less) if amount > threshold => return None,
        (QuantifiedMarker::HbsAg, Comparator::Greater) if amount < threshold => return None,
        (_, Comparator::Equal | Comparator::Greater) if amount >= threshold => Reactivity::Positive,
        (_, Comparator::Less | Comparator::Equal | Comparator::Greater) => Reactivity::Negative,
    };
    Some((marker.marker(), reactivity))
}

/// The amount of a quantified marker in the unit computed in; `None` for other tests.
pub(super) fn amount(
    finding: &Finding,
    knowledge: &Knowledge,
) -> Option<(QuantifiedMarker, Comparator, f64)> {
    let Finding::QuantifiedSerology {
        marker,
        comparator,
        figure,
        unit,
    } = *finding
    else {
        return None;
    };
    let definition = knowledge.tests.get(Test::Marker(marker.marker()));
    Some((marker, comparator, definition.amount(figure.value(), unit)))
}

impl Serology {
    /// Adds a result of the record, if it is a marker that the rules ask for; it must count on the review day and be no
    /// older than those before.
    pub(super) fn add(
        &mut self,
        result: ResultRef,
        stored: &LabResult,
        record: &Record,
        knowledge: &Knowledge,
    ) {
        let Some((marker, reactivity)) = reactivity(&stored.finding, knowledge) else {
            return;
        };
        let (list, less_favourable) = match marker {
            Marker::HbsAg => (&mut self.hbs_antigen, Reactivity::Positive),
            Marker::HbeAg => (&mut self.hbe_antigen, Reactivity::Positive),
            Marker::AntiHbe => (&mut self.anti_hbe, Reactivity::Negative),
            Marker::AntiHbs => (&mut self.anti_hbs, Reactivity::Negative),
            Marker::AntiHbc | Marker::AntiHdv | Marker::AntiHcv | Marker::AntiHiv => return,
        };
        let entry = MarkerDay {
            result,
            on: stored.on,
            reactivity,
        };
        match list.last_mut().filter(|last| last.on == stored.on) {
            Some(last) if reactivity == less_favourable => *last = entry,
            Some(_) => {}
            None => {
                if list.is_empty() {
                    list.reserve_exact(record.reports.len());
                }
                list.push(entry);
            }
        }
    }

    /// HBsAg, day by day.
    #[must_use]
    pub fn hbs_antigen(&self) -> &[MarkerDay] {
        &self.hbs_antigen
    }

    /// HBeAg, day by day.
    #[must_use]
    pub fn hbe_antigen(&self) -> &[MarkerDay] {
        &self.hbe_antigen
    }

    #[must_use]
    pub fn anti_hbe(&self) -> &[MarkerDay] {
        &self.anti_hbe
    }

    #[must_use]
    pub fn anti_hbs(&self) -> &[MarkerDay] {
        &self.anti_hbs
    }
}

/// The part of a list up to and including `day`.
#[must_use]
pub fn up_to(days: &[MarkerDay], day: NaiveDate) -> &[MarkerDay] {
    &days[..days.partition_point(|entry| entry.on <= day)]
}

/// The first entry of `wanted` reactivity after the last one of the other; the first of all if there is no other.
#[must_use]
pub fn first_since_change(days: &[MarkerDay], wanted: Reactivity) -> Option<&MarkerDay> {
    let unbroken = days
        .iter()
        .rev()
        .take_while(|entry| entry.reactivity == wanted)
        .count();
    days[days.len() - unbroken..].first()
}
