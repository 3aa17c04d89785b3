//! `hepatrack export`.

use std::io::Write;

use crate::exchange;

use super::arguments::{Arguments, ExportOptions};
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
    Ok(())
}
