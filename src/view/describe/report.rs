//! Changes of laboratory reports in words. What was retracted is named where it is retracted and nowhere else.

use super::named;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Report;
use crate::register::{Change, Entry, Op, Register};
use crate::view::changed::{ReportChange, result_of};
use crate::wording::screens::{common, entries as words};
use crate::wording::{Language, name_words};
use crate::wording::{amount_words, day_words, finding_words};

/// `report of 22-Nov-2026: HBV DNA 3 200 IU/mL, ALT 52 U/L`.
pub(super) fn report_words(
    language: Language,
    change: &Change<Report>,
    knowledge: &Knowledge,
) -> String {
    match (&change.before, &change.after) {
        (None, Some(report)) => whole(language, words::report_of, report, knowledge),
        (Some(report), None) => whole(language, words::report_removed, report, knowledge),
        (Some(before), Some(after)) => correction_words(language, before, after, knowledge),
        (None, None) => words::NOTHING.of(language).to_owned(),
    }
}

/// `report of 22-Nov-2026 moved from W-19 Chen, Wei to W-20 Li, Na: HBV DNA 3 200 IU/mL`; `None` for other entries.
pub(super) fn move_words(
    language: Language,
    entry: &Entry,
    register: &Register,
    knowledge: &Knowledge,
) -> Option<String> {
    let [
        Op::Report {
            patient: from,
            change:
                Change {
                    before: Some(report),
                    after: None,
                },
        },
        Op::Report {
            patient: to,
            change:
                Change {
                    before: None,
                    after: Some(_),
                },
        },
    ] = entry.ops.as_slice()
    else {
        return None;
    };
    let name = |id| {
        register.get(id).map_or_else(
            || words::NOBODY.of(language).to_owned(),
            |record| named(&record.person),
        )
    };
    let (from, to) = (name(*from), name(*to));
    let moved = |language, day, values| words::report_moved(language, from, to, day, values);
    Some(whole(language, moved, report, knowledge))
}

fn whole(
    language: Language,
    what: impl FnOnce(Language, String, String) -> String,
    report: &Report,
    knowledge: &Knowledge,
) -> String {
    let values: Vec<String> = report
        .results
        .iter()
        .filter(|result| !result.is_retracted())
        .map(|result| finding_words(language, &result.finding, knowledge))
        .collect();
    what(
        language,
        day_words(language, report.head.day()),
        values.join(common::COMMA.of(language)),
    )
}

fn correction_words(
    language: Language,
    before: &Report,
    after: &Report,
    knowledge: &Knowledge,
) -> String {
    match ReportChange::between(before, after) {
        ReportChange::Corrected(id) => {
            let (Some(old), Some(new)) = (result_of(before, id), result_of(after, id)) else {
                return whole(language, words::report_corrected, after, knowledge);
            };
            let test = name_words(language, knowledge.tests.get(new.finding.test()));
            let on = day_words(language, new.day());
            if old.finding == new.finding {
                words::limits_corrected(language, test, on)
            } else {
                let value = amount_words(language, &new.finding, knowledge);
                words::value_corrected(language, test, on, value)
            }
        }
        ReportChange::Retracted(id) => result_of(after, id).map_or_else(
            || whole(language, words::report_corrected, after, knowledge),
            |result| {
                let what = finding_words(language, &result.finding, knowledge);
                words::retracted(language, what, day_words(language, result.day()))
            },
        ),
        ReportChange::Dated => {
            let was = day_words(language, before.head.day());
            let dated = |language, day, values| words::report_dated(language, was, day, values);
            whole(language, dated, after, knowledge)
        }
        ReportChange::Other => whole(language, words::report_corrected, after, knowledge),
    }
}
