//! The list of actions: found by typing, run by Enter.

use ratatui::layout::Rect;

use super::paint::{Cursor, Paint, line};
use super::theme::Role;
use crate::app::actions::ActionList;
use crate::keys::{Action, Keymap, Place};
use crate::view::cells::pad;
use crate::view::page::wrap;
use crate::wording::Language;
use crate::wording::screens::frame as words;

const KEYS: usize = 22;

/// Draws the list over the body; the cursor stands in the line that finds.
pub(super) fn draw(
    actions: &ActionList,
    language: Language,
    keymap: &Keymap,
    paint: &mut Paint<'_>,
    body: Rect,
) -> Cursor {
    let inner = paint.frame(
        body,
        &words::actions(
            language,
            actions.place.name().of(language),
            keymap.told(Place::Actions, Action::Run),
            keymap.told(actions.place, Action::Tour),
        ),
    );
    let cursor = paint.input(line(inner, 0), words::FIND.of(language), &actions.line);
    let found = actions.found(keymap);
    let width = usize::from(inner.width.saturating_sub(4)).max(1);
    let explained: Vec<String> = actions
        .explained()
        .iter()
        .flat_map(|entry| wrap(&entry.words(language), width))
        .collect();
    let room = usize::from(inner.height.saturating_sub(2));
    let above = u16::try_from(explained.len().min(room)).unwrap_or(0);
    for (row, words) in (1..=above).zip(&explained) {
        paint.say(line(inner, row), &format!("   {words}"), Role::Head);
    }
    let height = usize::from(inner.height.saturating_sub(1 + above)).max(1);
    let first = actions
        .marked
        .saturating_sub(height / 2)
        .min(found.len().saturating_sub(height));
    for (row, (place, binding)) in
        (1 + above..inner.height).zip(found.iter().enumerate().skip(first))
    {
        let text = format!("{} {}", pad(&binding.key_names(), KEYS), binding.help());
        paint.one_of(line(inner, row), place == actions.marked, &text);
    }
    if found.is_empty() && explained.is_empty() {
        paint.say(
            line(inner, 1),
            words::NOTHING_CALLED_SO.of(language),
            Role::Field,
        );
    }
    cursor
}
