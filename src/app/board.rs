//! Everybody's standing on the day: assessed once, and again only where a record or the day has changed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::cells::cells;
use crate::clinical::assess;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::clinical::worklist;
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
    /// Cells of the longest number: asked for with every frame.
    longest_number: usize,
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
        let assess_all = |records: &[Arc<Record>]| -> Vec<Arc<Standing>> {
            records
                .iter()
                .map(|record| Arc::new(Standing::of(Arc::clone(record), knowledge, day)))
                .collect()
        };
        let assessed: Vec<Arc<Standing>> = std::thread::scope(|scope| {
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
            standings: assessed
                .into_iter()
                .map(|standing| (standing.record.id, standing))
                .collect(),
            order: Vec::new(),
            longest_number: longest_number(register),
        };
        board.sort(knowledge);
        board
    }

    /// Takes over what has changed in the register since. The order stays, so that nobody moves under her hands;
    /// somebody new stands where the order puts them. Where many have changed, as by an import, all is put in order.
    pub fn refresh(&mut self, register: &Register, knowledge: &Knowledge) {
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
            return;
        }
        if !changed.is_empty() || self.standings.len() != register.patients().len() {
            self.longest_number = longest_number(register);
        }
        for record in changed {
            let standing = Arc::new(Standing::of(Arc::clone(record), knowledge, self.day));
            if self
                .standings
                .insert(record.id, Arc::clone(&standing))
                .is_none()
                && standing.assessment.tier.is_some()
            {
                let place = self.order.iter().position(|other| {
                    self.get(*other)
                        .is_some_and(|other| comes_before(&standing, other, knowledge))
                });
                self.order
                    .insert(place.unwrap_or(self.order.len()), record.id);
            }
        }
        if self.standings.len() != register.patients().len() {
            self.standings.retain(|id, _| register.get(*id).is_some());
            self.order.retain(|id| register.get(*id).is_some());
        }
    }

    /// Puts the list in order.
    pub fn sort(&mut self, knowledge: &Knowledge) {
        let mut listed: Vec<&Arc<Standing>> = self
            .standings
            .values()
            .filter(|standing| standing.assessment.tier.is_some())
            .collect();
        listed.sort_by(|one, other| {
            worklist::compare(
                (&one.record, &one.assessment),
                (&other.record, &other.assessment),
                &knowledge.settings,
            )
        });
        self.order = listed.iter().map(|standing| standing.record.id).collect();
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

    /// The patients of the list in its order.
    #[must_use]
    pub fn order(&self) -> &[Id] {
        &self.order
    }

    /// How many cells the longest number takes, also of those who are not listed.
    #[must_use]
    pub const fn longest_number(&self) -> usize {
        self.longest_number
    }

    /// Everybody, in no order: also those who left and are not listed.
    pub fn everybody(&self) -> impl Iterator<Item = &Arc<Standing>> {
        self.standings.values()
    }
}

fn longest_number(register: &Register) -> usize {
    let numbers = register.patients().iter();
    numbers
        .map(|record| cells(&record.person.mrn))
        .max()
        .unwrap_or(0)
}

fn comes_before(one: &Standing, other: &Standing, knowledge: &Knowledge) -> bool {
    worklist::compare(
        (&one.record, &one.assessment),
        (&other.record, &other.assessment),
        &knowledge.settings,
    )
    .is_lt()
}
