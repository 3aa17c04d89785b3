//! The cohort page: counted where it must be, the cursor, the earlier day, the patients of a number.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::event::Effect;
use crate::app::layout;
use crate::app::model::{Model, Page};
use crate::app::motion::Motion;
use crate::app::operations::places;
use crate::app::text::TextLine;
use crate::notation::{Approximate, DateEntry, parse_typed_date};
use crate::view::cohort::{Behind, CountedOf, Figures, TwoDays, signs};
use crate::view::page::picture::Ink;
use crate::view::page::{self, CohortSheet};
use crate::wording::date_words;
use crate::wording::screens::cohort as words;

/// Rows above the cursor that stay in sight: what stands over a number.
const ABOVE: usize = 4;

pub(in crate::app) fn open(model: &mut Model) {
    // From the patients behind a number it is opened again, and leads back to where it led before.
    if !model.list.leave_behind() {
        model.cohort.back_to = model.open_patient();
        model.cohort.selected = model.list.selected;
    }
    model.page = Page::Cohort;
}

/// Back to where it was opened.
pub(in crate::app) fn close(model: &mut Model) {
    let back = model.cohort.back_to.take();
    model.page = Page::List;
    if let Some(id) = model.cohort.selected.take() {
        model.list.select(id);
    }
    if let Some(id) = back {
        places::open_record(model, id);
    }
}

/// Asks for the figures where the page is open and those at hand are of another day or state of the register.
pub(in crate::app) fn count_if_needed(model: &mut Model) {
    if model.page != Page::Cohort {
        return;
    }
    let wanted = model.cohort_wanted();
    let at_hand = model.cohort.figures.as_ref().map(|figures| figures.of);
    if at_hand != Some(wanted) && model.cohort.counting != Some(wanted) {
        model.cohort.counting = Some(wanted);
        model.effects.push(Effect::CountCohort(wanted));
    }
}

/// The figures have come. Those that nobody waits for any more are passed over.
pub(in crate::app) fn counted(model: &mut Model, of: CountedOf, days: Arc<TwoDays>) {
    if model.cohort.counting == Some(of) {
        model.cohort.counting = None;
        model.cohort.figures = Some(Figures {
            of,
            days,
            signs: signs(&model.session.board),
        });
    }
}

/// Moves the cursor over the rows with numbers.
pub(in crate::app) fn scroll(model: &mut Model, motion: Motion) {
    let Some(sheet) = model.cohort_sheet() else {
        return;
    };
    let last = sheet.numbers.len().saturating_sub(1);
    let window = usize::from(layout::cohort(model.size).rows.height);
    let row_of = |row: usize| sheet.number(row, 0).map_or(0, |cell| cell.row);
    let present = model.cohort.row.min(last);
    model.cohort.row = match motion {
        Motion::Up => present.saturating_sub(1),
        Motion::Down => (present + 1).min(last),
        Motion::PageUp => {
            let wanted = row_of(present).saturating_sub(window);
            (0..=present)
                .find(|row| row_of(*row) >= wanted)
                .unwrap_or(0)
        }
        Motion::PageDown => {
            let wanted = row_of(present) + window;
            (present..=last)
                .rev()
                .find(|row| row_of(*row) <= wanted)
                .unwrap_or(last)
        }
        Motion::Top => 0,
        Motion::Bottom => last,
    };
}

/// Moves the cursor inside its row.
pub(in crate::app) fn step(model: &mut Model, right: bool) {
    let Some(sheet) = model.cohort_sheet() else {
        return;
    };
    let row = sheet.numbers.get(model.cohort.row);
    let last = row.map_or(0, |row| row.len().saturating_sub(1));
    let present = model.cohort.column.min(last);
    model.cohort.column = if right {
        (present + 1).min(last)
    } else {
        present.saturating_sub(1)
    };
}

/// Shows the patients behind the number under the cursor.
pub(in crate::app) fn open_number(model: &mut Model) {
    let number = model.cohort_sheet().and_then(|sheet| {
        let cell = sheet.number(model.cohort.row, model.cohort.column)?;
        Some(cell.of)
    });
    let (Some(of), Some(figures)) = (number, &model.cohort.figures) else {
        return;
    };
    let behind = page::behind(
        model.language(),
        of,
        &figures.days,
        &model.session.knowledge,
    );
    // Somebody may have been removed since.
    let patients: Vec<_> = behind
        .patients
        .into_iter()
        .filter(|id| model.session.board.get(*id).is_some())
        .collect();
    if patients.is_empty() {
        return model.note(words::NOBODY);
    }
    model.list.end_search();
    model
        .list
        .show_behind(Behind { patients, ..behind }, &model.session.board);
    model.calendar.is_behind = false;
    model.page = Page::List;
}

/// Esc in the list of the patients behind a number.
pub(in crate::app) fn close_behind(model: &mut Model) {
    if model.list.leave_behind() {
        model.page = match model.calendar.is_behind {
            true => Page::Calendar,
            false => Page::Cohort,
        };
    }
}

pub(in crate::app) fn ask_day(model: &mut Model) {
    let then = model.cohort_wanted().then;
    let mut line = TextLine::selected(&date_words(model.language(), then));
    line.select_all();
    model.cohort.typing = Some(line);
}

/// Leaves the earlier day as it was.
pub(in crate::app) fn leave_day(model: &mut Model) {
    model.cohort.typing = None;
}

/// Takes the earlier day as it was typed; nothing is the day of the settings.
pub(in crate::app) fn take_day(model: &mut Model) {
    let Some(line) = &model.cohort.typing else {
        return;
    };
    if line.is_blank() {
        model.cohort.asked = None;
        model.cohort.typing = None;
        return;
    }
    match model.typed_earlier_day() {
        None => {}
        Some(Ok(day)) => {
            model.cohort.asked = Some(day);
            model.cohort.typing = None;
        }
        Some(Err(reason)) => model.refuse(words::earlier_day(model.session.language, reason)),
    }
}

/// Keeps cursor and window on what there is.
pub(in crate::app) fn clamp(model: &mut Model) {
    let Some(sheet) = model.cohort_sheet() else {
        return;
    };
    let window = usize::from(layout::cohort(model.size).rows.height).max(1);
    let page = &mut model.cohort;
    page.row = page.row.min(sheet.numbers.len().saturating_sub(1));
    let cell = sheet.number(page.row, page.column);
    let row = cell.map_or(0, |cell| cell.row);
    let is_first = page.row == 0;
    let is_last = page.row + 1 == sheet.numbers.len();
    // The heads above the first row of a table stay in sight, and a curve above its numbers.
    let least = if is_first {
        0
    } else {
        row.saturating_sub(ABOVE.min(window - 1))
    };
    page.top = page.top.min(least).max((row + 1).saturating_sub(window));
    let rows = sheet.rows.len().saturating_sub(window);
    if is_last {
        page.top = rows.max(page.top);
    }
    page.top = page.top.min(rows);
}

impl Model {
    /// Of what the figures of the cohort page are.
    pub fn cohort_wanted(&self) -> CountedOf {
        let months = self.session.knowledge.settings.cohort.earlier_months;
        CountedOf {
            seq: self.session.register.last_seq(),
            now: self.session.today,
            then: self.cohort.then(self.session.today, months),
        }
    }

    /// The earlier day as it is typed, or what is wrong with it.
    pub fn typed_earlier_day(&self) -> Option<Result<NaiveDate, String>> {
        let line = self.cohort.typing.as_ref()?;
        let entry = DateEntry {
            today: self.session.today,
            earliest: None,
            may_lie_ahead: false,
            is_birth: false,
            approximate: Approximate::Never,
            bare_date_months: self.session.knowledge.settings.entry.bare_date_months,
        };
        Some(match parse_typed_date(line.text(), &entry) {
            Ok(typed) if typed.day.date < self.session.today => Ok(typed.day.date),
            Ok(_) => Err(words::BEFORE_REVIEW_DAY
                .of(self.session.language)
                .to_owned()),
            Err(fault) => Err(fault.told(self.session.language)),
        })
    }

    /// The rows and numbers of the open cohort page; with which ink curves are drawn changes none of them.
    pub(in crate::app) fn cohort_sheet(&self) -> Option<CohortSheet> {
        if self.page != Page::Cohort {
            return None;
        }
        let figures = self.cohort.figures.as_ref()?;
        let width = usize::from(layout::cohort(self.size).rows.width);
        Some(page::cohort_sheet(
            self.session.language,
            figures,
            &self.session.knowledge,
            width,
            Ink::Ascii,
        ))
    }
}
