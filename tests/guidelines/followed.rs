//! What stands in a set is what is shown: renamed, changed, taken away.

use hepatrack::clinical::assess;
use hepatrack::clinical::guidelines::{GuidelineSet, judge};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::reference::{GUIDELINES, SET_THRESHOLDS, parse_guideline_set};
use hepatrack::wording::Language;
use hepatrack::wording::Words;

use crate::build::{Patient, day, knowledge};
use crate::invent::{Dice, record, reviews};

fn with(sets: Vec<GuidelineSet>) -> Knowledge {
    Knowledge {
        guidelines: sets,
        ..knowledge().clone()
    }
}

#[test]
fn a_set_renamed_in_its_file_says_the_same_by_its_new_name() {
    let renamed: Vec<GuidelineSet> = GUIDELINES
        .iter()
        .zip(&knowledge().guidelines)
        .map(|(shipped, set)| {
            let text = shipped
                .text
                .replace(
                    &format!("\"{}\"", set.name),
                    &format!("\"House {}\"", set.order),
                )
                .replace(
                    &format!("\"{}\"", set.short),
                    &format!("\"H{}\"", set.order),
                );
            parse_guideline_set(&text, shipped.file).unwrap()
        })
        .collect();
    let other = with(renamed);
    let mut dice = Dice(31);
    for _ in 0..300 {
        let record = record(&mut dice);
        let [today, ..] = reviews(&mut dice);
        let assessment = assess(&record, knowledge(), today);
        let answers = judge(&record, &assessment, knowledge());
        assert_eq!(answers, judge(&record, &assessment, &other));
        let words = Words::new(Language::English, &record, &assessment, &other);
        let row: Vec<String> = words
            .guideline_row(&answers)
            .into_iter()
            .map(|field| field.text)
            .collect();
        let row = row.join(" | ");
        for set in &knowledge().guidelines {
            assert!(row.contains(&format!("H{}", set.order)), "{row}");
            assert!(!row.contains(&set.short), "{row}");
        }
    }
}

/// HBV DNA that is low at the end of a year, on a drug taken since, with its value before.
fn low_after_a_year() -> Patient {
    Patient::new()
        .drug("ETV", "2020-01-10", "")
        .dna("2020-01-05", "2.3e6")
        .dna("2021-01-20", "1500")
}

#[test]
fn a_threshold_changed_in_a_file_changes_what_is_said() {
    let patient = low_after_a_year();
    let today = day("2021-02-01");
    let assessment = assess(&patient.record, knowledge(), today);
    let place = knowledge()
        .guidelines
        .iter()
        .position(|set| set.low_level_viraemia.is_some())
        .unwrap();
    let shipped = GUIDELINES[place];
    let said = |text: &str| {
        let set = parse_guideline_set(text, shipped.file).unwrap();
        judge(&patient.record, &assessment, &with(vec![set]))[0]
            .term
            .key()
    };
    assert_eq!(said(shipped.text), "low_level_viraemia");
    let lower = shipped
        .text
        .replace("below: (value: 2000", "below: (value: 1500");
    assert_ne!(lower, shipped.text);
    assert_eq!(said(&lower), "partial_response");
}

#[test]
fn a_set_taken_away_leaves_no_trace() {
    let patient = low_after_a_year();
    let today = day("2021-02-01");
    for gone in 0..knowledge().guidelines.len() {
        let mut sets = knowledge().guidelines.clone();
        let away = sets.remove(gone);
        let fewer = with(sets);
        let assessment = assess(&patient.record, &fewer, today);
        let words = Words::new(Language::English, &patient.record, &assessment, &fewer);
        let answers = words.guidelines();
        assert_eq!(answers.len(), fewer.guidelines.len());
        let blocks = words.guideline_blocks(&answers);
        assert!(blocks.iter().all(|block| block.name != away.name));
        let row = words.guideline_row(&answers);
        assert!(row.iter().all(|field| !field.text.contains(&away.short)));
    }
    let none = with(Vec::new());
    let assessment = assess(&patient.record, &none, today);
    let words = Words::new(Language::English, &patient.record, &assessment, &none);
    let row = words.guideline_row(&words.guidelines());
    assert_eq!(row[0].text, "no guideline set is on file");
}

/// What a trial takes over one by one is all that a set holds.
#[test]
fn all_thresholds_taken_over_one_by_one_make_the_other_set() {
    let sets = &knowledge().guidelines;
    for from in sets {
        for into in sets {
            let mut changed = into.clone();
            for threshold in SET_THRESHOLDS {
                (threshold.take)(&mut changed, from);
                assert_eq!((threshold.value)(&changed), (threshold.value)(from));
            }
            // What is left is what it is called, and what is the same in every set.
            changed.name.clone_from(&from.name);
            changed.name_zh.clone_from(&from.name_zh);
            changed.short.clone_from(&from.short);
            changed.short_zh.clone_from(&from.short_zh);
            changed.order = from.order;
            changed.edition.clone_from(&from.edition);
            changed.edition_zh.clone_from(&from.edition_zh);
            changed.cirrhosis = from.cirrhosis.clone();
            assert_eq!(changed, *from);
        }
    }
}
