//! Who can be searched: a folded key for everybody, also for those who left and are not listed.

use std::collections::HashMap;
use std::sync::Arc;

use super::cells::cells;
use super::search::{Query, SearchKey, fold};
use crate::clinical::record::{Id, Record};

/// Somebody who can be found.
#[derive(Clone, Debug)]
struct Entry {
    record: Arc<Record>,
    key: SearchKey,
    /// The place in the list; the greatest for those who are not listed.
    place: usize,
}

/// Who can be found, how many are called the same, how wide numbers are.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    entries: Vec<Entry>,
    index: HashMap<Id, usize>,
    namesakes: HashMap<Box<str>, usize>,
    longest_number: usize,
}

impl Directory {
    /// Takes somebody in, or over as they are now.
    pub(super) fn take(&mut self, record: Arc<Record>, key: SearchKey) {
        *self.namesakes.entry(key.folded_name().into()).or_default() += 1;
        self.longest_number = self.longest_number.max(cells(&record.person.mrn));
        let id = record.id;
        match self
            .index
            .get(&id)
            .and_then(|place| self.entries.get_mut(*place))
        {
            Some(entry) => {
                if let Some(count) = self.namesakes.get_mut(entry.key.folded_name()) {
                    *count = count.saturating_sub(1);
                }
                (entry.record, entry.key) = (record, key);
            }
            None => {
                self.index.insert(id, self.entries.len());
                self.entries.push(Entry {
                    record,
                    key,
                    place: usize::MAX,
                });
            }
        }
    }

    /// Keeps only those of whom `is_kept` says so.
    pub(super) fn retain(&mut self, is_kept: impl Fn(Id) -> bool) {
        let entries = std::mem::take(&mut self.entries);
        *self = Self::default();
        for entry in entries {
            if is_kept(entry.record.id) {
                self.take(entry.record, entry.key);
            }
        }
    }

    /// Learns the order of the list, in which equally good finds stand.
    pub(super) fn learn_order(&mut self, order: &[Id]) {
        for entry in &mut self.entries {
            entry.place = usize::MAX;
        }
        for (place, id) in order.iter().enumerate() {
            let entry = self
                .index
                .get(id)
                .and_then(|index| self.entries.get_mut(*index));
            if let Some(entry) = entry {
                entry.place = place;
            }
        }
    }

    /// The finds of a query, the best first, each group in the order of the list; those who left come last, by number.
    ///
    /// With `among`, only these are looked at.
    pub(super) fn find(&self, query: &Query, among: Option<&[Id]>) -> Vec<Id> {
        let candidates: Vec<&Entry> = match among {
            None => self.entries.iter().collect(),
            Some(ids) => ids
                .iter()
                .filter_map(|id| self.entries.get(*self.index.get(id)?))
                .collect(),
        };
        let mut finds: Vec<_> = candidates
            .into_iter()
            .filter_map(|entry| {
                let rank = query.rank(&entry.key)?;
                Some((rank, entry.place, entry))
            })
            .collect();
        finds.sort_unstable_by(|one, other| {
            (one.0, one.1)
                .cmp(&(other.0, other.1))
                .then_with(|| one.2.record.person.mrn.cmp(&other.2.record.person.mrn))
        });
        finds
            .into_iter()
            .map(|(.., entry)| entry.record.id)
            .collect()
    }

    /// The only one whose number is written so but for the case of letters.
    pub(super) fn alike(&self, number: &str) -> Option<Id> {
        let wanted = fold(number);
        let is_alike = |entry: &&Entry| entry.key.folded_number() == wanted;
        let mut alike = self.entries.iter().filter(is_alike);
        match (alike.next(), alike.next()) {
            (Some(only), None) => Some(only.record.id),
            (Some(_) | None, _) => None,
        }
    }

    /// How many patients have the name of this one, folded: `2 of this name`.
    pub(super) fn namesakes(&self, id: Id) -> usize {
        let entry = self
            .index
            .get(&id)
            .and_then(|index| self.entries.get(*index));
        entry
            .and_then(|entry| self.namesakes.get(entry.key.folded_name()).copied())
            .unwrap_or(1)
    }

    /// The cells of the longest number.
    pub(super) const fn longest_number(&self) -> usize {
        self.longest_number
    }
}
