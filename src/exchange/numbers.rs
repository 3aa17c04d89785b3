//! Patient numbers from a file, for a day's clinic: a list as somebody wrote it, or a table as another program did.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use super::fault::quoted;
use super::neutral::restored;
use super::scan::{Row, Scanner};
use super::typed_paths;
use crate::store::system::system_words;
use crate::wording::Sentence;
use crate::wording::refusals::{lines, tables as said};

/// A clinic has dozens of patients; a file of more bytes than this is another file.
const LONGEST_FILE: u64 = 1 << 20;
/// The column of a table, as in `patients.csv`.
const COLUMN: &str = "mrn";

/// The numbers of a file, each once, in its order; the path as it is typed. Nothing is looked up or guessed here.
///
/// # Errors
/// One line that tells file, line and what is accepted: no such file, several paths, not UTF-8, too long, several
/// columns of which none is called `mrn`.
pub fn read_numbers(typed: &str, home: Option<&Path>) -> Result<Vec<String>, Sentence> {
    let paths: Vec<PathBuf> = typed_paths(typed, home);
    let [path] = paths.as_slice() else {
        return Err(said::ONE_PATH.into());
    };
    let name = path.display();
    let wrong = |error: std::io::Error| said::located(format!("{name}: "), system_words(&error));
    let file = File::open(path).map_err(wrong)?;
    let length = file.metadata().map_err(wrong)?.len();
    if length > LONGEST_FILE {
        let problem = said::too_long(said::NUMBERS);
        return Err(said::located(format!("{name}: "), problem));
    }
    // A pipe or a device has no length: no more is read of it either.
    let input = BufReader::new(file.take(LONGEST_FILE));
    numbers(input).map_err(|fault| said::located(format!("{name}:"), fault))
}

fn numbers(input: impl BufRead) -> Result<Vec<String>, Sentence> {
    let mut scanner = Scanner::new(input);
    let mut column = None;
    let mut found: Vec<String> = Vec::new();
    let mut is_first = true;
    loop {
        let row = match scanner.next_row() {
            Ok(Some(Ok(row))) => row,
            Ok(Some(Err(bad))) => {
                let fault = lines::told(bad.fault.what(), bad.fault.accepted());
                return Err(said::located(
                    format!("{}:{}: ", bad.line, bad.column),
                    fault,
                ));
            }
            Ok(None) => return Ok(found),
            Err(error) => return Err(said::located("1: ", system_words(&error))),
        };
        if std::mem::take(&mut is_first) {
            column = place_of_column(&row);
            if column.is_some() {
                continue;
            }
        }
        let number = match column {
            Some(column) => cell(&row, column),
            None => only_cell(&row)?,
        };
        if !number.is_empty() && !found.iter().any(|other| other == number) {
            found.push(number.to_owned());
        }
    }
}

fn place_of_column(header: &Row) -> Option<usize> {
    let is_it = |text: &str| text.trim().eq_ignore_ascii_case(COLUMN);
    header.fields().position(|field| is_it(field.text))
}

fn cell(row: &Row, place: usize) -> &str {
    row.field(place)
        .map_or("", |field| restored(field.text.trim()))
}

/// The number of a line without columns; a comma at its end does no harm.
fn only_cell(row: &Row) -> Result<&str, Sentence> {
    let is_filled = |field: &super::scan::Field<'_>| !field.text.trim().is_empty();
    let mut filled = row.fields().filter(is_filled);
    let number = filled.next();
    match filled.next() {
        Some(second) => Err(said::located(
            format!("{}:{}: ", second.line, second.column),
            said::second_column(quoted(second.text.trim()), COLUMN, said::NUMBERS),
        )),
        None => Ok(number.map_or("", |field| restored(field.text.trim()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_tables_give_their_numbers() {
        for (text, expected) in [
            ("W-19\nW-20\n", &["W-19", "W-20"][..]),
            ("\u{feff}W-19\r\n\r\n W-20 \r\nW-19", &["W-19", "W-20"]),
            ("W-19,\nW-20,\n", &["W-19", "W-20"]),
            ("mrn\nW-19\n", &["W-19"]),
            (
                "time,MRN,name\n08:30,W-19,\"Chen, Wei\"\n08:40,W-20,\n08:50,,\n",
                &["W-19", "W-20"],
            ),
            ("\"0012\"\n12\n", &["0012", "12"]),
            ("mrn\n'-7\n", &["-7"]),
            ("", &[]),
        ] {
            assert_eq!(numbers(text.as_bytes()).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused_with_its_place() {
        for (text, told) in [
            (
                "W-19,Chen\n",
                "1:6: 'Chen' is a second column, and none is called mrn",
            ),
            ("W-19\n\"W-20\n", "2:1: "),
            ("W-19\n\u{0}\n", "2:"),
        ] {
            let fault = numbers(text.as_bytes()).unwrap_err();
            assert!(fault.english().starts_with(told), "{fault:?}");
        }
        assert!(
            numbers(&b"W-19\nW\xff\n"[..])
                .unwrap_err()
                .english()
                .starts_with("2:")
        );
    }

    #[test]
    fn a_file_is_found_as_it_is_typed() {
        let home = tempfile::TempDir::new().unwrap();
        std::fs::write(home.path().join("on monday.txt"), "W-19\n").unwrap();
        let read = |typed: &str| read_numbers(typed, Some(home.path()));
        assert_eq!(read("~/on monday.txt").unwrap(), ["W-19"]);
        assert_eq!(read("'~/on monday.txt'").unwrap(), ["W-19"]);
        assert!(
            read("~/nothing.txt")
                .unwrap_err()
                .english()
                .contains("nothing.txt: ")
        );
        assert!(
            read("~/a.txt ~/b.txt")
                .unwrap_err()
                .english()
                .contains("one file")
        );
    }
}
