//! Every row of the table of `WORDING.md`, reached by an invented patient through the rules themselves.

mod chinese;
mod forbidden;
mod off_treatment;
mod on_treatment;

use crate::clinical::laboratory::{Analyte, Marker};
use crate::clinical::record::Cirrhosis;

use super::super::testing::Patient;
use super::super::{Sign, Tone};

const TODAY: &str = "2024-06-01";

/// Asserts sign, colour and text of a headline, and a piece of its explanation; a patient without an ALT has a normal
/// one, because a missing one is told.
fn expect(patient: Patient, sign: char, tone: Tone, text: &str, explains: &str) {
    let patient = patient.with_an_alt("2024-05-30");
    let headline = patient.headline(TODAY);
    assert_eq!(headline.text, text);
    assert_eq!(headline.sign.character(), sign, "{text}");
    assert_eq!(headline.tone, tone, "{text}");
    assert!(
        headline.explanation.contains(explains),
        "{text}: {}",
        headline.explanation
    );
}

fn treated(drug: &str, from: &str) -> Patient {
    Patient::new().takes(drug, from, "")
}

fn stopped() -> Patient {
    Patient::new().takes("etv", "2020-01-10", "2024-03-01")
}

fn may_stop(alt_from: &str) -> Patient {
    treated("etv", "2020-01-10")
        .dna("2020-01-09", "1e6")
        .marker("2020-01-09", Marker::HbeAg, true)
        .marker("2021-01-10", Marker::HbeAg, false)
        .marker("2021-01-10", Marker::AntiHbe, true)
        .dna("2021-01-10", "<20")
        .alt("2021-01-10", "90")
        .alt(alt_from, "30")
        .alt("2024-05-01", "30")
        .dna("2024-05-01", "<20")
        .marker("2024-05-01", Marker::HbeAg, false)
        .marker("2024-05-01", Marker::AntiHbe, true)
}

#[test]
fn tiers_one_to_three_show_their_sign_whatever_the_headline() {
    let awaiting = treated("etv", "2024-05-10")
        .cirrhosis(Cirrhosis::Decompensated)
        .dna("2024-05-08", "1e6");
    assert_eq!(awaiting.headline(TODAY).sign, Sign::OnTheWay);
    let row = awaiting.row(TODAY);
    assert_eq!((row.sign, row.tone), (Sign::Today, Tone::StrongAlarm));
    let stale = Patient::new().dna("2023-03-01", "300");
    assert_eq!(stale.row(TODAY).sign, Sign::Unknown);
    let alert = Patient::new().alt("2024-05-01", "900");
    assert_eq!(alert.row(TODAY).tone, Tone::StrongAlarm);
    assert_eq!(
        alert.words(TODAY, |words| words.liver_alert()).unwrap(),
        "LIVER ALERT: ALT 22x"
    );
    let flare = Patient::new().alt("2024-06-01", "320");
    assert_eq!(
        flare.words(TODAY, |words| words.liver_alert()).unwrap(),
        "ALT FLARE: 8.0x (01-Jun-2024)"
    );
    let failing = Patient::new()
        .amount("2024-05-01", Analyte::Inr, "1.7")
        .amount("2024-05-01", Analyte::TotalBilirubin, "70.11")
        .alt("2024-05-01", "880");
    assert_eq!(
        failing.words(TODAY, |words| words.liver_alert()).unwrap(),
        "LIVER ALERT: ALT 22x, bilirubin 4.1x, INR 1.7"
    );
}

/// "Resistance" is never called confirmed, and with cirrhosis nothing says that treatment may stop.
#[test]
fn what_is_never_written() {
    let twice = treated("lam", "2022-01-10")
        .dna("2022-07-10", "<20")
        .dna("2024-03-02", "9000")
        .dna("2024-04-02", "21000");
    let headline = twice.headline(TODAY);
    assert!(!headline.text.contains("resist"));
    assert!(!headline.explanation.contains("confirmed"));
    let short = may_stop("2024-02-20").headline(TODAY);
    assert!(!short.text.contains("stop") && short.tone != Tone::Good);
    let cirrhosis = may_stop("2023-03-10")
        .cirrhosis(Cirrhosis::Compensated)
        .headline(TODAY);
    assert!(!cirrhosis.text.contains("stop"), "{}", cirrhosis.text);
}
