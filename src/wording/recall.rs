//! Why somebody is called back, how they are reached, and what was tried: in a few cells and in whole sentences.

use chrono::NaiveDate;

use crate::clinical::assessment::{Due, DueTest};
use crate::clinical::recall;
use crate::clinical::record::Note;

use super::language::Phrase;
use super::language::say;
use super::list::due_in_eight_cells;
use super::numbers::{count, date_words, day_month_words};
use super::{DueLine, Words, shown};

impl Words<'_> {
    /// Which tests are due, and how late they are, in so few cells as there are: `late 7m DNA, liver; 11-Dec HBeAg`,
    /// `late 7m DNA, liver +HBeAg` with the day of the first alone, `late 7m 3 tests`.
    #[must_use]
    pub fn recall_column<'a>(
        &self,
        due: impl Iterator<Item = &'a Due>,
        fits: impl Fn(&str) -> bool,
    ) -> String {
        let mut groups: Vec<(NaiveDate, Vec<&str>)> = Vec::new();
        for due in due {
            let test = match due.test {
                DueTest::HbvDna => "DNA",
                DueTest::Liver => self.language.says("liver", "肝功能"),
                DueTest::Hbeag => "HBeAg",
                DueTest::Kidney => self.language.says("kidney", "肾功能"),
                DueTest::Ultrasound => self.language.says("ultrasound", "超声"),
            };
            match groups.iter_mut().find(|(on, _)| *on == due.on) {
                Some((_, tests)) => tests.push(test),
                None => groups.push((due.on, vec![test])),
            }
        }
        let when = |on: NaiveDate| due_in_eight_cells(self.language, on, self.assessment.day);
        let group = |(on, tests): &(NaiveDate, Vec<&str>)| {
            let when = when(*on);
            format!("{when} {}", tests.join(", "))
        };
        let words: Vec<String> = groups.iter().map(group).collect();
        let whole = words.join(self.language.says("; ", "；"));
        // The day that a short form tells is the first that something is due.
        groups.sort_by_key(|(on, _)| *on);
        let Some((first, others)) = groups.split_first() else {
            return whole;
        };
        let others: Vec<&str> = others.iter().flat_map(|(_, tests)| tests.clone()).collect();
        let tests = i64::try_from(first.1.len() + others.len()).unwrap_or(i64::MAX);
        let beside = format!(
            "{} +{}",
            group(first),
            others.join(self.language.says(", ", "，"))
        );
        let counted = format!(
            "{} {}",
            when(first.0),
            count(self.language, tests, Phrase::new("test", "项检查"))
        );
        [whole.clone(), beside, counted]
            .into_iter()
            .find(|words| fits(words))
            .unwrap_or(whole)
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
            let day = date_words(self.language, line.due);
            say!(
                self.language,
                "{tests} due {day}, {distance}",
                "{tests} {day}到期，{distance}",
                tests = tests.join(self.language.says(" and ", "、")),
                distance = line.distance
            )
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
        let day = |note: &Note| day_month_words(self.language, note.on);
        let times = say!(
            self.language,
            "{times}x",
            "{times}次",
            times = attempts.len()
        );
        let tried = attempts.last().map(|last| {
            let words = say!(
                self.language,
                "tried {times}, {day} {text}",
                "已联系{times}，{day} {text}",
                day = day(last),
                text = shown(&last.text)
            );
            words.trim_end().to_owned()
        });
        let both = |sample: Option<String>, tried: Option<String>, divider: &str| {
            let parts: Vec<String> = sample.into_iter().chain(tried).collect();
            parts.join(divider)
        };
        let is_tried = tried.is_some();
        let sent = sample.map(|sample| {
            say!(
                self.language,
                "sample {day}",
                "标本 {day}",
                day = day(sample)
            )
        });
        let few = sample.map(|_| self.language.says("sample", "标本").to_owned());
        let semicolon = self.language.says("; ", "；");
        let whole = both(sent.clone(), tried, semicolon);
        [
            whole.clone(),
            both(
                sent,
                is_tried.then(|| say!(self.language, "tried {times}", "已联系{times}")),
                semicolon,
            ),
            both(
                few.clone(),
                is_tried.then(|| times.clone()),
                self.language.says(", ", "，"),
            ),
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
            words.push(say!(
                self.language,
                "{sample}, report awaited",
                "{sample}，待报告",
                sample = super::note_words(self.language, sample)
            ));
        }
        let attempts = recall::attempts(self.record, self.assessment);
        words.extend(
            attempts
                .iter()
                .rev()
                .map(|attempt| super::note_words(self.language, attempt)),
        );
        words
    }

    /// The attempts in one field of a plain line: `3 recall attempts, the last of 18-Nov-2026: no answer`.
    #[must_use]
    pub fn recall_notes_field(&self) -> String {
        let attempts: Vec<&Note> = recall::attempts(self.record, self.assessment);
        let tried = match attempts.as_slice() {
            [] => self.language.says("no recall attempt", "未联系").to_owned(),
            [only] => super::note_words(self.language, only),
            [.., last] => {
                let number = i64::try_from(attempts.len()).unwrap_or(i64::MAX);
                say!(
                    self.language,
                    "{times}, the last of {day}: {text}",
                    "{times}，最近一次 {day}：{text}",
                    times = count(
                        self.language,
                        number,
                        Phrase::new("recall attempt", "次联系")
                    ),
                    day = date_words(self.language, last.on),
                    text = super::note_text_words(self.language, last)
                )
            }
        };
        match recall::awaited_sample(self.record, self.assessment) {
            Some(sample) => say!(
                self.language,
                "{sample}, report awaited; {tried}",
                "{sample}，待报告；{tried}",
                sample = super::note_words(self.language, sample)
            ),
            None => tried,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clinical::assessment::{Due, DueReason, DueTest};
    use crate::clinical::record::{Id, Note, NoteKind};
    use crate::wording::testing::Patient;

    fn noted(mut patient: Patient, notes: &[(&str, NoteKind, &str)]) -> Patient {
        for (id, (on, kind, text)) in (900..).zip(notes) {
            patient.record.insert_note(Note {
                id: Id(id),
                on: on.parse().unwrap(),
                kind: *kind,
                text: (*text).to_owned(),
                source: patient.record.source,
            });
        }
        patient
    }

    #[test]
    fn only_what_was_tried_since_the_last_result_and_up_to_the_day_is_told() {
        use NoteKind::{RecallAttempt, Remark, SampleSent};
        let treated = || {
            Patient::new()
                .takes("ETV", "2014-01-10", "")
                .dna("2024-01-05", "<20")
        };
        for (notes, field, column) in [
            (&[][..], "no recall attempt", ""),
            (
                &[
                    ("2024-01-05", RecallAttempt, "on the day of the result"),
                    ("2024-06-02", RecallAttempt, "after the day"),
                    ("2024-05-01", Remark, "moved house"),
                ],
                "no recall attempt",
                "",
            ),
            (
                &[("2024-05-20", RecallAttempt, "no answer")],
                "recall attempt of 20-May-2024: no answer",
                "tried 1x, 20-May no answer",
            ),
            (
                &[
                    ("2024-04-20", RecallAttempt, "no answer"),
                    ("2024-05-20", RecallAttempt, ""),
                    ("2024-05-30", SampleSent, ""),
                ],
                "sample of 30-May-2024: noted as sent, report awaited; 2 recall attempts, the last of 20-May-2024: noted",
                "sample 30-May; tried 2x, 20-May",
            ),
        ] {
            let patient = noted(treated(), notes);
            let (told, short) = patient.words("2024-06-01", |words| {
                (
                    words.recall_notes_field(),
                    words.recall_notes_column(|_| true),
                )
            });
            assert_eq!((told.as_str(), short.as_str()), (field, column));
        }
    }

    #[test]
    fn a_narrow_column_keeps_that_something_was_tried() {
        let patient = noted(
            Patient::new().takes("ETV", "2014-01-10", ""),
            &[
                ("2024-04-20", NoteKind::RecallAttempt, "no answer"),
                ("2024-05-30", NoteKind::SampleSent, ""),
            ],
        );
        for (cells, expected) in [
            (60, "sample 30-May; tried 1x, 20-Apr no answer"),
            (25, "sample 30-May; tried 1x"),
            (12, "sample, 1x"),
            (7, "sample"),
        ] {
            let told = patient.words("2024-06-01", |words| {
                words.recall_notes_column(|text| text.len() <= cells)
            });
            assert_eq!(told, expected);
        }
    }

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
                "late 2m DNA, liver",
            ),
            (
                vec![
                    due(DueTest::HbvDna, "2024-05-31"),
                    due(DueTest::Liver, "2024-06-01"),
                    due(DueTest::Hbeag, "2024-05-31"),
                ],
                "late 1d DNA, HBeAg; 01-Jun liver",
            ),
        ] {
            let column = patient.words("2024-06-01", |w| w.recall_column(dues.iter(), |_| true));
            assert_eq!(column, words);
        }
    }

    #[test]
    fn where_little_room_is_the_first_day_is_told_and_no_test_is_cut() {
        let due = |test, on: &str| Due {
            test,
            on: on.parse().unwrap(),
            reason: DueReason::NeverMeasured,
        };
        let dues = [
            due(DueTest::HbvDna, "2024-06-20"),
            due(DueTest::Liver, "2024-02-01"),
            due(DueTest::Hbeag, "2024-06-20"),
        ];
        let patient = Patient::new().takes("ETV", "2014-01-10", "");
        for (room, words) in [
            (99, "20-Jun DNA, HBeAg; late 4m liver"),
            (31, "late 4m liver +DNA, HBeAg"),
            (18, "late 4m 3 tests"),
        ] {
            let fits = |words: &str| words.len() <= room;
            let column = patient.words("2024-06-01", |w| w.recall_column(dues.iter(), fits));
            assert_eq!(column, words);
        }
    }
}
