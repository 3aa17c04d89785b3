//! The page of the clinic's rules in every language.

use super::Language;

/// The whole page, with the same sections, paragraphs, names and figures in every language.
#[must_use]
pub const fn rules_page(language: Language) -> &'static str {
    language.says(
        include_str!("../clinical/RULES.md"),
        include_str!("../clinical/RULES.zh.md"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::rule_text::{rule_text, sections};

    /// What a text says that no translation changes: names between backticks, figures, and the cells of each row.
    fn unchanging(text: &str) -> (Vec<&str>, Vec<&str>, Vec<usize>) {
        let mut names: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
        let mut figures: Vec<&str> = text
            .split(|one: char| !one.is_ascii_digit() && one != '.')
            .map(|figure| figure.trim_matches('.'))
            .filter(|figure| !figure.is_empty())
            .collect();
        names.sort_unstable();
        figures.sort_unstable();
        let rows = text.lines().filter(|line| line.starts_with('|'));
        let cells = rows.map(|row| row.matches('|').count()).collect();
        (names, figures, cells)
    }

    /// The page before its first section.
    fn opening(language: Language) -> String {
        let page = rules_page(language).split("\n## ").next().unwrap();
        let is_of_translation = |line: &&str| line.starts_with('>');
        let lines = page.lines().filter(|line| !is_of_translation(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Every number that the page answers: sections, their paragraphs, and the cases of those.
    fn numbers(page: &'static str) -> Vec<String> {
        let mut numbers = Vec::new();
        for section in sections(page) {
            numbers.push(section.to_owned());
            for paragraph in 1..20 {
                numbers.push(format!("{section}.{paragraph}"));
                numbers.extend(('a'..='z').map(|case| format!("{section}.{paragraph}{case}")));
            }
        }
        numbers.retain(|number| rule_text(page, number).is_some());
        numbers
    }

    #[test]
    fn every_language_has_the_same_rules_with_the_same_names_and_figures() {
        let english = rules_page(Language::English);
        let all = numbers(english);
        assert!(all.len() > 25, "{all:?}");
        assert_eq!(numbers(rules_page(Language::Chinese)), all);
        // In Chinese the months are figures.
        let without_months = |text: &str| text.replace("August", "8").replace("February", "2");
        for number in &all {
            let text = without_months(&rule_text(english, number).unwrap());
            let chinese = rule_text(rules_page(Language::Chinese), number).unwrap();
            assert_eq!(unchanging(&chinese), unchanging(&text), "{number}");
        }
        let [english, chinese] = Language::ALL.map(opening);
        assert_eq!(unchanging(&chinese), unchanging(&english));
    }

    /// A Chinese line goes on in the next between wide letters: so they are joined without a blank.
    #[test]
    fn a_chinese_line_breaks_only_between_wide_letters() {
        let lines: Vec<&str> = rules_page(Language::Chinese).lines().collect();
        let mut found = 0;
        for two in lines.windows(2) {
            let next = two[1].trim_start();
            let mark = next.split(' ').next().unwrap();
            let begins = mark.is_empty()
                || mark.starts_with(['#', '|', '>', '-'])
                || (mark.is_ascii() && mark.ends_with(['.', ')']));
            if begins || two[0].is_empty() || two[0].starts_with('|') {
                continue;
            }
            found += 1;
            assert!(two[0].ends_with(|last: char| !last.is_ascii()), "{two:?}");
            let is_wide = |first: char| !first.is_ascii();
            assert!(next.starts_with(is_wide), "{two:?}");
            let closing = ['，', '。', '；', '：', '、', '）', '」'];
            assert!(!next.starts_with(closing), "{two:?}");
        }
        assert!(found > 80, "{found}");
    }
}
