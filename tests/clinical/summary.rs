//! What an assessment says, freed from where in the record its results stand, so that two records can be compared.

use hepatrack::clinical::assessment::{Assessment, Evidence, ResultRef};
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
    let alert = assessment.liver_alert.as_ref().map(|alert| alert.level);
    format!(
        "{} {:?} {:?}\n{phases:#?}\n{:?}\n{conditions:?}\n{rising:?} {alert:?} {} {:?}\n{:?}\n{because:#?}",
        verdict(&assessment.verdict),
        assessment.rule,
        assessment.drugs,
        assessment.events,
        assessment.stale,
        assessment.tier,
        assessment.next_due,
    )
}

fn verdict(verdict: &hepatrack::clinical::assessment::Verdict) -> String {
    let text = format!("{verdict:?}");
    match text.find("baseline: ResultRef(") {
        Some(start) => {
            let end = text[start..]
                .find(')')
                .map_or(text.len(), |length| start + length + 1);
            format!("{}{}", &text[..start], &text[end..])
        }
        None => text,
    }
}
