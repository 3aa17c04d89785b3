//! What has to be asked about a result that is typed: which reading is meant, and whether what is unusual is kept.

use super::super::reader::Reader;
use super::Asked;
use crate::clinical::record::Finding;
use crate::notation::{Fault, Unusual, short_date};
use crate::wording::amount_words;

impl Asked<'_> {
    /// Complains, or asks which reading is meant where there are several.
    pub(crate) fn refuse(&self, fault: &Fault, at: &mut Reader<'_>) {
        at.reading.leaves_out = true;
        if fault.readings.is_empty() {
            let why = fault.to_string();
            return (at.reading).complain_of(self.place, self.label, self.text, &why);
        }
        let words = format!("{}: {fault}", self.label);
        let about = format!("{} {}", self.label, self.text);
        let none = "none of these: back to the field";
        let texts = fault
            .readings
            .iter()
            .map(|meant| (meant.clone(), meant.clone()));
        let echo = format!("{}?", fault.problem);
        at.ask_which(self.place, about, words, none, texts, echo);
    }

    /// Asks once about what is unusual, and about a second result of one day.
    pub(super) fn ask(&self, finding: &Finding, unusual: &[Unusual], at: &mut Reader<'_>) {
        if unusual.contains(&Unusual::MayBeNotDone) {
            let about = format!("{} {}", self.label, self.text);
            let words = format!("{about}: not detected, or not done?");
            let meant = [
                ("not detected", "not detected"),
                ("not done: leave it empty", ""),
            ];
            let texts = meant.map(|(words, text)| (words.to_owned(), text.to_owned()));
            let (none, echo) = ("back to the field", "= not detected?");
            return at.ask_which(self.place, about, words, none, texts, echo);
        }
        let last = self.last(at);
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
                amount_words(at.cx.language, &last.finding, at.cx.knowledge),
                short_date(last.on)
            )
        });
        let amount = amount_words(at.cx.language, finding, at.cx.knowledge);
        let echo = format!("= {amount}? {}", reasons.join("; "));
        let about = format!("{} {} {}", self.label, self.text, reasons.join(" "));
        let reasons = reasons.join("; ");
        let words = format!("{} {amount}: {reasons}.{before} Keep it?", self.label);
        let yes = "yes, keep it with a mark";
        at.ask_to_keep(Some(self.place), about, words, yes, echo);
    }
}

/// Asks once about limits that no laboratory prints for their test.
pub(crate) fn ask_about_limits(
    place: usize,
    label: &str,
    text: &str,
    odd: &[Unusual],
    at: &mut Reader<'_>,
) {
    if odd.is_empty() {
        return;
    }
    let reasons: Vec<String> = odd.iter().map(ToString::to_string).collect();
    let reasons = reasons.join("; ");
    let about = format!("{label} {text} {reasons}");
    let words = format!("{label} {text}: {reasons}. Keep it?");
    let yes = "yes, the laboratory prints it";
    at.ask_to_keep(Some(place), about, words, yes, format!("{reasons}?"));
}
