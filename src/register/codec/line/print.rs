//! Printing what a line can say: every day and every unit named, so that it means the same whenever it is read.

use super::{Act, Codec, NOTE};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::decimal::Decimal;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::{DnaReading, Finding};
use crate::notation::{calendar_day_text, sample_day_text, value_text};
use crate::wording::{Language, name_words};

/// A part of a line by what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub on: CalendarDay,
    pub meant: Meant,
}

/// What a part means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant {
    /// Results of one sample, each perhaps with the upper limit that was typed.
    Results(Vec<(Finding, Option<Decimal>)>),
    /// A drug begins.
    Start {
        drug: DrugId,
        reason: Option<String>,
    },
    /// A drug ends.
    Stop {
        drug: DrugId,
        reason: Option<String>,
    },
    /// A drug ends and another begins.
    Switch {
        old: DrugId,
        new: DrugId,
        reason: Option<String>,
    },
    /// A note, without blanks around it. It goes on to the end of the line: nothing can be said behind it.
    Note(String),
}

impl Codec<'_> {
    /// A line that means this, in the words of a language.
    #[must_use]
    pub fn print_line(&self, said: &[Said], language: Language) -> String {
        let parts = said.iter().map(|said| self.print_part(said, language));
        let parts: Vec<String> = parts.collect();
        parts.join("; ")
    }

    fn print_part(&self, said: &Said, language: Language) -> String {
        let mut text = match &said.meant {
            Meant::Results(_) => sample_day_text(said.on),
            Meant::Start { .. } | Meant::Stop { .. } | Meant::Switch { .. } | Meant::Note(_) => {
                calendar_day_text(said.on)
            }
        };
        let name = |drug: DrugId| name_words(language, self.vocabulary.knowledge.drugs.get(drug));
        let act = |act: Act, drugs: &[DrugId], reason: &Option<String>| {
            let mut text = format!(" {}", act.word().of(language));
            for drug in drugs {
                text.push(' ');
                text.push_str(name(*drug));
            }
            if let Some(reason) = reason {
                text.push_str(": ");
                text.push_str(reason);
            }
            text
        };
        match &said.meant {
            Meant::Results(results) => {
                for (finding, upper) in results {
                    self.push_item(&mut text, finding, *upper);
                }
            }
            Meant::Start { drug, reason } => text.push_str(&act(Act::Start, &[*drug], reason)),
            Meant::Stop { drug, reason } => text.push_str(&act(Act::Stop, &[*drug], reason)),
            Meant::Switch { old, new, reason } => {
                text.push_str(&act(Act::Switch, &[*old, *new], reason));
            }
            Meant::Note(noted) => {
                text.push(' ');
                text.push_str(NOTE.of(language));
                text.push(' ');
                text.push_str(noted);
            }
        }
        text
    }

    fn push_item(&self, text: &mut String, finding: &Finding, upper: Option<Decimal>) {
        text.push(' ');
        text.push_str(&self.vocabulary.definition(finding.test()).word);
        match finding {
            // "Not detected" has no figure that a unit could belong to.
            Finding::HbvDna {
                reading: DnaReading::NotDetected,
                ..
            } => {
                text.push(' ');
                text.push_str(&value_text(finding));
            }
            Finding::HbvDna { .. }
            | Finding::Amount { .. }
            | Finding::Serology { .. }
            | Finding::QuantifiedSerology { .. }
            | Finding::Genotype(_)
            | Finding::Ultrasound(_) => self.push_value(text, finding, None),
        }
        if let Some(upper) = upper {
            text.push_str(&format!(" /{upper}"));
        }
    }
}
