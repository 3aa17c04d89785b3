//! Which thresholds of a set must stand in order to each other, so that its bands leave no gap and do not overlap.

use super::criteria::span;
use crate::clinical::guidelines::{GuidelineSet, HbeagNegative, Span};
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

/// A threshold that is at odds with another.
pub(super) struct Disorder {
    pub(super) path: &'static str,
    pub(super) what: Sentence,
    pub(super) accepted: Sentence,
}

/// A week and a month in days, to compare the two.
const DAYS_OF_WEEK: f64 = 7.0;
const DAYS_OF_MONTH: f64 = 365.25 / 12.0;

fn days(span: Span) -> f64 {
    match span {
        Span::Weeks(weeks) => f64::from(weeks) * DAYS_OF_WEEK,
        Span::Months(months) => f64::from(months) * DAYS_OF_MONTH,
    }
}

/// Refuses a set of which one threshold contradicts another.
pub(super) fn check(set: &GuidelineSet) -> Result<(), Disorder> {
    bands_of_fall(set)?;
    times(set)?;
    if let HbeagNegative::Negatives {
        months,
        count,
        apart_months,
    } = set.hbeag_negative.value
        && apart_months.saturating_mul(count.saturating_sub(1)) > months
    {
        return Err(Disorder {
            path: "hbeag_negative.negatives.apart",
            what: said::too_far_apart(count, apart_months, months),
            accepted: said::THAT_FIT.into(),
        });
    }
    Ok(())
}

/// What falls too little and what has fallen enough meet where nothing else lies between them: no gap, no overlap.
fn bands_of_fall(set: &GuidelineSet) -> Result<(), Disorder> {
    let Some(partial) = &set.partial_response else {
        return Ok(());
    };
    let enough = partial.value.fall_at_least;
    let too_little = set.primary_non_response.as_ref();
    let too_little = too_little.map(|rule| rule.value.fall_below);
    let accepted = match too_little {
        _ if enough == 0.0 => return Ok(()),
        Some(too_little) if too_little == enough => return Ok(()),
        Some(too_little) => said::where_it_ends(too_little),
        None => said::ANY_FALL.into(),
    };
    let what = if too_little.is_some_and(|too_little| too_little > enough) {
        said::overlaps(enough)
    } else {
        said::leaves_gap(enough)
    };
    Err(Disorder {
        path: "partial_response.fall_at_least.value",
        what,
        accepted,
    })
}

/// Who falls too little is told before who is only slow; cirrhosis and a low load not after that.
fn times(set: &GuidelineSet) -> Result<(), Disorder> {
    let Some(partial) = &set.partial_response else {
        return Ok(());
    };
    let last = partial.value.after;
    let earlier = [
        (
            "primary_non_response.after",
            set.primary_non_response
                .as_ref()
                .map(|rule| rule.value.after),
        ),
        (
            "cirrhosis_partial_response.after",
            set.cirrhosis_partial_response
                .as_ref()
                .map(|rule| rule.value),
        ),
        (
            "low_level_viraemia.after",
            set.low_level_viraemia.as_ref().map(|rule| rule.value.after),
        ),
    ];
    for (path, after) in earlier {
        if let Some(after) = after.filter(|after| days(*after) > days(last)) {
            return Err(Disorder {
                path,
                what: span(after),
                accepted: said::not_after_partial(span(last)),
            });
        }
    }
    Ok(())
}
