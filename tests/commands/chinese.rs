//! What commands print in Chinese; what programs read is the same in every language.

use crate::support::Clinic;

/// Latin words of Chinese output: names of tests, units, abbreviations, ids, words of the invented notes.
fn latin(text: &str) -> Vec<&str> {
    let is_latin = |one: char| one.is_ascii_alphabetic();
    text.split(|one: char| !one.is_ascii_alphanumeric() && one != '-')
        .filter(|word| word.chars().filter(|one| is_latin(*one)).count() >= 4)
        .filter(|word| word.chars().all(|one| is_latin(one) || one == '-'))
        .collect()
}

/// Names of tests, scores, guideline sets and assays that have no other form.
const NAMES: [&str; 20] = [
    "eGFR",
    "log10",
    "alfa",
    "alfa-2a",
    "HBsAg",
    "HBeAg",
    "anti-HBs",
    "anti-HBe",
    "FIB-4",
    "APRI",
    "ALBI",
    "PAGE-B",
    "EASL",
    "AASLD",
    "APASL",
    "GUIDELINES",
    "COBAS",
    "Roche",
    "Child-Pugh",
    "Gilbert",
];

#[test]
fn review_prints_no_english_about_any_patient() {
    let clinic = Clinic::new();
    let text = clinic.ok(["--demo", "--lang", "zh", "review", "--due", "60"]);
    assert!(text.lines().count() > 20, "{text}");
    for line in text.lines() {
        // The second and the third field are the number and the name; contacts and notes are as they were typed.
        let fields: Vec<&str> = line.split(" | ").collect();
        for (place, field) in fields.iter().enumerate() {
            if matches!(place, 1 | 2 | 11 | 12) {
                continue;
            }
            for word in latin(field) {
                assert!(NAMES.contains(&word), "{word} in {line}");
            }
        }
        let action = fields[8].chars().skip(2);
        let cells: usize = action.map(|one| if one.is_ascii() { 1 } else { 2 }).sum();
        assert!(cells <= 76, "{cells} cells: {line}");
    }
}

#[test]
fn show_prints_no_english_sentence() {
    let clinic = Clinic::new();
    let text = clinic.ok(["--demo", "--lang", "zh", "show", "W-0019"]);
    let english = [
        " the ",
        " of ",
        " is ",
        " and ",
        " not ",
        " on ",
        "treatment",
        "negative",
        "positive",
    ];
    for line in text.lines() {
        for word in english {
            assert!(!line.contains(word), "{word:?} in {line}");
        }
    }
    for words in [
        "治疗中 DNA 复阳:3 200,仅1次",
        "诊所规则称「耐药」",
        "依据",
        "停药",
    ] {
        assert!(text.contains(words), "no {words} in\n{text}");
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let clinic = Clinic::new();
    for command in [
        &["review", "--format", "json"][..],
        &["cohort", "--format", "json"],
        &["history", "W-0019", "--format", "json"],
    ] {
        let said = |language| {
            let asked = ["--demo", "--lang", language];
            clinic.ok(asked.iter().chain(command))
        };
        assert_eq!(said("en"), said("zh"), "{command:?}");
    }
}

#[test]
fn the_summary_says_in_which_language_it_is() {
    let clinic = Clinic::new();
    for (language, tag) in [("en", "lang=\"en\""), ("zh", "lang=\"zh-Hans\"")] {
        let html = clinic.ok(["--demo", "--lang", language, "report", "W-0019"]);
        assert!(html.contains(tag), "{language}");
        assert_eq!(html.contains("治疗中 DNA 复阳"), language == "zh");
    }
}
