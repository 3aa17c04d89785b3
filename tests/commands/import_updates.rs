//! Files that come again and again: what laboratories correct and take back, and what later files know better.

use crate::support::Clinic;

const PATIENTS: &str = "mrn,name,born,sex,cirrhosis,contact,follow_up\n";
const COURSES: &str = "mrn,drug,start,stop,intent,dose,reason\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit,status\n";
const ONE: &str = "P1,\"Test, One\",1970-01-01,male,none,,\n";

/// A clinic with one patient.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.write("patients.csv", format!("{PATIENTS}{ONE}"));
    clinic.ok(["import", "patients.csv"]);
    std::fs::remove_file(clinic.path("patients.csv")).unwrap();
    clinic
}

/// Rows of HBV DNA of one day: `48000 F, <20 C`; a test may stand before the value: `ALT:40 F`.
fn rows(short: &str) -> String {
    let row = |row: &str| {
        let (value, status) = row.split_once(' ').unwrap_or((row, ""));
        let (test, value) = value.split_once(':').unwrap_or(("HBV DNA", value));
        let unit = match test {
            "ALT" => "U/L",
            "HBsAg" => "",
            "log" => "log10 IU/mL",
            _ => "IU/mL",
        };
        let test = if test == "log" { "HBV DNA" } else { test };
        format!("P1,2024-04-05,{test},{value},{unit},,,{status}\n")
    };
    std::iter::once(RESULTS.to_owned())
        .chain(short.split(", ").map(row))
        .collect()
}

/// The results that count, as an export has them.
fn counting(clinic: &Clinic) -> String {
    std::fs::remove_dir_all(clinic.path("out")).ok();
    clinic.ok(["export", "out"]);
    let exported = std::fs::read_to_string(clinic.path("out/results.csv")).unwrap();
    let mut values: Vec<&str> = exported
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(3).unwrap())
        .collect();
    values.sort_unstable();
    values.join(" ")
}

/// What files bring, one after the other, and what counts then; or what the last one is refused for.
#[test]
fn a_status_is_understood() {
    for (files, counts) in [
        // One file.
        (&["48000 F"][..], Ok("48000")),
        (&["48000"], Ok("48000")),
        (&["48000 X"], Ok("")),
        (&["48000 P, 48000 I, 300 R, 20 S"], Ok("")),
        (&["48000 F, 48000 W"], Ok("")),
        (&["48000 D, 48000 F"], Ok("")),
        (&["48000 entered-in-error, 300 final"], Ok("300")),
        (&["48000 F, 300 C"], Ok("300")),
        (&["300 corrected, 48000 final"], Ok("300")),
        (&["300 amended"], Ok("300")),
        (&["48000 W, 300 C"], Ok("300")),
        (&["48000 W, 300 C, 48000 F"], Ok("300")),
        (&["48000 F, 300 C, 300 C"], Ok("300")),
        (&["pending P"], Ok("")),
        (&[" X"], Ok("")),
        (
            &["48000 F, log:4.681 F, 300 C, log:2.477 C"],
            Ok("2.477 300"),
        ),
        (
            &["48000 F, 300 C, 500 C"],
            Err("the files hold another correction of that day"),
        ),
        (
            &["48000 F, 31000 F, 300 C"],
            Err("two fit: 48 000 IU/mL in line 2, 31 000 IU/mL in line 3"),
        ),
        (
            &["48000 F,  X"],
            Err("cancelled: no value: 48 000 IU/mL in line 2"),
        ),
        (
            &["48000 U"],
            Err("results.csv:2:37: status 'U': not a status"),
        ),
        (&["48000 Q"], Err("status 'Q'")),
        // A later file.
        (&["48000 F", "300 C"], Ok("300")),
        (&["48000 F", "300 C", "48000 F"], Ok("300")),
        (&["48000 F", "300 C", "300 C"], Ok("300")),
        (&["48000 F", "300 C", "500 C"], Ok("500")),
        // An older file again, or corrected back: a decision.
        (
            &["48000 F", "300 C", "500 C", "300 C"],
            Err("500 IU/mL on file (result 2.1), to which this value was corrected"),
        ),
        (&["48000 F", "300 C", "500 C", "300 C, 500 C"], Ok("500")),
        (&["48000 F", "300 C", "500 C", "48000 C"], Ok("48000")),
        (&["48000 F", "48000 C"], Ok("48000")),
        (&["48000 F", "300 C", "48000 C"], Ok("48000")),
        (&["48000 F", "300 C", "48000 W, 300 C"], Ok("300")),
        (&["48000 F", "300 C", "300 W"], Ok("")),
        (
            &["48000 F", "300 C", "48000 W"],
            Err("entered in error: 300 IU/mL on file"),
        ),
        (&["48000 F", "48000 W"], Ok("")),
        (&["48000 F", "48000 X"], Ok("")),
        (&["48000 F", "48000 W", "48000 F"], Ok("")),
        (&["48000 F", "48000 W", "300 C"], Ok("300")),
        (&["48000 F", "48000 W, 300 F"], Ok("300")),
        // Another sample's, or a correction of it that never came: a decision.
        (
            &["48000 F", "31000 W"],
            Err("48 000 IU/mL on file (result 2.1), which these files do not name"),
        ),
        (&["48000 F", "31000 W, 48000 F"], Ok("48000")),
        (&["48000 F", "31000 W, 300 C"], Ok("300")),
        (
            &["48000 F, 300 F", "31000 W"],
            Err("may correct: 48 000 IU/mL on file (result 2.1), 300 IU/mL on file"),
        ),
        (
            &["48000 F", "log:4.681 W"],
            Err("nearly the same in another unit"),
        ),
        (
            &["48000 F", " W"],
            Err("no value: 48 000 IU/mL on file (result 2.1)"),
        ),
        (
            &["48000 F", "haemolysed X"],
            Err("no value: 48 000 IU/mL on file"),
        ),
        (&["48000 F", "48000 W", " W"], Ok("")),
        (
            &["48000 F, 31000 F", "300 C"],
            Err("two fit: 48 000 IU/mL on file (result 2.1), 31 000 IU/mL"),
        ),
        (
            &["48000 F", "31000 F, 300 C"],
            Err("two fit: 48 000 IU/mL on file (result 2.1), 31 000 IU/mL in line 2"),
        ),
        (
            &["48000 F, log:4.681 F", "300 C, log:2.477 C"],
            Ok("2.477 300"),
        ),
        (&["48000 F, ALT:40 F", "ALT:44 C"], Ok("44 48000")),
        (&["HBsAg:positive F", "HBsAg:negative C"], Ok("negative")),
        (
            &["48000 F, 300 F", "48000 F, 300 W", "300 C, 300 W"],
            Err("the same value is taken back, and there is also 48 000 IU/mL on file"),
        ),
        // The correction comes before what it corrects.
        (&["300 C", "48000 F, 300 C"], Ok("300")),
        (
            &["300 C", "48000 F"],
            Err("the laboratory's correction of that day is on file, 300 IU/mL"),
        ),
        (&["300 C", "300 F"], Ok("300")),
        (&["48000 P", "300 F"], Ok("300")),
    ] {
        let clinic = clinic();
        let (last, before) = files.split_last().unwrap();
        for file in before {
            clinic.write("in/results.csv", rows(file));
            clinic.ok(["import", "in"]);
        }
        let stood = counting(&clinic);
        clinic.write("in/results.csv", rows(last));
        let said = clinic.run(["import", "in"]);
        match counts {
            Ok(counts) => {
                assert_eq!(said.err, "", "{files:?}");
                assert_eq!(counting(&clinic), counts, "{files:?}: {}", said.out);
                let register = std::fs::read(clinic.register()).unwrap();
                let again = clinic.ok(["import", "in"]);
                assert!(
                    again.contains("added: 0 patients, 0 courses, 0 results"),
                    "{files:?}: {again}"
                );
                assert!(!again.contains("changed:"), "{files:?}: {again}");
                assert_eq!(
                    std::fs::read(clinic.register()).unwrap(),
                    register,
                    "{files:?}"
                );
            }
            Err(fault) => {
                assert!(
                    said.err.contains(fault),
                    "{files:?}: {}{}",
                    said.err,
                    said.out
                );
                assert_eq!(counting(&clinic), stood, "{files:?}");
            }
        }
    }
}

/// What can be read in two ways, as `--take-file` and `--keep-register` decide.
#[test]
fn what_can_be_read_in_two_ways_waits_for_a_decision() {
    for (files, taken, kept) in [
        (&["300 C", "48000 F"][..], "300 48000", "300"),
        (&["48000 F", "31000 W"], "", "48000"),
        (&["48000 F", "300 C", "500 C", "300 C"], "300", "500"),
    ] {
        for (option, counts) in [("--take-file", taken), ("--keep-register", kept)] {
            let clinic = clinic();
            let (last, before) = files.split_last().unwrap();
            for file in before {
                clinic.write("in/results.csv", rows(file));
                clinic.ok(["import", "in"]);
            }
            clinic.write("in/results.csv", rows(last));
            clinic.ok(["import", "in", option]);
            assert_eq!(counting(&clinic), counts, "{files:?} {option}");
        }
    }
}

/// A correction that says the value on file leaves its doubt, as it does where it comes first.
#[test]
fn a_correction_to_the_value_on_file_is_an_amended_value() {
    for files in [&["48000 C"][..], &["48000 F", "48000 C"]] {
        let clinic = clinic();
        for file in files {
            clinic.write("in/results.csv", rows(file));
            clinic.ok(["import", "in"]);
        }
        let shown = clinic.ok(["show", "P1", "--as-of", "2024-06-01"]);
        assert!(shown.contains("amended value"), "{files:?}: {shown}");
    }
}

/// "Not detected" has no unit: it may be what any value of that day was corrected to.
#[test]
fn a_correction_to_not_detected_is_not_taken_for_another_sample() {
    let clinic = clinic();
    clinic.write("in/results.csv", rows("85 F, TND F"));
    clinic.ok(["import", "in"]);
    clinic.write("in/results.csv", rows("TND C, TND F"));
    let said = clinic.run(["import", "in"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.err.contains("there is also 85"), "{}", said.err);
}

/// Whether the day was corrected or another sample was, the file does not say: what is on file of a day near it is named.
#[test]
fn a_correction_of_a_day_without_a_value_names_the_same_value_near_it() {
    let clinic = clinic();
    clinic.write("in/results.csv", rows("5400 F"));
    clinic.ok(["import", "in"]);
    let moved = rows("5400 C").replace("2024-04-05", "2024-04-06");
    clinic.write("in/results.csv", moved);
    let said = clinic.ok(["import", "in"]);
    assert!(
        said.contains("the same value of 05-Apr-2024 stays: retract it on screen"),
        "{said}"
    );
}

#[test]
fn a_column_that_speaks_of_whether_rows_count_is_not_passed_over() {
    for (file, column, known) in [
        ("results.csv", "OBX-11", true),
        ("results.csv", "Result_Status", true),
        ("results.csv", "VERIFIED", true),
        ("results.csv", "Comment", false),
        ("results.csv", "void", false),
        ("results.csv", "abnormal_flag", false),
        ("patients.csv", "status", false),
        ("courses.csv", "deleted", false),
    ] {
        let clinic = clinic();
        let (header, row) = match file {
            "patients.csv" => (PATIENTS, ONE),
            "courses.csv" => (COURSES, "P1,etv,2022-01-10,,,,\n"),
            _ => (RESULTS, "P1,2024-04-05,HBV DNA,300,IU/mL,,,\n"),
        };
        let header = header.replace(",status", "");
        let row = row.replace("IU/mL,,,", "IU/mL,,");
        let cell = if column == "VERIFIED" { "yes" } else { "F" };
        let text = format!(
            "{},{column}\n{},{cell}\n",
            header.trim_end(),
            row.trim_end()
        );
        clinic.write(file, text);
        let said = clinic.run(["import", file]);
        assert_eq!(said.code == 0, known, "{column}: {}{}", said.err, said.out);
        if !known {
            assert!(
                said.err.contains(&format!("--ignore-column '{column}'")),
                "{}",
                said.err
            );
            let ignored = column.to_uppercase();
            let said = clinic.ok(["import", file, "--ignore-column", &ignored]);
            assert!(
                said.contains(&format!("unknown column '{column}': left out")),
                "{said}"
            );
        }
    }
    let clinic = clinic();
    clinic.write(
        "results.csv",
        "mrn,date,test,value,unit,lower_limit,upper_limit,status,state\n",
    );
    let said = clinic.run(["import", "results.csv"]);
    assert!(
        said.err.contains("the column status is there twice"),
        "{}",
        said.err
    );
}

/// What later files say of a person or a course, with which option, and what is on file then or what it is refused for.
#[test]
fn what_files_know_is_taken_over_and_what_differs_is_asked() {
    const TAKE: Option<&str> = Some("--take-file");
    const KEEP: Option<&str> = Some("--keep-register");
    for (what, files, option, outcome) in [
        (
            "a stop comes",
            &["etv,2022-01-10,,,", "etv,2022-01-10,2023-06-01,,"][..],
            None,
            Ok("2022-01-10,2023-06-01,treatment,,"),
        ),
        (
            "another stop",
            &["etv,2022-01-10,2023-06-01,,", "etv,2022-01-10,2023-07-01,,"],
            None,
            Err("stop: the file says 01-Jul-2023, the register says 01-Jun-2023"),
        ),
        (
            "it is taken",
            &["etv,2022-01-10,2023-06-01,,", "etv,2022-01-10,2023-07-01,,"],
            TAKE,
            Ok("2022-01-10,2023-07-01,treatment,,"),
        ),
        (
            "it is not",
            &["etv,2022-01-10,2023-06-01,,", "etv,2022-01-10,2023-07-01,,"],
            KEEP,
            Ok("2022-01-10,2023-06-01,treatment,,"),
        ),
        (
            "an older file again",
            &[
                "etv,2022-01-10,,,",
                "etv,2022-01-10,2023-06-01,,",
                "etv,2022-01-10,,,",
            ],
            None,
            Ok("2022-01-10,2023-06-01,treatment,,"),
        ),
        (
            "a stop is withdrawn",
            &["etv,2022-01-10,2023-06-01,,", "etv,2022-01-10,,,"],
            None,
            Err("stop: the file says still taken, the register says 01-Jun-2023"),
        ),
        (
            "a planned stop",
            &["etv,2022-01-10,2100-06-01,,", "etv,2022-01-10,,,"],
            None,
            Ok("2022-01-10,2100-06-01,treatment,,"),
        ),
        (
            "a stop is exact",
            &[
                "etv,2022-01-10,~2023-06-01,,",
                "etv,2022-01-10,2023-06-01,,",
            ],
            None,
            Ok("2022-01-10,2023-06-01,treatment,,"),
        ),
        (
            "a start is exact",
            &["etv,~2022-01-10,,,", "etv,2022-01-10,,,"],
            None,
            Ok("2022-01-10,,treatment,,"),
        ),
        (
            "a dose comes",
            &["etv,2022-01-10,,,", "etv,2022-01-10,,,0.5 mg"],
            None,
            Ok("2022-01-10,,treatment,0.5 mg,"),
        ),
        (
            "a dose in other letters",
            &["etv,2022-01-10,,,0.5 mg", "etv,2022-01-10,,,0.5MG"],
            None,
            Ok("2022-01-10,,treatment,0.5 mg,"),
        ),
        (
            "another dose",
            &["etv,2022-01-10,,,0.5 mg", "etv,2022-01-10,,,1 mg"],
            None,
            Err("dose: the file says 1 mg, the register says 0.5 mg"),
        ),
        (
            "another dose is taken",
            &["etv,2022-01-10,,,0.5 mg", "etv,2022-01-10,,,1 mg"],
            TAKE,
            Ok("2022-01-10,,treatment,1 mg,"),
        ),
        (
            "another intent",
            &["etv,2022-01-10,,,", "etv,2022-01-10,,prophylaxis,"],
            None,
            Err("intent: the file says prophylaxis, the register says treatment"),
        ),
        (
            "no intent",
            &["etv,2022-01-10,,prophylaxis,", "etv,2022-01-10,,,"],
            None,
            Ok("2022-01-10,,prophylaxis,,"),
        ),
        (
            "it starts again",
            &[
                "etv,2022-01-10,,,",
                "etv,2022-01-10,2023-06-01,,\nP1,etv,2023-08-01,,,",
            ],
            None,
            Ok("2023-08-01,,treatment,,"),
        ),
        (
            "two stops in one file",
            &["etv,2022-01-10,2023-06-01,,\nP1,etv,2022-01-10,2023-07-01,,"],
            None,
            Err("another stop than in line 2"),
        ),
        (
            "it goes on",
            &["etv,2022-01-10,,,", "etv,2023-01-10,,,"],
            None,
            Err("overlaps"),
        ),
    ] {
        let clinic = clinic();
        let (last, before) = files.split_last().unwrap();
        let header = COURSES.replace(",reason", "");
        for file in before {
            clinic.write("courses.csv", format!("{header}P1,{file}\n"));
            clinic.ok(["import", "courses.csv"]);
        }
        clinic.write("courses.csv", format!("{header}P1,{last}\n"));
        decided(&clinic, what, "courses.csv", option, outcome);
    }
    for (what, files, option, outcome) in [
        (
            "born",
            &[",male,none,,", "1970-01-01,male,none,,"][..],
            None,
            Ok("1970-01-01,male,none,,active"),
        ),
        (
            "sex and contact",
            &["1970-01-01,,none,,", "1970-01-01,male,none,0123,"],
            None,
            Ok("1970-01-01,male,none,0123,active"),
        ),
        (
            "cirrhosis",
            &["1970-01-01,,,,", "1970-01-01,,compensated,,"],
            None,
            Ok("1970-01-01,,compensated,,active"),
        ),
        (
            "nothing new",
            &["1970-01-01,male,none,0123,", ",,,,"],
            None,
            Ok("1970-01-01,male,none,0123,active"),
        ),
        (
            "a rounder birth date",
            &["1970-01-01,,,,", "~1970-07-01,,,,"],
            None,
            Ok("1970-01-01,,unknown,,active"),
        ),
        (
            "an exact birth date",
            &["~1970-07-01,,,,", "1970-01-02,,,,"],
            None,
            Ok("1970-01-02,,unknown,,active"),
        ),
        (
            "another birth date",
            &["1970-01-01,,,,", "1970-01-02,,,,"],
            None,
            Err("birth date: the file says 02-Jan-1970, the register says 01-Jan-1970"),
        ),
        (
            "it is taken",
            &["1970-01-01,,,,", "1970-01-02,,,,"],
            TAKE,
            Ok("1970-01-02,,unknown,,active"),
        ),
        (
            "cirrhosis gets worse",
            &[",,none,,", ",,compensated,,"],
            None,
            Err("cirrhosis: the file says compensated, the register says none"),
        ),
        (
            "it is taken",
            &[",,none,,", ",,compensated,,"],
            TAKE,
            Ok(",,compensated,,active"),
        ),
        (
            "and told where it is kept",
            &[",,none,,", ",,compensated,,"],
            KEEP,
            Ok(",,none,,active"),
        ),
        (
            "cirrhosis is withdrawn",
            &[",,none,,", ",,unknown,,"],
            None,
            Err("cirrhosis: the file says NOT RECORDED, the register says none"),
        ),
        (
            "follow-up",
            &[",,,,active", ",,,,died"],
            None,
            Err("follow-up: the file says died, the register says followed here"),
        ),
        (
            "another contact",
            &[",,,0123,", ",,,0124,"],
            None,
            Ok(",,unknown,0123,active"),
        ),
    ] {
        let clinic = Clinic::new();
        let (last, before) = files.split_last().unwrap();
        for file in before {
            clinic.write(
                "patients.csv",
                format!("{PATIENTS}P1,\"Test, One\",{file}\n"),
            );
            clinic.ok(["import", "patients.csv"]);
        }
        clinic.write(
            "patients.csv",
            format!("{PATIENTS}P1,\"Test, One\",{last}\n"),
        );
        decided(&clinic, what, "patients.csv", option, outcome);
    }
}

/// Imports a file with an option, and compares the last line of its export, or what it is refused for; a second time
/// changes nothing.
fn decided(
    clinic: &Clinic,
    what: &str,
    file: &str,
    option: Option<&str>,
    outcome: Result<&str, &str>,
) {
    let arguments = || ["import", file].into_iter().chain(option);
    let said = clinic.run(arguments());
    match outcome {
        Ok(row) => {
            assert_eq!((said.code, said.err.as_str()), (0, ""), "{what}");
            clinic.ok(["export", "out"]);
            let exported = std::fs::read_to_string(clinic.path("out").join(file)).unwrap();
            let last = exported.lines().last().unwrap();
            assert!(last.ends_with(row), "{what}: {last}\n{}", said.out);
            let again = clinic.ok(arguments());
            assert!(!again.contains("changed:"), "{what}: {again}");
        }
        Err(fault) => {
            assert_eq!(said.code, 1, "{what}: {}", said.out);
            assert!(said.err.contains(fault), "{what}: {}", said.err);
        }
    }
}

/// The example of the help can be pasted, and the README names the same columns.
#[test]
fn the_example_of_the_help_is_imported() {
    let clinic = Clinic::new();
    let help = clinic.ok(["import", "--help"]);
    let readme =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
            .unwrap();
    let example = help.split_once("in the folder feed:\n").unwrap().1;
    let columns = help
        .lines()
        .filter(|line| line.contains(".csv ") && line.contains(" mrn,"));
    assert_eq!(columns.clone().count(), 3);
    for line in columns {
        assert!(readme.contains(line.trim()), "{line}");
    }
    let mut file = None;
    let mut commands = Vec::new();
    for line in example.lines() {
        match (line.strip_prefix("    "), line.strip_prefix("  ")) {
            (Some(row), _) => {
                let path = clinic.path(file.unwrap());
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                let before = std::fs::read_to_string(&path).unwrap_or_default();
                std::fs::write(&path, format!("{before}{row}\n")).unwrap();
            }
            (None, Some(name)) if name.ends_with(".csv") => file = Some(name),
            (None, Some(command)) => commands.push(command),
            (None, None) => {}
        }
    }
    assert_eq!(commands.len(), 2);
    for command in commands {
        let said = clinic.ok(command.split_whitespace().skip(1));
        assert!(
            said.ends_with(": 1 patient, 1 course, 3 results\n"),
            "{said}"
        );
    }
}

#[test]
fn a_report_holds_every_remark_and_is_never_written_over() {
    let clinic = clinic();
    let many: String = (10..20)
        .map(|day| format!("P1,2024-04-{day},ALT,6000,U/L,,,\n"))
        .collect();
    clinic.write("results.csv", format!("{RESULTS}{many}"));
    let said = clinic.ok(["import", "results.csv", "--report", "report.txt"]);
    assert_eq!(said.matches("unusual, kept").count(), 4, "{said}");
    assert!(said.contains("and 7 more: unusual, kept"), "{said}");
    let report = std::fs::read_to_string(clinic.path("report.txt")).unwrap();
    assert_eq!(report.lines().count(), 10, "{report}");
    clinic.write(
        "results.csv",
        format!("{RESULTS}P1,2024-05-01,ALT,x,U/L,,,\n"),
    );
    let said = clinic.run(["import", "results.csv", "--report", "report.txt"]);
    assert!(
        said.err.contains("report.txt: exists already"),
        "{}",
        said.err
    );
}
