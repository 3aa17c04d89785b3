//! Arrows and pages: the selection of the list, the window of the record.

use crate::app::keymap::Place;
use crate::app::layout;
use crate::app::model::{Model, Page, Part};
use crate::app::page;

use super::{cohort, cursor, guidelines, history, import, picture};

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
}

/// More rows than there ever are.
const ALL_ROWS: isize = isize::MAX / 2;

/// Moves whatever the arrows move here.
pub(super) fn scroll(model: &mut Model, motion: Motion) {
    let place = model.place();
    let window = match place {
        Place::Record => model.part_height(),
        Place::History => model
            .history_areas()
            .map_or(1, |areas| usize::from(areas.rows.height)),
        Place::Guidelines => model
            .guidelines_areas()
            .map_or(1, |areas| usize::from(areas.rows.height)),
        Place::Import | Place::Preview => usize::from(layout::import(model.size).rows.height),
        Place::Value | Place::Course | Place::Note | Place::Rules => model.opened_height(),
        Place::List
        | Place::Search
        | Place::Actions
        | Place::Form
        | Place::QuickLine
        | Place::Copying
        | Place::Adding
        | Place::Cohort
        | Place::EarlierDay
        | Place::Laboratories
        | Place::Question => usize::from(layout::list_rows(model.size)),
    };
    let page_of = isize::try_from(window.saturating_sub(1).max(1)).unwrap_or(1);
    let rows = match motion {
        Motion::Up => -1,
        Motion::Down => 1,
        Motion::PageUp => -page_of,
        Motion::PageDown => page_of,
        Motion::Top => -ALL_ROWS,
        Motion::Bottom => ALL_ROWS,
    };
    match place {
        Place::List | Place::Search => model.list.move_by(rows),
        Place::Actions => {
            if let Some(actions) = &mut model.actions {
                actions.move_by(rows, &model.keymap);
            }
        }
        Place::Record => scroll_part(model, motion, rows),
        Place::Value | Place::Course | Place::Note | Place::Rules => {
            let top = &mut model.view.opened_row;
            *top = top.saturating_add_signed(rows);
        }
        Place::Cohort => cohort::scroll(model, motion),
        Place::Laboratories => model.laboratories.move_by(rows, &model.register),
        Place::History => history::scroll(model, rows),
        Place::Guidelines => guidelines::scroll(model, rows),
        Place::Import | Place::Preview => import::scroll(model, rows),
        Place::Form
        | Place::QuickLine
        | Place::Copying
        | Place::Adding
        | Place::EarlierDay
        | Place::Question => {}
    }
}

/// In the flow sheet, the courses and the notes the cursor moves, in the status the window, in the picture the lanes.
fn scroll_part(model: &mut Model, motion: Motion, rows: isize) {
    match (model.view.part, motion) {
        (Part::Picture, Motion::Top) => picture::to_end(model, false),
        (Part::Picture, Motion::Bottom) => picture::to_end(model, true),
        (Part::Status, _)
        | (Part::Picture, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            let part = model.view.part.index();
            if let Some(top) = model.view.rows.get_mut(part) {
                *top = top.saturating_add_signed(rows);
            }
        }
        (Part::FlowSheet, Motion::Top) => cursor::to_end(model, false),
        (Part::FlowSheet, Motion::Bottom) => cursor::to_end(model, true),
        (Part::FlowSheet, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            cursor::move_test(model, rows)
        }
        (part @ (Part::Courses | Part::Notes), _) => cursor::move_item(model, part, rows),
    }
}

/// The next part of the record, and round.
pub(super) fn step_part(model: &mut Model, forward: bool) {
    let count = Part::ALL.len();
    let step = if forward { 1 } else { count - 1 };
    let next = (model.view.part.index() + step) % count;
    if let Some(part) = Part::ALL.get(next) {
        model.view.part = *part;
    }
}

/// Keeps the window of the record on what there is.
pub(super) fn clamp(model: &mut Model) {
    let Some(extent) = model.record_extent() else {
        return;
    };
    for (part, extent) in Part::ALL.into_iter().zip(extent.rows) {
        let window = model.part_height_of(part);
        if let Some(top) = model.view.rows.get_mut(part.index()) {
            *top = (*top).min(extent.saturating_sub(window));
        }
    }
    let window = model.opened_height();
    let rows = model.opened_rows().map_or(0, |rows| rows.len());
    model.view.opened_row = model.view.opened_row.min(rows.saturating_sub(window));
    cursor::clamp(model);
    picture::clamp(model);
}

/// How much there is to scroll, the picture aside.
struct Extent {
    rows: [usize; 4],
}

impl Model {
    fn record_extent(&self) -> Option<Extent> {
        let Page::Record(id) = self.page else {
            return None;
        };
        let standing = self.standing(id)?;
        let areas = self.record_areas()?;
        let width = |part: Part| {
            areas
                .parts
                .get(part.index())
                .map_or(0, |area| usize::from(area.width))
        };
        let sheet = page::flow_sheet(&standing, &self.knowledge);
        Some(Extent {
            rows: [
                page::status_of_record(
                    &standing,
                    &self.register,
                    &self.knowledge,
                    width(Part::Status),
                )
                .len(),
                sheet.tests.len() + 1,
                page::courses(
                    &standing,
                    &self.knowledge,
                    &self.keymap,
                    width(Part::Courses),
                )
                .len(),
                page::notes(&standing, &self.keymap, width(Part::Notes)).len(),
            ],
        })
    }

    /// Where the parts of the open record stand.
    #[must_use]
    pub fn record_areas(&self) -> Option<layout::RecordAreas> {
        let Page::Record(id) = self.page else {
            return None;
        };
        let standing = self.standing(id)?;
        let tests = page::flow_sheet(&standing, &self.knowledge).tests.len();
        let rows = u16::try_from(tests).unwrap_or(u16::MAX).saturating_add(1);
        let banner = self
            .banner(&standing.record, usize::from(self.size.0))
            .len();
        let banner = u16::try_from(banner).unwrap_or(1);
        let notes = standing.record.notes.len();
        Some(layout::record(self.size, banner, rows, notes))
    }

    fn part_height(&self) -> usize {
        self.part_height_of(self.view.part)
    }

    pub(super) fn part_height_of(&self, part: Part) -> usize {
        self.record_areas()
            .and_then(|areas| areas.parts.get(part.index()).copied())
            .map_or(1, |area| usize::from(area.height))
    }
}
