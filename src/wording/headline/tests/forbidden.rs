//! What stood on a screen over a real patient and must not (`WORDING.md`, "What the headline may not do"): each row with
//! the patient, the wrong words and the right ones.

use super::{TODAY, stopped, treated};
use crate::clinical::laboratory::Marker;
use crate::clinical::record::Intent;
use crate::wording::testing::Patient;

/// Whatever is read first: sign, headline, explanation, notes and the lines below.
fn read(patient: &Patient) -> String {
    patient.words(TODAY, |words| {
        let headline = words.headline();
        format!(
            "{} {}\n{}\n{}\n{}",
            words.sign().sign.character(),
            headline.text,
            headline.explanation,
            words.modifiers().join("\n"),
            words.notes().join("\n")
        )
    })
}

#[test]
fn the_wrong_words_never_stand_where_they_do_not_apply() {
    let long = |drug| treated(drug, "2021-11-20").dna("2021-11-18", "3.2e7");
    let month_eight = |drug| treated(drug, "2023-10-01").dna("2023-09-28", "1e6");
    let negative = || treated("etv", "2022-01-10").dna("2022-07-10", "<20");
    let changed = || {
        Patient::new()
            .takes("etv", "2020-01-10", "2023-09-20")
            .takes("taf", "2023-09-20", "")
            .dna("2020-01-08", "1e6")
            .dna("2021-01-08", "<20")
            .dna("2023-09-10", "90000")
    };
    for (patient, wrong, right) in [
        (
            treated("etv", "2024-04-10")
                .alt("2024-05-30", "900")
                .dna("2024-05-20", "1e6"),
            "the test that counts",
            "Liver in danger: for the doctor today. Send INR, bilirubin and HBV DNA; wait for none of them.",
        ),
        (
            month_eight("etv").dna("2024-05-20", "90000"),
            "never negative",
            "* DNA positive at its only test on entecavir: 90 000",
        ),
        (
            changed()
                .dna("2024-01-20", "60000")
                .dna("2024-05-20", "50000"),
            "never negative",
            "DNA not negative since the change to tenofovir alafenamide (month 8)",
        ),
        (
            month_eight("etv")
                .dna("2024-01-20", "<5000")
                .dna("2024-05-20", "90000"),
            "never negative",
            "DNA not shown negative",
        ),
        (
            negative().dna("2024-01-10", "45").dna("2024-05-25", "50"),
            "usually gone",
            "Still there after 19 weeks: missed doses? resistance test? A level that stays is no blip.",
        ),
        (
            negative().dna("2024-05-25", "1050"),
            "low level",
            "! DNA measurable again: 1 050, up 1.7 log10, seen once",
        ),
        (
            Patient::new()
                .takes_for(Intent::Pregnancy, "tdf", "2023-06-01", "2024-03-10")
                .dna("2024-03-01", "300")
                .dna("2024-05-01", "2e5")
                .alt("2024-05-01", "130"),
            "as expected",
            "! After the pregnancy course: DNA 200 000, ALT 3.2x: a flare",
        ),
        (
            negative().dna("2024-05-25", "45"),
            "ALT 0",
            "seen once; ALT not known",
        ),
        (
            treated("etv", "2024-02-20")
                .dna("2024-02-18", "8.5e6")
                .dna("2024-05-20", "5100"),
            "missed",
            "A good fall; most on entecavir turn negative later on the same drug.",
        ),
        (
            long("etv")
                .dna("2023-05-25", "4000")
                .dna("2024-05-25", "1500"),
            "turn negative later",
            "Two years on: whether to change or add is for the doctor.",
        ),
        (
            Patient::new()
                .takes("etv", "2020-01-10", "2024-05-20")
                .takes("tdf", "2024-05-20", "")
                .dna("2021-01-08", "<20")
                .dna("2024-05-19", "5.6e6"),
            "first month of",
            "Too early to judge on tenofovir",
        ),
        (
            stopped()
                .marker("2020-01-01", Marker::HbsAg, true)
                .marker("2024-02-01", Marker::HbsAg, false)
                .dna("2024-02-20", "<20")
                .dna("2024-05-20", "300"),
            "functional cure",
            "HBsAg negative but DNA positive: escape variant or occult infection",
        ),
        (
            negative()
                .dna("2024-05-25", "<20")
                .marker("2023-01-01", Marker::HbsAg, false)
                .marker("2024-05-25", Marker::HbsAg, true),
            "AGAIN",
            "! DNA negative on treatment (25-May-2024, below 20); HBsAg NEWLY POSITIVE (25-May-2024)",
        ),
    ] {
        let told = read(&patient);
        assert!(!told.contains(wrong), "{wrong}:\n{told}");
        assert!(told.contains(right), "{right}:\n{told}");
    }
}
