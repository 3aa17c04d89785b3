//! What is called proven and what is not, and what is shown beside it.

use crate::wording::testing::Patient;

const TODAY: &str = "2024-06-01";

/// The virus came back on a drug, seen twice.
fn back(drug: &str) -> Patient {
    Patient::new()
        .takes(drug, "2022-01-10", "")
        .dna("2022-01-08", "2.3e7")
        .dna("2022-07-10", "<20")
        .dna("2024-03-02", "9000")
        .dna("2024-04-02", "21000")
}

/// What a person reads of resistance, apart from the clinic's own name.
fn read(patient: &Patient) -> String {
    let headline = patient.headline(TODAY);
    let modifiers = patient.words(TODAY, |words| words.modifiers()).join("\n");
    format!("{}\n{}\n{modifiers}", headline.text, headline.explanation)
}

#[test]
fn resistance_is_called_proven_only_by_a_variant_that_resists_a_drug_taken() {
    for (drug, written, proven, says) in [
        ("lam", None, false, "no resistance test on file"),
        (
            "lam",
            Some("none"),
            false,
            "the resistance test of 20-Apr-2024 found no variant",
        ),
        (
            "lam",
            Some("rtL180M+rtM204V"),
            true,
            "resistance to lamivudine proven (rtM204V, 20-Apr-2024)",
        ),
        (
            "etv",
            Some("rtM204V"),
            false,
            "resistance test on file (rtM204V, 20-Apr-2024): resistance to entecavir not proven by it",
        ),
        (
            "etv",
            Some("rtL180M rtM204V rtT184G"),
            true,
            "resistance to entecavir proven (rtL180M rtT184G rtM204V, 20-Apr-2024)",
        ),
        (
            "taf",
            Some("rtV214A"),
            false,
            "resistance to tenofovir alafenamide not proven by it",
        ),
    ] {
        let mut patient = back(drug);
        if let Some(written) = written {
            patient = patient.genotype("2024-04-20", written);
        }
        let words = read(&patient);
        assert!(words.contains(says), "{drug} {written:?}: {words}");
        let headline = patient.headline(TODAY).text;
        assert_eq!(headline.ends_with(" proven"), proven, "{headline}");
        assert!(!words.contains("confirmed"), "{words}");
        assert!(words.matches(" proven (rt").count() <= 1, "{words}");
    }
}

#[test]
fn a_test_after_the_day_or_retracted_proves_nothing() {
    let patient = back("lam").genotype("2024-06-02", "rtM204V");
    assert!(read(&patient).contains("no resistance test on file"));
    let mut patient = back("lam").genotype("2024-04-20", "rtM204V");
    let last = patient.record.results.last_mut().unwrap();
    last.trail.get_or_insert_default().retracted_by = Some(crate::clinical::record::Seq(9));
    assert!(read(&patient).contains("no resistance test on file"));
}

#[test]
fn a_low_value_beside_a_proof_is_no_blip() {
    let low = Patient::new()
        .takes("lam", "2022-01-10", "")
        .dna("2022-07-10", "<20")
        .dna("2024-05-20", "45");
    assert!(read(&low).contains("usually gone at the next test"));
    let words = read(&low.genotype("2024-05-20", "rtM204I"));
    assert!(words.contains("do not stop it first"), "{words}");
    assert!(!words.contains("usually gone"), "{words}");
    let lessened = Patient::new()
        .takes("etv", "2022-01-10", "")
        .dna("2022-07-10", "<20")
        .dna("2024-05-20", "45");
    let words = read(&lessened.genotype("2024-05-20", "rtM204I"));
    assert!(words.contains("not taken for a blip"), "{words}");
}

#[test]
fn an_old_variant_is_told_whatever_the_verdict_and_a_later_none_takes_nothing_back() {
    let patient = Patient::new()
        .takes("lam", "2019-01-10", "2020-01-10")
        .takes("tdf", "2020-01-10", "")
        .genotype("2020-01-02", "rtL180M rtM204V")
        .genotype("2023-01-02", "none")
        .dna("2024-03-02", "<20");
    let words = read(&patient);
    assert!(
        words.contains("resistance to lamivudine proven (rtM204V, 02-Jan-2020)"),
        "{words}"
    );
    let lines = patient.words(TODAY, |words| words.resistance());
    assert_eq!(
        lines,
        [
            "resistance test 02-Jan-2023: none found",
            "resistance test 02-Jan-2020: rtL180M rtM204V",
            "R resistant: lamivudine (taken before), telbivudine; I reduced: entecavir; S sensitive: adefovir, tenofovir (taken now) [PMC4179144 table 3]",
            "rtL180M: in the table only together with rtM204I/V and one of rtI169, rtT184, rtS202, rtM250",
            "after lamivudine (resistance proven) guidelines offer: tenofovir (adefovir added only where tenofovir is not to be had; not entecavir) [PMC4024781 table 1, PMC5066043]",
            "information, to be checked before clinical use",
        ]
    );
}

#[test]
fn what_is_shown_by_the_clinics_verdict_alone() {
    let lines = back("lam").words(TODAY, |words| words.resistance());
    assert_eq!(
        lines,
        [
            "after lamivudine (failed by the clinic's rule) guidelines offer: tenofovir (adefovir added only where tenofovir is not to be had; not entecavir) [PMC4024781 table 1, PMC5066043]",
            "lamivudine as a first line, resistance by year 1 to 5: 20, 38, 49, 67, 70 % of patients",
            "information, to be checked before clinical use",
        ]
    );
}

#[test]
fn after_a_first_sign_nothing_is_offered() {
    let offers = |patient: Patient| {
        let lines = patient.words(TODAY, |words| words.resistance());
        lines.iter().any(|line| line.contains("guidelines offer"))
    };
    let once = || {
        Patient::new()
            .takes("lam", "2022-01-10", "")
            .dna("2022-07-10", "<20")
            .dna("2024-05-20", "9000")
    };
    assert!(!offers(once()));
    assert!(offers(once().genotype("2024-05-20", "rtM204V")));
    // Two values after a change: which of the two lines failed is not settled.
    let changed = Patient::new()
        .takes("lam", "2022-01-10", "2024-03-01")
        .takes("tdf", "2024-03-01", "")
        .dna("2022-07-10", "<20")
        .dna("2024-04-01", "9000")
        .dna("2024-05-20", "9000");
    assert!(!offers(changed));
}

#[test]
fn variants_outside_the_table_are_said_to_be_outside() {
    let patient = Patient::new()
        .takes("etv", "2022-01-10", "")
        .genotype("2024-01-02", "rtL180M rtV214A");
    let lines = patient.words(TODAY, |words| words.resistance());
    assert_eq!(
        lines,
        [
            "resistance test 02-Jan-2024: rtL180M rtV214A",
            "rtL180M: in the table only together with rtM204I/V and one of rtI169, rtT184, rtS202, rtM250",
            "rtV214A: not in the table",
            "information, to be checked before clinical use",
        ]
    );
}

#[test]
fn nothing_is_shown_where_nothing_is_on_file() {
    let patient = Patient::new()
        .takes("etv", "2022-01-10", "")
        .dna("2024-03-02", "<20");
    let lines = patient.words(TODAY, |words| words.resistance());
    assert_eq!(lines, [""; 0]);
}
