//! Rows under a patient's banner: a history, guidelines.

use super::paint::Paint;
use super::record::draw_banner;
use super::theme::Role;
use crate::app::Model;
use crate::keys::Action;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>) {
    let Some(sheet) = model.sheet() else {
        return;
    };
    let Some(record) = model.register().get(sheet.patient) else {
        return;
    };
    let areas = sheet.areas;
    draw_banner(model, record, paint, areas.banner);
    paint.say(areas.hint, sheet.title, Role::Head);
    paint.rows(areas.rows, &sheet.rows, sheet.top);
    let shown = (sheet.rows.len(), sheet.top);
    let down = model.key(sheet.place, Action::Down);
    paint.hidden_below(areas.hint, shown, areas.rows, (&down, model.language()));
}
