//! The box with the answer: its sides, its lower edge, and how much of a headline it holds.

use crate::view::board::Standing;
use crate::view::cells::cells;
use crate::view::page::{Meaning, Row, Span, wrap};
use crate::wording::Urgency;
use crate::wording::screens::record as words;

/// Cells of the box at either side of the answer: its stroke, and a blank where the answer leaves room for it.
pub(super) const EDGE: usize = 1;

/// Rows between the sides of the box.
pub(super) fn boxed(rows: Vec<Row>, width: usize) -> Vec<Row> {
    let used = |row: &Row| -> usize { row.iter().map(|span| cells(&span.text)).sum() };
    let longest = rows.iter().map(used).max().unwrap_or(0);
    let edge = if longest + 2 * (EDGE + 1) <= width {
        EDGE + 1
    } else {
        EDGE
    };
    let blank = " ".repeat(edge - EDGE);
    let inside = |row: Row| {
        let gap = width.saturating_sub(2 * edge + used(&row));
        let mut boxed = vec![Span::new(Meaning::Faint, format!("\u{2502}{blank}"))];
        boxed.extend(row);
        boxed.push(Span::new(Meaning::Plain, " ".repeat(gap)));
        boxed.push(Span::new(Meaning::Faint, format!("{blank}\u{2502}")));
        boxed
    };
    rows.into_iter().map(inside).collect()
}

/// The lower edge of the box, with the group of the list in which the patient stands.
pub(super) fn lower_edge(standing: &Standing, width: usize) -> Row {
    let group = standing.assessment.tier.map(Urgency::of);
    let words = group.map_or_else(String::new, |group| {
        words::in_the_list(standing.language, group.heading(standing.language))
    });
    let line = width.saturating_sub(cells(&words) + 3);
    vec![
        Span::new(
            Meaning::Faint,
            format!("\u{2570}{}", "\u{2500}".repeat(line)),
        ),
        Span::new(Meaning::Plain, words),
        Span::new(Meaning::Faint, "\u{2500}\u{256f}"),
    ]
}

/// What a row of so many cells has of a headline behind the sign: its first sentences, else its first words. And the rest.
pub(super) fn parted(headline: &str, width: usize) -> (&str, &str) {
    let room = width.saturating_sub(2).max(1);
    let first = wrap(headline, room).into_iter().next().unwrap_or_default();
    let end = match headline.len() > first.len() {
        true => ["; ", ": ", ", "]
            .iter()
            .find_map(|end| Some(first.rfind(end)? + 1))
            .unwrap_or(first.len()),
        false => first.len(),
    };
    let (first, rest) = headline.split_at(end);
    // The rest stands in a row of its own: what divides the two would hang in the air.
    (first.trim_end_matches([';', ',']), rest.trim_start())
}
