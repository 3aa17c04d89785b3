//! A question over everything else, with its answers.

use ratatui::layout::Rect;

use super::paint::{Paint, line};
use super::theme::Role;
use crate::app::layout;
use crate::app::question::Asking;
use crate::view::page::wrap;
use crate::wording::Language;
use crate::wording::screens::frame::QUESTION;

/// Draws the question at the foot of the body, so that the field that it is about stays in sight.
pub(super) fn draw(language: Language, asking: &Asking, paint: &mut Paint<'_>, body: Rect) {
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let words = wrap(&asking.question.words, width);
    let answers = asking.question.answers.len();
    let rows = words.len() + answers;
    let inner = paint.frame_at_foot(body, rows, QUESTION.of(language));
    let mut row = 0;
    for piece in &words {
        paint.say(line(inner, row), &format!(" {piece}"), Role::Head);
        row += 1;
    }
    // Where not all fit, those around the marked one are shown.
    let room = usize::from(inner.height.saturating_sub(row));
    let first = layout::first_shown(asking.marked, room, answers);
    for (place, answer) in asking.question.answers.iter().enumerate().skip(first) {
        let text = format!("{}  {} ", answer.key, answer.words);
        paint.one_of(line(inner, row), place == asking.marked, &text);
        row += 1;
    }
}
