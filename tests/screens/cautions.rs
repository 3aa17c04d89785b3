//! What there is to know of a drug stands beside it while it is typed, with what of this patient makes it matter; it
//! never stands in the way. Names that are mixed up are refused or offered.

use hepatrack::clinical::record::{Cirrhosis, Intent, Person};
use hepatrack::register::{Change, Op, PatientHead};

use crate::harness::{Clinic, Session, knowledge};

/// A patient who takes these drugs.
fn taking(drugs: &[&str]) -> Clinic {
    let mut clinic = Clinic::new();
    clinic.patient("1", "Chen, Wei", "1974-05-12");
    for drug in drugs {
        clinic.drug("1", drug, "2024-01-08", None);
    }
    clinic
}

/// The same with cirrhosis recorded so.
fn with_cirrhosis(mut clinic: Clinic, cirrhosis: Cirrhosis) -> Clinic {
    let record = clinic.register.find("1").unwrap();
    let head = |cirrhosis| PatientHead {
        person: Person {
            cirrhosis,
            ..record.person.clone()
        },
        source: record.source,
    };
    let change = Box::new(Change::replace(
        head(record.person.cirrhosis),
        head(cirrhosis),
    ));
    let patient = record.id;
    clinic.commit(Op::Patient { patient, change });
    clinic
}

/// Every `!` line that the drug form and the quick line show for a start, alike at both sizes.
fn shown(clinic: &Clinic, keys: &str, line: &str) -> Vec<String> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for (typed, columns, rows) in [(keys, 120, 50), (line, 120, 50), (line, 80, 24)] {
        let mut session = Session::new(clinic.register.clone());
        session
            .resize(columns, rows)
            .keys(&format!("<Enter>{typed}"));
        let information = session.model.reading().information.clone();
        let marked: Vec<String> = information
            .into_iter()
            .filter(|line| line.starts_with('!'))
            .collect();
        // The first stands on the screen whatever its size.
        if let Some(first) = marked.first() {
            let begins: String = first.chars().take(30).collect();
            session.shows(&[&begins]);
        }
        found.push(marked);
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
    found.remove(0)
}

fn start(clinic: &Clinic, drug: &str) -> Vec<String> {
    shown(
        clinic,
        &format!("dstart<Tab>{drug}"),
        &format!("estart {drug}"),
    )
}

#[test]
fn every_caution_with_a_condition_names_what_makes_it_matter() {
    let none: [&str; 0] = [];
    for (taken, drug, says) in [
        (
            "adv",
            "tdf",
            "! adefovir is taken: not combined with adefovir (same kind)",
        ),
        (
            "taf",
            "adv",
            "! tenofovir alafenamide is taken: not combined with a tenofovir (same kind)",
        ),
        (
            "ftc",
            "lam",
            "! emtricitabine is taken: not combined with emtricitabine or telbivudine (same kind)",
        ),
        (
            "ldt",
            "lam",
            "! telbivudine is taken: not combined with emtricitabine or telbivudine (same kind)",
        ),
        (
            "lam",
            "ftc",
            "! lamivudine is taken: not combined with lamivudine (same kind)",
        ),
        (
            "lam",
            "ldt",
            "! lamivudine is taken: not combined with lamivudine (same kind)",
        ),
        (
            "Pegasys",
            "ldt",
            "! peginterferon alfa-2a is taken: contraindicated with peginterferon (neuropathy)",
        ),
        (
            "ldt",
            "PegIntron",
            "! telbivudine is taken: contraindicated with telbivudine (neuropathy)",
        ),
        (
            "tdf",
            "taf",
            "! tenofovir disoproxil is taken: the tenofovirs are one active substance: not taken together",
        ),
    ] {
        assert_eq!(start(&taking(&[taken]), drug), [says], "{taken} {drug}");
        // A switch ends the one with which it would not go.
        let switched = shown(
            &taking(&[taken]),
            &format!("dswitch<Tab><Tab>{drug}"),
            &format!("eswitch {drug}"),
        );
        assert_eq!(switched, none, "{taken} {drug}");
    }
    assert_eq!(start(&taking(&["etv"]), "tdf"), none);
}

#[test]
fn cirrhosis_and_pregnancy() {
    let none: [&str; 0] = [];
    for (drug, says) in [
        (
            "etv",
            "! decompensated cirrhosis recorded: 1 mg in decompensated disease",
        ),
        (
            "Pegasys",
            "! decompensated cirrhosis recorded: not in decompensated cirrhosis",
        ),
    ] {
        let decompensated = with_cirrhosis(taking(&[]), Cirrhosis::Decompensated);
        assert_eq!(start(&decompensated, drug), [says]);
        let compensated = with_cirrhosis(taking(&[]), Cirrhosis::Compensated);
        assert_eq!(start(&compensated, drug), none);
    }
    let mut session = Session::new(taking(&[]).register);
    session
        .resize(120, 50)
        .keys("<Enter>dstart<Tab>Pegasys<Tab><Tab><Tab><Tab>preg");
    session.shows(&["! intent pregnancy: not in pregnancy"]);
    // A pregnancy outlasts the drug that is stopped for another.
    let mut clinic = taking(&["tdf"]);
    let record = clinic.register.find("1").unwrap();
    let (patient, before) = (record.id, record.courses[0].clone());
    let mut after = before.clone();
    after.intent = Intent::Pregnancy;
    clinic.commit(Op::Course {
        patient,
        change: Box::new(Change::replace(before, after)),
    });
    let mut session = Session::new(clinic.register);
    session.resize(120, 50).keys("<Enter>eswitch Pegasys");
    session.shows(&["! intent pregnancy: not in pregnancy"]);
}

#[test]
fn a_failure_by_the_clinics_rule_or_by_a_test() {
    let mut failed = Clinic::new();
    failed
        .patient("1", "Chen, Wei", "1974-05-12")
        .drug("1", "lam", "2022-01-10", Some("2024-06-01"))
        .report("1", "2022-07-10", &[("HBV DNA", "<20")])
        .report("1", "2024-03-02", &[("HBV DNA", "9000")])
        .report("1", "2024-05-02", &[("HBV DNA", "21000")])
        .drug("1", "adv", "2024-06-01", None);
    let says = "! lamivudine failed (clinic's rule, 02-Mar-2024): not after lamivudine or telbivudine resistance: the barrier is low then";
    assert_eq!(start(&failed, "etv"), [says]);
    failed.report("1", "2024-05-20", &[("HBV resistance genotype", "rtM204V")]);
    let says = "! resistance to lamivudine proven (20-May-2024): not after lamivudine or telbivudine resistance: the barrier is low then";
    assert_eq!(start(&failed, "etv"), [says]);
    // Nothing of it stands in the way.
    let mut session = Session::new(failed.register);
    session.keys("<Enter>estart etv<Enter>").saved();
    session.shows(&["entecavir"]);
}

#[test]
fn a_first_sign_is_told_as_one() {
    let mut once = taking(&[]);
    once.drug("1", "lam", "2022-01-10", None)
        .report("1", "2022-07-10", &[("HBV DNA", "<20")])
        .report("1", "2026-11-02", &[("HBV DNA", "9000")]);
    let says = "! lamivudine may have failed (clinic's rule, 02-Nov-2026): not after lamivudine or telbivudine resistance: the barrier is low then";
    assert_eq!(start(&once, "etv"), [says]);
}

#[test]
fn what_holds_for_everybody_is_told_without_a_mark() {
    let mut session = Session::new(taking(&[]).register);
    session.resize(120, 50).keys("<Enter>estart etv");
    session.shows(&[
        "not after lamivudine or telbivudine resistance",
        "1 mg in decompensated disease",
        "the dose is for normal kidneys; reduced below a creatinine clearance of 50",
        "stopping before the next drug is started risks a flare",
    ]);
    session.hides(&["! "]);
    let mut session = Session::new(taking(&["tdf"]).register);
    session.resize(120, 50).keys("<Enter>estop");
    session.shows(&["no antiviral after this: stopping before another is started risks a flare"]);
}

#[test]
fn names_that_are_mixed_up_are_refused_or_offered_and_never_taken() {
    for (typed, says) in [
        ("Herceptin", "no antiviral: a mistranslation of the brand"),
        ("Hewlett-Packard", "no drug: a mistranslation of the brand"),
        ("lamotrigine", "a drug against epilepsy"),
    ] {
        for keys in [
            format!("dstart<Tab>{typed}<Ctrl-S>"),
            format!("estart {typed}<Enter>"),
        ] {
            let mut session = Session::new(taking(&[]).register);
            session.resize(120, 40).keys(&format!("<Enter>{keys}"));
            session.shows(&[says]);
            assert!(
                session
                    .model
                    .register()
                    .find("1")
                    .unwrap()
                    .courses
                    .is_empty()
            );
        }
    }
    for (typed, key, meant) in [
        ("tibivudine", 'b', "telbivudine"),
        ("tenofovir", 'b', "tenofovir disoproxil"),
        ("tenofovir", 'f', "tenofovir alafenamide"),
        ("Tenofovir", 'k', "tenofovir amibufenamide"),
    ] {
        for (keys, save) in [
            (format!("dstart<Tab>{typed}<Ctrl-S>"), "<Ctrl-S>"),
            (format!("estart {typed}<Enter>"), "<Enter>"),
        ] {
            let mut session = Session::new(taking(&[]).register);
            session.resize(120, 40).keys(&format!("<Enter>{keys}"));
            session.shows(&[typed, meant]);
            assert!(
                session
                    .model
                    .register()
                    .find("1")
                    .unwrap()
                    .courses
                    .is_empty()
            );
            session.keys(&key.to_string());
            if session.effects().is_empty() {
                session.keys(save);
                session.saved();
            }
            let record = session.model.register().find("1").unwrap();
            let knowledge = knowledge();
            let names: Vec<&str> = record
                .courses
                .iter()
                .map(|course| knowledge.drugs.get(course.drug).name.as_str())
                .collect();
            assert_eq!(names, [meant], "{keys}\n{}", session.screen());
        }
    }
}
