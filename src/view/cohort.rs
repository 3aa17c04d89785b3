//! The figures of the cohort page.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::board::Board;
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::Cohort;
use crate::clinical::record::{Id, Seq};
use crate::wording::{RowSign, Sign};

/// What figures were counted of: the state of the register and the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedOf {
    /// The last entry of the register.
    pub seq: Seq,
    pub now: NaiveDate,
    pub then: NaiveDate,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TwoDays {
    pub now: Arc<Cohort>,
    pub then: Arc<Cohort>,
}

/// Figures that were counted, with what they are of.
#[derive(Clone, Debug)]
pub struct Figures {
    pub of: CountedOf,
    pub days: Arc<TwoDays>,
    /// How the patients of a verdict are marked in the list on the review day, the worst sign first.
    pub signs: BTreeMap<VerdictKind, Vec<(RowSign, usize)>>,
}

/// The patients behind a number, shown as the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub title: String,
    /// Who, in the order of identifiers.
    pub patients: Vec<Id>,
}

/// How the patients of each verdict are marked in the list, the worst sign first.
pub fn signs(board: &Board) -> BTreeMap<VerdictKind, Vec<(RowSign, usize)>> {
    let mut counts: BTreeMap<VerdictKind, BTreeMap<Sign, (RowSign, usize)>> = BTreeMap::new();
    for summary in board.everybody() {
        let of_kind = counts.entry(summary.verdict).or_default();
        of_kind
            .entry(summary.sign.sign)
            .or_insert((summary.sign, 0))
            .1 += 1;
    }
    counts
        .into_iter()
        .map(|(kind, signs)| (kind, signs.into_values().rev().collect()))
        .collect()
}
