//! What is wrong in the constants of the scores is said with its place.

use super::super::*;

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (from, to, complaint) in [
        (
            "factor: 100",
            "factor: 0",
            "data/scores.ron:5:20: apri.factor: 0: a number above 0",
        ),
        (
            "bilirubin_factor: 0.66",
            "bilirubin_factor: NaN",
            "albi.bilirubin_factor: NaN",
        ),
        (
            "albumin_factor: -0.085",
            "albumin_factor: 0.085",
            "albi.albumin_factor: 0.085",
        ),
        ("(from: 30", "(from: 16", "page_b.age: not ascending"),
        (
            "(below: 200",
            "(below: 100",
            "page_b.platelets: not ascending",
        ),
        (
            "low_up_to: 9",
            "low_up_to: 18",
            "page_b.high_from: 18: more than low_up_to",
        ),
        (
            "per_year: 0.9938",
            "per_year: 1",
            "egfr.per_year: 1: a number above 0",
        ),
        ("alpha: -0.302", "alpha: 0.302", "egfr.male.alpha: 0.302"),
        ("kappa: 0.7", "kappa: 0", "egfr.female.kappa: 0"),
        (
            "source: \"FACTS.md, scores\")",
            "source: \"\")",
            "apri.source: empty",
        ),
    ] {
        assert!(SCORES.text.contains(from), "{from}");
        let text = SCORES.text.replacen(from, to, 1);
        let fault = parse_scores(&text, SCORES.file).unwrap_err().to_string();
        assert!(fault.contains(complaint), "{fault}");
    }
}
