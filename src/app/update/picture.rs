//! The cursor of the picture goes from event to event, the window follows; zooming keeps the cursor in sight.

use chrono::NaiveDate;

use super::cursor;
use crate::app::keymap::{Action, Place};
use crate::app::model::{Model, Part};
use crate::app::page::picture::{self, Plan, Window};
use crate::wording::date_words;

fn nothing_on_file(model: &mut Model) {
    let report = model.key(Place::Record, Action::Report);
    model.note(format!("Nothing is on file; {report} enters a report"));
}

/// To the event after or before the cursor.
pub(super) fn step(model: &mut Model, later: bool) {
    let Some(events) = model.events() else {
        return;
    };
    let Some(present) = model.view.picture.day(&events) else {
        return nothing_on_file(model);
    };
    let next = if later {
        events.iter().find(|day| **day > present)
    } else {
        events.iter().rfind(|day| **day < present)
    };
    match next {
        Some(next) => model.view.picture.cursor = Some(*next),
        None if later => model.note("This is the newest day with something on file"),
        None => model.note("This is the oldest day with something on file"),
    }
}

/// To the first or the last event.
pub(super) fn to_end(model: &mut Model, last: bool) {
    let Some(events) = model.events() else {
        return;
    };
    model.view.picture.cursor = if last { None } else { events.first().copied() };
}

/// Shows a shorter or a longer stretch of time around the cursor; from another part of the record the picture has
/// the arrows then.
pub(super) fn zoom(model: &mut Model, closer: bool) {
    model.view.part = Part::Picture;
    let (Some(events), Some((whole, _))) = (model.events(), model.picture_windows()) else {
        return;
    };
    let view = &mut model.view.picture;
    let next = if closer {
        view.zoom.closer(whole)
    } else {
        view.zoom.wider(whole)
    };
    let Some(next) = next else {
        return model.note(if closer {
            "No shorter stretch of time is shown"
        } else {
            "The whole history is shown"
        });
    };
    let cursor = view.day(&events).unwrap_or(whole.to);
    view.zoom = next;
    view.from = Window::around(cursor, next);
    if let Some((_, window)) = model.picture_windows() {
        let (from, to) = (date_words(window.from), date_words(window.to));
        model.note(format!("Picture: {}, {from} to {to}", next.name()));
    }
}

/// Opens what is on file of the cursor's day.
pub(super) fn open_day(model: &mut Model) {
    let opened = model.events().and_then(|events| {
        let day = model.view.picture.day(&events)?;
        let standing = model.standing(model.open_patient()?)?;
        picture::opened_on(&standing, day)
    });
    match opened {
        Some(opened) => cursor::open_found(model, opened),
        None => nothing_on_file(model),
    }
}

/// Keeps the window where it is drawn and the lanes on what there is.
pub(super) fn clamp(model: &mut Model) {
    let lanes = model.hidden_lanes();
    if let (Some((whole, window)), Some(lanes)) = (model.picture_windows(), lanes) {
        let view = &mut model.view;
        view.picture.from = (window != whole).then_some(window.from);
        if let Some(top) = view.rows.get_mut(Part::Picture.index()) {
            *top = (*top).min(lanes);
        }
    }
}

impl Model {
    fn events(&self) -> Option<Vec<NaiveDate>> {
        let standing = self.standing(self.open_patient()?)?;
        Some(picture::events(&standing))
    }

    fn picture_windows(&self) -> Option<(Window, Window)> {
        let standing = self.standing(self.open_patient()?)?;
        let events = picture::events(&standing);
        Some(self.view.picture.windows(&standing, &events))
    }

    /// How many lanes there are beyond those that fit.
    fn hidden_lanes(&self) -> Option<usize> {
        let standing = self.standing(self.open_patient()?)?;
        let [.., area] = self.record_areas()?.parts;
        let lanes = picture::lanes(&standing, &self.knowledge).len();
        let plan = Plan::new(usize::from(area.width), usize::from(area.height), lanes);
        Some(lanes - plan.lanes.len())
    }
}
