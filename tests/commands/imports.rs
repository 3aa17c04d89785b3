//! Import through the built program: what is taken, what is refused, and that a refusal stores nothing.

use crate::support::Clinic;

const PATIENTS: &str = "mrn,name,born,sex,cirrhosis,contact,follow_up\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit,assay\n";
const COURSES: &str = "mrn,drug,start,stop,intent,dose,reason\n";
/// Three rows that are good.
const GOOD: [(&str, &str); 3] = [
    (
        "patients.csv",
        "W-1,\"Chen, Wei\",1974-05-12,female,none,,\n",
    ),
    ("results.csv", "W-1,2024-01-10,HBV DNA,2.3e5,IU/mL,20,,\n"),
    ("courses.csv", "W-1,entecavir,2024-02-01,,treatment,,\n"),
];

fn header(file: &str) -> &'static str {
    match file {
        "patients.csv" => PATIENTS,
        "results.csv" => RESULTS,
        _ => COURSES,
    }
}

/// A clinic with the three good files in its folder `in`.
fn with_good_files() -> Clinic {
    let clinic = Clinic::new();
    for (file, rows) in GOOD {
        clinic.write(&format!("in/{file}"), format!("{}{rows}", header(file)));
    }
    clinic
}

/// Asserts that the good files with one of them replaced are refused with a fault, and that nothing is stored.
fn refused(file: &str, content: impl AsRef<[u8]>, fault: &str) {
    let clinic = with_good_files();
    clinic.write(&format!("in/{file}"), content);
    let said = clinic.run(["import", "in"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (1, ""),
        "{fault}: {}",
        said.err
    );
    assert!(
        said.err.lines().any(|line| line.contains(fault)),
        "{fault} is not in:\n{}",
        said.err
    );
    assert!(!clinic.register().exists(), "{fault}: something was stored");
}

/// The good rows of a file and one more.
fn and_row(file: &str, row: &str) -> String {
    let good = GOOD.iter().find(|(name, _)| *name == file).unwrap().1;
    format!("{}{good}{row}\n", header(file))
}

#[test]
fn every_bad_row_is_refused_in_its_place() {
    for (file, row, fault) in [
        // Patients
        (
            "patients.csv",
            "W-1,Other,,,none,,",
            "in/patients.csv:3:1: duplicate number 'W-1': ",
        ),
        (
            "patients.csv",
            "W-2,Li,1974-13-01,,none,,",
            "patients.csv:3:8: born '1974-13-01': no such day",
        ),
        (
            "patients.csv",
            "W-2,Li,2999-01-01,,none,,",
            "patients.csv:3:8: born '2999-01-01'",
        ),
        (
            "patients.csv",
            "W-2,Li,1974-01-01,boyish,none,,",
            "patients.csv:3:19: sex 'boyish': unknown word",
        ),
        (
            "patients.csv",
            "W-2,Li,,,perhaps,,",
            "cirrhosis: unknown word 'perhaps'",
        ),
        (
            "patients.csv",
            "W-2,Li,,,none,,gone",
            "follow_up: unknown word 'gone'",
        ),
        (
            "patients.csv",
            "W-2,,,,none,,",
            "patients.csv:3:5: name '': empty",
        ),
        (
            "patients.csv",
            ",Li,,,none,,",
            "patients.csv:3:1: mrn '': empty",
        ),
        (
            "patients.csv",
            "W-2,Li,,",
            "patients.csv:3:1: the row has 4 columns: 7 columns, as the header has",
        ),
        ("patients.csv", "W-2,Li,,,none,,,", "the row has 8 columns"),
        // Results
        (
            "results.csv",
            "W-9,2024-01-10,ALT,30,U/L,,,",
            "results.csv:3:1: no patient has the number 'W-9': a number of patients.csv or of the register",
        ),
        (
            "results.csv",
            "W-1,03/04/2024,ALT,30,U/L,,,",
            "results.csv:3:5: date '03/04/2024': may mean",
        ),
        (
            "results.csv",
            "W-1,2024-02-30,ALT,30,U/L,,,",
            "date '2024-02-30'",
        ),
        (
            "results.csv",
            "W-1,~2024-01-05,ALT,30,U/L,,,",
            "date '~2024-01-05'",
        ),
        (
            "results.csv",
            "W-1,2199-01-10,ALT,30,U/L,,,",
            "the date is in the future",
        ),
        (
            "results.csv",
            "W-1,1974-05-11,ALT,30,U/L,,,",
            "the date is before birth: '1974-05-11': a day from the day of birth, 1974-05-12, on",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,glucose,5,mmol/L,,,",
            "results.csv:3:16: test 'glucose': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBsAb,positive,,,,",
            "test 'HBsAb': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,ND,IU/mL,,,",
            "results.csv:3:24: value 'ND': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,5.36,IU/mL,,,",
            "value '5.36': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,\"20,000\",IU/mL,,,",
            "value '20,000': may mean",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,\"1,5\",log10 IU/mL,,,",
            "value '1,5': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,NaN,IU/mL,,,",
            "value 'NaN': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,1e400,IU/mL,,,",
            "value '1e400': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,positive,IU/mL,,,",
            "value 'positive': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBV DNA,2.3e5,parsecs,,,",
            "parsecs",
        ),
        ("results.csv", "W-1,2024-01-10,ALT,30,mg/dL,,,", "mg/dL"),
        (
            "results.csv",
            "W-1,2024-01-10,ALT,30000001,U/L,,,",
            "impossible",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,HBeAg,1.3,,,,",
            "value '1.3': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,ALT,30,U/L,,,Abbott RealTime",
            "an assay of another test than HBV DNA: 'Abbott RealTime': nothing here",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,ALT,30,U/L,50,40,",
            "upper_limit '40': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,ALT,30,U/L,x,,",
            "results.csv:3:27: lower_limit 'x': ",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,ALT",
            "the row has 3 columns: 8 columns, as the header has",
        ),
        (
            "results.csv",
            "W-1,2024-01-10,\"ALT,30",
            "a quotation mark is opened and never closed",
        ),
        // Courses
        (
            "courses.csv",
            "W-1,aspirin,2024-02-01,,treatment,,",
            "courses.csv:3:5: drug 'aspirin': ",
        ),
        (
            "courses.csv",
            "W-1,tenofovir,2024-02-01,,treatment,,",
            "drug 'tenofovir': ",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,2199-02-01,,treatment,,",
            "is after today",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,1970-02-01,,treatment,,",
            "courses.csv:3:16: 1970-02-01 is before the birth",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,2024-02-01,2024-02-01,treatment,,",
            "courses.csv:3:27: the stop 2024-02-01 is not after the start 2024-02-01: a course lasts at least a day",
        ),
        (
            "courses.csv",
            "W-1,entecavir,2024-03-01,,treatment,,",
            "courses.csv:3:15: overlaps the course of the same drug",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,2024-02-01,,cure,,",
            "intent: unknown word 'cure'",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,,,treatment,,",
            "start '': no date",
        ),
        (
            "courses.csv",
            "W-1,lamivudine,2024-02-01,,treatment,,\"two\nlines\"",
            "control character",
        ),
    ] {
        refused(file, and_row(file, row), fault);
    }
}

#[test]
fn files_that_are_no_such_tables_are_refused() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(RESULTS.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let mut nul = RESULTS.as_bytes().to_vec();
    nul.extend(b"W-1,2024-01-10,ALT,3\x000,U/L,,,\n");
    let mut latin1 = PATIENTS.as_bytes().to_vec();
    latin1.extend(b"W-1,M\xfcller,,,none,,\n");
    refused(
        "results.csv",
        utf16,
        "results.csv:1:1: the file is in UTF-16: save the file as CSV in UTF-8",
    );
    refused("results.csv", nul, "results.csv:2:21: a NUL byte");
    refused(
        "patients.csv",
        latin1,
        "patients.csv:2:6: bytes that are not UTF-8",
    );
    refused("results.csv", "", "results.csv:1:1: the file is empty");
    refused(
        "results.csv",
        RESULTS.replace(',', ":"),
        "the header has no column mrn, date",
    );
    refused(
        "results.csv",
        "mrn,mrn,date,test,value,unit,lower_limit,upper_limit\n",
        "results.csv:1:5: the column mrn is there twice",
    );
    refused(
        "results.csv",
        "mrn,date,test,value,lower_limit,upper_limit\n",
        "the header has no column unit",
    );
    let said = Clinic::new().run(["import", "nowhere"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("nowhere:1:1: "), "{}", said.err);
    let clinic = Clinic::new();
    clinic.write("empty/notes.txt", "");
    assert!(
        clinic
            .run(["import", "empty"])
            .err
            .contains("the folder holds none of the files")
    );
}

#[test]
fn all_bad_rows_are_listed_at_once_and_rubbish_is_only_counted() {
    let clinic = with_good_files();
    clinic.write(
        "in/results.csv",
        format!("{RESULTS}W-1,2024-01-10,ALT,x,U/L,,,\nW-1,2024-01-11,AST,y,U/L,,,\n"),
    );
    let said = clinic.run(["import", "in"]);
    assert_eq!(said.err.lines().count(), 3, "{}", said.err);
    assert!(
        said.err.ends_with("\n2 faults: nothing was stored\n"),
        "{}",
        said.err
    );
    let same = "W-1,2024-01-10,ALT,x,U/L,,,\n".repeat(250_000);
    clinic.write("in/results.csv", format!("{RESULTS}{same}"));
    let said = clinic.run(["import", "in"]);
    let (first, rest) = said.err.split_once('\n').unwrap();
    assert!(
        first.starts_with("in/results.csv:2:20: value 'x': ")
            && first.ends_with(" (250000 times: also 3:20, 4:20 and 249997 more)"),
        "{first}"
    );
    assert_eq!(rest, "250000 faults: nothing was stored\n");
    let many: String = (0..20_000)
        .map(|row| format!("W-1,2024-01-10,ALT,x{row},U/L,,,\n"))
        .collect();
    clinic.write("in/results.csv", format!("{RESULTS}{many}"));
    let said = clinic.run(["import", "in"]);
    assert_eq!(said.err.lines().count(), 102);
    assert!(
        said.err.ends_with(
            "and 19900 further faults of other kinds\n20000 faults: nothing was stored\n"
        ),
        "{}",
        said.err
    );
}

#[test]
fn any_order_of_columns_crlf_byte_order_mark_and_unknown_columns() {
    let clinic = Clinic::new();
    clinic.write(
        "patients.csv",
        "\u{feff}Cirrhosis,NAME,mrn,shoe size,sex,born\r\ncompensated,\"Chen, Wei\",W-1,42,FEMALE,~1974-05-12\r\n,,,,,\r\n",
    );
    let said = clinic.ok(["import", "patients.csv"]);
    assert_eq!(
        said,
        "patients.csv:1:20: unknown column 'shoe size': left out\nadded: 1 patient, 0 courses, 0 results\n"
    );
    let shown = clinic.ok(["show", "W-1", "--as-of", "2024-06-01"]);
    assert!(
        shown.starts_with(
            "CHEN, Wei | born ~12-May-1974 (50y) | F | W-1 | cirrhosis: compensated\n"
        ),
        "{shown}"
    );
}

#[test]
fn importing_twice_changes_nothing() {
    let clinic = with_good_files();
    let said = clinic.ok(["import", "in"]);
    assert_eq!(said, "added: 1 patient, 1 course, 1 result\n");
    let before = std::fs::read(clinic.register()).unwrap();
    let said = clinic.ok(["import", "in"]);
    assert_eq!(
        said,
        "added: 0 patients, 0 courses, 0 results\non file already: 1 patient, 1 course, 1 result\n"
    );
    assert_eq!(std::fs::read(clinic.register()).unwrap(), before);
    // The same number written otherwise is the same row; without its limit it is another reading.
    let import = |row: &str| {
        clinic.write("in/results.csv", format!("{RESULTS}{row}\n"));
        clinic.ok(["import", "in"])
    };
    let again = import("W-1,2024-01-10,hbv-dna,230000,IU/mL,20,,");
    assert!(
        again.starts_with("added: 0 patients, 0 courses, 0 results\n"),
        "{again}"
    );
    let silent = import("W-1,2024-01-10,hbv-dna,230000,IU/mL,,,");
    assert!(
        silent.contains("\nadded: 0 patients, 0 courses, 1 result\n"),
        "{silent}"
    );
    assert!(
        silent.contains("there is another result of the same test and day: both are kept"),
        "{silent}"
    );
}

#[test]
fn a_typed_report_is_known_again_without_its_laboratory_limits() {
    let clinic = with_good_files();
    clinic.ok(["import", "in"]);
    let imported = std::fs::read_to_string(clinic.register()).unwrap();
    let typed = imported.replace("src: \"i1\", r:", "src: \"f1\", r:");
    assert_ne!(typed, imported);
    std::fs::write(clinic.register(), typed).unwrap();
    clinic.ok(["mend", "--take-over"]);
    for (row, added) in [
        ("W-1,2024-01-10,HBV DNA,2.3e5,IU/mL,,,", "0 results"),
        ("W-1,2024-01-10,HBV DNA,2.3e5,IU/mL,10,,", "1 result"),
    ] {
        clinic.write("in/results.csv", format!("{RESULTS}{row}\n"));
        let said = clinic.ok(["import", "in"]);
        assert!(
            said.contains(&format!("added: 0 patients, 0 courses, {added}\n")),
            "{said}"
        );
    }
}

#[test]
fn amended_and_retracted_values_are_met_again_and_shown_nowhere() {
    let clinic = with_good_files();
    clinic.write(
        "in/results.csv",
        format!("{RESULTS}W-1,2024-01-10,HBV DNA,23456,IU/mL,20,,\nW-1,2024-01-10,ALT,777,U/L,,,\nW-1,2024-01-10,AST,60,U/L,,,\n"),
    );
    clinic.ok(["import", "in"]);
    let text = std::fs::read_to_string(clinic.register()).unwrap();
    let changed = text
        .replacen(
            "dna 23456 IU/mL [20..]",
            "dna 98765 IU/mL [20..] was 23456 @1",
            1,
        )
        .replacen("alt 777 U/L", "void alt 777 U/L @1", 1);
    assert_ne!(text, changed);
    let body = changed
        .rsplit_once("// seq")
        .map_or(changed.as_str(), |(body, _)| body);
    std::fs::write(clinic.register(), body).unwrap();
    clinic.ok(["mend", "--take-over"]);
    let said = clinic.ok(["import", "in"]);
    assert!(
        said.contains("\nadded: 0 patients, 0 courses, 0 results\n"),
        "{said}"
    );
    assert!(
        said.contains(
            "HBV DNA 23 456 IU/mL of 10-Jan-2024: on file and amended since: kept as on file"
        ),
        "{said}"
    );
    assert!(
        said.contains("ALT 777 U/L of 10-Jan-2024: on file and retracted since: kept as on file"),
        "{said}"
    );
    let views = [
        clinic.ok(["review", "--as-of", "2024-06-01"]),
        clinic.review_json("2024-06-01"),
        clinic.ok(["show", "W-1", "--as-of", "2024-06-01"]),
    ];
    clinic.ok(["export", "out"]);
    let exported = std::fs::read_to_string(clinic.path("out/results.csv")).unwrap();
    assert!(
        exported.contains("W-1,2024-01-10,HBV DNA,98765,IU/mL,20,,\n"),
        "{exported}"
    );
    for view in views.iter().chain([&exported]) {
        for gone in ["23456", "23 456", "777"] {
            assert!(!view.contains(gone), "{gone} in {view}");
        }
    }
}

#[test]
fn somebody_on_file_is_compared() {
    let clinic = with_good_files();
    clinic.ok(["import", "in"]);
    let import = |row: &str| {
        clinic.write("in/patients.csv", format!("{PATIENTS}{row}\n"));
        clinic.run(["import", "in"])
    };
    for (row, fault) in [
        (
            "W-1,\"Chen, Li\",1974-05-12,female,none,,",
            "in/patients.csv:2:5: another name under a known number: 'Chen, Li': 'Chen, Wei', as on file",
        ),
        (
            "W-1,\"Chen, Wei\",1974-05-13,female,none,,",
            "in/patients.csv:2:17: W-1 birth date: the file says 13-May-1974, the register says 12-May-1974: --take-file takes",
        ),
        (
            "W-1,\"Chen, Wei\",1974-05-12,male,none,,",
            "W-1 sex: the file says M, the register says F",
        ),
        (
            "W-1,\"Chen, Wei\",1974-05-12,,compensated,,",
            "W-1 cirrhosis: the file says compensated, the register says none",
        ),
        (
            "W-1,\"Chen, Wei\",1974-05-12,,,,moved",
            "W-1 follow-up: the file says moved, the register says followed here",
        ),
    ] {
        let said = import(row);
        assert_eq!(said.code, 1);
        assert!(said.err.contains(fault), "{}", said.err);
    }
    let said = import("W-1,\"CHEN,  wei\",,,,0123,");
    assert_eq!(said.code, 0, "{}", said.err);
    for listed in [
        "W-1 contact: was empty, taken from the file",
        "the name is spelled differently on file: taken from the file",
        "changed: 1 patient, 0 courses, 0 results",
    ] {
        assert!(said.out.contains(listed), "{}", said.out);
    }
}

#[test]
fn unknown_tests_are_left_out_where_that_is_asked_for() {
    let clinic = with_good_files();
    clinic.write(
        "in/results.csv",
        and_row("results.csv", "W-1,2024-01-10,glucose,5,mmol/L,,,\nW-7,2024-01-11,glucose,,,,,\nW-1,2024-01-10,sodium,140,mmol/L,,,"),
    );
    assert_eq!(clinic.run(["import", "in"]).code, 1);
    let said = clinic.ok(["import", "in", "--known-tests"]);
    assert_eq!(
        said,
        "left out, unknown test: glucose: 2\nleft out, unknown test: sodium: 1\nadded: 1 patient, 1 course, 1 result\n"
    );
}

#[test]
fn unusual_values_are_kept_with_their_mark_and_listed() {
    let clinic = with_good_files();
    clinic.write(
        "in/results.csv",
        and_row("results.csv", "W-1,2024-01-11,ALT,6000,U/L,,,\nW-1,2024-02-11,total bilirubin,1.2,mg/dL,,,\nW-1,2024-03-11,total bilirubin,20,umol/L,,,"),
    );
    let said = clinic.ok(["import", "in"]);
    assert!(
        said.contains("results.csv:3:20: W-1 ALT 6 000 U/L of 11-Jan-2024: unusual, kept: "),
        "{said}"
    );
    assert!(
        said.contains("another unit than this patient's last (mg/dL)"),
        "{said}"
    );
    let register = std::fs::read_to_string(clinic.register()).unwrap();
    assert!(register.contains("alt 6000 U/L !"), "{register}");
}

#[test]
fn a_dry_run_stores_nothing() {
    let clinic = with_good_files();
    let said = clinic.ok(["import", "in", "--dry-run"]);
    assert_eq!(said, "would add: 1 patient, 1 course, 1 result\n");
    assert!(!clinic.register().exists());
    for option in ["--demo", "--read-only"] {
        let mut arguments = vec!["import", "in"];
        arguments.push(option);
        let said = clinic
            .command()
            .env_remove("HEPATRACK_FILE")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(said.status.code(), Some(2), "{option}");
    }
    assert!(!clinic.register().exists());
}

#[test]
fn formulas_are_disarmed_and_come_back() {
    let clinic = Clinic::new();
    clinic.write(
        "patients.csv",
        format!("{PATIENTS}-1,\"=cmd|' /C calc'!A0\",,,none,+86 138,\n"),
    );
    clinic.ok(["import", "patients.csv"]);
    clinic.ok(["export", "out"]);
    let exported = std::fs::read_to_string(clinic.path("out/patients.csv")).unwrap();
    assert_eq!(
        exported.lines().nth(1),
        Some("'-1,'=cmd|' /C calc'!A0,,,none,'+86 138,active")
    );
    let other = Clinic::new();
    other.import(&clinic.path("out"));
    assert_eq!(
        clinic.review_json("2024-06-01"),
        other.review_json("2024-06-01")
    );
    assert!(
        other
            .review_json("2024-06-01")
            .contains("\"mrn\":\"-1\",\"name\":\"=cmd")
    );
    let said = clinic.run(["export", "out"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("exists already"), "{}", said.err);
}
