//! How the rows of the picture are shared out, from the top: what it is, HBV DNA, ALT, lanes, phases, dates, the day
//! of the cursor, what the shapes mean. HBV DNA keeps a row whatever else there is room for.

use std::ops::Range;

/// From this many rows on, what the picture shows is said.
const ROOMY: usize = 16;
/// Narrower pictures need two rows for the day of the cursor.
const ONE_ROW_WIDE: usize = 100;
/// Rows from which on a second row for the day of the cursor is worth it.
const TWO_ROWS_HIGH: usize = 12;

/// The quantity of HBsAg moves slowly: more rows would say no more.
const MOST_HBSAG_ROWS: usize = 5;
/// From this many rows on, it is said what the shapes mean.
const EXPLAINED: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub heading: Range<usize>,
    pub dna: Range<usize>,
    /// The quantity of HBsAg, where one is on file.
    pub hbsag: Range<usize>,
    pub alt: Range<usize>,
    pub lanes: Range<usize>,
    pub strip: Range<usize>,
    pub axis: Range<usize>,
    pub day: Range<usize>,
    pub legend: Range<usize>,
}

impl Plan {
    /// Shares out `height` rows of `width` columns for so many lanes.
    pub fn new(width: usize, height: usize, lanes: usize) -> Self {
        let roomy = usize::from(height >= ROOMY);
        let legend = usize::from(height >= EXPLAINED);
        let two = width < ONE_ROW_WIDE && height >= TWO_ROWS_HIGH;
        let day = usize::from(height >= 4) + usize::from(two);
        let axis = usize::from(height >= 2);
        let strip = usize::from(height >= 6);
        let lanes = if height >= 7 {
            lanes.min(height / 4)
        } else {
            0
        };
        let rest = height.saturating_sub(roomy + legend + day + axis + strip + lanes);
        let alt = match rest {
            0..5 => 0,
            5 => 2,
            6.. => rest * 2 / 5,
        };
        let mut next = 0;
        let mut take = |rows: usize| {
            let first = next;
            next += rows;
            first..next
        };
        Self {
            heading: take(roomy),
            dna: take(rest - alt),
            hbsag: take(0),
            alt: take(alt),
            lanes: take(lanes),
            strip: take(strip),
            axis: take(axis),
            day: take(day),
            legend: take(legend),
        }
    }

    /// The same with a panel for the quantity of HBsAg, out of the rows of HBV DNA, where those are enough for both.
    pub fn with_hbsag(self) -> Self {
        let end = self.dna.end;
        let rows = match self.dna.len() {
            0..4 => 0,
            rows => (rows / 3).clamp(2, MOST_HBSAG_ROWS),
        };
        Self {
            dna: self.dna.start..end - rows,
            hbsag: end - rows..end,
            ..self
        }
    }

    /// All of them from the top.
    pub fn parts(&self) -> [&Range<usize>; 9] {
        [
            &self.heading,
            &self.dna,
            &self.hbsag,
            &self.alt,
            &self.lanes,
            &self.strip,
            &self.axis,
            &self.day,
            &self.legend,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_given_out_once_and_dna_has_one() {
        for width in [1, 48, 120] {
            for height in 0..90 {
                for lanes in 0..12 {
                    let plan = Plan::new(width, height, lanes);
                    for plan in [plan.clone(), plan.with_hbsag()] {
                        let mut end = 0;
                        for part in plan.parts() {
                            assert_eq!(part.start, end, "{plan:?}");
                            end = part.end;
                        }
                        assert_eq!(end, height, "{plan:?}");
                        assert!(height == 0 || !plan.dna.is_empty(), "{plan:?}");
                        assert!(plan.lanes.len() <= lanes);
                    }
                }
            }
        }
    }

    #[test]
    fn beside_the_status_there_is_room_for_all() {
        let plan = Plan::new(48, 14, 2);
        let rows = plan.parts().map(|part| part.len());
        assert_eq!(rows, [0, 5, 0, 2, 2, 1, 1, 2, 1]);
        let plan = plan.with_hbsag();
        assert_eq!((plan.dna.len(), plan.hbsag.len()), (3, 2));
    }
}
