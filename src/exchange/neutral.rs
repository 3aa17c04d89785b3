//! Cells that a spreadsheet would take for a formula.
//!
//! A cell that begins with `=`, `+`, `-` or `@` (full-width forms included), a tab or a carriage return is exported
//! with an apostrophe before it; import takes that apostrophe off again. A cell that already begins with apostrophes
//! before such a character gets one more, so that nothing is lost either way.

use std::borrow::Cow;

const APOSTROPHE: char = '\'';

/// The cell as it may be exported.
pub(super) fn neutralised(cell: &str) -> Cow<'_, str> {
    if begins_formula(cell.trim_start_matches(APOSTROPHE)) {
        Cow::Owned(format!("{APOSTROPHE}{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before it was exported.
pub(super) fn restored(cell: &str) -> &str {
    match cell.strip_prefix(APOSTROPHE) {
        Some(rest) if begins_formula(rest.trim_start_matches(APOSTROPHE)) => rest,
        Some(_) | None => cell,
    }
}

fn begins_formula(cell: &str) -> bool {
    cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_disarmed() {
        for (cell, exported) in [
            ("=1+1", "'=1+1"),
            ("+86 138", "'+86 138"),
            ("-", "'-"),
            ("@home", "'@home"),
            ("'=1", "''=1"),
            ("'Ali", "'Ali"),
            ("O'Neill", "O'Neill"),
            ("", ""),
        ] {
            assert_eq!(neutralised(cell), exported);
            assert_eq!(restored(exported), cell);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(cell in "['=+@a-]{0,5}") {
            let exported = neutralised(&cell);
            prop_assert_eq!(restored(&exported), cell.as_str());
        }
    }
}
