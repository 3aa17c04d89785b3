//! Forms under the keys: the same in every form.

use crate::app::form::{Form, FormKind};
use crate::app::model::Model;
use crate::app::question::{Answer, Asking, Interrupted, Question, Then};
use crate::app::text::TextLine;
use crate::clinical::record::Id;
use crate::keys::Action;
use crate::wording::screens::{common, form as words};

use super::{beside, change, keeping, quick};

/// Opens a form for the open record.
pub(in crate::app) fn open_here(model: &mut Model, kind: FormKind) {
    if let Some(patient) = model.open_patient() {
        open(model, kind, Some(patient));
    }
}

/// Opens a form for the open record, on the list for the selected patient.
pub(in crate::app) fn open_for_selected(model: &mut Model, kind: FormKind) {
    match model.open_patient().or(model.list.selected) {
        Some(patient) => open(model, kind, Some(patient)),
        None => {
            let new = model.key_here(Action::NewPatient);
            model.note(common::select_or_enter(model.session.language, new));
        }
    }
}

/// Opens a form, or the draft that waits for the same patient.
pub(in crate::app) fn open(model: &mut Model, kind: FormKind, patient: Option<Id>) {
    let waiting = model
        .drafts
        .iter()
        .position(|draft| draft.kind == kind && draft.belongs_to(patient, &model.session.register));
    let form = match waiting {
        Some(place) => Form {
            patient,
            ..model.drafts.remove(place)
        },
        None => {
            let record = patient.and_then(|id| model.session.register.get(id));
            Form::open(kind, record.map(AsRef::as_ref), &model.form_context())
        }
    };
    model.form = Some(form);
    if waiting.is_some() {
        let (park, discard) = (
            model.key_here(Action::Back),
            model.key_here(Action::Discard),
        );
        model.note(words::draft_back(model.session.language, park, discard));
    }
}

/// Puts a text into a field.
pub(in crate::app) fn replace(model: &mut Model, field: Option<usize>, text: &str) {
    let Some(form) = &mut model.form else {
        return;
    };
    if let Some(field) = field.and_then(|place| form.fields.get_mut(place)) {
        field.line.set(text);
    }
    model.reread();
}

/// Goes to a field without selecting what stands in it: it is to be corrected. In the field that is typed in the cursor
/// stays where it is.
pub(in crate::app) fn go_to(model: &mut Model, field: Option<usize>) {
    if let (Some(form), Some(place)) = (&mut model.form, field) {
        if form.focus != place {
            form.go_to(place);
        }
        if let Some(field) = form.focused_mut() {
            field.line.deselect();
        }
        form.came_back = true;
    }
}

#[derive(Clone, Copy)]
pub(in crate::app) enum Way {
    Next,
    Previous,
    To(usize),
}

/// Moves on. What has to be asked about the field that is left waits there, marked: a question never takes a key that
/// was typed for another field.
pub(in crate::app) fn leave_field(model: &mut Model, way: Way) {
    let language = model.session.language;
    let Some(form) = &mut model.form else {
        return;
    };
    let place = form.focus;
    let shown = |place: &usize| model.reading.is_shown(*place);
    let next = match way {
        Way::Previous => form
            .previous(&model.reading)
            .or_else(|| (0..form.fields.len()).rev().find(shown)),
        Way::Next => form
            .next(&model.reading)
            .or_else(|| (0..form.fields.len()).find(shown)),
        Way::To(place) => Some(place),
    };
    if let Some(next) = next {
        form.go_to(next);
    }
    let complaints = &model.reading.complaints;
    let complaint = complaints.iter().find(|wrong| wrong.field == place);
    if let Some(words) = complaint.map(|complaint| complaint.words.clone()) {
        return model.refuse(words);
    }
    if let Some(question) = waiting_at(model, place) {
        let (asks, saves) = (
            model.key_here(Action::NextField),
            model.key_here(Action::Save),
        );
        model.note(words::asked_when(language, &question.words, saves, asks));
    }
}

/// The question that waits at a field.
fn waiting_at(model: &Model, place: usize) -> Option<Question> {
    let about_this = |question: &&Question| question.field == Some(place);
    model.reading.questions.iter().find(about_this).cloned()
}

/// Asks what waits at the field that is typed in; whether something does.
fn ask_here(model: &mut Model) -> bool {
    let place = model.form.as_ref().map(|form| form.focus);
    let question = place.and_then(|place| waiting_at(model, place));
    let asking = question.map(|question| Asking::new(question, Interrupted::Next));
    let is_asked = asking.is_some();
    model.asking = asking.or(model.asking.take());
    is_asked
}

/// Enter: forward, and from the last field save. Where she came back to a field in which a question waits, asks it.
pub(in crate::app) fn next_or_save(model: &mut Model) {
    let Some(form) = &model.form else {
        return;
    };
    let (came_back, is_last) = (form.came_back, form.next(&model.reading).is_none());
    if came_back && ask_here(model) {
        return;
    }
    if is_last {
        save(model);
    } else {
        leave_field(model, Way::Next);
    }
}

/// After an answer: what it interrupted.
pub(in crate::app) fn go_on(model: &mut Model, interrupted: Interrupted) {
    model.reread();
    match interrupted {
        Interrupted::Save => save(model),
        Interrupted::Next if ask_here(model) => {}
        Interrupted::Next => leave_field(model, Way::Next),
        Interrupted::Nothing => {}
    }
}

/// Another day or another word, or the field above or below.
pub(in crate::app) fn step(model: &mut Model, up: bool) {
    let stepped = model
        .form
        .as_ref()
        .and_then(|form| form.stepped(up, &model.form_context()));
    match stepped {
        Some(text) => {
            if let Some(field) = model.form.as_mut().and_then(Form::focused_mut) {
                field.line = TextLine::selected(&text);
            }
        }
        None if up => leave_field(model, Way::Previous),
        None => leave_field(model, Way::Next),
    }
}

/// Saves, or says what stands against it and goes there, or asks.
pub(in crate::app) fn save(model: &mut Model) {
    model.reread();
    if model.form.is_none() || !keeping::may_edit(model, Action::Save) {
        return;
    }
    if let Some(complaint) = model.reading.complaints.first().cloned() {
        if let Some(form) = &mut model.form {
            for field in &mut form.fields {
                field.left = true;
            }
        }
        go_to(model, Some(complaint.field));
        return model.refuse(complaint.words);
    }
    if let Some(question) = model.reading.questions.first().cloned() {
        go_to(model, question.field);
        model.asking = Some(Asking::new(question, Interrupted::Save));
        return;
    }
    if model.reading.ops.is_empty() {
        let park = model.key_here(Action::Back);
        return model.refuse(words::nothing_typed_yet(model.session.language, park));
    }
    if let Some(question) = beside::meanwhile(model) {
        model.asking = Some(Asking::new(question, Interrupted::Save));
        return;
    }
    change::commit_form(model);
}

/// Parks the form as a draft; one in which nothing was typed is simply closed.
pub(in crate::app) fn park(model: &mut Model) {
    let language = model.session.language;
    let Some(form) = model.form.take() else {
        return;
    };
    quick::leave(model, &form);
    if !form.is_touched() {
        return;
    }
    let words = words::parked(
        language,
        form.kind.name().of(language),
        form.owner(&model.session.register, language),
    );
    // Of two records that were joined each may have had one.
    model.drafts.push(form);
    model.note(words);
}

/// Asks whether to throw the form away; one in which nothing was typed is simply closed.
pub(in crate::app) fn ask_discard(model: &mut Model) {
    let language = model.session.language;
    let Some(form) = &model.form else {
        return;
    };
    if !form.is_touched() {
        model.form = None;
        return;
    }
    let question = Question {
        about: "throwing away".to_owned(),
        field: Some(form.focus),
        words: words::ask_throw_away(
            language,
            form.kind.name().of(language),
            form.owner(&model.session.register, language),
        ),
        answers: vec![
            Answer::new('n', common::NO_KEEP_IT.of(language), Then::BackToField),
            Answer::new('y', words::YES_THROW_AWAY.of(language), Then::Discard),
        ],
    };
    model.asking = Some(Asking::new(question, Interrupted::Nothing));
}

pub(in crate::app) fn discard(model: &mut Model) {
    let language = model.session.language;
    if let Some(form) = model.form.take() {
        quick::leave(model, &form);
        let words = words::thrown_away(
            language,
            form.kind.name().of(language),
            form.owner(&model.session.register, language),
        );
        model.note(words);
    }
}
