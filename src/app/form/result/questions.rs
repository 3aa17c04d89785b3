//! What has to be asked about a result that is typed: which reading is meant, and whether what is unusual is kept.

use super::super::{Desk, Reading};
use super::Asked;
use crate::app::question::{Answer, Question, Then, offered};
use crate::clinical::record::Finding;
use crate::notation::{Fault, Unusual, short_date};
use crate::wording::amount_words;

impl Asked<'_> {
    /// Complains, or asks which reading is meant where there are several.
    pub(in crate::app::form) fn refuse(&self, fault: &Fault, reading: &mut Reading) {
        reading.leaves_out = true;
        let words = format!("{}: {fault}", self.label);
        if fault.readings.is_empty() {
            return reading.complain(self.place, words);
        }
        let mut answers = vec![Answer::new(
            'n',
            "none of these: back to the field",
            Then::BackToField,
        )];
        let readings = fault.readings.iter();
        answers.extend(offered(
            readings.map(|meant| (meant.clone(), meant.clone())),
        ));
        let question = Question {
            about: format!("{} {}", self.label, self.text),
            field: Some(self.place),
            words,
            answers,
        };
        reading.ask(question, format!("{}?", fault.problem));
    }

    /// Asks once about what is unusual, and about a second result of one day.
    pub(super) fn ask(
        &self,
        finding: &Finding,
        unusual: &[Unusual],
        reading: &mut Reading,
        desk: &Desk<'_>,
    ) {
        if unusual.contains(&Unusual::MayBeNotDone) {
            let mut answers = vec![Answer::new('n', "back to the field", Then::BackToField)];
            let meant = [
                ("not detected", "not detected"),
                ("not done: leave it empty", ""),
            ];
            answers.extend(offered(
                meant.map(|(words, text)| (words.to_owned(), text.to_owned())),
            ));
            let question = Question {
                about: format!("{} {}", self.label, self.text),
                field: Some(self.place),
                words: format!("{} {}: not detected, or not done?", self.label, self.text),
                answers,
            };
            return reading.ask(question, "= not detected?");
        }
        let last = self.last();
        let mut reasons: Vec<String> = unusual.iter().map(ToString::to_string).collect();
        if last.is_some_and(|last| last.on == self.day) {
            reasons.push("a result of this day is on file already".to_owned());
        }
        if reasons.is_empty() {
            return;
        }
        let before = last.map_or_else(String::new, |last| {
            format!(
                " Last: {} on {}.",
                amount_words(&last.finding, desk.knowledge),
                short_date(last.on)
            )
        });
        let amount = amount_words(finding, desk.knowledge);
        let echo = format!("= {amount}? {}", reasons.join("; "));
        let question = Question {
            about: format!("{} {} {}", self.label, self.text, reasons.join(" ")),
            field: Some(self.place),
            words: format!(
                "{} {amount}: {}.{before} Keep it?",
                self.label,
                reasons.join("; ")
            ),
            answers: vec![
                Answer::new('n', "no: back to the field", Then::BackToField),
                Answer::new('y', "yes, keep it with a mark", Then::Keep),
            ],
        };
        reading.ask(question, echo);
    }
}

/// Asks once about limits that no laboratory prints for their test.
pub(in crate::app::form) fn ask_about_limits(
    place: usize,
    label: &str,
    text: &str,
    odd: &[Unusual],
    reading: &mut Reading,
) {
    if odd.is_empty() {
        return;
    }
    let reasons: Vec<String> = odd.iter().map(ToString::to_string).collect();
    let reasons = reasons.join("; ");
    let question = Question {
        about: format!("{label} {text} {reasons}"),
        field: Some(place),
        words: format!("{label} {text}: {reasons}. Keep it?"),
        answers: vec![
            Answer::new('n', "no: back to the field", Then::BackToField),
            Answer::new('y', "yes, the laboratory prints it", Then::Keep),
        ],
    };
    reading.ask(question, format!("{reasons}?"));
}
