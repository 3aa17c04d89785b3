//! Between the model and the register's worker: what is asked for is ordered, what the worker says becomes an input.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use chrono::Local;

use super::message::{Message, Reports};
use super::running::{End, Running};
use super::signals::Signal;
use crate::app::event::Input;
use crate::app::event::Paper;
use crate::exchange;
use crate::exchange::report::write_pages;
use crate::register::threads::alone;
use crate::register::{Register, Timestamp};
use crate::store::system::system_words;
use crate::store::{self, AppendError, FirstLook, Order, WithHead};
use crate::wording::screens::common::SEMICOLON;
use crate::wording::{Language, Sentence, files};

/// After a signal the worker is waited for no longer: what it was given is saved by then, or the disk hangs.
pub(super) const PATIENCE: Duration = Duration::from_millis(700);

/// This moment, for what is written beside entries.
pub(super) fn now() -> Timestamp {
    let now = Local::now();
    Timestamp {
        utc_millis: now.timestamp_millis(),
        offset_minutes: i16::try_from(now.offset().local_minus_utc() / 60).unwrap_or(0),
    }
}

/// The path of a new file as it was typed.
fn typed_path(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    exchange::typed_path(typed, home.as_deref())
}

/// The path from the root on, so that it is found from elsewhere too.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

impl Running {
    pub(super) fn order(&mut self, order: Order) {
        if let Some(orders) = &mut self.orders {
            orders(order);
        }
    }

    pub(super) fn register(&self) -> Box<Register> {
        Box::new(self.model.home().register().clone())
    }

    pub(super) fn first_look(&self) -> FirstLook {
        FirstLook {
            register: self.register(),
            patients: self.model.home().first_look(),
        }
    }

    /// Writes what is kept for this user: whole, or as it was.
    pub(super) fn remember(&self, text: &str) -> Result<(), String> {
        let Some(file) = &self.preferences else {
            return Ok(());
        };
        let new = file.with_extension("new");
        let write = || {
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&new, text)?;
            std::fs::rename(&new, file)
        };
        let language = self.model.language();
        write().map_err(|error| {
            let words = files::path_first(file.display(), system_words(&error));
            words.of(language).to_owned()
        })
    }

    /// Orders a copy at a path as it was typed.
    pub(super) fn order_copy(&mut self, typed: &str) {
        let order = Order::Copy(
            typed_path(typed),
            self.register(),
            self.model.home().kept_drafts(),
            now(),
        );
        self.order(order);
    }

    /// Has pages written to a path as it was typed: behind the entries that are being saved, because they name the last of
    /// them.
    pub(super) fn order_pages(&mut self, typed: &str, paper: &Paper) {
        let path = typed_path(typed);
        let Some(ordered) = self.model.ordered_pages(paper) else {
            return;
        };
        let (reports, language) = (self.sender.clone(), self.model.language());
        let write = move |head: Option<String>| {
            let write = || -> Result<String, String> {
                let pages = ordered
                    .pages(head.as_deref())
                    .map_err(|error| error.told(language))?;
                write_pages(&path, &pages, &[], false).map_err(|error| error.told(language))?;
                Ok(files::written(whole(&path).display())
                    .of(language)
                    .to_owned())
            };
            let written = write();
            // Nobody is told any more where the program was left meanwhile.
            let _ = reports.send(Message::Done(Input::PagesWritten(written)));
        };
        // The example clinic has no journal, though it is shown over one.
        if self.orders.is_some() && !self.model.is_over_own() {
            let work = Box::new(move |head| write(Some(head)));
            self.order(Order::WithHead(WithHead(work)));
        } else {
            alone(move || write(None));
        }
    }

    pub(super) fn hear(&mut self, report: store::WorkerEvent) -> std::io::Result<Option<End>> {
        let language = self.model.language();
        let said = |words: &Sentence| one_line(words, language);
        let input = match report {
            store::WorkerEvent::RegisterWanted => {
                let order = Order::Write(self.register(), now());
                self.order(order);
                return Ok(None);
            }
            store::WorkerEvent::ComparisonWanted => {
                if self.model.home().is_settled() {
                    let order = Order::Compare(self.register());
                    self.order(order);
                }
                return Ok(None);
            }
            store::WorkerEvent::Saved(seq) => {
                if let Some(drafts) = &mut self.drafts {
                    drafts.something_was_saved();
                }
                Input::Saved(seq)
            }
            store::WorkerEvent::NotSaved { seq, why } => {
                let is_unknown = match &why {
                    AppendError::Refused { .. }
                    | AppendError::Moved
                    | AppendError::InDoubt { .. } => false,
                    AppendError::NotConfirmed { .. } => true,
                };
                Input::NotSaved {
                    seq,
                    reason: said(&why.sentence()),
                    is_unknown,
                }
            }
            store::WorkerEvent::Behind(entries) => Input::Behind(entries),
            store::WorkerEvent::Unanswered { reason, in_doubt } => {
                Input::Unanswered(said(&reason), in_doubt.is_some())
            }
            store::WorkerEvent::Answered => Input::Answered,
            store::WorkerEvent::Beside(names) => Input::Beside(names),
            store::WorkerEvent::NotWritten(error) => Input::NotWritten(said(&error.sentence())),
            store::WorkerEvent::Others(entries) => Input::Others(entries),
            store::WorkerEvent::Lost(error) => Input::Lost(said(&error.sentence())),
            store::WorkerEvent::Outside(outside) => Input::Outside(outside),
            store::WorkerEvent::Claimed(claimed) => {
                Input::Claimed(claimed.map_err(|why| said(&why)))
            }
            store::WorkerEvent::Mended(mend, mended) => {
                Input::Mended(mend, mended.map_err(|error| said(&error.sentence())))
            }
            store::WorkerEvent::Merged(merged) => {
                Input::Merged(merged.map_err(|error| said(&error.sentence())))
            }
            store::WorkerEvent::History(earlier) => {
                Input::HistoryLearned(earlier.map_err(|error| said(&error.sentence())))
            }
            store::WorkerEvent::Copied(path, copied) => Input::Copied(match copied {
                Ok(notice) => {
                    let notice = notice.map(files::and_notice);
                    let notice = notice.unwrap_or_else(|| Sentence::alike(&""));
                    Ok(said(&files::copy_stands(path.display(), notice)))
                }
                Err(error) => Err(said(&error.sentence())),
            }),
            store::WorkerEvent::DraftsNotKept(reason) => {
                if let Some(drafts) = &mut self.drafts {
                    drafts.try_again();
                }
                Input::NotKept(said(&reason))
            }
            store::WorkerEvent::Doubt(words) => Input::Doubt(said(&words)),
            store::WorkerEvent::Away(error) => Input::Away(said(&error.sentence())),
            store::WorkerEvent::Back(claimed) => {
                if let Some(drafts) = &mut self.drafts {
                    drafts.keep_again();
                }
                Input::Back(claimed.map_err(|why| said(&why)))
            }
            store::WorkerEvent::GivenBack => {
                self.gives_back = false;
                return Ok(None);
            }
            store::WorkerEvent::Ended => {
                self.orders = None;
                Input::Lost(said(&files::SAVER_ENDED.into()))
            }
        };
        self.feed(input)
    }

    /// Ends the worker. Where somebody leaves, the register's file is written first; after a signal the journal is
    /// enough.
    pub(super) fn end_worker(&mut self, end: &End, reports: &Reports) {
        let mut leaves = match end {
            End::Asked => true,
            End::Signal(_) | End::Gone | End::Panicked => false,
        };
        let leaving = leaves.then(|| (self.first_look(), now()));
        self.order(Order::End(leaving));
        let mut until = Instant::now() + PATIENCE;
        while self.orders.is_some() {
            let report = if leaves {
                reports.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                reports.recv_timeout(until.saturating_duration_since(Instant::now()))
            };
            match report {
                Ok(Message::Worker(store::WorkerEvent::Ended)) | Err(_) => self.orders = None,
                Ok(Message::Worker(report)) => {
                    // The terminal may be gone; what the model makes of it counts.
                    let _ = self.hear(report);
                }
                // Who is asked to hurry, or fails, no longer waits for the register's file: the journal is enough.
                Ok(Message::Signal(Signal::Leave(_)) | Message::Panicked | Message::Ended)
                    if leaves =>
                {
                    leaves = false;
                    until = Instant::now() + PATIENCE;
                }
                Ok(
                    Message::Typed(..)
                    | Message::Written
                    | Message::CursorAt(_)
                    | Message::Background { .. }
                    | Message::Ended
                    | Message::Panicked
                    | Message::Signal(_)
                    | Message::Done(_),
                ) => {}
            }
        }
    }
}

fn one_line(words: &Sentence, language: Language) -> String {
    words.of(language).replace('\n', SEMICOLON.of(language))
}
