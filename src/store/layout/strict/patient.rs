//! A patient's block in canonical spelling.

use std::ops::Range;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{
    Cirrhosis, Course, FollowUp, Id, Intent, LabResult, Note, NoteKind, Person, Record, ReportHead,
    Results, Sex, Source, Visit,
};
use crate::notation::{parse_calendar_day, parse_iso};
use crate::register::Laboratory;
use crate::register::codec::{Context, parse_source};

use super::walk::{Walk, is_plain};
use crate::store::layout::convert::{Converter, put_in_order};

/// Reads blocks one after the other.
pub(in crate::store) struct Strict<'a> {
    converter: &'a Converter<'a>,
    laboratories: &'a [Laboratory],
    /// Filled and emptied with every patient, so that each record has exactly the room it needs.
    reports: Vec<ReportHead>,
    /// The results of the patients whose records are not handed out yet.
    results: Vec<LabResult>,
    /// These, each with the place of their results.
    waiting: Vec<(Record, Range<usize>)>,
}

/// The results of so many stand in one piece of memory: a hospital's are millions.
const RESULTS_TOGETHER: usize = 4096;

impl<'a> Strict<'a> {
    pub(in crate::store) const fn new(
        converter: &'a Converter<'a>,
        laboratories: &'a [Laboratory],
    ) -> Self {
        Self {
            converter,
            laboratories,
            reports: Vec::new(),
            results: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Reads the patient at the beginning of `text`, who is handed out with the next ones, and tells how many bytes the
    /// block takes with its comma and line end; nothing where it is not spelled exactly as this program spells it.
    pub(in crate::store) fn take(&mut self, text: &str) -> Option<usize> {
        let first = self.results.len();
        let taken = self.patient(text, first);
        match taken {
            Some((record, length)) => {
                self.waiting.push((record, first..self.results.len()));
                Some(length)
            }
            None => {
                self.results.truncate(first);
                None
            }
        }
    }

    /// Whether enough wait to be handed out.
    pub(in crate::store) const fn is_full(&self) -> bool {
        self.results.len() >= RESULTS_TOGETHER
    }

    /// Hands out the records of all who were read since, in that order.
    pub(in crate::store) fn hand_out(&mut self) -> impl Iterator<Item = Record> + '_ {
        let all: Results = self.results.drain(..).collect();
        self.waiting.drain(..).map(move |(mut record, range)| {
            record.results = all.part(range);
            record
        })
    }

    /// The patient at the beginning of `text`, but for the results, which are added behind the first ones.
    fn patient(&mut self, text: &str, first: usize) -> Option<(Record, usize)> {
        self.reports.clear();
        let mut walk = Walk::new(text);
        walk.pass("    (id: ")?;
        let id = Id(walk.number()?);
        let (person, source) = person(&mut walk)?;
        let mut record = Record::new(id, person, source);
        if walk.take(",\n      courses: [\n") {
            while !walk.take("      ]") {
                record.courses.push(self.course(&mut walk)?);
            }
            record.courses.shrink_to_fit();
        }
        if walk.take(",\n      reports: [\n") {
            while !walk.take("      ]") {
                self.report(&mut walk)?;
            }
        }
        if walk.take(",\n      notes: [\n") {
            while !walk.take("      ]") {
                record.notes.push(note(&mut walk)?);
            }
            record.notes.shrink_to_fit();
        }
        walk.pass("),\n")?;
        record.reports = self.reports.drain(..).collect();
        put_in_order(&mut record, self.results.get_mut(first..)?);
        Some((record, walk.at()))
    }

    fn course(&self, walk: &mut Walk<'_>) -> Option<Course> {
        walk.pass("        (id: ")?;
        let id = Id(walk.number()?);
        walk.pass(", drug: \"")?;
        let drug = self.converter.drug(walk.text()?).ok()?;
        walk.pass(", from: \"")?;
        let start = day(walk.text()?)?;
        let stop = walk.text_after(", to: \"")?.map(day);
        let intent = if walk.take(", intent: prophylaxis") {
            Intent::Prophylaxis
        } else if walk.take(", intent: pregnancy") {
            Intent::Pregnancy
        } else {
            Intent::Treatment
        };
        let dose = walk.text_after(", dose: \"")?;
        let reason = walk.text_after(", reason: \"")?;
        let source = source(walk)?;
        walk.pass("),\n")?;
        Some(Course {
            id,
            drug,
            start,
            stop: flipped(stop)?,
            intent,
            dose: dose.map(str::to_owned),
            reason: reason.map(str::to_owned),
            source,
        })
    }

    fn report(&mut self, walk: &mut Walk<'_>) -> Option<()> {
        walk.pass("        ")?;
        let head = report_into(&mut self.results, walk, self.laboratories, self.converter)?;
        walk.pass(",\n")?;
        self.reports.push(head);
        Some(())
    }
}

/// A report in its brackets; its results are added to others.
pub(super) fn report_into(
    results: &mut Vec<LabResult>,
    walk: &mut Walk<'_>,
    laboratories: &[Laboratory],
    converter: &Converter<'_>,
) -> Option<ReportHead> {
    walk.pass("(id: ")?;
    let id = Id(walk.number()?);
    walk.pass(", on: \"")?;
    let on = day(walk.text()?)?;
    let laboratory = if walk.take(", lab: ") {
        Some(Id(walk.number()?))
    } else {
        None
    };
    let source = source(walk)?;
    walk.pass(", r: \"")?;
    let line = walk.up_to_quote()?;
    walk.pass(")")?;
    let context = Context {
        report: id,
        on: on.date,
        month_only: on.approximate,
        laboratory: laboratory.and_then(|id| laboratories.iter().find(|known| known.id == id)),
    };
    let codec = converter.codec();
    if !codec.read_canonical(results, line, &context) {
        // Only here may be more than plain words, figures and signs.
        is_plain(line).then_some(())?;
        codec.read_into(results, line, &context).ok()?;
    }
    Some(ReportHead {
        id,
        on: on.date,
        month_only: on.approximate,
        laboratory,
        source,
    })
}

fn person(walk: &mut Walk<'_>) -> Option<(Person, Source)> {
    walk.pass(", mrn: \"")?;
    let mrn = walk.text()?.to_owned();
    walk.pass(", name: \"")?;
    let name = walk.text()?.to_owned();
    let born = walk.text_after(", born: \"")?.map(day);
    let sex = if walk.take(", sex: female") {
        Some(Sex::Female)
    } else if walk.take(", sex: male") {
        Some(Sex::Male)
    } else {
        None
    };
    let cirrhosis = if walk.take(", cirrhosis: none") {
        Cirrhosis::None
    } else if walk.take(", cirrhosis: compensated") {
        Cirrhosis::Compensated
    } else if walk.take(", cirrhosis: decompensated") {
        Cirrhosis::Decompensated
    } else {
        Cirrhosis::NotRecorded
    };
    let cirrhosis_on = walk.text_after(", cirrhosis_on: \"")?;
    let contact = walk.text_after(", contact: \"")?;
    let follow_up = if walk.take(", follow_up: moved") {
        FollowUp::Moved
    } else if walk.take(", follow_up: lost") {
        FollowUp::Lost
    } else if walk.take(", follow_up: died") {
        FollowUp::Died
    } else {
        FollowUp::Active
    };
    let person = Person {
        mrn,
        name,
        born: flipped(born)?,
        sex,
        cirrhosis,
        cirrhosis_on: flipped(cirrhosis_on.map(|text| parse_iso(text).ok()))?,
        contact: contact.map(str::to_owned),
        follow_up,
    };
    Some((person, source(walk)?))
}

fn note(walk: &mut Walk<'_>) -> Option<Note> {
    walk.pass("        (id: ")?;
    let id = Id(walk.number()?);
    walk.pass(", on: \"")?;
    let on = parse_iso(walk.text()?).ok()?;
    walk.pass(", kind: ")?;
    let kind = if walk.take("remark") {
        NoteKind::Remark
    } else if walk.take("attempt") {
        NoteKind::RecallAttempt
    } else if walk.take("sample") {
        NoteKind::SampleSent
    } else if walk.take("expected") {
        NoteKind::Visit(Visit::Expected)
    } else {
        walk.pass("seen")?;
        NoteKind::Visit(Visit::Seen)
    };
    let text = walk.text_after(", text: \"")?;
    let source = source(walk)?;
    walk.pass("),\n")?;
    Some(Note {
        id,
        on,
        kind,
        text: text.unwrap_or_default().to_owned(),
        source,
    })
}

fn source(walk: &mut Walk<'_>) -> Option<Source> {
    walk.pass(", src: \"")?;
    parse_source(walk.text()?)
}

fn day(text: &str) -> Option<CalendarDay> {
    parse_calendar_day(text).ok()
}

/// Nothing where something stands there that was not understood.
fn flipped<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(understood) => understood.map(Some),
    }
}
