//! From the list to a record, to its neighbours, to a search and back.

use crate::app::form::{Correction, FormKind};
use crate::app::model::{Model, Page, RecordView};
use crate::app::text::TextLine;
use crate::clinical::record::Id;

pub(super) fn begin_search(model: &mut Model) {
    if model.list.search.is_none() {
        model.list.back_to = model.open_patient();
        model.page = Page::List;
        model.list.search = Some(TextLine::default());
    }
}

pub(super) fn end_search(model: &mut Model) {
    model.list.search = None;
    let back = model.list.back_to.take();
    if let Some(id) = back {
        model.list.selected = Some(id);
    }
    model.list.refresh(&model.board);
    if let Some(id) = back {
        open_record(model, id);
    }
}

pub(super) fn open_selected(model: &mut Model) {
    match model.list.selected {
        Some(id) => open_record(model, id),
        None if model.list.search.is_some() => {
            model.note("Nobody is found: change the search, or F2 enters a new patient");
        }
        None => model.note("Nobody is on the list: n enters a new patient"),
    }
}

/// Opens a record from its top; a search has found its patient and ends.
pub(super) fn open_record(model: &mut Model, id: Id) {
    let Some(record) = model.register.get(id).cloned() else {
        return;
    };
    model.list.search = None;
    model.list.back_to = None;
    model.list.selected = Some(id);
    model.list.refresh(&model.board);
    model.list.selected = Some(id);
    model.page = Page::Record(id);
    model.view = RecordView {
        namesakes: model.namesakes(&record),
        ..RecordView::default()
    };
    let waiting: Vec<&str> = model.drafts_of(Some(id)).map(draft_words).collect();
    if !waiting.is_empty() {
        let words = format!("A draft waits here: {}", waiting.join(", "));
        model.note(words);
    }
}

/// A draft and the key that continues it.
const fn draft_words(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Report => "laboratory report (r continues it)",
        FormKind::Drug => "drug (d continues it)",
        FormKind::Patient => "patient (p continues it)",
        FormKind::QuickLine => "quick line (e continues it)",
        FormKind::Laboratory(_) => "laboratory profile (l continues it)",
        FormKind::Correction(correction) => match correction {
            Correction::Result(_) => "correction of a result (c continues it)",
            Correction::RetractResult(_) => "retraction of a result (c continues it)",
            Correction::SampleDate(_) => "correction of a sample date (c continues it)",
            Correction::Move(_) => "move of a report (c continues it)",
            Correction::Course(_) => "correction of a course (c continues it)",
            Correction::RetractCourse(_) => "retraction of a course (c continues it)",
        },
    }
}

pub(super) fn back_to_list(model: &mut Model) {
    let open = model.open_patient();
    model.page = Page::List;
    model.list.refresh(&model.board);
    if let Some(id) = open.filter(|id| model.list.shown().contains(id)) {
        model.list.selected = Some(id);
    }
}

pub(super) fn step_patient(model: &mut Model, forward: bool) {
    let Some(open) = model.open_patient() else {
        return;
    };
    match model.list.neighbour(open, forward) {
        Some(next) => open_record(model, next),
        None if forward => model.note("This is the last patient of the list"),
        None => model.note("This is the first patient of the list"),
    }
}
