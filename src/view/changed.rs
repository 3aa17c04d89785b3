//! What the replacement of a report did to it, told from both of its sides.

use super::result_id::ResultId;
use crate::clinical::record::{LabResult, Report};

/// What was done to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportChange {
    /// A result got another value or other limits.
    Corrected(ResultId),
    Retracted(ResultId),
    /// The sample was taken on another day.
    Dated,
    /// Something that no form does.
    Other,
}

impl ReportChange {
    /// What leads from `before` to `after`.
    pub(crate) fn between(before: &Report, after: &Report) -> Self {
        let pairs = || {
            after.results.iter().filter_map(|new| {
                let id = ResultId::of(new);
                let old = before.results.iter().find(|old| ResultId::of(old) == id)?;
                Some((old, new))
            })
        };
        if before.head.day() != after.head.day() {
            return Self::Dated;
        }
        if let Some((_, new)) = pairs().find(|(old, new)| !old.is_retracted() && new.is_retracted())
        {
            return Self::Retracted(ResultId::of(new));
        }
        pairs()
            .find(|(old, new)| old.finding != new.finding || old.limits != new.limits)
            .map_or(Self::Other, |(_, new)| Self::Corrected(ResultId::of(new)))
    }
}

/// A result of a report, retracted or not.
pub(crate) fn result_of(report: &Report, id: ResultId) -> Option<&LabResult> {
    report
        .results
        .iter()
        .find(|result| ResultId::of(result) == id)
}
