//! What is taken, for how long, with which breaks, and what was taken before.

use chrono::NaiveDate;

use super::Words;
use super::language::say;
use super::modifiers::without_drug;
use super::names::name_words;
use super::numbers::{date_words, span_words};
use crate::clinical::assessment::Stage;
use crate::clinical::drugs::DrugId;
use crate::clinical::effective;

impl Words<'_> {
    /// `on lamivudine 28 months, no break recorded; earlier drugs: none`; nothing for those never treated, of whom the
    /// headline says so.
    #[must_use]
    pub fn treatment(&self) -> Option<String> {
        let day = self.assessment.day;
        let facts = &self.assessment.facts;
        let (now, episode_start, taken) = match facts.stage {
            Stage::NeverTreated => return None,
            Stage::OnTreatment {
                episode_start,
                line_start,
            } => {
                let taken = self.taken_on(day);
                let names = self.drug_names(&taken);
                let words = say!(
                    self.language,
                    "on {names} {time}",
                    "正在用{names}{time}",
                    time = span_words(self.language, line_start, day)
                );
                (words, episode_start, taken)
            }
            Stage::Off {
                episode_start,
                stop,
            } => {
                let taken = self.taken_on(stop);
                let names = self.drug_names(&taken);
                let words = say!(
                    self.language,
                    "{names} until {day}",
                    "{names}至 {day}",
                    day = date_words(self.language, stop)
                );
                (words, episode_start, taken)
            }
        };
        let broken = match &facts.last_interruption {
            Some(stretch) => say!(
                self.language,
                "{without}, until {day}",
                "{without}，至 {day}",
                without = without_drug(self.language, stretch),
                day = date_words(self.language, stretch.resumed)
            ),
            None => say!(
                self.language,
                "no break recorded since {day}",
                "{day} 起无停服记录",
                day = date_words(self.language, episode_start)
            ),
        };
        let earlier = self.taken_before(&taken);
        let earlier = if earlier.is_empty() {
            self.language.says("none", "无").to_owned()
        } else {
            earlier.join(self.language.says(", ", "、"))
        };
        Some(say!(
            self.language,
            "{now}; {broken}; earlier drugs: {earlier}",
            "{now}；{broken}；既往用药：{earlier}"
        ))
    }

    /// The drugs taken on a day, in order of name.
    fn taken_on(&self, day: NaiveDate) -> Vec<DrugId> {
        let courses = effective::taken_courses(self.record, self.assessment.day);
        let mut taken: Vec<DrugId> = courses
            .iter()
            .filter(|course| course.start <= day)
            .filter(|course| course.stop.is_none_or(|stop| stop >= day))
            .map(|course| course.drug)
            .collect();
        self.put_in_order(&mut taken);
        taken
    }

    /// The other drugs that were ever taken, by name.
    fn taken_before(&self, now: &[DrugId]) -> Vec<String> {
        let courses = effective::taken_courses(self.record, self.assessment.day);
        let mut earlier: Vec<DrugId> = courses
            .iter()
            .map(|course| course.drug)
            .filter(|drug| !now.contains(drug))
            .collect();
        self.put_in_order(&mut earlier);
        let name =
            |drug: &DrugId| name_words(self.language, self.knowledge.drugs.get(*drug)).to_owned();
        earlier.iter().map(name).collect()
    }

    fn put_in_order(&self, drugs: &mut Vec<DrugId>) {
        drugs.sort_by(|one, other| {
            let name = |drug: &DrugId| name_words(self.language, self.knowledge.drugs.get(*drug));
            name(one).cmp(name(other))
        });
        drugs.dedup();
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::testing::Patient;

    const TODAY: &str = "2024-06-01";

    #[test]
    fn what_is_taken_is_told_with_its_breaks_and_what_came_before() {
        let lamivudine = || Patient::new().takes("lam", "2022-01-10", "");
        let switched = || {
            Patient::new()
                .takes("lam", "2020-01-10", "2022-01-10")
                .takes("etv", "2022-01-10", "")
        };
        for (patient, words) in [
            (Patient::new(), None),
            (
                lamivudine(),
                Some(
                    "on lamivudine 28 months; no break recorded since 10-Jan-2022; earlier drugs: none",
                ),
            ),
            (
                lamivudine().takes("adv", "2024-05-20", ""),
                Some(
                    "on adefovir + lamivudine 12 days; no break recorded since 10-Jan-2022; earlier drugs: none",
                ),
            ),
            (
                switched(),
                Some(
                    "on entecavir 28 months; no break recorded since 10-Jan-2020; earlier drugs: lamivudine",
                ),
            ),
            (
                Patient::new()
                    .takes("etv", "2022-01-10", "2023-02-01")
                    .takes("etv", "2023-02-15", ""),
                Some(
                    "on entecavir 28 months; after 13 days without the drug, until 15-Feb-2023; earlier drugs: none",
                ),
            ),
            (
                Patient::new().takes("tdf", "2020-01-10", "2023-03-01"),
                Some(
                    "tenofovir disoproxil until 01-Mar-2023; no break recorded since 10-Jan-2020; earlier drugs: none",
                ),
            ),
        ] {
            assert_eq!(
                patient.words(TODAY, |found| found.treatment()).as_deref(),
                words
            );
        }
    }
}
