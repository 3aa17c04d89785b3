//! Tables of what is accepted and refused, and the laws.

mod dates;
mod drug_names;
mod file_dates;
mod findings;
mod laws;
mod names;
mod no_result;
mod numbers;
mod refusals;
mod status;
mod test_names;

use crate::clinical::knowledge::Knowledge;
use crate::reference::shipped;

fn knowledge() -> Knowledge {
    shipped().unwrap()
}
