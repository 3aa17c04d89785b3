//! SHA-256: of a journal line chained on the one before, and of a large file piece by piece.

use crate::register::threads::hand_out;
use std::fmt;
use std::thread;

use sha2::{Digest as _, Sha256};

/// The size of a piece: it fits into a processor's cache, and pieces are hashed side by side.
pub(in crate::store) const PIECE: usize = 2 * 1024 * 1024;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// What the first line of the first journal is chained on.
    pub const NONE: Self = Self([0; 32]);

    pub(in crate::store) const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The digest that is kept as 32 bytes.
    pub(in crate::store) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(in crate::store) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a line that comes after the one with this digest.
    pub(in crate::store) fn chained(self, body: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(self.0);
        hasher.update(body);
        Self(hasher.finalize().into())
    }

    /// The digest over the digests of each 2 MiB, on all processors.
    pub(in crate::store) fn of_pieces(bytes: &[u8]) -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let pieces: Vec<&[u8]> = bytes.chunks(PIECE).collect();
        let share = pieces.len().div_ceil(threads).max(1);
        let digest_all = |pieces: &[&[u8]]| -> Vec<u8> {
            pieces.iter().flat_map(|piece| Self::of(piece).0).collect()
        };
        let digests = thread::scope(|scope| {
            let workers: Vec<_> = pieces
                .chunks(share)
                .skip(1)
                .map(|pieces| hand_out(scope, move || digest_all(pieces)))
                .collect();
            let mut digests = pieces
                .chunks(share)
                .next()
                .map(digest_all)
                .unwrap_or_default();
            for worker in workers {
                match worker.join() {
                    Ok(more) => digests.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            digests
        });
        Self::of(&digests)
    }

    pub(in crate::store) fn over(pieces: &[Self]) -> Self {
        let digests: Vec<u8> = pieces.iter().flat_map(|piece| piece.0).collect();
        Self::of(&digests)
    }

    /// The digest that is spelled in 64 lower-case hexadecimal digits.
    pub(in crate::store) fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = nibble(*high)? * 16 + nibble(*low)?;
        }
        Some(Self(bytes))
    }
}

/// The digest of a large file that is written part by part.
#[derive(Default)]
pub(in crate::store) struct PieceHasher {
    piece: Sha256,
    filled: usize,
    digests: Vec<u8>,
}

impl PieceHasher {
    /// Goes on with these bytes.
    pub(in crate::store) fn update(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (now, later) = rest.split_at((PIECE - self.filled).min(rest.len()));
            self.piece.update(now);
            self.filled += now.len();
            rest = later;
            if self.filled == PIECE {
                self.end_piece();
            }
        }
    }

    fn end_piece(&mut self) {
        self.digests.extend(self.piece.finalize_reset());
        self.filled = 0;
    }

    /// The digest of all, as [`Digest::of_pieces`] gives it.
    pub(in crate::store) fn finish(mut self) -> Digest {
        if self.filled > 0 {
            self.end_piece();
        }
        Digest::of(&self.digests)
    }
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector for "abc" of FIPS 180-4.
    #[test]
    fn digests_are_sha_256_and_read_back() {
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), text);
        assert_eq!(Digest::parse(text), Some(Digest::of(b"abc")));
        for wrong in ["", "ba78", &text.to_uppercase(), &text.replace('b', "g")] {
            assert_eq!(Digest::parse(wrong), None);
        }
    }

    #[test]
    fn pieces_are_hashed_as_their_definition_says() {
        for length in [0, 1, PIECE, PIECE + 1, 5 * PIECE + 7] {
            let bytes: Vec<u8> = (0..length).map(|place| (place % 251) as u8).collect();
            let digests: Vec<u8> = bytes
                .chunks(PIECE)
                .flat_map(|piece| Digest::of(piece).0)
                .collect();
            assert_eq!(Digest::of_pieces(&bytes), Digest::of(&digests), "{length}");
            let mut hasher = PieceHasher::default();
            for part in bytes.chunks(1_000_003) {
                hasher.update(part);
            }
            assert_eq!(hasher.finish(), Digest::of(&digests), "{length}");
        }
    }
}
