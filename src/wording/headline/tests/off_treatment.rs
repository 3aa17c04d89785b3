//! The headlines of those off treatment, and of those whose place cannot be told.

use super::{TODAY, expect, stopped, treated};
use crate::clinical::record::{Cirrhosis, Intent};
use crate::wording::testing::Patient;
use crate::wording::{Sign, Tone};

#[test]
fn off_treatment() {
    expect(
        stopped().dna("2024-02-20", "<20"),
        '?',
        Tone::Uncertain,
        "Off treatment 3 months, DNA not tested since",
        "was due 01-Apr-2024",
    );
    expect(
        stopped().dna("2024-02-20", "5e5"),
        '!',
        Tone::Alarm,
        "Off treatment, last DNA positive (500 000 before the stop)",
        "nothing is known since the stop",
    );
    expect(
        stopped()
            .cirrhosis(Cirrhosis::Compensated)
            .dna("2024-02-20", "<20"),
        '!',
        Tone::Alarm,
        "Cirrhosis and off treatment 3 months, DNA not tested since",
        "Most guidelines keep patients with cirrhosis on treatment",
    );
}

#[test]
fn off_treatment_remission() {
    let long_ago = || {
        Patient::new()
            .takes("etv", "2020-01-10", "2023-02-20")
            .dna("2023-02-10", "<20")
    };
    expect(
        long_ago().dna("2024-03-01", "<20"),
        '=',
        Tone::Good,
        "Off treatment 15 months, DNA still negative (01-Mar-2024)",
        "The virus can return at any time",
    );
    expect(
        long_ago().dna("2023-09-01", "300").dna("2024-03-01", "<20"),
        '=',
        Tone::Good,
        "Off treatment 15 months, DNA now negative (01-Mar-2024)",
        "",
    );
    expect(
        long_ago()
            .cirrhosis(Cirrhosis::Compensated)
            .dna("2024-05-01", "<20"),
        '!',
        Tone::Alarm,
        "Cirrhosis and off treatment; DNA negative (01-May-2024)",
        "for the doctor",
    );
    expect(
        long_ago().dna("2023-03-15", "<20"),
        '?',
        Tone::Uncertain,
        "Off treatment 15 months; DNA was negative 14 months ago, not tested since",
        "",
    );
}

#[test]
fn relapse() {
    let negative = || stopped().dna("2024-02-20", "<20");
    expect(
        negative()
            .dna("2024-04-01", "5000")
            .dna("2024-05-01", "30000"),
        '!',
        Tone::StrongAlarm,
        "DNA positive again after stopping: 30 000, seen twice",
        "The clinic text calls this relapse and treats again",
    );
    expect(
        negative()
            .takes("lam", "2017-01-10", "2019-01-10")
            .dna("2017-01-09", "1e6")
            .dna("2018-01-09", "1e6")
            .dna("2024-05-01", "30000"),
        '!',
        Tone::Alarm,
        "DNA positive again after stopping: 30 000, seen once",
        "(earlier failure: lamivudine 2017)",
    );
    expect(
        negative().dna("2024-05-01", "45"),
        '*',
        Tone::Caution,
        "DNA low-positive after stopping: 45, seen once",
        "Guidelines wait for 2 000 IU/mL, except with cirrhosis",
    );
    expect(
        negative().dna("2024-05-01", "45").alt("2024-05-01", "81"),
        '!',
        Tone::Alarm,
        "DNA positive again after stopping: 45, seen once",
        "",
    );
}

#[test]
fn viraemic_off_treatment() {
    expect(
        stopped().dna("2024-02-20", "5e3").dna("2024-05-01", "5e5"),
        '!',
        Tone::Alarm,
        "Off treatment with DNA 500 000; it was positive at the stop",
        "Not a relapse",
    );
    let low = stopped().dna("2024-02-20", "5e2").dna("2024-05-01", "5e2");
    assert_eq!(low.row(TODAY).sign, Sign::Look);
    expect(
        low,
        '*',
        Tone::Caution,
        "Off treatment with DNA 500; it was positive at the stop",
        "",
    );
    let ended = |intent| Patient::new().takes_for(intent, "tdf", "2023-06-01", "2024-01-10");
    expect(
        ended(Intent::Prophylaxis)
            .dna("2024-01-08", "<20")
            .dna("2024-05-01", "2e5"),
        '!',
        Tone::Alarm,
        "DNA positive after a preventive course: 200 000: reactivation?",
        "more than a year later",
    );
    expect(
        ended(Intent::Pregnancy)
            .dna("2024-01-08", "300")
            .dna("2024-05-01", "2e5"),
        '~',
        Tone::Calm,
        "After the pregnancy course: DNA positive, as expected",
        "first 12 weeks after birth",
    );
}

#[test]
fn undetermined() {
    expect(
        treated("etv", "2024-01-10"),
        '?',
        Tone::Uncertain,
        "Cannot judge: no DNA since treatment began (10-Jan-2024)",
        "One HBV DNA result would settle it",
    );
    expect(
        treated("etv", "2023-10-10").dna("2023-11-10", "300"),
        '?',
        Tone::Uncertain,
        "Cannot judge: no DNA from month 3 on since treatment began (10-Oct-2023)",
        "",
    );
    expect(
        treated("Pegasys", "2023-05-01")
            .dna("2023-04-30", "1e6")
            .dna("2024-04-01", "1e5"),
        '?',
        Tone::Uncertain,
        "Cannot judge: interferon for 13 months, its end not recorded",
        "",
    );
    expect(
        stopped().dna("2024-05-01", "5e5"),
        '!',
        Tone::Alarm,
        "Off treatment with DNA 500 000; DNA at the stop not on record",
        "that the virus is there is not",
    );
}
