//! `hepatrack rules`: the text of the clinic's rules, or of one of them.

use std::io::Write;

use crate::clinical::rule_text::{RULES, rule_text, sections};
use crate::wording::commands as words;

use super::arguments::RulesOptions;
use super::failure::Failure;

pub(super) fn run(options: &RulesOptions, out: &mut impl Write) -> Result<(), Failure> {
    let Some(number) = &options.number else {
        return Ok(write!(out, "{RULES}")?);
    };
    match rule_text(number) {
        Some(text) => Ok(write!(out, "{text}")?),
        None => {
            let sections: Vec<&str> = sections().collect();
            Err(Failure::fault(words::no_such_rule(
                number,
                sections.join(", "),
            )))
        }
    }
}
