//! Arrows and pages: the selection of the list, the window of the record.

use crate::app::layout;
use crate::app::model::Model;
use crate::app::motion::Motion;
use crate::app::screens::record::{self, cursor};
use crate::app::screens::{calendar, cohort, import, sheet};
use crate::keys::Place;

/// More rows than there ever are.
const ALL_ROWS: isize = isize::MAX / 2;

/// Moves whatever the arrows move here.
pub(in crate::app) fn scroll(model: &mut Model, motion: Motion) {
    let place = model.place();
    let window = match place {
        Place::Record => model
            .record_page()
            .map_or(1, |page| usize::from(page.area(model.view.part).height)),
        Place::History | Place::Guidelines => sheet::height(model),
        Place::Import | Place::Preview => usize::from(layout::import(model.size).rows.height),
        Place::Value | Place::Course | Place::Note | Place::Rules => model.opened_height(),
        _ => usize::from(layout::list_rows(model.size)),
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
                actions.move_by(rows, &model.session.keymap);
            }
        }
        Place::Record => record::scroll(model, motion, rows),
        Place::Value | Place::Course | Place::Note | Place::Rules => {
            let top = &mut model.view.opened_row;
            *top = top.saturating_add_signed(rows);
        }
        Place::Cohort => cohort::scroll(model, motion),
        Place::Calendar => calendar::scroll(model, motion),
        Place::Laboratories => model.laboratories.move_by(rows, &model.session.register),
        Place::History | Place::Guidelines => sheet::scroll(model, rows),
        Place::Import | Place::Preview => import::scroll(model, rows),
        _ => {}
    }
}

/// To the number, the value or the day beside the cursor.
pub(in crate::app) fn sideways(model: &mut Model, right: bool) {
    match model.place() {
        Place::Cohort => cohort::step(model, right),
        Place::Calendar => calendar::step(model, right),
        _ => cursor::move_date(model, right),
    }
}
