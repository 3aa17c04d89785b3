//! The history of a record below its banner: the newest entry first.

use super::paint::Paint;
use super::record::draw_banner;
use super::theme::Role;
use crate::app::keymap::{Action, Place};
use crate::app::{Model, page};
use crate::clinical::record::Id;

/// Draws the history.
pub(super) fn draw(model: &Model, id: Id, paint: &mut Paint<'_>) {
    let (Some(standing), Some(areas), Some(told)) =
        (model.standing(id), model.history_areas(), model.chronicle())
    else {
        return;
    };
    draw_banner(model, &standing, paint, areas.banner);
    let head = paint.theme().role(Role::Head);
    paint.text(areas.hint, "History, newest first", head);
    let rows = page::history(&told, model.history(), usize::from(areas.rows.width));
    paint.rows(areas.rows, &rows, model.history().top);
    let shown = (rows.len(), model.history().top);
    let down = model.key(Place::History, Action::Down);
    paint.hidden_below(areas.hint, shown, areas.rows, &down);
}
