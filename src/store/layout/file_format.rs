//! Reads and prints entries in the words of one [`Knowledge`]: made once, used for every line.

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Via;
use crate::register::Op;
use crate::register::{Change, Entry, PatientHead, TakesBack};

use super::convert::Converter;
use super::spell::Speller;
use super::stamp::at_text;

/// Reads and prints registers and entries in the words of one [`Knowledge`].
#[derive(Debug)]
pub struct FileFormat<'k> {
    knowledge: &'k Knowledge,
    converter: Converter<'k>,
}

impl<'k> FileFormat<'k> {
    /// The format for the drugs, tests, units and assays of `knowledge`.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            knowledge,
            converter: Converter::new(knowledge),
        }
    }

    /// What it knows.
    #[must_use]
    pub const fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    pub(in crate::store) const fn converter(&self) -> &Converter<'k> {
        &self.converter
    }

    pub(in crate::store) const fn speller<'a>(&'a self, text: &'a mut String) -> Speller<'a, 'k> {
        Speller {
            text,
            knowledge: self.knowledge,
            codec: self.converter.codec(),
        }
    }

    /// An entry without its ops: `(seq: 398, at: "..", by: "li", via: form, why: ".."`, without the last bracket.
    pub(in crate::store) fn push_entry_head(&self, text: &mut String, entry: &Entry) {
        let mut speller = self.speller(text);
        speller.plain("(seq: ", entry.seq.0);
        speller.quoted(", at: ", &at_text(entry.stamp.at));
        speller.quoted(", by: ", &entry.stamp.by);
        speller.plain(", via: ", via_word(entry.stamp.via));
        if entry.base.0.saturating_add(1) != entry.seq.0 {
            speller.plain(", base: ", entry.base.0);
        }
        if let Some(why) = &entry.why {
            speller.quoted(", why: ", why);
        }
        match entry.takes_back {
            None => {}
            Some(TakesBack::Undo(seq)) => speller.plain(", undoes: ", seq.0),
            Some(TakesBack::Redo(seq)) => speller.plain(", redoes: ", seq.0),
        }
    }

    /// One op: `report(of: 17, now: (id: 401, ..))`.
    pub(in crate::store) fn push_op(&self, text: &mut String, op: &Op) {
        let mut speller = self.speller(text);
        match op {
            Op::Patient { patient, change } => {
                speller.push("patient(");
                sides(&mut speller, "", change, |speller, head: &PatientHead| {
                    speller.person(*patient, &head.person, head.source);
                    speller.push(")");
                });
            }
            Op::Course { patient, change } => {
                speller.plain("course(of: ", patient.0);
                sides(&mut speller, ", ", change, |speller, course| {
                    speller.course(course);
                });
            }
            Op::Report { patient, change } => {
                speller.plain("report(of: ", patient.0);
                sides(&mut speller, ", ", change, |speller, report| {
                    speller.report(&report.head, &report.results, None);
                });
            }
            Op::Note { patient, change } => {
                speller.plain("note(of: ", patient.0);
                sides(&mut speller, ", ", change, |speller, note| {
                    speller.note(note);
                });
            }
            Op::Laboratory { change } => {
                speller.push("laboratory(");
                sides(&mut speller, "", change, |speller, laboratory| {
                    speller.laboratory(laboratory);
                });
            }
            Op::Clinic { change } => {
                speller.push("clinic(");
                sides(&mut speller, "", change, |speller, name| {
                    speller.quoted("", name);
                });
            }
            Op::Letter { change } => {
                speller.push("letter(");
                sides(&mut speller, "", change, |speller, text| {
                    speller.quoted("", text);
                });
            }
            Op::Guidelines { change } => {
                speller.push("guidelines(");
                sides(&mut speller, "", change, |speller, names| {
                    speller.list(names)
                });
            }
            Op::Number { number, change } => {
                speller.quoted("number(number: ", number);
                sides(&mut speller, ", ", change, |speller, reached| {
                    speller.push("(");
                    speller.reached(*reached);
                });
            }
            Op::Word { change } => {
                speller.push("word(");
                sides(&mut speller, "", change, |speller, word| {
                    speller.word(word);
                });
            }
            Op::Setting { name, change } => {
                speller.quoted("setting(name: ", name);
                sides(&mut speller, ", ", change, |speller, value| {
                    speller.plain("", value);
                });
            }
        }
        text.push(')');
    }
}

/// `was: .., now: ..`, each where there is one.
fn sides<T>(
    speller: &mut Speller<'_, '_>,
    divider: &str,
    change: &Change<T>,
    spell: impl Fn(&mut Speller<'_, '_>, &T),
) {
    let mut divider = divider;
    for (name, side) in [("was: ", &change.before), ("now: ", &change.after)] {
        if let Some(value) = side {
            speller.push(divider);
            speller.push(name);
            spell(speller, value);
            divider = ", ";
        }
    }
}

const fn via_word(via: Via) -> &'static str {
    match via {
        Via::Form => "form",
        Via::QuickLine => "quick_line",
        Via::Import => "import",
        Via::Hand => "hand",
    }
}
