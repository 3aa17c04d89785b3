//! What is said in words: never that treatment may stop where no set says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hepatrack::clinical::assess;
use hepatrack::clinical::guidelines::HbeagNegative;
use hepatrack::clinical::laboratory::{Marker, Test};
use hepatrack::clinical::record::{Cirrhosis, Finding, Id, Reactivity, Record, Seq};
use hepatrack::clinical::serology::reactivity;
use hepatrack::exchange::{self, ExportTable, Review};
use hepatrack::view::board::Standing;
use hepatrack::view::cohort::{CountedOf, Figures, TwoDays};
use hepatrack::view::page::picture::{Ink, PictureRow};
use hepatrack::view::page::{self, Row};
use hepatrack::wording::Language;
use hepatrack::wording::{GuidelineBlock, GuidelineLineKind, Words};

use serde_json::Value;

use crate::build::knowledge;
use crate::invent::{Dice, record, reviews};

/// Phrases by which a reader could take it that treatment may end.
const MAY_END: [&str; 8] = [
    "may be considered",
    "may consider stopping",
    "may stop",
    "can stop",
    "may be stopped",
    "can be stopped",
    "rule: met",
    "stop met",
];

fn text(rows: &[Row]) -> String {
    let line = |row: &Row| {
        row.iter()
            .map(|span| span.text.as_str())
            .collect::<String>()
    };
    rows.iter().map(line).collect::<Vec<_>>().join(" ")
}

/// All that is said of the sets.
fn blocks(words: &Words<'_>) -> Vec<GuidelineBlock> {
    words.guideline_blocks(&words.guidelines())
}

/// The same, and everything on the screens of the patient.
fn said(words: &Words<'_>, standing: &Standing) -> (Vec<GuidelineBlock>, String) {
    let answers = words.guidelines();
    let blocks = words.guideline_blocks(&answers);
    // Far wider than any sentence, so that none is broken.
    let width = 600;
    let screens = [
        text(&page::status(standing, knowledge(), width)),
        text(&page::guidelines(standing, knowledge(), &[], width)),
        answers
            .iter()
            .map(|answer| words.guideline_in_short(answer))
            .collect::<Vec<_>>()
            .join(" | "),
    ];
    (blocks, screens.join(" "))
}

fn stop_lines(block: &GuidelineBlock) -> Vec<&str> {
    let lines = block.lines.iter();
    lines
        .filter(|line| line.kind == GuidelineLineKind::Stop)
        .map(|line| line.text.as_str())
        .collect()
}

fn says_may_end(text: &str) -> bool {
    MAY_END.iter().any(|phrase| text.contains(phrase))
}

fn has(record: &Record, today: NaiveDate, wanted: Marker, kind: Reactivity) -> bool {
    record.results.iter().any(|result| {
        let is_marker = result.finding.test() == Test::Marker(wanted);
        is_marker
            && result.on <= today
            && reactivity(&result.finding, knowledge()).is_some_and(|(_, found)| found == kind)
    })
}

#[test]
fn nothing_says_that_treatment_may_stop_where_it_may_not() {
    let mut dice = Dice(21);
    let (mut with_cirrhosis, mut selected, mut by_count, mut may_end) = (0, 0, 0, 0);
    for _ in 0..1_200 {
        let record = record(&mut dice);
        for today in reviews(&mut dice) {
            let standing = Standing::of(
                Arc::new(record.clone()),
                knowledge(),
                today,
                Language::English,
            );
            let words = standing.words(knowledge());
            let cirrhosis = matches!(
                record.person.cirrhosis,
                Cirrhosis::Compensated | Cirrhosis::Decompensated
            );
            let blocks = blocks(&words);
            if cirrhosis {
                if dice.percent(10) {
                    let (_, screens) = said(&words, &standing);
                    assert!(!says_may_end(&screens), "{screens}");
                }
                for block in &blocks {
                    let lines = stop_lines(block);
                    assert!(
                        lines.is_empty() || lines == ["cirrhosis: treatment goes on"],
                        "{lines:?}"
                    );
                    with_cirrhosis += lines.len();
                }
            }
            let never_positive = !has(&record, today, Marker::HbeAg, Reactivity::Positive)
                && has(&record, today, Marker::HbeAg, Reactivity::Negative);
            let keeps_hbsag = !has(&record, today, Marker::HbsAg, Reactivity::Negative);
            for (block, set) in blocks.iter().zip(&knowledge().guidelines) {
                let lines = stop_lines(block).join(" ");
                may_end += usize::from(says_may_end(&lines));
                if !never_positive || !keeps_hbsag {
                    continue;
                }
                match set.hbeag_negative.value {
                    HbeagNegative::Negatives { .. } => {
                        by_count += usize::from(says_may_end(&lines));
                    }
                    HbeagNegative::Suppressed { .. } => {
                        assert!(!says_may_end(&lines), "{lines}");
                        selected += usize::from(lines.contains("selected patients only"));
                    }
                    HbeagNegative::HbsagLossOnly => {
                        assert!(!says_may_end(&lines), "{lines}");
                        assert!(!lines.contains("selected"), "{lines}");
                    }
                }
            }
        }
    }
    // The test would be worth nothing if these were never seen.
    for count in [with_cirrhosis, selected, by_count, may_end] {
        assert!(
            count >= 5,
            "{with_cirrhosis} {selected} {by_count} {may_end}"
        );
    }
}

#[test]
fn every_set_is_shown_with_its_caution_and_its_sources() {
    let mut dice = Dice(22);
    for _ in 0..100 {
        let record = record(&mut dice);
        let [today, ..] = reviews(&mut dice);
        let standing = Standing::of(Arc::new(record), knowledge(), today, Language::English);
        let words = standing.words(knowledge());
        let (blocks, screens) = said(&words, &standing);
        assert_eq!(blocks.len(), knowledge().guidelines.len());
        for (block, set) in blocks.iter().zip(&knowledge().guidelines) {
            assert_eq!((&block.name, &block.edition), (&set.name, &set.edition));
            assert!(screens.contains("check before clinical use; a newer edition exists"));
            assert!(
                screens.contains(
                    "read second-hand, in its published slides; check before clinical use"
                )
            );
            assert!(block.thresholds.len() >= 6);
            let checked = [
                "from memory",
                "read in a table about it",
                "read in its own text",
                "read second-hand",
            ];
            for line in &block.thresholds {
                assert!(checked.iter().any(|how| line.contains(how)), "{line}");
            }
            let marked = block.lines.iter().any(|line| line.text.contains("DIFFERS"));
            assert_eq!(marked, block.differs);
            // A response is never told without the limit of its assay.
            let response = block.lines.iter().any(|line| {
                line.kind == GuidelineLineKind::Term
                    && line.text.contains("response")
                    && (line.text.starts_with("virological") || line.text.starts_with("sustained"))
            });
            if response {
                let criterion = block
                    .lines
                    .iter()
                    .find(|line| line.kind == GuidelineLineKind::Criterion)
                    .unwrap();
                assert!(criterion.text.contains("limit"), "{}", criterion.text);
            }
        }
    }
}

#[test]
fn no_character_of_ambiguous_width_and_no_bare_key_is_shown() {
    let mut dice = Dice(23);
    for _ in 0..300 {
        let record = record(&mut dice);
        let [today, ..] = reviews(&mut dice);
        let is_dna = |finding: &Finding| matches!(finding, Finding::HbvDna { .. });
        let measured = record.results.iter().any(|result| is_dna(&result.finding));
        let standing = Standing::of(Arc::new(record), knowledge(), today, Language::English);
        let words = standing.words(knowledge());
        let blocks = blocks(&words);
        for line in blocks.iter().flat_map(|block| &block.lines) {
            assert!(line.text.is_ascii(), "{}", line.text);
            let is_key = line.text.contains('_');
            assert!(!is_key || !measured, "{}", line.text);
        }
    }
}

/// No set, and no word for one, stands in the code: the sets are data.
#[test]
fn no_set_is_named_in_code() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            for set in &knowledge().guidelines {
                for name in [&set.name, &set.short] {
                    assert!(!code.contains(name.as_str()), "{}: {name}", path.display());
                }
            }
        }
    }
}

/// Neither how the whole clinic does nor what is written for other programs says it: there no such patient is counted
/// among those whose conditions are met, nor a relapse after such a stop.
#[test]
fn with_cirrhosis_neither_the_cohort_page_nor_its_numbers_nor_an_export_says_it() {
    let mut dice = Dice(23);
    let (mut on_page, mut in_export, mut otherwise) = (0, 0, 0);
    for _ in 0..8 {
        let records: Vec<Arc<Record>> = (1..=60_u32)
            .map(|id| {
                let mut record = record(&mut dice);
                record.id = Id(id);
                record.person.mrn = format!("W-{id:03}");
                record.person.cirrhosis = Cirrhosis::Compensated;
                Arc::new(record)
            })
            .collect();
        let [now, then, ..] = reviews(&mut dice);
        let cohort = |day| exchange::cohort(&records, knowledge(), day);
        // What the same patients would be without cirrhosis.
        for record in &records {
            let mut without = Record::clone(record);
            without.person.cirrhosis = Cirrhosis::None;
            let verdict = assess(&without, knowledge(), now).verdict;
            otherwise += usize::from(verdict.key() == "stop_conditions_met");
        }
        let mut json = Vec::new();
        exchange::write_cohort_json(&cohort(now), knowledge(), &mut json).unwrap();
        let said: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(said["verdicts"]["stop_conditions_met"], 0, "{said}");
        let relapse = said["relapse"].as_array().unwrap();
        let after_met = relapse
            .iter()
            .find(|row| row["stopped"] == "stop_conditions_met");
        assert_eq!(after_met.unwrap()["periods"], 0, "{said}");
        let days = TwoDays {
            now: cohort(now).into(),
            then: cohort(then).into(),
        };
        let figures = Figures {
            of: CountedOf {
                seq: Seq(0),
                now,
                then,
            },
            days: Arc::new(days),
            signs: BTreeMap::new(),
        };
        let sheet = page::cohort_sheet(Language::English, &figures, knowledge(), 600, Ink::Ascii);
        for row in &sheet.rows {
            let PictureRow::Words(row) = row else {
                continue;
            };
            let words = text(std::slice::from_ref(row));
            assert!(!says_may_end(&words), "{words}");
            on_page += 1;
        }
        let review = Review {
            knowledge: knowledge(),
            day: now,
        };
        let mut json = Vec::new();
        review.write_json(&records, |_| true, &mut json).unwrap();
        let said = String::from_utf8(json).unwrap();
        assert!(!says_may_end(&said), "{said}");
        assert!(!said.contains("\"stop_conditions_met\""), "{said}");
        in_export += said.matches("\"not_met\"").count();
        for table in ExportTable::ALL {
            let mut csv = Vec::new();
            table.write(&records, knowledge(), &mut csv).unwrap();
            assert!(!says_may_end(&String::from_utf8(csv).unwrap()));
        }
    }
    for count in [on_page, in_export, otherwise] {
        assert!(count > 0, "{on_page} {in_export} {otherwise}");
    }
}
