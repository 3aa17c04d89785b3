//! The guidelines of a record in full, below its banner.

use super::paint::Paint;
use super::record::draw_banner;
use super::theme::Role;
use crate::app::keymap::{Action, Place};
use crate::app::{Model, page};
use crate::clinical::record::Id;

/// Draws the guidelines.
pub(super) fn draw(model: &Model, id: Id, paint: &mut Paint<'_>) {
    let (Some(standing), Some(areas)) = (model.standing(id), model.guidelines_areas()) else {
        return;
    };
    draw_banner(model, &standing, paint, areas.banner);
    let head = paint.theme().role(Role::Head);
    let title = "Guidelines beside the clinic text";
    paint.text(areas.hint, title, head);
    let rows = page::guidelines(
        &standing,
        model.knowledge(),
        model.guideline_faults(),
        usize::from(areas.rows.width),
    );
    paint.rows(areas.rows, &rows, model.guidelines_top());
    let shown = (rows.len(), model.guidelines_top());
    let down = model.key(Place::Guidelines, Action::Down);
    paint.hidden_below(areas.hint, shown, areas.rows, &down);
}
