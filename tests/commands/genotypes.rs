//! Genotypic resistance through the built program: from a file into the register, shown, and out again.

use crate::support::Clinic;

const PATIENTS: &str = "mrn,name,born,sex,cirrhosis\nW-1,\"Chen, Wei\",1974-05-12,male,none\n";
const COURSES: &str = "mrn,drug,start,stop,intent\nW-1,lamivudine,2022-01-10,,\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit\n\
    W-1,2022-01-08,HBV DNA,2.3e7,IU/mL,,\n\
    W-1,2022-07-10,HBV DNA,<20,IU/mL,,\n\
    W-1,2024-03-02,HBV DNA,9000,IU/mL,,\n\
    W-1,2024-04-02,HBV DNA,21000,IU/mL,,\n\
    W-1,2024-04-02,ALT,96,U/L,,40\n\
    W-1,2024-04-02,AST,78,U/L,,40\n\
    W-1,2024-04-02,platelets,118,10^9/L,,\n\
    W-1,2021-12-01,HBV resistance genotype,none found,,,\n\
    W-1,2024-04-20,HBV resistance genotype,rtM204V rtL180M,,,\n";

fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.write("in/patients.csv", PATIENTS);
    clinic.write("in/courses.csv", COURSES);
    clinic.write("in/results.csv", RESULTS);
    let said = clinic.ok(["import", "in"]);
    assert_eq!(said, "added: 1 patient, 1 course, 9 results\n");
    clinic
}

#[test]
fn a_row_is_imported_once_exported_and_reads_back() {
    let clinic = clinic();
    let register = std::fs::read_to_string(clinic.register()).unwrap();
    assert!(register.contains("gt rtL180M+rtM204V"), "{register}");
    assert!(register.contains("gt none"), "{register}");
    // The same variants in another order and spelling are the same row.
    let again = RESULTS.replace("rtM204V rtL180M", "RTL180M+rtm204v");
    clinic.write("in/results.csv", again);
    let said = clinic.ok(["import", "in"]);
    assert!(
        said.starts_with("added: 0 patients, 0 courses, 0 results\n"),
        "{said}"
    );
    clinic.ok(["export", "out"]);
    let exported = std::fs::read_to_string(clinic.path("out/results.csv")).unwrap();
    assert!(
        exported.contains("W-1,2024-04-20,HBV resistance genotype,rtL180M rtM204V,,,,"),
        "{exported}"
    );
    assert!(
        exported.contains("W-1,2021-12-01,HBV resistance genotype,none found,,,,"),
        "{exported}"
    );
    let other = Clinic::new();
    other.import(&clinic.path("out"));
    assert_eq!(
        clinic.review_json("2024-06-01"),
        other.review_json("2024-06-01")
    );
    assert_eq!(clinic.ok(["check"]), other.ok(["check"]));
}

#[test]
fn a_wrong_row_is_refused_in_its_place() {
    for (row, fault) in [
        ("rtM204,,,", "names no amino acid that was found"),
        ("M204V,,,", "'M204V' has no rt before it"),
        ("rtM204V,IU/mL,,", "variants without a unit"),
        ("rtM204V,,,40", "no limits for this test"),
        ("positive,,,", "'positive' is no variant"),
    ] {
        let clinic = Clinic::new();
        clinic.write("in/patients.csv", PATIENTS);
        let rows = format!(
            "mrn,date,test,value,unit,lower_limit,upper_limit\nW-1,2024-04-20,HBV resistance genotype,{row}\n"
        );
        clinic.write("in/results.csv", rows);
        let said = clinic.run(["import", "in"]);
        assert_eq!(said.code, 1, "{row}");
        let place = "in/results.csv:2:";
        let found = said
            .err
            .lines()
            .any(|line| line.contains(place) && line.contains(fault));
        assert!(found, "{row}: {}", said.err);
        assert!(!clinic.register().exists(), "{row}");
    }
}

#[test]
fn show_tells_the_table_what_guidelines_offer_and_the_scores() {
    let clinic = clinic();
    let shown = clinic.ok(["show", "W-1", "--as-of", "2024-06-01"]);
    for says in [
        "! DNA positive again on treatment: 21 000, seen twice; resistance to lamivudine proven",
        "resistance to lamivudine proven (rtM204V, 20-Apr-2024)",
        "Resistance\n  resistance test 20-Apr-2024: rtL180M rtM204V\n  resistance test 01-Dec-2021: none found",
        "R resistant: lamivudine (taken now), telbivudine; I reduced: entecavir; S sensitive: adefovir, tenofovir",
        "after lamivudine (resistance proven) guidelines offer: tenofovir",
        "lamivudine as a first line, resistance by year 1 to 5: 20, 38, 49, 67, 70 % of patients",
        "information, to be checked before clinical use",
        "Scores\n  FIB-4 3.37   APRI 1.65   PAGE-B 18 (high)",
    ] {
        assert!(shown.contains(says), "{says}\n{shown}");
    }
    // The day before the test nothing is proven.
    let shown = clinic.ok(["show", "W-1", "--as-of", "2024-04-19"]);
    assert!(
        shown.contains("the resistance test of 01-Dec-2021 found no variant"),
        "{shown}"
    );
    assert!(!shown.contains("rtL180M rtM204V"), "{shown}");
}
