//! Identifiers and places in the sequence of another machine, as they are here.

use std::collections::HashMap;

use crate::clinical::record::{Course, Id, LabResult, Note, Report, Seq, Source, Trail};
use crate::register::{Change, Laboratory, Op, PatientHead, Reached};

/// How the numbers of another machine translate.
pub(super) struct Numbers {
    pub(super) ids: HashMap<Id, Id>,
    seqs: HashMap<Seq, Seq>,
    /// The place that the entry which is being made again will have.
    now: Seq,
    /// The last entry that both machines have.
    base: Seq,
}

impl Numbers {
    pub(super) fn new(base: Seq) -> Self {
        Self {
            ids: HashMap::new(),
            seqs: HashMap::new(),
            now: base,
            base,
        }
    }

    /// Their entry is made again in this place.
    pub(super) fn at(&mut self, theirs: Seq, now: Seq) {
        self.seqs.insert(theirs, now);
        self.now = now;
    }

    pub(super) fn id(&self, id: Id) -> Id {
        self.ids.get(&id).copied().unwrap_or(id)
    }

    fn seq(&self, seq: Seq) -> Seq {
        if seq <= self.base {
            return seq;
        }
        self.seqs.get(&seq).copied().unwrap_or(self.now)
    }

    fn source(&self, source: Source) -> Source {
        Source {
            seq: self.seq(source.seq),
            ..source
        }
    }

    pub(super) fn op(&self, op: &Op) -> Op {
        match op {
            Op::Patient { patient, change } => Op::Patient {
                patient: self.id(*patient),
                change: Box::new(both(change, |head| PatientHead {
                    source: self.source(head.source),
                    ..head.clone()
                })),
            },
            Op::Course { patient, change } => Op::Course {
                patient: self.id(*patient),
                change: Box::new(both(change, |course| Course {
                    id: self.id(course.id),
                    source: self.source(course.source),
                    ..course.clone()
                })),
            },
            Op::Report { patient, change } => Op::Report {
                patient: self.id(*patient),
                change: both(change, |report| self.report(report)),
            },
            Op::Note { patient, change } => Op::Note {
                patient: self.id(*patient),
                change: both(change, |note| Note {
                    id: self.id(note.id),
                    source: self.source(note.source),
                    ..note.clone()
                }),
            },
            Op::Laboratory { change } => Op::Laboratory {
                change: Box::new(both(change, |laboratory| Laboratory {
                    id: self.id(laboratory.id),
                    ..laboratory.clone()
                })),
            },
            Op::Number { number, change } => Op::Number {
                number: number.clone(),
                change: both(change, |reached| Reached {
                    patient: self.id(reached.patient),
                    joined: reached.joined.map(|id| self.id(id)),
                }),
            },
            Op::Clinic { .. }
            | Op::Letter { .. }
            | Op::Guidelines { .. }
            | Op::Word { .. }
            | Op::Setting { .. } => op.clone(),
        }
    }

    fn report(&self, report: &Report) -> Report {
        let mut head = report.head.clone();
        head.id = self.id(head.id);
        head.laboratory = head.laboratory.map(|id| self.id(id));
        head.source = self.source(head.source);
        let results = report.results.iter().map(|result| LabResult {
            report: head.id,
            trail: result
                .trail
                .as_ref()
                .map(|trail| Box::new(self.trail(trail))),
            ..result.clone()
        });
        Report {
            results: results.collect(),
            head,
        }
    }

    fn trail(&self, trail: &Trail) -> Trail {
        let mut trail = trail.clone();
        for earlier in &mut trail.earlier {
            earlier.replaced_by = self.seq(earlier.replaced_by);
        }
        trail.retracted_by = trail.retracted_by.map(|seq| self.seq(seq));
        trail
    }
}

fn both<T>(change: &Change<T>, translate: impl Fn(&T) -> T) -> Change<T> {
    Change {
        before: change.before.as_ref().map(&translate),
        after: change.after.as_ref().map(&translate),
    }
}
