//! The sections of the status in the record: each is a heading that Enter opens and closes, and what stands below it.

use std::ops::Range;

use super::{Meaning, Row, Span};
use crate::view::cells::cells;
use crate::wording::screens::record as words;
use crate::wording::{Language, Phrase};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// What decided, what is due and why, what would change the verdict, what is doubtful or missing.
    Why,
    /// The conditions under which the clinic's text lets treatment end.
    StopConditions,
    Guidelines,
    Scores,
    ToKnow,
    History,
}

impl Section {
    pub const ALL: [Self; 6] = [
        Self::Why,
        Self::StopConditions,
        Self::Guidelines,
        Self::Scores,
        Self::ToKnow,
        Self::History,
    ];

    pub const fn name(self) -> Phrase {
        match self {
            Self::Why => words::WHY,
            Self::StopConditions => words::STOP_CONDITIONS,
            Self::Guidelines => words::GUIDELINES,
            Self::Scores => words::SCORES_SECTION,
            Self::ToKnow => words::TO_KNOW,
            Self::History => words::HISTORY,
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Why => 0,
            Self::StopConditions => 1,
            Self::Guidelines => 2,
            Self::Scores => 3,
            Self::ToKnow => 4,
            Self::History => 5,
        }
    }
}

/// Which sections somebody has opened or closed: the others are open where there is room for them, the first always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sections([Option<bool>; Section::ALL.len()]);

impl Sections {
    /// Opens or closes a section, for every record of the session.
    pub fn set(&mut self, section: Section, is_open: bool) {
        if let Some(chosen) = self.0.get_mut(section.index()) {
            *chosen = Some(is_open);
        }
    }

    fn chosen(self, section: Section) -> Option<bool> {
        self.0.get(section.index()).copied().flatten()
    }
}

/// Something in the status that Enter opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusItem {
    /// A section, to be opened or closed.
    Section(Section),
    /// The rule of a line that decided, counted from the first.
    Rule(usize),
}

/// Where an item of the status stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedItem {
    pub item: StatusItem,
    pub row: usize,
    pub columns: Range<usize>,
}

/// The status of the record: its rows, and what in them Enter opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusPage {
    /// The box with the answer, which stays in sight.
    pub answer: Vec<Row>,
    pub rows: Vec<Row>,
    /// What Enter opens, from the top to the end.
    pub items: Vec<PlacedItem>,
    open: Sections,
}

impl StatusPage {
    pub fn is_open(&self, section: Section) -> bool {
        self.open.chosen(section) == Some(true)
    }

    /// The place of an item among the items; while it is not shown, of the section that holds it.
    pub fn place_of(&self, item: StatusItem) -> usize {
        let place = |wanted| self.items.iter().position(|placed| placed.item == wanted);
        let section = StatusItem::Section(Section::Why);
        place(item).or_else(|| place(section)).unwrap_or(0)
    }
}

/// A section before it is known whether there is room for it.
pub(super) struct Content {
    pub(super) section: Section,
    /// What its heading says of it while it is closed.
    pub(super) summary: String,
    pub(super) rows: Vec<Row>,
    /// Where in its rows rules are named.
    pub(super) rules: Vec<(usize, Range<usize>)>,
}

/// Between two headings in one row.
const GAP: usize = 3;
/// Closed sections take so many rows at most on a terminal of ordinary width.
const CLOSED_ROWS: usize = 2;

/// Puts sections below rows, in a window of so many cells and rows for them and the answer: those of `chosen` as it says.
pub(super) fn place(
    language: Language,
    answer: Vec<Row>,
    rows: Vec<Row>,
    contents: Vec<Content>,
    chosen: Sections,
    (width, height): (usize, usize),
) -> StatusPage {
    let height = height.saturating_sub(answer.len());
    let mut page = StatusPage {
        answer,
        rows,
        ..StatusPage::default()
    };
    let mut room = height.saturating_sub(page.rows.len() + CLOSED_ROWS);
    let mut used = None;
    for content in contents {
        if content.rows.is_empty() {
            continue;
        }
        let needs = content.rows.len() + 1;
        let is_open = chosen
            .chosen(content.section)
            .unwrap_or(content.section == Section::Why || needs <= room);
        page.open.set(content.section, is_open);
        if is_open {
            room = room.saturating_sub(needs);
            used = None;
            page.add_heading(
                content.section,
                format!("\u{25be} {}", content.section.name().of(language)),
                None,
            );
            page.add_content(content);
        } else {
            let summary = match content.summary.as_str() {
                "" => String::new(),
                summary => words::summed_up(language, summary),
            };
            let heading = format!("\u{25b8} {}{summary}", content.section.name().of(language));
            let fits = used.filter(|used| used + GAP + cells(&heading) <= width);
            let after = fits.map(|used| used + GAP);
            used = Some(page.add_heading(content.section, heading, after));
        }
    }
    page
}

impl StatusPage {
    /// Adds a heading, in the last row behind what stands there or in a row of its own; the columns it reaches.
    fn add_heading(&mut self, section: Section, heading: String, after: Option<usize>) -> usize {
        let start = after.unwrap_or(0);
        let end = start + cells(&heading);
        let span = Span::new(Meaning::Heading, heading);
        match (after, self.rows.last_mut()) {
            (Some(_), Some(row)) => row.extend([Span::new(Meaning::Plain, " ".repeat(GAP)), span]),
            (Some(_) | None, _) => self.rows.push(vec![span]),
        }
        self.items.push(PlacedItem {
            item: StatusItem::Section(section),
            row: self.rows.len() - 1,
            columns: start..end,
        });
        end
    }

    fn add_content(&mut self, content: Content) {
        let first = self.rows.len();
        let rules = content.rules.into_iter().enumerate();
        self.items
            .extend(rules.map(|(rule, (row, columns))| PlacedItem {
                item: StatusItem::Rule(rule),
                row: first + row,
                columns,
            }));
        self.rows.extend(content.rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(section: Section, rows: usize) -> Content {
        Content {
            section,
            summary: "2 of 4".to_owned(),
            rows: vec![vec![Span::new(Meaning::Plain, "words")]; rows],
            rules: Vec::new(),
        }
    }

    fn page(chosen: Sections, height: usize) -> StatusPage {
        let contents = [
            (Section::Why, 3),
            (Section::StopConditions, 4),
            (Section::Scores, 2),
            (Section::History, 0),
        ];
        let contents = contents
            .map(|(section, rows)| content(section, rows))
            .into();
        place(
            Language::English,
            Vec::new(),
            Vec::new(),
            contents,
            chosen,
            (80, height),
        )
    }

    #[test]
    fn sections_are_open_where_there_is_room_and_the_first_always() {
        let open = |page: &StatusPage| Section::ALL.map(|section| page.is_open(section));
        let [nothing, little, much] =
            [3, 9, 40].map(|height| open(&page(Sections::default(), height)));
        assert_eq!(nothing, [true, false, false, false, false, false]);
        assert_eq!(little, [true, false, false, true, false, false]);
        assert_eq!(much, [true, true, false, true, false, false]);
    }

    #[test]
    fn closed_sections_share_a_row_and_say_what_is_in_them() {
        let page = page(Sections::default(), 3);
        let last: String = page
            .rows
            .last()
            .unwrap()
            .iter()
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(
            last,
            "\u{25b8} Stop conditions: 2 of 4   \u{25b8} Scores: 2 of 4"
        );
        let [.., stop, scores] = page.items.as_slice() else {
            panic!("{:?}", page.items)
        };
        assert_eq!(
            (stop.columns.clone(), scores.columns.clone()),
            (0..25, 28..44)
        );
    }

    #[test]
    fn what_somebody_opened_or_closed_stays_so() {
        let mut chosen = Sections::default();
        chosen.set(Section::Why, false);
        chosen.set(Section::Scores, true);
        let page = page(chosen, 3);
        assert!(!page.is_open(Section::Why) && page.is_open(Section::Scores));
        assert_eq!(page.place_of(StatusItem::Rule(0)), 0);
    }
}
