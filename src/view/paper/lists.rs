//! Lists below each other in one column; what has no room is counted, never dropped in silence.

use super::pen::{BODY, Pen, STRONG};
use crate::wording::Language;
use crate::wording::screens::page;

/// Lines of one entry; a longer one is cut, and is seen to be.
const ENTRY_LINES: usize = 4;
const BETWEEN: f64 = 1.2;

pub(super) struct List {
    title: &'static str,
    entries: Vec<String>,
}

impl List {
    pub(super) fn new(title: &'static str, entries: impl Iterator<Item = String>) -> Self {
        Self {
            title,
            entries: entries.collect(),
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn lines(&self, width: f64) -> Vec<Vec<String>> {
        let wrap = |entry: &String| BODY.wrap_cut(entry, width, ENTRY_LINES);
        self.entries.iter().map(wrap).collect()
    }
}

pub(super) fn height(lists: &[List], width: f64) -> f64 {
    let of = |list: &List| {
        let lines = list.lines(width).concat().len();
        STRONG.leading() + lines as f64 * BODY.leading() + BETWEEN
    };
    lists.iter().map(of).sum()
}

/// How high they are where nothing has room but their titles.
pub(super) fn least_height(lists: &[List]) -> f64 {
    lists.len() as f64 * (STRONG.leading() + BETWEEN)
}

/// Draws them from `(x, y)` on into so much room.
pub(super) fn draw_lists(
    language: Language,
    pen: &mut Pen,
    lists: &[List],
    (x, y): (f64, f64),
    width: f64,
    room: f64,
) {
    let end = y + room;
    let mut y = y;
    for (place, list) in lists.iter().enumerate() {
        // Each of the lists below keeps its title with the number of what it holds.
        let kept = least_height(lists.get(place + 1..).unwrap_or_default());
        let end = end - kept;
        let all: Vec<Vec<String>> = list.lines(width);
        let title = y;
        y += STRONG.leading();
        let mut shown = 0;
        for lines in &all {
            let high = lines.len() as f64 * BODY.leading();
            if y + high > end + 0.01 {
                break;
            }
            shown += 1;
            for line in lines {
                pen.text(x, y, BODY, line);
                y += BODY.leading();
            }
        }
        let heading = match all.len() - shown {
            0 => list.title.to_owned(),
            left => page::not_on_page(language, list.title, left, all.len()),
        };
        pen.text(x, title, STRONG, &heading);
        y += BETWEEN;
    }
}
