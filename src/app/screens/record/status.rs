//! The cursor of the status goes from one thing that Enter opens to the next, and the window follows. No row is passed
//! over unseen: while the next one stands below the window, the window moves a row.

use super::cursor::open;
use crate::app::model::{Model, Part};
use crate::keys::{Action, Place};
use crate::view::opened::Opened;
use crate::view::page::{Section, StatusItem};
use crate::wording::screens::record as words;

/// Moves the cursor, and the window with it, by so many rows.
pub(super) fn scroll(model: &mut Model, rows: isize) {
    let Some(page) = model.record_page() else {
        return;
    };
    let window = usize::from(page.area(Part::Status).height).max(1);
    let items = &page.status.items;
    let steps = rows
        .unsigned_abs()
        .min(page.status.rows.len() + items.len());
    let last_top = page.status.rows.len().saturating_sub(window);
    let mut top = model.view.top(Part::Status);
    let mut place = page.status.place_of(model.view.item);
    for _ in 0..steps {
        let next = if rows.is_negative() {
            place.checked_sub(1)
        } else {
            Some(place + 1).filter(|next| *next < items.len())
        };
        let row = next.and_then(|next| items.get(next)).map(|item| item.row);
        match (next, row) {
            (Some(next), Some(row)) if top <= row && row < top + window => place = next,
            _ if rows.is_negative() => top = top.saturating_sub(1),
            _ => top = (top + 1).min(last_top),
        }
    }
    // By pages the window goes on and the cursor comes after it.
    let in_window = |place: &usize| {
        let row = items.get(*place).map(|item| item.row);
        row.is_some_and(|row| top <= row && row < top + window)
    };
    if !in_window(&place) {
        let mut others = 0..items.len();
        let seen = if rows.is_negative() {
            others.rfind(in_window)
        } else {
            others.find(in_window)
        };
        place = seen.unwrap_or(place);
    }
    if let Some(item) = items.get(place) {
        model.view.item = item.item;
    }
    *model.view.top_mut(Part::Status) = top;
}

/// Opens or closes the section under the cursor, or opens the text of the rule.
pub(super) fn open_selected(model: &mut Model) {
    let Some(page) = model.record_page() else {
        return;
    };
    let place = page.status.place_of(model.view.item);
    match page.status.items.get(place).map(|placed| placed.item) {
        Some(StatusItem::Rule(_)) => open(model, Opened::Rules),
        Some(StatusItem::Section(section)) => turn(model, section, !page.status.is_open(section)),
        None => {}
    }
}

fn turn(model: &mut Model, section: Section, is_open: bool) {
    model.view.sections.set(section, is_open);
    model.view.item = StatusItem::Section(section);
}

impl Model {
    /// What Enter does in the status, where the arrows are there: `Enter: the text of rule 6.5a`, `Enter closes Why`.
    pub fn status_hint(&self) -> Option<String> {
        let language = self.session.language;
        if self.place() != Place::Record || self.view.part != Part::Status {
            return None;
        }
        let page = self.record_page()?;
        let placed = page
            .status
            .items
            .get(page.status.place_of(self.view.item))?;
        let enter = self.key(Place::Record, Action::OpenSelected);
        let (up, down) = (
            self.key(Place::Record, Action::Up),
            self.key(Place::Record, Action::Down),
        );
        let does = match placed.item {
            StatusItem::Rule(_) => words::OPENS_RULE.of(language).to_owned(),
            StatusItem::Section(section) if page.status.is_open(section) => {
                words::closes(language, section.name().of(language))
            }
            StatusItem::Section(section) => words::opens(language, section.name().of(language)),
        };
        Some(words::what_opens(language, enter, does, up, down))
    }
}
