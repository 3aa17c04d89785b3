//! Two records of one person become one, and two again.

use crate::support::Clinic;

const PATIENTS: &str = "mrn,name,born,sex,cirrhosis,contact\n";
const COURSES: &str = "mrn,drug,start,stop,intent\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit\n";

/// Two records with a report, a course and a result of the same day in common.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.write(
        "in/patients.csv",
        format!("{PATIENTS}0012345,\"Tan, Mei\",1970-01-01,female,none,\n12345,\"TAN, Mei\",,,compensated,0123\n"),
    );
    clinic.write(
        "in/courses.csv",
        format!("{COURSES}0012345,etv,2022-01-10,,\n12345,etv,2022-03-01,,\n12345,lam,2019-01-01,2020-01-01,\n"),
    );
    clinic.write(
        "in/results.csv",
        format!(
            "{RESULTS}0012345,2022-01-05,HBV DNA,2100000,IU/mL,20,\n0012345,2024-01-05,ALT,40,U/L,,40\n\
             12345,2024-01-05,ALT,40,U/L,,40\n12345,2024-01-05,HBV DNA,<20,IU/mL,20,\n"
        ),
    );
    clinic.ok(["import", "in", "--another", "all"]);
    clinic
}

#[test]
fn one_record_holds_what_both_held() {
    let clinic = clinic();
    let said = clinic.ok(["join", "12345", "0012345", "--why", "zeros lost"]);
    assert!(
        said.ends_with("12345 TAN, Mei joined to 0012345 Tan, Mei\n"),
        "{said}"
    );
    clinic.ok(["export", "out"]);
    let table = |name: &str| std::fs::read_to_string(clinic.path("out").join(name)).unwrap();
    assert_eq!(
        table("patients.csv").lines().skip(1).collect::<Vec<_>>(),
        ["0012345,\"Tan, Mei\",1970-01-01,female,compensated,0123,active"]
    );
    assert_eq!(
        table("courses.csv").lines().skip(1).collect::<Vec<_>>(),
        [
            "0012345,lamivudine,2019-01-01,2020-01-01,treatment,,",
            "0012345,entecavir,2022-01-10,,treatment,,"
        ]
    );
    assert_eq!(table("results.csv").matches("ALT").count(), 1);
    assert_eq!(table("results.csv").lines().count(), 4);
    // Its number reaches it, on screen as in files, also after the register was opened again.
    assert!(clinic.ok(["show", "12345"]).contains("0012345"));
    clinic.ok(["check"]);
    let history = clinic.ok(["history", "0012345"]);
    for told in ["zeros lost", "12345", "lamivudine"] {
        assert!(history.contains(told), "{told}: {history}");
    }
    let again = clinic.ok(["import", "in"]);
    assert!(
        again.contains("added: 0 patients, 0 courses, 0 results"),
        "{again}"
    );
    clinic.write(
        "in/results.csv",
        format!("{RESULTS}12345,2024-03-05,HBV DNA,31000,IU/mL,20,\n"),
    );
    clinic.ok(["import", "in"]);
    assert!(clinic.ok(["show", "0012345"]).contains("31 000"));
}

#[test]
fn what_cannot_be_one_person_s_is_said() {
    for (patients, courses, fault, chinese) in [
        (
            "A,\"Li, Na\",1970-01-01,,,\nB,\"Li, Na\",1980-01-01,,,\n",
            "",
            "the birth dates differ",
            "出生日期不同",
        ),
        (
            "A,\"Li, Na\",,female,,\nB,\"Li, Na\",,male,,\n",
            "",
            "the sexes differ",
            "性别不同",
        ),
        (
            "A,\"Li, Na\",,,,\nB,\"Li, Na\",,,,\n",
            "A,etv,2022-01-10,,\nB,etv,2022-01-10,2023-01-01,\n",
            "entecavir from 10-Jan-2022 and 10-Jan-2022 to 01-Jan-2023",
            "恩替卡韦",
        ),
    ] {
        let clinic = Clinic::new();
        clinic.write("in/patients.csv", format!("{PATIENTS}{patients}"));
        clinic.write("in/courses.csv", format!("{COURSES}{courses}"));
        clinic.ok(["import", "in", "--another", "all"]);
        let before = std::fs::read(clinic.register()).unwrap();
        let said = clinic.run(["join", "A", "B"]);
        assert_eq!(said.code, 1);
        assert!(said.err.contains(fault), "{}", said.err);
        let said = clinic.run(["--lang", "zh", "join", "A", "B"]);
        assert!(said.err.contains(chinese), "{}", said.err);
        assert!(!said.err.contains("differ"), "{}", said.err);
        assert_eq!(std::fs::read(clinic.register()).unwrap(), before);
    }
    let clinic = clinic();
    assert_eq!(clinic.run(["join", "12345", "12345"]).code, 1);
    assert_eq!(clinic.run(["join", "nobody", "12345"]).code, 1);
}
