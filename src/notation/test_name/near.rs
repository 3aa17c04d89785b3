//! How near two words are to each other.

/// Whether two words differ by one letter, long ones by two; short ones by a letter that stands twice, because one more
/// or another makes the name of another test of them.
pub(super) fn are_near(one: &str, other: &str) -> bool {
    match one.chars().count().min(other.chars().count()) {
        0..=4 => has_letter_twice(one, other),
        5..=8 => slips(one, other) <= 1,
        _ => slips(one, other) <= 2,
    }
}

/// Whether a word is another with a letter twice that stands there once.
fn has_letter_twice(one: &str, other: &str) -> bool {
    let once = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    other.len() >= 3 && slips(one, other) == 1 && once(one) == once(other)
}

/// By how many letters two words differ.
pub(super) fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let apart = one.len().abs_diff(other.len());
    if apart > 2 {
        return apart;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.iter().enumerate() {
        let mut diagonal = place;
        let mut left = place + 1;
        for (above, other) in row.iter_mut().skip(1).zip(&other) {
            let cost = (diagonal + usize::from(letter != other))
                .min(*above + 1)
                .min(left + 1);
            diagonal = std::mem::replace(above, cost);
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = place + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
