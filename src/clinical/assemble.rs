//! Puts together what the rules say of the present: the verdict with its alerts, facts and due dates.

use chrono::NaiveDate;

use super::assess::Present;
use super::assessment::{
    Alerts, Assessment, DnaSeries, Due, DueReason, DueTest, Phase, Stage, Verdict,
};
use super::calendar::plus_months;
use super::drugs::DrugId;
use super::due::{DueQuestion, Following, after};
use super::genotypes::Genotypes;
use super::laboratory::Analyte;
use super::liver_alert::LiverState;
use super::record::FollowUp;
use super::sooner::Sooner;
use super::stretch::Stretch;
use super::timeline;
use super::view::View;

impl View<'_> {
    pub(super) fn assemble(&self, phases: Vec<Phase>, present: Present) -> Assessment {
        let stage = timeline::stage(&self.episodes, self.day);
        let stretch = self.present_stretch();
        let last = self.series.counted.last().copied();
        let is_viraemic = last.is_some_and(|last| last.is_positive());
        let lowest = stretch.and_then(|stretch| self.lowest_of(&stretch));
        let (stop, taken) = match stage {
            Stage::NeverTreated => (None, &[][..]),
            Stage::Off { stop, .. } => (Some(stop), &[][..]),
            // The line's end is the review day, or it is open: its drugs are those of a sample of that day.
            Stage::OnTreatment { .. } => (None, phases.last().map_or(&[][..], |line| &line.drugs)),
        };
        let (liver, high_alone) = match self.liver_state() {
            LiverState::Alert(alert) => (Some(alert), None),
            LiverState::HighAlone(analyte, result) => (None, Some((analyte, result))),
            LiverState::Quiet => (None, None),
        };
        let never_repeated = if liver.is_none() {
            self.never_repeated()
        } else {
            Vec::new()
        };
        let alerts = Alerts {
            liver,
            high_alone,
            never_repeated,
            kidney: self.kidney_alert(taken),
            lesion: self.lesion_alert(),
            decompensation: self.decompensation_doubt(),
        };
        let resistance_proven = self.resistance_proven(taken);
        let months = self.knowledge.settings.alert.stale_months;
        let judgement = present.judgement;
        let settled_since = match stop {
            Some(stop) => Some(stop).filter(|stop| is_viraemic && self.is_settled_from(*stop)),
            None => present.settled_since,
        };
        let mut assessment = Assessment {
            day: self.day,
            rule: judgement.rule,
            because: self.because(stage, &judgement),
            drugs: present.drugs,
            series: DnaSeries::default(),
            events: present.events,
            stop_conditions: judgement
                .stop_conditions
                .filter(|_| matches!(stage, Stage::OnTreatment { .. })),
            rising: self.rise_from(lowest),
            alerts,
            react: self.react(stop),
            is_proven: is_viraemic && self.is_proven(taken, &resistance_proven),
            resistance_proven,
            egfr_hundredths: self.egfr(),
            settled_since,
            stale: last.is_some_and(|last| plus_months(last.on, months) < self.day),
            missing: Vec::new(),
            doubts: Vec::new(),
            notes: Vec::new(),
            advice: Vec::new(),
            next_due: Vec::new(),
            tier: None,
            facts: self.facts(stage, stretch, lowest, &phases),
            verdict: judgement.verdict,
            phases: Vec::new(),
        };
        let watches_kidneys = self.watches_kidneys(taken);
        assessment.phases = phases;
        if self.record.person.follow_up == FollowUp::Active {
            assessment.next_due = self.next_due(&assessment, stretch, watches_kidneys);
        }
        assessment
    }

    /// The drugs taken that the variants on file resist, in order of name.
    fn resistance_proven(&self, taken: &[DrugId]) -> Vec<DrugId> {
        if !self.has_genotype {
            return Vec::new();
        }
        let genotypes = Genotypes::collect(self.record, self.day);
        let proofs = genotypes.proofs(taken, self.knowledge);
        proofs.into_iter().map(|proof| proof.drug).collect()
    }

    /// Whether the virus resists every drug taken, interferons aside, and at least one.
    fn is_proven(&self, taken: &[DrugId], proven: &[DrugId]) -> bool {
        let drugs = &self.knowledge.drugs;
        let mut analogues = taken
            .iter()
            .filter(|drug| !drugs.is_interferon(**drug))
            .peekable();
        analogues.peek().is_some() && analogues.all(|drug| proven.contains(drug))
    }

    fn next_due(
        &self,
        assessment: &Assessment,
        stretch: Option<Stretch<'_>>,
        watches_kidneys: bool,
    ) -> Vec<Due> {
        let stage = assessment.facts.stage;
        let following = match (stage, stretch) {
            (Stage::OnTreatment { episode_start, .. }, Some(stretch)) => Following::Line {
                episode_start,
                stretch,
            },
            (Stage::Off { .. }, Some(stretch)) => Following::Off { stretch },
            (Stage::NeverTreated, _) | (Stage::OnTreatment { .. } | Stage::Off { .. }, None) => {
                Following::NeverTreated {
                    last: self.series.counted.last(),
                }
            }
        };
        let schedule = &self.knowledge.settings.schedule;
        let mut due = DueQuestion {
            following,
            verdict: &assessment.verdict,
            cirrhosis: self.record.person.cirrhosis,
            liver: &self.liver,
            serology: &self.serology,
            schedule,
            day: self.day,
        }
        .answer();
        self.sooner(assessment, stretch).bring_forward(&mut due);
        if watches_kidneys && let Some(stretch) = stretch {
            due.push(self.kidney_due(assessment, stretch.start));
        }
        due.extend(self.ultrasound_due(assessment));
        due
    }

    fn sooner<'a>(
        &'a self,
        assessment: &'a Assessment,
        stretch: Option<Stretch<'_>>,
    ) -> Sooner<'a> {
        let facts = &assessment.facts;
        let is_on_treatment = matches!(facts.stage, Stage::OnTreatment { .. });
        let is_viraemic = facts.last.is_some_and(|last| last.is_positive());
        let raised = self.knowledge.settings.worklist.raised_alt_multiple;
        let last_alt = self.liver.values(Analyte::Alt).last().map(|alt| alt.on);
        let has_raised_alt = facts.alt.is_some_and(|(_, multiple)| multiple.0 > raised);
        let newly_there = match assessment.verdict.reactivation() {
            Some(reactivation) => Some(reactivation.since),
            None => assessment.react.map(|react| react.since),
        };
        Sooner {
            alert: assessment.alerts.liver.as_ref(),
            never_repeated: &assessment.alerts.never_repeated,
            newly_there,
            raised_alt: last_alt.filter(|_| has_raised_alt && is_viraemic && !is_on_treatment),
            is_rising: is_on_treatment && assessment.rising.is_some(),
            after_failed_line: stretch
                .filter(|stretch| facts.follows_failed_line && stretch.last().is_none())
                .map(|stretch| stretch.start),
            last_dna: facts.last.map(|last| last.on),
            last_alt,
            schedule: &self.knowledge.settings.schedule,
        }
    }

    fn kidney_due(&self, assessment: &Assessment, line_start: NaiveDate) -> Due {
        let schedule = &self.knowledge.settings.schedule;
        let creatinine = self.liver.values(Analyte::Creatinine).last();
        let last = creatinine.map(|creatinine| creatinine.on);
        if assessment.alerts.kidney.is_none() {
            return after(DueTest::Kidney, last, line_start, schedule.kidney);
        }
        let months = schedule.kidney_alert;
        Due {
            reason: DueReason::KidneyAlert { months },
            ..after(DueTest::Kidney, last, line_start, months)
        }
    }

    /// Ultrasound for cirrhosis, for everybody who was ever treated, and where a lesion or AFP is an alert.
    fn ultrasound_due(&self, assessment: &Assessment) -> Option<Due> {
        let has_alert = assessment.alerts.lesion.is_some();
        let is_watched =
            has_alert || !self.episodes.is_empty() || self.record.person.cirrhosis.is_present();
        let schedule = &self.knowledge.settings.schedule;
        let due = |on, reason| Due {
            test: DueTest::Ultrasound,
            on,
            reason,
        };
        is_watched.then(|| match self.ultrasounds.last() {
            Some(last) if has_alert => {
                let months = schedule.ultrasound_lesion;
                due(
                    plus_months(last.on, months),
                    DueReason::LesionAlert { months },
                )
            }
            Some(last) => {
                let months = schedule.ultrasound;
                due(
                    plus_months(last.on, months),
                    DueReason::AfterLast { months },
                )
            }
            None => due(self.day, DueReason::NeverMeasured),
        })
    }
}

/// Whether the line before the present one in the same episode ended as resistance.
pub(super) fn follows_failed_line(stage: Stage, phases: &[Phase]) -> bool {
    let Stage::OnTreatment { .. } = stage else {
        return false;
    };
    // Between two episodes stands time off treatment, which does not end as resistance.
    let before = phases.iter().rev().nth(1);
    before.is_some_and(|before| {
        matches!(
            before.verdict,
            Verdict::PrimaryResistance(_) | Verdict::SecondaryResistance(_)
        )
    })
}
