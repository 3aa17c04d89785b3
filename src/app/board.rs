//! Everybody's standing on the day: assessed once, and again only where a record or the day has changed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::directory::Directory;
use super::search::{Query, SearchKey};
use crate::clinical::assess;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::clinical::worklist::{self, OrderKey};
use crate::register::Register;
use crate::wording::{Headline, RowSign, Words, row_sign};

/// A record with what the rules say of it on the day.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The record that was assessed.
    pub record: Arc<Record>,
    /// What the rules say.
    pub assessment: Assessment,
    /// What the nurse reads first.
    pub headline: Headline,
    /// The sign of the row.
    pub sign: RowSign,
}

impl Standing {
    /// Assesses a record.
    #[must_use]
    pub fn of(record: Arc<Record>, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let assessment = assess(&record, knowledge, day);
        let headline = Words::new(&record, &assessment, knowledge).headline();
        let sign = row_sign(&headline, &assessment);
        Self {
            record,
            assessment,
            headline,
            sign,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn words<'a>(&'a self, knowledge: &'a Knowledge) -> Words<'a> {
        Words::new(&self.record, &self.assessment, knowledge)
    }
}

/// The standings of all patients on one day, and the order of the list.
#[derive(Clone, Debug)]
pub struct Board {
    day: NaiveDate,
    standings: HashMap<Id, Arc<Standing>>,
    order: Vec<Id>,
    directory: Directory,
    /// Whether somebody has changed so that the order would put them elsewhere.
    is_out_of_order: bool,
}

/// What has changed on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Some patients, each in their place; these are new.
    Some {
        /// Who was not listed before.
        newcomers: Vec<Id>,
    },
    /// So many that all were assessed and put in order afresh.
    All,
}

/// Fewer patients than this are assessed on one thread.
const WORTH_A_THREAD: usize = 200;

impl Board {
    /// Assesses everybody, on all processors where that pays.
    #[must_use]
    pub fn new(register: &Register, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let patients = register.patients();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = patients.len().div_ceil(threads).max(WORTH_A_THREAD);
        let assess_all = |records: &[Arc<Record>]| -> Vec<(Arc<Standing>, SearchKey)> {
            let standing =
                |record: &Arc<Record>| Arc::new(Standing::of(Arc::clone(record), knowledge, day));
            let standings: Vec<Arc<Standing>> = records.iter().map(standing).collect();
            // All keys after all standings: so they lie side by side in memory, and a search runs along them.
            let keys: Vec<SearchKey> = records
                .iter()
                .map(|record| SearchKey::of(&record.person))
                .collect();
            standings.into_iter().zip(keys).collect()
        };
        let assessed: Vec<(Arc<Standing>, SearchKey)> = std::thread::scope(|scope| {
            let workers: Vec<_> = patients
                .chunks(share)
                .skip(1)
                .map(|records| scope.spawn(move || assess_all(records)))
                .collect();
            let mut all = patients
                .chunks(share)
                .next()
                .map(assess_all)
                .unwrap_or_default();
            for worker in workers {
                match worker.join() {
                    Ok(more) => all.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        });
        let mut board = Self {
            day,
            standings: HashMap::with_capacity(assessed.len()),
            order: Vec::new(),
            directory: Directory::default(),
            is_out_of_order: false,
        };
        for (standing, key) in assessed {
            board.directory.take(Arc::clone(&standing.record), key);
            board.standings.insert(standing.record.id, standing);
        }
        board.sort(knowledge);
        board
    }

    /// Takes over what has changed in the register since. The order stays, so that nobody moves under her hands;
    /// somebody new stands where the order puts them. Where many have changed, as by an import, all is put in order.
    pub fn refresh(&mut self, register: &Register, knowledge: &Knowledge) -> Changed {
        let changed: Vec<&Arc<Record>> = register
            .patients()
            .iter()
            .filter(|record| {
                let known = self.standings.get(&record.id);
                !known.is_some_and(|standing| Arc::ptr_eq(&standing.record, record))
            })
            .collect();
        if changed.len() > WORTH_A_THREAD {
            *self = Self::new(register, knowledge, self.day);
            return Changed::All;
        }
        let mut newcomers = Vec::new();
        let mut is_placed_otherwise = false;
        for record in changed {
            let standing = Arc::new(Standing::of(Arc::clone(record), knowledge, self.day));
            self.directory
                .take(Arc::clone(record), SearchKey::of(&record.person));
            let before = self.standings.insert(record.id, Arc::clone(&standing));
            match before {
                None if standing.assessment.tier.is_some() => {
                    let place = self.order.iter().position(|other| {
                        self.get(*other)
                            .is_some_and(|other| comes_before(&standing, other, knowledge))
                    });
                    self.order
                        .insert(place.unwrap_or(self.order.len()), record.id);
                    newcomers.push(record.id);
                }
                // Those who left stand by their numbers.
                None => is_placed_otherwise = true,
                Some(before) => {
                    is_placed_otherwise |= before.record.person.mrn != record.person.mrn;
                    self.is_out_of_order |= self.would_move(&standing, knowledge);
                }
            }
        }
        let anybody_gone = self.standings.len() != register.patients().len();
        if anybody_gone {
            self.standings.retain(|id, _| register.get(*id).is_some());
            self.order.retain(|id| register.get(*id).is_some());
            self.directory.retain(|id| register.get(id).is_some());
        }
        if anybody_gone || is_placed_otherwise || !newcomers.is_empty() {
            self.directory.learn_order(&self.order);
        }
        Changed::Some { newcomers }
    }

    /// Whether the order would put somebody elsewhere than where they stand, or no longer list them, or list them.
    fn would_move(&self, standing: &Standing, knowledge: &Knowledge) -> bool {
        let place = self.order.iter().position(|id| *id == standing.record.id);
        let Some(place) = place else {
            return standing.assessment.tier.is_some();
        };
        let at = |place: Option<usize>| {
            let id = place.and_then(|place| self.order.get(place));
            id.and_then(|id| self.get(*id))
        };
        standing.assessment.tier.is_none()
            || at(place.checked_sub(1))
                .is_some_and(|before| comes_before(standing, before, knowledge))
            || at(place.checked_add(1))
                .is_some_and(|after| comes_before(after, standing, knowledge))
    }

    fn sort(&mut self, knowledge: &Knowledge) {
        let mut listed: Vec<(OrderKey<'_>, Id)> = self
            .standings
            .values()
            .filter(|standing| standing.assessment.tier.is_some())
            .map(|standing| {
                let (record, assessment) = (&standing.record, &standing.assessment);
                let key = OrderKey::of(record, assessment, &knowledge.settings);
                (key, record.id)
            })
            .collect();
        listed.sort_unstable();
        self.order = listed.into_iter().map(|(_, id)| id).collect();
        self.directory.learn_order(&self.order);
        self.is_out_of_order = false;
    }

    /// Puts the list in order where somebody has changed so that they would stand elsewhere.
    pub fn put_in_order(&mut self, knowledge: &Knowledge) {
        if self.is_out_of_order {
            self.sort(knowledge);
        }
    }

    /// Whether somebody has changed since so that the order would put them elsewhere.
    #[must_use]
    pub const fn is_out_of_order(&self) -> bool {
        self.is_out_of_order
    }

    /// The finds of a query among all, the best first, each group in the order of the list; those who left the
    /// clinic come last. All finds are `among` these, where they are told.
    #[must_use]
    pub fn find(&self, query: &Query, among: Option<&[Id]>) -> Vec<Id> {
        self.directory.find(query, among)
    }

    /// The only one whose number is written so but for the case of letters.
    #[must_use]
    pub fn alike(&self, number: &str) -> Option<Id> {
        self.directory.alike(number)
    }

    /// How many patients have the name of this one, folded: `2 of this name`.
    #[must_use]
    pub fn namesakes(&self, id: Id) -> usize {
        self.directory.namesakes(id)
    }

    /// The cells of the longest number.
    #[must_use]
    pub const fn longest_number(&self) -> usize {
        self.directory.longest_number()
    }

    /// The day of the assessments.
    #[must_use]
    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    /// Where a patient stands.
    #[must_use]
    pub fn get(&self, id: Id) -> Option<&Arc<Standing>> {
        self.standings.get(&id)
    }

    /// Where each patient stands, also those who left, in no order.
    pub fn everybody(&self) -> impl Iterator<Item = &Arc<Standing>> {
        self.standings.values()
    }

    /// The patients of the list in its order.
    #[must_use]
    pub fn order(&self) -> &[Id] {
        &self.order
    }

    /// How many patients there are, also those who left and are not listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.standings.len()
    }
}

fn comes_before(one: &Standing, other: &Standing, knowledge: &Knowledge) -> bool {
    worklist::compare(
        (&one.record, &one.assessment),
        (&other.record, &other.assessment),
        &knowledge.settings,
    )
    .is_lt()
}
