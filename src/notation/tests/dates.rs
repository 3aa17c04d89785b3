//! Dates.

use chrono::NaiveDate;

use crate::clinical::calendar::CalendarDay;
use crate::notation::{
    Approximate, DateEntry, DateQuestion, calendar_day_text, date_echo, day_and_month, iso,
    parse_iso, parse_typed_date, short_date,
};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Sunday.
pub(super) const TODAY: &str = "2026-11-22";

fn entry() -> DateEntry {
    DateEntry {
        today: day(TODAY),
        earliest: None,
        may_lie_ahead: false,
        is_birth: false,
        approximate: Approximate::Never,
        bare_date_months: 6,
    }
}

#[test]
fn dates_as_they_are_typed() {
    for (typed, meant) in [
        ("t", "2026-11-22"),
        ("T", "2026-11-22"),
        ("y", "2026-11-21"),
        ("t-14", "2026-11-08"),
        ("-3d", "2026-11-19"),
        ("2026-11-22", "2026-11-22"),
        ("20261122", "2026-11-22"),
        ("2026/11/02", "2026-11-02"),
        ("22-Nov-2026", "2026-11-22"),
        ("22-Nov-2026 (Sun)", "2026-11-22"),
        ("22 november 2026", "2026-11-22"),
        ("22nov", "2026-11-22"),
        ("22NOV", "2026-11-22"),
        ("1nov", "2026-11-01"),
        ("22nov25", "2025-11-22"),
        ("11-Apr-23", "2023-04-11"),
        ("02-May", "2026-05-02"),
        ("12may74", "1974-05-12"),
        ("29feb", "2024-02-29"),
        (
            "\u{ff12}\u{ff10}\u{ff12}\u{ff16}\u{ff11}\u{ff11}\u{ff12}\u{ff12}",
            "2026-11-22",
        ),
    ] {
        let understood = parse_typed_date(typed, &entry()).unwrap();
        assert_eq!(understood.day, CalendarDay::exact(day(meant)), "{typed}");
    }
}

#[test]
fn day_first_and_month_first_are_never_guessed() {
    for (typed, readings) in [
        ("03/04/2026", vec!["2026-04-03", "2026-03-04"]),
        ("3.4.26", vec!["2026-04-03", "2026-03-04"]),
        ("3-4-26", vec!["2026-04-03", "2026-03-04"]),
        ("22/11/2026", vec!["2026-11-22"]),
        ("11/11/2026", vec!["2026-11-11"]),
    ] {
        assert_eq!(
            parse_typed_date(typed, &entry()).unwrap_err().readings,
            readings,
            "{typed}"
        );
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for typed in [
        "",
        "x",
        "t+1",
        "23-Nov-2026",
        "22nov26x",
        "31nov",
        "30feb",
        "32/32/2026",
        "nov22",
        "22",
        "2211",
        "2026-1-5",
        "22-Nov-2026 (Mon)",
        "22-Nov-2026 (Sun",
        "t-999999",
        "t-99999",
        "--3d",
        "-3",
        "~t",
        "22no",
        "1-Jan-1899",
        "20261322",
        "22-Nov-226",
        "03/04",
        "2027-01-01",
        "23nov26",
        "tt",
        "10\u{661}1nov",
        "\u{e9}\u{e9}22",
        "2026年11月22日",
    ] {
        assert!(parse_typed_date(typed, &entry()).is_err(), "{typed}");
    }
    let born = DateEntry {
        earliest: Some(day("1974-05-12")),
        ..entry()
    };
    assert!(parse_typed_date("1974-05-12", &born).is_ok());
    assert_eq!(
        parse_typed_date("1974-05-11", &born)
            .unwrap_err()
            .to_string(),
        "\"1974-05-11\": 1974-05-11 is too early: no day before 1974-05-12"
    );
    assert_eq!(
        parse_typed_date("2026-11-23", &entry())
            .unwrap_err()
            .to_string(),
        "\"2026-11-23\": 2026-11-23 lies ahead: no day after today, 22-Nov-2026 (Sun)"
    );
}

#[test]
fn a_day_without_a_year_is_asked_about_where_it_lies_far_back() {
    for (typed, meant, question) in [
        ("22may", "2026-05-22", None),
        ("21may", "2026-05-21", Some(DateQuestion::WhichYear)),
        ("23nov", "2025-11-23", Some(DateQuestion::WhichYear)),
    ] {
        let understood = parse_typed_date(typed, &entry()).unwrap();
        assert_eq!(
            (understood.day.date, understood.question),
            (day(meant), question),
            "{typed}"
        );
    }
    let stop = DateEntry {
        may_lie_ahead: true,
        ..entry()
    };
    let ahead = parse_typed_date("1dec", &stop).unwrap();
    assert_eq!(
        (ahead.day.date, ahead.question),
        (day("2026-12-01"), Some(DateQuestion::LiesAhead))
    );
    assert_eq!(
        parse_typed_date("1dec28", &stop).unwrap().day.date,
        day("2028-12-01")
    );
    assert_eq!(
        parse_typed_date("t+14", &stop).unwrap().day.date,
        day("2026-12-06")
    );
    assert_eq!(
        parse_typed_date("1nov", &stop).unwrap().day.date,
        day("2026-11-01")
    );
}

#[test]
fn two_digits_of_a_birth_year_make_somebody_who_lives() {
    let birth = DateEntry {
        is_birth: true,
        approximate: Approximate::Day,
        ..entry()
    };
    for (typed, meant) in [
        ("12may74", "1974-05-12"),
        ("12may26", "2026-05-12"),
        ("22nov26", "2026-11-22"),
        ("23nov26", "1926-11-23"),
        ("12may27", "1927-05-12"),
        ("12-May-30", "1930-05-12"),
        ("~12may00", "2000-05-12"),
        ("29feb24", "2024-02-29"),
        ("29feb28", "1928-02-29"),
    ] {
        let understood = parse_typed_date(typed, &birth).unwrap();
        assert_eq!(understood.day.date, day(meant), "{typed}");
        assert_eq!(understood.question, None, "{typed}");
    }
    for (typed, readings) in [
        ("12/5/74", &["1974-05-12", "1974-12-05"][..]),
        ("12.5.26", &["2026-05-12", "1926-12-05"]),
        ("5-12-27", &["1927-12-05", "1927-05-12"]),
        ("13/5/74", &["1974-05-13"]),
    ] {
        let fault = parse_typed_date(typed, &birth).unwrap_err();
        assert_eq!(fault.readings, readings, "{typed}");
    }
    // Without a year nobody can tell how old somebody is.
    let bare = parse_typed_date("12nov", &birth).unwrap();
    assert_eq!(bare.question, Some(DateQuestion::WhichYear));
    // A sample is of this century, and a file has no day from which to tell.
    let sample = parse_typed_date("3/4/26", &entry()).unwrap_err();
    assert_eq!(sample.readings, ["2026-04-03", "2026-03-04"]);
    let in_a_file = parse_iso("12/5/74").unwrap_err();
    assert_eq!(in_a_file.readings, ["12-May-74", "05-Dec-74"]);
}

#[test]
fn about_is_taken_where_it_may_be() {
    let start = DateEntry {
        approximate: Approximate::Day,
        ..entry()
    };
    for typed in ["~2014-06-15", "~ 15jun14", "\u{ff5e}20140615"] {
        let understood = parse_typed_date(typed, &start).unwrap();
        assert!(understood.day.approximate, "{typed}");
        assert_eq!(understood.day.date, day("2014-06-15"), "{typed}");
    }
    assert!(parse_typed_date("~2014-06-15", &entry()).is_err());
    for typed in ["~2014-06", "~jun 2014"] {
        let understood = parse_typed_date(typed, &start).unwrap();
        assert_eq!(calendar_day_text(understood.day), "~2014-06-15", "{typed}");
    }
}

#[test]
fn of_a_sample_the_month_may_be_typed() {
    let sample = DateEntry {
        approximate: Approximate::Month,
        ..entry()
    };
    for (typed, counted) in [
        ("2024-03-05", "2024-03-05"),
        ("~2024-03", "~2024-03-15"),
        ("~2024/3", "~2024-03-15"),
        ("~mar 2024", "~2024-03-15"),
        ("~Mar-2024", "~2024-03-15"),
        ("~2026-11", "~2026-11-15"),
    ] {
        let understood = parse_typed_date(typed, &sample).unwrap();
        assert_eq!(calendar_day_text(understood.day), counted, "{typed}");
    }
    for (typed, said) in [
        (
            "~2024-03-05",
            "an approximate day: the day, or ~2024-03 where only the month is known",
        ),
        ("~5mar24", "~2024-03 where"),
        ("~t", "~2026-11 where"),
        ("~2026-12", "lies ahead"),
        ("~2024-13", "no such day"),
        ("~2024", "not a date"),
    ] {
        let fault = parse_typed_date(typed, &sample).unwrap_err().to_string();
        assert!(fault.contains(said), "{typed}: {fault}");
    }
}

#[test]
fn dates_are_printed_so_that_they_can_be_typed() {
    let date = day("2026-05-02");
    for (printed, text) in [
        (iso(date), "2026-05-02"),
        (date_echo(date), "02-May-2026 (Sat)"),
        (short_date(date), "02-May-26"),
        (day_and_month(date), "02-May"),
    ] {
        assert_eq!(printed, text);
        assert_eq!(parse_typed_date(&printed, &entry()).unwrap().day.date, date);
    }
}
