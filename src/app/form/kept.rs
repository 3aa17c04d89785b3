//! Forms as plain text, so that what was typed outlives the program.

use super::context::FormContext;
use super::kind::{Correction, FormKind};
use super::spec::Takes;
use super::typed::Form;
use crate::clinical::record::Id;
use crate::store::KeptDraft;
use crate::wording::Language;
use crate::wording::screens::common::{COMMA, in_brackets};

/// The form and what was typed into it: `laboratory report (2024-01-05, 230)`.
pub(in crate::app) fn kept_words(kept: &KeptDraft, language: Language) -> String {
    let about = kept.fields.iter().find(|(name, _)| name == ABOUT);
    let about = about.map_or("", |(_, about)| about);
    let form = kind(&kept.form, about).map_or(kept.form.as_str(), |kind| kind.name().of(language));
    let typed = kept.fields.iter().filter(|(name, _)| name != ABOUT);
    let typed: Vec<&str> = typed.map(|(_, text)| text.as_str()).collect();
    format!(
        "{form}{}",
        in_brackets(language, typed.join(COMMA.of(language)))
    )
}

/// The name under which it is kept what a form is about.
const ABOUT: &str = "about";

impl Form {
    /// Before the day changes: what means a day by today's, such as `t`, goes on to mean that day. A number that is being
    /// typed may be the beginning of another day, and stays.
    pub fn fix_days(&mut self, cx: &FormContext<'_>) {
        let focus = self.focus;
        for (place, field) in self.fields.iter_mut().enumerate() {
            let begins = field.line.text().chars().next();
            let is_begun = place == focus && begins.is_some_and(|first| first.is_ascii_digit());
            let text = match field.spec.takes {
                Takes::Day(_) if is_begun => continue,
                Takes::Day(_) => field.text(),
                Takes::Line | Takes::Text | Takes::Choice(_) => field.line.text(),
            };
            let fixed = field.fixed(cx);
            if fixed != text {
                field.line.set(&fixed);
            }
        }
    }

    /// What was typed, as text. A day is kept as that day: `t` of today would mean another day tomorrow.
    pub fn keep(&self, cx: &FormContext<'_>) -> KeptDraft {
        let about = match self.kind {
            FormKind::Correction(correction) => Some(correction.about()),
            FormKind::Laboratory(id) => id.map(|id| id.0.to_string()),
            FormKind::Report
            | FormKind::Drug
            | FormKind::Patient
            | FormKind::QuickLine
            | FormKind::Note
            | FormKind::Recall
            | FormKind::Letter => None,
        };
        let fields = (self.fields.iter())
            .map(|field| (field.id().kept(cx.knowledge).to_owned(), field.fixed(cx)))
            .filter(|(_, text)| !text.is_empty());
        KeptDraft {
            form: self.kind.name().english.to_owned(),
            patient: self.patient.map(|id| id.0),
            fields: about
                .map(|about| (ABOUT.to_owned(), about))
                .into_iter()
                .chain(fields)
                .collect(),
        }
    }

    /// The form that was kept; `None` where its patient or what it is about is not on file any more, or nobody knows
    /// the form.
    pub fn restore(kept: &KeptDraft, cx: &FormContext<'_>) -> Option<Self> {
        let text = |wanted: &str| {
            let mut fields = kept.fields.iter();
            let found = fields.find(|(own, _)| own == wanted);
            found.map_or("", |(_, text)| text)
        };
        let kind = kind(&kept.form, text(ABOUT))?;
        let record = match kept.patient {
            Some(id) => Some(cx.register.get(cx.register.present(Id(id)))?),
            None => None,
        };
        let mut form = Self::filled(kind, record.map(AsRef::as_ref), None, cx)?;
        for field in &mut form.fields {
            field.line.set(text(field.id().kept(cx.knowledge)));
            field.left = true;
        }
        // That of a joined record goes back with it where the join is taken back.
        form.patient = kept.patient.map(Id);
        Some(form)
    }
}

/// The kind of a form of this name, about what a draft named.
fn kind(name: &str, about: &str) -> Option<FormKind> {
    let laboratory = match about {
        "" => Some(FormKind::Laboratory(None)),
        about => about
            .parse()
            .ok()
            .map(|id| FormKind::Laboratory(Some(Id(id)))),
    };
    let corrections = Correction::about_what(about).map(FormKind::Correction);
    let mut kinds = (FormKind::PLAIN.into_iter())
        .chain([FormKind::Letter])
        .chain(corrections)
        .chain(laboratory);
    kinds.find(|kind| kind.name().english == name)
}
