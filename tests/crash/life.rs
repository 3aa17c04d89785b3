//! The life of a small register: what somebody enters, takes back and imports, when it is written anew and opened again.

mod acts;

use std::sync::Arc;

use hepatrack::clinical::record::Seq;
use hepatrack::register::{Entry, Register};

use crate::random::Random;
use acts::enter;

/// One thing that happens to an open register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The next entry is appended.
    Enter,
    /// The register's file is written anew.
    Rewrite,
    /// The register is closed and opened again.
    Reopen,
}

/// What happens to one register, from a seed.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub(crate) seed: u64,
    /// Whether the clinic's folder is there from the beginning.
    pub(crate) has_folder: bool,
    /// A journal segment that is longer is followed by another.
    pub(crate) segment_bytes: u64,
    pub(crate) steps: Vec<Step>,
    /// The entries, the one with the number 1 first.
    pub(crate) entries: Vec<Arc<Entry>>,
}

impl Life {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::of(&[seed, 1]);
        let mut register = Register::new("model".to_owned());
        let mut life = Self {
            seed,
            has_folder: !random.one_in(3),
            segment_bytes: [1, 1_000, 2_500, 10_000][random.below(4)],
            steps: Vec::new(),
            entries: Vec::new(),
        };
        let length = 6 + random.below(14);
        while life.steps.len() < length {
            match random.below(12) {
                0 | 1 => life.steps.push(Step::Rewrite),
                2 => life.steps.push(Step::Reopen),
                _ => {
                    if let Some(entry) = enter(&mut register, &mut random) {
                        life.entries.push(entry);
                        life.steps.push(Step::Enter);
                    }
                }
            }
        }
        // Whoever goes on after a crash has something to enter.
        for _ in 0..200 {
            if life.entries.len() < length + 8 {
                life.entries.extend(enter(&mut register, &mut random));
            }
        }
        life
    }

    /// The register as it is after some entries.
    pub(crate) fn model(&self, identifier: &str, entries: usize) -> Register {
        let mut register = Register::new(identifier.to_owned());
        for entry in self.entries.iter().take(entries) {
            register.replay(Arc::clone(entry)).unwrap();
        }
        register
    }

    /// The entry that comes after some others.
    pub(crate) fn entry_after(&self, seq: Seq) -> Option<&Arc<Entry>> {
        self.entries.get(usize::try_from(seq.0).unwrap())
    }
}

#[test]
fn lives_are_repeated_by_their_seeds_and_hold_everything_that_is_entered() {
    use hepatrack::clinical::record::Via;
    use hepatrack::register::{Op, TakesBack};

    assert_eq!(Life::new(7).entries, Life::new(7).entries);
    let lives: Vec<Life> = (0..30).map(Life::new).collect();
    let entries = || lives.iter().flat_map(|life| &life.entries);
    let any = |what: &dyn Fn(&Entry) -> bool| entries().any(|entry| what(entry));
    assert!(any(
        &|entry| entry.stamp.via == Via::Import && entry.ops.len() > 3
    ));
    assert!(any(&|entry| matches!(
        entry.takes_back,
        Some(TakesBack::Undo(_))
    )));
    assert!(any(&|entry| matches!(
        entry.takes_back,
        Some(TakesBack::Redo(_))
    )));
    let reports = |entry: &Entry, what: &dyn Fn(&hepatrack::clinical::record::Report) -> bool| {
        entry.ops.iter().any(|op| match op {
            Op::Report { change, .. } => change.after.as_ref().is_some_and(what),
            _ => false,
        })
    };
    assert!(any(
        &|entry| reports(entry, &|report| report.results[0].is_retracted())
    ));
    assert!(any(&|entry| reports(entry, &|report| !report.results[0]
        .earlier()
        .is_empty())));
    assert!(any(
        &|entry| entry.ops.len() == 2 && entry.ops[0].patient() != entry.ops[1].patient()
    ));
    assert!(any(&|entry| matches!(
        &entry.ops[0],
        Op::Course { change, .. } if change.before.is_some() && change.after.is_some()
    )));
    let steps = || lives.iter().flat_map(|life| &life.steps);
    assert!(steps().any(|step| *step == Step::Rewrite));
    assert!(steps().any(|step| *step == Step::Reopen));
    for life in &lives {
        assert!(life.entries.len() >= life.steps.len(), "{}", life.seed);
    }
}
