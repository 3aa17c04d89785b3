//! The results and dates that decided, put in order (`RULES.md` §9, "Because").

use super::assessment::{Because, Evidence, Rule, Stage, Verdict};
use super::effective::TakenCourse;
use super::judgement::Judgement;
use super::view::View;

impl View<'_> {
    /// The results and dates that decided, in order of date.
    pub(super) fn because(&self, stage: Stage, judgement: &Judgement) -> Vec<Because> {
        let rule = judgement.rule;
        let mut because: Vec<Because> = self.course_evidence(stage, rule);
        because.extend(judgement.evidence.iter().map(|(on, result)| Because {
            on: *on,
            evidence: Evidence::Result(*result),
            rule,
        }));
        if judgement.verdict == Verdict::StopConditionsMet
            && let Some(conditions) = &judgement.stop_conditions
        {
            let rows = [
                &conditions.dna,
                &conditions.liver,
                &conditions.hbeag,
                &conditions.no_cirrhosis,
            ];
            for result in rows.into_iter().flat_map(|row| &row.evidence) {
                let Some(stored) = self.record.results.get(result.index()) else {
                    continue;
                };
                let evidence = Evidence::Result(*result);
                if because.iter().all(|other| other.evidence != evidence) {
                    because.push(Because {
                        on: stored.on,
                        evidence,
                        rule: Rule::StopConditions,
                    });
                }
            }
        }
        // A sample of the day on which a drug starts was drawn before its first dose.
        because.sort_by_key(|entry| {
            (
                entry.on,
                matches!(entry.evidence, Evidence::CourseStarted(_)),
            )
        });
        because
    }

    /// The start of the line, or the stop, as a date that decided.
    fn course_evidence(&self, stage: Stage, rule: Rule) -> Vec<Because> {
        let Some(episode) = self.episodes.last() else {
            return Vec::new();
        };
        let of_day = |matches: &dyn Fn(&TakenCourse) -> bool,
                      entry: &dyn Fn(&TakenCourse) -> Because| {
            episode
                .courses
                .iter()
                .filter(|course| matches(course))
                .map(entry)
                .collect()
        };
        match stage {
            Stage::NeverTreated => Vec::new(),
            Stage::OnTreatment { line_start, .. } => {
                of_day(&|course| course.start == line_start, &|course| Because {
                    on: course.start,
                    evidence: Evidence::CourseStarted(course.first),
                    rule,
                })
            }
            Stage::Off { stop, .. } => {
                of_day(&|course| course.stop == Some(stop), &|course| Because {
                    on: stop,
                    evidence: Evidence::CourseStopped(course.last),
                    rule,
                })
            }
        }
    }
}
