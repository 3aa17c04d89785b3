//! In what condition a register was found, and what can be done about it.

use crate::reference::DataFault;
use crate::register::Op;

/// In what condition a register was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Register and journal agree.
    Sound,
    /// Something is wrong: nothing is written until somebody has decided.
    Trouble(Box<Trouble>),
}

impl Condition {
    pub(super) fn trouble(kind: TroubleKind, fault: DataFault, mends: Vec<Mend>) -> Self {
        Self::Trouble(Box::new(Trouble {
            kind,
            faults: vec![fault],
            changed: Vec::new(),
            mends,
        }))
    }

    /// What is wrong, if anything is.
    #[must_use]
    pub fn faults(&self) -> &[DataFault] {
        match self {
            Self::Sound => &[],
            Self::Trouble(trouble) => &trouble.faults,
        }
    }
}

/// What is wrong with a register or its journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    pub kind: TroubleKind,
    /// Where, each with file, line and byte; never empty.
    pub faults: Vec<DataFault>,
    /// What was changed by hand: taking it over makes these changes as one entry.
    pub changed: Vec<Op>,
    /// What can be done, the safest first; nothing where only somebody else can help.
    pub mends: Vec<Mend>,
}

impl Trouble {
    /// Whether what another machine entered may explain it, and can be put together with what was entered here.
    #[must_use]
    pub const fn may_merge(&self) -> bool {
        matches!(self.kind, TroubleKind::Fork | TroubleKind::Journal)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// The register's file was changed by hand, or damaged in a way that still reads. What is shown is as it was before.
    Edited,
    /// The register's file was changed or damaged, and there is no journal to compare it with. What is shown is what
    /// the file says: it may be wrong.
    Unproven,
    /// The register's file cannot be read. What is shown was made again from backup and journal, and is complete.
    Unreadable,
    /// Another machine wrote to a copy of this register at the same time: both hold entries that the other does not.
    /// What is shown is what the journal here holds. Merging puts both together.
    Fork,
    /// The journal was damaged, cut or exchanged. What is shown is all that can be proven.
    Journal,
    /// The file was written by a later version of the program.
    Newer,
}

/// What can be done about a register in trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The register's file is written again from what is shown; the file as it was found is put aside.
    WriteAgain,
    /// What the file says is taken over, as a recorded change where it can be told what was changed.
    TakeOver,
    /// The journal is put aside, and a new one begins with what is shown.
    BeginJournal,
}
