//! The patient list: who is shown, who is selected. The selection follows the patient, never the row.
//!
//! Who is shown and in which order is settled when a filter is chosen, when the program starts, when a day begins and
//! when she asks for it (Ctrl-L). Until then whoever is shown stays in their place: she works a list from its top to
//! its end, and a report that she saves changes the row of its patient, not the list under her hands. So the next
//! patient is always the one whom she saw below, also where the one whom she has just dealt with would no longer be
//! shown, or would stand elsewhere; the head line says so.

mod groups;
mod sort;

pub use groups::{ListRow, ListRows};
pub use sort::{Column, ListOrder, Sort};

use std::collections::HashSet;

use super::filter::{Filter, FilterContext};
use super::text::TextLine;
use crate::clinical::record::Id;
use crate::view::board::{Board, Changed};
use crate::view::cohort::Behind;
use crate::view::search::Query;

#[derive(Clone, Debug, Default)]
pub struct List {
    pub selected: Option<Id>,
    /// The search that is typed, if one is.
    pub search: Option<TextLine>,
    /// The record from which the search began: Esc leads back to it.
    pub back_to: Option<Id>,
    /// Who was selected when the search began.
    left_at: Option<Id>,
    filter: Filter,
    filtered: Vec<Id>,
    /// Whom the search finds, once something is typed, and by which query.
    found: Option<(Query, Vec<Id>)>,
    /// The patients behind a number of the cohort page, where only those are shown.
    behind: Option<Behind>,
    /// The order that was asked for.
    pub(in crate::app) order: ListOrder,
    /// The column by which the list stands, where it is by one.
    sorted: Option<Sort>,
    /// Whether somebody who is shown has a time on today's clinic, which is what the list shows.
    has_times: bool,
    /// Who is marked for one act on all of them, in the order of marking.
    marked: Vec<Id>,
}

impl List {
    /// Chooses a filter, also the same again: who fits now is shown in the order of the board. Keeps the selection if
    /// its patient is still shown, else selects the first.
    pub fn choose(&mut self, filter: Filter, context: &FilterContext<'_>) {
        if filter != self.filter {
            self.order = ListOrder::Usual;
            self.marked.clear();
        }
        self.filter = filter;
        self.behind = None;
        self.arrange(self.order, context);
    }

    /// Shows who fits now in another order.
    pub(in crate::app) fn arrange(&mut self, order: ListOrder, context: &FilterContext<'_>) {
        self.order = order;
        self.filtered = self.filter.shown(context);
        if let Some(behind) = &mut self.behind {
            behind.patients = in_list_order(context.board, behind);
        }
        self.sort(context);
        self.keep_selection();
    }

    fn sort(&mut self, context: &FilterContext<'_>) {
        self.has_times = self.filter == Filter::Clinic && sort::has_times(&self.filtered, context);
        self.sorted = self.order.sort(self.has_times);
        if let Some(sort) = self.sorted {
            sort.arrange(&mut self.filtered, context);
            if let Some(behind) = &mut self.behind {
                sort.arrange(&mut behind.patients, context);
            }
        }
    }

    /// After the board has changed: whoever is shown stays, who is gone is not shown, who is new is shown in their
    /// place if the filter wants them.
    pub fn follow(&mut self, changed: &Changed, context: &FilterContext<'_>) {
        match changed {
            Changed::All => {
                self.filtered = self.filter.shown(context);
                self.sort(context);
            }
            // Whom she puts on the clinic comes at once, whom she takes off goes: that is what this list is. The others
            // keep their places, because the order of the board stays.
            Changed::Some { .. } if self.filter == Filter::Clinic => {
                let shown: HashSet<Id> = self.filtered.iter().copied().collect();
                let now = self.filter.shown(context);
                let has_newcomer = now.iter().any(|id| !shown.contains(id));
                if has_newcomer || self.sorted.is_none() {
                    self.filtered = now;
                    self.sort(context);
                } else {
                    self.filtered.retain(|id| now.contains(id));
                }
            }
            Changed::Some { newcomers } => {
                let is_new = |id: &Id| newcomers.contains(id) && self.filter.shows(*id, context);
                if newcomers.iter().any(is_new) {
                    let shown: HashSet<Id> = self.filtered.iter().copied().collect();
                    let order = context.board.order().iter().copied();
                    self.filtered = order
                        .filter(|id| shown.contains(id) || is_new(id))
                        .collect();
                    self.sort(context);
                }
                self.filtered.retain(|id| context.board.get(*id).is_some());
            }
        }
        if let Some(behind) = &mut self.behind {
            behind
                .patients
                .retain(|id| context.board.get(*id).is_some());
        }
        self.marked.retain(|id| context.board.get(*id).is_some());
        // Who was found before the change is no measure of who is found after it.
        self.found = None;
        self.find(context.board);
        self.keep_selection();
    }

    /// Searches everybody for what is typed, whatever the filter; the best find is selected. Without a word typed, the
    /// list stands as it did.
    pub fn look_up(&mut self, board: &Board) {
        self.find(board);
        if let Some((_, found)) = &self.found {
            self.selected = found.first().copied();
        }
        self.keep_selection();
    }

    fn find(&mut self, board: &Board) {
        let typed = self.search.as_ref().map(TextLine::text).unwrap_or_default();
        let query = Query::new(typed, board.day());
        let before = self.found.take();
        let among = before
            .as_ref()
            .filter(|(before, _)| query.narrows(before))
            .map(|(_, found)| found.as_slice());
        self.found = (!query.is_empty()).then(|| {
            let found = board.find(&query, among);
            (query, found)
        });
    }

    pub fn begin_search(&mut self) {
        self.search = Some(TextLine::default());
        self.left_at = self.selected;
    }

    /// Ends the search; the list stands as it did, and so does the selection.
    pub fn end_search(&mut self) {
        if self.search.take().is_some() {
            self.selected = self.left_at;
        }
        self.found = None;
        self.keep_selection();
    }

    /// Selects somebody, if the filter shows them; else the selection stays where she left it.
    pub fn select(&mut self, id: Id) -> bool {
        let is_shown = self.chosen().contains(&id);
        if is_shown {
            self.selected = Some(id);
        }
        is_shown
    }

    fn keep_selection(&mut self) {
        if !self.selected.is_some_and(|id| self.shown().contains(&id)) {
            self.selected = self.shown().first().copied();
        }
    }

    /// The column by which the list stands; `None` where it stands in the order of the work.
    pub const fn sorted(&self) -> Option<Sort> {
        self.sorted
    }

    /// Whether the list shows times on today's clinic.
    pub const fn has_times(&self) -> bool {
        self.has_times
    }

    /// Who is marked for one act on all of them, in the order of marking.
    pub fn marked(&self) -> &[Id] {
        &self.marked
    }

    /// Marks the selected patient, or takes the mark away, and goes on to the next.
    pub(in crate::app) fn mark(&mut self) {
        let Some(id) = self.selected else {
            return;
        };
        match self.marked.iter().position(|marked| *marked == id) {
            Some(place) => {
                self.marked.remove(place);
            }
            None => self.marked.push(id),
        }
        self.move_by(1);
    }

    /// Takes every mark away; whether there was one.
    pub(in crate::app) fn unmark(&mut self) -> bool {
        let was_marked = !self.marked.is_empty();
        self.marked.clear();
        was_marked
    }

    pub const fn filter(&self) -> Filter {
        self.filter
    }

    /// Who is shown, in order: whom the search finds, else who was chosen.
    pub fn shown(&self) -> &[Id] {
        match &self.found {
            Some((_, found)) => found,
            None => self.chosen(),
        }
    }

    /// Who was chosen, whatever is searched: by a number of the cohort page, else by the filter.
    pub fn chosen(&self) -> &[Id] {
        match &self.behind {
            Some(behind) => &behind.patients,
            None => &self.filtered,
        }
    }

    /// The number of the cohort page whose patients are shown, where it is one.
    pub const fn behind(&self) -> Option<&Behind> {
        self.behind.as_ref()
    }

    /// Shows the patients behind a number in the order of the list, the first of them selected.
    pub fn show_behind(&mut self, behind: Behind, board: &Board) {
        let patients = in_list_order(board, &behind);
        self.selected = patients.first().copied();
        self.behind = Some(Behind { patients, ..behind });
    }

    /// Shows whom the filter has chosen again; whether it did not.
    pub fn leave_behind(&mut self) -> bool {
        let was_behind = self.behind.take().is_some();
        self.keep_selection();
        was_behind
    }

    /// Whoever is not behind the number was found elsewhere: then the filter says again who is shown.
    pub fn leave_behind_unless(&mut self, id: Id) {
        if !self.chosen().contains(&id) {
            self.leave_behind();
        }
    }

    /// Whether those who are shown stand in the order of the work: whom a filter has chosen. The recall is a list of
    /// calls, and finds stand by how well they fit.
    pub fn is_in_order_of_work(&self) -> bool {
        self.found.is_none()
            && self.behind.is_none()
            && self.sorted.is_none()
            && self.filter != Filter::Recall
    }

    /// The row of the selected patient.
    pub fn row(&self) -> Option<usize> {
        let selected = self.selected?;
        self.shown().iter().position(|id| *id == selected)
    }

    /// Moves the selection by so many rows, staying inside.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.shown().len().saturating_sub(1);
        let row = self
            .row()
            .unwrap_or(0)
            .saturating_add_signed(rows)
            .min(last);
        self.selected = self.shown().get(row).copied();
    }

    /// Who stands beside somebody in the list.
    pub fn neighbour(&self, id: Id, forward: bool) -> Neighbour {
        let chosen = self.chosen();
        let Some(row) = chosen.iter().position(|other| *other == id) else {
            return Neighbour::NotShown;
        };
        let next = if forward {
            row.checked_add(1)
        } else {
            row.checked_sub(1)
        };
        next.and_then(|next| chosen.get(next))
            .map_or(Neighbour::Nobody, |id| Neighbour::Patient(*id))
    }
}

/// Who stands beside somebody in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    Patient(Id),
    Nobody,
    /// The filter does not show the patient whose neighbour was asked for.
    NotShown,
}

/// The patients behind a number in the order of the list; those who left the clinic come last.
fn in_list_order(board: &Board, behind: &Behind) -> Vec<Id> {
    let wanted: HashSet<Id> = behind.patients.iter().copied().collect();
    let listed = board.order().iter().filter(|id| wanted.contains(id));
    let mut shown: Vec<Id> = listed.copied().collect();
    let left = behind.patients.iter().filter(|id| {
        let summary = board.get(**id);
        summary.is_some_and(|summary| summary.tier.is_none())
    });
    shown.extend(left);
    shown
}
