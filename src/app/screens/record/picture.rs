//! The cursor of the picture goes from event to event, the window follows; zooming keeps the cursor in sight.

use super::cursor;
use crate::app::model::{Model, Part, RecordPage};
use crate::keys::{Action, Place};
use crate::view::page::picture::{self, Plan, Window};
use crate::wording::date_words;
use crate::wording::screens::record as words;

fn nothing_on_file(model: &mut Model) {
    let report = model.key(Place::Record, Action::Report);
    model.note(words::nothing_on_file(model.session.language, report));
}

/// To the event after or before the cursor.
pub(in crate::app) fn step(model: &mut Model, later: bool) {
    let Some(page) = model.record_page() else {
        return;
    };
    let events = &page.events;
    let Some(present) = model.view.picture.day(events) else {
        return nothing_on_file(model);
    };
    let next = if later {
        events.iter().find(|day| **day > present)
    } else {
        events.iter().rfind(|day| **day < present)
    };
    match next {
        Some(next) => model.view.picture.cursor = Some(*next),
        None if later => model.note(words::NEWEST_DAY),
        None => model.note(words::OLDEST_DAY),
    }
}

/// To the first or the last event.
pub(in crate::app) fn to_end(model: &mut Model, last: bool) {
    if let Some(page) = model.record_page() {
        let first = page.events.first().copied();
        model.view.picture.cursor = first.filter(|_| !last);
    }
}

/// Shows a shorter or a longer stretch of time around the cursor; from another part of the record the picture has
/// the arrows then.
pub(in crate::app) fn zoom(model: &mut Model, closer: bool) {
    let language = model.session.language;
    model.view.part = Part::Picture;
    let Some(page) = model.record_page() else {
        return;
    };
    let view = &mut model.view.picture;
    let (whole, _) = view.windows(&page.standing, &page.events);
    let next = if closer {
        view.zoom.closer(whole)
    } else {
        view.zoom.wider(whole)
    };
    let Some(next) = next else {
        return model.note(if closer {
            words::NO_SHORTER
        } else {
            words::WHOLE_SHOWN
        });
    };
    let cursor = view.day(&page.events).unwrap_or(whole.to);
    view.zoom = next;
    view.from = Window::around(cursor, next);
    let (_, window) = view.windows(&page.standing, &page.events);
    let (from, to) = (
        date_words(model.language(), window.from),
        date_words(model.language(), window.to),
    );
    model.note(words::picture(language, next.name().of(language), from, to));
}

/// Opens what is on file of the cursor's day.
pub(in crate::app) fn open_day(model: &mut Model) {
    let opened = model.record_page().and_then(|page| {
        let day = model.view.picture.day(&page.events)?;
        picture::opened_on(&page.standing, day)
    });
    match opened {
        Some(opened) => cursor::open_found(model, opened),
        None => nothing_on_file(model),
    }
}

/// Keeps the window where it is drawn and the lanes on what there is.
pub(in crate::app) fn clamp(model: &mut Model, page: &RecordPage) {
    let view = &mut model.view;
    let (whole, window) = view.picture.windows(&page.standing, &page.events);
    view.picture.from = (window != whole).then_some(window.from);
    let area = page.area(Part::Picture);
    let plan = Plan::new(
        usize::from(area.width),
        usize::from(area.height),
        page.lanes,
    );
    let top = view.top_mut(Part::Picture);
    *top = (*top).min(page.lanes - plan.lanes.len());
}
