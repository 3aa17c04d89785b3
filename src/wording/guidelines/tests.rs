//! What is said of patients, as a nurse reads it.

use crate::clinical::laboratory::Marker;
use crate::clinical::record::{Cirrhosis, Intent};
use crate::wording::testing::Patient;
use crate::wording::{GuidelineLineKind, Words};

/// The lines of one kind that the set at `place` gives.
fn lines(words: &Words<'_>, place: usize, kind: GuidelineLineKind) -> Vec<String> {
    let blocks = words.guideline_blocks(&words.guidelines());
    let lines = blocks[place].lines.iter();
    lines
        .filter(|line| line.kind == kind)
        .map(|line| line.text.clone())
        .collect()
}

fn row(words: &Words<'_>) -> String {
    let fields = words.guideline_row(&words.guidelines());
    let texts: Vec<String> = fields.into_iter().map(|field| field.text).collect();
    texts.join(" | ")
}

fn breakthrough() -> Patient {
    Patient::new()
        .takes("LAM", "2022-01-15", "")
        .dna("2022-01-08", "2.3e7")
        .dna("2022-04-11", "<20")
        .dna("2023-04-11", "<20")
        .dna("2024-05-02", "3200")
}

#[test]
fn sets_that_say_the_same_stand_together() {
    let patient = breakthrough();
    let names: Vec<&str> = patient
        .knowledge
        .guidelines
        .iter()
        .map(|set| &*set.short)
        .collect();
    let [one, two, three, four, five] = names[..] else {
        panic!("five sets")
    };
    assert_eq!(
        patient.words("2024-06-01", row),
        format!(
            "{one}, {two}, {three}, {four}: suspected breakthrough | {five}: suspected breakthrough (same assay?) | DIFFERS: none"
        )
    );
}

#[test]
fn those_that_differ_are_named_and_marked() {
    // Positive again at a low level: the clinic text calls it resistance, and only one set a breakthrough.
    let patient = Patient::new()
        .takes("ETV", "2022-01-15", "")
        .dna("2022-01-08", "2.3e7")
        .dna("2023-04-11", "<20")
        .dna("2024-05-02", "45");
    let names: Vec<&str> = patient
        .knowledge
        .guidelines
        .iter()
        .map(|set| &*set.short)
        .collect();
    let said = patient.words("2024-06-01", row);
    // Those that say the same stand together.
    let end = format!(
        "DIFFERS: {}, {}, {}, {}",
        names[0], names[1], names[3], names[2]
    );
    assert!(said.ends_with(&end), "{said}");
    assert!(said.contains(&format!("* {}", names[0])), "{said}");
    let marked = patient.words("2024-06-01", |words| {
        words.guideline_blocks(&words.guidelines())[1].differs
    });
    assert!(marked);
    let term = patient.words("2024-06-01", |words| {
        lines(words, 0, GuidelineLineKind::Term)
    });
    assert!(
        term[0].ends_with("(DIFFERS; the clinic text: DNA positive again on treatment)"),
        "{term:?}"
    );
}

#[test]
fn the_criterion_stands_with_its_numbers() {
    let criterion = |patient: &Patient, today: &str, place| {
        let said = patient.words(today, |words| {
            lines(words, place, GuidelineLineKind::Criterion)
        });
        said.join("; ")
    };
    let start = || {
        Patient::new()
            .takes("ETV", "2023-01-15", "")
            .dna("2023-01-10", "1000000")
    };
    let stopped = || {
        Patient::new()
            .takes("ETV", "2020-01-15", "2023-01-15")
            .dna("2022-12-01", "<20")
    };
    for (patient, today, place, expected) in [
        (
            breakthrough(),
            "2024-06-01",
            0,
            "a rise of more than 1 log10 above the lowest: 3 200 on 02-May-2024 after 20 on 11-Apr-2023",
        ),
        (
            start().dna("2023-05-01", "<50").dna("2023-08-01", "120"),
            "2023-08-02",
            1,
            "100 or more after a negative: 120 on 01-Aug-2023 after the negative of 01-May-2023 (limit 50)",
        ),
        (
            start().dna("2023-05-01", "300000"),
            "2023-05-02",
            0,
            "a fall of less than 1 log10 from 3 months on: down 0.52 log10, from 1 000 000 on 10-Jan-2023 to 300 000 on 01-May-2023",
        ),
        (
            start().dna("2024-02-01", "1500"),
            "2024-02-02",
            4,
            "positive below 2 000 from 48 weeks on: 1 500 on 01-Feb-2024",
        ),
        (
            start()
                .cirrhosis(Cirrhosis::Compensated)
                .dna("2024-02-01", "1500"),
            "2024-02-02",
            4,
            "still positive with cirrhosis from 24 weeks on: 1 500 on 01-Feb-2024",
        ),
        (
            start().dna("2024-02-01", "1500"),
            "2024-02-02",
            0,
            "still positive after a fall of 1 log10 or more from 12 months on: down 2.82 log10, from 1 000 000 on 10-Jan-2023 to 1 500 on 01-Feb-2024",
        ),
        (
            start().dna("2023-05-01", "nd"),
            "2023-05-02",
            0,
            "negative on 01-May-2023, limit 20, assumed",
        ),
        (
            start().dna("2023-05-01", "<20 d"),
            "2023-05-02",
            0,
            "negative on 01-May-2023: a trace, limit 20",
        ),
        (
            start(),
            "2023-02-02",
            0,
            "no HBV DNA that counts since this treatment began on 15-Jan-2023",
        ),
        (
            stopped().dna("2023-06-01", "1500"),
            "2023-06-02",
            0,
            "positive, but not above 2 000: 1 500 on 01-Jun-2023 after the negative of 01-Dec-2022 (limit 20)",
        ),
        (
            stopped().dna("2023-06-01", "5000").alt("2023-06-01", "96"),
            "2023-06-02",
            0,
            "above 2 000: 5 000 on 01-Jun-2023 after the negative of 01-Dec-2022 (limit 20); ALT 96 U/L on 01-Jun-2023 is above 2 times its limit",
        ),
        (
            stopped().dna("2023-06-01", "5000"),
            "2023-06-02",
            1,
            "1 log10 or more above the negative before: 5 000 on 01-Jun-2023 after the negative of 01-Dec-2022 (limit 20); no ALT is raised enough for a clinical relapse",
        ),
        (Patient::new(), "2023-06-02", 0, "no antiviral on record"),
    ] {
        assert_eq!(criterion(&patient, today, place), expected);
    }
}

#[test]
fn the_stop_rule_says_what_it_waits_for() {
    let stop = |patient: &Patient, place| {
        let said = patient.words("2024-06-01", |words| {
            lines(words, place, GuidelineLineKind::Stop)
        });
        said.join("; ")
    };
    let turned = || {
        Patient::new()
            .takes("ETV", "2021-01-15", "")
            .dna("2021-01-10", "1000000")
            .marker("2021-01-10", Marker::HbeAg, true)
            .dna("2023-09-01", "<20")
            .marker("2023-09-01", Marker::HbeAg, false)
            .marker("2023-09-01", Marker::AntiHbe, true)
            .alt("2023-09-01", "30")
            .dna("2024-05-01", "<20")
    };
    let never = || {
        Patient::new()
            .takes("ETV", "2020-01-15", "")
            .marker("2020-01-10", Marker::HbeAg, false)
            .dna("2020-06-01", "<20")
            .dna("2022-06-01", "<20")
            .dna("2024-05-01", "<20")
    };
    for (patient, place, expected) in [
        (
            turned(),
            0,
            "not yet: the waiting time runs until 01-Sep-2024; 12 months after HBeAg seroconversion with HBV DNA negative: from 01-Sep-2023 to 01-Sep-2024",
        ),
        (
            turned(),
            4,
            "not yet: the waiting time runs until 01-Sep-2026; 36 months after HBeAg seroconversion with HBV DNA negative and ALT within its limits: from 01-Sep-2023 to 01-Sep-2026",
        ),
        (
            turned().cirrhosis(Cirrhosis::Compensated),
            0,
            "cirrhosis: treatment goes on",
        ),
        (
            never(),
            0,
            "selected patients only, under close watch: whether this is one of them is for the doctor; HBeAg was not positive; 36 months of negative HBV DNA: from 01-Jun-2020 to 01-Jun-2023",
        ),
        (
            never(),
            1,
            "not met; HBeAg was not positive: this set asks for the loss of HBsAg",
        ),
        (
            never(),
            3,
            "met: by this set the doctor may consider stopping; HBeAg was not positive; 3 negatives at least 6 months apart over 24 months of treatment: 3 so far, not before 15-Jan-2022",
        ),
        (
            never(),
            2,
            "not known: missing a recent quantity of HBsAg; HBeAg was not positive; 24 months of negative HBV DNA, then HBsAg below 100 IU/mL: from 01-Jun-2020 to 01-Jun-2022",
        ),
        (
            never().hbsag("2024-05-01", "100"),
            2,
            "not met; the waiting time is over, but HBsAg is not below 100 IU/mL",
        ),
        (
            never().marker("2024-05-01", Marker::HbsAg, false),
            4,
            "not yet: the waiting time runs until 01-Nov-2024; HBsAg negative since 01-May-2024: a negative at least 6 months later must show it",
        ),
        (
            never().takes_for(Intent::Prophylaxis, "TDF", "2019-01-15", "2019-06-01"),
            3,
            "met: by this set the doctor may consider stopping; HBeAg was not positive; 3 negatives at least 6 months apart over 24 months of treatment: 3 so far, not before 15-Jan-2022",
        ),
        (
            never().takes_for(Intent::Prophylaxis, "TDF", "2021-01-15", "2022-06-02"),
            3,
            "not known: missing how the immune suppression goes on; a preventive course is on file: its end depends on the immune suppression",
        ),
        (
            never().cirrhosis(Cirrhosis::NotRecorded),
            0,
            "not known: missing cirrhosis yes or no; HBeAg was not positive; 36 months of negative HBV DNA: from 01-Jun-2020 to 01-Jun-2023",
        ),
        (
            never().marker("2024-05-01", Marker::HbsAg, false),
            1,
            "not yet: the waiting time runs until 01-Nov-2024; HBsAg negative since 01-May-2024: a negative at least 6 months later, or anti-HBs, must show it",
        ),
    ] {
        assert_eq!(stop(&patient, place), expected);
    }
}

#[test]
fn a_break_and_another_assay_stand_beside_a_breakthrough() {
    let patient = Patient::new()
        .takes("LAM", "2022-01-15", "2023-06-01")
        .takes("LAM", "2023-06-15", "")
        .dna("2022-01-08", "2.3e7")
        .dna("2023-04-11", "<20")
        .dna("2024-05-02", "3200");
    let beside = |place| {
        patient.words("2024-06-01", |words| {
            lines(words, place, GuidelineLineKind::Beside).join("; ")
        })
    };
    let broken = "after 13 days without the drug from 01-Jun-2023 on: missed doses look the same";
    assert_eq!(beside(0), broken);
    assert_eq!(
        beside(4),
        format!("{broken}; this set asks for one assay, and which one measured is not recorded")
    );
}
