//! What commands print in Chinese; what programs read is the same in every language.

use std::collections::BTreeMap;

use crate::latin;
use crate::support::{Clinic, said};

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

/// Names in the files stand between backticks, the words of clinicians beside them.
#[test]
fn the_rules_hold_no_english_word() {
    // Units, a formula, a paragraph of the clinic's text, and what its English calls two drugs.
    let names = [
        "copies",
        "min",
        "iii",
        "CKD",
        "EPI",
        "III",
        "Herceptin",
        "Hewlett",
        "Packard",
    ];
    let text = Clinic::new().ok(["--lang", "zh", "rules"]);
    for part in text.split('`').step_by(2) {
        for word in latin::latin(part) {
            let is_usual = latin::LATIN.contains(&word) || names.contains(&word);
            assert!(is_usual, "{word} in {part}");
        }
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let clinic = Clinic::new();
    let settings = std::fs::read_to_string("data/settings.ron").unwrap();
    let tried = settings.replacen("gap_days: (value: 28", "gap_days: (value: 7", 1);
    clinic.write("tried.ron", tried);
    for command in [
        &["review", "--format", "json"][..],
        &[
            "review",
            "--rules",
            "tried.ron",
            "--changes",
            "--format",
            "json",
        ],
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

/// What is written in Latin letters beside that of the screens: columns and values of files, words of addresses, of the
/// quick line and of thresholds, names of programs, the system's own number of an error, and who has entered something where nobody is
/// named.
const TYPED: &str = "
    active all assay cancelled cirrhosis compensated contact corrected date decompensated died dose drug entecavir entered
    feed
    female final follow haemolysed intent limit lost lower moved none pending positive pregnancy preliminary prophylaxis
    reason sex status test treatment unit upper value without
    PostgreSQL pem postgres sslrootcert troff ward
    lam note start stop switch tdf
    consolidation gap months
    error unknown";

/// What the driver of the database says, which the program passes on.
const PASSED_ON: [&str; 2] = [
    "error connecting to server: Connection refused",
    "invalid connection string: unexpected EOF",
];

/// The names of commands, options and values, as help shows them.
fn names(clinic: &Clinic) -> Vec<String> {
    let help = clinic.ok(["--help"]);
    let listed = help.lines().filter_map(|line| line.strip_prefix("  "));
    let commands: Vec<&str> = listed
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split(' ').next())
        .filter(|name| *name != "hepatrack")
        .collect();
    let mut texts = vec![help.clone()];
    for command in &commands {
        texts.push(clinic.ok([command, "--help"]));
    }
    let mut names: Vec<String> = commands.iter().map(|name| (*name).to_owned()).collect();
    names.extend(TYPED.split_whitespace().map(str::to_owned));
    names.extend(["help", "version", "init", "push", "pull"].map(str::to_owned));
    for chapter in std::fs::read_dir("data/manual").unwrap() {
        let file = chapter.unwrap().file_name().into_string().unwrap();
        names.extend(file.strip_suffix(".md").map(str::to_owned));
    }
    for line in texts.iter().flat_map(|text| text.lines()) {
        let (before, values) = line.split_once("[possible values: ").unwrap_or((line, ""));
        let values = values.split(|one: char| !one.is_ascii_alphabetic());
        let value = line
            .trim()
            .strip_prefix("- ")
            .and_then(|line| line.split(':').next());
        let option = before
            .trim()
            .strip_prefix("--")
            .and_then(|line| line.split(' ').next());
        let parts = option.into_iter().flat_map(|option| option.split('-'));
        names.extend(values.chain(value).chain(parts).map(str::to_owned));
    }
    names
}

/// Every command as it is used and as it is refused, and what the parser does not take, in Chinese: no English word is
/// left on stdout or stderr.
#[test]
fn commands_say_no_english_word() {
    let clinic = Clinic::new();
    clinic.write(
        "patients.csv",
        "mrn,name,born,sex,cirrhosis\nW-1,\"Chen, Wei\",1974-05-12,male,none\nW-3,\"Li, Na\",1980-05-12,female,none\nW-4,\"Li, Na\",1980-05-12,female,none\n",
    );
    clinic.write(
        "courses.csv",
        "mrn,drug,start,stop,intent\nW-1,entecavir,2022-01-10,,treatment\n",
    );
    clinic.write(
        "results.csv",
        "mrn,date,test,value,unit,lower_limit,upper_limit\nW-1,2022-01-05,HBV DNA,3200,IU/mL,20,\n\
         W-1,2023-01-05,HBV DNA,<20,IU/mL,20,\nW-1,2024-05-01,HBV DNA,3200,IU/mL,20,\nW-1,2024-05-01,ALT,31,U/L,,40\n",
    );
    let folder = clinic.path("").display().to_string();
    let letter = clinic.write("letter.txt", "{day}").display().to_string();
    let out = clinic.path("W.html").display().to_string();
    let settings = std::fs::read_to_string("data/settings.ron").unwrap();
    let tried = settings.replacen("gap_days: (value: 28", "gap_days: (value: 7", 1);
    let tried = clinic.write("tried.ron", tried).display().to_string();
    let cma = std::fs::read_to_string("data/guidelines/5-cma-2022.ron").unwrap();
    let cma = cma.replacen(
        "value: 36, unit: \"months\"",
        "value: 12, unit: \"months\"",
        1,
    );
    let cma = clinic.write("cma.ron", cma);
    let cma = cma.display().to_string();
    let ledger = "postgres://nobody@127.0.0.1:1/none";
    let mut said: Vec<Vec<&str>> = [
        &["check"][..],
        &["import", &folder, "--dry-run"],
        &["import", &folder],
        &["import", &folder],
        &["check"],
        &["show", "W-1"],
        &["show", "W-2"],
        &["history", "W-1"],
        &["history", "W-2"],
        &["review"],
        &["review", "--due", "90"],
        &["review", "W-2"],
        &["review", "--rules", &tried, "--changes"],
        &["review", "--rules", &tried],
        &["review", "--rules", &cma, "--changes"],
        &["review", "--rules", "/nowhere/rules.ron"],
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
        &["export", "/dev/null/out"],
        &["export", "out"],
        &["export", "out"],
        &["export", "out", "--deidentified"],
        &["mend"],
        &["mend", "--merge"],
        &["mend", "--write-again"],
        &["--demo", "mend"],
        &["join", "W-1", "W-2"],
        &["join", "W-1", "W-3"],
        &["join", "W-4", "W-3", "--why", "重复"],
        &["history", "W-3"],
        &["show", "W-3"],
        &["ledger", "init", ledger],
        &["ledger", "init", "nothing"],
        &["ledger", "push", "patients.ron", ledger],
        &["ledger", "pull", ledger, "new.ron"],
        &["keys"],
        &["manual"],
        &["manual", "nothing"],
        &["rules", "99"],
        &["--as-of", "2024-06-01", "check"],
        &["--known-on", "1999-01-01", "show", "W-1"],
        &["--file", "/nowhere/patients.ron", "check"],
        &["--file", "/nowhere/patients.ron", "show", "W-1"],
        &[],
        // What the parser answers.
        &["--help"],
        &["-h"],
        &["help"],
        &["help", "help"],
        &["help", "nothing"],
        &["help", "ledger", "init"],
        &["ledger"],
        &["ledger", "nit"],
        &["--version"],
        &["nothing"],
        &["rev"],
        &["re"],
        &["--nothing"],
        &["--mend"],
        &["--mouse", "--mouse"],
        &["--theme", "colou"],
        &["--demo=3"],
        &["--as-of", "1", "review"],
        &["--as-of"],
        &["--demo", "--known-on", "2024-01-01", "review"],
        &["review", "--forma", "text"],
        &["review", "--format", "xml"],
        &["review", "--format"],
        &["review", "--due", "99999"],
        &["review", "--due", "many"],
        &["review", "--changes"],
        &["show"],
        &["show", "--x"],
        &["show", "1", "2"],
        &["import"],
        &["import", "x", "--same", "3"],
        &["import", "x", "--take-file", "--keep-register"],
        &["letters", "--pdf"],
        &["letters", "--text", "x", "--out", "y", "--due", "3"],
        &["mend", "--merge", "--take-over"],
        &["completions", "tcsh"],
        &["--user", "", "check"],
    ]
    .map(<[&str]>::to_vec)
    .into();
    let names = names(&clinic);
    let commands: Vec<&str> = names.iter().map(String::as_str).take(17).collect();
    for command in &commands {
        said.push(vec![command, "--help"]);
        said.push(vec![command, "-h"]);
        said.push(vec!["help", command]);
        said.push(vec![command, "--nothing"]);
    }
    let mut left = BTreeMap::new();
    for command in &said {
        let said = clinic.run(["--lang", "zh"].iter().chain(command));
        let typed = command.join(" ");
        let own = |line: &str| {
            let line = line.replace(folder.trim_end_matches('/'), "");
            PASSED_ON
                .iter()
                .fold(line, |line, words| line.replace(words, ""))
        };
        for line in said.out.lines().chain(said.err.lines()) {
            let line = own(line);
            assert!(!line.contains("不接受这些参数"), "{typed}: {line}");
            // Names of patients, of the invented clinic and of the example of an import.
            for word in latin::latin(&line) {
                let is_person = ["chen", "wei", "zhang"].contains(&&*word.to_lowercase());
                let is_name = names.iter().any(|name| name == word)
                    || latin::LATIN.contains(&word)
                    || is_person
                    || word.chars().all(|one| one.is_ascii_uppercase());
                if !is_name && !typed.contains(word) {
                    left.entry(word.to_owned())
                        .or_insert(format!("{typed}: {line}"));
                }
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn the_language_is_known_from_option_variable_and_locale() {
    let clinic = Clinic::new();
    for (arguments, variable, locale, is_chinese) in [
        (&["--lang", "zh", "--help"][..], "", "", true),
        (&["--help", "--lang=zh"], "", "", true),
        (&["nothing", "--lang", "zh"], "", "", true),
        (&["nothing"], "zh", "", true),
        (&["nothing"], "", "zh_CN.UTF-8", true),
        (&["nothing"], "en", "zh_CN.UTF-8", false),
        (&["--lang", "en", "nothing"], "zh", "zh_CN.UTF-8", false),
        (&["--lang", "xx", "nothing"], "zh", "", true),
        (&["show", "--", "--lang", "zh"], "", "", false),
        (&["nothing"], "", "en_GB.UTF-8", false),
    ] {
        let mut command = clinic.command();
        command
            .args(arguments)
            .env_remove("LC_ALL")
            .env_remove("LC_CTYPE");
        command.env("HEPATRACK_LANG", variable).env("LANG", locale);
        let said = said(&command.output().unwrap());
        let text = said.out + &said.err;
        let has_han = text
            .chars()
            .any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
        assert_eq!(
            has_han, is_chinese,
            "{arguments:?} {variable} {locale}: {text}"
        );
        let is_help = arguments.contains(&"--help");
        assert_eq!(said.code, if is_help { 0 } else { 2 }, "{arguments:?}");
    }
}

#[test]
fn the_chapter_of_a_name_is_the_one_of_the_language() {
    let clinic = Clinic::new();
    let chinese = |arguments: &[&str]| clinic.ok(["--lang", "zh"].iter().chain(arguments));
    assert_eq!(
        chinese(&["manual", "daily"]),
        clinic.ok(["manual", "zh-daily"])
    );
    assert!(chinese(&["manual", "keys"]).ends_with(&chinese(&["keys"])));
    let list = chinese(&["manual"]);
    assert!(list.lines().count() > 10);
    assert!(!list.contains("Daily"), "{list}");
}
