//! What headline and status pane speak of, beside the verdict.

use chrono::NaiveDate;

use super::assemble::follows_failed_line;
use super::assessment::{Counted, Facts, Lowest, NotCountedBecause, Phase, ResultRef, Stage};
use super::calendar::whole_months_between;
use super::stretch::Stretch;
use super::view::View;

impl View<'_> {
    /// What headline and pane speak of, beside the verdict.
    pub(super) fn facts(
        &self,
        stage: Stage,
        stretch: Option<Stretch<'_>>,
        lowest: Option<Lowest>,
        phases: &[Phase],
    ) -> Facts {
        let counted = &self.series.counted;
        let run = counted
            .iter()
            .rev()
            .take_while(|result| result.is_positive())
            .count();
        let episode = self.episodes.last();
        let mut intents: Vec<_> = episode
            .iter()
            .flat_map(|episode| &episode.courses)
            .map(|course| course.intent)
            .collect();
        intents.sort_unstable();
        intents.dedup();
        let last = counted.last().copied();
        let newer_than_last = |on: NaiveDate| last.is_none_or(|last: Counted| on > last.on);
        let set_aside = self.series.not_counted.iter().rev().find(|other| {
            matches!(other.because, NotCountedBecause::SetAside { .. }) && newer_than_last(other.on)
        });
        let failed_lines = phases
            .iter()
            .take(phases.len().saturating_sub(1))
            .filter(|phase| phase.verdict.is_resistance())
            .filter_map(|phase| Some((phase.verdict.since()?, phase.drugs.clone())));
        Facts {
            stage,
            intents,
            last,
            run_length: stretch.map_or(0, |stretch| stretch.run().len()),
            negative_before_run: counted[..counted.len() - run].last().is_some(),
            baseline: stretch.and_then(|stretch| stretch.before.copied()),
            last_interruption: episode.and_then(|episode| episode.interruptions.last().copied()),
            set_aside_newer: set_aside.map(|other| other.result),
            alt: self.liver.alt_multiple(self.day, self.knowledge),
            hbsag_negative: self
                .serology
                .hbs_antigen()
                .last()
                .is_some_and(|entry| !entry.is_positive()),
            fib4_hundredths: self
                .liver
                .fib4(self.record, self.day, self.knowledge)
                .map(|fib4| (fib4 * 100.0).round() as u32),
            failed_lines: failed_lines.collect(),
            results_of_stretch: stretch.map_or(0, |stretch| stretch.results.len()),
            run_start: counted[counted.len() - run..].first().copied(),
            negative_on_earlier_line: self.has_negative_on_earlier_line(stage),
            left_out_negative: stretch.and_then(|stretch| self.left_out_negative(&stretch)),
            months_on_line: match stage {
                Stage::OnTreatment { line_start, .. } => {
                    Some(whole_months_between(line_start, self.day))
                }
                Stage::NeverTreated | Stage::Off { .. } => None,
            },
            follows_failed_line: follows_failed_line(stage, phases),
            lowest,
            prevention_on_file: self.prevention_until(self.day).is_some(),
        }
    }

    /// Whether a negative counts after the episode's start and no later than the start of the present line.
    fn has_negative_on_earlier_line(&self, stage: Stage) -> bool {
        let Stage::OnTreatment {
            episode_start,
            line_start,
        } = stage
        else {
            return false;
        };
        let mut earlier = self.series.counted.iter();
        earlier.any(|result| {
            result.is_negative() && result.on > episode_start && result.on <= line_start
        })
    }

    /// The latest negative of a stretch that is left out because its assay is too crude.
    fn left_out_negative(&self, stretch: &Stretch<'_>) -> Option<ResultRef> {
        let mut newest_first = self.series.not_counted.iter().rev();
        let too_crude = newest_first
            .find(|other| other.on > stretch.start && other.because == NotCountedBecause::TooCrude);
        too_crude.map(|other| other.result)
    }
}
