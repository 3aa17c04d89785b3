//! The register's own identifier.

use std::hash::{BuildHasher as _, RandomState};
use std::time::SystemTime;

/// A new register's own identifier: eight letters and digits that hardly ever come twice.
#[must_use]
pub fn fresh_identifier() -> String {
    /// No letter or digit that is easily taken for another.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let seed = (SystemTime::now(), std::process::id());
    let mut bits = RandomState::new().hash_one(seed);
    let mut identifier = String::new();
    for _ in 0..8 {
        let place = usize::try_from(bits % 32).unwrap_or(0);
        identifier.push(char::from(LETTERS.get(place).copied().unwrap_or(b'a')));
        bits /= 32;
    }
    identifier
}
