//! Patients whose HBeAg was not positive (`GUIDELINES.md` C5).

use super::{StopFacts, add_markers, answer};
use crate::clinical::assessment::Counted;
use crate::clinical::calendar::{plus_days, plus_months};
use crate::clinical::guidelines::answer::{StopAnswer, StopReason, StopState};
use crate::clinical::guidelines::set::{GuidelineSet, HbeagNegative};
use crate::clinical::serology::{self, MarkerDay};
use crate::clinical::{stop, support};

impl<'v> StopFacts<'v> {
    /// C5: HBeAg was not positive.
    pub(super) fn hbeag_negative(&self, set: &GuidelineSet, antigen: &MarkerDay) -> StopAnswer {
        let mut said = self.hbeag_negative_rule(set);
        let markers = self.view.serology.hbe_antigen();
        let at_start = serology::up_to(markers, self.episode_start).last();
        add_markers(&mut said.evidence, [at_start, Some(antigen)]);
        said
    }

    fn hbeag_negative_rule(&self, set: &GuidelineSet) -> StopAnswer {
        let rule = set.hbeag_negative.value;
        if rule == HbeagNegative::HbsagLossOnly {
            return answer("C5", StopState::NotMet, StopReason::HbsagLossOnly);
        }
        if self.latest.is_some_and(Counted::is_positive) {
            let mut said = answer("C5", StopState::NotMet, StopReason::DnaPositive);
            self.add_dna(&mut said.evidence, None);
            return said;
        }
        let Some((clean, from_clean)) = self.clean else {
            let mut said = StopAnswer {
                missing: vec![self.missing_dna()],
                ..answer("C5", StopState::Unknown, StopReason::Untold)
            };
            self.add_dna(&mut said.evidence, None);
            return said;
        };
        let (mut said, walked) = match rule {
            HbeagNegative::HbsagLossOnly => (
                answer("C5", StopState::NotMet, StopReason::HbsagLossOnly),
                Vec::new(),
            ),
            HbeagNegative::Suppressed {
                months,
                hbsag_below,
            } => {
                let since = clean.on.max(self.episode_start);
                let until = plus_months(since, months);
                let reason = StopReason::Suppressed { since, until };
                let said = if self.view.day < until {
                    StopAnswer {
                        consolidated_on: Some(until),
                        ..answer("C5", StopState::Consolidating, reason)
                    }
                } else {
                    let selected = answer("C5", StopState::SelectedPatientsOnly, reason);
                    self.once_over("C5", hbsag_below, selected, Vec::new())
                };
                (said, Vec::new())
            }
            HbeagNegative::Negatives {
                months,
                count,
                apart_months,
            } => {
                let walked = self.walk(from_clean, apart_months);
                let found = u32::try_from(walked.len()).unwrap_or(u32::MAX);
                let not_before = plus_months(self.episode_start, months);
                let reason = StopReason::Negatives { found, not_before };
                let said = if self.view.day < not_before || found < count {
                    answer("C5", StopState::Consolidating, reason)
                } else {
                    self.if_sure(answer("C5", StopState::Met, reason), Vec::new())
                };
                (said, walked)
            }
        };
        for counted in walked {
            support::collect(&self.view.series.counted, counted, &mut said.evidence);
        }
        self.add_dna(&mut said.evidence, Some(clean));
        said
    }

    /// The clean negatives that are far enough apart, from the first since all are clean and the episode began.
    fn walk(&self, from_clean: &'v [Counted], apart_months: u32) -> Vec<&'v Counted> {
        let settings = &self.view.knowledge.settings;
        let mut walked: Vec<&Counted> = Vec::new();
        let clean = from_clean
            .iter()
            .filter(|result| stop::is_clean_negative(result, settings.stop_limit))
            .filter(|result| result.on >= self.episode_start);
        for result in clean {
            let far_enough = walked.last().is_none_or(|last| {
                let next = plus_months(last.on, apart_months);
                result.on >= plus_days(next, -settings.guidelines.early_days)
            });
            if far_enough {
                walked.push(result);
            }
        }
        walked
    }
}
