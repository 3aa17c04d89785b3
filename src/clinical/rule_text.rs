//! The text of a rule in `RULES.md` or a translation of it, found by its number.

/// The heading and the lines of a rule on a page: `6.5a` is paragraph 5 of section 6 as far as its case a, `7b` a whole
/// section. A § before the number is allowed. `None` where there is no such rule.
#[must_use]
pub fn rule_text(page: &str, number: &str) -> Option<String> {
    let number = number.strip_prefix('§').unwrap_or(number);
    let (section, paragraph) = match number.split_once('.') {
        Some((section, paragraph)) => (section, Some(paragraph)),
        None => (number, None),
    };
    let mut lines = page.lines();
    let heading = lines.find(|line| heading_number(line) == Some(section))?;
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with('#')).collect();
    let body = match paragraph {
        Some(paragraph) => within(&lines, paragraph)?,
        None => lines,
    };
    Some(format!(
        "{heading}\n\n{}\n",
        body.join("\n").trim_matches('\n')
    ))
}

/// The numbers of a page's sections, in order.
pub fn sections(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter_map(heading_number)
}

/// `6` of `## 6. On treatment`; `None` where the line is no heading with a number.
fn heading_number(line: &str) -> Option<&str> {
    let (number, _) = line.strip_prefix("##")?.split_once(". ")?;
    let number = number.trim_start_matches('#').trim_start();
    let is_number = number.starts_with(|first: char| first.is_ascii_digit());
    is_number.then_some(number)
}

/// The lines of a numbered paragraph: `5`; with a letter, `5a`, what stands before its cases and the case itself.
fn within<'t>(lines: &[&'t str], paragraph: &str) -> Option<Vec<&'t str>> {
    let digits = paragraph.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let case = paragraph.get(digits.len()..)?;
    let start = format!("{digits}. ");
    let mut rest = lines.iter().skip_while(|line| !line.starts_with(&start));
    let first = *rest.next()?;
    let is_inside = |line: &&&str| line.starts_with(' ');
    let inside: Vec<&str> = rest.take_while(is_inside).copied().collect();
    if case.is_empty() {
        return Some(std::iter::once(first).chain(inside).collect());
    }
    let is_case = |line: &&str| is_case(line);
    let before = inside.iter().copied().take_while(|line| !is_case(line));
    let own = format!("   {case}. ");
    let mut rest = inside
        .iter()
        .copied()
        .skip_while(|line| !line.starts_with(&own));
    let head = rest.next()?;
    let own = rest.take_while(|line| !is_case(line) && line.starts_with("    "));
    Some(
        std::iter::once(first)
            .chain(before)
            .chain(std::iter::once(head))
            .chain(own)
            .collect(),
    )
}

/// Whether a line begins a case of a paragraph: `   a. There is ..`.
fn is_case(line: &str) -> bool {
    let Some(text) = line.strip_prefix("   ") else {
        return false;
    };
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_ascii_lowercase())
        && letters.as_str().starts_with(". ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::assessment::Rule;

    const RULES: &str = include_str!("RULES.md");

    /// What stands below the heading.
    fn body(number: &str) -> String {
        let text = rule_text(RULES, number).unwrap_or_default();
        text.split_once("\n\n")
            .map_or_else(String::new, |(_, body)| body.to_owned())
    }

    #[test]
    fn a_case_stands_below_the_words_of_its_paragraph_and_alone() {
        let text = rule_text(RULES, "6.5a").unwrap();
        assert!(text.starts_with(
            "## 6. On treatment: the verdict on a line\n\n5. Last of R positive. The *run*"
        ));
        assert!(text.contains("\n   a. There is a negative before f."));
        assert!(text.contains("may have begun on the line before"));
        assert!(!text.contains("There is none. Bound n"));
        let text = body("§6.5b");
        assert!(text.contains("\n   b. There is none. Bound n"), "{text}");
        assert!(!text.contains("There is a negative before f"));
        assert!(!text.contains("`drugs` of the present verdict"));
        let text = body("7.3c");
        assert!(
            text.ends_with("   c. Unknown → `undetermined` (missing: HBV DNA at the stop).\n"),
            "{text}"
        );
    }

    #[test]
    fn a_paragraph_or_a_section_is_given_whole() {
        assert!(body("6.5").contains("\n   b. There is none."));
        assert_eq!(body("7.1"), "1. R empty → `off_treatment`.\n");
        assert!(
            rule_text(RULES, "7b")
                .unwrap()
                .starts_with("### 7b. Never treated")
        );
        assert!(!rule_text(RULES, "7").unwrap().contains("reactivation_rise"));
        assert!(body("11").contains("| tier | the first row that fits |"));
    }

    #[test]
    fn what_is_no_rule_has_no_text() {
        for number in [
            "", "0", "12", "6.", "6.9", "6.5z", "6.a", "7b.1", "rule", "6.5ab", "§",
        ] {
            assert_eq!(rule_text(RULES, number), None, "{number}");
        }
    }

    #[test]
    fn every_rule_that_decides_has_its_text() {
        let rules = [
            Rule::NeverTreated,
            Rule::Prophylaxis,
            Rule::NothingMeasuredOnLine,
            Rule::LastNegative,
            Rule::InterferonOnly,
            Rule::PositiveAgain,
            Rule::NeverNegative,
            Rule::NothingMeasuredOff,
            Rule::NegativeOff,
            Rule::PositiveAgainOff,
            Rule::PositiveAtStop,
            Rule::UnknownAtStop,
            Rule::Reactivation,
            Rule::StopConditions,
        ];
        for rule in rules {
            assert!(body(rule.number()).len() > 20, "{rule:?}");
        }
    }

    #[test]
    fn every_paragraph_that_the_rules_cite_has_its_text() {
        for (at, sign) in RULES.match_indices('§') {
            let number: String = RULES[at + sign.len()..]
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '.')
                .collect();
            let number = number.trim_end_matches('.');
            // Roman numbers are those of the clinic's own text.
            if number.starts_with(|first: char| first.is_ascii_digit()) {
                assert!(rule_text(RULES, number).is_some(), "§{number}");
            }
        }
        assert_eq!(sections(RULES).count(), 12);
    }
}
