//! What happened to one record: its entries with their changes, for the history screen and `hepatrack history`.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::describe::joined;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Report, Seq, Via};
use crate::register::{Change, Entry, Op, Reached, Register, TakesBack, Timestamp};
use crate::wording::Language;
use crate::wording::screens::entries as words;
use crate::wording::{
    ChangeKind, ChangeLine, ReportSide, course_changes, moment_words, moved_in, moved_out,
    note_changes, person_changes, report_changes, shown, via_words,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordHistory {
    /// Since when changes are known, where the register holds things from before.
    pub begins: Option<DateTime<FixedOffset>>,
    /// The entries that changed the record, oldest first.
    pub entries: Vec<RecordChange>,
}

/// Whether the entries before the first known one are on their way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Whether they were asked for and have not come yet.
    pub is_on: bool,
    /// Why they could not be read.
    pub fault: Option<String>,
}

/// One entry as far as it concerns the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// Its place in the sequence of entries.
    pub seq: Seq,
    /// When, by the clock on the wall.
    pub at: DateTime<FixedOffset>,
    pub by: String,
    pub via: Via,
    /// The reason, where one was given.
    pub why: Option<String>,
    /// The entry that it takes back, if it is an undo or a redo, and when that was made, if it is known.
    pub takes_back: Option<(TakesBack, Option<DateTime<FixedOffset>>)>,
    pub changes: Vec<ChangeLine>,
}

impl RecordChange {
    /// Who and by which way: `ana, form`.
    pub fn who_words(&self, language: Language) -> String {
        let by = if self.by.is_empty() {
            words::UNKNOWN.of(language).into()
        } else {
            shown(&self.by)
        };
        words::made(language, by, via_words(language, self.via), "")
    }

    /// Whether it is an undo or a redo, and what it takes back: `takes back entry 12 of 21-Nov-2026 17:10:00 +08:00`.
    pub fn takes_back_words(&self, language: Language) -> Option<(&'static str, String)> {
        let (back, made) = self.takes_back?;
        let of = made.map_or_else(String::new, |at| {
            words::of_moment(language, moment_words(language, at))
        });
        let seq = back.target().0;
        Some(match back {
            TakesBack::Undo(_) => (
                words::UNDO.of(language),
                words::takes_back(language, seq, of),
            ),
            TakesBack::Redo(_) => (
                words::REDO.of(language),
                words::takes_back_undo(language, seq, of),
            ),
        })
    }
}

/// Since when changes are known: the first known entry, where it is not the register's first.
pub fn known_since(register: &Register) -> Option<Timestamp> {
    let history = register.history();
    history.begins().or_else(|| {
        let first = history.entries().first()?;
        (first.seq > Seq(1)).then_some(first.stamp.at)
    })
}

/// The known history of a record, also of one that is no longer there.
pub fn record_history(
    language: Language,
    register: &Register,
    patient: Id,
    begins: Option<Timestamp>,
    knowledge: &Knowledge,
) -> RecordHistory {
    let teller = Teller {
        language,
        register,
        knowledge,
        patient,
    };
    RecordHistory {
        begins: begins.map(Timestamp::local),
        entries: register
            .history()
            .entries()
            .iter()
            .filter_map(|entry| teller.told(entry))
            .collect(),
    }
}

struct Teller<'a> {
    language: Language,
    register: &'a Register,
    knowledge: &'a Knowledge,
    patient: Id,
}

impl Teller<'_> {
    /// An entry, if it concerns the patient.
    fn told(&self, entry: &Arc<Entry>) -> Option<RecordChange> {
        // What happened to a record that was joined to this one belongs to its history; the join is told from here.
        let is_join = joined(entry).is_some();
        let concerns = |op: &&Op| {
            op.patient().is_some_and(|patient| {
                patient == self.patient
                    || (!is_join && self.register.present(patient) == self.patient)
            })
        };
        let mut own = entry.ops.iter().filter(concerns).peekable();
        own.peek()?;
        // What a laboratory corrected is the reason of an import for those alone whose results it changed.
        let is_corrected =
            |op: &Op| matches!(op, Op::Report { change, .. } if change.before.is_some());
        let gives_why = entry.stamp.via != Via::Import || own.clone().any(is_corrected);
        let made = |back: TakesBack| {
            let target = self.register.history().get(back.target());
            target.map(|target| target.stamp.at.local())
        };
        Some(RecordChange {
            seq: entry.seq,
            at: entry.stamp.at.local(),
            by: entry.stamp.by.clone(),
            via: entry.stamp.via,
            why: entry.why.clone().filter(|_| gives_why),
            takes_back: entry.takes_back.map(|back| (back, made(back))),
            changes: own
                .flat_map(|op| self.changes(op, entry))
                .map(|line| restored(line, entry))
                .collect(),
        })
    }

    fn changes(&self, op: &Op, entry: &Entry) -> Vec<ChangeLine> {
        // What somebody takes out was entered wrongly; what an undo takes out goes with its entry.
        let gone = match entry.takes_back {
            Some(TakesBack::Undo(_)) => ChangeKind::Removed,
            Some(TakesBack::Redo(_)) | None => ChangeKind::Retracted,
        };
        match op {
            Op::Patient { change, .. } => person_changes(
                self.language,
                change.before.as_ref().map(|head| &head.person),
                change.after.as_ref().map(|head| &head.person),
            ),
            Op::Course { change, .. } => course_changes(
                self.language,
                change.before.as_ref(),
                change.after.as_ref(),
                gone,
                self.knowledge,
            ),
            Op::Report { change, .. } => self.report(change, entry, gone),
            Op::Note { change, .. } => note_changes(
                self.language,
                change.before.as_ref(),
                change.after.as_ref(),
                gone,
            ),
            Op::Laboratory { .. }
            | Op::Clinic { .. }
            | Op::Letter { .. }
            | Op::Guidelines { .. }
            | Op::Word { .. }
            | Op::Setting { .. } => Vec::new(),
            Op::Number { number, change } => vec![other_number(self.language, number, change)],
        }
    }

    fn report(&self, change: &Change<Report>, entry: &Entry, gone: ChangeKind) -> Vec<ChangeLine> {
        match (&change.before, &change.after) {
            (None, Some(report)) => {
                if let Some(from) = other_side(entry, report.head.id, |change| &change.before) {
                    return moved_in(self.language, report, &self.number(from), self.knowledge);
                }
            }
            (Some(report), None) => {
                if let Some(to) = other_side(entry, report.head.id, |change| &change.after) {
                    return moved_out(self.language, report, &self.number(to), self.knowledge);
                }
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        report_changes(
            self.language,
            self.side(change.before.as_ref()),
            self.side(change.after.as_ref()),
            gone,
            self.knowledge,
        )
    }

    fn side<'r>(&'r self, report: Option<&'r Report>) -> Option<ReportSide<'r>> {
        report.map(|report| ReportSide {
            report,
            laboratory: report
                .head
                .laboratory
                .and_then(|id| self.register.laboratory(id))
                .map(|laboratory| laboratory.name.as_str()),
        })
    }

    /// The present number of a patient.
    fn number(&self, patient: Id) -> String {
        self.register.get(patient).map_or_else(
            || {
                let mut numbers = self.register.other_numbers().iter();
                let joined = numbers.find(|(_, reached)| reached.joined == Some(patient));
                joined.map_or_else(
                    || words::OF_GONE.of(self.language).to_owned(),
                    |(number, _)| number.clone(),
                )
            },
            |record| record.person.mrn.clone(),
        )
    }
}

/// A number that reaches the record since a join, or no longer.
fn other_number(language: Language, number: &str, change: &Change<Reached>) -> ChangeLine {
    let number = Some(shown(number).into_owned());
    let (kind, old, new) = match change.after {
        Some(_) => (ChangeKind::Added, None, number),
        None => (ChangeKind::Removed, number, None),
    };
    ChangeLine {
        what: words::JOINED_NUMBER.of(language).to_owned(),
        kind,
        known_by: None,
        old,
        new,
    }
}

/// What an undo puts in was there before, and not entered now.
fn restored(line: ChangeLine, entry: &Entry) -> ChangeLine {
    match (entry.takes_back, line.kind) {
        (Some(TakesBack::Undo(_)), ChangeKind::Added) => ChangeLine {
            kind: ChangeKind::Restored,
            ..line
        },
        (Some(TakesBack::Undo(_) | TakesBack::Redo(_)) | None, _) => line,
    }
}

/// The patient from whom, or to whom, an entry moves a report: its op has the report on one side only.
pub(crate) fn other_side(
    entry: &Entry,
    id: Id,
    side: fn(&Change<Report>) -> &Option<Report>,
) -> Option<Id> {
    entry.ops.iter().find_map(|op| match op {
        Op::Report { patient, change } => {
            let is_one_sided = change.before.is_none() != change.after.is_none();
            let is_it = side(change).as_ref().map(|report| report.head.id) == Some(id);
            (is_one_sided && is_it).then_some(*patient)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests;
