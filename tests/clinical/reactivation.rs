//! Virus newly there without treatment (`RULES.md` §7b), after treatment (`WORDING.md`, `react`), and a carrier's own
//! course: tables for a clinician to read.

use hepatrack::clinical::assessment::{
    Assessment, Evidence, Note, ReactSign, ReactivationSign, Tier, Verdict,
};
use hepatrack::clinical::laboratory::Marker;
use hepatrack::clinical::record::{Cirrhosis, Intent};

use crate::build::{Patient, day};

const TODAY: &str = "2024-06-01";

/// Reads `2024-03-01 dna 5000`, `2024-03-01 hbsag -`, `2024-03-01 alt 30`, divided by `;`.
fn story(mut patient: Patient, story: &str) -> Patient {
    for part in story.split(';').map(str::trim) {
        let words: Vec<&str> = part.split_whitespace().collect();
        patient = match words.as_slice() {
            [on, "dna", reading] => patient.dna(on, reading),
            [on, "alt", figure] => patient.alt(on, figure),
            [on, "hbsag", sign] => patient.marker(Marker::HbsAg, on, sign),
            other => panic!("not a part of a story: {other:?}"),
        };
    }
    patient
}

/// Which sign, since when, how sure; `-` where nothing is newly there.
fn found(assessment: &Assessment) -> String {
    let Verdict::Reactivation(reactivation) = assessment.verdict else {
        assert_eq!(assessment.verdict, Verdict::NeverTreated);
        return "-".to_owned();
    };
    let sign = match reactivation.sign {
        ReactivationSign::DnaWithoutHbsag { .. } => "a",
        ReactivationSign::HbsagBack { again: false, .. } => "b new",
        ReactivationSign::HbsagBack { again: true, .. } => "b again",
        ReactivationSign::DnaAfterNegative { .. } => "c",
        ReactivationSign::Risen { .. } => "d",
    };
    format!("{sign} {} {:?}", reactivation.since, reactivation.certainty)
}

#[test]
fn the_four_signs_of_reactivation() {
    for (results, expected) in [
        ("2024-03-01 dna 5000", "-"),
        // a: any virus while HBsAg was negative.
        (
            "2024-01-01 hbsag -; 2024-03-01 dna 45",
            "a 2024-03-01 Provisional",
        ),
        (
            "2024-03-01 hbsag -; 2024-03-01 dna 45",
            "a 2024-03-01 Provisional",
        ),
        (
            "2024-01-01 hbsag -; 2024-03-01 dna 45; 2024-03-22 dna 60",
            "a 2024-03-01 Confirmed",
        ),
        (
            "2024-01-01 hbsag -; 2024-03-01 dna 45; 2024-03-21 dna 60",
            "a 2024-03-01 Provisional",
        ),
        // What came after the first positive does not undo it.
        (
            "2024-01-01 hbsag -; 2024-03-01 dna 45; 2024-04-01 hbsag +",
            "a 2024-03-01 Provisional",
        ),
        (
            "2023-01-01 hbsag -; 2024-01-01 hbsag -; 2024-03-01 dna <20",
            "-",
        ),
        // One positive result makes a day of HBsAg positive.
        (
            "2024-01-01 hbsag -; 2024-01-01 hbsag +; 2024-03-01 dna 45",
            "-",
        ),
        // b: HBsAg itself is back, whatever HBV DNA says.
        (
            "2023-01-01 hbsag -; 2024-02-01 hbsag +",
            "b new 2024-02-01 Provisional",
        ),
        (
            "2023-01-01 hbsag -; 2024-02-01 hbsag +; 2024-04-01 hbsag +",
            "b new 2024-02-01 Provisional",
        ),
        (
            "2022-01-01 hbsag +; 2023-01-01 hbsag -; 2024-02-01 hbsag +",
            "b again 2024-02-01 Provisional",
        ),
        (
            "2023-01-01 hbsag -; 2024-02-01 hbsag +; 2024-04-01 hbsag -",
            "-",
        ),
        (
            "2023-01-01 hbsag -; 2024-02-01 hbsag +; 2024-02-01 dna 500; 2024-03-01 dna 500",
            "b new 2024-02-01 Confirmed",
        ),
        // c: 1 000 or more after a negative by an assay that sees 100.
        (
            "2023-12-01 dna TND; 2024-04-01 dna 1000",
            "c 2024-04-01 Provisional",
        ),
        ("2023-12-01 dna TND; 2024-04-01 dna 999", "-"),
        (
            "2023-12-01 dna <100; 2024-04-01 dna 1000",
            "c 2024-04-01 Provisional",
        ),
        ("2023-12-01 dna <101; 2024-04-01 dna 1000", "-"),
        (
            "2023-12-01 dna <20d; 2024-04-01 dna 1000",
            "c 2024-04-01 Provisional",
        ),
        // However long ago, and whatever stood between.
        (
            "2015-12-01 dna TND; 2016-04-01 dna 30; 2024-04-01 dna 1500",
            "c 2016-04-01 Confirmed",
        ),
        // An excused value is no negative, and a positive that is gone again nothing new.
        (
            "2018-03-01 dna <500; 2020-03-01 dna 180; 2024-03-01 dna 5000",
            "-",
        ),
        (
            "2023-12-01 dna TND; 2024-01-01 dna 5000; 2024-04-01 dna <20",
            "-",
        ),
        // d: 2 log10 or more above the lowest load before it; how often positive virus was seen counts from its first.
        (
            "2023-12-01 dna 500; 2024-04-01 dna 50000",
            "d 2024-04-01 Confirmed",
        ),
        ("2023-12-01 dna 500; 2024-04-01 dna 49999", "-"),
        (
            "2023-12-01 dna 500; 2024-03-01 dna 50000; 2024-04-01 dna 60000",
            "d 2024-03-01 Confirmed",
        ),
        // Only the unbroken end counts: in between it had fallen.
        (
            "2023-12-01 dna 500; 2024-01-01 dna 50000; 2024-03-01 dna 40000; 2024-04-01 dna 60000",
            "d 2024-04-01 Confirmed",
        ),
        // A negative counts at its limit, an excused value as it is, a left-out negative at its limit.
        (
            "2023-12-01 dna <120; 2024-04-01 dna 12000",
            "d 2024-04-01 Provisional",
        ),
        ("2023-12-01 dna <120; 2024-04-01 dna 11999", "-"),
        (
            "2023-06-01 dna <500; 2023-12-01 dna 180; 2024-04-01 dna 18000",
            "d 2024-04-01 Provisional",
        ),
        (
            "2023-12-01 dna <10000; 2024-04-01 dna 1000000",
            "d 2024-04-01 Provisional",
        ),
        ("2023-12-01 dna <10000; 2024-04-01 dna 999999", "-"),
        ("2024-04-01 dna <10000; 2024-04-01 dna 1000000", "-"),
        ("2024-04-02 dna <10000; 2024-04-01 dna 1000000", "-"),
    ] {
        assert_eq!(
            found(&story(Patient::new(), results).on(TODAY)),
            expected,
            "{results}"
        );
    }
}

#[test]
fn a_reactivation_stands_in_tier_three_and_names_what_it_stands_on() {
    let patient = story(
        Patient::new(),
        "2023-06-01 hbsag -; 2023-12-01 dna <20; 2024-01-05 dna 300; 2024-04-01 dna 1000",
    );
    let assessment = patient.on(TODAY);
    assert_eq!(assessment.tier, Some(Tier(3)));
    let named: Vec<String> = assessment
        .because
        .iter()
        .filter_map(|because| match because.evidence {
            Evidence::Result(result) => {
                let test = patient.record.results[result.index()].finding.test();
                Some(format!("{} {test:?} {}", because.on, because.rule.number()))
            }
            Evidence::CourseStarted(_) | Evidence::CourseStopped(_) => None,
        })
        .collect();
    assert_eq!(
        named,
        [
            "2023-06-01 Marker(HbsAg) 7b",
            "2024-01-05 HbvDna 7b",
            "2024-04-01 HbvDna 7b"
        ]
    );
}

/// A carrier whose virus came back after a negative in 2018 and has stood still since; `from` changes the tale.
const CARRIER: &str = "2018-01-01 dna TND; 2018-03-01 dna 5000; 2023-03-01 dna 4000; 2024-03-01 dna 3000; \
                       2024-03-01 alt 30";

#[test]
fn a_carriers_own_course_is_no_alarm() {
    for (results, is_settled) in [
        (CARRIER.to_owned(), true),
        // The newest less than twelve months after the first.
        (
            CARRIER.replace("2018-03-01 dna 5000; 2023-03-01", "2023-03-02"),
            false,
        ),
        (
            CARRIER.replace(
                "2018-03-01 dna 5000; 2023-03-01 dna 4000",
                "2023-03-01 dna 4000",
            ),
            true,
        ),
        // Of the last twelve months and the one before: each below 20 000, and within 1 log10.
        (
            CARRIER.replace("2023-03-01 dna 4000", "2023-03-01 dna 19999"),
            true,
        ),
        (
            CARRIER.replace("2023-03-01 dna 4000", "2023-03-01 dna 20000"),
            false,
        ),
        (
            CARRIER
                .replace("2024-03-01 dna 3000", "2024-03-01 dna 1000")
                .replace("4000", "10000"),
            true,
        ),
        (
            CARRIER
                .replace("2024-03-01 dna 3000", "2024-03-01 dna 1000")
                .replace("4000", "10001"),
            false,
        ),
        // Older ones do not count, but the one before the last twelve months does.
        (
            CARRIER.replace("2018-03-01 dna 5000", "2018-03-01 dna 500000"),
            false,
        ),
        (
            CARRIER.replace(
                "2018-03-01 dna 5000",
                "2018-03-01 dna 500000; 2023-02-01 dna 4000",
            ),
            true,
        ),
        // Two at least, from that day on.
        (CARRIER.replace("2023-03-01 dna 4000; ", ""), true),
        (
            "2018-01-01 hbsag -; 2018-03-01 hbsag +; 2024-03-01 dna 3000; 2024-03-01 alt 30"
                .to_owned(),
            false,
        ),
        // ALT fresh and at most twice its limit.
        (CARRIER.replace("alt 30", "alt 80"), true),
        (CARRIER.replace("alt 30", "alt 81"), false),
        (
            CARRIER.replace("2024-03-01 alt 30", "2023-11-30 alt 30"),
            false,
        ),
        (CARRIER.replace("; 2024-03-01 alt 30", ""), false),
    ] {
        let assessment = story(Patient::new(), &results).on(TODAY);
        let is_alarm = matches!(assessment.verdict, Verdict::Reactivation(_));
        assert_eq!(!is_alarm, is_settled, "{results}");
        let note = assessment
            .notes
            .iter()
            .any(|note| matches!(note, Note::Settled { .. }));
        assert_eq!(note, is_settled, "{results}");
        assert_eq!(assessment.settled_since.is_some(), is_settled, "{results}");
    }
    for (cirrhosis, is_settled) in [
        (Cirrhosis::NotRecorded, true),
        (Cirrhosis::None, true),
        (Cirrhosis::Compensated, false),
        (Cirrhosis::Decompensated, false),
    ] {
        let assessment = story(Patient::new().cirrhosis(cirrhosis), CARRIER).on(TODAY);
        assert_eq!(
            assessment.settled_since.is_some(),
            is_settled,
            "{cirrhosis:?}"
        );
    }
}

#[test]
fn a_later_sign_alarms_although_an_earlier_one_is_settled() {
    let patient = story(
        Patient::new(),
        &format!("2017-01-01 hbsag -; {CARRIER}; 2024-04-01 hbsag +"),
    );
    assert_eq!(found(&patient.on(TODAY)), "b new 2024-04-01 Confirmed");
}

/// Which of the signs after treatment, and by which day.
fn react(assessment: &Assessment) -> Option<(ReactSign, String)> {
    assessment
        .react
        .map(|react| (react.sign, react.since.to_string()))
}

#[test]
fn virus_newly_there_after_treatment() {
    use ReactSign::{AfterPrevention, DnaWithoutHbsag, HbsagBack};
    let treated = |results: &str| {
        story(
            Patient::new().drug("ETV", "2012-01-01", "2019-03-01"),
            results,
        )
        .on(TODAY)
    };
    for (results, expected) in [
        // HBV DNA while HBsAg was lost.
        (
            "2018-12-01 hbsag -; 2024-05-01 dna 45",
            Some((DnaWithoutHbsag, "2024-05-01")),
        ),
        ("2018-12-01 hbsag +; 2024-05-01 dna 45", None),
        // HBsAg back after the stop, whatever HBV DNA says.
        (
            "2019-02-01 hbsag -; 2024-05-01 hbsag +; 2024-05-01 dna <20",
            Some((HbsagBack, "2024-05-01")),
        ),
        // Back before the stop, or on it.
        ("2018-02-01 hbsag -; 2019-03-01 hbsag +", None),
        (
            "2018-02-01 hbsag -; 2019-03-02 hbsag +",
            Some((HbsagBack, "2019-03-02")),
        ),
        // After treatment a relapse is a relapse.
        ("2018-12-01 dna <20; 2024-05-01 dna 45", None),
    ] {
        let expected = expected.map(|(sign, on)| (sign, on.to_owned()));
        let assessment = treated(results);
        assert_eq!(react(&assessment), expected, "{results}");
        if expected.is_some() {
            assert_eq!(assessment.tier, Some(Tier(3)), "{results}");
        }
    }
    let prevented = |intent, stop: Option<&str>, results: &str| {
        let course = Patient::new().course("ETV", day("2022-01-01"), stop.map(day), intent);
        story(course, results).on(TODAY)
    };
    let back = "2022-06-01 dna <1500; 2024-05-01 dna 1600";
    let expected = Some((AfterPrevention, "2024-05-01".to_owned()));
    for stop in [None, Some("2023-06-01")] {
        let found = react(&prevented(Intent::Prophylaxis, stop, back));
        assert_eq!(found, expected, "any counted negative, whatever its limit");
        assert_eq!(react(&prevented(Intent::Treatment, stop, back)), None);
        assert_eq!(react(&prevented(Intent::Pregnancy, stop, back)), None);
    }
    let never_negative = "2022-06-01 dna 3000; 2024-05-01 dna 1600";
    assert_eq!(
        react(&prevented(Intent::Prophylaxis, None, never_negative)),
        None
    );
    // On treatment HBsAg and HBV DNA alone are no such sign.
    let on = Patient::new().drug("ETV", "2022-01-01", "");
    let on = story(
        on,
        "2021-01-01 hbsag -; 2022-06-01 dna <20; 2024-05-01 dna 100; 2024-05-01 hbsag +",
    );
    assert_eq!(react(&on.on(TODAY)), None);
}

#[test]
fn virus_that_stands_still_after_a_stop_waits_for_the_next_clinic() {
    let relapsed = |results: &str| {
        let stopped = Patient::new().drug("ETV", "2012-01-01", "2016-03-01");
        story(stopped, &format!("2016-02-01 dna TND; {results}")).on(TODAY)
    };
    let still = "2016-09-01 dna 5000; 2023-03-01 dna 4000; 2024-03-01 dna 3000; 2024-03-01 alt 30";
    let settled = relapsed(still);
    assert_eq!(settled.verdict.key(), "relapse");
    assert_eq!(
        (settled.tier, settled.settled_since),
        (Some(Tier(8)), Some(day("2016-03-01")))
    );
    for (from, to) in [
        ("alt 30", "alt 81"),
        ("dna 4000", "dna 20000"),
        ("2024-03-01 alt", "2023-11-01 alt"),
    ] {
        let alarming = relapsed(&still.replacen(from, to, 1));
        assert_eq!(
            (alarming.tier, alarming.settled_since),
            (Some(Tier(3)), None),
            "{to}"
        );
    }
}
