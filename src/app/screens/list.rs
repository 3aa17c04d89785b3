//! The list: from it to a record, to its neighbours, to a search and back; who is shown, and in which order.

use super::{cohort, guidelines};
use crate::app::asked::Asked;
use crate::app::filter::Filter;
use crate::app::list::{Column, ListOrder, Neighbour, Sort};
use crate::app::model::{Model, Page};
use crate::app::operations::list::order;
use crate::app::operations::places::open_record;
use crate::app::operations::{form, whose};
use crate::app::question::{Answer, Then};
use crate::clinical::record::{FollowUp, Id};
use crate::keys::{Action, Place};
use crate::view::cells::pad;
use crate::wording::count_words;
use crate::wording::screens::moving as words;

/// Cells of a filter's name in the choice.
const NAME: usize = 16;
/// Cells of a column's name in the choice of the order.
const COLUMN: usize = 24;
/// Cells of the number of patients in the choice.
const COUNT: usize = 8;

/// Begins a search; a form waits meanwhile as a draft.
pub(in crate::app) fn begin_search(model: &mut Model) {
    form::park(model);
    if model.list.search.is_none() {
        model.list.back_to = model.open_patient();
        model.cohort.is_left_for_search = model.page == Page::Cohort;
        model.calendar.is_left_for_search = model.page == Page::Calendar;
        model.laboratories.is_open = false;
        model.page = Page::List;
        model.list.begin_search();
    }
}

pub(in crate::app) fn end_search(model: &mut Model) {
    model.list.end_search();
    if let Some(id) = model.list.back_to.take() {
        open_record(model, id);
    } else if std::mem::take(&mut model.cohort.is_left_for_search) {
        model.page = Page::Cohort;
    } else if std::mem::take(&mut model.calendar.is_left_for_search) {
        model.page = Page::Calendar;
    }
}

pub(in crate::app) fn open_selected(model: &mut Model) {
    match model.list.selected {
        Some(id) => open_record(model, id),
        None if model.list.search.is_some() => {
            let new = model.key(Place::Search, Action::NewPatient);
            model.note(words::nobody_found(model.session.language, new));
        }
        None if model.session.board.count() == 0 => {
            let new = model.key(Place::List, Action::NewPatient);
            model.note(words::nobody_on_file(model.session.language, new));
        }
        None => {
            let filter = model.key(Place::List, Action::ChooseFilter);
            let search = model.key(Place::List, Action::Search);
            model.note(words::nobody_shown(model.session.language, filter, search));
        }
    }
}

pub(in crate::app) fn back_to_list(model: &mut Model) {
    let open = model.open_patient();
    model.page = Page::List;
    let Some(id) = open else {
        return;
    };
    if !model.list.select(id) {
        let words = not_shown(model, id);
        model.note(words);
    }
}

/// That somebody stands outside the list, so that nobody looks for them in it.
fn not_shown(model: &Model, id: Id) -> String {
    let filter = model.list.filter().name(&model.filter_context());
    let whose = whose(model, Some(id));
    match model
        .session
        .register
        .get(id)
        .map(|record| record.person.follow_up)
    {
        None | Some(FollowUp::Active) => {
            let all = Filter::keys_of_all(&model.session.keymap);
            words::not_among_shown(model.session.language, whose, filter, all)
        }
        Some(FollowUp::Moved | FollowUp::Lost | FollowUp::Died) => {
            let search = model.key(Place::List, Action::Search);
            words::not_followed(model.session.language, whose, search)
        }
    }
}

pub(in crate::app) fn step_patient(model: &mut Model, forward: bool) {
    let Some(open) = model.open_patient() else {
        return;
    };
    let reads_guidelines = matches!(model.page, Page::Guidelines(_));
    match model.list.neighbour(open, forward) {
        Neighbour::Patient(next) => {
            open_record(model, next);
            if reads_guidelines {
                guidelines::open(model);
            }
        }
        Neighbour::Nobody if forward => model.note(words::LAST_PATIENT),
        Neighbour::Nobody => model.note(words::FIRST_PATIENT),
        Neighbour::NotShown => {
            let words = not_shown(model, open);
            model.note(words);
        }
    }
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
        Then::Order(ListOrder::Work),
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
        Answer::new(column.key(), words, Then::Order(ListOrder::By(sort)))
    });
    let answers: Vec<Answer> = std::iter::once(of_work).chain(by_column).collect();
    let marked = answers.iter().position(|answer| match answer.then {
        Then::Order(ListOrder::By(sort)) => {
            present.map(|present| present.column) == Some(sort.column)
        }
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
        order(model, ListOrder::Work);
        model.note(words::IN_ORDER_OF_WORK);
    } else {
        cohort::close_behind(model);
    }
}

/// Asks whom the list is to show, with how many each filter would show; the present one is marked.
pub(in crate::app) fn ask_filter(model: &mut Model) {
    let context = model.filter_context();
    let counts = Filter::counts(&context);
    let present = counts
        .iter()
        .position(|(filter, _)| *filter == model.list.filter())
        // Behind the one that asks for another.
        .map(|place| place + usize::from(place + 1 == counts.len()));
    let answer = |(filter, count): &(Filter, usize)| {
        let words = format!(
            "{}{:>width$}  {}",
            pad(&filter.name(&context), NAME),
            count_words(*count),
            filter.help(&context, &model.session.keymap),
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
