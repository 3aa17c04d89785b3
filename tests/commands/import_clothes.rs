//! What laboratories and programs write in other clothes: other scripts, decimal commas, orders of the day, marks beside
//! figures, cells of spreadsheets. Each is read rightly, or refused with both readings and the way on.

use crate::support::Clinic;

const PATIENT: &str = "mrn,name,born,sex,cirrhosis\nP1,\"Poe, Ann\",1970-01-01,female,none\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit\n";

/// Options of an import, a row behind the number, and the row of the export behind the number, or what is said against it.
type Case = (
    &'static str,
    &'static str,
    Result<&'static str, &'static str>,
);

const ROWS: [Case; 72] = [
    // Numbers.
    (
        "",
        "2024-02-05,HBV DNA,５４００,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,5400,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,٥٤٠٠,IU/mL,٢٠,",
        Ok("2024-02-05,HBV DNA,5400,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,2.3×10⁵,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,2.3e5,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,\"1,234,567\",IU/mL,20,",
        Ok("2024-02-05,HBV DNA,1234567,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,&lt;20,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,<20,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,10-20,IU/mL,20,",
        Err("value '10-20'"),
    ),
    ("", "2024-02-05,HBV DNA,54OO,IU/mL,20,", Err("value '54OO'")),
    // A figure that may have lost or won one.
    (
        "",
        "2024-02-05,HBV DNA,54０0,IU/mL,20,",
        Err("full-width and ordinary figures together"),
    ),
    (
        "",
        "20０4-02-05,HBV DNA,5400,IU/mL,20,",
        Err("full-width and ordinary figures together"),
    ),
    (
        "",
        "-2024-02-05,HBV DNA,5400,IU/mL,20,",
        Err("not a date that is understood"),
    ),
    (
        "",
        "2024-02 05,HBV DNA,5400,IU/mL,20,",
        Err("not a date that is understood"),
    ),
    (
        "",
        "2024/02-05,HBV DNA,5400,IU/mL,20,",
        Err("not a date that is understood"),
    ),
    (
        "",
        "2024. 2. 5,HBV DNA,5400,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,5400,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,.21,log10 IU/mL,,",
        Err("nothing before the point"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,5400,IU/uL,,",
        Err("no unit of HBV DNA"),
    ),
    // A bound beside its own limit.
    (
        "",
        "2024-02-05,HBV DNA,<85,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,<85,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,<10 detected,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,<10 detected,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,<1.31,log10 IU/mL,1.30,",
        Ok("2024-02-05,HBV DNA,<1.31,log10IU/mL,1.30,,"),
    ),
    // A comma before decimals is asked about once for the file.
    (
        "",
        "2024-02-05,ALT,\"1,2\",µkat/L,,\"0,7\"",
        Err(
            "may mean 12 or 1.2: no comma; a point before decimals only; --decimal-comma reads it so",
        ),
    ),
    (
        "--decimal-comma",
        "2024-02-05,ALT,\"1,2\",µkat/L,,\"0,7\"",
        Ok("2024-02-05,ALT,1.2,ukat/L,,0.7,"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,HBV DNA,\"5,36\",log cps/mL,,",
        Ok("2024-02-05,HBV DNA,5.36,log10copies/mL,,,"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,HBV DNA,\"1,5\",kIU/mL,\"0,02\",",
        Ok("2024-02-05,HBV DNA,1.5,kIU/mL,0.02,,"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,HBV DNA,\"1.234,5\",IU/mL,20,",
        Ok("2024-02-05,HBV DNA,1234.5,IU/mL,20,,"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,total bilirubin,\"1,2\",mg/dl,,\"1,0\"",
        Ok("2024-02-05,total bilirubin,1.2,mg/dL,,1.0,"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,HBV DNA,5.400,IU/mL,20,",
        Err("may mean 5400 or 5,400"),
    ),
    (
        "--decimal-comma",
        "2024-02-05,INR,\"1,1\",,,",
        Ok("2024-02-05,INR,1.1,ratio,,,"),
    ),
    // The order of a day is asked about once for the file.
    (
        "",
        "05/02/2024,ALT,52,U/L,,40",
        Err("may mean 2024-02-05 or 2024-05-02: --day-first or --month-first says which"),
    ),
    (
        "--day-first",
        "05/02/2024,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "--month-first",
        "05/02/2024,ALT,52,U/L,,40",
        Ok("2024-05-02,ALT,52,U/L,,40,"),
    ),
    (
        "--day-first",
        "5.2.2024 10:30,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "--day-first",
        "05-FEB-24,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "--month-first",
        "02/05/99,ALT,52,U/L,,40",
        Ok("1999-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "--month-first",
        "13/02/2024,ALT,52,U/L,,40",
        Err("date '13/02/2024': may mean 2024-02-13"),
    ),
    (
        "--month-first",
        "2024-02-05,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    // Other calendars and scripts.
    (
        "",
        "٢٠٢٤-٠٢-٠٥,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "２０２４－０２－０５,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024年2月5日,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "5 février 2024,ALT,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2567-02-05,ALT,52,U/L,,40",
        Err("a year of the Buddhist calendar, 2024 here"),
    ),
    (
        "",
        "5/2/2567,ALT,52,U/L,,40",
        Err("a year of the Buddhist calendar, 2024 here"),
    ),
    (
        "",
        "45327,ALT,52,U/L,,40",
        Err("as spreadsheets count days it is 2024-02-05"),
    ),
    (
        "",
        "45327.4375,ALT,52,U/L,,40",
        Err("as spreadsheets count days it is 2024-02-05"),
    ),
    // Words.
    (
        "",
        "2024-02-05,АЛТ,52,Ед/л,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024-02-05,谷丙转氨酶,52,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,не обнаружено,МЕ/мл,20,",
        Ok("2024-02-05,HBV DNA,TND,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,ADN VHB,1500,UI/mL,20,",
        Ok("2024-02-05,HBV DNA,1500,IU/mL,20,,"),
    ),
    (
        "",
        "2024-02-05,HBsAg,отрицательный,,,",
        Ok("2024-02-05,HBsAg,negative,,,,"),
    ),
    (
        "",
        "2024-02-05,HBsAg,弱阳性,,,",
        Err("value '弱阳性': not understood"),
    ),
    (
        "",
        "2024-02-05,HBsAg,0.02,COI,,1.0",
        Err("a ratio to the cut-off, which is no amount"),
    ),
    (
        "",
        "2024-02-05,ALTT,52,U/L,,40",
        Err("no test that is known; meant may be ALT"),
    ),
    (
        "",
        "2024-02-05,ALX,52,U/L,,40",
        Err("no test that is known; did you mean ALT"),
    ),
    (
        "--known-tests",
        "2024-02-05,ALTT,52,U/L,,40",
        Err("meant may be ALT"),
    ),
    (
        "--known-tests",
        "2024-02-05,HBV DNS,1500,IU/mL,20,",
        Err("HBV DNA"),
    ),
    // What a cartridge analyser prints.
    (
        "",
        "2024-02-05,Xpert HBV Viral Load,HBV DETECTED 1.20E+03 IU/mL (log 3.08),,10,",
        Ok("2024-02-05,HBV DNA,1.20e3,IU/mL,10,,"),
    ),
    (
        "",
        "2024-02-05,Xpert_HBV Viral Load,HBV NOT DETECTED,,10,",
        Ok("2024-02-05,HBV DNA,TND,IU/mL,10,,"),
    ),
    (
        "",
        "2024-02-05,Xpert HBV Viral Load,HBV DETECTED < 10 IU/mL,,10,",
        Ok("2024-02-05,HBV DNA,<10 detected,IU/mL,10,,"),
    ),
    (
        "",
        "2024-02-05,Xpert HBV Viral Load,HBV DETECTED,,10,",
        Err("positive without an amount"),
    ),
    // Short names of tables.
    (
        "--known-tests",
        "2024-02-05,BIL,7.5,,,",
        Err("total or direct is not said"),
    ),
    (
        "--known-tests",
        "2024-02-05,PROT,69,,,",
        Err("of serum or of urine is not said"),
    ),
    // Marks beside figures tell nothing that limits do not tell.
    (
        "",
        "2024-02-05,ALT,52 H,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024-02-05,ALT,52↑,U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024-02-05,platelets,98 (L),10^9/L,,",
        Ok("2024-02-05,platelets,98,10*9/L,,,"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,48000 HH,IU/mL,20,",
        Ok("2024-02-05,HBV DNA,48000,IU/mL,20,,"),
    ),
    ("", "2024-02-05,ALT,52*,U/L,,40", Err("value '52*'")),
    ("", "2024-02-05,ALT,H,U/L,,40", Err("value 'H'")),
    // Cells of spreadsheets, and what moved into other columns.
    (
        "",
        "2024-02-05,ALT,\"=\"\"52\"\"\",U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    (
        "",
        "2024-02-05,ALT,\"52\n\",U/L,,40",
        Ok("2024-02-05,ALT,52,U/L,,40,"),
    ),
    ("", "2024-02-05,ALT,U/L,52,,40", Err("value 'U/L'")),
    ("", "2024-02-05,ALT,52,U/L,40,5", Err("upper_limit '5'")),
    (
        "",
        "HBV DNA,2024-02-05,1500,IU/mL,20,",
        Err("date 'HBV DNA'"),
    ),
    (
        "",
        "2024-02-05,HBV DNA,1,500,IU/mL,20,",
        Err("the row has 8 columns"),
    ),
    // The month in which a sample was taken that was not over yet.
    (
        "",
        "~2024-02,ALT,52,U/L,,40",
        Ok("~2024-02,ALT,52,U/L,,40,"),
    ),
];

#[test]
fn every_row_is_read_rightly_or_refused_with_a_way_on() {
    for (option, row, read) in ROWS {
        let clinic = Clinic::new();
        clinic.write("in/patients.csv", PATIENT);
        clinic.write("in/results.csv", format!("{RESULTS}P1,{row}\n"));
        let options = option.split(' ').filter(|option| !option.is_empty());
        let said = clinic.run(["import", "in"].into_iter().chain(options));
        match read {
            Ok(expected) => {
                assert_eq!((said.code, said.err.as_str()), (0, ""), "{row}");
                clinic.ok(["export", "out"]);
                let exported = std::fs::read_to_string(clinic.path("out/results.csv")).unwrap();
                assert_eq!(
                    exported.lines().nth(1),
                    Some(&*format!("P1,{expected}")),
                    "{row}"
                );
            }
            Err(words) => {
                assert_eq!(said.code, 1, "{row}: {}", said.out);
                assert!(said.err.contains(words), "{row}: {}", said.err);
                assert!(
                    said.err.contains("in/results.csv:2:"),
                    "{row}: {}",
                    said.err
                );
            }
        }
    }
}

/// A mark is listed, so that nobody has to believe that it was read.
#[test]
fn a_mark_that_is_left_out_is_listed() {
    let clinic = Clinic::new();
    clinic.write("in/patients.csv", PATIENT);
    clinic.write(
        "in/results.csv",
        format!("{RESULTS}P1,2024-02-05,ALT,52 H,U/L,,40\n"),
    );
    let said = clinic.ok(["import", "in"]);
    assert!(
        said.contains("the mark H of the laboratory: left out"),
        "{said}"
    );
}

/// `<85` beside a limit of 20 may be 85 with a sign too much: nobody has to find out by himself.
#[test]
fn a_bound_above_the_limit_of_its_row_is_listed() {
    let clinic = Clinic::new();
    clinic.write("in/patients.csv", PATIENT);
    let rows = [
        ("<85", true),
        ("<20", false),
        ("<20 detected", false),
        ("TND", false),
    ];
    for (value, is_listed) in rows {
        clinic.write(
            "in/results.csv",
            format!("{RESULTS}P1,2024-02-05,HBV DNA,{value},IU/mL,20,\n"),
        );
        let said = clinic.ok(["import", "in", "--dry-run"]);
        let listed = "below 85, which is above the limit 20 of its row: kept as it is written";
        assert_eq!(said.contains(listed), is_listed, "{said}");
    }
}

/// The century of a birth is never guessed, whatever was said of the order.
#[test]
fn a_birth_in_a_year_of_two_digits_is_refused() {
    let clinic = Clinic::new();
    clinic.write("patients.csv", PATIENT.replace("1970-01-01", "05/02/24"));
    let said = clinic.run(["import", "patients.csv", "--day-first"]);
    assert!(
        said.err.contains("born '05/02/24': may mean"),
        "{}",
        said.err
    );
    clinic.write("patients.csv", PATIENT.replace("1970-01-01", "05/02/1924"));
    clinic.ok(["import", "patients.csv", "--day-first"]);
    assert!(clinic.ok(["show", "P1"]).contains("05-Feb-1924"));
}

/// Number and cells as spreadsheets keep them as text.
#[test]
fn a_number_that_a_spreadsheet_keeps_as_text_is_that_number() {
    let clinic = Clinic::new();
    clinic.write("in/patients.csv", PATIENT.replace("P1", "0012345"));
    clinic.write(
        "in/results.csv",
        format!("{RESULTS}\"=\"\"0012345\"\"\",2024-02-05,ALT,52,U/L,,40\n"),
    );
    clinic.ok(["import", "in"]);
    assert!(clinic.ok(["show", "0012345"]).contains("ALT"));
}
