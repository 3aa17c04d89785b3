//! Power cuts, killed programs and failing disks: what was called saved is there afterwards, and nothing else is.
//!
//! `cargo test --release --test crash -- --ignored` tries at least 300,000 states of the disk.

#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout, reason = "each exploration says how far it went")]

mod api;
mod disk;
mod entries;
mod explore;
mod faults;
mod flips;
mod forks;
mod golden;
mod instances;
mod life;
mod mends;
mod model;
mod odd;
mod outside;
mod random;
mod session;

use api::{Barrier, Keeper, store};
use explore::{Explored, explore};

/// Explores on two threads; each state is judged by one of them.
fn explore_on_two_threads(keeper: &dyn Keeper, first: u64, states: usize) -> usize {
    let half = |odd: u64| {
        let seeds = (first..).filter(move |seed| seed % 2 == odd);
        explore(keeper, None, seeds, states.div_ceil(2))
    };
    let halves = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        [half(0), other.join().unwrap()]
    });
    for Explored { violation, .. } in &halves {
        assert_eq!(*violation, None);
    }
    halves.iter().map(|explored| explored.states).sum()
}

#[test]
fn what_was_saved_survives_any_crash_in_20_000_states() {
    let states = explore_on_two_threads(&*store(), 0, 20_000);
    println!("{states} states judged");
    assert!(states >= 20_000);
}

#[test]
#[ignore = "minutes: cargo test --release --test crash -- --ignored"]
fn what_was_saved_survives_any_crash_in_300_000_states() {
    let states = explore_on_two_threads(&*store(), 1_000, 300_000);
    println!("{states} states judged");
    assert!(states >= 300_000);
}

/// A test of the test: each thing that is waited for is missed when it is not.
#[test]
fn every_wait_is_needed() {
    let needed = [
        Barrier::Entry,
        Barrier::SegmentNamed,
        Barrier::DirectoryMade,
        Barrier::Batch,
        Barrier::BatchNamed,
        Barrier::Replayed,
        Barrier::RegisterWritten,
        Barrier::RegisterNamed,
        Barrier::PutAside,
    ];
    for barrier in needed {
        let explored = explore(&*store(), Some(barrier), 0.., 20_000);
        println!("{barrier:?}: {explored:?}");
        assert!(explored.violation.is_some(), "{barrier:?} is not missed");
    }
}
