//! The due calendar: a month with how many are due each day, or a week with who is.

use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Rect;

use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::{Model, due_days, layout, monday};
use crate::clinical::record::Id;
use crate::view::describe::named;
use crate::wording::Language;
use crate::wording::screens::common::SEMICOLON;
use crate::wording::screens::{calendar as words, days};
use crate::wording::{count_words, date_words};

/// Cells of a day in the month, where there is room.
const DAY: u16 = 10;
/// What stands in the place of a time.
const NO_TIME: &str = "--:--";
/// Weeks that a month touches at most.
const WEEKS: u64 = 6;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) {
    let language = model.language();
    let areas = layout::cohort(size);
    let today = model.today();
    let day = model.calendar().day(today);
    let days = due_days(model.board());
    let count = |from: Option<NaiveDate>, before: Option<NaiveDate>| -> usize {
        let within = days.iter().filter(|(due, _)| {
            from.is_none_or(|from| **due >= from) && before.is_none_or(|before| **due < before)
        });
        within.map(|(_, patients)| patients.len()).sum()
    };
    let month = areas.hint;
    let title = words::title(
        language,
        days::month(language, day),
        count_words(count(None, Some(today))),
        count_words(count(Some(today), None)),
    );
    paint.say(month, &title, Role::Head);
    let due = |day: NaiveDate| days.get(&day).map_or(&[][..], Vec::as_slice);
    let first = if model.calendar().is_week {
        monday(day)
    } else {
        monday(day.with_day(1).unwrap_or(day))
    };
    let nth = |first: NaiveDate, days: u64| first.checked_add_days(Days::new(days));
    let mut row = 0;
    if model.calendar().is_week {
        for shown in (0..7).filter_map(|days| nth(first, days)) {
            draw_day_of_week(model, shown, day, due(shown), paint, line(areas.rows, row));
            row += 1;
        }
    } else {
        draw_heads(model.language(), paint, line(areas.rows, 0));
        row = 1;
        for week in (0..WEEKS).filter_map(|week| nth(first, 7 * week)) {
            if week.month() != day.month() && week > day {
                break;
            }
            for (column, shown) in (0..7).zip((0..7).filter_map(|days| nth(week, days))) {
                let cell = after(
                    line(areas.rows, row),
                    column * DAY.min(areas.rows.width / 7),
                );
                draw_day(model, shown, day, due(shown).len(), paint, cell);
            }
            row += 1;
        }
    }
    draw_whom(model, day, due(day), paint, areas.rows, row + 1);
}

fn draw_heads(language: Language, paint: &mut Paint<'_>, area: Rect) {
    let style = paint.theme().role(Role::Head);
    let width = DAY.min(area.width / 7);
    for (column, name) in (0..7).zip(days::weekdays(language)) {
        paint.text(after(area, column * width), name, style);
    }
}

/// `23 (12)`, only the day where nobody is due; days of another month in grey, late ones bold.
fn draw_day(
    model: &Model,
    shown: NaiveDate,
    cursor: NaiveDate,
    count: usize,
    paint: &mut Paint<'_>,
    area: Rect,
) {
    let mark = if shown == model.today() { '*' } else { ' ' };
    let words = match count {
        0 => format!("{:>2}{mark}", shown.day()),
        count => format!("{:>2}{mark}({})", shown.day(), count_words(count)),
    };
    let role = match (shown == cursor, shown.month() == cursor.month(), count) {
        (true, ..) => Role::Selected,
        (_, false, _) | (.., 0) => Role::Foot,
        _ if shown < model.today() => Role::Head,
        _ => Role::Field,
    };
    paint.say(area, &words, role);
}

/// `Mon 23-Nov-2026  12  W-19 Chen, Wei; W-20 Li, Na; ..`.
fn draw_day_of_week(
    model: &Model,
    shown: NaiveDate,
    cursor: NaiveDate,
    due: &[Id],
    paint: &mut Paint<'_>,
    area: Rect,
) {
    let language = model.language();
    let mark = if shown == model.today() { '*' } else { ' ' };
    let head = format!(
        "{}{mark}{:>5}  ",
        days::with_weekday(language, shown),
        count_words(due.len())
    );
    let role = if shown == cursor {
        Role::Selected
    } else if shown < model.today() && !due.is_empty() {
        Role::Head
    } else {
        Role::Field
    };
    let used = paint.say(area, &head, role);
    let room = after(area, used + 1);
    let names: Vec<String> = due
        .iter()
        .take(usize::from(room.width / 4))
        .filter_map(|id| model.register().get(*id))
        .map(|record| named(&record.person))
        .collect();
    let divider = SEMICOLON.of(model.language());
    paint.say(room, &names.join(divider), Role::Foot);
}

/// Who is due on the day under the cursor, as far as there is room.
fn draw_whom(
    model: &Model,
    day: NaiveDate,
    due: &[Id],
    paint: &mut Paint<'_>,
    area: Rect,
    first: u16,
) {
    let language = model.language();
    let theme = paint.theme();
    let how = match (due.len(), day < model.today()) {
        (0, _) => words::NOBODY_DUE.of(language).to_owned(),
        (count, true) => words::late_count(language, count_words(count)),
        (count, false) => words::due_count(language, count_words(count)),
    };
    let mut expected: Vec<(&str, &Id)> = model
        .board()
        .order()
        .iter()
        .filter_map(|id| {
            let record = model
                .register()
                .get(*id)
                .filter(|record| record.is_on_clinic(day))?;
            Some((record.time_on_clinic(day).unwrap_or(NO_TIME), id))
        })
        .collect();
    expected.sort_by_key(|(time, _)| (time.starts_with(NO_TIME), *time));
    let on_it = match expected.len() {
        0 => String::new(),
        count => words::on_clinic(language, count_words(count)),
    };
    let words = format!(
        "{} {}: {how}{on_it}",
        days::weekday(language, day),
        date_words(model.language(), day)
    );
    paint.say(line(area, first), &words, Role::Head);
    let due = due.iter().map(|id| ("", id));
    for (row, (time, id)) in (first + 1..area.height).zip(expected.into_iter().chain(due)) {
        let Some(standing) = model.standing(*id) else {
            continue;
        };
        let sign = standing.sign.sign.character().to_string();
        let gap = if time.is_empty() { "" } else { " " };
        let words = format!(
            " {time}{gap}{}  {}",
            named(&standing.record.person),
            standing.action.in_short
        );
        paint.texts(
            line(area, row),
            &[
                (&sign, theme.tone(standing.sign.tone)),
                (&words, theme.role(Role::Field)),
            ],
        );
    }
}
