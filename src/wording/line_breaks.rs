//! Where a line may break.

/// The parts of a text between the blanks at which a line may break: a number such as `3 200` stays whole.
#[must_use]
pub fn unbroken(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        if !is_within_number(&text[..at], &text[at + 1..]) {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether a blank divides thousands: a figure before it, and exactly three behind it.
fn is_within_number(before: &str, behind: &str) -> bool {
    let figures = behind.bytes().take_while(u8::is_ascii_digit).count();
    figures == 3 && before.ends_with(|last: char| last.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_never_broken() {
        for (text, parts) in [
            ("", vec![""]),
            ("one  two", vec!["one", "", "two"]),
            ("DNA 3 200, seen", vec!["DNA", "3 200,", "seen"]),
            ("46 000 000 IU/mL", vec!["46 000 000", "IU/mL"]),
            (
                "limit 20 on 1 result",
                vec!["limit", "20", "on", "1", "result"],
            ),
            ("12 2024-01-05", vec!["12", "2024-01-05"]),
            ("公孙 3 200", vec!["公孙", "3 200"]),
        ] {
            assert_eq!(unbroken(text), parts);
        }
    }
}
