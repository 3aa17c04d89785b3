//! The line above the list: who is shown and how many of how many, or the search.

use ratatui::layout::Rect;

use crate::app::Model;
use crate::app::filter::Filter;
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::ui::paint::{Cursor, Paint, after};
use crate::ui::theme::Role;
use crate::wording::screens::list as words;
use crate::wording::{count_words, patients_behind};

/// Draws the line; the cursor stands in the search.
///
/// ```text
/// overdue: 12 of 3 000 patients                     the order is that of an earlier moment: Ctrl-L
/// Search: wei                                                             5 found among all 3 000
/// ```
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) -> Cursor {
    let language = model.language();
    let theme = paint.theme();
    let list = model.list();
    let key = |action| model.key(Place::List, action);
    let Some(search) = &list.search else {
        if let Some(behind) = list.behind() {
            let words = patients_behind(
                model.language(),
                &behind.title,
                behind.patients.len(),
                &key(Action::Back),
            );
            paint.say(area, &words, Role::TabFocused);
            return None;
        }
        let name = list.filter().name(&model.filter_context());
        let used = paint.texts(
            area,
            &[
                (&name, theme.role(Role::Head)),
                (": ", theme.role(Role::Head)),
                (&counted(model), theme.role(Role::Foot)),
            ],
        );
        let hint = if model.board().is_out_of_order() {
            words::changed(language, key(Action::Redraw))
        } else if let Some(sort) = list.sorted() {
            let (column, first) = (sort.column.name(), sort.first());
            words::sorted_by(
                language,
                column.of(language),
                first.of(language),
                key(Action::Back),
            )
        } else if list.filter() == Filter::Clinic {
            let (tick, add) = (key(Action::TickOff), key(Action::Clinic));
            words::clinic_keys(language, tick, add)
        } else {
            super::row::LEGEND.of(language).to_owned()
        };
        paint.say_right(after(area, used + 2), &hint, Role::Foot);
        return None;
    };
    let everybody = count_words(model.board().count());
    let found = if search.is_blank() {
        words::all_searched(language, everybody)
    } else {
        words::found(language, count_words(list.shown().len()), everybody)
    };
    let right = paint.say_right(area, &found, Role::Foot);
    let used = paint.say(area, words::SEARCH.of(language), Role::Head);
    let mut field = after(area, used);
    field.width = field.width.saturating_sub(right + 1);
    let window = search.window(field.width);
    paint.say(field, &window.text, Role::FieldFocused);
    Some((field.x + window.cursor, field.y))
}

/// `12 of 3 000 patients`, `3 patients`.
fn counted(model: &Model) -> String {
    let language = model.language();
    if model.is_first_look() {
        return words::OTHERS_ARE_READ.of(language).to_owned();
    }
    let shown = model.list().chosen().len();
    let listed = model.board().order().len();
    let noun = if listed == 1 {
        words::ONE_PATIENT.of(language)
    } else {
        words::PATIENTS.of(language)
    };
    if model.list().filter() == Filter::Clinic {
        let is_seen = |id: &&Id| {
            let record = model.register().get(**id);
            record.is_some_and(|record| record.was_seen(model.today()))
        };
        let seen = model.list().chosen().iter().filter(is_seen).count();
        let noun = if shown == 1 {
            words::ONE_PATIENT.of(language)
        } else {
            words::PATIENTS.of(language)
        };
        return words::seen_to_come(
            language,
            count_words(shown),
            noun,
            count_words(seen),
            count_words(shown - seen),
        );
    }
    let shown = count_words(shown);
    if model.list().filter() == Filter::All {
        format!("{shown} {noun}")
    } else {
        words::shown_of(language, shown, count_words(listed), noun)
    }
}

/// Why nobody is shown, and which key leads on.
pub(super) fn nobody(model: &Model) -> String {
    let language = model.language();
    let list = model.list();
    let everybody = model.board().count();
    if everybody == 0 {
        let new = model.key(Place::List, Action::NewPatient);
        let key = |action| model.key(Place::List, action);
        return words::nobody_yet(
            language,
            new,
            key(Action::Import),
            key(Action::FirstDay),
            key(Action::Example),
            key(Action::Tour),
        );
    }
    if list.search.is_some() {
        let (new, back) = (
            model.key(Place::Search, Action::NewPatient),
            model.key(Place::Search, Action::Back),
        );
        return words::nobody_found(language, count_words(everybody), new, back);
    }
    let keys = model.keymap();
    let why = list.filter().nobody(&model.filter_context(), keys);
    let listed = count_words(model.board().order().len());
    if list.filter() == Filter::All {
        let search = model.key(Place::List, Action::Search);
        words::who_left(language, why, search)
    } else {
        words::show_all(language, why, Filter::keys_of_all(keys), listed)
    }
}
