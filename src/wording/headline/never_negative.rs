//! Headlines of those in whom HBV DNA has not become negative since the line began.
//!
//! "Never negative" is said only where nothing on file speaks against it: not of an only test, not where DNA was
//! negative before the line began, not over a negative that does not count.

use crate::clinical::assessment::{Fall, NotCountedBecause, PrimaryResistance, Rise};
use crate::clinical::drugs::{Barrier, DrugId};
use crate::clinical::worklist;

use super::super::Words;
use super::super::numbers::{log10_words, years_words};
use super::Headline;

impl Words<'_> {
    pub(super) fn primary_resistance(&self, primary: &PrimaryResistance) -> Headline {
        if let Some(rise) = self.assessment.rising {
            return self.never_negative_and_rising(primary, &rise);
        }
        let fall = primary.fall.map(|fall| fall_words(&fall));
        if worklist::is_poor(primary, self.assessment, &self.knowledge.settings) {
            let fall = fall.unwrap_or_else(|| "value before treatment missing".to_owned());
            return Headline::look(
                format!("{}, {fall}", self.not_negative_at(primary)),
                self.or_two_years_on(
                    "Guidelines call a small fall non-response. First question: are doses missed?",
                ),
            );
        }
        let month = self.month_of(primary);
        let Some(fall) = fall else {
            let load = self.load();
            return Headline::slower(
                format!("DNA positive at month {month}: {load}; value before treatment missing"),
                self.or_two_years_on(
                    "Without the value before treatment the fall cannot be known.",
                ),
            );
        };
        let text = match self.against_never() {
            Some(known) => format!("{}, {fall}", known.words(month)),
            None => format!("DNA not yet negative at month {month}, {fall}"),
        };
        let is_good = self.is_good_fall(primary);
        if self.only_low_barrier() {
            let explanation = if is_good {
                "A good fall; the next tests show whether it goes on."
            } else {
                "On a low-barrier drug, virus left at this time makes later resistance likelier."
            };
            return Headline::look(text, explanation.to_owned());
        }
        Headline::slower(text, self.or_two_years_on(&self.slow_fall_words(is_good)))
    }

    /// What becomes of most who are still positive on these drugs; nothing is promised over a variant on file.
    fn slow_fall_words(&self, is_good: bool) -> String {
        let good = if is_good { "A good fall; most" } else { "Most" };
        let lessened = self.lessened_drugs();
        let sure = self.slow_but_sure();
        if !lessened.is_empty() {
            let names = self.drug_names(&lessened);
            format!("A variant on file lessens the effect of {names}: for the doctor.")
        } else if sure.is_empty() {
            "The next tests show whether it goes on falling.".to_owned()
        } else {
            let names = self.drug_names(&sure);
            format!("{good} on {names} turn negative later on the same drug.")
        }
    }

    fn never_negative_and_rising(&self, primary: &PrimaryResistance, rise: &Rise) -> Headline {
        let rise = format!("{} above its lowest", log10_words(rise.log10()));
        let text = if self.is_only_test() {
            format!("{}, rising: {rise}", self.only_test_words())
        } else {
            let month = self.month_of(primary);
            match self.against_never() {
                Some(known) => format!("{}, now rising: {rise}", known.words(month)),
                None => format!("DNA never negative and now rising: {rise}"),
            }
        };
        let threshold = self.knowledge.settings.alert.rising_log10;
        let explanation = format!(
            "A rise of more than {threshold} log10 above the lowest value is a breakthrough by every guideline, whatever the fall from the start."
        );
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation).bold_if(primary.certainty)
        }
    }

    /// `DNA never negative at month 12: 90 000`, or as much of it as is known.
    fn not_negative_at(&self, primary: &PrimaryResistance) -> String {
        let (month, load) = (self.month_of(primary), self.load());
        if self.is_only_test() {
            return self.only_test_words();
        }
        match self.against_never() {
            Some(known) => format!("{}: {load}", known.words(month)),
            None => format!("DNA never negative at month {month}: {load}"),
        }
    }

    /// `DNA positive at its only test on entecavir: 5 000`.
    fn only_test_words(&self) -> String {
        let drugs = self.drug_names(&self.assessment.drugs);
        format!("DNA positive at its only test on {drugs}: {}", self.load())
    }

    fn is_only_test(&self) -> bool {
        self.assessment.facts.results_of_stretch == 1 && !self.is_negative_left_out()
    }

    /// Whether a negative is on file that does not count, so that nobody knows whether DNA was negative then.
    fn is_negative_left_out(&self) -> bool {
        let mut others = self.assessment.series.not_counted.iter();
        others.any(|other| match other.because {
            NotCountedBecause::TooCrude | NotCountedBecause::SetAside { .. } => true,
            NotCountedBecause::SameDay => false,
        })
    }

    /// What on file forbids to say "never negative".
    fn against_never(&self) -> Option<AgainstNever> {
        let is_left_out = self.is_negative_left_out();
        let start = self.line_start()?;
        let mut before = self.assessment.series.counted.iter();
        let was_negative = before.any(|result| result.on <= start && result.is_negative());
        let since = was_negative.then(|| {
            if self.line_before().is_some() {
                format!("the change to {}", self.drug_names(&self.assessment.drugs))
            } else {
                "treatment began".to_owned()
            }
        });
        (is_left_out || since.is_some()).then_some(AgainstNever { is_left_out, since })
    }

    fn month_of(&self, primary: &PrimaryResistance) -> u32 {
        self.months_at_last().max(primary.stage_months)
    }

    /// The explanation, or that the time is over in which most turn negative on the same drug.
    fn or_two_years_on(&self, explanation: &str) -> String {
        let long = self.knowledge.settings.headline.long_treatment_months;
        if self.months_on_line() < long || self.only_low_barrier() {
            return explanation.to_owned();
        }
        let years = years_words(self.language, long / 12);
        format!("{years} on: whether to change or add is for the doctor.")
    }

    fn is_good_fall(&self, primary: &PrimaryResistance) -> bool {
        let settings = &self.knowledge.settings;
        let [first, _, _] = settings.checkpoints;
        let least = settings.headline.good_fall;
        primary.stage_months == first.months && primary.fall.is_some_and(|fall| fall.log10 >= least)
    }

    /// One or more drugs of low barrier and none of high barrier.
    fn only_low_barrier(&self) -> bool {
        let barrier = |wanted| {
            self.assessment
                .drugs
                .iter()
                .any(|drug| self.knowledge.drugs.get(*drug).barrier == wanted)
        };
        barrier(Barrier::Low) && !barrier(Barrier::High)
    }

    /// The drugs on which most turn negative later: of high barrier, with published figures, also after the drugs that
    /// failed, and not lessened by a variant on file.
    fn slow_but_sure(&self) -> Vec<DrugId> {
        let lessened = self.lessened_drugs();
        let failed: Vec<DrugId> = self.failed_drugs();
        let is_sure = |drug: &DrugId| {
            let rates = self.knowledge.resistance.rates(*drug, &failed);
            self.knowledge.drugs.get(*drug).barrier == Barrier::High
                && rates.is_some_and(|rates| rates.after.is_empty())
                && !lessened.contains(drug)
        };
        let drugs = self.assessment.drugs.iter();
        drugs.copied().filter(is_sure).collect()
    }
}

/// What on file forbids to say "never negative".
struct AgainstNever {
    /// A negative that does not count.
    is_left_out: bool,
    /// What DNA was negative before: the change of drugs, or the treatment.
    since: Option<String>,
}

impl AgainstNever {
    /// `DNA not negative since the change to tenofovir alafenamide (month 8)`, `DNA not shown negative at month 8`.
    fn words(&self, month: u32) -> String {
        let shown = if self.is_left_out { "not shown" } else { "not" };
        match &self.since {
            Some(since) => format!("DNA {shown} negative since {since} (month {month})"),
            None => format!("DNA {shown} negative at month {month}"),
        }
    }
}

/// `down 4.2 log10`, `up at least 1.3 log10`.
fn fall_words(fall: &Fall) -> String {
    let way = if fall.log10 < 0.0 { "up" } else { "down" };
    let least = if fall.at_least { "at least " } else { "" };
    format!("{way} {least}{}", log10_words(fall.log10))
}
