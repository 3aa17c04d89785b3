//! The laboratory whose profile a report means: its units, limits and order.

use crate::app::form::FormContext;
use crate::app::form::choice;
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Spec, Stepping, text};
use crate::app::keymap::{Action, Place};
use crate::clinical::record::Record;
use crate::register::{Laboratory, Register};

pub(crate) const LABORATORY: Spec = text("laboratory").stepped(step);

/// What stands in the laboratory's field where no profile is used.
pub(crate) const NO_PROFILE: &str = "none";

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
        .chain([NO_PROFILE])
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
    if found.is_none() && !text.is_empty() && !text.eq_ignore_ascii_case(NO_PROFILE) {
        let accepted = names(at.cx).join(", ");
        let why = format!("'{text}' is not in the register; accepted: {accepted}");
        at.complain(LABORATORY, &why);
    } else {
        let another = at.cx.keys.told(Place::Form, Action::NextProfile);
        at.hint(
            LABORATORY,
            format!("its units and limits; {another}: another"),
        );
    }
    found
}
