//! What an import refuses and notices, told in Chinese: as many lines, the same places, and no English sentence.

use super::*;
use crate::wording::Language;
use crate::wording::refusals::testing::english_in;

const BAD_PATIENTS: &str = "mrn,name,born,sex,cirrhosis,contact,follow_up,tel\n\
    W-1,\"Li, Na\",1974-05-12,,none,,,\nW-2,\"Li, Na\",1970-01-01,F,compensated,old,died,\n\
    W-2,\"Li, Na\",,,,,,\n1.23457E+11,A,,,,,,\nW 1,\"Wei, Chen\",1974-12-05,,,,,\nX-1,\"Chen, Wei\",1974-05-12,,,,,\n\
    X-2,M?ller,2030-01-01,,,,,\nX-3,B,03/04/1970,H,bad,2024-01-01,lost?,\nX-4,,,U,none,moved,,\n,C,,,,,,\nX-5\n";
const BAD_RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit,assay,status\n\
    W-1,2024-01-10,HBV DNA,\"20,000\",IU/mL,20,,,\nW-1,2030-01-10,ALT,50,U/L,,40,,\nW-1,1950-01-10,ALT,50,U/L,,40,,\n\
    W-1,2024-01-10,ALT,pending,U/L,,40,,\nW-1,2024-01-10,ALT,,U/L,,40,,\nW-1,2024-01-10,glucose,5,,,,,\n\
    W-1,2024-01-10,ALT,50,bananas,,40,,\nW-1,2024-01-10,ALT,50,U/L,40,,cobas,\nW-9,2024-01-10,ALT,50,U/L,,40,,\n\
    W-1,05/02/2024,ALT,50,U/L,,40,,\nW-1,2024-01-10,ALT,78,U/L,,40,,corrected\nW-1,2024-01-10,ALT,79,U/L,,40,,C\n\
    W-1,2024-01-10,HBV DNA,5,IU/mL,20,,,W\nW-1,2024-01-10,ALT,,U/L,,40,,X\nW-1,2024-01-10,ALT,50,U/L,,40,,?\n\
    W-1,2024-01-10,HBeAb,+,,,,,\nW-1,2024-01-10,platelets,5000000,,,,,\nW-1,2024-01-10,ALT,5x,U/L,,40,,\n";
const BAD_COURSES: &str = "mrn,drug,start,stop,intent,dose,reason\n\
    W-1,etv,2024-02-01,2024-07-01,prophylaxis,1 mg,2024-01-01\nW-1,tenofovir,2024-02-01,,,,\nW-1,etv/tdf,2024-02-01,,bad,,\n\
    W-1,Entecavir 0.5 mg,2023-02-01,2023-01-01,,1 mg,\nW-2,etv,2024-02,,,,\nW-2,tdf,2024-01-01,2024-05-01,,,\n\
    W-2,tdf,2024-03-01,2024-06-01,,,\nW-2,tdf,2024-01-01,2024-06-01,,,\n";
/// What is possible and noticed.
const ODD_PATIENTS: &str = "mrn,name,born,sex,cirrhosis,contact,tel\n\
    W-1,\"CHEN, Wei\",1974-05-12,M,none,room 5,1\nW-9,M?ller,,unknown,,2024-01-01,2\n";
const ODD_RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit,assay\n\
    W-1,2024-01-10,HBV DNA,23456,IU/mL,20,,\nW-1,2023-01-10,HBV DNA,5e9,IU/mL,0,30,unheard\n\
    W-1,2023-02-10,HBV DNA,<85,IU/mL,20,,\nW-1,2023-03-10,HBV DNA,<5000,IU/mL,5000,,\nW-1,2023-04-10,ALT,52 H,U/L,,40,\n\
    W-1,2023-04-10,ALT,700,U/L,,40,\nW-1,2023-05-10,HBsAg,4000,IU/mL,,,\nW-1,2023-06-10,missed doses,31,,,,\n\
    W-1,2023-06-11,HBV DNA,1e5,copies/mL,,,";

#[test]
fn what_is_said_of_files_is_said_in_chinese_too() {
    let odd = [("patients.csv", ODD_PATIENTS), ("results.csv", ODD_RESULTS)];
    let header = BAD_RESULTS.split_once('\n').unwrap().0;
    for files in [
        vec![("patients.csv", BAD_PATIENTS)],
        vec![("results.csv", BAD_RESULTS)],
        vec![("courses.csv", BAD_COURSES)],
        vec![("patients.csv", "")],
        vec![("patients.csv", "mrn,name,name,valid\n")],
        vec![("results.csv", &format!("{header}\nW-1,\"a\"b\n\"\n"))],
        vec![
            ("results.csv", "\u{feff}mrn,date\r"),
            ("courses.csv", "mrn\0"),
        ],
        odd.into(),
    ] {
        let desk = Desk::new();
        for name in ["patients.csv", "results.csv", "courses.csv"] {
            std::fs::remove_file(desk.folder.path().join(name)).unwrap();
        }
        for (name, text) in files {
            std::fs::write(desk.folder.path().join(name), text).unwrap();
        }
        let [english, chinese] = Language::ALL.map(|language| match desk.plan_on("2024-06-01") {
            Ok(plan) => plan.lines(language, ["", ""]),
            Err(faults) => faults.lines(language),
        });
        assert!(
            english.len() > 1 && english.len() == chinese.len(),
            "{english:#?}"
        );
        for (english, chinese) in english.iter().zip(&chinese) {
            let place = |line: &str| {
                line.split_once(".csv:").map(|(_, rest)| {
                    let figures: Vec<String> =
                        rest.splitn(3, ':').take(2).map(str::to_owned).collect();
                    figures
                })
            };
            assert_eq!(place(english), place(chinese), "{chinese}");
            assert_eq!(english_in(chinese), None, "{chinese}");
            let is_han = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
            assert!(chinese.contains(is_han), "{chinese}");
        }
    }
}
