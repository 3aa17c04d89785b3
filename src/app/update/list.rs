//! The list follows the register; its order and who is shown are settled when a filter is chosen.

use crate::app::board::Changed;
use crate::app::cells::pad;
use crate::app::filter::{Crowd, Filter};
use crate::app::list::List;
use crate::app::model::Model;
use crate::app::question::{Answer, Asking, Interrupted, Question, Then};
use crate::wording::count_words;

use super::guidelines;

/// Cells of a filter's name in the choice.
const NAME: usize = 16;
/// Cells of the number of patients in the choice.
const COUNT: usize = 8;

fn crowd(model: &Model) -> Crowd<'_> {
    Crowd {
        board: &model.board,
        settings: &model.knowledge.settings,
        drafts: &model.drafts,
        register: &model.register,
    }
}

/// Changes the list by what the crowd tells.
fn change(model: &mut Model, change: impl FnOnce(&mut List, &Crowd<'_>)) {
    let mut list = std::mem::take(&mut model.list);
    change(&mut list, &crowd(model));
    model.list = list;
}

/// After a change of the register: everybody's standing afresh, each in their place.
pub(super) fn follow_register(model: &mut Model) {
    guidelines::follow_shown(model);
    let knowledge = model.knowledge.clone();
    let changed: Changed = model.board.refresh(&model.register, &knowledge);
    change(model, |list, crowd| list.follow(&changed, crowd));
}

/// Shows whom the filter fits now.
pub(super) fn choose(model: &mut Model, filter: Filter) {
    change(model, |list, crowd| list.choose(filter, crowd));
}

/// Puts all in order, and shows whom the filter fits now.
pub(super) fn put_in_order(model: &mut Model) {
    model.board.put_in_order();
    choose(model, model.list.filter());
}

/// The answer to [`ask_filter`].
pub(super) fn choose_anew(model: &mut Model, filter: Filter) {
    model.list.end_search();
    model.board.put_in_order();
    choose(model, filter);
}

/// Asks whom the list is to show, with how many each filter would show; the present one is marked.
pub(super) fn ask_filter(model: &mut Model) {
    let crowd = crowd(model);
    let answers = Filter::ALL
        .iter()
        .zip(Filter::counts(&crowd))
        .map(|(filter, count)| {
            let count = count_words(count);
            let words = format!(
                "{}{:>width$}  {}",
                pad(&filter.name(crowd.settings), NAME),
                count,
                filter.help(&model.keymap),
                width = COUNT
            );
            Answer::new(filter.key(), words, Then::Filter(*filter))
        })
        .collect();
    let question = Question {
        about: "filter".to_owned(),
        field: None,
        words: "Whom does the list show?".to_owned(),
        answers,
    };
    let mut asking = Asking::new(question, Interrupted::Nothing);
    let present = Filter::ALL
        .iter()
        .position(|filter| *filter == model.list.filter());
    asking.marked = present.unwrap_or(0);
    model.asking = Some(asking);
}
