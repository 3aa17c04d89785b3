//! `hepatrack import`.

use std::io::Write;

use crate::clinical::record::Via;
use crate::exchange;
use crate::store::{Mode, Scribe};
use crate::wording::shown;

use super::arguments::{Arguments, ImportOptions};
use super::complain;
use super::failure::Failure;
use super::session::{Environment, open_sound, read_or_begin, shipped, with_settings_of};

/// Writes lines to the file that is asked for, if one is.
fn report(options: &ImportOptions, lines: impl Iterator<Item = String>) -> Result<(), String> {
    let Some(path) = &options.report else {
        return Ok(());
    };
    exchange::write_report(path, lines.map(|line| shown(&line).into_owned()))
        .map_err(|error| error.to_string())
}

pub(super) fn run(
    arguments: &Arguments,
    options: &ImportOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || (arguments.read_only && !options.dry_run) {
        return Err(Failure::Usage(
            "import writes to a register: it goes without --demo and --read-only".to_owned(),
        ));
    }
    let file = if options.dry_run {
        environment.file(arguments)?
    } else {
        environment.file_to_write(arguments)?
    };
    let shipped = shipped()?;
    let scribe = Scribe::new(&shipped);
    let (mut register, store) = if options.dry_run {
        read_or_begin(&file, environment, &scribe)?
    } else {
        let (register, store) = open_sound(&file, Mode::Write, environment, &scribe)?;
        (register, Some(store))
    };
    if let Some(store) = &store {
        // Rows may have been corrected, retracted or moved long ago.
        store
            .learn_history(&mut register, &scribe)
            .map_err(Failure::fault)?;
    }
    let knowledge = with_settings_of(&register, shipped.clone())?;
    let plan = exchange::plan(
        &options.paths,
        &register,
        &knowledge,
        environment.today(),
        &options.exchange(),
    )
    .map_err(|faults| {
        let lines = faults.lines();
        let written = report(options, lines.iter().cloned());
        let unwritten = written.err().into_iter();
        Failure::Faults(unwritten.chain(lines).collect())
    })?;
    report(options, plan.whole()).map_err(Failure::fault)?;
    let verbs = if options.dry_run {
        ["would change", "would add"]
    } else {
        ["changed", "added"]
    };
    let summary = plan.lines(verbs);
    if let Some(mut store) = store.filter(|_| !options.dry_run) {
        let stamp = environment.stamp(Via::Import);
        let now = stamp.at;
        let entry = plan.commit(&mut register, stamp).map_err(Failure::fault)?;
        if let Some(entry) = entry {
            store.append(&entry, &scribe).map_err(Failure::fault)?;
            store
                .rewrite(&register, &scribe, now)
                .map_err(Failure::fault)?;
            complain(&store.take_doubts());
        }
    }
    for line in summary {
        writeln!(out, "{}", shown(&line))?;
    }
    Ok(())
}
