//! What is kept for this user: changed here, written by the world.

use crate::app::event::Effect;
use crate::app::filter::{Filter, KeptFilter};
use crate::app::model::Model;
use crate::app::preferences::Preferences;
use crate::wording::Language;
use crate::wording::screens::{common, preferences as words};
use crate::wording::shown;

use super::list;

/// Asks the world to keep what is to be kept; where nothing is, it ends with the program.
fn remember(model: &mut Model) {
    if !model.session.preferences.are_kept {
        return;
    }
    match model.session.preferences.text() {
        Ok(text) => model.effects.push(Effect::Remember(text)),
        Err(error) => model.refuse(words::not_kept(model.session.language, error)),
    }
}

/// Takes a filter in; its place among the others.
pub(in crate::app) fn keep_filter(model: &mut Model, filter: KeptFilter) -> usize {
    let is_named = !filter.name.is_empty();
    let place = model.session.preferences.take(filter);
    if is_named {
        remember(model);
    }
    place
}

/// Entries are made under this name from now on.
pub(in crate::app) fn keep_name(model: &mut Model, name: String) {
    if model.session.user != name {
        model.session.user.clone_from(&name);
        model.session.preferences.name = Some(name);
        remember(model);
    }
}

/// Says once to a user that nobody has checked the Chinese, behind whatever else is said.
pub(in crate::app) fn tell_of_translation(model: &mut Model) {
    let language = model.session.language;
    if language != Language::Chinese || model.session.preferences.translation_told {
        return;
    }
    model.session.preferences.translation_told = true;
    remember(model);
    let said = model.message.take().map(|message| message.words);
    let words: Vec<String> = said
        .into_iter()
        .chain([words::NOT_CHECKED.of(language).to_owned()])
        .collect();
    model.note(words.join(common::SEMICOLON.of(language)));
}

/// All screens speak the other language from now on; an open form keeps what was typed.
pub(in crate::app) fn change_language(model: &mut Model) {
    let language = model.session.language.other();
    model.speak(language);
    model.session.preferences.language = Some(language);
    remember(model);
    model.note(words::NOW_SPOKEN);
    tell_of_translation(model);
}

/// Removes the filter of a name.
pub(in crate::app) fn forget_filter(model: &mut Model, name: &str) {
    let filters = &mut model.session.preferences.filters;
    let before = filters.len();
    filters.retain(|filter| filter.name != name);
    if filters.len() == before {
        return model.refuse(words::no_such_filter(model.session.language, shown(name)));
    }
    // The places of the others have changed.
    if matches!(model.list.filter(), Filter::Kept(_)) {
        list::choose_anew(model, Filter::All);
    }
    remember(model);
    model.note(words::filter_removed(model.session.language, shown(name)));
}

impl Model {
    /// The same with what is kept for this user beside the keys; a name that was asked for otherwise goes before theirs.
    pub fn with_preferences(mut self, preferences: Preferences, is_named: bool) -> Self {
        if let (Some(name), false) = (&preferences.name, is_named) {
            self.session.user.clone_from(name);
        }
        self.session.preferences = preferences;
        tell_of_translation(&mut self);
        self
    }
}
