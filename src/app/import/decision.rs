//! What can be decided about an import: the options of the command as answers.

use super::Taught;
use crate::app::question::{Answer, Then};
use crate::exchange::{Differing, FaultList, ImportOptions, WayOn};
use crate::notation::DayOrder;
use crate::wording::shown;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportDecision {
    /// Rows of unknown tests are left out, or are faults.
    KnownTests(bool),
    /// Rows without a result are left out, or are faults.
    NoResults(bool),
    /// Whose word counts where file and register differ.
    Differing(Differing),
    /// What stands first in days of which that is not known; nothing again.
    DayOrder(Option<DayOrder>),
    /// A comma stands before decimals, or is a fault.
    DecimalComma(bool),
    /// A column is left out.
    IgnoreColumn(String),
    /// A new number is another number of somebody.
    Same(String, String),
    /// A new number is nobody who is known.
    Another(String),
    /// All new numbers are nobody who is known.
    AnotherAll,
    /// A word gets a meaning, or the files a source: it is typed.
    Type(Taught),
}

impl ImportDecision {
    /// Takes it over.
    pub fn apply(self, options: &mut ImportOptions) {
        match self {
            Self::KnownTests(on) => options.known_tests_only = on,
            Self::NoResults(on) => options.no_results = on,
            Self::Differing(differing) => options.differing = differing,
            Self::DayOrder(order) => options.day_order = order,
            Self::DecimalComma(on) => options.decimal_comma = on,
            Self::IgnoreColumn(name) => options.ignored_columns.push(name),
            Self::Same(new, old) => {
                options.same.insert(new, old);
            }
            Self::Another(new) => {
                options.another.insert(new);
            }
            Self::AnotherAll => options.another_all = true,
            // It is typed first.
            Self::Type(_) => {}
        }
    }
}

/// The keys of answers, beside that of the harmless one.
const KEYS: &str = "123456789abcdefghijklmopqrstuvwxyz";

/// What can be decided: what was decided may be taken back, what stops the import may be answered.
#[must_use]
pub fn decisions(options: &ImportOptions, faults: Option<&FaultList>) -> Vec<Answer> {
    let mut all: Vec<(String, ImportDecision)> = Vec::new();
    for way in faults.into_iter().flat_map(FaultList::ways) {
        offer(way, &mut all);
    }
    let is_many = all
        .iter()
        .filter(|(_, decision)| matches!(decision, ImportDecision::Another(_)))
        .count()
        > 1;
    if is_many {
        let words = "all new numbers are other people".to_owned();
        all.push((words, ImportDecision::AnotherAll));
    }
    if options.known_tests_only {
        let words = "rows of unknown tests are faults again".to_owned();
        all.push((words, ImportDecision::KnownTests(false)));
    }
    if options.no_results {
        let words = "rows without a result are faults again".to_owned();
        all.push((words, ImportDecision::NoResults(false)));
    }
    if options.differing != Differing::Stops {
        let words = "where file and register differ: stop again".to_owned();
        all.push((words, ImportDecision::Differing(Differing::Stops)));
    }
    if options.day_order.is_some() {
        let words = "days such as 05/02/2024 are faults again".to_owned();
        all.push((words, ImportDecision::DayOrder(None)));
    }
    if options.decimal_comma {
        let words = "numbers with one comma are faults again".to_owned();
        all.push((words, ImportDecision::DecimalComma(false)));
    }
    let words = if options.source.is_empty() {
        "say whose files these are: words are kept for them alone".to_owned()
    } else {
        format!("other files than those of {}", shown(&options.source))
    };
    all.push((words, ImportDecision::Type(Taught::Source)));
    let answers = all.into_iter().zip(KEYS.chars());
    let answers = answers.map(|((words, decision), key)| {
        Answer::new(key, words, Then::DecideImport(Box::new(decision)))
    });
    std::iter::once(Answer::new('n', "nothing", Then::Nothing))
        .chain(answers)
        .collect()
}

fn offer(way: &WayOn, all: &mut Vec<(String, ImportDecision)>) {
    match way {
        WayOn::KnownTests => all.push((
            "leave out all rows of unknown tests, and count them".to_owned(),
            ImportDecision::KnownTests(true),
        )),
        WayOn::NoResults => all.push((
            "leave out all rows without a result, and count them".to_owned(),
            ImportDecision::NoResults(true),
        )),
        WayOn::TakeOrKeep => {
            all.push((
                "where file and register differ: take what the file says".to_owned(),
                ImportDecision::Differing(Differing::TakeFile),
            ));
            all.push((
                "where file and register differ: keep what is on file".to_owned(),
                ImportDecision::Differing(Differing::KeepRegister),
            ));
        }
        WayOn::DayOrder => {
            all.push((
                "days such as 05/02/2024 have the day first: 5 February".to_owned(),
                ImportDecision::DayOrder(Some(DayOrder::DayFirst)),
            ));
            all.push((
                "days such as 05/02/2024 have the month first: 2 May".to_owned(),
                ImportDecision::DayOrder(Some(DayOrder::MonthFirst)),
            ));
        }
        WayOn::DecimalComma => all.push((
            "a comma in a number stands before decimals: 1,5 is one and a half".to_owned(),
            ImportDecision::DecimalComma(true),
        )),
        WayOn::IgnoreColumn(name) => all.push((
            format!("leave out the column {}", shown(name)),
            ImportDecision::IgnoreColumn(name.clone()),
        )),
        WayOn::SameOrAnother { new, old } => {
            let (shown_new, shown_old) = (shown(new), shown(old));
            all.push((
                format!("{shown_new} is the same person as {shown_old}"),
                ImportDecision::Same(new.clone(), old.clone()),
            ));
            all.push((
                format!("{shown_new} is another person"),
                ImportDecision::Another(new.clone()),
            ));
        }
        WayOn::Teach { kind, word } => all.push((
            format!("say what the {} {} means", kind.name(), shown(word)),
            ImportDecision::Type(Taught::Word(*kind, word.clone())),
        )),
    }
}
