use super::*;
use proptest::prelude::*;

#[test]
fn digits_and_notation_survive() {
    for (written, canonical, value) in [
        ("0", "0", 0.0),
        ("0.00", "0.00", 0.0),
        ("007", "7", 7.0),
        ("5.36", "5.36", 5.36),
        ("0.050", "0.050", 0.05),
        ("230000", "230000", 230_000.0),
        ("2.3e5", "2.3e5", 230_000.0),
        ("2.3E+05", "2.3e5", 230_000.0),
        ("23e4", "2.3e5", 230_000.0),
        ("1e-2", "1e-2", 0.01),
        ("1.70e8", "1.70e8", 1.7e8),
        ("0e3", "0e3", 0.0),
    ] {
        let decimal: Decimal = written.parse().unwrap();
        assert_eq!(decimal.to_string(), canonical, "{written}");
        assert_eq!(decimal.value(), value, "{written}");
        assert_eq!(canonical.parse::<Decimal>().unwrap(), decimal, "{written}");
    }
}

#[test]
fn everything_else_is_refused() {
    for wrong in [
        "",
        ".",
        "5.",
        ".5",
        "1.2.3",
        "1e",
        "e5",
        "-1",
        "+1",
        "1e+",
        "1 000",
        "1,5",
        "NaN",
        "inf",
        "1e400",
        "1234567890123456",
        "0x10",
        "\u{ff11}",
        "1e99999",
        "1e-1e1",
    ] {
        assert!(wrong.parse::<Decimal>().is_err(), "{wrong}");
    }
}

#[test]
fn digits_and_powers_have_their_limits() {
    use DecimalError::{NotANumber, OutOfRange, TooManyDigits};
    for (written, expected) in [
        ("123456789012345", Ok(123_456_789_012_345.0)),
        ("1234567890123456", Err(TooManyDigits)),
        ("0.000000000000001", Ok(1e-15)),
        ("0.0000000000000001", Err(TooManyDigits)),
        ("0.00000000000000001", Err(TooManyDigits)),
        ("1e98", Ok(1e98)),
        ("1e99", Err(OutOfRange)),
        ("12e97", Ok(12e97)),
        ("123e97", Err(OutOfRange)),
        ("1e-99", Ok(1e-99)),
        ("1e-100", Err(OutOfRange)),
        ("0.000000000000001e100", Ok(1e85)),
        ("1e99999999999", Err(OutOfRange)),
        ("1e22", Ok(1e22)),
        ("1e23", Ok(1e23)),
        ("3e-22", Ok(3e-22)),
        ("3e-23", Ok(3e-23)),
        ("1e+-5", Err(NotANumber)),
    ] {
        let found = written.parse().map(Decimal::value);
        assert_eq!(found, expected, "{written}");
    }
    for (written, digits) in [("230000", 6), ("5.36", 3), ("0.050", 2), ("0", 1)] {
        let decimal: Decimal = written.parse().unwrap();
        assert_eq!(decimal.significant_digits(), digits, "{written}");
    }
    let decimal: Decimal = "2.3e5".parse().unwrap();
    assert_eq!(format!("{decimal:?}"), "Decimal(2.3e5)");
}

/// The quick way reads nearly every number of a register.
#[test]
fn the_number_at_the_beginning_of_a_text_is_read() {
    for (text, expected) in [
        ("230000;", Some(("230000", 6))),
        ("5.36", Some(("5.36", 4))),
        ("10..1e9", Some(("10", 2))),
        ("2.3e5]", Some(("2.3e5", 5))),
        ("2.30E+05 IU", Some(("2.30e5", 8))),
        ("1e-2", Some(("1e-2", 4))),
        ("1e12", Some(("1e12", 4))),
        ("7e-10;", Some(("7e-10", 5))),
        ("12345678901.2345", Some(("12345678901.2345", 16))),
        ("12345678901.23456", None),
        ("1e84", Some(("1e84", 4))),
        ("1e85", None),
        ("123456789012345e85", None),
        ("1e123", None),
        ("12e", None),
        (".5", None),
        ("", None),
    ] {
        let found = Decimal::leading(text.as_bytes());
        let found = found.map(|(decimal, length)| (decimal.to_string(), length));
        let expected = expected.map(|(written, length)| (written.to_owned(), length));
        assert_eq!(found, expected, "{text}");
    }
}

proptest! {
    #[test]
    fn parse_after_print_is_the_identity(mantissa in 0_u64..1_000_000_000_000_000, places in 0_i32..15, scientific: bool) {
        let decimal = Decimal::from_parts(mantissa, -places, scientific);
        prop_assert_eq!(decimal.to_string().parse::<Decimal>().unwrap(), decimal);
    }

    #[test]
    fn the_beginning_of_a_text_says_the_same_as_the_whole_of_it(text in "[0-9]{1,17}(\\.[0-9]{0,17})?([eE][+-]?[0-9]{0,4})?[.;\\] ]?") {
        if let Some((decimal, length)) = Decimal::leading(text.as_bytes()) {
            prop_assert_eq!(spelled_out(&text[..length]).unwrap(), decimal);
        }
    }

    #[test]
    fn the_value_is_that_of_the_printed_number(mantissa in 0_u64..1_000_000_000_000_000, places in 0_i32..15, scientific: bool) {
        let decimal = Decimal::from_parts(mantissa, -places, scientific);
        prop_assert_eq!(decimal.value(), decimal.to_string().parse::<f64>().unwrap());
    }
}
