//! Keys of the quick line that no form has: completion, and earlier lines.

use crate::app::completion::complete;
use crate::app::form::{Form, FormKind};
use crate::app::model::Model;
use crate::wording::screens::{common, moving as words};

/// Completes the word before the cursor, or says what it may become.
pub(in crate::app) fn complete_word(model: &mut Model) {
    let before = model
        .form
        .as_ref()
        .and_then(Form::focused)
        .map_or_else(String::new, |field| field.line.before_cursor().to_owned());
    let Some(done) = complete(&before, &model.form_context()) else {
        return model.note(words::NOTHING_BEGINS_SO);
    };
    if let Some(field) = model.form.as_mut().and_then(Form::focused_mut) {
        field.line.replace_before(done.gone, &done.text);
    }
    if !done.choices.is_empty() {
        let comma = common::COMMA.of(model.session.language);
        model.note(done.choices.join(comma));
    }
}

/// An earlier line, or back towards the one that is typed.
pub(in crate::app) fn step(model: &mut Model, back: bool) {
    let Some(field) = model.form.as_mut().and_then(Form::focused_mut) else {
        return;
    };
    let typed = field.line.text().to_owned();
    if let Some(line) = model.session.earlier.step(&typed, back) {
        field.line.set(line);
    } else if back {
        model.note(words::NO_EARLIER_LINE);
    }
}

/// A quick line is left: what was typed on the way through earlier lines is kept among them.
pub(in crate::app) fn leave(model: &mut Model, form: &Form) {
    if form.kind == FormKind::QuickLine {
        let typed = form.focused().map_or("", |field| field.line.text());
        model.session.earlier.leave(typed);
    }
}

/// A line that was saved is an earlier one from now on.
pub(in crate::app) fn keep(model: &mut Model, form: &Form) {
    leave(model, form);
    if form.kind == FormKind::QuickLine
        && let Some(field) = form.focused()
    {
        model.session.earlier.keep(field.line.text());
    }
}

impl Model {
    /// Before the day changes: lines that are typed and parked go on to mean the days that they meant.
    pub(in crate::app) fn fix_days(&mut self) {
        let mut form = self.form.take();
        let mut drafts = std::mem::take(&mut self.drafts);
        let cx = self.form_context();
        for form in drafts.iter_mut().chain(&mut form) {
            form.fix_days(&cx);
        }
        self.form = form;
        self.drafts = drafts;
    }
}
