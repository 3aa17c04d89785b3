//! Everybody on the day: assessed once, and again only where a record or the day has changed.

mod looked_at;
mod standing;
mod summary;

use std::collections::HashMap;
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;

use super::directory::Directory;
use super::search::{Query, SearchKey};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::clinical::worklist::OrderKey;
use crate::register::Register;
use crate::register::threads::{Work, at_once, hand_out};
use crate::wording::{Language, Urgency};

use looked_at::LookedAt;
pub use standing::Standing;
pub use summary::Summary;

/// The summaries of all patients on one day, and the order of the list.
#[derive(Clone, Debug)]
pub struct Board {
    day: NaiveDate,
    language: Language,
    summaries: HashMap<Id, Summary>,
    order: Vec<Id>,
    directory: Directory,
    /// Whether somebody has changed so that the order would put them elsewhere.
    is_out_of_order: bool,
    looked_at: LookedAt,
}

/// What has changed on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Some patients, each in their place; these are new.
    Some { newcomers: Vec<Id> },
    /// So many that all were assessed and put in order afresh.
    All,
}

/// Fewer patients than this are assessed on one thread.
const WORTH_A_THREAD: usize = 200;

/// What is searched of a record, the numbers of records that were joined to it among it.
fn key_of(record: &Record, register: &Register) -> SearchKey {
    let numbers = register.other_numbers().iter();
    let own = numbers.filter(|(_, reached)| reached.patient == record.id);
    SearchKey::of(&record.person).also(own.map(|(number, _)| number.as_str()))
}

impl Board {
    /// Assesses everybody, on all processors where that pays.
    pub fn new(
        register: &Register,
        knowledge: &Knowledge,
        day: NaiveDate,
        language: Language,
    ) -> Self {
        let patients = register.patients();
        let threads = at_once();
        let share = patients.len().div_ceil(threads).max(WORTH_A_THREAD);
        let assess_all = |records: &[Arc<Record>]| -> (Vec<Summary>, Vec<SearchKey>) {
            let summaries = records
                .iter()
                .map(|record| Summary::of(record, knowledge, day));
            let summaries = summaries.collect();
            // All keys after all summaries: so they lie side by side in memory, and a search runs along them.
            let keys = records.iter().map(|record| key_of(record, register));
            (summaries, keys.collect())
        };
        let (summaries, keys) = thread::scope(|scope| {
            let workers: Vec<_> = patients
                .chunks(share)
                .skip(1)
                .map(|records| hand_out(scope, move || assess_all(records)))
                .collect();
            let (mut summaries, mut keys) = patients
                .chunks(share)
                .next()
                .map(assess_all)
                .unwrap_or_default();
            for worker in workers {
                let (more_outlines, more_keys) = joined(worker);
                summaries.extend(more_outlines);
                keys.extend(more_keys);
            }
            (summaries, keys)
        });
        let mut directory = Directory::default();
        let (order, summaries) = thread::scope(|scope| {
            let listing = hand_out(scope, || {
                let order = ordered(&summaries);
                let summaries = summaries
                    .into_iter()
                    .map(|summary| (summary.record.id, summary));
                (order, summaries.collect())
            });
            for (record, key) in patients.iter().zip(keys) {
                directory.take(Arc::clone(record), key);
            }
            joined(listing)
        });
        directory.learn_order(&order);
        Self {
            day,
            language,
            summaries,
            order,
            directory,
            is_out_of_order: false,
            looked_at: LookedAt::default(),
        }
    }

    /// Takes over what has changed in the register since. The order stays, so that nobody moves under her hands;
    /// somebody new stands where the order puts them. Where many have changed, as by an import, all is put in order.
    pub fn refresh(&mut self, register: &Register, knowledge: &Knowledge) -> Changed {
        // Numbers of joined records stand beside the records: they may be new although the record is not.
        let numbers = register.other_numbers().values();
        for record in numbers.filter_map(|reached| register.get(reached.patient)) {
            self.directory
                .take(Arc::clone(record), key_of(record, register));
        }
        let changed: Vec<&Arc<Record>> = register
            .patients()
            .iter()
            .filter(|record| {
                let known = self.summaries.get(&record.id);
                !known.is_some_and(|known| Arc::ptr_eq(&known.record, record))
            })
            .collect();
        if changed.len() > WORTH_A_THREAD {
            *self = Self::new(register, knowledge, self.day, self.language);
            return Changed::All;
        }
        let mut newcomers = Vec::new();
        let mut is_placed_otherwise = false;
        for record in changed {
            let standing = self.standing_of(record, knowledge);
            let mut now = Summary::of_assessed(record, &standing.assessment, knowledge);
            self.directory
                .take(Arc::clone(record), key_of(record, register));
            match self.summaries.get(&record.id) {
                None if now.tier.is_some() => {
                    let place = self.order.iter().position(|other| {
                        self.get(*other)
                            .is_some_and(|other| now.order() < other.order())
                    });
                    let place = place.unwrap_or(self.order.len());
                    now.stands_in = self.group_at(place, now.stands_in);
                    self.order.insert(place, record.id);
                    newcomers.push(record.id);
                }
                // Those who left stand by their numbers.
                None => is_placed_otherwise = true,
                Some(before) => {
                    is_placed_otherwise |= before.record.person.mrn != record.person.mrn;
                    self.is_out_of_order |= self.would_move(&now);
                    now.stands_in = before.stands_in.or(now.stands_in);
                }
            }
            self.summaries.insert(record.id, now);
        }
        let anybody_gone = self.summaries.len() != register.patients().len();
        if anybody_gone {
            self.summaries.retain(|id, _| register.get(*id).is_some());
            self.order.retain(|id| register.get(*id).is_some());
            self.directory.retain(|id| register.get(id).is_some());
        }
        if anybody_gone || is_placed_otherwise || !newcomers.is_empty() {
            self.directory.learn_order(&self.order);
        }
        Changed::Some { newcomers }
    }

    /// Whether the order would put somebody elsewhere than where they stand, or no longer list them, or list them.
    fn would_move(&self, now: &Summary) -> bool {
        let place = self.order.iter().position(|id| *id == now.record.id);
        let Some(place) = place else {
            return now.tier.is_some();
        };
        let at = |place: Option<usize>| {
            let id = place.and_then(|place| self.order.get(place));
            id.and_then(|id| self.get(*id))
        };
        now.tier.is_none()
            || at(place.checked_sub(1)).is_some_and(|before| now.order() < before.order())
            || at(place.checked_add(1)).is_some_and(|after| after.order() < now.order())
    }

    /// The group of somebody new at a place of the order: their own, unless whoever stands beside them has changed since
    /// and stands in another.
    fn group_at(&self, place: usize, own: Option<Urgency>) -> Option<Urgency> {
        let group = |place: usize| self.get(*self.order.get(place)?)?.stands_in;
        let above = place.checked_sub(1).and_then(group);
        let below = group(place);
        let lowered = own.map(|own| below.map_or(own, |below| own.min(below)));
        lowered.map(|lowered| above.map_or(lowered, |above| lowered.max(above)))
    }

    fn sort(&mut self) {
        for summary in self.summaries.values_mut() {
            summary.stands_in = summary.tier.map(Urgency::of);
        }
        self.order = ordered(self.summaries.values());
        self.directory.learn_order(&self.order);
        self.is_out_of_order = false;
    }

    /// Puts the list in order where somebody has changed so that they would stand elsewhere.
    pub fn put_in_order(&mut self) {
        if self.is_out_of_order {
            self.sort();
        }
    }

    /// Whether somebody has changed since so that the order would put them elsewhere.
    pub const fn is_out_of_order(&self) -> bool {
        self.is_out_of_order
    }

    /// The finds of a query among all, the best first, each group in the order of the list; those who left the
    /// clinic come last. All finds are `among` these, where they are told.
    pub fn find(&self, query: &Query, among: Option<&[Id]>) -> Vec<Id> {
        self.directory.find(query, among)
    }

    /// The only one whose number is written so but for the case of letters.
    pub fn alike(&self, number: &str) -> Option<Id> {
        self.directory.alike(number)
    }

    /// How many patients have the name of this one, folded: `2 of this name`.
    pub fn namesakes(&self, id: Id) -> usize {
        self.directory.namesakes(id)
    }

    /// The cells of the longest number.
    pub const fn longest_number(&self) -> usize {
        self.directory.longest_number()
    }

    /// The cells of the longest name.
    pub const fn longest_name(&self) -> usize {
        self.directory.longest_name()
    }

    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    /// What lists say of a patient.
    pub fn get(&self, id: Id) -> Option<&Summary> {
        self.summaries.get(&id)
    }

    /// Where a patient stands; by the knowledge that the board was made with.
    pub fn standing(&self, id: Id, knowledge: &Knowledge) -> Option<Arc<Standing>> {
        Some(self.standing_of(&self.get(id)?.record, knowledge))
    }

    /// The language of the words about everybody.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// The words about everybody are in this language from now on; what the rules say stays.
    pub(crate) fn speak(&mut self, language: Language) {
        self.language = language;
        self.looked_at = LookedAt::default();
    }

    fn standing_of(&self, record: &Arc<Record>, knowledge: &Knowledge) -> Arc<Standing> {
        let assess = || Standing::of(Arc::clone(record), knowledge, self.day, self.language);
        self.looked_at.standing(record, assess)
    }

    /// The summary of each patient, also of those who left, in no order.
    pub fn everybody(&self) -> impl Iterator<Item = &Summary> {
        self.summaries.values()
    }

    /// The patients of the list in its order.
    pub fn order(&self) -> &[Id] {
        &self.order
    }

    /// How many patients there are, also those who left and are not listed.
    pub fn count(&self) -> usize {
        self.summaries.len()
    }
}

/// Those who are listed, in the order of the list.
fn ordered<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Vec<Id> {
    let listed = summaries
        .into_iter()
        .filter(|summary| summary.tier.is_some());
    let mut listed: Vec<(OrderKey<'_>, Id)> = listed
        .map(|summary| (summary.order(), summary.record.id))
        .collect();
    listed.sort_unstable();
    listed.into_iter().map(|(_, id)| id).collect()
}

fn joined<T>(worker: Work<'_, T>) -> T {
    match worker.join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}
