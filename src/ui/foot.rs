//! The foot line: the keys that work here, and whether all is saved. Above it, the answer to the last key.

use ratatui::layout::Rect;

use super::paint::{Paint, after};
use super::theme::Role;
use crate::app::form::EchoKind;
use crate::app::{Model, Saved, SessionMode, changes};
use crate::keys::{Action, Place};
use crate::view::cells::cells;
use crate::view::page::{Meaning, wrap};
use crate::wording::count_words;
use crate::wording::screens::frame as words;

/// A longer message than this many rows is cut.
const MOST_ROWS: usize = 5;

/// The answer to the last key, whole: what does not fit into its line stands over the rows above, until the next key.
pub(super) fn draw_message(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let Some(message) = model.message() else {
        if let Some(hint) = model.status_hint() {
            paint.text(area, &hint, paint.theme().meaning(Meaning::Faint));
        }
        return;
    };
    let style = paint.theme().message(message.kind);
    let mut lines = wrap(&message.words, usize::from(area.width).max(1));
    if lines.len() > MOST_ROWS {
        let rest = lines.split_off(MOST_ROWS - 1).join(" ");
        lines.push(rest);
    }
    for (above, text) in (0..).zip(lines.iter().rev()) {
        let row = Rect {
            y: area.y.saturating_sub(above),
            ..area
        };
        paint.clear(row);
        paint.text(row, text, style);
    }
}

/// Keys at the left, saved at the right.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let theme = paint.theme();
    let mut used = match model.unsaved_words().filter(|_| !is_failing(model)) {
        Some(words) => paint.text_right(area, &words, theme.echo(EchoKind::Asked)),
        None => {
            let (words, role) = saved(model);
            paint.say_right(area, &words, role)
        }
    };
    let room = |used: u16| Rect {
        width: area.width.saturating_sub(used + 1),
        ..area
    };
    let marked = model.list().marked().len();
    if marked > 0 && model.place() == Place::List {
        let back = model.key_here(Action::Back);
        let hint = words::marked(model.language(), count_words(marked), back);
        used += 1 + paint.say_right(room(used), &hint, Role::Loud);
    }
    let room = room(used);
    let mut taken = 0;
    for (key, word) in model.keymap().foot(model.place()) {
        let gap = if taken == 0 { 0 } else { 2 };
        let width = u16::try_from(cells(&key) + 1 + cells(word)).unwrap_or(u16::MAX);
        if taken + gap + width > room.width {
            break;
        }
        taken += gap;
        taken += paint.texts(
            after(room, taken),
            &[
                (&key, theme.role(Role::Key)),
                (" ", theme.role(Role::Foot)),
                (word, theme.role(Role::Foot)),
            ],
        );
    }
}

/// Whether the disk refuses what was entered, which is worse than what is not entered yet.
fn is_failing(model: &Model) -> bool {
    matches!(
        (model.mode(), model.saved()),
        (SessionMode::Normal, Saved::Failed(_))
    ) && model.is_settled()
}

fn saved(model: &Model) -> (String, Role) {
    let language = model.language();
    match (model.mode(), model.saved()) {
        _ if model.is_first_look() => (words::READING.of(language).to_owned(), Role::Foot),
        (SessionMode::ReadOnly(_), _) => (
            words::NOTHING_CAN_CHANGE.of(language).to_owned(),
            Role::Foot,
        ),
        (SessionMode::Demo, _) if model.in_memory() == 0 => {
            (words::NOTHING_SAVED.of(language).to_owned(), Role::Foot)
        }
        (SessionMode::Demo, _) => (
            words::in_memory_only(language, changes(language, model.in_memory())),
            Role::Foot,
        ),
        (SessionMode::Normal, _) if !model.is_settled() => {
            (words::SAVING.of(language).to_owned(), Role::Foot)
        }
        (SessionMode::Normal, Saved::Failed(reason)) => {
            (words::saving_failed(language, reason), Role::NotSaved)
        }
        (SessionMode::Normal, Saved::At(at)) => (
            words::saved_at(language, at.format("%H:%M:%S")),
            Role::Saved,
        ),
        (SessionMode::Normal, Saved::Unchanged) => {
            (words::ALL_SAVED.of(language).to_owned(), Role::Saved)
        }
    }
}
