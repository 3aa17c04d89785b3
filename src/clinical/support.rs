//! Which results make another count as it does (`RULES.md` §3.3a), so that "because" names enough to judge again.

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

/// Adds what keeps the negatives of `named` from being set aside (§3.3b) where everything else is left out: the results
/// before one, where the one named before it is a lower positive.
pub fn keep_negatives(counted: &[Counted], named: &mut Vec<(NaiveDate, ResultRef)>) {
    let is_named = |result: &&Counted| named.iter().any(|(_, other)| *other == result.result);
    let alone: Vec<&Counted> = counted.iter().filter(is_named).collect();
    for pair in alone.windows(2) {
        let [before, negative] = pair else {
            continue;
        };
        if would_be_set_aside(before, negative) {
            let earlier = counted.partition_point(|other| other.on < negative.on);
            collect_back_to_positive(&counted[..earlier], named);
        }
    }
}

/// Whether a negative directly behind a result would be set aside.
fn would_be_set_aside(before: &Counted, negative: &Counted) -> bool {
    before.counted_as == CountedAs::Quantified
        && before.value < negative.limit
        && negative.is_negative()
        && !is_excused(negative)
}

/// Whether any negative would be set aside behind any result before it: where none would, as in most series,
/// [`keep_negatives`] adds nothing.
pub fn may_lose_negatives(counted: &[Counted]) -> bool {
    let mut lowest: Option<&Counted> = None;
    counted.iter().any(|result| {
        let found = lowest.is_some_and(|lowest| would_be_set_aside(lowest, result));
        let is_lowest = lowest.is_none_or(|lowest| result.value < lowest.value);
        if result.counted_as == CountedAs::Quantified && is_lowest {
            lowest = Some(result);
        }
        found
    })
}

fn name_once(entry: Option<(NaiveDate, ResultRef)>, into: &mut Vec<(NaiveDate, ResultRef)>) {
    into.extend(entry.filter(|entry| !into.contains(entry)));
}

fn is_excused(result: &Counted) -> bool {
    result.counted_as == CountedAs::Excused
}

#[cfg(test)]
mod tests {
    use super::{CountedAs, keep_negatives, may_lose_negatives};
    use crate::clinical::assessment::{Counted, LimitOrigin, Polarity, ResultRef};
    use crate::clinical::quantity::IuPerMl;
    use chrono::{Days, NaiveDate};

    /// Behind 15 IU/mL alone none of the negatives below 20 would count: what they follow, 500, is named with them.
    #[test]
    fn negatives_are_named_with_the_positive_that_they_follow() {
        let counted: Vec<Counted> = [15.0, 500.0, 0.0, 0.0, 0.0]
            .into_iter()
            .zip(0..)
            .map(|(value, place)| Counted {
                result: ResultRef(place),
                on: NaiveDate::default() + Days::new(u64::from(place)),
                polarity: if value > 0.0 {
                    Polarity::Positive
                } else {
                    Polarity::Negative
                },
                counted_as: if value > 0.0 {
                    CountedAs::Quantified
                } else {
                    CountedAs::Clean
                },
                value: IuPerMl::new(value),
                limit: IuPerMl::new(20.0),
                limit_origin: LimitOrigin::Recorded,
                exact: None,
            })
            .collect();
        let named = |places: &[usize]| -> Vec<_> {
            places
                .iter()
                .map(|place| (counted[*place].on, counted[*place].result))
                .collect()
        };
        assert!(may_lose_negatives(&counted));
        assert!(!may_lose_negatives(&counted[1..]));
        let mut because = named(&[0, 4]);
        keep_negatives(&counted, &mut because);
        because.sort_unstable();
        assert_eq!(because, named(&[0, 1, 2, 3, 4]));
        // The positive directly before them keeps them by itself.
        let mut because = named(&[1, 4]);
        keep_negatives(&counted, &mut because);
        assert_eq!(because, named(&[1, 4]));
    }
}
