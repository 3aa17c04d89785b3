//! Scores in words, with the results that they come from.

use chrono::NaiveDate;

use crate::clinical::laboratory::{Analyte, Test};
use crate::clinical::scores::{PageBBand, Scores};

use super::Words;
use super::banner::sex_words;
use super::finding::amount_words;
use super::language::say;
use super::numbers::{date_words, decimal_words};

impl Words<'_> {
    /// The scores in one line and what they come from in another; nothing where there is none. APRI and FIB-4 are said
    /// not to be valid where there is a flare.
    #[must_use]
    pub fn scores(&self) -> Vec<String> {
        let scores = Scores::of(self.record, self.knowledge, self.assessment.day);
        let two = |name: &str, value: f64| format!("{name} {value:.2}");
        let mut fields = Vec::new();
        fields.extend(scores.fib4.map(|fib4| two("FIB-4", fib4)));
        fields.extend(scores.apri.map(|apri| two("APRI", apri)));
        fields.extend(scores.albi.map(|albi| two("ALBI", albi)));
        fields.extend(scores.page_b.map(|page_b| {
            let band = match page_b.band {
                PageBBand::Low => self.language.says("low", "低"),
                PageBBand::Middle => self.language.says("intermediate", "中"),
                PageBBand::High => self.language.says("high", "高"),
            };
            say!(
                self.language,
                "PAGE-B {points} ({band})",
                "PAGE-B {points}（{band}危）",
                points = page_b.points
            )
        }));
        if scores.flare {
            let multiple = self.knowledge.settings.alert.flare_alt_multiple;
            fields.push(say!(
                self.language,
                "FIB-4 and APRI are not valid while ALT is above {multiple}x its limit",
                "ALT 高于上限{multiple}倍时 FIB-4、APRI 不适用"
            ));
        }
        let mut lines = Vec::new();
        if !fields.is_empty() {
            lines.push(fields.join("   "));
        }
        lines.extend(self.inputs_words(&scores));
        lines
    }

    /// `from age 52, sex M; 02-May-2024: ALT 96 U/L, AST 78 U/L of 40`.
    fn inputs_words(&self, scores: &Scores) -> Option<String> {
        let mut person: Vec<String> = Vec::new();
        person.extend(
            scores
                .age
                .map(|age| say!(self.language, "age {age}", "年龄{age}岁")),
        );
        person.extend(scores.sex.map(|sex| {
            say!(
                self.language,
                "sex {sex}",
                "性别{sex}",
                sex = sex_words(self.language, Some(sex))
            )
        }));
        let mut days: Vec<(NaiveDate, Vec<String>)> = Vec::new();
        for result in scores.inputs.iter().filter_map(|input| self.result(*input)) {
            let name = self.test_name(result.finding.test());
            let mut words = format!(
                "{name} {}",
                amount_words(self.language, &result.finding, self.knowledge)
            );
            // Of these only AST enters a score as a multiple of its limit.
            if let Some(upper) = result.limits.upper
                && result.finding.test() == Test::Analyte(Analyte::Ast)
            {
                let upper = decimal_words(upper);
                words.push_str(&say!(self.language, " of {upper}", "（上限{upper}）"));
            }
            match days.iter_mut().find(|(on, _)| *on == result.on) {
                Some((_, others)) => others.push(words),
                None => days.push((result.on, vec![words])),
            }
        }
        days.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
        let days = days.into_iter().map(|(on, words)| {
            say!(
                self.language,
                "{day}: {words}",
                "{day}：{words}",
                day = date_words(self.language, on),
                words = words.join(self.language.says(", ", "，"))
            )
        });
        let person = (!person.is_empty()).then(|| person.join(self.language.says(", ", "，")));
        let parts: Vec<String> = person.into_iter().chain(days).collect();
        (!scores.inputs.is_empty()).then(|| {
            say!(
                self.language,
                "from {parts}",
                "依据：{parts}",
                parts = parts.join(self.language.says("; ", "；"))
            )
        })
    }
}

#[cfg(test)]
mod tests;
