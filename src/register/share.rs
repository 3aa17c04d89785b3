//! What entries and records say alike is held once.

use std::sync::Arc;

use crate::clinical::record::{Record, Report};

use super::op::Op;
use super::whole::Register;

impl Register {
    /// Lets the reports of ops hold the results that stand in the records here, where both are the same: the entry of a
    /// hospital's import that is read from the journal takes no second room for millions of results. Nothing that the
    /// ops say changes.
    pub fn share_with(&self, ops: &mut [Op]) {
        let mut last: Option<&Arc<Record>> = None;
        for op in ops {
            if let Op::Report { patient, change } = op {
                // Those of one patient stand together.
                if last.is_none_or(|last| last.id != *patient) {
                    last = self.get(*patient);
                }
                let Some(record) = last.filter(|record| record.id == *patient) else {
                    continue;
                };
                for report in change.before.iter_mut().chain(&mut change.after) {
                    share(report, record);
                }
            }
        }
    }
}

fn share(report: &mut Report, record: &Record) {
    let results = &record.results;
    let id = report.head.id;
    if let Some(first) = results.iter().position(|result| result.report == id) {
        let own = results.part(first..first + report.results.len());
        if own == report.results {
            report.results = own;
        }
    }
}
