//! What the program knows of how its register is kept: what is not confirmed yet, who writes, what must be decided.

use super::form::Form;
use crate::clinical::record::Seq;
use crate::register::Op;
use crate::store::{Mend, Outside, Trouble, TroubleKind};

/// Why a change by hand that is taken over was made, as far as anybody knows.
pub const CHANGED_BY_HAND: &str = "changed in the register's file by hand";

/// Two machines wrote to one register.
const FORK: &str = "Another machine wrote to a copy of this register: both hold entries that the other does not, and both are kept";

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
    pub words: String,
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
    #[must_use]
    pub fn of_trouble(trouble: Trouble) -> Self {
        let what = match trouble.kind {
            TroubleKind::Edited => {
                "The register's file was changed outside this program. Shown is what it was before"
            }
            TroubleKind::Unproven => {
                "The register's file was changed or damaged, and nothing tells how. Shown is what it says: IT MAY BE WRONG"
            }
            TroubleKind::Unreadable => {
                "The register's file cannot be read. Shown is what backup and journal hold"
            }
            TroubleKind::Fork => FORK,
            TroubleKind::Journal => {
                "The journal is damaged. Shown is what can be proven; later entries may be missing"
            }
            TroubleKind::Newer => {
                "The register was written by a later version of this program: it can only be looked at"
            }
        };
        Self {
            words: with_place(what, trouble.faults.first().map(ToString::to_string)),
            may_merge: trouble.may_merge(),
            changed: trouble.changed,
            mends: trouble.mends,
            stops_work: true,
        }
    }

    /// Copies lie beside the register that another machine may have written to.
    #[must_use]
    pub fn of_copies() -> Self {
        Self {
            words: "A copy lies beside this register or its journal, made where two machines wrote: it may hold entries that nobody sees".to_owned(),
            changed: Vec::new(),
            mends: Vec::new(),
            may_merge: true,
            stops_work: false,
        }
    }

    /// What was found while the register is open; nothing where nothing has to be decided.
    #[must_use]
    pub fn of_outside(outside: Outside) -> Option<Self> {
        match outside {
            Outside::Harmless(_) => None,
            Outside::Edited { changed } => Some(Self {
                words: "The register's file was changed outside this program".to_owned(),
                changed,
                mends: vec![Mend::WriteAgain, Mend::TakeOver],
                may_merge: false,
                stops_work: false,
            }),
            Outside::Fork { fault } => Some(Self {
                words: with_place(FORK, Some(fault.to_string())),
                changed: Vec::new(),
                mends: Vec::new(),
                may_merge: true,
                stops_work: true,
            }),
            Outside::Unreadable { faults } => Some(Self {
                words: with_place(
                    "Something else was put in the place of the register's file",
                    faults.first().map(ToString::to_string),
                ),
                changed: Vec::new(),
                mends: vec![Mend::WriteAgain],
                may_merge: false,
                stops_work: false,
            }),
        }
    }
}

fn with_place(what: &str, place: Option<String>) -> String {
    place.map_or_else(|| what.to_owned(), |place| format!("{what} ({place})"))
}
