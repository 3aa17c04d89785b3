//! The list follows the register; its order and who is shown are settled when a filter is chosen.

use std::sync::Arc;

use crate::app::filter::{Filter, FilterContext};
use crate::app::list::{List, ListOrder};
use crate::app::model::{Clock, Model};
use crate::view::board::{Board, Changed};

/// Changes the list by what the context tells.
fn change(model: &mut Model, change: impl FnOnce(&mut List, &FilterContext<'_>)) {
    let mut list = std::mem::take(&mut model.list);
    change(&mut list, &model.filter_context());
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
    change(model, |list, context| list.follow(&changed, context));
}

/// After another register came in the place of the one that was shown: everybody assessed afresh.
pub(in crate::app) fn show_another_register(model: &mut Model) {
    follow_shown_guidelines(model);
    *model.record_page.get_mut() = None;
    let session = &mut model.session;
    session.board = Board::new(
        &session.register,
        &session.knowledge,
        session.today,
        session.language,
    );
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
    change(model, |list, context| list.choose(filter, context));
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
    model.list.order = ListOrder::Usual;
    choose(model, filter);
}

/// Shows the list in another order, and whom the filter fits now.
pub(in crate::app) fn order(model: &mut Model, order: ListOrder) {
    model.session.board.put_in_order();
    change(model, |list, context| list.arrange(order, context));
}

/// A running clock may have passed midnight: then everybody is assessed for the new day.
pub(in crate::app) fn new_day(model: &mut Model) {
    let today = match model.session.clock {
        Clock::Running => model.session.now.date_naive(),
        Clock::AsOf(day) | Clock::Still(day) => day,
    };
    if today != model.session.today {
        model.fix_days();
        model.session.today = today;
        model.session.board = Board::new(
            &model.session.register,
            &model.session.knowledge,
            today,
            model.session.language,
        );
        choose(model, model.list.filter());
    }
}
