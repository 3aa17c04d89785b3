//! Forms as plain text, so that what was typed outlives the program.

use super::{Correction, Desk, Field, FieldId, Form, FormKind, ProfilePart, dates, quick};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::store::KeptDraft;

/// The name under which it is kept what a correction is about.
const ABOUT: &str = "about";

impl Form {
    /// Before the day changes: what means a day by today's, such as `t`, goes on to mean that day. A number that is being
    /// typed may be the beginning of another day, and stays.
    pub fn fix_days(&mut self, desk: &Desk<'_>) {
        let focus = self.focus;
        for (place, field) in self.fields.iter_mut().enumerate() {
            let text = field.line.text();
            let is_begun = place == focus && text.starts_with(|c: char| c.is_ascii_digit());
            let fixed = if field.id == FieldId::Line && !field.line.is_blank() {
                quick::fixed(text, desk)
            } else if field.id.is_date() && !is_begun {
                dates::fixed(text, field.id == FieldId::Born, desk)
            } else {
                continue;
            };
            if fixed != text {
                field.line.set(&fixed);
            }
        }
    }

    /// What was typed, as text. A day is kept as that day: `t` of today would mean another day tomorrow.
    #[must_use]
    pub fn keep(&self, desk: &Desk<'_>) -> KeptDraft {
        let text = |field: &Field| {
            if field.id == FieldId::Line {
                quick::fixed(field.line.text(), desk)
            } else if field.id.is_date() {
                dates::fixed(field.text(), field.id == FieldId::Born, desk)
            } else {
                field.line.text().to_owned()
            }
        };
        let about = match self.kind {
            FormKind::Correction(correction) => Some((ABOUT.to_owned(), correction.about())),
            FormKind::Laboratory(id) => id.map(|id| (ABOUT.to_owned(), id.0.to_string())),
            FormKind::Report
            | FormKind::Drug
            | FormKind::Patient
            | FormKind::QuickLine
            | FormKind::Note
            | FormKind::Recall => None,
        };
        let fields = (self.fields.iter())
            .map(|field| (name(field.id, desk.knowledge).to_owned(), text(field)))
            .filter(|(_, text)| !text.is_empty());
        KeptDraft {
            form: self.kind.name().to_owned(),
            patient: self.patient.map(|id| id.0),
            fields: about.into_iter().chain(fields).collect(),
        }
    }

    /// The form that was kept; `None` where its patient or what it corrects is not on file any more, or nobody knows
    /// the form.
    #[must_use]
    pub fn restore(kept: &KeptDraft, desk: &Desk<'_>) -> Option<Self> {
        let text = |wanted: &str| {
            let mut fields = kept.fields.iter();
            fields.find(|(own, _)| own == wanted).map(|(_, text)| text)
        };
        let about = text(ABOUT).map_or("", |about| about);
        let kind = FormKind::PLAIN
            .into_iter()
            .find(|kind| kind.name() == kept.form)
            .or_else(|| Correction::named(&kept.form, about).map(FormKind::Correction))
            .or_else(|| laboratory(&kept.form, about, desk))?;
        let record = match kept.patient {
            Some(id) => Some(desk.register.get(desk.register.present(Id(id)))?),
            None => None,
        };
        if let (FormKind::Correction(correction), Some(record)) = (kind, record)
            && !correction.is_about_something_of(record)
        {
            return None;
        }
        let mut form = Self::open(kind, record.map(AsRef::as_ref), desk);
        for field in &mut form.fields {
            let named = text(name(field.id, desk.knowledge));
            field.line.set(named.map_or("", |text| text));
            field.left = true;
        }
        // That of a joined record goes back with it where the join is taken back.
        form.patient = kept.patient.map(Id);
        Some(form)
    }
}

/// The form of a profile; nothing where that is not in the register any more.
fn laboratory(form: &str, about: &str, desk: &Desk<'_>) -> Option<FormKind> {
    if form != FormKind::Laboratory(None).name() {
        return None;
    }
    if about.is_empty() {
        return Some(FormKind::Laboratory(None));
    }
    let laboratory = desk.register.laboratory(Id(about.parse().ok()?))?;
    Some(FormKind::Laboratory(Some(laboratory.id)))
}

/// The name under which a field is kept: for a result the word of its test.
fn name(id: FieldId, knowledge: &Knowledge) -> &str {
    match id {
        FieldId::Result(test) => &knowledge.tests.get(test).word,
        FieldId::Profile(ProfilePart::Test(test)) => &knowledge.tests.get(test).word,
        FieldId::Profile(ProfilePart::Name) => "profile",
        FieldId::Profile(ProfilePart::Assay) => "assay",
        FieldId::Profile(ProfilePart::Order) => "order",
        FieldId::SampleDate => "sample taken",
        FieldId::Laboratory => "laboratory",
        FieldId::Act => "act",
        FieldId::OldDrug => "old drug",
        FieldId::NewDrug => "new drug",
        FieldId::ActDate => "day",
        FieldId::Dose => "dose",
        FieldId::Intent => "intent",
        FieldId::Reason => "reason",
        FieldId::Number => "number",
        FieldId::Name => "name",
        FieldId::Born => "born",
        FieldId::Sex => "sex",
        FieldId::Cirrhosis => "cirrhosis",
        FieldId::FollowUp => "follow-up",
        FieldId::Contact => "contact",
        FieldId::LowerLimit => "lower limit",
        FieldId::UpperLimit => "upper limit",
        FieldId::StartDate => "start",
        FieldId::StopDate => "stop",
        FieldId::Recall => "recall",
        FieldId::NoteText => "note",
        FieldId::NoteDay => "note of",
        FieldId::ClinicDay => "clinic of",
        FieldId::Target => "move to",
        FieldId::Why => "why",
        FieldId::Line => "line",
    }
}
