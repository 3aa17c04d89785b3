//! Guideline sets and settings in files of the clinic's own: beside the register, and tried with `review --rules`.

use std::path::Path;

use crate::support::Clinic;
use serde_json::Value;

/// A clinic with some of the invented patients of the suite.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.import(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cohort"));
    clinic
}

fn shipped(place: usize) -> &'static str {
    hepatrack::reference::GUIDELINES[place].text
}

fn name(place: usize) -> String {
    hepatrack::reference::shipped().unwrap().guidelines[place]
        .name
        .clone()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The sets that the first patient of a review is judged by.
fn sets(review: &str) -> Vec<String> {
    let review = json(review);
    let sets = review["patients"][0]["guidelines"].as_array().unwrap();
    let names = sets
        .iter()
        .map(|set| set["set"].as_str().unwrap().to_owned());
    names.collect()
}

const DAY: &str = "2024-06-01";

#[test]
fn a_set_beside_the_register_stands_in_the_place_of_its_name_or_beside_the_others() {
    let clinic = clinic();
    assert_eq!(sets(&clinic.review_json(DAY)).len(), 5);
    let own = shipped(0)
        .replace(&format!("\"{}\"", name(0)), "\"House 2024\"")
        .replace("order: 1", "order: 2");
    clinic.write("guidelines/house.ron", &own);
    let six = sets(&clinic.review_json(DAY));
    assert_eq!(
        six,
        [
            &name(0),
            &name(1),
            "House 2024",
            &name(2),
            &name(3),
            &name(4)
        ]
    );
    let said = clinic.ok(["check"]);
    assert!(
        said.contains("and 1 file with the clinic's own guideline sets"),
        "{said}"
    );
    let changed = shipped(4).replace("value: 36", "value: 12");
    clinic.write("guidelines/other.ron", &changed);
    assert_eq!(sets(&clinic.review_json(DAY)), six);
}

/// A file without the fields that hold Chinese.
fn untranslated(file: &str) -> String {
    let mut left = file.to_owned();
    while let Some(at) = left.find("_zh: \"") {
        let begin = left[..at].rfind([' ', '(']).unwrap() + 1;
        let value = at + "_zh: \"".len();
        let end = value + left[value..].find('"').unwrap() + 1;
        let end = end + usize::from(left[end..].starts_with(','));
        left.replace_range(begin..end, "");
    }
    left
}

#[test]
fn a_set_at_fault_is_told_with_its_place_and_the_shipped_ones_are_shown() {
    let clinic = clinic();
    let before = clinic.review_json(DAY);
    let fault = shipped(0).replace("unit: \"IU/mL\"", "unit: \"copies/mL\"");
    let file = clinic.write("guidelines/own.ron", &fault);
    let expected = format!(
        "{}:16:40: relapse_above.unit: the unit \"copies/mL\": IU/mL (this file is left out)\n",
        file.display()
    );
    let said = clinic.run(["review", "--format", "json", "--as-of", DAY]);
    assert_eq!((said.code, said.err.as_str()), (0, expected.as_str()));
    assert_eq!(said.out, before);
    let said = clinic.run(["check"]);
    assert_eq!((said.code, said.err.as_str()), (1, expected.as_str()));
    // A set that nobody has translated is told as it is written.
    clinic.write("guidelines/own.ron", untranslated(shipped(0)));
    assert_eq!(clinic.run(["check"]).code, 0);
    // Two files of one set: the second is left out.
    clinic.write("guidelines/own.ron", shipped(0));
    let twice = clinic.write("guidelines/twice.ron", shipped(0));
    let said = clinic.run(["check"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err
            .starts_with(&format!("{}:5:10: set: ", twice.display())),
        "{}",
        said.err
    );
    // What is no text, and what is another kind of file.
    clinic.write("guidelines/twice.ron", [0xff, 0xfe, 0x00]);
    clinic.write("guidelines/readme.txt", "not a set");
    let said = clinic.run(["check"]);
    assert_eq!(said.code, 1);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
}

#[test]
fn other_rules_are_tried_for_one_review_only() {
    let clinic = clinic();
    let before = clinic.review_json(DAY);
    let file = clinic.write(
        "tried.ron",
        shipped(0).replace(&format!("\"{}\"", name(0)), "\"House 2024\""),
    );
    let tried = |file: &Path| {
        clinic.ok([
            "review".as_ref(),
            "--format".as_ref(),
            "json".as_ref(),
            "--as-of".as_ref(),
            DAY.as_ref(),
            "--rules".as_ref(),
            file.as_os_str(),
        ])
    };
    assert_eq!(sets(&tried(&file)).len(), 6);
    let settings = hepatrack::reference::SETTINGS.text;
    let other = clinic.write(
        "settings.ron",
        settings.replace("rules: \"clinic 2\"", "rules: \"clinic 3\""),
    );
    assert_eq!(json(&tried(&other))["rules"], "clinic 3");
    assert_eq!(clinic.review_json(DAY), before);
}

#[test]
fn who_would_be_judged_otherwise_is_listed_with_the_threshold_that_makes_it_so() {
    let clinic = clinic();
    let settings = hepatrack::reference::SETTINGS.text;
    let file = clinic.write(
        "settings.ron",
        settings
            .replace("confirm_days: (value: 21", "confirm_days: (value: 200")
            .replace(
                "flare_window_months: (value: 12",
                "flare_window_months: (value: 13",
            ),
    );
    let run = |format: &str| {
        clinic.ok([
            "review".as_ref(),
            "--format".as_ref(),
            format.as_ref(),
            "--as-of".as_ref(),
            DAY.as_ref(),
            "--changes".as_ref(),
            "--rules".as_ref(),
            file.as_os_str(),
        ])
    };
    let changes = json(&run("json"));
    let thresholds: Vec<&str> = changes["thresholds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|threshold| threshold["name"].as_str().unwrap())
        .collect();
    assert_eq!(thresholds, ["confirm_days", "flare_window_months"]);
    let listed = changes["patients"].as_array().unwrap();
    assert!(!listed.is_empty());
    // The same from two whole reviews, compared here.
    let normal = json(&clinic.review_json(DAY));
    let tried = json(&clinic.ok([
        "review".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
        "--as-of".as_ref(),
        DAY.as_ref(),
        "--rules".as_ref(),
        file.as_os_str(),
    ]));
    let says = |patient: &Value| {
        let sets: Vec<_> = patient["guidelines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|set| {
                ["set", "term", "certainty", "stop_rule", "consolidated_on"]
                    .map(|key| set[key].clone())
            })
            .collect();
        (
            ["status", "since", "certainty"].map(|key| patient[key].clone()),
            sets,
        )
    };
    let expected: Vec<&Value> = normal["patients"]
        .as_array()
        .unwrap()
        .iter()
        .zip(tried["patients"].as_array().unwrap())
        .filter(|(one, other)| says(one) != says(other))
        .map(|(one, _)| &one["mrn"])
        .collect();
    let found: Vec<&Value> = listed.iter().map(|patient| &patient["mrn"]).collect();
    assert_eq!(found, expected);
    for change in listed.iter().flat_map(|p| p["changes"].as_array().unwrap()) {
        assert_eq!(change["of"], "verdict");
        assert_eq!(change["thresholds"], serde_json::json!(["confirm_days"]));
        assert_eq!(change["normal"]["certainty"], "confirmed");
        assert_eq!(change["tried"]["certainty"], "provisional");
        assert!(!change["tried"]["because"].as_array().unwrap().is_empty());
    }
    let text = run("text");
    let count = format!(
        "{} of {} patients change",
        found.len(),
        normal["patients"].as_array().unwrap().len()
    );
    assert!(text.contains(&count), "{text}");
    assert!(text.contains("confirm_days: 21 days -> 200 days"), "{text}");
    assert_eq!(text.matches("    by confirm_days\n").count(), found.len());
}

#[test]
fn a_changed_set_changes_what_it_says_and_nothing_else() {
    let clinic = clinic();
    let file = clinic.write(
        "set.ron",
        shipped(4)
            .replace("below: (value: 2000", "below: (value: 200")
            .replace(
                "consolidation_months: (value: 36",
                "consolidation_months: (value: 12",
            ),
    );
    let changes = json(&clinic.ok([
        "review".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
        "--as-of".as_ref(),
        DAY.as_ref(),
        "--changes".as_ref(),
        "--rules".as_ref(),
        file.as_os_str(),
    ]));
    let listed = changes["patients"].as_array().unwrap();
    let all: Vec<&Value> = listed
        .iter()
        .flat_map(|p| p["changes"].as_array().unwrap())
        .collect();
    assert!(!all.is_empty());
    let set = name(4);
    for change in &all {
        assert_eq!(change["of"], Value::String(set.clone()));
        let by = change["thresholds"].as_array().unwrap();
        let names =
            ["low_level_viraemia", "consolidation_months"].map(|each| format!("{set}: {each}"));
        assert!(
            by.iter().all(|by| names.iter().any(|name| by == name)),
            "{by:?}"
        );
    }
    let low = |which: &str| {
        all.iter()
            .filter(|change| change[which]["term"] == "low_level_viraemia")
            .count()
    };
    assert!(low("normal") > 0);
    assert_eq!(low("tried"), 0);
}

#[test]
fn a_file_of_rules_at_fault_is_told_with_its_place() {
    let clinic = clinic();
    for (content, complaint) in [
        ("(x: 1)", "1:1: neither settings nor a guideline set"),
        ("(set: \"A\"", "1:10: "),
        ("", "1:1: "),
    ] {
        let file = clinic.write("rules.ron", content);
        let said = clinic.run(["review".as_ref(), "--rules".as_ref(), file.as_os_str()]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{content}");
        let expected = format!("{}:{complaint}", file.display());
        assert!(said.err.starts_with(&expected), "{}", said.err);
    }
    let fault = shipped(0).replace("order: 1,", "order: 1, colour: 2,");
    let file = clinic.write("rules.ron", fault);
    let said = clinic.run(["review".as_ref(), "--rules".as_ref(), file.as_os_str()]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("colour"), "{}", said.err);
    let absent = clinic.path("absent.ron");
    let said = clinic.run(["review".as_ref(), "--rules".as_ref(), absent.as_os_str()]);
    assert_eq!(said.code, 1);
    let said = clinic.run(["review", "--changes"]);
    assert_eq!(said.code, 2);
}
