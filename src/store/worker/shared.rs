//! A register that others write to as well: their entries come between ours, and an answer may not come.

use std::sync::Arc;

use crate::register::Entry;
use crate::store::error::StoreError;
use crate::store::journal::AppendError;
use crate::wording::Sentence;

use super::{Worker, WorkerEvent};

impl Worker<'_> {
    pub(super) fn append(&mut self, entry: Arc<Entry>) {
        let seq = entry.seq;
        if self.untaken > 0 {
            // Whoever made it makes it again after what it did not know.
            return;
        }
        match self.store.append(&entry, self.format) {
            Ok(()) => self.say(WorkerEvent::Saved(seq)),
            Err(AppendError::Moved) => match self.store.read_on(self.format) {
                Ok(entries) => self.others(entries, WorkerEvent::Behind),
                Err(error) => self.say(WorkerEvent::Lost(error)),
            },
            Err(AppendError::InDoubt { .. }) => {
                self.in_doubt = Some(entry);
                // A connection that had died unnoticed is made anew, and tells.
                self.look_at_others();
            }
            Err(why) => self.say(WorkerEvent::NotSaved { seq, why }),
        }
    }

    /// Takes over what others wrote. What became of an entry in doubt is known then: it is the next one, or it is not
    /// there and cannot come any more.
    pub(super) fn look_at_others(&mut self) {
        let entries = match self.store.follow(self.format) {
            Ok(entries) => entries,
            Err(StoreError::Ledger(fault)) if fault.is_absence() => {
                return self.unanswered(fault.sentence());
            }
            Err(error) => return self.say(WorkerEvent::Lost(error)),
        };
        if std::mem::take(&mut self.is_unanswered) {
            self.say(WorkerEvent::Answered);
        }
        match self.in_doubt.take() {
            None if entries.is_empty() => {}
            None => self.others(entries, WorkerEvent::Others),
            Some(own) if entries.first() == Some(&own) => {
                self.say(WorkerEvent::Saved(own.seq));
                let others: Vec<_> = entries.into_iter().skip(1).collect();
                if !others.is_empty() {
                    self.others(others, WorkerEvent::Others);
                }
            }
            Some(_) => self.others(entries, WorkerEvent::Behind),
        }
    }

    fn others(&mut self, entries: Vec<Arc<Entry>>, report: fn(Vec<Arc<Entry>>) -> WorkerEvent) {
        self.untaken += 1;
        self.say(report(entries));
    }

    fn unanswered(&mut self, reason: Sentence) {
        if !std::mem::replace(&mut self.is_unanswered, true) {
            let in_doubt = self.in_doubt.as_ref().map(|entry| entry.seq);
            self.say(WorkerEvent::Unanswered { reason, in_doubt });
        }
    }

    /// Tells who else has the record open that is open here.
    pub(super) fn tell_present(&mut self) {
        let beside = self.store.present(self.shows);
        if beside != self.beside {
            self.beside.clone_from(&beside);
            self.say(WorkerEvent::Beside(beside));
        }
    }
}
