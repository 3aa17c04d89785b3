//! The list follows the register; its order and who is shown are settled when a filter is chosen.

use std::sync::Arc;

use crate::app::board::{Board, Changed};
use crate::app::cells::pad;
use crate::app::filter::{Crowd, Filter};
use crate::app::list::List;
use crate::app::model::Model;
use crate::app::question::{Answer, Then};
use crate::wording::count_words;

/// Cells of a filter's name in the choice.
const NAME: usize = 16;
/// Cells of the number of patients in the choice.
const COUNT: usize = 8;

fn crowd(model: &Model) -> Crowd<'_> {
    Crowd {
        board: &model.session.board,
        settings: &model.session.knowledge.settings,
        drafts: &model.drafts,
        register: &model.session.register,
    }
}

/// Changes the list by what the crowd tells.
fn change(model: &mut Model, change: impl FnOnce(&mut List, &Crowd<'_>)) {
    let mut list = std::mem::take(&mut model.list);
    change(&mut list, &crowd(model));
    model.list = list;
}

/// After a change of the register: everybody's standing afresh, each in their place.
pub(in crate::app) fn follow_register(model: &mut Model) {
    follow_shown_guidelines(model);
    *model.record_page.get_mut() = None;
    let knowledge = model.session.knowledge.clone();
    let changed: Changed = model
        .session
        .board
        .refresh(&model.session.register, &knowledge);
    change(model, |list, crowd| list.follow(&changed, crowd));
}

/// After another register came in the place of the one that was shown: everybody assessed afresh.
pub(in crate::app) fn show_another_register(model: &mut Model) {
    follow_shown_guidelines(model);
    *model.record_page.get_mut() = None;
    let session = &mut model.session;
    session.board = Board::new(&session.register, &session.knowledge, session.today);
    choose(model, model.list.filter());
}

/// Shows the sets that the register names, whoever chose them.
fn follow_shown_guidelines(model: &mut Model) {
    let now = model.session.register.shown_guidelines();
    if model.session.knowledge.shown_guidelines.as_deref() != now {
        let shown_guidelines = now.map(<[_]>::to_vec);
        Arc::make_mut(&mut model.session.knowledge).shown_guidelines = shown_guidelines;
    }
}

/// Shows whom the filter fits now.
pub(in crate::app) fn choose(model: &mut Model, filter: Filter) {
    change(model, |list, crowd| list.choose(filter, crowd));
}

/// Puts all in order, and shows whom the filter fits now.
pub(in crate::app) fn put_in_order(model: &mut Model) {
    model.session.board.put_in_order();
    choose(model, model.list.filter());
}

/// The answer to [`ask_filter`].
pub(in crate::app) fn choose_anew(model: &mut Model, filter: Filter) {
    model.list.end_search();
    model.session.board.put_in_order();
    choose(model, filter);
}

/// Asks whom the list is to show, with how many each filter would show; the present one is marked.
pub(in crate::app) fn ask_filter(model: &mut Model) {
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
                filter.help(&model.session.keymap),
                width = COUNT
            );
            Answer::new(filter.key(), words, Then::Filter(*filter))
        })
        .collect();
    model.ask("Whom does the list show?", answers);
    let present = Filter::ALL
        .iter()
        .position(|filter| *filter == model.list.filter());
    if let Some(asking) = &mut model.asking {
        asking.marked = present.unwrap_or(0);
    }
}
