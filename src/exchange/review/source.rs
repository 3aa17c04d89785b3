//! What the JSON of one patient is made of.

use serde::{Serialize, Serializer};

use super::told::Told;
use crate::clinical::assessment::Assessment;
use crate::clinical::guidelines::Answer;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::Words;

/// What is known of the patient, for every part of the JSON.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) record: &'a Record,
    pub(super) assessment: &'a Assessment,
    pub(super) guidelines: &'a [Answer],
    pub(super) told: &'a Told,
    pub(super) words: Words<'a>,
    pub(super) knowledge: &'a Knowledge,
}

impl<'a> Source<'a> {
    pub(super) const fn new(
        record: &'a Record,
        assessment: &'a Assessment,
        guidelines: &'a [Answer],
        told: &'a Told,
        knowledge: &'a Knowledge,
    ) -> Self {
        Self {
            record,
            assessment,
            guidelines,
            told,
            words: Words::new(record, assessment, knowledge),
            knowledge,
        }
    }

    /// One item of the JSON for each of these.
    pub(super) const fn each<T, V>(
        self,
        items: &'a [T],
        view: fn(Self, &'a T) -> V,
    ) -> Each<'a, T, V> {
        Each {
            items,
            source: self,
            view,
        }
    }
}

/// A list of which each item is made when it is written, so that none has to wait for the others.
pub(super) struct Each<'a, T, V> {
    items: &'a [T],
    source: Source<'a>,
    view: fn(Source<'a>, &'a T) -> V,
}

impl<T, V: Serialize> Serialize for Each<'_, T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(|item| (self.view)(self.source, item)))
    }
}
