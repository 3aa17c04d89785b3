//! The rows of the list: the patients under the headings of their groups, where they stand in the order of the work.

use std::ops::Range;

use super::List;
use crate::app::layout;
use crate::clinical::record::Id;
use crate::view::board::Board;
use crate::wording::Urgency;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// The heading of a group, and how many patients stand below it.
    Heading(Urgency, usize),
    /// A patient, by the place among those who are shown.
    Patient(usize),
}

/// Where the groups of a list begin and end. They are found by halving: a hospital's list is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRows {
    groups: Vec<(Urgency, Range<usize>)>,
    patients: usize,
}

impl ListRows {
    /// Of a list: with headings where it shows whom a filter has chosen, in the order of the work.
    pub fn of(list: &List, board: &Board) -> Self {
        let shown = list.shown();
        let mut groups = Vec::new();
        if list.is_in_order_of_work() {
            let group = |id: &Id| board.get(*id).and_then(|summary| summary.stands_in);
            let mut first = 0;
            for urgency in Urgency::ALL {
                let end =
                    shown.partition_point(|id| group(id).is_none_or(|group| group <= urgency));
                if end > first {
                    groups.push((urgency, first..end));
                    first = end;
                }
            }
        }
        Self {
            groups,
            patients: shown.len(),
        }
    }

    pub const fn count(&self) -> usize {
        self.patients + self.groups.len()
    }

    /// The row of the patient at a place.
    pub fn row_of(&self, patient: usize) -> usize {
        let above = self
            .groups
            .iter()
            .filter(|(_, group)| group.start <= patient);
        patient + above.count()
    }

    pub fn at(&self, row: usize) -> Option<ListRow> {
        let mut above = 0;
        for (urgency, group) in &self.groups {
            if row == group.start + above {
                return Some(ListRow::Heading(*urgency, group.len()));
            }
            above += 1;
            if row < group.end + above {
                break;
            }
        }
        let patient = row.checked_sub(above)?;
        (patient < self.patients).then_some(ListRow::Patient(patient))
    }

    /// The first row that is shown in a window of so many, where a patient is selected.
    pub fn first_shown(&self, selected: usize, height: usize) -> usize {
        let row = self.row_of(selected);
        let first = layout::first_shown(row, height, self.count());
        // The heading of the first ones is seen with them.
        if first == 1 && row < height { 0 } else { first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> ListRows {
        ListRows {
            groups: vec![
                (Urgency::Today, 0..2),
                (Urgency::Late, 2..3),
                (Urgency::InOrder, 3..6),
            ],
            patients: 6,
        }
    }

    #[test]
    fn every_patient_stands_in_a_row_of_their_own_below_the_heading_of_the_group() {
        let rows = rows();
        let all: Vec<ListRow> = (0..rows.count()).map_while(|row| rows.at(row)).collect();
        assert_eq!(
            all,
            [
                ListRow::Heading(Urgency::Today, 2),
                ListRow::Patient(0),
                ListRow::Patient(1),
                ListRow::Heading(Urgency::Late, 1),
                ListRow::Patient(2),
                ListRow::Heading(Urgency::InOrder, 3),
                ListRow::Patient(3),
                ListRow::Patient(4),
                ListRow::Patient(5),
            ]
        );
        assert_eq!(rows.at(9), None);
        for patient in 0..6 {
            assert_eq!(
                rows.at(rows.row_of(patient)),
                Some(ListRow::Patient(patient))
            );
        }
    }

    #[test]
    fn who_is_selected_is_always_in_the_window() {
        let rows = rows();
        for height in 2..12 {
            for selected in 0..6 {
                let first = rows.first_shown(selected, height);
                let row = rows.row_of(selected);
                assert!(
                    first <= row && row < first + height,
                    "{selected} in {height}"
                );
            }
        }
    }

    #[test]
    fn without_groups_rows_are_patients() {
        let rows = ListRows {
            groups: Vec::new(),
            patients: 2,
        };
        assert_eq!(rows.at(1), Some(ListRow::Patient(1)));
        assert_eq!(rows.at(2), None);
        assert_eq!(rows.row_of(1), 1);
    }
}
