//! The vertical scales: logarithms from a lowest to a highest value, in dots of which four make a row.

/// Dots from the top to the bottom of one cell.
pub(super) const DOTS_A_ROW: usize = 4;

/// A logarithmic scale over so many rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    lowest: f64,
    highest: f64,
    rows: usize,
    step: i32,
}

/// A mark of the scale and the row in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleLabel {
    pub row: usize,
    /// What stands there: `6`, `2x`.
    pub text: String,
}

/// The multiples of the limit that have a line, the most telling first.
const MULTIPLES: [u32; 4] = [1, 2, 5, 10];
/// A lower multiple stands at the bottom.
const LOWEST_MULTIPLE: f64 = 0.5;
/// So high the scale of multiples reaches at least.
const LEAST_HIGHEST_MULTIPLE: f64 = 2.5;
/// So many decades the scale of HBV DNA has at least.
const LEAST_DECADES: f64 = 4.0;

impl Scale {
    /// A scale of log10 that holds all of `values`, from a whole decade up, with marks at even distances.
    pub fn decades(values: impl Iterator<Item = f64>, rows: usize) -> Self {
        let (mut lowest, mut highest) = (1.0_f64, 0.0_f64);
        for value in values {
            lowest = lowest.min(value.floor());
            highest = highest.max(value.ceil());
        }
        let decades = (highest - lowest).max(LEAST_DECADES);
        let steps = rows.saturating_sub(1).max(1) as f64;
        // So many marks at even distances, each so many whole rows and whole decades above the one before, that the
        // decades are as high as can be.
        let (mut highest, mut step, mut best) = (lowest + decades, decades, 0.0);
        for marks in (2..=rows.saturating_sub(1)).rev() {
            let marks = marks as f64;
            let (apart, decades_apart) = ((steps / marks).floor(), (decades / marks).ceil());
            let height = apart / decades_apart;
            if height > best {
                (highest, step, best) = (lowest + steps / height, decades_apart, height);
            }
        }
        Self {
            lowest,
            highest,
            rows,
            step: step as i32,
        }
    }

    /// A scale that holds all of these multiples of a limit.
    pub fn multiples(values: impl Iterator<Item = f64>, rows: usize) -> Self {
        let highest = values.fold(LEAST_HIGHEST_MULTIPLE, f64::max);
        Self {
            lowest: LOWEST_MULTIPLE.log10(),
            highest: highest.log10(),
            rows,
            step: 1,
        }
    }

    /// The lowest and the highest value that have a place of their own.
    pub const fn ends(&self) -> (f64, f64) {
        (self.lowest, self.highest)
    }

    /// Where a value stands: nought at the top, one at the bottom; beyond the ends it stands at the end.
    pub fn share(&self, value: f64) -> f64 {
        ((self.highest - value) / (self.highest - self.lowest)).clamp(0.0, 1.0)
    }

    /// The dot of a value, from the top; beyond the ends it stands at the end.
    pub fn dot(&self, value: f64) -> usize {
        let last = (self.rows * DOTS_A_ROW).saturating_sub(1);
        // In range, and whole, by what stands before the cast.
        (self.share(value) * last as f64).round() as usize
    }

    /// The row of a value, from the top.
    pub fn row(&self, value: f64) -> usize {
        self.dot(value) / DOTS_A_ROW
    }

    /// The decades that have a mark, from the lowest up.
    pub fn decade_labels(&self) -> Vec<ScaleLabel> {
        let (first, last) = (self.lowest.floor() as i32, self.highest.floor() as i32);
        let step = usize::try_from(self.step).unwrap_or(1).max(1);
        let mut labels: Vec<ScaleLabel> = (first..=last)
            .step_by(step)
            .map(|decade| ScaleLabel {
                row: self.row(f64::from(decade)),
                text: decade.to_string(),
            })
            .collect();
        labels.dedup_by_key(|label| label.row);
        labels
    }

    /// The multiples that stand in the scale, as log10 with their text; the limit itself before all others.
    pub fn multiples_shown(&self) -> Vec<(f64, String)> {
        MULTIPLES
            .into_iter()
            .map(|multiple| (f64::from(multiple).log10(), format!("{multiple}x")))
            .filter(|(value, _)| *value <= self.highest)
            .collect()
    }

    /// The multiples that have a row each, as many as fit; the limit itself before all others.
    pub fn multiple_labels(&self) -> Vec<ScaleLabel> {
        let mut labels: Vec<ScaleLabel> = Vec::new();
        for (value, text) in self.multiples_shown() {
            let row = self.row(value);
            if labels.iter().all(|label| label.row != row) {
                labels.push(ScaleLabel { row, text });
            }
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(labels: &[ScaleLabel]) -> Vec<(usize, &str)> {
        labels
            .iter()
            .map(|label| (label.row, label.text.as_str()))
            .collect()
    }

    #[test]
    fn every_decade_stands_in_the_row_of_its_value() {
        let scale = Scale::decades([1.3, 7.4].into_iter(), 8);
        assert_eq!(scale.dot(8.0), 0);
        assert_eq!(scale.dot(1.0), 31);
        for label in scale.decade_labels() {
            assert_eq!(label.row, scale.row(label.text.parse().unwrap()));
        }
        assert_eq!(scale.decade_labels().len(), 8);
        let low = Scale::decades([1.3, 7.4].into_iter(), 3);
        // Four decades a row, from the lowest up.
        assert_eq!(rows(&low.decade_labels()), [(2, "1"), (1, "5"), (0, "9")]);
    }

    #[test]
    fn the_marks_of_decades_stand_at_even_distances() {
        for highest in 1..=10 {
            for height in 2..40 {
                let scale = Scale::decades([1.3, f64::from(highest)].into_iter(), height);
                let rows: Vec<usize> = scale
                    .decade_labels()
                    .iter()
                    .map(|label| label.row)
                    .collect();
                let distances: Vec<usize> = rows.windows(2).map(|pair| pair[0] - pair[1]).collect();
                assert!(!distances.is_empty(), "{highest} in {height}");
                assert!(
                    distances.iter().all(|distance| *distance == distances[0]),
                    "{highest} in {height}: {rows:?}"
                );
                assert!(scale.row(f64::from(highest)) < height);
            }
        }
    }

    #[test]
    fn no_value_stands_outside() {
        let scale = Scale::decades([-2.0, 12.3].into_iter(), 5);
        assert_eq!((scale.row(13.0), scale.row(-2.0)), (0, 4));
        assert_eq!((scale.row(99.0), scale.row(-99.0)), (0, 4));
        let none = Scale::decades(std::iter::empty(), 0);
        assert_eq!(none.dot(3.0), 0);
    }

    #[test]
    fn the_limit_of_alt_has_its_line_before_its_multiples() {
        let high = Scale::multiples([22.0, 0.4].into_iter(), 3);
        assert_eq!(
            rows(&high.multiple_labels()),
            [(2, "1x"), (1, "2x"), (0, "10x")]
        );
        let normal = Scale::multiples([0.8].into_iter(), 4);
        assert_eq!(rows(&normal.multiple_labels()), [(2, "1x"), (0, "2x")]);
        assert_eq!(normal.row(0.1_f64.log10()), 3);
        let single = Scale::multiples([8.0].into_iter(), 1);
        assert_eq!(rows(&single.multiple_labels()), [(0, "1x")]);
    }
}
