//! Reasons to be careful with what is shown.

use chrono::NaiveDate;

use crate::clinical::assessment::{
    Assessment, Counted, CountedAs, Doubt, LimitOrigin, NotCountedBecause,
};
use crate::clinical::laboratory::Test;
use crate::clinical::record::Finding;
use crate::clinical::view::View;
use crate::clinical::{effective, stop};

/// Reasons to be careful with what is shown.
pub(super) fn doubts(view: &View<'_>, assessment: &Assessment) -> Vec<Doubt> {
    let counted = &view.series.counted;
    let mut doubts = Vec::new();
    let count = counted
        .iter()
        .filter(|result| result.limit_origin == LimitOrigin::Assumed)
        .count();
    if count > 0 {
        doubts.push(Doubt::AssumedLimits { count });
    }
    let excused = counted
        .iter()
        .filter(|result| result.counted_as == CountedAs::Excused);
    doubts.extend(excused.map(|result| Doubt::Excused(result.result)));
    for other in &view.series.not_counted {
        match other.because {
            NotCountedBecause::SetAside { positive } => {
                doubts.push(Doubt::SetAside {
                    negative: other.result,
                    positive,
                });
            }
            NotCountedBecause::TooCrude => doubts.push(Doubt::TooCrude(other.result)),
            NotCountedBecause::SameDay => {
                let counts = counted
                    .iter()
                    .find(|result| result.on == other.on)
                    .map(|result| result.result);
                let doubt = counts.map(|counts| Doubt::SameDay {
                    on: other.on,
                    test: Test::HbvDna,
                    counts,
                });
                doubts.extend(doubt.filter(|doubt| !doubts.contains(doubt)));
            }
        }
    }
    add_amended_and_same_day(view, &mut doubts);
    doubts.extend(assay_change(view));
    doubts.extend(approximate_days(view));
    let cirrhosis = stop::doubt(view.record, &view.liver, view.day, view.knowledge);
    doubts.extend(cirrhosis.map(|doubt| Doubt::CirrhosisDoubted {
        platelets: doubt.platelets,
        fib4_hundredths: doubt.fib4.and(assessment.facts.fib4_hundredths),
    }));
    let alone = assessment.alerts.high_alone;
    doubts.extend(alone.map(|(analyte, result)| Doubt::HighAlone { analyte, result }));
    let never_repeated = assessment.alerts.never_repeated.iter().copied();
    doubts.extend(never_repeated.map(Doubt::NeverRepeated));
    doubts.extend(
        assessment
            .alerts
            .decompensation
            .map(Doubt::DecompensationDoubted),
    );
    doubts
}

/// Amended values; then several results of one test other than HBV DNA on one day, the one named is the last on file.
fn add_amended_and_same_day(view: &View<'_>, doubts: &mut Vec<Doubt>) {
    // The tests of the day at hand, a bit each.
    let mut seen: (Option<NaiveDate>, u64) = (None, 0);
    let mut same_day = Vec::new();
    for (result, stored) in effective::results(view.record, view.day) {
        if !stored.earlier().is_empty() {
            doubts.push(Doubt::Amended(result));
        }
        // Loads have a doubt of their own; of variants all that were found count.
        let bit = match stored.finding {
            Finding::Amount { .. }
            | Finding::Serology { .. }
            | Finding::QuantifiedSerology { .. }
            | Finding::Ultrasound(_) => 1_u64 << stored.finding.test().index(),
            Finding::HbvDna { .. } | Finding::Genotype(_) => continue,
        };
        if seen.0 != Some(stored.on) {
            seen = (Some(stored.on), 0);
        }
        if seen.1 & bit != 0 {
            let test = stored.finding.test();
            let key = (test, stored.on);
            same_day.retain(|doubt| !matches!(doubt, Doubt::SameDay { on, test: other, .. } if (*other, *on) == key));
            same_day.push(Doubt::SameDay {
                on: stored.on,
                test,
                counts: result,
            });
        }
        seen.1 |= bit;
    }
    doubts.append(&mut same_day);
}

/// The last counted HBV DNA by another assay than the one before.
fn assay_change(view: &View<'_>) -> Option<Doubt> {
    let assay_of = |result: &Counted| match view.record.results.get(result.result.index())?.finding
    {
        Finding::HbvDna { assay, .. } => assay,
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    };
    let [.., before, last] = view.series.counted.as_slice() else {
        return None;
    };
    let (before, now) = (assay_of(before)?, assay_of(last)?);
    (before != now).then_some(Doubt::AssayChanged {
        result: last.result,
        before,
    })
}

fn approximate_days(view: &View<'_>) -> Vec<Doubt> {
    let rough = effective::courses(view.record, view.day).filter(|(course, stop)| {
        course.start.approximate
            || (stop.is_some() && course.stop.is_some_and(|stop| stop.approximate))
    });
    let mut doubts: Vec<Doubt> = rough
        .map(|(course, _)| Doubt::ApproximateCourse(course.id))
        .collect();
    if view.record.person.born.is_some_and(|born| born.approximate) {
        doubts.push(Doubt::ApproximateBirth);
    }
    let mut months: Vec<NaiveDate> = effective::results(view.record, view.day)
        .filter(|(_, result)| result.month_only)
        .map(|(_, result)| result.on)
        .collect();
    months.dedup();
    doubts.extend(months.into_iter().map(|on| Doubt::MonthOnly { on }));
    doubts
}
