//! Work on all cores, its results taken in the order in which it was handed out.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use crate::register::threads::at_once;

/// No more cores than this are of use here.
const MOST_WORKERS: usize = 8;

/// For each worker so many may be done, or in work, before the one that is waited for.
const AHEAD: usize = 4;

/// How many workers are of use.
pub(crate) fn workers() -> usize {
    at_once().min(MOST_WORKERS)
}

/// Does `work` on whatever `next` gives, on so many threads at once, and hands the results to `take` in the order of
/// `next`, each as soon as it and all before it are done. Little of it stands in memory at a time: while one is waited
/// for, no more than a few behind it are worked on. After an error of `take` nothing more is begun.
///
/// # Errors
/// The first error of `take`.
pub(crate) fn in_order<T, R: Send, E>(
    workers: usize,
    mut next: impl FnMut() -> Option<T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if workers <= 1 {
        while let Some(item) = next() {
            take(work(item))?;
        }
        return Ok(());
    }
    let mut number = 0_usize;
    let numbered = Mutex::new(move || {
        let item = next()?;
        number += 1;
        Some((number, item))
    });
    let (numbered, work) = (&numbered, &work);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(workers);
        // A leave for each that may be begun; another one for each that was taken.
        let (leave, leaves) = mpsc::sync_channel(workers * AHEAD);
        let leaves = Arc::new(Mutex::new(leaves));
        for _ in 0..workers * AHEAD {
            let _ = leave.try_send(());
        }
        let mut started = 0;
        for _ in 0..workers {
            let (sender, leaves) = (sender.clone(), Arc::clone(&leaves));
            let worker = move || {
                loop {
                    // Where somebody panicked nothing more is begun; it is told of at the end.
                    let may_begin = leaves.lock().is_ok_and(|leaves| leaves.recv().is_ok());
                    let handed_out = match numbered.lock() {
                        Ok(mut next) if may_begin => next(),
                        Ok(_) | Err(_) => None,
                    };
                    let Some((number, item)) = handed_out else {
                        return;
                    };
                    // Whoever waits for it must not wait for ever.
                    let done = panic::catch_unwind(AssertUnwindSafe(|| work(item)));
                    if sender.send((number, done)).is_err() {
                        return;
                    }
                }
            };
            // Fewer are enough, and where the system gives none at all it is done here.
            started += usize::from(thread::Builder::new().spawn_scoped(scope, worker).is_ok());
        }
        if started == 0 {
            let next = || numbered.lock().ok().and_then(|mut next| next());
            while let Some((_, item)) = next() {
                take(work(item))?;
            }
            return Ok(());
        }
        drop((sender, leaves));
        let mut waiting = BTreeMap::new();
        let mut expected = 1;
        for (number, done) in receiver {
            waiting.insert(number, done);
            while let Some(done) = waiting.remove(&expected) {
                take(done.unwrap_or_else(|panic| panic::resume_unwind(panic)))?;
                expected += 1;
                let _ = leave.try_send(());
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept_by_any_number_of_workers() {
        for workers in [1, 2, 7] {
            let mut items = 0..1000_usize;
            let mut seen = Vec::new();
            let taken: Result<(), ()> = in_order(
                workers,
                || items.next(),
                |item| item * 2,
                |done| {
                    seen.push(done);
                    Ok(())
                },
            );
            assert_eq!(taken, Ok(()));
            assert!(seen.into_iter().eq((0..1000).map(|item| item * 2)));
        }
    }

    #[test]
    fn an_error_ends_it() {
        for workers in [1, 4] {
            let mut taken = 0;
            let mut items = 0..100_000_u32;
            let ended = in_order(
                workers,
                || items.next(),
                |item| item,
                |item| {
                    taken += 1;
                    if item == 100 { Err(item) } else { Ok(()) }
                },
            );
            assert_eq!((ended, taken), (Err(100), 101));
            // No more than may be ahead.
            assert!(items.next().is_some_and(|next| next <= 101 + 4 * 4));
        }
    }

    #[test]
    fn one_that_panics_ends_it_and_is_told_of() {
        let mut items = 0..100_000_u32;
        let ended = panic::catch_unwind(AssertUnwindSafe(|| {
            in_order(
                3,
                || items.next(),
                |item| assert_ne!(item, 100),
                |()| Ok::<(), ()>(()),
            )
        }));
        assert!(ended.is_err());
        assert!(items.next().is_some_and(|next| next <= 101 + 3 * 4));
    }
}
