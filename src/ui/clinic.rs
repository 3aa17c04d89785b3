//! Names and numbers for today's clinic, over the list.

use ratatui::layout::Rect;

use super::paint::{Cursor, Paint, line};
use super::theme::Role;
use crate::app::Model;
use crate::app::screens::clinic::clinic_words;
use crate::app::text::TextLine;
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::view::cells::fit;
use crate::view::describe::named;
use crate::view::page::wrap;
use crate::wording::screens::{clinic as said, common};
use crate::wording::{count_words, date_words};

/// At most so many rows list the numbers that nobody has.
const MOST_ROWS: usize = 6;

/// Whom the name finds, at most so many.
const MOST_FINDS: usize = 4;

/// A row for each whom the name finds, and whether that one is chosen: ` W-19 Chen, Wei, born 12-May-1974`.
fn find_rows(model: &Model, width: usize) -> Vec<(String, bool)> {
    let language = model.language();
    let finds = model.clinic_finds();
    let chosen = model.clinic().chosen;
    let first = chosen.map_or(0, |place| place.saturating_sub(MOST_FINDS - 1));
    let row = |(place, id): (usize, &Id)| {
        let record = model.register().get(*id)?;
        let born = record.person.born;
        let born = born.map_or_else(String::new, |born| {
            said::born_too(language, date_words(language, born.date))
        });
        let on_it = match record.is_on_clinic(model.clinic_day()) {
            true => said::ON_IT_ALREADY.of(language),
            false => "",
        };
        let words = format!("   {}{born}{on_it} ", named(&record.person));
        Some((fit(&words, width), chosen == Some(place)))
    };
    let mut rows: Vec<(String, bool)> = finds
        .iter()
        .enumerate()
        .skip(first)
        .take(MOST_FINDS)
        .filter_map(row)
        .collect();
    let further = finds.len().saturating_sub(first + rows.len());
    if further > 0 {
        rows.push((said::more_below(language, count_words(further)), false));
    }
    rows
}

/// Draws the line at the foot of the body, the unknown numbers above it; the cursor stands in the line.
pub(super) fn draw(model: &Model, typed: &TextLine, paint: &mut Paint<'_>, body: Rect) -> Cursor {
    let language = model.language();
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let unknown = &model.clinic().unknown;
    let mut rows = if unknown.is_empty() {
        Vec::new()
    } else {
        wrap(
            &said::unknown(language, unknown.join(common::LISTED.of(language))),
            width,
        )
    };
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS - 1);
        rows.push(said::unknown_in_all(language, count_words(unknown.len())));
    }
    let finds = find_rows(model, width);
    let hint = said::help(
        language,
        model.key(Place::Adding, Action::AddToClinic),
        model.key(Place::List, Action::Calendar),
    );
    let hints = wrap(&hint, width);
    let day = model.clinic_day();
    let on_it = model
        .board()
        .order()
        .iter()
        .filter_map(|id| model.register().get(*id))
        .filter(|record| record.is_on_clinic(day))
        .count();
    let title = said::title(language, clinic_words(model), count_words(on_it));
    let height = rows.len() + finds.len() + hints.len() + 1;
    let inner = paint.frame_at_foot(body, height, &title);
    let mut row = 0;
    for text in &rows {
        paint.say(line(inner, row), &format!(" {text}"), Role::NotSaved);
        row += 1;
    }
    let cursor = paint.input(line(inner, row), said::NAME_OR_NUMBER.of(language), typed);
    for (words, is_chosen) in &finds {
        row += 1;
        let role = if *is_chosen {
            Role::Selected
        } else {
            Role::Field
        };
        paint.say(line(inner, row), words, role);
    }
    for (place, text) in (row + 1..).zip(&hints) {
        paint.say(line(inner, place), &format!(" {text}"), Role::Foot);
    }
    cursor
}
