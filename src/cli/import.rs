//! `hepatrack import`.

use std::io::Write;

use crate::clinical::record::Via;
use crate::exchange::{self, ExportError, Progress};
use crate::store::{FileFormat, Mode};
use crate::wording::refusals::import as words;
use crate::wording::{Language, commands, shown};

use super::arguments::{Arguments, ImportOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::saved::save;
use super::session::{open_sound, read_or_begin, shipped, with_settings_of};
use super::watched::{Stopping, watched};

/// Writes lines to the file that is asked for, if one is.
fn report(options: &ImportOptions, lines: impl Iterator<Item = String>) -> Result<(), ExportError> {
    let Some(path) = &options.report else {
        return Ok(());
    };
    exchange::write_report(path, lines.map(|line| shown(&line).into_owned()))
}

pub(super) fn run(
    arguments: &Arguments,
    options: &ImportOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || (arguments.read_only && !options.dry_run) {
        return Err(Failure::usage(commands::writes("import")));
    }
    let file = if options.dry_run {
        environment.file(arguments)?
    } else {
        environment.file_to_write(arguments)?
    };
    let progress = Progress::default();
    let stopping = Stopping::begin(&progress).map_err(Failure::fault)?;
    let shipped = shipped()?;
    let language = environment.spoken;
    let format = FileFormat::new(&shipped);
    let (mut register, store) = if options.dry_run {
        read_or_begin(&file, environment, &format)?
    } else {
        let (register, store) = open_sound(&file, Mode::Write, environment, &format)?;
        (register, Some(store))
    };
    if let Some(store) = &store {
        // Rows may have been corrected, retracted or moved long ago.
        store
            .learn_history(&mut register, &format)
            .map_err(Failure::fault)?;
    }
    let knowledge = with_settings_of(&register, shipped.clone())?;
    let plan = watched(language, &progress, || {
        exchange::plan_with(
            &options.paths,
            &register,
            &knowledge,
            environment.today(),
            &options.exchange(),
            &progress,
        )
    });
    if progress.is_stopped() {
        return Err(Failure::fault(commands::STOPPED));
    }
    stopping.end();
    let plan = plan.map_err(|faults| {
        // A file is the same in every language.
        let written = report(options, faults.lines(Language::English).into_iter());
        let lines = faults.lines(language);
        let unwritten = written.err().map(|error| error.told(language)).into_iter();
        Failure::lines(unwritten.chain(lines))
    })?;
    report(options, plan.whole()).map_err(Failure::fault)?;
    let verbs = if options.dry_run {
        [words::WOULD_CHANGE, words::WOULD_ADD]
    } else {
        [words::CHANGED, words::ADDED]
    };
    let summary = plan.lines(language, verbs.map(|verb| verb.of(language)));
    if let Some(mut store) = store.filter(|_| !options.dry_run) {
        let stamp = environment.stamp(Via::Import);
        let entry = plan.commit(&mut register, stamp).map_err(Failure::fault)?;
        if let Some(entry) = entry {
            save(&mut store, &register, &entry, &shipped, environment)?;
        }
    }
    for line in summary {
        writeln!(out, "{}", shown(&line))?;
    }
    Ok(())
}
