//! The house rules that a compiler does not check: what stands at the top, who may use whom, and where no clock is
//! read.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod circles;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hepatrack::clinical::rule_text::rule_text;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file without its comments and without the tests at its end.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let mut pieces = text.split("#[cfg(test)]\n");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    // Tests that stand in a file of their own are named among the modules; the code goes on behind them.
    for piece in pieces {
        match piece.split_once('\n') {
            Some((module, rest)) if module.ends_with(';') => text.push_str(rest),
            Some(_) | None => break,
        }
    }
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_test_file(path: &Path) -> bool {
    path.components()
        .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
}

/// The files of a room, tests aside.
fn room(name: &str) -> Vec<PathBuf> {
    let folder = root().join("src").join(name);
    let file = root().join("src").join(format!("{name}.rs"));
    let mut files = if folder.is_dir() {
        sources(&folder)
    } else {
        Vec::new()
    };
    files.extend(file.is_file().then_some(file));
    files.retain(|path| !is_test_file(path.strip_prefix(root()).unwrap()));
    assert!(!files.is_empty(), "no such room: {name}");
    files
}

/// The rooms from the ground up, as `lib.rs` lists them.
const ROOMS: [&str; 13] = [
    "clinical",
    "wording",
    "reference",
    "notation",
    "register",
    "store",
    "exchange",
    "keys",
    "view",
    "app",
    "ui",
    "cli",
    "terminal",
];

#[test]
fn the_map_in_lib_names_the_rooms_in_order() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let named: Vec<&str> = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! - [`"))
        .filter_map(|rest| rest.split('`').next())
        .collect();
    assert_eq!(named, ROOMS);
}

#[test]
fn rooms_use_only_what_lies_below_them() {
    let place = |name: &str| ROOMS.iter().position(|room| *room == name);
    let mut faults = Vec::new();
    for (own, name) in ROOMS.iter().enumerate() {
        for path in room(name) {
            let code = code(&path);
            for used in code.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                // The commands open the screens, so the two at the top may know each other.
                let together = ["cli", "terminal"].contains(name)
                    && ["cli", "terminal"].contains(&used.as_str());
                if place(&used).is_some_and(|place| place > own) && !together {
                    faults.push(format!(
                        "{} uses {used}",
                        path.strip_prefix(root()).unwrap().display()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The rooms of `parent` that a file in it uses: what stands behind `crate::parent::`, or behind so many `super::`
/// as lead up to `parent`, alone or in braces.
fn siblings_used(parent: &str, own: &Path, code: &str) -> Vec<String> {
    let depth = own.components().count();
    let starts = [format!("crate::{parent}::"), "super::".repeat(depth)];
    let mut used = Vec::new();
    for start in starts {
        for (at, _) in code.match_indices(&start) {
            if code[..at].ends_with("super::") {
                continue;
            }
            let rest = &code[at + start.len()..];
            let (mut inside, mut first) = (0, true);
            let mut word = String::new();
            for letter in rest.chars() {
                match letter {
                    '{' => inside += 1,
                    '}' => inside -= 1,
                    ',' if inside == 1 => first = true,
                    letter if letter.is_alphanumeric() || letter == '_' => {
                        if first {
                            word.push(letter);
                        }
                        continue;
                    }
                    _ => {}
                }
                if !word.is_empty() {
                    used.push(std::mem::take(&mut word));
                    first = false;
                }
                if inside == 0 {
                    break;
                }
            }
        }
    }
    used
}

/// What stands beside each other in the upper rooms uses one another in one direction only. Their own files do not go
/// through the front door of the room, behind which nobody sees whom they use.
#[test]
fn there_is_no_circle_among_siblings_of_the_upper_rooms() {
    for parent in ["view", "app", "ui"] {
        let folder = root().join("src").join(parent);
        let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in room(parent) {
            // The room's own file only names them.
            let Ok(own) = path.strip_prefix(&folder) else {
                continue;
            };
            let name = own.components().next().unwrap().as_os_str();
            let name = name.to_str().unwrap().trim_end_matches(".rs").to_owned();
            if name != "mod" {
                let used = siblings_used(parent, own, &code(&path));
                uses.entry(name).or_default().extend(used);
            }
        }
        let rooms: Vec<String> = uses.keys().cloned().collect();
        let mut through_the_door = Vec::new();
        for (name, used) in &mut uses {
            let door = used.iter().filter(|used| !rooms.contains(used));
            through_the_door.extend(door.map(|used| format!("{name} uses {parent}::{used}")));
            used.retain(|used| used != name && rooms.contains(used));
        }
        assert!(
            parent == "ui" || through_the_door.is_empty(),
            "{through_the_door:#?}"
        );
        // Whoever uses nobody that is left cannot be in a circle.
        while let Some(free) = uses.iter().find(|(_, used)| used.is_empty()) {
            let free = free.0.clone();
            uses.remove(&free);
            for used in uses.values_mut() {
                used.retain(|used| *used != free);
            }
        }
        assert!(uses.is_empty(), "a circle in {parent}: {uses:#?}");
    }
}

#[test]
fn no_clock_file_or_environment_is_read_where_it_must_not_be() {
    let clocks = ["Local::now", "Utc::now", "SystemTime::now", "Instant::now"];
    let world = ["std::fs", "std::env", "std::net", "std::process", "std::io"];
    let mut faults = Vec::new();
    let mut look = |name: &str, words: &[&str]| {
        for path in room(name) {
            let code = code(&path);
            faults.extend(
                words
                    .iter()
                    .filter(|word| code.contains(**word))
                    .map(|word| {
                        format!("{}: {word}", path.strip_prefix(root()).unwrap().display())
                    }),
            );
        }
    };
    for name in ["clinical", "reference", "notation", "wording"] {
        look(name, &clocks);
        look(name, &world);
    }
    for name in ["register", "exchange", "keys", "view", "app", "ui"] {
        look(name, &clocks);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The texts in a code, each without its quotation marks.
fn texts(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            // A character in single quotes may be a quotation mark.
            '\'' if characters.as_str().starts_with("\"'") => drop(characters.nth(1)),
            '"' => {
                let mut text = String::new();
                while let Some(inside) = characters.next().filter(|inside| *inside != '"') {
                    text.push(inside);
                    if inside == '\\' {
                        text.extend(characters.next());
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

/// The user's own file changes keys: what a sentence tells about one comes from the keymap.
#[test]
fn no_sentence_names_a_key_by_itself() {
    let mut names: Vec<String> = [
        "Enter", "Esc", "Tab", "Space", "PgUp", "PgDn", "Up", "Down", "Left", "Right",
    ]
    .map(str::to_owned)
    .into();
    names.extend((1..=12).map(|number| format!("F{number}")));
    let mut faults = Vec::new();
    for name in [
        "wording", "store", "exchange", "keys", "view", "app", "ui", "cli", "terminal",
    ] {
        for path in room(name) {
            let place = path.strip_prefix(root()).unwrap().to_owned();
            // Here keys get their names, and the table its words.
            let is_table = place == Path::new("src/wording/keys.rs");
            if place.starts_with("src/keys") || is_table {
                continue;
            }
            for text in texts(&code(&path)) {
                // The verb.
                let text = text.replace("Enter here what", "");
                let mut words = text.split(|one: char| !one.is_alphanumeric() && one != '-');
                let is_key = |word: &&str| {
                    names.iter().any(|name| name == word) || word.starts_with("Ctrl-")
                };
                if let Some(key) = words.find(is_key) {
                    faults.push(format!("{}: {key} in {text:?}", place.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_drug_or_assay_is_named_in_code() {
    let knowledge = hepatrack::reference::shipped().unwrap();
    let drugs = knowledge.drugs.iter().map(|(_, drug)| drug.name.clone());
    let assays = knowledge.assays.iter().map(|(_, assay)| assay.name.clone());
    let names: Vec<String> = drugs
        .chain(assays)
        .map(|name| name.to_lowercase())
        .collect();
    let mut faults = Vec::new();
    for path in sources(&root().join("src")) {
        if is_test_file(path.strip_prefix(root()).unwrap()) {
            continue;
        }
        let code = code(&path).to_lowercase();
        faults.extend(
            names
                .iter()
                .filter(|name| code.contains(name.as_str()))
                .map(|name| format!("{}: {name}", path.strip_prefix(root()).unwrap().display())),
        );
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_core_matches_every_case_by_name() {
    for path in room("clinical") {
        let code = code(&path);
        let wild: Vec<&str> = code
            .lines()
            .filter(|line| line.trim_start().starts_with("_ =>"))
            .collect();
        assert!(wild.is_empty(), "{}: {wild:?}", path.display());
    }
}

#[test]
fn each_of_the_five_packages_stands_once_in_the_tree() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lock.lines() {
        if let Some(name) = line
            .strip_prefix("name = \"")
            .and_then(|rest| rest.strip_suffix('"'))
        {
            *versions.entry(name).or_default() += 1;
        }
    }
    for name in ["ratatui", "crossterm", "serde", "ron", "chrono"] {
        assert_eq!(versions.get(name), Some(&1), "{name}");
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(
            manifest
                .lines()
                .any(|line| line.starts_with(&format!("{name} = "))),
            "{name} is no direct dependency"
        );
    }
}

#[test]
fn nothing_but_the_agreed_stands_at_the_top() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "data",
        "tests",
        "README.md",
        "LICENSE",
        ".gitignore",
        ".ci",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let aside = name == "target" || name == "proptest-regressions" || name.starts_with('.');
        assert!(agreed.contains(&name.as_str()) || aside, "{name}");
    }
    for name in agreed {
        assert!(root().join(name).exists(), "{name} is missing");
    }
}

/// Whether a page has the heading of a paragraph: `## 6. …`, `### 7b. …`, or `§IV` in its text.
fn has_paragraph(page: &str, paragraph: &str) -> bool {
    let number: String = paragraph
        .chars()
        .take_while(|letter| *letter != '.' && *letter != ',')
        .collect();
    let is_heading = |line: &str| {
        let heading = line.trim_start_matches('#').trim_start();
        line.starts_with('#') && heading.split(['.', ' ']).next() == Some(number.as_str())
    };
    page.lines().any(is_heading) || page.contains(&format!("§{number}"))
}

#[test]
fn every_page_and_paragraph_that_is_cited_is_in_the_repository() {
    let pages: BTreeMap<&str, &str> = BTreeMap::from([
        ("RULES.md", "src/clinical/RULES.md"),
        ("GUIDELINES.md", "src/clinical/GUIDELINES.md"),
        ("COHORT.md", "src/clinical/COHORT.md"),
        ("WORDING.md", "src/wording/WORDING.md"),
        ("FACTS.md", "data/FACTS.md"),
        ("README.md", "README.md"),
    ]);
    let mut files = sources(&root().join("src"));
    for folder in ["data", "data/guidelines"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            files.extend(path.is_file().then_some(path));
        }
    }
    files.extend(sources(&root().join("tests")));
    let mut wrong = Vec::new();
    for file in files {
        if file.ends_with("tests/house/main.rs")
            || file.extension().is_some_and(|kind| kind == "md")
        {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices(".md") {
            let name = text[..at]
                .rsplit(|letter: char| !letter.is_alphanumeric())
                .next();
            // An ending alone names no page.
            let Some(name) = name.filter(|name| !name.is_empty()) else {
                continue;
            };
            let name = format!("{name}.md");
            if root().join("data/manual").join(&name).is_file() {
                continue;
            }
            let cited = pages.get(name.as_str()).map(|page| root().join(page));
            let Some(page) = cited.and_then(|page| fs::read_to_string(page).ok()) else {
                wrong.push(format!("{}: {name}", file.display()));
                continue;
            };
            let rest = text[at + 3..].trim_start_matches('`').trim_start();
            let mut letters = rest.chars();
            let part = letters.next().filter(char::is_ascii_uppercase);
            let part = part.filter(|_| letters.next().is_none_or(|next| !next.is_alphabetic()));
            let paragraph: String = match (rest.strip_prefix('§'), part) {
                (Some(rest), _) => rest
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '.')
                    .collect(),
                // `GUIDELINES.md` C4
                (None, Some(part)) => part.to_string(),
                (None, None) => continue,
            };
            let paragraph = paragraph.trim_end_matches('.');
            let is_there = match name.as_str() {
                "RULES.md" if !paragraph.starts_with(['I', 'V']) => {
                    rule_text(&page, paragraph).is_some()
                }
                _ => has_paragraph(&page, paragraph),
            };
            if !is_there {
                wrong.push(format!("{}: {name} §{paragraph}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In the core and in the settings a paragraph without a page is one of the rules.
#[test]
fn every_rule_that_the_core_cites_by_number_has_its_text() {
    let mut files = sources(&root().join("src/clinical"));
    files.push(root().join("data/settings.ron"));
    let rules = fs::read_to_string(root().join("src/clinical/RULES.md")).unwrap();
    let (mut wrong, mut found) = (Vec::new(), 0);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for (at, sign) in text.match_indices('§') {
            let before = text[..at].rsplit('\n').next().unwrap_or_default();
            let is_of_another_page = before.contains(".md`") && !before.contains("RULES.md");
            let number: String = text[at + sign.len()..]
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '.')
                .collect();
            let number = number.trim_end_matches('.');
            // Roman numbers are those of the clinic's own text.
            if is_of_another_page || !number.starts_with(|first: char| first.is_ascii_digit()) {
                continue;
            }
            found += 1;
            if rule_text(&rules, number).is_none() {
                wrong.push(format!("{}: §{number}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found > 100, "{found}");
}

#[test]
fn the_readme_is_short_and_names_every_page_and_chapter() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.lines().count() <= 200);
    assert!((readme.lines()).any(|line| line.starts_with("    cargo test -- ")));
    for chapter in [
        "daily", "verdicts", "commands", "import", "files", "ledger", "keys", "tests", "measured",
    ] {
        assert!(
            readme.contains(&format!("`hepatrack manual {chapter}`")),
            "{chapter}"
        );
    }
    // What it calls a file or a folder is one.
    for piece in readme.split('`').skip(1).step_by(2) {
        let is_path = ["src/", "data/", "tests/", ".ci/"]
            .iter()
            .any(|start| piece.starts_with(start));
        assert!(!is_path || root().join(piece).exists(), "{piece}");
    }
}

#[test]
fn the_map_names_places_that_exist_and_at_most_thirty_words() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for piece in map.split('`').skip(1).step_by(2) {
        let is_path = piece.starts_with("src/") || piece.starts_with("data/");
        assert!(!is_path || root().join(piece).exists(), "{piece}");
    }
    let words = map.lines().filter(|line| line.starts_with("//! - **"));
    assert!((20..=30).contains(&words.count()));
}
