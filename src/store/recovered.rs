//! What was found when a register was opened: the register, where its journal ends, and in what condition both are.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Register, Timestamp};
use crate::wording::Sentence;
use crate::wording::refusals::layout as said;

use super::condition::{Condition, Mend, TroubleKind};
use super::disk::FileState;
use super::journal::{End, Reading};
use super::layout::convert_entry::BatchRef;
use super::layout::digest::Digest;
use super::layout::header::SCHEMA;
use super::layout::trailer::Integrity;
use super::migrate::Migration;
use super::register_paths::RegisterPaths;
use super::snapshot::Snapshot;

pub(super) struct Recovered {
    pub(super) register: Register,
    pub(super) end: End,
    pub(super) batches: HashMap<Seq, BatchRef>,
    pub(super) seen: Option<FileState>,
    /// The entry up to which the file holds everything.
    pub(super) merged: Seq,
    /// Whether the file is to be written although nothing was changed.
    pub(super) is_due: bool,
    /// Why the file is kept as it is and then written anew, if it is.
    pub(super) migration: Option<Migration>,
    /// A write that did not come to its end, to be put aside: a file, and from which byte on.
    pub(super) unfinished: Option<(PathBuf, u64)>,
    pub(super) condition: Condition,
    /// When the newest entry was made, where the journal tells.
    pub(super) newest: Option<Timestamp>,
    pub(super) notices: Vec<Sentence>,
    /// What is not as it should be, though nothing is lost by it: told, and a fault where everything is looked at.
    pub(super) warnings: Vec<DataFault>,
}

impl Recovered {
    /// Register and journal agree.
    pub(super) fn of(register: Register, reading: Reading, seen: Option<FileState>) -> Self {
        let notices = reading.foreign.iter().map(DataFault::sentence).collect();
        Self {
            register,
            end: reading.end,
            batches: reading.batches,
            seen,
            merged: Seq(0),
            is_due: false,
            migration: None,
            unfinished: reading.unfinished,
            condition: Condition::Sound,
            newest: reading.newest,
            notices,
            warnings: Vec::new(),
        }
    }

    /// Neither a register nor a journal: both begin with the first entry.
    pub(super) fn nothing(identifier: String) -> Self {
        Self {
            register: Register::new(identifier),
            end: End {
                schema: SCHEMA,
                number: 0,
                length: 0,
                seq: Seq(0),
                head: Digest::NONE,
                chain: Digest::NONE,
                is_closed: false,
            },
            batches: HashMap::new(),
            seen: None,
            merged: Seq(0),
            is_due: false,
            migration: None,
            unfinished: None,
            condition: Condition::Sound,
            newest: None,
            notices: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// A register without a journal: one begins with its next entry.
    pub(super) fn alone(snapshot: Snapshot) -> Self {
        let seq = snapshot.register.last_seq();
        Self {
            end: End {
                schema: SCHEMA,
                number: 0,
                length: 0,
                seq,
                head: snapshot.head,
                chain: snapshot.head,
                is_closed: false,
            },
            register: snapshot.register,
            batches: HashMap::new(),
            seen: Some(snapshot.state),
            merged: seq,
            is_due: false,
            migration: None,
            unfinished: None,
            condition: Condition::Sound,
            newest: None,
            notices: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// A register of a later schema: to look at, as far as its file tells.
    pub(super) fn newer(snapshot: Snapshot, place: &RegisterPaths) -> Self {
        let what = said::later_schema(snapshot.newer.unwrap_or_default());
        let fault = place.fault(&place.register, &snapshot.bytes, 0, what);
        Self {
            condition: Condition::trouble(TroubleKind::Newer, fault, Vec::new()),
            ..Self::alone(snapshot)
        }
    }

    /// A register that was written by hand, or before there was a journal.
    /// Its journal will begin with it, not with nothing, whatever entry it names.
    pub(super) fn by_hand(snapshot: Snapshot) -> Self {
        let digest = Digest::of(&snapshot.bytes);
        let mut found = Self::alone(snapshot);
        found.end.head = digest;
        found.migration = Some(Migration::Unsealed);
        found
    }

    /// A register whose journal is not its own, or cannot be read.
    pub(super) fn without_journal(snapshot: Snapshot, fault: DataFault) -> Self {
        let kind = match snapshot.integrity {
            Integrity::Whole => TroubleKind::Journal,
            Integrity::Broken | Integrity::Unsealed => TroubleKind::Unproven,
        };
        Self {
            condition: Condition::trouble(kind, fault, vec![Mend::BeginJournal]),
            ..Self::alone(snapshot)
        }
    }
}
