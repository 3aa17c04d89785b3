//! Beside or below a form: what it is about, and what saving would change; for a report that moves, for both patients.

use ratatui::layout::Rect;

use crate::app::form::Form;
use crate::app::{Model, Preview};
use crate::keys::{Action, Place};
use crate::ui::paint::{Paint, line};
use crate::ui::theme::Role;
use crate::view::board::Standing;
use crate::view::page::{self, Meaning, Row, Span};
use crate::wording::screens::form as said;

/// Draws the patient's banner and what saving would change.
pub(in crate::ui) fn draw(model: &Model, form: &Form, paint: &mut Paint<'_>, area: Rect) {
    let language = model.language();
    let from = form.patient.and_then(|id| model.standing(id));
    let preview = model.preview();
    let to = preview
        .and_then(|preview| preview.to.as_deref())
        .and_then(|to| Some((to, to.now.as_deref()?)));
    if let (Some((to, standing)), Some(preview), Some(from)) = (to, preview, &from) {
        // The record that loses the report above, the one that gets it below.
        let upper = Rect {
            height: area.height / 2,
            ..area
        };
        let lower = Rect {
            y: area.y + upper.height,
            height: area.height - upper.height,
            ..area
        };
        let about = about(model, upper);
        draw_one(
            model,
            Some((said::FROM.of(language), from)),
            about,
            Some(preview),
            paint,
            upper,
        );
        draw_one(
            model,
            Some((said::TO.of(language), standing)),
            Vec::new(),
            Some(to),
            paint,
            lower,
        );
        return;
    }
    let about = about(model, area);
    draw_one(
        model,
        from.as_deref().map(|from| ("", from)),
        about,
        preview,
        paint,
        area,
    );
}

fn about(model: &Model, area: Rect) -> Vec<Row> {
    model
        .reading()
        .about
        .iter()
        .flat_map(|text| page::wrap(text, usize::from(area.width).max(1)))
        .map(|piece| vec![Span::new(Meaning::Strong, piece)])
        .collect()
}

/// One patient: the banner, then the rows, then what saving would change, or how it stands now.
fn draw_one(
    model: &Model,
    standing: Option<(&str, &Standing)>,
    mut rows: Vec<Row>,
    preview: Option<&Preview>,
    paint: &mut Paint<'_>,
    area: Rect,
) {
    let language = model.language();
    let width = usize::from(area.width);
    if let Some(preview) = preview {
        let heading = if model.reading().leaves_out {
            said::AFTER_SAVING_CLEAR.of(language)
        } else {
            said::AFTER_SAVING.of(language)
        };
        rows.push(vec![Span::new(Meaning::Heading, heading)]);
        rows.extend(page::preview(
            preview.now.as_deref(),
            &preview.then,
            &model.reading().information,
            model.knowledge(),
            width,
        ));
    } else if let Some((_, standing)) = standing {
        let heading = said::NOW_UNSAVABLE.of(language);
        rows.push(vec![Span::new(Meaning::Heading, heading)]);
        rows.extend(page::standing_now(standing, model.knowledge(), width));
    } else if model.reading().about.is_empty() {
        let words = said::goes_on(
            language,
            model.key(Place::Form, Action::NextFieldRound),
            model.key(Place::Form, Action::Save),
        );
        let pieces = page::wrap(&words, width.max(1)).into_iter();
        rows.extend(pieces.map(|piece| vec![Span::new(Meaning::Faint, piece)]));
    }
    let mut top = 0;
    if let Some((way, standing)) = standing {
        let style = paint.theme().role(Role::Banner);
        for text in model.banner(&standing.record, width.saturating_sub(way.len())) {
            let text = if top == 0 {
                format!("{way}{text}")
            } else {
                format!("{}{text}", " ".repeat(way.len()))
            };
            paint.style(line(area, top), style);
            paint.text(line(area, top), &text, style);
            top += 1;
        }
    }
    let top = top.min(area.height);
    let below = Rect::new(area.x, area.y + top, area.width, area.height - top);
    paint.rows(below, &rows, 0);
}
