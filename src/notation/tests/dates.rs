//! Dates.

use chrono::NaiveDate;

use crate::clinical::calendar::CalendarDay;
use crate::notation::{
    Approximate, DateEntry, DateQuestion, calendar_day_text, date_echo, day_and_month, iso,
    parse_calendar_day, parse_file_day, parse_iso, parse_sample_day, parse_typed_date, short_date,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Sunday.
const TODAY: &str = "2026-11-22";

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
fn files_hold_one_form_only() {
    assert_eq!(parse_iso("2026-11-22").unwrap(), day("2026-11-22"));
    assert_eq!(parse_iso("2024-02-29").unwrap(), day("2024-02-29"));
    for wrong in [
        "",
        "2026-1-5",
        "2026-01-5",
        " 2026-01-05",
        "2026-01-05 ",
        "20260105",
        "2026/01/05",
        "2026-13-01",
        "2023-02-29",
        "2026-00-10",
        "2026-01-05T00:00",
        "0026-01-05",
        "1899-12-31",
        "2200-01-01",
        "+2026-01-05",
        "2026-01-0\u{ff15}",
        "~2026-01-05",
        "22-Nov-2026",
    ] {
        assert!(parse_iso(wrong).is_err(), "{wrong}");
    }
    assert_eq!(
        parse_iso("03/04/2026").unwrap_err().to_string(),
        "\"03/04/2026\": may mean 2026-04-03 or 2026-03-04: a day as 2026-11-22"
    );
    let about = parse_calendar_day("~2014-06-15").unwrap();
    assert!(about.approximate);
    assert_eq!(calendar_day_text(about), "~2014-06-15");
    assert!(parse_calendar_day("~~2014-06-15").is_err());
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
fn a_day_of_a_file_that_lost_a_figure_is_refused() {
    let knowledge = crate::reference::shipped().unwrap();
    for (text, is_day) in [
        ("2024/3/5", true),
        ("2024/03/05", true),
        ("2024.12.5", true),
        ("2024\u{5e74}3\u{6708}5\u{65e5}", true),
        ("2024-3-5", false),
        ("2024-3-05", false),
        ("2024-03-5", false),
        ("2024-1\u{3000}-20", false),
        ("2024/3/05", false),
        ("2024.03.5", false),
    ] {
        let read = crate::notation::parse_file_day(text, &knowledge);
        assert_eq!(read.is_ok(), is_day, "{text}");
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

#[test]
fn days_as_files_hold_them() {
    let knowledge = super::knowledge();
    for written in [
        "2024-03-05",
        "2024/03/05",
        "2024/3/5",
        "2024.3.5",
        "20240305",
        "202403051030",
        "20240305103000",
        "20240305103000.1234+0800",
        "20240305103000+0800",
        "2024-03-05T10:30:00+08:00",
        "2024-03-05T23:59:59Z",
        "2024-03-05T00:10:00-05:00",
        "2024-03-05 10:30",
        "2024-03-05 10:30:00.000",
        "2024-03-05T10:30+08:00",
        "2024-03-05T10:30",
        "05-Mar-2024",
        "05-MAR-2024",
        "5 March 2024",
        "05Mar2024",
        "Mar 5, 2024",
        "March 5th, 2024",
        "2024-Mar-05",
        "5. März 2024",
        "5 mars 2024",
        "5 de marzo de 2024",
        "05-mar-2024 10:30:00",
        "2024年3月5日",
        "2024年03月05日 10:30",
        "２０２４－０３－０５",
        "2024. 3. 5.",
        "2024-03-05 10:30 AM",
        "5 марта 2024",
    ] {
        let read = parse_file_day(written, &knowledge).map(calendar_day_text);
        assert_eq!(read, Ok("2024-03-05".to_owned()), "{written}");
    }
    for (written, said) in [
        ("03/04/2024", "may mean 2024-04-03 or 2024-03-04"),
        ("3.4.24", "may mean"),
        ("25/12/2024", "may mean 2024-12-25"),
        ("05-Mar-24", "may mean 2024-03-05"),
        ("2024-02-30", "no such day"),
        ("20240230", "no such day"),
        ("31-Feb-2024", "no such day"),
        ("05032024", "no such day"),
        ("2024-03-05T25:00:00", "not a date"),
        ("20240305253000", "not a date"),
        ("2024-03-05 10:61", "not a date"),
        ("2024-03", "a month alone: the day, or ~2024-03-15"),
        ("03/2024", "~2024-03-15"),
        ("Feb 2025", "~2025-02-15"),
        ("2024年3月", "~2024-03-15"),
        ("1968", "a year alone: the day, or ~1968-07-01"),
        ("45356", "not a date"),
        ("", "no date"),
        ("yesterday", "not a date"),
        ("5 Foo 2024", "not a date"),
        ("5 Mar Apr 2024", "not a date"),
        ("~yesterday", "not a date"),
        ("~2024", "a year alone: the day, or ~2024-07-01"),
    ] {
        let fault = parse_file_day(written, &knowledge).unwrap_err().to_string();
        assert!(fault.contains(said), "{written}: {fault}");
    }
    for (written, meant) in [
        ("~2014/6/15", "~2014-06-15"),
        ("~2014-06", "~2014-06-15"),
        ("~ Jun 2014", "~2014-06-15"),
    ] {
        let about = parse_file_day(written, &knowledge).unwrap();
        assert_eq!(calendar_day_text(about), meant, "{written}");
    }
}

#[test]
fn of_a_sample_the_day_is_known_or_the_month() {
    let knowledge = super::knowledge();
    let read = |text| parse_sample_day(text, day(TODAY), &knowledge);
    for (written, counted) in [
        ("2024-03-05T10:30:00+08:00", "2024-03-05"),
        ("~2024-03", "~2024-03-15"),
        (" ~ 2024/3", "~2024-03-15"),
        ("~03/2024", "~2024-03-15"),
        ("~Mar 2024", "~2024-03-15"),
        ("~2024年3月", "~2024-03-15"),
        ("~2026-11", "~2026-11-15"),
        ("~2026-12", "~2026-12-15"),
    ] {
        let found = read(written).map(calendar_day_text);
        assert_eq!(found, Ok(counted.to_owned()), "{written}");
    }
    // A month that has not come to its middle counts on the day of the import.
    let early = parse_sample_day("~2026-11", day("2026-11-03"), &knowledge).unwrap();
    assert_eq!(calendar_day_text(early), "~2026-11-03");
    for (written, said) in [
        ("2024-03", "a month alone: the day, or ~2024-03 where"),
        ("Feb 2025", "~2025-02 where"),
        ("2024", "a year alone: the day, or ~2024-07 where"),
        ("~2024", "a year alone"),
        (
            "~2024-03-05",
            "an approximate day: the day, or ~2024-03 where only the month is known",
        ),
        ("~2024-13", "no such day"),
        ("~03/04/2024", "may mean"),
        ("~", "no date"),
    ] {
        let fault = read(written).unwrap_err().to_string();
        assert!(fault.contains(said), "{written}: {fault}");
    }
}
