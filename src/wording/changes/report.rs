//! Reports, result by result at their places.

use super::{ChangeKind, ChangeLine, KnownBy};
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LabResult, Limits, Report};
use crate::wording::Language;
use crate::wording::language::say;
use crate::wording::names::name_words;
use crate::wording::{amount_words, day_words, decimal_words, finding_words, shown};

/// A report before or after a change, with the name of its laboratory.
#[derive(Clone, Copy)]
pub struct ReportSide<'a> {
    pub report: &'a Report,
    /// The name of the laboratory profile that it was entered with.
    pub laboratory: Option<&'a str>,
}

/// What changed about a report; `gone` says how one is told that is not there any more.
#[must_use]
pub fn report_changes(
    language: Language,
    before: Option<ReportSide<'_>>,
    after: Option<ReportSide<'_>>,
    gone: ChangeKind,
    knowledge: &Knowledge,
) -> Vec<ChangeLine> {
    match (before, after) {
        (Some(before), Some(after)) => compared(language, before, after, knowledge),
        (None, Some(after)) => whole(language, after.report, knowledge, |what, value| {
            (what, ChangeKind::Added, None, Some(value))
        }),
        (Some(before), None) => whole(language, before.report, knowledge, |what, value| {
            (what, gone, Some(value), None)
        }),
        (None, None) => Vec::new(),
    }
}

/// A report that stood with the patient of the number `from` before.
#[must_use]
pub fn moved_in(
    language: Language,
    report: &Report,
    from: &str,
    knowledge: &Knowledge,
) -> Vec<ChangeLine> {
    whole(language, report, knowledge, |what, value| {
        let from = shown(from).into_owned();
        (what, ChangeKind::MovedIn, Some(from), Some(value))
    })
}

/// A report that stands with the patient of the number `to` now.
#[must_use]
pub fn moved_out(
    language: Language,
    report: &Report,
    to: &str,
    knowledge: &Knowledge,
) -> Vec<ChangeLine> {
    whole(language, report, knowledge, |what, value| {
        let to = shown(to).into_owned();
        (what, ChangeKind::MovedOut, Some(value), Some(to))
    })
}

type Told = (String, ChangeKind, Option<String>, Option<String>);

/// A line for every result of a report, or one for a report without any.
fn whole(
    language: Language,
    report: &Report,
    knowledge: &Knowledge,
    tell: impl Fn(String, String) -> Told,
) -> Vec<ChangeLine> {
    let known_by = Some(KnownBy::Sample(report.head.day()));
    let line = |what: String, value: String| {
        let (what, kind, old, new) = tell(what, value);
        ChangeLine {
            what,
            kind,
            known_by,
            old,
            new,
        }
    };
    if report.results.is_empty() {
        return vec![line(
            language.says("report", "报告").to_owned(),
            language.says("without results", "无结果").to_owned(),
        )];
    }
    report
        .results
        .iter()
        .map(|result| {
            let mark = if result.is_retracted() {
                language.says(" (retracted)", "（已撤回）")
            } else {
                ""
            };
            let value = format!(
                "{}{mark}",
                amount_words(language, &result.finding, knowledge)
            );
            line(test_name(language, result, knowledge), value)
        })
        .collect()
}

fn compared(
    language: Language,
    before: ReportSide<'_>,
    after: ReportSide<'_>,
    knowledge: &Knowledge,
) -> Vec<ChangeLine> {
    let (old, new) = (before.report, after.report);
    let known_by = Some(KnownBy::Sample(old.head.day()));
    let mut lines: Vec<ChangeLine> = ChangeLine::between(
        language.says("report date", "报告日期"),
        None,
        Some(day_words(language, old.head.day())),
        Some(day_words(language, new.head.day())),
    )
    .into_iter()
    .collect();
    let name = |side: ReportSide<'_>| side.laboratory.map(|name| shown(name).into_owned());
    lines.extend(ChangeLine::between(
        language.says("laboratory", "检验室"),
        known_by,
        name(before),
        name(after),
    ));
    let mut places: Vec<u16> = old
        .results
        .iter()
        .chain(&new.results)
        .map(|result| result.place)
        .collect();
    places.sort_unstable();
    places.dedup();
    let at = |report: &Report, place: u16| {
        let found = report.results.iter().find(|result| result.place == place);
        found.cloned()
    };
    lines.extend(places.into_iter().filter_map(|place| {
        let line = result_change(
            language,
            at(old, place).as_ref(),
            at(new, place).as_ref(),
            knowledge,
        )?;
        Some(ChangeLine { known_by, ..line })
    }));
    lines
}

/// What changed at one place of a report.
fn result_change(
    language: Language,
    old: Option<&LabResult>,
    new: Option<&LabResult>,
    knowledge: &Knowledge,
) -> Option<ChangeLine> {
    let value = |result: &LabResult| amount_words(language, &result.finding, knowledge);
    let line = |result: &LabResult, kind, old, new| {
        Some(ChangeLine {
            what: test_name(language, result, knowledge),
            kind,
            known_by: None,
            old,
            new,
        })
    };
    match (old, new) {
        (Some(old), Some(new)) if !old.is_retracted() && new.is_retracted() => {
            line(old, ChangeKind::Retracted, Some(value(old)), None)
        }
        (Some(old), Some(new)) if old.is_retracted() && !new.is_retracted() => {
            line(new, ChangeKind::Restored, None, Some(value(new)))
        }
        (Some(old), Some(new)) => {
            let differs = Differs::between(old, new);
            let words = |result| Some(differs.words(language, result, knowledge));
            ChangeLine::between(
                test_name(language, old, knowledge),
                None,
                words(old),
                words(new),
            )
        }
        (None, Some(new)) => line(new, ChangeKind::Added, None, Some(value(new))),
        (Some(old), None) => line(old, ChangeKind::Removed, Some(value(old)), None),
        (None, None) => None,
    }
}

fn test_name(language: Language, result: &LabResult, knowledge: &Knowledge) -> String {
    name_words(language, knowledge.tests.get(result.finding.test())).to_owned()
}

/// In what two results differ beside their value: told only then.
struct Differs {
    test: bool,
    limits: bool,
    assay: bool,
    unusual: bool,
}

impl Differs {
    fn between(old: &LabResult, new: &LabResult) -> Self {
        Self {
            test: old.finding.test() != new.finding.test(),
            limits: old.limits != new.limits,
            assay: assay(&old.finding) != assay(&new.finding),
            unusual: old.unusual != new.unusual,
        }
    }

    fn words(&self, language: Language, result: &LabResult, knowledge: &Knowledge) -> String {
        let mut words = if self.test {
            finding_words(language, &result.finding, knowledge)
        } else {
            amount_words(language, &result.finding, knowledge)
        };
        if self.limits {
            words.push_str(&say!(
                language,
                ", {limits}",
                "，{limits}",
                limits = limits_words(language, result.limits)
            ));
        }
        if self.assay {
            let name = assay(&result.finding)
                .map(|assay| name_words(language, knowledge.assays.get(assay)).to_owned());
            words.push_str(&say!(
                language,
                ", {limits}",
                "，{limits}",
                limits = name
                    .as_deref()
                    .unwrap_or(language.says("no assay named", "未注明检测方法"))
            ));
        }
        if self.unusual {
            words.push_str(if result.unusual {
                language.says(", marked as unusual", "，标为异常值")
            } else {
                language.says(", not marked as unusual", "，未标为异常值")
            });
        }
        words
    }
}

const fn assay(finding: &Finding) -> Option<crate::clinical::assays::AssayId> {
    match finding {
        Finding::HbvDna { assay, .. } => *assay,
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    }
}

fn limits_words(language: Language, limits: Limits) -> String {
    let words = |limit: Option<Decimal>| limit.map(decimal_words).unwrap_or_default();
    match (limits.lower, limits.upper) {
        (None, None) => language.says("no limits", "无参考值").to_owned(),
        (lower, upper) => say!(
            language,
            "limits {lower}..{upper}",
            "参考值{lower}..{upper}",
            lower = words(lower),
            upper = words(upper)
        ),
    }
}
