//! Numbers in the JSON.

/// Rounded to two decimals, the nearest to the number itself.
pub(super) fn two_decimals(number: f64) -> f64 {
    let rounded = format!("{number:.2}").parse().unwrap_or(number);
    // Never `-0.0`.
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::two_decimals;

    #[test]
    fn falls_have_two_decimals() {
        for (fall, shown) in [(4.2041, 4.2), (1.005, 1.0), (-0.001, 0.0), (-0.306, -0.31)] {
            assert_eq!(two_decimals(fall), shown);
            assert!(!(two_decimals(fall) == 0.0 && two_decimals(fall).is_sign_negative()));
        }
    }
}
