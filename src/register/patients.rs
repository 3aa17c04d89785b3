//! All records, found by number and by identifier.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::clinical::record::{Id, Record};

/// Records in the byte order of their numbers, with an index by identifier. Numbers and identifiers are unique.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Patients {
    records: Vec<Arc<Record>>,
    numbers: HashMap<Id, Arc<str>>,
}

impl Patients {
    /// The records of a register, in any order; the first two that share a number or an identifier are refused.
    pub(super) fn new(mut records: Vec<Arc<Record>>) -> Result<Self, (Id, Id)> {
        // As a file that this program wrote has them.
        if !records.is_sorted_by(|one, other| number(one) < number(other)) {
            records.sort_by(|one, other| number(one).cmp(number(other)));
            for (one, other) in records.iter().zip(records.iter().skip(1)) {
                if number(one) == number(other) {
                    return Err((one.id, other.id));
                }
            }
        }
        let mut numbers = HashMap::with_capacity(records.len());
        for record in &records {
            if numbers
                .insert(record.id, Arc::from(record.person.mrn.as_str()))
                .is_some()
            {
                return Err((record.id, record.id));
            }
        }
        Ok(Self { records, numbers })
    }

    pub(super) fn all(&self) -> &[Arc<Record>] {
        &self.records
    }

    /// The place of a number, or where it would stand.
    fn place(&self, mrn: &str) -> Result<usize, usize> {
        // Those of an import come in the order of their numbers, and go in the opposite one.
        if let Some((last, others)) = self.records.split_last() {
            match mrn.as_bytes().cmp(last.person.mrn.as_bytes()) {
                Ordering::Greater => return Err(self.records.len()),
                Ordering::Equal => return Ok(others.len()),
                Ordering::Less => {}
            }
        }
        self.records
            .binary_search_by(|record| record.person.mrn.as_bytes().cmp(mrn.as_bytes()))
    }

    pub(super) fn find(&self, mrn: &str) -> Option<&Arc<Record>> {
        self.records.get(self.place(mrn).ok()?)
    }

    pub(super) fn get(&self, id: Id) -> Option<&Arc<Record>> {
        self.find(self.numbers.get(&id)?)
    }

    /// The record to change in place; copied first if anybody else holds it. Its number and identifier must stay.
    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut Record> {
        let place = self.place(self.numbers.get(&id)?).ok()?;
        self.records.get_mut(place).map(Arc::make_mut)
    }

    /// Puts a record in its place; gives the identifier of whoever has its number already.
    pub(super) fn insert(&mut self, record: Arc<Record>) -> Result<(), Id> {
        match self.place(&record.person.mrn) {
            Ok(taken) => Err(self.records.get(taken).map_or(record.id, |other| other.id)),
            Err(place) => {
                self.numbers
                    .insert(record.id, Arc::from(record.person.mrn.as_str()));
                self.records.insert(place, record);
                Ok(())
            }
        }
    }

    pub(super) fn remove(&mut self, id: Id) -> Option<Arc<Record>> {
        let place = self.place(self.numbers.get(&id)?).ok()?;
        self.numbers.remove(&id);
        Some(self.records.remove(place))
    }
}

/// The number of a patient, by which records stand.
pub(super) fn number(record: &Arc<Record>) -> &[u8] {
    record.person.mrn.as_bytes()
}
