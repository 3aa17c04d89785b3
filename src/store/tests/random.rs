//! Registers of every shape.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::clinical::assays::AssayId;
use crate::clinical::calendar::{CalendarDay, middle_of_month};
use crate::clinical::drugs::DrugId;
use crate::clinical::record::*;
use crate::register::codec::arbitrary::results;
use crate::register::{
    Laboratory, Parts, ProfileField, Reached, Register, TaughtWord, Timestamp, WordKind,
};

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..9000)
        .prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days))
}

fn calendar_days() -> impl Strategy<Value = CalendarDay> {
    (days(), any::<bool>()).prop_map(|(date, approximate)| CalendarDay { date, approximate })
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9 ,;()\"\\\\/*]{0,12}",
        "[\\PC&&[^\\p{Cf}]]{0,6}",
        Just("\n    (id: 1".replace('\n', " ")),
    ]
    .prop_map(|text| format!("x{text}x"))
}

fn sources() -> impl Strategy<Value = Source> {
    let via = prop_oneof![
        Just(Via::Form),
        Just(Via::QuickLine),
        Just(Via::Import),
        Just(Via::Hand)
    ];
    (via, 0..5000_u32).prop_map(|(via, seq)| Source { via, seq: Seq(seq) })
}

prop_compose! {
    fn persons()(
        name in texts(),
        born in option::of((0_u64..9000).prop_map(|days| NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + chrono::Days::new(days))),
        approximate: bool,
        sex in option::of(prop_oneof![Just(Sex::Female), Just(Sex::Male)]),
        cirrhosis in prop_oneof![Just(Cirrhosis::NotRecorded), Just(Cirrhosis::None), Just(Cirrhosis::Compensated), Just(Cirrhosis::Decompensated)],
        cirrhosis_on in option::of(days()),
        contact in option::of(texts()),
        follow_up in prop_oneof![Just(FollowUp::Active), Just(FollowUp::Moved), Just(FollowUp::Lost), Just(FollowUp::Died)],
    ) -> Person {
        let born = born.map(|date| CalendarDay { date, approximate });
        Person { mrn: String::new(), name, born, sex, cirrhosis, cirrhosis_on, contact, follow_up }
    }
}

prop_compose! {
    fn courses()(
        start in calendar_days(),
        length in option::of(1_u64..500),
        intent in prop_oneof![Just(Intent::Treatment), Just(Intent::Prophylaxis), Just(Intent::Pregnancy)],
        dose in option::of(texts()),
        reason in option::of(texts()),
        source in sources(),
    ) -> Course {
        let stop = length.map(|days| CalendarDay { date: start.date + chrono::Days::new(days), approximate: !start.approximate });
        Course { id: Id(0), drug: DrugId(0), start, stop, intent, dose, reason, source }
    }
}

prop_compose! {
    fn laboratories()(
        assay in option::of((0..5_u8).prop_map(AssayId)),
        name in texts(),
        with_fields: bool,
    ) -> Laboratory {
        use crate::clinical::laboratory::{Analyte, Marker, Test, UnitId};
        let mut laboratory = Laboratory { assay, ..Laboratory::new(Id(0), name) };
        if with_fields {
            laboratory.fields = vec![
                ProfileField { test: Test::HbvDna, unit: Some(UnitId(1)) },
                ProfileField { test: Test::Marker(Marker::HbeAg), unit: None },
                ProfileField { test: Test::Analyte(Analyte::TotalBilirubin), unit: Some(UnitId(1)) },
            ];
            laboratory.order = vec![Test::Marker(Marker::HbeAg), Test::Analyte(Analyte::Alt), Test::HbvDna];
            laboratory.limits = vec![(Test::HbvDna, Limits { lower: "20".parse().ok(), upper: None })];
        }
        laboratory
    }
}

prop_compose! {
    fn notes()(
        on in days(),
        kind in prop_oneof![
            Just(NoteKind::Remark),
            Just(NoteKind::RecallAttempt),
            Just(NoteKind::SampleSent),
            Just(NoteKind::Visit(Visit::Expected)),
            Just(NoteKind::Visit(Visit::Seen)),
        ],
        text in option::of(texts()),
        source in sources(),
    ) -> Note {
        let text = text.unwrap_or_else(|| if kind == NoteKind::Remark { "-" } else { "" }.to_owned());
        Note { id: Id(0), on, kind, text, source }
    }
}

type Findings = Vec<(CalendarDay, bool, Source, Vec<LabResult>)>;

fn patients() -> impl Strategy<Value = (Person, Source, Vec<Course>, Findings, Vec<Note>)> {
    (
        persons(),
        sources(),
        vec(courses(), 0..4),
        vec((calendar_days(), any::<bool>(), sources(), results()), 0..4),
        vec(notes(), 0..4),
    )
}

/// Registers that are acceptable as they are.
pub(crate) fn registers() -> impl Strategy<Value = Register> {
    (
        option::of(texts()),
        option::of(texts().prop_map(|name| vec![name])),
        option::of(prop_oneof![Just(50.0), Just(12.5)]),
        option::of(laboratories()),
        vec(patients(), 0..5),
        0..9000_u32,
    )
        .prop_map(|(clinic, guidelines, lloq, laboratory, patients, seq)| {
            let mut next = 1;
            let mut fresh = || {
                next += 1;
                Id(next)
            };
            let laboratories: Vec<_> = laboratory
                .into_iter()
                .map(|laboratory| Laboratory {
                    id: fresh(),
                    ..laboratory
                })
                .collect();
            let laboratory = laboratories.first().map(|laboratory| laboratory.id);
            let mut records = Vec::new();
            for (person, source, courses, reports, notes) in patients {
                let id = fresh();
                let mrn = format!("W-{}", id.0 * 7919 % 1000);
                let mut record = Record::new(id, Person { mrn, ..person }, source);
                // Courses of different drugs may overlap.
                for (drug, course) in (0_u8..).zip(courses) {
                    record.insert_course(Course {
                        id: fresh(),
                        drug: DrugId(drug),
                        ..course
                    });
                }
                for (on, from_laboratory, source, mut results) in reports {
                    let id = fresh();
                    // A month counts at its middle, or before that.
                    let on = match on.approximate {
                        true => CalendarDay {
                            date: on.date.min(middle_of_month(on.date)),
                            ..on
                        },
                        false => on,
                    };
                    for result in &mut results {
                        result.report = id;
                        (result.on, result.month_only) = (on.date, on.approximate);
                    }
                    let laboratory = laboratory.filter(|_| from_laboratory);
                    record.insert_report(Report {
                        head: ReportHead {
                            id,
                            on: on.date,
                            month_only: on.approximate,
                            laboratory,
                            source,
                        },
                        results: results.into(),
                    });
                }
                for note in notes {
                    let is_second_place =
                        matches!(note.kind, NoteKind::Visit(_)) && record.is_on_clinic(note.on);
                    if !is_second_place {
                        record.insert_note(Note {
                            id: fresh(),
                            ..note
                        });
                    }
                }
                records.push(Arc::new(record));
            }
            // Whoever has a note has another number too, and what the note says is a word that was taught.
            let first = records.first().map(|record: &Arc<Record>| record.id);
            let texts: Vec<String> = records
                .iter()
                .flat_map(|record| record.notes.iter())
                .map(|note| note.text.clone())
                .filter(|text| !text.is_empty())
                .collect();
            let numbers = first.iter().flat_map(|patient| {
                (0_u32..).zip(&texts).map(|(at, _)| {
                    let joined = (at > 0).then_some(Id(at + 90_000));
                    (
                        format!("\"{at}\\"),
                        Reached {
                            patient: *patient,
                            joined,
                        },
                    )
                })
            });
            let numbers = numbers.collect();
            let words = texts
                .iter()
                .zip(WordKind::ALL)
                .map(|(text, kind)| TaughtWord {
                    source: if kind == WordKind::Unit {
                        text.clone()
                    } else {
                        String::new()
                    },
                    kind,
                    word: text.clone(),
                    means: "HBV DNA".to_owned(),
                    by: "ana".to_owned(),
                    at: Timestamp {
                        utc_millis: 1_700_000_000_123,
                        offset_minutes: 480,
                    },
                });
            let words = words.collect();
            Register::from_parts(Parts {
                identifier: "k7q2m9x4".to_owned(),
                letter: clinic
                    .as_ref()
                    .map(|name| format!("{name}\n\n{{name}} \"\\")),
                clinic,
                guidelines,
                today: None,
                overrides: lloq
                    .map(|lloq| ("default_lloq".to_owned(), lloq))
                    .into_iter()
                    .collect(),
                laboratories,
                numbers,
                words,
                patients: records,
                next_id: None,
                last_seq: Some(Seq(seq)),
            })
            .unwrap()
        })
}
