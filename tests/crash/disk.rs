//! A disk in memory that keeps what was waited for, and of everything else what it likes.
//!
//! Every operation that changes something has a number. The disk can stop at one, as when the power goes; it can refuse
//! one; and it can write down each moment, so that one run tells what any crash would have met.

mod content;
mod handles;
mod names;
mod op;
mod others;
mod state;
mod tests;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::api::{Barrier, Ground};
use crate::random::Random;

pub(crate) use op::{Op, Refusal};
pub(crate) use state::Lack;
use state::State;

/// How one operation fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// Nothing of it is done.
    Refused(io::ErrorKind),
    /// A write of so many bytes only.
    Short(usize, io::ErrorKind),
    /// A wait after which what it was for reads as before and never reaches the disk.
    Lost(io::ErrorKind),
}

/// A disk just before an operation, or after the last.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    state: State,
    /// The operation that was under way.
    pub(crate) op: Option<Op>,
}

impl Moment {
    /// What is found when the power returns.
    pub(crate) fn after_crash(&self, random: &mut Random) -> SimulatedDisk {
        SimulatedDisk::on(self.partly(random).after_crash(random))
    }

    /// What the next process finds when only the program died.
    pub(crate) fn after_kill(&self, random: &mut Random) -> SimulatedDisk {
        SimulatedDisk::on(self.partly(random).after_kill())
    }

    fn partly(&self, random: &mut Random) -> State {
        let mut state = self.state.clone();
        if let Some(op) = &self.op {
            state.apply_partly(op, random);
        }
        state
    }
}

struct Inner {
    state: State,
    done: usize,
    crash_at: Option<usize>,
    crashed: Option<Op>,
    moments: Option<Vec<Moment>>,
    faults: BTreeMap<usize, Fault>,
    /// From which operation on what is refused.
    refusal: Option<(usize, Refusal)>,
    meanwhile: BTreeMap<usize, Box<dyn FnOnce() + Send>>,
}

/// A disk in memory; clones are the same disk.
#[derive(Clone)]
pub(crate) struct SimulatedDisk(Arc<Mutex<Inner>>);

impl SimulatedDisk {
    /// An empty disk.
    pub(crate) fn new() -> Self {
        Self::on(State::new(None))
    }

    /// An empty disk, and whatever becomes of it, on which one kind of waiting does nothing.
    pub(crate) fn without(barrier: Barrier) -> Self {
        Self::on(State::new(Some(barrier)))
    }

    fn on(state: State) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            state,
            done: 0,
            crash_at: None,
            crashed: None,
            moments: None,
            faults: BTreeMap::new(),
            refusal: None,
            meanwhile: BTreeMap::new(),
        })))
    }

    /// Whatever becomes of this disk, it does not know this.
    pub(crate) fn lack(&self, what: Lack) {
        self.inner().state.lack(what);
    }

    /// The disk is taken away from its mount point.
    pub(crate) fn take_away(&self) {
        self.inner().state.set_away(true);
    }

    /// The disk is mounted again.
    pub(crate) fn bring_back(&self) {
        self.inner().state.set_away(false);
    }

    /// What was written below the mount point.
    pub(crate) fn below(&self) -> Vec<OsString> {
        self.inner().state.below()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Another disk that holds the same, on which nobody has a file open, with no crash or fault ahead.
    pub(crate) fn copy(&self) -> Self {
        Self::on(self.inner().state.clone().after_kill())
    }

    /// Operation `number` and all after it fail.
    pub(crate) fn crash_at(&self, number: usize) {
        self.inner().crash_at = Some(number);
    }

    /// Operation `number` fails.
    pub(crate) fn fail(&self, number: usize, fault: Fault) {
        self.inner().faults.insert(number, fault);
    }

    /// From operation `number` on this is refused, until it is given again: [`SimulatedDisk::relent`].
    pub(crate) fn refuse_from(&self, number: usize, refusal: Refusal) {
        self.inner().refusal = Some((number, refusal));
    }

    /// Nothing is refused any more.
    pub(crate) fn relent(&self) {
        self.inner().refusal = None;
    }

    /// Whether nothing can be opened now, and why.
    fn may_open(&self) -> io::Result<()> {
        let inner = self.inner();
        match inner.refusal {
            Some((from, refusal @ Refusal::NoHandles)) if inner.done >= from => {
                Err(refusal.error())
            }
            _ => Ok(()),
        }
    }

    /// Just before operation `number` somebody else does something.
    pub(crate) fn meanwhile(&self, number: usize, act: impl FnOnce() + Send + 'static) {
        self.inner().meanwhile.insert(number, Box::new(act));
    }

    /// From now on every moment is written down.
    pub(crate) fn record(&self) {
        self.inner().moments = Some(Vec::new());
    }

    /// The moments since [`SimulatedDisk::record`].
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.inner().moments.take().unwrap_or_default()
    }

    /// How many operations have been tried; the number of the next.
    pub(crate) fn done(&self) -> usize {
        self.inner().done
    }

    pub(crate) fn has_crashed(&self) -> bool {
        self.inner().crashed.is_some()
    }

    /// Somebody else puts a file of this content at a path, and it survives; `None` takes away what stands there.
    pub(crate) fn put(&self, path: &Path, content: Option<&[u8]>) {
        self.inner().state.put(path, content);
    }

    /// Somebody else writes other content into the file at a path, under all its names.
    pub(crate) fn edit(&self, path: &Path, content: &[u8]) {
        self.inner().state.edit(path, content);
    }

    /// The disk as it is now, the operation under way included if it has crashed.
    pub(crate) fn moment(&self) -> Moment {
        let inner = self.inner();
        Moment {
            state: inner.state.clone(),
            op: inner.crashed.clone(),
        }
    }

    /// Every file with what reads in it.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.inner().state.files()
    }

    /// What reads at a path, if something stands there.
    pub(crate) fn content(&self, path: &Path) -> Option<Vec<u8>> {
        let inner = self.inner();
        let node = inner.state.find(path)?;
        inner.state.file(node).ok().map(<[u8]>::to_vec)
    }

    fn run(&self, op: Op) -> io::Result<u64> {
        self.run_on(None, op)
    }

    /// One operation that makes names on a ground, if it is that still.
    fn run_on(&self, ground: Option<&Ground>, op: Op) -> io::Result<u64> {
        let mut inner = self.inner();
        let number = inner.done;
        if let Some(act) = inner.meanwhile.remove(&number) {
            drop(inner);
            act();
            return self.run_on(ground, op);
        }
        if let Some(ground) = ground {
            let state = &inner.state;
            let folder = state.find(ground.folder()).ok_or(io::ErrorKind::NotFound)?;
            ground.check(state.state(folder)?.device, |mark| {
                Ok(state.find(&ground.folder().join(mark)).is_some())
            })?;
        }
        if inner.crashed.is_some() {
            return Err(crashed());
        }
        if inner.crash_at.is_some_and(|at| number >= at) {
            inner.crashed = Some(op);
            return Err(crashed());
        }
        inner.done += 1;
        let state = inner.moments.is_some().then(|| inner.state.clone());
        if let (Some(moments), Some(state)) = (&mut inner.moments, state) {
            let op = Some(op.clone());
            moments.push(Moment { state, op });
        }
        if let Some((from, refusal)) = inner.refusal
            && number >= from
            && refusal.refuses(&op)
        {
            return Err(refusal.error());
        }
        match (inner.faults.remove(&number), &op) {
            (None, _) => inner.state.apply(&op),
            (Some(Fault::Short(length, kind)), Op::Write { .. }) => {
                inner.state.apply(&op.short(length))?;
                Err(kind.into())
            }
            (Some(Fault::Lost(kind)), Op::Sync { node, .. }) => {
                inner.state.lose(*node);
                Err(kind.into())
            }
            (Some(Fault::Refused(kind) | Fault::Short(_, kind) | Fault::Lost(kind)), _) => {
                Err(kind.into())
            }
        }
    }

    fn look<T>(&self, look: impl FnOnce(&State) -> io::Result<T>) -> io::Result<T> {
        let inner = self.inner();
        if inner.crashed.is_some() {
            return Err(crashed());
        }
        look(&inner.state)
    }
}

fn crashed() -> io::Error {
    io::Error::other("crashed")
}
