//! `hepatrack rules`: the text of the clinic's rules, or of one of them.

use std::io::Write;

use crate::clinical::rule_text::{rule_text, sections};
use crate::wording::{Language, commands as words, rules_page};

use super::arguments::RulesOptions;
use super::failure::Failure;

pub(super) fn run(
    options: &RulesOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let page = rules_page(language);
    let Some(number) = &options.number else {
        return Ok(write!(out, "{page}")?);
    };
    match rule_text(page, number) {
        Some(text) => Ok(write!(out, "{text}")?),
        None => {
            let sections: Vec<&str> = sections(page).collect();
            Err(Failure::fault(words::no_such_rule(
                number,
                sections.join(language.says(", ", "、")),
            )))
        }
    }
}
