//! Mutations that nobody could tell from another valid file.
//!
//! These alone are left out of the law: the tables have the same columns in the same order under the same headers, and
//! as many rows of as many cells, and each cell that differs holds what a laboratory prints in that column, before and
//! after, in its canonical spelling:
//!
//! - a value that is a figure or a word of the column: other digits, with or without their point or exponent, the same
//!   comparator, `=` or none; figures of a limit
//! - digits of a day `2024-01-10`, `~2024-01` or `~2024-01-10`, and the tilde
//! - letters, digits, hyphens and single blanks of a number; letters, digits, blanks, commas, points, apostrophes and hyphens of a name that
//!   is not a date
//! - any contact, dose or reason that is no date and no word of the columns beside it
//! - a word that the column holds elsewhere: `positive`, `final`, `none`, a drug, an assay; any name of a test or a sex
//! - an optional cell that is empty now
//! - an optional column that is missing with its header

use hepatrack::notation::{parse_file_test, parse_sex};

use crate::folder::{Cells, Style, valid};

/// Whether the mutated tables are other valid ones.
pub(crate) fn is_another_valid_file(
    style: Style,
    before: &[Vec<u8>; 3],
    after: &[Vec<u8>; 3],
) -> bool {
    (0..3).all(|table| {
        before[table] == after[table]
            || style
                .read(&before[table])
                .zip(style.read(&after[table]))
                .is_some_and(|(before, after)| is_another_table(table, &before, &after))
    })
}

fn is_another_table(table: usize, before: &Cells, after: &Cells) -> bool {
    let Some((header, others)) = before.first().zip(after.first()) else {
        return false;
    };
    let lost: Vec<&String> = header
        .iter()
        .filter(|name| !others.contains(name))
        .collect();
    if let [name] = lost.as_slice()
        && ["contact", "follow_up", "dose", "reason", "assay", "status"].contains(&name.as_str())
    {
        let place = header.iter().position(|other| other == *name).unwrap();
        let without: Cells = before
            .iter()
            .map(|row| {
                let mut row = row.clone();
                row.remove(place);
                row
            })
            .collect();
        return without == *after;
    }
    let has_shape = |rows: &Cells| rows.iter().all(|row| row.len() == header.len());
    header == others
        && before.len() == after.len()
        && has_shape(after)
        && before.iter().zip(after).skip(1).all(|(one, other)| {
            let cells = one.iter().zip(other).zip(header);
            cells
                .filter(|((one, other), _)| one != other)
                .all(|((one, other), column)| is_another_cell(table, column, one, other))
        })
}

fn is_another_cell(table: usize, column: &str, before: &str, after: &str) -> bool {
    const OPTIONAL: [&str; 13] = [
        "dose",
        "reason",
        "born",
        "sex",
        "cirrhosis",
        "follow_up",
        "contact",
        "stop",
        "intent",
        "lower_limit",
        "upper_limit",
        "assay",
        "status",
    ];
    if after.is_empty() {
        return OPTIONAL.contains(&column);
    }
    let both = |is_it: &dyn Fn(&str) -> bool| {
        is_it(after) && (is_it(before) || (before.is_empty() && OPTIONAL.contains(&column)))
    };
    both(&|text| is_word_of(table, column, text))
        || match column {
            "mrn" => both(&is_number_of_a_patient),
            "name" => both(&is_name),
            "contact" | "dose" | "reason" => is_free_text(after),
            "born" | "start" | "stop" | "date" => both(&is_day),
            "value" => {
                both(&|text| is_figure(text) || is_word_of(table, column, text))
                    && ([None, Some('=')].contains(&comparator(after))
                        || comparator(before) == comparator(after))
            }
            "lower_limit" | "upper_limit" => both(&is_figure),
            _ => false,
        }
}

/// Whether a column of the valid folder holds the word.
fn is_word_of(table: usize, column: &str, word: &str) -> bool {
    const WITH_WORDS: [&str; 7] = [
        "cirrhosis",
        "follow_up",
        "drug",
        "intent",
        "value",
        "assay",
        "status",
    ];
    let knowledge = hepatrack::reference::shipped().unwrap();
    match column {
        "test" => return parse_file_test(word, &knowledge).is_ok(),
        "sex" => return parse_sex(word, &knowledge).is_ok(),
        _ => {}
    }
    let cells = &valid()[table];
    let place = cells[0].iter().position(|name| name == column);
    WITH_WORDS.contains(&column)
        && place.is_some_and(|place| cells.iter().skip(1).any(|row| row[place] == word))
}

fn is_number_of_a_patient(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && (part.bytes()).all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.split(' ').all(is_part)
}

/// Letters, digits and the signs of names; no date.
fn is_name(text: &str) -> bool {
    let is_usual = |sign: char| match sign {
        sign if sign.is_ascii() => sign.is_ascii_alphanumeric() || " '`-.,()/&\"".contains(sign),
        '\u{2212}' | '\u{ff01}'..='\u{ff5e}' | '\u{feff}' | '\u{fffd}' | '\u{ad}' => false,
        sign => !('\u{200b}'..='\u{206f}').contains(&sign),
    };
    !is_day(text) && text.chars().all(is_usual)
}

/// What a contact, a dose or a reason may be: no date, and no word of the columns beside it.
fn is_free_text(text: &str) -> bool {
    const WORDS: [&str; 7] = [
        "active",
        "moved",
        "lost",
        "died",
        "treatment",
        "prophylaxis",
        "pregnancy",
    ];
    !is_day(text) && !WORDS.contains(&text)
}

fn is_day(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|sign| if sign.is_ascii_digit() { '9' } else { sign })
        .collect();
    ["9999-99-99", "~9999-99-99", "~9999-99"].contains(&shape.as_str())
}

fn comparator(text: &str) -> Option<char> {
    text.chars().next().filter(|sign| "<>=".contains(*sign))
}

fn is_figure(text: &str) -> bool {
    let text = text.replace('\u{ff10}', "0");
    let text = text.as_str();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix(['<', '>', '=']).unwrap_or(text);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole) && digits(part) && digits(exponent)
}
