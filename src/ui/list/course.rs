//! The course of HBV DNA in a few cells of a row, newest last.

use crate::clinical::assessment::Counted;

/// So many results are drawn, a cell each.
pub(super) const RESULTS: usize = 5;

/// From these loads in IU/mL on, a positive is drawn a step higher.
const STEPS: [f64; 2] = [2_000.0, 200_000.0];

/// The newest results as bars: `⣀` is negative, `⣤` low-positive, `⣿` the highest.
pub(super) fn bars(counted: &[Counted]) -> String {
    let first = counted.len().saturating_sub(RESULTS);
    let shown = counted.get(first..).unwrap_or_default();
    shown.iter().map(bar).collect()
}

fn bar(result: &Counted) -> char {
    if result.is_negative() {
        return '\u{28c0}';
    }
    let load = result.value.get();
    match STEPS.iter().filter(|step| load >= **step).count() {
        0 => '\u{28e4}',
        1 => '\u{28f6}',
        _ => '\u{28ff}',
    }
}
