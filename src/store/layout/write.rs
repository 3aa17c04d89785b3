//! The canonical text of a register: a line per report, course and note, patients in the byte order of their numbers.

use std::convert::Infallible;
use std::sync::Arc;

use crate::clinical::record::Record;
use crate::notation::iso;
use crate::register::Register;
use crate::store::in_order;

use super::digest::{Digest, PieceHasher};
use super::file_format::FileFormat;
use super::header::{FORMAT, SCHEMA};
use super::spell::Speller;
use super::trailer::last_line;

/// Fewer records than this are spelled on one thread.
const WORTH_A_THREAD: usize = 500;
/// So many records are spelled at once.
const RECORDS_AT_ONCE: usize = 64;

/// The text of a register's file, whose last journal entry has the digest `head`. Reading it gives the same register,
/// and writing that the same text.
#[must_use]
pub fn write(register: &Register, head: Digest, format: &FileFormat<'_>) -> String {
    let mut text = String::new();
    let written = write_in_parts(register, head, format, usize::MAX, &mut |part, _| {
        text.push_str(part);
        Ok::<(), Infallible>(())
    });
    match written {
        Ok(_) => text,
        Err(never) => match never {},
    }
}

/// The same in parts of at least so many bytes, so that it never stands in memory as a whole: each is given to `take`,
/// which is told whether it is the last. Gives the length of all.
pub(in crate::store) fn write_in_parts<E>(
    register: &Register,
    head: Digest,
    format: &FileFormat<'_>,
    part_bytes: usize,
    take: &mut impl FnMut(&str, bool) -> Result<(), E>,
) -> Result<u64, E> {
    let mut hasher = PieceHasher::default();
    let mut length = 0;
    let mut text = String::new();
    beginning(register, &mut format.speller(&mut text));
    let records = register.patients();
    let (workers, share) = if records.len() < WORTH_A_THREAD {
        (1, 1)
    } else {
        (in_order::workers(), RECORDS_AT_ONCE)
    };
    let mut shares = records.chunks(share);
    let spelled = |records: &[Arc<Record>]| {
        let mut text = String::new();
        for record in records {
            patient_text(record, register, &mut format.speller(&mut text));
        }
        text
    };
    in_order::in_order(
        workers,
        || shares.next(),
        spelled,
        |spelled| {
            text.push_str(&spelled);
            if text.len() < part_bytes {
                return Ok(());
            }
            hasher.update(text.as_bytes());
            length += text.len() as u64;
            take(&text, false)?;
            text.clear();
            Ok(())
        },
    )?;
    text.push_str("  ],\n)\n");
    text.push_str(&last_line(register.last_seq(), register.next_id(), head));
    hasher.update(text.as_bytes());
    text.push_str(&format!("{}\n", hasher.finish()));
    length += text.len() as u64;
    take(&text, true)?;
    Ok(length)
}

/// What stands before the first patient.
fn beginning(register: &Register, speller: &mut Speller<'_, '_>) {
    speller.push("(\n  ");
    speller.quoted("format: ", FORMAT);
    speller.plain(", schema: ", SCHEMA);
    speller.quoted(", register: ", register.identifier());
    speller.push(",\n");
    if let Some(clinic) = register.clinic() {
        speller.quoted("  clinic: ", clinic);
        speller.push(",\n");
    }
    if let Some(letter) = register.letter() {
        speller.quoted("  letter: ", letter);
        speller.push(",\n");
    }
    if let Some(names) = register.shown_guidelines() {
        speller.push("  guidelines: ");
        speller.list(names);
        speller.push(",\n");
    }
    if let Some(today) = register.today() {
        speller.quoted("  today: ", &iso(today));
        speller.push(",\n");
    }
    if !register.overrides().is_empty() {
        speller.push("  settings: {");
        let mut divider = "";
        for (name, value) in register.overrides() {
            speller.quoted(divider, name);
            speller.plain(": ", value);
            divider = ", ";
        }
        speller.push("},\n");
    }
    if !register.laboratories().is_empty() {
        speller.push("  labs: [\n");
        for laboratory in register.laboratories() {
            speller.push("    ");
            speller.laboratory(laboratory);
            speller.push(",\n");
        }
        speller.push("  ],\n");
    }
    if !register.other_numbers().is_empty() {
        speller.push("  numbers: [\n");
        for (number, reached) in register.other_numbers() {
            speller.quoted("    (number: ", number);
            speller.push(", ");
            speller.reached(*reached);
            speller.push(",\n");
        }
        speller.push("  ],\n");
    }
    if !register.words().is_empty() {
        speller.push("  words: [\n");
        for word in register.words() {
            speller.push("    ");
            speller.word(word);
            speller.push(",\n");
        }
        speller.push("  ],\n");
    }
    speller.push("  patients: [\n");
}
fn patient_text(record: &Record, register: &Register, speller: &mut Speller<'_, '_>) {
    speller.push("    ");
    speller.person(record.id, &record.person, record.source);
    if !record.courses.is_empty() {
        speller.push(",\n      courses: [\n");
        for course in &record.courses {
            speller.push("        ");
            speller.course(course);
            speller.push(",\n");
        }
        speller.push("      ]");
    }
    if !record.reports.is_empty() {
        speller.push(",\n      reports: [\n");
        let mut rest = &*record.results;
        for head in &record.reports {
            let count = rest
                .iter()
                .take_while(|result| result.report == head.id)
                .count();
            let (results, others) = rest.split_at(count);
            rest = others;
            let profile = head.laboratory.and_then(|id| register.laboratory(id));
            speller.push("        ");
            speller.report(head, results, profile);
            speller.push(",\n");
        }
        speller.push("      ]");
    }
    if !record.notes.is_empty() {
        speller.push(",\n      notes: [\n");
        for note in &record.notes {
            speller.push("        ");
            speller.note(note);
            speller.push(",\n");
        }
        speller.push("      ]");
    }
    speller.push("),\n");
}
