//! `hepatrack keys`: the keys in force as plain lines, the user's own among them.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::keys::Keymap;

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::settings;

pub(super) fn run(
    arguments: &Arguments,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let settings = settings::read(arguments, environment).map_err(Failure::fault)?;
    table(&settings.keymap, out)
}

/// A line for each action and the places in which its keys are the same.
pub(super) fn table(keymap: &Keymap, out: &mut impl Write) -> Result<(), Failure> {
    let rows = keymap.rows();
    let keys = rows.iter().map(|row| row.0.width()).max().unwrap_or(0);
    let places = rows.iter().map(|row| row.1.width()).max().unwrap_or(0);
    for row in &rows {
        writeln!(out, "{:keys$}  {:places$}  {}", row.0, row.1, row.2)?;
    }
    Ok(())
}
