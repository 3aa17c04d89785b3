//! Work on all cores, its results taken in the order in which it was handed out.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// No more cores than this are of use here.
const MOST_WORKERS: usize = 8;

/// How many workers are of use.
pub(crate) fn workers() -> usize {
    thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST_WORKERS)
}

/// Does `work` on whatever `next` gives, so many at once, and hands the results to `take` in the order of `next`, each
/// as soon as it and all before it are done: little of it stands in memory at a time. After an error of `take` nothing
/// more is worked on.
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
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || {
                loop {
                    // Whoever panicked while it handed something out is joined, and told of, at the end.
                    let handed_out = numbered.lock().unwrap_or_else(PoisonError::into_inner)();
                    let Some((number, item)) = handed_out else {
                        return;
                    };
                    if sender.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut expected = 1;
        for (number, done) in receiver {
            waiting.insert(number, done);
            while let Some(done) = waiting.remove(&expected) {
                take(done)?;
                expected += 1;
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
            assert!(items.next().is_some_and(|next| next < 1000));
        }
    }
}
