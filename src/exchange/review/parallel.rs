//! Work on many records, a portion at a time, its results taken in their order.

use std::io;

use crate::store::{self, workers};

/// Records are handed out in portions of this size.
const PORTION: usize = 64;

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
    take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let mut portions = items.chunks(PORTION);
    let workers = workers().min(portions.len());
    store::in_order(workers, || portions.next(), work, take)
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
