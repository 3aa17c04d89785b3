//! The ops of an import in canonical spelling: nearly all of them bring a report.

use crate::clinical::record::{Id, Report};
use crate::register::{Change, Op};

use super::patient::report_into;
use super::walk::Walk;
use crate::store::layout::convert::Converter;

/// The op of a line that brings a report, `report(of: 3, now: (id: 4, on: "2020-01-08", src: "i17", r: ".."))`; nothing
/// for any other, and where it is not spelled exactly so.
pub(in crate::store) fn report_op(line: &str, converter: &Converter<'_>) -> Option<Op> {
    let mut walk = Walk::new(line);
    walk.pass("report(of: ")?;
    let patient = Id(walk.number()?);
    walk.pass(", now: ")?;
    let mut results = Vec::new();
    // It stands by itself: no profile says what the line leaves out.
    let head = report_into(&mut results, &mut walk, &[], converter)?;
    walk.pass(")")?;
    let results = results.into();
    let report = Report { head, results };
    (walk.at() == line.len()).then(|| Op::Report {
        patient,
        change: Change::add(report),
    })
}
