//! Random numbers from a seed: SHA-256 of the seed, a stream and a counter.

use sha2::{Digest, Sha256};

/// How many random bytes a seed has.
pub const SEED_BYTES: usize = 32;

/// One stream of random numbers; other streams of the same seed tell nothing of it.
pub(super) struct Chance {
    seed: [u8; SEED_BYTES],
    stream: u64,
    counter: u64,
}

impl Chance {
    pub(super) const fn new(seed: [u8; SEED_BYTES], stream: u64) -> Self {
        Self {
            seed,
            stream,
            counter: 0,
        }
    }

    fn next(&mut self) -> u64 {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.stream.to_le_bytes());
        hash.update(self.counter.to_le_bytes());
        self.counter += 1;
        let mut number = [0; 8];
        for (to, from) in number.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        u64::from_le_bytes(number)
    }

    /// A number from `least` to `most`, every one as likely.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let count = most.abs_diff(least).saturating_add(1);
        // Numbers beyond the last whole multiple would make the first ones likelier.
        let whole = u64::MAX - u64::MAX % count;
        let number = loop {
            let number = self.next();
            if number < whole {
                break number % count;
            }
        };
        least.saturating_add_unsigned(number)
    }

    /// Puts everything in random order, every order as likely.
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.between(0, i64::try_from(last).unwrap_or(0));
            all.swap(last, usize::try_from(other).unwrap_or(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_and_none_beside() {
        let mut chance = Chance::new([7; SEED_BYTES], 1);
        let mut seen = [0; 6];
        for _ in 0..6_000 {
            seen[usize::try_from(chance.between(3, 8) - 3).unwrap()] += 1;
        }
        assert!(
            seen.iter().all(|times| (800..1_200).contains(times)),
            "{seen:?}"
        );
        assert_eq!(chance.between(5, 5), 5);
    }

    #[test]
    fn the_same_seed_gives_the_same_order_and_another_stream_another() {
        let order = |seed, stream| {
            let mut all: Vec<u32> = (0..50).collect();
            Chance::new([seed; SEED_BYTES], stream).shuffle(&mut all);
            all
        };
        assert_eq!(order(1, 0), order(1, 0));
        assert_ne!(order(1, 0), order(1, 1));
        assert_ne!(order(1, 0), order(2, 0));
        let mut sorted = order(1, 0);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
    }
}
