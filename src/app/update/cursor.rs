//! The cursor of the flow sheet and of the courses: it moves from value to value, and the window follows.
//!
//! Left and Right pass over the dates on which the test was not done. Up and Down change the test and keep to the
//! date: the value nearest to it is selected, so that every test is one key away and a way down and up again ends
//! where it began.

use super::picture;
use crate::app::model::{Model, Opened, Part};
use crate::app::page::{self, FlowSheet};
use crate::clinical::record::Id;

/// Moves the cursor by so many tests.
pub(super) fn move_test(model: &mut Model, tests: isize) {
    model.view.test = model.view.test.saturating_add_signed(tests);
}

/// To the newest or the oldest value of the test.
pub(super) const fn to_end(model: &mut Model, oldest: bool) {
    model.view.date = if oldest { usize::MAX } else { 0 };
}

/// To the next newer or older value of the test; from another part of the record first to the flow sheet. What is
/// opened is left for its neighbour. In the picture, where time goes to the right, to the event on that side.
pub(super) fn move_date(model: &mut Model, older: bool) {
    if model.view.opened.is_none() && model.view.part == Part::Picture {
        return picture::step(model, older);
    }
    if model.view.opened.is_none() && model.view.part != Part::FlowSheet {
        model.view.part = Part::FlowSheet;
        return;
    }
    let Some(sheet) = model.flow_sheet() else {
        return;
    };
    let test = model.view.test;
    let Some((present, _)) = sheet.nearest(test, model.view.date) else {
        return;
    };
    match sheet.beside(test, present, older) {
        Some(next) => model.view.date = next,
        None if older => model.note("This is the oldest value of this test"),
        None => model.note("This is the newest value of this test"),
    }
    if let Some(Opened::Result(_)) = model.view.opened {
        open_value(model, &sheet);
    }
}

/// Moves the selection by so many courses; beyond the last one the page goes on.
pub(super) fn move_course(model: &mut Model, courses: isize) {
    let Some(rows) = model.course_rows() else {
        return;
    };
    let window = model.part_height_of(Part::Courses);
    let view = &mut model.view;
    let Some(top) = view.rows.get_mut(Part::Courses.index()) else {
        return;
    };
    let start = rows.get(view.course).map_or(0, |(_, rows)| rows.start);
    let last = rows.len().saturating_sub(1);
    if courses.is_negative() {
        // First back to the selected course, where the page was moved on beyond it.
        let back = top.saturating_sub(start).min(courses.unsigned_abs());
        *top -= back;
        if back == courses.unsigned_abs() {
            return;
        }
        view.course = view.course.saturating_sub(courses.unsigned_abs() - back);
    } else {
        let wanted = view.course.saturating_add_signed(courses);
        view.course = wanted.min(last);
        if wanted > last {
            *top = top.saturating_add(wanted - last);
            return;
        }
    }
    if let Some((_, rows)) = rows.get(view.course) {
        // The heading stays in sight above the first course.
        let first = if view.course == 0 { 0 } else { rows.start };
        *top = (*top).max(rows.end.saturating_sub(window)).min(first);
    }
}

/// Opens what is selected in the part that the arrows move.
pub(super) fn open_selected(model: &mut Model) {
    match model.view.part {
        Part::Status => model
            .note("Tab to the flow sheet or to the courses: Enter there opens a value or a course"),
        Part::FlowSheet => match model.flow_sheet() {
            Some(sheet) if !sheet.tests.is_empty() => open_value(model, &sheet),
            Some(_) | None => model.note("No result on file; r enters a report"),
        },
        Part::Courses => match model.selected_course() {
            Some(course) => open(model, Opened::Course(course)),
            None => model.note("No drug on record; d starts one"),
        },
        Part::Picture => picture::open_day(model),
    }
}

fn open_value(model: &mut Model, sheet: &FlowSheet) {
    if let Some((_, cell)) = sheet.nearest(model.view.test, model.view.date) {
        open(model, Opened::Result(cell.result));
    }
}

/// Opens something found elsewhere; the cursors of the flow sheet and of the courses go there too.
pub(super) fn open_found(model: &mut Model, opened: Opened) {
    match opened {
        Opened::Result(result) => {
            let place = model.flow_sheet().and_then(|sheet| sheet.place_of(result));
            if let Some((test, date)) = place {
                model.view.test = test;
                model.view.date = date;
            }
        }
        Opened::Course(course) => {
            let rows = model.course_rows().unwrap_or_default();
            if let Some(place) = rows.iter().position(|(own, _)| *own == course) {
                model.view.course = place;
            }
        }
    }
    open(model, opened);
}

const fn open(model: &mut Model, opened: Opened) {
    model.view.opened = Some(opened);
    model.view.opened_row = 0;
}

/// Keeps the cursor on what there is and the window around it; closes what is no longer on file.
pub(super) fn clamp(model: &mut Model) {
    let (Some(sheet), Some(areas)) = (model.flow_sheet(), model.record_areas()) else {
        return;
    };
    let gone = match model.view.opened {
        None => false,
        Some(Opened::Result(result)) => sheet.place_of(result).is_none(),
        Some(Opened::Course(course)) => model.course_of(course).is_none(),
    };
    let courses = model.course_rows().map_or(0, |rows| rows.len());
    let view = &mut model.view;
    if gone {
        view.opened = None;
    }
    view.course = view.course.min(courses.saturating_sub(1));
    view.test = view.test.min(sheet.tests.len().saturating_sub(1));
    view.date = view.date.min(sheet.days.len().saturating_sub(1));
    let [_, area, ..] = areas.parts;
    if let Some(top) = view.rows.get_mut(Part::FlowSheet.index()) {
        let window = usize::from(area.height.saturating_sub(1)).max(1);
        *top = follow(*top, view.test, window);
    }
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

impl Model {
    /// The flow sheet of the open record.
    #[must_use]
    pub fn flow_sheet(&self) -> Option<FlowSheet> {
        let standing = self.board.get(self.open_patient()?)?;
        Some(page::flow_sheet(standing, &self.knowledge))
    }

    /// Where the courses of the open record stand on their page.
    fn course_rows(&self) -> Option<Vec<(Id, std::ops::Range<usize>)>> {
        let standing = self.board.get(self.open_patient()?)?;
        let [_, _, area, _] = self.record_areas()?.parts;
        let width = usize::from(area.width);
        Some(page::course_rows(&standing.record, &self.knowledge, width))
    }

    /// The selected course.
    fn selected_course(&self) -> Option<Id> {
        let rows = self.course_rows()?;
        rows.get(self.view.course).map(|(course, _)| *course)
    }
}
