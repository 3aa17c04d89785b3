//! The shipped sets as a table, and what is refused.

use super::*;
use crate::reference::{GUIDELINES, shipped};

fn set(place: usize) -> Shipped {
    GUIDELINES[place]
}

/// The complaint after a change in the text of a shipped set.
fn fault_after(place: usize, from: &str, to: &str) -> String {
    let text = set(place).text;
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    parse_guideline_set(&text, "set.ron")
        .unwrap_err()
        .to_string()
}

/// The table of `GUIDELINES.md` D, a row a threshold, a column a set.
#[test]
fn the_shipped_sets_are_the_table() {
    let sets = shipped().unwrap().guidelines;
    let row = |name: &str| -> Vec<String> {
        let threshold = SET_THRESHOLDS
            .iter()
            .find(|each| each.name == name)
            .unwrap();
        let values = sets.iter().map(threshold.value);
        values.map(|value| value.english().to_owned()).collect()
    };
    let page = include_str!("../../clinical/GUIDELINES.md");
    let (_, part) = page.split_once("\n## D. ").unwrap();
    let (part, _) = part.split_once("\n## ").unwrap();
    let mut lines = part.lines().filter_map(|line| line.strip_prefix("| "));
    let mut cells = || -> Option<Vec<&str>> {
        let line = lines.next()?.trim_end_matches([' ', '|']);
        Some(line.split(" | ").map(str::trim).collect())
    };
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    assert_eq!(cells().unwrap()[1..], names);
    let mut count = 0;
    while let Some(cells) = cells() {
        assert_eq!(row(cells[0]), cells[1..], "{}", cells[0]);
        count += 1;
    }
    assert_eq!(count, SET_THRESHOLDS.len());
    let cautions = sets.iter().map(|set| set.edition.as_str());
    let newer = "check before clinical use; a newer edition exists";
    assert!(cautions.eq([
        newer,
        newer,
        "read second-hand, in its published slides; check before clinical use",
        newer,
        "read in its own text in November 2026",
    ]));
    assert!(sets.is_sorted_by(|one, other| one.order < other.order));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (place, from, to, complaint) in [
        (
            0,
            "breakthrough_log10: (value: 1,",
            "breakthrough_log10: (value: 0,",
            "set.ron:10:33: breakthrough_log10.value: 0: a number from 0.1 to 9 log10",
        ),
        (
            0,
            "(value: 1, unit: \"log10\",\n        source",
            "(value: 1, unit: \"log\",\n        source",
            "set.ron:10:42: breakthrough_log10.unit: the unit \"log\": log10",
        ),
        (
            0,
            "after: (value: 3, unit: \"months\")",
            "after: (value: 3, unit: \"days\")",
            "primary_non_response.after.unit: the unit \"days\": weeks or months",
        ),
        (
            0,
            "after: (value: 3, unit: \"months\")",
            "after: (value: 3)",
            "unit",
        ),
        (
            0,
            "after: (value: 3,",
            "after: (value: 2.5,",
            "2.5: a whole number from 1 to 240 months",
        ),
        (
            0,
            "after: (value: 3,",
            "after: (value: 13,",
            "primary_non_response.after: 13 months: not after partial_response, 12 months",
        ),
        (
            0,
            "fall_at_least: (value: 1,",
            "fall_at_least: (value: 2,",
            "partial_response.fall_at_least.value: 2 leaves a gap below it: 1, where primary_non_response ends, or 0 for any",
        ),
        (
            0,
            "fall_below: (value: 1,",
            "fall_below: (value: 2,",
            "partial_response.fall_at_least.value: 1 overlaps with primary_non_response: 2",
        ),
        (
            1,
            "fall_at_least: (value: 0,",
            "fall_at_least: (value: 1,",
            "1 leaves a gap below it: 0 for any: there is no primary_non_response below it",
        ),
        (
            4,
            "low_level_viraemia: (after: (value: 48,",
            "low_level_viraemia: (after: (value: 49,",
            "low_level_viraemia.after: 49 weeks: not after partial_response, 48 weeks",
        ),
        (
            1,
            "relapse_rise:",
            "relapse_above: (value: 2000, unit: \"IU/mL\", source: \"x\", checked: memory), relapse_rise:",
            "relapse_rise: relapse_above is here too: the two overlap: one of relapse_above and relapse_rise",
        ),
        (
            3,
            "apart: (value: 6,",
            "apart: (value: 13,",
            "hbeag_negative.negatives.apart: 3 results 13 months apart need more than 24 months",
        ),
        (
            1,
            "hbsag_loss_only: true",
            "hbsag_loss_only: false",
            "hbeag_negative.hbsag_loss_only: false: one of hbsag_loss_only: true, suppressed_months and negatives",
        ),
        (
            1,
            "hbsag_loss_only: true",
            "hbsag_loss_only: true, suppressed_months: (value: 36, unit: \"months\")",
            "hbeag_negative: several rules: one of",
        ),
        (
            1,
            "hbsag_loss_only: true,",
            "",
            "hbeag_negative: no rule: one of",
        ),
        (
            4,
            "cirrhosis_partial_response: (after: (value: 24,",
            "cirrhosis_partial_response: (after: (value: 49,",
            "cirrhosis_partial_response.after: 49 weeks: not after partial_response, 48 weeks",
        ),
        (
            4,
            "hbsag_below: (value: 100, unit: \"IU/mL\"",
            "hbsag_below: (value: 0.5, unit: \"IU/mL\"",
            "hbsag_below.value: 0.5: a number from 1 to 100000 IU/mL",
        ),
        (
            2,
            "hbsag_below: (value: 100, unit: \"IU/mL\"",
            "hbsag_below: (value: 2, unit: \"log10 IU/mL\"",
            "hbeag_negative.hbsag_below.unit: the unit \"log10 IU/mL\": IU/mL",
        ),
        (
            3,
            "hbeag_negative: (negatives:",
            "hbeag_negative: (hbsag_below: (value: 100, unit: \"IU/mL\"), negatives:",
            "hbeag_negative.hbsag_below: a quantity of HBsAg without suppressed_months",
        ),
        (
            0,
            "hbsag_loss_months: (value: 6,",
            "hbsag_loss_months: (value: 6.5,",
            "hbsag_loss_months.value: 6.5: a whole number from 1 to 240 months",
        ),
        (0, "do_not_stop", "may_stop", "cirrhosis.value: "),
        (
            0,
            "checked: secondary",
            "checked: hearsay",
            "breakthrough_log10.checked: ",
        ),
        (
            0,
            "GUIDELINES.md D\"",
            "\"",
            "breakthrough_log10.source: empty: some words",
        ),
        (0, "short: \"", "short: \"\", other: \"", "other"),
        (0, "set: \"", "set: \" \", x: \"", "x"),
        (
            0,
            "value: 2000",
            "value: NaN",
            "relapse_above.value: NaN: a number from 1 to",
        ),
        (
            0,
            "value: 2000",
            "value: 1e400",
            "relapse_above.value: inf: a number from 1 to",
        ),
        (0, "order: 1", "order: -1", "order: "),
    ] {
        let said = fault_after(place, from, to);
        assert!(said.contains(complaint), "{said}\n{complaint}");
        let located = said.strip_prefix("set.ron:").unwrap();
        let mut place = located.split(':').take(2).map(str::parse::<usize>);
        assert!(place.all(|number| number.is_ok()), "{said}");
    }
}

#[test]
fn every_threshold_needs_its_source() {
    for shipped in GUIDELINES {
        let entries = shipped.text.matches("source: ").count();
        assert!(entries >= 7, "{}", shipped.file);
        for nth in 0..entries {
            let (at, _) = shipped.text.match_indices("source: ").nth(nth).unwrap();
            let mut text = shipped.text.to_owned();
            text.replace_range(at..at + "source: ".len(), "sauce: ");
            assert!(parse_guideline_set(&text, "set.ron").is_err(), "{at}");
        }
    }
}

#[test]
fn two_files_do_not_hold_one_set() {
    let twice = [
        set(0),
        Shipped {
            file: "other.ron",
            text: set(0).text,
        },
    ];
    let said = parse_guidelines(&twice).unwrap_err().to_string();
    let name = &shipped().unwrap().guidelines[0].name;
    let expected = format!(
        "other.ron:5:10: set: {name} stands in {} already: a name of its own",
        set(0).file
    );
    assert_eq!(said, expected);
}

#[test]
fn sets_stand_in_their_own_order_whatever_the_order_of_the_files() {
    let mut files = GUIDELINES.to_vec();
    files.reverse();
    assert_eq!(
        parse_guidelines(&files).unwrap(),
        parse_guidelines(GUIDELINES).unwrap()
    );
}

#[test]
fn a_set_stands_in_the_place_of_the_one_of_its_name() {
    let sets = shipped().unwrap().guidelines;
    let mut own = sets[1].clone();
    own.consolidation_months.value = 24;
    let replaced = with_set(&sets, own.clone());
    assert_eq!(replaced.len(), sets.len());
    assert_eq!(replaced[1], own);
    own.name = "House 2024".to_owned();
    let added = with_set(&sets, own.clone());
    assert_eq!(added.len(), sets.len() + 1);
    assert_eq!(added[2], own);
}
