//! `hepatrack keys`: the one key table as plain lines.

use std::io::Write;

use super::failure::Failure;

pub(super) fn run(out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out)?;
    Ok(())
}
