//! `hepatrack import`.

use std::io::Write;

use crate::clinical::record::Via;
use crate::exchange;
use crate::store::{Mode, Store};
use crate::wording::shown;

use super::arguments::{Arguments, ImportOptions};
use super::failure::Failure;
use super::session::{Environment, read_or_begin, shipped, with_settings_of};

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
    let file = environment.file(arguments)?;
    let shipped = shipped()?;
    let (mut register, store) = if options.dry_run {
        (read_or_begin(&file, &shipped)?, None)
    } else {
        let (register, store) =
            Store::open(&file, Mode::Write, &shipped).map_err(Failure::fault)?;
        (register, Some(store))
    };
    let knowledge = with_settings_of(&register, shipped)?;
    let import_options = exchange::ImportOptions {
        known_tests_only: options.known_tests,
    };
    let plan = exchange::plan(
        &options.paths,
        &register,
        &knowledge,
        environment.today(),
        import_options,
    )
    .map_err(|faults| Failure::Faults(faults.lines()))?;
    let verb = if options.dry_run {
        "would add"
    } else {
        "added"
    };
    let summary = plan.lines(verb);
    if let Some(mut store) = store {
        let entry = plan
            .commit(&mut register, environment.stamp(Via::Import))
            .map_err(Failure::fault)?;
        if entry.is_some() {
            store.save(&register, &knowledge).map_err(Failure::fault)?;
        }
    }
    for line in summary {
        writeln!(out, "{}", shown(&line))?;
    }
    Ok(())
}
