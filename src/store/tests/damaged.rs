//! Damaged and hand-edited files: each fault is located and says what is accepted.

use super::super::read;
use super::{SMALL, knowledge};

/// The faults of the small register after one change, a line each.
pub(super) fn faults_after(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    faults(SMALL.replacen(from, to, 1).as_bytes())
}

pub(super) fn faults(bytes: &[u8]) -> String {
    match read("patients.ron", bytes, knowledge()) {
        Ok(_) => "none".to_owned(),
        Err(faults) => {
            let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
            lines.join("\n")
        }
    }
}

/// What a fault says after its place, and what stands in the text at that place.
pub(super) fn at_its_place<'t>(fault: &'t str, text: &'t str) -> (&'t str, &'t str) {
    let mut fields = fault.splitn(4, ':');
    assert_eq!(fields.next(), Some("patients.ron"), "{fault}");
    let line: usize = fields.next().unwrap().parse().unwrap();
    let column: usize = fields.next().unwrap().parse().unwrap();
    let line = text.lines().nth(line - 1).unwrap_or_default();
    let place = line.char_indices().nth(column - 1);
    let there = place.map_or("", |(offset, _)| &line[offset..]);
    (fields.next().unwrap().trim_start(), there)
}

#[test]
fn every_wrong_word_is_located() {
    for (from, to, there, begins) in [
        (
            "entecavir",
            "entecavirr",
            "\"entecavirr\"",
            "patients[0].courses[0].drug: 'entecavirr': no drug of the list: ",
        ),
        (
            "entecavir",
            "Herceptin",
            "\"Herceptin\"",
            "patients[0].courses[0].drug: 'Herceptin': no antiviral: ",
        ),
        (
            "2020-01-10",
            "2020-1-10",
            "\"2020-1-10\"",
            "patients[0].courses[0].from: '2020-1-10': not a date that is understood: a day as ",
        ),
        (
            "2020-01-10",
            "03/04/2026",
            "\"03/04/2026\"",
            "patients[0].courses[0].from: '03/04/2026': may mean 2026-04-03 or 2026-03-04: ",
        ),
        (
            "1974-05-12",
            "1974-02-30",
            "\"1974-02-30\"",
            "patients[0].born: '1974-02-30': no such day: ",
        ),
        (
            "2023-06-01",
            "~2023-06",
            "\"~2023-06\"",
            "patients[0].reports[1].on: '2023-06': not a date that is understood: ",
        ),
        (
            "to: \"2023-03-01\"",
            "to: \"2020-01-10\"",
            "\"2020-01-10\", dose",
            "patients[0].courses[0].to: the stop 2020-01-10 is not after the start 2020-01-10: a course lasts at least a day",
        ),
        (
            "1974-05-12",
            "2020-01-09",
            "\"2020-01-08\", lab",
            "patients[0].reports[0].on: 2020-01-08 is before the birth on 2020-01-09: ",
        ),
        (
            "mrn: \"W-38\"",
            "mrn: \"W-37\"",
            "\"W-37\", name: \"O",
            "patients[1].mrn: the number 'W-37' belongs to patients[0] already: ",
        ),
        (
            "id: 18",
            "id: 401",
            "401, mrn",
            "patients[1].id: the id 401 is used twice: ",
        ),
        (
            "id: 18",
            "id: 17",
            "17, mrn: \"W-38\"",
            "patients[1].id: the id 17 is used twice: ",
        ),
        (
            "id: 702",
            "id: 401",
            "401, on: \"2023",
            "patients[0].reports[1].id: the id 401 is used twice: ",
        ),
        (
            "lab: 1, src: \"i4711\"",
            "lab: 2, src: \"i4711\"",
            "2, src: \"i4711",
            "patients[0].reports[1].lab: laboratory 2 is not in the register: ",
        ),
        (
            "f397",
            "g397",
            "\"g397\"",
            "patients[0].reports[0].src: 'g397' is no source: ",
        ),
        (
            "alt 96",
            "glucose 96",
            "\"dna 2.3e7",
            "patients[0].reports[0].r: part 2 'glucose 96 U/L [..40]': no test that is known: HBV DNA, ",
        ),
        (
            "96 U/L",
            "96 mmol/L",
            "\"dna 2.3e7",
            "patients[0].reports[0].r: part 2 'alt 96 mmol/L [..40]': ",
        ),
        (
            "IU/mL [10",
            "IU/mL (Acme) [10",
            "\"dna 2.3e7",
            "patients[0].reports[0].r: part 1 'dna 2.3e7 IU/mL (Acme) [10..1e9]': no assay that is known",
        ),
        (
            "Roche cobas HBV",
            "Acme",
            "\"Acme\"",
            "labs[0].assay: 'Acme': no assay that is known: ",
        ),
        (
            "tbil umol/L",
            "tbil furlong",
            "\"dna IU/mL; alt",
            "labs[0].units: part 3 'tbil furlong': ",
        ),
        (
            "alt ..40; alb",
            "alt 40; alb",
            "\"dna 10..1e9; alt 40",
            "labs[0].limits: part 2 'alt 40': ",
        ),
        (
            "name: \"Zhang, Li\"",
            "name: \" \"",
            "\" \"",
            "patients[0].name: empty: ",
        ),
        (
            "name: \"Zhang, Li\"",
            "name: \"Zhang\\tLi\"",
            "\"Zhang\\tLi\"",
            "patients[0].name: holds a line break, a tab or another control character: ",
        ),
        (
            "2021-05-02",
            "2021-5-2",
            "\"2021-5-2\"",
            "patients[0].notes[0].on: '2021-5-2': not a date that is understood: ",
        ),
        (
            "kind: attempt",
            "kind: letter",
            "",
            "patients[0].notes[0].kind: ",
        ),
        (
            "on: \"2022-09-01\", kind: expected",
            "on: \"2021-06-01\", kind: expected",
            "\"2021-06-01\", kind: expected",
            "patients[0].notes[4].on: on the clinic of 2021-06-01 already: one place for each patient and day",
        ),
        (
            "text: \"came with \\\"her\\\" son\"",
            "text: \"\"",
            "\"\", src: \"q4713\"",
            "patients[0].notes[2].text: empty: ",
        ),
        (
            "letter sent",
            "letter\\u{7} sent",
            "\"no answer",
            "patients[0].notes[0].text: holds a line break, a tab or another control character: ",
        ),
        (
            "on: \"2021-05-02\"",
            "on: \"1973-05-02\"",
            "\"1973-05-02\"",
            "patients[0].notes[0].on: 1973-05-02 is before the birth on 1974-05-12: ",
        ),
        (
            "id: 608",
            "id: 401",
            "401, on: \"2021-06-01\", kind: sample",
            "patients[0].notes[3].id: the id 401 is used twice: ",
        ),
        (
            "src: \"f4714\"",
            "src: \"4714\"",
            "\"4714\"",
            "patients[0].notes[3].src: '4714' is no source: ",
        ),
        (
            "alt; dna; tbil\"",
            "alt; dna; alt\"",
            "\"alt; dna; alt\"",
            "labs[0].order: names a test twice: each test once",
        ),
        (
            "alt; dna; tbil\"",
            "alt; glucose\"",
            "\"alt; glucose\"",
            "labs[0].order: part 2 'glucose': no test that is known: ",
        ),
        (
            "alt; dna; tbil\"",
            "alt U/L; dna\"",
            "\"alt U/L; dna\"",
            "labs[0].order: part 1 'alt U/L': 'U/L' follows the test: tests and nothing else",
        ),
        ("sex: female", "sex: woman", "", "patients[0].sex: "),
        ("cirrhosis: none", "cirhosis: none", "", "patients[0]"),
        ("name: \"city\", ", "", "", "labs[0]"),
        ("lab: 1", "lab: 1, lab: 1", "", "patients[0].reports[0]"),
        (
            "schema: 3",
            "schema: 4, colour: \"red\"",
            "4, colour",
            "schema: schema 4 was written by a later version of this program: 1 to 3",
        ),
        (
            "format: \"hepatrack\"",
            "format: \"other\"",
            "\"other\"",
            "format: 'other' is no register: \"hepatrack\"",
        ),
        (
            "register: \"k7q2m9x4\"",
            "register: \"../k7\"",
            "\"../k7\"",
            "register: ",
        ),
        (
            "  labs:",
            "  today: \"2022-01-01\",\n  labs:",
            "\"2023-06-01\"",
            "patients[0].reports[1].on: 2023-06-01 is after today (2022-01-01): ",
        ),
        (
            "  labs:",
            "  settings: {\"default_lloq\": NaN},\n  labs:",
            "",
            "settings",
        ),
        (
            "  labs:",
            "  settings: {\"default_lloq\": 1e400},\n  labs:",
            "",
            "settings",
        ),
        (
            "  labs:",
            "  settings: {\"colour\": 4},\n  labs:",
            "{\"colour",
            "settings: no setting is called colour: ",
        ),
        (
            "  labs:",
            "  settings: {\"default_lloq\": -4},\n  labs:",
            "{\"default_lloq",
            "settings: default_lloq: -4: ",
        ),
        (
            "  labs:",
            "  settings: {\"default_lloq\": 4, \"default_lloq\": 5},\n  labs:",
            "",
            "settings",
        ),
    ] {
        let found = faults_after(from, to);
        let text = SMALL.replacen(from, to, 1);
        assert_eq!(found.lines().count(), 1, "{found}");
        let (said, stands) = at_its_place(&found, &text);
        assert!(said.starts_with(begins), "{to}: {found}");
        assert!(stands.starts_with(there), "{to}: {found}: {stands}");
    }
}
