//! From the list to a record, to its neighbours, to a search and back.

use crate::app::filter::Filter;
use crate::app::form::FormKind;
use crate::app::keymap::{Action, Place};
use crate::app::list::Neighbour;
use crate::app::model::{Model, Page};
use crate::clinical::record::{FollowUp, Id};

use super::form;
use crate::app::screens::{RecordView, guidelines};
use crate::wording::screens::{common, moving as words};

/// Begins a search; a form waits meanwhile as a draft.
pub(in crate::app) fn begin_search(model: &mut Model) {
    form::park(model);
    if model.list.search.is_none() {
        model.list.back_to = model.open_patient();
        model.cohort.is_left_for_search = model.page == Page::Cohort;
        model.calendar.is_left_for_search = model.page == Page::Calendar;
        model.laboratories.is_open = false;
        model.page = Page::List;
        model.list.begin_search();
    }
}

pub(in crate::app) fn end_search(model: &mut Model) {
    model.list.end_search();
    if let Some(id) = model.list.back_to.take() {
        open_record(model, id);
    } else if std::mem::take(&mut model.cohort.is_left_for_search) {
        model.page = Page::Cohort;
    } else if std::mem::take(&mut model.calendar.is_left_for_search) {
        model.page = Page::Calendar;
    }
}

pub(in crate::app) fn open_selected(model: &mut Model) {
    match model.list.selected {
        Some(id) => open_record(model, id),
        None if model.list.search.is_some() => {
            let new = model.key(Place::Search, Action::NewPatient);
            model.note(words::nobody_found(model.session.language, new));
        }
        None if model.session.board.count() == 0 => {
            let new = model.key(Place::List, Action::NewPatient);
            model.note(words::nobody_on_file(model.session.language, new));
        }
        None => {
            let filter = model.key(Place::List, Action::ChooseFilter);
            let search = model.key(Place::List, Action::Search);
            model.note(words::nobody_shown(model.session.language, filter, search));
        }
    }
}

/// Opens a record from its top; a search has found its patient and ends.
pub(in crate::app) fn open_record(model: &mut Model, id: Id) {
    if model.session.register.get(id).is_none() {
        return;
    }
    model.list.back_to = None;
    model.cohort.is_left_for_search = false;
    model.calendar.is_left_for_search = false;
    model.list.end_search();
    model.list.leave_behind_unless(id);
    model.list.select(id);
    model.page = Page::Record(id);
    model.view = RecordView::default();
    let waiting: Vec<String> = model
        .drafts_of(Some(id))
        .map(|kind| draft_words(model, kind))
        .collect();
    if !waiting.is_empty() {
        let words = words::draft_waits(
            model.session.language,
            waiting.join(common::COMMA.of(model.session.language)),
        );
        model.note(words);
    }
}

/// A draft and the key that continues it, as her file of keys has it: `drug (d continues it)`.
fn draft_words(model: &Model, kind: FormKind) -> String {
    let action = match kind {
        FormKind::Report => Action::Report,
        FormKind::Drug => Action::Drug,
        FormKind::Patient => Action::EditPatient,
        FormKind::QuickLine => Action::QuickLine,
        FormKind::Note => Action::Note,
        FormKind::Recall => Action::Recall,
        FormKind::Letter => Action::LetterText,
        FormKind::Laboratory(_) => Action::Laboratories,
        FormKind::Correction(_) => Action::ContinueDraft,
    };
    let key = model.key(Place::Record, action);
    words::continues(
        model.session.language,
        kind.name().of(model.session.language),
        key,
    )
}

pub(in crate::app) fn back_to_list(model: &mut Model) {
    let open = model.open_patient();
    model.page = Page::List;
    let Some(id) = open else {
        return;
    };
    if !model.list.select(id) {
        let words = not_shown(model, id);
        model.note(words);
    }
}

/// That somebody stands outside the list, so that nobody looks for them in it.
fn not_shown(model: &Model, id: Id) -> String {
    let filter = model.list.filter().name(&model.crowd());
    let whose = super::whose(model, Some(id));
    match model
        .session
        .register
        .get(id)
        .map(|record| record.person.follow_up)
    {
        None | Some(FollowUp::Active) => {
            let all = Filter::keys_of_all(&model.session.keymap);
            words::not_among_shown(model.session.language, whose, filter, all)
        }
        Some(FollowUp::Moved | FollowUp::Lost | FollowUp::Died) => {
            let search = model.key(Place::List, Action::Search);
            words::not_followed(model.session.language, whose, search)
        }
    }
}

pub(in crate::app) fn step_patient(model: &mut Model, forward: bool) {
    let Some(open) = model.open_patient() else {
        return;
    };
    let reads_guidelines = matches!(model.page, Page::Guidelines(_));
    match model.list.neighbour(open, forward) {
        Neighbour::Patient(next) => {
            open_record(model, next);
            if reads_guidelines {
                guidelines::open(model);
            }
        }
        Neighbour::Nobody if forward => model.note(words::LAST_PATIENT),
        Neighbour::Nobody => model.note(words::FIRST_PATIENT),
        Neighbour::NotShown => {
            let words = not_shown(model, open);
            model.note(words);
        }
    }
}
