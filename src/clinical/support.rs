//! Which results make another count as it does (`rules.md` §3.3a), so that "because" names enough to judge again.

use chrono::NaiveDate;

use super::assessment::{Counted, CountedAs, ResultRef};

/// Adds `result` and what it needs to count as it does.
///
/// An excused value needs the negative whose limit excuses it. A positive directly after a negative whose limit it
/// does not exceed is positive only because an earlier value was excused: it needs that value, and what that needs. A day
/// of which only the month is known by the result itself needs the other that makes it exact.
pub fn collect(counted: &[Counted], result: &Counted, into: &mut Vec<(NaiveDate, ResultRef)>) {
    if into.iter().any(|(_, named)| *named == result.result) {
        return;
    }
    into.push((result.on, result.result));
    name_once(result.exact.map(|exact| (result.on, exact)), into);
    let before = &counted[..counted.partition_point(|other| other.on < result.on)];
    let plain_negative = before
        .iter()
        .rev()
        .find(|other| other.is_negative() && !is_excused(other));
    let negative = plain_negative.map(|negative| (negative.on, negative.result));
    match result.counted_as {
        CountedAs::Excused => name_once(negative, into),
        CountedAs::Quantified => {
            let within_limit =
                plain_negative.is_some_and(|negative| result.value <= negative.limit);
            let after_negative = before.last().is_some_and(Counted::is_negative);
            if within_limit && after_negative {
                name_once(negative, into);
                if let Some(excused) = before.iter().rev().find(|other| is_excused(other)) {
                    collect(counted, excused, into);
                }
            }
        }
        CountedAs::Clean | CountedAs::Trace | CountedAs::AboveRange => {}
    }
}

/// Adds the last of some counted results and, while they are negative, those before it: behind an older positive alone a
/// negative might be set aside (§3.3b).
pub fn collect_back_to_positive(counted: &[Counted], into: &mut Vec<(NaiveDate, ResultRef)>) {
    for result in counted.iter().rev() {
        collect(counted, result, into);
        if result.is_positive() {
            return;
        }
    }
}

/// Adds what keeps the negatives of `named` from being set aside (§3.3b) where everything else is left out: the result
/// directly before one, where the one named before it is a lower positive.
pub fn keep_negatives(counted: &[Counted], named: &mut Vec<(NaiveDate, ResultRef)>) {
    let is_named = |result: &&Counted| named.iter().any(|(_, other)| *other == result.result);
    let alone: Vec<&Counted> = counted.iter().filter(is_named).collect();
    let mut needed = Vec::new();
    for pair in alone.windows(2) {
        let [before, negative] = pair else {
            continue;
        };
        let would_be_set_aside = before.counted_as == CountedAs::Quantified
            && before.value < negative.limit
            && negative.is_negative()
            && !is_excused(negative);
        let earlier = counted.partition_point(|other| other.on < negative.on);
        if would_be_set_aside {
            needed.extend(counted[..earlier].last());
        }
    }
    for result in needed {
        collect(counted, result, named);
    }
}

fn name_once(entry: Option<(NaiveDate, ResultRef)>, into: &mut Vec<(NaiveDate, ResultRef)>) {
    into.extend(entry.filter(|entry| !into.contains(entry)));
}

fn is_excused(result: &Counted) -> bool {
    result.counted_as == CountedAs::Excused
}
