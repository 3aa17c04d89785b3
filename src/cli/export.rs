//! `hepatrack export`.

use std::io::Write;
use std::sync::Arc;

use crate::clinical::record::Record;
use crate::exchange;

use super::arguments::{Arguments, ExportOptions};
use super::complain;
use super::failure::Failure;
use super::session::{Environment, Session};

pub(super) fn run(
    arguments: &Arguments,
    options: &ExportOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let written = exchange::export_to(
        &options.folder,
        session.register.patients(),
        &session.knowledge,
    )
    .map_err(Failure::fault)?;
    for path in written {
        writeln!(out, "{}", path.display())?;
    }
    if let Some(words) = left_out(session.register.patients()) {
        complain(&[words]);
    }
    Ok(())
}

/// What the three tables have no place for, where there is any.
fn left_out(records: &[Arc<Record>]) -> Option<String> {
    let words = match records
        .iter()
        .map(|record| record.notes.len())
        .sum::<usize>()
    {
        0 => return None,
        1 => "1 note is".to_owned(),
        count => format!("{count} notes are"),
    };
    Some(format!(
        "{words} not part of the CSV files: they stand in the register and in 'hepatrack show'"
    ))
}
