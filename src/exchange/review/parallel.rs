//! Work on many records at once, its results taken in their order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Records are handed out in portions of this size.
const PORTION: usize = 64;
/// No more cores than this are of use here.
const MOST_WORKERS: usize = 16;

/// Does `work` on every item on all cores and hands the results to `take` in the order of the items, each as soon as
/// it and all before it are done. After an error of `take` nothing more is worked on.
///
/// # Errors
/// The first error of `take`.
pub fn in_order<'i, T: Sync, R: Send>(
    items: &'i [T],
    work: impl Fn(&'i T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    portions_in_order(
        items,
        |portion| portion.iter().map(&work).collect(),
        |done: Vec<R>| done.into_iter().try_for_each(&mut take),
    )
}

/// The same with a portion of the items at a time: what they need besides themselves is needed once for all of them.
///
/// # Errors
/// The first error of `take`.
pub(super) fn portions_in_order<'i, T: Sync, R: Send>(
    items: &'i [T],
    work: impl Fn(&'i [T]) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = workers.min(MOST_WORKERS).min(items.len().div_ceil(PORTION));
    if workers <= 1 {
        return items
            .chunks(PORTION)
            .try_for_each(|portion| take(work(portion)));
    }
    let next = AtomicUsize::new(0);
    let given_up = AtomicBool::new(false);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<(usize, R)>(workers * 4);
        for _ in 0..workers {
            let sender = sender.clone();
            let (next, given_up, work) = (&next, &given_up, &work);
            scope.spawn(move || {
                while !given_up.load(Ordering::Relaxed) {
                    let portion = next.fetch_add(1, Ordering::Relaxed);
                    let Some(items) = items.chunks(PORTION).nth(portion) else {
                        return;
                    };
                    if sender.send((portion, work(items))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let taken = take_in_order(&receiver, &mut take);
        given_up.store(true, Ordering::Relaxed);
        taken
    })
}

fn take_in_order<R>(
    receiver: &mpsc::Receiver<(usize, R)>,
    take: &mut impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut expected = 0;
    for (portion, done) in receiver {
        waiting.insert(portion, done);
        while let Some(done) = waiting.remove(&expected) {
            take(done)?;
            expected += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept() {
        let items: Vec<usize> = (0..1000).collect();
        let mut seen = Vec::new();
        in_order(
            &items,
            |item| item * 2,
            |result| {
                seen.push(result);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(seen, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_ends_it() {
        let items: Vec<usize> = (0..100_000).collect();
        let mut count = 0;
        let result = in_order(
            &items,
            |item| *item,
            |_| {
                count += 1;
                if count == 100 {
                    Err(io::Error::from(io::ErrorKind::BrokenPipe))
                } else {
                    Ok(())
                }
            },
        );
        assert!(result.is_err());
        assert_eq!(count, 100);
    }
}
