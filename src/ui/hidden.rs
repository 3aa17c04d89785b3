//! The hidden screen: no patient, no clinic, no day.

use ratatui::layout::Rect;

use super::paint::Paint;
use super::theme::Role;
use crate::view::cells::cells;
use crate::wording::Language;
use crate::wording::screens::frame::HIDDEN;

/// One neutral line in the middle of whatever room there is.
pub(super) fn draw(language: Language, paint: &mut Paint<'_>, area: Rect) {
    let words = HIDDEN.of(language);
    let width = u16::try_from(cells(words)).unwrap_or(u16::MAX);
    let left = area.width.saturating_sub(width) / 2;
    let line = Rect::new(
        area.x + left,
        area.y + area.height / 2,
        area.width - left,
        1.min(area.height),
    );
    let style = paint.theme().role(Role::Foot);
    paint.text(line, words, style);
}
