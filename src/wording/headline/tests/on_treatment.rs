//! The headlines of those never treated and on treatment.

use super::{TODAY, expect, may_stop, treated};
use crate::clinical::laboratory::Marker;
use crate::clinical::record::{Cirrhosis, Intent};
use crate::wording::testing::Patient;
use crate::wording::{Sign, Tone};

#[test]
fn never_treated() {
    expect(
        Patient::new(),
        '.',
        Tone::Plain,
        "No antiviral on record",
        "enter treatment given elsewhere first",
    );
    expect(
        Patient::new()
            .dna("2024-05-01", "2.3e5")
            .alt("2024-05-01", "81"),
        '*',
        Tone::Caution,
        "No antiviral on record; DNA 230 000 IU/mL, ALT 2.0x",
        "whether to treat is for the doctor",
    );
    expect(
        Patient::new()
            .cirrhosis(Cirrhosis::Compensated)
            .dna("2024-05-01", "300"),
        '*',
        Tone::Caution,
        "No antiviral on record; DNA 300 IU/mL, ALT 0.8x",
        "cirrhosis",
    );
    expect(
        Patient::new().dna("2024-05-01", "20000"),
        '*',
        Tone::Caution,
        "No antiviral on record; DNA 20 000 IU/mL, ALT 0.8x",
        "Untreated with much virus: whether to treat is for the doctor",
    );
    expect(
        Patient::new().dna("2024-05-01", "19900"),
        '.',
        Tone::Plain,
        "No antiviral on record",
        "",
    );
    expect(
        Patient::new().dna("2023-03-01", "300"),
        '.',
        Tone::Plain,
        "No antiviral on record; last DNA 15 months ago",
        "",
    );
}

#[test]
fn awaiting_response() {
    expect(
        treated("etv", "2024-03-24")
            .dna("2024-03-20", "2.3e7")
            .dna("2024-05-01", "4e4"),
        '~',
        Tone::Calm,
        "Too early to judge: month 2 of entecavir",
        "expected before month 3; the test that counts is due 01-Aug-2024",
    );
    expect(
        treated("etv", "2024-05-10"),
        '~',
        Tone::Calm,
        "Too early to judge: first month of entecavir",
        "",
    );
    expect(
        Patient::new()
            .takes("lam", "2021-01-10", "2024-03-20")
            .takes("tdf", "2024-03-20", "")
            .dna("2021-01-09", "1e6")
            .dna("2024-02-10", "5e5"),
        '~',
        Tone::Caution,
        "Too early to judge on tenofovir disoproxil: 500 000 on the drug before",
        "judged from month 3",
    );
    let rising = treated("etv", "2024-03-24")
        .dna("2024-03-20", "50")
        .dna("2024-05-01", "4e4");
    assert_eq!(rising.row(TODAY).sign, Sign::Today);
    expect(
        rising,
        '~',
        Tone::Calm,
        "Too early to judge: month 2 of entecavir; rising, 2.9 log10 above its lowest (20-Mar-2024)",
        "",
    );
    expect(
        treated("Pegasys", "2023-09-01")
            .dna("2023-08-30", "1e6")
            .dna("2024-04-01", "1e5"),
        '~',
        Tone::Calm,
        "On interferon, DNA still positive: resistance is not defined",
        "planned time",
    );
}

#[test]
fn responding() {
    let negative = || treated("etv", "2022-01-10").dna("2022-01-09", "1e6");
    expect(
        negative().dna("2024-03-01", "<20"),
        '=',
        Tone::Good,
        "DNA negative on treatment (01-Mar-2024, below 20)",
        "it is not a reason to stop",
    );
    expect(
        negative().dna("2024-03-01", "<20 d"),
        '=',
        Tone::Good,
        "DNA negative on treatment: trace, detected below 20",
        "not for stopping",
    );
    expect(
        negative()
            .dna("2023-03-01", "<1000")
            .dna("2024-03-01", "180"),
        '?',
        Tone::Uncertain,
        "DNA 180: cannot be told from the earlier limit of 1 000",
        "repeat with the same assay",
    );
    expect(
        negative().dna("2023-03-20", "<20"),
        '?',
        Tone::Uncertain,
        "DNA was negative 14 months ago; not tested since",
        "overdue",
    );
    expect(
        negative().dna("2024-03-01", "<500"),
        '?',
        Tone::Uncertain,
        "DNA negative on treatment (01-Mar-2024, below 500)",
        "cannot see 100 IU/mL",
    );
    // Older than what is fresh, not yet stale: no longer green.
    expect(
        negative().dna("2023-11-30", "<20"),
        '=',
        Tone::Calm,
        "DNA negative on treatment (30-Nov-2023, below 20)",
        "",
    );
    let flare = negative().dna("2024-03-01", "<20").alt("2024-05-01", "320");
    assert_eq!(flare.row(TODAY).sign, Sign::Today);
    expect(
        flare,
        '=',
        Tone::Calm,
        "DNA negative on treatment (01-Mar-2024, below 20)",
        "",
    );
}

#[test]
fn stop_conditions_met() {
    expect(
        may_stop("2024-02-20"),
        '=',
        Tone::Calm,
        "DNA negative, HBeAg seroconverted: held 3 of 12+ months",
        "Treatment goes on unless a doctor decides otherwise",
    );
    expect(
        may_stop("2023-03-10"),
        '>',
        Tone::Calm,
        "Clinic text's stop conditions held 14 months: for the doctor",
        "All conditions hold today (cirrhosis: none)",
    );
}

/// Without an ALT after the episode's start and the last abnormal value nobody knows how long.
#[test]
fn stop_conditions_met_but_not_known_how_long() {
    let patient = treated("etv", "2020-01-10")
        .dna("2020-01-09", "1e6")
        .marker("2020-01-09", Marker::HbeAg, true)
        .marker("2024-05-01", Marker::HbeAg, false)
        .marker("2024-05-01", Marker::AntiHbe, true)
        .dna("2024-05-01", "<20")
        .alt("2024-05-01", "30");
    let mut assessment = patient.assessed(TODAY);
    if let Some(conditions) = &mut assessment.stop_conditions {
        conditions.held_since = None;
    }
    let headline = crate::wording::headline(
        crate::wording::Language::English,
        &patient.record,
        &assessment,
        &patient.knowledge,
    );
    assert_eq!(
        headline.text,
        "DNA negative, HBeAg seroconverted: held, not known how long (12+ months asked)"
    );
    assert_eq!(
        (headline.sign, headline.tone),
        (Sign::Controlled, Tone::Calm)
    );
}

#[test]
fn primary_resistance() {
    let since_november = |drug| treated(drug, "2023-11-20").dna("2023-11-18", "3.2e7");
    expect(
        since_november("etv").dna("2024-05-25", "2000"),
        '~',
        Tone::Caution,
        "DNA not yet negative at month 6, down 4.2 log10",
        "Most on entecavir turn negative later on the same drug",
    );
    expect(
        since_november("lam").dna("2024-05-25", "2.5e5"),
        '*',
        Tone::Caution,
        "DNA not yet negative at month 6, down 2.1 log10",
        "low-barrier drug",
    );
    expect(
        treated("etv", "2023-05-20")
            .dna("2023-05-18", "1.2e6")
            .dna("2023-11-25", "80000")
            .dna("2024-05-25", "90000"),
        '*',
        Tone::Caution,
        "DNA never negative at month 12: 90 000, down 1.1 log10",
        "are doses missed?",
    );
    expect(
        since_november("etv")
            .dna("2024-01-25", "50")
            .dna("2024-02-25", "90")
            .dna("2024-05-25", "20000"),
        '!',
        Tone::StrongAlarm,
        "DNA never negative and now rising: 2.6 log10 above its lowest",
        "breakthrough by every guideline",
    );
    expect(
        treated("etv", "2024-01-20").dna("2024-05-25", "5000"),
        '~',
        Tone::Caution,
        "DNA positive at month 4: 5 000; value before treatment missing",
        "primary resistance",
    );
}

#[test]
fn secondary_resistance() {
    let negative = || {
        treated("lam", "2022-01-10")
            .dna("2022-01-08", "2.3e7")
            .dna("2022-07-10", "<20")
    };
    expect(
        negative().dna("2024-05-02", "3200"),
        '!',
        Tone::Alarm,
        "DNA positive again on treatment: 3 200, seen once",
        "Missed doses, another assay or a passing rise look the same until it is repeated (due 02-Jun-2024). The clinic text calls this drug resistance.",
    );
    expect(
        negative()
            .dna("2024-03-02", "9000")
            .dna("2024-04-02", "21000"),
        '!',
        Tone::StrongAlarm,
        "DNA positive again on treatment: 21 000, seen twice",
        "Seen on 02-Mar and 02-Apr-2024; no resistance test on file",
    );
    expect(
        negative().dna("2024-05-20", "45"),
        '*',
        Tone::Caution,
        "DNA measurable again at a low level: 45, seen once",
        "usually gone at the next test (due 20-Jun-2024)",
    );
    expect(
        negative().dna("2023-03-02", "9000"),
        '!',
        Tone::Alarm,
        "DNA positive again on treatment: 9 000, seen once; last DNA 14 months ago",
        "",
    );
    expect(
        negative()
            .dna("2024-03-02", "640")
            .dna("2024-05-02", "<1000"),
        '!',
        Tone::Alarm,
        "DNA measurable again: 640, up 1.5 log10, seen once; the newer <1 000 cannot show that 640 has gone",
        "",
    );
}

#[test]
fn viraemia_after_interruption() {
    let interrupted = |last_day: &str, again: &str| {
        Patient::new()
            .takes("etv", "2022-01-10", last_day)
            .takes("etv", again, "")
            .dna("2022-01-08", "2.3e7")
            .dna("2023-07-10", "<20")
    };
    expect(
        interrupted("2024-04-01", "2024-04-15").dna("2024-05-02", "4000"),
        '!',
        Tone::Alarm,
        "DNA positive after 13 days without the drug: 4 000",
        "cannot be judged until 3 months after restarting",
    );
    expect(
        interrupted("2024-01-02", "2024-01-29")
            .dna("2024-01-28", "5000")
            .dna("2024-04-05", "200"),
        '*',
        Tone::Caution,
        "DNA falling after a 26-day break: 200",
        "The drug works again",
    );
    expect(
        interrupted("2024-04-01", "2024-04-15").dna("2024-05-02", "45"),
        '*',
        Tone::Caution,
        "DNA measurable after 13 days without the drug: 45",
        "",
    );
}

#[test]
fn prophylaxis() {
    let preventive = || Patient::new().takes_for(Intent::Prophylaxis, "etv", "2023-09-01", "");
    expect(
        preventive().dna("2024-05-01", "<20"),
        '.',
        Tone::Plain,
        "Preventive course: resistance and stop rules do not apply",
        "",
    );
    expect(
        preventive()
            .dna("2024-01-01", "<20")
            .dna("2024-05-01", "300"),
        '!',
        Tone::Alarm,
        "Preventive course: DNA positive again, 300: reactivation?",
        "severe within weeks",
    );
}
