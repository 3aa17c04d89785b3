//! The shipped example clinic: invented patients, and a day of its own so that it never grows stale.

use crate::clinical::knowledge::Knowledge;
use crate::reference::DataFault;
use crate::register::{EarlierEntries, Register};

use super::layout::read::read;

/// The name under which complaints speak of the example.
pub const EXAMPLE_FILE: &str = "data/example.ron";
const TEXT: &str = include_str!("../../data/example.ron");

/// The example clinic, ready to be looked at; [`Register::today`] is its day. It has no journal: nothing is there to be
/// learned of the time before.
///
/// # Errors
/// The shipped file is not acceptable.
pub fn example(knowledge: &Knowledge) -> Result<Register, Vec<DataFault>> {
    let mut register = read(EXAMPLE_FILE, TEXT.as_bytes(), knowledge)?;
    register.learn_earlier(EarlierEntries::default());
    Ok(register)
}
