//! The commands of the built program: output, exit status, registers that are missing, damaged or in use.

use std::process::Stdio;

use crate::support::{Clinic, said};

/// One character more than a user's name may have.
const LONG_NAME: &str = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm";

/// A clinic with one patient: lamivudine from 2022, negative, then positive again.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.write(
        "in/patients.csv",
        "mrn,name,born,sex,cirrhosis\nW-19,\"Chen, Wei\",1974-05-12,male,none\nW-20,\u{5f20}\u{4e3d},,,unknown\n",
    );
    clinic.write(
        "in/courses.csv",
        "mrn,drug,start,stop,intent,dose\nW-19,LAM,2022-01-10,,,100 mg daily\n",
    );
    clinic.write(
        "in/results.csv",
        "mrn,date,test,value,unit,lower_limit,upper_limit\nW-19,2022-01-08,HBV DNA,2.3e7,IU/mL,,\nW-19,2022-04-11,HBV DNA,<20,IU/mL,,\nW-19,2024-05-02,HBV DNA,3200,IU/mL,,\nW-19,2024-05-02,ALT,52,U/L,,40\nW-19,2024-05-02,HBeAg,negative,,,\nW-19,2024-05-02,liver ultrasound,no focal lesion,,,\n",
    );
    clinic.ok(["import", "in"]);
    clinic
}

#[test]
fn show_prints_one_record_in_plain_lines() {
    let shown = clinic().ok(["show", "W-19", "--as-of", "2024-06-01"]);
    for line in [
        "CHEN, Wei | born 12-May-1974 (50y) | M | W-19 | cirrhosis: none",
        "! DNA positive again on treatment: 3 200, seen once",
        "  rising, 2.2 log10 above its lowest (11-Apr-2022)",
        "  HBV DNA in IU/mL: 08-Jan-2022 23 000 000 [limit 20] | 11-Apr-2022 <20 [limit 20] | 02-May-2024 3 200 [limit 20] (30 days ago)",
        "  2024-05-02 HBV DNA 3 200 IU/mL (clinic rule 6.5a)",
        "  HBV DNA 02-Jun-2024 (in 1 day): to repeat what was seen once",
        "  lamivudine from 10-Jan-2022 still taken, treatment, 100 mg daily",
        "\u{2192} Tell the doctor this week; repeat HBV DNA by 02-Jun; ask about missed doses",
        "Not known here: pregnancy, immune suppression, cancer, transplant, HIV, hepatitis C, hepatitis D, missed doses",
    ] {
        assert!(
            shown.lines().any(|found| found == line),
            "{line}\nis not in\n{shown}"
        );
    }
    for piece in ["\nResults\n", "ALT U/L", "52 Hi", "negative i"] {
        assert!(shown.contains(piece), "{piece} is not in\n{shown}");
    }
    let ambiguous = [
        '\u{2013}', '\u{2014}', '\u{b7}', '\u{2265}', '\u{d7}', '\u{b0}', '\u{2026}',
    ];
    assert!(!shown.contains(ambiguous));
}

#[test]
fn review_lists_all_or_some() {
    let clinic = clinic();
    let all = clinic.ok(["review", "--as-of", "2024-06-01"]);
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        "! tier 3 | W-19 | Chen, Wei | 50y | lamivudine 28 months | DNA 3 200 ^ (30 days ago) | ALT 1.3x | DNA positive again on treatment: 3 200, seen once | \u{2192} Tell the doctor this week; repeat HBV DNA by 02-Jun; ask about missed doses | due 02-Jun-2024"
    );
    assert!(
        lines[1].starts_with(". tier 9 | W-20 | \u{5f20}\u{4e3d} | -"),
        "{}",
        lines[1]
    );
    let some = clinic.ok(["review", "W-20", "--as-of", "2024-06-01"]);
    assert_eq!(some.lines().count(), 1);
    for (days, lines) in [("0", 1), ("1", 2)] {
        let due = clinic.ok(["review", "--as-of", "2024-06-01", "--due", days]);
        assert_eq!(due.lines().count(), lines, "{due}");
    }
    let json = clinic.ok([
        "review",
        "W-20",
        "--format",
        "json",
        "--as-of",
        "2021-06-01",
    ]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], 2);
    assert_eq!(json["as_of"], "2021-06-01");
    assert_eq!(json["rules"], "clinic 2");
    assert_eq!(json["patients"][0]["status"], "never_treated");
    for command in ["review", "show", "history"] {
        let said = clinic.run([command, "W-99"]);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(
            said.err.starts_with("no patient has the number 'W-99': "),
            "{}",
            said.err
        );
    }
}

#[test]
fn wrong_usage_ends_with_status_2_and_help_with_0() {
    let clinic = clinic();
    for wrong in [
        &["--no-such-option"][..],
        &["review", "--as-of", "03/04/2024"],
        &["review", "--format", "xml"],
        &["review", "--due", "-1"],
        &["import"],
        &["show"],
        &["export", "out", "--as-of", "2024-01-01"],
        &["frobnicate"],
        &["history"],
        &["history", "W-19", "--format", "xml"],
        &["history", "W-19", "--as-of", "2024-01-01"],
        &["review", "--user", ""],
        &["review", "--user", "a\nb"],
        &["review", "--user", LONG_NAME],
    ] {
        let said = clinic.run(wrong);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!said.err.is_empty());
    }
    assert!(clinic.ok(["--help"]).contains("import"));
    assert!(clinic.ok(["--version"]).starts_with("hepatrack "));
}

#[test]
fn a_user_that_cannot_be_told_is_refused_wherever_it_comes_from() {
    let clinic = clinic();
    for (name, code) in [("ana", 0), ("", 0), ("a\u{7}b", 2), (LONG_NAME, 2)] {
        let mut command = clinic.command();
        command.env("HEPATRACK_USER", name);
        let said = crate::support::said(&command.arg("review").output().unwrap());
        assert_eq!(said.code, code, "{name:?}: {}", said.err);
    }
}

#[test]
fn history_always_has_its_keys() {
    let clinic = clinic();
    let shown = clinic.ok(["history", "W-19"]);
    assert!(shown.starts_with("CHEN, Wei | born 12-May-1974"), "{shown}");
    let json = clinic.ok(["history", "W-19", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["mrn"], "W-19");
    assert_eq!(json["name"], "Chen, Wei");
    for key in ["begins", "entries"] {
        assert!(json.get(key).is_some(), "{key}");
    }
}

#[test]
fn without_a_terminal_the_screens_name_review() {
    let clinic = clinic();
    let output = clinic.command().stdin(Stdio::null()).output().unwrap();
    let said = crate::support::said(&output);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("hepatrack review"), "{}", said.err);
}

#[test]
fn the_demonstration_has_its_own_day_and_writes_nothing() {
    let clinic = Clinic::new();
    let demo = |arguments: &[&str]| {
        let output = clinic
            .command()
            .env_remove("HEPATRACK_FILE")
            .args(arguments)
            .output()
            .unwrap();
        said(&output)
    };
    let review = demo(&["review", "--demo"]);
    assert_eq!((review.code, review.err.as_str()), (0, ""));
    assert!(!review.out.is_empty());
    assert_eq!(demo(&["check", "--demo"]).code, 0);
    let json: serde_json::Value =
        serde_json::from_str(&demo(&["review", "--demo", "--format", "json"]).out).unwrap();
    for patient in json["patients"].as_array().unwrap() {
        let mrn = patient["mrn"].as_str().unwrap();
        let shown = demo(&["show", "--demo", mrn]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        assert!(shown.out.contains(patient["headline"].as_str().unwrap()));
    }
    assert_eq!(std::fs::read_dir(clinic.path(".")).unwrap().count(), 0);
}

#[test]
fn check_says_what_is_wrong_and_where() {
    let clinic = clinic();
    assert_eq!(
        clinic.ok(["check"]),
        "nothing is wrong: 2 patients, 1 course, 3 reports, 6 results, 0 notes\n\
         looked at too: 1 file of the journal, 2 lines in it, 0 backups\n"
    );
    let good = std::fs::read_to_string(clinic.register()).unwrap();
    for (from, to) in [
        ("mrn: \"W-19\"", "mrn: \"W-20\""),
        ("2022-01-10", "03/04/2022"),
        ("drug: \"lamivudine\"", "drug: \"aspirin\""),
        ("schema: 3", "schema: 3, extra: 2"),
        ("dna 3200 IU/mL", "dna NaN IU/mL"),
        ("dna 3200 IU/mL", "dna 1e400 IU/mL"),
    ] {
        assert!(good.contains(from), "{from} is not in {good}");
        std::fs::write(clinic.register(), good.replacen(from, to, 1)).unwrap();
        let said = clinic.run(["check"]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{to}");
        assert!(said.err.contains("patients.ron:"), "{to}: {}", said.err);
        assert_eq!(clinic.run(["review"]).code, 1);
        let import = clinic.run(["import", "in"]);
        assert_eq!(import.code, 1);
    }
    for damaged in ["", "(", "\u{feff}()", "\u{0}"] {
        std::fs::write(clinic.register(), damaged).unwrap();
        assert_eq!(clinic.run(["check"]).code, 1, "{damaged:?}");
    }
    let missing = Clinic::new().run(["check"]);
    assert_eq!(missing.code, 1);
    assert!(
        missing.err.contains("there is no such register"),
        "{}",
        missing.err
    );
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let clinic = Clinic::new();
    let rows: String = (0..20_000)
        .map(|number| format!("P-{number},Somebody,,,none\n"))
        .collect();
    clinic.write(
        "patients.csv",
        format!("mrn,name,born,sex,cirrhosis\n{rows}"),
    );
    clinic.ok(["import", "patients.csv"]);
    for format in ["text", "json"] {
        let mut child = clinic
            .command()
            .args(["review", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn the_file_comes_from_option_variable_or_data_directory() {
    let clinic = clinic();
    let review = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = clinic.command();
        command
            .env_remove("HEPATRACK_FILE")
            .envs(variables.iter().copied());
        said(&command.args(arguments).output().unwrap())
    };
    assert_eq!(review(&[], &["review", "--file", "patients.ron"]).code, 0);
    assert_eq!(
        review(&[("HEPATRACK_FILE", "patients.ron")], &["review"]).code,
        0
    );
    let missing = review(&[], &["review"]);
    assert_eq!(missing.code, 1);
    assert!(
        missing.err.contains(".local/share/hepatrack/patients.ron"),
        "{}",
        missing.err
    );
    let data = clinic.path("data");
    let data = data.to_str().unwrap();
    let imported = review(&[("XDG_DATA_HOME", data)], &["import", "in"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert!(clinic.path("data/hepatrack/patients.ron").exists());
}

#[cfg(unix)]
#[test]
fn what_is_written_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let clinic = clinic();
    clinic.ok(["export", "out"]);
    let mode = |name: &str| {
        std::fs::metadata(clinic.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode("patients.ron"), 0o600);
    assert_eq!(mode("out"), 0o700);
    for file in ["patients.csv", "results.csv", "courses.csv"] {
        assert_eq!(mode(&format!("out/{file}")), 0o600);
    }
}

#[test]
fn the_key_table_is_that_of_the_screens() {
    let keys = Clinic::new().ok(["keys"]);
    let table = hepatrack::app::table();
    assert_eq!(keys.lines().count(), table.len());
    let rows = hepatrack::keys::Keymap::default().rows();
    for ((line, binding), (_, _, help)) in keys.lines().zip(table).zip(rows) {
        assert!(line.starts_with(&binding.key_names()), "{line}");
        // A sentence of the table that names keys is printed with them.
        let is_itself = binding.help.english.contains('{') || binding.help.english == help;
        assert!(is_itself && line.ends_with(&help), "{line}");
        assert!(!line.contains('{'), "{line}");
    }
}

/// A file of keys that is right changes the table; one that is wrong is told with its place.
#[test]
fn the_key_table_follows_the_users_own_file() {
    let clinic = Clinic::new();
    let path = clinic.path("own.ron");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    write("(keys: [(action: \"report\", keys: [\"b\", \"F3\"])])");
    let keys = clinic.ok(["--keys", "own.ron", "keys"]);
    assert!(keys.lines().any(|line| line.starts_with("b F3 ")), "{keys}");
    write("(keys: [\n  (action: \"report\", keys: [\"d\"]),\n])");
    let output = clinic
        .command()
        .args(["--keys", "own.ron", "keys"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("hepatrack: own.ron:2:29: ") || told.starts_with("own.ron:2:29: "),
        "{told}"
    );
    assert!(told.contains("\"d\" is taken in list by drug"), "{told}");
}

/// A path or an option that could move the cursor, or begin a line of its own, is shown as what it is.
#[test]
fn what_was_typed_is_shown_with_what_cannot_be_seen() {
    let clinic = Clinic::new();
    for (arguments, visible) in [
        (vec!["--fi\u{1b}[2Jle"], "<U+001B>[2J"),
        (vec!["--as-of=a\nerror: b"], "a<U+000A>error: b"),
        (vec!["re\u{202e}view"], "re<U+202E>view"),
    ] {
        let said = clinic.run(&arguments);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(visible), "{}", said.err);
        assert!(!said.err.contains(['\u{1b}', '\u{202e}']), "{}", said.err);
    }
    let folder = clinic.path("out\u{1b}[2J");
    let printed = clinic.ok(["--demo".as_ref(), "export".as_ref(), folder.as_os_str()]);
    assert!(printed.contains("out<U+001B>[2J"), "{printed}");
    assert!(!printed.contains('\u{1b}'));
}
