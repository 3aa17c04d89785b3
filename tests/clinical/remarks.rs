//! What stands beside a verdict: missing, doubts, notes, advice, facts. One patient for each, and one without it.

use hepatrack::clinical::assessment::{
    Advice, Assessment, Doubt, DueReason, DueTest, Evidence, Missing, Note, ResultRef,
};
use hepatrack::clinical::calendar::CalendarDay;
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker, Test};
use hepatrack::clinical::record::{
    Cirrhosis, DnaReading, Earlier, Finding, FollowUp, Intent, Limits, Trail,
};

use crate::build::{Patient, SOURCE, day, knowledge};

const TODAY: &str = "2024-06-01";

/// The finding's place in the record, told by its day and test.
fn result_of(patient: &Patient, on: &str, test: Test) -> ResultRef {
    let place = patient
        .record
        .results
        .iter()
        .position(|result| result.on == day(on) && result.finding.test() == test);
    ResultRef(u32::try_from(place.unwrap()).unwrap())
}

fn dna_of(patient: &Patient, on: &str) -> ResultRef {
    result_of(patient, on, Test::HbvDna)
}

fn missing(patient: &Patient) -> Vec<Missing> {
    patient.on(TODAY).missing
}

fn on_entecavir() -> Patient {
    Patient::new().drug("ETV", "2020-01-10", "")
}

#[test]
fn missing_names_what_would_settle_an_unknown() {
    let never = Patient::new();
    assert_eq!(missing(&never), [Missing::DnaSince(None)]);
    assert_eq!(missing(&never.dna("2024-01-01", "100")), []);

    let nothing = Patient::new().drug("ETV", "2024-01-10", "");
    assert_eq!(
        missing(&nothing),
        [
            Missing::DnaSince(Some(day("2024-01-10"))),
            Missing::CheckpointPassed {
                months: 3,
                on: day("2024-04-10")
            },
            Missing::CleanDnaForStop,
            Missing::ForStop(Test::Analyte(Analyte::Alt)),
            Missing::ForStop(Test::Marker(Marker::HbeAg)),
            Missing::ForStop(Test::Marker(Marker::AntiHbe)),
        ]
    );
    let early = Patient::new()
        .drug("ETV", "2024-05-20", "")
        .cirrhosis(Cirrhosis::NotRecorded)
        .dna("2024-05-19", "500");
    assert_eq!(
        missing(&early),
        [Missing::DnaSince(Some(day("2024-05-20")))],
        "another row already says no"
    );

    let too_early = Patient::new()
        .drug("ETV", "2023-01-10", "")
        .dna("2023-03-01", "40000");
    assert_eq!(
        missing(&too_early),
        [
            Missing::DnaFromCheckpoint { months: 3 },
            Missing::CheckpointPassed {
                months: 12,
                on: day("2024-01-10")
            }
        ]
    );
    let interferon = Patient::new()
        .drug("Pegasys", "2023-01-01", "")
        .dna("2023-12-20", "90000");
    assert_eq!(missing(&interferon), [Missing::EndOfInterferon]);
    let stop = Patient::new().drug("ETV", "2018-01-10", "2022-09-01");
    assert_eq!(missing(&stop), [Missing::DnaSince(Some(day("2022-09-01")))]);
    let unknown_at_stop = stop.dna("2023-06-01", "500000");
    assert_eq!(
        missing(&unknown_at_stop),
        [Missing::DnaAtStop {
            on: day("2022-09-01")
        }]
    );
    let relapse = Patient::new()
        .drug("ETV", "2020-01-10", "2023-03-01")
        .dna("2023-02-01", "TND")
        .dna("2023-06-01", "5000");
    assert_eq!(missing(&relapse), [Missing::AltForRelapse]);
    assert_eq!(missing(&relapse.alt("2023-06-01", "30")), []);
    let primary = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .dna("2024-05-02", "300");
    assert_eq!(
        missing(&primary),
        [Missing::Baseline {
            start: day("2024-01-10")
        }]
    );
    assert_eq!(missing(&primary.dna("2024-01-08", "5000")), []);
    let clean = on_entecavir().dna("2024-05-01", "<20");
    assert_eq!(
        missing(&clean.clone().cirrhosis(Cirrhosis::NotRecorded)).last(),
        Some(&Missing::Cirrhosis),
        "unknown rows are named"
    );
    assert!(!missing(&clean.clone()).contains(&Missing::Cirrhosis));
    assert!(!missing(&clean).contains(&Missing::CleanDnaForStop));
}

#[test]
fn a_checkpoint_is_named_from_the_day_after_it_until_it_is_measured() {
    let passed = |patient: &Patient, on: &str| {
        patient
            .on(on)
            .missing
            .into_iter()
            .find(|missing| matches!(missing, Missing::CheckpointPassed { .. }))
    };
    let patient = Patient::new().drug("ETV", "2024-01-10", "");
    assert_eq!(passed(&patient, "2024-04-10"), None);
    let third = Some(Missing::CheckpointPassed {
        months: 3,
        on: day("2024-04-10"),
    });
    assert_eq!(passed(&patient, "2024-04-11"), third);
    assert_eq!(
        passed(&patient.clone().dna("2024-03-26", "500"), "2024-04-11"),
        third,
        "a day too early"
    );
    assert_eq!(
        passed(&patient.clone().dna("2024-03-27", "500"), "2024-04-11"),
        None,
        "early enough"
    );
    let preventive = Patient::new().course("ETV", day("2024-01-10"), None, Intent::Prophylaxis);
    assert_eq!(passed(&preventive, "2024-04-11"), None);
    let stopped = Patient::new().drug("ETV", "2024-01-10", "2024-03-01");
    assert_eq!(passed(&stopped, "2024-04-11"), None);
}

fn doubts(patient: &Patient) -> Vec<Doubt> {
    let assumed = |doubt: &Doubt| matches!(doubt, Doubt::AssumedLimits { .. });
    patient
        .on(TODAY)
        .doubts
        .into_iter()
        .filter(|doubt| !assumed(doubt))
        .collect()
}

#[test]
fn doubts_name_every_reason_to_be_careful() {
    let plain = on_entecavir()
        .dna("2021-01-10", "<20")
        .dna("2024-01-10", "<20");
    assert_eq!(plain.on(TODAY).doubts, []);
    assert_eq!(
        on_entecavir()
            .dna("2021-01-10", "TND")
            .dna("2024-01-10", "30")
            .on(TODAY)
            .doubts,
        [Doubt::AssumedLimits { count: 2 }]
    );

    let excused = on_entecavir()
        .dna("2021-01-10", "<1000")
        .dna("2024-01-10", "180");
    assert_eq!(
        doubts(&excused),
        [Doubt::Excused(dna_of(&excused, "2024-01-10"))]
    );
    let aside = on_entecavir()
        .dna("2021-01-10", "640")
        .dna("2024-01-10", "<1000");
    let (positive, negative) = (dna_of(&aside, "2021-01-10"), dna_of(&aside, "2024-01-10"));
    assert_eq!(doubts(&aside), [Doubt::SetAside { negative, positive }]);
    assert_eq!(aside.on(TODAY).facts.set_aside_newer, Some(negative));
    assert!(
        aside
            .on(TODAY)
            .notes
            .contains(&Note::SetAsideIsNewer(negative))
    );
    let settled = aside.dna("2024-03-01", "<20");
    assert_eq!(
        settled.on(TODAY).facts.set_aside_newer,
        None,
        "something counted is newer"
    );
    let crude = on_entecavir().dna("2024-01-10", "<5000");
    assert_eq!(
        doubts(&crude),
        [Doubt::TooCrude(dna_of(&crude, "2024-01-10"))]
    );

    let pair = on_entecavir()
        .dna("2024-01-10", "TND")
        .dna("2024-01-10", "4000")
        .dna("2024-01-10", "300");
    let counts = ResultRef(1);
    assert_eq!(
        doubts(&pair),
        [Doubt::SameDay {
            on: day("2024-01-10"),
            test: Test::HbvDna,
            counts
        }],
        "once a day"
    );
    let alts = Patient::new()
        .alt("2024-01-10", "30")
        .alt("2024-01-10", "50")
        .alt("2024-01-10", "60")
        .alt("2024-01-11", "1");
    let test = Test::Analyte(Analyte::Alt);
    assert_eq!(
        doubts(&alts),
        [Doubt::SameDay {
            on: day("2024-01-10"),
            test,
            counts: ResultRef(2)
        }]
    );
    assert_eq!(
        doubts(
            &Patient::new()
                .alt("2024-01-10", "30")
                .hbeag("2024-01-10", "-")
        ),
        []
    );
}

#[test]
fn amended_and_approximate_entries_are_doubts() {
    let mut amended = on_entecavir().dna("2024-01-10", "<20");
    let earlier = Earlier {
        finding: amended.record.results[0].finding.clone(),
        replaced_by: SOURCE.seq,
    };
    amended.record.results[0].trail = Some(Box::new(Trail {
        earlier: vec![earlier],
        retracted_by: None,
    }));
    assert_eq!(doubts(&amended), [Doubt::Amended(ResultRef(0))]);
    let mut rough = on_entecavir();
    rough.record.courses[0].start.approximate = true;
    let id = rough.record.courses[0].id;
    assert_eq!(doubts(&rough), [Doubt::ApproximateCourse(id)]);
    let mut ahead = on_entecavir();
    ahead.record.courses[0].stop = Some(CalendarDay {
        date: day("2024-07-01"),
        approximate: true,
    });
    assert_eq!(doubts(&ahead), [], "a stop that has not happened yet");
    ahead.record.courses[0].stop = Some(CalendarDay {
        date: day("2024-05-01"),
        approximate: true,
    });
    assert_eq!(doubts(&ahead), [Doubt::ApproximateCourse(id)]);
    let mut born = Patient::new();
    born.record.person.born = Some(CalendarDay {
        date: day("1974-06-15"),
        approximate: true,
    });
    assert_eq!(doubts(&born), [Doubt::ApproximateBirth]);
}

#[test]
fn a_change_of_assay_between_the_last_two_results_is_a_doubt() {
    let by = |patient: Patient, on: &str, assay: Option<&str>| {
        let assay = assay.map(|name| knowledge().assays.find(name).unwrap());
        let reading = DnaReading::Below("20".parse().unwrap());
        patient.result(
            day(on),
            Finding::HbvDna {
                reading,
                unit: DnaUnit::IuPerMl,
                assay,
            },
            Limits::default(),
        )
    };
    let (abbott, roche) = (Some("Abbott RealTime"), Some("Roche cobas HBV"));
    let before = knowledge().assays.find("Abbott RealTime").unwrap();
    let changed = by(
        by(on_entecavir(), "2024-01-10", abbott),
        "2024-04-10",
        roche,
    );
    assert_eq!(
        doubts(&changed),
        [Doubt::AssayChanged {
            result: ResultRef(1),
            before
        }]
    );
    assert_eq!(
        doubts(&by(
            by(on_entecavir(), "2024-01-10", roche),
            "2024-04-10",
            roche
        )),
        []
    );
    assert_eq!(
        doubts(&by(
            by(on_entecavir(), "2024-01-10", None),
            "2024-04-10",
            roche
        )),
        []
    );
}

#[test]
fn doubted_cirrhosis_names_platelets_and_fib4() {
    let low = Patient::new().amount(Analyte::Platelets, day("2024-05-01"), "95");
    let platelets = Some(ResultRef(0));
    assert_eq!(
        doubts(&low),
        [Doubt::CirrhosisDoubted {
            platelets,
            fib4_hundredths: None
        }]
    );
    assert_eq!(doubts(&low.clone().cirrhosis(Cirrhosis::Compensated)), []);
    let high = Patient::new()
        .amount(Analyte::Platelets, day("2024-05-01"), "150")
        .amount(Analyte::Ast, day("2024-05-01"), "90")
        .alt("2024-05-01", "36");
    // 50 years x 90 / (150 x 6) = 5.00
    assert_eq!(
        doubts(&high),
        [Doubt::CirrhosisDoubted {
            platelets: None,
            fib4_hundredths: Some(500)
        }]
    );
    let fine = Patient::new()
        .amount(Analyte::Platelets, day("2024-05-01"), "150")
        .amount(Analyte::Ast, day("2024-05-01"), "36")
        .alt("2024-05-01", "36");
    assert_eq!(doubts(&fine), []);
    assert_eq!(fine.on(TODAY).facts.fib4_hundredths, Some(200));
    assert_eq!(
        fine.alt("2024-05-01", "25").on(TODAY).facts.fib4_hundredths,
        Some(240),
        "of a day the lowest ALT"
    );
}

fn notes(patient: &Patient) -> Vec<Note> {
    patient.on(TODAY).notes
}

#[test]
fn notes_on_resistance() {
    let secondary = Patient::new()
        .drug("LAM", "2022-01-10", "")
        .dna("2022-07-11", "<20")
        .dna("2024-05-02", "3200");
    assert_eq!(
        notes(&secondary),
        [Note::TimeToReappearance {
            months: 27,
            earlier_than_usual: false
        }]
    );
    let early = Patient::new()
        .drug("LAM", "2023-06-10", "")
        .dna("2023-10-11", "<20")
        .dna("2024-06-01", "3200");
    assert_eq!(
        notes(&early),
        [Note::TimeToReappearance {
            months: 11,
            earlier_than_usual: true
        }]
    );
    let at_a_year = Patient::new()
        .drug("LAM", "2023-06-01", "")
        .dna("2023-10-11", "<20")
        .dna("2024-06-01", "3200");
    assert_eq!(
        notes(&at_a_year),
        [Note::TimeToReappearance {
            months: 12,
            earlier_than_usual: false
        }]
    );
    let switched =
        Patient::new()
            .drug("LAM", "2020-01-10", "2024-02-01")
            .drug("ETV", "2024-02-01", "");
    let switched = switched.dna("2023-12-01", "<20").dna("2024-04-30", "3200");
    assert!(notes(&switched).contains(&Note::MayHaveBegunOnEarlierLine));
    let later =
        Patient::new()
            .drug("LAM", "2020-01-10", "2024-02-01")
            .drug("ETV", "2024-02-01", "");
    let later = later.dna("2023-12-01", "<20").dna("2024-05-01", "3200");
    assert!(!notes(&later).contains(&Note::MayHaveBegunOnEarlierLine));
    let broken =
        Patient::new()
            .drug("LAM", "2021-01-10", "2024-02-01")
            .drug("LAM", "2024-02-15", "");
    let broken = broken.dna("2024-01-20", "<20").dna("2024-03-10", "4000");
    let assessment = broken.on(TODAY);
    let interruption = assessment.facts.last_interruption.unwrap();
    assert_eq!(
        (interruption.stop, interruption.resumed, interruption.days()),
        (day("2024-02-01"), day("2024-02-15"), 13)
    );
    assert!(
        assessment
            .notes
            .contains(&Note::AfterInterruption(interruption))
    );

    let above = Patient::new()
        .drug("LAM", "2023-01-10", "")
        .dna("2023-01-08", ">1.7e8")
        .dna("2024-05-15", "9e7");
    assert_eq!(notes(&above), [Note::FallIsAtLeast]);
    let no_baseline = Patient::new()
        .drug("LAM", "2023-01-10", "")
        .dna("2024-05-15", "9e7");
    assert_eq!(notes(&no_baseline), [Note::BaselineMissing]);
    let known = Patient::new()
        .drug("LAM", "2023-01-10", "")
        .dna("2023-01-08", "1.7e8")
        .dna("2024-05-15", "9e7");
    assert_eq!(notes(&known), []);
}

#[test]
fn notes_on_stops_and_prevention() {
    let stopped = Patient::new()
        .drug("ETV", "2020-01-10", "2024-05-10")
        .dna("2024-05-09", "<20");
    assert_eq!(
        notes(&stopped),
        [Note::MayProveInterruption {
            until: day("2024-06-07")
        }]
    );
    let relapse = |before: &str| {
        Patient::new()
            .drug("ETV", "2020-01-10", "2023-03-01")
            .dna(before, "<20")
            .dna("2023-09-01", "30000")
    };
    assert_eq!(
        notes(&relapse("2022-08-30")),
        [],
        "183 days before the stop"
    );
    assert_eq!(
        notes(&relapse("2022-08-29")),
        [Note::OldDnaAtStop { months: 6 }]
    );
    let prevented = |intent, stop| {
        Patient::new()
            .course("ETV", day("2023-09-01"), stop, intent)
            .dna("2023-09-20", "<20")
            .dna("2024-03-01", "300")
    };
    assert_eq!(
        notes(&prevented(Intent::Prophylaxis, None)),
        [Note::Reactivation]
    );
    assert_eq!(
        notes(&prevented(Intent::Prophylaxis, Some(day("2024-01-01")))),
        [Note::Reactivation]
    );
    assert_eq!(
        notes(&prevented(Intent::Pregnancy, Some(day("2024-01-01")))),
        []
    );
    let quiet = Patient::new()
        .course("ETV", day("2023-09-01"), None, Intent::Prophylaxis)
        .dna("2024-03-01", "<20");
    assert_eq!(notes(&quiet), []);

    let before = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .dna("2024-01-10", "<20")
        .dna("2024-05-02", "<20");
    assert_eq!(
        notes(&before),
        [Note::NegativeBeforeTreatment(ResultRef(0))]
    );
    let stale = on_entecavir().dna("2023-04-20", "<20");
    assert_eq!(notes(&stale), [Note::Stale { months: 13 }]);
    let again =
        Patient::new()
            .drug("ETV", "2018-01-10", "2021-03-01")
            .drug("ETV", "2021-10-01", "");
    let again = again
        .dna("2021-02-01", "<20")
        .dna("2021-09-01", "3000000")
        .dna("2024-02-01", "<20");
    assert_eq!(
        notes(&again),
        [Note::RelapsedAfterStop {
            stop: day("2021-03-01")
        }]
    );
    let failed =
        Patient::new()
            .drug("LAM", "2020-01-10", "2022-01-10")
            .drug("TDF", "2022-01-10", "");
    let failed_primary = failed
        .clone()
        .dna("2021-12-10", "50000")
        .dna("2024-05-10", "<20");
    assert_eq!(
        notes(&failed_primary),
        [Note::EarlierFailure {
            start: day("2020-01-10"),
            secondary: false
        }]
    );
    let failed_secondary = failed
        .dna("2020-07-10", "<20")
        .dna("2021-12-10", "50000")
        .dna("2024-05-10", "<20");
    let assessment = failed_secondary.on(TODAY);
    assert_eq!(
        assessment.notes,
        [Note::EarlierFailure {
            start: day("2020-01-10"),
            secondary: true
        }]
    );
    let lamivudine = knowledge().drugs.find("LAM").unwrap();
    assert_eq!(
        assessment.facts.failed_lines,
        [(day("2021-12-10"), vec![lamivudine])]
    );
}

#[test]
fn notes_on_markers() {
    let surface = |signs: &[(&str, &str)]| {
        let patient = signs.iter().fold(
            Patient::new().dna("2024-05-01", "<20"),
            |patient, (on, sign)| patient.marker(Marker::HbsAg, on, sign),
        );
        notes(&patient)
    };
    assert_eq!(surface(&[("2020-01-01", "+")]), []);
    assert_eq!(
        surface(&[("2020-01-01", "-")]),
        [],
        "never positive on file"
    );
    assert_eq!(
        surface(&[
            ("2020-01-01", "+"),
            ("2023-01-10", "-"),
            ("2024-01-10", "-")
        ]),
        [Note::HbsagLost {
            since: day("2023-01-10")
        }]
    );
    assert_eq!(
        surface(&[
            ("2020-01-01", "+"),
            ("2023-01-10", "-"),
            ("2024-01-10", "+"),
            ("2024-02-10", "+")
        ]),
        [Note::HbsagBack {
            on: day("2024-01-10"),
            again: true,
            settled: false
        }]
    );
    let base = || {
        Patient::new()
            .dna("2024-05-01", "<20")
            .hbeag("2020-01-01", "+")
            .hbeag("2022-01-01", "-")
    };
    assert_eq!(notes(&base().anti_hbe("2022-01-01", "+")), []);
    assert_eq!(
        notes(&base().hbeag("2023-01-01", "+")),
        [],
        "never seroconverted"
    );
    assert_eq!(
        notes(
            &base()
                .anti_hbe("2022-01-01", "+")
                .hbeag("2023-01-01", "+")
                .hbeag("2024-01-01", "+")
        ),
        [Note::HbeagPositiveAgain {
            on: day("2023-01-01")
        }]
    );
    assert_eq!(
        notes(&base().anti_hbe("2021-12-31", "+").hbeag("2023-01-01", "+")),
        [],
        "anti-HBe before the loss only"
    );
    assert_eq!(
        notes(&base().anti_hbe("2023-01-01", "+").hbeag("2023-01-01", "+")),
        [],
        "anti-HBe with the return only"
    );
}

fn advice(patient: &Patient) -> Vec<Advice> {
    patient.on(TODAY).advice
}

#[test]
fn advice_goes_with_the_situation() {
    let relapse = Patient::new()
        .drug("ETV", "2020-01-10", "2023-03-01")
        .dna("2023-02-01", "TND")
        .dna("2023-06-01", "5000");
    assert_eq!(advice(&relapse), [Advice::TreatAgain]);
    let secondary = Patient::new()
        .drug("ETV", "2022-01-10", "")
        .dna("2022-07-11", "<20")
        .dna("2024-05-02", "3200");
    assert_eq!(advice(&secondary), [Advice::CheckAdherenceAndRepeat]);
    let broken =
        Patient::new()
            .drug("ETV", "2021-01-10", "2024-02-01")
            .drug("ETV", "2024-02-15", "");
    assert_eq!(
        advice(&broken.dna("2024-01-20", "<20").dna("2024-03-10", "4000")),
        [Advice::ResumeAndRepeat]
    );

    let drug = knowledge().drugs.find("LAM").unwrap();
    let alone = |start: &str| {
        Patient::new()
            .drug("LAM", start, "")
            .dna("2024-05-01", "<20")
    };
    assert_eq!(advice(&alone("2023-06-01")), [], "twelve months to the day");
    assert_eq!(
        advice(&alone("2023-05-31")),
        [Advice::LowBarrierAlone {
            drug,
            with_cirrhosis: false
        }]
    );
    assert_eq!(
        advice(&alone("2024-01-10").cirrhosis(Cirrhosis::Compensated)),
        [
            Advice::LowBarrierAlone {
                drug,
                with_cirrhosis: true
            },
            Advice::CirrhosisContinues
        ]
    );
    assert_eq!(
        advice(&alone("2023-01-10").drug("ADV", "2023-01-10", "")),
        [],
        "two drugs"
    );
    assert_eq!(
        advice(&on_entecavir().dna("2024-05-01", "<20")),
        [],
        "a high barrier"
    );
    let preventive = Patient::new()
        .course("LAM", day("2022-01-10"), None, Intent::Prophylaxis)
        .dna("2024-05-01", "<20");
    assert_eq!(advice(&preventive.cirrhosis(Cirrhosis::Compensated)), []);
    let dropped = alone("2020-01-10").drug("ADV", "2020-01-10", "2022-01-10");
    assert_eq!(
        advice(&dropped),
        [Advice::LowBarrierAlone {
            drug,
            with_cirrhosis: false
        }],
        "the other was dropped"
    );
}

/// The days named in "because" with `+` for a course and the rule.
fn because(assessment: &Assessment) -> Vec<String> {
    let line = |because: &hepatrack::clinical::assessment::Because| {
        let kind = match because.evidence {
            Evidence::Result(_) => "result",
            Evidence::CourseStarted(_) => "start",
            Evidence::CourseStopped(_) => "stop",
        };
        format!("{} {kind} {}", because.on, because.rule.number())
    };
    assessment.because.iter().map(line).collect()
}

#[test]
fn because_names_what_decided_in_order() {
    let primary = Patient::new()
        .drug("LAM", "2023-01-10", "")
        .dna("2023-01-08", "1e7")
        .dna("2023-05-08", "1e5")
        .dna("2023-09-08", "1e5")
        .dna("2024-05-08", "1e5");
    assert_eq!(
        because(&primary.on(TODAY)),
        [
            "2023-01-08 result 6.5b",
            "2023-01-10 start 6.5b",
            "2023-05-08 result 6.5b",
            "2024-05-08 result 6.5b"
        ]
    );
    let relapse = Patient::new()
        .drug("ETV", "2020-01-10", "2023-03-01")
        .dna("2023-02-01", "TND")
        .dna("2023-06-01", "5000")
        .dna("2023-07-01", "5000")
        .dna("2023-09-01", "5000");
    assert_eq!(
        because(&relapse.on(TODAY)),
        [
            "2023-02-01 result 7.3a",
            "2023-03-01 stop 7.3a",
            "2023-06-01 result 7.3a",
            "2023-09-01 result 7.3a"
        ]
    );
    let met = Patient::new()
        .drug("ETV", "2021-01-10", "")
        .hbeag("2021-01-08", "+")
        .hbeag("2023-09-01", "-")
        .anti_hbe("2023-09-01", "+")
        .dna("2024-03-01", "<20")
        .alt("2024-03-01", "30");
    assert_eq!(
        because(&met.on(TODAY)),
        [
            "2021-01-08 result 8",
            "2021-01-10 start 6.3",
            "2023-09-01 result 8",
            "2023-09-01 result 8",
            "2024-03-01 result 6.3",
            "2024-03-01 result 8"
        ]
    );
    let never = Patient::new()
        .dna("2023-01-05", "230000")
        .dna("2024-01-05", "230000");
    assert_eq!(because(&never.on(TODAY)), ["2024-01-05 result 7b"]);
}

#[test]
fn a_passing_rise_is_an_event_with_its_peak() {
    let patient = on_entecavir()
        .dna("2021-01-10", "<20")
        .dna("2021-04-10", "85")
        .dna("2021-05-10", "45")
        .dna("2021-06-10", "<20");
    let events = patient.on(TODAY).events;
    assert_eq!(events.len(), 1);
    assert_eq!(
        (events[0].from, events[0].to, events[0].peak.get()),
        (day("2021-04-10"), day("2021-05-10"), 85.0)
    );
    let first = on_entecavir()
        .dna("2020-04-10", "85")
        .dna("2021-06-10", "<20");
    assert!(first.on(TODAY).events.is_empty(), "no negative before it");
    let carried =
        Patient::new()
            .drug("LAM", "2020-01-10", "2021-01-10")
            .drug("ETV", "2021-01-10", "");
    let carried = carried
        .dna("2020-12-10", "<20")
        .dna("2021-04-10", "85")
        .dna("2021-06-10", "<20");
    assert_eq!(
        carried.on(TODAY).events.len(),
        1,
        "a carried negative counts as before"
    );
}

#[test]
fn a_rise_names_both_values() {
    let patient = on_entecavir()
        .dna("2020-01-08", "1e7")
        .dna("2021-01-10", "100")
        .dna("2024-05-10", "20000");
    let rise = patient.on(TODAY).rising.unwrap();
    assert_eq!(
        (rise.lowest.on, rise.last.on),
        (day("2021-01-10"), day("2024-05-10"))
    );
    assert!((rise.log10() - 2.301).abs() < 0.001);
}

#[test]
fn what_is_due_says_why() {
    let due = |patient: &Patient, test: DueTest| {
        let all = patient.on(TODAY).next_due;
        all.into_iter()
            .find(|due| due.test == test)
            .map(|due| (due.on, due.reason))
    };
    let started = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .alt("2024-01-10", "30");
    let after_start = Some((day("2024-04-10"), DueReason::AfterStart { months: 3 }));
    assert_eq!(
        due(&started, DueTest::Liver),
        after_start,
        "a sample of the day of the start came before it"
    );
    let later = started.alt("2024-01-11", "30");
    assert_eq!(
        due(&later, DueTest::Liver),
        Some((day("2024-04-11"), DueReason::AfterLast { months: 3 }))
    );
    let relapse = |first: &str| {
        Patient::new()
            .drug("ETV", "2020-01-10", "2024-01-01")
            .dna("2023-12-01", "<20")
            .dna(first, "5000")
    };
    let repeat = Some((day("2024-06-01"), DueReason::Repeat));
    assert_eq!(
        due(&relapse("2024-05-01"), DueTest::HbvDna),
        repeat,
        "before the next day of the schedule"
    );
    assert_eq!(
        due(&relapse("2024-03-01"), DueTest::HbvDna),
        Some((day("2024-04-01"), DueReason::Repeat)),
        "on it"
    );
    let confirmed = relapse("2024-03-01").dna("2024-04-01", "5000");
    let schedule = Some((day("2024-07-01"), DueReason::AfterStop { months: 6 }));
    assert_eq!(due(&confirmed, DueTest::HbvDna), schedule);
    let never = Patient::new().alt("2024-05-01", "30");
    assert_eq!(
        due(&never, DueTest::HbvDna),
        Some((day(TODAY), DueReason::NeverMeasured))
    );
    assert_eq!(
        due(&never, DueTest::Liver),
        Some((day("2024-11-01"), DueReason::AfterLast { months: 6 }))
    );
    let mut left = never;
    left.record.person.follow_up = FollowUp::Moved;
    assert_eq!(due(&left, DueTest::HbvDna), None);
    assert_eq!(left.on(TODAY).tier, None);
}

#[test]
fn fib4_is_not_computed_from_nought() {
    let with = |platelets: &str, alt: &str| {
        let on = day("2024-05-01");
        let patient =
            Patient::new()
                .amount(Analyte::Ast, on, "36")
                .amount(Analyte::Platelets, on, platelets);
        patient
            .amount(Analyte::Alt, on, alt)
            .on(TODAY)
            .facts
            .fib4_hundredths
    };
    assert_eq!(with("150", "36"), Some(200));
    assert_eq!(with("0", "36"), None);
    assert_eq!(with("150", "0"), None);
}
