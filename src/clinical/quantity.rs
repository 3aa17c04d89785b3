//! Amounts that carry their unit in the type.

use std::fmt;

/// A viral load in international units per millilitre, rounded to six significant digits (`RULES.md` §3), so that
/// the same load compares equal whatever unit it was reported in.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct IuPerMl(f64);

/// Differences of log10 are compared with this tolerance (`RULES.md` §3): 1.0 is not "more than 1".
const LOG10_TOLERANCE: f64 = 1e-9;
const EXACT_BELOW: f64 = 1e6;
/// The greatest power of ten that a double holds exactly.
const MOST_EXACT_POWER: f64 = 1e22;

impl IuPerMl {
    /// A load, rounded to six significant digits. Not a number and negative amounts count as zero: readings are
    /// checked before they come here.
    #[must_use]
    pub fn new(amount: f64) -> Self {
        let amount = amount.max(0.0);
        let written = || format!("{amount:.5e}").parse().unwrap_or(amount);
        Self(six_digits(amount).unwrap_or_else(written))
    }

    /// The number of IU/mL.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// log10 of the number of IU/mL.
    #[must_use]
    pub fn log10(self) -> f64 {
        self.0.log10()
    }

    /// By how many log10 this lies above `other`; negative if below.
    #[must_use]
    pub fn log10_above(self, other: Self) -> f64 {
        self.log10() - other.log10()
    }

    /// Whether this is more than `log10` log10 above `other`, with the tolerance of §3.
    #[must_use]
    pub fn is_above_by_more_than(self, log10: f64, other: Self) -> bool {
        self.log10_above(other) > log10 + LOG10_TOLERANCE
    }

    /// Whether this is `log10` log10 or more below `other`, with the tolerance of §3.
    #[must_use]
    pub fn is_below_by_at_least(self, log10: f64, other: Self) -> bool {
        other.log10_above(self) >= log10 - LOG10_TOLERANCE
    }

    /// The order of amounts; every load has one.
    #[must_use]
    pub fn total_cmp(self, other: Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// An amount rounded to six significant digits, without writing it down; nothing where it is beyond what a double holds
/// exactly, or so near the middle between two that only its digits tell.
fn six_digits(amount: f64) -> Option<f64> {
    const NEAR_THE_MIDDLE: f64 = 1e-6;
    let rounded = |scaled: f64| {
        let is_clear = (scaled.fract() - 0.5).abs() > NEAR_THE_MIDDLE;
        is_clear.then(|| scaled.round())
    };
    // Six digits and such a power of ten are exact, so one product or quotient of them is the nearest number.
    let (mut up, mut down) = (1.0, 1.0);
    while amount * up < EXACT_BELOW / 10.0 {
        up *= 10.0;
        (up <= MOST_EXACT_POWER).then_some(())?;
    }
    while amount / down >= EXACT_BELOW {
        down *= 10.0;
        (down <= MOST_EXACT_POWER).then_some(())?;
    }
    Some(rounded(amount * up / down)? / up * down)
}

impl fmt::Debug for IuPerMl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} IU/mL", self.0)
    }
}

/// A number cut toward zero after so many decimals, as falls and eGFR are told: 0.996 reads 0.99, because it is below 1
/// (`RULES.md` §6.5b).
#[must_use]
pub fn cut(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    let cut = ((number.abs() + LOG10_TOLERANCE) * scale).trunc() / scale;
    // Never `-0.0`.
    cut.copysign(number) + 0.0
}

/// A number that is not negative in hundredths, cut as by [`cut`].
#[must_use]
pub fn hundredths_cut(number: f64) -> u32 {
    ((number + LOG10_TOLERANCE) * 100.0) as u32
}

/// A value as a multiple of its own limit: 2.0 is twice the upper limit of normal.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct MultipleOfLimit(pub f64);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn six_digits_are_those_that_are_written(exponent in -30.0..30.0_f64, digits in 1_u64..10_000_000, places in 0..14, whole: bool) {
            let written = |amount: f64| format!("{amount:.5e}").parse::<f64>().unwrap();
            let loads = [10_f64.powf(exponent), digits as f64 / 10_f64.powi(places), digits as f64 * 10_f64.powi(places), (digits as f64 + 0.5) * if whole { 10.0 } else { 0.1 }];
            for load in loads {
                if let Some(quick) = six_digits(load) {
                    prop_assert_eq!(quick, written(load), "{}", load);
                }
            }
        }
    }

    /// Nearly every load goes the quick way.
    #[test]
    fn six_digits_are_found_without_writing_them() {
        for (load, six) in [
            (2300.0, Some(2300.0)),
            (16.071_428_571, Some(16.0714)),
            (100_000.0, Some(100_000.0)),
            (999_999.4, Some(999_999.0)),
            (1_000_000.0, Some(1_000_000.0)),
            (1_234_567.0, Some(1_234_570.0)),
            (2e-17, Some(2e-17)),
            (2e27, Some(2e27)),
            // Beyond what a double holds exactly, or in the middle between two.
            (2e-18, None),
            (2e28, None),
            (100_000.5, None),
            (1_234_565.0, None),
            (0.0, None),
        ] {
            assert_eq!(six_digits(load), six, "{load}");
        }
    }

    #[test]
    fn loads_are_rounded_to_six_digits() {
        assert_eq!(IuPerMl::new(16.071_428_571).get(), 16.0714);
        assert_eq!(IuPerMl::new(10_f64.powf(5.36)).get(), 229_087.0);
        assert_eq!(IuPerMl::new(1_234_567.0).get(), 1_234_570.0);
        assert_eq!(IuPerMl::new(999_999.0).get(), 999_999.0);
        for nothing in [f64::NAN, 0.0, -5.0] {
            assert_eq!(IuPerMl::new(nothing).get().to_bits(), 0, "{nothing}");
        }
        assert_eq!(format!("{:?}", IuPerMl::new(20.0)), "20 IU/mL");
    }

    #[test]
    fn a_number_is_cut_and_not_rounded() {
        for (number, shown) in [
            (4.2041, 4.2),
            (0.996, 0.99),
            (1.0 - 1e-12, 1.0),
            (0.29, 0.29),
            (-0.306, -0.3),
            (-0.001, 0.0),
        ] {
            assert_eq!(cut(number, 2), shown, "{number}");
            assert!(!(cut(number, 2) == 0.0 && cut(number, 2).is_sign_negative()));
        }
        assert_eq!(hundredths_cut(66.289_999), 6628);
        assert_eq!(hundredths_cut(49.61), 4961);
    }

    #[test]
    fn exactly_one_log_is_not_more_than_one() {
        let (low, high) = (IuPerMl::new(3.0), IuPerMl::new(30.0));
        assert!(!high.is_above_by_more_than(1.0, low));
        assert!(IuPerMl::new(30.1).is_above_by_more_than(1.0, low));
        assert!(low.is_below_by_at_least(1.0, high));
        assert!(!IuPerMl::new(3.01).is_below_by_at_least(1.0, high));
    }
}
