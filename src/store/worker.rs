//! The store on threads of its own: entries are appended while the screen goes on, the register's file is written
//! beside that, and what others do is noticed once a second.
//!
//! The worker is given [`Order`]s and answers with [`WorkerEvent`]s. Orders are worked on one after the other, so an entry
//! that was given before another is saved before it, or neither is.

mod leave;
mod orders;
mod shared;

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::register::threads::alone;
use crate::register::{Entry, Register, Timestamp};
use crate::store::system::{own_thread, system_words};
use crate::wording::files;

use super::cadence::Cadence;
use super::drafts::{DraftFile, KeptDraft};
use super::error::StoreError;
use super::follow::Claim;
use super::layout::file_format::FileFormat;
use super::merge::Merged;
use super::opened::Store;
use super::outside::Outside;
use super::rewrite::{Rewriting, Rewritten};

pub use orders::{FirstLook, Order, WithHead, WorkerEvent};

/// How often the worker looks at what others do, and at the clock.
const LOOK: Duration = Duration::from_secs(1);
/// How often it hears whether a database has told that others wrote.
const LISTEN: Duration = Duration::from_millis(50);

#[derive(Clone, Debug)]
pub struct Orders(Sender<Order>);

impl Orders {
    /// Gives an order. A worker that has ended takes none.
    pub fn give(&self, order: Order) {
        // Whoever ended it knows.
        let _ = self.0.send(order);
    }
}

/// Starts a worker for an open register. It ends by [`Order::End`], or when nobody can give it orders any more.
///
/// # Errors
/// The system gives no thread.
pub fn start(
    store: Store,
    drafts: Option<Arc<Mutex<DraftFile>>>,
    knowledge: Arc<Knowledge>,
    report: impl Fn(WorkerEvent) + Send + 'static,
) -> io::Result<Orders> {
    let (sender, orders) = mpsc::channel();
    let own = sender.clone();
    own_thread(files::SAVE, move || {
        let _last_word = LastWord(&report);
        let format = FileFormat::new(&knowledge);
        let mut worker = Worker {
            store,
            drafts,
            format: &format,
            knowledge: Arc::clone(&knowledge),
            own,
            report: &report,
            last_change: Instant::now(),
            took: None,
            is_writing: false,
            is_wanted: false,
            is_comparing: false,
            away: None,
            in_doubt: None,
            untaken: 0,
            is_unanswered: false,
            shows: None,
            beside: Vec::new(),
        };
        worker.work(&orders);
    })?;
    Ok(Orders(sender))
}

/// Says that the worker has ended, in whatever way.
struct LastWord<'a>(&'a dyn Fn(WorkerEvent));

impl Drop for LastWord<'_> {
    fn drop(&mut self) {
        (self.0)(WorkerEvent::Ended);
    }
}

struct Worker<'a> {
    store: Store,
    drafts: Option<Arc<Mutex<DraftFile>>>,
    format: &'a FileFormat<'a>,
    knowledge: Arc<Knowledge>,
    /// To be told when the register was written.
    own: Sender<Order>,
    report: &'a dyn Fn(WorkerEvent),
    last_change: Instant,
    /// How long the last writing of the register took.
    took: Option<Duration>,
    /// Whether the register is being written now.
    is_writing: bool,
    /// Whether the register was asked for and has not come yet.
    is_wanted: bool,
    /// Whether somebody else's change of the file is being decided.
    is_comparing: bool,
    /// The disk was taken away; whether this instance wrote there.
    away: Option<bool>,
    /// An entry that was sent to a database and not confirmed yet.
    in_doubt: Option<Arc<Entry>>,
    /// How many reports of others' entries were not taken over yet: what comes before that follows other entries.
    untaken: u32,
    /// Whether the database did not answer when it was asked last.
    is_unanswered: bool,
    /// The record that is open on the screen, and who else was told to have it open.
    shows: Option<Id>,
    beside: Vec<String>,
}

impl Worker<'_> {
    fn work(&mut self, orders: &Receiver<Order>) {
        let mut next_look = Instant::now() + LOOK;
        let is_shared = self.store.is_shared();
        loop {
            let mut wait = next_look.saturating_duration_since(Instant::now());
            if is_shared {
                wait = wait.min(LISTEN);
            }
            match orders.recv_timeout(wait) {
                Ok(Order::End(leaving)) => return self.end(leaving, orders),
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) if Instant::now() >= next_look => {
                    self.look();
                    next_look = Instant::now() + LOOK;
                }
                Err(RecvTimeoutError::Timeout) => {
                    if !self.is_unanswered && self.store.has_news() {
                        self.look_at_others();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn say(&self, report: WorkerEvent) {
        (self.report)(report);
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Append(entry) => {
                self.last_change = Instant::now();
                self.append(entry);
            }
            Order::TakenOver => self.untaken = self.untaken.saturating_sub(1),
            Order::Shows(patient) => {
                self.shows = patient;
                self.tell_present();
            }
            Order::Write(register, now) => self.write(*register, now),
            Order::Compare(register) => match self.store.look_outside(&register, self.format) {
                Ok(outside) => {
                    self.is_comparing = matches!(
                        outside,
                        Some(
                            Outside::Edited { .. }
                                | Outside::Unreadable { .. }
                                | Outside::Fork { .. }
                        )
                    );
                    self.say(WorkerEvent::Outside(outside));
                }
                Err(error) => self.say(WorkerEvent::NotWritten(error)),
            },
            Order::Claim => self.claim(),
            Order::GiveBack => {
                self.store.give_back();
                self.say(WorkerEvent::GivenBack);
            }
            Order::Mend(mend, register, now) => {
                let mended = self.store.mend(mend, &register, self.format, now);
                self.is_comparing = mended.is_err();
                self.say(WorkerEvent::Mended(mend, mended));
            }
            Order::Merge(take, register, now) => {
                let kept = self.store.keep_shown(&register, self.format, now);
                let merged = kept.and_then(|()| self.store.merge(take, self.format, now));
                let is_done = |merged: &Merged| merged.undecided.is_empty();
                self.is_comparing &= !merged.as_ref().is_ok_and(is_done);
                self.say(WorkerEvent::Merged(merged.map(Box::new)));
            }
            Order::History(before, register) => {
                let earlier = self.store.earlier(before, Some(&register), self.format);
                self.say(WorkerEvent::History(earlier));
            }
            Order::Copy(path, register, drafts, now) => {
                let copied = self
                    .store
                    .copy_to(&path, &register, &drafts, self.format, now);
                self.say(WorkerEvent::Copied(path, copied));
            }
            Order::WithHead(WithHead(work)) => work(self.store.head()),
            Order::KeepFirstLook(look) => self.keep_first_look(&look),
            Order::KeepDrafts(drafts) => self.keep_drafts(&drafts),
            Order::Rewritten(result) => self.rewritten(result),
            // Taken before.
            Order::End(_) => {}
        }
    }

    fn keep_drafts(&self, drafts: &[KeptDraft]) {
        let Some(file) = &self.drafts else {
            return;
        };
        // Whoever panicked while writing has left the file as it was or as it should be.
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = file.write(drafts) {
            let reason = files::path_first(file.path().display(), system_words(&error));
            self.say(WorkerEvent::DraftsNotKept(reason));
        }
    }

    fn claim(&mut self) {
        match self.store.claim(self.format) {
            Ok(Claim::Ours(entries)) => {
                if !entries.is_empty() {
                    self.say(WorkerEvent::Others(entries));
                }
                self.say(WorkerEvent::Claimed(Ok(())));
            }
            Ok(Claim::Theirs(holder)) => {
                self.say(WorkerEvent::Claimed(Err(files::written_by(
                    holder.sentence(),
                ))));
            }
            Err(error) => self.say(WorkerEvent::Claimed(Err(error.sentence()))),
        }
    }

    /// Writes the register on a thread of its own, if it is what the journal holds.
    fn write(&mut self, register: Register, now: Timestamp) {
        self.is_wanted = false;
        // An entry that could not be saved, or one that came since, makes it another.
        if self.is_writing || register.last_seq() != self.store.last_seq() {
            return;
        }
        match self.store.begin_rewriting(register, now) {
            Ok(rewriting) => {
                self.is_writing = true;
                let (own, knowledge) = (self.own.clone(), Arc::clone(&self.knowledge));
                alone(move || {
                    let written = timed(rewriting, &FileFormat::new(&knowledge));
                    // A worker that has ended does not ask.
                    let _ = own.send(Order::Rewritten(written));
                });
            }
            Err(error) => self.say(WorkerEvent::NotWritten(error)),
        }
    }

    fn rewritten(&mut self, result: Result<(Rewritten, Duration), StoreError>) {
        self.is_writing = false;
        match result {
            Ok((rewritten, took)) => {
                self.took = Some(took);
                if let Err(error) = self.store.finish_rewriting(rewritten) {
                    self.last_change = Instant::now();
                    self.say(WorkerEvent::NotWritten(error));
                }
            }
            Err(StoreError::ChangedOnDisk(_)) => self.say(WorkerEvent::ComparisonWanted),
            Err(error) => {
                // Not again before something has changed.
                self.last_change = Instant::now();
                self.say(WorkerEvent::NotWritten(error));
            }
        }
    }

    /// Once a second: what do others do, and is it time to write the register?
    fn look(&mut self) {
        if !self.is_there() {
            return;
        }
        for doubt in self.store.take_doubts() {
            self.say(WorkerEvent::Doubt(doubt));
        }
        if self.store.is_shared() {
            self.look_at_others();
            self.tell_present();
        }
        if !self.store.is_writer() {
            if self.store.is_shared() {
                return;
            }
            match self.store.follow(self.format) {
                Ok(entries) if entries.is_empty() => {}
                Ok(entries) => self.say(WorkerEvent::Others(entries)),
                Err(error) => self.say(WorkerEvent::Lost(error)),
            }
            return;
        }
        if self.is_writing || self.is_comparing {
            return;
        }
        let changed = self.store.has_changed_on_disk().unwrap_or(false)
            || self.store.has_another_journal().unwrap_or(false);
        if changed {
            self.say(WorkerEvent::ComparisonWanted);
            return;
        }
        let cadence = Cadence {
            took: self.took,
            file_bytes: self.store.file_bytes(),
            journal_bytes: self.store.unmerged_bytes(),
            is_due: self.store.is_due(),
            quiet_for: self.last_change.elapsed(),
        };
        if self.store.needs_rewriting() && !self.is_wanted && cadence.is_time() {
            self.is_wanted = true;
            self.say(WorkerEvent::RegisterWanted);
        }
    }

    /// Whether the disk is there. One that was taken away is let go of and told, and taken up where it comes back.
    fn is_there(&mut self) -> bool {
        if let Some(was_writer) = self.away {
            let came = self.store.come_back(was_writer, self.format);
            let Ok(claim) = came else {
                return false;
            };
            self.away = None;
            let claimed = match claim {
                Claim::Ours(entries) => {
                    if !entries.is_empty() {
                        self.say(WorkerEvent::Others(entries));
                    }
                    Ok(())
                }
                Claim::Theirs(holder) => Err(files::written_by(holder.sentence())),
            };
            self.say(WorkerEvent::Back(claimed));
            return true;
        }
        let Err(error) = self.store.must_be_there() else {
            return true;
        };
        self.away = Some(self.store.is_writer());
        self.store.go_away();
        if let Some(drafts) = &self.drafts {
            drafts
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .go_away();
        }
        self.say(WorkerEvent::Away(error));
        false
    }
}

fn timed(
    rewriting: Rewriting,
    format: &FileFormat<'_>,
) -> Result<(Rewritten, Duration), StoreError> {
    let begin = Instant::now();
    let rewritten = rewriting.run(format)?;
    Ok((rewritten, begin.elapsed()))
}
