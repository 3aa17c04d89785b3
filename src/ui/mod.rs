//! Cells out, nothing changed: every screen is drawn from the model.

mod actions;
mod asked;
mod calendar;
mod clinic;
mod cohort;
mod flow;
mod foot;
mod form;
mod head;
mod hidden;
mod import;
mod laboratories;
mod list;
mod opened;
mod paint;
mod picture;
mod question;
mod quick;
mod record;
mod sheet;
#[cfg(test)]
mod tests;
mod theme;
mod tour;

pub use theme::{Palette, Role, Theme};

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{Model, layout};
use crate::keys::{Action, Place};
use crate::wording::screens::frame as words;

use paint::{Cursor, Paint};

pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame) {
    let area = frame.area();
    let mut paint = Paint::new(frame.buffer_mut(), *theme);
    let size = (area.width, area.height);
    let cursor = if model.is_hidden() {
        hidden::draw(model.language(), &mut paint, area);
        None
    } else if layout::too_small(size) {
        too_small(model, &mut paint, area);
        None
    } else {
        everything(model, &mut paint, size)
    };
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < area.width && *y < area.height) {
        frame.set_cursor_position((x, y));
    }
}

fn everything(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let whole = layout::whole(size);
    head::draw(model, paint, whole.head);
    let mut cursor = match model.body() {
        Place::Form => form::draw(model, paint, size),
        Place::QuickLine => quick::draw(model, paint, size),
        Place::Import | Place::Preview => import::draw(model, paint, size),
        Place::Cohort | Place::EarlierDay => cohort::draw(model, paint, size),
        Place::List | Place::Search => list::draw(model, paint, size),
        body => {
            match body {
                Place::Calendar => calendar::draw(model, paint, size),
                Place::Laboratories => laboratories::draw(model, paint, size),
                Place::History | Place::Guidelines => sheet::draw(model, paint),
                Place::Value | Place::Course | Place::Note | Place::Rules => {
                    opened::draw(model, paint)
                }
                _ => record::draw(model, paint),
            }
            None
        }
    };
    if let Some(line) = &model.clinic().line {
        cursor = clinic::draw(model, line, paint, whole.body);
    }
    if let Some(asked) = model.asked() {
        cursor = asked::draw(model, asked, paint, whole.body);
    }
    foot::draw_message(model, paint, whole.message);
    foot::draw(model, paint, whole.foot);
    if let Some(actions) = model.actions() {
        cursor = actions::draw(actions, model.language(), model.keymap(), paint, whole.body);
    }
    if let Some(asking) = model.asking() {
        question::draw(model.language(), asking, paint, whole.body);
        cursor = None;
    }
    if let Some(step) = model.tour_step() {
        tour::draw(&step, paint, whole.body);
    }
    cursor
}

/// Plainly, and in whatever room there is: that it is too small, how small, and that nothing is lost.
fn too_small(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let language = model.language();
    let lines = [
        words::too_small(language, area.width, area.height),
        words::needs(language, layout::LEAST_COLUMNS, layout::LEAST_ROWS),
        words::NOTHING_LOST.of(language).to_owned(),
        words::MAKE_LARGER.of(language).to_owned(),
        words::leaves(language, model.key(model.place(), Action::Leave)),
    ];
    for (y, line) in (0..area.height).zip(lines) {
        paint.say(Rect::new(0, y, area.width, 1), &line, Role::Head);
    }
}
