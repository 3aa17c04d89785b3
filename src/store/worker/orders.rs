//! What a worker is asked to do, and what it has to say.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::clinical::record::{Id, Seq};
use crate::register::{EarlierEntries, Entry, Register, Timestamp};
use crate::store::condition::Mend;
use crate::store::drafts::KeptDraft;
use crate::store::error::StoreError;
use crate::store::journal::AppendError;
use crate::store::merge::{Merged, Take};
use crate::store::outside::Outside;
use crate::store::rewrite::Rewritten;
use crate::wording::Sentence;

/// Something that is done on the worker's thread with the digest of the journal's last entry.
pub struct WithHead(pub Box<dyn FnOnce(String) + Send>);

impl fmt::Debug for WithHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithHead").finish_non_exhaustive()
    }
}

/// The register as it is now, and whom the list shows first at the next start.
#[derive(Debug)]
pub struct FirstLook {
    pub register: Box<Register>,
    pub patients: Vec<Id>,
}

/// What the worker is asked to do.
#[derive(Debug)]
pub enum Order {
    /// Append an entry: answered by [`WorkerEvent::Saved`] or [`WorkerEvent::NotSaved`].
    Append(Arc<Entry>),
    /// The register as it is now, to be written, as [`WorkerEvent::RegisterWanted`] asks.
    Write(Box<Register>, Timestamp),
    /// Compare the register's file, which somebody else changed, with the register as it is now: answered by
    /// [`WorkerEvent::Outside`].
    Compare(Box<Register>),
    /// Become the one who writes: answered by [`WorkerEvent::Claimed`], after [`WorkerEvent::Others`].
    Claim,
    /// Let others write: answered by [`WorkerEvent::GivenBack`].
    GiveBack,
    /// Do what was decided about a register in trouble: answered by [`WorkerEvent::Mended`].
    Mend(Mend, Box<Register>, Timestamp),
    /// Put what another machine entered together with what is shown: answered by [`WorkerEvent::Merged`].
    Merge(Option<Take>, Box<Register>, Timestamp),
    /// Read the entries before this one, or all, for the register as it is now: answered by [`WorkerEvent::History`].
    History(Option<Seq>, Box<Register>),
    /// Write a copy of everything to another place, with what stands in forms: answered by [`WorkerEvent::Copied`].
    Copy(PathBuf, Box<Register>, Vec<KeptDraft>, Timestamp),
    /// Do this with the digest of the journal's last entry, once the entries that were given before are appended.
    WithHead(WithHead),
    /// A [`WorkerEvent::Others`] or [`WorkerEvent::Behind`] was taken over. Where others write at the same time, entries that were
    /// made before that are no longer appended.
    TakenOver,
    /// This record is open on the screen, or none: answered by [`WorkerEvent::Beside`] where others have it open too.
    Shows(Option<Id>),
    /// Keep what stands in unsaved forms.
    KeepDrafts(Vec<KeptDraft>),
    /// Keep the first look for the next start, if the register is large.
    KeepFirstLook(FirstLook),
    /// End; where somebody leaves, first write the register if its file lags behind, and the first look.
    End(Option<(FirstLook, Timestamp)>),
    /// The register's file was written, or not.
    Rewritten(Result<(Rewritten, Duration), StoreError>),
}

#[derive(Debug)]
pub enum WorkerEvent {
    /// The entry and all before it survive a power cut.
    Saved(Seq),
    /// The entry is not saved.
    NotSaved {
        seq: Seq,
        why: AppendError,
    },
    /// Others saved these first: what is not confirmed was not saved, and is made again after these.
    Behind(Vec<Arc<Entry>>),
    /// The database does not answer; an entry that was sent to it may or may not be there.
    Unanswered {
        reason: Sentence,
        in_doubt: Option<Seq>,
    },
    /// The database answers again.
    Answered,
    /// Who else has the record open that is open here.
    Beside(Vec<String>),
    /// The register's file lags behind: the worker asks for the register as it is, to write it.
    RegisterWanted,
    /// The register's file could not be written. Nothing is lost: the journal holds everything.
    NotWritten(StoreError),
    /// Entries that other instances made.
    Others(Vec<Arc<Entry>>),
    /// The journal does not go on where it ended: what is shown can no longer be followed.
    Lost(StoreError),
    /// Somebody else changed the register's file: the worker asks for the register as it is, to compare.
    ComparisonWanted,
    /// What somebody else did to the register's file; nothing if it is as it should be.
    Outside(Option<Outside>),
    /// Whether this instance may write.
    Claimed(Result<(), Sentence>),
    /// Others may write.
    GivenBack,
    /// Whether what was decided was done.
    Mended(Mend, Result<(), StoreError>),
    /// What came of merging.
    Merged(Result<Box<Merged>, StoreError>),
    /// The entries before the one that was named.
    History(Result<EarlierEntries, StoreError>),
    /// Where the copy stands, with what is to be said about it, or why there is none.
    Copied(PathBuf, Result<Option<Sentence>, StoreError>),
    /// Drafts could not be kept.
    DraftsNotKept(Sentence),
    /// This disk cannot keep something that is promised, in words.
    Doubt(Sentence),
    /// The disk was taken away: nothing is written until it comes back.
    Away(StoreError),
    /// The disk came back; whether this instance may write where it did.
    Back(Result<(), Sentence>),
    Ended,
}
