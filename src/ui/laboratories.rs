//! The list of laboratory profiles.

use super::paint::{Paint, line};
use super::theme::Role;
use crate::app::screens::laboratories::{laboratory_line, word_line};
use crate::app::{Model, layout};
use crate::keys::{Action, Place};
use crate::wording::screens::laboratories as words;

/// Draws the list over the body.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) {
    let language = model.language();
    let body = layout::whole(size).body;
    let inner = paint.frame(body, words::TITLE.of(language));
    let profiles = model.register().laboratories();
    let marked = model.laboratories().marked;
    if profiles.is_empty() && model.register().words().is_empty() {
        let none = words::none_yet_help(
            language,
            model.key(Place::Laboratories, Action::NewLaboratory),
        );
        paint.say(line(inner, 0), &none, Role::Field);
    }
    let words = model
        .register()
        .words()
        .iter()
        .map(|word| word_line(model.language(), word));
    let lines: Vec<String> = profiles
        .iter()
        .map(|laboratory| laboratory_line(language, laboratory, model.knowledge()))
        .chain(words)
        .collect();
    let height = usize::from(inner.height).max(1);
    let first = marked
        .saturating_sub(height / 2)
        .min(lines.len().saturating_sub(height));
    let rows = lines.iter().enumerate().skip(first);
    for (row, (place, words)) in (0..inner.height).zip(rows) {
        paint.one_of(line(inner, row), place == marked, words);
    }
}
