//! The head line: weekday and date, clinic, and loudly whatever makes today or saving unlike itself.

use ratatui::layout::Rect;

use super::paint::{Paint, after};
use super::theme::Role;
use crate::app::{Clock, Model, SessionMode};
use crate::keys::Action;
use crate::wording::screens::{days, frame as words};
use crate::wording::shown;

/// `Sun 22-Nov-2026  City clinic                    AS OF 01-Jun-2024  READ ONLY`
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let language = model.language();
    // What was asked for is said loudly; what is wrong is red besides.
    let mut loud = Vec::new();
    if let Clock::AsOf(day) = model.clock() {
        loud.push(words::as_of(
            language,
            crate::wording::date_words(language, day),
        ));
    }
    if let Some(day) = model.known_on() {
        loud.push(words::known_on(
            language,
            crate::wording::date_words(language, day),
        ));
    }
    match model.mode() {
        SessionMode::Normal => {}
        SessionMode::ReadOnly(_) => loud.push(words::READ_ONLY.of(language).to_owned()),
        SessionMode::Demo if model.is_over_own() => {
            loud.push(words::EXAMPLE.of(language).to_owned());
        }
        SessionMode::Demo => loud.push(words::DEMO.of(language).to_owned()),
    }
    let asked_for = loud.len();
    if let Some(at) = model.not_confirmed() {
        loud.push(words::not_confirmed(language, at.format("%H:%M")));
    }
    if model.is_away() {
        loud.push(words::DISK_GONE.of(language).to_owned());
    }
    if model.unanswered().is_some() {
        loud.push(words::DATABASE_GONE.of(language).to_owned());
    }
    if model.undecided().is_some() {
        let decide = model.key_here(Action::Decide);
        loud.push(words::file_damaged(language, decide));
    }
    if let Some(newest) = model.clock_is_behind() {
        loud.push(words::clock_behind(
            language,
            crate::wording::minute_words(language, newest.local()),
        ));
    }
    let mut room = area;
    for (place, told) in loud.iter().enumerate().rev() {
        let role = if place < asked_for {
            Role::Loud
        } else {
            Role::NotSaved
        };
        let used = paint.say_right(room, told, role);
        room.width = room.width.saturating_sub(used + 1);
    }
    let day = days::with_weekday(language, model.today());
    let used = paint.say(room, &day, Role::Head);
    let clinic = model.register().clinic().unwrap_or("hepatrack");
    paint.say(after(room, used + 2), &shown(clinic), Role::Foot);
}
