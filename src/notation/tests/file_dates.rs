//! Days as files hold them.

use super::dates::{TODAY, day};
use crate::notation::{
    calendar_day_text, parse_calendar_day, parse_file_day, parse_iso, parse_sample_day,
};

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
        ("~1961--03", "not a date"),
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
