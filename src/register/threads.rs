//! Work on another thread where the system gives one, and on this one where it does not.

use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};

/// On how many threads at once records are read and judged. Without shared libraries all memory is handed out under one
/// lock: a second thread only waits for it, and 50,000 patients take a third longer than on one.
pub(crate) fn at_once() -> usize {
    if cfg!(target_env = "musl") {
        return 1;
    }
    thread::available_parallelism().map_or(1, usize::from)
}

/// Work that was handed to another thread, or is done.
pub(crate) enum Work<'scope, T> {
    There(ScopedJoinHandle<'scope, Option<T>>),
    Here(Option<T>),
}

/// Hands work to another thread. Where the system gives none it is done here and now.
pub(crate) fn hand_out<'scope, T, F>(scope: &'scope Scope<'scope, '_>, work: F) -> Work<'scope, T>
where
    T: Send + 'scope,
    F: FnOnce() -> T + Send + 'scope,
{
    let (theirs, ours) = twice(work);
    match Builder::new().spawn_scoped(scope, theirs) {
        Ok(worker) => Work::There(worker),
        Err(_) => Work::Here(ours()),
    }
}

impl<T> Work<'_, T> {
    /// Whether it is done.
    pub(crate) fn is_done(&self) -> bool {
        match self {
            Self::There(worker) => worker.is_finished(),
            Self::Here(_) => true,
        }
    }

    /// What came of it.
    ///
    /// # Errors
    /// The panic in which it ended.
    pub(crate) fn join(self) -> thread::Result<T> {
        let done = match self {
            Self::There(worker) => worker.join()?,
            Self::Here(done) => done,
        };
        done.ok_or_else(|| -> Box<dyn std::any::Any + Send> { Box::new("work done twice") })
    }
}

/// Does work on a thread of its own that nobody waits for; on this one where the system gives none.
pub(crate) fn alone(work: impl FnOnce() + Send + 'static) {
    let (theirs, ours) = twice(work);
    if Builder::new().spawn(theirs).is_err() {
        ours();
    }
}

/// Work as whoever comes first does it; nothing is left for the other.
fn twice<T, F: FnOnce() -> T>(work: F) -> (impl FnOnce() -> Option<T>, impl FnOnce() -> Option<T>) {
    let work = std::sync::Arc::new(Mutex::new(Some(work)));
    let other = std::sync::Arc::clone(&work);
    let run = |work: &Mutex<Option<F>>| {
        let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.map(|work| work())
    };
    (move || run(&work), move || run(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_there_or_here() {
        let done = thread::scope(|scope| hand_out(scope, || 7).join());
        assert_eq!(done.ok(), Some(7));
        let (theirs, ours) = twice(|| 7);
        drop(theirs);
        assert_eq!(ours(), Some(7));
        assert_eq!(Work::Here(Some(7)).join().ok(), Some(7));
    }
}
