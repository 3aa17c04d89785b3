//! The laboratory whose profile a report means: its units, limits and order.

use crate::app::form::choice;
use crate::app::form::context::FormContext;
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Spec, Stepping, text};
use crate::clinical::record::Record;
use crate::keys::{Action, Place};
use crate::register::{Laboratory, Register};
use crate::wording::screens::{choices, common, form, profile as words};
use crate::wording::{Language, Phrase};

pub(crate) const LABORATORY: Spec = text(form::LABORATORY).stepped(step);

/// What stands in the laboratory's field where no profile is used.
pub(crate) const NO_PROFILE: Phrase = choices::NO_PROFILE;

/// Whether a text is the word for it, in any language.
pub(crate) fn means_no_profile(text: &str) -> bool {
    Language::ALL
        .iter()
        .any(|language| NO_PROFILE.of(*language).eq_ignore_ascii_case(text))
}

/// The laboratory of a name, in either case.
pub(crate) fn named_laboratory<'a>(text: &str, cx: &FormContext<'a>) -> Option<&'a Laboratory> {
    let mut laboratories = cx.register.laboratories().iter();
    laboratories.find(|laboratory| laboratory.name.eq_ignore_ascii_case(text))
}

/// The laboratory of the patient's last report, else the first of the register.
pub(crate) fn usual_laboratory<'a>(
    record: &Record,
    register: &'a Register,
) -> Option<&'a Laboratory> {
    let last = record.reports.last().and_then(|head| head.laboratory);
    last.and_then(|id| register.laboratory(id))
        .or_else(|| register.laboratories().first())
}

/// The names of all profiles, and what stands for none.
fn names<'a>(cx: &FormContext<'a>) -> Vec<&'a str> {
    let laboratories = cx.register.laboratories().iter();
    laboratories
        .map(|laboratory| laboratory.name.as_str())
        .chain([NO_PROFILE.of(cx.language)])
        .collect()
}

fn step(at: &Stepping<'_>) -> Option<String> {
    another(at.text, !at.up, at.cx)
}

pub(crate) fn another(text: &str, forward: bool, cx: &FormContext<'_>) -> Option<String> {
    let names = names(cx);
    let present = names.iter().position(|name| *name == text).unwrap_or(0);
    choice::another(&names, Some(present), forward).map(|name| (*name).to_owned())
}

pub(super) fn read<'a>(at: &mut Reader<'a>) -> Option<&'a Laboratory> {
    at.form.place(LABORATORY.id)?;
    let text = at.text(LABORATORY);
    let found = named_laboratory(text, at.cx);
    if found.is_none() && !text.is_empty() && !means_no_profile(text) {
        let accepted = names(at.cx).join(common::LISTED.of(at.cx.language));
        let why = words::unknown(at.cx.language, text, accepted);
        at.complain(LABORATORY, &why);
    } else {
        let another = at.cx.keys.told(Place::Form, Action::NextProfile);
        at.hint(LABORATORY, words::another(at.cx.language, another));
    }
    found
}
