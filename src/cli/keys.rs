//! `hepatrack keys`: the keys in force as plain lines, the user's own among them.

use std::io::Write;

use crate::keys::Keymap;
use crate::view::cells::{cells, pad};

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::user_config;

pub(super) fn run(
    arguments: &Arguments,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let settings = user_config::read(arguments, environment).map_err(Failure::fault)?;
    table(&settings.keymap.told_in(environment.spoken), out)
}

/// A line for each action and the places in which its keys are the same.
pub(super) fn table(keymap: &Keymap, out: &mut impl Write) -> Result<(), Failure> {
    let rows = keymap.rows();
    let keys = rows.iter().map(|row| cells(&row.0)).max().unwrap_or(0);
    let places = rows.iter().map(|row| cells(&row.1)).max().unwrap_or(0);
    for (names, place, help) in &rows {
        writeln!(out, "{}  {}  {help}", pad(names, keys), pad(place, places))?;
    }
    Ok(())
}
