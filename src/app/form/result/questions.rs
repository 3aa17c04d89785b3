//! What has to be asked about a result that is typed: which reading is meant, and whether what is unusual is kept.

use super::super::reader::Reader;
use super::Asked;
use crate::clinical::record::Finding;
use crate::notation::{Fault, Unusual};
use crate::wording::amount_words;
use crate::wording::screens::{common, days, form, result as words};

impl Asked<'_> {
    /// Complains, or asks which reading is meant where there are several.
    pub(crate) fn refuse(&self, fault: &Fault, at: &mut Reader<'_>) {
        at.reading.leaves_out = true;
        if fault.readings.is_empty() {
            let why = fault.told(at.cx.language);
            let language = at.cx.language;
            return (at.reading).complain_of(self.place, language, self.label, self.text, &why);
        }
        let words = form::field(at.cx.language, self.label, fault.told(at.cx.language));
        let about = format!("{} {}", self.label, self.text);
        let none = form::NONE_OF_THESE.of(at.cx.language);
        let texts = fault
            .readings
            .iter()
            .map(|meant| (meant.clone(), meant.clone()));
        let echo = words::question(at.cx.language, fault.problem.of(at.cx.language));
        at.ask_which(self.place, about, words, none, texts, echo);
    }

    /// Asks once about what is unusual, and about a second result of one day.
    pub(super) fn ask(&self, finding: &Finding, unusual: &[Unusual], at: &mut Reader<'_>) {
        let language = at.cx.language;
        if unusual.contains(&Unusual::MayBeNotDone) {
            let about = format!("{} {}", self.label, self.text);
            let words = words::not_detected_or_done(language, &about);
            let meant = [
                (words::NOT_DETECTED, words::NOT_DETECTED.english),
                (words::NOT_DONE, ""),
            ];
            let texts = meant.map(|(words, text)| (words.of(language).to_owned(), text.to_owned()));
            let (none, echo) = (
                form::BACK_IN_FIELD.of(language),
                words::NOT_DETECTED_ECHO.of(language),
            );
            return at.ask_which(self.place, about, words, none, texts, echo);
        }
        let last = self.last(at);
        let mut reasons: Vec<String> = unusual.iter().map(|one| one.told(at.cx.language)).collect();
        if last.is_some_and(|last| last.on == self.day) {
            reasons.push(words::ON_FILE_ALREADY.of(language).to_owned());
        }
        if reasons.is_empty() {
            return;
        }
        let before = last.map_or_else(String::new, |last| {
            words::last(
                language,
                amount_words(at.cx.language, &last.finding, at.cx.knowledge),
                days::short(language, last.on),
            )
        });
        let amount = amount_words(at.cx.language, finding, at.cx.knowledge);
        let echo = words::asked(
            language,
            &amount,
            reasons.join(common::SEMICOLON.of(language)),
        );
        let about = format!("{} {} {}", self.label, self.text, reasons.join(" "));
        let reasons = reasons.join(common::SEMICOLON.of(at.cx.language));
        let words = words::ask_keep(language, self.label, amount, reasons, before);
        let yes = words::YES_WITH_MARK.of(language);
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
    let reasons: Vec<String> = odd.iter().map(|one| one.told(at.cx.language)).collect();
    let reasons = reasons.join(common::SEMICOLON.of(at.cx.language));
    let about = format!("{label} {text} {reasons}");
    let words = words::ask_keep_limit(at.cx.language, label, text, &reasons);
    let yes = words::YES_PRINTED.of(at.cx.language);
    at.ask_to_keep(
        Some(place),
        about,
        words,
        yes,
        words::question(at.cx.language, &reasons),
    );
}
