//! Names in directories: what they stand for now, what a power cut leaves of them, and what was waited for.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};

use crate::random::Random;

/// A name and the directory that it stands in.
pub(crate) type Key = (u64, OsString);

/// One change of one name that nobody has waited for.
#[derive(Clone, Debug)]
struct Change {
    number: u64,
    key: Key,
    node: Option<u64>,
    /// The change that must survive if this one does: a renamed file is never without a name.
    needs: Option<u64>,
}

/// All names of a disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    now: BTreeMap<Key, u64>,
    durable: BTreeMap<Key, u64>,
    pending: Vec<Change>,
    next: u64,
}

impl Names {
    pub(crate) fn get(&self, directory: u64, name: &OsStr) -> Option<u64> {
        self.now.get(&(directory, name.to_owned())).copied()
    }

    /// The names in a directory, in order, with what they stand for.
    pub(crate) fn of(&self, directory: u64) -> impl Iterator<Item = (&OsString, u64)> {
        self.now
            .range((directory, OsString::new())..)
            .take_while(move |((of, _), _)| *of == directory)
            .map(|((_, name), node)| (name, *node))
    }

    /// How many names something has.
    pub(crate) fn count(&self, node: u64) -> u64 {
        self.now
            .values()
            .filter(|named| **named == node)
            .map(|_| 1)
            .sum()
    }

    pub(crate) fn set(&mut self, key: Key, node: u64) -> u64 {
        self.change(key, Some(node), None)
    }

    pub(crate) fn remove(&mut self, key: Key) {
        self.change(key, None, None);
    }

    /// `to` stands for another thing in one step; only then `from` goes.
    pub(crate) fn rename(&mut self, from: Key, to: Key) {
        if let Some(node) = self.now.get(&from).copied()
            && from != to
        {
            let added = self.set(to, node);
            self.change(from, None, Some(added));
        }
    }

    fn change(&mut self, key: Key, node: Option<u64>, needs: Option<u64>) -> u64 {
        apply(&mut self.now, key.clone(), node);
        let number = self.next;
        self.next += 1;
        self.pending.push(Change {
            number,
            key,
            node,
            needs,
        });
        number
    }

    /// The names in a directory survive from now on.
    pub(crate) fn sync(&mut self, directory: u64) {
        let mut last: BTreeMap<Key, u64> = BTreeMap::new();
        for change in &self.pending {
            if change.key.0 == directory {
                last.insert(change.key.clone(), change.number);
            }
        }
        self.persist(last);
    }

    /// What a power cut leaves: each name in any state that it had since its directory was last waited for.
    pub(crate) fn after_crash(&mut self, random: &mut Random) {
        let mood = random.below(4);
        let mut last: BTreeMap<Key, u64> = BTreeMap::new();
        let keys: BTreeSet<Key> = self
            .pending
            .iter()
            .map(|change| change.key.clone())
            .collect();
        for key in keys {
            let changes: Vec<u64> = self
                .pending
                .iter()
                .filter(|change| change.key == key)
                .map(|change| change.number)
                .collect();
            let survive = match mood {
                0 => 0,
                1 => changes.len(),
                _ => random.below(changes.len() + 1),
            };
            if let Some(number) = survive.checked_sub(1).and_then(|place| changes.get(place)) {
                last.insert(key, *number);
            }
        }
        self.persist(last);
        self.pending.clear();
        self.now = self.durable.clone();
    }

    /// Makes the changes of each name up to the given ones durable, and those that they need.
    fn persist(&mut self, mut last: BTreeMap<Key, u64>) {
        let lasts = |last: &BTreeMap<Key, u64>, change: &Change| {
            last.get(&change.key)
                .is_some_and(|number| change.number <= *number)
        };
        loop {
            let needed = self
                .pending
                .iter()
                .filter(|change| lasts(&last, change))
                .filter_map(|change| change.needs)
                .filter_map(|number| self.pending.iter().find(|other| other.number == number))
                .find(|other| !lasts(&last, other));
            let Some(needed) = needed else { break };
            last.insert(needed.key.clone(), needed.number);
        }
        let durable = &mut self.durable;
        self.pending.retain(|change| {
            let survives = lasts(&last, change);
            if survives {
                apply(durable, change.key.clone(), change.node);
            }
            !survives
        });
    }

    /// Everything that has a name, has had one that may come back, or is a directory of such.
    pub(crate) fn reachable(&self) -> BTreeSet<u64> {
        let named = self.now.values().chain(self.durable.values()).copied();
        let pending = self.pending.iter().filter_map(|change| change.node);
        named.chain(pending).collect()
    }
}

fn apply(names: &mut BTreeMap<Key, u64>, key: Key, node: Option<u64>) {
    match node {
        Some(node) => names.insert(key, node),
        None => names.remove(&key),
    };
}
