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

/// Two Latin words, a blank between them.
fn english(line: &str) -> Option<String> {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|one| one.is_ascii_lowercase());
    let words: Vec<&str> = line.split(' ').collect();
    // A command that is named is typed so.
    let mut pairs = words.windows(2).filter(|pair| pair[0] != "hepatrack");
    let pair = pairs.find(|pair| pair.iter().all(is_word))?;
    Some(pair.join(" "))
}

/// The usual and the refused calls of the commands, in Chinese: no English sentence on stdout or stderr.
#[test]
fn commands_say_no_english_sentence() {
    let clinic = Clinic::new();
    clinic.write(
        "patients.csv",
        "mrn,name,born,sex,cirrhosis\nW-1,\"Chen, Wei\",1974-05-12,male,none\n",
    );
    clinic.write(
        "results.csv",
        "mrn,date,test,value,unit,lower_limit,upper_limit\nW-1,2024-05-01,HBV DNA,3200,IU/mL,20,\n",
    );
    let folder = clinic.path("").display().to_string();
    let letter = clinic.write("letter.txt", "{day}").display().to_string();
    let out = clinic.path("W.html").display().to_string();
    let said: &[&[&str]] = &[
        &["check"],
        &["import", &folder, "--dry-run"],
        &["import", &folder],
        &["import", &folder],
        &["check"],
        &["show", "W-1"],
        &["show", "W-2"],
        &["history", "W-1"],
        &["history", "W-2"],
        &["review"],
        &["review", "W-2"],
        &["cohort"],
        &["report", "W-1", "--out", &out],
        &["report", "W-1", "--out", &out],
        &["letters"],
        &["letters", "--due", "1", "--out", &folder],
        &["letters", "W-2", "--out", &folder],
        &["letters", "W-1"],
        &["letters", "--text", &letter],
        &["letters", "--text", "/nowhere/text"],
        &["--demo", "letters", "--text", &letter],
        &["mend"],
        &["mend", "--merge"],
        &["--demo", "mend"],
        &["join", "W-1", "W-2"],
        &["manual", "nothing"],
        &["manual", "zh"],
        &["manual", "zh-files"],
        &["rules", "99"],
        &["--as-of", "2024-06-01", "check"],
        &["--known-on", "1999-01-01", "show", "W-1"],
        &["--file", "/nowhere/patients.ron", "check"],
        &["--file", "/nowhere/patients.ron", "show", "W-1"],
        &[],
    ];
    let mut left = Vec::new();
    for command in said {
        let said = clinic.run(["--lang", "zh"].iter().chain(*command));
        for line in said.out.lines().chain(said.err.lines()) {
            if let Some(words) = english(line) {
                left.push(format!("{command:?}: {words}: {line}"));
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn every_key_of_the_chinese_manual_is_one_of_the_table() {
    let clinic = Clinic::new();
    let table = clinic.ok(["keys"]);
    let keys: Vec<&str> = table
        .lines()
        .filter_map(|line| line.split("  ").next())
        .flat_map(|keys| keys.split(' '))
        .collect();
    let manual = clinic.ok(["manual", "zh-keys"]);
    let mut seen = 0;
    for line in manual.lines() {
        let Some(row) = line.strip_prefix("    ") else {
            continue;
        };
        let named = row.split("  ").next().unwrap_or_default();
        for key in named
            .split(' ')
            .filter(|key| !key.is_empty() && !named.contains(['(', ':']))
        {
            let key = if key == "回车" { "Enter" } else { key };
            assert!(keys.contains(&key), "{line}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
