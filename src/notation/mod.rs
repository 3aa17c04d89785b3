//! How dates, numbers and results are written: what people type and files hold, and what the program prints.
//!
//! One parser for each thing, used by files, the register and forms alike. What is ambiguous is never guessed: it comes
//! back as a [`Fault`] that names the readings. What is possible but unusual comes back with its [`Unusual`] marks.

#![warn(clippy::wildcard_enum_match_arm)]

mod amount;
mod beside;
mod comma;
mod date;
mod day_order;
mod dna;
mod drug_name;
mod fault;
mod file_date;
mod finding;
mod fold;
mod genotype;
mod limits;
mod measured;
mod month_only;
mod names;
mod no_result;
mod number;
mod odd_sign;
mod person;
mod pinyin;
mod row;
mod serology;
mod split;
mod status;
mod test_name;
mod typed_date;
mod ultrasound;
mod units;
mod unusual;
mod value;
mod written;

#[cfg(test)]
mod tests;

pub use beside::{beside_each_other, beside_last};
pub use comma::with_decimal_points;
pub use date::{
    YEARS, add_iso, calendar_day_text, date_echo, day_and_month, iso, parse_calendar_day,
    parse_iso, short_date,
};
pub use day_order::{DayOrder, parse_ordered_day};
pub use drug_name::parse_file_drug;
pub use fault::Fault;
pub use file_date::{parse_file_day, parse_sample_day};
pub use finding::{parse_finding, parse_finding_beside};
pub use fold::fold;
pub use limits::{odd_limits, other_than_assay, parse_limits};
pub use month_only::{Approximate, sample_day_text};
pub use names::{drugs_beginning_with, parse_assay, parse_drug, parse_test, parse_unit};
pub use no_result::no_result;
pub use number::parse_number;
pub use odd_sign::{OddSign, odd_sign_of_name, odd_sign_of_number};
pub use person::parse_sex;
pub use pinyin::{readings, sounds};
pub use row::{Noted, RowField, RowReading, parse_confirmed_row, parse_row};
pub use status::{ColumnMeaning, StatusColumn, column_meaning, parse_status};
pub use test_name::{is_surely_another_test, parse_file_test};
pub use typed_date::{DateEntry, DateQuestion, TypedDate, parse_typed_date};
pub use unusual::Unusual;
pub use written::{Beside, InputOrigin, Reading, Written};

pub use crate::wording::{
    composed_name, fold_letters, genotype_word, lesion_phrase, lesion_sign, month_text,
    push_value_text, unit_id, unit_text, value_text,
};
