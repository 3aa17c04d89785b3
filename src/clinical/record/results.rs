//! The results of a record or a report: one flat slice that is shared, not copied.

use std::fmt;
use std::ops::{Deref, DerefMut, Range};
use std::sync::Arc;

use super::report::LabResult;

/// Results in the order of their reports, then of place; used as the slice that they are.
///
/// Cloning copies a pointer, and so does taking the results of one report out of those of a record: a record, the entry
/// that brought its reports and the entry that takes them back hold one copy between them, however many there are.
/// Whoever changes results has a copy of its own from then on.
#[derive(Clone, Default)]
pub struct Results {
    all: Option<Arc<[LabResult]>>,
    /// Where in `all` these begin and end: a record has fewer than four thousand million.
    first: u32,
    end: u32,
}

impl Results {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            all: None,
            first: 0,
            end: 0,
        }
    }

    fn range(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }

    /// Those of a range, as far as there are any; nothing is copied.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let place = |place: usize| {
            self.first
                .saturating_add(u32::try_from(place).unwrap_or(u32::MAX))
        };
        let end = place(range.end).min(self.end);
        let first = place(range.start).min(end);
        if first == end {
            return Self::new();
        }
        Self {
            all: self.all.clone(),
            first,
            end,
        }
    }

    /// Puts others in a place; nothing is copied where they go on where these end.
    pub fn insert(&mut self, place: usize, others: &Self) {
        let is_next = place == self.len() && self.end == others.first && self.is_beside(others);
        if self.is_empty() {
            *self = others.clone();
        } else if is_next {
            self.end = others.end;
        } else {
            let (before, behind) = self.split_at(place.min(self.len()));
            let all = before.iter().chain(others).chain(behind).cloned();
            *self = all.collect();
        }
    }

    fn is_beside(&self, others: &Self) -> bool {
        match (&self.all, &others.all) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (Some(_) | None, None) | (None, Some(_)) => false,
        }
    }

    /// Keeps those of which `keep` says so; nothing is copied where they stand together.
    pub fn retain(&mut self, mut keep: impl FnMut(&LabResult) -> bool) {
        let kept: Vec<bool> = self.iter().map(&mut keep).collect();
        let first = kept.iter().position(|kept| *kept).unwrap_or(0);
        let end = kept
            .iter()
            .rposition(|kept| *kept)
            .map_or(0, |last| last + 1);
        let stand_together = kept
            .get(first..end)
            .is_some_and(|kept| kept.iter().all(|kept| *kept));
        *self = if stand_together {
            self.part(first..end)
        } else {
            let kept = self.iter().zip(kept).filter(|(_, kept)| *kept);
            kept.map(|(result, _)| result.clone()).collect()
        };
    }
}

impl Deref for Results {
    type Target = [LabResult];

    fn deref(&self) -> &[LabResult] {
        let all = self.all.as_deref();
        all.and_then(|all| all.get(self.range()))
            .unwrap_or_default()
    }
}

impl DerefMut for Results {
    fn deref_mut(&mut self) -> &mut [LabResult] {
        let is_shared = self
            .all
            .as_mut()
            .is_some_and(|all| Arc::get_mut(all).is_none());
        if is_shared {
            *self = self.iter().cloned().collect();
        }
        let range = self.range();
        let all = self.all.as_mut().and_then(Arc::get_mut);
        all.and_then(|all| all.get_mut(range)).unwrap_or_default()
    }
}

impl From<Arc<[LabResult]>> for Results {
    fn from(all: Arc<[LabResult]>) -> Self {
        let end = u32::try_from(all.len()).unwrap_or(u32::MAX);
        Self {
            all: (end > 0).then_some(all),
            first: 0,
            end,
        }
    }
}

impl From<Vec<LabResult>> for Results {
    fn from(all: Vec<LabResult>) -> Self {
        Self::from(Arc::<[LabResult]>::from(all))
    }
}

impl FromIterator<LabResult> for Results {
    fn from_iter<I: IntoIterator<Item = LabResult>>(results: I) -> Self {
        Self::from(results.into_iter().collect::<Arc<[LabResult]>>())
    }
}

impl<'a> IntoIterator for &'a Results {
    type Item = &'a LabResult;
    type IntoIter = std::slice::Iter<'a, LabResult>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Results {
    type Item = &'a mut LabResult;
    type IntoIter = std::slice::IterMut<'a, LabResult>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        (self.is_beside(other) && self.range() == other.range()) || self[..] == other[..]
    }
}

impl Eq for Results {}

impl fmt::Debug for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::laboratory::Marker;
    use crate::clinical::record::{Finding, Id, Limits, Reactivity};

    /// Results of one report each, told apart by it.
    fn results(reports: impl IntoIterator<Item = u32>) -> Results {
        let result = |report| LabResult {
            report: Id(report),
            place: 1,
            unusual: false,
            month_only: false,
            on: chrono::NaiveDate::default(),
            finding: Finding::Serology {
                marker: Marker::HbsAg,
                reactivity: Reactivity::Positive,
            },
            limits: Limits::default(),
            trail: None,
        };
        reports.into_iter().map(result).collect()
    }

    fn reports(results: &Results) -> Vec<u32> {
        results.iter().map(|result| result.report.0).collect()
    }

    /// Whether the results of one stand in memory where those of the other do.
    fn stand_within(part: &Results, all: &Results) -> bool {
        let all = all.as_ptr_range();
        let part = part.as_ptr_range();
        all.start <= part.start && part.end <= all.end
    }

    #[test]
    fn parts_and_what_is_put_together_of_them_are_not_copied() {
        let all = results(0..6);
        let (one, two) = (all.part(1..3), all.part(3..5));
        assert_eq!((reports(&one), reports(&two)), (vec![1, 2], vec![3, 4]));
        let mut both = Results::new();
        both.insert(0, &one);
        both.insert(2, &two);
        assert_eq!(reports(&both), [1, 2, 3, 4]);
        assert!(stand_within(&both, &all));
        both.retain(|result| result.report.0 < 3);
        assert_eq!(both, one);
        assert!(stand_within(&both, &all));
        assert_eq!(reports(&all.part(4..9)), [4, 5]);
        assert!(all.part(7..9).is_empty());
    }

    #[test]
    fn what_does_not_stand_together_is_put_in_order() {
        let all = results(0..6);
        let mut some = all.part(0..2);
        some.insert(2, &all.part(4..5));
        some.insert(1, &results([9]));
        assert_eq!(reports(&some), [0, 9, 1, 4]);
        some.retain(|result| result.report.0 != 9);
        assert_eq!(some, results([0, 1, 4]));
        // What goes on where these end, and is put before them.
        let mut turned = all.part(0..2);
        turned.insert(0, &all.part(2..4));
        assert_eq!(reports(&turned), [2, 3, 0, 1]);
        some.retain(|_| false);
        assert_eq!(some, Results::new());
    }

    #[test]
    fn what_only_seems_to_go_on_is_copied() {
        let (one, other) = (results([0, 1]), results([7, 8, 9]));
        let mut both = one.clone();
        both.insert(2, &other.part(2..3));
        assert_eq!(reports(&both), [0, 1, 9]);
        // Equal are those that say the same, wherever they stand.
        assert_eq!(both, results([0, 1, 9]));
        assert_ne!(results([1]), results([2]));
        assert_ne!(one.part(0..1), one.part(1..2));
        assert!(format!("{one:?}").contains("Id(1)"));
    }

    #[test]
    fn whoever_changes_results_has_a_copy() {
        let all = results(0..4);
        let mut part = all.part(1..3);
        part[0].unusual = true;
        for result in &mut part {
            result.report = Id(7);
        }
        assert_eq!(reports(&part), [7, 7]);
        assert_eq!(all, results(0..4));
        // What nobody else holds is changed where it stands.
        let before = part.as_ptr();
        part[1].unusual = true;
        assert_eq!(part.as_ptr(), before);
    }
}
