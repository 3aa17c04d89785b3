//! What can befall a file: bytes, cells, rows, columns, headers and whole tables changed, dropped, doubled, exchanged.

use crate::folder::{Cells, NAMES, Style};
use crate::random::Random;

/// What befell a table, and the bytes of all tables afterwards.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    pub(crate) what: String,
    pub(crate) bytes: [Vec<u8>; 3],
}

/// Characters that look like nothing or like others, and the signs that tables are made of.
const SIGNS: [&str; 40] = [
    "\u{200b}", "\u{200e}", "\u{ad}", "\u{feff}", "\u{a0}", "\u{2009}", "\u{3000}", "\u{2060}",
    "\u{301}", "\u{202e}", "\t", "\r", "\n", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "<", ">",
    "=", "~", "+", "-", "\u{2212}", "*", "%", "/", " ", "\u{ff10}", "\u{ff1c}", "\u{410}", "k",
    "m", "e", ".", "\0", "#",
];

/// Something that happens to a byte, or to some.
fn in_bytes(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let at = random.below(bytes.len());
    let sign = SIGNS[random.below(SIGNS.len())];
    let byte = bytes[at];
    match random.below(11) {
        0 => {
            bytes[at] = random.next().to_le_bytes()[0];
            format!("byte {at} replaced by {:#x}", bytes[at])
        }
        1 => {
            bytes[at] ^= 1 << random.below(8);
            format!("a bit of byte {at} flipped")
        }
        2 => {
            bytes.remove(at);
            format!("byte {at} dropped")
        }
        3 => {
            bytes.insert(at, byte);
            format!("byte {at} doubled")
        }
        4 => {
            let other = (at + 1).min(bytes.len() - 1);
            bytes.swap(at, other);
            format!("byte {at} exchanged with the next")
        }
        5 => {
            let other = random.below(bytes.len());
            bytes.swap(at, other);
            format!("bytes {at} and {other} exchanged")
        }
        6 | 7 => {
            bytes.splice(at..at, sign.bytes());
            format!("{sign:?} put before byte {at}")
        }
        8 => {
            bytes.splice(at..=at, sign.bytes());
            format!("byte {at} replaced by {sign:?}")
        }
        9 => {
            let end = (at + 1 + random.below(12)).min(bytes.len());
            let taken: Vec<u8> = bytes.drain(at..end).collect();
            if random.one_in(2) {
                return format!("bytes {at}..{end} dropped");
            }
            let to = random.below(bytes.len() + 1);
            bytes.splice(to..to, taken);
            format!("bytes {at}..{end} moved to {to}")
        }
        _ => {
            bytes.truncate(at);
            format!("cut short at byte {at}")
        }
    }
}

/// Something that happens to a letter, so that a word becomes another.
fn in_letters(bytes: &mut [u8], random: &mut Random) -> String {
    let letters: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at].is_ascii_alphabetic())
        .collect();
    let at = letters[random.below(letters.len())];
    let letter = b'a' + u8::try_from(random.below(26)).unwrap();
    bytes[at] = if random.one_in(3) {
        letter.to_ascii_uppercase()
    } else {
        letter
    };
    format!("the letter at byte {at} is {:?} now", char::from(bytes[at]))
}

/// Something that happens to one or two cells.
fn in_cells(cells: &mut Cells, random: &mut Random) -> String {
    let (line, column) = (random.below(cells.len()), random.below(cells[0].len()));
    let (other, beside) = (random.below(cells.len()), random.below(cells[0].len()));
    let sign = SIGNS[random.below(SIGNS.len())];
    let cell = cells[line][column].clone();
    match random.below(9) {
        0 => {
            cells[line].remove(column);
            format!("cell {line}:{column} dropped")
        }
        1 => {
            cells[line].insert(column, cell);
            format!("cell {line}:{column} doubled")
        }
        2 => {
            cells[line].swap(column, beside);
            format!("cells {line}:{column} and {line}:{beside} exchanged")
        }
        3 => {
            cells[line][column] = std::mem::replace(&mut cells[other][column], cell);
            format!("cells {line}:{column} and {other}:{column} exchanged")
        }
        4 => {
            cells[line][column].clear();
            format!("cell {line}:{column} emptied")
        }
        5 => {
            cells[line][column] = cells[other][beside].clone();
            format!("cell {line}:{column} is that of {other}:{beside}")
        }
        6 => {
            cells[line][column].push_str(sign);
            format!("{sign:?} behind cell {line}:{column}")
        }
        7 => {
            cells[line][column].insert_str(0, sign);
            format!("{sign:?} before cell {line}:{column}")
        }
        _ => {
            cells[line][column] = cell.to_uppercase();
            format!("cell {line}:{column} in large letters")
        }
    }
}

/// Something that happens to one or two rows; the header is one too.
fn in_rows(cells: &mut Cells, random: &mut Random) -> String {
    let (line, other) = (random.below(cells.len()), random.below(cells.len()));
    match random.below(5) {
        0 => {
            cells.remove(line);
            format!("row {line} dropped")
        }
        1 => {
            let row = cells[line].clone();
            cells.insert(other, row);
            format!("row {line} doubled at {other}")
        }
        2 => {
            cells.swap(line, other);
            format!("rows {line} and {other} exchanged")
        }
        3 => {
            let row = cells.remove(line);
            cells[line.min(other).saturating_sub(1)].extend(row);
            format!("row {line} without its own line")
        }
        _ => {
            cells.insert(line, Vec::from([String::new()]));
            format!("an empty line at {line}")
        }
    }
}

/// Something that happens to a column, with its header or to that alone.
fn in_columns(cells: &mut Cells, random: &mut Random) -> String {
    let (column, other) = (random.below(cells[0].len()), random.below(cells[0].len()));
    let name = cells[0][column].clone();
    match random.below(8) {
        0 => {
            cells.iter_mut().for_each(|row| {
                row.remove(column);
            });
            format!("column {name} dropped")
        }
        1 => {
            for row in cells.iter_mut() {
                let cell = row[column].clone();
                row.insert(other, cell);
            }
            format!("column {name} doubled at {other}")
        }
        2 => {
            cells.iter_mut().for_each(|row| row.swap(column, other));
            format!("columns {name} and {other} exchanged")
        }
        3 => {
            cells[0].swap(column, other);
            format!("the headers {name} and {} exchanged", cells[0][column])
        }
        4 => {
            cells[0].remove(column);
            format!("the header {name} dropped")
        }
        5 => {
            cells[0][column].clear();
            format!("the header {name} emptied")
        }
        6 => {
            cells[0][column] = name.to_uppercase().replace('_', " ");
            format!("the header {name} in large letters")
        }
        _ => {
            let rows = cells.iter_mut().skip(1);
            rows.for_each(|row| row.swap(column, other));
            format!("the cells below {name} and column {other} exchanged")
        }
    }
}

/// Something that happens to a whole table.
fn in_whole(bytes: &mut [Vec<u8>; 3], table: usize, style: Style, random: &mut Random) -> String {
    let text = String::from_utf8(bytes[table].clone()).unwrap();
    let (what, changed) = match random.below(10) {
        0 => ("a byte order mark before", format!("\u{feff}{text}")),
        1 => ("line ends of Windows", text.replace('\n', "\r\n")),
        2 => ("carriage returns alone", text.replace('\n', "\r")),
        3 => ("line ends of Unix", text.replace("\r\n", "\n")),
        4 => ("other dividers", text.replace(style.divider, ";")),
        5 => ("no last line end", text.trim_end().to_owned()),
        6 => ("twice", text.repeat(2)),
        7 => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            bytes[table] = units.collect();
            return "in UTF-16".to_owned();
        }
        8 => {
            let latin = text.chars().map(|sign| u8::try_from(u32::from(sign)));
            bytes[table] = latin.map(|byte| byte.unwrap_or(b'?')).collect();
            return "in Latin 1".to_owned();
        }
        _ => {
            let other = (table + 1) % 3;
            bytes.swap(table, other);
            return format!("exchanged with {}", NAMES[other]);
        }
    };
    bytes[table] = changed.into_bytes();
    what.to_owned()
}

/// One mutation of a valid folder.
pub(crate) fn mutated(tables: &[Cells; 3], style: Style, random: &mut Random) -> Mutation {
    let mut bytes = [0, 1, 2].map(|table: usize| style.write(&tables[table]));
    // Most of what is read stands in the results.
    let table = [0, 1, 2, 2, 2][random.below(5)];
    let mut cells = tables[table].clone();
    let on_cells = match random.below(12) {
        0..=3 => None,
        4 | 5 => {
            let what = in_letters(&mut bytes[table], random);
            return of(table, &what, bytes);
        }
        6..=8 => Some(in_cells(&mut cells, random)),
        9 => Some(in_rows(&mut cells, random)),
        10 => Some(in_columns(&mut cells, random)),
        _ => {
            let what = in_whole(&mut bytes, table, style, random);
            return of(table, &what, bytes);
        }
    };
    let what = match on_cells {
        Some(what) => {
            bytes[table] = style.write(&cells);
            what
        }
        None => in_bytes(&mut bytes[table], random),
    };
    of(table, &what, bytes)
}

fn of(table: usize, what: &str, bytes: [Vec<u8>; 3]) -> Mutation {
    Mutation {
        what: format!("{}: {what}", NAMES[table]),
        bytes,
    }
}
