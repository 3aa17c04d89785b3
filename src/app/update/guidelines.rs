//! The guidelines of a record in full: opened, scrolled, left.

use std::sync::Arc;

use crate::app::model::{Model, Page};
use crate::app::page;
use crate::app::question::{Answer, Asking, Interrupted, Question, Then};
use crate::register::{Change, Op};
use crate::wording::shown;

use super::change;

/// Opens the guidelines of the open record.
pub(super) const fn open(model: &mut Model) {
    if let Page::Record(id) = model.page {
        model.page = Page::Guidelines(id);
        model.guidelines_top = 0;
    }
}

/// Back to the record, where it was left.
pub(super) const fn close(model: &mut Model) {
    if let Page::Guidelines(id) = model.page {
        model.page = Page::Record(id);
    }
}

/// Moves the window by so many rows.
pub(super) const fn scroll(model: &mut Model, rows: isize) {
    model.guidelines_top = model.guidelines_top.saturating_add_signed(rows);
}

/// Keeps the window on what there is; closes it where the patient is no longer there.
pub(super) fn clamp(model: &mut Model) {
    let Page::Guidelines(id) = model.page else {
        return;
    };
    let (Some(standing), Some(areas)) = (model.standing(id), model.guidelines_areas()) else {
        model.page = Page::List;
        return;
    };
    let width = usize::from(areas.rows.width);
    let rows = page::guidelines(&standing, &model.knowledge, &model.guideline_faults, width).len();
    let last = rows.saturating_sub(usize::from(areas.rows.height));
    model.guidelines_top = model.guidelines_top.min(last);
}

/// Asks which guideline set is shown or hidden.
pub(super) fn choose(model: &mut Model) {
    let knowledge = &model.knowledge;
    let is_shown: Vec<(&str, bool)> = knowledge
        .guidelines
        .iter()
        .map(|set| (set.name.as_str(), knowledge.shows(set)))
        .collect();
    let count = is_shown.iter().filter(|(_, is_shown)| *is_shown).count();
    let mut answers = vec![Answer::new(
        'n',
        "none: leave them as they are",
        Then::Nothing,
    )];
    answers.extend(('1'..='9').zip(&is_shown).filter_map(|(key, (name, is))| {
        // One of them always stands there.
        let is_last = *is && count == 1;
        let words = format!("{} {}", if *is { "hide" } else { "show" }, shown(name));
        let now = is_shown
            .iter()
            .filter(|(other, is_shown)| (other == name) != *is_shown)
            .map(|(other, _)| (*other).to_owned())
            .collect();
        (!is_last).then(|| Answer::new(key, words, Then::ShowGuidelines(now)))
    }));
    let question = Question {
        about: "the guideline sets that are shown".to_owned(),
        field: None,
        words: "Show or hide which guideline set, for everybody of this clinic?".to_owned(),
        answers,
    };
    model.asking = Some(Asking::new(question, Interrupted::Nothing));
}

/// Shows these sets from now on; all of them where every one is named.
pub(super) fn show(model: &mut Model, names: Vec<String>) {
    let is_all = model
        .knowledge
        .guidelines
        .iter()
        .all(|set| names.contains(&set.name));
    let op = Op::Guidelines {
        change: Change {
            before: model.register.shown_guidelines().map(<[_]>::to_vec),
            after: (!is_all).then_some(names),
        },
    };
    change::commit(model, vec![op], "", "Not changed");
}

/// Shows the sets that the register names, whoever chose them.
pub(super) fn follow_shown(model: &mut Model) {
    let now = model.register.shown_guidelines();
    if model.knowledge.shown_guidelines.as_deref() != now {
        let shown_guidelines = now.map(<[_]>::to_vec);
        Arc::make_mut(&mut model.knowledge).shown_guidelines = shown_guidelines;
    }
}
