//! How dates, numbers and results are written: what people type and files hold, and what the program prints.
//!
//! One parser for each thing, used by files, the register and forms alike. What is ambiguous is never guessed: it comes
//! back as a [`Fault`] that names the readings. What is possible but unusual comes back with its [`Unusual`] marks.

#![warn(clippy::wildcard_enum_match_arm)]

mod amount;
mod beside;
mod date;
mod dna;
mod fault;
mod finding;
mod fold;
mod genotype;
mod limits;
mod names;
mod number;
mod print;
mod serology;
mod split;
mod typed_date;
mod ultrasound;
mod unusual;

#[cfg(test)]
mod tests;

pub use beside::{beside_each_other, beside_last};
pub use date::{
    YEARS, calendar_day_text, date_echo, day_and_month, iso, parse_calendar_day, parse_iso,
    short_date,
};
pub use fault::Fault;
pub use finding::{Mode, Reading, Written, parse_finding};
pub use fold::fold;
pub use genotype::genotype_word;
pub use limits::parse_limits;
pub use names::{drugs_beginning_with, parse_assay, parse_drug, parse_test, parse_unit};
pub use number::parse_number;
pub use print::{push_value_text, unit_id, unit_text, value_text};
pub use typed_date::{DateEntry, DateQuestion, TypedDate, parse_typed_date};
pub use ultrasound::{lesion_sign, lesion_text};
pub use unusual::Unusual;
