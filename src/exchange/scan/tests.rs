use proptest::prelude::*;

use super::*;

fn rows(bytes: &[u8]) -> Vec<Result<Vec<String>, (u64, u64, RowFault)>> {
    let mut scanner = Scanner::new(bytes);
    std::iter::from_fn(|| scanner.next_row().unwrap())
        .map(|row| {
            row.map(|row| row.fields().map(|field| field.text.to_owned()).collect())
                .map_err(|bad| (bad.line, bad.column, bad.fault))
        })
        .collect()
}

#[test]
fn every_kind_of_row() {
    let fields = |texts: &[&str]| Ok(texts.iter().map(|text| (*text).to_owned()).collect());
    for (bytes, expected) in [
        (&b""[..], vec![]),
        (b"\xef\xbb\xbfa,b\r\n", vec![fields(&["a", "b"])]),
        (b"a,,\n\n\nb", vec![fields(&["a", "", ""]), fields(&["b"])]),
        (
            b"\"Li, Wei\",\"say \"\"hi\"\"\"",
            vec![fields(&["Li, Wei", "say \"hi\""])],
        ),
        (
            b"\"a\nb\",c\nd",
            vec![fields(&["a\nb", "c"]), fields(&["d"])],
        ),
        (b"5\" tall,x", vec![fields(&["5\" tall", "x"])]),
        (
            b"a,\"b\"c\nd",
            vec![Err((1, 6, RowFault::TextAfterQuote)), fields(&["d"])],
        ),
        (b"a,\"b", vec![Err((1, 3, RowFault::OpenQuote))]),
        (
            b"\xc3\xa9,\xff\nd",
            vec![Err((1, 3, RowFault::NotUtf8)), fields(&["d"])],
        ),
        (
            b"a,b\0\nd",
            vec![Err((1, 4, RowFault::Nul)), fields(&["d"])],
        ),
        (b"\xff\xfea\0,\0", vec![Err((1, 1, RowFault::Utf16))]),
        (b"m\0r\0n\0", vec![Err((1, 1, RowFault::Utf16))]),
    ] {
        assert_eq!(
            rows(bytes),
            expected,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn a_row_without_end_ends_the_reading() {
    let rubbish = vec![b'x'; 1 << 20];
    assert_eq!(rows(&rubbish), [Err((1, 1, RowFault::TooLong))]);
    let mut quoted = b"a,\"".to_vec();
    quoted.extend(b"line\n".repeat(1 << 16));
    assert_eq!(rows(&quoted), [Err((1, 3, RowFault::OpenQuote))]);
}

#[test]
fn places_are_those_of_the_file() {
    let mut scanner = Scanner::new(&b"a,b\n\"x\ny\",\xe5\xbc\xa0,z\n"[..]);
    scanner.next_row().unwrap();
    let row = scanner.next_row().unwrap().unwrap().unwrap();
    let places: Vec<_> = row
        .fields()
        .map(|field| (field.line, field.column))
        .collect();
    assert_eq!((row.line, places), (2, vec![(2, 1), (3, 4), (3, 6)]));
}

fn tell(row: &Result<Row, BadRow>) -> String {
    match row {
        Ok(row) => {
            let fields = row.fields();
            let fields = fields.map(|field| (field.text.to_owned(), field.line, field.column));
            format!("{} {:?}", row.line, fields.collect::<Vec<_>>())
        }
        Err(bad) => format!("{bad:?}"),
    }
}

/// What every row says, and whether the last line is complete: one row after the other.
fn row_by_row(bytes: &[u8]) -> (Vec<String>, bool) {
    let mut scanner = Scanner::new(bytes);
    let rows = std::iter::from_fn(|| scanner.next_row().unwrap());
    let told = rows.map(|row| tell(&row)).collect();
    (told, scanner.is_complete())
}

/// The same where lines are looked at ahead, so many bytes at a time.
fn looked_ahead(bytes: &[u8], capacity: usize) -> (Vec<String>, bool) {
    let mut scanner = Scanner::new(std::io::BufReader::with_capacity(capacity, bytes));
    // The first line tells the encoding.
    let mut told: Vec<String> = scanner.next_row().unwrap().iter().map(tell).collect();
    loop {
        let rows = match scanner.look_ahead() {
            Ahead::Lines(lines) => {
                lines.each_row(|row, start| {
                    assert_eq!(*row, lines.row_at(start));
                    told.push(tell(&Ok(row.clone())));
                });
                continue;
            }
            Ahead::Rows(rows) => rows,
        };
        for _ in 0..rows {
            match scanner.next_row().unwrap() {
                None => return (told, scanner.is_complete()),
                Some(row) => told.push(tell(&row)),
            }
        }
    }
}

proptest! {
    #[test]
    fn lines_that_are_looked_at_ahead_say_what_rows_say(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "W-1,2024-01-10", ",", "\n", "\n", "\n", "\r\n", "\"", "\"x, y\"", "\0", "\u{e9}", "\u{5f20},", " ",
            ]),
            0..80,
        ),
        broken in prop::option::of(0..200_usize),
        capacity in 8..300_usize,
    ) {
        let mut bytes = pieces.concat().into_bytes();
        if let Some(byte) = broken.and_then(|place| bytes.get_mut(place)) {
            *byte = 0xff;
        }
        prop_assert_eq!(looked_ahead(&bytes, capacity), row_by_row(&bytes));
    }
}

#[test]
fn a_line_that_is_too_long_is_found_ahead_too() {
    for length in [65_530, 65_534, 65_535, 65_536, 70_000] {
        let mut bytes = b"a,b\nc,d\n".to_vec();
        bytes.extend(std::iter::repeat_n(b'x', length));
        bytes.extend(b"\ne,f\n");
        assert_eq!(
            looked_ahead(&bytes, 1 << 18),
            row_by_row(&bytes),
            "{length}"
        );
    }
}
