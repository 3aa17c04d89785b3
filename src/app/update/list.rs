//! The list follows the register; its order and who is shown are settled when a filter is chosen.

use std::sync::Arc;

use crate::app::board::{Board, Changed};
use crate::app::cells::pad;
use crate::app::filter::{Crowd, Filter};
use crate::app::list::{Column, List, Order, Sort};
use crate::app::model::Model;
use crate::app::question::{Answer, Then};
use crate::app::screens::asked::Asked;
use crate::app::screens::cohort;
use crate::wording::count_words;
use crate::wording::screens::moving as words;

/// Cells of a filter's name in the choice.
const NAME: usize = 16;
/// Cells of a column's name in the choice of the order.
const COLUMN: usize = 24;
/// Cells of the number of patients in the choice.
const COUNT: usize = 8;

/// Changes the list by what the crowd tells.
fn change(model: &mut Model, change: impl FnOnce(&mut List, &Crowd<'_>)) {
    let mut list = std::mem::take(&mut model.list);
    change(&mut list, &model.crowd());
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
    model.list.order = Order::Usual;
    choose(model, filter);
}

/// Shows the list in another order, and whom the filter fits now.
pub(in crate::app) fn order(model: &mut Model, order: Order) {
    model.session.board.put_in_order();
    change(model, |list, crowd| list.arrange(order, crowd));
}

/// Asks by which column the list is to stand; the present one is marked, and chosen again it stands the other way round.
pub(in crate::app) fn ask_order(model: &mut Model) {
    let language = model.session.language;
    let present = model.list.sorted();
    let is_clinic = model.list.filter() == Filter::Clinic;
    let columns = Column::ALL
        .into_iter()
        .filter(|column| is_clinic || *column != Column::Time);
    let of_work = Answer::new(
        'w',
        words::who_cannot_wait(language, pad(words::THE_WORK.of(language), COLUMN)),
        Then::Order(Order::Work),
    );
    let by_column = columns.map(|column| {
        let sort = present.filter(|present| present.column == column);
        let sort = sort.map_or(Sort::by(column), |present| Sort {
            is_reversed: !present.is_reversed,
            ..present
        });
        let words = format!(
            "{}{}",
            pad(column.name().of(language), COLUMN),
            sort.first().of(language)
        );
        Answer::new(column.key(), words, Then::Order(Order::By(sort)))
    });
    let answers: Vec<Answer> = std::iter::once(of_work).chain(by_column).collect();
    let marked = answers.iter().position(|answer| match answer.then {
        Then::Order(Order::By(sort)) => present.map(|present| present.column) == Some(sort.column),
        _ => false,
    });
    model.ask(words::WHICH_ORDER, answers);
    if let Some(asking) = &mut model.asking {
        asking.marked = marked.unwrap_or(0);
    }
}

/// One step back: the marks are taken away, the list stands in the order of the work, the cohort page is shown again.
pub(in crate::app) fn back(model: &mut Model) {
    if model.list.unmark() {
        model.note(words::NO_MARK_LEFT);
    } else if model.list.sorted().is_some() {
        order(model, Order::Work);
        model.note(words::IN_ORDER_OF_WORK);
    } else {
        cohort::close_behind(model);
    }
}

/// Asks whom the list is to show, with how many each filter would show; the present one is marked.
pub(in crate::app) fn ask_filter(model: &mut Model) {
    let crowd = model.crowd();
    let counts = Filter::counts(&crowd);
    let present = counts
        .iter()
        .position(|(filter, _)| *filter == model.list.filter())
        // Behind the one that asks for another.
        .map(|place| place + usize::from(place + 1 == counts.len()));
    let answer = |(filter, count): &(Filter, usize)| {
        let words = format!(
            "{}{:>width$}  {}",
            pad(&filter.name(&crowd), NAME),
            count_words(*count),
            filter.help(&crowd, &model.session.keymap),
            width = COUNT
        );
        Answer::new(filter.key(), words, Then::Filter(*filter))
    };
    let mut answers: Vec<Answer> = counts.iter().map(answer).collect();
    let own = words::A_FILTER_OF_YOUR_OWN.of(model.session.language);
    let last = answers.len().saturating_sub(1);
    answers.insert(last, Answer::new('n', own, Then::Ask(Asked::Filter)));
    model.ask(words::WHOM, answers);
    if let Some(asking) = &mut model.asking {
        asking.marked = present.unwrap_or(0);
    }
}
