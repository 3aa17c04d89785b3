//! Exports as laboratories and clinics sent them, and what must come of each.
//!
//! `tests/field` holds one file for each: its tables one after the other under the name of each, `2/` before those of a
//! second import into the same register, `<U+202E>` for what is not seen.

use std::path::Path;

use crate::support::Clinic;

/// What must come of an export.
enum Must {
    /// It is taken, and this is said of it, and of its patients on 1 June 2024.
    BeTaken(&'static [&'static str], &'static [&'static str]),
    /// The last import is refused in these words; of the patients this is said as before.
    BeRefused(&'static [&'static str], &'static [&'static str]),
}
use Must::{BeRefused, BeTaken};

/// The export, the options of its import, and what must come of it.
const EXPORTS: [(&str, &[&str], Must); 47] = [
    // A status other than final.
    (
        "status-cancelled",
        &[],
        BeTaken(
            &["left out, status: cancelled: 1"],
            &[
                "tier 6",
                "DNA negative on treatment (01-May-2024, below 20)",
            ],
        ),
    ),
    (
        "status-entered-in-error",
        &[],
        BeTaken(
            &["left out, status: entered in error: 1"],
            &["tier 3", "DNA positive again on treatment: 48 000"],
        ),
    ),
    // Logarithms that are called something else, and limits of another unit.
    (
        "log-bound-called-iu",
        &[],
        BeRefused(
            &["value '<3.00': too low for an amount, probably a logarithm"],
            &[],
        ),
    ),
    (
        "log-limit-column",
        &[],
        BeRefused(&["lower_limit '1.30'", "lower_limit '3.30'"], &[]),
    ),
    (
        "limit-in-another-unit",
        &[],
        BeRefused(
            &[
                "upper_limit '40': 2400 U/L is no limit of ALT",
                "upper_limit '21': 359.1 µmol/L is no limit of total bilirubin",
                "upper_limit '5': 5 U/L is no limit of ALT",
            ],
            &[],
        ),
    ),
    (
        "reference-range-of-dna",
        &[],
        BeTaken(
            &[
                "a lower limit of 0 is none",
                "the upper limit 20 is a reference range",
            ],
            &["DNA was negative 16 months ago"],
        ),
    ),
    // Names of tests.
    (
        "bare-viral-load",
        &[],
        BeRefused(&["of which virus is not said: HBV, HIV or HCV"], &[]),
    ),
    (
        "known-tests-drops-hbv-dna",
        &["--known-tests"],
        BeTaken(
            &["left out, unknown test: Glucose: 1", "4 results"],
            &["LIVER ALERT: ALT 15x; DNA positive again on treatment: 48 000"],
        ),
    ),
    (
        "names-labs-print",
        &[],
        BeTaken(&["added: 1 patient, 1 course, 7 results"], &["below 20"]),
    ),
    // What a later export knows.
    (
        "stop-comes-later",
        &[],
        BeTaken(
            &["entecavir from 10-Jan-2022 stop: still taken on file, now 01-Jun-2023"],
            &["DNA positive again after stopping: 31 000, seen twice"],
        ),
    ),
    (
        "cirrhosis-comes-later",
        &[],
        BeRefused(
            &["cirrhosis: the file says compensated, the register says none: --take-file"],
            &["stop conditions held 27 months"],
        ),
    ),
    (
        "cirrhosis-comes-later",
        &["--take-file"],
        BeTaken(
            &["none on file, now compensated"],
            &["DNA negative on treatment (01-Mar-2024, below 20)"],
        ),
    ),
    (
        "dose-change-not-listed",
        &[],
        BeRefused(&["dose: the file says 1 mg, the register says 0.5 mg"], &[]),
    ),
    // Whose it is.
    (
        "leading-zeros-second-patient",
        &[],
        BeRefused(
            &[
                "new number 12345 'Lin, Hua' may be 0012345 'Lin, Hua'",
                "a number in scientific form: '1.23457E+11'",
            ],
            &["0012345"],
        ),
    ),
    (
        "same-name-two-encodings",
        &[],
        BeTaken(&["on file already: 1 patient"], &[]),
    ),
    (
        "zeros-lost-results-only",
        &[],
        BeRefused(&["no patient has the number '12345'"], &["0012345"]),
    ),
    (
        "another-name",
        &[],
        BeRefused(
            &["another name under a known number: 'Jones, John': 'Smith, John'"],
            &["Smith, John"],
        ),
    ),
    (
        "wrong-patient",
        &[],
        BeTaken(&["added: 2 patients, 2 courses, 6 results"], &[]),
    ),
    (
        "odd-names",
        &[],
        BeTaken(
            &["a character that is not seen (U+202E)", "added: 6 patients"],
            &["P2<U+200B>"],
        ),
    ),
    // Values and units.
    (
        "ucum-units",
        &[],
        BeTaken(
            &["added: 1 patient, 1 course, 4 results"],
            &["DNA not yet negative at month 24, down 4.0 log10"],
        ),
    ),
    (
        "arup-mayo-texts",
        &[],
        BeTaken(
            &["below a limit that is not named", "7 results"],
            &["DNA negative on treatment (05-Mar-2024, below 20)"],
        ),
    ),
    (
        "hbsag-index-without-unit",
        &[],
        BeRefused(
            &["value '0.4': a number without a unit: it may be a ratio"],
            &[],
        ),
    ),
    (
        "german-laboratory",
        &[],
        BeTaken(&["3 results"], &["DNA positive at month 26: 1 200"]),
    ),
    (
        "comparators-in-words",
        &[],
        BeTaken(
            &["4 results"],
            &["DNA measurable again at a low level: 23, seen once"],
        ),
    ),
    (
        "assays-of-today",
        &[],
        BeTaken(&["2 results"], &["DNA not yet negative at month 12"]),
    ),
    (
        "pending-rows",
        &[],
        BeRefused(
            &["value 'pending': no result", "--no-results", "6 faults"],
            &[],
        ),
    ),
    (
        "pending-rows",
        &["--no-results"],
        BeTaken(&["left out, no result: haemolysed: 1"], &["tier"]),
    ),
    (
        "iu-and-log-lines",
        &[],
        BeTaken(
            &["and 1 more", "8 results"],
            &["DNA negative on treatment (05-Jul-2023, below 19.95)"],
        ),
    ),
    (
        "decimal-comma",
        &[],
        BeRefused(
            &[
                "value '31,5': may mean 315 or 31.5",
                "--decimal-comma reads it so",
            ],
            &[],
        ),
    ),
    (
        "decimal-comma",
        &["--decimal-comma"],
        BeTaken(&["2 results"], &["DNA 120 000"]),
    ),
    (
        "value-with-unit-and-thousands",
        &[],
        BeTaken(
            &["2 results"],
            &["DNA negative on treatment: trace, detected below 20"],
        ),
    ),
    ("full-width-units", &[], BeTaken(&["3 results"], &["2 300"])),
    (
        "detected-below-limit",
        &[],
        BeTaken(&["3 results"], &["DNA negative on treatment"]),
    ),
    (
        "synthea-protein",
        &[],
        BeRefused(
            &["76.5 g/dL is impossible for total protein: 20 to 150 g/L"],
            &[],
        ),
    ),
    (
        "uci-hcv-donors",
        &[],
        BeTaken(
            &["albumin 82.2 g/L", "unusual, kept", "creatinine 8 µmol/L"],
            &["H217", "H221"],
        ),
    ),
    // Days.
    (
        "timestamps",
        &[],
        BeTaken(
            &["4 results"],
            &["DNA negative on treatment (05-Mar-2024, below 20)"],
        ),
    ),
    (
        "year-or-month-only",
        &[],
        BeRefused(
            &[
                "born '1968': a year alone: the day, or ~1968-07-01",
                "date '~2024-03-15': an approximate day: the day, or ~2024-03",
            ],
            &[],
        ),
    ),
    (
        "impossible-days",
        &[],
        BeRefused(
            &[
                "the stop 2022-01-10 is not after the start 2022-06-10",
                "the date is in the future",
                "the date is before birth",
            ],
            &[],
        ),
    ),
    (
        "stop-entered-late",
        &[],
        BeTaken(
            &["4 results"],
            &["DNA positive again on treatment: 9 100, seen twice"],
        ),
    ),
    (
        "one-persons-own-record",
        &[],
        BeTaken(&["8 results"], &["Off treatment 65 months"]),
    ),
    // Particulars, drugs, files.
    (
        "sex-m-f",
        &[],
        BeTaken(
            &["sex 'U': taken as not recorded", "added: 3 patients"],
            &[],
        ),
    ),
    (
        "drug-strings",
        &[],
        BeRefused(
            &["drug 'TDF/3TC/DTG': several drugs: two rows: tenofovir disoproxil, lamivudine"],
            &[],
        ),
    ),
    (
        "ambiguous-drugs",
        &[],
        BeRefused(
            &[
                "drug 'tenofovir': three drugs are called so",
                "drug 'Truvada': holds two drugs",
            ],
            &[],
        ),
    ),
    (
        "semicolons",
        &[],
        BeTaken(&["added: 1 patient, 0 courses, 1 result"], &["DNA <20"]),
    ),
    (
        "excel-encodings",
        &[],
        BeRefused(
            &["the file is in UTF-16: save the file as CSV in UTF-8"],
            &[],
        ),
    ),
    (
        "every-row-twice",
        &[],
        BeTaken(
            &["on file already: 0 patients, 0 courses, 2 results"],
            &["DNA was negative 16 months ago"],
        ),
    ),
    (
        "corrected-later",
        &[],
        BeTaken(
            &["there is another result of the same test and day: both are kept"],
            &["DNA positive again on treatment: 48 000, seen once"],
        ),
    ),
];

/// Writes the tables of an export into the folders of its imports; gives their names.
fn unpack(clinic: &Clinic, export: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    let text = std::fs::read_to_string(folder.join(format!("{export}.txt"))).unwrap();
    let mut imports = Vec::new();
    for part in text.split("# ").skip(1) {
        let (title, table) = part.split_once('\n').unwrap();
        let (name, how) = title.split_once(' ').unwrap_or((title, ""));
        let (import, name) = name.split_once('/').unwrap_or(("1", name));
        let table = table.replace("<U+202E>", "\u{202e}");
        let table = table.replace("<U+200B>", "\u{200b}");
        let table = table.replace("<U+0301>", "\u{301}");
        let bytes = match how {
            "" => table.into_bytes(),
            "with a byte order mark" => format!("\u{feff}{table}").into_bytes(),
            "in UTF-16" => {
                let units = format!("\u{feff}{table}");
                units.encode_utf16().flat_map(u16::to_le_bytes).collect()
            }
            how => panic!("{how}"),
        };
        clinic.write(&format!("{import}/{name}"), bytes);
        if imports.last().is_none_or(|last| last != import) {
            imports.push(import.to_owned());
        }
    }
    imports
}

#[test]
fn of_every_export_comes_what_must_come_of_it() {
    let mut missing = Vec::new();
    for (export, options, must) in EXPORTS {
        let clinic = Clinic::new();
        let imports = unpack(&clinic, export);
        let (last, before) = imports.split_last().unwrap();
        for import in before {
            clinic.ok(["import", import]);
        }
        let said = clinic.run(["import", last].iter().chain(options));
        let (code, told, words, review) = match must {
            BeTaken(words, review) => (0, &said.out, words, review),
            BeRefused(words, review) => (1, &said.err, words, review),
        };
        let all = format!("{export} {options:?}: {}{}", said.out, said.err);
        assert_eq!(said.code, code, "{all}");
        for words in words {
            if !told.contains(words) {
                missing.push(format!("no {words:?}: {all}"));
            }
        }
        if code == 0 || !before.is_empty() {
            let reviewed = clinic.ok(["review", "--as-of", "2024-06-01"]);
            for words in review {
                if !reviewed.contains(words) {
                    missing.push(format!("no {words:?}: {reviewed}{all}"));
                }
            }
        } else {
            let stored = std::fs::read_to_string(clinic.register()).unwrap_or_default();
            assert!(!stored.contains("mrn:"), "something was stored: {all}");
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Whatever is refused, or taken, in `tests/field` is told of here.
#[test]
fn no_export_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_told = EXPORTS.iter().any(|(export, ..)| *export == name);
        assert!(is_told, "{name}");
    }
}
