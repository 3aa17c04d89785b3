//! To a record.

use crate::app::form::FormKind;
use crate::app::model::{Model, Page, RecordView};
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::wording::screens::{common, moving as words};

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
    model.view = RecordView {
        sections: model.view.sections,
        ..RecordView::default()
    };
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
