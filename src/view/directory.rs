//! Who can be searched: a folded key for everybody, also for those who left and are not listed.

use std::collections::HashMap;
use std::sync::Arc;

use super::cells::cells;
use super::search::{Query, Rank, SearchKey, fold};
use crate::clinical::record::{Id, Record};

#[derive(Clone, Debug)]
struct Entry {
    record: Arc<Record>,
    key: SearchKey,
    /// Where they stand among all finds that are equally good.
    place: usize,
}

/// Fewer than one in so many are looked up one by one.
const FEW: usize = 8;

/// Who can be found, how many are called the same, how wide numbers are.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    entries: Vec<Entry>,
    index: HashMap<Id, usize>,
    /// Everybody by their places: those of the list in its order, then those who left, by number.
    by_place: Vec<Id>,
    namesakes: HashMap<Box<str>, usize>,
    longest_number: usize,
    longest_name: usize,
}

impl Directory {
    /// Takes somebody in, or over as they are now.
    pub(super) fn take(&mut self, record: Arc<Record>, key: SearchKey) {
        *self.namesakes.entry(key.folded_name().into()).or_default() += 1;
        self.longest_number = self.longest_number.max(cells(&record.person.mrn));
        // No text has more cells than bytes.
        if record.person.name.len() > self.longest_name {
            self.longest_name = self.longest_name.max(cells(&record.person.name));
        }
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
        self.by_place.clear();
        self.place(order);
        let mut left: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.place == usize::MAX)
            .collect();
        left.sort_unstable_by(|one, other| one.record.person.mrn.cmp(&other.record.person.mrn));
        let left: Vec<Id> = left.iter().map(|entry| entry.record.id).collect();
        self.place(&left);
    }

    /// Gives the next places to these.
    fn place(&mut self, next: &[Id]) {
        for id in next {
            let entry = self
                .index
                .get(id)
                .and_then(|index| self.entries.get_mut(*index));
            if let Some(entry) = entry {
                entry.place = self.by_place.len();
                self.by_place.push(*id);
            }
        }
    }

    /// The finds of a query, the best first, each group in the order of the list; those who left come last, by number.
    ///
    /// All finds are `among` these, where they are told; where they are many it is quicker to run along everybody.
    pub(super) fn find(&self, query: &Query, among: Option<&[Id]>) -> Vec<Id> {
        let among = among.filter(|ids| ids.len() < self.entries.len() / FEW);
        let find = |entry: &Entry| Some((query.rank(&entry.key)?, entry.place));
        let mut finds: Vec<(Rank, usize)> = match among {
            None => self.entries.iter().filter_map(find).collect(),
            Some(ids) => ids
                .iter()
                .filter_map(|id| find(self.entries.get(*self.index.get(id)?)?))
                .collect(),
        };
        finds.sort_unstable();
        finds
            .into_iter()
            .filter_map(|(_, place)| self.by_place.get(place).copied())
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

    /// The cells of the longest name.
    pub(super) const fn longest_name(&self) -> usize {
        self.longest_name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::record::{Cirrhosis, FollowUp, Person, Seq, Source, Via};

    #[test]
    fn equally_good_finds_stand_in_the_order_of_the_list_and_those_who_left_by_number() {
        let mut directory = Directory::default();
        let count = 4 * FEW as u32;
        for id in 0..count {
            let person = Person {
                mrn: format!("W-{:03}", 7 * (id + 1) % 101),
                name: "Chen, Wei".to_owned(),
                born: None,
                sex: None,
                cirrhosis: Cirrhosis::NotRecorded,
                cirrhosis_on: None,
                contact: None,
                follow_up: FollowUp::Active,
            };
            let (via, seq) = (Via::Form, Seq(1));
            let key = SearchKey::of(&person);
            let record = Record::new(Id(id), person, Source { via, seq });
            directory.take(Arc::new(record), key);
        }
        let listed = [Id(9), Id(3), Id(21)];
        directory.learn_order(&listed);
        let mut left: Vec<u32> = (0..count).filter(|id| ![9, 3, 21].contains(id)).collect();
        left.sort_by_key(|id| 7 * (id + 1) % 101);
        let all: Vec<Id> = listed.into_iter().chain(left.into_iter().map(Id)).collect();
        let query = |typed: &str| Query::new(typed, "2026-11-22".parse().unwrap());
        assert_eq!(directory.find(&query("chen"), None), all);
        assert_eq!(directory.find(&query("chen w"), Some(&all)), all);
        let few = [Id(21), Id(3), Id(9)];
        assert_eq!(directory.find(&query("chen"), Some(&few)), listed);
        // The number itself comes first, wherever it stands.
        let own = format!("w-{:03}", 7 * 22 % 101);
        assert_eq!(directory.find(&query(&own), None), [Id(21)]);
    }
}
