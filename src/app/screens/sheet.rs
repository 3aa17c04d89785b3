//! Rows under a patient's banner, of which a window is shown.

use crate::app::layout::{self, SheetAreas};
use crate::app::model::{Model, Page, Scrolled};
use crate::clinical::record::Id;
use crate::keys::Place;
use crate::view::page::Row;
use crate::wording::screens::{guidelines, record};

/// Such a screen as it is.
#[derive(Debug)]
pub struct Sheet {
    pub patient: Id,
    pub place: Place,
    pub title: &'static str,
    /// Where banner, title and rows stand.
    pub areas: SheetAreas,
    pub rows: Vec<Row>,
    pub top: usize,
}

impl Model {
    pub fn sheet(&self) -> Option<Sheet> {
        let patient = self.open_patient()?;
        let areas = areas(self)?;
        let width = usize::from(areas.rows.width);
        let (title, rows, top) = match self.page {
            Page::History(Scrolled { top, .. }) => (
                record::HISTORY_TITLE,
                super::history::rows(self, patient, width),
                top,
            ),
            Page::Guidelines(Scrolled { top, .. }) => (
                guidelines::TITLE,
                super::guidelines::rows(self, patient, width)?,
                top,
            ),
            Page::List | Page::Record(_) | Page::Cohort | Page::Calendar => return None,
        };
        Some(Sheet {
            patient,
            place: self.body(),
            title: title.of(self.session.language),
            areas,
            rows,
            top,
        })
    }
}

fn areas(model: &Model) -> Option<SheetAreas> {
    let record = model.register().get(model.open_patient()?)?;
    let banner = model.banner(record, usize::from(model.size.0)).len();
    Some(layout::sheet(
        model.size,
        u16::try_from(banner).unwrap_or(1),
    ))
}

const fn top(model: &mut Model) -> Option<&mut usize> {
    match &mut model.page {
        Page::History(rows) | Page::Guidelines(rows) => Some(&mut rows.top),
        Page::List | Page::Record(_) | Page::Cohort | Page::Calendar => None,
    }
}

pub(in crate::app) fn height(model: &Model) -> usize {
    areas(model).map_or(1, |areas| usize::from(areas.rows.height))
}

/// Moves the window by so many rows.
pub(in crate::app) fn scroll(model: &mut Model, rows: isize) {
    if let Some(top) = top(model) {
        *top = top.saturating_add_signed(rows);
    }
}

/// Keeps the window on what there is.
pub(in crate::app) fn clamp(model: &mut Model) {
    if let Some(sheet) = model.sheet()
        && let Some(top) = top(model)
    {
        let window = usize::from(sheet.areas.rows.height);
        *top = (*top).min(sheet.rows.len().saturating_sub(window));
    }
}

/// Back to the record, where it was left.
pub(in crate::app) fn back(model: &mut Model) {
    if let Some(patient) = model.open_patient() {
        model.page = Page::Record(patient);
    }
}
