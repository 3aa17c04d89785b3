//! Tables of what is accepted and refused, and the laws.

mod dates;
mod findings;
mod laws;
mod names;
mod numbers;
mod status;

use crate::clinical::knowledge::Knowledge;
use crate::reference::shipped;

fn knowledge() -> Knowledge {
    shipped().unwrap()
}
