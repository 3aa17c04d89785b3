//! What the program knows of how its register is kept: what is not confirmed yet, who writes, what must be decided.

use super::event::Input;
use super::form::Form;
use crate::clinical::record::Seq;
use crate::keys::Action;
use crate::reference::DataFault;
use crate::register::Op;
use crate::store::{Mend, Outside, Trouble, TroubleKind};
use crate::wording::screens::{common, keeping as words};
use crate::wording::{Phrase, Sentence};

/// A change that was made in memory and given to be saved.
#[derive(Clone, Debug)]
pub(super) struct Unconfirmed {
    /// Its entry.
    pub(super) seq: Seq,
    /// The form that it was typed into: it comes back if the change cannot be saved.
    pub(super) form: Option<Form>,
    /// What is said once it is saved.
    pub(super) words: String,
}

/// An action that goes on when the store has answered.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Waiting {
    /// It needs the history.
    ForHistory(Action),
    /// It needs the right to write.
    ToWrite {
        action: Action,
        /// What was typed and pasted since.
        typed: Vec<Input>,
    },
}

/// Who may write to the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteAccess {
    /// This instance.
    Ours,
    /// This instance once it asks: it gave the right back after some idle minutes, or never had it.
    Free,
    /// Somebody else, in words, when it was asked last.
    Theirs(String),
}

/// Something about the register's file that somebody must decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Undecided {
    /// What was found, in plain words.
    pub words: Sentence,
    /// What was changed by hand, if that is it.
    pub changed: Vec<Op>,
    /// What can be done, the safest first.
    pub mends: Vec<Mend>,
    /// Whether what another machine entered can be put together with what was entered here.
    pub may_merge: bool,
    /// Whether nothing can be changed before it is decided.
    pub stops_work: bool,
}

impl Undecided {
    /// What was found at opening.
    pub fn of_trouble(trouble: Trouble) -> Self {
        let what = match trouble.kind {
            TroubleKind::Edited => words::EDITED,
            TroubleKind::Unproven => words::UNPROVEN,
            TroubleKind::Unreadable => words::UNREADABLE,
            TroubleKind::Fork => words::FORK,
            TroubleKind::Journal => words::JOURNAL_DAMAGED,
            TroubleKind::Newer => words::NEWER,
        };
        Self {
            words: with_place(what, trouble.faults.first()),
            may_merge: trouble.may_merge(),
            changed: trouble.changed,
            mends: trouble.mends,
            stops_work: true,
        }
    }

    /// Copies lie beside the register that another machine may have written to.
    pub fn of_copies() -> Self {
        Self {
            words: words::COPIES.into(),
            changed: Vec::new(),
            mends: Vec::new(),
            may_merge: true,
            stops_work: false,
        }
    }

    /// What was found while the register is open; nothing where nothing has to be decided.
    pub fn of_outside(outside: Outside) -> Option<Self> {
        match outside {
            Outside::Harmless(_) => None,
            Outside::Edited { changed } => Some(Self {
                words: words::EDITED_OUTSIDE.into(),
                changed,
                mends: vec![Mend::WriteAgain, Mend::TakeOver],
                may_merge: false,
                stops_work: false,
            }),
            Outside::Fork { fault } => Some(Self {
                words: with_place(words::FORK, Some(&fault)),
                changed: Vec::new(),
                mends: Vec::new(),
                may_merge: true,
                stops_work: true,
            }),
            Outside::Unreadable { faults } => Some(Self {
                words: with_place(words::REPLACED, faults.first()),
                changed: Vec::new(),
                mends: vec![Mend::WriteAgain],
                may_merge: false,
                stops_work: false,
            }),
        }
    }
}

fn with_place(what: Phrase, fault: Option<&DataFault>) -> Sentence {
    let Some(fault) = fault else {
        return what.into();
    };
    let place = fault.sentence();
    Sentence::made(|language| {
        what.of(language).to_owned() + &common::in_brackets(language, place.of(language))
    })
}
