//! `hepatrack check`: reads everything, changes nothing, says what is wrong and where.

use std::io::Write;
use std::sync::Arc;

use crate::reference::DataFault;
use crate::register::Register;
use crate::store::{FileFormat, LocalDisk, Store};
use crate::wording::{Phrase, Sentence, commands as words, shown};

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::own_guidelines;
use super::session::{behind, example, shipped};
use super::stderr::{complain, in_words};

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
    let faults = checked.faults.iter().map(DataFault::sentence);
    let faults: Vec<Sentence> = faults.chain(own.faults).collect();
    let Some(register) = checked.register.filter(|_| faults.is_empty()) else {
        return Err(Failure::Faults(faults));
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
    let looked_at = words::looked_at(
        some(checked.segments, words::FILES),
        some(checked.lines, words::LINES),
        some(checked.backups, words::BACKUPS),
    );
    writeln!(out, "{}", looked_at.of(environment.spoken))?;
    if own.own > 0 {
        let files = words::own_sets(some(own.own, words::FILES));
        writeln!(out, "{}", files.of(environment.spoken))?;
    }
    Ok(())
}

fn some(count: usize, what: [Phrase; 2]) -> Sentence {
    let [one, many] = what;
    words::some(count, if count == 1 { one } else { many })
}

fn counts(register: &Register) -> Sentence {
    let records = register.patients();
    let courses: usize = records.iter().map(|record| record.courses.len()).sum();
    let reports: usize = records.iter().map(|record| record.reports.len()).sum();
    let results: usize = records.iter().map(|record| record.results.len()).sum();
    let notes: usize = records.iter().map(|record| record.notes.len()).sum();
    let counts = [
        some(records.len(), words::PATIENTS),
        some(courses, words::COURSES),
        some(reports, words::REPORTS),
        some(results, words::RESULTS),
        some(notes, words::NOTES),
    ];
    Sentence::list(&counts)
}
