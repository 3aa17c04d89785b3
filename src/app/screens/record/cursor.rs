//! The cursor of the flow sheet, of the courses and of the notes: it moves from value to value, and the window follows.
//!
//! Left and Right pass over the dates on which the test was not done. Up and Down change the test and keep to the
//! date: the value nearest to it is selected, so that every test is one key away and a way down and up again ends
//! where it began.

use super::picture;
use crate::app::model::{Model, Part, RecordPage};
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::view::opened::Opened;
use crate::view::page::FlowSheet;
use crate::wording::screens::record as words;

/// Moves the cursor by so many tests.
pub(in crate::app) fn move_test(model: &mut Model, tests: isize) {
    model.view.test = model.view.test.saturating_add_signed(tests);
}

/// To the newest or the oldest value of the test.
pub(in crate::app) const fn to_end(model: &mut Model, oldest: bool) {
    model.view.date = if oldest { usize::MAX } else { 0 };
}

/// To the next newer or older value of the test; from another part of the record first to the flow sheet. What is
/// opened is left for its neighbour. In the picture, where time goes to the right, to the event on that side.
pub(in crate::app) fn move_date(model: &mut Model, older: bool) {
    if model.view.opened.is_none() && model.view.part == Part::Picture {
        return picture::step(model, older);
    }
    if model.view.opened.is_none() && model.view.part != Part::FlowSheet {
        model.view.part = Part::FlowSheet;
        return;
    }
    let Some(page) = model.record_page() else {
        return;
    };
    let sheet = &page.sheet;
    let test = model.view.test;
    let Some((present, _)) = sheet.nearest(test, model.view.date) else {
        return;
    };
    match sheet.beside(test, present, older) {
        Some(next) => model.view.date = next,
        None if older => model.note(words::OLDEST_VALUE),
        None => model.note(words::NEWEST_VALUE),
    }
    if let Some(Opened::Result(_)) = model.view.opened {
        open_value(model, sheet);
    }
}

/// Moves the selection by so many courses or notes; beyond the last one the page goes on.
pub(in crate::app) fn move_item(model: &mut Model, part: Part, items: isize) {
    let Some(page) = model.record_page() else {
        return;
    };
    let rows = page.items(part);
    let window = usize::from(page.area(part).height);
    let view = &mut model.view;
    let [_, _, course_top, note_top, _] = &mut view.rows;
    let (selected, top) = match part {
        Part::Courses => (&mut view.course, course_top),
        Part::Notes => (&mut view.note, note_top),
        Part::Status | Part::FlowSheet | Part::Picture => return,
    };
    let start = rows.get(*selected).map_or(0, |(_, rows)| rows.start);
    let last = rows.len().saturating_sub(1);
    if items.is_negative() {
        // First back to what is selected, where the page was moved on beyond it.
        let back = top.saturating_sub(start).min(items.unsigned_abs());
        *top -= back;
        if back == items.unsigned_abs() {
            return;
        }
        *selected = selected.saturating_sub(items.unsigned_abs() - back);
    } else {
        let wanted = selected.saturating_add_signed(items);
        *selected = wanted.min(last);
        if wanted > last {
            *top = top.saturating_add(wanted - last);
            return;
        }
    }
    if let Some((_, rows)) = rows.get(*selected) {
        // The heading stays in sight above the first one.
        let first = if *selected == 0 { 0 } else { rows.start };
        *top = (*top).max(rows.end.saturating_sub(window)).min(first);
    }
}

/// Opens what is selected in the part that the arrows move.
pub(in crate::app) fn open_selected(model: &mut Model) {
    let keys = std::sync::Arc::clone(&model.session.keymap);
    let key = |action| keys.told(Place::Record, action);
    match model.view.part {
        Part::Status => super::status::open_selected(model),
        Part::FlowSheet => match model.record_page() {
            Some(page) if !page.sheet.tests.is_empty() => open_value(model, &page.sheet),
            Some(_) | None => {
                let report = key(Action::Report);
                model.note(words::no_result(model.session.language, report));
            }
        },
        Part::Courses => match selected(model, Part::Courses, model.view.course) {
            Some(course) => open(model, Opened::Course(course)),
            None => {
                let drug = key(Action::Drug);
                model.note(words::no_drug(model.session.language, drug));
            }
        },
        Part::Notes => match selected(model, Part::Notes, model.view.note) {
            Some(note) => open(model, Opened::Note(note)),
            None => {
                let note = key(Action::Note);
                model.note(words::no_note(model.session.language, note));
            }
        },
        Part::Picture => picture::open_day(model),
    }
}

fn open_value(model: &mut Model, sheet: &FlowSheet) {
    if let Some((_, cell)) = sheet.nearest(model.view.test, model.view.date) {
        open(model, Opened::Result(cell.result));
    }
}

/// The course or the note at a place of its part.
fn selected(model: &Model, part: Part, place: usize) -> Option<Id> {
    let page = model.record_page()?;
    page.items(part).get(place).map(|(id, _)| *id)
}

/// Opens something found elsewhere; the cursor of its part goes there too.
pub(in crate::app) fn open_found(model: &mut Model, opened: Opened) {
    if let Some(page) = model.record_page() {
        let view = &mut model.view;
        let place_of = |part, item| {
            let mut items = page.items(part).iter();
            items.position(|(id, _)| *id == item)
        };
        match opened {
            Opened::Result(result) => {
                if let Some((test, date)) = page.sheet.place_of(result) {
                    (view.test, view.date) = (test, date);
                }
            }
            Opened::Course(course) => {
                view.course = place_of(Part::Courses, course).unwrap_or(view.course);
            }
            Opened::Note(note) => {
                view.note = place_of(Part::Notes, note).unwrap_or(view.note);
            }
            Opened::Rules => {}
        }
    }
    open(model, opened);
}

pub(super) const fn open(model: &mut Model, opened: Opened) {
    model.view.opened = Some(opened);
    model.view.opened_row = 0;
}

/// Back from what is opened to the record.
pub(in crate::app) const fn close(model: &mut Model) {
    model.view.opened = None;
}

/// Keeps the cursor on what there is and the window around it; closes what is no longer on file.
pub(in crate::app) fn clamp(model: &mut Model, page: &RecordPage) {
    let sheet = &page.sheet;
    let gone = match model.view.opened {
        None => false,
        Some(Opened::Result(result)) => sheet.place_of(result).is_none(),
        Some(Opened::Course(course)) => model.course_of(course).is_none(),
        Some(Opened::Note(note)) => model.note_of(note).is_none(),
        Some(Opened::Rules) => !model.has_rules(),
    };
    let last = |part: Part| page.items(part).len().saturating_sub(1);
    let view = &mut model.view;
    if gone {
        view.opened = None;
    }
    view.course = view.course.min(last(Part::Courses));
    view.note = view.note.min(last(Part::Notes));
    view.test = view.test.min(sheet.tests.len().saturating_sub(1));
    view.date = view.date.min(sheet.days.len().saturating_sub(1));
    let area = page.area(Part::FlowSheet);
    let window = usize::from(area.height.saturating_sub(1)).max(1);
    let test = view.test;
    let top = view.top_mut(Part::FlowSheet);
    *top = follow(*top, test, window);
    if let Some((date, _)) = sheet.nearest(view.test, view.date) {
        let window = sheet.visible_dates(area.width).max(1);
        let last = sheet.days.len().saturating_sub(window);
        view.column = follow(view.column, date, window).min(last);
    }
}

/// The beginning of a window of so many rows that holds `place`, moved as little as possible.
fn follow(top: usize, place: usize, window: usize) -> usize {
    top.max((place + 1).saturating_sub(window)).min(place)
}
