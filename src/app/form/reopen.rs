//! The form by which an entry was made, filled again with what the entry had: after undo the slip is mended and saved.
//!
//! What is filled in counts as not typed: a form in which nothing is changed is closed by Esc without a draft.

mod notes;

use super::choice::{self, ACTS, Act, INTENTS};
use super::{
    Correction, Desk, FieldId, Form, FormKind, ProfilePart, dates, filled, patient, profile, quick,
};
use crate::app::changed::{ReportChange, result_of};
use crate::app::text::TextLine;
use crate::clinical::drugs::DrugId;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Course, Id, LabResult, Record, Report, Via};
use crate::notation::unit_id;
use crate::register::{Change, Entry, Laboratory, Op, PatientHead};

/// Fields and their texts.
type Texts = Vec<(FieldId, String)>;

impl Form {
    /// The form of an entry that has been taken back; `None` for an entry that no form makes.
    #[must_use]
    pub fn reopen(entry: &Entry, desk: &Desk<'_>) -> Option<Self> {
        match entry.stamp.via {
            Via::Form => {}
            Via::QuickLine => return quick::reopened(entry, desk),
            Via::Import | Via::Hand => return None,
        }
        let why = entry.why.as_deref();
        match entry.ops.as_slice() {
            [Op::Patient { patient, change }] => of_patient(*patient, change, desk),
            [Op::Report { patient, change }] => of_report(*patient, change, why, desk),
            [Op::Note { patient, change }] => notes::of_note(*patient, change, why, desk),
            [Op::Laboratory { change }] => of_laboratory(change, desk),
            [Op::Course { patient, change }] => of_course(*patient, change, why, desk),
            [
                Op::Course {
                    patient,
                    change: stopped,
                },
                Op::Course {
                    change: started, ..
                },
            ] => of_switch(*patient, stopped, started, desk),
            [
                Op::Report {
                    patient,
                    change: from,
                },
                Op::Report { patient: to, .. },
            ] => of_move(*patient, *to, from, why, desk),
            [..] => None,
        }
    }

    /// Puts texts into fields as if they had stood there when the form was opened.
    fn fill(&mut self, texts: Texts) {
        for (id, text) in texts {
            if let Some(field) = self.fields.iter_mut().find(|field| field.id == id) {
                field.line = TextLine::selected(&text);
                field.initial = text;
            }
        }
    }
}

fn filled_form(kind: FormKind, patient: Id, texts: Texts, desk: &Desk<'_>) -> Option<Form> {
    let record = desk.register.get(patient)?;
    let mut form = Form::open(kind, Some(record), desk);
    form.fill(texts);
    Some(form)
}

fn of_patient(id: Id, change: &Change<PatientHead>, desk: &Desk<'_>) -> Option<Form> {
    let after = change.after.as_ref()?;
    let record = desk.register.get(id).map(AsRef::as_ref);
    let described = Record::new(id, after.person.clone(), after.source);
    let texts = patient::fields(Some(&described), desk)
        .into_iter()
        .map(|field| (field.id, field.initial))
        .collect();
    let mut form = Form::open(FormKind::Patient, record, desk);
    form.fill(texts);
    Some(form)
}

fn of_laboratory(change: &Change<Laboratory>, desk: &Desk<'_>) -> Option<Form> {
    let after = change.after.as_ref()?;
    let before = change.before.as_ref().map(|before| before.id);
    let texts = profile::fields(Some(after), desk)
        .into_iter()
        .map(|field| (field.id, field.initial))
        .collect();
    let mut form = Form::open(FormKind::Laboratory(before), None, desk);
    form.fill(texts);
    if !after.order.is_empty() {
        // As it was typed, not with the tests that follow by themselves.
        let order = profile::order_text(&after.order, desk);
        form.fill(vec![(FieldId::Profile(ProfilePart::Order), order)]);
    }
    Some(form)
}

fn of_report(
    patient: Id,
    change: &Change<Report>,
    why: Option<&str>,
    desk: &Desk<'_>,
) -> Option<Form> {
    let after = change.after.as_ref()?;
    let Some(before) = &change.before else {
        return filled_form(FormKind::Report, patient, report_texts(after, desk), desk);
    };
    let mut texts = why_texts(why);
    let correction = match ReportChange::between(before, after) {
        ReportChange::Corrected(id) => {
            let (old, new) = (result_of(before, id)?, result_of(after, id)?);
            texts.extend(correction_texts(old, new, desk));
            Correction::Result(id)
        }
        ReportChange::Retracted(id) => Correction::RetractResult(id),
        ReportChange::Dated => {
            let on = dates::sample_written(after.head.day());
            texts.push((FieldId::SampleDate, on));
            Correction::SampleDate(after.head.id)
        }
        ReportChange::Other => return None,
    };
    filled_form(FormKind::Correction(correction), patient, texts, desk)
}

fn report_texts(report: &Report, desk: &Desk<'_>) -> Texts {
    let laboratory = report
        .head
        .laboratory
        .and_then(|id| desk.register.laboratory(id));
    let day = dates::sample_written(report.head.day());
    let mut texts = vec![
        (FieldId::SampleDate, day),
        (
            FieldId::Laboratory,
            laboratory.map_or_else(
                || super::report::NO_PROFILE.to_owned(),
                |laboratory| laboratory.name.clone(),
            ),
        ),
    ];
    texts.extend(report.results.iter().map(|result| {
        let test = result.finding.test();
        (FieldId::Result(test), result_text(result, laboratory, desk))
    }));
    texts
}

/// The value, with its unit and its upper limit where they are not those of the laboratory.
fn result_text(result: &LabResult, laboratory: Option<&Laboratory>, desk: &Desk<'_>) -> String {
    let test = result.finding.test();
    let implied = laboratory.and_then(|laboratory| laboratory.unit(test));
    let text = filled::typed(&result.finding, implied, desk.knowledge);
    let own_unit = unit_id(&result.finding, desk.knowledge);
    let profile = laboratory
        .filter(|_| own_unit == Some(implied.unwrap_or(UnitId::COMPUTED)))
        .map(|laboratory| laboratory.limits(test))
        .unwrap_or_default();
    match (test, result.limits.upper) {
        (Test::Analyte(_), Some(upper)) if result.limits != profile => format!("{text}/{upper}"),
        (
            Test::HbvDna | Test::Analyte(_) | Test::Marker(_) | Test::Genotype | Test::Ultrasound,
            _,
        ) => text,
    }
}

fn correction_texts(old: &LabResult, new: &LabResult, desk: &Desk<'_>) -> Texts {
    let implied = unit_id(&old.finding, desk.knowledge);
    let limit = |limit: Option<crate::clinical::decimal::Decimal>| {
        limit.map_or_else(String::new, |limit| limit.to_string())
    };
    vec![
        (
            FieldId::Result(new.finding.test()),
            filled::typed(&new.finding, implied, desk.knowledge),
        ),
        (FieldId::LowerLimit, limit(new.limits.lower)),
        (FieldId::UpperLimit, limit(new.limits.upper)),
    ]
}

fn of_move(
    from: Id,
    to: Id,
    change: &Change<Report>,
    why: Option<&str>,
    desk: &Desk<'_>,
) -> Option<Form> {
    let report = change.before.as_ref()?;
    let mut texts = why_texts(why);
    let target = desk.register.get(to)?;
    texts.push((FieldId::Target, target.person.mrn.clone()));
    let correction = Correction::Move(report.head.id);
    filled_form(FormKind::Correction(correction), from, texts, desk)
}

fn of_course(
    patient: Id,
    change: &Change<Course>,
    why: Option<&str>,
    desk: &Desk<'_>,
) -> Option<Form> {
    match (&change.before, &change.after) {
        (None, Some(after)) => {
            let mut texts = start_texts(after, desk);
            texts.push((FieldId::Reason, text(after.reason.as_ref())));
            filled_form(FormKind::Drug, patient, act(Act::Start, texts), desk)
        }
        // Only a correction has a reason of its own; a stop has that of the course.
        (Some(before), Some(after)) if why.is_none() => {
            let texts = stop_texts(before, after, desk)?;
            filled_form(FormKind::Drug, patient, act(Act::Stop, texts), desk)
        }
        (Some(before), Some(after)) => {
            let mut texts = why_texts(why);
            texts.extend(course_texts(after, desk));
            let kind = FormKind::Correction(Correction::Course(before.id));
            filled_form(kind, patient, texts, desk)
        }
        (Some(before), None) => {
            let kind = FormKind::Correction(Correction::RetractCourse(before.id));
            filled_form(kind, patient, why_texts(why), desk)
        }
        (None, None) => None,
    }
}

fn of_switch(
    patient: Id,
    stopped: &Change<Course>,
    started: &Change<Course>,
    desk: &Desk<'_>,
) -> Option<Form> {
    let mut texts = start_texts(started.after.as_ref()?, desk);
    texts.extend(stop_texts(
        stopped.before.as_ref()?,
        stopped.after.as_ref()?,
        desk,
    )?);
    filled_form(FormKind::Drug, patient, act(Act::Switch, texts), desk)
}

fn act(act: Act, mut texts: Texts) -> Texts {
    texts.push((FieldId::Act, choice::spoken(&ACTS, act).to_owned()));
    texts
}

fn start_texts(course: &Course, desk: &Desk<'_>) -> Texts {
    vec![
        (FieldId::NewDrug, drug_name(course.drug, desk)),
        (FieldId::ActDate, dates::written(course.start)),
        (FieldId::Dose, text(course.dose.as_ref())),
        (FieldId::Intent, intent_text(course)),
    ]
}

fn stop_texts(before: &Course, after: &Course, desk: &Desk<'_>) -> Option<Texts> {
    let reason = (after.reason != before.reason).then_some(after.reason.as_ref());
    Some(vec![
        (FieldId::OldDrug, drug_name(before.drug, desk)),
        (FieldId::ActDate, dates::written(after.stop?)),
        (FieldId::Reason, text(reason.flatten())),
    ])
}

fn course_texts(course: &Course, desk: &Desk<'_>) -> Texts {
    vec![
        (FieldId::NewDrug, drug_name(course.drug, desk)),
        (FieldId::StartDate, dates::written(course.start)),
        (
            FieldId::StopDate,
            course.stop.map(dates::written).unwrap_or_default(),
        ),
        (FieldId::Dose, text(course.dose.as_ref())),
        (FieldId::Reason, text(course.reason.as_ref())),
        (FieldId::Intent, intent_text(course)),
    ]
}

fn why_texts(why: Option<&str>) -> Texts {
    vec![(FieldId::Why, why.unwrap_or_default().to_owned())]
}

fn drug_name(drug: DrugId, desk: &Desk<'_>) -> String {
    desk.knowledge.drugs.get(drug).name.clone()
}

fn intent_text(course: &Course) -> String {
    choice::spoken(&INTENTS, course.intent).to_owned()
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}
