//! The clinic's rules that decided about a record, each with its text.

use super::{Meaning, Row, Span, labelled_at};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::rule_text::rule_text;
use crate::clinical::settings::Settings;
use crate::reference::threshold;
use crate::view::board::Standing;
use crate::wording::screens::record as words;
use crate::wording::tried::with_unit;
use crate::wording::{Language, Phrase, rules_page};

/// The rules of "Because", each once, in the order in which they are named there.
pub fn rules(standing: &Standing, knowledge: &Knowledge, width: usize) -> Vec<Row> {
    let language = standing.language;
    let mut numbers: Vec<&str> = Vec::new();
    for line in standing.words(knowledge).because() {
        if !numbers.contains(&line.rule) {
            numbers.push(line.rule);
        }
    }
    let mut rows = Vec::new();
    for number in numbers {
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        let name = words::clinic_rule(language, number);
        rows.push(vec![Span::new(Meaning::Strong, name)]);
        let text = rule_text(rules_page(language), number).unwrap_or_default();
        let text = in_words(language, &text, &knowledge.settings);
        rows.extend(
            paragraphs(&text)
                .iter()
                .flat_map(|text| rows_of(language, text, width)),
        );
    }
    rows
}

/// The text without the names that only the files have: of a threshold its value, of a verdict its words.
fn in_words(language: Language, text: &str, settings: &Settings) -> String {
    let mut plain = String::with_capacity(text.len());
    // Names stand between backticks.
    for (place, piece) in without_keys(text).split('`').enumerate() {
        match threshold(piece) {
            Some(known) if place % 2 == 1 => {
                let value = with_unit((known.get)(settings), known.unit);
                plain.push_str(value.of(language));
            }
            Some(_) | None if place % 2 == 1 => plain.push_str(&piece.replace('_', " ")),
            Some(_) | None => plain.push_str(piece),
        }
    }
    plain
}

/// Without the keys in wide brackets behind the words that a translation has for them.
fn without_keys(text: &str) -> String {
    let is_key = |name: &str| {
        let mut letters = name.bytes();
        letters.all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'_')
    };
    let mut parts = text.split("（`");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("`）") {
            Some((key, behind)) if is_key(key) && threshold(key).is_none() => {
                plain.push_str(behind);
            }
            Some(_) | None => plain.extend(["（`", part]),
        }
    }
    plain
}

/// Signs of the text that some terminals draw two cells wide, and how the screens write them.
const SIGNS: [(&str, Phrase); 11] = [
    ("*", Phrase::new("", "")),
    ("§", words::RULE_SIGN),
    ("²", Phrase::new("2", "2")),
    ("µ", Phrase::new("u", "u")),
    ("×", Phrase::new("x", "x")),
    ("÷", words::DIVIDED_BY),
    ("→", Phrase::new("->", "->")),
    ("−", Phrase::new("-", "-")),
    ("√", words::ROOT_OF),
    ("≤", Phrase::new("<=", "<=")),
    ("≥", Phrase::new(">=", ">=")),
];

fn on_screen(language: Language, text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, words)| {
        text.replace(sign, words.of(language))
    })
}

/// Whether a line goes on in the next without a blank: between letters of a script that has none.
fn is_joined(line: &str, next: &str) -> bool {
    line.ends_with(|last: char| !last.is_ascii())
        && next.starts_with(|first: char| !first.is_ascii())
}

/// A page's lines joined to its paragraphs, rows of tables and cases of a rule, each with the blanks before it.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().filter(|line| !line.starts_with("|---")) {
        let begins = line.is_empty() || line.starts_with(['#', '|']) || !marker(line).is_empty();
        match found.last_mut() {
            Some(last) if goes_on && !begins => {
                let line = line.trim_start();
                if !is_joined(last, line) {
                    last.push(' ');
                }
                last.push_str(line);
            }
            Some(_) | None => found.push(line.to_owned()),
        }
        goes_on = !line.is_empty() && !line.starts_with(['#', '|']);
    }
    found
}

/// `5. `, `a. ` or `(i) ` at the beginning of a line, with the blanks before it; else nothing.
fn marker(line: &str) -> &str {
    let text = line.trim_start();
    let sign = text.split(' ').next().unwrap_or_default();
    let is_number = sign.len() > 1
        && sign
            .strip_suffix('.')
            .is_some_and(|sign| sign.chars().all(|sign| sign.is_ascii_digit()) || sign.len() == 1);
    let is_bracket = sign.starts_with('(') && sign.ends_with(')');
    let is_dash = sign == "-";
    if is_number || is_bracket || is_dash {
        &line[..line.len() - text.len() + sign.len()]
    } else {
        ""
    }
}

fn rows_of(language: Language, paragraph: &str, width: usize) -> Vec<Row> {
    if let Some(heading) = paragraph.strip_prefix("##") {
        let heading = on_screen(language, heading.trim_start_matches('#').trim_start());
        return labelled_at(0, "", Meaning::Heading, &heading, width);
    }
    let plain = on_screen(language, paragraph);
    if let Some(cells) = plain
        .strip_prefix("| ")
        .and_then(|row| row.strip_suffix(" |"))
    {
        return labelled_at(2, "", Meaning::Plain, &cells.replace(" | ", "  |  "), width);
    }
    let marker = marker(&plain);
    let text = plain.get(marker.len()..).unwrap_or_default().trim_start();
    let indent = if marker.is_empty() {
        0
    } else {
        marker.len() + 1
    };
    labelled_at(indent, marker, Meaning::Plain, text, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::rule_text::sections;
    use unicode_width::UnicodeWidthStr;

    fn text_of(language: Language, number: &str, width: usize) -> Vec<String> {
        let knowledge = crate::reference::shipped().unwrap();
        let text = rule_text(rules_page(language), number).unwrap();
        let text = in_words(language, &text, &knowledge.settings);
        let rows = paragraphs(&text)
            .into_iter()
            .flat_map(|text| rows_of(language, &text, width));
        rows.map(|row| row.into_iter().map(|span| span.text).collect())
            .collect()
    }

    #[test]
    fn a_case_is_set_below_its_paragraph() {
        assert_eq!(
            text_of(Language::English, "7.3b", 76),
            [
                "7. Off treatment: the verdict on the time after an episode",
                "",
                "3. Last of R positive; run and f as above.",
                "   b. State at stop positive -> viraemic off treatment.",
            ]
        );
        assert_eq!(
            text_of(Language::Chinese, "7.3b", 76),
            [
                "7. 停药后：对疗程期之后一段时间的判断",
                "",
                "3. R 的最后一项为阳性；连续阳性和 f 同上。",
                "   b. 停药时状态为阳性 -> 停药后病毒血症。",
            ]
        );
    }

    #[test]
    fn a_threshold_is_told_by_its_value_and_no_name_of_a_file_is_shown() {
        for (language, apart) in [
            (Language::English, "at least 21 days apart"),
            (
                Language::Chinese,
                "相隔至少证实间隔（21天），确定性为已证实，否则为暂定（得出",
            ),
        ] {
            let rows = text_of(language, "6.5a", 4_000).join(" ");
            assert!(rows.contains(apart), "{rows}");
            for number in sections(rules_page(language)) {
                let rows = text_of(language, number, 4_000).join(" ");
                assert!(!rows.contains('_'), "{number}: {rows}");
            }
        }
    }

    #[test]
    fn no_row_of_any_rule_is_wider_than_asked_or_holds_a_sign_of_doubtful_width() {
        for language in Language::ALL {
            for number in sections(rules_page(language)) {
                for width in [40, 56, 76, 116] {
                    for row in text_of(language, number, width) {
                        assert!(row.width() <= width, "{number}: {row}");
                        assert_eq!(row.width(), row.width_cjk(), "{number}: {row}");
                    }
                }
            }
            assert!(rules_page(language).contains('≥'));
        }
    }
}
