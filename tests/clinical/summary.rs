//! What an assessment says, freed from where in the record its results stand, so that two records can be compared.

use hepatrack::clinical::assessment::{Assessment, Evidence, ResultRef, Verdict};
use hepatrack::clinical::record::Record;

/// Everything that a nurse reads off an assessment, as text.
pub fn summary(record: &Record, assessment: &Assessment) -> String {
    let finding = |result: &ResultRef| {
        let stored = &record.results[result.index()];
        format!("{} {:?}", stored.on, stored.finding)
    };
    let because: Vec<String> = assessment
        .because
        .iter()
        .map(|because| match because.evidence {
            Evidence::Result(result) => format!("{} {}", because.rule.number(), finding(&result)),
            Evidence::CourseStarted(_) | Evidence::CourseStopped(_) => {
                format!("{} {} course", because.rule.number(), because.on)
            }
        })
        .collect();
    let conditions = assessment.stop_conditions.as_ref().map(|rows| {
        let states = [&rows.dna, &rows.liver, &rows.hbeag, &rows.no_cirrhosis].map(|row| row.state);
        (states, rows.all, rows.held_since)
    });
    let phases: Vec<_> = (assessment.phases.iter())
        .map(|phase| {
            (
                phase.kind,
                phase.from,
                phase.to,
                &phase.drugs,
                verdict(&phase.verdict),
            )
        })
        .collect();
    let rising = assessment.rising.map(|rise| {
        (
            rise.lowest.on,
            rise.lowest.value,
            rise.last.on,
            rise.last.value,
        )
    });
    let alert = assessment
        .alerts
        .liver
        .as_ref()
        .map(|alert| (alert.level, alert.newest, alert.has_liver_function));
    let never_repeated: Vec<_> = (assessment.alerts.never_repeated.iter())
        .map(|value| (value.analyte, value.on, value.level, value.due))
        .collect();
    let others = (
        assessment.alerts.high_alone.map(|(analyte, _)| analyte),
        assessment.react,
        &assessment.resistance_proven,
        assessment.is_proven,
        assessment.egfr_hundredths,
        assessment
            .alerts
            .kidney
            .map(|alert| (alert.on, alert.egfr_hundredths)),
        assessment
            .alerts
            .lesion
            .map(|alert| (alert.lesion.map(|(_, on)| on), alert.afp.map(|(_, on)| on))),
        assessment.alerts.decompensation.map(|doubt| doubt.signs()),
        assessment.settled_since,
    );
    format!(
        "{} {:?} {:?}\n{phases:#?}\n{:?}\n{conditions:?}\n{rising:?} {alert:?} {never_repeated:?} {others:?} {} {:?}\n{:?}\n{because:#?}",
        verdict(&assessment.verdict),
        assessment.rule,
        assessment.drugs,
        assessment.events,
        assessment.stale,
        assessment.tier,
        assessment.next_due,
    )
}

/// A verdict without the places of results, which differ between records that say the same.
fn verdict(verdict: &Verdict) -> String {
    let text = format!("{verdict:?}");
    let mut parts = text.split("ResultRef(");
    let mut without = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, rest) = part.split_once(')').unwrap();
        without.push_str(rest);
    }
    without
}
