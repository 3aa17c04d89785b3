//! What can be decided about an import, as answers.

use crate::app::import::{ImportDecision, Taught};
use crate::app::question::{Answer, Then};
use crate::exchange::{Differing, FaultList, ImportOptions, WayOn};
use crate::notation::DayOrder;
use crate::wording::Language;
use crate::wording::screens::import as words;
use crate::wording::shown;

/// The keys of answers, beside that of the harmless one.
const KEYS: &str = "123456789abcdefghijklmopqrstuvwxyz";

/// What can be decided: what was decided may be taken back, what stops the import may be answered.
pub(super) fn decisions(
    language: Language,
    options: &ImportOptions,
    faults: Option<&FaultList>,
) -> Vec<Answer> {
    let mut all: Vec<(String, ImportDecision)> = Vec::new();
    for way in faults.into_iter().flat_map(FaultList::ways) {
        offer(language, way, &mut all);
    }
    let is_many = all
        .iter()
        .filter(|(_, decision)| matches!(decision, ImportDecision::Another(_)))
        .count()
        > 1;
    if is_many {
        let said = words::ALL_OTHERS.of(language).to_owned();
        all.push((said, ImportDecision::AnotherAll));
    }
    if options.known_tests_only {
        let said = words::UNKNOWN_AGAIN.of(language).to_owned();
        all.push((said, ImportDecision::KnownTests(false)));
    }
    if options.no_results {
        let said = words::NO_RESULT_AGAIN.of(language).to_owned();
        all.push((said, ImportDecision::NoResults(false)));
    }
    if options.differing != Differing::Stops {
        let said = words::DIFFERING_AGAIN.of(language).to_owned();
        all.push((said, ImportDecision::Differing(Differing::Stops)));
    }
    if options.day_order.is_some() {
        let said = words::DAYS_AGAIN.of(language).to_owned();
        all.push((said, ImportDecision::DayOrder(None)));
    }
    if options.decimal_comma {
        let said = words::COMMA_AGAIN.of(language).to_owned();
        all.push((said, ImportDecision::DecimalComma(false)));
    }
    let said = if options.source.is_empty() {
        words::SAY_SOURCE.of(language).to_owned()
    } else {
        words::other_files(language, shown(&options.source))
    };
    all.push((said, ImportDecision::Type(Taught::Source)));
    let answers = all.into_iter().zip(KEYS.chars());
    let answers = answers.map(|((words, decision), key)| {
        Answer::new(key, words, Then::DecideImport(Box::new(decision)))
    });
    std::iter::once(Answer::new('n', words::NOTHING.of(language), Then::Nothing))
        .chain(answers)
        .collect()
}

fn offer(language: Language, way: &WayOn, all: &mut Vec<(String, ImportDecision)>) {
    match way {
        WayOn::KnownTests => all.push((
            words::LEAVE_OUT_UNKNOWN.of(language).to_owned(),
            ImportDecision::KnownTests(true),
        )),
        WayOn::NoResults => all.push((
            words::LEAVE_OUT_EMPTY.of(language).to_owned(),
            ImportDecision::NoResults(true),
        )),
        WayOn::TakeOrKeep => {
            all.push((
                words::TAKE_FILE.of(language).to_owned(),
                ImportDecision::Differing(Differing::TakeFile),
            ));
            all.push((
                words::KEEP_REGISTER.of(language).to_owned(),
                ImportDecision::Differing(Differing::KeepRegister),
            ));
        }
        WayOn::DayOrder => {
            all.push((
                words::DAY_FIRST.of(language).to_owned(),
                ImportDecision::DayOrder(Some(DayOrder::DayFirst)),
            ));
            all.push((
                words::MONTH_FIRST.of(language).to_owned(),
                ImportDecision::DayOrder(Some(DayOrder::MonthFirst)),
            ));
        }
        WayOn::DecimalComma => all.push((
            words::DECIMAL_COMMA.of(language).to_owned(),
            ImportDecision::DecimalComma(true),
        )),
        WayOn::IgnoreColumn(name) => all.push((
            words::leave_out_column(language, shown(name)),
            ImportDecision::IgnoreColumn(name.clone()),
        )),
        WayOn::SameOrAnother { new, old } => {
            let (shown_new, shown_old) = (shown(new), shown(old));
            all.push((
                words::same_person(language, &shown_new, shown_old),
                ImportDecision::Same(new.clone(), old.clone()),
            ));
            all.push((
                words::another_person(language, shown_new),
                ImportDecision::Another(new.clone()),
            ));
        }
        WayOn::Teach { kind, word } => all.push((
            words::say_meaning(language, kind.name(), shown(word)),
            ImportDecision::Type(Taught::Word(*kind, word.clone())),
        )),
    }
}
