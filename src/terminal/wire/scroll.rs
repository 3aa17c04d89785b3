//! Rows that moved up or down as a whole, as those of a list that scrolls: the terminal moves them itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Glyph, Grid};

/// Moved rows are looked for only where so many cells less are written then.
const WORTH: usize = 80;

/// The rows from `top` to before `bottom` move by some rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) by: u16,
    pub(super) up: bool,
}

impl Shift {
    /// What the grid shows then.
    pub(super) fn apply(self, grid: &mut Grid) {
        grid.shift(self.top, self.bottom, self.by, self.up);
    }
}

/// The move of rows that spares most, if one is worth it.
pub(super) fn find(shown: &Grid, wanted: &Grid) -> Option<Shift> {
    let rows = wanted.rows();
    let (old, new) = (marks(shown), marks(wanted));
    let differs = |y: u16| old.get(usize::from(y)) != new.get(usize::from(y));
    if (0..rows).filter(|y| differs(*y)).count() < 4 {
        return None;
    }
    (1..rows.div_ceil(2))
        .flat_map(|by| [(by, true), (by, false)])
        .filter_map(|(by, up)| candidate(&old, &new, by, up))
        .filter_map(|shift| Some((spared(shown, wanted, shift)?, shift)))
        .max_by_key(|(spared, shift)| (*spared, std::cmp::Reverse(shift.by)))
        .map(|(_, shift)| shift)
}

/// From the first to the last row that stands where another stood before.
fn candidate(old: &[u64], new: &[u64], by: u16, up: bool) -> Option<Shift> {
    let rows = u16::try_from(new.len()).ok()?;
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
    let first = (0..rows).find(moved)?;
    let last = (0..rows).rev().find(moved)?;
    if last - first < 2 {
        return None;
    }
    let (top, bottom) = if up {
        (first, last + by + 1)
    } else {
        (first - by, last + 1)
    };
    Some(Shift {
        top,
        bottom,
        by,
        up,
    })
}

/// How many bytes less are written, about.
fn spared(shown: &Grid, wanted: &Grid, shift: Shift) -> Option<usize> {
    let mut moved = shown.clone();
    shift.apply(&mut moved);
    let differing = |grid: &Grid| -> usize {
        (shift.top..shift.bottom)
            .flat_map(|y| grid.row(y).iter().zip(wanted.row(y)))
            .filter(|(is, should)| is != should)
            .map(|(_, should)| should.bytes())
            .sum()
    };
    differing(shown)
        .checked_sub(differing(&moved))
        .filter(|spared| *spared >= WORTH)
}

fn marks(grid: &Grid) -> Vec<u64> {
    (0..grid.rows()).map(|y| mark(grid.row(y))).collect()
}

fn mark(row: &[Glyph]) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}
