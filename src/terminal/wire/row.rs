//! The changes of one row: what is written, what is passed over, what is erased.

use super::Frame;
use super::grid::Glyph;

/// From so many blanks on, erasing up to the end of the line is shorter than writing them.
const ERASED_TO_END: usize = 4;
/// The same for blanks before something that stays.
const ERASED_BEFORE_GAP: usize = 6;
/// The same for blanks before something that is written, as the cursor must follow.
const ERASED_BEFORE_TEXT: usize = 11;

/// What boxes and rules are drawn with.
const BOXES: std::ops::RangeInclusive<char> = '\u{2500}'..='\u{257f}';

impl Frame {
    /// Makes a row that is `shown` what is `wanted`.
    pub(super) fn row(&mut self, y: u16, shown: &[Glyph], wanted: &[Glyph]) {
        let changed = changed(shown, wanted);
        let mut x = 0;
        while let Some(next) = (x..wanted.len()).find(|x| changed.get(*x) == Some(&true)) {
            let is_here = self.at == u16::try_from(x).ok().map(|x| (y, Some(x)));
            let rest = wanted.get(x..).unwrap_or_default();
            if is_here && rest.iter().all(|glyph| *glyph == Glyph::Blank) {
                // From here on all is erased, also what is blank already.
                x = self.write_or_erase(x, y, wanted, &changed);
                continue;
            }
            let from = if is_here && self.passes_by_writing(wanted, x, next) {
                x
            } else {
                next
            };
            for at in from..next {
                self.write(at, y, wanted);
            }
            x = self.write_or_erase(next, y, wanted, &changed);
        }
    }

    /// Whether the cells from the cursor to the next change are shorter written again than passed over.
    fn passes_by_writing(&self, wanted: &[Glyph], from: usize, to: usize) -> bool {
        let move_costs = match to - from {
            1 => 3,
            2..10 => 4,
            _ => 5,
        };
        to - from <= move_costs
            && wanted
                .get(from..to)
                .unwrap_or_default()
                .iter()
                .all(|glyph| match glyph {
                    Glyph::Blank => self.pen.is_unseen_on_blank(),
                    Glyph::Of(symbol, pen) => symbol.len() == 1 && *pen == self.pen,
                    Glyph::Covered => false,
                })
    }

    /// Writes the character at `x` or erases the blanks there; returns where to go on.
    fn write_or_erase(&mut self, x: usize, y: u16, wanted: &[Glyph], changed: &[bool]) -> usize {
        let rest = wanted.get(x..).unwrap_or_default();
        let blanks = rest
            .iter()
            .take_while(|glyph| **glyph == Glyph::Blank)
            .count();
        let to_end = blanks == rest.len();
        let end = x + blanks;
        let last = (x..end).rev().find(|at| changed.get(*at) == Some(&true));
        let needed = last.map_or(0, |last| last + 1 - x);
        let before_text = changed.get(end) == Some(&true);
        let erased = if to_end && needed >= ERASED_TO_END {
            "\x1b[K".to_owned()
        } else if (before_text && blanks >= ERASED_BEFORE_TEXT)
            || (!before_text && needed >= ERASED_BEFORE_GAP)
        {
            format!("\x1b[{}X", if before_text { blanks } else { needed })
        } else {
            self.write(x, y, wanted);
            return x + 1;
        };
        self.go(u16::try_from(x).unwrap_or(u16::MAX), y);
        self.look_blank();
        self.bytes.extend(erased.into_bytes());
        end
    }

    /// Writes the character at `x`; of a wide one only its head says anything.
    fn write(&mut self, x: usize, y: u16, wanted: &[Glyph]) {
        let column = u16::try_from(x).unwrap_or(u16::MAX);
        let symbol = match wanted.get(x) {
            Some(Glyph::Of(symbol, pen)) => {
                self.go(column, y);
                self.look(*pen);
                &**symbol
            }
            Some(Glyph::Blank) => {
                self.go(column, y);
                self.look_blank();
                " "
            }
            Some(Glyph::Covered) | None => return,
        };
        self.bytes.extend(symbol.as_bytes());
        // Terminals differ about the width of much that is not ASCII, and about the cursor after the last column.
        // Boxes are drawn only where the terminal has said that they are one cell wide.
        let is_wide = wanted.get(x + 1) == Some(&Glyph::Covered);
        let is_known = if is_wide {
            self.widths.han && is_han(symbol)
        } else {
            symbol.is_ascii()
                || symbol.chars().all(|own| BOXES.contains(&own))
                || self.widths.latin && is_latin(symbol)
        };
        let next = x + if is_wide { 2 } else { 1 };
        let certain = is_known && next < wanted.len();
        let next = u16::try_from(next).unwrap_or(u16::MAX);
        self.at = Some((y, certain.then_some(next)));
    }
}

/// Whether a symbol is one common Han character, or its punctuation.
fn is_han(symbol: &str) -> bool {
    is_one(
        symbol,
        |own| matches!(own, '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3029}' | '\u{ff01}'..='\u{ff60}'),
    )
}

/// Whether a symbol is one Latin letter with its mark.
fn is_latin(symbol: &str) -> bool {
    is_one(
        symbol,
        |own| matches!(own, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'),
    )
}

fn is_one(symbol: &str, of: impl Fn(char) -> bool) -> bool {
    let mut own = symbol.chars();
    own.next().is_some_and(of) && own.next().is_none()
}

/// Which cells are to be written: heads of wide characters also where only what they cover has changed.
fn changed(shown: &[Glyph], wanted: &[Glyph]) -> Vec<bool> {
    let mut changed: Vec<bool> = wanted
        .iter()
        .enumerate()
        .map(|(x, glyph)| shown.get(x) != Some(glyph))
        .collect();
    for x in (1..changed.len()).rev() {
        let covered = wanted.get(x) == Some(&Glyph::Covered);
        if covered && changed.get(x) == Some(&true) {
            if let Some(head) = changed.get_mut(x - 1) {
                *head = true;
            }
            if let Some(own) = changed.get_mut(x) {
                *own = false;
            }
        }
    }
    changed
}
