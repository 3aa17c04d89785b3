//! Why somebody is called back, how they are reached, and what was tried: in a few cells and in whole sentences.

use chrono::NaiveDate;

use crate::clinical::assessment::{Due, DueTest};
use crate::clinical::recall;
use crate::clinical::record::Note;

use super::list::due_in_eight_cells;
use super::numbers::{count, date_words};
use super::{DueLine, Words, shown};

impl Words<'_> {
    /// Which tests are due, and how late they are, for a column: `DNA, liver late 7m; HBeAg 11-Dec`.
    #[must_use]
    pub fn recall_column<'a>(&self, due: impl Iterator<Item = &'a Due>) -> String {
        let mut groups: Vec<(NaiveDate, Vec<&str>)> = Vec::new();
        for due in due {
            let test = match due.test {
                DueTest::HbvDna => "DNA",
                DueTest::Liver => "liver",
                DueTest::Hbeag => "HBeAg",
            };
            match groups.iter_mut().find(|(on, _)| *on == due.on) {
                Some((_, tests)) => tests.push(test),
                None => groups.push((due.on, vec![test])),
            }
        }
        let words: Vec<String> = groups
            .iter()
            .map(|(on, tests)| {
                let when = due_in_eight_cells(*on, self.assessment.day);
                format!("{} {when}", tests.join(", "))
            })
            .collect();
        words.join("; ")
    }

    /// The same in sentences: `HBV DNA and liver due 01-Apr-2026, overdue 7 months`.
    #[must_use]
    pub fn recall_reasons(&self, last: NaiveDate) -> Vec<String> {
        let mut groups: Vec<(DueLine, Vec<&str>)> = Vec::new();
        for line in self.next_due().into_iter().filter(|line| line.due <= last) {
            match groups.iter_mut().find(|(first, _)| first.due == line.due) {
                Some((_, tests)) => tests.push(line.test),
                None => {
                    let tests = vec![line.test];
                    groups.push((line, tests));
                }
            }
        }
        let sentence = |(line, tests): &(DueLine, Vec<&str>)| {
            let day = date_words(line.due);
            format!("{} due {day}, {}", tests.join(" and "), line.distance)
        };
        groups.iter().map(sentence).collect()
    }

    /// How the patient is reached.
    #[must_use]
    pub fn contact(&self) -> Option<String> {
        let contact = self.record.person.contact.as_deref()?;
        Some(shown(contact).into_owned())
    }

    /// What was tried since the last result, in so few cells as there are: `sample 20-Nov; tried 2x, 18-Nov no answer`,
    /// `sample, 2x`, `2x`.
    #[must_use]
    pub fn recall_notes_column(&self, fits: impl Fn(&str) -> bool) -> String {
        let sample = recall::awaited_sample(self.record, self.assessment);
        let attempts = recall::attempts(self.record, self.assessment);
        let day = |note: &Note| note.on.format("%d-%b").to_string();
        let times = format!("{}x", attempts.len());
        let tried = attempts.last().map(|last| {
            let words = format!("tried {times}, {} {}", day(last), shown(&last.text));
            words.trim_end().to_owned()
        });
        let both = |sample: Option<String>, tried: Option<String>, divider: &str| {
            let parts: Vec<String> = sample.into_iter().chain(tried).collect();
            parts.join(divider)
        };
        let is_tried = tried.is_some();
        let sent = sample.map(|sample| format!("sample {}", day(sample)));
        let few = sample.map(|_| "sample".to_owned());
        let whole = both(sent.clone(), tried, "; ");
        [
            whole.clone(),
            both(sent, is_tried.then(|| format!("tried {times}")), "; "),
            both(few.clone(), is_tried.then(|| times.clone()), ", "),
            few.unwrap_or(times),
        ]
        .into_iter()
        .find(|words| fits(words))
        .unwrap_or(whole)
    }

    /// The same in sentences, each attempt with its day: `recall attempt of 18-Nov-2026: no answer`.
    #[must_use]
    pub fn recall_notes(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(sample) = recall::awaited_sample(self.record, self.assessment) {
            words.push(format!("{}, report awaited", super::note_words(sample)));
        }
        let attempts = recall::attempts(self.record, self.assessment);
        words.extend(
            attempts
                .iter()
                .rev()
                .map(|attempt| super::note_words(attempt)),
        );
        words
    }

    /// The attempts in one field of a plain line: `3 recall attempts, the last of 18-Nov-2026: no answer`.
    #[must_use]
    pub fn recall_notes_field(&self) -> String {
        let attempts: Vec<&Note> = recall::attempts(self.record, self.assessment);
        let tried = match attempts.as_slice() {
            [] => "no recall attempt".to_owned(),
            [only] => super::note_words(only),
            [.., last] => {
                let number = i64::try_from(attempts.len()).unwrap_or(i64::MAX);
                format!(
                    "{}, the last of {}: {}",
                    count(number, "recall attempt"),
                    date_words(last.on),
                    super::note_text_words(last)
                )
            }
        };
        match recall::awaited_sample(self.record, self.assessment) {
            Some(sample) => format!("{}, report awaited; {tried}", super::note_words(sample)),
            None => tried,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clinical::assessment::{Due, DueReason, DueTest};
    use crate::wording::testing::Patient;

    #[test]
    fn tests_of_one_day_are_named_together() {
        let due = |test, on: &str| Due {
            test,
            on: on.parse().unwrap(),
            reason: DueReason::NeverMeasured,
        };
        let patient = Patient::new().takes("ETV", "2014-01-10", "");
        for (dues, words) in [
            (
                vec![
                    due(DueTest::HbvDna, "2024-04-01"),
                    due(DueTest::Liver, "2024-04-01"),
                ],
                "DNA, liver late 2m",
            ),
            (
                vec![
                    due(DueTest::HbvDna, "2024-05-31"),
                    due(DueTest::Liver, "2024-06-01"),
                    due(DueTest::Hbeag, "2024-05-31"),
                ],
                "DNA, HBeAg late 1d; liver 01-Jun",
            ),
        ] {
            let column = patient.words("2024-06-01", |w| w.recall_column(dues.iter()));
            assert_eq!(column, words);
        }
    }
}
