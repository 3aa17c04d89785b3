//! What the rules look at: everything that is derived from a record before one of them is asked.

use chrono::NaiveDate;

use super::assessment::{DnaSeries, Stage};
use super::effective;
use super::knowledge::Knowledge;
use super::liver::LiverTests;
use super::record::{Finding, Record};
use super::serology::Serology;
use super::stretch::Stretch;
use super::timeline::{self, Episode, Line};
use super::ultrasound::Ultrasound;

/// Everything that is derived from a record before a rule is asked.
pub(crate) struct View<'a> {
    pub(crate) record: &'a Record,
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) day: NaiveDate,
    pub(crate) episodes: Vec<Episode>,
    pub(crate) liver: LiverTests,
    pub(crate) serology: Serology,
    /// Oldest first.
    pub(crate) ultrasounds: Vec<Ultrasound>,
    /// Whether a genotypic resistance test is on file.
    pub(crate) has_genotype: bool,
    pub(crate) series: &'a DnaSeries,
}

impl<'a> View<'a> {
    /// Everything that is derived from `record` on `day`, whose counted series is `series`.
    pub(crate) fn new(
        record: &'a Record,
        knowledge: &'a Knowledge,
        day: NaiveDate,
        series: &'a DnaSeries,
    ) -> Self {
        let courses = effective::taken_courses(record, day);
        let (mut liver, mut serology) = (LiverTests::default(), Serology::default());
        let (mut ultrasounds, mut has_genotype) = (Vec::new(), false);
        for (result, stored) in effective::results(record, day) {
            match stored.finding {
                Finding::Amount { .. } => liver.add(result, stored, record, knowledge),
                Finding::Serology { .. } | Finding::QuantifiedSerology { .. } => {
                    serology.add(result, stored, record, knowledge);
                }
                Finding::Genotype(_) => has_genotype = true,
                Finding::Ultrasound(lesion) => ultrasounds.push(Ultrasound {
                    result,
                    on: stored.on,
                    lesion,
                }),
                Finding::HbvDna { .. } => {}
            }
        }
        Self {
            record,
            knowledge,
            day,
            episodes: timeline::episodes(&courses, knowledge),
            liver,
            serology,
            ultrasounds,
            has_genotype,
            series,
        }
    }
}

impl View<'_> {
    /// A line's end, or the review day while it is open; what comes after the review day is not known.
    pub(super) fn end_of(&self, line: &Line) -> NaiveDate {
        line.end.unwrap_or(self.day)
    }

    /// The results of a line up to its end or the review day.
    pub(crate) fn line_stretch(&self, episode: &Episode, line: &Line) -> Stretch<'_> {
        let end = self.end_of(line);
        Stretch::new(
            &self.series.counted,
            episode.start,
            line.start,
            end,
            self.knowledge,
        )
    }

    /// The time after the episode at `place`, if there is any: the stop, and the next episode's start if there is one.
    pub(crate) fn off_period(&self, place: usize) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let stop = self.episodes.get(place)?.end?;
        let next = self.episodes.get(place + 1).map(|episode| episode.start);
        (next.is_some() || self.day > stop).then_some((stop, next))
    }

    /// The results of the time after an episode.
    pub(crate) fn off_stretch(
        &self,
        episode: &Episode,
        stop: NaiveDate,
        next: Option<NaiveDate>,
    ) -> Stretch<'_> {
        Stretch::new(
            &self.series.counted,
            episode.start,
            stop,
            next.unwrap_or(self.day),
            self.knowledge,
        )
    }

    /// The stretch that the present verdict is about; `None` for those never treated.
    pub(crate) fn present_stretch(&self) -> Option<Stretch<'_>> {
        let episode = self.episodes.last()?;
        match timeline::stage(&self.episodes, self.day) {
            Stage::NeverTreated => None,
            Stage::Off { stop, .. } => Some(self.off_stretch(episode, stop, None)),
            Stage::OnTreatment { .. } => episode
                .lines
                .last()
                .map(|line| self.line_stretch(episode, line)),
        }
    }
}
