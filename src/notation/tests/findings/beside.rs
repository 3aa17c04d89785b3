//! Limits, and what is unusual beside other results.

use super::{ALT, BILIRUBIN, DNA, knowledge, read};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::clinical::record::Finding;
use crate::notation::{InputOrigin, Unusual, beside_each_other, beside_last, parse_limits};

#[test]
fn limits_stand_in_the_unit_of_the_row() {
    let knowledge = knowledge();
    let finding = |test, value, unit| {
        read(test, value, unit, InputOrigin::File, &knowledge)
            .unwrap()
            .finding
    };
    let limits = |lower, upper, finding: &Finding| {
        parse_limits(lower, upper, finding, InputOrigin::File, &knowledge)
    };
    let alt = finding(ALT, "88", "U/L");
    let dna = finding(DNA, "TND", "IU/mL");
    let log = finding(DNA, "5.36", "log10 IU/mL");
    assert_eq!(limits("", "", &alt).unwrap(), Default::default());
    let both = limits("5", "40", &alt).unwrap();
    assert_eq!(
        (both.lower.unwrap().value(), both.upper.unwrap().value()),
        (5.0, 40.0)
    );
    assert!(limits("0", "40", &alt).is_ok());
    assert!(limits("20", "1.7e8", &dna).is_ok());
    assert!(limits("1.3", "", &log).is_ok());
    for (lower, upper, of, said) in [
        ("40", "40", &alt, "not above the lower"),
        ("", "0", &alt, "an upper limit of zero"),
        ("", "4,0", &alt, "may mean 40 or 4.0"),
        ("", "50000", &alt, "impossible as a limit"),
        ("0", "", &dna, "a limit of zero"),
        ("20", "", &log, "impossible as a limit"),
        ("<20", "", &dna, "not a number"),
    ] {
        let fault = limits(lower, upper, of).unwrap_err();
        assert!(fault.to_string().contains(said), "{lower} {upper}: {fault}");
    }
}

#[test]
fn what_is_unusual_beside_the_last_result() {
    let knowledge = knowledge();
    let finding = |test, value, unit| {
        read(test, value, unit, InputOrigin::File, &knowledge)
            .unwrap()
            .finding
    };
    let eag = Test::Marker(Marker::HbeAg);
    let up = |times| Unusual::Jump { times, up: true };
    for (now, last, in_files, on_screen) in [
        ((DNA, "230", "IU/mL"), (DNA, "250", "IU/mL"), vec![], vec![]),
        (
            (DNA, "230", "copies/mL"),
            (DNA, "250", "IU/mL"),
            vec![Unusual::OtherUnit],
            vec![Unusual::OtherUnit],
        ),
        (
            (DNA, "230", "copies/mL"),
            (DNA, "TND", "IU/mL"),
            vec![],
            vec![],
        ),
        (
            (DNA, "2500", "IU/mL"),
            (DNA, "250", "IU/mL"),
            vec![],
            vec![up(10.0)],
        ),
        (
            (DNA, "2499", "IU/mL"),
            (DNA, "250", "IU/mL"),
            vec![],
            vec![],
        ),
        (
            (DNA, "250", "IU/mL"),
            (DNA, "2.5e7", "IU/mL"),
            vec![],
            vec![],
        ),
        (
            (ALT, "400", "U/L"),
            (ALT, "40", "IU/L"),
            vec![],
            vec![up(10.0)],
        ),
        (
            (ALT, "4", "U/L"),
            (ALT, "40", "U/L"),
            vec![],
            vec![Unusual::Jump {
                times: 10.0,
                up: false,
            }],
        ),
        (
            (ALT, "1", "ukat/L"),
            (ALT, "60", "U/L"),
            vec![Unusual::OtherUnit],
            vec![Unusual::OtherUnit],
        ),
        (
            (eag, "+", ""),
            (eag, "-", ""),
            vec![],
            vec![Unusual::Turned],
        ),
        ((eag, "+", ""), (eag, "+", ""), vec![], vec![]),
        ((eag, "+", ""), (ALT, "60", "U/L"), vec![], vec![]),
    ] {
        let (now_finding, last_finding) = (
            finding(now.0, now.1, now.2),
            finding(last.0, last.1, last.2),
        );
        assert_eq!(
            beside_last(&now_finding, &last_finding, InputOrigin::File, &knowledge),
            in_files,
            "{now:?}"
        );
        assert_eq!(
            beside_last(&now_finding, &last_finding, InputOrigin::Typed, &knowledge),
            on_screen,
            "{now:?}"
        );
    }
}

#[test]
fn what_rarely_goes_together_in_one_report() {
    let knowledge = knowledge();
    let finding = |test, value, unit| {
        read(test, value, unit, InputOrigin::File, &knowledge)
            .unwrap()
            .finding
    };
    let marker = |marker, value| finding(Test::Marker(marker), value, "");
    let direct = Test::Analyte(Analyte::DirectBilirubin);
    let each_other = |findings: &[Finding]| beside_each_other(findings, &knowledge);
    assert_eq!(
        each_other(&[
            marker(Marker::HbsAg, "+"),
            finding(Test::Marker(Marker::AntiHbs), "10", "mIU/mL")
        ]),
        [Unusual::BothPositive {
            antigen: Marker::HbsAg
        }]
    );
    assert_eq!(
        each_other(&[marker(Marker::AntiHbe, "+"), marker(Marker::HbeAg, "+")]),
        [Unusual::BothPositive {
            antigen: Marker::HbeAg
        }]
    );
    assert_eq!(
        each_other(&[
            finding(BILIRUBIN, "1", "mg/dL"),
            finding(direct, "17.2", "umol/L")
        ]),
        [Unusual::DirectAboveTotal]
    );
    assert_eq!(
        each_other(&[
            finding(BILIRUBIN, "1", "mg/dL"),
            finding(direct, "17.1", "umol/L")
        ]),
        []
    );
    assert_eq!(
        each_other(&[marker(Marker::HbeAg, "+"), marker(Marker::AntiHbe, "-")]),
        []
    );
}
