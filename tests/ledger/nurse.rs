//! Somebody who enters things beside others, as the screens do: over the store's own worker, with what others saved
//! first taken over and what was not confirmed made again after it.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Seq;
use hepatrack::reference::shipped;
use hepatrack::register::{Draft, Entry, Register, Timestamp};
use hepatrack::store::{
    self, FileFormat, Mode, Opened, Order, Orders, Policy, Store, WorkerEvent, after_others,
};

use crate::life::acts;
use crate::random::Random;

static KNOWLEDGE: LazyLock<Arc<Knowledge>> = LazyLock::new(|| Arc::new(shipped().unwrap()));
static FORMAT: LazyLock<FileFormat<'static>> = LazyLock::new(|| FileFormat::new(&KNOWLEDGE));

/// Longer than any machine needs.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) const NOW: Timestamp = Timestamp {
    utc_millis: 1_795_311_663_123,
    offset_minutes: 480,
};

pub(crate) fn format() -> &'static FileFormat<'static> {
    &FORMAT
}

/// Opens a register as the screens do, with its copies in a folder.
pub(crate) fn open(address: &str, copies: &Path, mode: Mode) -> Opened {
    let policy = Policy {
        copies: Some(copies.to_owned()),
        segment_bytes: 64 * 1024,
        ..Policy::default()
    };
    Store::open_beside_others(policy, Path::new(address), mode, format()).unwrap()
}

/// An entry of this login, built on what is in the register by then.
pub(crate) fn enter(register: &mut Register, random: &mut Random, login: &str) -> Arc<Entry> {
    loop {
        match acts::enter(register, random) {
            Some(entry) if entry.stamp.by == login => return entry,
            Some(_) => assert!(register.unmake_last().is_some()),
            None => {}
        }
    }
}

pub(crate) struct Nurse {
    login: String,
    orders: Orders,
    reports: Receiver<WorkerEvent>,
    pub(crate) register: Register,
    unconfirmed: Vec<Arc<Entry>>,
    /// What she was told is saved.
    pub(crate) saved: Vec<Arc<Entry>>,
    /// How often others were faster, and how often nobody answered.
    pub(crate) behind: usize,
    pub(crate) unanswered: usize,
    pub(crate) not_saved: usize,
    /// Why the last one was not.
    pub(crate) why_not: String,
}

impl Nurse {
    pub(crate) fn new(login: &str, address: &str, copies: &Path) -> Self {
        let Opened {
            register, store, ..
        } = open(address, copies, Mode::Write);
        let (sender, reports) = mpsc::channel();
        let orders = store::start(store, None, Arc::clone(&KNOWLEDGE), move |report| {
            // Whoever has left is told nothing.
            let _ = sender.send(report);
        });
        Self {
            login: login.to_owned(),
            orders: orders.unwrap(),
            reports,
            register,
            unconfirmed: Vec::new(),
            saved: Vec::new(),
            behind: 0,
            unanswered: 0,
            not_saved: 0,
            why_not: String::new(),
        }
    }

    pub(crate) fn is_settled(&self) -> bool {
        self.unconfirmed.is_empty()
    }

    /// Enters something, and hears what there is to hear.
    pub(crate) fn enter(&mut self, random: &mut Random) {
        let entry = enter(&mut self.register, random, &self.login);
        self.append(entry);
        self.hear(Duration::ZERO);
    }

    fn append(&mut self, entry: Arc<Entry>) {
        self.unconfirmed.push(Arc::clone(&entry));
        self.orders.give(Order::Append(entry));
    }

    /// Waits until all that was entered is confirmed or not saved.
    pub(crate) fn settle(&mut self) {
        let until = Instant::now() + PATIENCE;
        while !self.is_settled() {
            assert!(Instant::now() < until, "an entry is neither saved nor not");
            self.hear(Duration::from_millis(20));
        }
    }

    /// Waits until she knows as many entries.
    pub(crate) fn follow(&mut self, seq: Seq) {
        let until = Instant::now() + PATIENCE;
        while self.register.last_seq() < seq {
            assert!(Instant::now() < until, "an entry of others does not come");
            self.hear(Duration::from_millis(20));
        }
    }

    /// Takes the reports that are there, and waits so long for the first.
    pub(crate) fn hear(&mut self, wait: Duration) {
        let mut next = self.reports.recv_timeout(wait).ok();
        while let Some(report) = next {
            self.take(report);
            next = self.reports.try_recv().ok();
        }
    }

    fn take(&mut self, report: WorkerEvent) {
        match report {
            WorkerEvent::Saved(seq) => {
                let confirmed = self
                    .unconfirmed
                    .iter()
                    .take_while(|entry| entry.seq <= seq)
                    .count();
                self.saved.extend(self.unconfirmed.drain(..confirmed));
            }
            WorkerEvent::NotSaved { seq, why } => {
                self.not_saved += 1;
                self.why_not = why.to_string();
                self.unmake(seq);
                self.unconfirmed.retain(|entry| entry.seq < seq);
            }
            WorkerEvent::Others(entries) => self.follow_others(entries),
            WorkerEvent::Behind(entries) => {
                self.behind += 1;
                self.follow_others(entries);
            }
            WorkerEvent::Unanswered { .. } => self.unanswered += 1,
            WorkerEvent::RegisterWanted => {
                let register = Box::new(self.register.clone());
                self.orders.give(Order::Write(register, NOW));
            }
            WorkerEvent::Lost(error) => panic!("{error}"),
            _ => {}
        }
    }

    fn unmake(&mut self, from: Seq) {
        while self.register.last_seq() >= from {
            assert!(self.register.unmake_last().is_some());
        }
    }

    fn follow_others(&mut self, entries: Vec<Arc<Entry>>) {
        let mine = std::mem::take(&mut self.unconfirmed);
        if let Some(first) = mine.first() {
            self.unmake(first.seq);
        }
        for entry in entries {
            self.register.replay(entry).unwrap();
        }
        self.orders.give(Order::TakenOver);
        for entry in mine {
            let ops = after_others(&entry, &mut self.register);
            let draft = Draft {
                stamp: entry.stamp.clone(),
                base: entry.base,
                why: entry.why.clone(),
                ops,
            };
            // What can no longer be made, or takes something back, was not saved: nobody was told that it was.
            if entry.takes_back.is_none()
                && let Ok(again) = self.register.commit(draft)
            {
                self.append(again);
            }
        }
    }
}

impl Drop for Nurse {
    fn drop(&mut self) {
        self.orders.give(Order::End(None));
        while !matches!(self.reports.recv(), Ok(WorkerEvent::Ended) | Err(_)) {}
    }
}

/// What all have in the end is the same, everything that anybody was told is saved is in it once, and nothing else is.
pub(crate) fn compare(nurses: &mut [Nurse], address: &str, copies: &Path) {
    nurses.iter_mut().for_each(Nurse::settle);
    let mut fresh = open(address, copies, Mode::Read);
    fresh
        .store
        .learn_history(&mut fresh.register, format())
        .unwrap();
    let last = fresh.register.last_seq();
    let history = fresh.register.history();
    for nurse in nurses.iter_mut() {
        nurse.follow(last);
        assert!(nurse.register.same_content(&fresh.register));
        for entry in &nurse.saved {
            assert_eq!(
                history.get(entry.seq),
                Some(entry),
                "what was saved is not there"
            );
        }
    }
    let saved: usize = nurses.iter().map(|nurse| nurse.saved.len()).sum();
    assert_eq!(
        history.entries().len(),
        saved,
        "something is there that nobody saved"
    );
    // From nothing the entries lead to the same.
    let mut model = Register::new(fresh.register.identifier().to_owned());
    for entry in history.entries() {
        model.replay(Arc::clone(entry)).unwrap();
    }
    assert!(model.same_content(&fresh.register));
}
