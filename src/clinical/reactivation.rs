//! Virus that is newly there without treatment: reactivation of the never treated (`RULES.md` §7b), the same after
//! treatment (`WORDING.md`, `react`), and when it is a carrier's own course.

use chrono::NaiveDate;

use super::assessment::{
    Counted, CountedAs, React, ReactSign, Reactivation, ReactivationSign, ResultRef, Rule, Verdict,
};
use super::calendar::plus_months;
use super::judgement::Judgement;
use super::laboratory::Analyte;
use super::record::Intent;
use super::rising::{left_out, lowest_before};
use super::serology::{self, MarkerDay};
use super::stretch::{certainty, ends, run_of};
use super::support;
use super::timeline::Episode;
use super::view::View;

/// One of the four signs, with what it stands on.
struct Found {
    since: NaiveDate,
    sign: ReactivationSign,
    evidence: Vec<(NaiveDate, ResultRef)>,
}

/// What is said of somebody never treated.
pub(super) struct Untreated {
    pub(super) judgement: Judgement,
    /// From which day a sign is settled, so that it is no alarm.
    pub(super) settled_since: Option<NaiveDate>,
}

impl View<'_> {
    /// §7b: the first sign that is not settled from its own day, else never treated.
    pub(super) fn judge_untreated(&self) -> Untreated {
        let signs: [fn(&Self) -> Option<Found>; 4] = [
            Self::dna_without_hbsag,
            Self::hbsag_back,
            Self::dna_after_negative,
            Self::risen,
        ];
        let mut settled_since = None;
        for found in signs.into_iter().filter_map(|sign| sign(self)) {
            if self.is_settled_from(found.since) {
                settled_since = settled_since.or(Some(found.since));
            } else {
                return Untreated {
                    judgement: self.reactivation(found, settled_since.is_some()),
                    settled_since: None,
                };
            }
        }
        let last = self.series.counted.last();
        let evidence = last.map(|last| (last.on, last.result));
        Untreated {
            judgement: Judgement {
                evidence: evidence.into_iter().collect(),
                ..Judgement::new(Verdict::NeverTreated, Rule::NeverTreated)
            },
            settled_since,
        }
    }

    /// The verdict of a sign. Where an earlier one is settled, what settles it is named too.
    fn reactivation(&self, found: Found, beside_settled: bool) -> Judgement {
        let counted = &self.series.counted;
        let run = run_of(counted);
        let mut evidence = found.evidence;
        for result in ends(run) {
            support::collect(counted, result, &mut evidence);
        }
        if beside_settled {
            let window = self.settling(found.since);
            for result in window {
                support::collect(counted, result, &mut evidence);
            }
            let before = &counted[..counted.len() - window.len()];
            support::collect_back_to_positive(before, &mut evidence);
            let alt = self
                .liver
                .fresh_value(Analyte::Alt, self.day, self.knowledge);
            evidence.extend(alt.map(|alt| (alt.on, alt.result)));
        }
        // Without the negatives before it, an older positive would seem to belong to the run.
        let before = &counted[..counted.len() - run.len()];
        let is_named = |result: &&Counted| evidence.contains(&(result.on, result.result));
        let names_older = before.iter().filter(is_named).any(Counted::is_positive);
        if names_older {
            support::collect_back_to_positive(before, &mut evidence);
        }
        let verdict = Verdict::Reactivation(Reactivation {
            since: found.since,
            certainty: certainty(run, self.knowledge),
            sign: found.sign,
        });
        Judgement {
            evidence,
            ..Judgement::new(verdict, Rule::Reactivation)
        }
    }

    /// a: the last counted HBV DNA is positive, and the latest HBsAg up to the first of the positives was negative.
    fn dna_without_hbsag(&self) -> Option<Found> {
        let first = run_of(&self.series.counted).first()?;
        let hbsag = serology::up_to(self.serology.hbs_antigen(), first.on).last()?;
        (!hbsag.is_positive()).then(|| Found {
            since: first.on,
            sign: ReactivationSign::DnaWithoutHbsag {
                hbsag: hbsag.result,
            },
            evidence: vec![(hbsag.on, hbsag.result)],
        })
    }

    /// The latest negative HBsAg before the positives at the end, the first of these, and whether an earlier positive
    /// is on file.
    fn hbsag_change(&self) -> Option<(&MarkerDay, &MarkerDay, bool)> {
        let days = self.serology.hbs_antigen();
        let unbroken = days.iter().rev().take_while(|entry| entry.is_positive());
        let (before, since) = days.split_at(days.len() - unbroken.count());
        let again = before.iter().any(MarkerDay::is_positive);
        Some((before.last()?, since.first()?, again))
    }

    /// b: the latest HBsAg is positive and an earlier one negative.
    fn hbsag_back(&self) -> Option<Found> {
        let (negative, positive, again) = self.hbsag_change()?;
        Some(Found {
            since: positive.on,
            sign: ReactivationSign::HbsagBack {
                negative: negative.result,
                positive: positive.result,
                again,
            },
            evidence: vec![
                (negative.on, negative.result),
                (positive.on, positive.result),
            ],
        })
    }

    /// c: HBV DNA of some height after a negative by an assay that is fine enough, not an excused one.
    fn dna_after_negative(&self) -> Option<Found> {
        let settings = &self.knowledge.settings;
        let counted = &self.series.counted;
        let run = run_of(counted);
        let (first, last) = (run.first()?, run.last()?);
        let is_fine = |result: &&Counted| {
            result.is_negative()
                && result.counted_as != CountedAs::Excused
                && result.limit <= settings.stop_limit
        };
        let before = &counted[..counted.len() - run.len()];
        let negative = before.iter().rev().find(is_fine)?;
        (last.value >= settings.reactivation.after_negative).then(|| {
            let mut evidence = Vec::new();
            support::collect(counted, negative, &mut evidence);
            Found {
                since: first.on,
                sign: ReactivationSign::DnaAfterNegative {
                    negative: negative.result,
                },
                evidence,
            }
        })
    }

    /// d: HBV DNA has risen over the lowest load before it, and so have all results since the first that did.
    fn risen(&self) -> Option<Found> {
        let counted = &self.series.counted;
        let last = counted.last().filter(|last| last.is_positive())?;
        let left_out: Vec<_> = left_out(self.series, self.record, self.knowledge).collect();
        let least = self.knowledge.settings.reactivation.rise_log10;
        let risen_over = |result: &Counted| {
            lowest_before(counted, &left_out, result.on).filter(|lowest| {
                result.is_positive() && lowest.value.is_below_by_at_least(least, result.value)
            })
        };
        let lowest = risen_over(last)?;
        let is_risen = |result: &&Counted| risen_over(result).is_some();
        let length = counted.iter().rev().take_while(is_risen).count();
        let (before, since) = counted.split_at(counted.len() - length);
        let first = since.first()?;
        let start = risen_over(first)?;
        let mut evidence = Vec::new();
        for lowest in [lowest, start] {
            match counted.iter().find(|result| result.result == lowest.result) {
                Some(result) => support::collect(counted, result, &mut evidence),
                None => evidence.push((lowest.on, lowest.result)),
            }
        }
        support::collect_back_to_positive(before, &mut evidence);
        support::collect(counted, first, &mut evidence);
        evidence.sort_unstable();
        evidence.dedup();
        Some(Found {
            since: first.on,
            sign: ReactivationSign::Risen {
                lowest,
                log10: last.value.log10_above(lowest.value),
            },
            evidence,
        })
    }

    /// The counted results from a day on that must stand still: those of the months up to the newest, and the one
    /// before them.
    fn settling(&self, since: NaiveDate) -> &[Counted] {
        let months = self.knowledge.settings.reactivation.settled_months;
        let counted = &self.series.counted;
        let from = counted.partition_point(|result| result.on < since);
        let counted = &counted[from..];
        let Some(newest) = counted.last() else {
            return counted;
        };
        let recent = counted.partition_point(|result| plus_months(result.on, months) < newest.on);
        &counted[recent.saturating_sub(1)..]
    }

    /// Whether the virus has been a carrier's own course from a day on: a year or more later it still stands low and
    /// still, ALT is not raised and there is no cirrhosis.
    pub(super) fn is_settled_from(&self, since: NaiveDate) -> bool {
        let settings = &self.knowledge.settings;
        let thresholds = &settings.reactivation;
        let is_long = self
            .series
            .counted
            .last()
            .is_some_and(|newest| newest.on >= plus_months(since, thresholds.settled_months));
        if self.record.person.cirrhosis.is_present() || !is_long {
            return false;
        }
        let alt = self
            .liver
            .fresh_value(Analyte::Alt, self.day, self.knowledge);
        if alt.is_none_or(|alt| alt.multiple() > settings.worklist.raised_alt_multiple) {
            return false;
        }
        let results = self.settling(since);
        let values = results.iter().map(|result| result.value);
        let lowest = values.clone().min_by(|one, other| one.total_cmp(*other));
        let highest = values.max_by(|one, other| one.total_cmp(*other));
        let (Some(lowest), Some(highest)) = (lowest, highest) else {
            return false;
        };
        results.len() > 1
            && highest < thresholds.settled_below
            && !highest.is_above_by_more_than(thresholds.settled_within_log10, lowest)
    }

    /// Virus or surface antigen newly there in somebody who was treated: the first sign that is not settled from its
    /// own day.
    pub(super) fn react(&self, stop: Option<NaiveDate>) -> Option<React> {
        let episode = self
            .episodes
            .last()
            .filter(|episode| !is_pregnancy(episode))?;
        let run = run_of(&self.series.counted);
        let has_negative_before = run.len() < self.series.counted.len();
        let after_prevention = run
            .first()
            .filter(|_| !episode.is_treatment() && has_negative_before)
            .map(|first| (ReactSign::AfterPrevention, first.on));
        let without_hbsag = stop
            .and_then(|_| self.dna_without_hbsag())
            .map(|found| (ReactSign::DnaWithoutHbsag, found.since));
        let hbsag_back = stop.and_then(|stop| {
            let (_, positive, _) = self.hbsag_change()?;
            (positive.on > stop).then_some((ReactSign::HbsagBack, positive.on))
        });
        [after_prevention, without_hbsag, hbsag_back]
            .into_iter()
            .flatten()
            .find(|(_, since)| !self.is_settled_from(*since))
            .map(|(sign, since)| React { sign, since })
    }
}

/// Whether every course of an episode was given for a pregnancy.
fn is_pregnancy(episode: &Episode) -> bool {
    episode
        .courses
        .iter()
        .all(|course| course.intent == Intent::Pregnancy)
}
