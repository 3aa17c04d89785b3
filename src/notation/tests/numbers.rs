//! Numbers.

use crate::notation::{InputOrigin, parse_number};

#[test]
fn numbers_in_every_spelling() {
    for (written, canonical) in [
        ("230000", "230000"),
        ("230 000", "230000"),
        ("1 230 000", "1230000"),
        ("1 230 000.5", "1230000.5"),
        ("230\u{2009}000", "230000"),
        ("230\u{a0}000", "230000"),
        ("1,230,000", "1230000"),
        ("2.3e5", "2.3e5"),
        ("2.3E5", "2.3e5"),
        ("2.3E+05", "2.3e5"),
        ("2.3x10^5", "2.3e5"),
        ("2.3 x 10^5", "2.3e5"),
        ("2.3*10^5", "2.3e5"),
        ("2.3\u{d7}10^5", "2.3e5"),
        ("2.3X10**5", "2.3e5"),
        ("5.36", "5.36"),
        (" 5.36 ", "5.36"),
        (".5", "0.5"),
        ("0.500", "0.500"),
        ("1e-2", "1e-2"),
        ("\u{ff12}\u{3002}\u{ff13}\u{ff45}\u{ff15}", "2.3e5"),
        ("0", "0"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            assert_eq!(
                parse_number(written, origin).unwrap().to_string(),
                canonical,
                "{written}"
            );
        }
    }
}

#[test]
fn what_has_two_readings_is_never_guessed() {
    for (written, readings) in [
        ("20,000", vec!["20000", "20"]),
        ("1,5", vec!["15", "1.5"]),
        ("1,234", vec!["1234", "1.2340"]),
        ("0,05", vec!["005", "0.05"]),
        (
            "\u{ff12}\u{ff10}\u{ff0c}\u{ff10}\u{ff10}\u{ff10}",
            vec!["20000", "20"],
        ),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            assert_eq!(
                parse_number(written, origin).unwrap_err().readings,
                readings,
                "{written}"
            );
        }
    }
    for (written, readings) in [
        ("20.000", vec!["20000", "20"]),
        ("4.362", vec!["4362", "4.3620"]),
        ("120.500", vec!["120500", "120.5"]),
    ] {
        let fault = parse_number(written, InputOrigin::Typed).unwrap_err();
        assert_eq!(fault.readings, readings, "{written}");
        for reading in &fault.readings {
            assert!(
                parse_number(reading, InputOrigin::Typed).is_ok(),
                "{reading} can be typed"
            );
        }
        assert_eq!(
            parse_number(written, InputOrigin::File)
                .unwrap()
                .to_string(),
            written
        );
    }
    assert_eq!(
        parse_number("20,000", InputOrigin::Typed)
            .unwrap_err()
            .to_string(),
        "\"20,000\": may mean 20000 or 20: no comma; a point before decimals only"
    );
}

#[test]
fn everything_else_is_no_number() {
    for written in [
        "",
        " ",
        "-5",
        "+5",
        "NaN",
        "nan",
        "inf",
        "1e400",
        "1e",
        "e5",
        "5.",
        ".",
        "1.2.3",
        "1 00",
        "12 34",
        "1234 567",
        "1,23,456",
        "2.3x10",
        "2.3x5",
        "2.3x105",
        "0x10",
        "1_000",
        "1 000,5",
        "1,000.5.2",
        "five",
        "5\u{0}",
        "\u{2212}5",
        "1234567890123456",
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            assert!(parse_number(written, origin).is_err(), "{written:?}");
        }
    }
}
