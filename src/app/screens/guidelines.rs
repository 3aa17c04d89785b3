//! The guidelines of a record in full, each set with the criterion that decided, and which sets are shown.

use crate::app::model::{Model, Page, Scrolled};
use crate::app::operations::change;
use crate::app::question::{Answer, Then};
use crate::clinical::record::Id;
use crate::register::{Change, Op};
use crate::view::page::{self, Row};
use crate::wording::screens::guidelines as words;
use crate::wording::shown;

/// All guidelines of a patient in rows of so many cells.
pub(super) fn rows(model: &Model, patient: Id, width: usize) -> Option<Vec<Row>> {
    let standing = model.standing(patient)?;
    let faults = &model.session.guideline_faults;
    Some(page::guidelines(
        &standing,
        model.knowledge(),
        faults,
        width,
    ))
}

/// Opens the guidelines of the open record.
pub(in crate::app) const fn open(model: &mut Model) {
    if let Page::Record(patient) = model.page {
        model.page = Page::Guidelines(Scrolled { patient, top: 0 });
    }
}

/// Asks which guideline set is shown or hidden.
pub(in crate::app) fn choose(model: &mut Model) {
    let language = model.session.language;
    let knowledge = &model.session.knowledge;
    let is_shown: Vec<(&str, bool)> = knowledge
        .guidelines
        .iter()
        .map(|set| (set.name.as_str(), knowledge.shows(set)))
        .collect();
    let count = is_shown.iter().filter(|(_, is_shown)| *is_shown).count();
    let mut answers = vec![Answer::new('n', words::NONE.of(language), Then::Nothing)];
    answers.extend(('1'..='9').zip(&is_shown).filter_map(|(key, (name, is))| {
        // One of them always stands there.
        let is_last = *is && count == 1;
        let words = if *is {
            words::hide(language, shown(name))
        } else {
            words::show(language, shown(name))
        };
        let now = is_shown
            .iter()
            .filter(|(other, is_shown)| (other == name) != *is_shown)
            .map(|(other, _)| (*other).to_owned())
            .collect();
        (!is_last).then(|| Answer::new(key, words, Then::ShowGuidelines(now)))
    }));
    model.ask(words::WHICH, answers);
}

/// Shows these sets from now on; all of them where every one is named.
pub(in crate::app) fn show(model: &mut Model, names: Vec<String>) {
    let is_all = model
        .session
        .knowledge
        .guidelines
        .iter()
        .all(|set| names.contains(&set.name));
    let op = Op::Guidelines {
        change: Change {
            before: model.session.register.shown_guidelines().map(<[_]>::to_vec),
            after: (!is_all).then_some(names),
        },
    };
    change::commit(model, vec![op], "", words::NOT_CHANGED);
}
