//! The patient list: who is shown, who is selected. The selection follows the patient, never the row.

use std::collections::HashSet;

use crate::clinical::record::Id;

use super::board::Board;
use super::cohort::Behind;
use super::search::Query;
use super::text::TextLine;

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Who is selected.
    pub selected: Option<Id>,
    /// The search that is typed, if one is.
    pub search: Option<TextLine>,
    /// The record from which the search began: Esc leads back to it.
    pub back_to: Option<Id>,
    /// The patients behind a number, where only those are shown while nobody is searched for.
    pub behind: Option<Behind>,
    shown: Vec<Id>,
}

impl List {
    /// Shows whom the search finds, or everybody in the order of the list. Keeps the selection if its patient is
    /// still shown, else selects the first.
    pub fn refresh(&mut self, board: &Board) {
        let query = self
            .search
            .as_ref()
            .map_or_else(|| Query::new(""), |line| Query::new(line.text()));
        self.shown = match &self.behind {
            _ if !query.is_empty() => found(board, &query),
            Some(behind) => in_list_order(board, behind),
            None => board.order().to_vec(),
        };
        if !self.selected.is_some_and(|id| self.shown.contains(&id)) {
            self.selected = self.shown.first().copied();
        }
    }

    /// The same after the search text has changed: the best find is selected.
    pub fn refresh_search(&mut self, board: &Board) {
        self.selected = None;
        self.refresh(board);
    }

    /// Who is shown, in order.
    #[must_use]
    pub fn shown(&self) -> &[Id] {
        &self.shown
    }

    /// The row of the selected patient.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        let selected = self.selected?;
        self.shown.iter().position(|id| *id == selected)
    }

    /// Moves the selection by so many rows, staying inside.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.shown.len().saturating_sub(1);
        let row = self
            .row()
            .unwrap_or(0)
            .saturating_add_signed(rows)
            .min(last);
        self.selected = self.shown.get(row).copied();
    }

    /// The patient after (or before) `id` in the list.
    #[must_use]
    pub fn neighbour(&self, id: Id, forward: bool) -> Option<Id> {
        let row = self.shown.iter().position(|other| *other == id)?;
        let next = if forward {
            row.checked_add(1)?
        } else {
            row.checked_sub(1)?
        };
        self.shown.get(next).copied()
    }
}

/// The patients behind a number in the order of the list; those who left the clinic come last.
fn in_list_order(board: &Board, behind: &Behind) -> Vec<Id> {
    let wanted: HashSet<Id> = behind.patients.iter().copied().collect();
    let listed = board.order().iter().filter(|id| wanted.contains(id));
    let mut shown: Vec<Id> = listed.copied().collect();
    let left = behind.patients.iter().filter(|id| {
        let standing = board.get(**id);
        standing.is_some_and(|standing| standing.assessment.tier.is_none())
    });
    shown.extend(left);
    shown
}

/// The finds of a query, the best first, each group in the order of the list; those who left the clinic come last.
fn found(board: &Board, query: &Query) -> Vec<Id> {
    let mut finds: Vec<(u8, usize, &str, Id)> = board
        .everybody()
        .filter_map(|standing| {
            let person = &standing.record.person;
            let rank = query.rank(person)?;
            Some((rank, usize::MAX, person.mrn.as_str(), standing.record.id))
        })
        .collect();
    let places: std::collections::HashMap<Id, usize> = board
        .order()
        .iter()
        .enumerate()
        .map(|(place, id)| (*id, place))
        .collect();
    for find in &mut finds {
        if let Some(place) = places.get(&find.3) {
            find.1 = *place;
        }
    }
    finds.sort_unstable();
    finds.into_iter().map(|(.., id)| id).collect()
}
