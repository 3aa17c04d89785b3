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
