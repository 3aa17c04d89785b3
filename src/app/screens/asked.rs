//! One line that is asked for, with what it may be and what was understood of it.

use crate::app::asked::{Asked, AskedLine};
use crate::app::filter::{ACCEPTED, Filter, KeptFilter};
use crate::app::model::Model;
use crate::app::operations::{keeping, list, preferences};
use crate::app::text::TextLine;
use crate::keys::Action;
use crate::wording::screens::asked as words;
use crate::wording::{count_words, shown};

use super::{copying, paper};

mod first_day;

pub(in crate::app) use first_day::WELCOME;

pub(in crate::app) fn open(model: &mut Model, what: Asked) {
    let text = match (what, model.list.filter()) {
        (Asked::Filter, Filter::Kept(place)) => {
            let kept = model.session.preferences.filters.get(place);
            kept.map(KeptFilter::typed).unwrap_or_default()
        }
        (Asked::Filter | Asked::Copy, _) => String::new(),
        (Asked::Summary(patient), _) => paper::proposed_summary(model, patient),
        (Asked::Letters, _) => paper::proposed_letters(model),
        (Asked::Clinic | Asked::Laboratory | Asked::Name, _) => first_day::usual(model, what),
    };
    let mut line = TextLine::selected(&text);
    if what == Asked::Laboratory {
        // The name is typed before the rest.
        line.home();
    }
    model.ask_line(what, line);
}

/// Asks the three questions of the first day.
pub(in crate::app) fn begin(model: &mut Model) {
    open(model, Asked::Clinic);
}

pub(in crate::app) fn take(model: &mut Model) {
    let Some(AskedLine { what, line }) = model.asked().cloned() else {
        return;
    };
    let typed = line.text().trim();
    match what {
        Asked::Filter => take_filter(model, typed),
        Asked::Summary(patient) => paper::write(model, typed, patient),
        Asked::Letters => paper::write_letters(model, typed),
        Asked::Copy => copying::write(model),
        Asked::Clinic | Asked::Laboratory | Asked::Name => {
            if keeping::may_edit(model, Action::TakeLine) {
                match first_day::take(model, what, typed) {
                    Ok(()) => first_day::go_on(model, what),
                    Err(why) => model.refuse(why),
                }
            }
        }
    }
}

fn take_filter(model: &mut Model, typed: &str) {
    match KeptFilter::read(typed, &model.session.knowledge) {
        Err(fault) => model.refuse(fault.of(model.session.language).to_owned()),
        Ok(filter) if filter.shows.is_empty() && filter.name.is_empty() => drop(model.asked.pop()),
        Ok(filter) if filter.shows.is_empty() => {
            model.asked.pop();
            preferences::forget_filter(model, &filter.name);
        }
        Ok(filter) => {
            model.asked.pop();
            let place = preferences::keep_filter(model, filter);
            list::choose_anew(model, Filter::Kept(place));
        }
    }
}

/// Leaves it as it was; a question of the first day is skipped.
pub(in crate::app) fn leave(model: &mut Model) {
    match model.asked.pop().map(|asked| asked.what) {
        None | Some(Asked::Filter | Asked::Summary(_) | Asked::Letters | Asked::Copy) => {}
        Some(what) => first_day::go_on(model, what),
    }
}

impl Model {
    /// What was understood of the line that is asked for, and whether it would be taken.
    pub fn asked_echo(&self) -> Option<Result<String, String>> {
        let AskedLine { what, line } = self.asked()?;
        match what {
            Asked::Copy => None,
            Asked::Filter => Some(self.filter_echo(line.text())),
            Asked::Summary(_) => Some(paper::echo(self.session.language, line.text().trim())),
            Asked::Letters => Some(paper::letters_echo(self, line.text().trim())),
            Asked::Clinic | Asked::Laboratory | Asked::Name => {
                Some(first_day::echo(self, *what, line.text().trim()))
            }
        }
    }

    fn filter_echo(&self, typed: &str) -> Result<String, String> {
        let language = self.session.language;
        if typed.trim().is_empty() {
            return Ok(words::filter_hint(language, ACCEPTED.of(language)));
        }
        let filter = KeptFilter::read(typed, &self.session.knowledge)
            .map_err(|fault| fault.of(language).to_owned())?;
        let context = self.filter_context();
        let listed = context.board.order();
        let fitting = listed
            .iter()
            .filter_map(|id| context.board.get(*id))
            .filter(|summary| filter.fits(summary, &context))
            .count();
        let (fitting, all) = (count_words(fitting), count_words(listed.len()));
        let name = shown(&filter.name);
        Ok(match (name.is_empty(), filter.shows.is_empty()) {
            (false, true) => words::removes_filter(language, name),
            (false, false) => words::shows_kept(language, fitting, all, name),
            (true, _) => words::shows_once(language, fitting, all),
        })
    }
}
