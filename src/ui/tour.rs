//! The step of the tour, over the foot of whatever stands below.

use ratatui::layout::Rect;

use super::paint::{Paint, line};
use super::theme::Role;
use crate::app::update::tour::TourStep;
use crate::view::page::wrap;

pub(super) fn draw(step: &TourStep, paint: &mut Paint<'_>, body: Rect) {
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let rows = wrap(&step.words, width);
    let inner = paint.frame_at_foot(body, rows.len(), &step.title);
    for (place, words) in (0..inner.height).zip(&rows) {
        paint.say(line(inner, place), &format!(" {words}"), Role::Head);
    }
}
