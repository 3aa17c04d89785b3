//! From the spelling to records: every word understood, or named with its path and what is accepted.

use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{
    Cirrhosis, Course, FollowUp, Id, Intent, LabResult, Person, Record, Report, ReportHead, Seq,
    Sex, Source, Via,
};
use crate::notation::{Fault, parse_calendar_day, parse_drug, parse_iso};
use crate::register::Laboratory;
use crate::register::codec::{Codec, CodecError, Context, parse_source};
use crate::wording::Sentence;
use crate::wording::refusals::layout as said;

use super::convert_note::note;
use super::raw::{
    RawCirrhosis, RawCourse, RawFollowUp, RawIntent, RawLaboratory, RawPatient, RawReport, RawSex,
    Text,
};

/// Something that is not understood, with its path from where the conversion began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct ConversionError {
    pub(in crate::store) path: String,
    pub(in crate::store) what: Sentence,
    pub(in crate::store) accepted: Option<Sentence>,
}

impl ConversionError {
    pub(in crate::store) fn new(
        path: impl Into<String>,
        what: impl Into<Sentence>,
        accepted: impl Into<Option<Sentence>>,
    ) -> Self {
        Self {
            path: path.into(),
            what: what.into(),
            accepted: accepted.into(),
        }
    }

    /// The same from further outside.
    pub(in crate::store) fn within(mut self, outer: &str) -> Self {
        self.path = format!("{outer}.{}", self.path);
        self
    }
}

/// Understands what the file spells.
#[derive(Debug)]
pub(in crate::store) struct Converter<'k> {
    knowledge: &'k Knowledge,
    codec: Codec<'k>,
}

impl<'k> Converter<'k> {
    pub(in crate::store) fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            knowledge,
            codec: Codec::new(knowledge),
        }
    }

    pub(in crate::store) const fn codec(&self) -> &Codec<'k> {
        &self.codec
    }

    pub(in crate::store) fn laboratory(
        &self,
        raw: &RawLaboratory<'_>,
    ) -> Result<Laboratory, ConversionError> {
        let assay = match &raw.assay {
            None => None,
            Some(name) => self.codec.read_assay(name).map_err(|error| {
                let what = said::of_text(error.text, error.what);
                ConversionError::new("assay", what, error.accepted)
            })?,
        };
        Ok(Laboratory {
            id: Id(raw.id),
            name: raw.name.to_string(),
            assay,
            fields: self
                .codec
                .read_fields(&raw.units)
                .map_err(|error| conversion_error("units", error))?,
            limits: self
                .codec
                .read_profile_limits(&raw.limits)
                .map_err(|error| conversion_error("limits", error))?,
            order: self
                .codec
                .read_order(&raw.order)
                .map_err(|error| conversion_error("order", error))?,
        })
    }

    /// A record in canonical order: courses by start, reports and notes by day, whatever the order in the file.
    pub(in crate::store) fn patient(
        &self,
        raw: &RawPatient<'_>,
        laboratories: &[Laboratory],
    ) -> Result<Record, Vec<ConversionError>> {
        let mut errors = Vec::new();
        let (person, source) = match person(raw) {
            Ok(head) => head,
            Err(error) => return Err(vec![error]),
        };
        let mut record = Record::new(Id(raw.id), person, source);
        record.courses.reserve_exact(raw.courses.len());
        record.reports.reserve_exact(raw.reports.len());
        record.notes.reserve_exact(raw.notes.len());
        for (index, course) in raw.courses.iter().enumerate() {
            match self.course(course) {
                Ok(course) => record.courses.push(course),
                Err(error) => errors.push(error.within(&format!("courses[{index}]"))),
            }
        }
        let mut results = Vec::new();
        for (index, report) in raw.reports.iter().enumerate() {
            if let Err(error) = self.report(report, laboratories, &mut record, &mut results) {
                errors.push(error.within(&format!("reports[{index}]")));
            }
        }
        for (index, raw) in raw.notes.iter().enumerate() {
            match note(raw) {
                Ok(note) => record.notes.push(note),
                Err(error) => errors.push(error.within(&format!("notes[{index}]"))),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        put_in_order(&mut record, &mut results);
        record.results = results.into();
        Ok(record)
    }

    pub(in crate::store) fn course(&self, raw: &RawCourse<'_>) -> Result<Course, ConversionError> {
        Ok(Course {
            id: Id(raw.id),
            drug: self.drug(&raw.drug)?,
            start: understood("from", parse_calendar_day(&raw.from))?,
            stop: calendar_day("to", raw.to.as_ref())?,
            intent: match raw.intent {
                RawIntent::Treatment => Intent::Treatment,
                RawIntent::Prophylaxis => Intent::Prophylaxis,
                RawIntent::Pregnancy => Intent::Pregnancy,
            },
            dose: raw.dose.as_ref().map(ToString::to_string),
            reason: raw.reason.as_ref().map(ToString::to_string),
            source: source(raw.src.as_ref())?,
        })
    }

    pub(in crate::store) fn drug(&self, name: &str) -> Result<DrugId, ConversionError> {
        let drugs = &self.knowledge.drugs;
        if let Some((id, _)) = drugs.iter().find(|(_, drug)| drug.name == name) {
            return Ok(id);
        }
        understood("drug", parse_drug(name, self.knowledge))
    }

    fn report(
        &self,
        raw: &RawReport<'_>,
        laboratories: &[Laboratory],
        record: &mut Record,
        results: &mut Vec<LabResult>,
    ) -> Result<(), ConversionError> {
        let laboratory = raw
            .lab
            .and_then(|id| laboratories.iter().find(|known| known.id == Id(id)));
        let head = self.report_into(raw, laboratory, results)?;
        record.reports.push(head);
        Ok(())
    }

    /// A report that stands by itself: no profile says what the line leaves out.
    pub(in crate::store) fn lone_report(
        &self,
        raw: &RawReport<'_>,
    ) -> Result<Report, ConversionError> {
        let mut results = Vec::new();
        let head = self.report_into(raw, None, &mut results)?;
        let results = results.into();
        Ok(Report { head, results })
    }

    fn report_into(
        &self,
        raw: &RawReport<'_>,
        laboratory: Option<&Laboratory>,
        results: &mut Vec<LabResult>,
    ) -> Result<ReportHead, ConversionError> {
        let on = understood("on", parse_calendar_day(&raw.on))?;
        let head = ReportHead {
            id: Id(raw.id),
            on: on.date,
            month_only: on.approximate,
            laboratory: raw.lab.map(Id),
            source: source(raw.src.as_ref())?,
        };
        let context = Context {
            report: head.id,
            on: head.on,
            month_only: head.month_only,
            laboratory,
        };
        self.codec
            .read_into(results, &raw.r, &context)
            .map_err(|error| conversion_error("r", error))?;
        Ok(head)
    }
}

/// Puts courses, reports with their results, and notes in their order, whatever it is in the file.
pub(in crate::store) fn put_in_order(record: &mut Record, results: &mut [LabResult]) {
    if !record
        .courses
        .is_sorted_by_key(|course| (course.start.date, course.id))
    {
        record
            .courses
            .sort_by_key(|course| (course.start.date, course.id));
    }
    if !record.reports.is_sorted_by_key(|head| (head.on, head.id)) {
        record.reports.sort_by_key(|head| (head.on, head.id));
        results.sort_by_key(|result| (result.on, result.report));
    }
    if !record.notes.is_sorted_by_key(|note| (note.on, note.id)) {
        record.notes.sort_by_key(|note| (note.on, note.id));
    }
}

fn conversion_error(field: &str, error: CodecError) -> ConversionError {
    let what = said::of_part(error.part, error.text, error.what);
    ConversionError::new(field, what, error.accepted)
}

pub(in crate::store) fn person(raw: &RawPatient<'_>) -> Result<(Person, Source), ConversionError> {
    let cirrhosis_on = raw.cirrhosis_on.as_ref().map(|text| parse_iso(text));
    let person = Person {
        mrn: raw.mrn.to_string(),
        name: raw.name.to_string(),
        born: calendar_day("born", raw.born.as_ref())?,
        sex: raw.sex.map(|sex| match sex {
            RawSex::Female => Sex::Female,
            RawSex::Male => Sex::Male,
        }),
        cirrhosis: match raw.cirrhosis {
            RawCirrhosis::None => Cirrhosis::None,
            RawCirrhosis::Compensated => Cirrhosis::Compensated,
            RawCirrhosis::Decompensated => Cirrhosis::Decompensated,
            RawCirrhosis::Unknown => Cirrhosis::NotRecorded,
        },
        cirrhosis_on: understood("cirrhosis_on", cirrhosis_on.transpose())?,
        contact: raw.contact.as_ref().map(ToString::to_string),
        follow_up: match raw.follow_up {
            RawFollowUp::Active => FollowUp::Active,
            RawFollowUp::Moved => FollowUp::Moved,
            RawFollowUp::Lost => FollowUp::Lost,
            RawFollowUp::Died => FollowUp::Died,
        },
    };
    Ok((person, source(raw.src.as_ref())?))
}

/// What was written by hand without a source came by hand, before the first entry.
const BY_HAND: Source = Source {
    via: Via::Hand,
    seq: Seq(0),
};

pub(super) fn source(raw: Option<&Text<'_>>) -> Result<Source, ConversionError> {
    raw.map_or(Ok(BY_HAND), |text| {
        parse_source(text)
            .ok_or_else(|| ConversionError::new("src", said::no_source(text), said::SOURCE))
    })
}

fn calendar_day(
    field: &str,
    text: Option<&Text<'_>>,
) -> Result<Option<CalendarDay>, ConversionError> {
    let day = text.map(|text| parse_calendar_day(text));
    understood(field, day.transpose())
}

/// What was read, or what was written there and why it is not understood.
pub(in crate::store) fn understood<T>(
    field: &str,
    read: Result<T, Fault>,
) -> Result<T, ConversionError> {
    read.map_err(|fault| {
        let what = said::of_text(fault.written, fault.problem);
        ConversionError::new(field, what, fault.accepted)
    })
}
