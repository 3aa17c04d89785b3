//! The cursor of the flow sheet, of the courses and of the notes: it moves from value to value, and the window follows.
//!
//! Left and Right pass over the dates on which the test was not done. Up and Down change the test and keep to the
//! date: the value nearest to it is selected, so that every test is one key away and a way down and up again ends
//! where it began.

use super::picture;
use crate::app::keymap::{Action, Place};
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

/// Moves the selection by so many courses or notes; beyond the last one the page goes on.
pub(super) fn move_item(model: &mut Model, part: Part, items: isize) {
    let Some(rows) = model.item_rows(part) else {
        return;
    };
    let window = model.part_height_of(part);
    let view = &mut model.view;
    let selected = match part {
        Part::Courses => &mut view.course,
        Part::Notes => &mut view.note,
        Part::Status | Part::FlowSheet | Part::Picture => return,
    };
    let Some(top) = view.rows.get_mut(part.index()) else {
        return;
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
pub(super) fn open_selected(model: &mut Model) {
    let keys = std::sync::Arc::clone(&model.keymap);
    let key = |action| keys.told(Place::Record, action);
    match model.view.part {
        Part::Status if model.has_rules() => open(model, Opened::Rules),
        Part::Status => {
            let (next, open) = (key(Action::NextPart), key(Action::OpenSelected));
            model.note(format!(
                "No rule has decided anything yet; {next} to the flow sheet, the courses or the notes: {open} there opens what is selected"
            ));
        }
        Part::FlowSheet => match model.flow_sheet() {
            Some(sheet) if !sheet.tests.is_empty() => open_value(model, &sheet),
            Some(_) | None => {
                let report = key(Action::Report);
                model.note(format!("No result on file; {report} enters a report"));
            }
        },
        Part::Courses => match model.selected_item(Part::Courses, model.view.course) {
            Some(course) => open(model, Opened::Course(course)),
            None => {
                let drug = key(Action::Drug);
                model.note(format!("No drug on record; {drug} starts one"));
            }
        },
        Part::Notes => match model.selected_item(Part::Notes, model.view.note) {
            Some(note) => open(model, Opened::Note(note)),
            None => {
                let note = key(Action::Note);
                model.note(format!("No note yet; {note} writes one"));
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

/// Opens something found elsewhere; the cursor of its part goes there too.
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
            if let Some(place) = model.place_of_item(Part::Courses, course) {
                model.view.course = place;
            }
        }
        Opened::Note(note) => {
            if let Some(place) = model.place_of_item(Part::Notes, note) {
                model.view.note = place;
            }
        }
        Opened::Rules => {}
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
        Some(Opened::Note(note)) => model.note_of(note).is_none(),
        Some(Opened::Rules) => !model.has_rules(),
    };
    let count = |part: Part| model.item_rows(part).map_or(0, |rows| rows.len());
    let (courses, notes) = (count(Part::Courses), count(Part::Notes));
    let view = &mut model.view;
    if gone {
        view.opened = None;
    }
    view.course = view.course.min(courses.saturating_sub(1));
    view.note = view.note.min(notes.saturating_sub(1));
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
        let standing = self.standing(self.open_patient()?)?;
        Some(page::flow_sheet(&standing, &self.knowledge))
    }

    /// Where the courses or the notes of the open record stand on their page; no other part has such.
    fn item_rows(&self, part: Part) -> Option<Vec<(Id, std::ops::Range<usize>)>> {
        let outline = self.board.get(self.open_patient()?)?;
        let area = *self.record_areas()?.parts.get(part.index())?;
        let (record, width) = (&outline.record, usize::from(area.width));
        match part {
            Part::Courses => Some(page::course_rows(record, &self.knowledge, width)),
            Part::Notes => Some(page::note_rows(record, width)),
            Part::Status | Part::FlowSheet | Part::Picture => None,
        }
    }

    /// The course or the note at a place of its part.
    fn selected_item(&self, part: Part, place: usize) -> Option<Id> {
        self.item_rows(part)?.get(place).map(|(id, _)| *id)
    }

    /// The place of a course or a note in its part.
    fn place_of_item(&self, part: Part, item: Id) -> Option<usize> {
        let rows = self.item_rows(part)?;
        rows.iter().position(|(id, _)| *id == item)
    }
}
