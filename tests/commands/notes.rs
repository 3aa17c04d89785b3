//! Notes through the built program: shown in plain lines, told in the history, known on a day, checked, and named where
//! the CSV files have no place for them. The register is the golden one of schema 2, as a clinic finds it.

use std::path::Path;

use crate::support::Clinic;

/// The golden register of a schema with all that stands beside it.
fn golden(schema: u32) -> Clinic {
    let clinic = Clinic::new();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let name = format!("schema-{schema}.ron");
    std::fs::copy(golden.join(&name), clinic.register()).unwrap();
    let beside = golden.join(format!("{name}.d"));
    for entry in std::fs::read_dir(beside).unwrap() {
        let entry = entry.unwrap();
        let name = format!("patients.ron.d/{}", entry.file_name().to_string_lossy());
        clinic.write(&name, std::fs::read(entry.path()).unwrap());
    }
    clinic
}

#[test]
fn show_prints_the_notes_in_plain_lines() {
    let shown = golden(2).ok(["show", "W-37"]);
    let notes = "\nNotes on file\n  \
        10-Nov-2026 recall attempt: no answer, letter sent (form, entry 13)\n  \
        20-Nov-2026 note: asked about stopping (quick line, entry 12)\n  \
        21-Nov-2026 sample: noted as sent (form, entry 14)\n  \
        22-Nov-2026 place on the clinic: seen, ticked off (form, entry 15)\n  \
        20-May-2027 place on the clinic: expected: after the holiday (form, entry 16)\n";
    assert!(shown.contains(notes), "{shown}");
    assert!(!golden(2).ok(["show", "W-38"]).contains("Notes on file"));
}

#[test]
fn what_was_known_on_a_day_leaves_out_the_notes_that_came_later() {
    let clinic = golden(2);
    // All of its entries were made on one day: before it nothing was known, on it everything.
    let on = clinic.ok(["show", "W-37", "--known-on", "2026-11-22"]);
    assert!(on.contains("note: asked about stopping"), "{on}");
    let before = clinic.run(["show", "W-37", "--known-on", "2026-11-21"]);
    assert!(!before.out.contains("note:"), "{}", before.out);
}

#[test]
fn the_history_tells_what_was_written_changed_and_retracted() {
    let told = golden(2).ok(["history", "W-37"]);
    for line in [
        "  added note of 20-Nov-2026: asked about \"stopping\"; \u{738b} translates\n",
        "  added recall attempt of 10-Nov-2026: no answer, letter sent\n",
        "  added sample of 21-Nov-2026: noted as sent\n",
        "  added place on the clinic of 22-Nov-2026: expected\n",
        "  corrected place on the clinic of 22-Nov-2026: expected -> seen, ticked off\n",
        "  why: of somebody else\n  retracted note of 22-Nov-2026: a slip\n",
        "  corrected note of 20-Nov-2026: asked about \"stopping\"; \u{738b} translates -> asked about stopping\n",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn an_export_says_how_many_notes_it_leaves_out() {
    let clinic = golden(2);
    let said = clinic.run(["export", "out"]);
    assert_eq!(said.code, 0);
    assert!(
        said.err
            .starts_with("5 notes are not part of the CSV files"),
        "{}",
        said.err
    );
    assert_eq!(said.out.lines().count(), 3);
    assert_eq!(golden(1).run(["export", "out"]).err, "");
}

/// Reading leaves the register of schema 1 as it is; the first command that writes brings it to schema 3, says so, and
/// keeps it as it was.
#[test]
fn a_register_of_schema_1_is_brought_to_schema_3_by_whoever_writes_first() {
    let clinic = golden(1);
    let found = std::fs::read(clinic.register()).unwrap();
    assert!(clinic.ok(["check"]).contains("9 results, 0 notes\n"));
    assert!(golden(2).ok(["check"]).contains(", 5 notes\n"));
    clinic.ok(["show", "W-37"]);
    assert_eq!(std::fs::read(clinic.register()).unwrap(), found);
    clinic.write(
        "in/patients.csv",
        "mrn,name,born,sex,cirrhosis\nW-50,\"Wu, Li\",1980-01-01,female,none\n",
    );
    let said = clinic.run(["import", "in"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err.contains("schema 1 is brought to 3"),
        "{}",
        said.err
    );
    let now = std::fs::read_to_string(clinic.register()).unwrap();
    assert!(now.contains("schema: 3, "));
    let backups = std::fs::read_dir(clinic.path("patients.ron.d/backup")).unwrap();
    let kept = backups
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with("-older-schema.ron"));
    assert_eq!(std::fs::read(kept.unwrap()).unwrap(), found);
    assert_eq!(clinic.run(["import", "in"]).err, "");
    clinic.ok(["check"]);
}
