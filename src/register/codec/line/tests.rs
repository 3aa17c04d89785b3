//! What is printed reads back; every part keeps its place; whatever is typed, nothing panics.

mod languages;
mod notes;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::arbitrary::{knowledge, results};
use super::*;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::decimal::Decimal;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::{DnaReading, Finding};
use crate::notation::{
    InputOrigin, Written, parse_calendar_day, parse_drug, parse_finding, parse_limits,
};

fn parts(line: &str) -> Vec<LinePart> {
    Codec::new(knowledge()).read_line(line)
}

/// The parts by what they mean, read by those who read values, days and drugs.
fn meaning(line: &str) -> Vec<Said> {
    let parts = parts(line);
    let faults: Vec<_> = parts.iter().flat_map(|part| &part.faults).collect();
    assert!(faults.is_empty(), "{line}: {faults:?}");
    parts.into_iter().map(|part| said(part, line)).collect()
}

fn said(part: LinePart, line: &str) -> Said {
    let on = parse_calendar_day(&part.day.unwrap().text).unwrap();
    let drug = |piece: &Piece| parse_drug(&piece.text, knowledge()).unwrap();
    let meant = match part.says {
        Says::Nothing => panic!("{line}"),
        Says::Results(items) => Meant::Results(items.iter().map(result).collect()),
        Says::Drug {
            act,
            old,
            new,
            reason,
            ..
        } => {
            let reason = (!reason.text.is_empty()).then_some(reason.text);
            match act {
                Act::Start => Meant::Start {
                    drug: drug(&new),
                    reason,
                },
                Act::Stop => Meant::Stop {
                    drug: drug(&old),
                    reason,
                },
                Act::Switch => Meant::Switch {
                    old: drug(&old),
                    new: drug(&new),
                    reason,
                },
            }
        }
        Says::Note(noted) => Meant::Note(noted.text),
    };
    Said { on, meant }
}

fn result(item: &Item) -> (Finding, Option<Decimal>) {
    let (value, upper) = match item.value.text.rsplit_once('/') {
        Some((value, upper)) if upper.starts_with(|c: char| c.is_ascii_digit()) => {
            (value, Some(upper))
        }
        Some(_) | None => (item.value.text.as_str(), None),
    };
    let written = Written {
        test: item.test,
        value,
        unit: "",
        implied_unit: None,
        assay: None,
    };
    let finding = parse_finding(&written, InputOrigin::Stored, knowledge())
        .unwrap()
        .finding;
    let limits = parse_limits(
        "",
        upper.unwrap_or(""),
        &finding,
        InputOrigin::Stored,
        knowledge(),
    );
    (finding, limits.unwrap().upper)
}

/// A finding as a line can say it: without an assay, which is the laboratory's.
fn sayable(finding: Finding) -> Finding {
    match finding {
        Finding::HbvDna { reading, unit, .. } => Finding::HbvDna {
            reading,
            unit: match reading {
                DnaReading::NotDetected => crate::clinical::laboratory::DnaUnit::IuPerMl,
                DnaReading::Below(_)
                | DnaReading::DetectedBelow(_)
                | DnaReading::Quantified(_)
                | DnaReading::AboveRange(_) => unit,
            },
            assay: None,
        },
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => finding,
    }
}

fn some_results() -> impl Strategy<Value = Meant> {
    results().prop_map(|results| {
        let mut said: Vec<(Finding, Option<Decimal>)> = Vec::new();
        for result in results {
            let finding = sayable(result.finding);
            if said.iter().any(|(other, _)| other.test() == finding.test()) {
                continue;
            }
            let upper = result.limits.upper.filter(|upper| {
                matches!(finding, Finding::Amount { .. })
                    && parse_limits(
                        "",
                        &upper.to_string(),
                        &finding,
                        InputOrigin::Stored,
                        knowledge(),
                    )
                    .is_ok()
            });
            said.push((finding, upper));
        }
        Meant::Results(said)
    })
}

fn acts() -> impl Strategy<Value = Meant> {
    let count = u8::try_from(knowledge().drugs.iter().count()).unwrap();
    let drug = move || (0..count).prop_map(DrugId);
    let reason = option::of("[a-zA-Z陈0-9][a-zA-Z陈0-9 ,.:/+-]{0,20}[a-zA-Z陈0-9]");
    (0..3_u8, drug(), drug(), reason).prop_map(|(act, old, new, reason)| match act {
        0 => Meant::Start { drug: new, reason },
        1 => Meant::Stop { drug: old, reason },
        _ => Meant::Switch { old, new, reason },
    })
}

/// A note is whatever is typed; of any other part it goes on behind the divider.
fn notes() -> impl Strategy<Value = Meant> {
    let own = "[a-zA-Z陈0-9:;/.~(][a-zA-Z陈0-9 ,.:;/+()-]{0,30}[a-zA-Z陈0-9;)]";
    let like_others = proptest::sample::select(vec![
        "note",
        "t",
        "1nov",
        "2026-11-01 (Sun)",
        "dna 20; stop etv: rash",
        ": asked twice",
    ]);
    prop_oneof![3 => own.boxed(), 1 => like_others.prop_map(str::to_owned).boxed()]
        .prop_map(Meant::Note)
}

fn line() -> impl Strategy<Value = Vec<Said>> {
    let day = (1950..=2026_i32, 1..=12_u32, 1..=28_u32);
    let meant = prop_oneof![2 => some_results().boxed(), 1 => acts().boxed()];
    let parts = vec((day.clone(), meant, any::<bool>()), 1..4);
    let note = option::of((day, notes(), Just(false)));
    (parts, note, any::<bool>()).prop_map(|(mut parts, note, alone)| {
        if alone && note.is_some() {
            parts.clear();
        }
        parts.extend(note);
        let said = parts.into_iter().map(|((year, month, day), meant, about)| {
            let approximate = about && !matches!(meant, Meant::Results(_));
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            Said {
                on: CalendarDay { date, approximate },
                meant,
            }
        });
        said.collect()
    })
}

proptest! {
    #[test]
    fn reading_what_was_printed_is_the_identity(said in line(), language in select(&Language::ALL)) {
        let codec = Codec::new(knowledge());
        let text = codec.print_line(&said, language);
        let again = meaning(&text);
        prop_assert_eq!(&again, &said, "{}", text);
        prop_assert_eq!(codec.print_line(&again, language), text);
    }

    #[test]
    fn no_line_makes_it_panic_and_every_piece_stands_in_it(
        text in "([a-z0-9;:+<>/.~ \u{3000}\u{ff1b}\u{ff0b}-]|dna |alt |eag|sero |start |switch |note |t |nov|etv ){0,30}|\\PC{0,30}"
    ) {
        for part in parts(&text) {
            let mut spans = vec![part.span.clone()];
            spans.extend(part.day.iter().map(|day| day.span.clone()));
            spans.extend(part.faults.iter().map(|fault| fault.span.clone()));
            match &part.says {
                Says::Nothing => {}
                Says::Results(items) => {
                    spans.extend(items.iter().flat_map(|item| [item.span.clone(), item.value.span.clone()]));
                }
                Says::Drug { word, old, new, reason, .. } => {
                    spans.extend([word.clone(), old.span.clone(), new.span.clone(), reason.span.clone()]);
                }
                Says::Note(noted) => {
                    prop_assert!(!noted.text.is_empty());
                    prop_assert_eq!(text.get(noted.span.clone()), Some(noted.text.as_str()));
                }
            }
            for span in spans {
                prop_assert!(text.get(span.clone()).is_some(), "{text:?}: {span:?}");
            }
        }
    }
}

#[test]
fn an_ultrasound_is_a_sign_or_its_words() {
    for line in [
        "t us - lsm 9.1",
        "t us- lsm 9.1",
        "t us no focal lesion lsm 9.1",
        "t us \u{2212} lsm 9.1",
    ] {
        let parts = parts(line);
        let [
            LinePart {
                says: Says::Results(items),
                faults,
                ..
            },
        ] = parts.as_slice()
        else {
            panic!("{line}: {parts:?}");
        };
        assert_eq!(faults, &[], "{line}");
        let tests: Vec<_> = items.iter().map(|item| item.test).collect();
        let stiffness = Test::Analyte(crate::clinical::laboratory::Analyte::LiverStiffness);
        assert_eq!(tests, [Test::Ultrasound, stiffness], "{line}");
    }
    assert_eq!(
        meaning("2024-01-01 us="),
        meaning("2024-01-01 us known lesion")
    );
    assert_eq!(
        meaning("2024-01-01 us +"),
        meaning("2024-01-01 us focal lesion")
    );
}

#[test]
fn every_name_of_a_test_and_of_a_drug_is_understood() {
    for definition in knowledge().tests.iter() {
        let value = match definition.test {
            Test::HbvDna | Test::Analyte(_) => "40",
            Test::Marker(_) => "+",
            Test::Genotype => "rtM204V+rtL180M",
            Test::Ultrasound => "-",
        };
        let own = [definition.word.as_str(), definition.name.as_str()];
        for name in own {
            for name in [name.to_owned(), name.to_uppercase()] {
                let read = parts(&format!("{name} {value} eag -"));
                let Says::Results(items) = &read[0].says else {
                    panic!("{name}: {read:?}");
                };
                assert_eq!(items[0].test, definition.test, "{name}");
                assert_eq!(items[0].value.text, value, "{name}");
            }
        }
    }
    for (id, drug) in knowledge().drugs.iter() {
        for name in drug.all_names() {
            if parse_drug(name, knowledge()).is_err() {
                continue;
            }
            let read = parts(&format!(
                "start {name} 1nov; stop {name}: rash; switch {name} etv t"
            ));
            for part in &read {
                let Says::Drug { old, new, .. } = &part.says else {
                    panic!("{name}: {read:?}");
                };
                let named = if old.text.is_empty() { new } else { old };
                assert_eq!(
                    parse_drug(&named.text, knowledge()),
                    Ok(id),
                    "{name}: {part:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_wrong_is_named_where_it_stands() {
    use LineProblem::*;
    for (line, written, problem) in [
        ("dna 20;; alt 3", "", EmptyPart),
        ("dna 20;", "", EmptyPart),
        ("22nov", "22nov", OnlyADay),
        ("t dna 20; alt 3", "alt 3", NoDay),
        ("t dna 20 y", "y", TwoDays("t".to_owned())),
        ("t 12oct22 dna 30", "12oct22", TwoDays("t".to_owned())),
        ("12oct22 y dna 30", "y", TwoDays("12oct22".to_owned())),
        ("dna 30 12oct22 t", "12oct22", TwoDays("t".to_owned())),
        ("t dna 30 12oct22 alt 3", "12oct22", TwoDays("t".to_owned())),
        ("t 12oct22 stop etv", "12oct22", TwoDays("t".to_owned())),
        ("t 12oct22 note a; b", "12oct22", TwoDays("t".to_owned())),
        ("t 12oct22", "12oct22", TwoDays("t".to_owned())),
        ("stop t etv", "t", DayInside),
        ("dna 20 t alt 3", "t", DayInside),
        ("glucose 5", "glucose 5", NoTest(None)),
        ("alt 88 atl 60 eag -", "atl 60", NoTest(None)),
        ("dna", "dna", NoValue),
        ("dna alt 30", "dna", NoValue),
        ("dna 230 000", "000", BlankInNumber),
        ("alt 30 alt 40", "alt 40", TestTwice),
        ("sero +-- eag -", "sero +--", NotFiveSigns),
        ("sero", "sero", NotFiveSigns),
        ("start etv 0.5 mg", "0.5 mg", BehindTheDrug),
        ("t note", "note", EmptyNote),
        ("t note: ", "note:", EmptyNote),
        ("t dna 20; note well; t", "note well; t", NoDay),
    ] {
        let faults: Vec<LineFault> = parts(line)
            .into_iter()
            .flat_map(|part| part.faults)
            .collect();
        let [fault] = faults.as_slice() else {
            panic!("{line}: {faults:?}");
        };
        assert_eq!(
            (fault.written.as_str(), &fault.problem),
            (written, &problem),
            "{line}"
        );
        assert_eq!(&line[fault.span.clone()], written, "{line}");
    }
}

#[test]
fn full_width_signs_and_capitals_mean_the_same() {
    let plain = parts("T DNA <20 + EAG- ; STOP ETV 1NOV: Rash");
    let wide = parts(
        "\u{ff34}\u{3000}DNA\u{3000}\u{ff1c}\u{ff12}\u{ff10} \u{ff0b} EAG\u{ff0d} \u{ff1b} STOP ETV 1NOV\u{ff1a} Rash",
    );
    let texts = |parts: &[LinePart]| -> Vec<String> {
        let text = |part: &LinePart| match &part.says {
            Says::Nothing => String::new(),
            Says::Results(items) => {
                let values: Vec<_> = items.iter().map(|item| item.value.text.clone()).collect();
                format!("{:?} {}", part.day.as_ref().unwrap().text, values.join(","))
            }
            Says::Drug { old, reason, .. } => format!("{} {}", old.text, reason.text),
            Says::Note(noted) => noted.text.clone(),
        };
        parts.iter().map(text).collect()
    };
    assert_eq!(texts(&plain), texts(&wide));
    assert_eq!(texts(&plain), ["\"T\" <20 detected,-", "ETV Rash"]);
}
