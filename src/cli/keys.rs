//! `hepatrack keys`: the one key table as plain lines.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::app::keymap;

use super::failure::Failure;

pub(super) fn run(out: &mut impl Write) -> Result<(), Failure> {
    let rows: Vec<(String, String, &str)> = keymap::table()
        .iter()
        .map(|binding| (binding.key_names(), binding.place_names(), binding.help))
        .collect();
    let keys = rows.iter().map(|row| row.0.width()).max().unwrap_or(0);
    let places = rows.iter().map(|row| row.1.width()).max().unwrap_or(0);
    for row in &rows {
        writeln!(out, "{:keys$}  {:places$}  {}", row.0, row.1, row.2)?;
    }
    Ok(())
}
