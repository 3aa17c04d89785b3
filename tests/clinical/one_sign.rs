//! One sign and one action line for a patient, whoever asks, and what neither they nor the headline may ever say.

use std::sync::Arc;

use chrono::NaiveDate;
use hepatrack::clinical::assessment::{Assessment, DueTest, Stage, Verdict};
use hepatrack::clinical::record::{Cirrhosis, Record};
use hepatrack::clinical::worklist::earliest_due;
use hepatrack::exchange::Review;
use hepatrack::view::board::Standing;
use hepatrack::view::cells::cells;
use hepatrack::view::page::{self, Row};
use hepatrack::wording::Language;
use hepatrack::wording::{ACTION_ARROW, Tone, Words};
use proptest::prelude::*;

use crate::build::knowledge;
use crate::laws::{life, record};

/// The cells of the action line at 80 columns, its arrow and the blank behind it included.
const ONE_LINE: usize = 78;

/// A pane as lines of text.
fn lines(rows: &[Row]) -> Vec<String> {
    let text = |row: &Row| row.iter().map(|span| span.text.as_str()).collect();
    rows.iter().map(text).collect()
}

/// The days that a text names with their year, such as `02-Jun-2024`.
fn days(text: &str) -> Vec<NaiveDate> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words
        .filter_map(|word| NaiveDate::parse_from_str(word, "%d-%b-%Y").ok())
        .collect()
}

/// The day behind "by" in an action line, in the year in which it is not past.
fn promised(action: &str, today: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    let (_, rest) = action.split_once(" by ")?;
    let day = rest.split([';', ',']).next()?;
    let with_year = |year: i32| NaiveDate::parse_from_str(&format!("{day}-{year}"), "%d-%b-%Y");
    let this_year = with_year(today.year()).ok().filter(|on| *on >= today);
    this_year.or_else(|| with_year(today.year() + 1).ok())
}

fn is_urgent(found: &Assessment) -> bool {
    found.alerts.liver.is_some()
        || found.is_proven
        || matches!(found.verdict, Verdict::Reactivation(_))
}

/// Green only where nothing at all speaks against it (`WORDING.md`, "Signs and colours").
fn may_be_green(record: &Record, found: &Assessment) -> bool {
    let off = matches!(found.facts.stage, Stage::Off { .. });
    let cirrhosis = record.person.cirrhosis;
    found.facts.last.is_some_and(|last| {
        last.is_negative() && last.limit.get() <= 100.0 && (found.day - last.on).num_days() <= 183
    }) && found
        .facts
        .alt
        .is_none_or(|(_, multiple)| multiple.0 <= 2.0)
        && found.alerts.liver.is_none()
        && found.alerts.kidney.is_none()
        && found.alerts.lesion.is_none()
        && found.alerts.decompensation.is_none()
        && cirrhosis != Cirrhosis::Decompensated
        && !(off && cirrhosis != Cirrhosis::None && cirrhosis != Cirrhosis::NotRecorded)
}

fn check(record: &Arc<Record>, today: NaiveDate) -> Result<(), TestCaseError> {
    let standing = Standing::of(Arc::clone(record), knowledge(), today, Language::English);
    let found = &standing.assessment;
    let words = standing.words(knowledge());
    let (sign, action) = (words.sign(), words.action());
    let (mark, tier) = (sign.sign.character(), found.tier.unwrap().0);
    let told = format!(
        "tier {tier}: {mark} {}\n{}\n{action:?}",
        standing.headline.text, standing.headline.explanation
    );

    // One sign and one action, whoever asks.
    prop_assert_eq!(standing.sign, sign);
    prop_assert_eq!(&standing.action, &action);
    let review = Review {
        knowledge: knowledge(),
        day: today,
    };
    let mut json = Vec::new();
    review
        .write_json(&[Arc::clone(record)], |_| true, &mut json)
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    prop_assert_eq!(&json["patients"][0]["sign"], &mark.to_string());
    prop_assert_eq!(&json["patients"][0]["action"], &action.line);
    for rows in [
        page::status(&standing, knowledge(), 400),
        page::preview(None, &standing, &[], knowledge(), 400),
        page::standing_now(&standing, knowledge(), 400),
    ] {
        let lines = lines(&rows);
        let headline = format!("{mark} {}", standing.headline.text);
        prop_assert!(
            lines.iter().any(|line| line.starts_with(&headline)),
            "{}",
            &told
        );
        let below = format!("{ACTION_ARROW} {}", action.line);
        prop_assert!(lines.contains(&below), "{}\n{lines:#?}", &told);
    }

    // Sign and tier agree.
    match tier {
        ..=3 => prop_assert_eq!(mark, '!', "{}", &told),
        4 => prop_assert!(
            !"=>.".contains(mark) && sign.tone != Tone::Good,
            "{}",
            &told
        ),
        5 => prop_assert_eq!(mark, '*', "{}", &told),
        _ => {}
    }
    prop_assert!(
        sign.tone != Tone::Good || may_be_green(record, found),
        "{}",
        &told
    );
    if is_urgent(found) {
        prop_assert_eq!(mark, '!', "{}", &told);
    }

    // The action line.
    let line = &action.line;
    prop_assert!(
        cells(line) + 2 <= ONE_LINE && !line.contains('\n'),
        "{}",
        &told
    );
    prop_assert!(cells(&action.in_short) < 14, "{}", &told);
    prop_assert_eq!(line.contains("today"), tier <= 2, "{}", &told);
    prop_assert_eq!(line.contains("this week"), tier == 3, "{}", &told);
    let first = earliest_due(found).unwrap();
    if first < today && tier != 4 {
        prop_assert!(line.to_lowercase().contains("late since"), "{}", &told);
    }
    if let Some(by) = promised(line, today) {
        let due = found.next_due.iter().any(|due| due.on == by);
        prop_assert!(due, "{by} is no due day: {}", &told);
    }
    for (_, drug) in knowledge().drugs.iter() {
        prop_assert!(!line.contains(&drug.name), "{}", &told);
    }

    // No explanation looks further ahead than what is due.
    let dna = found
        .next_due
        .iter()
        .find(|due| due.test == DueTest::HbvDna)
        .unwrap()
        .on;
    for day in days(&standing.headline.explanation) {
        // A past day is one of what is on file.
        prop_assert!(day <= dna.max(first).max(today), "{day}: {}", &told);
        prop_assert!(
            found.alerts.liver.is_none() || day <= today,
            "{day}: {}",
            &told
        );
    }
    forbidden(&words, found, &told)
}

/// What stood over real patients and must not (`WORDING.md`, "What the headline may not do").
fn forbidden(words: &Words<'_>, found: &Assessment, told: &str) -> Result<(), TestCaseError> {
    let headline = words.headline();
    let said = format!("{} {}", headline.text, headline.explanation);
    let none = |wrong: &[&str]| -> Result<(), TestCaseError> {
        for wrong in wrong {
            prop_assert!(!said.contains(wrong), "{wrong}: {told}");
        }
        Ok(())
    };
    if found.alerts.liver.is_some() {
        none(&["the test that counts", "issed doses", "doses missed"])?;
        prop_assert!(
            said.contains("Liver in danger: for the doctor today."),
            "{told}"
        );
        let due = words.next_due();
        prop_assert_eq!(due[0].test, "liver", "{}", told);
    }
    if found.is_proven {
        none(&["turn negative later", "doses missed"])?;
        prop_assert!(headline.text.ends_with(" proven"), "{told}");
    }
    let counted = &found.series.counted;
    if found.facts.results_of_stretch == 1 || counted.iter().any(|result| result.is_negative()) {
        none(&["never negative"])?;
    }
    if let Some(last) = found.facts.last.filter(|last| last.is_positive()) {
        if last.value.get() > 200.0 || found.rising.is_some() {
            none(&["low level", "usually gone"])?;
        }
        if found.facts.run_length >= 2 {
            none(&["usually gone"])?;
        }
        prop_assert_eq!(
            found.facts.alt.is_none(),
            said.contains("ALT not known"),
            "{}",
            told
        );
        let notes = words.notes().join("; ");
        prop_assert!(
            !notes.contains("possible functional cure"),
            "{notes}: {told}"
        );
    }
    if found
        .facts
        .months_on_line
        .is_some_and(|months| months >= 24)
    {
        none(&["turn negative later"])?;
    }
    let has_raised_alt = found
        .facts
        .alt
        .is_some_and(|(_, multiple)| multiple.0 > 2.0);
    if has_raised_alt {
        none(&["as expected"])?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_sign_and_one_action_and_nothing_forbidden(life in life()) {
        let record = Arc::new(record(&life.happenings, life.cirrhosis));
        check(&record, life.review)?;
    }
}
