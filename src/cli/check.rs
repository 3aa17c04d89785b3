//! `hepatrack check`: reads everything, changes nothing, says what is wrong and where.

use std::io::Write;
use std::sync::Arc;

use crate::register::Register;
use crate::store::{FileFormat, LocalDisk, Store};
use crate::wording::{commands as words, shown};

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::own_guidelines;
use super::session::{behind, example, shipped};
use super::{complain, in_words};

pub(super) fn run(
    arguments: &Arguments,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let shipped = shipped()?;
    if arguments.demo {
        let register = example(&shipped)?;
        writeln!(
            out,
            "{}",
            words::nothing_wrong(counts(&register)).of(environment.spoken)
        )?;
        return Ok(());
    }
    let file = environment.file(arguments)?;
    let format = FileFormat::new(&shipped);
    let checked = Store::check(Arc::new(LocalDisk), &file, &format).map_err(Failure::fault)?;
    complain(&in_words(
        environment.spoken,
        behind(checked.newest, environment).as_slice(),
    ));
    let own = own_guidelines::beside(&file, &shipped.guidelines);
    let faults = checked.faults.iter().map(ToString::to_string);
    let faults: Vec<String> = faults.chain(own.faults).collect();
    let Some(register) = checked.register.filter(|_| faults.is_empty()) else {
        return Err(Failure::lines(faults));
    };
    writeln!(
        out,
        "{}",
        words::nothing_wrong(counts(&register)).of(environment.spoken)
    )?;
    for notice in &checked.notices {
        let notice = words::to_know(notice);
        writeln!(out, "{}", shown(notice.of(environment.spoken)))?;
    }
    writeln!(
        out,
        "looked at too: {} of the journal, {} in it, {}",
        some(checked.segments, "file", "files"),
        some(checked.lines, "line", "lines"),
        some(checked.backups, "backup", "backups"),
    )?;
    if own.own > 0 {
        let files = some(own.own, "file", "files");
        writeln!(out, "and {files} with the clinic's own guideline sets")?;
    }
    Ok(())
}

fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn counts(register: &Register) -> String {
    let records = register.patients();
    let courses: usize = records.iter().map(|record| record.courses.len()).sum();
    let reports: usize = records.iter().map(|record| record.reports.len()).sum();
    let results: usize = records.iter().map(|record| record.results.len()).sum();
    let notes: usize = records.iter().map(|record| record.notes.len()).sum();
    [
        some(records.len(), "patient", "patients"),
        some(courses, "course", "courses"),
        some(reports, "report", "reports"),
        some(results, "result", "results"),
        some(notes, "note", "notes"),
    ]
    .join(", ")
}
