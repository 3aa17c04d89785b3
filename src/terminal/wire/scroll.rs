//! Rows that moved up or down as a whole, as those of a list that scrolls: the terminal moves them itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Glyph, Grid};

/// The rows from `top` to before `bottom` move by some rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) by: u16,
    pub(super) up: bool,
}

impl Shift {
    /// Where a row was that stands at `y` then; none for the blank ones that come in.
    fn source(self, y: u16) -> Option<u16> {
        let from = if self.up {
            y.checked_add(self.by)?
        } else {
            y.checked_sub(self.by)?
        };
        (self.top..self.bottom).contains(&from).then_some(from)
    }

    /// What the grid shows then.
    pub(super) fn apply(self, grid: &mut Grid) {
        grid.shift(self.top, self.bottom, self.by, self.up);
    }
}

/// The move of rows that spares most, if any spares something.
pub(super) fn find(shown: &Grid, wanted: &Grid) -> Option<Shift> {
    let rows = wanted.rows();
    let (old, new) = (marks(shown), marks(wanted));
    (1..rows.div_ceil(2))
        .flat_map(|by| [(by, true), (by, false)])
        .flat_map(|(by, up)| candidates(&old, &new, by, up))
        .filter_map(|shift| Some((spared(shown, wanted, shift)?, shift)))
        .max_by_key(|(spared, shift)| (*spared, std::cmp::Reverse(shift.by)))
        .map(|(_, shift)| shift)
}

/// The runs of rows that stand where others stood before, and from the first to the last of them.
fn candidates(old: &[u64], new: &[u64], by: u16, up: bool) -> Vec<Shift> {
    let rows = u16::try_from(new.len()).unwrap_or(u16::MAX);
    let moved = |y: &u16| {
        let from = if up {
            y.checked_add(by).filter(|from| *from < rows)
        } else {
            y.checked_sub(by)
        };
        let (Some(from), y) = (from, usize::from(*y)) else {
            return false;
        };
        new.get(y) == old.get(usize::from(from)) && new.get(y) != old.get(y)
    };
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for y in (0..rows).filter(moved) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == y => *last = y,
            _ => runs.push((y, y)),
        }
    }
    if let [(first, _), .., (_, last)] = runs[..] {
        runs.push((first, last));
    }
    let shift = |(first, last)| Shift {
        top: if up { first } else { first - by },
        bottom: if up { last + by + 1 } else { last + 1 },
        by,
        up,
    };
    runs.into_iter().map(shift).collect()
}

/// How many bytes less are written then, about.
fn spared(shown: &Grid, wanted: &Grid, shift: Shift) -> Option<usize> {
    let (mut still, mut moved) = (0, 0);
    for y in shift.top..shift.bottom {
        still += differing(shown.row(y), wanted.row(y));
        moved += match shift.source(y) {
            Some(from) => differing(shown.row(from), wanted.row(y)),
            None => wanted
                .row(y)
                .iter()
                .filter(|should| **should != Glyph::Blank)
                .map(Glyph::bytes)
                .sum(),
        };
    }
    still.checked_sub(moved).filter(|spared| *spared > 0)
}

fn differing(shown: &[Glyph], wanted: &[Glyph]) -> usize {
    let pairs = shown.iter().zip(wanted);
    pairs
        .filter(|(is, should)| is != should)
        .map(|(_, should)| should.bytes())
        .sum()
}

fn marks(grid: &Grid) -> Vec<u64> {
    (0..grid.rows()).map(|y| mark(grid.row(y))).collect()
}

fn mark(row: &[Glyph]) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}
